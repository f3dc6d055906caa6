/* sheet.c: see sheet.h.
**
**   sheet            row                         record
**   id      <- 0     b-1, 13.8M, , 34%           { id: b-1, accounts: [{ size: 13800000, name: "" }], share: 0.34 }
**   accounts
**     [0]
**       size <- 1    A cell that says nothing is a void text, so that its place is told where it is missed.
**       name <- 2
**   share   <- 3
*/
#include "data/sheet.h"

#include "data/json_scalar.h"

#include <inttypes.h>

typedef enum node_kind { NODE_MAP, NODE_LIST, NODE_CELL, NODE_CONSTANT, NODE_LINE } node_kind;

typedef struct node node;
struct node {
  node_kind kind;
  const text *key; /* in a map */
  uint32_t order;  /* the field's slot, the index in a list, or as met in shares */
  node *children, *next;
  uint32_t n;     /* children */
  bool has_cells; /* below it, or it is one */
  unsigned cell;  /* of the row */
  cell_form *form;
  bool is_plain; /* of its form: cell_is_plain() */
  const value *constant;
  place at;
};

struct sheet {
  arena *arena;
  const subject *subject;
  const char *file;
  const text *header;
  size_t n_header;
  bool *uses; /* of each column */
  node root;
  const field **absent; /* sheet_note_absent */
  size_t n_absent, absent_cap;
};

sheet *sheet_new(arena *a, const subject *s, const char *file, const text *header, size_t n) {
  sheet *sh = ARENA_NEW(a, sheet);
  *sh = (sheet){.arena = a, .subject = s, .file = file, .header = header, .n_header = n, .root = {.kind = NODE_MAP}};
  sh->uses = ARENA_ARRAY(a, n, bool);
  return sh;
}

const subject *sheet_subject(const sheet *sh) {
  return sh->subject;
}

bool sheet_uses(const sheet *sh, size_t column) {
  return column < sh->n_header && sh->uses[column];
}

/* ---------------------------------------------------------------- building */

static node *find_child(const node *parent, uint32_t order, const text *key) {
  for (node *n = parent->children; n != NULL; n = n->next)
    if (key != NULL && parent->kind == NODE_MAP ? text_equal(*n->key, *key) : n->order == order) return n;
  return NULL;
}

static node *add_child(sheet *sh, node *parent, uint32_t order, const text *key) {
  node *made = ARENA_NEW(sh->arena, node), **at = &parent->children;
  *made = (node){.order = order, .key = key};
  while (*at != NULL && (*at)->order <= order) at = &(*at)->next;
  made->next = *at;
  *at = made;
  parent->n++;
  return made;
}

/* The child that the path goes on through; NULL: a value stands there already. */
static node *enter(sheet *sh, node *parent, node_kind kind, uint32_t order, const text *key) {
  node *child = find_child(parent, order, key);
  if (child != NULL) return child->kind == kind ? child : NULL;
  child = add_child(sh, parent, order, key);
  child->kind = kind;
  return child;
}

/* Where the first of what stands below it is written. */
static place place_of(const node *n) {
  while (n->children != NULL) n = n->children;
  return n->at;
}

/* The last node of a step but its value: the list or map in which the value stands. */
static node *enter_step(sheet *sh, node *parent, const path_step *step) {
  if (step->key != NULL) return enter(sh, parent, NODE_MAP, step->field->slot, &step->field->name);
  if (step->has_index) return enter(sh, parent, NODE_LIST, step->field->slot, &step->field->name);
  return parent;
}

static node *enter_record(sheet *sh, node *parent, const path_step *step) {
  if (step->has_index) return enter(sh, parent, NODE_MAP, step->index, NULL);
  return enter(sh, parent, NODE_MAP, step->field->slot, &step->field->name);
}

static bool put(sheet *sh, node *holder, const path_step *step, const sheet_source *from, place *other) {
  const uint32_t order = step->has_index ? step->index : step->key != NULL ? holder->n : step->field->slot;
  const text *key = step->has_index ? NULL : step->key != NULL ? step->key : &step->field->name;
  const node *known = find_child(holder, order, key);
  if (known != NULL) {
    *other = place_of(known);
    return false;
  }
  node *leaf = add_child(sh, holder, order, key);
  cell_form *form = ARENA_NEW(sh->arena, cell_form);
  *form = from->form;
  leaf->kind = from->constant != NULL ? NODE_CONSTANT : NODE_CELL;
  leaf->cell = from->cell;
  leaf->form = form;
  leaf->is_plain = cell_is_plain(form);
  leaf->constant = from->constant;
  leaf->at = from->at;
  leaf->has_cells = from->constant == NULL;
  return true;
}

