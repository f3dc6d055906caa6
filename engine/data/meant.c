/* meant.c: see meant.h.
**
** A number has a percent sign, its unit or one foreign sign behind it, or nothing. Its signs between digits are of one
** kind with three digits behind each, which groups them ("1.250.000"), or the last is a comma or point that stands once
** and has the decimals behind it ("1.250,5"). */
#include "data/meant.h"

#include "base/number.h"

enum { GROUP = 3, DATE_LEN = 10 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* ---- what stands behind the digits */

static text trim(text t) {
  while (t.len > 0 && t.at[t.len - 1] == ' ') t.len--;
  return t;
}

/* One code point that is not ASCII. */
static bool is_foreign_sign(text t) {
  size_t n = 0;
  for (size_t i = 0; i < t.len; i++) n += ((unsigned char)t.at[i] & 0xC0) != 0x80;
  return n == 1 && (unsigned char)t.at[0] >= 0xC0;
}

static bool names_unit(text t, const unit *u) {
  if (u == NULL) return false;
  for (size_t lang = 0; lang < KOLUA_LANGS; lang++) {
    if (text_equal(t, u->one.in[lang]) || text_equal(t, u->many.in[lang])) return true;
  }
  return text_equal(t, u->name);
}

/* Cuts it off. False: what stands there is nothing that could be left out. */
static bool cut_sign(text *t, const unit *u, bool *is_percent) {
  size_t len = t->len;
  while (len > 0 && !is_digit(t->at[len - 1])) len--;
  text sign = {t->at + len, t->len - len};
  while (sign.len > 0 && sign.at[0] == ' ') sign.at++, sign.len--;
  *t = (text){t->at, len};
  *is_percent = text_is(sign, "%");
  return sign.len == 0 || *is_percent || names_unit(sign, u) || is_foreign_sign(sign);
}

/* ---- the digits */

static bool is_separator(char c) {
  return c == '.' || c == ',' || c == '_' || c == ' ';
}

static size_t count_sign(text t, char c) {
  size_t n = 0;
  for (size_t i = 0; i < t.len; i++) n += t.at[i] == c;
  return n;
}

/* Digits in groups of three, all parted by the same sign; or digits alone. */
static bool is_grouped(text t) {
  size_t run = 0;
  char sign = '\0';
  for (size_t i = 0; i < t.len; i++) {
    if (is_digit(t.at[i])) {
      run++;
      continue;
    }
    const bool is_first = sign == '\0';
    if (!is_separator(t.at[i]) || (!is_first && t.at[i] != sign)) return false;
    if (is_first ? run == 0 || run > GROUP || t.at[0] == '0' : run != GROUP) return false;
    sign = t.at[i];
    run = 0;
  }
  return sign == '\0' ? run > 0 : run == GROUP;
}

/* Where the decimals start, behind their sign; the length of the text if there are none. */
static size_t find_decimals(text t) {
  size_t last = t.len;
  while (last > 0 && is_digit(t.at[last - 1])) last--;
  if (last == 0 || is_grouped(t)) return t.len;
  const char sign = t.at[last - 1];
  return (sign == '.' || sign == ',') && count_sign(t, sign) == 1 ? last : 0;
}

static size_t add_digits(char *out, size_t n, text from) {
  for (size_t i = 0; i < from.len; i++) {
    if (is_digit(from.at[i])) out[n++] = from.at[i];
  }
  return n;
}

bool number_meant(double *out, text written, const unit *u) {
  char plain[2 * NUMBER_ROOM + sizeof ".e-2"];
  int64_t ignored;
  bool is_percent;
  text t = trim(written);
  if (t.len > 2 * NUMBER_ROOM || !cut_sign(&t, u, &is_percent)) return false;
  const size_t decimals = find_decimals(t);
  const bool has_decimals = decimals < t.len;
  if (decimals == 0 || !is_grouped((text){t.at, decimals - has_decimals})) return false;
  size_t n = add_digits(plain, 0, (text){t.at, decimals});
  if (has_decimals) plain[n++] = '.';
  n = add_digits(plain, n, (text){t.at + decimals, t.len - decimals});
  if (is_percent) memcpy(plain + n, "e-2", 3), n += 3;
  const number_kind kind = number_parse((text){plain, n}, &ignored, out);
  return kind == NUMBER_INTEGER || kind == NUMBER_DOUBLE;
}

double share_meant(double n) {
  char room[NUMBER_ROOM], shifted[NUMBER_ROOM + sizeof "e-2"];
  int64_t ignored;
  double share = n / 100;
  const text digits = text_of(number_write(n, true, room));
  memcpy(shifted, digits.at, digits.len);
  memcpy(shifted + digits.len, "e-2", 3);
  number_parse((text){shifted, digits.len + 3}, &ignored, &share);
  return share;
}

/* ---- dates */

text date_meant(text written) {
  static const char form[] = "0000-00-00";
  if (written.len < DATE_LEN || (written.len > DATE_LEN && written.at[DATE_LEN] != 'T')) return (text){0};
  for (size_t i = 0; i < DATE_LEN; i++) {
    if (form[i] == '0' ? !is_digit(written.at[i]) : written.at[i] != form[i]) return (text){0};
  }
  return (text){written.at, DATE_LEN};
}
