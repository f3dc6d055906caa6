/* model.c: asking a model.
**
** Each record has a table of the names that can follow it in a path: its fields, the references that it holds (followed
** forward) and those that lead to it (followed back). Open addressing, at most half full, built by model_links.c. */
#include "data/model_table.h"

enum { FIRST_ROOM = 8 };

static struct name *find_place(const field_table *t, text name) {
  size_t at = (size_t)text_hash(name) & t->mask;
  while (t->names[at].name.at != NULL && !text_equal(t->names[at].name, name)) at = (at + 1) & t->mask;
  return &t->names[at];
}

static void set_room(field_table *t, arena *a, size_t room) {
  t->names = ARENA_ARRAY(a, room, struct name);
  t->mask = room - 1;
}

static void grow(field_table *t, arena *a) {
  const field_table old = *t;
  set_room(t, a, (old.mask + 1) * 2);
  for (size_t i = 0; i <= old.mask; i++)
    if (old.names[i].name.at != NULL) *find_place(t, old.names[i].name) = old.names[i];
}

field_table *model_table_new(arena *a, size_t n_names) {
  field_table *t = ARENA_NEW(a, field_table);
  size_t room = FIRST_ROOM;
  while (room < 2 * n_names) room *= 2;
  set_room(t, a, room);
  return t;
}

struct name *model_table_add(field_table *t, arena *a, text name) {
  struct name *found = find_place(t, name);
  if (found->name.at != NULL) return found;
  if (++t->n * 2 > t->mask + 1) {
    grow(t, a);
    found = find_place(t, name);
  }
  found->name = name;
  return found;
}

const field *model_field(const record *r, text name) {
  return find_place(r->table, name)->field;
}

link model_link(const model *m, const record *r, text name) {
  (void)m;
  const struct name *found = find_place(r->table, name);
  if (found->field != NULL) return (link){0};
  if (found->forward != NULL) return (link){.forward = found->forward};
  if (found->is_ambiguous) return (link){.ambiguous = true};
  return (link){.back = found->back};
}

text model_suggest(const model *m, const record *r, text name, arena *scratch) {
  (void)m;
  const field_table *t = r->table;
  text *words = ARENA_ARRAY(scratch, t->n, text);
  size_t n = 0;
  for (size_t i = 0; i < r->n; i++) words[n++] = r->fields[i].name;
  for (size_t i = 0; i <= t->mask; i++) {
    const struct name *at = &t->names[i];
    if (at->field == NULL && (at->forward != NULL || (at->back != NULL && !at->is_ambiguous))) words[n++] = at->name;
  }
  return text_nearest(name, words, n, scratch);
}

const subject *model_subject(const model *m, text name) {
  for (size_t i = 0; i < m->n_subjects; i++)
    if (text_equal(m->subjects[i].name, name)) return &m->subjects[i];
  return NULL;
}

kolua_status model_find_subject(const subject **out, const model *m, const char *name, arena *scratch, problems *p) {
  buf all;
  *out = model_subject(m, text_of(name));
  if (*out != NULL) return KOLUA_OK;
  text *names = ARENA_ARRAY(scratch, m->n_subjects, text);
  buf_init(&all, scratch);
  for (size_t i = 0; i < m->n_subjects; i++) {
    names[i] = m->subjects[i].name;
    buf_format(&all, "%s%.*s", i > 0 ? ", " : "", SPELT(names[i]));
  }
  return problem_add(p, KOLUA_EINVAL, (place){0}, "the model has no subject '%s'%s: there are %s", name,
                     text_hint(text_nearest(text_of(name), names, m->n_subjects, scratch), scratch), buf_text(&all).at);
}

const unit *model_unit(const model *m, text name) {
  for (size_t i = 0; i < m->n_units; i++)
    if (text_equal(m->units[i].name, name)) return &m->units[i];
  return NULL;
}

const option *model_option(const field *f, text name) {
  for (size_t i = 0; i < f->options.n; i++)
    if (text_equal(f->options.at[i].name, name)) return &f->options.at[i];
  return NULL;
}
