/* quick.c: see quick.h. Everything here either fills in a value or gives up on the record.
**
** The walk goes over the tape and the structural offsets side by side, as json.c does, but knows what comes next, and counts columns
** only where a text is not ASCII. */
#include "data/quick.h"

#include "base/dates.h"
#include "base/utf8.h"
#include "data/bind.h"
#include "data/json_tape.h"
#include "data/place.h"

enum { LEAST_DEPTH = 16, MOST_SHARES = 32 };

/* What is known of the maps of one record of the model. */
typedef struct shape shape;
struct shape {
  const record *record;
  shape **nested;         /* by slot; NULL: no such map, or none that can be read here */
  const field **expected; /* the keys of the last map, in order; as many as there are fields */
  const field **required; /* ended by NULL */
  struct order {
    const field *later, *earlier;
  } * ordered; /* dates that may not be before another; ended by NULLs */
};

struct quick {
  const document *context;
  const subject *kind;
  const kolua_limits *limits;
  shape *shape;
};

/* Where the walk stands. */
typedef struct walk {
  const kolua_limits *limits;
  arena *arena;
  json_words json;
  text source;
  place_cursor *lines; /* NULL: the record is one line */
  uint32_t line;
  uint32_t inner; /* bytes so far that go on a code point */
} walk;

/* ---------------------------------------------------------------- shapes */

static bool fits(const record *r, const kolua_limits *limits) {
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    if (!utf8_is_ascii(f->name) || f->name.len > limits->key_size || f->within != NULL) return false;
  }
  return r->n_slots == r->n && r->n < UINT16_MAX && r->one_of[0] == NULL;
}

/* Ids and what stands in the root alone are not asked for here. */
static void list_checks(shape *s, arena *a) {
  const record *r = s->record;
  size_t n_required = 0, n_ordered = 0;
  s->required = ARENA_ARRAY(a, r->n + 1, const field *);
  s->ordered = ARENA_ARRAY(a, r->n + 1, struct order);
  for (size_t i = 0; i < r->n; i++) {
    const field *f = &r->fields[i];
    if (f->required || f == r->id) s->required[n_required++] = f;
    if (f->not_before.len > 0) s->ordered[n_ordered++] = (struct order){f, model_field(r, f->not_before)};
  }
}

/* Recursion ends with the model, whose records hold no map of their own kind. */
static shape *shape_new(arena *a, const record *r, const kolua_limits *limits) {
  if (!fits(r, limits)) return NULL;
  shape *s = ARENA_NEW(a, shape);
  s->record = r;
  s->nested = ARENA_ARRAY(a, r->n, shape *);
  s->expected = ARENA_ARRAY(a, r->n, const field *);
  for (size_t i = 0; i < r->n; i++) {
    s->expected[i] = &r->fields[i];
    if (r->fields[i].type == FIELD_RECORD) s->nested[i] = shape_new(a, r->fields[i].record, limits);
  }
  list_checks(s, a);
  return s;
}

quick *quick_new(arena *a, const document *context, const subject *s, const kolua_limits *limits) {
  shape *whole = limits->depth >= LEAST_DEPTH ? shape_new(a, s->record, limits) : NULL;
  if (whole == NULL || s->record->id == NULL) return NULL;
  quick *q = ARENA_NEW(a, quick);
  *q = (quick){context, s, limits, whole};
  return q;
}

/* ---------------------------------------------------------------- the tape */

static char kind_of(uint64_t word) {
  return (char)(word >> 56);
}

/* Of a bracket: how many values are behind it; the field is 24 bits wide, and full where there are more. */
static uint32_t count_of(uint64_t word) {
  return (uint32_t)(word >> 32) & 0xFFFFFF;
}

static text string_of(const walk *w, uint64_t word) {
  const char *at = w->json.strings + (word & UINT64_C(0x00FFFFFFFFFFFFFF));
  uint32_t len;
  memcpy(&len, at, sizeof len);
  return (text){at + sizeof len, len};
}

/* The place of the next key, value or bracket, which the walk then stands behind. */
static void take_place(walk *w, uint32_t *line, uint32_t *column) {
  const uint32_t offset = *w->json.offsets++;
  *line = w->line;
  *column = offset + 1 - w->inner;
  if (w->lines == NULL) return;
  const place at = place_at(w->lines, offset);
  *line = at.line;
  *column = at.column;
}

static void skip_mark(walk *w) {
  w->json.offsets++;
}

/* ---------------------------------------------------------------- scalars */

