/* test_verdict.c: outcomes of parts, elements and demands put together; what is kept of how they came about. */
#include "plans.h"

#include "judge/verdict.h"

#define BOOK(fields) "books: [{ id: b, " fields " }]\n"
#define PAGES "measure = book.pages, demand = at_most { warn = 5, fail = 9 }"

typedef struct judged {
  plans p;
  bench bench;
  note pool[NOTES_OF_FINDING];
  const verdict *verdict;
} judged;

static judged world;

static const verdict *judge_first(const char *body, const char *data) {
  char lua[2000];
  snprintf(lua, sizeof lua, HEAD RULE("x.y", "%s"), body);
  plans_open(&world.p, lua);
  plans_bind(&world.p, data);
  plans_enter(&world.p, "book", 0);
  bench_open(&world.bench, &world.p.r.w.arena, world.pool, world.p.doc, world.p.scope.kind, world.p.scope.subject, NULL);
  world.verdict = verdict_of(&world.bench, rules_rule(&world.p.r, "x.y"));
  return world.verdict;
}

/* With and without keeping how it came about, the outcome is the same. */
static void check_outcome(const char *body, const char *data, kolua_outcome expected) {
  const verdict *v = judge_first(body, data);
  bench quick;
  bench_open(&quick, &world.p.r.w.arena, NULL, world.p.doc, world.p.scope.kind, world.p.scope.subject, NULL);
  const kolua_outcome alone = verdict_outcome(&quick, rules_rule(&world.p.r, "x.y"));
  if (v->outcome != expected || alone != expected)
    fail_msg("%s on %s: expected %s, got %s, and %s alone", body, data, kolua_outcome_name(expected), kolua_outcome_name(v->outcome),
             kolua_outcome_name(alone));
  plans_close(&world.p);
}

#define SKIPPED KOLUA_OUTCOME_SKIPPED
#define PASS KOLUA_OUTCOME_PASS
#define WARN KOLUA_OUTCOME_WARN
#define UNKNOWN KOLUA_OUTCOME_UNKNOWN
#define FAIL KOLUA_OUTCOME_FAIL
#define ERROR KOLUA_OUTCOME_ERROR

static void the_worst_is_error_then_fail_then_unknown_then_warn(void **state) {
  (void)state;
  static const kolua_outcome order[] = {SKIPPED, PASS, WARN, UNKNOWN, FAIL, ERROR};
  for (size_t i = 0; i < 6; i++)
    for (size_t k = 0; k < 6; k++) assert_int_equal(outcome_worst(order[i], order[k]), order[i > k ? i : k]);
}

/* ---- demands */

static void a_failure_decides_before_an_unknown_warning(void **state) {
  (void)state;
  const char *both = "measure = book.pages, demand = at_most { warn = book.price, fail = 9 }";
  check_outcome(both, BOOK("pages: 10"), FAIL);
  check_outcome(both, BOOK("pages: 9"), UNKNOWN);
  check_outcome(both, BOOK("pages: 9, price: 8"), WARN);
  check_outcome(both, BOOK("pages: 9, price: 9"), PASS);
}

static void of_several_demands_the_worst_counts(void **state) {
  (void)state;
  const char *several = "measure = book.keywords, demand = { contains { warn = 'a' }, disjoint_from { fail = 'b' } }";
  check_outcome(several, BOOK("keywords: [a]"), PASS);
  check_outcome(several, BOOK("keywords: [c]"), WARN);
  check_outcome(several, BOOK("keywords: [b]"), FAIL);
  check_outcome(several, BOOK("keywords: [a, b]"), FAIL);
  check_outcome(several, BOOK("title: t"), UNKNOWN);
}

/* ---- when */

static void what_may_not_apply_passes_if_its_demand_is_met(void **state) {
  (void)state;
  const char *when = "when = book.lent:is_true(), " PAGES;
  check_outcome(when, BOOK("lent: false, pages: 10"), SKIPPED);
  check_outcome(when, BOOK("lent: true, pages: 10"), FAIL);
  check_outcome(when, BOOK("pages: 5"), PASS);
  check_outcome(when, BOOK("pages: 6"), UNKNOWN);
  check_outcome(when, BOOK("pages: 10"), UNKNOWN);
  check_outcome(when, BOOK("lent: false"), SKIPPED);
}

/* ---- parts: a is measured by pages, b by price */

#define PART_A "part 'a' { " PAGES " }"
#define PART_B "part 'b' { measure = book.price, demand = at_most { warn = 5, fail = 9 } }"
static const char *const LEVELS[] = {"1", "6", "10", NULL};  /* passes, warns, fails, is not given */

