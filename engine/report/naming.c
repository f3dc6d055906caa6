/* naming.c: see naming.h. A path is read from left to right along the model's records, and along the data where it is at
** hand: attributes of several keys may bear one name, and the element's key tells which of them is meant. */
#include "report/naming.h"

#include "judge/message.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

typedef struct walk {
  const record *record; /* fields may be looked up here; NULL: the path went elsewhere */
  const field *list;    /* the keyed list whose element this is, or NULL */
  const record *keyed;  /* the attributes of its key; NULL: the key is not known */
  const value *at;      /* in the data; NULL: not at hand, or not there */
  const value *element; /* the innermost of a list that is not keyed: a key is a name */
  naming found;
} walk;

/* ---------------------------------------------------------------- paths */

typedef struct segment {
  text name;
  bool in_brackets; /* [3], [key] or [] */
} segment;

/* The next name of a path, `["quoted"]` or plain, or what stands in brackets. */
static bool next_segment(const char **at, segment *out) {
  const char *p = *at + (**at == '.');
  if (*p == '\0') return false;
  const bool is_quoted = *p == '[' && p[1] == '"';
  out->in_brackets = *p == '[' && !is_quoted;
  p += is_quoted ? 2 : out->in_brackets;
  out->name = (text){p, strcspn(p, is_quoted ? "\"" : out->in_brackets ? "]" : ".[")};
  p += out->name.len;
  if (is_quoted || out->in_brackets) p += strcspn(p, "]") + (p[strcspn(p, "]")] != '\0');
  *at = p;
  return true;
}

static void use_key(walk *w, text key) {
  const option *o = w->list != NULL ? model_option(w->list->key, key) : NULL;
  if (o != NULL && w->list->keyed != NULL) w->keyed = w->list->keyed[o - w->list->key->options.at];
}

static void step_to_element(walk *w, text index) {
  const bool is_key = index.len > 0 && (*index.at < '0' || *index.at > '9');
  if (is_key) use_key(w, index);
  if (is_key || w->at == NULL || w->at->type != KOLUA_LIST) return;
  const size_t i = (size_t)strtoul(index.at, NULL, 10);
  w->at = i < w->at->len ? &w->at->as.items[i] : NULL;
  if (w->list == NULL && w->at != NULL && w->at->type == KOLUA_MAP) w->element = w->at;
  const value *key = w->list != NULL ? value_get(w->at, w->list->key->name) : NULL;
  if (key != NULL && key->type == KOLUA_STRING) use_key(w, value_text(key));
}

static const field *find_keyed(const walk *w, text name) {
  if (w->keyed != NULL) return model_field(w->keyed, name);
  for (size_t i = 0; w->list->keyed != NULL && i < w->list->key->options.n; i++) {
    const field *f = w->list->keyed[i] != NULL ? model_field(w->list->keyed[i], name) : NULL;
    if (f != NULL) return f;
  }
  return NULL;
}

/* Names that lead from a keyed list to the element and its attributes, and to no field. */
static bool passes_over(walk *w, text name) {
  if (w->list == NULL) return false;
  if (w->list->attributes != NULL && text_equal(name, w->list->attributes->name)) return true;
  if (model_option(w->list->key, name) == NULL) return false;
  w->found.key = name;
  use_key(w, name);
  return true;
}

static void step_into(walk *w, text name) {
  w->at = value_get(w->at, name);
  if (passes_over(w, name)) return;
  const field *f = w->record != NULL ? model_field(w->record, name) : NULL;
  if (f == NULL && w->list != NULL) f = find_keyed(w, name);
  if (f == NULL && w->found.field != NULL && w->found.field->type == FIELD_SHARES) {
    w->found.key = name;
    return;
  }
  w->found = (naming){.field = f};
  w->record = f != NULL ? f->record : NULL;
  w->list = f != NULL && f->type == FIELD_RECORDS && f->key != NULL ? f : NULL;
  w->keyed = NULL;
}

naming naming_find(const model *m, const value *root, const char *path) {
  walk w = {.record = m->root, .at = root};
  segment one;
  for (const char *at = path; next_segment(&at, &one);) {
    if (one.in_brackets) step_to_element(&w, one.name);
    else step_into(&w, one.name);
    if (w.found.field == NULL) break;
  }
  w.found.element = w.element;
  return w.found;
}

static text id_of_element(const field *list, const value *element) {
  if (list == NULL || element == NULL || element->type != KOLUA_MAP) return (text){0};
  const text name = list->key != NULL ? list->key->name : list->id;
  const value *id = name.len > 0 ? value_get(element, name) : NULL;
  return id != NULL && id->type == KOLUA_STRING ? value_text(id) : (text){0};
}

