/* sweep_values.c: see sweep_values.h.
**
** Of a demand with the number as its bound, the outcome turns at the measured value. Of a formula of the number (half of it, twice),
** where the formula gives the measured value: it is linear in the number, or the search finds what this misses. */
#include "judge/sweep_values.h"

#include "base/number.h"
#include "judge/sweep_turns.h"
#include "judge/verdict.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- a set of values */

static void add(sweep *s, const result *at) {
  if (s->n_values == s->values_room) {
    const size_t more = s->values_room > 0 ? s->values_room * 2 : 64;
    s->values = arena_grow(s->arena, s->values, s->values_room * sizeof *s->values, more * sizeof *s->values);
    s->values_room = more;
  }
  s->values[s->n_values++] = (swept_value){.at = *at};
}

/* What a policy could not set is not proposed either. */
static bool is_allowed(const sweep *s, double number) {
  const parameter *p = s->table;
  const field *f = s->field;
  if (p != NULL) return (!p->has_min || number >= p->min) && (!p->has_max || number <= p->max);
  return f == NULL || ((!f->has_min || number >= f->min) && (!f->has_max || number <= f->max));
}

/* Of a number that was computed, without the noise of computing: 0.30000000000000004 is 0.3. */
static double without_noise(double number) {
  enum { DIGITS = 12 };
  return isfinite(number) ? number_rounded(number, DIGITS) : number;
}

static void add_number(sweep *s, double number) {
  const double plain = without_noise(number);
  if (!isfinite(number) || !is_allowed(s, plain)) return;
  const bool is_whole = plain == floor(plain) && fabs(plain) < 1e15;
  const result at = is_whole ? result_integer((int64_t)plain) : result_number(plain);
  add(s, &at);
}

int sweep_order(const result *a, const result *b) {
  if (a->kind == KIND_DATE) return (a->integer > b->integer) - (a->integer < b->integer);
  return (a->number > b->number) - (a->number < b->number);
}

static int by_value(const void *a, const void *b) {
  return sweep_order(&((const swept_value *)a)->at, &((const swept_value *)b)->at);
}

/* Of those that are near enough to be one, the one in force is kept, else the first. */
static void sort_values(sweep *s) {
  size_t n = 0;
  qsort(s->values, s->n_values, sizeof *s->values, by_value);
  for (size_t i = 0; i < s->n_values; i++) {
    const bool is_near = n > 0 && result_compare(&s->values[n - 1].at, &s->values[i].at) == 0;
    if (!is_near) s->values[n++] = s->values[i];
    else if (s->values[i].is_in_force) s->values[n - 1] = s->values[i];
  }
  s->n_values = n;
  for (size_t i = 0; i < n; i++) s->values[i].value = sweep_value(s->arena, &s->values[i].at);
}

/* ---------------------------------------------------------------- what is measured */

static result number_of(const value *v) {
  const result as_number = result_of(v, KIND_NUMBER);
  return as_number.kind == KIND_NUMBER ? as_number : result_of(v, KIND_DATE);
}

static const demand_plan *demand_of(const part_plan *p, const demand *d) {
  for (size_t i = 0; i < p->n_demands; i++)
    if (p->demands[i].source == d) return &p->demands[i];
  return NULL;
}

static result day_of(const result *found) {
  if (found->kind != KIND_DATETIME) return *found;
  return (result){.kind = KIND_DATE, .integer = instant_day(found->instant)};
}

static result bound_at(sweep *s, const bench *b, const verdict *v, const node *bound, double number) {
  scope at = b->scope;
  at.trace = NULL;
  memcpy(at.loops, v->loops, sizeof at.loops);
  const swept_value tried = {.value = value_new_number(s->scratch, number)};
  sweep_set(s, &tried);
  return eval(&at, bound);
}

/* Where the formula of a bound gives the measured value. */
static void add_solution(sweep *s, const bench *b, const verdict *v, const node *bound) {
  const double base = kolua_value_number(s->in_force);
  if (bound == NULL || v->found.kind != KIND_NUMBER) return;
  const result here = bound_at(s, b, v, bound, base), there = bound_at(s, b, v, bound, base + 1);
  if (here.kind != KIND_NUMBER || there.kind != KIND_NUMBER || here.number == there.number) return;
  add_number(s, base + (v->found.number - here.number) / (there.number - here.number));
}

/* What was read is as it is; of what was computed the noise is no place where anything turns. */
static void add_found(sweep *s, const result *found) {
  const bool is_computed = found->kind == KIND_NUMBER && found->source == NULL && !found->whole;
  const result plain = is_computed ? result_number(without_noise(found->number)) : *found;
  add(s, result_compare(&plain, found) == 0 ? &plain : found);
}

static void add_measured(sweep *s, const bench *b, const variant *made, const verdict *v) {
  for (size_t i = 0; i < v->n; i++) add_measured(s, b, made, v->children[i]);
  if (v->n > 0 || v->plan->measure == NULL) return;
  const result found = day_of(&v->found), in_force = number_of(s->in_force);
  if (made->demand != NULL) {
    const demand_plan *d = demand_of(v->plan, made->demand);
    if (d != NULL && found.kind == in_force.kind) add_found(s, &found);
    return;
  }
  for (size_t i = 0; i < v->plan->n_demands; i++) {
    add_solution(s, b, v, v->plan->demands[i].warn);
    add_solution(s, b, v, v->plan->demands[i].fail);
  }
}

/* The values from `first` on are what this subject turns at. */
static void keep_turns(sweep *s, swept_subject *one, size_t first) {
  const size_t n = one->n_turns + s->n_values - first;
  one->turns = arena_grow(s->arena, one->turns, one->n_turns * sizeof *one->turns, n * sizeof *one->turns);
  for (size_t i = first; i < s->n_values; i++) one->turns[one->n_turns++] = sweep_number(&s->values[i].at);
}

