/* solve.c: bounds turned around, from a measure down to the fields it reads. */
#include "judge/solve.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

void solver_open(solver *s, const scope *at, const value *const loops[LOOPS]) {
  *s = (solver){.scope = *at};
  s->scope.trace = NULL;
  s->scope.memo = NULL;
  memcpy(s->scope.loops, loops, sizeof s->scope.loops);
}

/* ---- values on the passing side */

static aim flip(aim side) {
  return side == AIM_AT_MOST ? AIM_AT_LEAST : side == AIM_AT_LEAST ? AIM_AT_MOST : side;
}

static double scale_of(const field *f, double n) {
  const bool is_counted = f->unit != NULL && !f->unit->percent && f->unit->decimals >= 0;
  return is_counted ? pow(10, f->unit->decimals) : fabs(n) < 10 ? 1e4 : 1e2;
}

/* Few decimals, not past the bound: 0.6133... becomes 0.6134 if it must be at least that; of money no more than there are coins. */
static double round_towards(const field *f, double n, aim side) {
  const int most = fabs(n) < 10 ? 6 : 4;
  for (int decimals = 0; decimals <= most; decimals++) {
    const double scale = pow(10, decimals), rounded = round(n * scale) / scale;
    if (number_near(rounded, n)) return rounded;
  }
  const double scale = scale_of(f, n);
  return side == AIM_AT_MOST ? floor(n * scale) / scale : side == AIM_AT_LEAST ? ceil(n * scale) / scale : n;
}

static bool is_in_range(const field *f, double n) {
  if (f->has_min && (f->min_excluded ? n <= f->min : n < f->min)) return false;
  return !f->has_max || (f->max_excluded ? n < f->max : n <= f->max);
}

static const value *integer_value(arena *a, const field *f, double n, aim side) {
  const double near = nearbyint(n);
  const double whole = number_near(near, n) ? near : side == AIM_AT_MOST ? floor(n) : ceil(n);
  if (fabs(whole) > 9e15 || !is_in_range(f, whole) || (side == AIM_EQUALS && !number_near(whole, n))) return NULL;
  return value_new_integer(a, (int64_t)whole);
}

static const value *number_value(arena *a, const field *f, double n, aim side) {
  if (!isfinite(n)) return NULL;
  const double rounded = round_towards(f, n, side);
  return is_in_range(f, rounded) ? value_new_number(a, rounded) : NULL;
}

static int64_t day_of(const result *r) {
  return r->kind == KIND_DATETIME ? instant_day(r->instant) : r->integer;
}

static const value *item_value(arena *a, const field *f, field_type type, const result *target, aim side) {
  char room[DATE_ROOM];
  switch ((int)type) {
    case FIELD_INTEGER: return target->kind == KIND_NUMBER ? integer_value(a, f, target->number, side) : NULL;
    case FIELD_NUMBER: return target->kind == KIND_NUMBER ? number_value(a, f, target->number, side) : NULL;
    case FIELD_BOOLEAN: return target->kind == KIND_BOOL ? value_new_bool(a, target->boolean) : NULL;
    case FIELD_DATE:
      if (target->kind != KIND_DATE && target->kind != KIND_DATETIME) return NULL;
      return value_new_string(a, text_of(date_write(day_of(target), room)));
    case FIELD_STRING:
      return target->kind == KIND_TEXT && !text_is_blank(target->text) ? value_new_string(a, target->text) : NULL;
    case FIELD_ENUM:
      return target->kind == KIND_TEXT && model_option(f, target->text) != NULL ? value_new_string(a, target->text)
                                                                                : NULL;
    default: return NULL;
  }
}

const value *solve_value(arena *a, const field *f, const result *target, aim side) {
  const field_type type = f->type == FIELD_SHARES || f->type == FIELD_VALUES ? f->item : f->type;
  return item_value(a, f, type, target, side);
}

/* ---- candidates */

