/* Numbers to text and back, under locales with another point too. */
#include "t.h"

#include "base/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#define NOT_A_NUMBER ((double)NAN)

static double parsed(const char *written) {
  int64_t integer;
  double number = NOT_A_NUMBER;
  assert_int_equal(number_parse(text_of(written), &integer, &number), NUMBER_DOUBLE);
  return number;
}

static int64_t parsed_integer(const char *written) {
  int64_t integer = 42;
  double number;
  assert_int_equal(number_parse(text_of(written), &integer, &number), NUMBER_INTEGER);
  assert_true(number == (double)integer);
  return integer;
}

static void integers_are_exact_to_both_ends(void **state) {
  (void)state;
  assert_int_equal(parsed_integer("0"), 0);
  assert_int_equal(parsed_integer("-0"), 0);
  assert_int_equal(parsed_integer("+15"), 15);
  assert_int_equal(parsed_integer("007"), 7);
  assert_true(parsed_integer("9223372036854775807") == INT64_MAX);
  assert_true(parsed_integer("-9223372036854775808") == INT64_MIN);
  assert_true(parsed_integer("-9223372036854775807") == INT64_MIN + 1);
  assert_int_equal(parsed_integer("0000000000000000000000000000000000000000000000000000000000000009"), 9);
}

static void too_large_is_an_overflow_with_the_nearest_double(void **state) {
  (void)state;
  int64_t integer;
  double number;
  assert_int_equal(number_parse(TEXT("9223372036854775808"), &integer, &number), NUMBER_OVERFLOW);
  assert_true(number == 0x1p63);
  assert_int_equal(number_parse(TEXT("-9223372036854775809"), &integer, &number), NUMBER_OVERFLOW);
  assert_true(number == -0x1p63);
  assert_int_equal(number_parse(TEXT("-1e309"), &integer, &number), NUMBER_OVERFLOW);
  assert_true(number == -HUGE_VAL);
  assert_int_equal(number_parse(TEXT("1e999999999999999999999"), &integer, &number), NUMBER_OVERFLOW);
}

static void what_is_no_decimal_is_none(void **state) {
  (void)state;
  static const char *const wrong[] = {
    "", "-", "+", ".", ".5", "5.", "1e", "1e+", "1e5.0", "1.5x", " 1", "1 ", "0x10", "1,5", "1_000", "nan", "inf",
    "--1", "1e--1", "1.2.3", "e5", "\xd9\xa1",
    "11111111111111111111111111111111111111111111111111111111111111111",
  };
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    int64_t integer;
    double number;
    if (number_parse(text_of(wrong[i]), &integer, &number) != NUMBER_NONE) fail_msg("took '%s'", wrong[i]);
  }
}

static void doubles_round_correctly(void **state) {
  (void)state;
  static const char *const samples[] = {
    "0.1", "0.34", "3.0", "-2.5e-3", "1E5", "0e0", "0.000000000000000000000000000000000001", "123456789012345678.9",
    "9007199254740993.0", "9007199254740992.9999999", "2.2250738585072011e-308", "2.2250738585072012e-308",
    "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308", "8.5e22", "1e23",
    "0.50000000000000000000000000000000000000000000001", "1e-400", "00000000000000000000000000000.1e30", "1e22", "-0.0",
  };
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    const double number = parsed(samples[i]), expected = strtod(samples[i], NULL);
    if (memcmp(&number, &expected, sizeof number) != 0) fail_msg("%s gave %.17g", samples[i], number);
  }
}

static void writing_is_short_and_reads_back(void **state) {
  (void)state;
  static const struct { double n; const char *real, *whole; } samples[] = {
    {0.34, "0.34", "0.34"}, {3, "3.0", "3"}, {1e300, "1e+300", "1e+300"}, {0.1 + 0.2, "0.30000000000000004", NULL},
    {5e-324, "5e-324", NULL}, {-2.5, "-2.5", "-2.5"}, {100000, "100000.0", "100000"}, {-0.0, "-0.0", "0"},
    {0, "0.0", "0"}, {1.0 / 3, "0.3333333333333333", NULL}, {HUGE_VAL, "inf", "inf"}, {-HUGE_VAL, "-inf", "-inf"},
    {-NOT_A_NUMBER, "nan", "nan"}, {DBL_MAX, "1.7976931348623157e+308", NULL},
    {DBL_MIN, "2.2250738585072014e-308", NULL},
  };
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    char room[NUMBER_ROOM];
    assert_string_equal(number_write(samples[i].n, false, room), samples[i].real);
    if (samples[i].whole != NULL) assert_string_equal(number_write(samples[i].n, true, room), samples[i].whole);
  }
}

