/* mutants_expr.c: what an expression may be changed to, node by node. */
#include "rule/mutants.h"

#include "base/dates.h"
#include "base/number.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

/* ---- counting */

bool maker_turn(maker *m, place at, const char *format, ...) {
  if (m->out->change != NULL || m->seen++ != m->wanted) return false;
  va_list args;
  va_start(args, format);
  buf change;
  buf_init(&change, m->arena);
  buf_vformat(&change, format, args);
  va_end(args);
  m->out->change = buf_text(&change).at;
  m->out->at = at;
  return true;
}

/* Its beginning, where it is long: the place tells which it is. */
static const char *expr_shown(arena *a, const expr *e) {
  enum { LONGEST = 96 };
  buf out;
  buf_init(&out, a);
  expr_write(&out, e);
  const text whole = buf_text(&out);
  size_t len = whole.len;
  if (len <= LONGEST) return whole.at;
  for (len = LONGEST; ((unsigned char)whole.at[len] & 0xC0) == 0x80;) len--;
  return text_format(a, "%.*s...", (int)len, whole.at);
}

/* ---- constants */

static const char *number_shown(arena *a, const value *v) {
  char room[NUMBER_ROOM];
  return text_copy(a, text_of(number_write(kolua_value_number(v), true, room))).at;
}

/* A step that data can tell from none: one of what is counted, a tenth of what is large or measured. NULL: numbers end before. */
static value *moved_number(arena *a, const value *v, int direction) {
  enum { FEW = 50 };
  const double n = kolua_value_number(v);
  if (v->type == KOLUA_INTEGER) {
    const int64_t by = fabs(n) < FEW ? 1 : (int64_t)round(fabs(n) / 10);
    const bool is_last = direction < 0 ? v->as.integer < INT64_MIN + by : v->as.integer > INT64_MAX - by;
    return is_last ? NULL : value_new_integer(a, v->as.integer + direction * by);
  }
  const double moved = number_near(n, 0) ? direction * 0.1 : n + direction * fabs(n) / 10;
  const double rounded = fabs(moved) < 1e-3 || fabs(moved) > 1e15 ? moved : round(moved * 1e6) / 1e6;
  return isfinite(moved) ? value_new_number(a, rounded) : NULL; /* as a person would write it */
}

static const value *mutate_number(maker *m, const value *v, place at) {
  for (int direction = -1; direction <= 1; direction += 2) {
    const value *moved = moved_number(m->arena, v, direction);
    if (moved != NULL && maker_turn(m, at, "%s -> %s", number_shown(m->arena, v), number_shown(m->arena, moved)))
      return moved;
  }
  return v;
}

static const value *mutate_date(maker *m, const value *v, place at) {
  int64_t day;
  if (!date_parse(value_text(v), &day)) return v;
  for (int direction = -1; direction <= 1; direction += 2) {
    char room[DATE_ROOM];
    if (!date_is_known(day + direction)) continue;
    const value *moved = value_new_string(m->arena, text_of(date_write(day + direction, room)));
    if (maker_turn(m, at, "%s -> %s", value_text(v).at, value_text(moved).at)) return moved;
  }
  return v;
}

static value *copied_list(arena *a, const value *list) {
  value *out = value_new_list(a, list->len);
  for (uint32_t i = 0; i < list->len; i++) out->as.items[i] = list->as.items[i];
  return out;
}

static const value *mutate_pair(maker *m, const value *pair, place at) {
  for (uint32_t i = 0; i < pair->len; i++) {
    const value *end = maker_value(m, &pair->as.items[i], at, false);
    if (end == &pair->as.items[i]) continue;
    value *out = copied_list(m->arena, pair);
    out->as.items[i] = *end;
    return out;
  }
  return pair;
}

