/* shortcut.c: see shortcut.h. Every function here that gives false leaves the question to eval.c and meets.c. */
#include "rule/shortcut.h"

#include "base/number.h"
#include "rule/eval.h"

#include <math.h>

enum { MOST_STEPS = 4 };

/* A number as result has it, without what only a reader of the evidence needs. */
typedef struct number {
  double number;
  int64_t integer;
  bool whole;
} number;

/* Where a field stands, seen from the subject. */
typedef struct way {
  size_t n;
  unsigned slots[MOST_STEPS];
} way;

/* A number to be had: a constant, a field, the age of one that is a date, or what an operation makes of two others. */
typedef struct operand operand;
struct operand {
  expr_op op;
  const result *constant;
  way way;
  const operand *left, *right;
};

typedef enum shortcut_kind { SHORT_NUMBER, SHORT_TEXT, SHORT_TEXTS, SHORT_BOOL } shortcut_kind;

/* Bounds are looked at where they stand in the plan: whoever moves a threshold (variant.h) moves it here too. */
struct shortcut {
  shortcut_kind kind;
  operand *number;
  way way; /* of what is no number */
  const demand_plan *demands;
  size_t n_demands;
};

/* ---------------------------------------------------------------- which parts */

static bool is_own_field(const node *e) {
  if (e->op != OP_PATH || e->base != BASE_SUBJECT || e->n_loops > 0 || e->share.len > 0 || e->n_steps == 0 ||
      e->n_steps > MOST_STEPS)
    return false;
  if (e->steps[0].field->owner->holder == NULL) return false; /* of the root: as_of is not what the data say */
  for (size_t i = 0; i < e->n_steps; i++)
    if (e->steps[i].op != STEP_FIELD) return false;
  return true;
}

static bool is_age(const node *e) {
  return e->op == OP_AGE_DAYS && e->args[0]->kind == KIND_DATE && is_own_field(e->args[0]);
}

static bool is_arithmetic(expr_op op) {
  return op == OP_ADD || op == OP_SUBTRACT || op == OP_MULTIPLY || op == OP_DIVIDE;
}

/* Recursion ends with the expression. */
static bool is_simple_number(const node *e) {
  if (e->kind != KIND_NUMBER) return false;
  if (is_arithmetic(e->op)) return is_simple_number(e->args[0]) && is_simple_number(e->args[1]);
  return e->op == OP_CONST || is_own_field(e) || is_age(e);
}

static bool is_constant(const node *given, kind wanted) {
  return given == NULL || (given->op == OP_CONST && given->constant.kind == wanted);
}

static bool is_list_of(const node *given, kolua_type type, kolua_type other) {
  if (given == NULL) return true;
  if (!is_constant(given, KIND_LIST) || given->constant.holes > 0) return false;
  for (size_t i = 0; i < given->constant.n; i++) {
    const uint8_t found = given->constant.items[i]->type;
    if (found != type && found != other) return false;
  }
  return true;
}

static bool is_number_demand(const demand_plan *d) {
  if (d->op == DEMAND_BETWEEN)
    return is_list_of(d->warn, KOLUA_INTEGER, KOLUA_NUMBER) && is_list_of(d->fail, KOLUA_INTEGER, KOLUA_NUMBER);
  return d->op <= DEMAND_BELOW && is_constant(d->warn, KIND_NUMBER) && is_constant(d->fail, KIND_NUMBER);
}

static bool is_text_demand(const demand_plan *d) {
  if (d->op == DEMAND_EQUALS || d->op == DEMAND_DIFFERS)
    return is_constant(d->warn, KIND_TEXT) && is_constant(d->fail, KIND_TEXT);
  return (d->op == DEMAND_ONE_OF || d->op == DEMAND_NONE_OF) && is_list_of(d->warn, KOLUA_STRING, KOLUA_STRING) &&
         is_list_of(d->fail, KOLUA_STRING, KOLUA_STRING);
}

static bool is_list_demand(const demand_plan *d) {
  return (d->op == DEMAND_CONTAINS_ANY || d->op == DEMAND_DISJOINT_FROM) &&
         is_list_of(d->warn, KOLUA_STRING, KOLUA_STRING) && is_list_of(d->fail, KOLUA_STRING, KOLUA_STRING);
}

static bool is_bool_demand(const demand_plan *d) {
  return d->op == DEMAND_IS_TRUE || d->op == DEMAND_IS_FALSE;
}