void naming_write_identity(buf *out, const model *m, const value *root, const char *path) {
  walk w = {.record = m->root, .at = root};
  const char *rest = path;
  segment one;
  for (const char *at = path; next_segment(&at, &one); rest = at) {
    const field *list = w.found.field;
    if (one.in_brackets) step_to_element(&w, one.name);
    else step_into(&w, one.name);
    const text id = one.in_brackets ? id_of_element(list, w.at) : (text){0};
    if (id.len > 0) buf_format(out, "[%.*s]", SPELT(id));
    else buf_add(out, (text){rest, (size_t)(at - rest)});
  }
}

static const value *element_by_id(const field *list, const value *all, text id) {
  for (uint32_t i = 0; all->type == KOLUA_LIST && i < all->len; i++)
    if (text_equal(id_of_element(list, &all->as.items[i]), id)) return &all->as.items[i];
  return NULL;
}

const value *naming_value(const model *m, const value *root, const char *identity) {
  walk w = {.record = m->root, .at = root};
  segment one;
  for (const char *at = identity; w.at != NULL && next_segment(&at, &one);) {
    const field *list = w.found.field;
    const bool has_ids = list != NULL && (list->key != NULL || list->id.len > 0);
    if (!one.in_brackets) step_into(&w, one.name);
    else if (has_ids) w.at = element_by_id(list, w.at, one.name);
    else step_to_element(&w, one.name);
  }
  return w.at == NULL || w.at->type == KOLUA_NULL || (w.at->flags & VALUE_VOID) != 0 ? NULL : w.at;
}

/* ---------------------------------------------------------------- labels and values */

static void write_named(buf *out, const naming *n, const char *path, kolua_lang lang) {
  if (n->field == NULL) {
    buf_add_string(out, path);
    return;
  }
  buf_add(out, show_label(n->field->label, lang, text_of(path)));
  if (n->key.len == 0) return;
  const option *o = model_option(n->field->key != NULL ? n->field->key : n->field, n->key);
  buf_add_string(out, " (");
  buf_add(out, o != NULL ? show_label(o->label, lang, o->name) : n->key);
  buf_add_char(out, ')');
}

void naming_write_path(buf *out, const model *m, const value *root, const char *path, kolua_lang lang) {
  const naming n = naming_find(m, root, path);
  write_named(out, &n, path, lang);
}

static bool is_subject(const value *element, const kolua_subject *s) {
  return s != NULL && element->line == s->line && element->column == s->column;
}

/* Whether the field is one by which a reader knows the element: it would be named by itself. */
static bool is_name(const field *f, const value *element) {
  const field *list = element->as.map->record != NULL ? element->as.map->record->holder : NULL;
  if (f == NULL || list == NULL || f->owner != list->record) return false;
  for (size_t i = 0; i < list->n_names; i++)
    if (text_equal(list->names[i], f->name)) return true;
  return false;
}

void naming_write_path_of(buf *out, const model *m, const value *root, const kolua_subject *s, const char *path,
                          kolua_lang lang) {
  const naming n = naming_find(m, root, path);
  write_named(out, &n, path, lang);
  if (n.element == NULL || is_subject(n.element, s) || is_name(n.field, n.element)) return;
  buf name;
  buf_init(&name, out->arena);
  show_value(&name, n.element, NULL, NULL, lang);
  if (name.len > 0) buf_format(out, " (%s)", buf_text(&name).at);
}

void naming_write_value(buf *out, const model *m, const value *root, const char *path, const value *v,
                        kolua_lang lang) {
  const naming n = naming_find(m, root, path);
  const field *f = n.field;
  if (v == NULL || v->type == KOLUA_NULL) {
    const bool is_keyed = f != NULL && f->type == FIELD_RECORDS && n.key.len > 0;
    buf_add_string(out, words_get(is_keyed ? W_MISSING : W_NOT_GIVEN, lang));
    return;
  }
  show_value(out, v, f != NULL ? f->unit : NULL, f, lang);
}

void naming_write_subject(buf *out, const model *m, const kolua_subject *s, kolua_lang lang) {
  const subject *of = model_subject(m, text_of(s->kind));
  buf_add(out, of != NULL ? show_label(of->label, lang, of->name) : text_of(s->kind));
  if (s->name == NULL || s->name[0] == '\0') buf_format(out, " %s", s->id);
  else buf_format(out, " %s (%s)", s->name, s->id);
}

void naming_write_demand(buf *out, const char *op, const value *bound, const unit *u, const field *f, kolua_lang lang) {
  size_t n;
  const demand_word *all = demand_words(&n);
  for (size_t i = 0; i < n; i++) {
    if (strcmp(all[i].name, op) != 0) continue;
    show_demand(out, all[i].op, bound, u, f, lang);
    return;
  }
}
