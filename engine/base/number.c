/* number.c: numbers without a locale.
**
** The C library reads and writes decimals correctly but with the locale's point. It is never shown one to read: digits
** go to strtod() as an integer and a power of ten. What it writes is taken apart into digits and a power of ten too. */
#include "base/number.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 64, EXPONENT_MOST = 100000, EXACT_DIGITS = 15, EXACT_POWER = 22, INTEGER_DIGITS = 19 };

/* A decimal as written: (-)digits * 10^power. */
typedef struct decimal {
  char digits[LONGEST];
  int count, power;
  bool is_negative;
} decimal;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* ---------------------------------------------------------------- reading */

static const char *read_sign(const char *at, const char *end, bool *is_negative) {
  *is_negative = at < end && *at == '-';
  return at < end && (*at == '-' || *at == '+') ? at + 1 : at;
}

/* Appends a run of digits without the zeros that lead the number. */
static const char *read_digits(const char *at, const char *end, decimal *d) {
  for (; at < end && is_digit(*at); at++) {
    if (d->count > 0 || *at != '0') d->digits[d->count++] = *at;
  }
  return at;
}

/* The exponent behind the e; NULL: there is none. */
static const char *read_exponent(const char *at, const char *end, int *exponent) {
  bool is_negative;
  at = read_sign(at, end, &is_negative);
  if (at == end) return NULL;
  int n = 0;
  for (; at < end && is_digit(*at); at++) {
    if (n < EXPONENT_MOST) n = n * 10 + (*at - '0');
  }
  *exponent = is_negative ? -n : n;
  return at;
}

/* What follows the sign. False: it is not a number. */
static bool read_decimal(const char *at, const char *end, decimal *d) {
  const char *from = at;
  at = read_digits(at, end, d);
  if (at == from) return false;
  if (at < end && *at == '.') {
    from = at + 1;
    at = read_digits(from, end, d);
    if (at == from) return false;
    d->power = -(int)(at - from);
  }
  if (at < end && (*at == 'e' || *at == 'E')) {
    int exponent = 0;
    at = read_exponent(at + 1, end, &exponent);
    d->power += exponent;
  }
  return at == end;
}

static uint64_t to_magnitude(const char *digits, int count) {
  uint64_t n = 0;
  for (int i = 0; i < count; i++) n = n * 10 + (uint64_t)(digits[i] - '0');
  return n;
}

