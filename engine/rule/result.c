/* result.c: results made, and compared. */
#include "base/number.h"
#include "rule/eval.h"

#include <math.h>

result result_unknown(void) {
  return (result){.kind = KIND_UNKNOWN, .low = -(double)INFINITY, .high = (double)INFINITY};
}

result result_number(double n) {
  return isfinite(n) ? (result){.kind = KIND_NUMBER, .number = n} : result_unknown();
}

result result_integer(int64_t n) {
  return (result){.kind = KIND_NUMBER, .whole = true, .integer = n, .number = (double)n};
}

result result_bool(bool b) {
  return (result){.kind = KIND_BOOL, .boolean = b};
}

static result unusable(const value *v) {
  result r = result_unknown();
  r.source = v;
  return r;
}

static result number_of(const value *v) {
  if (v->type == KOLUA_NUMBER) return (result){.kind = KIND_NUMBER, .number = v->as.number, .source = v};
  if (v->type != KOLUA_INTEGER) return unusable(v);
  return (result){
      .kind = KIND_NUMBER, .whole = true, .integer = v->as.integer, .number = (double)v->as.integer, .source = v};
}

static result date_of(const value *v, kind as) {
  result r = {.kind = as, .source = v};
  if (v->type != KOLUA_STRING) return unusable(v);
  if (as == KIND_DATETIME && datetime_parse(value_text(v), &r.instant)) return r;
  r.kind = KIND_DATE;
  return date_parse(value_text(v), &r.integer) ? r : unusable(v);
}

result result_of(const value *v, kind as) {
  if (v == NULL || (v->flags & VALUE_VOID) != 0) return result_unknown();
  switch (as) {
    case KIND_NUMBER: return number_of(v);
    case KIND_TEXT:
      if (v->type != KOLUA_STRING) break;
      return (result){.kind = KIND_TEXT, .text = value_text(v), .source = v};
    case KIND_BOOL:
      if (v->type != KOLUA_BOOL) break;
      return (result){.kind = KIND_BOOL, .boolean = v->as.boolean, .source = v};
    case KIND_DATE:
    case KIND_DATETIME: return date_of(v, as);
    case KIND_ELEMENT:
    case KIND_SHARES:
      if (v->type != KOLUA_MAP) break;
      return (result){.kind = as, .source = v};
    case KIND_LIST:
    case KIND_UNKNOWN: break;
  }
  return unusable(v);
}

static int order(int64_t a, int64_t b) {
  return a < b ? -1 : a > b;
}

static int64_t day_of(const result *r) {
  return r->kind == KIND_DATETIME ? instant_day(r->instant) : r->integer;
}

int result_compare(const result *a, const result *b) {
  if (a->kind == KIND_NUMBER) {
    if (a->whole && b->whole) return order(a->integer, b->integer);
    if (number_near(a->number, b->number)) return 0;
    return a->number < b->number ? -1 : 1;
  }
  if (a->kind == KIND_DATETIME && b->kind == KIND_DATETIME) {
    const int seconds = order(a->instant.seconds, b->instant.seconds);
    return seconds != 0 ? seconds : order(a->instant.nanos, b->instant.nanos);
  }
  return order(day_of(a), day_of(b));
}

static bool is_day(kind k) {
  return k == KIND_DATE || k == KIND_DATETIME;
}

bool result_same(const result *a, const result *b) {
  if (a->kind != b->kind && !(is_day(a->kind) && is_day(b->kind))) return false;
  switch (a->kind) {
    case KIND_NUMBER:
    case KIND_DATE:
    case KIND_DATETIME: return result_compare(a, b) == 0;
    case KIND_TEXT: return text_equal(a->text, b->text);
    case KIND_BOOL: return a->boolean == b->boolean;
    case KIND_ELEMENT:
    case KIND_SHARES: return a->source == b->source;
    case KIND_LIST:
    case KIND_UNKNOWN: break;
  }
  return false;
}
