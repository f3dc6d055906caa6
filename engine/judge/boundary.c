/* boundary.c: cases made at a threshold.
**
** A case that is there is the seed: one field of its data is put to the value by which the rule's measure lies at the bound, a
** step below it and a step above it (solve.h turns the measure around), and the rule is judged with it. The step is one of
** what is counted, a day, and else a millionth, far beyond the tolerance of comparisons. A threshold is proved by the first seed
** for which the verdict differs between the last value that meets the demand and the first that does not. What no field alone
** brings about, such as a count or a share, is proved by the cases themselves, where they lie that near. */
#include "judge/boundary.h"

#include "judge/finding.h"
#include "judge/solve.h"
#include "policy/shown.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

enum { BELOW, AT, ABOVE, POINTS, LEAVES = 8 };

typedef struct limit { /* one bound of a demand */
  const rule *rule;
  const threshold *threshold;
  const part_plan *plan;
  const demand_plan *demand;
  const node *bound;
  size_t end;       /* of a pair: which one */
  demand_op op;     /* of a pair's ends: at_least, at_most */
  const char *name; /* "RULE.warn", "RULE.warn (low)", "RULE.warn (fees.north)" */
  const cell *cell; /* of a table that the bound asks: only cases that ask it count; NULL: the bound asks none */
} limit;

typedef struct nearest { /* of the cases as they are, on one side of the bound */
  bool is_there;
  double distance;
  kolua_outcome outcome;
  const char *name, *value;
} nearest;

typedef struct prover {
  suite *suite;
  arena *arena;
  const limit *limit;
  const trial *trial;
  const value *subject;
  const value *const *loops; /* of the leaf that is tried */
  nearest meets, breaks;
  kolua_bound shown;
} prover;

typedef struct point { /* what came out at a value */
  bool is_there;
  result target;
  const change *change;
  kolua_outcome outcome; /* of the rule */
} point;

/* ---- demands with an order */

static bool has_order(demand_op op) {
  return demand_is_lower(op) || demand_is_upper(op);
}

/* The last that meets the demand, and the first that does not. */
static void find_edge(demand_op op, int *meets, int *breaks) {
  const int beyond = demand_is_upper(op) ? ABOVE : BELOW, within = demand_is_upper(op) ? BELOW : ABOVE;
  *meets = demand_is_strict(op) ? within : AT;
  *breaks = demand_is_strict(op) ? AT : beyond;
}

static result moved(const result *bound, const node *measure, int by) {
  result r = *bound;
  if (r.kind == KIND_DATE) r.integer += by;
  if (r.kind != KIND_NUMBER) return r;
  const bool is_last = by != 0 && r.whole && r.integer == (by < 0 ? INT64_MIN : INT64_MAX);
  const double gap = solve_is_whole(measure) ? 1 : fmax(fabs(r.number), 1) * 1e-6;
  return solve_is_whole(measure) && r.whole && !is_last ? result_integer(r.integer + by)
                                                        : result_number(r.number + by * gap);
}

static bool can_be_tried(const result *bound) {
  return bound->kind == KIND_NUMBER || bound->kind == KIND_DATE;
}

/* ---- judging */

static void open_bench(prover *p, bench *b, const change *changes, size_t n) {
  const trial *t = p->trial;
  bench_open(b, p->arena, NULL, t->document, p->limit->rule->subject, p->subject, NULL);
  b->scope.changes = changes;
  b->scope.n_changes = n;
}

static void find_leaves(const verdict *v, const part_plan *plan, const verdict **out, size_t *n) {
  if (v->plan == plan && v->n == 0 && v->outcome != KOLUA_OUTCOME_SKIPPED && !v->by_absence && *n < LEAVES)
    out[(*n)++] = v;
  for (size_t i = 0; i < v->n; i++) find_leaves(v->children[i], plan, out, n);
}

/* Whether the measure is what it was to be, be it asked there or not; then the point is there. */
static void judge_point(prover *p, point *at) {
  bench b;
  open_bench(p, &b, at->change, 1);
  const kolua_outcome outcome = verdict_outcome(&b, p->limit->rule);
  at->outcome = verdict_soften(&b, p->limit->rule, outcome);
  memcpy(b.scope.loops, p->loops, sizeof b.scope.loops);
  const result found = eval(&b.scope, p->limit->plan->measure);
  at->is_there = found.kind == at->target.kind && result_compare(&found, &at->target) == 0;
}