static void any_double_survives_a_round_trip(void **state) {
  (void)state;
  uint64_t bits = 88172645463325252u;
  for (int round = 0; round < 20000; round++) {
    bits ^= bits << 13, bits ^= bits >> 7, bits ^= bits << 17;
    double n;
    memcpy(&n, &bits, sizeof n);
    if (!isfinite(n)) continue;
    char room[NUMBER_ROOM];
    if (parsed(number_write(n, false, room)) != n) fail_msg("%.17g became %s", n, room);
  }
}

static const char *grouped(t_world *w, double n, int decimals) {
  buf b;
  buf_init(&b, &w->arena);
  number_group(&b, n, decimals, ',', '.');
  return buf_text(&b).at;
}

static void numbers_round_as_a_person_rounds(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  static const struct { double n; int decimals; const char *expected; } samples[] = {
    {0.285, 2, "0,29"}, {69.96, 1, "70"}, {69.96, 2, "69,96"}, {1.005, 2, "1,01"}, {2.5, 0, "3"}, {-2.5, 0, "-3"},
    {0.5, 0, "1"}, {0.49, 0, "0"}, {-0.004, 2, "0"}, {-0.0, 2, "0"}, {0.004999, 2, "0"}, {0.005, 2, "0,01"},
    {0.05, 0, "0"}, {999.999, 2, "1.000"}, {999999.5, 0, "1.000.000"}, {1234567.891, 2, "1.234.567,89"},
    {1234, 2, "1.234"}, {123, 2, "123"}, {-1234.5, 1, "-1.234,5"}, {1e15, 2, "1.000.000.000.000.000"},
    {1.5e-7, 3, "0"}, {1.5e-7, 8, "0,00000015"}, {10.10, 2, "10,1"}, {100, 0, "100"}, {7.5, -3, "8"},
    {1e21, 0, "1.000.000.000.000.000.000.000"}, {HUGE_VAL, 2, "inf"}, {NOT_A_NUMBER, 2, "nan"},
  };
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    assert_string_equal(grouped(&w, samples[i].n, samples[i].decimals), samples[i].expected);
  }
  assert_int_equal(strlen(grouped(&w, DBL_MAX, 2)), 309 + 102);
  t_close(&w);
}

static void integers_are_grouped(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.arena);
  static const int64_t samples[] = {0, 7, -999, 1000, -1234567, INT64_MAX, INT64_MIN};
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    number_group_integer(&b, samples[i], ',');
    buf_add_char(&b, ' ');
  }
  number_group_integer(&b, 1234567, '\0');
  assert_string_equal(buf_text(&b).at,
                      "0 7 -999 1,000 -1,234,567 9,223,372,036,854,775,807 -9,223,372,036,854,775,808 1234567");
  t_close(&w);
}

static void near_is_relative_above_one(void **state) {
  (void)state;
  assert_true(number_near(0.1 + 0.2, 0.3));
  assert_true(number_near(1e12, 1e12 + 999));
  assert_false(number_near(1e12, 1e12 + 1001));
  assert_false(number_near(0, 1.1e-9));
  assert_true(number_near(0, 0.9e-9));
  assert_true(number_near(HUGE_VAL, HUGE_VAL));
  assert_false(number_near(HUGE_VAL, 1e308));
  assert_false(number_near(HUGE_VAL, -HUGE_VAL));
  assert_false(number_near(NOT_A_NUMBER, NOT_A_NUMBER));
}

static void no_locale_changes_a_number(void **state) {
  (void)state;
  static const char *const commas[] = {"de_DE.UTF-8", "vi_VN.UTF-8", "vi_VN", "fr_FR.UTF-8", "de_DE"};
  const char *chosen = NULL;
  for (size_t i = 0; i < sizeof commas / sizeof commas[0] && chosen == NULL; i++) chosen = setlocale(LC_ALL, commas[i]);
  if (chosen == NULL) skip();
  char room[NUMBER_ROOM];
  const double read = parsed("123456789012345678.9");
  number_write(0.30000000000000004, false, room);
  setlocale(LC_ALL, "C");
  assert_true(read == 123456789012345678.9);
  assert_string_equal(room, "0.30000000000000004");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(integers_are_exact_to_both_ends),
    cmocka_unit_test(too_large_is_an_overflow_with_the_nearest_double),
    cmocka_unit_test(what_is_no_decimal_is_none),
    cmocka_unit_test(doubles_round_correctly),
    cmocka_unit_test(writing_is_short_and_reads_back),
    cmocka_unit_test(any_double_survives_a_round_trip),
    cmocka_unit_test(numbers_round_as_a_person_rounds),
    cmocka_unit_test(integers_are_grouped),
    cmocka_unit_test(near_is_relative_above_one),
    cmocka_unit_test(no_locale_changes_a_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
