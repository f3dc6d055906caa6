/* builder.c: a tree from a reader's events.
**
** The children of what is still open lie on two stacks in `scratch`: items of lists, members of maps. A close copies
** its children to their exact size in `a` and puts the finished value on its parent's stack.
** Invariant: a value's children know their parent from the moment the parent has found its final place, that is
** when the parent's own parent closes. Until then the value may still move with its stack. */
#include "data/duplicates.h"
#include "data/keyring.h"
#include "data/value.h"

#include <inttypes.h>
#include <string.h>

enum {
  MOST_ERRORS = 100, /* of one file */
  EXPANSION = 10,    /* values that aliases may add for each that is written */
  MOST_EXPANDED = 500 * 1000
};

typedef struct frame {
  kolua_type type;
  place where;
  size_t first; /* of its children, on the stack of its type */
} frame;

struct builder {
  arena *a, *scratch;
  const char *file;
  const kolua_limits *limits;
  problems *problems;
  frame *frames;
  size_t depth, frames_cap;
  member *members;
  size_t n_members, members_cap;
  value *items;
  size_t n_items, items_cap;
  value *root, *last;
  keyring keys;
  size_t nodes, expanded; /* expanded: those of the nodes that stand in the file only as part of an alias */
  size_t n_errors;
  kolua_status status; /* of the first error */
  bool stopped;
};

builder *builder_new(arena *a, arena *scratch, const char *file, const kolua_limits *limits, problems *p) {
  builder *b = ARENA_NEW(scratch, builder);
  *b = (builder){.a = a, .scratch = scratch, .file = file, .limits = limits, .problems = p};
  keyring_init(&b->keys, a, scratch);
  return b;
}

/* ---------------------------------------------------------------- errors */

bool builder_note(builder *b, kolua_status status) {
  if (b->status == KOLUA_OK) b->status = status;
  if (++b->n_errors >= MOST_ERRORS) b->stopped = true;
  return !b->stopped;
}

static bool stop(builder *b) {
  builder_note(b, KOLUA_ELIMIT);
  b->stopped = true;
  return false;
}

static bool count_node(builder *b, place where) {
  if (b->stopped) return false;
  if (b->nodes < b->limits->nodes && b->nodes < UINT32_MAX) {
    b->nodes++;
    return true;
  }
  problem_add(b->problems, KOLUA_ELIMIT, where, "more values than the limit of %zu", b->limits->nodes);
  return stop(b);
}

static bool check_depth(builder *b, size_t depth, place where) {
  if (depth < b->limits->depth) return true;
  problem_add(b->problems, KOLUA_ELIMIT, where, "nested deeper than the limit of %zu levels", b->limits->depth);
  return stop(b);
}

static bool check_size(builder *b, const char *what, size_t size, size_t limit, place where) {
  if (size <= limit) return true;
  problem_add(b->problems, KOLUA_ELIMIT, where, "a %s of %zu bytes, more than the limit of %zu", what, size, limit);
  return stop(b);
}

/* ---------------------------------------------------------------- places in the tree */

static uint32_t count_children(const value *v) {
  return v->type == KOLUA_LIST || v->type == KOLUA_MAP ? v->len : 0;
}

static value *child_at(const value *v, uint32_t i) {
  return v->type == KOLUA_LIST ? &v->as.items[i] : &v->as.map->members[i].value;
}

/* `v` lies where it will stay: tells its children. */
static void adopt(value *v) {
  const uint32_t n = count_children(v);
  for (uint32_t i = 0; i < n; i++) child_at(v, i)->parent = v;
}

static void *grow(builder *b, void *stack, size_t n, size_t *cap, size_t size) {
  if (n < *cap) return stack;
  const size_t more = *cap == 0 ? 16 : mem_product(b->scratch->mem, *cap, 2);
  stack = arena_grow(b->scratch, stack, *cap * size, mem_product(b->scratch->mem, more, size));
  *cap = more;
  return stack;
}

/* A finished value takes its place behind its key, in its list, or as the root. */
static void put(builder *b, const value *v) {
  if (b->depth == 0) {
    b->root = arena_take(b->a, sizeof *b->root);
    *b->root = *v;
    adopt(b->root);
    b->last = b->root;
  } else if (b->frames[b->depth - 1].type == KOLUA_MAP) {
    member *m = &b->members[b->n_members - 1];
    const uint32_t line = m->value.line, column = m->value.column;
    m->value = *v;
    member_set_place(m, line, column);
    b->last = &m->value;
  } else {
    b->items = grow(b, b->items, b->n_items, &b->items_cap, sizeof *b->items);
    b->last = &b->items[b->n_items++];
    *b->last = *v;
  }
}

/* ---------------------------------------------------------------- keys and scalars */

bool builder_key(builder *b, text key, place where) {
  if (b->stopped || !check_size(b, "key", key.len, b->limits->key_size, where)) return false;
  b->members = grow(b, b->members, b->n_members, &b->members_cap, sizeof *b->members);
  const value not_yet = {.line = where.line, .column = where.column}; /* until it comes, its key's place */
  b->members[b->n_members++] = (member){keyring_keep(&b->keys, key), not_yet};
  return true;
}

