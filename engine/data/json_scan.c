/* json_scan.c: RFC 8259, checked byte by byte; the first fault is kept. Recursion ends at the limit of depth. */
#include "data/json_scan.h"

#include "base/number.h"
#include "base/utf8.h"

#include <string.h>

static const char too_large[] = "a number too large for a double";

typedef struct scan {
  text source;
  size_t at;
  size_t valid;   /* length of the prefix that is UTF-8 */
  size_t depth;   /* levels that may still be opened */
  size_t suspect; /* offset of the first number too long to be weighed here; source.len: none */
  json_fault *fault;
} scan;

static bool find_fault(scan *s, const char *message) {
  const bool is_invalid = s->at == s->valid && s->valid < s->source.len;
  *s->fault = (json_fault){KOLUA_ESYNTAX, s->at, is_invalid ? "invalid UTF-8" : message};
  return false;
}

/* The byte at hand; -1 behind the end. */
static int peek(const scan *s) {
  return s->at < s->source.len ? (unsigned char)s->source.at[s->at] : -1;
}

static void skip_space(scan *s) {
  while (s->at < s->source.len && memchr(" \t\n\r", s->source.at[s->at], 4) != NULL) s->at++;
}

static bool skip_byte(scan *s, char byte) {
  if (peek(s) != (unsigned char)byte) return false;
  s->at++;
  return true;
}

/* ---------------------------------------------------------------- text */

/* Four hexadecimal digits; -1: they are not. */
static int read_hex(scan *s) {
  int code = 0;
  for (int i = 0; i < 4; i++) {
    const int c = peek(s);
    const char *digits = "0123456789abcdefABCDEF", *found = c > 0 ? strchr(digits, c) : NULL;
    if (found == NULL) return -1;
    const int digit = (int)(found - digits);
    code = code * 16 + (digit < 16 ? digit : digit - 6);
    s->at++;
  }
  return code;
}

/* Behind \u. */
static bool scan_unicode(scan *s) {
  const size_t start = s->at - 2;
  const int high = read_hex(s);
  if (high < 0) return find_fault(s, "expected four hexadecimal digits behind \\u");
  if (high < 0xD800 || high > 0xDFFF) return true;
  if (high < 0xDC00 && skip_byte(s, '\\') && skip_byte(s, 'u')) {
    const int low = read_hex(s);
    if (low >= 0xDC00 && low <= 0xDFFF) return true;
  }
  s->at = start;
  return find_fault(s, "half of a surrogate pair, which is no character");
}

static bool scan_escape(scan *s) {
  const int c = peek(s);
  if (c == 'u') {
    s->at++;
    return scan_unicode(s);
  }
  if (c < 0) return find_fault(s, "the text in double quotes is not closed");
  if (c == 0 || strchr("\"\\/bfnrt", c) == NULL)
    return find_fault(s, "no such escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits");
  s->at++;
  return true;
}

static bool scan_string(scan *s) {
  for (s->at++; s->at < s->source.len;) {
    const int c = peek(s);
    if (s->at == s->valid) return find_fault(s, NULL);
    if (c < 0x20)
      return find_fault(s, c == '\n' || c == '\r' ? "the text in double quotes is not closed on its line"
                                                  : "a raw control character in text; write it as an escape");
    s->at++;
    if (c == '"') return true;
    if (c == '\\' && !scan_escape(s)) return false;
  }
  return find_fault(s, "the text in double quotes is not closed");
}

/* ---------------------------------------------------------------- numbers and words */

static bool skip_digits(scan *s) {
  const size_t start = s->at;
  while (peek(s) >= '0' && peek(s) <= '9') s->at++;
  return s->at > start;
}

static bool scan_number_form(scan *s) {
  skip_byte(s, '-');
  const bool is_zero = peek(s) == '0';
  const size_t start = s->at;
  if (!skip_digits(s)) return find_fault(s, "expected a digit");
  if (is_zero && s->at > start + 1) {
    s->at = start;
    return find_fault(s, "a number cannot begin with 0");
  }
  if (skip_byte(s, '.') && !skip_digits(s)) return find_fault(s, "expected a digit behind the point");
  if (!skip_byte(s, 'e') && !skip_byte(s, 'E')) return true;
  if (!skip_byte(s, '+')) skip_byte(s, '-');
  return skip_digits(s) || find_fault(s, "expected a digit in the exponent");
}

