/* json_scalar.c: see json_scalar.h. Most strings have no escape, and most numbers few digits: these are read at once. */
#include "data/json_scalar.h"

#include "base/eight.h"
#include "base/number.h"

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c) {
  return (unsigned char)(c - '0') < 10;
}

static const char *skip_space(const char *at, const char *next) {
  while (at < next && is_space(*at)) at++;
  return at;
}

/* Behind the last byte that is no white space. */
static char *trim(const char *at, char *next) {
  while (next > at && is_space(next[-1])) next--;
  return next;
}

/* ---------------------------------------------------------------- strings */

/* Four hexadecimal digits; -1: they are not. */
static int read_hex(const char *at) {
  int code = 0;
  for (int i = 0; i < 4; i++) {
    const char c = at[i], small = (char)(c | 0x20);
    if (is_digit(c)) code = code * 16 + (c - '0');
    else if (small >= 'a' && small <= 'f') code = code * 16 + (small - 'a' + 10);
    else return -1;
  }
  return code;
}

/* Behind \u: moves `at` behind the digits, of both halves of a pair. -1: it is no code point. */
static int32_t read_code(const char **at) {
  const int high = read_hex(*at);
  *at += 4;
  if (high < 0xD800 || high > 0xDFFF) return high;
  if (high > 0xDBFF || (*at)[0] != '\\' || (*at)[1] != 'u') return -1;
  const int low = read_hex(*at + 2);
  *at += 6;
  return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : -1;
}

static char *put_code(char *to, int32_t code) {
  if (code < 0x80) {
    *to++ = (char)code;
    return to;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
  *to++ = (char)(leads[more] | code >> 6 * more);
  for (int i = more - 1; i >= 0; i--) *to++ = (char)(0x80 | (code >> 6 * i & 0x3F));
  return to;
}

/* What stands behind a backslash; false: nothing that JSON knows. */
static bool unescape_one(char **to, const char **at) {
  static const char names[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
  const char c = *(*at)++;
  if (c == 'u') {
    const int32_t code = read_code(at);
    if (code >= 0) *to = put_code(*to, code);
    return code >= 0;
  }
  const char *found = c != '\0' ? strchr(names, c) : NULL;
  if (found != NULL) *(*to)++ = bytes[found - names];
  return found != NULL;
}

/* In place: what is unescaped is never longer. The end is a quote, so that no escape is read beyond it but for its own fault. */
static bool unescape(text *out, char *from, const char *end) {
  char *to = from;
  for (const char *at = from; at < end;) {
    if (*at != '\\') {
      *to++ = *at++;
      continue;
    }
    at++;
    if (!unescape_one(&to, &at) || at > end) return false;
  }
  *to = '\0';
  *out = (text){from, (size_t)(to - from)};
  return true;
}

bool json_string_at(json_string *out, char *at, char *next) {
  char *from = at + 1, *end = trim(at, next) - 1;
  if (end < from || *end != '"') return false;
  uint64_t tops_found = 0, slashes = 0;
  size_t i = 0, len = (size_t)(end - from);
  for (; len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
    const uint64_t eight = eight_at(from + i);
    tops_found |= eight & EIGHT_TOPS;
    slashes |= eight_find(eight, '\\');
  }
  for (; i < len; i++) {
    tops_found |= (unsigned char)from[i] & 0x80;
    slashes |= from[i] == '\\';
  }
  out->is_ascii = tops_found == 0;
  out->text = (text){from, len};
  *end = '\0';
  if (slashes == 0) return true;
  if (!unescape(&out->text, from, end)) return false;
  for (i = 0; i < out->text.len; i++) out->is_ascii &= (unsigned char)out->text.at[i] < 0x80;
  return true;
}

/* ---------------------------------------------------------------- numbers */

/* Behind the exponent, if there is one; NULL: it has no digits. */
static const char *skip_exponent(const char *at) {
  if (*at != 'e' && *at != 'E') return at;
  at++;
  at += *at == '+' || *at == '-';
  if (!is_digit(*at)) return NULL;
  while (is_digit(*at)) at++;
  return at;
}

/* By the C library's way. Kept out of json_number_at(), whose usual way needs no memory. */
__attribute__((noinline)) static bool set_number(value *out, text t) {
  int64_t integer;
  double number;
  const number_kind kind = number_parse(t, &integer, &number);
  if (kind != NUMBER_INTEGER && kind != NUMBER_DOUBLE) return false;
  out->type = kind == NUMBER_INTEGER ? KOLUA_INTEGER : KOLUA_NUMBER;
  if (kind == NUMBER_INTEGER) out->as.integer = integer;
  else out->as.number = number;
  return true;
}

/* Those at `p`, behind the ones that *n holds; where they end. */
static inline const char *read_digits(const char *p, uint64_t *n) {
  for (unsigned digit; (digit = (unsigned char)*p - (unsigned)'0') < 10; p++) *n = *n * 10 + digit;
  return p;
}

/* Up to 18 digits fit 64 bits; up to 2^53, and a power of ten that is exact as well, one division rounds once. */
bool json_number_at(value *out, const char *at, const char *next) {
  static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
  enum { MOST_DIGITS = 18 };
  const bool is_negative = *at == '-';
  const char *digits = at + is_negative, *p = digits;
  uint64_t n = 0;
  if (*p == '0') p++;
  else p = read_digits(p, &n);
  size_t count = (size_t)(p - digits), decimals = 0;
  if (count == 0) return false;
  const bool has_point = *p == '.';
  if (has_point) {
    const char *first = ++p;
    p = read_digits(p, &n);
    decimals = (size_t)(p - first);
    if (decimals == 0) return false;
  }
  const char *end = p != next ? skip_exponent(p) : p;
  if (end == NULL || skip_space(end, next) != next) return false;
  const bool is_short = end == p && count + decimals <= MOST_DIGITS;
  if (!is_short || (has_point && n > UINT64_C(1) << 53)) return set_number(out, (text){at, (size_t)(end - at)});
  out->type = has_point ? KOLUA_NUMBER : KOLUA_INTEGER;
  if (has_point) out->as.number = is_negative ? -((double)n / tens[decimals]) : (double)n / tens[decimals];
  else out->as.integer = is_negative ? -(int64_t)n : (int64_t)n;
  return true;
}

bool json_word_at(const char *word, const char *at, const char *next) {
  const size_t len = strlen(word);
  if ((size_t)(next - at) < len || memcmp(at, word, len) != 0) return false;
  return skip_space(at + len, next) == next;
}
