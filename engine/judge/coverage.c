/* coverage.c: a plan run over sets of outcomes in place of outcomes. Parts and elements count as independent, and what is read
** as given or not, each as it likes: so a set may hold what only contradicting data would give, and never lacks anything. */
#include "judge/coverage.h"

#include "judge/verdict.h"

enum {
  SKIPPED = 1 << KOLUA_OUTCOME_SKIPPED,
  PASS = 1 << KOLUA_OUTCOME_PASS,
  WARN = 1 << KOLUA_OUTCOME_WARN,
  UNKNOWN = 1 << KOLUA_OUTCOME_UNKNOWN,
  FAIL = 1 << KOLUA_OUTCOME_FAIL
};

/* ---- what is known to be given, for a condition around it asks for it */

typedef struct guard {
  const struct guard *outer;
  const node *condition; /* holds here; NULL: none */
  const node *given;     /* a path that leads somewhere; NULL: none */
} guard;

static bool is_same_path(const node *path, size_t n_steps, const node *asked) {
  if (asked->base != path->base || asked->n_steps != n_steps || asked->n_loops > 0 || asked->share.len > 0)
    return false;
  for (size_t i = 0; i < n_steps; i++)
    if (asked->steps[i].field != path->steps[i].field || asked->steps[i].key != path->steps[i].key) return false;
  return true;
}

static bool asks_for(const node *condition, const node *path, size_t n_steps) {
  if (condition->op == OP_TEST && condition->demand == DEMAND_PRESENT && condition->args[0]->op == OP_PATH)
    return is_same_path(path, n_steps, condition->args[0]);
  for (size_t i = 0; condition->op == OP_ALL_OF && i < condition->n; i++)
    if (asks_for(condition->args[i], path, n_steps)) return true;
  return false;
}

/* The first steps of a path lead somewhere. */
static bool is_guarded(const guard *g, const node *path, size_t n_steps) {
  for (; g != NULL; g = g->outer) {
    if (g->condition != NULL && asks_for(g->condition, path, n_steps)) return true;
    if (g->given != NULL && is_same_path(path, n_steps, g->given)) return true;
  }
  return false;
}

/* ---- what may be unknown */

/* A name of what only elements of one key have: of an element that is not described it cannot even be said to be missing. */
static bool is_of_key(const field *f) {
  const field *list = f->owner->holder;
  return list != NULL && list->attributes != NULL && f->owner != list->record && f->slot >= list->record->n;
}

/* Whether what is not found there may be there all the same. A reference that leads nowhere counts as not given. */
static bool may_hide(const node *path, const guard *g) {
  for (size_t i = 0; i < path->n_steps; i++) {
    const step *one = &path->steps[i];
    if (one->op == STEP_KEYED || is_of_key(one->field)) return true;
    if (one->op == STEP_REFER && !is_guarded(g, path, i + 1)) return true;
  }
  return path->n_loops > 0;
}

/* A list that is left out is empty, but where the model says otherwise; one is missing as a whole for what is no element in
** it, which of elements with ids stops the data. */
static bool may_list_be_missing(const step *one) {
  switch (one->op) {
    case STEP_LIST: return one->field->missing_if_left_out || one->field->record->id == NULL;
    case STEP_FIELD:
    case STEP_BACK: return false;
    case STEP_REFER:
    case STEP_KEYED:
    case STEP_REFERS:
    case STEP_VALUES: break;
  }
  return true;
}

static bool may_loops_be_unknown(const loop *loops, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < loops[i].n_steps; k++)
      if (may_list_be_missing(&loops[i].steps[k])) return true;
  return false;
}

static bool is_always_given(const node *path) {
  if (path->n_loops > 0) return false;
  if (path->n_steps == 0) return path->base < 0;
  const field *f = path->steps[path->n_steps - 1].field;
  return path->n_steps == 1 && path->base < 0 && f == f->owner->id;
}

static bool may_be_unknown(const node *e, const guard *g);

