/* test_score.c: what findings add up to. */
#include "t.h"

#include "judge/score.h"

typedef struct line { const char *id; double weight; kolua_outcome outcome; } line;

static void add_all(tally *t, const line *lines, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const kolua_rule r = {.id = lines[i].id, .weight = lines[i].weight};
    const kolua_finding f = {.rule = &r, .outcome = lines[i].outcome};
    tally_add(t, &f);
  }
}
#define add_lines(t, ...) add_all((t), (const line[]){__VA_ARGS__}, sizeof(const line[]){__VA_ARGS__} / sizeof(line))

static void check_score(const kolua_score *scores, size_t n, const char *prefix, double score, double best) {
  for (size_t i = 0; i < n; i++) {
    if (strcmp(scores[i].prefix, prefix) != 0) continue;
    assert_float_equal(scores[i].score, score, 1e-12);
    assert_float_equal(scores[i].best, best, 1e-12);
    return;
  }
  fail_msg("no score for '%s'", prefix);
}

static void a_pass_counts_whole_and_a_warning_half(void **state) {
  (void)state;
  t_world w;
  tally t;
  size_t n;
  t_open(&w);
  tally_open(&t, &w.arena);
  add_lines(&t, {"a.x", 1, KOLUA_OUTCOME_PASS}, {"a.y", 1, KOLUA_OUTCOME_WARN}, {"a.z", 1, KOLUA_OUTCOME_FAIL}, {"a.e", 1, KOLUA_OUTCOME_ERROR});
  const kolua_score *scores = tally_scores(&t, &w.arena, &n);
  assert_string_equal(scores[0].prefix, "");
  check_score(scores, n, "", 1.5 / 4, 1.5 / 4);
  check_score(scores, n, "a", 1.5 / 4, 1.5 / 4);
  t_close(&w);
}

static void nothing_is_won_by_leaving_data_out(void **state) {
  (void)state;
  t_world w;
  tally t;
  size_t n;
  t_open(&w);
  tally_open(&t, &w.arena);
  add_lines(&t, {"a.x", 1, KOLUA_OUTCOME_PASS}, {"a.y", 3, KOLUA_OUTCOME_UNKNOWN}, {"a.z", 9, KOLUA_OUTCOME_SKIPPED});
  const kolua_score *scores = tally_scores(&t, &w.arena, &n);
  check_score(scores, n, "", 0.25, 1);
  t_close(&w);
}

static void each_prefix_of_an_id_has_a_score_and_the_id_itself_has_none(void **state) {
  (void)state;
  t_world w;
  tally t;
  size_t n;
  t_open(&w);
  tally_open(&t, &w.arena);
  add_lines(&t, {"a.b.x", 2, KOLUA_OUTCOME_PASS}, {"a.c.x", 1, KOLUA_OUTCOME_FAIL}, {"ab.x", 1, KOLUA_OUTCOME_PASS});
  const kolua_score *scores = tally_scores(&t, &w.arena, &n);
  assert_int_equal(n, 5);
  check_score(scores, n, "", 0.75, 0.75);
  check_score(scores, n, "a", 2.0 / 3, 2.0 / 3);
  check_score(scores, n, "a.b", 1, 1);
  check_score(scores, n, "a.c", 0, 0);
  check_score(scores, n, "ab", 1, 1);
  t_close(&w);
}

static void what_has_no_weight_has_no_score(void **state) {
  (void)state;
  t_world w;
  tally t;
  size_t n;
  t_open(&w);
  tally_open(&t, &w.arena);
  add_lines(&t, {"a.x", 0, KOLUA_OUTCOME_PASS}, {"b.x", 1, KOLUA_OUTCOME_SKIPPED});
  tally_scores(&t, &w.arena, &n);
  assert_int_equal(n, 0);
  assert_true(tally_applied(&t));
  t_close(&w);
}

static void a_run_adds_up_its_subjects(void **state) {
  (void)state;
  t_world w;
  tally one, other, all;
  size_t n;
  t_open(&w);
  tally_open(&one, &w.arena);
  tally_open(&other, &w.arena);
  tally_open(&all, &w.arena);
  add_lines(&one, {"a.x", 1, KOLUA_OUTCOME_PASS}, {"b.x", 1, KOLUA_OUTCOME_FAIL});
  add_lines(&other, {"a.x", 1, KOLUA_OUTCOME_FAIL}, {"c.x", 1, KOLUA_OUTCOME_SKIPPED});
  tally_merge(&all, &one);
  tally_merge(&all, &other);
  check_score(tally_scores(&all, &w.arena, &n), 3, "", 1.0 / 3, 1.0 / 3);
  check_score(tally_scores(&all, &w.arena, &n), n, "a", 0.5, 0.5);
  assert_int_equal(all.counts[KOLUA_OUTCOME_FAIL], 2);
  assert_int_equal(all.counts[KOLUA_OUTCOME_SKIPPED], 1);
  t_close(&w);
}

static void check_verdict(kolua_outcome outcome, kolua_outcome unknown, kolua_verdict expected) {
  t_world w;
  tally t;
  t_open(&w);
  tally_open(&t, &w.arena);
  add_lines(&t, {"a.x", 1, KOLUA_OUTCOME_PASS}, {"a.y", 1, KOLUA_OUTCOME_SKIPPED}, {"a.z", 1, outcome});
  assert_int_equal(tally_verdict(&t, unknown), expected);
  t_close(&w);
}

static void a_verdict_is_the_worst_and_an_unknown_counts_as_the_policy_says(void **state) {
  (void)state;
  check_verdict(KOLUA_OUTCOME_PASS, KOLUA_OUTCOME_WARN, KOLUA_PASS);
  check_verdict(KOLUA_OUTCOME_SKIPPED, KOLUA_OUTCOME_WARN, KOLUA_PASS);
  check_verdict(KOLUA_OUTCOME_WARN, KOLUA_OUTCOME_WARN, KOLUA_WARN);
  check_verdict(KOLUA_OUTCOME_UNKNOWN, KOLUA_OUTCOME_WARN, KOLUA_WARN);
  check_verdict(KOLUA_OUTCOME_UNKNOWN, KOLUA_OUTCOME_FAIL, KOLUA_FAIL);
  check_verdict(KOLUA_OUTCOME_FAIL, KOLUA_OUTCOME_WARN, KOLUA_FAIL);
  check_verdict(KOLUA_OUTCOME_ERROR, KOLUA_OUTCOME_WARN, KOLUA_FAIL);
}

static void skipped_alone_means_that_nothing_applied(void **state) {
  (void)state;
  t_world w;
  tally t;
  t_open(&w);
  tally_open(&t, &w.arena);
  assert_false(tally_applied(&t));
  add_lines(&t, {"a.x", 1, KOLUA_OUTCOME_SKIPPED});
  assert_false(tally_applied(&t));
  add_lines(&t, {"a.y", 1, KOLUA_OUTCOME_UNKNOWN});
  assert_true(tally_applied(&t));
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_pass_counts_whole_and_a_warning_half),
    cmocka_unit_test(nothing_is_won_by_leaving_data_out),
    cmocka_unit_test(each_prefix_of_an_id_has_a_score_and_the_id_itself_has_none),
    cmocka_unit_test(what_has_no_weight_has_no_score),
    cmocka_unit_test(a_run_adds_up_its_subjects),
    cmocka_unit_test(a_verdict_is_the_worst_and_an_unknown_counts_as_the_policy_says),
    cmocka_unit_test(skipped_alone_means_that_nothing_applied),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
