/* verdict.c: conditions, elements, parts and demands, three-valued, worst first: fail, unknown, warn, pass.
**
** A condition that cannot be decided leaves a part that would pass (or be skipped) as it is, and makes every other unknown. */
#include "judge/verdict.h"

#include "rule/shortcut.h"

#include <math.h>
#include <string.h>

void bench_open(bench *b, arena *a, note *pool, const document *doc, const subject *judged, const value *element,
                struct memo *memo) {
  mem_clear(b, sizeof *b);
  b->scope.doc = doc;
  b->scope.subject = element;
  b->scope.kind = judged;
  b->scope.arena = a;
  b->scope.memo = memo;
  b->pool = pool;
  b->cap_pool = pool != NULL ? NOTES_OF_FINDING : 0;
}

/* ---- notes: each verdict has a stretch of the pool. Without a verdict to keep them, gaps are only counted */

static void begin_notes(bench *b, const verdict *v) {
  size_t room = v != NULL ? b->cap_pool - b->n_pool : 0;
  if (room > NOTES_OF_VERDICT) room = NOTES_OF_VERDICT;
  b->trace = (trace){.notes = room > 0 ? b->pool + b->n_pool : NULL, .cap = room};
  b->scope.trace = &b->trace;
}

/* A verdict's stretches follow one another in the pool (its condition's, its measure's): they are one. */
static void end_notes(bench *b, verdict *v) {
  b->scope.trace = NULL;
  if (v == NULL) return;
  if (v->n_notes == 0) v->notes = b->trace.notes;
  v->n_notes += b->trace.n;
  b->n_pool += b->trace.n;
}

/* ---- verdicts: made only where they are wanted */

static verdict *new_verdict(bench *b, const part_plan *plan) {
  verdict *v = ARENA_NEW(b->scope.arena, verdict);
  *v = (verdict){.plan = plan,
                 .outcome = KOLUA_OUTCOME_PASS,
                 .found = result_unknown(),
                 .warn = result_unknown(),
                 .fail = result_unknown()};
  memcpy(v->loops, b->scope.loops, sizeof v->loops);
  return v;
}

static verdict *new_child(bench *b, verdict *v, const part_plan *plan) {
  if (v == NULL) return NULL;
  if (v->n == v->cap) {
    const size_t cap = v->cap ? v->cap * 2 : 4;
    v->children = arena_grow(b->scope.arena, v->children, v->cap * sizeof *v->children, cap * sizeof *v->children);
    v->cap = cap;
  }
  return v->children[v->n++] = new_verdict(b, plan);
}

static kolua_outcome settle(verdict *v, kolua_outcome outcome) {
  if (v != NULL) v->outcome = outcome;
  return outcome;
}

static kolua_outcome skip(verdict *v, skip_reason why) {
  if (v != NULL) v->skip = why;
  return settle(v, KOLUA_OUTCOME_SKIPPED);
}

/* What would pass, or be skipped, does so whether it applies or not. */
static kolua_outcome doubt(verdict *v, kolua_outcome outcome) {
  if (outcome == KOLUA_OUTCOME_PASS || outcome == KOLUA_OUTCOME_SKIPPED) return outcome;
  if (v != NULL) v->in_doubt = true;
  return settle(v, KOLUA_OUTCOME_UNKNOWN);
}

static kolua_outcome judge_absence(verdict *v, const part_plan *plan) {
  if (plan->source->absent == KOLUA_OUTCOME_SKIPPED) return skip(v, SKIP_NO_ELEMENT);
  if (v != NULL) v->by_absence = true;
  return settle(v, plan->source->absent);
}

/* ---- demands */

static kolua_outcome judge_bound(bench *b, const demand_plan *d, const result *found, const node *bound, result *at,
                                 kolua_outcome broken) {
  if (bound == NULL) return KOLUA_OUTCOME_PASS;
  *at = eval(&b->scope, bound);
  const truth met = eval_meets(&b->scope, d->op, found, at);
  return met == YES ? KOLUA_OUTCOME_PASS : met == NO ? broken : KOLUA_OUTCOME_UNKNOWN;
}

