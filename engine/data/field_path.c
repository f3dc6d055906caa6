/* field_path.c: see field_path.h. A path is read name by name beside the records of the model; what stands behind shares is
** a key to its end. */
#include "data/field_path.h"

enum { MOST_STEPS = 16 };

typedef struct walk {
  const model *model;
  arena *arena;
  text path, rest;
  const record *record; /* where the next name stands */
  path_step steps[MOST_STEPS];
  size_t n;
} walk;

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static text take_name(walk *w) {
  size_t n = 0;
  while (n < w->rest.len && is_name_char(w->rest.at[n])) n++;
  const text name = {w->rest.at, n};
  w->rest = (text){w->rest.at + n, w->rest.len - n};
  return name;
}

static const char *unknown_field(walk *w, text name) {
  const text near = model_suggest(w->model, w->record, name, w->arena);
  if (name.len == 0) return text_format(w->arena, "'%s' is no path of a field", value_show(w->path, w->arena));
  const field *known = near.len > 0 ? model_field(w->record, near) : NULL;
  return text_format(w->arena, "'%s': there is no field '%.*s'%s", value_show(w->path, w->arena), SPELT(name),
                     text_hint(known != NULL ? near : (text){0}, w->arena));
}

/* "[12]" at the start of the rest. */
static const char *take_index(walk *w, path_step *step) {
  size_t at = 1;
  unsigned index = 0;
  for (; at < w->rest.len && w->rest.at[at] >= '0' && w->rest.at[at] <= '9' && index <= PATH_INDEX_MOST; at++)
    index = index * 10 + (unsigned)(w->rest.at[at] - '0');
  if (at == 1 || at >= w->rest.len || w->rest.at[at] != ']' || index > PATH_INDEX_MOST)
    return text_format(w->arena, "'%s': an index is a number from 0 to %d, as in %.*s[0]",
                       value_show(w->path, w->arena), PATH_INDEX_MOST, SPELT(step->field->name));
  step->has_index = true;
  step->index = index;
  w->rest = (text){w->rest.at + at + 1, w->rest.len - at - 1};
  return NULL;
}

/* What stands behind shares: ".VN" or ["45+"]. */
static const char *take_key(walk *w, path_step *step) {
  text key = w->rest;
  if (text_starts(key, "[\"") && text_ends(key, "\"]") && key.len > 4) key = (text){key.at + 2, key.len - 4};
  else if (text_starts(key, ".")) key = (text){key.at + 1, key.len - 1};
  else key.len = 0;
  if (key.len == 0)
    return text_format(w->arena, "'%s' is a map of shares: name one of its keys, as in %s.NAME",
                       value_show(w->path, w->arena), value_show(w->path, w->arena));
  text *kept = ARENA_NEW(w->arena, text);
  *kept = text_copy(w->arena, key);
  step->key = kept;
  w->rest.len = 0;
  const options *o = &step->field->options;
  if (o->n == 0 || model_option(step->field, key) != NULL) return NULL;
  text *words = ARENA_ARRAY(w->arena, o->n, text);
  for (size_t i = 0; i < o->n; i++) words[i] = o->at[i].name;
  return text_format(w->arena, "'%s': there is no key '%s'%s", value_show(w->path, w->arena), value_show(key, w->arena),
                     text_hint(text_nearest(key, words, o->n, w->arena), w->arena));
}

static const char *take_step(walk *w) {
  const text name = take_name(w);
  const field *f = name.len > 0 ? model_field(w->record, name) : NULL;
  if (f == NULL || f->within != NULL) return unknown_field(w, name);
  path_step *step = &w->steps[w->n++];
  *step = (path_step){.field = f};
  const bool is_list = f->type == FIELD_RECORDS || f->type == FIELD_VALUES;
  const char *wrong = NULL;
  if (f->type == FIELD_SHARES) wrong = take_key(w, step);
  else if (is_list && text_starts(w->rest, "[")) wrong = take_index(w, step);
  else if (f->type == FIELD_RECORDS)
    wrong = text_format(w->arena, "'%s': '%.*s' is a list: write %.*s[0]", value_show(w->path, w->arena), SPELT(name),
                        SPELT(name));
  if (wrong != NULL || w->rest.len == 0) return wrong;
  if (f->record == NULL || w->rest.at[0] != '.' || w->rest.len == 1 || w->n == MOST_STEPS)
    return text_format(w->arena, "'%s': nothing can follow '%.*s'", value_show(w->path, w->arena), SPELT(name));
  w->record = f->record;
  w->rest = (text){w->rest.at + 1, w->rest.len - 1};
  return NULL;
}

const char *field_path_find(field_path *out, const model *m, const subject *s, text path, arena *a) {
  walk w = {.model = m, .arena = a, .path = path, .rest = path, .record = s->record};
  const char *wrong = NULL;
  do wrong = take_step(&w);
  while (wrong == NULL && w.rest.len > 0);
  if (wrong != NULL) return wrong;
  const path_step *last = &w.steps[w.n - 1];
  if (last->field->record != NULL) return text_format(a, "'%s' holds fields: name one of them", value_show(path, a));
  path_step *steps = ARENA_ARRAY(a, w.n, path_step);
  memcpy(steps, w.steps, w.n * sizeof *steps);
  const bool is_item = last->has_index || last->key != NULL;
  *out = (field_path){text_copy(a, path), steps, w.n, last->field, is_item ? last->field->item : last->field->type};
  return NULL;
}
