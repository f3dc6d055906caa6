/* test_to_pass.c: what `to_pass` promises: data with all the values of any one of its sets gives a pass for that rule. */
#include "mutate.h"

enum { ROUNDS = 400 };

static const char *describe(bench *b, const kolua_way *way) {
  buf out;
  buf_init(&out, &b->world.scratch);
  for (size_t i = 0; i < way->count; i++) {
    buf_format(&out, "%s%s %s ", i > 0 ? " and " : "", way->changes[i].path, way->changes[i].op);
    add_value(&b->world.scratch, &out, way->changes[i].value);
  }
  return buf_text(&out).at;
}

static kolua_data *apply(bench *b, const node *tree, const kolua_way *way) {
  arena *a = &b->world.scratch;
  node *changed = tree_copy(a, tree);
  for (size_t i = 0; i < way->count; i++)
    if (!tree_set(a, changed, way->changes[i].path, tree_of(a, way->changes[i].value)))
      fail_msg("there is no place %s", way->changes[i].path);
  return try_tree(b, changed);
}

static void try_way(bench *b, const node *tree, const kolua_subject *s, const kolua_finding *f, const kolua_way *way) {
  const char *words = describe(b, way);
  kolua_data *data = apply(b, tree, way);
  if (data == NULL) fail_msg("%s of %s: data with %s cannot be loaded", f->rule->id, s->id, words);
  kolua_session *alone = new_session(b, s->id, false);
  const kolua_finding *again = find(check(b, alone, data), s->kind, s->id, f->rule->id);
  if (again == NULL || again->outcome != KOLUA_OUTCOME_PASS)
    fail_msg("%s of %s %s promises a pass with %s, but gives %s: %s\n%s", f->rule->id, s->kind, s->id, words,
             again ? kolua_outcome_name(again->outcome) : "nothing", again ? again->message : "",
             tree_json(&b->world.scratch, tree).at);
  kolua_session_free(alone);
  kolua_data_free(data);
}

static size_t try_finding(bench *b, const node *tree, const kolua_subject *s, const kolua_finding *f) {
  if (f->to_pass_count == 0) return 0;
  assert_true(f->outcome == KOLUA_OUTCOME_WARN || f->outcome == KOLUA_OUTCOME_FAIL || f->outcome == KOLUA_OUTCOME_UNKNOWN);
  for (size_t i = 0; i < f->to_pass_count; i++) {
    assert_true(f->to_pass[i].count > 0);
    try_way(b, tree, s, f, &f->to_pass[i]);
  }
  return f->to_pass_count;
}

/* How many promises were kept. */
static size_t try_ways(bench *b, const node *tree, kolua_session *s) {
  size_t n = 0;
  kolua_data *data = try_tree(b, tree);
  if (data == NULL) return 0;
  const kolua_report *report = check(b, s, data);
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *subject = kolua_report_subject(report, i);
    for (size_t k = 0; k < subject->finding_count; k++) n += try_finding(b, tree, subject, &subject->findings[k]);
  }
  kolua_data_free(data);
  return n;
}

static void all_values_of_one_set_give_a_pass(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  kolua_session *s = new_session(&b, NULL, false);
  assert_true(try_ways(&b, b.tree, s) > 10);
  kolua_session_free(s);
  bench_close(&b);
}

static void all_values_of_one_set_give_a_pass_on_changed_data(void **state) {
  bench b;
  dice d = {20261121};
  size_t n = 0;
  (void)state;
  bench_open(&b);
  const reads read = find_reads(&b);
  kolua_session *s = new_session(&b, NULL, false);
  for (int i = 0; i < ROUNDS; i++) {
    n += try_ways(&b, tree_mutate(&b.world.scratch, &d, b.tree, &read), s);
    arena_clear(&b.world.scratch);
  }
  assert_true(n > (size_t)4 * ROUNDS);
  kolua_session_free(s);
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_values_of_one_set_give_a_pass),
    cmocka_unit_test(all_values_of_one_set_give_a_pass_on_changed_data),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
