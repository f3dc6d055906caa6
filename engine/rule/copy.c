/* copy.c: see copy.h. */
#include "rule/copy.h"

#include <string.h>

/* ---- what asks a table */

static bool asks(const expr *e, const parameter *table) {
  if (e == NULL || e->table == table) return e != NULL;
  for (size_t i = 0; i < e->n; i++)
    if (asks(e->args[i], table)) return true;
  return false;
}

static bool part_asks_beside(const part *p, const parameter *table) {
  bool found = asks(p->each, table) || asks(p->when, table) || asks(p->where, table) || asks(p->measure, table);
  for (size_t i = 0; i < p->n_parts && !found; i++) found = part_asks_beside(&p->parts[i], table);
  return found;
}

static bool bounds_ask(const part *p, const parameter *table) {
  bool found = false;
  for (size_t i = 0; i < p->n_demands && !found; i++)
    found = asks(p->demands[i].warn, table) || asks(p->demands[i].fail, table);
  for (size_t i = 0; i < p->n_parts && !found; i++) found = bounds_ask(&p->parts[i], table);
  return found;
}

bool rule_asks_beside_bounds(const rule *r, const parameter *table) {
  return asks(r->dated, table) || part_asks_beside(&r->root, table);
}

bool rule_asks_table(const rule *r, const parameter *table) {
  return rule_asks_beside_bounds(r, table) || bounds_ask(&r->root, table);
}

/* ---- copies */

static part copied_part(arena *a, const part *p) {
  part out = *p;
  out.plan = NULL;
  out.demands = ARENA_ARRAY(a, p->n_demands + 1, demand);
  if (p->n_demands > 0) memcpy(out.demands, p->demands, p->n_demands * sizeof *out.demands);
  out.parts = ARENA_ARRAY(a, p->n_parts + 1, part);
  for (size_t i = 0; i < p->n_parts; i++) out.parts[i] = copied_part(a, &p->parts[i]);
  return out;
}

rule *rule_copy(const rule *r, arena *a) {
  rule *out = ARENA_NEW(a, rule);
  *out = *r;
  out->root = copied_part(a, &r->root);
  out->thresholds = NULL;
  out->n_thresholds = 0;
  out->plan = NULL;
  return out;
}

/* ---- another table */

typedef struct exchange {
  arena *arena;
  const parameter *table, *other;
} exchange;

static const expr *exchanged(const exchange *x, const expr *e) {
  if (!asks(e, x->table)) return e;
  expr *out = ARENA_NEW(x->arena, expr);
  *out = *e;
  if (e->table == x->table) out->table = x->other;
  out->args = ARENA_ARRAY(x->arena, e->n + 1, const expr *);
  for (size_t i = 0; i < e->n; i++) out->args[i] = exchanged(x, e->args[i]);
  return out;
}

static void exchange_in(const exchange *x, part *p) {
  p->each = exchanged(x, p->each);
  p->when = exchanged(x, p->when);
  p->where = exchanged(x, p->where);
  p->measure = exchanged(x, p->measure);
  for (size_t i = 0; i < p->n_demands; i++) {
    p->demands[i].warn = exchanged(x, p->demands[i].warn);
    p->demands[i].fail = exchanged(x, p->demands[i].fail);
  }
  for (size_t i = 0; i < p->n_parts; i++) exchange_in(x, &p->parts[i]);
}

rule *rule_with_table(const rule *r, const parameter *table, const parameter *other, arena *a) {
  const exchange x = {a, table, other};
  rule *out = rule_copy(r, a);
  exchange_in(&x, &out->root);
  out->dated = exchanged(&x, out->dated);
  return out;
}