static const value *shorten_list(maker *m, const value *list, place at) {
  for (uint32_t i = 0; list->len > 1 && i < list->len; i++) {
    const expr item = {.op = OP_CONST, .constant = &list->as.items[i]};
    if (!maker_turn(m, at, "without %s in the list", expr_shown(m->arena, &item))) continue;
    value *out = copied_list(m->arena, list);
    memmove(&out->as.items[i], &out->as.items[i + 1], (list->len - i - 1) * sizeof *out->as.items);
    out->len--;
    return out;
  }
  return list;
}

const value *maker_value(maker *m, const value *v, place at, bool is_pair) {
  switch ((kolua_type)v->type) {
    case KOLUA_INTEGER:
    case KOLUA_NUMBER: return mutate_number(m, v, at);
    case KOLUA_STRING: return mutate_date(m, v, at);
    case KOLUA_LIST: return is_pair ? mutate_pair(m, v, at) : shorten_list(m, v, at);
    case KOLUA_NULL:
    case KOLUA_BOOL:
    case KOLUA_MAP: break;
  }
  return v;
}

static const expr *mutate_constant(maker *m, const expr *e, bool is_pair) {
  const value *v = maker_value(m, e->constant, e->at, is_pair);
  return v == e->constant ? e : expr_const(m->arena, v, e->at);
}

/* ---- words in place of others */

static const expr *replace(maker *m, const expr *e, const expr *other) {
  const char *was = expr_shown(m->arena, e), *is = expr_shown(m->arena, other);
  return maker_turn(m, e->at, "%s -> %s", was, is) ? other : e;
}

static const char *op_word(expr_op op) {
  static const char *const signs[] = {[OP_ADD] = "+", [OP_SUBTRACT] = "-", [OP_MULTIPLY] = "*", [OP_DIVIDE] = "/"};
  size_t n;
  const function_word *words = function_words(&n);
  for (size_t i = 0; i < n; i++)
    if (words[i].op == op) return words[i].name;
  return op < sizeof signs / sizeof *signs && signs[op] != NULL ? signs[op] : "?";
}

static const expr *replace_op(maker *m, const expr *e, expr_op op) {
  const expr *other = expr_call(m->arena, op, e->args, e->n, e->at);
  return maker_turn(m, e->at, "%s: %s -> %s", expr_shown(m->arena, e), op_word(e->op), op_word(op)) ? other : e;
}

static const expr *without_arg(maker *m, const expr *e, size_t i) {
  const expr **args = ARENA_ARRAY(m->arena, e->n, const expr *);
  size_t n = 0;
  for (size_t k = 0; k < e->n; k++)
    if (k != i) args[n++] = e->args[k];
  return maker_turn(m, e->args[i]->at, "without %s", expr_shown(m->arena, e->args[i]))
             ? expr_call(m->arena, e->op, args, n, e->at)
             : e;
}

/* Each of several in turn. */
static const expr *shorten(maker *m, const expr *e) {
  const expr *out = e;
  for (size_t i = 0; e->n > 1 && i < e->n && out == e; i++) out = without_arg(m, e, i);
  return out;
}

static const expr *swap_args(maker *m, const expr *e, size_t a, size_t b) {
  const expr **args = ARENA_ARRAY(m->arena, e->n + 1, const expr *);
  memcpy(args, e->args, e->n * sizeof *args);
  args[a] = e->args[b];
  args[b] = e->args[a];
  return replace(m, e, expr_call(m->arena, e->op, args, e->n, e->at));
}

static const expr *mutate_junction(maker *m, const expr *e) {
  if (e->n < 2) return e;
  const expr *out = replace_op(m, e, e->op == OP_ALL_OF ? OP_ANY_OF : OP_ALL_OF);
  return out == e ? shorten(m, e) : out;
}

static size_t filter_of(const expr *e) {
  return e->op == OP_WEIGHTED_AVERAGE ? 2 : 1;
}

static const expr *unweighted(maker *m, const expr *e) {
  const expr *args[2] = {e->args[0], e->n > 2 ? e->args[2] : NULL};
  return replace(m, e, expr_call(m->arena, OP_AVERAGE, args, e->n - 1, e->at));
}

