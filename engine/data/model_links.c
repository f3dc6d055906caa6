/* model_links.c: what fields are to each other: ids, names, keys, references, and the table of names of each record.
**
** Runs last over the definitions, when every field lies where it will stay. The elements of a keyed list get a
** record for each key: copies of their own fields, then copies of the attributes of that key, so that a rule and a
** slot know no difference between them. All that a copy must have is therefore set before the copies are made. */
#include "data/model_load.h"

#include <string.h>

/* ---------------------------------------------------------------- fields of the same record */

static const field *find_beside(loader *l, const record *r, const value *at, text name) {
  const field *f = load_field(r, name);
  if (f != NULL) return f;
  text *names = ARENA_ARRAY(l->scratch, r->n, text);
  for (size_t i = 0; i < r->n; i++) names[i] = r->fields[i].name;
  load_unknown(l, load_place(l, at), "field", name, names, r->n);
  return NULL;
}

/* The field that a definition names under `key`; NULL: none, or not of the type, which is noted. */
static const field *read_field(loader *l, const record *r, const value *entry, const char *key, field_type type,
                               const char *what) {
  const value *at = value_get(entry, text_of(key));
  if (at == NULL) return NULL;
  const field *f = find_beside(l, r, at, load_text(l, entry, key));
  if (f == NULL || f->type == type) return f;
  load_error(l, at, "'%s' must name %s", key, what);
  return NULL;
}

static void read_exactly_one(loader *l, record *r, const value *at) {
  enum { MOST = sizeof r->one_of / sizeof *r->one_of - 1 };
  size_t n;
  const text *names = load_texts(l, at, &n);
  if (at != NULL && (n < 2 || n > MOST)) load_error(l, at, "'exactly_one' takes a list of 2 to %d fields", (int)MOST);
  for (size_t i = 0; i < n && i < MOST; i++) {
    r->one_of[i] = find_beside(l, r, at, names[i]);
    if (r->one_of[i] == NULL) return;
  }
}

static void read_key(loader *l, field *f, const value *entry) {
  f->key = read_field(l, f->record, entry, "key", FIELD_ENUM, "an enum");
  f->attributes = read_field(l, f->record, entry, "attributes", FIELD_RECORD, "a map");
  const value *at = value_get(entry, TEXT("key"));
  if ((at == NULL) != (value_get(entry, TEXT("attributes")) == NULL))
    load_error(l, entry, "'key' and 'attributes' stand together");
  if (f->attributes != NULL && f->attributes->record->n > 0)
    load_error(l, entry, "'%.*s' is the map of attributes: its fields belong under a key, as in %.*s[key].name",
               SPELT(f->attributes->name), SPELT(f->name));
  if (f->key == NULL || f->attributes == NULL) f->key = f->attributes = NULL;
}

static void read_collection(loader *l, field *f, const value *entry) {
  record *r = f->record;
  const value *names = value_get(entry, TEXT("name"));
  r->id = read_field(l, r, entry, "id", FIELD_ID, "a field of type id");
  if (r->id != NULL) f->id = r->id->name;
  f->names = load_texts(l, names, &f->n_names);
  for (size_t i = 0; i < f->n_names; i++) find_beside(l, r, names, f->names[i]);
  read_exactly_one(l, r, value_get(entry, TEXT("exactly_one")));
  read_key(l, f, entry);
}

static bool is_attributes(const field *f) {
  return f->owner->holder != NULL && f->owner->holder->attributes == f;
}

/* A map bears the id that stands in it as `id`, and is known by its `name`, without being told. */
static void read_map_defaults(field *f) {
  static const text name = {"name", 4};
  record *r = f->record;
  const field *id = load_field(r, TEXT("id"));
  if (r->id == NULL && id != NULL && id->type == FIELD_ID) {
    r->id = id;
    f->id = id->name;
  }
  if (r->id == NULL || f->n_names > 0 || load_field(r, name) == NULL) return;
  f->names = &name;
  f->n_names = 1;
}

/* Those that are no field were told already. */
static void find_name_fields(loader *l, field *f) {
  f->name_fields = ARENA_ARRAY(l->arena, f->n_names, const field *);
  for (size_t i = 0; i < f->n_names; i++) f->name_fields[i] = load_field(f->record, f->names[i]);
}

