/* cell_number.c: numbers as people and their tools write them: 34%, 13.8M, 1.250.000 ₫, $100,019.
**
** A number is an integer of digits and a power of ten, so nothing is rounded before its end. Digits are grouped by threes
** and by one sign throughout, or not at all. What a sign means is the map's to say: "1.250" is one and a quarter, or one
** thousand two hundred and fifty, and never what looks likelier. */
#include "data/cell.h"

#include "base/number.h"
#include "base/utf8.h"

#include <float.h>

enum { GROUP = 3, LONGEST_MARK = 12 };

typedef struct decimal {
  uint64_t digits;
  int power; /* of ten */
  bool is_negative;
} decimal;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* ---------------------------------------------------------------- digits */

static bool add_digit(decimal *d, char c) {
  const unsigned digit = (unsigned)(c - '0');
  if (d->digits > (UINT64_MAX - digit) / 10) return false;
  d->digits = d->digits * 10 + digit;
  return true;
}

/* The sign that may group digits at the start of t: its bytes, or 0. */
static size_t grouping_at(text t, char decimal_sign) {
  static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
  if (decimal_sign == '\0') return 0;
  if (t.at[0] == (decimal_sign == '.' ? ',' : '.')) return 1;
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (text_starts(t, blanks[i])) return strlen(blanks[i]);
  return 0;
}

static text rest_of(text t, size_t from) {
  return (text){t.at + from, t.len - from};
}

typedef struct scan {
  decimal *out;
  size_t run; /* digits since the last sign */
  text group; /* the sign that groups; empty: none yet */
  bool has_point;
} scan;

/* False: there can be none here. */
static bool take_point(scan *s) {
  const bool is_whole = s->group.len == 0 ? s->run > 0 : s->run == GROUP;
  if (s->has_point || !is_whole) return false;
  s->has_point = true;
  s->run = 0;
  return true;
}

static bool take_group(scan *s, text sign) {
  const bool is_first = s->group.len == 0;
  if (s->has_point || (is_first ? s->run == 0 || s->run > GROUP || s->out->digits == 0 : s->run != GROUP)) return false;
  if (!is_first && !text_equal(s->group, sign)) return false;
  s->group = sign;
  s->run = 0;
  return true;
}

/* The whole of t: digits, grouped or not, and decimals. */
static bool scan_digits(decimal *out, text t, char decimal_sign) {
  const char point = decimal_sign == '\0' ? '.' : decimal_sign;
  scan s = {.out = out};
  for (size_t i = 0; i < t.len;) {
    const size_t group = is_digit(t.at[i]) || t.at[i] == point ? 0 : grouping_at(rest_of(t, i), decimal_sign);
    if (is_digit(t.at[i])) {
      if (!add_digit(out, t.at[i])) return false;
      out->power -= s.has_point;
      s.run++;
    } else if (t.at[i] == point ? !take_point(&s) : group == 0 || !take_group(&s, (text){t.at + i, group})) {
      return false;
    }
    i += group > 0 ? group : 1;
  }
  return s.group.len > 0 && !s.has_point ? s.run == GROUP : s.run > 0;
}

/* ---------------------------------------------------------------- what stands around them */

static text cut_front(text t, size_t n) {
  return text_trim(rest_of(t, n));
}

static text cut_back(text t, size_t n) {
  return text_trim((text){t.at, t.len - n});
}

/* A sign of the map's at either end, once. */
static text cut_sign(const cell_form *f, text t) {
  for (size_t i = 0; i < f->n_signs; i++) {
    const text sign = f->signs[i];
    if (sign.len >= t.len) continue;
    if (memcmp(t.at, sign.at, sign.len) == 0) return cut_front(t, sign.len);
    if (memcmp(t.at + t.len - sign.len, sign.at, sign.len) == 0) return cut_back(t, sign.len);
  }
  return t;
}

static text cut_minus(text t, bool *is_negative) {
  const size_t minus = text_starts(t, "-") ? 1 : text_starts(t, "\xE2\x88\x92") ? 3 : 0;
  *is_negative = *is_negative || minus > 0;
  return minus > 0 || text_starts(t, "+") ? rest_of(t, minus > 0 ? minus : 1) : t;
}

