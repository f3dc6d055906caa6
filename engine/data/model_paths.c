/* model_paths.c: the paths of the definitions become records and fields.
**
** "a.b[].c[key].d": b is a list of records, c a keyed list; d is an attribute of its elements under that key.
** Records on the way need no definition of their own. Fields lie in growing scratch arrays until model_paths_seal(). */
#include "data/model_load.h"

#include <string.h>

enum { DEEPEST = 32 }; /* records within records; paths are short, and walks over a model may recurse */

typedef struct segment {
  text name;
  text key;     /* of "name[key]" */
  bool is_list; /* "name[]" or "name[key]" */
} segment;

typedef struct walk {
  loader *loader;
  const definition *definition;
  text rest; /* of the path, not yet walked */
} walk;

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Takes a segment and the dot behind it from the rest; false: not a path. */
static bool take_segment(walk *w, segment *out) {
  const char *at = w->rest.at, *end = at + w->rest.len, *start = at;
  while (at < end && is_name_char(*at)) at++;
  *out = (segment){.name = {start, (size_t)(at - start)}};
  if (at == start) return false;
  if (at < end && *at == '[') {
    const char *close = memchr(at, ']', (size_t)(end - at));
    if (close == NULL) return false;
    out->is_list = true;
    out->key = (text){at + 1, (size_t)(close - at - 1)};
    at = close + 1;
  }
  if (at < end && (*at != '.' || ++at == end)) return false;
  w->rest = (text){at, (size_t)(end - at)};
  return true;
}

/* Room for one more: it doubles whenever n is a power of two. */
static void *make_room(loader *l, void *block, size_t n, size_t size) {
  if ((n & (n - 1)) != 0) return block;
  return arena_grow(l->scratch, block, n * size, (n == 0 ? 1 : n * 2) * size);
}

static record *add_record(loader *l, text path) {
  record *r = ARENA_NEW(l->arena, record);
  r->path = path;
  l->records = make_room(l, l->records, l->n_records, sizeof(record *));
  l->records[l->n_records++] = r;
  return r;
}

static text join_path(loader *l, const record *r, segment s) {
  buf path;
  buf_init(&path, l->arena);
  buf_add(&path, r->path);
  if (r->path.len > 0) buf_add_char(&path, '.');
  buf_add(&path, s.name);
  if (s.is_list) buf_add_string(&path, "[]");
  return buf_text(&path);
}

static field *add_field(loader *l, record *r, segment s, field_type type) {
  r->fields = make_room(l, r->fields, r->n, sizeof(field));
  field *f = &r->fields[r->n];
  *f = (field){.name = text_copy(l->arena, s.name), .path = join_path(l, r, s), .slot = (unsigned)r->n, .type = type};
  if (type == FIELD_RECORD || type == FIELD_RECORDS) f->record = add_record(l, f->path);
  r->n++;
  return f;
}

/* From the end: what comes next in a model mostly belongs to what came last. */
static field *find_field(const record *r, text name) {
  for (size_t i = r->n; i-- > 0;)
    if (text_equal(r->fields[i].name, name)) return &r->fields[i];
  return NULL;
}

static record *enter_set(walk *w, const record *elements, text key) {
  loader *l = w->loader;
  for (size_t i = l->n_sets; i-- > 0;)
    if (l->sets[i].elements == elements && text_equal(l->sets[i].key, key)) return l->sets[i].attributes;
  const text list = {elements->path.at, elements->path.len - strlen("[]")};
  record *attributes = add_record(l, text_of(text_format(l->arena, "%.*s[%.*s]", SPELT(list), SPELT(key))));
  l->sets = make_room(l, l->sets, l->n_sets, sizeof *l->sets);
  l->sets[l->n_sets++] =
      (attribute_set){elements, text_copy(l->arena, key), attributes, w->definition->entry, w->definition->file};
  return attributes;
}

static void complain(walk *w, const char *what, text name) {
  load_error_at_key(w->loader, w->definition->entry, "'%.*s': %s '%.*s'", SPELT(*w->definition->entry->key), what,
                    SPELT(name));
}

/* The record below a segment that is not the last; NULL: the path contradicts an earlier one. */
static record *enter(walk *w, record *r, segment s) {
  const field_type type = s.is_list ? FIELD_RECORDS : FIELD_RECORD;
  field *f = find_field(r, s.name);
  if (f == NULL) f = add_field(w->loader, r, s, type);
  if (f->type != type) {
    complain(w, s.is_list ? "there is no list of maps" : "there is no map", s.name);
    return NULL;
  }
  return s.key.len > 0 ? enter_set(w, f->record, s.key) : f->record;
}

static const definition *find_definition(const loader *l, const record *owner, unsigned slot) {
  for (size_t i = 0; i < l->n_definitions; i++)
    if (l->definitions[i].owner == owner && l->definitions[i].slot == slot) return &l->definitions[i];
  return NULL;
}

/* Whether the definition may have this place: a map or list that its own fields made before it, nothing else. */
static bool may_define(walk *w, const record *owner, const field *f, field_type type) {
  const definition *earlier = find_definition(w->loader, owner, f->slot);
  const text path = *w->definition->entry->key;
  if (earlier != NULL)
    load_error_at_key(w->loader, w->definition->entry, "'%.*s' is defined already (%s:%u)", SPELT(path), earlier->file,
                      member_place(earlier->entry, NULL).line);
  else if (f->type != type)
    load_error_at_key(w->loader, w->definition->entry, "'%.*s' is a %s, as fields within it say", SPELT(path),
                      f->type == FIELD_RECORDS ? "list" : "map");
  else return true;
  return false;
}

