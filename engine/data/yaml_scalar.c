/* yaml_scalar.c: the core schema, whole and nothing else.
**
**   null  | null Null NULL ~ and nothing          int    | [-+]?[0-9]+  0o[0-7]+  0x[0-9a-fA-F]+
**   bool  | true True TRUE false False FALSE      float  | [-+]? ( .[0-9]+ | [0-9]+ ( .[0-9]* )? ) ( [eE][-+]?[0-9]+ )?
**
** Infinity and not-a-number are numbers of the schema that no rule could judge: they are refused, as is what does
** not fit an int64 or a double. */
#include "data/yaml_scalar.h"

#include "base/number.h"

#include <string.h>

enum { LONGEST_NUMBER = 64 };

static const char too_large_integer[] = "an integer beyond 64 bits; quote it if it is not a number";
static const char too_large_number[] = "a number too large for a double; quote it if it is not a number";
static const char too_long_number[] = "a number of more than 64 characters; quote it if it is not a number";

/* ---------------------------------------------------------------- tags */

const char yaml_foreign_tag[] =
    "a tag that is not of the core schema; it knows !!str !!int !!float !!bool !!null !!map !!seq";

yaml_tag yaml_tag_read(const char *tag) {
  static const struct {
    const char *name;
    yaml_tag tag;
  } core[] = {
      {"str", YAML_TAG_STR},   {"int", YAML_TAG_INT}, {"float", YAML_TAG_FLOAT}, {"bool", YAML_TAG_BOOL},
      {"null", YAML_TAG_NULL}, {"map", YAML_TAG_MAP}, {"seq", YAML_TAG_SEQ},
  };
  static const char prefix[] = "tag:yaml.org,2002:";
  if (tag == NULL) return YAML_TAG_NONE;
  if (strcmp(tag, "!") == 0) return YAML_TAG_STR;
  if (strncmp(tag, prefix, sizeof prefix - 1) != 0) return YAML_TAG_FOREIGN;
  for (size_t i = 0; i < sizeof core / sizeof *core; i++)
    if (strcmp(tag + sizeof prefix - 1, core[i].name) == 0) return core[i].tag;
  return YAML_TAG_FOREIGN;
}

/* ---------------------------------------------------------------- words */

static bool is_word(text t, const char *lower, const char *title, const char *upper) {
  return text_is(t, lower) || text_is(t, title) || text_is(t, upper);
}

bool yaml_is_null(text t) {
  if (t.len == 0) return true;
  return t.len == 1 ? *t.at == '~' : t.len == 4 && is_word(t, "null", "Null", "NULL");
}

static bool read_bool(value *v, text t) {
  const bool is_true = t.len == 4 && is_word(t, "true", "True", "TRUE");
  if (!is_true && !(t.len == 5 && is_word(t, "false", "False", "FALSE"))) return false;
  v->type = KOLUA_BOOL;
  v->as.boolean = is_true;
  return true;
}

static bool is_not_finite(text t) {
  const bool has_sign = t.len > 0 && (*t.at == '-' || *t.at == '+');
  const text word = has_sign ? (text){t.at + 1, t.len - 1} : t;
  return is_word(word, ".inf", ".Inf", ".INF") || is_word(t, ".nan", ".NaN", ".NAN");
}

/* ---------------------------------------------------------------- numbers */

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

/* 0o17, 0xFF. False: neither. Overflow leaves `v` without a type. */
static bool read_based(value *v, text t, const char **wrong) {
  if (t.len < 3 || t.at[0] != '0' || (t.at[1] != 'o' && t.at[1] != 'x')) return false;
  const int base = t.at[1] == 'o' ? 8 : 16;
  for (size_t i = 2; i < t.len; i++)
    if (digit_value(t.at[i]) >= base) return false;
  int64_t n = 0;
  for (size_t i = 2; i < t.len && *wrong == NULL; i++) {
    if (n > (INT64_MAX - digit_value(t.at[i])) / base) *wrong = too_large_integer;
    else n = n * base + digit_value(t.at[i]);
  }
  v->type = KOLUA_INTEGER;
  v->as.integer = n;
  return true;
}

static size_t digits_from(text t, size_t at) {
  size_t end = at;
  while (end < t.len && t.at[end] >= '0' && t.at[end] <= '9') end++;
  return end - at;
}

/* Lengths of the parts of a decimal, and the offset of its point: t.len where there is none. */
typedef struct decimal {
  size_t sign, whole, dot, fraction;
} decimal;

