/* tree.h: data that can be changed: a copy of loaded data, edited by path, written as JSON to be loaded again.
**
** It knows of the engine only what kolua.h shows, so that what is changed here goes the way of a user's file. */
#ifndef TREE_H
#define TREE_H

#include "t.h"

#include "base/number.h"
#include "kolua.h"

typedef struct node node;
struct node {
  kolua_type type;
  bool boolean;
  int64_t integer;
  double number;
  text string;
  size_t n, cap;
  text *keys;    /* of a map */
  node **items;  /* of a list or map */
};

/* ---------------------------------------------------------------- making */

static inline node *node_new(arena *a, kolua_type type) {
  node *made = ARENA_NEW(a, node);
  made->type = type;
  return made;
}

static inline node *node_string(arena *a, text t) {
  node *made = node_new(a, KOLUA_STRING);
  made->string = text_copy(a, t);
  return made;
}

static inline node *node_integer(arena *a, int64_t n) {
  node *made = node_new(a, KOLUA_INTEGER);
  made->integer = n;
  return made;
}

static inline node *node_number(arena *a, double n) {
  node *made = node_new(a, KOLUA_NUMBER);
  made->number = n;
  return made;
}

static inline void node_add(arena *a, node *to, text key, node *item) {
  if (to->n == to->cap) {
    const size_t cap = to->cap ? 2 * to->cap : 8;
    to->keys = arena_grow(a, to->keys, to->cap * sizeof *to->keys, cap * sizeof *to->keys);
    to->items = arena_grow(a, to->items, to->cap * sizeof *to->items, cap * sizeof *to->items);
    to->cap = cap;
  }
  to->keys[to->n] = key;
  to->items[to->n++] = item;
}

static inline void node_drop(node *from, size_t i) {
  for (from->n--; i < from->n; i++) {
    from->keys[i] = from->keys[i + 1];
    from->items[i] = from->items[i + 1];
  }
}

static inline node *tree_of(arena *a, const kolua_value *v) {
  node *made = node_new(a, kolua_value_type(v));
  size_t len;
  const char *string = kolua_value_string(v, &len);
  made->boolean = kolua_value_bool(v);
  made->integer = kolua_value_integer(v);
  made->number = kolua_value_number(v);
  if (string != NULL) made->string = text_copy(a, (text){string, len});
  for (size_t i = 0; i < kolua_value_count(v); i++) {
    const text key = made->type == KOLUA_MAP ? text_copy(a, text_of(kolua_value_key(v, i))) : TEXT("");
    node_add(a, made, key, tree_of(a, kolua_value_at(v, i)));
  }
  return made;
}

static inline node *tree_copy(arena *a, const node *of) {
  node *made = node_new(a, of->type);
  *made = *of;
  made->n = made->cap = 0;
  made->keys = NULL;
  made->items = NULL;
  for (size_t i = 0; i < of->n; i++) node_add(a, made, of->keys[i], tree_copy(a, of->items[i]));
  return made;
}

/* ---------------------------------------------------------------- writing */

static inline void json_string(buf *b, text t) {
  buf_add_char(b, '"');
  for (size_t i = 0; i < t.len; i++) {
    const unsigned char c = (unsigned char)t.at[i];
    if (c < 0x20) buf_format(b, "\\u%04x", (unsigned)c);
    else if (c == '"' || c == '\\') buf_format(b, "\\%c", c);
    else buf_add_char(b, (char)c);
  }
  buf_add_char(b, '"');
}

static inline void json_add(buf *b, const node *v) {
  char room[NUMBER_ROOM];
  switch (v->type) {
    case KOLUA_NULL: buf_add_string(b, "null"); return;
    case KOLUA_BOOL: buf_add_string(b, v->boolean ? "true" : "false"); return;
    case KOLUA_INTEGER: buf_add_integer(b, v->integer); return;
    case KOLUA_NUMBER: buf_add_string(b, number_write(v->number, false, room)); return;
    case KOLUA_STRING: json_string(b, v->string); return;
    case KOLUA_LIST:
    case KOLUA_MAP: break;
  }
  const bool is_map = v->type == KOLUA_MAP;
  buf_add_char(b, is_map ? '{' : '[');
  for (size_t i = 0; i < v->n; i++) {
    if (i > 0) buf_add_string(b, ",\n");
    if (is_map) json_string(b, v->keys[i]);
    if (is_map) buf_add_char(b, ':');
    json_add(b, v->items[i]);
  }
  buf_add_char(b, is_map ? '}' : ']');
}

