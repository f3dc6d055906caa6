/* variant.c: see variant.h. Parts and demands are copied, for compiling writes into them; expressions are shared, but for those that lead to
** the table that is another. */
#include "rule/variant.h"

#include "rule/eval.h"

#include <string.h>

typedef struct copying {
  arena *arena;
  const parameter *from, *to; /* the table that is another; NULL: none */
  const demand *watched;      /* whose copy is wanted */
  const demand *found;
} copying;

/* ---- what asks a table */

static bool expr_asks(const expr *e, const parameter *table) {
  if (e == NULL) return false;
  bool asks = (e->op == OP_TABLE || e->op == OP_COVERS) && e->table == table;
  for (size_t i = 0; i < e->n && !asks; i++) asks = expr_asks(e->args[i], table);
  return asks;
}

static bool part_asks_beside(const part *p, const parameter *table) {
  bool asks = expr_asks(p->each, table) || expr_asks(p->where, table) || expr_asks(p->when, table) ||
              expr_asks(p->measure, table);
  for (size_t i = 0; i < p->n_parts && !asks; i++) asks = part_asks_beside(&p->parts[i], table);
  return asks;
}

static bool bounds_ask(const part *p, const parameter *table) {
  bool asks = false;
  for (size_t i = 0; i < p->n_demands && !asks; i++)
    asks = expr_asks(p->demands[i].warn, table) || expr_asks(p->demands[i].fail, table);
  for (size_t i = 0; i < p->n_parts && !asks; i++) asks = bounds_ask(&p->parts[i], table);
  return asks;
}

bool variant_asks_beside_bounds(const rule *r, const parameter *table) {
  return expr_asks(r->dated, table) || part_asks_beside(&r->root, table);
}

bool variant_asks(const rule *r, const parameter *table) {
  for (size_t i = 0; i < r->n_params; i++)
    if (r->params[i] == table) return true;
  return variant_asks_beside_bounds(r, table) || bounds_ask(&r->root, table);
}

/* ---- copies */

static const expr *copy_expr(copying *c, const expr *e) {
  if (c->from == NULL || !expr_asks(e, c->from)) return e;
  expr *copy = ARENA_NEW(c->arena, expr);
  *copy = *e;
  if (copy->table == c->from) copy->table = c->to;
  const expr **args = ARENA_ARRAY(c->arena, e->n + 1, const expr *);
  for (size_t i = 0; i < e->n; i++) args[i] = copy_expr(c, e->args[i]);
  copy->args = args;
  return copy;
}

static demand *copy_demands(copying *c, const part *p) {
  demand *copies = ARENA_ARRAY(c->arena, p->n_demands + 1, demand);
  for (size_t i = 0; i < p->n_demands; i++) {
    copies[i] = p->demands[i];
    copies[i].warn = copy_expr(c, copies[i].warn);
    copies[i].fail = copy_expr(c, copies[i].fail);
    if (&p->demands[i] == c->watched) c->found = &copies[i];
  }
  return copies;
}

static void copy_part(copying *c, const part *p, part *out) {
  *out = *p;
  out->each = copy_expr(c, p->each);
  out->where = copy_expr(c, p->where);
  out->when = copy_expr(c, p->when);
  out->measure = copy_expr(c, p->measure);
  out->demands = copy_demands(c, p);
  out->parts = ARENA_ARRAY(c->arena, p->n_parts + 1, part);
  for (size_t i = 0; i < p->n_parts; i++) copy_part(c, &p->parts[i], &out->parts[i]);
}

static rule *copy_rule(copying *c, const rule *r) {
  rule *copy = ARENA_NEW(c->arena, rule);
  *copy = *r;
  copy_part(c, &r->root, &copy->root);
  copy->dated = copy_expr(c, r->dated);
  copy->thresholds = NULL;
  copy->n_thresholds = 0;
  copy->params = ARENA_ARRAY(c->arena, r->n_params + 1, parameter *);
  for (size_t i = 0; i < r->n_params; i++) copy->params[i] = r->params[i];
  return copy;
}

/* ---- a threshold */

static const demand *find_demand(const part *p, const expr **bound, bool *is_warn) {
  for (size_t i = 0; i < p->n_demands; i++) {
    *is_warn = bound == &p->demands[i].warn;
    if (*is_warn || bound == &p->demands[i].fail) return &p->demands[i];
  }
  return NULL;
}

static demand_plan *find_plan(const part_plan *p, const demand *d) {
  for (size_t i = 0; i < p->n_demands; i++)
    if (p->demands[i].source == d) return &p->demands[i];
  demand_plan *found = NULL;
  for (size_t i = 0; i < p->n_parts && found == NULL; i++) found = find_plan(&p->parts[i], d);
  return found;
}

/* From now on the demand's bound is a node of the variant's own. */
static bool take_bound(variant *v, demand_plan *plan, arena *a) {
  if (plan == NULL) return false;
  const node **slot = v->is_warn ? &plan->warn : &plan->fail;
  if (*slot == NULL || (*slot)->op != OP_CONST) return false;
  v->bound = ARENA_NEW(a, node);
  *v->bound = **slot;
  *slot = v->bound;
  return true;
}

bool variant_of_threshold(variant *out, const ruleset *rs, const rule *r, const threshold *t, arena *a,
                          arena *scratch) {
  *out = (variant){0};
  if ((*t->bound)->op != OP_CONST) return false;
  copying c = {.arena = a, .watched = find_demand(t->part, t->bound, &out->is_warn)};
  out->rule = copy_rule(&c, r);
  out->demand = c.found;
  if (!ruleset_compile(rs, out->rule, a, scratch)) return false;
  return take_bound(out, find_plan(&out->rule->plan->root, out->demand), a);
}

/* ---- a cell */

static cell *copy_cells(arena *a, const cell *c, const cell *watched, cell **found) {
  cell *copy = ARENA_NEW(a, cell);
  *copy = *c;
  if (c == watched) *found = copy;
  copy->entries = ARENA_ARRAY(a, c->n + 1, struct cell_entry);
  for (size_t i = 0; i < c->n; i++) {
    copy->entries[i].key = c->entries[i].key;
    copy->entries[i].cell = copy_cells(a, c->entries[i].cell, watched, found);
  }
  return copy;
}

bool variant_of_cell(variant *out, const ruleset *rs, const rule *r, const parameter *table, const cell *watched,
                     arena *a, arena *scratch) {
  parameter *own = ARENA_NEW(a, parameter);
  *out = (variant){0};
  *own = *table;
  own->root = copy_cells(a, table->root, watched, &out->cell);
  copying c = {.arena = a, .from = table, .to = own};
  out->rule = copy_rule(&c, r);
  for (size_t i = 0; i < r->n_params; i++)
    if (r->params[i] == table) out->rule->params[i] = own;
  return ruleset_compile(rs, out->rule, a, scratch) && out->cell != NULL;
}

void variant_set(variant *v, const value *to) {
  if (v->cell != NULL) v->cell->value = to;
  else v->bound->constant = result_of(to, v->bound->kind);
}
