/* lint_limits.c: demands of several rules on one thing: those that no value meets together, and those of which one makes the
** other useless.
**
** Two demands are about one thing if subject, list and measure are the same, and their conditions too, or one has none.
** What is demanded is what passes: the bound that warns, else the one that fails. Alternatives (any_of) demand nothing
** alone. */
#include "policy/claims.h"

#include "data/sort.h"
#include "rule/range.h"

#include <string.h>

/* Each is compared with so many that follow it; who writes more than that on one thing has a program write them. */
enum { MOST_ALIKE = 200 };

typedef struct limit {
  const rule *rule;
  const part_plan *part;
  const demand_plan *demand;
  text about;       /* subject, each, measure */
  text condition;   /* all that stand around it; empty: it always applies */
  text operand;     /* the measure, as written */
  bool is_sensible; /* not always or never met, which was told by itself */
  bool is_told;     /* one finding at its place is enough */
} limit;

typedef struct gathering {
  linting *l;
  limit *limits;
  size_t n, cap;
  const rule *rule;
} gathering;

/* ---- gathering */

static const node *passing(const demand_plan *d) {
  return d->warn != NULL ? d->warn : d->fail;
}

static claim claim_of(const limit *a, bool is_negated) {
  return (claim){a->operand, a->part->measure, a->demand->op, passing(a->demand), is_negated};
}

static bool is_possible(claim alone) {
  return !claims_exclude(&(claims){.at = &alone, .n = 1}, NULL);
}

static text join(linting *l, text before, const expr *e) {
  if (e == NULL) return before;
  return text_of(text_format(l->scratch, "%.*s\n%s", SPELT(before), lint_written(l, e)));
}

static void add_limits(gathering *g, const part_plan *p, text about, text condition) {
  const text operand = text_of(lint_written(g->l, p->measure->source));
  for (size_t i = 0; i < p->n_demands; i++) {
    if (g->n == g->cap) {
      const size_t cap = g->cap > 0 ? g->cap * 2 : 256;
      g->limits = arena_grow(g->l->scratch, g->limits, g->cap * sizeof *g->limits, cap * sizeof *g->limits);
      g->cap = cap;
    }
    limit *one = &g->limits[g->n++];
    *one = (limit){.rule = g->rule,
                   .part = p,
                   .demand = &p->demands[i],
                   .about = about,
                   .condition = condition,
                   .operand = operand};
    one->is_sensible = is_possible(claim_of(one, false)) && is_possible(claim_of(one, true));
  }
}

static void gather(gathering *g, const part_plan *p, text about, text condition) {
  const part *written = p->source;
  condition = join(g->l, join(g->l, condition, written->when), written->where);
  about = join(g->l, about, written->each);
  if (p->measure != NULL) add_limits(g, p, join(g->l, about, written->measure), condition);
  for (size_t i = 0; i < p->n_parts && written->combine == COMBINE_WORST; i++)
    gather(g, &p->parts[i], about, condition);
}

static int compare(const void *left, const void *right) {
  return text_compare(((const limit *)left)->about, ((const limit *)right)->about);
}

/* ---- comparing */

static place place_of(const limit *a) {
  return lint_bound_place(a->demand, passing(a->demand));
}

static const char *show(linting *l, const limit *a) {
  const demand_plan *d = a->demand;
  const char *word = demand_words(&(size_t){0})[d->op].name;
  const node *bound = passing(d);
  if (d->warn != NULL && d->fail != NULL)
    return text_format(l->scratch, "%s { warn = %s, fail = %s }", word, lint_written(l, d->warn->source),
                       lint_written(l, d->fail->source));
  return bound != NULL ? text_format(l->scratch, "%s(%s)", word, lint_written(l, bound->source)) : word;
}

static void tell(linting *l, lint_code as, limit *a, const limit *b, const char *what) {
  if (a->is_told) return;
  a->is_told = true;
  const place other = place_of(b);
  lint_warn(l, as, place_of(a), a->rule, "%s of %s, but %s in %.*s (%s:%u): %s", show(l, a),
            lint_written(l, a->part->measure->source), show(l, b), SPELT(b->rule->id),
            other.file != NULL ? other.file : "?", other.line, what);
}

