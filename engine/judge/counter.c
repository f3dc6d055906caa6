/* counter.c: candidates of broken demands, combined over parts, and each proved by judging again.
**
** The promise: data with all values of any one way gives a pass. So nothing is told that was not tried. */
#include "judge/counter.h"

#include "judge/solve.h"

#include <string.h>

enum { WAYS = 8, STEPS_OF_WAY = 6, TRIES = 64 };

typedef struct way {
  candidate steps[STEPS_OF_WAY];
  size_t n;
} way;

typedef struct ways {
  way *at;
  size_t n;
} ways;

static ways new_ways(arena *a) {
  return (ways){arena_take(a, TRIES * sizeof(way)), 0};
}

static void add_way(ways *out, const way *one) {
  if (out->n < TRIES) out->at[out->n++] = *one;
}

/* ---- one leaf */

static kolua_outcome outcome_of(const demand_plan *d, const bench *b, const verdict *v, result *warn, result *fail) {
  scope s = b->scope;
  s.trace = NULL;
  memcpy(s.loops, v->loops, sizeof s.loops);
  *warn = d->warn ? eval(&s, d->warn) : result_unknown();
  *fail = d->fail ? eval(&s, d->fail) : result_unknown();
  if (d->warn == NULL && d->fail == NULL)
    return eval_meets(&s, d->op, &v->found, warn) == YES ? KOLUA_OUTCOME_PASS : KOLUA_OUTCOME_FAIL;
  const bool soft = d->warn == NULL || eval_meets(&s, d->op, &v->found, warn) == YES;
  const bool hard = d->fail == NULL || eval_meets(&s, d->op, &v->found, fail) == YES;
  return soft && hard ? KOLUA_OUTCOME_PASS : KOLUA_OUTCOME_FAIL;
}

/* Of an element that is not there nothing can be changed. */
static ways ways_of_leaf(const bench *b, const verdict *v) {
  arena *a = b->scope.arena;
  ways out = new_ways(a);
  const part_plan *plan = v->plan;
  if (plan->measure == NULL || (plan->n_each > 0 && v->element == NULL)) return out;
  solver *s = arena_take(a, sizeof *s);
  solver_open(s, &b->scope, v->loops);
  for (size_t i = 0; i < plan->n_demands; i++) {
    const demand_plan *d = &plan->demands[i];
    result warn, fail;
    if (outcome_of(d, b, v, &warn, &fail) == KOLUA_OUTCOME_PASS) continue;
    solve_demand(s, plan->measure, d->op, &v->found, warn.kind != KIND_UNKNOWN ? &warn : &fail);
  }
  for (size_t i = 0; i < s->n; i++) add_way(&out, &(way){.steps = {s->found[i]}, .n = 1});
  return out;
}

/* ---- parts */

static bool is_same_cell(const change *a, const change *b) {
  return a->holder == b->holder && a->field == b->field && text_equal(a->key, b->key);
}

/* Two ways taken together; a cell that both change keeps the later value. False: too many steps. */
static bool join(way *out, const way *a, const way *b) {
  *out = *a;
  for (size_t i = 0; i < b->n; i++) {
    size_t k = 0;
    while (k < out->n && !is_same_cell(&out->steps[k].change, &b->steps[i].change)) k++;
    if (k == STEPS_OF_WAY) return false;
    out->steps[k] = b->steps[i];
    if (k == out->n) out->n++;
  }
  return true;
}

static ways combine_all(arena *a, const ways *left, const ways *right) {
  ways out = new_ways(a);
  for (size_t i = 0; i < left->n; i++)
    for (size_t k = 0; k < right->n; k++) {
      way both;
      if (join(&both, &left->at[i], &right->at[k])) add_way(&out, &both);
    }
  return out;
}

static bool is_short(const verdict *v) {
  return v->outcome == KOLUA_OUTCOME_WARN || v->outcome == KOLUA_OUTCOME_FAIL || v->outcome == KOLUA_OUTCOME_UNKNOWN;
}

static ways ways_of(const bench *b, const verdict *v) {
  arena *a = b->scope.arena;
  if (v->n == 0) return ways_of_leaf(b, v);
  const bool best = v->children[0]->element == NULL && v->plan->source->combine == COMBINE_BEST;
  ways out = new_ways(a);
  if (!best) add_way(&out, &(way){.n = 0});
  for (size_t i = 0; i < v->n; i++) {
    if (!is_short(v->children[i])) continue;
    const ways one = ways_of(b, v->children[i]);
    if (!best) out = combine_all(a, &out, &one);
    for (size_t k = 0; best && k < one.n; k++) add_way(&out, &one.at[k]);
  }
  return out;
}

/* ---- proof */

static bool passes(const bench *b, const rule *r, const change *changes, size_t n) {
  arena *a = b->scope.arena;
  const arena_mark mark = arena_here(a);
  bench again;
  bench_open(&again, a, NULL, b->scope.doc, b->scope.kind, b->scope.subject, b->scope.memo);
  again.scope.changes = changes;
  again.scope.n_changes = n;
  const bool passed = verdict_outcome(&again, r) == KOLUA_OUTCOME_PASS;
  arena_release(a, mark);
  return passed;
}

static bool is_before(const scope *s, const value *holder, const field *f, const field *earliest) {
  const kind as = f->type == FIELD_DATE ? KIND_DATE : KIND_DATETIME;
  const result at = result_of(scope_peek(s, holder, f), as), from = result_of(scope_peek(s, holder, earliest), as);
  return at.kind != KIND_UNKNOWN && from.kind != KIND_UNKNOWN && result_compare(&at, &from) < 0;
}

