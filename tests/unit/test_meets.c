/* test_meets.c: whether what was found meets a demand: yes, no, or it cannot be known. */
#include "t.h"

#include "base/dates.h"
#include "rule/eval.h"

#include <math.h>

typedef struct case_of {
  demand_op op;
  truth expected;
} case_of;

static const char *name_of(demand_op op) {
  size_t n;
  return demand_words(&n)[op].name;
}

static void check(demand_op op, const result *found, const result *bound, truth expected) {
  static const char *const words[] = {[NO] = "no", [YES] = "yes", [MAYBE] = "maybe"};
  const truth met = eval_meets(NULL, op, found, bound);
  if (met != expected) fail_msg("%s: expected %s, got %s", name_of(op), words[expected], words[met]);
}

static void check_all(const case_of *cases, size_t n, result found, result bound) {
  for (size_t i = 0; i < n; i++) check(cases[i].op, &found, &bound, cases[i].expected);
}
#define check_each(found, bound, ...) \
  check_all((const case_of[]){__VA_ARGS__}, sizeof(const case_of[]){__VA_ARGS__} / sizeof(case_of), (found), (bound))

static result text_result(const char *t) {
  return (result){.kind = KIND_TEXT, .text = text_of(t)};
}

static result day(const char *t) {
  result r = {.kind = KIND_DATE};
  assert_true(date_parse(text_of(t), &r.integer));
  return r;
}

static result moment(const char *t) {
  result r = {.kind = KIND_DATETIME};
  assert_true(datetime_parse(text_of(t), &r.instant));
  return r;
}

static result between(double low, double high) {
  result r = result_unknown();
  r.low = low;
  r.high = high;
  return r;
}

/* A list of words, with so many more that are unknown. */
static result list_of(t_world *w, uint32_t holes, const char *const *words) {
  size_t n = 0;
  while (words[n] != NULL) n++;
  const value **items = ARENA_ARRAY(&w->arena, n + 1, const value *);
  for (size_t i = 0; i < n; i++) items[i] = value_new_string(&w->arena, text_of(words[i]));
  result r = {.kind = KIND_LIST};
  r.items = items;
  r.n = (uint32_t)n;
  r.holes = holes;
  return r;
}
#define LIST(...) list_of(&w, 0, (const char *const[]){__VA_ARGS__, NULL})
#define LIST_AND(holes, ...) list_of(&w, holes, (const char *const[]){__VA_ARGS__, NULL})

/* ---- numbers and dates */

static void bounds_are_included_or_not_as_their_word_says(void **state) {
  (void)state;
  check_each(result_integer(5), result_integer(5), {DEMAND_AT_MOST, YES}, {DEMAND_AT_LEAST, YES}, {DEMAND_ABOVE, NO}, {DEMAND_BELOW, NO},
             {DEMAND_EQUALS, YES}, {DEMAND_DIFFERS, NO});
  check_each(result_integer(6), result_integer(5), {DEMAND_AT_MOST, NO}, {DEMAND_AT_LEAST, YES}, {DEMAND_ABOVE, YES}, {DEMAND_BELOW, NO},
             {DEMAND_EQUALS, NO}, {DEMAND_DIFFERS, YES});
}

static void numbers_are_equal_within_a_billionth(void **state) {
  (void)state;
  check_each(result_number(0.1 + 0.2), result_number(0.3), {DEMAND_AT_MOST, YES}, {DEMAND_ABOVE, NO}, {DEMAND_EQUALS, YES}, {DEMAND_DIFFERS, NO});
  check_each(result_number(0.3 + 9e-10), result_number(0.3), {DEMAND_AT_MOST, YES}, {DEMAND_EQUALS, YES});
  check_each(result_number(0.3 + 2e-9), result_number(0.3), {DEMAND_AT_MOST, NO}, {DEMAND_ABOVE, YES}, {DEMAND_EQUALS, NO});
  check_each(result_number(2e9 + 1), result_integer(2000000000), {DEMAND_AT_MOST, YES}, {DEMAND_EQUALS, YES});
  check_each(result_number(2e9 + 3), result_integer(2000000000), {DEMAND_AT_MOST, NO}, {DEMAND_EQUALS, NO});
}

static void integers_are_compared_exactly(void **state) {
  (void)state;
  check_each(result_integer(9007199254740993), result_integer(9007199254740992), {DEMAND_AT_MOST, NO}, {DEMAND_ABOVE, YES}, {DEMAND_EQUALS, NO});
  check_each(result_integer(INT64_MAX), result_integer(INT64_MAX - 1), {DEMAND_AT_MOST, NO}, {DEMAND_DIFFERS, YES});
}