static void check_parts(const char *body, const kolua_outcome expected[4][4]) {
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < 4; k++) {
      char data[200];
      snprintf(data, sizeof data, "books: [{ id: b%s%s%s%s }]\n", LEVELS[i] ? ", pages: " : "", LEVELS[i] ? LEVELS[i] : "",
               LEVELS[k] ? ", price: " : "", LEVELS[k] ? LEVELS[k] : "");
      check_outcome(body, data, expected[i][k]);
    }
}

static void of_parts_the_worst_counts(void **state) {
  (void)state;
  static const kolua_outcome expected[4][4] = {
    {PASS, WARN, FAIL, UNKNOWN}, {WARN, WARN, FAIL, UNKNOWN}, {FAIL, FAIL, FAIL, FAIL}, {UNKNOWN, UNKNOWN, FAIL, UNKNOWN}};
  check_parts("parts = { " PART_A ", " PART_B " }", expected);
}

static void of_any_of_a_pass_decides_else_an_unknown_does(void **state) {
  (void)state;
  static const kolua_outcome expected[4][4] = {
    {PASS, PASS, PASS, PASS}, {PASS, WARN, WARN, UNKNOWN}, {PASS, WARN, FAIL, UNKNOWN}, {PASS, UNKNOWN, UNKNOWN, UNKNOWN}};
  check_parts("parts = any_of { " PART_A ", " PART_B " }", expected);
}

static void skipped_parts_count_as_nothing_and_if_all_are_so_is_the_rule(void **state) {
  (void)state;
  const char *body = "parts = { part 'a' { when = book.lent:is_true(), " PAGES " }, part 'b' { when = book.lent:present(), " PAGES " } }";
  check_outcome(body, BOOK("lent: false, pages: 6"), WARN);
  check_outcome(body, BOOK("pages: 4"), PASS);
  check_outcome("parts = any_of { part 'a' { when = book.lent:is_true(), " PAGES " }, " PART_B " }", BOOK("lent: false, pages: 1, price: 10"), FAIL);
  check_outcome("parts = { part 'a' { when = book.lent:is_true(), " PAGES " } }", BOOK("lent: false, pages: 10"), SKIPPED);
}

/* ---- elements */

#define EACH "each = book.reviews, measure = book.reviews.stars, demand = at_least { warn = 4, fail = 2 }"

static void of_elements_the_worst_counts(void **state) {
  (void)state;
  check_outcome(EACH, BOOK("reviews: [{ stars: 5 }, { stars: 4 }]"), PASS);
  check_outcome(EACH, BOOK("reviews: [{ stars: 5 }, { stars: 3 }]"), WARN);
  check_outcome(EACH, BOOK("reviews: [{ stars: 3 }, {}]"), UNKNOWN);
  check_outcome(EACH, BOOK("reviews: [{ stars: 1 }, {}]"), FAIL);
  check_outcome(EACH, BOOK("reviews: []"), SKIPPED);
}

static void a_list_that_is_missing_is_one_more_unknown(void **state) {
  (void)state;
  check_outcome(EACH, BOOK("title: t"), UNKNOWN);
  check_outcome(EACH ", absent = 'fail'", BOOK("title: t"), UNKNOWN);
  check_outcome(EACH ", absent = 'fail'", BOOK("reviews: []"), FAIL);
}

#define WHERE "each = book.copies, where = book.copies.note:equals 'x', measure = book.pages, demand = at_most(5)"

static void an_element_that_may_not_be_chosen_passes_if_its_demand_is_met(void **state) {
  (void)state;
  check_outcome(WHERE, BOOK("pages: 5, copies: [{ id: one }]"), PASS);
  check_outcome(WHERE, BOOK("pages: 6, copies: [{ id: one }]"), UNKNOWN);
  check_outcome(WHERE, BOOK("pages: 6, copies: [{ id: one, note: y }]"), SKIPPED);
  check_outcome(WHERE, BOOK("pages: 6, copies: [{ id: one }, { id: two, note: x }]"), FAIL);
}

static void if_perhaps_none_is_chosen_absence_may_be_the_outcome(void **state) {
  (void)state;
  check_outcome(WHERE ", absent = 'fail'", BOOK("pages: 5, copies: [{ id: one }]"), UNKNOWN);
  check_outcome(WHERE ", absent = 'warn'", BOOK("pages: 5, copies: [{ id: one }]"), UNKNOWN);
  check_outcome(WHERE ", absent = 'skip'", BOOK("pages: 5, copies: [{ id: one }]"), PASS);
  check_outcome(WHERE ", absent = 'fail'", BOOK("pages: 5, copies: [{ id: one }, { id: two, note: x }]"), PASS);
  check_outcome(WHERE ", absent = 'fail'", BOOK("pages: 5, copies: [{ id: one, note: y }]"), FAIL);
}

