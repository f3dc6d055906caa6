/* when.c: ages and spans. "Today" is the document's as_of; a date after it has no age. */
#include "rule/eval.h"

#include "base/number.h"
#include "rule/reasons.h"

#include <math.h>

static int64_t day_of(const result *r) {
  return r->kind == KIND_DATETIME ? instant_day(r->instant) : r->integer;
}

/* The most months n such that a day is not later than the same day n months before `to`, or that month's last day. */
static int64_t months_between(int64_t from, int64_t to) {
  int from_year, from_month, from_day, to_year, to_month, to_day;
  date_split(from, &from_year, &from_month, &from_day);
  date_split(to, &to_year, &to_month, &to_day);
  const int months = (to_year - from_year) * 12 + to_month - from_month;
  return from > date_add_months(to, -months) ? months - 1 : months;
}

static result age(scope *s, const node *e, const result *date) {
  const int64_t today = scope_today(s), day = day_of(date);
  if (day > today) {
    scope_unknown(s, date->source, REASON_AFTER_AS_OF);
    return result_unknown();
  }
  return result_integer(e->op == OP_AGE_DAYS ? today - day : months_between(day, today));
}

/* A date beside a datetime is 00:00 of that day in the datetime's own offset. */
static instant instant_of(const result *r, const result *other) {
  if (r->kind == KIND_DATETIME) return r->instant;
  const int32_t offset = other->kind == KIND_DATETIME ? other->instant.offset : 0;
  return (instant){r->integer * 86400 - offset, 0, offset};
}

/* Two periods overlap by the days they share, ends included. */
static result overlap(const result *at) {
  const int64_t from = day_of(&at[0]) > day_of(&at[2]) ? day_of(&at[0]) : day_of(&at[2]);
  const int64_t to = day_of(&at[1]) < day_of(&at[3]) ? day_of(&at[1]) : day_of(&at[3]);
  return result_integer(to >= from ? to - from + 1 : 0);
}

/* Whole days and months only; what lies beyond the calendar is unknown. */
static double whole_of(const result *number) {
  const double near = nearbyint(number->number);
  return number_near(near, number->number) ? near : floor(number->number);
}

static result date_at(double day) {
  if (day < DATE_FIRST || day > DATE_LAST) return result_unknown();
  return (result){.kind = KIND_DATE, .integer = (int64_t)day};
}

static result months_after(const result *date, const result *months) {
  enum { MOST = 12 * 9999 };
  const double n = whole_of(months);
  int year, month, mday;
  if (n < -MOST || n > MOST) return result_unknown();
  date_split(day_of(date), &year, &month, &mday);
  const int index = year * 12 + month - 1 + (int)n;
  return index < 12 || index >= 12 * 10000 ? result_unknown() : date_at((double)date_add_months(day_of(date), (int)n));
}

static result on_calendar(scope *s, const result *from, result date) {
  if (date.kind == KIND_UNKNOWN) scope_unknown(s, from->source, REASON_BEYOND_CALENDAR);
  return date;
}

result eval_dates(scope *s, const node *e) {
  result at[4];
  bool known = true;
  for (size_t i = 0; i < e->n; i++) {
    at[i] = eval(s, e->args[i]);
    known &= at[i].kind != KIND_UNKNOWN;
  }
  if (!known) return result_unknown();
  switch ((int)e->op) {
    case OP_DAYS_AFTER: return on_calendar(s, &at[0], date_at((double)day_of(&at[0]) + whole_of(&at[1])));
    case OP_MONTHS_AFTER: return on_calendar(s, &at[0], months_after(&at[0], &at[1]));
    case OP_DAYS_BETWEEN: return result_integer(day_of(&at[1]) - day_of(&at[0]));
    case OP_HOURS_BETWEEN: return result_number(instant_hours(instant_of(&at[0], &at[1]), instant_of(&at[1], &at[0])));
    case OP_OVERLAP_DAYS: return overlap(at);
    default: return age(s, e, &at[0]);
  }
}