static bool all_demands(const part_plan *plan, bool (*fits)(const demand_plan *d)) {
  for (size_t i = 0; i < plan->n_demands; i++)
    if (!fits(&plan->demands[i])) return false;
  return plan->n_demands > 0;
}

static bool find_kind(const part_plan *plan, shortcut_kind *out) {
  const node *m = plan->measure;
  if (m == NULL) return false;
  *out = SHORT_NUMBER;
  if (is_simple_number(m)) return all_demands(plan, is_number_demand);
  if (!is_own_field(m)) return false;
  *out = m->kind == KIND_TEXT ? SHORT_TEXT : m->kind == KIND_BOOL ? SHORT_BOOL : SHORT_TEXTS;
  if (*out == SHORT_TEXT) return all_demands(plan, is_text_demand);
  if (*out == SHORT_BOOL) return all_demands(plan, is_bool_demand);
  return m->kind == KIND_LIST && m->item == KIND_TEXT && all_demands(plan, is_list_demand);
}

/* ---------------------------------------------------------------- making one */

static number number_of_value(const value *v) {
  const bool whole = v->type == KOLUA_INTEGER;
  return (number){whole ? (double)v->as.integer : v->as.number, whole ? v->as.integer : 0, whole};
}

static number number_of_result(const result *r) {
  return (number){r->number, r->integer, r->whole};
}

static way find_way(const node *path) {
  way out = {.n = path->n_steps};
  for (size_t i = 0; i < path->n_steps; i++) out.slots[i] = path->steps[i].field->slot;
  return out;
}

/* Recursion ends with the expression. */
static operand *new_operand(arena *a, const node *e) {
  operand *out = ARENA_NEW(a, operand);
  out->op = e->op;
  if (e->op == OP_PATH) out->way = find_way(e);
  else if (e->op == OP_AGE_DAYS) out->way = find_way(e->args[0]);
  else if (e->op == OP_CONST) out->constant = &e->constant;
  if (!is_arithmetic(e->op)) return out;
  out->left = new_operand(a, e->args[0]);
  out->right = new_operand(a, e->args[1]);
  return out;
}

const shortcut *shortcut_new(arena *a, const part_plan *plan) {
  shortcut_kind measured;
  if (!find_kind(plan, &measured)) return NULL;
  shortcut *sc = ARENA_NEW(a, shortcut);
  sc->kind = measured;
  if (measured == SHORT_NUMBER) sc->number = new_operand(a, plan->measure);
  else sc->way = find_way(plan->measure);
  sc->demands = plan->demands;
  sc->n_demands = plan->n_demands;
  return sc;
}

/* ---------------------------------------------------------------- measures */

/* NULL: missing. */
static const value *read_field(const scope *s, const way *w) {
  const value *at = s->subject;
  for (size_t i = 0; i < w->n; i++) {
    at = value_slot(at, w->slots[i]);
    if (at == NULL || (at->flags & VALUE_VOID) != 0) return NULL;
  }
  return at;
}

static bool read_own_number(const scope *s, const way *w, number *out) {
  const value *v = read_field(s, w);
  if (v == NULL || (v->type != KOLUA_INTEGER && v->type != KOLUA_NUMBER)) return false;
  *out = number_of_value(v);
  return true;
}

static bool read_age(const scope *s, const way *w, number *out) {
  const value *v = read_field(s, w);
  int64_t day;
  if (v == NULL || v->type != KOLUA_STRING || !date_parse(value_text(v), &day)) return false;
  out->integer = scope_today(s) - day;
  out->number = (double)out->integer;
  out->whole = true;
  return out->integer >= 0;
}

static bool is_exact(expr_op op, int64_t a, int64_t b, int64_t *out) {
  if (op == OP_ADD) return !__builtin_add_overflow(a, b, out);
  if (op == OP_SUBTRACT) return !__builtin_sub_overflow(a, b, out);
  return op == OP_MULTIPLY && !__builtin_mul_overflow(a, b, out);
}

static bool calculate(expr_op op, const number *a, const number *b, number *out) {
  out->whole = a->whole && b->whole && is_exact(op, a->integer, b->integer, &out->integer);
  if (out->whole) out->number = (double)out->integer;
  else if (op == OP_ADD) out->number = a->number + b->number;
  else if (op == OP_SUBTRACT) out->number = a->number - b->number;
  else if (op == OP_MULTIPLY) out->number = a->number * b->number;
  else out->number = a->number / b->number;
  return isfinite(out->number);
}

