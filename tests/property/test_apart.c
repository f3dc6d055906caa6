/* test_apart.c: nothing of one record is seen by the next, however hard a rule tries to keep it (apart/apart.lua). */
#include "judged.h"

enum { RECORDS = 12, ROUNDS = 8 };

static void open_apart(bench *b) {
  kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
  asked.rules = "rules";
  asked.limits.rule_steps = 200 * 1000;
  bench_open_with(b, "tests/property/apart.yaml", &asked);
}

/* So many candidates that differ in a number; with `only`, the one of that number alone. */
static node *make_records(bench *b, int only) {
  arena *a = &b->world.scratch;
  node *tree = tree_copy(a, b->tree), *list = tree->items[key_index(tree, TEXT("kols"))];
  const node *kept = list->items[0];
  list->n = 0;
  for (int i = 1; i <= RECORDS; i++) {
    node *made = tree_copy(a, kept);
    made->items[key_index(made, TEXT("id"))] = node_string(a, text_of(text_format(a, "kol-%02d", i)));
    made->items[key_index(made, TEXT("expected_views"))] = node_integer(a, i);
    if (only == 0 || only == i) node_add(a, list, TEXT(""), made);
  }
  return tree;
}

/* Outcome and message of each rule on each record. */
static lines judge_records(bench *b, arena *a, const node *tree) {
  kolua_data *data = try_tree(b, tree);
  kolua_session *s = new_session(b, NULL, false);
  const kolua_report *report = check(b, s, data);
  lines out = {ARENA_ARRAY(a, kolua_report_count(report) * 64, const char *), 0};
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *subject = kolua_report_subject(report, i);
    assert_true(subject->finding_count > 20 && subject->finding_count <= 64);
    for (size_t k = 0; k < subject->finding_count; k++) {
      const kolua_finding *f = &subject->findings[k];
      out.at[out.n++] = text_format(a, "%s %s: %s '%s'", subject->id, f->rule->id, kolua_outcome_name(f->outcome), f->message);
    }
  }
  qsort(out.at, out.n, sizeof *out.at, compare_lines);
  kolua_session_free(s);
  kolua_data_free(data);
  return out;
}

static lines judge_each_alone(bench *b) {
  lines all = {ARENA_ARRAY(&b->world.arena, RECORDS * 64, const char *), 0};
  for (int i = 1; i <= RECORDS; i++) {
    const lines one = judge_records(b, &b->world.arena, make_records(b, i));
    memcpy(all.at + all.n, one.at, one.n * sizeof *one.at);
    all.n += one.n;
  }
  return all;
}

static void a_record_among_others_gets_what_it_gets_alone(void **state) {
  bench b;
  dice d = {20261121};
  (void)state;
  open_apart(&b);
  const lines alone = judge_each_alone(&b);
  for (int round = 0; round < ROUNDS; round++) {
    node *tree = make_records(&b, 0);
    if (round > 0) shuffle(&d, tree->items[key_index(tree, TEXT("kols"))]);
    assert_same_lines(judge_records(&b, &b.world.scratch, tree), alone);
    arena_clear(&b.world.scratch);
  }
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_record_among_others_gets_what_it_gets_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
