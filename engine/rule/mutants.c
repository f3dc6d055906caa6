/* mutants.c: what a rule, its parts and its demands may be changed to. */
#include "rule/mutants.h"

#include "base/dates.h"
#include "rule/copy.h"

#include <string.h>

/* ---- demands */

static void mutate_op(maker *m, demand *d) {
  demand_op ops[DEMANDS_NEAR];
  const size_t n = demands_near(d->op, d->warn != NULL ? d->warn : d->fail, ops);
  for (size_t i = 0; i < n; i++)
    if (maker_turn(m, d->at, "%s -> %s", demand_word_of(d->op), demand_word_of(ops[i]))) {
      d->op = ops[i];
      return;
    }
}

static void mutate_bound(maker *m, demand *d, const expr **bound, const char *which) {
  const expr *was = *bound;
  if (was == NULL || m->out->change != NULL) return;
  const bool is_pair = d->op == DEMAND_BETWEEN && was->op == OP_CONST;
  if (is_pair) {
    const value *v = maker_value(m, was->constant, was->at, true);
    if (v != was->constant) *bound = expr_const(m->arena, v, was->at);
  } else {
    *bound = maker_expr(m, was);
  }
  if (m->out->change != NULL)
    m->out->change = text_format(m->arena, "%s %s: %s", demand_word_of(d->op), which, m->out->change);
}

/* A bound that warns may fail instead, and the other way round; of two, each may be gone. */
static void mutate_force(maker *m, demand *d) {
  const char *word = demand_word_of(d->op);
  if (d->warn != NULL && d->fail != NULL) {
    if (maker_turn(m, d->warn->at, "%s without warn", word)) d->warn = NULL;
    else if (maker_turn(m, d->fail->at, "%s without fail", word)) d->fail = NULL;
    return;
  }
  const bool fails = d->fail != NULL || (d->warn == NULL && (d->fails || !d->warns));
  if (!maker_turn(m, d->at, "%s: %s", word, fails ? "fail -> warn" : "warn -> fail")) return;
  const expr *bound = d->warn != NULL ? d->warn : d->fail;
  d->warn = fails ? bound : NULL;
  d->fail = fails ? NULL : bound;
  d->warns = fails;
  d->fails = !fails;
}

static void mutate_demands(maker *m, part *p) {
  for (size_t i = 0; i < p->n_demands; i++) {
    demand *d = &p->demands[i];
    mutate_op(m, d);
    mutate_bound(m, d, &d->warn, "warn");
    mutate_bound(m, d, &d->fail, "fail");
    mutate_force(m, d);
  }
  for (size_t i = 0; p->n_demands > 1 && i < p->n_demands; i++) {
    if (!maker_turn(m, p->demands[i].at, "without the demand %s", demand_word_of(p->demands[i].op))) continue;
    memmove(&p->demands[i], &p->demands[i + 1], (p->n_demands - i - 1) * sizeof *p->demands);
    p->n_demands--;
    return;
  }
}

/* ---- parts */

static const expr *negated(maker *m, const expr *e) {
  return expr_call(m->arena, OP_NEGATE, &e, 1, e->at);
}

static void mutate_condition(maker *m, const expr **condition, const char *key) {
  const expr *was = *condition;
  if (was == NULL) return;
  if (maker_turn(m, was->at, "without %s", key)) *condition = NULL;
  else if (was->op != OP_NEGATE && was->op != OP_TEST && maker_turn(m, was->at, "%s negated", key))
    *condition = negated(m, was);
  else *condition = maker_expr(m, was);
}

static void mutate_absence(maker *m, part *p) {
  if (!p->has_absent) return;
  const kolua_outcome other = p->absent == KOLUA_OUTCOME_FAIL ? KOLUA_OUTCOME_WARN : KOLUA_OUTCOME_FAIL;
  const char *was = kolua_outcome_name(p->absent);
  if (maker_turn(m, p->at, "absent: %s -> %s", was, kolua_outcome_name(other))) p->absent = other;
  else if (maker_turn(m, p->at, "without absent")) p->has_absent = false;
}

static void mutate_part(maker *m, part *p);

static void mutate_parts(maker *m, part *p) {
  const bool is_best = p->combine == COMBINE_BEST;
  if (p->n_parts > 1 &&
      maker_turn(m, p->at, is_best ? "the best of the parts -> the worst" : "the worst of the parts -> the best"))
    p->combine = is_best ? COMBINE_WORST : COMBINE_BEST;
  for (size_t i = 0; p->n_parts > 1 && i < p->n_parts; i++) {
    if (!maker_turn(m, p->parts[i].at, "without part \"%s\"", p->parts[i].name.at)) continue;
    memmove(&p->parts[i], &p->parts[i + 1], (p->n_parts - i - 1) * sizeof *p->parts);
    p->n_parts--;
    return;
  }
  for (size_t i = 0; i < p->n_parts; i++) mutate_part(m, &p->parts[i]);
}

