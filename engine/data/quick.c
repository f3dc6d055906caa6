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

/* A field, and its key as it is looked for. Eight bytes are compared at once: the parser leaves room behind its texts. */
typedef struct expectation {
  const field *field;
  text name;
  uint64_t head, mask; /* the first eight bytes of its name, and how many there are */
  uint64_t tail;       /* the last eight, where there are more */
  bool is_read;        /* its text is asked for */
  bool is_any_number;  /* it takes every number */
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
  const document *context;
  const subject *kind;
  const kolua_limits *limits;
  quick_use use;
  shape *shape;
};

/* Where the walk stands. */
typedef struct walk {
  const kolua_limits *limits;
  bool has_places;
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

static expectation expect(const shape *s, const field *f) {
  const bool is_shown = s->record->id == f || s->use->reads == NULL || f->expected.len > 0;
  expectation e = {
      .field = f, .name = f->name, .mask = UINT64_MAX, .is_read = is_shown || s->use->reads(s->use->payload, f)};
  e.is_any_number = f->type == FIELD_NUMBER && !f->has_min && !f->has_max && f->refers_to == NULL;
  const size_t n = f->name.len < sizeof e.head ? f->name.len : sizeof e.head;
  if (n < sizeof e.head) {
    e.mask = 0;
    memset(&e.mask, 0xFF, n);
  }
  memcpy(&e.head, f->name.at, n);
  if (f->name.len > sizeof e.tail) memcpy(&e.tail, f->name.at + f->name.len - sizeof e.tail, sizeof e.tail);
  return e;
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
    if (r->fields[i].type == FIELD_RECORD) s->nested[i] = shape_new(a, r->fields[i].record, limits, use);
  }
  list_checks(s, a);
  return s;
}

quick *quick_new(arena *a, const document *context, const subject *s, const kolua_limits *limits,
                 const quick_use *use) {
  quick *q = ARENA_NEW(a, quick);
  *q = (quick){.context = context, .kind = s, .limits = limits, .use = *use};
  if (limits->depth < LEAST_DEPTH || s->record->id == NULL) return NULL;
  q->shape = shape_new(a, s->record, limits, &q->use);
  return q->shape != NULL ? q : NULL;
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

typedef struct spot {
  uint32_t line, column;
} spot;

/* The place of the next key, value or bracket, which the walk then stands behind. */
static inline spot take_place(walk *w) {
  if (!w->has_places) return (spot){w->line, 0};
  const uint32_t offset = *w->json.offsets++;
  if (w->lines == NULL) return (spot){w->line, offset + 1 - w->inner};
  const place at = place_at(w->lines, offset);
  return (spot){at.line, at.column};
}

static inline void skip_mark(walk *w) {
  if (w->has_places) w->json.offsets++;
}

static inline void begin_value(walk *w, value *v, kolua_type type, const value *parent) {
  const spot at = take_place(w);
  *v = (value){.type = (uint8_t)type, .line = at.line, .column = at.column, .parent = parent};
}

/* As member_set_place(); nearly always key and value stand on one line. */
static inline void set_key_place(member *m, spot key) {
  const uint32_t between = m->value.column - key.column;
  if (m->value.line == key.line && between < 1000) m->value.key_at = (uint16_t)between;
  else member_set_place(m, key.line, key.column);
}

/* ---------------------------------------------------------------- scalars */

/* Of a text of the parser's, which may be read a little beyond its end. */
static inline bool is_ascii(text t) {
  static const unsigned char tops[2 * sizeof(uint64_t)] = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80};
  uint64_t eight, last, all, found = 0;
  size_t at = 0;
  for (; t.len - at > sizeof eight; at += sizeof eight) {
    memcpy(&eight, t.at + at, sizeof eight);
    found |= eight;
  }
  memcpy(&eight, t.at + at, sizeof eight);
  memcpy(&all, tops, sizeof all);
  memcpy(&last, tops + sizeof last - (t.len - at), sizeof last);
  return ((found & all) | (eight & last)) == 0;
}

/* Of a text that is not ASCII, the columns behind it are fewer than the bytes. */
static bool set_foreign(walk *w, text t, bool is_read) {
  if (w->has_places) {
    const uint32_t from = w->json.offsets[-1], to = *w->json.offsets;
    w->inner += utf8_inner(w->source.at + from, w->source.at + to);
  }
  return !is_read || utf8_is_surely_nfc(t);
}

static bool read_text(walk *w, value *v, uint64_t word, bool is_read, const value *parent) {
  const text t = string_of(w, word);
  begin_value(w, v, KOLUA_STRING, parent);
  if (t.len > w->limits->scalar_size) return false;
  v->len = (uint32_t)t.len;
  v->as.text = t.at;
  const bool may_be_blank = t.len == 0 || *t.at <= ' ' || *t.at >= 0x7F;
  v->flags = VALUE_QUOTED | (may_be_blank && text_is_blank(t) ? VALUE_VOID : 0);
  if (!is_read && !w->has_places) return true;
  if (!is_ascii(t)) return set_foreign(w, t, is_read);
  v->flags |= VALUE_ASCII;
  return true;
}

