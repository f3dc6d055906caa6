/* document.c: the walk over a tree, side by side with the model.
**
** Each map gets its slots, each value is looked at once; ids and references are noted on the way and joined at the end.
** Complaints and refusals are collected and sorted, so the order of looking does not matter. */
#include "data/bind.h"

#include "base/dates.h"

static void bind_map(binder *b, value *v, const record *r);

/* ---------------------------------------------------------------- lists */

/* The record of an element; in a keyed list it depends on the key, which may stand behind what it decides. */
static const record *find_record(const value *element, const field *list) {
  if (list->keyed == NULL) return list->record;
  const value *key = value_get(element, list->key->name);
  if (key == NULL || key->type != KOLUA_STRING) return list->record;
  const option *found = model_option(list->key, value_text(key));
  return found != NULL ? list->keyed[found - list->key->options.at] : list->record;
}

/* The id of a map that must have one; NULL: it has none, or one that was complained about. */
static const value *need_id(binder *b, const value *v) {
  const field *f = v->as.map->record->id;
  const value *id = value_slot(v, f->slot);
  if (value_is_given(id)) return id->flags & VALUE_VOID ? NULL : id;
  const arena_mark mark = arena_here(b->scratch);
  bind_deny(b, id ? id : v, "%s needs its '%.*s'", value_path(v, b->scratch), SPELT(f->name));
  arena_release(b->scratch, mark);
  return NULL;
}

/* The attributes of a keyed element have slots in the element itself. */
static void lift_attributes(const value *element, const field *list) {
  const record *r = element->as.map->record;
  const value *attributes = value_slot(element, list->attributes->slot);
  if (r == list->record || attributes == NULL || attributes->type != KOLUA_MAP) return;
  const unsigned n_own = (unsigned)list->record->n;
  for (unsigned i = n_own; i < r->n; i++) element->as.map->slots.far[i] = value_slot(attributes, i - n_own);
}

static void deny_element(binder *b, value *element, value *list, const field *f) {
  const arena_mark mark = arena_here(b->scratch);
  element->flags |= VALUE_VOID;
  list->flags |= VALUE_VOID;
  if (f->record->id == NULL) bind_wrong_type(b, element, list, FIELD_RECORD);
  else
    bind_deny(b, element, "%s must be a map with its '%.*s'", value_path(element, b->scratch),
              SPELT(f->record->id->name));
  arena_release(b->scratch, mark);
}

static void bind_element(binder *b, value *element, const field *f) {
  const value *outer = b->bearer;
  b->bearer = element;
  const size_t first = index_here(b);
  bind_map(b, element, find_record(element, f));
  const value *id = f->record->id != NULL ? need_id(b, element) : NULL;
  if (id != NULL) index_add_id(b, f, element, id, first);
  if (f->keyed != NULL) lift_attributes(element, f);
  b->bearer = outer;
}

static void bind_list(binder *b, value *v, const field *f, const value *owner) {
  for (uint32_t i = 0; i < v->len; i++) {
    value *element = &v->as.items[i];
    if (element->type == KOLUA_MAP) bind_element(b, element, f);
    else deny_element(b, element, v, f);
  }
  index_check_list(b, v, f->record);
  if (f->keyed != NULL) bind_keyed(b, owner, v, f);
}

/* ---------------------------------------------------------------- maps */

static void deny_key(binder *b, const member *m, const record *r) {
  const arena_mark mark = arena_here(b->scratch);
  text *names = ARENA_ARRAY(b->scratch, r->n, text);
  for (size_t i = 0; i < r->n; i++) names[i] = r->fields[i].name;
  const text near = bind_may_suggest(b) ? text_nearest(*m->key, names, r->n, b->scratch) : (text){0};
  bind_deny_key(b, m, "unknown key '%s'%s", value_show(*m->key, b->scratch), text_hint(near, b->scratch));
  arena_release(b->scratch, mark);
}

/* Attributes of an element whose key is not known: nothing can be said of them, and nothing asks for them. */
static bool is_keyless(const field *f) {
  return f->owner->holder != NULL && f->owner->holder->attributes == f;
}