static void a_day_and_a_moment_compare_as_days_of_the_moments_zone(void **state) {
  (void)state;
  check_each(moment("2026-11-21T23:30:00-08:00"), day("2026-11-21"), {DEMAND_NOT_AFTER, YES}, {DEMAND_AFTER, NO}, {DEMAND_NOT_BEFORE, YES},
             {DEMAND_BEFORE, NO}, {DEMAND_EQUALS, YES});
  check_each(day("2026-11-22"), moment("2026-11-21T23:30:00-08:00"), {DEMAND_AFTER, YES}, {DEMAND_NOT_AFTER, NO});
  check_each(moment("2026-11-21T23:30:00-08:00"), moment("2026-11-22T07:30:00Z"), {DEMAND_EQUALS, YES}, {DEMAND_NOT_AFTER, YES}, {DEMAND_BEFORE, NO});
  check_each(moment("2026-11-21T10:00:00.5Z"), moment("2026-11-21T10:00:00Z"), {DEMAND_AFTER, YES}, {DEMAND_EQUALS, NO});
}

static void texts_are_the_same_or_not(void **state) {
  (void)state;
  check_each(text_result("sea"), text_result("sea"), {DEMAND_EQUALS, YES}, {DEMAND_DIFFERS, NO});
  check_each(text_result("sea"), text_result("Sea"), {DEMAND_EQUALS, NO}, {DEMAND_DIFFERS, YES});
  check_each(text_result("by the sea"), text_result("%f[%w]sea$"), {DEMAND_MATCHES, YES});
  check_each(text_result("seaside"), text_result("sea$"), {DEMAND_MATCHES, NO});
}

/* ---- what is missing */

static void the_unknown_meets_no_demand_and_breaks_none(void **state) {
  (void)state;
  for (demand_op op = DEMAND_AT_MOST; op <= DEMAND_IS_FALSE; op++) {
    const result unknown = result_unknown(), known = result_integer(5);
    if (op == DEMAND_PRESENT || op == DEMAND_ABSENT) continue;
    check(op, &unknown, &known, MAYBE);
    if (op < DEMAND_PRESENT) check(op, &known, &unknown, MAYBE);
  }
}

static void only_presence_is_always_known_unless_it_may_be_given(void **state) {
  (void)state;
  result unknown = result_unknown();
  check_each(unknown, unknown, {DEMAND_PRESENT, NO}, {DEMAND_ABSENT, YES});
  check_each(result_integer(0), unknown, {DEMAND_PRESENT, YES}, {DEMAND_ABSENT, NO});
  unknown.may_be_given = true;
  check_each(unknown, unknown, {DEMAND_PRESENT, MAYBE}, {DEMAND_ABSENT, MAYBE});
}

static void a_count_that_lies_between_two_bounds_may_be_enough(void **state) {
  (void)state;
  check_each(between(1, 3), result_integer(3), {DEMAND_AT_MOST, YES}, {DEMAND_AT_LEAST, MAYBE}, {DEMAND_ABOVE, NO}, {DEMAND_BELOW, MAYBE},
             {DEMAND_EQUALS, MAYBE}, {DEMAND_DIFFERS, MAYBE});
  check_each(between(1, 3), result_integer(1), {DEMAND_AT_MOST, MAYBE}, {DEMAND_AT_LEAST, YES}, {DEMAND_ABOVE, MAYBE}, {DEMAND_BELOW, NO});
  check_each(between(1, 3), result_integer(4), {DEMAND_AT_MOST, YES}, {DEMAND_AT_LEAST, NO}, {DEMAND_EQUALS, NO}, {DEMAND_DIFFERS, YES});
  check_each(between(1, 3), result_integer(0), {DEMAND_AT_MOST, NO}, {DEMAND_AT_LEAST, YES}, {DEMAND_EQUALS, NO}, {DEMAND_DIFFERS, YES});
  check_each(between(2, (double)INFINITY), result_integer(2), {DEMAND_AT_LEAST, YES}, {DEMAND_AT_MOST, MAYBE});
}

static void the_ends_of_a_range_have_the_same_tolerance(void **state) {
  (void)state;
  check_each(between(0.1 + 0.2, 0.5), result_number(0.3), {DEMAND_ABOVE, MAYBE}, {DEMAND_AT_LEAST, YES}, {DEMAND_AT_MOST, MAYBE}, {DEMAND_BELOW, NO});
  check_each(between(0, 0.1 + 0.2), result_number(0.3), {DEMAND_AT_MOST, YES}, {DEMAND_ABOVE, NO});
}

/* ---- lists */