static bool read_decimal(decimal *d, text t) {
  d->sign = t.len > 0 && (*t.at == '-' || *t.at == '+');
  d->whole = digits_from(t, d->sign);
  size_t at = d->sign + d->whole;
  const bool has_dot = at < t.len && t.at[at] == '.';
  d->dot = has_dot ? at : t.len;
  d->fraction = has_dot ? digits_from(t, at + 1) : 0;
  at += has_dot + d->fraction;
  if (d->whole + d->fraction == 0) return false;
  if (at == t.len) return true;
  if (t.at[at] != 'e' && t.at[at] != 'E') return false;
  at++;
  if (at < t.len && (t.at[at] == '-' || t.at[at] == '+')) at++;
  const size_t digits = digits_from(t, at);
  return digits > 0 && at + digits == t.len;
}

/* With a digit on both sides of the point, as number.h wants it: ".5" is "0.5", "5." is "5.0". */
static text complete(text t, const decimal *d, char room[LONGEST_NUMBER + 2]) {
  if (d->dot == t.len || (d->whole > 0 && d->fraction > 0)) return t;
  const size_t before = d->whole > 0 ? d->dot + 1 : d->dot, rest = t.len - before;
  memcpy(room, t.at, before);
  room[before] = '0';
  memcpy(room + before + 1, t.at + before, rest);
  return (text){room, t.len + 1};
}

static void set_number(value *v, text t, const char **wrong) {
  int64_t integer = 0;
  double number = 0;
  const number_kind kind = number_parse(t, &integer, &number);
  v->type = kind == NUMBER_INTEGER ? KOLUA_INTEGER : KOLUA_NUMBER;
  if (kind == NUMBER_INTEGER) v->as.integer = integer;
  else v->as.number = number;
  if (kind == NUMBER_NONE) *wrong = too_long_number;
  if (kind == NUMBER_OVERFLOW) *wrong = digits_from(t, 1) == t.len - 1 ? too_large_integer : too_large_number;
}

/* False: not a number. */
static bool read_number(value *v, text t, const char **wrong) {
  if (read_based(v, t, wrong)) return true;
  decimal d;
  if (!read_decimal(&d, t)) {
    if (!is_not_finite(t)) return false;
    *wrong = "infinity and not-a-number cannot be judged; quote it if it is text";
    return true;
  }
  char room[LONGEST_NUMBER + 2];
  if (t.len > LONGEST_NUMBER) *wrong = too_long_number;
  else set_number(v, complete(t, &d, room), wrong);
  return true;
}

/* ---------------------------------------------------------------- scalars */

/* By its first byte most text is told from all that the schema names. */
static bool may_be_special(text t) {
  if (t.len == 0) return true;
  switch (*t.at) {
    case '~':
    case 'n':
    case 'N':
    case 't':
    case 'T':
    case 'f':
    case 'F':
    case '.':
    case '-':
    case '+': return true;
    default: return *t.at >= '0' && *t.at <= '9';
  }
}

static const char *read_by_text(value *v, text t) {
  const char *wrong = NULL;
  v->type = KOLUA_STRING;
  if (!may_be_special(t)) return NULL;
  if (yaml_is_null(t)) v->type = KOLUA_NULL;
  else if (!read_bool(v, t)) read_number(v, t, &wrong);
  return wrong;
}

static const char *read_float(value *v, text t) {
  const char *wrong = NULL;
  if (!read_number(v, t, &wrong)) return "not a number, as its tag !!float demands";
  if (wrong == NULL && v->type == KOLUA_INTEGER) {
    v->type = KOLUA_NUMBER;
    v->as.number = (double)v->as.integer;
  }
  return wrong;
}

static const char *read_integer(value *v, text t) {
  const char *wrong = NULL;
  if (!read_number(v, t, &wrong) || (wrong == NULL && v->type != KOLUA_INTEGER))
    return "not an integer, as its tag !!int demands";
  return wrong;
}

const char *yaml_scalar_read(value *v, text t, bool is_plain, yaml_tag tag) {
  v->type = KOLUA_STRING;
  switch (tag) {
    case YAML_TAG_NONE: return is_plain ? read_by_text(v, t) : NULL;
    case YAML_TAG_STR: return NULL;
    case YAML_TAG_INT: return read_integer(v, t);
    case YAML_TAG_FLOAT: return read_float(v, t);
    case YAML_TAG_BOOL: return read_bool(v, t) ? NULL : "neither true nor false, as its tag !!bool demands";
    case YAML_TAG_NULL: v->type = KOLUA_NULL; return yaml_is_null(t) ? NULL : "not null, as its tag !!null demands";
    case YAML_TAG_MAP:
    case YAML_TAG_SEQ: return "a scalar with the tag of a list or map";
    case YAML_TAG_FOREIGN: break;
  }
  return yaml_foreign_tag;
}
