/* lint.c: see lint.h. Rule by rule in the order of their ids, then what several rules say together, then the packs. */
#include "policy/lint.h"

#include "policy/linting.h"
#include "script/audit.h"

#include <stdarg.h>
#include <string.h>

/* ---- telling */

static bool is_shipped(const linting *l, const rule *r) {
  const pack *p = policy_pack(l->policy, r->pack);
  return p != NULL && p->is_shipped;
}

static const char *format_all(linting *l, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

static const char *format_all(linting *l, const char *format, va_list args) {
  buf out;
  buf_init(&out, l->scratch);
  buf_vformat(&out, format, args);
  return buf_text(&out).at;
}

void lint_warn(linting *l, lint_code as, place at, const rule *r, const char *format, ...) {
  va_list args;
  va_start(args, format);
  problem_add_as(l->problems, as, KOLUA_OK, at, "%.*s: %s", SPELT(r->id), format_all(l, format, args));
  va_end(args);
}

void lint_lack(linting *l, lint_code as, place at, const rule *r, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const kolua_status status = is_shipped(l, r) ? KOLUA_EPOLICY : KOLUA_OK;
  if (status != KOLUA_OK) l->status = status;
  problem_add_as(l->problems, as, status, at, "%s", format_all(l, format, args));
  va_end(args);
}

const char *lint_written(linting *l, const expr *e) {
  buf out;
  buf_init(&out, l->scratch);
  expr_write(&out, e);
  return buf_text(&out).at;
}

place lint_bound_place(const demand_plan *d, const node *bound) {
  const place word = d->source->at;
  return bound == NULL || (bound->at.column == 0 && bound->at.line == word.line) ? word : bound->at;
}

/* ---- sources */

static void check_sources(linting *l, const rule *r) {
  const ruleset *rs = &l->policy->rules;
  if (is_shipped(l, r) && rs->n_sources > 0 && r->n_source == 0)
    lint_lack(l, CODE_UNSOURCED, r->at, r, "%.*s has no source", SPELT(r->id));
  for (size_t i = 0; i < r->n_source; ++i) {
    const source *cited = ruleset_source(rs, r->source[i]);
    if (cited != NULL && cited->unchecked.in[KOLUA_EN].len > 0)
      lint_warn(l, CODE_UNCHECKED, r->at, r, "source '%.*s' is said to be one that no rule checks",
                SPELT(r->source[i]));
  }
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

/* ---- functions */

/* A word that is not there ends the rule in an error when it is reached: that is wrong in any pack. */
static void tell_audited(void *payload, const rule_file *file, lint_code as, place at, const char *message) {
  linting *l = payload;
  const pack *p = policy_pack(l->policy, file->pack);
  const bool is_wrong = as == CODE_WORD || as == CODE_CHANCE || as == CODE_GLOBAL || as == CODE_LIMIT;
  const bool is_lacking = p != NULL && p->is_shipped && (as == CODE_TRANSLATION || as == CODE_PLACEHOLDER);
  const kolua_status status = is_wrong || is_lacking ? KOLUA_EPOLICY : KOLUA_OK;
  if (status != KOLUA_OK) l->status = status;
  problem_add_as(l->problems, as, status, at, "%s", message);
}

kolua_status policy_lint(const kolua_policy *policy, arena *scratch, problems *p) {
  linting l = {.policy = policy, .scratch = scratch, .problems = p};
  for (size_t i = 0; i < policy->rules.n_rules; ++i) {
    const rule *r = policy->rules.rules[i];
    lint_texts(&l, r);
    check_sources(&l, r);
    check_group_of(&l, r);
    lint_conditions(&l, r);
  }
  lint_limits(&l);
  lint_kept_texts(&l);
  script_audit(&policy->rules, policy->files, policy->n_files, &policy->own_limits, scratch, tell_audited, &l);
  for (size_t i = 0; i < policy->n_packs; ++i) check_pack(&l, &policy->packs[i]);
  return l.status;
}