static void read_maps(loader *l) {
  for (size_t i = 0; i < l->n_records; i++) {
    record *r = l->records[i];
    for (size_t k = 0; k < r->n; k++) {
      if (r->fields[k].type == FIELD_RECORD) read_map_defaults(&r->fields[k]);
      if (r->fields[k].n_names > 0) find_name_fields(l, &r->fields[k]);
    }
  }
}

static void read_collections(loader *l) {
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    if (d->owner == NULL || definition_field(d)->record == NULL) continue;
    l->file = d->file;
    read_collection(l, definition_field(d), &d->entry->value);
  }
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    const field *f = d->owner != NULL ? definition_field(d) : NULL;
    if (f == NULL || f->type != FIELD_RECORD || f->record->n > 0 || is_attributes(f)) continue;
    l->file = d->file;
    load_error_at_key(l, d->entry, "'%.*s' has no type, and no field stands within it", SPELT(f->path));
  }
}

/* ---------------------------------------------------------------- references */

/* The list at "library.rooms" or "books[].copies"; NULL: none with ids. */
static const field *find_list(const model *m, text path) {
  const record *r = m->root;
  const field *f = NULL;
  for (size_t at = 0; at < path.len;) {
    size_t end = at;
    while (end < path.len && path.at[end] != '.' && path.at[end] != '[') end++;
    f = r != NULL ? load_field(r, (text){path.at + at, end - at}) : NULL;
    if (f == NULL) return NULL;
    r = f->record;
    if (end + 1 < path.len && path.at[end] == '[' && path.at[end + 1] == ']') end += 2;
    at = end + 1;
  }
  return f != NULL && f->type == FIELD_RECORDS && f->record->id != NULL ? f : NULL;
}

static text drop(text name, size_t n) {
  return (text){name.at, name.len - n};
}

/* "book_id" is followed as "book", "author_ids" as "authors". */
static text forward_name(loader *l, const field *f) {
  if (text_ends(f->name, "_id")) return drop(f->name, strlen("_id"));
  if (!text_ends(f->name, "_ids")) return (text){0};
  const text one = drop(f->name, strlen("_ids"));
  return text_of(text_format(l->arena, "%.*ss", SPELT(one)));
}

/* The list whose elements refer; NULL: the reference stands in none. */
static const field *find_bearer(const field *f) {
  const field *holder = f->owner->holder;
  while (holder != NULL && holder->type != FIELD_RECORDS) holder = holder->owner->holder;
  return holder;
}

static void read_names(loader *l, field *f, const value *entry) {
  const text as = load_text(l, entry, "as"), back = load_text(l, entry, "back");
  f->forward = as.len > 0 ? as : forward_name(l, f);
  if (f->forward.len == 0) load_error(l, entry, "a reference whose name does not end in _id or _ids needs 'as'");
  if (as.len > 0 && load_field(f->owner, as) != NULL)
    load_error(l, entry, "'as: %.*s' is the name of a field beside it", SPELT(as));
  for (size_t i = 0; i < f->slot; i++) {
    const field *other = &f->owner->fields[i];
    if (other->refers_to != NULL && text_equal(other->forward, f->forward))
      load_error(l, entry, "'%.*s' is followed as '%.*s' too: 'as' must tell them apart", SPELT(other->name),
                 SPELT(f->forward));
  }
  if (back.len > 0 && load_field(f->refers_to->record, back) != NULL)
    load_error(l, entry, "'back: %.*s' is the name of a field of %.*s", SPELT(back), SPELT(f->refers_to->path));
  const field *bearer = find_bearer(f);
  if (back.len > 0 && bearer == NULL) load_error(l, entry, "'back' needs a reference that stands in a list");
  else if (bearer != NULL) f->back = back.len > 0 ? back : bearer->name;
}

static unsigned add_to(loader *l, const field ***list, size_t *n, const field *f) {
  *list = arena_grow(l->arena, *list, *n * sizeof **list, (*n + 1) * sizeof **list);
  (*list)[*n] = f;
  return (unsigned)(*n)++;
}

