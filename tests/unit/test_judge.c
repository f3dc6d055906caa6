/* test_judge.c: a run: which subjects are judged by which rules, what is kept, and what is no verdict at all. */
#include "judges.h"

#define TWO_RULES                                                                          \
  ITEM RULE("x.days", "measure = item.days, demand = at_most { warn = 5, fail = 9 }")      \
  RULE("x.faulty", "when = item.title:present(), measure = item.faulty, demand = at_most(0.1)")
#define THREE_ITEMS "items: [{ id: a, title: A, days: 1, faulty: 0.05 }, { id: b, days: 7 }, { id: c, title: C, days: 10 }]\n"

static const kolua_subject *const *judge_items(judges *j, size_t *n, const kolua_summary **summary) {
  const document *docs[] = {j->doc};
  const kolua_subject *const *subjects = NULL;
  const kolua_status status = judge_all(j->judge, docs, 1, &subjects, n, summary, j->t.problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(&j->t, 0));
  return subjects;
}

static void each_subject_gets_a_finding_of_each_rule_for_its_kind(void **state) {
  (void)state;
  judges j;
  size_t n;
  const kolua_summary *summary;
  judges_open(&j, TWO_RULES "rule 'x.store' { on = subject 'store', title = { vi = 't', en = 'T' }, measure = subject 'store'.name, demand = present() }\n",
              THREE_ITEMS);
  const kolua_subject *const *s = judge_items(&j, &n, &summary);
  assert_int_equal(n, 4);
  assert_string_equal(s[0]->kind, "item");
  assert_string_equal(s[3]->kind, "store");
  assert_int_equal(s[0]->finding_count, 2);
  assert_int_equal(s[3]->finding_count, 1);
  assert_string_equal(s[0]->findings[0].rule->id, "x.days");
  assert_string_equal(s[0]->findings[1].rule->id, "x.faulty");
  assert_int_equal(judge_subjects(j.judge), 4);
  judges_close(&j);
}

static void a_subject_has_the_worst_of_its_findings_and_a_run_of_its_subjects(void **state) {
  (void)state;
  judges j;
  size_t n;
  const kolua_summary *summary;
  judges_open(&j, TWO_RULES, THREE_ITEMS);
  const kolua_subject *const *s = judge_items(&j, &n, &summary);
  assert_int_equal(s[0]->verdict, KOLUA_PASS);
  assert_int_equal(s[1]->verdict, KOLUA_WARN);
  assert_int_equal(s[2]->verdict, KOLUA_FAIL);
  assert_int_equal(s[1]->counts[KOLUA_OUTCOME_SKIPPED], 1);
  assert_int_equal(s[2]->counts[KOLUA_OUTCOME_UNKNOWN], 1);
  assert_int_equal(summary->verdict, KOLUA_FAIL);
  assert_int_equal(summary->undecided, 1);
  assert_int_equal(summary->subjects, 3);
  assert_float_equal(s[1]->scores[0].score, 0.5, 1e-12);
  assert_float_equal(s[2]->scores[0].score, 0, 1e-12);
  assert_float_equal(s[2]->scores[0].best, 0.5, 1e-12);
  judges_close(&j);
}

static void a_subject_to_which_no_rule_applied_has_no_score(void **state) {
  (void)state;
  judges j;
  size_t n;
  const kolua_summary *summary;
  judges_open(&j, ITEM RULE("x.y", "when = item.title:present(), measure = item.days, demand = at_most(5)"),
              "items: [{ id: a, title: A, days: 1 }, { id: b, days: 9 }]\n");
  const kolua_subject *const *s = judge_items(&j, &n, &summary);
  assert_true(s[0]->applied);
  assert_false(s[1]->applied);
  assert_int_equal(s[1]->score_count, 0);
  assert_int_equal(summary->verdict, KOLUA_PASS);
  judges_close(&j);
}

static void check_nothing(const char *lua, const char *data, const char *only, const char *expected) {
  judges j;
  const kolua_subject *const *s;
  size_t n;
  judges_open_with(&j, lua, data, &(judge_options){.subject = only});
  const document *docs[] = {j.doc};
  assert_int_equal(judge_all(j.judge, docs, 1, &s, &n, NULL, j.t.problems), KOLUA_ENOTHING);
  assert_string_equal(t_problem(&j.t, 0), expected);
  judges_close(&j);
}

