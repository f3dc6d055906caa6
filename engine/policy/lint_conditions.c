/* lint_conditions.c: conditions that never or always hold, and demands that are never or always met.
**
** What a field can be is known from the model; what else a condition says of a value narrows that. A demand is looked at
** under the conditions that it is made on: after `x:at_most(5)`, `x` at most 10 says nothing. */
#include "policy/claims.h"

#include "base/number.h"
#include "rule/range.h"

#include <math.h>
#include <string.h>

typedef struct walk {
  linting *l;
  const rule *rule;
  claims given; /* what the conditions around say */
} walk;

/* ---- what was told already */

static bool is_told(const linting *l, const expr *e) {
  for (size_t i = 0; i < l->n_told; i++)
    if (l->told[i] == e) return true;
  return false;
}

static void note_told(linting *l, const expr *e) {
  if (l->n_told == l->told_cap) {
    const size_t cap = l->told_cap > 0 ? l->told_cap * 2 : 16;
    l->told = arena_grow(l->scratch, l->told, l->told_cap * sizeof *l->told, cap * sizeof *l->told);
    l->told_cap = cap;
  }
  l->told[l->n_told++] = e;
}

/* ---- why */

static const char *show_end(linting *l, double n) {
  char room[NUMBER_ROOM];
  return text_copy(l->scratch, text_of(number_write(n, true, room))).at;
}

/* ": book.lent_share is from 0 to 1", or "". */
static const char *show_range(linting *l, const node *measured) {
  const range r = range_of(measured);
  if (!range_is_known(r) || measured->kind == KIND_BOOL) return "";
  const char *what = lint_written(l, measured->source);
  if (!isfinite(r.high)) return text_format(l->scratch, ": %s is at least %s", what, show_end(l, r.low));
  if (!isfinite(r.low)) return text_format(l->scratch, ": %s is at most %s", what, show_end(l, r.high));
  return text_format(l->scratch, ": %s is from %s to %s", what, show_end(l, r.low), show_end(l, r.high));
}

/* ---- conditions */

static void tell_condition(walk *w, const node *e, bool holds, const char *why) {
  if (is_told(w->l, e->source)) return;
  note_told(w->l, e->source);
  lint_warn(w->l, holds ? CODE_ALWAYS_APPLIES : CODE_NEVER_APPLIES, e->at, w->rule, "%s %s holds%s",
            lint_written(w->l, e->source), holds ? "always" : "never", why);
}

/* Whether the condition, or its opposite, cannot be. */
static bool is_excluded(walk *w, const node *e, bool is_negated, const claims *given, text *operand) {
  claims all = {0};
  for (size_t i = 0; given != NULL && i < given->n; i++) claims_add(w->l, &all, given->at[i]);
  const size_t before = all.n;
  claims_of(w->l, &all, e, is_negated);
  return all.n > before && claims_exclude(&all, operand);
}

static bool check_nodes(walk *w, const node *e, bool is_measured);

/* What all, any, none and share measure may hold whenever it is known: that asks whether it is. */
static bool measures_first(const node *e) {
  return e->op == OP_ALL || e->op == OP_ANY || e->op == OP_NONE || e->op == OP_SHARE;
}

static bool check_args(walk *w, const node *e, bool is_measured) {
  bool has_told = false;
  for (size_t i = 0; i < e->n; i++)
    has_told |= check_nodes(w, e->args[i], is_measured || (i == 0 && measures_first(e)));
  return has_told;
}

/* Every condition in an expression, the innermost first; true: something was told of it. */
static bool check_nodes(walk *w, const node *e, bool is_measured) {
  if (e == NULL) return false;
  const bool is_condition = e->op == OP_TEST || e->op == OP_ALL_OF || e->op == OP_ANY_OF;
  if (check_args(w, e, is_measured)) return true;
  text operand;
  const bool never = is_condition && is_excluded(w, e, false, NULL, &operand);
  if (!never && (is_measured || !is_condition || !is_excluded(w, e, true, NULL, &operand))) return false;
  const char *why = e->op == OP_TEST ? show_range(w->l, e->args[0])
                    : never ? text_format(w->l->scratch, ": it asks of %.*s what cannot all be", SPELT(operand))
                            : "";
  tell_condition(w, e, !never, why);
  return true;
}

/* A condition under those around it, which then holds for what stands below it. */
static void check_condition(walk *w, const node *e) {
  text operand;
  if (e == NULL || check_nodes(w, e, false)) return;
  if (is_excluded(w, e, false, &w->given, &operand)) {
    tell_condition(w, e, false,
                   text_format(w->l->scratch, ": the condition around it says otherwise of %.*s", SPELT(operand)));
    return;
  }
  claims_of(w->l, &w->given, e, false);
}

/* ---- demands */

/* `given` NULL: by what the value can be alone. */
static bool is_met(walk *w, const part_plan *p, const demand_plan *d, const node *bound, bool always,
                   const claims *given) {
  claims all = {0};
  for (size_t i = 0; given != NULL && i < given->n; i++) claims_add(w->l, &all, given->at[i]);
  claims_add(w->l, &all, (claim){text_of(lint_written(w->l, p->measure->source)), p->measure, d->op, bound, always});
  return claims_exclude(&all, NULL);
}

static const char *show_demand(linting *l, const demand_plan *d, const node *bound) {
  const char *word = demand_words(&(size_t){0})[d->op].name;
  return bound != NULL ? text_format(l->scratch, "%s(%s)", word, lint_written(l, bound->source)) : word;
}

/* False: it is neither. */
static bool check_bound(walk *w, const part_plan *p, const demand_plan *d, const node *bound) {
  const bool never = is_met(w, p, d, bound, false, &w->given);
  const bool always = !never && is_met(w, p, d, bound, true, &w->given);
  if (!never && !always) return false;
  const bool is_alone = is_met(w, p, d, bound, always, NULL);
  lint_warn(w->l, always ? CODE_ALWAYS_MET : CODE_NEVER_MET, lint_bound_place(d, bound), w->rule, "%s is %s met%s",
            show_demand(w->l, d, bound), always ? "always" : "never",
            is_alone ? show_range(w->l, p->measure) : " under the condition around it");
  return true;
}

static void check_demand(walk *w, const part_plan *p, const demand_plan *d) {
  if (d->warn == NULL && d->fail == NULL) check_bound(w, p, d, NULL);
  else if (d->warn == NULL || !check_bound(w, p, d, d->warn))
    if (d->fail != NULL) check_bound(w, p, d, d->fail);
}

static void check_part(walk *w, const part_plan *p) {
  const size_t before = w->given.n;
  check_condition(w, p->when);
  check_condition(w, p->where);
  if (p->measure != NULL) check_nodes(w, p->measure, false);
  for (size_t i = 0; p->measure != NULL && i < p->n_demands; i++) check_demand(w, p, &p->demands[i]);
  for (size_t i = 0; i < p->n_parts; i++) check_part(w, &p->parts[i]);
  w->given.n = before;
}

void lint_conditions(linting *l, const rule *r) {
  walk w = {.l = l, .rule = r};
  check_part(&w, &r->plan->root);
}