/* With the lists around it: they tell elements of one id apart. */
static void add_lists(loader *l, const field *f) {
  model *m = l->model;
  if (f == NULL || f->record->id == NULL) return;
  for (size_t i = 0; i < m->n_lists; i++)
    if (m->lists[i] == f) return;
  add_to(l, &m->lists, &m->n_lists, f);
  add_lists(l, find_bearer(f));
}

static void read_reference(loader *l, field *f, const value *entry) {
  const value *to = value_get(entry, TEXT("to"));
  if (to == NULL) {
    if (value_get(entry, TEXT("as")) != NULL || value_get(entry, TEXT("back")) != NULL)
      load_error(l, entry, "'as' and 'back' belong to a reference: 'to' is missing");
    return;
  }
  const field *list = find_list(l->model, value_text(to));
  if (list == NULL) {
    load_error(l, to, "'to: %.*s' leads to no list whose elements have ids", SPELT(value_text(to)));
    return;
  }
  f->refers_to = list;
  read_names(l, f, entry);
  f->nth = add_to(l, &l->model->references, &l->model->n_references, f);
  add_lists(l, list);
}

static void read_references(loader *l) {
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    if (d->owner == NULL) continue;
    field *f = definition_field(d);
    l->file = d->file;
    if (f->type == FIELD_ID || f->item == FIELD_ID) read_reference(l, f, &d->entry->value);
    if (f->unique_in_document && f->record->id == NULL) load_error_at_key(l, d->entry, "'unique' needs 'id'");
    else if (f->unique_in_document) add_lists(l, f);
  }
}

static void number_lists(loader *l) {
  const model *m = l->model;
  for (size_t i = 0; i < l->n_records; i++)
    for (size_t k = 0; k < l->records[i]->n; k++)
      for (unsigned nth = 0; nth < m->n_lists; nth++)
        if (m->lists[nth] == &l->records[i]->fields[k]) l->records[i]->fields[k].nth = nth;
}

/* ---------------------------------------------------------------- required maps */

static void require_maps(loader *l) {
  for (size_t i = 0; i < l->n_records; i++) {
    record *r = l->records[i];
    for (size_t k = 0; k < r->n; k++) {
      field *holder = &r->fields[k];
      if (holder->type != FIELD_RECORD) continue;
      for (size_t j = 0; j < holder->record->n && !holder->required; j++)
        holder->required = holder->record->fields[j].type < FIELD_RECORD && holder->record->fields[j].required;
    }
  }
}

/* ---------------------------------------------------------------- keyed lists */

static record *find_attributes(loader *l, const field *list, text key) {
  for (size_t i = 0; i < l->n_sets; i++)
    if (l->sets[i].elements == list->record && text_equal(l->sets[i].key, key)) return l->sets[i].attributes;
  record *none = ARENA_NEW(l->arena, record);
  const text elements = drop(list->record->path, strlen("[]"));
  none->path = text_of(text_format(l->arena, "%.*s[%.*s]", SPELT(elements), SPELT(key)));
  return none;
}

static void check_attribute_name(loader *l, const record *elements, const field *attribute) {
  if (load_field(elements, attribute->name) == NULL) return;
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    if (d->owner != attribute->owner || d->slot != attribute->slot) continue;
    l->file = d->file;
    load_error_at_key(l, d->entry, "'%.*s' has the name of a field of %.*s", SPELT(attribute->path),
                      SPELT(elements->path));
  }
}

/* An element's own fields, then its attributes; `attributes` is what its map of them holds. */
static record *join_records(loader *l, const field *list, record *attributes) {
  const record *own = list->record;
  record *joined = ARENA_NEW(l->arena, record);
  *joined = (record){.path = attributes->path, .n = own->n + attributes->n, .holder = list};
  joined->fields = ARENA_ARRAY(l->arena, joined->n, field);
  memcpy(joined->fields, own->fields, own->n * sizeof(field));
  if (attributes->n > 0) memcpy(joined->fields + own->n, attributes->fields, attributes->n * sizeof(field));
  field *attrs = &joined->fields[list->attributes->slot];
  attrs->record = attributes;
  attributes->holder = attrs;
  for (size_t i = 0; i < joined->n; i++) {
    field *f = &joined->fields[i];
    f->owner = joined;
    if (i < own->n) continue;
    check_attribute_name(l, own, f->slot < attributes->n ? &attributes->fields[f->slot] : f);
    f->slot = (unsigned)i;
    f->within = attrs;
  }
  if (own->id != NULL) joined->id = &joined->fields[own->id->slot];
  for (size_t i = 0; own->one_of[i] != NULL; i++) joined->one_of[i] = &joined->fields[own->one_of[i]->slot];
  return joined;
}

