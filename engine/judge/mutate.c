/* mutate.c: mutants judged by the cases that were kept.
**
** A policy is never written to: the mutants have a copy of its head with a list of rules of their own, in which one is
** replaced. Rules as data share one judge; each mutant of a function needs a Lua state of its own. */
#include "judge/mutate.h"

#include "rule/copy.h"
#include "rule/mutants.h"
#include "script/bodies.h"

#include <string.h>

typedef struct mutation {
  run *run;
  kolua_policy policy; /* the run's, with rules of its own */
  arena *arena;        /* of the run; what a mutant took is given back before the next */
  suite *suite;        /* by that policy */
  trial **trials;      /* of the rule that is changed */
  size_t n;
  kolua_mutant_fn *each;
  void *payload;
} mutation;

/* ---- the rule's cases */

static bool judges(const trial *t, const rule *r) {
  return t->rule == r || (t->expect.rules != NULL && value_get(t->expect.rules, r->id) != NULL);
}

static void find_trials(mutation *m, const rule *r) {
  m->n = 0;
  for (size_t i = 0; i < m->run->n; ++i) {
    if (judges(m->run->trials[i], r)) m->trials[m->n++] = m->run->trials[i];
  }
}

static bool asks_only_outcome(const expectation *e) {
  return e->message == NULL && e->evidence == NULL && e->missing == NULL && e->to_pass == NULL && e->rules == NULL;
}

/* Whether the case finds something else by `made`, which stands in the place of its rule. */
static bool notices(mutation *m, const trial *t, const rule *was, const rule *made) {
  buf difference;
  buf_init(&difference, m->arena);
  trial again = *t;
  if (t->rule == was) again.rule = made;
  if (t->rule == was && asks_only_outcome(&t->expect)) {
    const value *element = trial_subject(t, made, &difference);
    judge *j = suite_judge(m->suite, KOLUA_EN);
    return j != NULL && element != NULL && (int)judge_outcome(j, t->document, element, made) != t->expect.outcome;
  }
  trial_judge(m->suite, &again, &difference);
  return difference.len > 0;
}

static bool is_noticed(mutation *m, const rule *was, const rule *made) {
  for (size_t i = 0; i < m->n; ++i) {
    const arena_mark used = arena_here(m->suite->scratch);
    const bool noticed = notices(m, m->trials[i], was, made);
    arena_release(m->suite->scratch, used);
    if (noticed) return true;
  }
  return false;
}

static size_t index_of(const mutation *m, const rule *r) {
  size_t i = 0;
  while (m->run->suite.policy->rules.rules[i] != r) ++i;
  return i;
}

static kolua_status tell(mutation *m, const rule *r, const mutant *made, bool noticed) {
  const kolua_mutant shown = {.rule = &m->run->suite.policy->shown[index_of(m, r)],
                              .file = made->at.file ? made->at.file : r->at.file,
                              .line = made->at.line,
                              .column = made->at.column,
                              .change = made->change,
                              .noticed = noticed};
  return m->each(m->payload, &shown);
}

/* ---- rules as data */

static bool compiles(mutation *m, rule *made) {
  m->policy.rules.arena = m->arena;
  return ruleset_compile(&m->policy.rules, made, m->suite->scratch, NULL) == KOLUA_OK;
}

static bool try_rule(mutation *m, const rule *was, rule *made) {
  rule **place_of_rule = &m->policy.rules.rules[index_of(m, was)];
  rule *const kept = *place_of_rule;
  *place_of_rule = made;
  const bool noticed = is_noticed(m, was, made);
  *place_of_rule = kept;
  return noticed;
}

static kolua_status mutate_rule(mutation *m, const rule *r) {
  mutant made;
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; status == KOLUA_OK; ++i) {
    const arena_mark used = arena_here(m->arena), scratch = arena_here(m->suite->scratch);
    m->policy.rules.n_memos = m->run->suite.policy->rules.n_memos;
    const bool is_made = mutant_of_rule(&made, r, i, m->arena);
    if (is_made && compiles(m, made.rule)) status = tell(m, r, &made, try_rule(m, r, made.rule));
    arena_release(m->suite->scratch, scratch);
    arena_release(m->arena, used);
    if (!is_made) break;
  }
  return status;
}

/* ---- tables: a mutant is one for all rules that ask it */

static bool is_table_noticed(mutation *m, const parameter *table, const parameter *other, const rule **asking) {
  const ruleset *rs = &m->run->suite.policy->rules;
  bool noticed = false;
  *asking = NULL;
  for (size_t i = 0; i < rs->n_rules && !noticed; ++i) {
    const rule *r = rs->rules[i];
    if (!rule_asks_table(r, table)) continue;
    find_trials(m, r);
    rule *made = rule_with_table(r, table, other, m->arena);
    if (m->n == 0 || !compiles(m, made)) continue;
    if (*asking == NULL) *asking = r;
    noticed = try_rule(m, r, made);
  }
  return noticed;
}

static kolua_status mutate_table(mutation *m, const parameter *table) {
  mutant made;
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; status == KOLUA_OK; ++i) {
    const arena_mark used = arena_here(m->arena), scratch = arena_here(m->suite->scratch);
    const rule *asking = NULL;
    m->policy.rules.n_memos = m->run->suite.policy->rules.n_memos;
    const bool is_made = mutant_of_table(&made, table, i, m->arena);
    const bool noticed = is_made && is_table_noticed(m, table, made.table, &asking);
    if (asking != NULL) status = tell(m, asking, &made, noticed);
    arena_release(m->suite->scratch, scratch);
    arena_release(m->arena, used);
    if (!is_made) break;
  }
  return status;
}

