/* verdict.c: conditions, elements, parts and demands, three-valued, worst first: fail, unknown, warn, pass.
**
** A condition that cannot be decided leaves a part that would pass (or be skipped) as it is, and makes every other unknown. */
#include "judge/verdict.h"

#include <math.h>
#include <string.h>

void bench_open(bench *b, arena *a, note *pool, const document *doc, const subject *judged, const value *element, struct memo *memo) {
  *b = (bench){.scope = {.doc = doc, .subject = element, .kind = judged, .arena = a, .memo = memo}};
  b->pool = pool;
  b->cap_pool = pool != NULL ? NOTES_OF_FINDING : 0;
}

/* ---- notes: each verdict has a stretch of the pool */

static void begin_notes(bench *b) {
  size_t room = b->cap_pool - b->n_pool;
  if (room > NOTES_OF_VERDICT) room = NOTES_OF_VERDICT;
  b->trace = (trace){.notes = b->pool ? b->pool + b->n_pool : NULL, .cap = room};
  b->scope.trace = &b->trace;
}

/* A verdict's stretches follow one another in the pool (its condition's, its measure's): they are one. */
static void end_notes(bench *b, verdict *v) {
  if (v->n_notes == 0) v->notes = b->trace.notes;
  v->n_notes += b->trace.n;
  b->n_pool += b->trace.n;
  b->scope.trace = NULL;
}

/* ---- outcomes */

kolua_outcome outcome_worst(kolua_outcome a, kolua_outcome b) {
  return a > b ? a : b;
}

/* Of any_of a pass decides, else an unknown does, else the mildest. */
static int rank_of_best(kolua_outcome o) {
  static const int ranks[] = {[KOLUA_OUTCOME_SKIPPED] = 9, [KOLUA_OUTCOME_ERROR] = 4, [KOLUA_OUTCOME_PASS] = 0, [KOLUA_OUTCOME_UNKNOWN] = 1,
                              [KOLUA_OUTCOME_WARN] = 2, [KOLUA_OUTCOME_FAIL] = 3};
  return ranks[o];
}

static kolua_outcome combine_children(const verdict *v, combine how) {
  kolua_outcome out = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < v->n; i++) {
    const kolua_outcome one = v->children[i]->outcome;
    if (one == KOLUA_OUTCOME_SKIPPED) continue;
    if (out == KOLUA_OUTCOME_SKIPPED) out = one;
    else if (how == COMBINE_BEST) out = rank_of_best(one) < rank_of_best(out) ? one : out;
    else out = outcome_worst(out, one);
  }
  return out;
}

static verdict *new_verdict(bench *b, const part_plan *plan) {
  verdict *v = ARENA_NEW(b->scope.arena, verdict);
  *v = (verdict){.plan = plan, .outcome = KOLUA_OUTCOME_PASS, .found = result_unknown(), .warn = result_unknown(), .fail = result_unknown()};
  memcpy(v->loops, b->scope.loops, sizeof v->loops);
  return v;
}

static verdict *skip(verdict *v, skip_reason why) {
  v->outcome = KOLUA_OUTCOME_SKIPPED;
  v->skip = why;
  return v;
}

static void doubt(verdict *v) {
  if (v->outcome == KOLUA_OUTCOME_PASS || v->outcome == KOLUA_OUTCOME_SKIPPED) return;
  v->outcome = KOLUA_OUTCOME_UNKNOWN;
  v->in_doubt = true;
}

static void add_child(bench *b, verdict *v, verdict *child) {
  if (v->n == v->cap) {
    const size_t cap = v->cap ? v->cap * 2 : 4;
    v->children = arena_grow(b->scope.arena, v->children, v->cap * sizeof *v->children, cap * sizeof *v->children);
    v->cap = cap;
  }
  v->children[v->n++] = child;
}

static void judge_absence(verdict *v) {
  v->by_absence = true;
  v->outcome = v->plan->source->absent;
  if (v->outcome == KOLUA_OUTCOME_SKIPPED) v->skip = SKIP_NO_ELEMENT;
}

/* ---- demands */

