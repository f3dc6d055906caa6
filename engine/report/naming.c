/* naming.c: see naming.h. A path is read from left to right along the model's records; its indices choose elements of
** data that is not at hand here, so a field of a keyed element is looked for in all records that its list may hold. */
#include "report/naming.h"

#include "judge/message.h"
#include "report/words.h"

#include <string.h>

typedef struct walk {
  const record *record; /* fields may be looked up here; NULL: the path went elsewhere */
  const field *list;    /* the keyed list whose element this is, or NULL */
  naming found;
} walk;

/* ---------------------------------------------------------------- paths */

/* The next name of a path, `["quoted"]` or plain; indices in between are passed over. */
static bool next_name(const char **at, text *name) {
  const char *p = *at;
  while (*p == '.' || (*p == '[' && p[1] != '"')) {
    if (*p == '[') p += strcspn(p, "]");
    if (*p != '\0') p++;
  }
  if (*p == '\0') return false;
  const bool is_quoted = *p == '[';
  if (is_quoted) p += 2;
  *name = (text){p, strcspn(p, is_quoted ? "\"" : ".[")};
  p += name->len;
  *at = is_quoted ? p + strcspn(p, "]") + (*p != '\0') : p;
  return true;
}

static const field *find_keyed(const field *list, text name) {
  for (size_t i = 0; list->keyed != NULL && i < list->key->options.n; i++) {
    const field *f = list->keyed[i] != NULL ? model_field(list->keyed[i], name) : NULL;
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
  return true;
}

static void step_into(walk *w, text name) {
  if (passes_over(w, name)) return;
  const field *f = w->record != NULL ? model_field(w->record, name) : NULL;
  if (f == NULL && w->list != NULL) f = find_keyed(w->list, name);
  if (f == NULL && w->found.field != NULL && w->found.field->type == FIELD_SHARES) {
    w->found.key = name;
    return;
  }
  w->found = (naming){.field = f};
  w->record = f != NULL ? f->record : NULL;
  w->list = f != NULL && f->type == FIELD_RECORDS && f->key != NULL ? f : NULL;
}

naming naming_find(const model *m, const char *path) {
  walk w = {.record = m->root};
  text name;
  for (const char *at = path; next_name(&at, &name);) {
    step_into(&w, name);
    if (w.found.field == NULL) break;
  }
  return w.found;
}

/* ---------------------------------------------------------------- labels and values */

void naming_write_path(buf *out, const model *m, const char *path, kolua_lang lang) {
  const naming n = naming_find(m, path);
  if (n.field == NULL) {
    buf_add_string(out, path);
    return;
  }
  buf_add(out, show_label(n.field->label, lang, text_of(path)));
  if (n.key.len == 0) return;
  const option *o = model_option(n.field->key != NULL ? n.field->key : n.field, n.key);
  buf_add_string(out, " (");
  buf_add(out, o != NULL ? show_label(o->label, lang, o->name) : n.key);
  buf_add_char(out, ')');
}

void naming_write_value(buf *out, const model *m, const char *path, const value *v, kolua_lang lang) {
  if (v == NULL || v->type == KOLUA_NULL) {
    buf_add_string(out, words_get(W_NOT_GIVEN, lang));
    return;
  }
  const field *f = naming_find(m, path).field;
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