static void nothing_checked_is_never_a_pass(void **state) {
  (void)state;
  check_nothing(TWO_RULES, "items: []\n", NULL, "nothing was checked: the data holds no subject that a rule judges");
  check_nothing(TWO_RULES, THREE_ITEMS, "d", "no subject has the id 'd'");
  check_nothing(ITEM RULE("x.y", "when = item.title:absent(), measure = item.days, demand = at_most(5)"), "items: [{ id: a, title: A }]\n", NULL,
                "nothing was checked: no rule applies to any subject");
}

static void one_subject_may_be_asked_for(void **state) {
  (void)state;
  judges j;
  size_t n;
  const kolua_summary *summary;
  judges_open_with(&j, TWO_RULES, THREE_ITEMS, &(judge_options){.subject = "b"});
  const kolua_subject *const *s = judge_items(&j, &n, &summary);
  assert_int_equal(n, 1);
  assert_string_equal(s[0]->id, "b");
  assert_int_equal(summary->verdict, KOLUA_WARN);
  judges_close(&j);
}

static void brief_or_not_the_outcomes_are_the_same(void **state) {
  (void)state;
  judges whole, brief;
  size_t n;
  judges_open(&whole, TWO_RULES, THREE_ITEMS);
  judges_open_with(&brief, TWO_RULES, THREE_ITEMS, &(judge_options){.brief = true});
  const kolua_subject *const *all = judge_items(&whole, &n, NULL), *const *quick = judge_items(&brief, &n, NULL);
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < all[i]->finding_count; k++) {
      const kolua_finding *a = &all[i]->findings[k], *b = &quick[i]->findings[k];
      const bool is_quiet = a->outcome == KOLUA_OUTCOME_PASS || a->outcome == KOLUA_OUTCOME_SKIPPED;
      assert_int_equal(a->outcome, b->outcome);
      assert_string_equal(is_quiet ? "" : a->message, b->message);
      assert_int_equal(is_quiet ? 0 : a->evidence_count, b->evidence_count);
    }
  judges_close(&brief);
  judges_close(&whole);
}

/* ---- one after the other */

static kolua_status count(void *payload, const kolua_subject *s) {
  size_t *n = payload;
  assert_non_null(s->findings);
  return ++*n == 2 ? KOLUA_EIO : KOLUA_OK;
}

static void who_takes_subjects_one_by_one_may_stop(void **state) {
  (void)state;
  judges j;
  size_t n = 0;
  judges_open(&j, TWO_RULES, THREE_ITEMS);
  const document *docs[] = {j.doc};
  assert_int_equal(judge_each(j.judge, docs, 1, count, &n, NULL, j.t.problems), KOLUA_EIO);
  assert_int_equal(n, 2);
  judges_close(&j);
}

static void several_documents_are_told_apart(void **state) {
  (void)state;
  judges j;
  size_t n;
  const kolua_subject *const *s;
  judges_open(&j, TWO_RULES, "items: [{ id: a, days: 1 }]\n");
  const document *docs[] = {j.doc, judges_bind(&j, "as_of: 2026-01-01\nitems: [{ id: a, days: 99 }]\n")};
  assert_int_equal(judge_all(j.judge, docs, 2, &s, &n, NULL, j.t.problems), KOLUA_OK);
  assert_int_equal(n, 2);
  assert_int_equal(s[0]->data, 0);
  assert_int_equal(s[1]->data, 1);
  assert_int_equal(s[0]->verdict, KOLUA_PASS);
  assert_int_equal(s[1]->verdict, KOLUA_FAIL);
  judges_close(&j);
}

static void a_canceled_run_has_no_verdict_and_the_next_one_runs(void **state) {
  (void)state;
  judges j;
  size_t n;
  const kolua_subject *const *s;
  judges_open(&j, TWO_RULES, THREE_ITEMS);
  const document *docs[] = {j.doc};
  judge_cancel(j.judge);
  assert_int_equal(judge_all(j.judge, docs, 1, &s, &n, NULL, j.t.problems), KOLUA_ECANCEL);
  assert_int_equal(judge_all(j.judge, docs, 1, &s, &n, NULL, j.t.problems), KOLUA_OK);
  judges_close(&j);
}