bool sheet_add(sheet *sh, const field_path *to, const sheet_source *from, place *other) {
  node *path[64], *at = &sh->root;
  size_t n = 0;
  path[n++] = at;
  for (size_t i = 0; i < to->n; i++) {
    const path_step *step = &to->steps[i];
    node *holder = enter_step(sh, at, step);
    const node *blocked = holder == NULL ? find_child(at, step->field->slot, &step->field->name) : NULL;
    if (holder != NULL && i + 1 < to->n) at = enter_record(sh, path[n++] = holder, step);
    else at = holder;
    if (at == NULL) {
      *other = place_of(blocked != NULL ? blocked : path[n - 1]);
      return false;
    }
    path[n++] = at;
  }
  if (!put(sh, at, &to->steps[to->n - 1], from, other)) return false;
  for (size_t i = 0; i < n; i++) path[i]->has_cells |= from->constant == NULL;
  if (from->constant == NULL && from->cell < sh->n_header) sh->uses[from->cell] = true;
  return true;
}

bool sheet_gives_id(const sheet *sh) {
  const field *id = sh->subject->record->id;
  return id == NULL || find_child(&sh->root, id->slot, &id->name) != NULL;
}

void sheet_number_rows(sheet *sh) {
  const field *id = sh->subject->record->id;
  add_child(sh, &sh->root, id->slot, &id->name)->kind = NODE_LINE;
}

static void pass_over(const node *n, bool (*reads)(const void *payload, const field *f), const void *payload) {
  for (const node *child = n->children; child != NULL; child = child->next) pass_over(child, reads, payload);
  if (n->kind != NODE_CELL) return;
  const field *f = n->form->field;
  n->form->is_unread = f->type != FIELD_ID && f->expected.len == 0 && !reads(payload, f);
}

void sheet_pass_over(sheet *sh, bool (*reads)(const void *payload, const field *f), const void *payload) {
  pass_over(&sh->root, reads, payload);
}

/* ---------------------------------------------------------------- what no column gives */

/* A list gives what one of its elements does: an element that lacks it is told so. */
static bool gives(const node *holder, const field *f) {
  if (holder->kind == NODE_MAP) return find_child(holder, f->slot, &f->name) != NULL;
  for (const node *n = holder->children; n != NULL; n = n->next)
    if (find_child(n, f->slot, &f->name) != NULL) return true;
  return false;
}

bool sheet_lacks(const sheet *sh, const field *f) {
  for (size_t i = 0; i < sh->n_absent; i++)
    if (sh->absent[i] == f) return true;
  return false;
}

static void add_absent(sheet *sh, const field *f, const char *path, buf *all) {
  if (sheet_lacks(sh, f)) return;
  if (sh->n_absent == sh->absent_cap) {
    const size_t cap = sh->absent_cap == 0 ? 16 : 2 * sh->absent_cap;
    sh->absent = arena_grow(sh->arena, sh->absent, sh->absent_cap * sizeof(field *), cap * sizeof(field *));
    sh->absent_cap = cap;
  }
  sh->absent[sh->n_absent++] = f;
  buf_format(all, "%s%s%s%.*s", all->len > 0 ? ", " : "", path, *path != '\0' ? "." : "", SPELT(f->name));
}

typedef struct absence {
  sheet *sheet;
  const model *model;
  buf all;
} absence;

static void note_absent(absence *w, const node *holder, const record *r, const char *path);

static void note_below(absence *w, const node *holder, const record *r, const char *path) {
  for (const node *n = holder->children; n != NULL; n = n->next) {
    const field *f = n->order < r->n ? &r->fields[n->order] : NULL;
    if (f == NULL || f->record == NULL || f->keyed != NULL || (n->kind != NODE_MAP && n->kind != NODE_LIST)) continue;
    const char *sign = *path != '\0' ? "." : "", *list = n->kind == NODE_LIST ? "[]" : "";
    note_absent(w, n, f->record, text_format(w->sheet->arena, "%s%s%.*s%s", path, sign, SPELT(f->name), list));
  }
}

static void note_absent(absence *w, const node *holder, const record *r, const char *path) {
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    const bool is_head = f == r->id || f == w->model->schema || f == w->model->as_of;
    if (f->required && !is_head && f->within == NULL && !gives(holder, f)) add_absent(w->sheet, f, path, &w->all);
  }
  if (holder->kind == NODE_MAP) note_below(w, holder, r, path);
  for (const node *n = holder->kind == NODE_LIST ? holder->children : NULL; n != NULL; n = n->next)
    note_below(w, n, r, path);
}

const char *sheet_note_absent(sheet *sh, const model *m) {
  absence w = {.sheet = sh, .model = m};
  buf_init(&w.all, sh->arena);
  note_absent(&w, &sh->root, sh->subject->record, "");
  return buf_text(&w.all).at;
}

/* ---------------------------------------------------------------- filling */

typedef struct filling {
  sheet_row *out;
  const text *cells; /* that live on */
  arena *arena, *scratch;
} filling;

static bool fill(const filling *w, const node *n, value *out);