/* ---- one field */

static bool is_same_cell(const change *a, const change *b) {
  return a->holder == b->holder && a->field == b->field && text_equal(a->key, b->key);
}

static const change *find_cell(const solver *s, const change *of) {
  for (size_t i = 0; i < s->n; i++)
    if (is_same_cell(&s->found[i].change, of)) return &s->found[i].change;
  return NULL;
}

static const char *shown_of(prover *p, const value *v) {
  buf out;
  buf_init(&out, p->arena);
  shown_value(&out, v);
  return buf_text(&out).at;
}

static const char *describe(prover *p, const point *meets, const point *breaks) {
  const change *c = meets->change;
  const char *path = value_path(c->holder, p->arena);
  const text name = c->key.len > 0 ? c->key : c->field->name;
  return text_format(p->arena, "%s%s%.*s: %s gives %s, %s gives %s", path, *path != '\0' ? "." : "", SPELT(name),
                     shown_of(p, c->value), kolua_outcome_name(meets->outcome), shown_of(p, breaks->change->value),
                     kolua_outcome_name(breaks->outcome));
}

/* A better answer takes the place of what is known of the threshold. */
static void settle(prover *p, kolua_bound_state state, const char *told) {
  if (p->shown.told != NULL && state <= p->shown.state) return;
  p->shown.state = state;
  p->shown.told = text_copy(p->arena, text_of(told)).at;
}

static void judge_edge(prover *p, const point points[POINTS]) {
  int meets, breaks;
  find_edge(p->limit->op, &meets, &breaks);
  const point *good = &points[meets], *bad = &points[breaks];
  if (!good->is_there || !bad->is_there) return;
  const char *told = describe(p, good, bad);
  const bool is_told = good->outcome != KOLUA_OUTCOME_UNKNOWN && bad->outcome != KOLUA_OUTCOME_UNKNOWN;
  if (is_told && bad->outcome > good->outcome) settle(p, KOLUA_BOUND_PROVED, told);
  else if (is_told && bad->outcome < good->outcome) settle(p, KOLUA_BOUND_WRONG, told);
  else settle(p, KOLUA_BOUND_HIDDEN, told);
}

static void try_cell(prover *p, const solver solvers[POINTS], const change *of, const result targets[POINTS]) {
  point points[POINTS] = {0};
  for (int i = 0; i < POINTS; i++) {
    points[i].target = targets[i];
    points[i].change = find_cell(&solvers[i], of);
    if (points[i].change != NULL) judge_point(p, &points[i]);
  }
  judge_edge(p, points);
}

/* ---- one seed */

/* A date is held against a point in time by its day. */
static result bound_at(prover *p, scope *s) {
  const limit *l = p->limit;
  result bound = eval(s, l->bound);
  if (l->demand->op == DEMAND_BETWEEN && bound.kind == KIND_LIST)
    bound = result_of(bound.items[l->end], l->plan->measure->kind);
  if (bound.kind != KIND_DATETIME) return bound;
  return (result){.kind = KIND_DATE, .integer = instant_day(bound.instant)};
}

/* ---- cases as they are */

static double day_or_number(const result *r) {
  return r->kind == KIND_NUMBER ? r->number : (double)(r->kind == KIND_DATE ? r->integer : instant_day(r->instant));
}

static bool is_measured(const result *found) {
  return found->kind == KIND_NUMBER || found->kind == KIND_DATE || found->kind == KIND_DATETIME;
}

static void note_nearest(prover *p, const verdict *leaf, const result *bound, kolua_outcome outcome) {
  if (!is_measured(&leaf->found)) return;
  const int order = result_compare(&leaf->found, bound);
  const bool meets = order == 0 ? !demand_is_strict(p->limit->op) : (order < 0) == demand_is_upper(p->limit->op);
  nearest *side = meets ? &p->meets : &p->breaks;
  const double distance = order == 0 ? 0 : fabs(day_or_number(&leaf->found) - day_or_number(bound));
  if (side->is_there && side->distance <= distance) return;
  const value *shown = finding_value(p->arena, &leaf->found);
  *side = (nearest){true, distance, outcome, p->trial->name.len > 0 ? p->trial->name.at : "(no name)",
                    shown != NULL ? shown_of(p, shown) : "?"};
}

