/* What a number can be before there is data: from the fields' ranges, through expressions. */
#include "plans.h"

#include <math.h>

#include "rule/range.h"

static const char *show(t_world *w, range r) {
  char low[NUMBER_ROOM], high[NUMBER_ROOM];
  if (range_is_empty(r)) return "none";
  return text_format(&w->arena, "%s%s..%s%s", isfinite(r.low) ? number_write(r.low, true, low) : "",
                     r.low_open ? "<" : "", r.high_open ? "<" : "", isfinite(r.high) ? number_write(r.high, true, high) : "");
}

/* The range of a measure of a book. */
static void expect(const char *measure, const char *expected) {
  plans p;
  t_world t;
  t_open(&t);
  plans_open(&p, text_format(&t.arena,
                             "local book = subject 'book'\n"
                             "rule 'r' { on = book, title = { vi = 'T', en = 'T' }, measure = %s, demand = equals(1) }\n",
                             measure));
  assert_string_equal(show(&t, range_of(plans_root(&p, "r")->measure)), expected);
  plans_close(&p);
  t_close(&t);
}

static void fields_have_the_range_of_the_model(void **state) {
  (void)state;
  expect("book.pages", "0<..");
  expect("book.price", "0..<1000");
  expect("book.worn", "0..1");
  expect("book.readers.north", "0..1");
  expect("smallest(book.reviews.stars)", "1..5");
}

static void arithmetic_moves_ranges(void **state) {
  (void)state;
  expect("book.worn + 1", "1..2");
  expect("1 - book.worn", "0..1");
  expect("book.price - book.price", "-1000<..<1000");
  expect("-book.price", "-1000<..0");
  expect("book.price * book.worn", "0..");
  expect("book.price / book.pages", "0..");
  expect("book.price * (0 - book.worn)", "..");
  expect("floor(book.price)", "0..1000");
}

static void aggregates_bound_what_they_give(void **state) {
  (void)state;
  expect("count(book.copies)", "0..");
  expect("share(book.reviews.stars:above(3))", "0..1");
  expect("sum(book.reviews.stars)", "0..");
  expect("average(book.reviews.stars)", "1..5");
  expect("count(book.copies) - 3", "-3..");
}

static void choices_join_and_extremes_narrow(void **state) {
  (void)state;
  expect("choose(book.lent:is_true(), book.worn, 7)", "0..7");
  expect("first_of(book.worn, book.price)", "0..<1000");
  expect("least(book.worn, 0.5)", "0..0.5");
  expect("greatest(book.worn, 0.5)", "0.5..1");
}

static range of(double low, double high) {
  return (range){low, high, false, false};
}

static void one_range_lies_within_another_beside_it_or_neither(void **state) {
  (void)state;
  const range open = {1, 2, true, true};
  assert_int_equal(range_within(of(1, 2), of(0, 3)), YES);
  assert_int_equal(range_within(of(1, 2), of(1, 2)), YES);
  assert_int_equal(range_within(of(1, 2), of(2, 3)), MAYBE);
  assert_int_equal(range_within(of(1, 2), of(2.5, 3)), NO);
  assert_int_equal(range_within(open, of(1, 2)), YES);
  assert_int_equal(range_within(of(1, 2), open), MAYBE);
  assert_int_equal(range_within(open, of(2, 3)), NO);
}

static void ranges_that_touch_at_an_open_end_share_nothing(void **state) {
  (void)state;
  const range below = {-HUGE_VAL, 1, false, true}, above = {1, HUGE_VAL, true, false};
  assert_true(range_is_empty(range_meet(below, of(1, 2))));
  assert_true(range_is_empty(range_meet(below, above)));
  assert_false(range_is_empty(range_meet(of(0, 1), of(1, 2))));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fields_have_the_range_of_the_model),
      cmocka_unit_test(arithmetic_moves_ranges),
      cmocka_unit_test(aggregates_bound_what_they_give),
      cmocka_unit_test(choices_join_and_extremes_narrow),
      cmocka_unit_test(one_range_lies_within_another_beside_it_or_neither),
      cmocka_unit_test(ranges_that_touch_at_an_open_end_share_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