/* What stands in a table may be void already, with its complaint. */
static void bind_value(binder *b, value *v, const field *f, const value *owner) {
  if ((v->flags & VALUE_VOID) && value_is_given(v)) return;
  if (f == owner->as.map->record->id && value_is_given(v)) {
    bind_id(b, v);
  } else if (f->type < FIELD_RECORD || !value_is_given(v)) {
    bind_scalar(b, v, f);
  } else if (v->type != (f->type == FIELD_RECORDS ? KOLUA_LIST : KOLUA_MAP)) {
    bind_wrong_type(b, v, v, f->type);
  } else if (f->type == FIELD_RECORDS) {
    bind_list(b, v, f, owner);
  } else if (!is_keyless(f)) {
    bind_map(b, v, f->record);
    if (f->record->id != NULL && f->record->id->required) need_id(b, v);
  }
}

/* People write fields in the model's order: the one behind the last is tried before any search. */
static const field *find_field(const record *r, text key, const field *last) {
  const field *next = last != NULL ? last + 1 : r->fields;
  return next < r->fields + r->n && text_equal(next->name, key) ? next : model_field(r, key);
}

/* Elements by key, and attributes of keyed elements, stand in other maps. */
static bool reaches_far(const value *v, const record *r) {
  return r->n_slots > r->n || (r->holder != NULL && r->holder->keyed != NULL) || v->len >= UINT16_MAX;
}

/* The setter of `slots`, which are const for all who ask. */
static uint16_t *give_slots(binder *b, value *v, const record *r) {
  struct map *m = v->as.map;
  uint16_t *own = NULL;
  m->record = r;
  if (reaches_far(v, r)) {
    v->flags |= VALUE_FAR;
    m->slots.far = ARENA_ARRAY(b->arena, r->n_slots, const value *);
  } else {
    m->slots.own = own = ARENA_ARRAY(b->arena, r->n_slots, uint16_t);
  }
  return own;
}

static void bind_map(binder *b, value *v, const record *r) {
  struct map *m = v->as.map;
  uint16_t *own = give_slots(b, v, r);
  const arena_mark mark = arena_here(b->scratch);
  const field *last = NULL;
  for (uint32_t i = 0; i < v->len; i++) {
    const field *f = find_field(r, *m->members[i].key, last);
    last = f;
    if (f == NULL) {
      deny_key(b, &m->members[i], r);
      continue;
    }
    if (own != NULL) own[f->slot] = (uint16_t)(i + 1);
    else m->slots.far[f->slot] = &m->members[i].value;
    bind_value(b, &m->members[i].value, f, v);
  }
  bind_presence(b, v, r);
  bind_order(b, v, r);
  arena_release(b->scratch, mark);
}

/* ---------------------------------------------------------------- documents */

static void check_schema(binder *b, const value *root) {
  const model *m = b->doc->model;
  const value *schema = value_slot(root, m->schema->slot);
  if (!value_is_given(schema))
    bind_refuse(b, schema ? schema : root, "'%.*s' is missing: it must say '%.*s'", SPELT(m->schema->name),
                SPELT(m->name));
  else if (!text_equal(value_text(schema), m->name))
    bind_refuse(b, schema, "'%.*s' must say '%.*s', not '%s'", SPELT(m->schema->name), SPELT(m->name),
                value_show(value_text(schema), b->scratch));
}

static void set_date(document *doc, arena *a, text date) {
  if (date_parse(date, &doc->as_of)) doc->as_of_text = text_copy(a, date).at;
}

static void find_date(binder *b, const value *root) {
  const field *f = b->doc->model->as_of;
  const value *given = value_slot(root, f->slot);
  b->doc->is_undated = b->is_partial && !value_is_given(given);
  if (b->doc->is_undated) set_date(b->doc, b->arena, TEXT("1970-01-01"));
  else if (value_is_given(given) && !(given->flags & VALUE_VOID)) set_date(b->doc, b->arena, value_text(given));
  else
    bind_refuse(b, given ? given : root,
                "no date to judge by: '%.*s' must be a date (YYYY-MM-DD) that exists, unless an option gives one",
                SPELT(f->name));
}

