/* lint.c: see lint.h. Each thing is told at the rule that it concerns, in the order of the rules' ids. Who writes rules for
** themselves may leave texts out; what is shipped must say why, what to do and where it is from, in both languages. */
#include "policy/lint.h"

#include "policy/filename.h"
#include "rule/plan.h"

#include <string.h>

typedef struct linting {
  const kolua_policy *policy;
  problems *problems;
  kolua_status status;
} linting;

/* ---- rules */

static void check_label(linting *l, const rule *r, bool is_shipped, label given, const char *what) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    const char *lang = kolua_lang_name((kolua_lang)i);
    if (given.in[i].len > 0) continue;
    if (!is_shipped) problem_warn(l->problems, r->at, "%.*s has no %s in '%s'", SPELT(r->id), what, lang);
    else l->status = problem_add(l->problems, KOLUA_EPOLICY, r->at, "%.*s has no %s in '%s'", SPELT(r->id), what, lang);
  }
}

static bool is_empty(label l) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    if (l.in[i].len > 0) return false;
  }
  return true;
}

/* Whether it finds fault with an element of a keyed list that is not there: then one is to be written. */
static bool asks_for_keyed(const part_plan *p) {
  const part *asked = p->source;
  const bool is_fault = asked->has_absent && (kolua_outcome)asked->absent > KOLUA_OUTCOME_PASS;
  const loop *last = p->n_each > 0 ? &p->each[p->n_each - 1] : NULL;
  if (is_fault && last != NULL && last->n_steps > 0 && last->steps[last->n_steps - 1].op == STEP_KEYED) return true;
  for (size_t i = 0; i < p->n_parts; ++i) {
    if (asks_for_keyed(&p->parts[i])) return true;
  }
  return false;
}

static void check_rule(linting *l, const rule *r) {
  const pack *p = policy_pack(l->policy, r->pack);
  const bool is_shipped = p != NULL && p->is_shipped;
  check_label(l, r, is_shipped, r->title, "title");
  check_label(l, r, is_shipped, r->reason, "reason");
  check_label(l, r, is_shipped, r->remedy, "remedy");
  const bool wants_wording = is_shipped && !r->is_function && asks_for_keyed(&r->plan->root);
  if (wants_wording || !is_empty(r->wording)) check_label(l, r, is_shipped, r->wording, "wording");
  if (is_shipped && l->policy->rules.n_sources > 0 && r->n_source == 0)
    l->status = problem_add(l->problems, KOLUA_EPOLICY, r->at, "%.*s has no source", SPELT(r->id));
}

/* ---- packs */

static bool starts_with(text id, text prefix) {
  if (id.len < prefix.len || memcmp(id.at, prefix.at, prefix.len) != 0) return false;
  return id.len == prefix.len || id.at[prefix.len] == '.';
}

static bool names_a_rule(const ruleset *rs, text prefix) {
  for (size_t i = 0; i < rs->n_rules; ++i) {
    if (starts_with(rs->rules[i]->id, prefix)) return true;
  }
  return false;
}

static bool is_group(const pack *pk, text prefix) {
  for (size_t i = 0; i < pk->n_groups; ++i) {
    if (text_equal(pk->groups[i].prefix, prefix)) return true;
  }
  return false;
}

static void check_pack(linting *l, const pack *pk) {
  const place at = {.file = pk->folder};
  for (size_t i = 0; i < pk->n_groups; ++i) {
    const text prefix = pk->groups[i].prefix;
    if (!names_a_rule(&l->policy->rules, prefix))
      problem_warn(l->problems, at, "no rule belongs to the group '%.*s'", SPELT(prefix));
  }
  for (size_t i = 0; i < pk->n_headlines; ++i) {
    if (ruleset_find(&l->policy->rules, pk->headlines[i]) == NULL)
      problem_warn(l->problems, at, "no rule is named '%.*s', as a headline is", SPELT(pk->headlines[i]));
  }
  for (size_t i = 0; i < pk->balance.n; ++i) {
    if (!is_group(pk, pk->balance.of[i]))
      problem_warn(l->problems, at, "'%.*s' is balanced and no group of the pack", SPELT(pk->balance.of[i]));
  }
}

/* A rule without a group is lost in the overview of a pack that has groups. */
static void check_group_of(linting *l, const rule *r) {
  const pack *pk = policy_pack(l->policy, r->pack);
  if (pk == NULL || pk->n_groups == 0) return;
  for (size_t i = 0; i < pk->n_groups; ++i) {
    if (starts_with(r->id, pk->groups[i].prefix)) return;
  }
  problem_warn(l->problems, r->at, "%.*s belongs to no group of its pack", SPELT(r->id));
}

kolua_status policy_lint(const kolua_policy *policy, problems *p) {
  linting l = {policy, p, KOLUA_OK};
  for (size_t i = 0; i < policy->rules.n_rules; ++i) {
    check_rule(&l, policy->rules.rules[i]);
    check_group_of(&l, policy->rules.rules[i]);
  }
  for (size_t i = 0; i < policy->n_packs; ++i) check_pack(&l, &policy->packs[i]);
  return l.status;
}