void sweep_measure(sweep *s, const swept_subject *one) {
  const swept_value in_force = {.value = s->in_force};
  sweep_set(s, &in_force);
  for (size_t i = 0; i < s->n_variants && s->apart == NULL; i++) {
    const arena_mark mark = arena_here(s->scratch);
    bench b;
    bench_open(&b, s->scratch, NULL, one->doc, s->kind, one->element, NULL);
    add_measured(s, &b, &s->variants[i], verdict_of(&b, s->variants[i].rule));
    arena_release(s->scratch, mark);
  }
}

static void measure_all(sweep *s) {
  for (size_t i = 0; i < s->n_subjects; i++) {
    const size_t first = s->n_values;
    sweep_measure(s, &s->subjects[i]);
    keep_turns(s, &s->subjects[i], first);
  }
}

/* ---------------------------------------------------------------- ends */

static void add_limits(sweep *s) {
  const field *f = s->field;
  if (f != NULL && f->type != FIELD_DATE && f->has_min) add_number(s, f->min);
  if (f != NULL && f->type != FIELD_DATE && f->has_max) add_number(s, f->max);
  if (s->table != NULL && s->table->has_min) add_number(s, s->table->min);
  if (s->table != NULL && s->table->has_max) add_number(s, s->table->max);
}

/* What is measured never meets a strict bound of the same value, so there is one beyond the last. */
static void add_beyond(sweep *s) {
  const bool is_beyond =
      s->threshold != NULL && s->variants[0].demand != NULL && demand_is_strict(s->variants[0].demand->op);
  if (!is_beyond && s->table == NULL) return;
  sort_values(s);
  const result first = s->values[0].at, last = s->values[s->n_values - 1].at;
  if (first.kind == KIND_DATE) {
    add(s, &(result){.kind = KIND_DATE, .integer = first.integer - 1});
    add(s, &(result){.kind = KIND_DATE, .integer = last.integer + 1});
    return;
  }
  const double apart = first.whole && last.whole ? 1 : fmax(fabs(first.number), fabs(last.number)) / 10;
  add_number(s, first.number - apart);
  add_number(s, last.number + apart);
}

/* Where nothing is measured, as of what a function compares, the search goes from zero to ten times the value in force, as far as nothing
** else is said. */
static void add_reach(sweep *s) {
  const parameter *p = s->table;
  const double in_force = s->values[0].at.number, far = in_force != 0 ? 10 * in_force : 10;
  const double near = in_force != 0 ? 0 : -far;
  if (p == NULL || !p->has_min) add_number(s, fmin(near, far));
  if (p == NULL || !p->has_max) add_number(s, fmax(near, far));
}

/* ---------------------------------------------------------------- search */

static size_t outcome_at(sweep *s, const swept_subject *one, double number, bool is_whole) {
  const swept_value tried = {.value = is_whole ? value_new_integer(s->scratch, (int64_t)number)
                                               : value_new_number(s->scratch, number)};
  sweep_set(s, &tried);
  return sweep_outcome(s, one);
}

/* The number with the fewest digits between two. */
static double plainest(double low, double high) {
  for (int digits = 1; digits < 17; digits++) {
    const double plain = number_rounded(high, digits);
    if (plain > low && plain <= high) return plain;
  }
  return high;
}

/* Between two values at which a subject's outcomes differ it turns somewhere: halved until the place is known. */
static void search(sweep *s, const swept_subject *one, double low, double high, bool is_whole) {
  enum { HALVINGS = 64 };
  const size_t below = outcome_at(s, one, low, is_whole);
  if (below == outcome_at(s, one, high, is_whole)) return;
  for (int i = 0; i < HALVINGS; i++) {
    const double middle = is_whole ? floor((low + high) / 2) : (low + high) / 2;
    if (is_whole ? high - low <= 1 : high - low <= 1e-9 * fmax(1, fabs(high))) break;
    if (outcome_at(s, one, middle, is_whole) == below) low = middle;
    else high = middle;
  }
  if (is_whole) add_number(s, low);
  add_number(s, is_whole ? high : plainest(low, high));
}

static void search_all(sweep *s) {
  const bool is_number = s->in_force->type == KOLUA_INTEGER || s->in_force->type == KOLUA_NUMBER;
  if (!s->needs_search || !is_number) return;
  sort_values(s);
  const size_t n = s->n_values; /* what is found is added behind */
  bool is_whole = true;
  for (size_t i = 0; i < n; i++) is_whole &= s->values[i].at.whole;
  for (size_t i = 0; i + 1 < n; i++) {
    const double low = s->values[i].at.number, high = s->values[i + 1].at.number;
    for (size_t k = 0; k < s->n_subjects; k++) {
      const arena_mark mark = arena_here(s->scratch);
      search(s, &s->subjects[k], low, high, is_whole);
      arena_release(s->scratch, mark);
    }
  }
}

static void add_in_force(sweep *s) {
  const result in_force = number_of(s->in_force);
  add(s, &in_force);
  s->values[s->n_values - 1].is_in_force = true;
}

void sweep_find_values(sweep *s) {
  add_in_force(s);
  measure_all(s);
  const bool is_measured = s->n_values > 1;
  add_limits(s);
  if (is_measured || s->values[0].at.kind != KIND_NUMBER) add_beyond(s);
  else add_reach(s);
  search_all(s);
  sort_values(s);
}

void sweep_take_values(sweep *s, const struct turns *t) {
  add_in_force(s);
  for (size_t i = 0; i < t->n; i++) add(s, &t->all[i].at);
  add_limits(s);
  add_beyond(s);
  sort_values(s);
}
