/* lint.c: see lint.h. Each thing is told at the rule that it concerns, in the order of the rules' ids. Who writes rules for
** themselves may leave texts out; what is shipped must say why, what to do and where it is from, in both languages. */
#include "policy/lint.h"

#include "policy/filename.h"
#include "rule/plan.h"

#include <string.h>

typedef struct linting {
  const kolua_policy *policy;
  arena *scratch;
  problems *problems;
  kolua_status status;
} linting;

/* ---- rules */

static bool is_empty(label l) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    if (l.in[i].len > 0) return false;
  }
  return true;
}

static void check_label(linting *l, const rule *r, bool is_shipped, label given, const char *what) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    const char *lang = kolua_lang_name((kolua_lang)i);
    if (given.in[i].len > 0) continue;
    const kolua_status status = is_shipped ? KOLUA_EPOLICY : KOLUA_OK;
    if (is_shipped) l->status = status;
    problem_add_as(l->problems, is_empty(given) ? CODE_TEXT : CODE_TRANSLATION, status, r->at, "%.*s has no %s in '%s'",
                   SPELT(r->id), what, lang);
  }
}

static bool leads_to_keyed(const step *steps, size_t n) {
  return n > 0 && steps[n - 1].op == STEP_KEYED;
}

static bool walks_to_keyed(const loop *loops, size_t n) {
  return n > 0 && leads_to_keyed(loops[n - 1].steps, loops[n - 1].n_steps);
}

/* Whether what it measures is an element of a keyed list, or how many there are: then the demand is about its being there. */
static bool measures_keyed(const part_plan *p) {
  const node *e = p->measure;
  return e != NULL && (leads_to_keyed(e->steps, e->n_steps) || walks_to_keyed(e->loops, e->n_loops)) &&
         (e->op == OP_PATH || e->op == OP_COUNT);
}

/* Whether it finds fault with an element of a keyed list that is not there: then one is to be written. */
static bool asks_for_keyed(const part_plan *p) {
  const part *asked = p->source;
  const bool is_fault = asked->has_absent && (kolua_outcome)asked->absent > KOLUA_OUTCOME_PASS;
  if ((is_fault && walks_to_keyed(p->each, p->n_each)) || measures_keyed(p)) return true;
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
    l->status = problem_add_as(l->problems, CODE_UNSOURCED, KOLUA_EPOLICY, r->at, "%.*s has no source", SPELT(r->id));
}

/* ---- packs */

/* A pack may name a rule that the policy leaves out. */
static size_t count_all(const kolua_policy *policy) {
  return policy->rules.n_rules + policy->n_left_out;
}

static bool names_a_rule(const kolua_policy *policy, text prefix) {
  for (size_t i = 0; i < count_all(policy); ++i) {
    if (rule_is_below(policy->rules.rules[i]->id, prefix)) return true;
  }
  return false;
}

/* What a shipped pack must not lack is an error, in others it is a warning. */
static void tell(linting *l, const pack *pk, lint_code as, place at, const char *message) {
  const kolua_status status = pk->is_shipped ? KOLUA_EPOLICY : KOLUA_OK;
  if (pk->is_shipped) l->status = status;
  problem_add_as(l->problems, as, status, at, "%s", message);
}

static void check_named(linting *l, const pack *pk, const named *name, const text *known, size_t n, lint_code known_as,
                        const char *what) {
  for (size_t i = 0; i < n; ++i) {
    if (text_equal(known[i], name->id)) return;
  }
  const arena_mark mark = arena_here(l->scratch);
  const text near = text_nearest(name->id, known, n, l->scratch);
  tell(l, pk, known_as, name->at,
       text_format(l->scratch, "'%.*s' is no %s%s", SPELT(name->id), what, text_hint(near, l->scratch)));
  arena_release(l->scratch, mark);
}

static void check_groups(linting *l, const pack *pk) {
  for (size_t i = 0; i < pk->n_groups; ++i) {
    const group *g = &pk->groups[i];
    if (names_a_rule(l->policy, g->prefix)) continue;
    tell(l, pk, CODE_EMPTY_GROUP, g->at,
         text_format(l->scratch, "no rule belongs to the group '%.*s'", SPELT(g->prefix)));
  }
}

static void check_pack(linting *l, const pack *pk) {
  const ruleset *rs = &l->policy->rules;
  const size_t n = count_all(l->policy);
  text *rules = ARENA_ARRAY(l->scratch, n, text), *groups = ARENA_ARRAY(l->scratch, pk->n_groups, text);
  for (size_t i = 0; i < n; ++i) rules[i] = rs->rules[i]->id;
  for (size_t i = 0; i < pk->n_groups; ++i) groups[i] = pk->groups[i].prefix;
  check_groups(l, pk);
  for (size_t i = 0; i < pk->n_headlines; ++i) check_named(l, pk, &pk->headlines[i], rules, n, CODE_RULE, "rule");
  for (size_t i = 0; i < pk->balance.n; ++i)
    check_named(l, pk, &pk->balance.of[i], groups, pk->n_groups, CODE_NAME, "group of the pack");
}

/* A rule without a group is lost in the overview of a pack that has groups. */
static void check_group_of(linting *l, const rule *r) {
  const pack *pk = policy_pack(l->policy, r->pack);
  if (pk == NULL || pk->n_groups == 0) return;
  for (size_t i = 0; i < pk->n_groups; ++i) {
    if (rule_is_below(r->id, pk->groups[i].prefix)) return;
  }
  problem_add_as(l->problems, CODE_UNGROUPED, KOLUA_OK, r->at, "%.*s belongs to no group of its pack", SPELT(r->id));
}

kolua_status policy_lint(const kolua_policy *policy, arena *scratch, problems *p) {
  linting l = {policy, scratch, p, KOLUA_OK};
  for (size_t i = 0; i < policy->rules.n_rules; ++i) {
    check_rule(&l, policy->rules.rules[i]);
    check_group_of(&l, policy->rules.rules[i]);
  }
  for (size_t i = 0; i < policy->n_packs; ++i) check_pack(&l, &policy->packs[i]);
  return l.status;
}
