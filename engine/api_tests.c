/* api_tests.c: the policy's own tests: the part of kolua.h from kolua_policy_test on. */
#include "api.h"

#include "judge/boundary.h"
#include "judge/cases.h"
#include "judge/coverage.h"
#include "judge/laws.h"
#include "judge/mutate.h"

struct kolua_tests {
  mem mem;
  arena arena, scratch;
  run run;
};

typedef struct call {
  kolua_tests *tests;
  const kolua_policy *policy;
  const kolua_tests_options *asked;
  const char *path;
  kolua_case_fn *each;
  kolua_mutant_fn *each_mutant;
  kolua_breach_fn *each_breach;
  kolua_bound_fn *each_bound;
  void *payload;
  problems *problems;
} call;

/* ---- a run */

static kolua_status open_run(void *payload) {
  const call *c = payload;
  kolua_tests *t = c->tests;
  return run_open(&t->run, c->policy, c->asked->run, c->asked->keep, &t->arena, &t->scratch, c->problems);
}

kolua_status kolua_tests_new(kolua_tests **out, const kolua_policy *policy, const kolua_tests_options *given,
                             kolua_problems *p) {
  kolua_tests_options asked;
  *out = NULL;
  if (policy == NULL) return refuse_argument(p, "tests need a policy");
  if (!options_take(&asked, sizeof asked, given)) return refuse_argument(p, "test options of an unknown size");
  mem first;
  mem_init(&first, policy->mem.alloc, policy->mem.payload);
  kolua_tests *t = mem_try(&first, NULL, 0, sizeof *t);
  if (t == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  *t = (kolua_tests){.mem = first};
  arena_init(&t->arena, &t->mem);
  arena_init(&t->scratch, &t->mem);
  call c = {.tests = t, .policy = policy, .asked = &asked, .problems = p};
  const kolua_status status = guard_run(&t->mem, open_run, &c, p);
  if (status == KOLUA_OK) *out = t;
  else kolua_tests_free(t);
  return status;
}

void kolua_tests_free(kolua_tests *t) {
  if (t == NULL) return;
  arena_free(&t->scratch);
  arena_free(&t->arena);
  mem last = t->mem;
  mem_give(&last, t, sizeof *t);
}

static kolua_status run_cases(void *payload) {
  const call *c = payload;
  return run_file(&c->tests->run, c->path, c->each, c->payload, c->problems);
}

kolua_status kolua_tests_run(kolua_tests *t, const char *path, kolua_case_fn *each, void *payload, kolua_problems *p) {
  if (t == NULL || path == NULL || each == NULL) return refuse_argument(p, "a test needs a run, a path and a callback");
  call c = {.tests = t, .path = path, .each = each, .payload = payload, .problems = p};
  return guard_run(&t->mem, run_cases, &c, p);
}

kolua_status kolua_policy_test(const kolua_policy *policy, const char *path, kolua_case_fn *each, void *payload,
                               kolua_problems *p) {
  kolua_tests *t;
  if (policy == NULL || path == NULL || each == NULL) {
    return refuse_argument(p, "a test needs a policy, a path and a callback");
  }
  kolua_status status = kolua_tests_new(&t, policy, NULL, p);
  if (status == KOLUA_OK) status = kolua_tests_run(t, path, each, payload, p);
  kolua_tests_free(t);
  return status;
}

/* ---- what was reached */

static bool is_foreign(const kolua_policy *policy, const rule *r) {
  const pack *p = policy_pack(policy, r->pack);
  return p != NULL && !p->has_cases;
}

kolua_status kolua_tests_coverage(kolua_tests *t, kolua_coverage_fn *each, void *payload) {
  if (t == NULL || each == NULL) return KOLUA_EINVAL;
  const kolua_policy *policy = t->run.suite.policy;
  for (size_t i = 0; i < policy->rules.n_rules; ++i) {
    const rule *r = policy->rules.rules[i];
    const reach *found = &t->run.suite.reached[i];
    const kolua_coverage shown = {.rule = &policy->shown[i],
                                  .cases = found->cases,
                                  .can = coverage_of(r) | (found->outcomes & ~(1U << KOLUA_OUTCOME_ERROR)),
                                  .reached = found->outcomes,
                                  .is_foreign = is_foreign(policy, r)};
    const kolua_status status = each(payload, &shown);
    if (status != KOLUA_OK) return status;
  }
  return KOLUA_OK;
}

/* ---- what is noticed */

static kolua_status mutate(void *payload) {
  const call *c = payload;
  return mutate_run(&c->tests->run, c->each_mutant, c->payload);
}

kolua_status kolua_tests_mutate(kolua_tests *t, kolua_mutant_fn *each, void *payload, kolua_problems *p) {
  if (t == NULL || each == NULL) return refuse_argument(p, "mutants need a run and a callback");
  if (!t->run.keeps) return refuse_argument(p, "mutants need a run that keeps its cases");
  call c = {.tests = t, .each_mutant = each, .payload = payload, .problems = p};
  return guard_run(&t->mem, mutate, &c, p);
}

static kolua_status hold_laws(void *payload) {
  const call *c = payload;
  return laws_run(&c->tests->run, c->each_breach, c->payload);
}

kolua_status kolua_tests_laws(kolua_tests *t, kolua_breach_fn *each, void *payload, kolua_problems *p) {
  if (t == NULL || each == NULL) return refuse_argument(p, "laws need a run and a callback");
  if (!t->run.keeps) return refuse_argument(p, "laws need a run that keeps its cases");
  call c = {.tests = t, .each_breach = each, .payload = payload, .problems = p};
  return guard_run(&t->mem, hold_laws, &c, p);
}

static kolua_status try_bounds(void *payload) {
  const call *c = payload;
  return boundary_run(&c->tests->run, c->each_bound, c->payload);
}

kolua_status kolua_tests_bounds(kolua_tests *t, kolua_bound_fn *each, void *payload, kolua_problems *p) {
  if (t == NULL || each == NULL) return refuse_argument(p, "bounds need a run and a callback");
  if (!t->run.keeps) return refuse_argument(p, "bounds need a run that keeps its cases");
  call c = {.tests = t, .each_bound = each, .payload = payload, .problems = p};
  return guard_run(&t->mem, try_bounds, &c, p);
}