static void add_candidate(solver *s, change c, aim side) {
  if (c.value == NULL || s->n == CANDIDATES) return;
  for (size_t i = 0; i < s->n; i++) {
    const change *known = &s->found[i].change;
    if (known->holder == c.holder && known->field == c.field && text_equal(known->key, c.key) &&
        value_same(known->value, c.value))
      return;
  }
  s->found[s->n++] = (candidate){c, side};
}

static const value *holder_of(solver *s, const node *path, size_t n_steps) {
  const value *at = eval_walk(&s->scope, eval_base(&s->scope, path->base), path->steps, n_steps, NULL);
  return at != NULL && at->type == KOLUA_MAP ? at : NULL;
}

static void solve_path(solver *s, const node *e, const result *target, aim side) {
  if (e->n_steps == 0 || e->n_loops > 0 || e->steps[e->n_steps - 1].op != STEP_FIELD) return;
  const field *f = e->steps[e->n_steps - 1].field;
  if (f == s->scope.doc->model->as_of) return; /* the day of evaluation is what it is */
  const value *holder = holder_of(s, e, e->share.len > 0 ? e->n_steps : e->n_steps - 1);
  if (holder != NULL)
    add_candidate(s, (change){holder, f, e->share, solve_value(s->scope.arena, f, target, side)}, side);
}

static void solve(solver *s, const node *e, const result *target, aim side);

/* ---- arithmetic */

static bool number_at(solver *s, const node *e, double *out) {
  const result r = eval(&s->scope, e);
  *out = r.number;
  return r.kind == KIND_NUMBER;
}

static void solve_number(solver *s, const node *e, double target, aim side) {
  const result aimed = result_number(target);
  if (aimed.kind == KIND_NUMBER) solve(s, e, &aimed, side);
}

static void solve_arithmetic(solver *s, const node *e, double target, aim side) {
  double a, b = 0;
  if (!number_at(s, e->args[0], &a) || (e->n > 1 && !number_at(s, e->args[1], &b))) return;
  switch ((int)e->op) {
    case OP_MINUS: solve_number(s, e->args[0], -target, flip(side)); return;
    case OP_ADD:
      solve_number(s, e->args[0], target - b, side);
      solve_number(s, e->args[1], target - a, side);
      return;
    case OP_SUBTRACT:
      solve_number(s, e->args[0], target + b, side);
      solve_number(s, e->args[1], a - target, flip(side));
      return;
    case OP_MULTIPLY:
      if (b != 0) solve_number(s, e->args[0], target / b, b > 0 ? side : flip(side));
      if (a != 0) solve_number(s, e->args[1], target / a, a > 0 ? side : flip(side));
      return;
    default:
      if (b != 0) solve_number(s, e->args[0], target * b, b > 0 ? side : flip(side));
      if (target != 0) solve_number(s, e->args[1], a / target, a / target > 0 ? flip(side) : side);
      return;
  }
}

/* ---- aggregates: one element is moved, the others stay */

typedef struct spread {
  solver *solver;
  const node *node;
  double target, total, weights, n;
  aim side;
} spread;

static bool is_chosen(scope *s, const node *e, size_t filter) {
  return e->n <= filter || eval_truth(s, e->args[filter]) == YES;
}

/* The keys of a pick, each moved alone. */
static void solve_pick(solver *s, const node *e, const spread *sp) {
  const result shares = eval(&s->scope, e->args[0]), keys = eval(&s->scope, e->args[1]);
  if (shares.kind != KIND_SHARES || keys.kind != KIND_LIST) return;
  const field *f = e->args[0]->field;
  for (size_t i = 0; i < keys.n; i++) {
    const text key = value_text(keys.items[i]);
    const value *now = scope_read_key(&s->scope, shares.source, f, key);
    const double share = now ? kolua_value_number(now) : 0;
    const double wanted = sp->node->op == OP_SUM ? sp->target - (sp->total - share) : sp->target;
    const result aimed = result_number(wanted);
    add_candidate(s, (change){shares.source, f, key, solve_value(s->scope.arena, f, &aimed, sp->side)}, sp->side);
  }
}