/* One lies at the bound, the other, where it is counted, a step beyond. */
static void judge_nearest(prover *p) {
  const nearest *good = &p->meets, *bad = &p->breaks;
  if (!good->is_there || !bad->is_there) return;
  const nearest *at = demand_is_strict(p->limit->op) ? bad : good, *beside = at == good ? bad : good;
  const bool is_whole = solve_is_whole(p->limit->plan->measure) || p->limit->plan->measure->kind == KIND_DATE;
  if (at->distance > 0 || (is_whole && beside->distance > 1)) return;
  const char *told =
      text_format(p->arena, "%s in case '%s' gives %s, %s in case '%s' gives %s", good->value, good->name,
                  kolua_outcome_name(good->outcome), bad->value, bad->name, kolua_outcome_name(bad->outcome));
  if (bad->outcome > good->outcome && good->outcome != KOLUA_OUTCOME_UNKNOWN) settle(p, KOLUA_BOUND_PROVED, told);
}

static bool asks_cell(scope *s, const node *e, const cell *c) {
  if (e->op == OP_TABLE && eval(s, e).source == c->value) return true;
  for (size_t i = 0; i < e->n; i++)
    if (asks_cell(s, e->args[i], c)) return true;
  return false;
}

static void try_leaf(prover *p, const bench *b, const verdict *leaf, kolua_outcome outcome) {
  solver *solvers = ARENA_ARRAY(p->arena, POINTS, solver);
  result targets[POINTS];
  p->loops = leaf->loops;
  solver_open(&solvers[AT], &b->scope, leaf->loops);
  const result bound = bound_at(p, &solvers[AT].scope);
  if (!can_be_tried(&bound)) return;
  if (p->limit->cell != NULL && !asks_cell(&solvers[AT].scope, p->limit->bound, p->limit->cell)) return;
  note_nearest(p, leaf, &bound, outcome);
  for (int i = 0; i < POINTS; i++) {
    targets[i] = moved(&bound, p->limit->plan->measure, i - AT);
    solver_open(&solvers[i], &b->scope, leaf->loops);
    solve_exactly(&solvers[i], p->limit->plan->measure, &targets[i]);
  }
  for (size_t i = 0; i < solvers[AT].n; i++) try_cell(p, solvers, &solvers[AT].found[i].change, targets);
}

static void try_seed(prover *p) {
  const verdict *leaves[LEAVES];
  size_t n = 0;
  buf ignored;
  bench b;
  buf_init(&ignored, p->arena);
  p->subject = trial_subject(p->trial, p->limit->rule, &ignored);
  if (p->subject == NULL) return;
  open_bench(p, &b, NULL, 0);
  const verdict *root = verdict_of(&b, p->limit->rule);
  const kolua_outcome outcome = verdict_soften(&b, p->limit->rule, root->outcome);
  find_leaves(root, p->limit->plan, leaves, &n);
  for (size_t i = 0; i < n; i++) try_leaf(p, &b, leaves[i], outcome);
}

/* ---- one threshold */

/* Of a pair the end that is tried. */
static const char *value_of(prover *p) {
  const expr *bound = *p->limit->threshold->bound;
  const bool is_pair = p->limit->demand->op == DEMAND_BETWEEN && bound->op == OP_CONST &&
                       bound->constant->type == KOLUA_LIST && p->limit->end < bound->constant->len;
  buf out;
  if (p->limit->cell != NULL) return shown_of(p, p->limit->cell->value);
  if (is_pair) return shown_of(p, &bound->constant->as.items[p->limit->end]);
  buf_init(&out, p->arena);
  expr_write(&out, bound);
  return buf_text(&out).at;
}

/* One at the bound, and one where the demand is no longer met, or, of those that the bound itself breaks, is met again. */
static const char *advice_of(prover *p) {
  const bool is_day = p->limit->plan->measure->kind == KIND_DATE || p->limit->plan->measure->kind == KIND_DATETIME;
  const bool is_beyond = demand_is_upper(p->limit->op) != demand_is_strict(p->limit->op);
  const char *side = is_day ? is_beyond ? "after" : "before" : is_beyond ? "above" : "below";
  return text_format(p->arena, "add a case at %s and one just %s it", p->shown.value, side);
}