/* ---- functions */

/* The file in which it stands; n_files: none. */
static size_t file_of(const kolua_policy *policy, const rule *r) {
  size_t i = 0;
  while (i < policy->n_files && strcmp(policy->files[i].name, r->at.file) != 0) ++i;
  return i;
}

/* The same with a Lua state of its own, in which these files run. */
static mutation *with_files(mutation *m, rule_file *files) {
  mutation *again = ARENA_NEW(m->arena, mutation);
  *again = *m;
  again->policy.files = files;
  again->suite = suite_like(m->suite, &again->policy);
  kolua_problems_clear(m->suite->notes);
  return again;
}

static rule_file *changed_files(mutation *m, size_t i, text whole) {
  rule_file *files = ARENA_ARRAY(m->arena, m->policy.n_files, rule_file);
  memcpy(files, m->policy.files, m->policy.n_files * sizeof *files);
  files[i].source = whole;
  return files;
}

static kolua_status mutate_body(mutation *m, const rule *r, size_t file) {
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; status == KOLUA_OK; ++i) {
    const arena_mark used = arena_here(m->arena);
    body_mutant made;
    const bool is_made = body_mutate(&made, &m->policy.files[file], r->body, i, m->arena);
    mutation *again = is_made ? with_files(m, changed_files(m, file, made.whole)) : NULL;
    if (is_made && suite_judge(again->suite, KOLUA_EN) != NULL)
      status = tell(m, r, &(mutant){.at = made.at, .change = made.told}, is_noticed(again, r, r));
    arena_release(m->arena, used);
    if (!is_made) break;
  }
  return status;
}

static rule *with_parameter(arena *a, const rule *r, size_t i, parameter *other) {
  rule *out = ARENA_NEW(a, rule);
  *out = *r;
  out->params = ARENA_ARRAY(a, r->n_params, parameter *);
  memcpy(out->params, r->params, r->n_params * sizeof *out->params);
  out->params[i] = other;
  return out;
}

/* The function reads its parameters from the rule that its state was made with. */
static bool try_parameter(mutation *m, const rule *r, rule *made) {
  rule **place_of_rule = &m->policy.rules.rules[index_of(m, r)];
  rule *const kept = *place_of_rule;
  *place_of_rule = made;
  mutation *again = with_files(m, m->policy.files);
  const bool noticed = suite_judge(again->suite, KOLUA_EN) != NULL && is_noticed(again, r, made);
  *place_of_rule = kept;
  return noticed;
}

static kolua_status mutate_parameter(mutation *m, const rule *r, size_t i) {
  kolua_status status = KOLUA_OK;
  for (size_t number = 0; status == KOLUA_OK; ++number) {
    const arena_mark used = arena_here(m->arena);
    mutant made;
    const bool is_made = mutant_of_table(&made, r->params[i], number, m->arena);
    if (is_made) status = tell(m, r, &made, try_parameter(m, r, with_parameter(m->arena, r, i, made.table)));
    arena_release(m->arena, used);
    if (!is_made) break;
  }
  return status;
}

static kolua_status mutate_function(mutation *m, const rule *r) {
  const size_t file = file_of(&m->policy, r);
  kolua_status status = file < m->policy.n_files ? mutate_body(m, r, file) : KOLUA_OK;
  for (size_t i = 0; i < r->n_params && status == KOLUA_OK; ++i) status = mutate_parameter(m, r, i);
  return status;
}

/* ---- the whole */

static mutation *open_mutation(run *r) {
  const kolua_policy *policy = r->suite.policy;
  arena *a = r->suite.arena;
  mutation *m = ARENA_NEW(a, mutation);
  *m = (mutation){.run = r, .policy = *policy, .arena = a};
  m->policy.rules.rules = ARENA_ARRAY(a, policy->rules.n_rules + 1, rule *);
  memcpy(m->policy.rules.rules, policy->rules.rules, policy->rules.n_rules * sizeof(rule *));
  m->trials = ARENA_ARRAY(a, r->n + 1, trial *);
  m->suite = suite_like(&r->suite, &m->policy);
  return m;
}

static kolua_status mutate_all(mutation *m) {
  const ruleset *rs = &m->run->suite.policy->rules;
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < rs->n_rules && status == KOLUA_OK; ++i) {
    find_trials(m, rs->rules[i]);
    if (m->n == 0) continue;
    status = rs->rules[i]->is_function ? mutate_function(m, rs->rules[i]) : mutate_rule(m, rs->rules[i]);
  }
  for (size_t i = 0; i < rs->n_parameters && status == KOLUA_OK; ++i) status = mutate_table(m, rs->parameters[i]);
  return status;
}

kolua_status mutate_run(run *r, kolua_mutant_fn *each, void *payload) {
  const arena_mark used = arena_here(r->suite.arena);
  mutation *m = open_mutation(r);
  m->each = each;
  m->payload = payload;
  const kolua_status status = mutate_all(m);
  arena_release(r->suite.arena, used);
  return status;
}