static bool may_any_be_unknown(const node *e, const guard *g) {
  bool any = may_loops_be_unknown(e->loops, e->n_loops);
  for (size_t i = 0; i < e->n; i++) any |= may_be_unknown(e->args[i], g);
  return any;
}

static bool may_all_be_unknown(const node *e, const guard *g) {
  bool all = true;
  for (size_t i = 0; i < e->n; i++) all &= may_be_unknown(e->args[i], g);
  return all;
}

static bool may_test_be_unknown(const node *e, const guard *g) {
  const bool asks_presence = e->demand == DEMAND_PRESENT || e->demand == DEMAND_ABSENT;
  if (!asks_presence) return may_any_be_unknown(e, g);
  return e->args[0]->op == OP_PATH && may_hide(e->args[0], g);
}

static bool may_be_unknown(const node *e, const guard *g) {
  switch ((int)e->op) {
    case OP_CONST: return false;
    case OP_PATH: return !is_always_given(e) && (e->share.len > 0 || !is_guarded(g, e, e->n_steps));
    case OP_TEST: return may_test_be_unknown(e, g);
    case OP_PICK: return !e->field->zero_if_left_out || may_any_be_unknown(e, g);
    case OP_FIRST_OF: return may_all_be_unknown(e, g);
    case OP_ALL_OF:
      return may_any_be_unknown(e, &(guard){g, e, NULL}); /* what is not given is not met, whatever else is asked */
    default: return may_any_be_unknown(e, g);
  }
}

/* ---- a measure */

static unsigned of_demand(const demand_plan *d) {
  if (d->warn == NULL && d->fail == NULL) return PASS | (d->fails || !d->warns ? FAIL : WARN);
  return PASS | (d->warn != NULL ? WARN : 0U) | (d->fail != NULL ? FAIL : 0U);
}

static bool asks_presence(const part_plan *plan) {
  bool asks = false;
  for (size_t i = 0; i < plan->n_demands; i++)
    asks |= plan->demands[i].op == DEMAND_PRESENT || plan->demands[i].op == DEMAND_ABSENT;
  return asks;
}

static bool may_measure_be_unknown(const part_plan *plan, const guard *g) {
  const node *measure = plan->measure;
  const bool is_field = measure->op == OP_PATH && !may_hide(measure, g);
  if (plan->source->has_absent) return !is_field && may_be_unknown(measure, g);
  if (plan->n_demands == 1 && asks_presence(plan)) return measure->op == OP_PATH && may_hide(measure, g);
  bool may = may_be_unknown(measure, g);
  for (size_t i = 0; i < plan->n_demands; i++) {
    if (plan->demands[i].warn != NULL) may |= may_be_unknown(plan->demands[i].warn, g);
    if (plan->demands[i].fail != NULL) may |= may_be_unknown(plan->demands[i].fail, g);
  }
  return may;
}

static unsigned of_absence(const part *p) {
  return p->has_absent ? 1U << p->absent : 0;
}

static unsigned of_measure(const part_plan *plan, const guard *g) {
  unsigned can = may_measure_be_unknown(plan, g) ? UNKNOWN : 0U;
  for (size_t i = 0; i < plan->n_demands; i++) can |= of_demand(&plan->demands[i]);
  return plan->n_each == 0 ? can | of_absence(plan->source) : can;
}

/* ---- parts */

static unsigned doubted(unsigned can, const node *condition, const guard *g) {
  const bool matters = (can & ~(unsigned)(PASS | SKIPPED)) != 0;
  return condition != NULL && matters && may_be_unknown(condition, g) ? can | UNKNOWN : can;
}

static unsigned of_part(const part_plan *plan, const guard *g);

static unsigned combined(combine how, unsigned left, unsigned right) {
  unsigned out = 0;
  for (unsigned a = 0; a < KOLUA_OUTCOMES; a++)
    for (unsigned b = 0; b < KOLUA_OUTCOMES; b++)
      if ((left >> a & 1) && (right >> b & 1)) out |= 1U << outcome_combine(how, (kolua_outcome)a, (kolua_outcome)b);
  return out;
}

