/* value.c: asking values, making detached ones, telling where a value stands.
**
** A string keeps the form it was written in. Where its NFC form differs (TWO_FORMS), that one lies behind it:
**
**   as.text -> | written, len bytes | NUL | length of the NFC form, 4 bytes | NFC form | NUL |
*/
#include "data/value.h"

#include "base/utf8.h"

#include <stddef.h>
#include <string.h>

enum { SHOWN_COLUMNS = 60 };

/* ---------------------------------------------------------------- strings */

text value_nfc(const value *v) {
  const char *behind = v->as.text + v->len + 1;
  uint32_t len;
  memcpy(&len, behind, sizeof len);
  return (text){behind + sizeof len, len};
}

/* Lengths are 32 bits wide; what is longer is out of memory, as every size that overflows. */
static uint32_t length(arena *a, size_t len) {
  if (len > UINT32_MAX) mem_full(a->mem);
  return (uint32_t)len;
}

static const char *join_forms(arena *a, text written, text nfc) {
  const uint32_t nfc_len = length(a, nfc.len);
  const size_t head = mem_sum(a->mem, written.len, 1 + sizeof nfc_len);
  char *both = arena_take(a, mem_sum(a->mem, head, mem_sum(a->mem, nfc.len, 1)));
  memcpy(both, written.at, written.len);
  both[written.len] = '\0';
  memcpy(both + written.len + 1, &nfc_len, sizeof nfc_len);
  memcpy(both + head, nfc.at, nfc.len);
  both[head + nfc.len] = '\0';
  return both;
}

void value_set_string(value *v, arena *a, text t, bool quoted) {
  v->type = KOLUA_STRING;
  v->flags = quoted ? VALUE_QUOTED : 0;
  v->len = length(a, t.len);
  if (utf8_is_ascii(t)) {
    v->flags |= VALUE_ASCII;
    v->as.text = arena_copy(a, t.at, t.len);
    return;
  }
  const text nfc = utf8_nfc(t, a);
  if (nfc.at == t.at || text_equal(nfc, t)) {
    v->as.text = arena_copy(a, t.at, t.len);
    return;
  }
  v->flags |= VALUE_TWO_FORMS;
  v->as.text = join_forms(a, t, nfc);
}

const char *value_show(text t, arena *a) {
  buf b;
  buf_init(&b, a);
  const size_t shown = utf8_fit(t, SHOWN_COLUMNS);
  utf8_show(&b, (text){t.at, shown}, false);
  if (shown < t.len) buf_add_string(&b, "...");
  return buf_text(&b).at;
}

/* ---------------------------------------------------------------- maps */

map *map_new(arena *a, size_t n) {
  map *m = arena_take(a, mem_sum(a->mem, sizeof *m, mem_product(a->mem, n, sizeof m->members[0])));
  m->record = NULL;
  m->slots.own = NULL;
  return m;
}

const member *value_member(const value *v, size_t i) {
  return &v->as.map->members[i];
}

/* A key stands a little before its value: so many columns on the same line, else so many lines, in a column of its own.
**
**   key_at | lines, 4 bits | columns between, or the key's column, 12 bits |
**
** One that stands further off is told as standing where its value does: 0. */
enum { KEY_LINES = 16, KEY_COLUMNS = 4096 };

void member_set_place(member *m, uint32_t line, uint32_t column) {
  value *v = &m->value;
  const uint32_t lines = v->line - line, columns = lines == 0 ? v->column - column : column;
  const bool is_near = lines < KEY_LINES && columns < KEY_COLUMNS;
  v->key_at = (uint16_t)(is_near ? lines * KEY_COLUMNS + columns : 0);
}

place member_place(const member *m, const char *file) {
  const value *v = &m->value;
  const uint32_t lines = v->key_at / KEY_COLUMNS, columns = v->key_at % KEY_COLUMNS;
  return (place){file, v->line - lines, lines == 0 ? v->column - columns : columns};
}

const value *value_get(const value *v, text key) {
  if (v == NULL || v->type != KOLUA_MAP) return NULL;
  const member *members = v->as.map->members;
  for (uint32_t i = 0; i < v->len; i++)
    if (text_equal(*members[i].key, key)) return &members[i].value;
  return NULL;
}

bool value_holds_nothing(const value *v) {
  uint32_t i = 0;
  while (i < v->len && value_member(v, i)->value.type == KOLUA_NULL) i++;
  return i == v->len;
}

/* ---------------------------------------------------------------- paths */