static bool is_bare(const model *m, const value *root) {
  for (uint32_t i = 0; i < root->len; i++) {
    const text key = *root->as.map->members[i].key;
    if (!text_equal(key, m->schema->name) && !text_equal(key, m->as_of->name) &&
        !(m->locale != NULL && text_equal(key, m->locale->name)))
      return false;
  }
  return true;
}

static void bind_root(binder *b, value *root, bool has_date) {
  if (root->type != KOLUA_MAP) {
    bind_refuse(b, root, "a document must be a map that begins with '%.*s: %.*s'", SPELT(b->doc->model->schema->name),
                SPELT(b->doc->model->name));
    return;
  }
  bind_map(b, root, b->doc->model->root);
  if (is_bare(b->doc->model, root)) root->flags |= VALUE_BARE;
  check_schema(b, root);
  if (!has_date) find_date(b, root);
  index_finish(b);
}

static document *new_document(binder *b, arena *a, arena *scratch, const document *of) {
  document *doc = ARENA_NEW(a, document);
  *doc = *of;
  *b = (binder){.doc = doc, .arena = a, .scratch = scratch, .is_record = of->context != NULL, .bearer = of->root};
  index_start(b);
  return doc;
}

kolua_status document_bind(document **out, arena *a, arena *scratch, const model *m, const char *file, value *root,
                           const char *digest, const document_options *how, problems *p) {
  *out = NULL;
  const document given = {.model = m, .file = file, .root = root, .digest = digest};
  binder b;
  document *doc = new_document(&b, a, scratch, &given);
  if (how->as_of != NULL) {
    set_date(doc, a, text_of(how->as_of));
    if (doc->as_of_text == NULL)
      return problem_add(p, KOLUA_EINVAL, (place){0}, "'%s' is no date (YYYY-MM-DD) that exists",
                         value_show(text_of(how->as_of), scratch));
  }
  b.is_partial = how->partial;
  bind_root(&b, root, doc->as_of_text != NULL);
  const kolua_status status = bind_report(&b, how->strict, p);
  if (status == KOLUA_OK) *out = doc;
  return status;
}

/* ---------------------------------------------------------------- single records */

/* Nothing can be said of a record without an id: the result would be nobody's. */
static void bind_subject(binder *b, value *root, const subject *s) {
  if (root->type != KOLUA_MAP) {
    bind_refuse(b, root, "a record must be a map with its '%.*s'", SPELT(s->record->id->name));
    return;
  }
  bind_map(b, root, s->record);
  const value *id = value_slot(root, s->record->id->slot);
  if (!value_is_given(id) || (id->flags & VALUE_VOID))
    bind_refuse(b, id ? id : root, "the record needs its '%.*s'", SPELT(s->record->id->name));
  else if (id->type == KOLUA_STRING && memchr(value_text(id).at, '\0', value_text(id).len) != NULL)
    bind_refuse(b, id, "an id cannot hold the character U+0000");
  else if (s->list != NULL) index_add_id(b, s->list, root, id, 0);
  index_finish(b);
}

/* What is wrong with the id stops the record, so it is told with that. */
static void bind_faults(binder *b, const sheet_row *row, const subject *s) {
  const value *id = value_get(row->root, s->record->id->name);
  for (const sheet_fault *fault = row->faults; fault != NULL; fault = fault->next)
    (fault->value == id ? bind_refuse : bind_complain)(b, fault->value, "%s", fault->message);
}

static document record_of(const document *context, const subject *s, const char *file, value *root) {
  return (document){.model = context->model,
                    .file = file,
                    .root = root,
                    .digest = "",
                    .as_of = context->as_of,
                    .as_of_text = context->as_of_text,
                    .context = context,
                    .kind = s};
}

static kolua_status bind_one(document **out, arena *a, arena *scratch, const document *context, const subject *s,
                             const char *file, value *root, const sheet_row *row, problems *p) {
  *out = NULL;
  const document given = record_of(context, s, file, root);
  binder b;
  document *doc = new_document(&b, a, scratch, &given);
  b.row = row;
  if (row != NULL) bind_faults(&b, row, s);
  bind_subject(&b, root, s);
  const kolua_status status = bind_report(&b, false, p);
  if (status == KOLUA_OK) *out = doc;
  return status;
}