static kolua_status prove(run *r, suite *s, const limit *l, kolua_bound_fn *each, void *payload) {
  const arena_mark used = arena_here(s->arena);
  prover p = {.suite = s, .arena = s->arena, .limit = l};
  const place at = l->cell != NULL ? l->cell->origin : l->threshold->origin;
  for (size_t i = 0; i < r->n && p.shown.state < KOLUA_BOUND_PROVED; ++i) {
    p.trial = r->trials[i];
    if (p.trial->rule == l->rule) try_seed(&p);
  }
  if (p.shown.state < KOLUA_BOUND_PROVED) judge_nearest(&p);
  p.shown.name = l->name;
  p.shown.value = value_of(&p);
  p.shown.file = at.file != NULL ? at.file : l->rule->at.file;
  p.shown.line = at.line;
  p.shown.column = at.column;
  if (p.shown.told == NULL) p.shown.told = advice_of(&p);
  for (size_t i = 0; i < s->policy->rules.n_rules; ++i) {
    if (s->policy->rules.rules[i] == l->rule) p.shown.rule = &s->policy->shown[i];
  }
  const kolua_status status = each(payload, &p.shown);
  arena_release(s->arena, used);
  return status;
}

static kolua_status prove_ends(run *r, suite *s, limit *l, kolua_bound_fn *each, void *payload) {
  static const demand_op ops[] = {DEMAND_AT_LEAST, DEMAND_AT_MOST};
  kolua_status status = KOLUA_OK;
  for (l->end = 0; l->end < 2 && status == KOLUA_OK; l->end++) {
    l->op = ops[l->end];
    l->name = text_format(s->scratch, "%s (%s)", l->threshold->name.at, l->end == 0 ? "low" : "high");
    status = prove(r, s, l, each, payload);
  }
  return status;
}

/* ---- tables: each cell is a threshold */

typedef struct cells {
  run *run;
  suite *suite;
  limit *limit;
  kolua_bound_fn *each;
  void *payload;
  kolua_status status;
} cells;

static void prove_cells(cells *all, const cell *c, const char *name) {
  for (size_t i = 0; i < c->n && all->status == KOLUA_OK; i++)
    prove_cells(all, c->entries[i].cell, text_format(all->suite->scratch, "%s.%.*s", name, SPELT(c->entries[i].key)));
  if (c->kind != CELL_VALUE) return;
  all->limit->cell = c;
  all->limit->name = text_format(all->suite->scratch, "%s (%s)", all->limit->threshold->name.at, name);
  all->status = prove(all->run, all->suite, all->limit, all->each, all->payload);
}

/* The table that a bound asks first; NULL: none. */
static const parameter *table_of(const node *bound) {
  const parameter *found = bound->op == OP_TABLE ? bound->table : NULL;
  for (size_t i = 0; i < bound->n && found == NULL; i++) found = table_of(bound->args[i]);
  return found;
}

/* Of what order a bound speaks, be it of numbers or of days. */
static kolua_status prove_threshold(run *r, suite *s, const rule *own, const threshold *t, kolua_bound_fn *each,
                                    void *payload) {
  limit l = {.rule = own, .threshold = t, .plan = t->part->plan, .name = t->name.at};
  for (size_t i = 0; i < l.plan->n_demands; i++) {
    const demand_plan *d = &l.plan->demands[i];
    if (t->bound != &d->source->warn && t->bound != &d->source->fail) continue;
    l.demand = d;
    l.bound = t->bound == &d->source->warn ? d->warn : d->fail;
  }
  if (l.demand == NULL) return KOLUA_OK;
  l.op = l.demand->op;
  if (l.op == DEMAND_BETWEEN) return prove_ends(r, s, &l, each, payload);
  if (!has_order(l.op)) return KOLUA_OK;
  const parameter *table = table_of(l.bound);
  if (table == NULL) return prove(r, s, &l, each, payload);
  cells all = {r, s, &l, each, payload, KOLUA_OK};
  prove_cells(&all, table->root, table->id.at);
  return all.status;
}

static bool has_seed(const run *r, const rule *own) {
  for (size_t i = 0; i < r->n; ++i)
    if (r->trials[i]->rule == own) return true;
  return false;
}

kolua_status boundary_run(run *r, kolua_bound_fn *each, void *payload) {
  const ruleset *rs = &r->suite.policy->rules;
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < rs->n_rules; ++i) {
    const rule *own = rs->rules[i];
    const arena_mark used = arena_here(r->suite.scratch);
    for (size_t k = 0; k < own->n_thresholds && has_seed(r, own) && status == KOLUA_OK; ++k)
      status = prove_threshold(r, &r->suite, own, &own->thresholds[k], each, payload);
    arena_release(r->suite.scratch, used);
  }
  return status;
}
