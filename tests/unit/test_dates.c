/* Days and instants. */
#include "t.h"

#include "base/dates.h"

static int64_t day(const char *date) {
  int64_t parsed = INT64_MIN;
  assert_true(date_parse(text_of(date), &parsed));
  return parsed;
}

static const char *written(int64_t n) {
  static char room[DATE_ROOM];
  return date_write(n, room);
}

static instant moment(const char *written_so) {
  instant parsed;
  assert_true(datetime_parse(text_of(written_so), &parsed));
  return parsed;
}

static void days_count_from_1970(void **state) {
  (void)state;
  assert_int_equal(day("1970-01-01"), 0);
  assert_int_equal(day("1969-12-31"), -1);
  assert_int_equal(day("2000-03-01"), 11017);
  assert_int_equal(day("2026-02-28") + 1, day("2026-03-01"));
  assert_int_equal(day("2024-02-28") + 2, day("2024-03-01"));
  assert_int_equal(day("0001-01-01"), DATE_FIRST);
  assert_int_equal(day("9999-12-31"), DATE_LAST);
}

static void every_day_is_written_as_it_is_read(void **state) {
  (void)state;
  int last_month = 1;
  for (int64_t n = DATE_FIRST; n <= DATE_LAST; n++) {
    int year, month, mday;
    date_split(n, &year, &month, &mday);
    if (date_join(year, month, mday) != n || (month != last_month) != (mday == 1 && n > DATE_FIRST)) {
      fail_msg("day %lld", (long long)n);
    }
    last_month = month;
  }
  for (int64_t n = DATE_FIRST; n <= DATE_LAST; n += 997) assert_int_equal(day(written(n)), n);
}

static void dates_that_are_none_are_refused(void **state) {
  (void)state;
  static const char *const wrong[] = {
    "", "2026", "2026-1-01", "2026-01-1", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-04-31",
    "2025-02-29", "1900-02-29", "0000-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00Z",
    "-026-01-01", "20260101", "+2026-01-01", "2026-0\xd9\xa1-01",
  };
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    int64_t untouched = 42;
    if (date_parse(text_of(wrong[i]), &untouched)) fail_msg("took '%s'", wrong[i]);
    assert_int_equal(untouched, 42);
  }
  assert_int_equal(day("2000-02-29"), 11016);
}

static void a_datetime_is_a_moment_and_keeps_its_local_day(void **state) {
  (void)state;
  const instant i = moment("2026-07-01T00:30:15.5+07:00");
  assert_int_equal(i.seconds, day("2026-06-30") * 86400 + 17 * 3600 + 30 * 60 + 15);
  assert_int_equal(i.nanos, 500000000);
  assert_int_equal(i.offset, 7 * 3600);
  assert_int_equal(instant_day(i), day("2026-07-01"));
  assert_int_equal(instant_day(moment("1969-12-31T23:59-18:00")), -1);
  assert_int_equal(moment("1970-01-01T00:00Z").seconds, 0);
  assert_int_equal(moment("1970-01-01T00:00:00.1234567899999Z").nanos, 123456789);
  assert_int_equal(moment("1970-01-01T00:00-01:30").seconds, 5400);
}

static void datetimes_that_are_none_are_refused(void **state) {
  (void)state;
  static const char *const wrong[] = {
    "2026-07-01T10:00", "2026-07-01 10:00Z", "2026-07-01T24:00Z", "2026-07-01T10:60Z", "2026-07-01T10:00:60Z",
    "2026-07-01T10:00:5Z", "2026-07-01T10:00:05.Z", "2026-07-01T10:00.5Z", "2026-07-01T10:00+7:00",
    "2026-07-01T10:00+0700", "2026-07-01T10:00+18:01", "2026-07-01T10:00+07:60", "2026-07-01T10:00Zx",
    "2026-02-29T10:00Z", "2026-07-01T10:00:", "2026-07-01T10Z", "2026-07-01", "2026-07-01T10:00z",
  };
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    instant out;
    if (datetime_parse(text_of(wrong[i]), &out)) fail_msg("took '%s'", wrong[i]);
  }
  assert_int_equal(moment("2026-07-01T10:00+18:00").offset, 64800);
}

static void hours_lie_between_moments(void **state) {
  (void)state;
  const instant noon = moment("2026-07-01T12:00+07:00");
  assert_true(instant_hours(noon, moment("2026-07-01T12:00Z")) == 7.0);
  assert_true(instant_hours(noon, moment("2026-07-01T11:30:00+07:00")) == -0.5);
  assert_true(instant_hours(noon, moment("2026-07-01T12:00:00.9+07:00")) == 0.9 / 3600);
}

static void months_end_on_their_last_day(void **state) {
  (void)state;
  assert_int_equal(date_add_months(day("2026-01-31"), 1), day("2026-02-28"));
  assert_int_equal(date_add_months(day("2024-01-31"), 1), day("2024-02-29"));
  assert_int_equal(date_add_months(day("2026-03-31"), -1), day("2026-02-28"));
  assert_int_equal(date_add_months(day("2026-01-15"), -13), day("2024-12-15"));
  assert_int_equal(date_add_months(day("2026-11-30"), 14), day("2028-01-30"));
  assert_int_equal(date_add_months(day("2026-07-01"), 0), day("2026-07-01"));
}

static void days_beyond_are_the_nearest_within(void **state) {
  (void)state;
  assert_string_equal(written(INT64_MAX), "9999-12-31");
  assert_string_equal(written(INT64_MIN), "0001-01-01");
  assert_int_equal(date_add_months(day("9999-12-01"), 1), DATE_LAST);
  assert_int_equal(date_add_months(day("2026-01-01"), INT32_MIN), DATE_FIRST);
  assert_int_equal(date_add_months(day("9999-11-30"), 1), day("9999-12-30"));
  assert_int_equal(date_add_months(day("0001-02-03"), -1), day("0001-01-03"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(days_count_from_1970),
    cmocka_unit_test(every_day_is_written_as_it_is_read),
    cmocka_unit_test(dates_that_are_none_are_refused),
    cmocka_unit_test(a_datetime_is_a_moment_and_keeps_its_local_day),
    cmocka_unit_test(datetimes_that_are_none_are_refused),
    cmocka_unit_test(hours_lie_between_moments),
    cmocka_unit_test(months_end_on_their_last_day),
    cmocka_unit_test(days_beyond_are_the_nearest_within),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