static kolua_outcome judge_demand(bench *b, const demand_plan *d, const result *found, result *warn, result *fail) {
  if (d->warn == NULL && d->fail == NULL) {
    const truth met = eval_meets(&b->scope, d->op, found, warn);
    if (met != NO) return met == YES ? KOLUA_OUTCOME_PASS : KOLUA_OUTCOME_UNKNOWN;
    return d->fails || !d->warns ? KOLUA_OUTCOME_FAIL : KOLUA_OUTCOME_WARN;
  }
  const kolua_outcome hard = judge_bound(b, d, found, d->fail, fail, KOLUA_OUTCOME_FAIL);
  const kolua_outcome soft = judge_bound(b, d, found, d->warn, warn, KOLUA_OUTCOME_WARN);
  return outcome_worst(hard, soft);
}

/* "Not given" is a gap in the data; what is given but cannot be used (a date after as_of, a zero to divide by) is not. */
static bool is_not_given(const bench *b, const result *found) {
  if (found->kind != KIND_UNKNOWN || isfinite(found->low)) return false;
  return b->trace.gaps > 0 && b->trace.useless == 0;
}

static kolua_outcome judge_demands(bench *b, const part_plan *plan, const result *found, verdict *v) {
  kolua_outcome worst = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < plan->n_demands; i++) {
    result warn = result_unknown(), fail = result_unknown();
    const kolua_outcome one = judge_demand(b, &plan->demands[i], found, &warn, &fail);
    if (i > 0 && one <= worst) continue;
    worst = one;
    if (v == NULL) continue;
    v->demand = &plan->demands[i];
    v->warn = warn;
    v->fail = fail;
  }
  return settle(v, worst);
}

static bool asks_presence(const part_plan *plan) {
  bool asks = false;
  for (size_t i = 0; i < plan->n_demands; i++)
    asks |= plan->demands[i].op == DEMAND_PRESENT || plan->demands[i].op == DEMAND_ABSENT;
  return asks;
}

/* What is decided does not lack what was missing, unless it is just this that decided. */
static kolua_outcome judge_found(bench *b, const part_plan *plan, const result *found, verdict *v) {
  const kolua_outcome outcome = judge_demands(b, plan, found, v);
  if (outcome != KOLUA_OUTCOME_UNKNOWN && !asks_presence(plan)) scope_forget(&b->scope, (trace_mark){0});
  return outcome;
}

static kolua_outcome judge_measure(bench *b, const part_plan *plan, verdict *v) {
  kolua_outcome at_once;
  if (v == NULL && plan->shortcut != NULL && shortcut_judge(plan->shortcut, &b->scope, &at_once)) return at_once;
  const result found = eval(&b->scope, plan->measure);
  if (v != NULL) v->found = found;
  if (!plan->source->has_absent || !is_not_given(b, &found)) return judge_found(b, plan, &found, v);
  if (v != NULL && plan->n_demands > 0) v->demand = &plan->demands[0];
  return judge_absence(v, plan);
}

/* ---- parts */

static kolua_outcome judge_part(bench *b, const part_plan *plan, verdict *v);

static kolua_outcome judge_parts(bench *b, const part_plan *plan, verdict *v) {
  kolua_outcome all = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < plan->n_parts; i++) {
    const kolua_outcome one = judge_part(b, &plan->parts[i], new_child(b, v, &plan->parts[i]));
    all = outcome_combine(plan->source->combine, all, one);
  }
  return all == KOLUA_OUTCOME_SKIPPED ? skip(v, SKIP_NOT_APPLICABLE) : settle(v, all);
}

/* `each` with `absent` alone asks no more than that the element is there. */
static kolua_outcome judge_body(bench *b, const part_plan *plan, verdict *v) {
  if (plan->measure == NULL) return plan->n_parts > 0 ? judge_parts(b, plan, v) : settle(v, KOLUA_OUTCOME_PASS);
  if (v != NULL) v->n_condition = v->n_notes;
  begin_notes(b, v);
  const kolua_outcome outcome = judge_measure(b, plan, v);
  end_notes(b, v);
  return outcome;
}

typedef struct walk {
  bench *bench;
  const part_plan *plan;
  verdict *verdict; /* of the whole list; NULL: none is kept */
  kolua_outcome outcome;
  size_t chosen, sure; /* sure: of those chosen, how many are so in any case */
} walk;

