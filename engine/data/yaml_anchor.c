/* yaml_anchor.c: a sorted array, searched by halves. */
#include "data/yaml_anchor.h"

#include <string.h>

void anchors_init(anchors *t, arena *a) {
  *t = (anchors){.arena = a};
}

/* Where `name` is or would be. */
static size_t search(const anchors *t, text name) {
  size_t low = 0, high = t->n;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (text_compare(t->at[middle].name, name) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool is_at(const anchors *t, size_t i, text name) {
  return i < t->n && text_equal(t->at[i].name, name);
}

static void make_room(anchors *t, size_t i) {
  if (t->n == t->cap) {
    const size_t cap = t->cap == 0 ? 16 : t->cap * 2;
    t->at = arena_grow(t->arena, t->at, t->cap * sizeof *t->at, cap * sizeof *t->at);
    t->cap = cap;
  }
  memmove(&t->at[i + 1], &t->at[i], (t->n - i) * sizeof *t->at);
  t->n++;
}

anchor *anchors_add(anchors *t, text name) {
  const size_t i = search(t, name);
  if (is_at(t, i, name)) {
    name = t->at[i].name;
  } else {
    if (t->n == YAML_MOST_ANCHORS) return NULL;
    make_room(t, i);
    name = text_copy(t->arena, name);
  }
  t->at[i] = (anchor){.name = name, .node = ++t->nodes, .is_open = true};
  return &t->at[i];
}

anchor *anchors_find(anchors *t, text name) {
  const size_t i = search(t, name);
  return is_at(t, i, name) ? &t->at[i] : NULL;
}
