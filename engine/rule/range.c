/* range.c: see range.h. */
#include "rule/range.h"

#include <math.h>

static const range ANY = {-HUGE_VAL, HUGE_VAL, false, false};
static const range POSITIVE = {0, HUGE_VAL, false, false};

bool range_is_known(range r) {
  return isfinite(r.low) || isfinite(r.high);
}

bool range_is_empty(range r) {
  return r.low > r.high || (r.low == r.high && (r.low_open || r.high_open));
}

range range_meet(range a, range b) {
  range out = a;
  if (b.low > a.low || (b.low == a.low && b.low_open)) out.low = b.low, out.low_open = b.low_open;
  if (b.high < a.high || (b.high == a.high && b.high_open)) out.high = b.high, out.high_open = b.high_open;
  return out;
}

static range range_join(range a, range b) {
  range out = a;
  if (b.low < a.low || (b.low == a.low && !b.low_open)) out.low = b.low, out.low_open = b.low_open;
  if (b.high > a.high || (b.high == a.high && !b.high_open)) out.high = b.high, out.high_open = b.high_open;
  return out;
}

truth range_within(range r, range allowed) {
  const range both = range_meet(r, allowed);
  if (range_is_empty(both)) return NO;
  const bool is_same =
      both.low == r.low && both.high == r.high && both.low_open == r.low_open && both.high_open == r.high_open;
  return is_same ? YES : MAYBE;
}

/* ---- of what is written */

static range range_of_point(double n) {
  return (range){n, n, false, false};
}

static range range_of_constant(const result *r) {
  range out = {HUGE_VAL, -HUGE_VAL, false, false};
  if (r->kind == KIND_NUMBER) return range_of_point(r->number);
  if (r->kind == KIND_DATE) return range_of_point((double)r->integer);
  if (r->kind == KIND_BOOL) return range_of_point(r->boolean);
  if (r->kind != KIND_LIST) return ANY;
  for (uint32_t i = 0; i < r->n; i++) {
    const kolua_type type = (kolua_type)r->items[i]->type;
    if (type != KOLUA_INTEGER && type != KOLUA_NUMBER) return ANY;
    out = range_join(out, range_of_point(kolua_value_number(r->items[i])));
  }
  return out;
}

static range range_of_cells(const cell *c) {
  range out = {HUGE_VAL, -HUGE_VAL, false, false};
  for (size_t i = 0; i < c->n; i++) out = range_join(out, range_of_cells(c->entries[i].cell));
  if (c->kind != CELL_VALUE) return out;
  const kolua_type type = (kolua_type)c->value->type;
  return type == KOLUA_INTEGER || type == KOLUA_NUMBER ? range_of_point(kolua_value_number(c->value)) : ANY;
}

static range range_of_field(const field *f) {
  if (f == NULL) return ANY;
  return (range){f->has_min ? f->min : -HUGE_VAL, f->has_max ? f->max : HUGE_VAL, f->has_min && f->min_excluded,
                 f->has_max && f->max_excluded};
}

/* ---- of what is computed */

static bool is_positive(const node *e) {
  return range_of(e).low >= 0;
}

static range range_of_sum(range a, range b) {
  return (range){a.low + b.low, a.high + b.high, a.low_open || b.low_open, a.high_open || b.high_open};
}

static range range_negated(range r) {
  return (range){-r.high, -r.low, r.high_open, r.low_open};
}

static range range_of_all(const node *e, size_t from) {
  range out = range_of(e->args[from]);
  for (size_t i = from + 1; i < e->n; i++) out = range_join(out, range_of(e->args[i]));
  return out;
}

/* The lowest or the highest of all: each bounds the result on one side. */
static range range_of_extreme(const node *e, bool is_least) {
  range out = range_of(e->args[0]);
  for (size_t i = 1; i < e->n; i++) {
    const range r = range_of(e->args[i]);
    out.low = is_least ? fmin(out.low, r.low) : fmax(out.low, r.low);
    out.high = is_least ? fmin(out.high, r.high) : fmax(out.high, r.high);
    out.low_open = out.high_open = false;
  }
  return out;
}