static void define(walk *w, definition *d, record *r, segment s) {
  if (s.key.len > 0) {
    complain(w, "the path must go on behind the key", s.key);
    return;
  }
  const bool is_value = !s.is_list && value_get(&d->entry->value, TEXT("type")) != NULL;
  const field_type type = s.is_list ? FIELD_RECORDS : is_value ? FIELD_STRING : FIELD_RECORD;
  field *f = find_field(r, s.name);
  if (f == NULL) f = add_field(w->loader, r, s, type);
  else if (!may_define(w, r, f, type)) return;
  d->owner = r;
  d->slot = f->slot;
}

static void walk_path(loader *l, definition *d) {
  walk w = {l, d, d->path};
  record *r = l->records[0];
  segment s;
  for (int depth = 0; r != NULL && depth < DEEPEST; depth++) {
    if (!take_segment(&w, &s)) break;
    if (w.rest.len == 0) {
      define(&w, d, r, s);
      return;
    }
    r = enter(&w, r, s);
  }
  if (r != NULL)
    load_error_at_key(l, d->entry, "'%.*s' is no path, as \"name\", \"map.name\" or \"list[].name\" are",
                      SPELT(*d->entry->key));
}

/* ---------------------------------------------------------------- extensions */

static bool is_subject(loader *l, text name, const member *entry) {
  const value *subjects = value_get(l->model->parts->tree, TEXT("subjects"));
  if (value_get(subjects, name) != NULL) return true;
  text *names = ARENA_ARRAY(l->scratch, subjects->len, text);
  for (size_t i = 0; i < subjects->len; i++) names[i] = *value_member(subjects, i)->key;
  load_unknown(l, member_place(entry, l->file), "subject", name, names, subjects->len);
  return false;
}

/* "book.shelf" to "books[].shelf": the first name is a subject. Empty: it is not. */
static text path_from_root(loader *l, const member *entry) {
  const char *dot = memchr(entry->key->at, '.', entry->key->len);
  const text name = {entry->key->at, dot != NULL ? (size_t)(dot - entry->key->at) : entry->key->len};
  if (!is_subject(l, name, entry)) return (text){0};
  if (dot == NULL) {
    load_error_at_key(l, entry, "'%.*s' is a subject: its new field must follow, as in \"%.*s.name\"", SPELT(name),
                      SPELT(name));
    return (text){0};
  }
  const value *s = value_get(value_get(l->model->parts->tree, TEXT("subjects")), name),
              *list = value_get(s, TEXT("list"));
  const text root = value_text(list != NULL ? list : value_get(s, TEXT("map")));
  const text rest = {dot, entry->key->len - name.len};
  return text_of(text_format(l->arena, "%.*s%s%.*s", SPELT(root), list != NULL ? "[]" : "", SPELT(rest)));
}

/* ---------------------------------------------------------------- the pass */

void model_paths_read(loader *l, const model_part *part) {
  l->file = part->file;
  if (l->n_records == 0) l->model->root = add_record(l, TEXT(""));
  const value *fields = part->is_extension ? part->tree : value_get(part->tree, TEXT("fields"));
  if (fields == NULL || fields->type != KOLUA_MAP) {
    load_error(l, fields ? fields : part->tree, "'fields' must be a map of paths to definitions");
    return;
  }
  const size_t before = l->n_definitions;
  l->definitions =
      arena_grow(l->scratch, l->definitions, before * sizeof(definition), (before + fields->len) * sizeof(definition));
  for (size_t i = 0; i < fields->len; i++) {
    const member *entry = value_member(fields, i);
    const text path = part->is_extension ? path_from_root(l, entry) : *entry->key;
    if (path.len == 0) continue;
    definition *d = &l->definitions[l->n_definitions++];
    *d = (definition){.entry = entry, .file = part->file, .path = path};
    walk_path(l, d);
  }
}

/* The map that holds a keyed element's attributes needs no definition. */
static void add_attribute_maps(loader *l) {
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    const field *list = d->owner != NULL ? definition_field(d) : NULL;
    const value *named = value_get(&d->entry->value, TEXT("attributes"));
    if (list == NULL || list->type != FIELD_RECORDS || named == NULL || value_text(named).len == 0) continue;
    if (find_field(list->record, value_text(named)) == NULL)
      add_field(l, list->record, (segment){.name = value_text(named)}, FIELD_RECORD);
  }
}

void model_paths_seal(loader *l) {
  add_attribute_maps(l);
  for (size_t i = 0; i < l->n_records; i++) {
    record *r = l->records[i];
    field *fields = ARENA_ARRAY(l->arena, r->n, field);
    if (r->n > 0) memcpy(fields, r->fields, r->n * sizeof *fields);
    r->fields = fields;
    for (size_t k = 0; k < r->n; k++) {
      fields[k].owner = r;
      if (fields[k].record != NULL) fields[k].record->holder = &fields[k];
    }
  }
}