/* Data of which a date would be refused, for it must not be before another, is no way to pass. */
static bool is_sound(const scope *s, const change *c) {
  const record *r = c->holder->type == KOLUA_MAP ? c->holder->as.map->record : NULL;
  for (size_t i = 0; r != NULL && i < r->n; i++) {
    const field *f = &r->fields[i], *earliest = f->not_before.len > 0 ? model_field(r, f->not_before) : NULL;
    if (earliest != NULL && (f == c->field || earliest == c->field) && is_before(s, c->holder, f, earliest))
      return false;
  }
  return true;
}

static bool are_sound(const teller *t, const change *changes, size_t n) {
  const scope s = {.doc = t->doc, .arena = t->arena, .changes = changes, .n_changes = n};
  for (size_t i = 0; i < n; i++)
    if (!is_sound(&s, &changes[i])) return false;
  return true;
}

static const char *op_of(aim side, const field *f) {
  const bool is_date = f->type == FIELD_DATE;
  switch (side) {
    case AIM_AT_MOST: return is_date ? "not_after" : "at_most";
    case AIM_AT_LEAST: return is_date ? "not_before" : "at_least";
    case AIM_EQUALS: break;
    case AIM_CONTAINS: return "contains";
    case AIM_AVOIDS: return "disjoint_from";
  }
  return "equals";
}

static void show_way(const teller *t, const way *w, kolua_way *out) {
  kolua_change *changes = arena_take(t->arena, (w->n + 1) * sizeof *changes);
  for (size_t i = 0; i < w->n; i++) {
    const change *c = &w->steps[i].change;
    changes[i] = (kolua_change){finding_path(t, c->holder, c->field, c->key, (text){0}),
                                op_of(w->steps[i].aim, c->field), c->value};
  }
  *out = (kolua_way){changes, w->n};
}

static bool is_told(const ways *told, const way *w) {
  for (size_t i = 0; i < told->n; i++) {
    bool same = told->at[i].n == w->n;
    for (size_t k = 0; same && k < w->n; k++)
      same = is_same_cell(&told->at[i].steps[k].change, &w->steps[k].change) &&
             value_same(told->at[i].steps[k].change.value, w->steps[k].change.value);
    if (same) return true;
  }
  return false;
}

static void fill(const teller *t, const ways *candidates, counter_passes_fn *try_it, void *payload, kolua_finding *f) {
  kolua_way *shown = ARENA_ARRAY(t->arena, WAYS, kolua_way);
  ways told = new_ways(t->arena);
  for (size_t i = 0; i < candidates->n && told.n < WAYS; i++) {
    const way *w = &candidates->at[i];
    change changes[STEPS_OF_WAY];
    for (size_t k = 0; k < w->n; k++) changes[k] = w->steps[k].change;
    if (w->n == 0 || is_told(&told, w) || !are_sound(t, changes, w->n) || !try_it(payload, changes, w->n)) continue;
    show_way(t, w, &shown[told.n]);
    add_way(&told, w);
  }
  f->to_pass = shown;
  f->to_pass_count = told.n;
}

typedef struct attempt {
  const bench *bench;
  const rule *rule;
} attempt;

static bool try_plan(void *payload, const change *changes, size_t n) {
  const attempt *a = payload;
  return passes(a->bench, a->rule, changes, n);
}

void counter_fill(const teller *t, const bench *b, const rule *r, const verdict *v, kolua_finding *f) {
  attempt a = {b, r};
  const ways candidates = ways_of(b, v);
  fill(t, &candidates, try_plan, &a, f);
}

/* ---- functions: their own proposals, all together one way */

static aim aim_of(demand_op op) {
  switch ((int)op) {
    case DEMAND_AT_MOST:
    case DEMAND_BELOW:
    case DEMAND_BEFORE:
    case DEMAND_NOT_AFTER: return AIM_AT_MOST;
    case DEMAND_AT_LEAST:
    case DEMAND_ABOVE:
    case DEMAND_AFTER:
    case DEMAND_NOT_BEFORE: return AIM_AT_LEAST;
    case DEMAND_CONTAINS: return AIM_CONTAINS;
    default: return AIM_EQUALS;
  }
}

/* What the field would have to hold; NULL: nothing within its range. */
static const value *value_of(const teller *t, const script_proposal *p) {
  static const kind kinds[] = {
      [FIELD_INTEGER] = KIND_NUMBER,   [FIELD_NUMBER] = KIND_NUMBER, [FIELD_BOOLEAN] = KIND_BOOL,
      [FIELD_DATE] = KIND_DATE,        [FIELD_STRING] = KIND_TEXT,   [FIELD_ENUM] = KIND_TEXT,
      [FIELD_DATETIME] = KIND_DATETIME};
  result target = result_of(p->bound, p->field->type <= FIELD_DATETIME ? kinds[p->field->type] : KIND_UNKNOWN);
  if (p->op == DEMAND_IS_TRUE || p->op == DEMAND_IS_FALSE) target = result_bool(p->op == DEMAND_IS_TRUE);
  return solve_value(t->arena, p->field, &target, aim_of(p->op));
}

void counter_fill_proposed(const teller *t, const script_proposal *proposals, size_t n, counter_passes_fn *try_it,
                           void *payload, kolua_finding *f) {
  ways candidates = new_ways(t->arena);
  way all = {.n = 0};
  bool can_be = n <= STEPS_OF_WAY;
  for (size_t i = 0; i < n && can_be; i++) {
    const script_proposal *p = &proposals[i];
    const change c = {p->holder, p->field, {0}, value_of(t, p)};
    can_be = c.value != NULL;
    all.steps[all.n++] = (candidate){c, aim_of(p->op)};
  }
  if (can_be) add_way(&candidates, &all);
  fill(t, &candidates, try_it, payload, f);
}