static const expr *mutate_aggregate(maker *m, const expr *e) {
  static const expr_op others[] = {[OP_ANY] = OP_ALL,          [OP_ALL] = OP_ANY,          [OP_NONE] = OP_ANY,
                                   [OP_SMALLEST] = OP_LARGEST, [OP_SUM] = OP_AVERAGE,      [OP_AVERAGE] = OP_LARGEST,
                                   [OP_DISTINCT] = OP_COUNT,   [OP_LARGEST] = OP_SMALLEST, [OP_SHARE] = OP_CONST};
  const expr_op other = others[e->op];
  const expr *out = e->op == OP_WEIGHTED_AVERAGE ? unweighted(m, e) : other != OP_CONST ? replace_op(m, e, other) : e;
  const size_t filter = filter_of(e);
  return out == e && e->n > filter ? without_arg(m, e, filter) : out;
}

/* ---- conditions on values */

const char *demand_word_of(demand_op op) {
  size_t n;
  return demand_words(&n)[op].name;
}

static size_t near(demand_op out[DEMANDS_NEAR], demand_op first, demand_op second, size_t n) {
  out[0] = first;
  out[1] = second;
  return n;
}

size_t demands_near(demand_op op, const expr *bound, demand_op out[DEMANDS_NEAR]) {
  const bool is_one =
      bound != NULL && bound->op == OP_CONST && (bound->constant->type != KOLUA_LIST || bound->constant->len < 2);
  switch (op) {
    case DEMAND_AT_MOST: return near(out, DEMAND_BELOW, DEMAND_AT_LEAST, 2);
    case DEMAND_AT_LEAST: return near(out, DEMAND_ABOVE, DEMAND_AT_MOST, 2);
    case DEMAND_ABOVE: return near(out, DEMAND_AT_LEAST, DEMAND_BELOW, 2);
    case DEMAND_BELOW: return near(out, DEMAND_AT_MOST, DEMAND_ABOVE, 2);
    case DEMAND_BEFORE: return near(out, DEMAND_NOT_AFTER, DEMAND_AFTER, 2);
    case DEMAND_AFTER: return near(out, DEMAND_NOT_BEFORE, DEMAND_BEFORE, 2);
    case DEMAND_NOT_BEFORE: return near(out, DEMAND_AFTER, DEMAND_NOT_AFTER, 2);
    case DEMAND_NOT_AFTER: return near(out, DEMAND_BEFORE, DEMAND_NOT_BEFORE, 2);
    case DEMAND_EQUALS: return near(out, DEMAND_DIFFERS, op, 1);
    case DEMAND_DIFFERS: return near(out, DEMAND_EQUALS, op, 1);
    case DEMAND_ONE_OF: return near(out, DEMAND_NONE_OF, op, 1);
    case DEMAND_NONE_OF: return near(out, DEMAND_ONE_OF, op, 1);
    case DEMAND_CONTAINS: return near(out, DEMAND_DISJOINT_FROM, DEMAND_CONTAINS_ANY, is_one ? 1 : 2);
    case DEMAND_CONTAINS_ANY: return near(out, DEMAND_DISJOINT_FROM, DEMAND_CONTAINS, is_one ? 1 : 2);
    case DEMAND_DISJOINT_FROM: return near(out, DEMAND_CONTAINS_ANY, op, 1);
    case DEMAND_PRESENT: return near(out, DEMAND_ABSENT, op, 1);
    case DEMAND_ABSENT: return near(out, DEMAND_PRESENT, op, 1);
    case DEMAND_EMPTY: return near(out, DEMAND_NOT_EMPTY, op, 1);
    case DEMAND_NOT_EMPTY: return near(out, DEMAND_EMPTY, op, 1);
    case DEMAND_IS_TRUE: return near(out, DEMAND_IS_FALSE, op, 1);
    case DEMAND_IS_FALSE: return near(out, DEMAND_IS_TRUE, op, 1);
    case DEMAND_BETWEEN:
    case DEMAND_MATCHES: break;
  }
  return 0;
}

