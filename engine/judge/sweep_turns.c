/* sweep_turns.c: see sweep_turns.h. */
#include "judge/sweep_turns.h"

#include "judge/sweep_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool sweep_has_turns(const sweep *s) {
  bool has = s->threshold != NULL && !s->needs_search && s->apart == NULL;
  for (size_t i = 0; i < s->n_variants; i++) has &= s->variants[i].demand != NULL;
  return has;
}

/* ---------------------------------------------------------------- turns that are kept */

/* Exact: numbers that are near enough to be one are told together (sweep_rows_of_turns). */
static int by_turn(const void *a, const void *b) {
  const turn *left = a, *right = b;
  const int order = sweep_order(&left->at, &right->at);
  if (order != 0) return order;
  if (left->below != right->below) return left->below - right->below;
  if (left->there != right->there) return left->there - right->there;
  if (left->above != right->above) return left->above - right->above;
  return left->fails_otherwise - right->fails_otherwise;
}

/* Those that are alike become one. */
static void merge(struct turns *t) {
  size_t n = 0;
  if (t->n > 0) qsort(t->all, t->n, sizeof *t->all, by_turn);
  for (size_t i = 0; i < t->n; i++) {
    if (n > 0 && by_turn(&t->all[n - 1], &t->all[i]) == 0) t->all[n - 1].n += t->all[i].n;
    else t->all[n++] = t->all[i];
  }
  t->n = n;
}

/* Merged whenever they fill their room, which grows where that leaves too little: so it holds four times the turns that differ, at most. */
static void make_room(sweep *s) {
  enum { FIRST = 1024 };
  struct turns *t = s->turns;
  merge(t);
  if (t->cap > 0 && t->n < t->cap / 4) return;
  const size_t cap = t->cap > 0 ? t->cap * 4 : FIRST;
  t->all = arena_grow(s->arena, t->all, t->cap * sizeof *t->all, cap * sizeof *t->all);
  t->cap = cap;
}

static void add_turn(sweep *s, const turn *one) {
  struct turns *t = s->turns;
  if (t->n == t->cap) make_room(s);
  t->all[t->n++] = *one;
}

void sweep_add_turns(sweep *s, const struct turns *others) {
  for (size_t i = 0; i < others->n; i++) add_turn(s, &others->all[i]);
  for (size_t k = 0; k < SWEPT_STATES; k++)
    for (size_t f = 0; f < 2; f++) s->turns->start[k][f] += others->start[k][f];
  s->turns->subjects += others->subjects;
}

/* ---------------------------------------------------------------- a subject */

static size_t state_at(sweep *s, const swept_subject *one, const result *at) {
  const swept_value tried = {.value = sweep_value(s->scratch, at)};
  sweep_set(s, &tried);
  return sweep_outcome(s, one);
}

static int by_result(const void *a, const void *b) {
  return sweep_order(&((const swept_value *)a)->at, &((const swept_value *)b)->at);
}

/* Beyond the last turn, or halfway to the next. Between two days there may be none: then nobody asks what stands there. */
static result behind(const swept_value *here, const swept_value *next) {
  if (here->at.kind == KIND_DATE) return (result){.kind = KIND_DATE, .integer = here->at.integer + 1};
  const double apart = next != NULL ? (next->at.number - here->at.number) / 2 : fabs(here->at.number) + 1;
  return result_number(here->at.number + apart);
}

static result before_all(const swept_value *first) {
  if (first->at.kind == KIND_DATE) return (result){.kind = KIND_DATE, .integer = first->at.integer - 1};
  return result_number(first->at.number - fabs(first->at.number) - 1);
}

static size_t drop_twins(swept_value *all, size_t n) {
  size_t kept = 0;
  if (n > 1) qsort(all, n, sizeof *all, by_result);
  for (size_t i = 0; i < n; i++)
    if (kept == 0 || result_compare(&all[kept - 1].at, &all[i].at) != 0) all[kept++] = all[i];
  return kept;
}

static void count(sweep *s, const swept_subject *one, swept_value *turns, size_t n) {
  result at;
  n = drop_twins(turns, n);
  if (n > 0) at = before_all(&turns[0]);
  size_t state = n > 0 ? state_at(s, one, &at) : sweep_outcome(s, one);
  s->turns->start[state][one->fails_otherwise]++;
  for (size_t i = 0; i < n; i++) {
    at = behind(&turns[i], i + 1 < n ? &turns[i + 1] : NULL);
    const turn found = {.at = turns[i].at,
                        .below = (uint8_t)state,
                        .there = (uint8_t)state_at(s, one, &turns[i].at),
                        .above = (uint8_t)state_at(s, one, &at),
                        .fails_otherwise = one->fails_otherwise,
                        .n = 1};
    state = found.above;
    add_turn(s, &found);
  }
}

void sweep_count_turns(sweep *s, swept_subject *one) {
  const arena_mark mark = arena_here(s->scratch);
  const size_t first = s->n_values;
  sweep_measure(s, one);
  count(s, one, s->values + first, s->n_values - first);
  s->n_values = first;
  s->turns->subjects++;
  arena_release(s->scratch, mark);
}

/* ---------------------------------------------------------------- rows */

typedef struct counting {
  const sweep *sweep;
  size_t states[SWEPT_STATES][2];
} counting;

static void move(counting *c, const turn *t, size_t n, bool is_behind) {
  for (size_t i = 0; i < n; i++) {
    c->states[is_behind ? t[i].there : t[i].below][t[i].fails_otherwise] -= t[i].n;
    c->states[is_behind ? t[i].above : t[i].there][t[i].fails_otherwise] += t[i].n;
  }
}

static void fill_row(const counting *c, kolua_sweep_row *row) {
  for (size_t k = 0; k < SWEPT_STATES; k++) {
    const size_t n = c->states[k][0] + c->states[k][1];
    if (k == SWEPT_WAIVED) row->waived = n;
    else row->counts[k] = n;
    if (!sweep_fails(c->sweep, k)) row->standing += c->states[k][0];
  }
}

kolua_sweep_row *sweep_rows_of_turns(sweep *s) {
  const struct turns *t = s->turns;
  counting c = {.sweep = s};
  merge(s->turns);
  sweep_take_values(s, t);
  kolua_sweep_row *rows = ARENA_ARRAY(s->arena, s->n_values + 1, kolua_sweep_row);
  memcpy(c.states, t->start, sizeof c.states);
  for (size_t i = 0, at = 0; i < s->n_values; i++) {
    size_t n = 0;
    while (at + n < t->n && result_compare(&t->all[at + n].at, &s->values[i].at) == 0) n++;
    rows[i].value = s->values[i].value;
    move(&c, t->all + at, n, false);
    fill_row(&c, &rows[i]);
    move(&c, t->all + at, n, true);
    at += n;
  }
  return rows;
}