/* The index of `v` among its parent's own values; the parent's length for one that only points to it. */
static size_t own_index(const value *v) {
  const value *parent = v->parent;
  const bool is_map = parent->type == KOLUA_MAP;
  if (parent->len == 0 || (!is_map && parent->type != KOLUA_LIST)) return parent->len;
  const uintptr_t first = is_map ? (uintptr_t)&parent->as.map->members[0].value : (uintptr_t)parent->as.items;
  const size_t step = is_map ? sizeof(member) : sizeof(value);
  const uintptr_t at = (uintptr_t)v;
  if (at < first) return parent->len;
  const size_t i = (at - first) / step;
  return i < parent->len ? i : parent->len;
}

/* A key that needs no quotes in a path: letters of any script, digits, '_' and '-'. */
static bool is_plain(text key) {
  for (size_t i = 0; i < key.len; i++) {
    const unsigned char c = (unsigned char)key.at[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') return false;
  }
  return key.len > 0;
}

static void add_key(buf *b, text key) {
  if (is_plain(key)) {
    if (b->len > 0) buf_add_char(b, '.');
    utf8_show(b, key, false);
    return;
  }
  buf_add_string(b, "[\"");
  utf8_show(b, key, false);
  buf_add_string(b, "\"]");
}

static void add_path(buf *b, const value *v) {
  if (v->parent == NULL) return;
  add_path(b, v->parent);
  const size_t i = own_index(v);
  if (i == v->parent->len) return;
  if (v->parent->type == KOLUA_MAP) {
    add_key(b, *value_member(v->parent, i)->key);
    return;
  }
  buf_add_char(b, '[');
  buf_add_integer(b, (int64_t)i);
  buf_add_char(b, ']');
}

const char *value_path(const value *v, arena *a) {
  buf b;
  buf_init(&b, a);
  add_path(&b, v);
  return buf_text(&b).at;
}

/* ---------------------------------------------------------------- sameness */

static bool same_number(const value *a, const value *b) {
  if (a->type == b->type)
    return a->type == KOLUA_INTEGER ? a->as.integer == b->as.integer : a->as.number == b->as.number;
  const int64_t integer = a->type == KOLUA_INTEGER ? a->as.integer : b->as.integer;
  const double number = a->type == KOLUA_NUMBER ? a->as.number : b->as.number;
  /* 2^63 is the first double that no int64 equals; below it the way back to an integer is defined */
  return number >= -0x1p63 && number < 0x1p63 && (double)integer == number && (int64_t)number == integer;
}

static bool same_items(const value *a, const value *b) {
  for (uint32_t i = 0; i < a->len; i++)
    if (!value_same(&a->as.items[i], &b->as.items[i])) return false;
  return true;
}

static bool same_members(const value *a, const value *b) {
  for (uint32_t i = 0; i < a->len; i++) {
    const member *m = value_member(a, i), *at_same_index = value_member(b, i);
    const value *other = text_equal(*m->key, *at_same_index->key) ? &at_same_index->value : value_get(b, *m->key);
    if (other == NULL || !value_same(&m->value, other)) return false;
  }
  return true;
}

static bool is_number(const value *v) {
  return v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER;
}

bool value_same(const value *a, const value *b) {
  if (is_number(a) && is_number(b)) return same_number(a, b);
  if (a->type != b->type) return false;
  switch ((kolua_type)a->type) {
    case KOLUA_NULL: return true;
    case KOLUA_BOOL: return a->as.boolean == b->as.boolean;
    case KOLUA_STRING: return text_equal(value_text(a), value_text(b));
    case KOLUA_LIST: return a->len == b->len && same_items(a, b);
    case KOLUA_MAP: return a->len == b->len && same_members(a, b);
    case KOLUA_INTEGER:
    case KOLUA_NUMBER: break;
  }
  return false;
}

/* ---------------------------------------------------------------- detached values */

value *value_new_integer(arena *a, int64_t n) {
  value *v = ARENA_NEW(a, value);
  v->type = KOLUA_INTEGER;
  v->as.integer = n;
  return v;
}

value *value_new_number(arena *a, double n) {
  value *v = ARENA_NEW(a, value);
  v->type = KOLUA_NUMBER;
  v->as.number = n;
  return v;
}

value *value_new_bool(arena *a, bool b) {
  value *v = ARENA_NEW(a, value);
  v->type = KOLUA_BOOL;
  v->as.boolean = b;
  return v;
}

value *value_new_string(arena *a, text t) {
  value *v = ARENA_NEW(a, value);
  value_set_string(v, a, t, false);
  return v;
}

value *value_new_list(arena *a, size_t len) {
  value *v = ARENA_NEW(a, value);
  v->type = KOLUA_LIST;
  v->len = length(a, len);
  v->as.items = ARENA_ARRAY(a, len, value);
  return v;
}