static bool read_number(const scope *s, const operand *from, number *out) {
  number a, b;
  if (from->op == OP_PATH) return read_own_number(s, &from->way, out);
  if (from->op == OP_AGE_DAYS) return read_age(s, &from->way, out);
  if (from->op != OP_CONST)
    return read_number(s, from->left, &a) && read_number(s, from->right, &b) && calculate(from->op, &a, &b, out);
  *out = number_of_result(from->constant);
  return true;
}

bool shortcut_number(const shortcut *sc, const scope *s, result *out) {
  number found;
  if (sc->kind != SHORT_NUMBER || s->n_changes > 0 || !read_number(s, sc->number, &found)) return false;
  *out = found.whole ? result_integer(found.integer) : result_number(found.number);
  return true;
}

/* ---------------------------------------------------------------- demands */

static int compare(const number *a, const number *b) {
  if (a->whole && b->whole) return (a->integer > b->integer) - (a->integer < b->integer);
  if (number_near(a->number, b->number)) return 0;
  return a->number < b->number ? -1 : 1;
}

static int compare_value(const number *found, const value *v) {
  const number at = number_of_value(v);
  return compare(found, &at);
}

static bool number_meets(demand_op op, const number *found, const result *at) {
  if (op == DEMAND_BETWEEN) return compare_value(found, at->items[0]) >= 0 && compare_value(found, at->items[1]) <= 0;
  const number bound = number_of_result(at);
  const int order = compare(found, &bound);
  switch ((int)op) {
    case DEMAND_AT_MOST: return order <= 0;
    case DEMAND_AT_LEAST: return order >= 0;
    case DEMAND_ABOVE: return order > 0;
    default: return order < 0;
  }
}

static bool is_among(text t, const result *list) {
  if (list->kind == KIND_TEXT) return text_equal(list->text, t);
  for (size_t i = 0; i < list->n; i++)
    if (text_equal(value_text(list->items[i]), t)) return true;
  return false;
}

static bool texts_meet(demand_op op, const value *found, const result *at) {
  uint32_t i = 0;
  while (i < found->len && !is_among(value_text(&found->as.items[i]), at)) i++;
  return (i < found->len) == (op == DEMAND_CONTAINS_ANY);
}

/* What was read: of numbers the first, of any other the second. */
typedef struct reading {
  number number;
  const value *value;
} reading;

static bool meets(shortcut_kind measured, const reading *r, demand_op op, const result *at) {
  switch (measured) {
    case SHORT_NUMBER: return number_meets(op, &r->number, at);
    case SHORT_TEXT: return is_among(value_text(r->value), at) == (op == DEMAND_ONE_OF || op == DEMAND_EQUALS);
    case SHORT_TEXTS: return texts_meet(op, r->value, at);
    case SHORT_BOOL: return r->value->as.boolean == (op == DEMAND_IS_TRUE);
  }
  return false;
}

static kolua_outcome judge_demand(shortcut_kind measured, const reading *r, const demand_plan *d) {
  if (d->warn == NULL && d->fail == NULL) {
    if (meets(measured, r, d->op, NULL)) return KOLUA_OUTCOME_PASS;
    return d->fails || !d->warns ? KOLUA_OUTCOME_FAIL : KOLUA_OUTCOME_WARN;
  }
  if (d->fail != NULL && !meets(measured, r, d->op, &d->fail->constant)) return KOLUA_OUTCOME_FAIL;
  return d->warn != NULL && !meets(measured, r, d->op, &d->warn->constant) ? KOLUA_OUTCOME_WARN : KOLUA_OUTCOME_PASS;
}

static bool read(const shortcut *sc, const scope *s, reading *out) {
  static const kolua_type types[] = {
      [SHORT_TEXT] = KOLUA_STRING, [SHORT_TEXTS] = KOLUA_LIST, [SHORT_BOOL] = KOLUA_BOOL};
  if (sc->kind == SHORT_NUMBER) return read_number(s, sc->number, &out->number);
  out->value = read_field(s, &sc->way);
  return out->value != NULL && out->value->type == types[sc->kind];
}

bool shortcut_judge(const shortcut *sc, const scope *s, kolua_outcome *out) {
  reading r;
  if (s->n_changes > 0 || !read(sc, s, &r)) return false;
  *out = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < sc->n_demands; i++) {
    const kolua_outcome one = judge_demand(sc->kind, &r, &sc->demands[i]);
    if (one > *out) *out = one;
  }
  return true;
}
