/* shortcut.c: see shortcut.h. Every function here that gives false leaves the question to eval.c and meets.c. */
#include "rule/shortcut.h"

#include "base/number.h"
#include "rule/eval.h"
#include "rule/outcome.h"

#include <math.h>

enum { MOST_STEPS = 4 };

/* A number as result has it, but that whole ones are no larger than doubles hold exactly. */
typedef struct number {
  double n;
  bool whole, is_known;
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
  number constant;
  way way;
  const operand *left, *right;
};

/* A bound: a number, two that are the ends of a range, or words. */
typedef struct limit {
  bool is_set;
  union {
    struct {
      number low, high;
    };
    struct {
      const text *words;
      size_t n_words;
    };
  };
} limit;

typedef struct check {
  demand_op op;
  bool is_ordered; /* what meets the one bound meets the other, too, as it should be */
  bool is_strict;  /* of a demand with an order: the bound itself breaks it */
  double sign;     /* the same: 1: the bound is the most, -1: the least */
  limit warn, fail;
  kolua_outcome broken;
} check;

typedef enum shortcut_kind { SHORT_NUMBER, SHORT_TEXT, SHORT_TEXTS, SHORT_BOOL } shortcut_kind;

struct shortcut {
  shortcut_kind kind;
  operand measure; /* of what is no number only the way */
  size_t n_checks;
  check checks[];
};

/* ---------------------------------------------------------------- which parts */

