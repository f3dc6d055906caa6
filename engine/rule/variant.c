/* variant.c: see variant.h. */
#include "rule/variant.h"

#include "rule/copy.h"
#include "rule/eval.h"
#include "rule/shortcut.h"

/* Its plan lies in `a`, and the rule set's count of what is kept for a document stays as it is. */
static bool compile(const ruleset *rs, rule *r, arena *a, arena *scratch) {
  ruleset apart = *rs;
  apart.arena = a;
  return ruleset_compile(&apart, r, scratch, NULL) == KOLUA_OK;
}

/* ---- a threshold */

/* The copy of the demand whose bound stands at `bound`. */
static const demand *find_copy(const part *p, const part *copy, const expr **bound, bool *is_warn) {
  for (size_t i = 0; i < p->n_demands; i++) {
    *is_warn = bound == &p->demands[i].warn;
    if (*is_warn || bound == &p->demands[i].fail) return &copy->demands[i];
  }
  const demand *found = NULL;
  for (size_t i = 0; i < p->n_parts && found == NULL; i++)
    found = find_copy(&p->parts[i], &copy->parts[i], bound, is_warn);
  return found;
}

static demand_plan *find_plan(variant *v, const part_plan *p) {
  v->part = p;
  for (size_t i = 0; i < p->n_demands; i++)
    if (p->demands[i].source == v->demand) return &p->demands[i];
  demand_plan *found = NULL;
  for (size_t i = 0; i < p->n_parts && found == NULL; i++) found = find_plan(v, &p->parts[i]);
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
  out->rule = rule_copy(r, a);
  out->demand = find_copy(&r->root, &out->rule->root, t->bound, &out->is_warn);
  return compile(rs, out->rule, a, scratch) && take_bound(out, find_plan(out, &out->rule->plan->root), a);
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

static void take_parameter(rule *copy, const rule *r, const parameter *table, parameter *own, arena *a) {
  copy->params = ARENA_ARRAY(a, r->n_params + 1, parameter *);
  for (size_t i = 0; i < r->n_params; i++) copy->params[i] = r->params[i] == table ? own : r->params[i];
}

bool variant_of_cell(variant *out, const ruleset *rs, const rule *r, const parameter *table, const cell *watched,
                     arena *a, arena *scratch) {
  parameter *own = ARENA_NEW(a, parameter);
  *out = (variant){0};
  *own = *table;
  own->root = copy_cells(a, table->root, watched, &out->cell);
  out->rule = rule_with_table(r, table, own, a);
  take_parameter(out->rule, r, table, own, a);
  return out->cell != NULL && compile(rs, out->rule, a, scratch);
}

void variant_set(variant *v, const value *to) {
  if (v->cell != NULL) {
    v->cell->value = to;
    return;
  }
  v->bound->constant = result_of(to, v->bound->kind);
  if (v->part->shortcut != NULL) shortcut_update(v->part->shortcut, v->part);
}