static bool set_text(walk *w, value *v, text t) {
  if (t.len > w->limits->scalar_size) return false;
  v->type = KOLUA_STRING;
  v->len = (uint32_t)t.len;
  v->as.text = t.at;
  v->flags = VALUE_QUOTED | (text_is_blank(t) ? VALUE_VOID : 0);
  if (utf8_is_ascii(t)) {
    v->flags |= VALUE_ASCII;
    return true;
  }
  const uint32_t from = w->json.offsets[-1], to = *w->json.offsets;
  w->inner += utf8_inner(w->source.at + from, w->source.at + to);
  return utf8_is_surely_nfc(t);
}

static bool set_number(walk *w, value *v, char kind) {
  const uint64_t bits = *w->json.words++;
  v->type = kind == 'l' ? KOLUA_INTEGER : KOLUA_NUMBER;
  if (kind == 'l') memcpy(&v->as.integer, &bits, sizeof bits);
  else memcpy(&v->as.number, &bits, sizeof bits);
  return kind != 'u';
}

/* A scalar of any type, or null. */
static bool set_scalar(walk *w, value *v) {
  const uint64_t word = *w->json.words++;
  const char kind = kind_of(word);
  v->flags = 0;
  take_place(w, &v->line, &v->column);
  switch (kind) {
    case '"': return set_text(w, v, string_of(w, word));
    case 'l':
    case 'd':
    case 'u': return set_number(w, v, kind);
    case 't':
    case 'f':
      v->type = KOLUA_BOOL;
      v->as.boolean = kind == 't';
      return true;
    case 'n':
      v->type = KOLUA_NULL;
      v->flags = VALUE_VOID;
      return true;
    default: return false;
  }
}

static double number_of(const value *v) {
  return v->type == KOLUA_INTEGER ? (double)v->as.integer : v->as.number;
}

static bool is_word(const options *words, const value *v) {
  for (size_t i = 0; i < words->n; i++)
    if (text_equal(words->at[i].name, value_text(v))) return true;
  return false;
}

/* Whether there is nothing to complain about. */
static bool is_right(const value *v, const field *f, field_type type) {
  if (!value_has_type(v, type)) return false;
  if (type == FIELD_INTEGER || type == FIELD_NUMBER) return field_takes(f, number_of(v));
  if (type == FIELD_ENUM) return is_word(&f->options, v);
  return f->expected.len == 0 || is_word(&f->expected_words, v);
}

/* ---------------------------------------------------------------- lists and maps */

static bool read_scalar(walk *w, value *v, const field *f) {
  return set_scalar(w, v) && ((v->flags & VALUE_VOID) != 0 || is_right(v, f, f->type));
}

/* In a list nothing may be missing. */
static bool read_list(walk *w, value *v, const field *f) {
  const uint64_t word = *w->json.words++;
  const uint32_t n = count_of(word);
  v->type = KOLUA_LIST;
  v->flags = 0;
  v->len = n;
  v->as.items = arena_take(w->arena, n * sizeof *v->as.items);
  take_place(w, &v->line, &v->column);
  for (uint32_t i = 0; i < n; i++) {
    value *item = &v->as.items[i];
    item->key_at = 0;
    item->parent = v;
    if (!set_scalar(w, item) || (item->flags & VALUE_VOID) != 0 || !is_right(item, f, f->item)) return false;
    if (i + 1 < n) skip_mark(w);
  }
  skip_mark(w);
  return kind_of(*w->json.words++) == ']';
}

static bool is_repeated(const map *m, uint32_t n, text key) {
  for (uint32_t i = 0; i < n; i++)
    if (text_equal(*m->members[i].key, key)) return true;
  return false;
}

/* The key of member i of shares, which need not be one that the model lists. */
static bool read_share_key(walk *w, map *m, uint32_t i, const field *f) {
  const text key = string_of(w, *w->json.words++);
  text *kept = ARENA_NEW(w->arena, text);
  *kept = key;
  m->members[i].key = kept;
  if (!utf8_is_ascii(key) || key.len > w->limits->key_size || is_repeated(m, i, key)) return false;
  return f->options.n == 0 || model_option(f, key) != NULL;
}

static bool read_share(walk *w, value *owner, uint32_t i, const field *f) {
  member *m = &owner->as.map->members[i];
  uint32_t line, column;
  take_place(w, &line, &column);
  if (!read_share_key(w, owner->as.map, i, f)) return false;
  skip_mark(w);
  m->value.parent = owner;
  if (!set_scalar(w, &m->value)) return false;
  member_set_place(m, line, column);
  return (m->value.flags & VALUE_VOID) != 0 || is_right(&m->value, f, f->item);
}