document document_for_records(arena *a, const document *context, const subject *s) {
  binder b = {.arena = a};
  document like = record_of(context, s, NULL, NULL);
  b.doc = &like;
  if (s->list == NULL || !index_has(like.model, s->list)) index_start(&b);
  return like;
}

document *document_of_record(arena *a, arena *scratch, const document *like, const char *file, value *root) {
  document *doc = arena_take(a, sizeof *doc);
  *doc = *like;
  doc->file = file;
  doc->root = root;
  if (doc->index != NULL) return doc;
  binder b = {.doc = doc, .arena = a, .scratch = scratch, .is_record = true, .bearer = root};
  index_start(&b);
  index_add_id(&b, doc->kind->list, root, value_slot(root, doc->kind->record->id->slot), 0);
  index_finish(&b);
  return doc;
}

kolua_status document_bind_record(document **out, arena *a, arena *scratch, const document *context, const subject *s,
                                  const char *file, value *root, problems *p) {
  return bind_one(out, a, scratch, context, s, file, root, NULL, p);
}

kolua_status document_bind_row(document **out, arena *a, arena *scratch, const document *context, const char *file,
                               const sheet_row *row, problems *p) {
  return bind_one(out, a, scratch, context, sheet_subject(row->sheet), file, row->root, row, p);
}

/* ---------------------------------------------------------------- subjects */

static bool is_usable(const value *v, kolua_type type) {
  return v != NULL && v->type == type && !(v->flags & VALUE_VOID);
}

/* The one map of a record that stands in no list; NULL: not given. */
static const value *find_only(const document *d, const record *r) {
  if (r->holder == NULL) return d->root;
  const value *owner = find_only(d, r->holder->owner);
  const value *v = owner != NULL ? value_slot(owner, r->holder->slot) : NULL;
  return is_usable(v, KOLUA_MAP) ? v : NULL;
}

static const value *list_of(const document *d, const subject *s) {
  const value *list = value_slot(d->root, s->list->slot);
  return is_usable(list, KOLUA_LIST) ? list : NULL;
}

size_t document_count(const document *d, const subject *s) {
  if (d->kind != NULL) return d->kind->record == s->record;
  if (s->list == NULL) return find_only(d, s->record) != NULL;
  const value *list = list_of(d, s);
  return list != NULL ? list->len : 0;
}

const value *document_subject(const document *d, const subject *s, size_t i) {
  if (d->kind != NULL) return d->root;
  if (s->list == NULL) return find_only(d, s->record);
  const value *list = list_of(d, s);
  return list != NULL && i < list->len ? &list->as.items[i] : NULL;
}

static text text_in(const value *element, const field *f) {
  const value *v = f != NULL ? value_slot(element, f->slot) : NULL;
  return is_usable(v, KOLUA_STRING) ? value_text(v) : TEXT("");
}

text document_id(const document *d, const subject *s, const value *element) {
  (void)d;
  return text_in(element, s->record->id);
}

text document_name(const document *d, const subject *s, const value *element) {
  (void)d;
  const field *holder = s->record->holder;
  for (size_t i = 0; i < holder->n_names; i++) {
    const text name = text_in(element, holder->name_fields[i]);
    if (name.len > 0) return name;
  }
  return TEXT("");
}

/* ---------------------------------------------------------------- merged elements and places */

const value *document_keyed(const document *d, const field *f, const value *owner, size_t key) {
  (void)d;
  return f->keyed != NULL && key < f->key->options.n ? value_slot(owner, f->keyed_at + (unsigned)key) : NULL;
}

const value *document_keyless(const field *f, const value *owner) {
  return f->keyed != NULL ? value_slot(owner, f->keyed_at + (unsigned)f->key->options.n) : NULL;
}

static const value *find_top(const value *v) {
  while (v->parent != NULL) v = v->parent;
  return v;
}

place document_place(const document *d, const value *v) {
  if (d->context != NULL && find_top(v) != d->root) return document_place(d->context, v);
  return (place){d->file, v->line, v->column};
}