static const expr *mutate_test(maker *m, const expr *e) {
  demand_op ops[DEMANDS_NEAR];
  const expr *bound = e->n > 1 ? e->args[1] : NULL;
  const size_t n = demands_near(e->demand, bound, ops);
  for (size_t i = 0; i < n; i++)
    if (maker_turn(m, e->at, "%s: %s -> %s", expr_shown(m->arena, e), demand_word_of(e->demand),
                   demand_word_of(ops[i])))
      return expr_test(m->arena, ops[i], e->args[0], bound, e->at);
  return e->demand == DEMAND_MATCHES ? replace(m, e, expr_call(m->arena, OP_NEGATE, &e, 1, e->at)) : e;
}

/* ---- the dispatch */

static const expr *mutate_here(maker *m, const expr *e) {
  switch (e->op) {
    case OP_CONST: return mutate_constant(m, e, false);
    case OP_ADD: return replace_op(m, e, OP_SUBTRACT);
    case OP_SUBTRACT: return replace_op(m, e, OP_ADD);
    case OP_MULTIPLY: return replace_op(m, e, OP_DIVIDE);
    case OP_DIVIDE: return replace_op(m, e, OP_MULTIPLY);
    case OP_COUNT:
    case OP_SUM:
    case OP_AVERAGE:
    case OP_SMALLEST:
    case OP_LARGEST:
    case OP_FIRST:
    case OP_DISTINCT:
    case OP_WEIGHTED_AVERAGE:
    case OP_ANY:
    case OP_ALL:
    case OP_NONE:
    case OP_SHARE: return mutate_aggregate(m, e);
    case OP_FIRST_OF: return shorten(m, e);
    case OP_LEAST:
    case OP_GREATEST: return replace_op(m, e, e->op == OP_LEAST ? OP_GREATEST : OP_LEAST);
    case OP_CHOOSE: return swap_args(m, e, 1, 2);
    case OP_OVERLAP:
    case OP_DAYS_BETWEEN:
    case OP_HOURS_BETWEEN: return swap_args(m, e, 0, 1);
    case OP_MINUS:
    case OP_NEGATE:
    case OP_FLOOR:
    case OP_FOLDED:
    case OP_PRIMARY_LANGUAGE: return replace(m, e, e->args[0]);
    case OP_ALL_OF:
    case OP_ANY_OF: return mutate_junction(m, e);
    case OP_TEST: return mutate_test(m, e);
    case OP_PATH:
    case OP_TABLE:
    case OP_COVERS:
    case OP_PICK:
    case OP_WORDS:
    case OP_AGE_DAYS:
    case OP_MONTHS_AGO:
    case OP_DAYS_AFTER:
    case OP_MONTHS_AFTER:
    case OP_OVERLAP_DAYS: break;
  }
  return e;
}

static const expr *mutate_arg(maker *m, const expr *e, size_t i) {
  const bool is_pair = e->op == OP_TEST && e->demand == DEMAND_BETWEEN && i == 1 && e->args[i]->op == OP_CONST;
  return is_pair ? mutate_constant(m, e->args[i], true) : maker_expr(m, e->args[i]);
}

const expr *maker_expr(maker *m, const expr *e) {
  if (e == NULL || m->out->change != NULL) return e;
  const expr *out = mutate_here(m, e);
  const bool has_keys =
      e->op == OP_TABLE || e->op == OP_COVERS; /* another key asks another cell, as cases of cells tell */
  for (size_t i = 0; !has_keys && out == e && i < e->n; i++) {
    const expr *arg = mutate_arg(m, e, i);
    if (arg == e->args[i]) continue;
    if (arg->op == OP_CONST) m->out->change = text_format(m->arena, "%s: %s", expr_shown(m->arena, e), m->out->change);
    expr *copy = ARENA_NEW(m->arena, expr);
    *copy = *e;
    copy->args = ARENA_ARRAY(m->arena, e->n, const expr *);
    memcpy(copy->args, e->args, e->n * sizeof *copy->args);
    copy->args[i] = arg;
    out = copy;
  }
  return out;
}