/* One of two parts applies in any case: the other is for when it does not. */
static bool is_opposite(const part_plan *one, const part_plan *other) {
  const node *a = one->when, *b = other->when;
  return a != NULL && b != NULL && b->op == OP_NEGATE && b->args[0]->source == a->source;
}

static unsigned without_when(const part_plan *plan, const guard *g);

static bool is_any_sure(const part_plan *plan, const guard *g) {
  for (size_t i = 0; i < plan->n_parts; i++)
    for (size_t k = 0; k < plan->n_parts; k++) {
      const part_plan *one = &plan->parts[i], *other = &plan->parts[k];
      if (is_opposite(one, other) && !((without_when(one, g) | without_when(other, g)) & SKIPPED)) return true;
    }
  return false;
}

/* A part that fails if this is not given; NULL: it does not do that in any case. */
static const node *fails_without(const part_plan *plan) {
  if (plan->n_each > 0 || plan->when != NULL || plan->n_demands != 1 || plan->measure->op != OP_PATH) return NULL;
  const demand_plan *d = &plan->demands[0];
  return d->op == DEMAND_PRESENT && (d->fails || !d->warns) ? plan->measure : NULL;
}

static unsigned of_parts(const part_plan *plan, const guard *g) {
  unsigned can = SKIPPED;
  for (size_t i = 0; i < plan->n_parts; i++) can = combined(plan->source->combine, can, of_part(&plan->parts[i], g));
  return is_any_sure(plan, g) ? can & ~(unsigned)SKIPPED : can;
}

/* Where one of the parts from `i` on fails, nothing else of the others matters: they count for when it does not. */
static unsigned with_all_given(const part_plan *plan, size_t i, const guard *g) {
  if (i == plan->n_parts || plan->source->combine == COMBINE_BEST) return of_parts(plan, g);
  return with_all_given(plan, i + 1, &(guard){g, NULL, fails_without(&plan->parts[i])});
}

static unsigned of_body(const part_plan *plan, const guard *g) {
  if (plan->measure != NULL) return of_measure(plan, g);
  return plan->n_parts > 0 ? with_all_given(plan, 0, g) : (unsigned)PASS;
}

/* A list may be empty, may hold nothing that is chosen, or be missing. */
static unsigned of_elements(const part_plan *plan, const guard *g) {
  const unsigned each = doubted(of_body(plan, &(guard){g, plan->where, NULL}), plan->where, g);
  const unsigned none = plan->source->has_absent ? of_absence(plan->source) : SKIPPED;
  return each | none | (may_loops_be_unknown(plan->each, plan->n_each) ? UNKNOWN : 0U);
}

static unsigned without_when(const part_plan *plan, const guard *g) {
  const guard own = {g, plan->when, NULL};
  return plan->n_each > 0 ? of_elements(plan, &own) : of_body(plan, &own);
}

static unsigned of_part(const part_plan *plan, const guard *g) {
  const unsigned can = doubted(without_when(plan, g), plan->when, g);
  return plan->when != NULL ? can | SKIPPED : can;
}

/* ---- rules */

static unsigned of_function(const rule *r) {
  const unsigned can = r->answers | UNKNOWN;
  return r->plan->root.when != NULL ? can | SKIPPED : can;
}

/* Of a day that is not given it cannot be told whether the rule is in force. */
static unsigned in_its_time(const rule *r, unsigned can) {
  const bool has_day = r->plan->dated == NULL && r->subject->dates[0] == NULL;
  if (r->has_from || r->has_until) can |= has_day ? SKIPPED : SKIPPED | UNKNOWN;
  if (r->has_warn_until && (can & FAIL)) can |= WARN;
  if (r->only_warns && (can & FAIL)) can = (can | WARN) & ~(unsigned)FAIL;
  return can;
}

unsigned coverage_of(const rule *r) {
  return in_its_time(r, r->is_function ? of_function(r) : of_part(&r->plan->root, NULL));
}