static range range_of_floor(range r) {
  return (range){floor(r.low), floor(r.high), false, false};
}

static range range_of_call(const node *e) {
  switch ((int)e->op) {
    case OP_ADD: return range_of_sum(range_of(e->args[0]), range_of(e->args[1]));
    case OP_SUBTRACT: return range_of_sum(range_of(e->args[0]), range_negated(range_of(e->args[1])));
    case OP_MINUS: return range_negated(range_of(e->args[0]));
    case OP_MULTIPLY:
    case OP_DIVIDE: return is_positive(e->args[0]) && is_positive(e->args[1]) ? POSITIVE : ANY;
    case OP_SUM: return is_positive(e->args[0]) ? POSITIVE : ANY;
    case OP_WEIGHTED_AVERAGE: return is_positive(e->args[1]) ? range_of(e->args[0]) : ANY;
    case OP_OVERLAP:
    case OP_SHARE: return (range){0, 1, false, false};
    case OP_COUNT:
    case OP_DISTINCT:
    case OP_WORDS:
    case OP_AGE_DAYS:
    case OP_OVERLAP_DAYS: return POSITIVE;
    case OP_AVERAGE:
    case OP_SMALLEST:
    case OP_LARGEST:
    case OP_FIRST: return range_of(e->args[0]);
    case OP_FIRST_OF: return range_of_all(e, 0);
    case OP_CHOOSE: return range_of_all(e, 1);
    case OP_LEAST: return range_of_extreme(e, true);
    case OP_GREATEST: return range_of_extreme(e, false);
    case OP_FLOOR: return range_of_floor(range_of(e->args[0]));
    default: return ANY;
  }
}

range range_of(const node *e) {
  const kind k = e->kind == KIND_LIST || e->kind == KIND_SHARES ? e->item : e->kind;
  if (e->op == OP_CONST) return range_of_constant(&e->constant);
  if (e->op == OP_TABLE) return range_of_cells(e->table->root);
  if (k == KIND_BOOL) return (range){0, 1, false, false};
  if (k != KIND_NUMBER) return ANY;
  return e->op == OP_PATH || e->op == OP_PICK ? range_of_field(e->field) : range_of_call(e);
}

/* ---- of demands */

static bool range_of_pair(const node *bound, range *out) {
  if (bound->op != OP_CONST || bound->kind != KIND_LIST || bound->constant.n != 2) return false;
  const result low = result_of(bound->constant.items[0], bound->item);
  const result high = result_of(bound->constant.items[1], bound->item);
  *out = (range){range_of_constant(&low).low, range_of_constant(&high).high, false, false};
  return true;
}

bool range_of_demand(demand_op op, const node *bound, range *out) {
  if (op == DEMAND_IS_TRUE || op == DEMAND_IS_FALSE) {
    *out = range_of_point(op == DEMAND_IS_TRUE);
    return true;
  }
  if (bound == NULL || bound->op != OP_CONST) return false;
  if (op == DEMAND_BETWEEN) return range_of_pair(bound, out);
  const range at = range_of_constant(&bound->constant);
  if (bound->kind == KIND_LIST || !range_is_known(at)) return false;
  switch ((int)op) {
    case DEMAND_AT_MOST:
    case DEMAND_NOT_AFTER: *out = (range){-HUGE_VAL, at.high, false, false}; return true;
    case DEMAND_BELOW:
    case DEMAND_BEFORE: *out = (range){-HUGE_VAL, at.high, false, true}; return true;
    case DEMAND_AT_LEAST:
    case DEMAND_NOT_BEFORE: *out = (range){at.low, HUGE_VAL, false, false}; return true;
    case DEMAND_ABOVE:
    case DEMAND_AFTER: *out = (range){at.low, HUGE_VAL, true, false}; return true;
    case DEMAND_EQUALS: *out = at; return true;
    default: return false;
  }
}