static void lists_contain_all_any_or_none(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  check_each(LIST("a", "b"), LIST("b", "a"), {DEMAND_CONTAINS, YES}, {DEMAND_CONTAINS_ANY, YES}, {DEMAND_DISJOINT_FROM, NO});
  check_each(LIST("a"), LIST("a", "b"), {DEMAND_CONTAINS, NO}, {DEMAND_CONTAINS_ANY, YES}, {DEMAND_DISJOINT_FROM, NO});
  check_each(LIST("c"), LIST("a", "b"), {DEMAND_CONTAINS, NO}, {DEMAND_CONTAINS_ANY, NO}, {DEMAND_DISJOINT_FROM, YES});
  check_each(text_result("a"), LIST("a", "b"), {DEMAND_ONE_OF, YES}, {DEMAND_NONE_OF, NO});
  check_each(text_result("c"), LIST("a", "b"), {DEMAND_ONE_OF, NO}, {DEMAND_NONE_OF, YES});
  t_close(&w);
}

static void what_is_unknown_in_a_list_may_be_what_is_asked_for(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  check_each(LIST_AND(1, "a"), LIST("a", "b"), {DEMAND_CONTAINS, MAYBE}, {DEMAND_CONTAINS_ANY, YES}, {DEMAND_DISJOINT_FROM, NO});
  check_each(LIST_AND(1, "c"), LIST("a"), {DEMAND_CONTAINS_ANY, MAYBE}, {DEMAND_DISJOINT_FROM, MAYBE});
  check_each(LIST("a"), LIST_AND(1, "a"), {DEMAND_CONTAINS, MAYBE}, {DEMAND_CONTAINS_ANY, YES});
  check_each(text_result("c"), LIST_AND(1, "a"), {DEMAND_ONE_OF, MAYBE}, {DEMAND_NONE_OF, MAYBE});
  check_each(LIST_AND(1, NULL), result_unknown(), {DEMAND_EMPTY, MAYBE}, {DEMAND_NOT_EMPTY, MAYBE});
  t_close(&w);
}

static void an_empty_list_shares_nothing_even_with_what_is_missing(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const result empty = LIST(NULL), unknown = result_unknown();
  check_each(empty, unknown, {DEMAND_DISJOINT_FROM, YES}, {DEMAND_CONTAINS_ANY, NO}, {DEMAND_EMPTY, YES}, {DEMAND_NOT_EMPTY, NO});
  check_each(unknown, empty, {DEMAND_DISJOINT_FROM, YES}, {DEMAND_CONTAINS_ANY, NO});
  check_each(unknown, LIST("a"), {DEMAND_DISJOINT_FROM, MAYBE}, {DEMAND_CONTAINS_ANY, MAYBE});
  t_close(&w);
}

static void between_holds_both_ends(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *ends[] = {value_new_integer(&w.arena, 10), value_new_number(&w.arena, 20.5)};
  result pair = {.kind = KIND_LIST};
  pair.items = ends;
  pair.n = 2;
  check_each(result_integer(10), pair, {DEMAND_BETWEEN, YES});
  check_each(result_number(20.5), pair, {DEMAND_BETWEEN, YES});
  check_each(result_integer(9), pair, {DEMAND_BETWEEN, NO});
  check_each(result_number(20.6), pair, {DEMAND_BETWEEN, NO});
  t_close(&w);
}

static void truths_are_negated_but_for_the_unknown(void **state) {
  (void)state;
  assert_int_equal(truth_not(YES), NO);
  assert_int_equal(truth_not(NO), YES);
  assert_int_equal(truth_not(MAYBE), MAYBE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(bounds_are_included_or_not_as_their_word_says),
    cmocka_unit_test(numbers_are_equal_within_a_billionth),
    cmocka_unit_test(integers_are_compared_exactly),
    cmocka_unit_test(a_day_and_a_moment_compare_as_days_of_the_moments_zone),
    cmocka_unit_test(texts_are_the_same_or_not),
    cmocka_unit_test(the_unknown_meets_no_demand_and_breaks_none),
    cmocka_unit_test(only_presence_is_always_known_unless_it_may_be_given),
    cmocka_unit_test(a_count_that_lies_between_two_bounds_may_be_enough),
    cmocka_unit_test(the_ends_of_a_range_have_the_same_tolerance),
    cmocka_unit_test(lists_contain_all_any_or_none),
    cmocka_unit_test(what_is_unknown_in_a_list_may_be_what_is_asked_for),
    cmocka_unit_test(an_empty_list_shares_nothing_even_with_what_is_missing),
    cmocka_unit_test(between_holds_both_ends),
    cmocka_unit_test(truths_are_negated_but_for_the_unknown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