static bool scan_number(scan *s) {
  const size_t start = s->at;
  if (!scan_number_form(s)) return false;
  const text t = {s->source.at + start, s->at - start};
  int64_t integer;
  double number;
  const number_kind kind = number_parse(t, &integer, &number);
  const bool is_integer = !memchr(t.at, '.', t.len) && !memchr(t.at, 'e', t.len) && !memchr(t.at, 'E', t.len);
  if (kind == NUMBER_NONE && !is_integer && s->suspect == s->source.len) s->suspect = start;
  if (kind == NUMBER_INTEGER || kind == NUMBER_DOUBLE || (kind == NUMBER_NONE && !is_integer)) return true;
  s->at = start;
  return find_fault(s, is_integer ? "an integer beyond 64 bits" : too_large);
}

static bool scan_word(scan *s) {
  static const char *const words[] = {"true", "false", "null"};
  const text rest = {s->source.at + s->at, s->source.len - s->at};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!text_starts(rest, words[i])) continue;
    s->at += strlen(words[i]);
    return true;
  }
  return find_fault(s, "expected a value: text in double quotes, a number, true, false, null, [ or {");
}

/* ---------------------------------------------------------------- values */

static bool scan_value(scan *s);

static bool scan_key(scan *s) {
  skip_space(s);
  if (peek(s) != '"') return find_fault(s, "expected a key in double quotes");
  if (!scan_string(s)) return false;
  skip_space(s);
  return skip_byte(s, ':') || find_fault(s, "expected ':' behind the key");
}

/* From behind the bracket to behind the one that closes it. */
static bool scan_elements(scan *s, char close, bool is_map) {
  skip_space(s);
  if (skip_byte(s, close)) return true;
  for (;;) {
    if ((is_map && !scan_key(s)) || !scan_value(s)) return false;
    skip_space(s);
    if (skip_byte(s, close)) return true;
    if (!skip_byte(s, ',')) return find_fault(s, is_map ? "expected ',' or '}'" : "expected ',' or ']'");
    skip_space(s);
    if (peek(s) == close) return find_fault(s, "a comma with nothing behind it");
  }
}

static bool scan_container(scan *s, bool is_map) {
  if (s->depth == 0) {
    find_fault(s, "nested deeper than the limit");
    s->fault->status = KOLUA_ELIMIT;
    return false;
  }
  s->at++;
  s->depth--;
  const bool is_fine = scan_elements(s, is_map ? '}' : ']', is_map);
  s->depth++;
  return is_fine;
}

static bool scan_value(scan *s) {
  skip_space(s);
  switch (peek(s)) {
    case -1: return find_fault(s, "the text ends where a value is expected");
    case '{': return scan_container(s, true);
    case '[': return scan_container(s, false);
    case '"': return scan_string(s);
    case '\'': return find_fault(s, "text stands in double quotes, not in single ones");
    case '/': return find_fault(s, "JSON has no comments");
    case '-': return scan_number(s);
    default: return peek(s) >= '0' && peek(s) <= '9' ? scan_number(s) : scan_word(s);
  }
}

bool json_scan(text source, size_t depth, json_fault *out) {
  scan s = {.source = source, .valid = utf8_valid(source), .depth = depth, .suspect = source.len, .fault = out};
  if (!scan_value(&s)) return true;
  skip_space(&s);
  if (s.at < source.len) return !find_fault(&s, "expected the end of the text");
  s.at = s.suspect;
  return s.suspect < source.len && !find_fault(&s, too_large);
}

bool json_is_larger(text source, size_t most) {
  size_t count = 1;
  bool is_inside = false;
  for (size_t at = 0; at < source.len && count <= most; at++) {
    const char c = source.at[at];
    if (c == '"') is_inside = !is_inside;
    else if (is_inside) at += c == '\\';
    else count += c == ',' || c == '[' || c == '{';
  }
  return count > most;
}