/* ---- absent */

static void absent_is_for_what_is_not_given_and_not_for_what_is_of_no_use(void **state) {
  (void)state;
  const char *age = "measure = age_days(book.bought.on), absent = 'warn', demand = at_most(9)";
  check_outcome(age, BOOK("title: t"), WARN);
  check_outcome(age, BOOK("bought: { source: s, on: 2026-11-20 }"), PASS);
  check_outcome(age, BOOK("bought: { source: s, on: 2026-11-22 }"), UNKNOWN);
  const char *quotient = "measure = book.pages / book.price, absent = 'skip', demand = at_most(9)";
  check_outcome(quotient, BOOK("pages: 1"), SKIPPED);
  check_outcome(quotient, BOOK("pages: 1, price: 0"), UNKNOWN);
  check_outcome("measure = count(book.reviews, book.reviews.stars:above(3)), absent = 'skip', demand = at_most(1)", BOOK("reviews: [{}, {}]"),
                UNKNOWN);
}

static void an_element_that_is_there_and_not_described_is_not_absent(void **state) {
  (void)state;
  const char *licence = "each = book.papers.licence, absent = 'fail', measure = book.papers.licence.countries, demand = contains 'vn'";
  check_outcome(licence, BOOK("title: t"), FAIL);
  check_outcome(licence, BOOK("papers: [{ id: p, kind: licence }]"), UNKNOWN);
  check_outcome(licence, BOOK("papers: [{ id: p, kind: licence, terms: { countries: [vn] } }]"), PASS);
  check_outcome("measure = book.papers.insurance.sum, absent = 'skip', demand = at_most(1)", BOOK("papers: [{ id: p, kind: insurance }]"), UNKNOWN);
}

/* ---- in force */

static void a_rule_is_in_force_from_its_first_day_to_the_day_before_its_end(void **state) {
  (void)state;
  check_outcome("from = '2026-11-21', " PAGES, BOOK("pages: 6"), WARN);
  check_outcome("from = '2026-11-22', " PAGES, BOOK("pages: 6"), SKIPPED);
  check_outcome("['until'] = '2026-11-22', " PAGES, BOOK("pages: 6"), WARN);
  check_outcome("['until'] = '2026-11-21', " PAGES, BOOK("pages: 6"), SKIPPED);
  check_outcome("from = '2026-11-22', dated = book.bought.on, " PAGES, BOOK("pages: 6, bought: { source: s, on: 2026-12-01 }"), WARN);
}

static void before_warn_until_a_failure_only_warns(void **state) {
  (void)state;
  judge_first("warn_until = '2026-11-22', " PAGES, BOOK("pages: 10"));
  const rule *r = rules_rule(&world.p.r, "x.y");
  assert_int_equal(verdict_soften(&world.bench, r, FAIL), WARN);
  assert_int_equal(verdict_soften(&world.bench, r, UNKNOWN), UNKNOWN);
  assert_int_equal(verdict_soften(&world.bench, r, ERROR), ERROR);
  plans_close(&world.p);
  judge_first("warn_until = '2026-11-21', " PAGES, BOOK("pages: 10"));
  assert_int_equal(verdict_soften(&world.bench, rules_rule(&world.p.r, "x.y"), FAIL), FAIL);
  plans_close(&world.p);
}

/* ---- what is kept */

static void a_verdict_keeps_why_it_is_skipped_in_doubt_or_by_absence(void **state) {
  (void)state;
  assert_int_equal(judge_first("when = book.lent:is_true(), " PAGES, BOOK("lent: false"))->skip, SKIP_NOT_APPLICABLE);
  plans_close(&world.p);
  assert_int_equal(judge_first(EACH, BOOK("reviews: []"))->skip, SKIP_NO_ELEMENT);
  plans_close(&world.p);
  assert_int_equal(judge_first("from = '2027-01-01', " PAGES, BOOK("pages: 1"))->skip, SKIP_NOT_IN_FORCE);
  plans_close(&world.p);
  assert_true(judge_first("when = book.lent:is_true(), " PAGES, BOOK("pages: 6"))->in_doubt);
  plans_close(&world.p);
  assert_true(judge_first("absent = 'warn', " PAGES, BOOK("title: t"))->by_absence);
  plans_close(&world.p);
}