static inline text tree_json(arena *a, const node *v) {
  buf b;
  buf_init(&b, a);
  json_add(&b, v);
  return buf_text(&b);
}

/* ---------------------------------------------------------------- paths */

/* One step of a path: .key, [3] or ["key"]. False: the end. */
static inline bool path_step(const char **at, text *key, size_t *index) {
  const char *from = *at;
  *key = (text){0};
  if (*from == '\0') return false;
  if (strncmp(from, "[\"", 2) == 0) {
    const char *end = strstr(from + 2, "\"]");
    *key = (text){from + 2, (size_t)(end - from) - 2};
    *at = end + 2;
  } else if (*from == '[') {
    for (*index = 0, from++; *from != ']'; from++) *index = *index * 10 + (size_t)(*from - '0');
    *at = from + 1;
  } else {
    if (*from == '.') from++;
    *key = (text){from, strcspn(from, ".[")};
    *at = from + key->len;
  }
  return true;
}

static inline size_t key_index(const node *v, text key) {
  size_t i = 0;
  while (i < v->n && !text_equal(v->keys[i], key)) i++;
  return i;
}

/* Where a value stands: its holder and its index there; index == holder->n where it is not given. */
typedef struct spot { node *holder; size_t index; text key; } spot;

/* Makes the maps that are missing on the way if `a` is given. A spot without a holder: there is no such place. */
static inline spot tree_find(arena *a, node *root, const char *path) {
  spot found = {0};
  text key;
  size_t index = 0;
  node *v = root;
  while (path_step(&path, &key, &index)) {
    if (v == NULL || (v->type != KOLUA_MAP && v->type != KOLUA_LIST)) return (spot){0};
    const size_t i = v->type == KOLUA_MAP ? key_index(v, key) : index;
    if (v->type == KOLUA_LIST && i > v->n) return (spot){0};
    found = (spot){v, i, key};
    const bool is_missing = i == v->n || v->items[i]->type == KOLUA_NULL;
    if (is_missing && a != NULL && *path != '\0') {
      node *made = node_new(a, *path == '[' ? KOLUA_LIST : KOLUA_MAP);
      if (i == v->n) node_add(a, v, text_copy(a, key), made);
      else v->items[i] = made;
    }
    v = i < v->n ? v->items[i] : NULL;
  }
  return found;
}

static inline bool tree_set(arena *a, node *root, const char *path, node *item) {
  const spot at = tree_find(a, root, path);
  if (at.holder == NULL) return false;
  if (at.index == at.holder->n) node_add(a, at.holder, text_copy(a, at.key), item);
  else at.holder->items[at.index] = item;
  return true;
}

static inline const node *tree_get(node *root, const char *path) {
  const spot at = tree_find(NULL, root, path);
  return at.holder != NULL && at.index < at.holder->n ? at.holder->items[at.index] : NULL;
}

static inline bool tree_remove(node *root, const char *path) {
  const spot at = tree_find(NULL, root, path);
  if (at.holder == NULL || at.index >= at.holder->n) return false;
  node_drop(at.holder, at.index);
  return true;
}

/* ---------------------------------------------------------------- chance, the same on every machine */

typedef struct dice { uint64_t state; } dice;

static inline uint32_t dice_roll(dice *d, size_t below) {
  d->state = d->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)((d->state >> 33) % below);
}

static inline void shuffle(dice *d, node *v) {
  for (size_t i = v->n; i > 1; i--) {
    const size_t k = dice_roll(d, i);
    const text key = v->keys[i - 1];
    node *item = v->items[i - 1];
    v->keys[i - 1] = v->keys[k];
    v->items[i - 1] = v->items[k];
    v->keys[k] = key;
    v->items[k] = item;
  }
}

/* All that is not the root, in no special order. */
typedef struct spots { spot *at; size_t n, cap; } spots;

static inline void tree_spots(arena *a, node *v, spots *out) {
  for (size_t i = 0; i < v->n; i++) {
    if (out->n == out->cap) {
      const size_t cap = out->cap ? 2 * out->cap : 64;
      out->at = arena_grow(a, out->at, out->cap * sizeof *out->at, cap * sizeof *out->at);
      out->cap = cap;
    }
    out->at[out->n++] = (spot){v, i, v->type == KOLUA_MAP ? v->keys[i] : TEXT("")};
    tree_spots(a, v->items[i], out);
  }
}

#endif