static kolua_outcome judge_bound(bench *b, const demand_plan *d, const result *found, const node *bound, result *at, kolua_outcome broken) {
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

static void judge_measure(bench *b, verdict *v) {
  const part_plan *plan = v->plan;
  v->found = eval(&b->scope, plan->measure);
  if (plan->source->has_absent && is_not_given(b, &v->found)) {
    judge_absence(v);
    v->demand = plan->n_demands > 0 ? &plan->demands[0] : NULL;
    return;
  }
  for (size_t i = 0; i < plan->n_demands; i++) {
    result warn = result_unknown(), fail = result_unknown();
    const kolua_outcome one = judge_demand(b, &plan->demands[i], &v->found, &warn, &fail);
    if (i > 0 && one <= v->outcome) continue;
    v->outcome = one;
    v->demand = &plan->demands[i];
    v->warn = warn;
    v->fail = fail;
  }
}

/* ---- parts */

static verdict *judge_part(bench *b, const part_plan *plan);

static void judge_body(bench *b, verdict *v) {
  const part_plan *plan = v->plan;
  if (plan->measure != NULL) {
    begin_notes(b);
    judge_measure(b, v);
    end_notes(b, v);
    return;
  }
  for (size_t i = 0; i < plan->n_parts; i++) add_child(b, v, judge_part(b, &plan->parts[i]));
  if (plan->n_parts == 0) return;  /* `each` with `absent` alone: that the element is there is all */
  v->outcome = combine_children(v, plan->source->combine);
  if (v->outcome == KOLUA_OUTCOME_SKIPPED) v->skip = SKIP_NOT_APPLICABLE;
}

typedef struct walk {
  bench *bench;
  verdict *verdict;
} walk;

static bool judge_element(scope *s, void *payload) {
  walk *w = payload;
  bench *b = w->bench;
  const part_plan *plan = w->verdict->plan;
  const loop *inner = &plan->each[plan->n_each - 1];
  verdict *child = new_verdict(b, plan);
  child->element = s->loops[inner->at];
  child->element_list = inner->field;
  const trace outer = b->trace;
  begin_notes(b);
  const truth chosen = eval_truth(s, plan->where);
  end_notes(b, child);
  if (chosen != NO) {
    judge_body(b, child);
    if (chosen == MAYBE) doubt(child);
    add_child(b, w->verdict, child);
  }
  b->trace = outer;
  s->trace = &b->trace;
  return true;
}

/* What the list itself lacks is kept apart from the pool: elements take theirs from it while the walk goes on. */
static truth walk_elements(bench *b, verdict *v) {
  enum { GAPS = 8 };
  const size_t room = b->cap_pool > 0 ? v->n_notes + GAPS : 0;
  note *own = ARENA_ARRAY(b->scope.arena, room, note);
  if (v->n_notes > 0) memcpy(own, v->notes, v->n_notes * sizeof *own);
  b->trace = (trace){.notes = own, .n = v->n_notes, .cap = room};
  b->scope.trace = &b->trace;
  const truth walked = eval_loops(&b->scope, v->plan->each, v->plan->n_each, judge_element, &(walk){b, v});
  v->notes = own;
  v->n_notes = b->trace.n;
  b->scope.trace = NULL;
  return walked;
}

static void judge_elements(bench *b, verdict *v) {
  if (walk_elements(b, v) == MAYBE) {
    verdict *unread = new_verdict(b, v->plan);
    unread->outcome = KOLUA_OUTCOME_UNKNOWN;
    unread->notes = v->notes;
    unread->n_notes = v->n_notes;
    add_child(b, v, unread);
  }
  if (v->n > 0) v->outcome = combine_children(v, COMBINE_WORST);
  else if (v->plan->source->has_absent) judge_absence(v);
  else skip(v, SKIP_NO_ELEMENT);
}

static truth applies(bench *b, verdict *v) {
  if (v->plan->when == NULL) return YES;
  begin_notes(b);
  const truth t = eval_truth(&b->scope, v->plan->when);
  end_notes(b, v);
  return t;
}

static verdict *judge_part(bench *b, const part_plan *plan) {
  verdict *v = new_verdict(b, plan);
  const truth applied = applies(b, v);
  if (applied == NO) return skip(v, SKIP_NOT_APPLICABLE);
  if (plan->n_each > 0) judge_elements(b, v);
  else judge_body(b, v);
  if (applied == MAYBE) doubt(v);
  return v;
}

/* ---- rules */

static int64_t day_of(const result *r) {
  return r->kind == KIND_DATETIME ? instant_day(r->instant) : r->integer;
}

static bool is_date(const result *r) {
  return r->kind == KIND_DATE || r->kind == KIND_DATETIME;
}

/* The day by which a rule is in force: what the rule says, else the subject's own date, else as_of. */
static int64_t day_of_rule(const bench *b, const rule *r) {
  scope s = b->scope;
  if (r->plan->dated != NULL) {
    const result dated = eval(&s, r->plan->dated);
    if (is_date(&dated)) return day_of(&dated);
  }
  const field *const *dates = s.kind->dates;
  for (size_t i = 0; i < 4 && dates[i] != NULL && r->plan->dated == NULL; i++) {
    const result own = result_of(scope_peek(&s, s.subject, dates[i]), KIND_DATETIME);
    if (is_date(&own)) return day_of(&own);
  }
  return s.doc->context ? s.doc->context->as_of : s.doc->as_of;
}

static bool is_in_force(const bench *b, const rule *r) {
  if (!r->has_from && !r->has_until) return true;
  const int64_t day = day_of_rule(b, r);
  return (!r->has_from || day >= r->from) && (!r->has_until || day < r->until);
}

kolua_outcome verdict_soften(bench *b, const rule *r, kolua_outcome outcome) {
  if (outcome != KOLUA_OUTCOME_FAIL || !r->has_warn_until) return outcome;
  return day_of_rule(b, r) < r->warn_until ? KOLUA_OUTCOME_WARN : outcome;
}

verdict *verdict_unless_applies(bench *b, const rule *r, bool *in_doubt) {
  verdict *v = new_verdict(b, &r->plan->root);
  *in_doubt = false;
  if (!is_in_force(b, r)) return skip(v, SKIP_NOT_IN_FORCE);
  const truth applied = applies(b, v);
  *in_doubt = applied == MAYBE;
  if (applied == YES) return NULL;
  return applied == NO ? skip(v, SKIP_NOT_APPLICABLE) : v;
}

verdict *verdict_of(bench *b, const rule *r) {
  b->n_pool = 0;
  if (!is_in_force(b, r)) return skip(new_verdict(b, &r->plan->root), SKIP_NOT_IN_FORCE);
  return judge_part(b, &r->plan->root);
}