static void key_list(loader *l, field *f) {
  const options *keys = &f->key->options;
  f->keyed = ARENA_ARRAY(l->arena, keys->n, record *);
  for (size_t i = 0; i < keys->n; i++) f->keyed[i] = join_records(l, f, find_attributes(l, f, keys->at[i].name));
}

static void check_set(loader *l, const attribute_set *set) {
  const field *list = set->elements->holder;
  l->file = set->file;
  if (list->key == NULL) {
    load_error_at_key(l, set->entry, "'%.*s' is addressed by a key, but its definition says no 'key' and 'attributes'",
                      SPELT(list->path));
    return;
  }
  const options *keys = &list->key->options;
  text *names = ARENA_ARRAY(l->scratch, keys->n, text);
  for (size_t i = 0; i < keys->n; i++) {
    names[i] = keys->at[i].name;
    if (text_equal(names[i], set->key)) return;
  }
  load_unknown(l, member_place(set->entry, l->file), "key of the list", set->key, names, keys->n);
}

/* Elements by key have slots in their owner; the copies of a keyed element's own record have no room for them. */
static bool is_within_keyed(const loader *l, const record *r) {
  if (r->holder != NULL && r->holder->type == FIELD_RECORDS && r->holder->key != NULL) return true;
  for (size_t i = 0; i < l->n_sets; i++)
    if (l->sets[i].attributes == r) return true;
  return false;
}

static void key_lists(loader *l) {
  for (size_t i = 0; i < l->n_sets; i++) check_set(l, &l->sets[i]);
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    field *f = d->owner != NULL ? definition_field(d) : NULL;
    if (f == NULL || f->key == NULL) continue;
    l->file = d->file;
    if (is_within_keyed(l, f->owner))
      load_error_at_key(l, d->entry, "a keyed list cannot stand in the elements of another");
    else key_list(l, f);
  }
}

/* ---------------------------------------------------------------- tables */

static void make_table(loader *l, record *r) {
  r->table = model_table_new(l->arena, r->n);
  r->n_slots = r->n;
  for (size_t i = 0; i < r->n; i++) {
    field *f = &r->fields[i];
    model_table_add(r->table, l->arena, f->name)->field = f;
    if (f->refers_to != NULL && f->forward.len > 0) model_table_add(r->table, l->arena, f->forward)->forward = f;
    if (f->keyed == NULL) continue;
    f->keyed_at = (unsigned)r->n_slots;
    r->n_slots += f->key->options.n + 1; /* one for an element without a key */
    for (size_t k = 0; k < f->key->options.n; k++) {
      make_table(l, f->keyed[k]);
      if (f->keyed[k]->fields[f->attributes->slot].record->table == NULL)
        make_table(l, f->keyed[k]->fields[f->attributes->slot].record);
    }
  }
}

static void add_back(loader *l, const record *r, const field *f) {
  struct name *found = model_table_add(r->table, l->arena, f->back);
  found->is_ambiguous = found->back != NULL;
  found->back = f;
}

static void make_tables(loader *l) {
  const model *m = l->model;
  for (size_t i = 0; i < l->n_records; i++)
    if (l->records[i]->table == NULL) make_table(l, l->records[i]);
  for (size_t i = 0; i < m->n_references; i++) {
    const field *f = m->references[i], *list = f->refers_to;
    if (f->back.len == 0) continue;
    add_back(l, list->record, f);
    for (size_t k = 0; list->keyed != NULL && k < list->key->options.n; k++) add_back(l, list->keyed[k], f);
  }
}

void model_links_make(loader *l) {
  read_collections(l);
  read_maps(l);
  read_references(l);
  number_lists(l);
  require_maps(l);
  key_lists(l);
  make_tables(l);
}