/* ---- functions */

#define FUNCTION(when, body) "rule 'x.y' { on = item, title = { vi = 't', en = 'T' }, " when " check = function(item) " body " end }\n"

static void a_function_whose_condition_is_in_doubt_names_what_the_condition_lacks(void **state) {
  (void)state;
  judges j;
  judges_open(&j, ITEM FUNCTION("when = item.title:equals 'A',", "if item.days > 5 then return fail { vi = 'v', en = 'e' } end return pass()"),
              "items: [{ id: a, days: 9, faulty: 1 }]\n");
  const kolua_finding *f = judges_find(&j, "x.y");
  assert_int_equal(f->outcome, KOLUA_OUTCOME_UNKNOWN);
  assert_string_equal(f->missing[0], "items[0].title");
  assert_null(f->missing[1]);
  assert_string_equal(f->message, "T: cannot be judged, not given: Title");
  judges_close(&j);
}

static void a_function_that_breaks_is_an_error_of_its_rule_alone(void **state) {
  (void)state;
  judges j;
  size_t n;
  judges_open(&j, ITEM RULE("x.a", "measure = item.days, demand = at_most(5)") FUNCTION("", "local days = item['da' .. 'sy'] return pass()"),
              "items: [{ id: a, days: 1 }]\n");
  const kolua_subject *const *s = judge_items(&j, &n, NULL);
  assert_int_equal(s[0]->findings[0].outcome, KOLUA_OUTCOME_PASS);
  assert_int_equal(s[0]->findings[1].outcome, KOLUA_OUTCOME_ERROR);
  assert_int_equal(s[0]->verdict, KOLUA_FAIL);
  assert_non_null(strstr(s[0]->findings[1].message, "mine/a.lua:3: "));
  judges_close(&j);
}

static void nothing_of_one_subject_is_left_for_the_next(void **state) {
  (void)state;
  judges j;
  size_t n;
  judges_open(&j, ITEM "local seen = {}\n" FUNCTION("", "if seen[1] then return fail { vi = 'v', en = 'e' } end seen[1] = item.days return pass()"),
              "items: [{ id: a, days: 1 }, { id: b, days: 2 }]\n");
  const kolua_subject *const *s = judge_items(&j, &n, NULL);
  assert_int_equal(s[0]->findings[0].outcome, s[1]->findings[0].outcome);
  judges_close(&j);
}

/* ---- steady state */

static void judging_again_takes_no_more_memory(void **state) {
  (void)state;
  judges j;
  size_t n = 10, used = 0;
  judges_open_with(&j, TWO_RULES, THREE_ITEMS, &(judge_options){.brief = true});
  const document *docs[] = {j.doc};
  for (int i = 0; i < 5; i++) {
    assert_int_equal(judge_each(j.judge, docs, 1, count, (n = 10, &n), NULL, j.t.problems), KOLUA_OK);
    if (i == 1) used = j.t.mem.used;
    if (i > 1) assert_int_equal(j.t.mem.used, used);
  }
  judges_close(&j);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_subject_gets_a_finding_of_each_rule_for_its_kind),
    cmocka_unit_test(a_subject_has_the_worst_of_its_findings_and_a_run_of_its_subjects),
    cmocka_unit_test(a_subject_to_which_no_rule_applied_has_no_score),
    cmocka_unit_test(nothing_checked_is_never_a_pass),
    cmocka_unit_test(one_subject_may_be_asked_for),
    cmocka_unit_test(brief_or_not_the_outcomes_are_the_same),
    cmocka_unit_test(who_takes_subjects_one_by_one_may_stop),
    cmocka_unit_test(several_documents_are_told_apart),
    cmocka_unit_test(a_canceled_run_has_no_verdict_and_the_next_one_runs),
    cmocka_unit_test(a_function_whose_condition_is_in_doubt_names_what_the_condition_lacks),
    cmocka_unit_test(a_function_that_breaks_is_an_error_of_its_rule_alone),
    cmocka_unit_test(nothing_of_one_subject_is_left_for_the_next),
    cmocka_unit_test(judging_again_takes_no_more_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