static bool solve_element(scope *scope_now, void *payload) {
  spread *sp = payload;
  solver *s = sp->solver;
  const node *e = sp->node, *one = e->args[0];
  if (!is_chosen(scope_now, e, e->op == OP_WEIGHTED_AVERAGE ? 2 : 1)) return true;
  if (one->op == OP_PICK) {
    solve_pick(s, one, sp);
    return true;
  }
  const result now = eval(scope_now, one);
  double weight = 1;
  if (e->op == OP_WEIGHTED_AVERAGE && !number_at(s, e->args[1], &weight)) return true;
  if (weight == 0) return true;
  if (now.kind == KIND_DATE || now.kind == KIND_DATETIME) {
    const result aimed = {.kind = KIND_DATE, .integer = (int64_t)sp->target};
    solve(s, one, &aimed, sp->side);
  } else if (e->op == OP_SUM) solve_number(s, one, sp->target - (sp->total - now.number), sp->side);
  else if (e->op == OP_AVERAGE) solve_number(s, one, sp->target * sp->n - (sp->total - now.number), sp->side);
  else if (e->op == OP_WEIGHTED_AVERAGE)
    solve_number(s, one, (sp->target * sp->weights - (sp->total - weight * now.number)) / weight, sp->side);
  else solve_number(s, one, sp->target, sp->side);
  return true;
}

static bool add_up(scope *scope_now, void *payload) {
  spread *sp = payload;
  const node *e = sp->node;
  if (!is_chosen(scope_now, e, e->op == OP_WEIGHTED_AVERAGE ? 2 : 1)) return true;
  const result now = eval(scope_now, e->args[0]);
  double weight = 1;
  if (e->op == OP_WEIGHTED_AVERAGE && !number_at(sp->solver, e->args[1], &weight)) return true;
  sp->total += weight * now.number;
  sp->weights += weight;
  sp->n += 1;
  return true;
}

static void solve_aggregate(solver *s, const node *e, double target, aim side) {
  spread sp = {.solver = s, .node = e, .target = target, .side = side};
  const result now = eval(&s->scope, e);
  if (now.kind == KIND_UNKNOWN) return;
  if (e->op == OP_AVERAGE || e->op == OP_WEIGHTED_AVERAGE) eval_loops(&s->scope, e->loops, e->n_loops, add_up, &sp);
  else sp.total = now.number;
  eval_loops(&s->scope, e->loops, e->n_loops, solve_element, &sp);
}

typedef struct first_aim {
  solver *solver;
  const node *node;
  const result *target;
  aim side;
} first_aim;

static bool solve_if_chosen(scope *scope_now, void *payload) {
  const first_aim *a = payload;
  if (!is_chosen(scope_now, a->node, 1)) return true;
  solve(a->solver, a->node->args[0], a->target, a->side);
  return false;
}

static void solve_first(solver *s, const node *e, const result *target, aim side) {
  if (eval(&s->scope, e).kind == KIND_UNKNOWN) return;
  eval_loops(&s->scope, e->loops, e->n_loops, solve_if_chosen, &(first_aim){s, e, target, side});
}

/* ---- conditions: only what can be put right is proposed; what a thing is, is not */

static void solve_truth(solver *s, const node *e, bool wanted) {
  if (e->op == OP_NEGATE) {
    solve_truth(s, e->args[0], !wanted);
    return;
  }
  if (e->op == OP_ALL_OF || e->op == OP_ANY_OF) {
    for (size_t i = 0; i < e->n; i++) solve_truth(s, e->args[i], wanted);
    return;
  }
  if (e->op != OP_TEST) return;
  const result found = eval(&s->scope, e->args[0]);
  const result bound = e->n > 1 ? eval(&s->scope, e->args[1]) : result_unknown();
  if (e->demand == DEMAND_IS_TRUE || e->demand == DEMAND_IS_FALSE) {
    const result aimed = result_bool((e->demand == DEMAND_IS_TRUE) == wanted);
    solve(s, e->args[0], &aimed, AIM_EQUALS);
  } else if (wanted && e->args[0]->kind == KIND_NUMBER) solve_demand(s, e->args[0], e->demand, &found, &bound);
}