static bool is_percentage(const cell_form *f) {
  return f->is_percent || (f->field->unit != NULL && f->field->unit->percent);
}

/* Powers of ten of the letters that shorten a number, in both languages. */
static int short_power(text folded) {
  static const struct {
    const char *word;
    int power;
  } words[] = {{"k", 3},    {"m", 6},  {"b", 9},     {"n", 3},  {"nghìn", 3},
               {"ngàn", 3}, {"tr", 6}, {"triệu", 6}, {"tỷ", 9}, {"tỉ", 9}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_is(folded, words[i].word)) return words[i].power;
  return 0;
}

static text cut_short(text t, decimal *d, arena *scratch) {
  size_t at = t.len;
  while (at > 0 && !is_digit(t.at[at - 1])) at--;
  if (at == t.len || t.len - at > LONGEST_MARK) return t;
  const arena_mark mark = arena_here(scratch);
  const int power = short_power(utf8_fold(cut_front(t, at), scratch));
  arena_release(scratch, mark);
  d->power += power;
  return power > 0 ? (text){t.at, at} : t;
}

/* ---------------------------------------------------------------- the value */

__extension__ typedef unsigned __int128 wide;

/* Exact, but for decimals that 64 bits do not hold: they are beyond a double. False: it is too large a number. */
static bool multiply(decimal *d, const cell_form *f) {
  if (f->times == 0) return true;
  wide product = (wide)d->digits * f->times;
  d->power += f->times_power;
  for (; product > UINT64_MAX && d->power < 0; d->power++) product /= 10;
  d->digits = (uint64_t)product;
  return product <= UINT64_MAX;
}

/* To the nearest whole number, half away from zero. */
static void round_whole(decimal *d) {
  uint64_t one = 1;
  for (; d->power < 0 && one <= UINT64_MAX / 10; d->power++) one *= 10;
  const uint64_t rest = d->digits % one;
  d->digits = d->power < 0 ? 0 : d->digits / one + (rest >= one - rest);
  d->power = 0;
}

static void set_number(value *out, double n) {
  out->type = KOLUA_NUMBER;
  out->flags = 0;
  out->as.number = n;
}

static bool set_integer(value *out, const decimal *d) {
  if (d->digits > (uint64_t)INT64_MAX) return false;
  out->type = KOLUA_INTEGER;
  out->flags = 0;
  out->as.integer = d->is_negative ? -(int64_t)d->digits : (int64_t)d->digits;
  return true;
}

/* Both the digits and the power of ten are exact doubles, so that one division rounds once; else by way of a text. */
static const char *finish_decimal(value *out, const decimal *d, arena *scratch) {
  static const double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
  enum { POWERS = sizeof tens / sizeof *tens, EXACT_BITS = 53 };
  double n = 0;
  if (-d->power < POWERS && d->digits >> EXACT_BITS == 0 && FLT_EVAL_METHOD == 0) {
    n = (double)d->digits / tens[-d->power];
    set_number(out, d->is_negative ? -n : n);
    return NULL;
  }
  const arena_mark mark = arena_here(scratch);
  const char *sign = d->is_negative ? "-" : "";
  const char *plain = text_format(scratch, "%s%llue%d", sign, (unsigned long long)d->digits, d->power);
  int64_t ignored;
  number_parse(text_of(plain), &ignored, &n);
  arena_release(scratch, mark);
  set_number(out, n);
  return NULL;
}

/* A rate with decimals makes no whole numbers of whole ones: where the field asks for those, the product is rounded. */
static const char *finish(value *out, const cell_form *f, decimal *d, arena *scratch) {
  while (d->power < 0 && d->digits % 10 == 0) {
    d->digits /= 10;
    d->power = d->digits == 0 ? 0 : d->power + 1;
  }
  if (d->power < 0 && f->times_power < 0 && f->type == FIELD_INTEGER) round_whole(d);
  for (; d->power > 0 && d->digits > 0; d->power--)
    if (!add_digit(d, '0')) return "is too large a number";
  if (d->power >= 0) return set_integer(out, d) ? NULL : "is too large a number";
  return finish_decimal(out, d, scratch);
}