static bool is_own_field(const node *e) {
  if (e->op != OP_PATH || e->base != BASE_SUBJECT || e->n_loops > 0 || e->share.len > 0 || e->n_steps == 0 ||
      e->n_steps > MOST_STEPS)
    return false;
  const field *holder = e->steps[0].field->owner->holder;
  if (holder == NULL || holder->attributes != NULL)
    return false; /* as_of of the root; elements that may not be described */
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

static bool is_exact(double n) {
  return n > -0x1p53 && n < 0x1p53;
}

static bool is_plain_number(const value *v) {
  return v->type == KOLUA_NUMBER || (v->type == KOLUA_INTEGER && is_exact((double)v->as.integer));
}

/* Recursion ends with the expression. */
static bool is_simple_number(const node *e) {
  if (e->kind != KIND_NUMBER) return false;
  if (is_arithmetic(e->op)) return is_simple_number(e->args[0]) && is_simple_number(e->args[1]);
  if (e->op == OP_CONST) return !e->constant.whole || is_exact(e->constant.number);
  return is_own_field(e) || is_age(e);
}

static bool is_constant(const node *given, kind wanted) {
  return given == NULL || (given->op == OP_CONST && given->constant.kind == wanted);
}

static bool is_number(const node *given) {
  return is_constant(given, KIND_NUMBER) &&
         (given == NULL || !given->constant.whole || is_exact(given->constant.number));
}

static bool is_pair(const node *given) {
  return given == NULL || (is_constant(given, KIND_LIST) && given->constant.n == 2 &&
                           is_plain_number(given->constant.items[0]) && is_plain_number(given->constant.items[1]));
}

/* In an empty list nothing is, whatever is missing. */
static bool is_words(const node *given) {
  if (given == NULL) return true;
  if (!is_constant(given, KIND_LIST) || given->constant.n == 0 || given->constant.holes > 0) return false;
  for (size_t i = 0; i < given->constant.n; i++)
    if (given->constant.items[i]->type != KOLUA_STRING) return false;
  return true;
}

static bool is_number_demand(const demand_plan *d) {
  if (d->op == DEMAND_BETWEEN) return is_pair(d->warn) && is_pair(d->fail);
  return d->op <= DEMAND_BELOW && is_number(d->warn) && is_number(d->fail);
}

static bool is_text_demand(const demand_plan *d) {
  if (d->op == DEMAND_EQUALS || d->op == DEMAND_DIFFERS)
    return is_constant(d->warn, KIND_TEXT) && is_constant(d->fail, KIND_TEXT);
  return (d->op == DEMAND_ONE_OF || d->op == DEMAND_NONE_OF) && is_words(d->warn) && is_words(d->fail);
}

static bool is_list_demand(const demand_plan *d) {
  return (d->op == DEMAND_CONTAINS_ANY || d->op == DEMAND_DISJOINT_FROM) && is_words(d->warn) && is_words(d->fail);
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

static inline number number_of_value(const value *v) {
  return v->type == KOLUA_INTEGER ? (number){(double)v->as.integer, true, true} : (number){v->as.number, false, true};
}

static number number_of_result(const result *r) {
  return (number){r->number, r->whole, true};
}

static way find_way(const node *path) {
  way out = {.n = path->n_steps};
  for (size_t i = 0; i < path->n_steps; i++) out.slots[i] = path->steps[i].field->slot;
  return out;
}

/* Recursion ends with the expression. */
static void set_operand(operand *out, arena *a, const node *e);

static const operand *new_operand(arena *a, const node *e) {
  operand *out = ARENA_NEW(a, operand);
  set_operand(out, a, e);
  return out;
}

static void set_operand(operand *out, arena *a, const node *e) {
  out->op = e->op;
  if (e->op == OP_PATH) out->way = find_way(e);
  else if (e->op == OP_AGE_DAYS) out->way = find_way(e->args[0]);
  else if (e->op == OP_CONST) out->constant = number_of_result(&e->constant);
  if (!is_arithmetic(e->op)) return;
  out->left = new_operand(a, e->args[0]);
  out->right = new_operand(a, e->args[1]);
}

static const text *copy_words(arena *a, const result *list) {
  text *words = ARENA_ARRAY(a, list->n, text);
  for (size_t i = 0; i < list->n; i++) words[i] = value_text(list->items[i]);
  return words;
}

static void set_words(limit *out, arena *a, const node *bound) {
  if (bound == NULL) return;
  const result *given = &bound->constant;
  out->is_set = true;
  out->n_words = given->kind == KIND_LIST ? given->n : 1;
  out->words = given->kind == KIND_LIST ? copy_words(a, given) : memcpy(ARENA_NEW(a, text), &given->text, sizeof(text));
}

static void set_numbers(limit *out, const node *bound) {
  if (bound == NULL) return;
  const result *given = &bound->constant;
  out->is_set = true;
  out->low = given->kind == KIND_LIST ? number_of_value(given->items[0]) : number_of_result(given);
  if (given->kind == KIND_LIST) out->high = number_of_value(given->items[1]);
}

static bool is_ordered(const check *c, shortcut_kind measured);

void shortcut_update(shortcut *sc, const part_plan *plan) {
  for (size_t i = 0; i < sc->n_checks && sc->kind == SHORT_NUMBER; i++) {
    check *c = &sc->checks[i];
    set_numbers(&c->warn, plan->demands[i].warn);
    set_numbers(&c->fail, plan->demands[i].fail);
    c->is_ordered = is_ordered(c, sc->kind);
  }
}

static void set_checks(shortcut *sc, arena *a, const part_plan *plan) {
  for (size_t i = 0; i < plan->n_demands; i++) {
    const demand_plan *d = &plan->demands[i];
    check *c = &sc->checks[i];
    c->op = d->op;
    c->sign = demand_is_upper(d->op) ? 1 : -1;
    c->is_strict = demand_is_strict(d->op);
    c->broken = d->fails || !d->warns ? KOLUA_OUTCOME_FAIL : KOLUA_OUTCOME_WARN;
    if (sc->kind != SHORT_TEXT && sc->kind != SHORT_TEXTS) continue;
    set_words(&c->warn, a, d->warn);
    set_words(&c->fail, a, d->fail);
    c->is_ordered = is_ordered(c, sc->kind);
  }
  shortcut_update(sc, plan);
}

shortcut *shortcut_new(arena *a, const part_plan *plan) {
  shortcut_kind measured;
  if (!find_kind(plan, &measured)) return NULL;
  const size_t size = mem_sum(a->mem, sizeof(shortcut), mem_product(a->mem, plan->n_demands, sizeof(check)));
  shortcut *sc = arena_zero(a, 1, size);
  sc->kind = measured;
  sc->n_checks = plan->n_demands;
  set_operand(&sc->measure, a, plan->measure);
  set_checks(sc, a, plan);
  return sc;
}

/* ---------------------------------------------------------------- measures */

/* NULL: missing. */
static inline const value *read_field(const scope *s, const way *w) {
  const value *at = s->subject;
  for (size_t i = 0; i < w->n; i++) {
    at = value_slot(at, w->slots[i]);
    if (at == NULL || (at->flags & VALUE_VOID) != 0) return NULL;
  }
  return at;
}

static const number unknown = {0};

static inline number read_own_number(const scope *s, const way *w) {
  const value *v = read_field(s, w);
  return v != NULL && is_plain_number(v) ? number_of_value(v) : unknown;
}

static number read_age(const scope *s, const way *w) {
  const value *v = read_field(s, w);
  int64_t day;
  if (v == NULL || v->type != KOLUA_STRING || !date_parse(value_text(v), &day)) return unknown;
  const double age = (double)(scope_today(s) - day);
  return (number){age, true, age >= 0};
}

/* Whole numbers stay whole as far as they are exact, but for a quotient. */
static inline number calculate(expr_op op, number a, number b) {
  const double n = op == OP_ADD ? a.n + b.n : op == OP_SUBTRACT ? a.n - b.n : op == OP_MULTIPLY ? a.n * b.n : a.n / b.n;
  const bool whole = a.whole && b.whole && op != OP_DIVIDE;
  return (number){n, whole, a.is_known && b.is_known && (whole ? is_exact(n) : isfinite(n))};
}

static number read_computed(const scope *s, const operand *from);

static inline number read_number(const scope *s, const operand *from) {
  return from->op == OP_PATH ? read_own_number(s, &from->way) : read_computed(s, from);
}

static number read_computed(const scope *s, const operand *from) {
  if (from->op == OP_CONST) return from->constant;
  if (from->op == OP_AGE_DAYS) return read_age(s, &from->way);
  return calculate(from->op, read_number(s, from->left), read_number(s, from->right));
}

/* ---------------------------------------------------------------- demands */

static inline int compare(number a, number b) {
  if (!(a.whole && b.whole) && number_near(a.n, b.n)) return 0;
  return (a.n > b.n) - (a.n < b.n);
}

/* As compare() tells it, but without asking which of the two is larger: of many numbers that is hard to foresee. */
static inline bool is_within(number found, number at, double sign, bool is_strict) {
  const double size_found = fabs(found.n), size_at = fabs(at.n);
  const double larger = size_found > size_at ? size_found : size_at;
  const double near = found.whole && at.whole ? 0 : 1e-9 * (larger > 1 ? larger : 1);
  const double left = sign * (at.n - found.n);
  return is_strict ? left > near : left >= -near;
}

static inline bool number_meets(const check *c, number found, const limit *at) {
  if (c->op == DEMAND_BETWEEN) return is_within(found, at->low, -1, false) && is_within(found, at->high, 1, false);
  return is_within(found, at->low, c->sign, c->is_strict);
}

static bool is_among(text t, const limit *at) {
  for (size_t i = 0; i < at->n_words; i++)
    if (text_equal(at->words[i], t)) return true;
  return false;
}

static bool texts_meet(demand_op op, const value *found, const limit *at) {
  uint32_t i = 0;
  while (i < found->len && !is_among(value_text(&found->as.items[i]), at)) i++;
  return (i < found->len) == (op == DEMAND_CONTAINS_ANY);
}

static bool is_part_of(const limit *some, const limit *all) {
  for (size_t i = 0; i < some->n_words; i++)
    if (!is_among(some->words[i], all)) return false;
  return true;
}

/* Whether all that meets the bound of a warning meets the other bound. */
static bool is_ordered(const check *c, shortcut_kind measured) {
  if (!c->warn.is_set || !c->fail.is_set) return c->warn.is_set;
  if (measured != SHORT_NUMBER) {
    const bool is_ban = c->op == DEMAND_NONE_OF || c->op == DEMAND_DISJOINT_FROM || c->op == DEMAND_DIFFERS;
    return is_ban ? is_part_of(&c->fail, &c->warn) : is_part_of(&c->warn, &c->fail);
  }
  const int low = compare(c->warn.low, c->fail.low);
  if (c->op == DEMAND_BETWEEN) return low >= 0 && compare(c->warn.high, c->fail.high) <= 0;
  return c->op == DEMAND_AT_LEAST || c->op == DEMAND_ABOVE ? low >= 0 : low <= 0;
}

/* What was read: a number, or a value. */
typedef struct reading {
  number number;
  const value *value;
} reading;

static bool value_meets(shortcut_kind measured, const value *v, demand_op op, const limit *at) {
  if (measured == SHORT_TEXT) return is_among(value_text(v), at) == (op == DEMAND_ONE_OF || op == DEMAND_EQUALS);
  return measured == SHORT_TEXTS ? texts_meet(op, v, at) : v->as.boolean == (op == DEMAND_IS_TRUE);
}

static inline bool meets(shortcut_kind measured, reading r, const check *c, const limit *at) {
  return measured == SHORT_NUMBER ? number_meets(c, r.number, at) : value_meets(measured, r.value, c->op, at);
}

static inline kolua_outcome judge_check(shortcut_kind measured, reading r, const check *c) {
  if (c->is_ordered && meets(measured, r, c, &c->warn)) return KOLUA_OUTCOME_PASS;
  if (!c->warn.is_set && !c->fail.is_set) return meets(measured, r, c, &c->warn) ? KOLUA_OUTCOME_PASS : c->broken;
  if (c->fail.is_set && !meets(measured, r, c, &c->fail)) return KOLUA_OUTCOME_FAIL;
  return c->warn.is_set && !meets(measured, r, c, &c->warn) ? KOLUA_OUTCOME_WARN : KOLUA_OUTCOME_PASS;
}

static const value *read_value(const shortcut *sc, const scope *s) {
  static const kolua_type types[] = {
      [SHORT_TEXT] = KOLUA_STRING, [SHORT_TEXTS] = KOLUA_LIST, [SHORT_BOOL] = KOLUA_BOOL};
  const value *v = read_field(s, &sc->measure.way);
  return v != NULL && v->type == types[sc->kind] ? v : NULL;
}

static kolua_outcome judge_all(const shortcut *sc, reading r) {
  kolua_outcome worst = judge_check(sc->kind, r, sc->checks);
  for (size_t i = 1; i < sc->n_checks; i++) {
    const kolua_outcome one = judge_check(sc->kind, r, &sc->checks[i]);
    if (one > worst) worst = one;
  }
  return worst;
}

/* Most rules ask for one number, and it is well within its bounds. UNKNOWN: what is measured is. */
static inline kolua_outcome judge(const shortcut *sc, const scope *s) {
  if (sc->kind == SHORT_NUMBER) {
    const number found = read_number(s, &sc->measure);
    const check *c = sc->checks;
    if (!found.is_known) return KOLUA_OUTCOME_UNKNOWN;
    if (sc->n_checks == 1 && c->is_ordered && number_meets(c, found, &c->warn)) return KOLUA_OUTCOME_PASS;
    return judge_all(sc, (reading){found, NULL});
  }
  const value *v = read_value(sc, s);
  return v != NULL ? judge_all(sc, (reading){unknown, v}) : KOLUA_OUTCOME_UNKNOWN;
}

bool shortcut_judge(const shortcut *sc, const scope *s, kolua_outcome *out) {
  *out = s->n_changes == 0 ? judge(sc, s) : KOLUA_OUTCOME_UNKNOWN;
  return *out != KOLUA_OUTCOME_UNKNOWN;
}

kolua_outcome shortcut_outcome(const shortcut *sc, const scope *s) {
  return judge(sc, s);
}

static bool read_texts(const value *v, const scope *s, result *out) {
  if (v == NULL) return false;
  const value **items = arena_take(s->arena, (v->len + 1) * sizeof *items);
  for (size_t i = 0; i < v->len; i++) items[i] = &v->as.items[i];
  *out = (result){.kind = KIND_LIST, .source = v, .items = items, .n = v->len};
  return true;
}

bool shortcut_value(const shortcut *sc, const scope *s, result *out) {
  if (sc->kind == SHORT_TEXTS) return read_texts(read_value(sc, s), s, out);
  *out = sc->kind == SHORT_TEXT ? result_of(read_value(sc, s), KIND_TEXT) : result_unknown();
  if (sc->kind != SHORT_NUMBER) return sc->kind == SHORT_TEXT;
  const number found = read_number(s, &sc->measure);
  *out = found.whole ? result_integer((int64_t)found.n) : result_number(found.n);
  return found.is_known;
}

/* ---------------------------------------------------------------- whole parts */

/* Whether a field is given is always known. */
static bool is_short_condition(const node *when) {
  if (when == NULL) return true;
  return when->op == OP_TEST && (when->demand == DEMAND_PRESENT || when->demand == DEMAND_ABSENT) &&
         is_own_field(when->args[0]) && when->args[0]->kind != KIND_LIST;
}

static bool applies(const node *when, const scope *s) {
  const node *path = when->args[0];
  const value *at = s->subject;
  for (size_t i = 0; i < path->n_steps && at != NULL; i++) {
    at = value_slot(at, path->steps[i].field->slot);
    if (at != NULL && (at->flags & VALUE_VOID) != 0) at = NULL;
  }
  return (at != NULL) == (when->demand == DEMAND_PRESENT);
}

bool shortcut_is_enough(const part_plan *plan) {
  if (!is_short_condition(plan->when) || plan->n_each > 0 || plan->source->has_absent) return false;
  if (plan->measure != NULL || plan->n_parts == 0) return plan->shortcut != NULL;
  for (size_t i = 0; i < plan->n_parts; i++)
    if (!plan->parts[i].is_short) return false;
  return true;
}

kolua_outcome shortcut_outcome_of_part(const part_plan *plan, const scope *s) {
  if (plan->when != NULL && !applies(plan->when, s)) return KOLUA_OUTCOME_SKIPPED;
  if (plan->shortcut != NULL) return judge(plan->shortcut, s);
  kolua_outcome all = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < plan->n_parts; i++)
    all = outcome_combine(plan->source->combine, all, shortcut_outcome_of_part(&plan->parts[i], s));
  return all;
}