/* Both the digits and the power of ten are exact doubles, so that one operation rounds once. */
static bool to_double_at_once(const decimal *d, double *out) {
  static const double tens[EXACT_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (FLT_EVAL_METHOD != 0 || d->count > EXACT_DIGITS || abs(d->power) > EXACT_POWER) return false;
  const double n = (double)to_magnitude(d->digits, d->count);
  *out = d->power < 0 ? n / tens[-d->power] : n * tens[d->power];
  return true;
}

static double to_double(const decimal *d) {
  double n;
  if (!to_double_at_once(d, &n)) {
    char room[LONGEST + 16];
    const int saved = errno;
    snprintf(room, sizeof room, "%.*se%d", d->count, d->digits, d->power);
    n = d->count > 0 ? strtod(room, NULL) : 0;
    errno = saved;
  }
  return d->is_negative ? -n : n;
}

static number_kind to_integer(const char *digits, size_t count, bool is_negative, int64_t *out) {
  for (; count > 1 && *digits == '0'; count--) digits++;
  if (count > INTEGER_DIGITS) return NUMBER_OVERFLOW;
  const uint64_t n = to_magnitude(digits, (int)count);
  if (n > (uint64_t)INT64_MAX + is_negative) return NUMBER_OVERFLOW;
  *out = (int64_t)(is_negative ? 0 - n : n);
  return NUMBER_INTEGER;
}

number_kind number_parse(text t, int64_t *integer, double *number) {
  if (t.len == 0 || t.len > LONGEST) return NUMBER_NONE;
  decimal d;
  const char *end = t.at + t.len, *digits = read_sign(t.at, end, &d.is_negative), *at = digits;
  while (at < end && is_digit(*at)) at++;
  const bool is_integer = at == end && at > digits;
  if (is_integer && to_integer(digits, (size_t)(end - digits), d.is_negative, integer) == NUMBER_INTEGER) {
    *number = (double)*integer;
    return NUMBER_INTEGER;
  }
  d.count = d.power = 0;
  if (!read_decimal(digits, end, &d)) return NUMBER_NONE;
  *number = to_double(&d);
  return is_integer || isinf(*number) ? NUMBER_OVERFLOW : NUMBER_DOUBLE;
}

/* ---------------------------------------------------------------- writing */

/* The locale's point, of any length, becomes a full stop. */
static void put_full_stop(char *room) {
  char *point = room + strspn(room, "-0123456789");
  if (*point == '\0' || *point == 'e') return;
  const char *rest = point + strcspn(point, "0123456789");
  *point = '.';
  memmove(point + 1, rest, strlen(rest) + 1);
}

/* Fifteen digits always read back as the decimal they are, so that fewer are shorter only where a double has fewer. */
static void write_shortest(double n, char room[NUMBER_ROOM]) {
  const int saved = errno;
  int digits = fabs(n) < DBL_MIN ? 1 : DBL_DIG;
  do {
    snprintf(room, NUMBER_ROOM, "%.*g", digits, n);
  } while (digits++ < DBL_DECIMAL_DIG && strtod(room, NULL) != n);
  errno = saved;
  put_full_stop(room);
}

/* At least `width` digits; gives the place behind them. */
static char *put_digits(char *at, uint64_t n, int width) {
  char digits[20];
  int count = 0;
  do digits[count++] = (char)('0' + n % 10);
  while ((n /= 10) > 0);
  while (count < width) digits[count++] = '0';
  while (count > 0) *at++ = digits[--count];
  *at = '\0';
  return at;
}

/* Most numbers that people write have few decimals: then the whole number that n is a decimal fraction of tells its digits. The
** quotient of two exact doubles is rounded correctly, so it is n only for the decimal that reads back as n. */
static bool write_few_decimals(double n, char room[NUMBER_ROOM]) {
  const double magnitude = fabs(n);
  if (magnitude < 1e-4 || magnitude >= 1e15) return false;
  double scale = 1;
  for (int decimals = 0; decimals <= 9 && magnitude * scale < 1e15; decimals++, scale *= 10) {
    const int64_t digits = (int64_t)(magnitude * scale + 0.5);
    if ((double)digits / scale != magnitude) continue;
    const uint64_t unit = (uint64_t)scale, whole = (uint64_t)digits;
    char *at = room;
    if (n < 0) *at++ = '-';
    at = put_digits(at, whole / unit, 1);
    if (decimals == 0) return true;
    *at++ = '.';
    put_digits(at, whole % unit, decimals);
    return true;
  }
  return false;
}

const char *number_write(double n, bool whole_as_int, char room[NUMBER_ROOM]) {
  if (!isfinite(n)) return strcpy(room, isnan(n) ? "nan" : n < 0 ? "-inf" : "inf");
  if (n == 0 && whole_as_int) return strcpy(room, "0");
  if (!write_few_decimals(n, room)) write_shortest(n, room);
  if (!whole_as_int && strpbrk(room, ".e") == NULL) strcat(room, ".0");
  return room;
}

/* Keeps `decimals` digits behind the point; half goes away from zero. */
static void round_decimal(decimal *d, int decimals) {
  const int cut = -d->power - decimals;
  if (cut <= 0) return;
  const int kept = d->count - cut;
  const bool is_up = kept >= 0 && d->digits[kept] >= '5';
  d->count = kept > 0 ? kept : 0;
  d->power = -decimals;
  if (!is_up) return;
  while (d->count > 0 && d->digits[d->count - 1] == '9') {
    d->count--;
    d->power++;
  }
  if (d->count > 0) d->digits[d->count - 1]++;
  else d->digits[d->count++] = '1';
}

static void drop_zeros(decimal *d) {
  while (d->count > 0 && d->digits[d->count - 1] == '0') {
    d->count--;
    d->power++;
  }
}

/* The digit that stands for 10^place. */
static char digit_at(const decimal *d, int place) {
  const int i = d->count - 1 + d->power - place;
  return i < 0 || i >= d->count ? '0' : d->digits[i];
}

static void add_grouped(buf *out, const decimal *d, char point, char group) {
  if (d->count > 0 && d->is_negative) buf_add_char(out, '-');
  const int first = d->count + d->power - 1, last = d->count > 0 && d->power < 0 ? d->power : 0;
  for (int place = first > 0 ? first : 0; place >= last; place--) {
    if (place == -1) buf_add_char(out, point);
    buf_add_char(out, digit_at(d, place));
    if (group != '\0' && place > 0 && place % 3 == 0) buf_add_char(out, group);
  }
}

/* Digits with a group mark every three, from the right. */
static void add_whole(buf *out, uint64_t n, char group) {
  enum { ROOM = 32 };
  char room[ROOM], *end = room + ROOM, *at = end;
  for (int place = 0; place == 0 || n > 0; place++, n /= 10) {
    if (group != '\0' && place > 0 && place % 3 == 0) *--at = group;
    *--at = (char)('0' + n % 10);
  }
  buf_add(out, (text){at, (size_t)(end - at)});
}

bool number_scale(double n, int decimals, int64_t *out) {
  static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
  enum { MOST = sizeof tens / sizeof *tens - 1 };
  if (decimals > MOST) return false;
  const double scaled = fabs(n) * tens[decimals];
  if (!(scaled < 0x1p40)) return false; /* so far off the half, the error of the product does not matter */
  const double whole = floor(scaled);
  if (fabs(scaled - whole - 0.5) < 0x1p-10) return false;
  const int64_t rounded = (int64_t)whole + (scaled - whole > 0.5);
  *out = n < 0 ? -rounded : rounded;
  return true;
}

static void add_scaled(buf *out, int64_t scaled, int decimals, char point, char group) {
  uint64_t magnitude = (uint64_t)llabs(scaled), unit = 1;
  for (; decimals > 0 && magnitude % 10 == 0; decimals--) magnitude /= 10;
  for (int i = 0; i < decimals; i++) unit *= 10;
  if (scaled < 0) buf_add_char(out, '-');
  add_whole(out, magnitude / unit, group);
  if (decimals == 0) return;
  buf_add_char(out, point);
  for (uint64_t rest = magnitude % unit; unit > 1; rest %= unit) {
    unit /= 10;
    buf_add_char(out, (char)('0' + rest / unit));
  }
}

void number_group(buf *out, double n, int decimals, char point, char group) {
  char room[NUMBER_ROOM];
  int64_t scaled;
  if (number_scale(n, decimals > 0 ? decimals : 0, &scaled)) {
    add_scaled(out, scaled, decimals > 0 ? decimals : 0, point, group);
    return;
  }
  number_write(fabs(n), true, room);
  decimal d = {.is_negative = n < 0};
  if (!read_decimal(room, room + strlen(room), &d)) {
    buf_add_string(out, number_write(n, true, room));
    return;
  }
  round_decimal(&d, decimals > 0 ? decimals : 0);
  drop_zeros(&d);
  add_grouped(out, &d, point, group);
}

void number_group_integer(buf *out, int64_t n, char group) {
  if (n < 0) buf_add_char(out, '-');
  add_whole(out, n < 0 ? (uint64_t) - (n + 1) + 1 : (uint64_t)n, group);
}

/* Written and read under one locale, whichever it is. */
double number_rounded(double n, int digits) {
  char room[NUMBER_ROOM];
  snprintf(room, sizeof room, "%.*g", digits, n);
  return strtod(room, NULL);
}