static bool read_shares(walk *w, value *v, const field *f) {
  const uint32_t n = count_of(*w->json.words++);
  if (n > MOST_SHARES) return false;
  v->type = KOLUA_MAP;
  v->flags = 0;
  v->len = n;
  v->as.map = map_new(w->arena, n);
  take_place(w, &v->line, &v->column);
  for (uint32_t i = 0; i < n; i++) {
    if (!read_share(w, v, i, f)) return false;
    if (i + 1 < n) skip_mark(w);
  }
  skip_mark(w);
  return kind_of(*w->json.words++) == '}';
}

static bool read_map(walk *w, value *v, const shape *s);

static bool read_value(walk *w, value *v, const shape *s, const field *f) {
  const char kind = kind_of(*w->json.words);
  if (f->refers_to != NULL && kind != 'n') return false;
  if (kind != '[' && kind != '{') return f->type < FIELD_VALUES || kind == 'n' ? read_scalar(w, v, f) : false;
  if (f->type == FIELD_VALUES && kind == '[') return read_list(w, v, f);
  if (f->type == FIELD_SHARES && kind == '{') return read_shares(w, v, f);
  return kind == '{' && s->nested[f->slot] != NULL && read_map(w, v, s->nested[f->slot]);
}

/* The field of key i, tried first as what it was in the last map. */
static const field *find_field(const shape *s, uint32_t i, text key) {
  const field **expected = &s->expected[i];
  if (!text_equal((*expected)->name, key)) {
    const field *found = model_field(s->record, key);
    if (found == NULL) return NULL;
    *expected = found;
  }
  return *expected;
}

static bool read_member(walk *w, value *owner, uint32_t i, const shape *s, uint16_t *slots) {
  member *m = &owner->as.map->members[i];
  uint32_t line, column;
  take_place(w, &line, &column);
  const field *f = find_field(s, i, string_of(w, *w->json.words++));
  if (f == NULL || slots[f->slot] != 0) return false;
  slots[f->slot] = (uint16_t)(i + 1);
  skip_mark(w);
  m->key = &f->name;
  m->value.parent = owner;
  if (!read_value(w, &m->value, s, f)) return false;
  member_set_place(m, line, column);
  return true;
}

static bool is_void(const value *v) {
  return v == NULL || (v->flags & VALUE_VOID) != 0;
}

static bool is_complete(const value *v, const shape *s) {
  for (size_t i = 0; s->required[i] != NULL; i++)
    if (is_void(value_slot(v, s->required[i]->slot))) return false;
  for (const struct order *o = s->ordered; o->later != NULL; o++) {
    const value *later = value_slot(v, o->later->slot), *earlier = value_slot(v, o->earlier->slot);
    if (!is_void(later) && !is_void(earlier) && value_is_before(later, earlier, o->later->type)) return false;
  }
  return true;
}

static bool read_map(walk *w, value *v, const shape *s) {
  const uint32_t n = count_of(*w->json.words++);
  if (n > s->record->n) return false;
  uint16_t *slots = ARENA_ARRAY(w->arena, s->record->n, uint16_t);
  v->type = KOLUA_MAP;
  v->flags = 0;
  v->len = n;
  v->as.map = map_new(w->arena, n);
  v->as.map->record = s->record;
  v->as.map->slots.own = slots;
  take_place(w, &v->line, &v->column);
  for (uint32_t i = 0; i < n; i++) {
    if (!read_member(w, v, i, s, slots)) return false;
    if (i + 1 < n) skip_mark(w);
  }
  skip_mark(w);
  return kind_of(*w->json.words++) == '}' && is_complete(v, s);
}

/* ---------------------------------------------------------------- records */

static bool is_one_line(text source) {
  return memchr(source.at, '\n', source.len) == NULL && memchr(source.at, '\r', source.len) == NULL;
}

document *quick_read(quick *q, json_parser *parser, arena *a, arena *scratch, const char *file, uint32_t line,
                     text source) {
  place_cursor lines;
  walk w = {.limits = q->limits, .arena = a, .source = place_skip_mark(source), .line = line};
  if (w.source.len / 2 > q->limits->nodes || !json_parse(parser, w.source, q->limits, &w.json)) return NULL;
  if (kind_of(*w.json.words) != '{') return NULL;
  if (!is_one_line(w.source)) {
    place_start(&lines, file, w.source);
    lines.line = line;
    w.lines = &lines;
  }
  value *root = arena_take(a, sizeof *root);
  root->key_at = 0;
  root->parent = NULL;
  if (!read_map(&w, root, q->shape)) return NULL;
  return document_of_record(a, scratch, q->context, q->kind, file, root);
}
