/* dates.c: days counted by eras of 400 years that start on 1 March, so that the leap day is the last of its year. */
#include "base/dates.h"

enum { DAY_SECONDS = 86400, ERA_DAYS = 146097, EPOCH = 719468 /* days from 0000-03-01 to 1970-01-01 */ };
enum { OFFSET_MOST = 18 * 3600, FRACTION_DIGITS = 9 };
enum { FIRST_MONTH = 12, LAST_MONTH = 9999 * 12 + 11 /* counted from January of the year 0 */ };

/* What is left to read. */
typedef struct reader {
  const char *at, *end;
} reader;

static bool read_digits(reader *r, int count, int *out) {
  if (r->end - r->at < count) return false;
  int n = 0;
  for (int i = 0; i < count; i++) {
    const char c = *r->at++;
    if (c < '0' || c > '9') return false;
    n = n * 10 + (c - '0');
  }
  *out = n;
  return true;
}

static bool read_char(reader *r, char c) {
  if (r->at == r->end || *r->at != c) return false;
  r->at++;
  return true;
}

static int month_days(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[month - 1] + (month == 2 && is_leap);
}

static bool read_date(reader *r, int64_t *day) {
  int year, month, mday;
  if (!read_digits(r, 4, &year) || !read_char(r, '-') || !read_digits(r, 2, &month) || !read_char(r, '-') ||
      !read_digits(r, 2, &mday)) {
    return false;
  }
  if (year < 1 || month < 1 || month > 12 || mday < 1 || mday > month_days(year, month)) return false;
  *day = date_join(year, month, mday);
  return true;
}

bool date_parse(text t, int64_t *day) {
  reader r = {t.at, t.at + t.len};
  int64_t parsed;
  if (!read_date(&r, &parsed) || r.at != r.end) return false;
  *day = parsed;
  return true;
}

/* hh:mm in seconds. */
static bool read_clock(reader *r, int *seconds) {
  int hour, minute;
  if (!read_digits(r, 2, &hour) || !read_char(r, ':') || !read_digits(r, 2, &minute)) return false;
  *seconds = hour * 3600 + minute * 60;
  return hour < 24 && minute < 60;
}

/* The digits behind the point as nanoseconds; those behind the ninth are cut. */
static bool read_fraction(reader *r, int32_t *nanos) {
  int32_t n = 0;
  int count = 0;
  for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++, count++) {
    if (count < FRACTION_DIGITS) n = n * 10 + (*r->at - '0');
  }
  for (int i = count; i < FRACTION_DIGITS; i++) n *= 10;
  *nanos = n;
  return count > 0;
}

static bool read_offset(reader *r, int *offset) {
  *offset = 0;
  if (read_char(r, 'Z')) return true;
  const bool is_west = read_char(r, '-');
  if (!is_west && !read_char(r, '+')) return false;
  if (!read_clock(r, offset) || *offset > OFFSET_MOST) return false;
  if (is_west) *offset = -*offset;
  return true;
}

static bool read_seconds(reader *r, int *seconds, int32_t *nanos) {
  int n;
  if (!read_digits(r, 2, &n) || n > 59) return false;
  *seconds += n;
  return !read_char(r, '.') || read_fraction(r, nanos);
}

bool datetime_parse(text t, instant *out) {
  reader r = {t.at, t.at + t.len};
  int64_t day;
  int seconds, offset;
  int32_t nanos = 0;
  if (!read_date(&r, &day) || !read_char(&r, 'T') || !read_clock(&r, &seconds)) return false;
  if (read_char(&r, ':') && !read_seconds(&r, &seconds, &nanos)) return false;
  if (!read_offset(&r, &offset) || r.at != r.end) return false;
  *out = (instant){day * DAY_SECONDS + seconds - offset, nanos, offset};
  return true;
}

static int64_t floor_div(int64_t n, int64_t by) {
  return n / by - (n % by < 0);
}

int64_t instant_day(instant i) {
  return floor_div(i.seconds + i.offset, DAY_SECONDS);
}

double instant_hours(instant from, instant to) {
  const double seconds = (double)(to.seconds - from.seconds);
  return (seconds + (to.nanos - from.nanos) / 1e9) / 3600;
}

int64_t date_join(int year, int month, int mday) {
  const int64_t march_year = (int64_t)year - (month <= 2);
  const int64_t era = floor_div(march_year, 400), year_of_era = march_year - era * 400;
  const int64_t month_from_march = month > 2 ? month - 3 : month + 9;
  const int64_t day_of_year = (153 * month_from_march + 2) / 5 + mday - 1;
  return era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH;
}

static int64_t nearest_date(int64_t day) {
  return day < DATE_FIRST ? DATE_FIRST : day > DATE_LAST ? DATE_LAST : day;
}

void date_split(int64_t day, int *year, int *month, int *mday) {
  const int from_march = (int)nearest_date(day) + EPOCH;
  const int era = from_march / ERA_DAYS, day_of_era = from_march % ERA_DAYS;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (ERA_DAYS - 1)) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  *mday = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  *year = era * 400 + year_of_era + (*month <= 2);
}

int64_t date_add_months(int64_t day, int months) {
  int year, month, mday;
  date_split(day, &year, &month, &mday);
  const int64_t months_in_all = (int64_t)year * 12 + (month - 1) + months;
  if (months_in_all < FIRST_MONTH) return DATE_FIRST;
  if (months_in_all > LAST_MONTH) return DATE_LAST;
  year = (int)(months_in_all / 12);
  month = (int)(months_in_all % 12) + 1;
  const int last = month_days(year, month);
  return date_join(year, month, mday < last ? mday : last);
}

static char *put_digits(char *at, int count, int n) {
  for (int i = count; i-- > 0; n /= 10) at[i] = (char)('0' + n % 10);
  return at + count;
}

bool date_is_known(int64_t day) {
  return day >= DATE_FIRST && day <= DATE_LAST;
}

const char *date_write(int64_t day, char room[DATE_ROOM]) {
  int year, month, mday;
  date_split(day, &year, &month, &mday);
  char *at = put_digits(room, 4, year);
  *at++ = '-';
  at = put_digits(at, 2, month);
  *at++ = '-';
  *put_digits(at, 2, mday) = '\0';
  return room;
}