/* As a program writes it: 3.4e-05, and more digits than an integer holds. */
static bool read_scientific(value *out, const cell_form *f, text t) {
  int64_t ignored;
  double n;
  if (f->type != FIELD_NUMBER || f->decimal == ',' || f->is_percent || f->times > 0) return false;
  if (number_parse(t, &ignored, &n) != NUMBER_DOUBLE) return false;
  set_number(out, n);
  return true;
}

static size_t count_separators(text t) {
  size_t n = 0;
  for (size_t i = 0; i < t.len; i++) n += t.at[i] == '.' || t.at[i] == ',';
  return n;
}

/* What the map would have to say, where the cell looks like a number. */
static const char *advise(const cell_form *f, text t) {
  if (!is_digit(t.at[0])) return "is no number";
  const char last = t.at[t.len - 1];
  if (last == '%') return "is no number of this field: it is no percentage";
  if (is_digit(last) && f->decimal == '\0' && count_separators(t) > 0)
    return "is no number, unless the map says which 'decimal' sign it has";
  if (is_digit(last) || last == '.' || last == ',' || f->is_short) return "is no number";
  if (memchr("kKmMbB", last, 6) != NULL) return "is no number, unless the map says 'short: true'";
  return f->n_signs == 0 ? "is no number, unless the map says which 'currency' it is" : "is no number";
}

/* Digits with or without decimals, as most cells are: what follows would find the same. */
static bool read_digits(value *out, const cell_form *f, text t, arena *scratch) {
  enum { MOST_DIGITS = 15 };
  const char point = f->decimal == '\0' ? '.' : f->decimal;
  const bool is_negative = t.len > 1 && t.at[0] == '-';
  decimal d = {.is_negative = is_negative};
  size_t i = is_negative, decimals = 0;
  if (t.len > MOST_DIGITS || f->is_percent || f->times > 0) return false;
  const size_t first = i;
  for (; i < t.len && is_digit(t.at[i]); i++) d.digits = d.digits * 10 + (uint64_t)(t.at[i] - '0');
  if (i == first) return false;
  if (i < t.len && t.at[i] == point) {
    for (i++; i < t.len && is_digit(t.at[i]); i++, decimals++) d.digits = d.digits * 10 + (uint64_t)(t.at[i] - '0');
    if (decimals == 0) return false;
  }
  d.power = -(int)decimals;
  return i == t.len && finish(out, f, &d, scratch) == NULL;
}

const char *cell_number(value *out, const cell_form *f, text t, arena *scratch) {
  decimal d = {0};
  if (read_digits(out, f, t, scratch)) return NULL;
  text rest = cut_minus(cut_sign(f, cut_minus(t, &d.is_negative)), &d.is_negative);
  const bool has_sign = is_percentage(f) && text_ends(rest, "%");
  if (has_sign) rest = cut_back(rest, 1);
  if (has_sign || f->is_percent) d.power = -2;
  if (f->is_short) rest = cut_short(rest, &d, scratch);
  rest = text_trim(rest);
  if (!scan_digits(&d, rest, f->decimal)) return read_scientific(out, f, t) ? NULL : advise(f, t);
  if (!multiply(&d, f)) return "is too large a number";
  return finish(out, f, &d, scratch);
}

/* ---------------------------------------------------------------- currencies */

static const struct {
  const char *code;
  const char *signs[4];
} currencies[] = {{"VND", {"₫", "VNĐ", "đ", "Đ"}},
                  {"USD", {"US$", "$"}},
                  {"EUR", {"€"}},
                  {"GBP", {"£"}},
                  {"JPY", {"¥"}},
                  {"KRW", {"₩"}},
                  {"THB", {"฿"}}};
enum { CURRENCIES = sizeof currencies / sizeof *currencies };

const text *currency_signs(text code, size_t *n, arena *a) {
  enum { MOST = 5 };
  text *signs = ARENA_ARRAY(a, MOST, text);
  *n = 0;
  signs[(*n)++] = text_copy(a, code);
  for (size_t i = 0; i < CURRENCIES; i++) {
    if (!text_is(code, currencies[i].code)) continue;
    for (size_t k = 0; k < MOST - 1 && currencies[i].signs[k] != NULL; k++)
      signs[(*n)++] = text_of(currencies[i].signs[k]);
  }
  return signs;
}

const char *currency_at(size_t i) {
  return i < CURRENCIES ? currencies[i].code : NULL;
}
