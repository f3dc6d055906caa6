/* test_meant.c: numbers and dates as people write them, for advice. */
#include "t.h"

#include "data/meant.h"

static const unit dong = {.name = {"VND", 3}, .one = {.in = {{"VND", 3}, {"đồng", sizeof "đồng" - 1}}}, .many = {.in = {{"VND", 3}, {"đồng", sizeof "đồng" - 1}}}};

static void check_number(const char *written, double expected) {
  double n = -1;
  if (!number_meant(&n, text_of(written), &dong)) fail_msg("'%s' is not understood", written);
  assert_float_equal(n, expected, 0);
}

static void check_none(const char *written) {
  double n;
  if (number_meant(&n, text_of(written), &dong)) fail_msg("'%s' is taken for a number", written);
}

static void signs_that_group_digits_are_left_out(void **state) {
  (void)state;
  check_number("120.000.000", 120e6);
  check_number("120,000,000", 120e6);
  check_number("120_000_000", 120e6);
  check_number("1 250 000", 1250000);
  check_number("1.250", 1250);
}

static void the_last_comma_or_point_may_part_decimals(void **state) {
  (void)state;
  check_number("0,34", 0.34);
  check_number("0,345", 0.345);
  check_number("12,5", 12.5);
  check_number("1.250.000,50", 1250000.5);
  check_number("1,250,000.5", 1250000.5);
}

static void what_stands_behind_is_percent_a_unit_or_one_sign(void **state) {
  (void)state;
  check_number("34%", 0.34);
  check_number("34,7 %", 0.347);
  check_number("1.250.000 ₫", 1250000);
  check_number("1.250.000đ", 1250000);
  check_number("1.250.000 VND", 1250000);
  check_number("1.250.000 đồng", 1250000);
  check_none("5 triệu");
  check_none("5k");
  check_none("34%%");
}

static void what_could_be_several_numbers_is_none(void **state) {
  (void)state;
  check_none("");
  check_none("%");
  check_none("1.2.3");
  check_none("12.34.567");
  check_none("1234.567.890");
  check_none("1.234,567.890");
  check_none(".5");
  check_none("5.");
  check_none("2-3");
  check_none("1_5");
  check_none("111111111111111111111111111111111111111111111111111111111111111111111111111111");
}

static void percents_become_shares_without_a_rest(void **state) {
  (void)state;
  assert_float_equal(share_meant(34), 0.34, 0);
  assert_float_equal(share_meant(34.7), 0.347, 0);
}

static void a_date_is_known_by_its_form_alone(void **state) {
  (void)state;
  assert_true(text_is(date_meant(TEXT("2026-02-30")), "2026-02-30"));
  assert_true(text_is(date_meant(TEXT("2026-02-30T10:00Z")), "2026-02-30"));
  assert_int_equal(date_meant(TEXT("2026-02-3")).len, 0);
  assert_int_equal(date_meant(TEXT("2026-02-301")).len, 0);
  assert_int_equal(date_meant(TEXT("30.02.2026")).len, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(signs_that_group_digits_are_left_out),
    cmocka_unit_test(the_last_comma_or_point_may_part_decimals),
    cmocka_unit_test(what_stands_behind_is_percent_a_unit_or_one_sign),
    cmocka_unit_test(what_could_be_several_numbers_is_none),
    cmocka_unit_test(percents_become_shares_without_a_rest),
    cmocka_unit_test(a_date_is_known_by_its_form_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