static void judge_chosen(walk *w, verdict *child, truth chosen) {
  kolua_outcome one = judge_body(w->bench, w->plan, child);
  if (chosen == MAYBE) one = doubt(child, one);
  w->outcome = outcome_combine(COMBINE_WORST, w->outcome, one);
  w->chosen++;
  w->sure += chosen == YES;
}

static void drop_notes(verdict *v) {
  v->n_notes = v->n_condition = 0;
  for (size_t i = 0; i < v->n; i++) drop_notes(v->children[i]);
}

/* Of a long list, elements that pass leave the room for notes to those that do not. */
static void free_notes(bench *b, verdict *child, size_t pooled) {
  const bool is_crowded = b->n_pool > b->cap_pool / 2;
  if (child->outcome != KOLUA_OUTCOME_PASS || !is_crowded) return;
  drop_notes(child);
  b->n_pool = pooled;
}

static bool judge_element(scope *s, void *payload) {
  walk *w = payload;
  bench *b = w->bench;
  const trace outer = b->trace;
  const size_t pooled = b->n_pool;
  const loop *inner = &w->plan->each[w->plan->n_each - 1];
  verdict *child = new_child(b, w->verdict, w->plan);
  if (child != NULL) {
    child->element = s->loops[inner->at];
    child->element_list = inner->field;
  }
  begin_notes(b, child);
  const truth chosen = eval_truth(s, w->plan->where);
  end_notes(b, child);
  if (chosen != NO) judge_chosen(w, child, chosen);
  if (child != NULL && chosen != NO) {
    free_notes(b, child, pooled);
  } else if (child != NULL) {
    w->verdict->n--;
    b->n_pool = pooled;
  }
  b->trace = outer;
  s->trace = &b->trace;
  return true;
}

/* What the list itself lacks is kept apart from the pool: elements take theirs from it while the walk goes on. */
static truth walk_elements(bench *b, walk *w) {
  enum { GAPS = 8 };
  verdict *v = w->verdict;
  b->trace = (trace){0};
  if (v != NULL && b->cap_pool > 0) {
    b->trace = (trace){
        .notes = ARENA_ARRAY(b->scope.arena, v->n_notes + GAPS, note), .n = v->n_notes, .cap = v->n_notes + GAPS};
    if (v->n_notes > 0) memcpy(b->trace.notes, v->notes, v->n_notes * sizeof *v->notes);
  }
  b->scope.trace = &b->trace;
  const truth walked = eval_loops(&b->scope, w->plan->each, w->plan->n_each, judge_element, w);
  b->scope.trace = NULL;
  if (v == NULL) return walked;
  v->notes = b->trace.notes;
  v->n_notes = b->trace.n;
  return walked;
}

/* A list that is missing may hold anything: that is one more element, unknown. */
static void add_unread(bench *b, walk *w) {
  verdict *unread = new_child(b, w->verdict, w->plan);
  w->outcome = outcome_combine(COMBINE_WORST, w->outcome, settle(unread, KOLUA_OUTCOME_UNKNOWN));
  w->chosen++;
  if (unread == NULL) return;
  unread->notes = w->verdict->notes;
  unread->n_notes = w->verdict->n_notes;
}

/* Perhaps none of the elements is chosen at all, and that would not pass. */
static kolua_outcome judge_perhaps_absent(const walk *w) {
  if (w->verdict != NULL) w->verdict->is_perhaps_absent = true;
  for (size_t i = 0; w->verdict != NULL && i < w->verdict->n; i++)
    doubt(w->verdict->children[i], KOLUA_OUTCOME_UNKNOWN);
  return settle(w->verdict, KOLUA_OUTCOME_UNKNOWN);
}

static kolua_outcome judge_elements(bench *b, const part_plan *plan, verdict *v) {
  walk w = {b, plan, v, KOLUA_OUTCOME_SKIPPED, 0, 0};
  if (walk_elements(b, &w) == MAYBE) add_unread(b, &w);
  const bool is_absence_harmless = !plan->source->has_absent || plan->source->absent == KOLUA_OUTCOME_SKIPPED;
  if (w.chosen > 0 && w.sure == 0 && !is_absence_harmless) return judge_perhaps_absent(&w);
  if (w.chosen > 0) return w.outcome == KOLUA_OUTCOME_SKIPPED ? skip(v, SKIP_NOT_APPLICABLE) : settle(v, w.outcome);
  return plan->source->has_absent ? judge_absence(v, plan) : skip(v, SKIP_NO_ELEMENT);
}

