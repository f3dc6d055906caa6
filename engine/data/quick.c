/* quick.c: see quick.h. Everything here either fills in a value or gives up on the record.
**
** The walk goes over the index of the text, from mark to mark, and knows what should come next. Numbers are read and strings unescaped where
** they stand; columns are counted only where a text is not ASCII, and only if someone asks for them. */
#include "data/quick.h"

#include "base/dates.h"
#include "base/utf8.h"
#include "data/bind.h"
#include "data/json_scalar.h"
#include "data/place.h"

enum { LEAST_DEPTH = 16, MOST_SHARES = 32 };

/* A field, and its key as it is looked for. Eight bytes are compared at once: the parser leaves room behind its texts. */
typedef struct expectation {
  const field *field;
  text name;
  uint64_t head, mask; /* the first eight bytes of its name, and how many there are */
  uint64_t next, tail; /* the eight behind them and the last eight, where there are more */
  uint16_t slot;       /* of the field: here, so that of most the field need not be looked at */
  bool is_read;        /* its text is asked for */
  bool is_any_number;  /* it takes every number, ... */
  bool is_any_text;    /* ... or every text */
} expectation;

/* What is known of the maps of one record of the model. */
typedef struct shape shape;
struct shape {
  const record *record;
  const quick_use *use;
  shape **nested;               /* by slot; NULL: no such map, or none that can be read here */
  expectation *all;             /* by slot */
  const expectation **expected; /* where they stood in the last map; as many as there are fields */
  const field **required;       /* ended by NULL */
  struct order {
    const field *later, *earlier;
  } * ordered; /* dates that may not be before another; ended by NULLs */
};

struct quick {
  document like; /* what all records have in common */
  const kolua_limits *limits;
  quick_use use;
  shape *shape;
};