static void mutate_part(maker *m, part *p) {
  mutate_condition(m, &p->when, "when");
  mutate_condition(m, &p->where, "where");
  mutate_absence(m, p);
  p->measure = maker_expr(m, p->measure);
  mutate_demands(m, p);
  mutate_parts(m, p);
}

/* ---- rules */

static void mutate_day(maker *m, place at, bool *has, int64_t *day, const char *key) {
  if (!*has) return;
  if (maker_turn(m, at, "without %s", key)) *has = false;
  else if (date_is_known(*day - 1) && maker_turn(m, at, "%s: a day earlier", key)) *day -= 1;
  else if (date_is_known(*day + 1) && maker_turn(m, at, "%s: a day later", key)) *day += 1;
}

static void mutate_dates(maker *m, rule *r) {
  mutate_day(m, r->at, &r->has_from, &r->from, "from");
  mutate_day(m, r->at, &r->has_until, &r->until, "until");
  mutate_day(m, r->at, &r->has_warn_until, &r->warn_until, "warn_until");
  if (r->dated != NULL && maker_turn(m, r->dated->at, "without dated")) r->dated = NULL;
  else r->dated = maker_expr(m, r->dated);
}

bool mutant_of_rule(mutant *out, const rule *r, size_t number, arena *a) {
  *out = (mutant){0};
  maker m = {.arena = a, .wanted = number, .out = out};
  rule *made = rule_copy(r, a);
  mutate_part(&m, &made->root);
  mutate_dates(&m, made);
  out->rule = made;
  return out->change != NULL;
}

/* ---- cells */

static const cell *mutate_cell(maker *m, const cell *c, const char *name);

static text moved_key(arena *a, text key, int direction) {
  const value *v = value_new_string(a, key);
  int64_t day;
  char room[DATE_ROOM];
  if (!date_parse(value_text(v), &day) || !date_is_known(day + direction)) return (text){0};
  return text_copy(a, text_of(date_write(day + direction, room)));
}

/* Where a step begins; its first one is never begun at. */
static void mutate_step(maker *m, cell *c, const char *name) {
  for (size_t i = 1; c->kind == CELL_STEPS && i < c->n; i++)
    for (int direction = -1; direction <= 1; direction += 2) {
      const text moved = moved_key(m->arena, c->entries[i].key, direction);
      if (moved.len == 0 ||
          !maker_turn(m, c->entries[i].cell->origin, "%s: %s -> %s", name, c->entries[i].key.at, moved.at))
        continue;
      c->entries[i].key = moved;
      return;
    }
}

static const cell *mutate_entries(maker *m, const cell *c, const char *name) {
  cell *out = ARENA_NEW(m->arena, cell);
  *out = *c;
  out->entries = arena_take(m->arena, (c->n + 1) * sizeof *out->entries);
  memcpy(out->entries, c->entries, c->n * sizeof *out->entries);
  mutate_step(m, out, name);
  for (size_t i = 0; i < c->n && m->out->change == NULL; i++) {
    const char *own = text_format(m->arena, "%s.%.*s", name, SPELT(c->entries[i].key));
    const cell *entry = mutate_cell(m, c->entries[i].cell, own);
    if (entry == c->entries[i].cell) continue;
    cell *kept = ARENA_NEW(m->arena, cell);
    *kept = *entry;
    out->entries[i].cell = kept;
  }
  return m->out->change != NULL ? out : c;
}

static const cell *mutate_cell(maker *m, const cell *c, const char *name) {
  if (c->kind != CELL_VALUE) return mutate_entries(m, c, name);
  const value *v = maker_value(m, c->value, c->origin, false);
  if (v == c->value) return c;
  m->out->change = text_format(m->arena, "%s: %s", name, m->out->change);
  cell *out = ARENA_NEW(m->arena, cell);
  *out = *c;
  out->value = v;
  return out;
}

bool mutant_of_table(mutant *out, const parameter *table, size_t number, arena *a) {
  *out = (mutant){0};
  maker m = {.arena = a, .wanted = number, .out = out};
  parameter *made = ARENA_NEW(a, parameter);
  *made = *table;
  made->root = ARENA_NEW(a, cell);
  *made->root = *mutate_cell(&m, table->root, table->id.at);
  out->table = made;
  return out->change != NULL;
}
