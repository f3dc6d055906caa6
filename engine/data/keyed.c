/* keyed.c: the elements of a keyed list by their key, found without a search.
**
** Behind the slots of a map lie, for each keyed list in it, as many more as the key has words: the element with that
** key; and one for the first element that does not say its key. Several with one key are merged into a value that
** stands in no list: lists united without repeats, of all else the first that says something. Its slots point to the
** original values, its parent is the first element. */
#include "data/bind.h"
#include "data/sort.h"

#include <string.h>

typedef struct candidate {
  const value *value;
  bool is_repeat;
} candidate;

/* All of a list have one type; integers and numbers are numbers. */
static int compare(const void *left, const void *right) {
  const value *a = ((const candidate *)left)->value, *b = ((const candidate *)right)->value;
  if (a->type == KOLUA_STRING) return text_compare(value_text(a), value_text(b));
  if (a->type == KOLUA_BOOL) return (int)a->as.boolean - (int)b->as.boolean;
  const double m = a->type == KOLUA_INTEGER ? (double)a->as.integer : a->as.number;
  const double n = b->type == KOLUA_INTEGER ? (double)b->as.integer : b->as.number;
  return (m > n) - (m < n);
}

/* Sorting is stable, so the first of equals stands first and is kept. */
static void mark_repeats(binder *b, candidate *all, size_t n) {
  const void **sorted = ARENA_ARRAY(b->scratch, n, const void *);
  for (size_t i = 0; i < n; i++) sorted[i] = &all[i];
  sort_pointers(sorted, n, b->scratch, compare);
  const void *last = n > 0 ? sorted[0] : NULL;
  for (size_t i = 1; i < n; i++) {
    if (compare(last, sorted[i]) != 0) last = sorted[i];
    else all[(const candidate *)sorted[i] - all].is_repeat = true;
  }
}

typedef struct group { /* elements of one key */
  const value *const *elements;
  size_t n;
} group;

static const value *list_in(const value *element, unsigned slot) {
  const value *v = value_slot(element, slot);
  return v != NULL && v->type == KOLUA_LIST && !(v->flags & VALUE_VOID) ? v : NULL;
}

/* What all elements list in a slot, as one detached list with the first list's place and path. */
static const value *unite(binder *b, const group *g, unsigned slot, bool are_scalars) {
  const value *first = NULL;
  size_t total = 0, n = 0;
  for (size_t i = 0; i < g->n; i++) {
    const value *list = list_in(g->elements[i], slot);
    if (first == NULL) first = list;
    total += list != NULL ? list->len : 0;
  }
  candidate *all = ARENA_ARRAY(b->scratch, total, candidate);
  for (size_t i = 0; i < g->n; i++) {
    const value *list = list_in(g->elements[i], slot);
    for (size_t k = 0; list != NULL && k < list->len; k++) all[n++].value = &list->as.items[k];
  }
  if (are_scalars) mark_repeats(b, all, n);
  value *united = value_new_list(b->arena, n);
  uint32_t len = 0;
  for (size_t i = 0; i < n; i++)
    if (!all[i].is_repeat) united->as.items[len++] = *all[i].value;
  united->len = len;
  united->parent = first;
  united->line = first->line;
  united->column = first->column;
  return united;
}

static bool says_something(const value *v) {
  return !(v->flags & VALUE_VOID) && !(v->type == KOLUA_MAP && value_holds_nothing(v));
}

/* The first that says something, else the first that stands there. */
static const value *first_given(const group *g, unsigned slot) {
  const value *found = NULL;
  for (size_t i = 0; i < g->n; i++) {
    const value *v = value_slot(g->elements[i], slot);
    if (v == NULL) continue;
    if (says_something(v)) return v;
    if (found == NULL) found = v;
  }
  return found;
}

static size_t count_lists(const group *g, unsigned slot) {
  size_t n = 0;
  for (size_t i = 0; i < g->n; i++) n += list_in(g->elements[i], slot) != NULL;
  return n;
}

static const value *merge(binder *b, const group *g) {
  const value *first = g->elements[0];
  const record *r = first->as.map->record;
  value *merged = arena_take(b->arena, sizeof *merged);
  *merged = *first;
  merged->parent = first;
  merged->as.map = map_new(b->arena, first->len);
  merged->as.map->record = r;
  for (uint32_t i = 0; i < first->len; i++) merged->as.map->members[i] = *value_member(first, i);
  const value **slots = ARENA_ARRAY(b->arena, r->n_slots, const value *);
  merged->as.map->slots.far = slots;
  for (unsigned i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    const bool are_many = (f->type == FIELD_VALUES || f->type == FIELD_RECORDS) && count_lists(g, i) > 1;
    slots[i] = are_many ? unite(b, g, i, f->type == FIELD_VALUES) : first_given(g, i);
  }
  return merged;
}

static void complain_doubles(binder *b, const group *g, text key) {
  const place first = bind_place(b, g->elements[0]);
  for (size_t i = 1; i < g->n; i++)
    bind_remark(b, g->elements[i],
                "%s: '%.*s' stands here already (line %u); lists are united, of all else the first counts",
                value_path(g->elements[i], b->scratch), SPELT(key), first.line);
}

static const value *merge_key(binder *b, const value *list, const record *keyed, text key) {
  const arena_mark mark = arena_here(b->scratch);
  const value **elements = ARENA_ARRAY(b->scratch, list->len, const value *);
  group g = {elements, 0};
  for (uint32_t i = 0; i < list->len; i++)
    if (list->as.items[i].type == KOLUA_MAP && list->as.items[i].as.map->record == keyed)
      elements[g.n++] = &list->as.items[i];
  if (g.n > 1) complain_doubles(b, &g, key);
  const value *merged = g.n > 1 ? merge(b, &g) : elements[0];
  arena_release(b->scratch, mark);
  return merged;
}

static size_t find_key(const field *f, const record *keyed) {
  size_t i = 0;
  while (i < f->key->options.n && f->keyed[i] != keyed) i++;
  return i;
}

void bind_keyed(binder *b, const value *owner, const value *list, const field *f) {
  const value **slots = owner->as.map->slots.far + f->keyed_at;
  const options *keys = &f->key->options;
  bool has_doubles = false;
  for (uint32_t i = 0; i < list->len; i++) {
    const value *element = &list->as.items[i];
    if (element->type != KOLUA_MAP) continue;
    const size_t key = find_key(f, element->as.map->record);
    has_doubles = has_doubles || (key < keys->n && slots[key] != NULL);
    if (slots[key] == NULL) slots[key] = element;
  }
  for (size_t i = 0; has_doubles && i < keys->n; i++)
    if (slots[i] != NULL) slots[i] = merge_key(b, list, f->keyed[i], keys->at[i].name);
}