typedef struct turning {
  solver *solver;
  const node *node;
  bool wanted;
} turning;

static bool turn_element(scope *scope_now, void *payload) {
  const turning *t = payload;
  const node *e = t->node;
  const bool counts = e->op == OP_COUNT || e->op == OP_SUM;
  const node *condition = counts ? (e->n > 1 ? e->args[1] : NULL) : e->args[0];
  if (condition == NULL || (!counts && !is_chosen(scope_now, e, 1))) return true;
  if ((eval_truth(scope_now, condition) == YES) != t->wanted) solve_truth(t->solver, condition, t->wanted);
  return true;
}

static void turn_elements(solver *s, const node *e, bool wanted) {
  turning t = {s, e, wanted};
  eval_loops(&s->scope, e->loops, e->n_loops, turn_element, &t);
}

/* ---- dates */

#define MOST_DAYS 4e6 /* more than all days that there are */

static void solve_day(solver *s, const node *e, int64_t day, aim side) {
  const result aimed = {.kind = KIND_DATE, .integer = day};
  solve(s, e, &aimed, side);
}

static bool day_at(solver *s, const node *e, int64_t *out) {
  const result r = eval(&s->scope, e);
  *out = r.kind == KIND_DATETIME ? instant_day(r.instant) : r.integer;
  return r.kind == KIND_DATE || r.kind == KIND_DATETIME;
}

static void solve_dates(solver *s, const node *e, const result *target, aim side) {
  const double span = target->kind == KIND_NUMBER ? nearbyint(target->number) : 0;
  if (fabs(span) > MOST_DAYS) return;
  const int64_t today = scope_today(&s->scope), n = (int64_t)span;
  int64_t a = 0, b = 0, c = 0, d = 0;
  switch ((int)e->op) {
    case OP_AGE_DAYS: solve_day(s, e->args[0], today - n, flip(side)); return;
    case OP_MONTHS_AGO:
      solve_day(s, e->args[0], date_add_months(today, -(int)n) + (side == AIM_AT_MOST), flip(side));
      return;
    case OP_DAYS_BETWEEN:
      if (day_at(s, e->args[0], &a)) solve_day(s, e->args[1], a + n, side);
      if (day_at(s, e->args[1], &b)) solve_day(s, e->args[0], b - n, flip(side));
      return;
    case OP_DAYS_AFTER: {
      double days;
      if (number_at(s, e->args[1], &days)) solve_day(s, e->args[0], day_of(target) - (int64_t)days, side);
      if (day_at(s, e->args[0], &a)) solve_number(s, e->args[1], (double)(day_of(target) - a), side);
      return;
    }
    case OP_MONTHS_AFTER: {
      double months;
      if (number_at(s, e->args[1], &months) && fabs(months) < MOST_DAYS)
        solve_day(s, e->args[0], date_add_months(day_of(target), -(int)months), side);
      return;
    }
    case OP_OVERLAP_DAYS:
      if (n != 0 || side != AIM_AT_MOST || !day_at(s, e->args[0], &a) || !day_at(s, e->args[1], &b)) return;
      if (!day_at(s, e->args[2], &c) || !day_at(s, e->args[3], &d)) return;
      solve_day(s, e->args[1], c - 1, AIM_AT_MOST);
      solve_day(s, e->args[0], d + 1, AIM_AT_LEAST);
      return;
    default: return;
  }
}

/* ---- the dispatch */

static void solve_alternatives(solver *s, const node *e, const result *target, aim side) {
  const size_t first = e->op == OP_CHOOSE;
  if (e->op == OP_CHOOSE) {
    const truth t = eval_truth(&s->scope, e->args[0]);
    if (t != MAYBE) solve(s, e->args[t == YES ? 1 : 2], target, side);
    return;
  }
  for (size_t i = first; i < e->n; i++) {
    const result r = eval(&s->scope, e->args[i]);
    if (e->op == OP_FIRST_OF && r.kind == KIND_UNKNOWN) continue;
    solve(s, e->args[i], target, side);
    if (e->op == OP_FIRST_OF) return;
  }
}