static void note_fault(const filling *w, const value *v, const char *reason) {
  sheet_fault *fault = ARENA_NEW(w->arena, sheet_fault);
  *fault = (sheet_fault){
      v, text_format(w->arena, "'%s' %s; it counts as missing", value_show(value_written(v), w->scratch), reason),
      w->out->faults};
  w->out->faults = fault;
}

/* Decimals without a zero at their end, or none: what more JSON's numbers say is not said here. */
static bool is_plain_number(text cell) {
  return cell.len > 0 && (cell.at[cell.len - 1] != '0' || memchr(cell.at, '.', cell.len) == NULL);
}

/* In a row without places (csv_split_row) a NUL stands behind each cell. */
static bool fill_cell(const filling *w, const node *n, value *out) {
  const csv_row *row = w->out->row;
  if (row->lines != NULL) {
    out->line = row->lines[n->cell];
    out->column = row->columns[n->cell];
  }
  const text cell = w->cells[n->cell];
  if (row->lines == NULL && n->is_plain && is_plain_number(cell) && json_number_at(out, cell.at, cell.at + cell.len))
    return true;
  const char *wrong = cell_read(out, n->form, cell, w->arena, w->scratch);
  if (wrong != NULL) note_fault(w, out, wrong);
  return !cell_is_empty(out);
}

static void fill_constant(const filling *w, const node *n, value *out) {
  const value *from = n->constant;
  out->type = from->type;
  out->flags = from->flags;
  out->len = from->len;
  out->as = from->as;
  if (from->type != KOLUA_LIST) return;
  out->as.items = ARENA_ARRAY(w->arena, from->len, value);
  for (uint32_t i = 0; i < from->len; i++) {
    out->as.items[i] = from->as.items[i];
    out->as.items[i].line = out->line;
    out->as.items[i].column = 0;
    out->as.items[i].parent = out;
  }
}

/* A cell is kept even if it says nothing; what holds cells only if one of them says something. */
static bool is_kept(const node *n, bool says) {
  return says || !n->has_cells || n->kind == NODE_CELL;
}

static bool fill_map(const filling *w, const node *n, value *out) {
  map *m = map_new(w->arena, n->n);
  bool says_any = false;
  out->type = KOLUA_MAP;
  out->as.map = m;
  for (const node *child = n->children; child != NULL; child = child->next) {
    member *next = &m->members[out->len];
    next->key = child->key;
    next->value = (value){.line = w->out->row->line, .parent = out};
    const bool says = fill(w, child, &next->value);
    says_any |= says;
    out->len += is_kept(child, says);
  }
  return says_any;
}

/* Elements that say nothing are left out, so that those behind them move up. */
static bool fill_list(const filling *w, const node *n, value *out) {
  out->type = KOLUA_LIST;
  out->as.items = arena_take(w->arena, mem_product(w->arena->mem, n->n, sizeof(value)));
  bool says_any = false;
  for (const node *child = n->children; child != NULL; child = child->next) {
    value *next = &out->as.items[out->len];
    *next = (value){.line = w->out->row->line, .parent = out};
    const bool says = fill(w, child, next);
    says_any |= says;
    out->len += says || !child->has_cells;
  }
  return says_any;
}

static void fill_line(const filling *w, value *out) {
  const arena_mark mark = arena_here(w->scratch);
  value_set_string(out, w->arena, text_of(text_format(w->scratch, "line-%" PRIu32, out->line)), true);
  arena_release(w->scratch, mark);
}

/* Whether some cell of it says something. No deeper than the model. */
static bool fill(const filling *w, const node *n, value *out) {
  switch (n->kind) {
    case NODE_MAP: return fill_map(w, n, out);
    case NODE_LIST: return fill_list(w, n, out);
    case NODE_CELL: return fill_cell(w, n, out);
    case NODE_CONSTANT: fill_constant(w, n, out); break;
    case NODE_LINE: fill_line(w, out); break;
  }
  return false;
}

/* Those of a row without places lie in the arena already. */
static const text *keep_cells(const sheet *sh, const csv_row *row, arena *a) {
  if (row->lines == NULL) return row->cells;
  text *kept = ARENA_ARRAY(a, sh->n_header, text);
  for (size_t i = 0; i < sh->n_header; i++) kept[i] = text_copy(a, row->cells[i]);
  return kept;
}

void sheet_fill(sheet_row *out, const sheet *sh, const csv_row *row, arena *a, arena *scratch) {
  *out = (sheet_row){.sheet = sh, .row = row, .root = arena_take(a, sizeof(value))};
  const filling w = {out, keep_cells(sh, row, a), a, scratch};
  *out->root = (value){.line = row->line};
  fill_map(&w, &sh->root, out->root);
}

text sheet_column_at(const sheet_row *r, uint32_t line, uint32_t column) {
  for (size_t i = 0; i < r->sheet->n_header; i++)
    if (column > 0 && r->row->lines[i] == line && r->row->columns[i] == column) return r->sheet->header[i];
  return (text){0};
}