/* Where the walk stands. */
typedef struct walk {
  const kolua_limits *limits;
  bool has_places;
  arena *arena;
  json_index json;
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

static expectation expect(const shape *s, const field *f) {
  const bool is_shown = s->record->id == f || s->use->reads == NULL || f->expected.len > 0;
  expectation e = {.field = f,
                   .name = f->name,
                   .mask = UINT64_MAX,
                   .slot = (uint16_t)f->slot,
                   .is_read = is_shown || s->use->reads(s->use->payload, f)};
  e.is_any_number = f->type == FIELD_NUMBER && !f->has_min && !f->has_max && f->refers_to == NULL;
  e.is_any_text = f->type == FIELD_STRING && f->expected.len == 0 && f->refers_to == NULL;
  const size_t n = f->name.len < sizeof e.head ? f->name.len : sizeof e.head;
  if (n < sizeof e.head) {
    e.mask = 0;
    memset(&e.mask, 0xFF, n);
  }
  memcpy(&e.head, f->name.at, n);
  if (f->name.len > sizeof e.tail) memcpy(&e.tail, f->name.at + f->name.len - sizeof e.tail, sizeof e.tail);
  if (f->name.len > 2 * sizeof e.next) memcpy(&e.next, f->name.at + sizeof e.next, sizeof e.next);
  return e;
}

/* A map, or a list of maps of which nobody keeps ids or keys. */
static bool is_nested(const field *f) {
  return f->type == FIELD_RECORD || (f->type == FIELD_RECORDS && f->record->id == NULL && f->key == NULL);
}

/* Recursion ends with the model, whose records hold no map of their own kind. */
static shape *shape_new(arena *a, const record *r, const kolua_limits *limits, const quick_use *use) {
  if (!fits(r, limits)) return NULL;
  shape *s = ARENA_NEW(a, shape);
  s->record = r;
  s->use = use;
  s->nested = ARENA_ARRAY(a, r->n, shape *);
  s->all = ARENA_ARRAY(a, r->n + 1, expectation);
  s->expected = ARENA_ARRAY(a, r->n, const expectation *);
  for (size_t i = 0; i < r->n; i++) {
    s->all[i] = expect(s, &r->fields[i]);
    s->expected[i] = &s->all[i];
    if (is_nested(&r->fields[i])) s->nested[i] = shape_new(a, r->fields[i].record, limits, use);
  }
  list_checks(s, a);
  return s;
}

quick *quick_new(arena *a, const document *context, const subject *s, const kolua_limits *limits,
                 const quick_use *use) {
  quick *q = ARENA_NEW(a, quick);
  *q = (quick){.like = document_for_records(a, context, s), .limits = limits, .use = *use};
  if (limits->depth < LEAST_DEPTH || s->record->id == NULL) return NULL;
  q->shape = shape_new(a, s->record, limits, &q->use);
  return q->shape != NULL ? q : NULL;
}

/* ---------------------------------------------------------------- marks */

/* The byte at the next mark. */
static inline char peek(const walk *w) {
  return w->json.text[*w->json.at];
}

static inline bool skip(walk *w, char mark) {
  return w->json.text[*w->json.at++] == mark;
}

static inline char *next_mark(const walk *w) {
  return w->json.text + *w->json.at;
}

typedef struct spot {
  uint32_t line, column;
} spot;

/* The place of the next mark. */
static inline spot find_place(const walk *w) {
  if (!w->has_places) return (spot){w->line, 0};
  if (w->lines == NULL) return (spot){w->line, *w->json.at + 1 - w->inner};
  const place at = place_at(w->lines, *w->json.at);
  return (spot){at.line, at.column};
}

static inline void begin_value(const walk *w, value *v, kolua_type type, const value *parent) {
  const spot at = find_place(w);
  *v = (value){.type = (uint8_t)type, .line = at.line, .column = at.column, .parent = parent};
}

/* As member_set_place(); nearly always key and value stand on one line. */
static inline void set_key_place(const walk *w, member *m, spot key) {
  if (!w->has_places) return;
  const uint32_t between = m->value.column - key.column;
  if (m->value.line == key.line && between < 1000) m->value.key_at = (uint16_t)between;
  else member_set_place(m, key.line, key.column);
}

/* ---------------------------------------------------------------- scalars */

/* The string at the next mark. Columns behind one that is not ASCII are fewer than bytes, of what was written. */
static inline bool take_string(walk *w, json_string *out) {
  char *at = w->json.text + *w->json.at++, *next = next_mark(w);
  const uint32_t inner = w->has_places ? utf8_inner(at, next) : 0;
  w->inner += inner;
  return json_string_at(out, at, next);
}

static bool read_text(walk *w, value *v, bool is_read, const value *parent) {
  json_string found;
  begin_value(w, v, KOLUA_STRING, parent);
  if (!take_string(w, &found) || found.text.len > w->limits->scalar_size) return false;
  const text t = found.text;
  v->len = (uint32_t)t.len;
  v->as.text = t.at;
  const bool may_be_blank = t.len == 0 || *t.at <= ' ' || *t.at >= 0x7F;
  v->flags = VALUE_QUOTED | (may_be_blank && text_is_blank(t) ? VALUE_VOID : 0) | (found.is_ascii ? VALUE_ASCII : 0);
  return found.is_ascii || !is_read || utf8_is_surely_nfc(t);
}

static inline bool read_number(walk *w, value *v, const value *parent) {
  begin_value(w, v, KOLUA_NUMBER, parent);
  const char *at = w->json.text + *w->json.at++;
  return json_number_at(v, at, next_mark(w));
}

static bool read_bool(walk *w, value *v, const value *parent) {
  begin_value(w, v, KOLUA_BOOL, parent);
  const char *at = w->json.text + *w->json.at++;
  v->as.boolean = *at == 't';
  return json_word_at(v->as.boolean ? "true" : "false", at, next_mark(w));
}

static bool read_null(walk *w, value *v, const value *parent) {
  begin_value(w, v, KOLUA_NULL, parent);
  v->flags = VALUE_VOID;
  const char *at = w->json.text + *w->json.at++;
  return json_word_at("null", at, next_mark(w));
}

static bool is_word(const options *words, const value *v) {
  for (size_t i = 0; i < words->n; i++)
    if (text_equal(words->at[i].name, value_text(v))) return true;
  return false;
}

static bool is_number_right(const value *v, const field *f, field_type type) {
  if (type == FIELD_INTEGER && !value_has_type(v, type)) return false;
  if (!f->has_min && !f->has_max) return true;
  return field_takes(f, v->type == KOLUA_INTEGER ? (double)v->as.integer : v->as.number);
}

static bool is_text_right(const value *v, const field *f, field_type type) {
  if (type == FIELD_ENUM) return is_word(&f->options, v);
  if (type > FIELD_ENUM && !value_has_type(v, type)) return false;
  return f->expected.len == 0 || is_word(&f->expected_words, v);
}

static bool is_scalar_right(const value *v, const field *f, field_type type) {
  switch (v->type) {
    case KOLUA_INTEGER:
    case KOLUA_NUMBER: return (type == FIELD_INTEGER || type == FIELD_NUMBER) && is_number_right(v, f, type);
    case KOLUA_STRING:
      return (type <= FIELD_ENUM || type == FIELD_DATE || type == FIELD_DATETIME) && is_text_right(v, f, type);
    case KOLUA_BOOL: return type == FIELD_BOOLEAN;
    default: return false;
  }
}

/* A scalar that is there, of a type that its field takes. */
static bool read_scalar(walk *w, value *v, const expectation *e, field_type type, const value *parent) {
  const field *f = e->field;
  switch (type) {
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_ENUM:
    case FIELD_DATE:
    case FIELD_DATETIME:
      return peek(w) == '"' && read_text(w, v, e->is_read, parent) &&
             ((v->flags & VALUE_VOID) != 0 || is_text_right(v, f, type));
    case FIELD_INTEGER:
    case FIELD_NUMBER: return read_number(w, v, parent) && is_number_right(v, f, type);
    case FIELD_BOOLEAN: return read_bool(w, v, parent);
    case FIELD_VALUES:
    case FIELD_SHARES:
    case FIELD_RECORD:
    case FIELD_RECORDS: break;
  }
  return false;
}

/* ---------------------------------------------------------------- lists and shares */

/* How many marks there are up to this one, which closes what is flat. */
static uint32_t count_marks(const walk *w, char close) {
  const uint32_t *at = w->json.at;
  while (at < w->json.end && w->json.text[*at] != close) at++;
  return (uint32_t)(at - w->json.at);
}

/* In a list nothing may be missing. */
static bool read_list(walk *w, value *v, const expectation *e, const value *parent) {
  begin_value(w, v, KOLUA_LIST, parent);
  w->json.at++;
  v->len = (count_marks(w, ']') + 1) / 2; /* of each item but the last a comma, too */
  v->as.items = v->len > 0 ? arena_take(w->arena, v->len * sizeof *v->as.items) : NULL;
  for (uint32_t i = 0; i < v->len; i++) {
    value *item = &v->as.items[i];
    if (!read_scalar(w, item, e, e->field->item, v) || (item->flags & VALUE_VOID) != 0) return false;
    if (i + 1 < v->len && !skip(w, ',')) return false;
  }
  return skip(w, ']');
}

static bool is_repeated(const map *m, uint32_t n, text key) {
  for (uint32_t i = 0; i < n; i++)
    if (text_equal(*m->members[i].key, key)) return true;
  return false;
}

static bool read_share(walk *w, value *owner, uint32_t i, const expectation *e) {
  const field *f = e->field;
  member *m = &owner->as.map->members[i];
  const spot at = find_place(w);
  json_string key;
  text *kept = arena_take(w->arena, sizeof *kept);
  if (peek(w) != '"' || !take_string(w, &key) || !key.is_ascii || !skip(w, ':')) return false;
  m->key = memcpy(kept, &key.text, sizeof *kept);
  if (kept->len > w->limits->key_size || is_repeated(owner->as.map, i, *kept)) return false;
  if (f->options.n > 0 && model_option(f, *kept) == NULL) return false;
  const bool is_read = peek(w) == 'n' ? read_null(w, &m->value, owner) : read_scalar(w, &m->value, e, f->item, owner);
  if (is_read) set_key_place(w, m, at);
  return is_read;
}

static bool read_shares(walk *w, value *v, const expectation *e, const value *parent) {
  begin_value(w, v, KOLUA_MAP, parent);
  w->json.at++;
  v->len = (count_marks(w, '}') + 1) / 4; /* key, colon and value, and of each but the last a comma */
  if (v->len > MOST_SHARES) return false;
  v->as.map = map_new(w->arena, v->len);
  for (uint32_t i = 0; i < v->len; i++)
    if ((i > 0 && !skip(w, ',')) || !read_share(w, v, i, e)) return false;
  return skip(w, '}');
}

/* ---------------------------------------------------------------- maps */

static bool read_map(walk *w, value *v, const shape *s, const value *parent);

/* How many values stand before the bracket that closes the list behind whose first one the walk stands. */
static uint32_t count_elements(const walk *w) {
  uint32_t n = 0, depth = 0;
  for (const uint32_t *at = w->json.at; at < w->json.end; at++) {
    const char c = w->json.text[*at];
    if ((c == ']' || c == '}') && depth == 0) return at == w->json.at ? 0 : n + 1;
    depth += c == '{' || c == '[';
    depth -= c == '}' || c == ']';
    n += c == ',' && depth == 0;
  }
  return 0;
}

static bool read_records(walk *w, value *v, const shape *s, const value *parent) {
  begin_value(w, v, KOLUA_LIST, parent);
  w->json.at++;
  v->len = count_elements(w);
  v->as.items = v->len > 0 ? arena_take(w->arena, v->len * sizeof *v->as.items) : NULL;
  for (uint32_t i = 0; i < v->len; i++) {
    if ((i > 0 && !skip(w, ',')) || peek(w) != '{' || !read_map(w, &v->as.items[i], s, v)) return false;
  }
  return skip(w, ']');
}

static bool read_value(walk *w, value *v, const shape *s, const expectation *e, const value *parent) {
  const field *f = e->field;
  const char first = peek(w);
  if (first == 'n') return read_null(w, v, parent);
  if (f->refers_to != NULL) return false;
  if (f->type == FIELD_VALUES) return first == '[' && read_list(w, v, e, parent);
  if (f->type == FIELD_SHARES) return first == '{' && read_shares(w, v, e, parent);
  const shape *nested = s->nested[f->slot];
  if (f->type == FIELD_RECORD) return first == '{' && nested != NULL && read_map(w, v, nested, parent);
  if (f->type == FIELD_RECORDS) return first == '[' && nested != NULL && read_records(w, v, nested, parent);
  return read_scalar(w, v, e, f->type, parent);
}

static inline bool is_expected(const expectation *e, text key) {
  uint64_t head, next, tail;
  memcpy(&head, key.at, sizeof head);
  if (key.len != e->name.len || (head & e->mask) != e->head) return false;
  if (key.len <= sizeof head) return true;
  memcpy(&tail, key.at + key.len - sizeof tail, sizeof tail);
  if (tail != e->tail) return false;
  if (key.len <= sizeof head + sizeof tail) return true;
  memcpy(&next, key.at + sizeof head, sizeof next);
  if (next != e->next) return false;
  return key.len <= sizeof head + sizeof next + sizeof tail || memcmp(key.at, e->name.at, key.len) == 0;
}

/* A key that nobody expects may have an escape in it: then it is not found. */
static inline bool take_key(walk *w, json_string *out) {
  if (w->has_places) return take_string(w, out);
  const char *from = w->json.text + *w->json.at++ + 1, *end = next_mark(w) - 1;
  while (end > from && (*end == ' ' || *end == '\t')) end--;
  out->text = (text){from, (size_t)(end - from)};
  return end >= from && *end == '"';
}

/* What key i is, tried first as what it was in the last map, then as what followed that; NULL: the model does not know it. */
static inline const expectation *find_key(const shape *s, uint32_t i, text key) {
  const expectation *e = s->expected[i];
  if (is_expected(e, key)) return e;
  if (i + 1 < s->record->n && is_expected(s->expected[i + 1], key)) return s->expected[i] = s->expected[i + 1];
  const field *found = model_field(s->record, key);
  return found != NULL ? s->expected[i] = &s->all[found->slot] : NULL;
}

static inline bool read_member(walk *w, value *owner, uint32_t i, const shape *s, uint16_t *slots) {
  member *m = &owner->as.map->members[i];
  const spot at = find_place(w);
  json_string key;
  if (peek(w) != '"' || !take_key(w, &key) || !skip(w, ':')) return false;
  const expectation *e = find_key(s, i, key.text);
  if (e == NULL || slots[e->slot] != 0) return false;
  slots[e->slot] = (uint16_t)(i + 1);
  m->key = &e->field->name;
  value *v = &m->value;
  const char first = peek(w);
  bool is_read;
  if (e->is_any_number && first != 'n') is_read = read_number(w, v, owner);
  else if (e->is_any_text && first == '"') is_read = read_text(w, v, e->is_read, owner);
  else is_read = read_value(w, v, s, e, owner);
  if (is_read) set_key_place(w, m, at);
  return is_read;
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

static bool read_map(walk *w, value *v, const shape *s, const value *parent) {
  uint16_t *slots = ARENA_ARRAY(w->arena, s->record->n, uint16_t);
  const uint32_t most = (uint32_t)s->record->n;
  uint32_t n = 0;
  begin_value(w, v, KOLUA_MAP, parent);
  v->as.map = map_new(w->arena, most);
  v->as.map->record = s->record;
  v->as.map->slots.own = slots;
  w->json.at++;
  for (bool goes_on = peek(w) != '}'; goes_on; n++) {
    if (n == most || !read_member(w, v, n, s, slots)) return false;
    goes_on = peek(w) == ',';
    w->json.at += goes_on;
  }
  v->len = n;
  return skip(w, '}') && is_complete(v, s);
}

/* ---------------------------------------------------------------- records */

static bool has_plain_id(const value *root, const shape *s) {
  const value *id = value_slot(root, s->record->id->slot);
  return id != NULL && memchr(value_text(id).at, '\0', value_text(id).len) == NULL;
}

static bool is_one_line(text source) {
  return memchr(source.at, '\n', source.len) == NULL && memchr(source.at, '\r', source.len) == NULL;
}

document *quick_read(quick *q, json_parser *parser, arena *a, arena *scratch, const char *file, uint32_t line,
                     text source) {
  place_cursor lines;
  walk w = {.limits = q->limits, .arena = a, .source = place_skip_mark(source), .line = line};
  if (w.source.len / 2 > q->limits->nodes || !json_index_of(&w.json, parser, w.source) || peek(&w) != '{') return NULL;
  w.has_places = q->use.places;
  if (w.has_places && !is_one_line(w.source)) {
    place_start(&lines, file, w.source);
    lines.line = line;
    w.lines = &lines;
  }
  value *root = arena_take(a, sizeof *root);
  const uint32_t first = *w.json.at;
  if (!read_map(&w, root, q->shape, NULL) || w.json.at != w.json.end || !has_plain_id(root, q->shape)) return NULL;
  if (!w.has_places) root->column = first + 1;
  return document_of_record(a, scratch, &q->like, file, root);
}

/* ---------------------------------------------------------------- rows */

static bool bind_list(const value *v, const field *f) {
  if (v->type != KOLUA_LIST) return false;
  for (uint32_t i = 0; i < v->len; i++) {
    const value *item = &v->as.items[i];
    if ((item->flags & VALUE_VOID) != 0 || !is_scalar_right(item, f, f->item)) return false;
  }
  return true;
}

static bool bind_map(arena *a, value *v, const shape *s);

static bool bind_records(arena *a, value *v, const shape *s) {
  for (uint32_t i = 0; i < v->len; i++)
    if (v->as.items[i].type != KOLUA_MAP || !bind_map(a, &v->as.items[i], s)) return false;
  return true;
}

static bool bind_value(arena *a, value *v, const shape *s, const field *f) {
  if ((v->flags & VALUE_VOID) != 0) return true;
  if (f->refers_to != NULL) return false;
  if (f->type == FIELD_VALUES) return bind_list(v, f);
  if (f->type < FIELD_VALUES) return is_scalar_right(v, f, f->type);
  const shape *nested = s->nested[f->slot];
  if (nested == NULL || v->type != (f->type == FIELD_RECORD ? KOLUA_MAP : KOLUA_LIST)) return false;
  return f->type == FIELD_RECORD ? bind_map(a, v, nested) : bind_records(a, v, nested);
}

/* A table's keys are the names of the model's fields themselves. */
static bool bind_map(arena *a, value *v, const shape *s) {
  if (v->len > s->record->n) return false;
  uint16_t *slots = ARENA_ARRAY(a, s->record->n, uint16_t);
  struct map *m = v->as.map;
  m->record = s->record;
  m->slots.own = slots;
  for (uint32_t i = 0; i < v->len; i++) {
    const expectation *e = s->expected[i];
    if (m->members[i].key != &e->field->name) {
      const field *f = model_field(s->record, *m->members[i].key);
      if (f == NULL) return false;
      e = s->expected[i] = &s->all[f->slot];
    }
    slots[e->slot] = (uint16_t)(i + 1);
    value *at = &m->members[i].value;
    const bool is_number = at->type == KOLUA_INTEGER || at->type == KOLUA_NUMBER;
    if (!(is_number && e->is_any_number) && !bind_value(a, at, s, e->field)) return false;
  }
  return is_complete(v, s);
}

document *quick_bind(quick *q, arena *a, arena *scratch, const char *file, value *root) {
  if (!bind_map(a, root, q->shape)) return NULL;
  return document_of_record(a, scratch, &q->like, file, root);
}