static truth applies(bench *b, const part_plan *plan, verdict *v) {
  if (plan->when == NULL) return YES;
  begin_notes(b, v);
  const truth t = eval_truth(&b->scope, plan->when);
  end_notes(b, v);
  return t;
}

static kolua_outcome judge_part(bench *b, const part_plan *plan, verdict *v) {
  const truth applied = applies(b, plan, v);
  if (applied == NO) return skip(v, SKIP_NOT_APPLICABLE);
  const kolua_outcome outcome = plan->n_each > 0 ? judge_elements(b, plan, v) : judge_body(b, plan, v);
  return applied == MAYBE ? doubt(v, outcome) : outcome;
}

/* ---- rules */

static int64_t day_of(const result *r) {
  return r->kind == KIND_DATETIME ? instant_day(r->instant) : r->integer;
}

static bool is_date(const result *r) {
  return r->kind == KIND_DATE || r->kind == KIND_DATETIME;
}

/* The subject's own date: the first that is given. */
static result own_date(bench *b) {
  const field *const *dates = b->scope.kind->dates;
  for (size_t i = 0; i < MODEL_DATES && dates[i] != NULL; i++) {
    const result own = result_of(scope_read(&b->scope, b->scope.subject, dates[i]), KIND_DATETIME);
    if (is_date(&own)) return own;
  }
  return result_unknown();
}

bool verdict_day(bench *b, const rule *r, int64_t *out) {
  if (r->plan->dated == NULL && b->scope.kind->dates[0] == NULL) {
    *out = scope_today(&b->scope);
    return true;
  }
  const result day = r->plan->dated != NULL ? eval(&b->scope, r->plan->dated) : own_date(b);
  if (is_date(&day)) *out = day_of(&day);
  return is_date(&day);
}

/* Only a day that is not given is told as read. */
static truth in_force(bench *b, const rule *r, verdict *v) {
  int64_t day;
  if (!r->has_from && !r->has_until) return YES;
  if (verdict_day(b, r, &day)) return (!r->has_from || day >= r->from) && (!r->has_until || day < r->until) ? YES : NO;
  begin_notes(b, v);
  verdict_day(b, r, &day);
  end_notes(b, v);
  return MAYBE;
}

/* While the day is not given, a failure stays one. */
kolua_outcome verdict_soften(bench *b, const rule *r, kolua_outcome outcome) {
  int64_t day;
  if (outcome == KOLUA_OUTCOME_FAIL && r->only_warns) return KOLUA_OUTCOME_WARN;
  if (outcome != KOLUA_OUTCOME_FAIL || !r->has_warn_until || !verdict_day(b, r, &day)) return outcome;
  return day < r->warn_until ? KOLUA_OUTCOME_WARN : outcome;
}

static kolua_outcome judge_rule_part(bench *b, const rule *r, verdict *v) {
  const truth force = in_force(b, r, v);
  if (force == NO) return skip(v, SKIP_NOT_IN_FORCE);
  const kolua_outcome outcome = judge_part(b, &r->plan->root, v);
  return force == MAYBE ? doubt(v, outcome) : outcome;
}

verdict *verdict_unless_applies(bench *b, const rule *r, bool *in_doubt) {
  *in_doubt = false;
  if (!r->has_from && !r->has_until && r->plan->root.when == NULL) return NULL;
  verdict *v = new_verdict(b, &r->plan->root);
  const truth force = in_force(b, r, v);
  if (force == NO) {
    skip(v, SKIP_NOT_IN_FORCE);
    return v;
  }
  const truth applied = applies(b, v->plan, v);
  *in_doubt = applied == MAYBE || (applied == YES && force == MAYBE);
  if (applied == NO) skip(v, SKIP_NOT_APPLICABLE);
  return applied == YES && force == YES ? NULL : v;
}

verdict *verdict_of(bench *b, const rule *r) {
  b->n_pool = 0;
  verdict *v = new_verdict(b, &r->plan->root);
  judge_rule_part(b, r, v);
  return v;
}

kolua_outcome verdict_outcome(bench *b, const rule *r) {
  return judge_rule_part(b, r, NULL);
}