static void solve(solver *s, const node *e, const result *target, aim side) {
  switch ((int)e->op) {
    case OP_PATH: solve_path(s, e, target, side); return;
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MINUS: solve_arithmetic(s, e, target->number, side); return;
    case OP_SUM:
    case OP_AVERAGE:
    case OP_WEIGHTED_AVERAGE:
      if (e->op == OP_SUM && e->n > 1) turn_elements(s, e, side == AIM_AT_LEAST);
      solve_aggregate(s, e, target->number, side);
      return;
    case OP_SMALLEST:
    case OP_LARGEST:
      if (target->kind != KIND_NUMBER && target->kind != KIND_DATE) return;
      solve_aggregate(s, e, target->kind == KIND_NUMBER ? target->number : (double)day_of(target), side);
      return;
    case OP_FIRST: solve_first(s, e, target, side); return;
    case OP_FOLDED: solve(s, e->args[0], target, side); return;
    case OP_COUNT:
    case OP_SHARE: turn_elements(s, e, side == AIM_AT_LEAST); return;
    case OP_ANY:
    case OP_ALL: turn_elements(s, e, target->boolean); return;
    case OP_NONE: turn_elements(s, e, !target->boolean); return;
    case OP_FIRST_OF:
    case OP_CHOOSE:
    case OP_LEAST:
    case OP_GREATEST: solve_alternatives(s, e, target, side); return;
    case OP_FLOOR: solve_number(s, e->args[0], target->number, side); return;
    case OP_AGE_DAYS:
    case OP_MONTHS_AGO:
    case OP_DAYS_BETWEEN:
    case OP_DAYS_AFTER:
    case OP_MONTHS_AFTER:
    case OP_OVERLAP_DAYS: solve_dates(s, e, target, side); return;
    default: return;
  }
}

void solve_exactly(solver *s, const node *measure, const result *target) {
  solve(s, measure, target, AIM_EQUALS);
}

/* ---- demands */

bool solve_is_whole(const node *e) {
  switch ((int)e->op) {
    case OP_CONST: return e->constant.whole;
    case OP_PATH: return e->field != NULL && (e->field->type == FIELD_INTEGER || e->field->item == FIELD_INTEGER);
    case OP_COUNT:
    case OP_DISTINCT:
    case OP_FLOOR:
    case OP_WORDS:
    case OP_AGE_DAYS:
    case OP_MONTHS_AGO:
    case OP_DAYS_BETWEEN:
    case OP_OVERLAP_DAYS: return true;
    case OP_SUM:
    case OP_SMALLEST:
    case OP_LARGEST:
    case OP_FIRST:
    case OP_MINUS: return solve_is_whole(e->args[0]);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY: return solve_is_whole(e->args[0]) && solve_is_whole(e->args[1]);
    default: return false;
  }
}

/* A strict bound is met one step beyond it: one day, one whole, or a digit behind those of the bound. */
static result beyond(const result *bound, const node *measure, int direction) {
  result r = *bound;
  if (r.kind == KIND_DATE || r.kind == KIND_DATETIME)
    return (result){.kind = KIND_DATE, .integer = day_of(bound) + direction};
  if (solve_is_whole(measure)) return result_number(direction > 0 ? floor(r.number) + 1 : ceil(r.number) - 1);
  double digit = 1;
  while (!number_near(nearbyint(r.number / digit), r.number / digit) && digit > 1e-6) digit /= 10;
  return result_number(r.number + direction * digit / 10);
}

static void solve_ordered(solver *s, const node *measure, demand_op op, const result *bound) {
  const aim side = demand_is_upper(op) ? AIM_AT_MOST : AIM_AT_LEAST;
  const result target = demand_is_strict(op) ? beyond(bound, measure, demand_is_upper(op) ? -1 : 1) : *bound;
  solve(s, measure, &target, side);
}

static void solve_between(solver *s, const node *measure, const result *found, const result *pair) {
  const result low = result_of(pair->items[0], measure->kind), high = result_of(pair->items[1], measure->kind);
  const bool is_low = found->kind == KIND_UNKNOWN || result_compare(found, &low) < 0;
  solve(s, measure, is_low ? &low : &high, is_low ? AIM_AT_LEAST : AIM_AT_MOST);
}