static inline bool read_number(walk *w, value *v, char kind, const value *parent) {
  begin_value(w, v, kind == 'l' ? KOLUA_INTEGER : KOLUA_NUMBER, parent);
  memcpy(&v->as, w->json.words++, sizeof v->as.integer);
  return true;
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

/* A scalar that is there, of a type that its field takes. */
static inline bool read_scalar(walk *w, value *v, const expectation *e, field_type type, const value *parent) {
  const field *f = e->field;
  const uint64_t word = *w->json.words++;
  const char kind = kind_of(word);
  switch (kind) {
    case '"':
      if (!read_text(w, v, word, e->is_read, parent)) return false;
      return type <= FIELD_ENUM || type >= FIELD_DATE ? (v->flags & VALUE_VOID) != 0 || is_text_right(v, f, type)
                                                      : false;
    case 'l':
    case 'd':
      return (type == FIELD_NUMBER || type == FIELD_INTEGER) && read_number(w, v, kind, parent) &&
             is_number_right(v, f, type);
    case 't':
    case 'f':
      begin_value(w, v, KOLUA_BOOL, parent);
      v->as.boolean = kind == 't';
      return type == FIELD_BOOLEAN;
    default: return false;
  }
}

static void read_null(walk *w, value *v, const value *parent) {
  w->json.words++;
  begin_value(w, v, KOLUA_NULL, parent);
  v->flags = VALUE_VOID;
}

/* ---------------------------------------------------------------- lists and shares */

/* In a list nothing may be missing. */
static bool read_list(walk *w, value *v, const expectation *e, const value *parent) {
  const uint32_t n = count_of(*w->json.words++);
  begin_value(w, v, KOLUA_LIST, parent);
  v->len = n;
  v->as.items = n > 0 ? arena_take(w->arena, n * sizeof *v->as.items) : NULL;
  for (uint32_t i = 0; i < n; i++) {
    value *item = &v->as.items[i];
    if (!read_scalar(w, item, e, e->field->item, v) || (item->flags & VALUE_VOID) != 0) return false;
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

static bool read_share(walk *w, value *owner, uint32_t i, const expectation *e) {
  const field *f = e->field;
  member *m = &owner->as.map->members[i];
  const spot at = take_place(w);
  text *key = arena_take(w->arena, sizeof *key);
  *key = string_of(w, *w->json.words++);
  if (!is_ascii(*key) || key->len > w->limits->key_size || is_repeated(owner->as.map, i, *key)) return false;
  if (f->options.n > 0 && model_option(f, *key) == NULL) return false;
  m->key = key;
  skip_mark(w);
  if (kind_of(*w->json.words) == 'n') read_null(w, &m->value, owner);
  else if (!read_scalar(w, &m->value, e, f->item, owner)) return false;
  set_key_place(m, at);
  return true;
}

static bool read_shares(walk *w, value *v, const expectation *e, const value *parent) {
  const uint32_t n = count_of(*w->json.words++);
  if (n > MOST_SHARES) return false;
  begin_value(w, v, KOLUA_MAP, parent);
  v->len = n;
  v->as.map = map_new(w->arena, n);
  for (uint32_t i = 0; i < n; i++) {
    if (!read_share(w, v, i, e)) return false;
    if (i + 1 < n) skip_mark(w);
  }
  skip_mark(w);
  return kind_of(*w->json.words++) == '}';
}

/* ---------------------------------------------------------------- maps */

static bool read_map(walk *w, value *v, const shape *s, const value *parent);

static inline bool read_value(walk *w, value *v, const shape *s, const expectation *e, const value *parent) {
  const field *f = e->field;
  const char kind = kind_of(*w->json.words);
  if (kind == 'n') {
    read_null(w, v, parent);
    return true;
  }
  if (f->refers_to != NULL) return false;
  switch (f->type) {
    case FIELD_VALUES: return kind == '[' && read_list(w, v, e, parent);
    case FIELD_SHARES: return kind == '{' && read_shares(w, v, e, parent);
    case FIELD_RECORD: return kind == '{' && s->nested[f->slot] != NULL && read_map(w, v, s->nested[f->slot], parent);
    case FIELD_RECORDS: return false;
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_ENUM:
    case FIELD_INTEGER:
    case FIELD_NUMBER:
    case FIELD_BOOLEAN:
    case FIELD_DATE:
    case FIELD_DATETIME: return read_scalar(w, v, e, f->type, parent);
  }
  return false;
}

static inline bool is_expected(const expectation *e, text key) {
  uint64_t head, tail;
  memcpy(&head, key.at, sizeof head);
  if (key.len != e->name.len || (head & e->mask) != e->head) return false;
  if (key.len <= sizeof head) return true;
  memcpy(&tail, key.at + key.len - sizeof tail, sizeof tail);
  return tail == e->tail && (key.len <= 2 * sizeof tail || memcmp(key.at, e->name.at, key.len) == 0);
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
  const spot at = take_place(w);
  const expectation *e = find_key(s, i, string_of(w, *w->json.words++));
  if (e == NULL || slots[e->field->slot] != 0) return false;
  slots[e->field->slot] = (uint16_t)(i + 1);
  skip_mark(w);
  m->key = &e->field->name;
  const char kind = kind_of(*w->json.words);
  if (e->is_any_number && (kind == 'd' || kind == 'l')) {
    w->json.words++;
    read_number(w, &m->value, kind, owner);
  } else if (!read_value(w, &m->value, s, e, owner)) {
    return false;
  }
  set_key_place(m, at);
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

static bool read_map(walk *w, value *v, const shape *s, const value *parent) {
  const uint32_t n = count_of(*w->json.words++);
  if (n > s->record->n) return false;
  uint16_t *slots = ARENA_ARRAY(w->arena, s->record->n, uint16_t);
  begin_value(w, v, KOLUA_MAP, parent);
  v->len = n;
  v->as.map = map_new(w->arena, n);
  v->as.map->record = s->record;
  v->as.map->slots.own = slots;
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
  w.has_places = q->use.places;
  if (w.has_places && !is_one_line(w.source)) {
    place_start(&lines, file, w.source);
    lines.line = line;
    w.lines = &lines;
  }
  value *root = arena_take(a, sizeof *root);
  if (!read_map(&w, root, q->shape, NULL)) return NULL;
  return document_of_record(a, scratch, q->context, q->kind, file, root);
}