/* Of all pairs: nothing is taken from an arena here. */
static bool contradict(const limit *a, const limit *b) {
  claim at[] = {claim_of(a, false), claim_of(b, false)};
  return claims_exclude(&(claims){.at = at, .n = 2}, NULL);
}

/* Whether bound `a` finds fault with all that `b` finds fault with; without a bound there is no fault. */
static bool is_as_strict(demand_op op, const node *a, const node *b) {
  range first, second;
  if (b == NULL) return true;
  if (a == NULL || !range_of_demand(op, a, &first) || !range_of_demand(op, b, &second)) return false;
  return range_within(first, second) == YES;
}

/* Rules may follow one another in time: what was demanded until a day may differ from what is since. */
static bool ends_before(const rule *a, const rule *b) {
  return a->has_until && b->has_from && a->until <= b->from;
}

static bool is_same_time(const rule *a, const rule *b) {
  return a->has_from == b->has_from && a->has_until == b->has_until && a->has_warn_until == b->has_warn_until &&
         (!a->has_from || a->from == b->from) && (!a->has_until || a->until == b->until) &&
         (!a->has_warn_until || a->warn_until == b->warn_until) && a->dated == NULL && b->dated == NULL;
}

static bool is_same_gap(const part *a, const part *b) {
  return a->has_absent == b->has_absent && (!a->has_absent || a->absent == b->absent);
}

/* A part among others may well be what another rule asks too: only a whole rule is useless. */
static bool is_whole(const limit *a) {
  return a->part == &a->rule->plan->root && a->part->n_demands == 1;
}

static bool overrules(const limit *a, const limit *b) {
  const demand_plan *x = a->demand, *y = b->demand;
  range some;
  if (!is_same_time(a->rule, b->rule) || !is_same_gap(a->part->source, b->part->source)) return false;
  if (x->op != y->op || !is_whole(b) || a->rule == b->rule || a->rule->severity < b->rule->severity) return false;
  if (passing(y) == NULL || !range_of_demand(y->op, passing(y), &some)) return false;
  return is_as_strict(x->op, x->fail, y->fail) && is_as_strict(x->op, passing(x), passing(y));
}

static void compare_limits(linting *l, limit *a, limit *b) {
  if (a->is_told && b->is_told) return;
  const bool is_same = text_equal(a->condition, b->condition);
  if (ends_before(a->rule, b->rule) || ends_before(b->rule, a->rule)) return;
  if (!is_same && a->condition.len > 0 && b->condition.len > 0) return;
  if (a->part == b->part && a->demand == b->demand) return;
  if (!a->is_sensible || !b->is_sensible) return;
  if (contradict(a, b)) tell(l, CODE_CONTRADICTION, a, b, "no value passes both");
  else if (is_same && overrules(b, a)) tell(l, CODE_OVERRULED, a, b, "that finds fault with all that this does");
  else if (is_same && overrules(a, b)) tell(l, CODE_OVERRULED, b, a, "that finds fault with all that this does");
}

void lint_limits(linting *l) {
  gathering g = {.l = l};
  const ruleset *rs = &l->policy->rules;
  for (size_t i = 0; i < rs->n_rules; i++) {
    g.rule = rs->rules[i];
    if (!g.rule->is_function) gather(&g, &g.rule->plan->root, g.rule->on, TEXT(""));
  }
  const void **sorted = ARENA_ARRAY(l->scratch, g.n + 1, const void *);
  for (size_t i = 0; i < g.n; i++) sorted[i] = &g.limits[i];
  sort_pointers(sorted, g.n, l->scratch, compare);
  limit *all = ARENA_ARRAY(l->scratch, g.n + 1, limit);
  for (size_t i = 0; i < g.n; i++) all[i] = *(const limit *)sorted[i];
  for (size_t i = 0; i < g.n; i++)
    for (size_t k = i + 1; k < g.n && k <= i + MOST_ALIKE && compare(&all[i], &all[k]) == 0; k++)
      compare_limits(l, &all[i], &all[k]);
}