static void solve_one_of(solver *s, const node *measure, const result *bound) {
  for (size_t i = 0; i < bound->n && bound->kind == KIND_LIST; i++) {
    const result target = result_of(bound->items[i], measure->kind);
    solve(s, measure, &target, AIM_EQUALS);
  }
}

/* ---- lists: the whole list as it would have to be */

static bool has(const result *list, const value *v) {
  for (size_t i = 0; i < list->n; i++)
    if (value_same(list->items[i], v)) return true;
  return false;
}

static result as_list(solver *s, const result *r) {
  if (r->kind == KIND_LIST) return *r;
  const value **one = arena_take(s->scope.arena, sizeof *one);
  one[0] = r->source ? r->source : value_new_string(s->scope.arena, r->text);
  result out = {.kind = KIND_LIST};
  out.items = one;
  out.n = 1;
  return out;
}

/* What several elements of one key list together stands in no single place from which it could be taken away. */
static bool is_united(const result *list) {
  return list->source != NULL && list->source->parent != NULL && list->source->parent->type == KOLUA_LIST;
}

static void solve_list(solver *s, const node *e, demand_op op, const result *found, const result *bound) {
  if (e->op != OP_PATH || e->n_loops > 0 || found->kind != KIND_LIST || bound->kind == KIND_UNKNOWN) return;
  if (op == DEMAND_DISJOINT_FROM && is_united(found)) return;
  const value *holder = holder_of(s, e, e->n_steps - 1);
  const result asked = as_list(s, bound);
  value *list = value_new_list(s->scope.arena, found->n + asked.n);
  size_t n = 0;
  for (size_t i = 0; i < found->n; i++)
    if (op != DEMAND_DISJOINT_FROM || !has(&asked, found->items[i])) list->as.items[n++] = *found->items[i];
  for (size_t i = 0; i < asked.n && op != DEMAND_DISJOINT_FROM; i++) {
    if (has(found, asked.items[i])) continue;
    list->as.items[n++] = *asked.items[i];
    if (op == DEMAND_CONTAINS_ANY) break;
  }
  list->len = (uint32_t)n;
  if (holder != NULL)
    add_candidate(s, (change){holder, e->field, {0}, list}, op == DEMAND_DISJOINT_FROM ? AIM_AVOIDS : AIM_CONTAINS);
}

void solve_demand(solver *s, const node *measure, demand_op op, const result *found, const result *bound) {
  result truth_wanted = result_bool(op == DEMAND_IS_TRUE);
  switch (op) {
    case DEMAND_AT_MOST:
    case DEMAND_AT_LEAST:
    case DEMAND_ABOVE:
    case DEMAND_BELOW:
    case DEMAND_BEFORE:
    case DEMAND_AFTER:
    case DEMAND_NOT_BEFORE:
    case DEMAND_NOT_AFTER:
      if (bound->kind != KIND_UNKNOWN) solve_ordered(s, measure, op, bound);
      return;
    case DEMAND_BETWEEN: solve_between(s, measure, found, bound); return;
    case DEMAND_EQUALS:
      if (bound->kind != KIND_UNKNOWN) solve(s, measure, bound, AIM_EQUALS);
      return;
    case DEMAND_ONE_OF: solve_one_of(s, measure, bound); return;
    case DEMAND_CONTAINS:
    case DEMAND_CONTAINS_ANY:
    case DEMAND_DISJOINT_FROM: solve_list(s, measure, op, found, bound); return;
    case DEMAND_IS_TRUE:
    case DEMAND_IS_FALSE: solve(s, measure, &truth_wanted, AIM_EQUALS); return;
    case DEMAND_DIFFERS:
    case DEMAND_NONE_OF:
    case DEMAND_MATCHES:
    case DEMAND_PRESENT:
    case DEMAND_ABSENT:
    case DEMAND_EMPTY:
    case DEMAND_NOT_EMPTY: return; /* nothing says which value it should be */
  }
}