static void a_leaf_keeps_what_was_found_and_the_demand_that_decided(void **state) {
  (void)state;
  const verdict *v = judge_first("measure = book.pages, demand = { at_most { fail = 9 }, differs { warn = 6 } }", BOOK("pages: 6"));
  assert_int_equal(v->outcome, WARN);
  assert_int_equal(v->demand->op, DEMAND_DIFFERS);
  assert_int_equal(v->found.integer, 6);
  assert_int_equal(v->warn.integer, 6);
  assert_int_equal(v->n_notes, 1);
  plans_close(&world.p);
}

static void each_element_keeps_what_it_read(void **state) {
  (void)state;
  const verdict *v = judge_first(EACH ", when = book.title:present()", BOOK("title: t, reviews: [{ stars: 5 }, { stars: 3 }]"));
  assert_int_equal(v->n, 2);
  assert_int_equal(v->n_notes, 1);
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(v->children[i]->n_notes, 1);
    assert_int_equal(v->children[i]->notes[0].found->as.integer, i == 0 ? 5 : 3);
    assert_non_null(v->children[i]->element);
  }
  plans_close(&world.p);
}

static void of_a_long_list_the_elements_that_do_not_pass_keep_what_they_read(void **state) {
  (void)state;
  enum { MANY = 3000 };
  static char data[MANY * 24 + 100];
  size_t n = (size_t)snprintf(data, sizeof data, "books: [{ id: b, reviews: [");
  for (int i = 0; i < MANY; i++) n += (size_t)snprintf(data + n, sizeof data - n, "{ stars: %d }, ", i == MANY - 2 ? 1 : 5);
  snprintf(data + n, sizeof data - n, "] }]\n");
  const verdict *v = judge_first(EACH, data);
  assert_int_equal(v->outcome, FAIL);
  assert_int_equal(v->n, MANY);
  assert_int_equal(v->children[MANY - 2]->n_notes, 1);
  assert_int_equal(v->children[MANY - 2]->notes[0].found->as.integer, 1);
  assert_true(world.bench.n_pool <= NOTES_OF_FINDING);
  plans_close(&world.p);
}

static void a_condition_of_a_function_tells_whether_it_applies(void **state) {
  (void)state;
  bool in_doubt;
  judge_first("when = book.lent:is_true(), " PAGES, BOOK("title: t"));
  assert_non_null(verdict_unless_applies(&world.bench, rules_rule(&world.p.r, "x.y"), &in_doubt));
  assert_true(in_doubt);
  plans_close(&world.p);
  judge_first("when = book.lent:is_true(), " PAGES, BOOK("lent: true"));
  assert_null(verdict_unless_applies(&world.bench, rules_rule(&world.p.r, "x.y"), &in_doubt));
  assert_false(in_doubt);
  plans_close(&world.p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worst_is_error_then_fail_then_unknown_then_warn),
    cmocka_unit_test(a_failure_decides_before_an_unknown_warning),
    cmocka_unit_test(of_several_demands_the_worst_counts),
    cmocka_unit_test(what_may_not_apply_passes_if_its_demand_is_met),
    cmocka_unit_test(of_parts_the_worst_counts),
    cmocka_unit_test(of_any_of_a_pass_decides_else_an_unknown_does),
    cmocka_unit_test(skipped_parts_count_as_nothing_and_if_all_are_so_is_the_rule),
    cmocka_unit_test(of_elements_the_worst_counts),
    cmocka_unit_test(a_list_that_is_missing_is_one_more_unknown),
    cmocka_unit_test(an_element_that_may_not_be_chosen_passes_if_its_demand_is_met),
    cmocka_unit_test(if_perhaps_none_is_chosen_absence_may_be_the_outcome),
    cmocka_unit_test(absent_is_for_what_is_not_given_and_not_for_what_is_of_no_use),
    cmocka_unit_test(an_element_that_is_there_and_not_described_is_not_absent),
    cmocka_unit_test(a_rule_is_in_force_from_its_first_day_to_the_day_before_its_end),
    cmocka_unit_test(before_warn_until_a_failure_only_warns),
    cmocka_unit_test(a_verdict_keeps_why_it_is_skipped_in_doubt_or_by_absence),
    cmocka_unit_test(a_leaf_keeps_what_was_found_and_the_demand_that_decided),
    cmocka_unit_test(each_element_keeps_what_it_read),
    cmocka_unit_test(of_a_long_list_the_elements_that_do_not_pass_keep_what_they_read),
    cmocka_unit_test(a_condition_of_a_function_tells_whether_it_applies),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
