#include "mutate.h"
#include <stdio.h>

enum { REPLACEMENTS = 12 };

static kolua_outcome outcome_with(bench *b, kolua_session *s, const node *tree, const kolua_subject *of, const char *rule) {
  kolua_data *data = try_tree(b, tree);
  if (data == NULL) return KOLUA_OUTCOME_SKIPPED;
  const kolua_report *report;
  const kolua_status status = kolua_session_check(&report, s, (const kolua_data *const *)&data, 1, b->world.problems);
  kolua_problems_clear(b->world.problems);
  const kolua_finding *f = status == KOLUA_OK ? find(report, of->kind, of->id, rule) : NULL;
  const kolua_outcome out = f != NULL ? f->outcome : KOLUA_OUTCOME_SKIPPED;
  kolua_data_free(data);
  return out;
}

static void try_evidence(bench *b, kolua_session *alone, const kolua_subject *s, const kolua_finding *f, const char *path) {
  arena *a = &b->world.scratch;
  node *changed = tree_copy(a, b->tree);
  const node *old = tree_get(changed, path);
  if (old == NULL) return;
  tree_remove(changed, path);
  const kolua_outcome out = outcome_with(b, alone, changed, s, f->rule->id);
  if (out != KOLUA_OUTCOME_PASS) return;
  printf("%s %s: pass without %s (%s)\n", s->id, f->rule->id, path, tree_json(a, old).at);
}

static void what_is_missing_does_not_pass(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  kolua_session *all = new_session(&b, NULL, false);
  const kolua_report *report = check(&b, all, b.campaign);
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *s = kolua_report_subject(report, i);
    kolua_session *alone = new_session(&b, s->id, false);
    for (size_t k = 0; k < s->finding_count; k++) {
      const kolua_finding *f = &s->findings[k];
      for (size_t e = 0; f->outcome == KOLUA_OUTCOME_PASS && e < f->evidence_count; e++) try_evidence(&b, alone, s, f, f->evidence[e].path);
    }
    kolua_session_free(alone);
  }
  kolua_session_free(all);
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = { cmocka_unit_test(what_is_missing_does_not_pass) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