bool builder_scalar(builder *b, const value *scalar) {
  if (!count_node(b, (place){b->file, scalar->line, scalar->column})) return false;
  value v = *scalar;
  v.parent = NULL;
  if (v.type == KOLUA_NULL) v.flags |= VALUE_VOID;
  put(b, &v);
  return true;
}

bool builder_string(builder *b, text t, bool quoted, place where) {
  if (b->stopped || !check_size(b, "text", t.len, b->limits->scalar_size, where)) return false;
  value v = {.line = where.line, .column = where.column};
  value_set_string(&v, b->a, t, quoted);
  if (text_is_blank(t)) v.flags |= VALUE_VOID;
  return builder_scalar(b, &v);
}

/* ---------------------------------------------------------------- lists and maps */

bool builder_open(builder *b, kolua_type list_or_map, place where) {
  if (!count_node(b, where) || !check_depth(b, b->depth, where)) return false;
  b->frames = grow(b, b->frames, b->depth, &b->frames_cap, sizeof *b->frames);
  const size_t first = list_or_map == KOLUA_MAP ? b->n_members : b->n_items;
  b->frames[b->depth++] = (frame){list_or_map, where, first};
  return true;
}

/* A stack that nothing was pushed on yet is NULL; none of it is asked for then. */
static value *copy_items(arena *a, const value *stack, size_t first, uint32_t n) {
  if (n == 0) return NULL;
  value *items = arena_take(a, mem_product(a->mem, n, sizeof *items));
  return memcpy(items, stack + first, n * sizeof *items);
}

static map *copy_members(arena *a, const member *stack, size_t first, uint32_t n) {
  map *m = map_new(a, n);
  if (n > 0) memcpy(m->members, stack + first, n * sizeof *stack);
  return m;
}

static bool report_duplicate(void *payload, const member *first, const member *again) {
  builder *b = payload;
  const arena_mark mark = arena_here(b->scratch);
  const place earlier = member_place(first, b->file);
  const kolua_status status = problem_add(b->problems, KOLUA_ESYNTAX, member_place(again, b->file),
                                          "duplicate key '%s', already given at line %" PRIu32 ", column %" PRIu32,
                                          value_show(*again->key, b->scratch), earlier.line, earlier.column);
  arena_release(b->scratch, mark);
  return builder_note(b, status);
}

/* Takes the children of the value that closes off their stack. */
static void collect(builder *b, value *v, size_t first) {
  if (v->type == KOLUA_MAP) {
    v->len = (uint32_t)(b->n_members - first);
    v->as.map = copy_members(b->a, b->members, first, v->len);
    b->n_members = first;
  } else {
    v->len = (uint32_t)(b->n_items - first);
    v->as.items = copy_items(b->a, b->items, first, v->len);
    b->n_items = first;
  }
}

bool builder_close(builder *b) {
  if (b->stopped) return false;
  const frame *f = &b->frames[--b->depth];
  value v = {.type = (uint8_t)f->type, .line = f->where.line, .column = f->where.column};
  collect(b, &v, f->first);
  for (uint32_t i = 0; i < v.len; i++) adopt(child_at(&v, i));
  if (v.type == KOLUA_MAP) duplicates_find(v.as.map->members, v.len, b->scratch, report_duplicate, b);
  put(b, &v);
  return !b->stopped;
}

/* ---------------------------------------------------------------- copies */

static bool count_copy(builder *b, place where) {
  if (!count_node(b, where)) return false;
  const size_t written = b->nodes - ++b->expanded;
  if (b->expanded <= MOST_EXPANDED && b->expanded <= EXPANSION * written) return true;
  problem_add(b->problems, KOLUA_ELIMIT, where,
              "aliases repeat too much: more than %d values for each that is written, or %d", EXPANSION, MOST_EXPANDED);
  return stop(b);
}

/* `v` is a copy that still shares its children with the original. Recursion ends at the limit of depth. */
static bool copy_children(builder *b, value *v, size_t depth, place where) {
  if (v->type != KOLUA_LIST && v->type != KOLUA_MAP) return true;
  if (!check_depth(b, depth, where)) return false;
  if (v->type == KOLUA_LIST) v->as.items = copy_items(b->a, v->as.items, 0, v->len);
  else v->as.map = copy_members(b->a, v->as.map->members, 0, v->len);
  for (uint32_t i = 0; i < v->len; i++) {
    value *child = child_at(v, i);
    if (!count_copy(b, where) || !copy_children(b, child, depth + 1, where)) return false;
    adopt(child);
  }
  return true;
}

bool builder_copy(builder *b, const value *tree, place where) {
  if (!count_node(b, where)) return false;
  value v = *tree;
  v.line = where.line;
  v.column = where.column;
  v.parent = NULL;
  if (!copy_children(b, &v, b->depth, where)) return false;
  put(b, &v);
  return true;
}

/* ---------------------------------------------------------------- results */

const value *builder_last(const builder *b) {
  return b->last;
}

value *builder_root(builder *b) {
  return b->status == KOLUA_OK && b->depth == 0 ? b->root : NULL;
}

kolua_status builder_status(const builder *b) {
  return b->status;
}
