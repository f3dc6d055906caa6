/* sample.c: see sample.h. Each step copies the tree through a builder, which holds to the limits of depth and count;
** so every recursion here is as deep as the limits allow and no deeper. */
#include "judge/sample.h"

#define MADE_UP "case-subject"

typedef struct steps {
  const sample *sample;
  arena *arena, *scratch;
  problems *problems;
  size_t n_made_up;
} steps;

static builder *begin(steps *s) {
  return builder_new(s->arena, s->scratch, s->sample->file, s->sample->limits, s->problems);
}

static place place_of(const steps *s, const value *v) {
  return (place){s->sample->file, v->line, v->column};
}

static bool put_key(steps *s, builder *b, text key, const value *v) {
  return builder_key(b, key, place_of(s, v));
}

/* ---- laying one tree over another */

static bool lay(steps *s, builder *b, const value *under, const value *over);

static bool lay_maps(steps *s, builder *b, const value *under, const value *over) {
  if (!builder_open(b, KOLUA_MAP, place_of(s, over))) return false;
  for (uint32_t i = 0; under != NULL && i < under->len; ++i) {
    const member *m = value_member(under, i);
    if (!put_key(s, b, *m->key, &m->value) || !lay(s, b, &m->value, value_get(over, *m->key))) return false;
  }
  for (uint32_t i = 0; i < over->len; ++i) {
    const member *m = value_member(over, i);
    if (under != NULL && value_get(under, *m->key) != NULL) continue;
    if (!put_key(s, b, *m->key, &m->value) || !lay(s, b, NULL, &m->value)) return false;
  }
  return builder_close(b);
}

static bool copy_list(steps *s, builder *b, const value *list) {
  if (!builder_open(b, KOLUA_LIST, place_of(s, list))) return false;
  for (uint32_t i = 0; i < list->len; ++i) {
    if (!lay(s, b, NULL, &list->as.items[i])) return false;
  }
  return builder_close(b);
}

/* One of them may be NULL: a copy of the other. */
static bool lay(steps *s, builder *b, const value *under, const value *over) {
  if (over == NULL) return lay(s, b, NULL, under);
  if (over->type == KOLUA_MAP) return lay_maps(s, b, under && under->type == KOLUA_MAP ? under : NULL, over);
  if (over->type == KOLUA_LIST) return copy_list(s, b, over);
  return builder_scalar(b, over);
}

/* ---- the subject's fields in their place */

static text id_of(const value *fields, text id_field) {
  const value *id = value_get(fields, id_field);
  return id ? value_text(id) : (text){0};
}

/* What is made up stands nowhere. */
static bool put_string(steps *s, builder *b, text key, text t) {
  return builder_key(b, key, (place){.file = s->sample->file}) && builder_scalar(b, value_new_string(s->arena, t));
}

/* The subject's fields over what is known of it; at least its id is. */
static bool put_element(steps *s, builder *b, const value *known, text id_field) {
  const sample *sm = s->sample;
  member id = {.key = &id_field, .value = *value_new_string(s->arena, sm->id)};
  map *members = map_new(s->arena, 1);
  members->members[0] = id;
  const value only_id = {.type = KOLUA_MAP, .len = 1, .as.map = members};
  return lay(s, b, known ? known : &only_id, sm->fields);
}

static bool put_list(steps *s, builder *b, const value *root) {
  const sample *sm = s->sample;
  const value *list = value_get(root, sm->kind->list->name);
  const text id_field = sm->kind->list->id;
  bool is_there = false;
  if (!builder_open(b, KOLUA_LIST, place_of(s, sm->fields))) return false;
  for (uint32_t i = 0; list != NULL && list->type == KOLUA_LIST && i < list->len; ++i) {
    const value *element = &list->as.items[i];
    const bool is_subject = text_equal(id_of(element, id_field), sm->id);
    is_there = is_there || is_subject;
    if (!(is_subject ? put_element(s, b, element, id_field) : lay(s, b, NULL, element))) return false;
  }
  if (!is_there && !put_element(s, b, NULL, id_field)) return false;
  return builder_close(b);
}

/* "a.b": the fields stand in map b of map a. */
static bool put_map(steps *s, builder *b, text path) {
  size_t len = 0;
  while (len < path.len && path.at[len] != '.') ++len;
  const text rest = {path.at + len + (len < path.len), path.len - len - (len < path.len)};
  if (!put_key(s, b, (text){path.at, len}, s->sample->fields)) return false;
  if (rest.len == 0) return lay(s, b, NULL, s->sample->fields);
  return builder_open(b, KOLUA_MAP, place_of(s, s->sample->fields)) && put_map(s, b, rest) && builder_close(b);
}

static value *subject_layer(steps *s, const value *root) {
  const sample *sm = s->sample;
  builder *b = begin(s);
  const bool is_put = builder_open(b, KOLUA_MAP, place_of(s, sm->fields)) &&
                      (sm->kind->list ? put_key(s, b, sm->kind->list->name, sm->fields) && put_list(s, b, root)
                                      : put_map(s, b, sm->kind->map)) &&
                      builder_close(b);
  return is_put ? builder_root(b) : NULL;
}

/* ---- what a document must have */

static text missing_id(const steps *s, const record *r, const value *v) {
  text name = {0};
  if (r != NULL && r->holder != NULL && r->holder->type == FIELD_RECORDS) name = r->holder->id;
  for (size_t i = 0; r != NULL && i < s->sample->model->n_subjects; ++i) {
    const subject *kind = &s->sample->model->subjects[i];
    if (kind->list == NULL && kind->record == r) name = TEXT("id");
  }
  return name.len > 0 && value_get(v, name) == NULL ? name : (text){0};
}

static bool complete(steps *s, builder *b, const record *r, const value *v);

static bool complete_map(steps *s, builder *b, const record *r, const value *v) {
  const text id = missing_id(s, r, v), schema = s->sample->model->schema->name;
  if (!builder_open(b, KOLUA_MAP, place_of(s, v))) return false;
  const bool lacks_schema = r == s->sample->model->root && value_get(v, schema) == NULL;
  if (lacks_schema && !put_string(s, b, schema, s->sample->model->name)) return false;
  if (id.len > 0 && !put_string(s, b, id, text_of(text_format(s->scratch, "case-%zu", ++s->n_made_up)))) return false;
  for (uint32_t i = 0; i < v->len; ++i) {
    const member *m = value_member(v, i);
    const field *f = r ? model_field(r, *m->key) : NULL;
    if (!put_key(s, b, *m->key, &m->value) || !complete(s, b, f ? f->record : NULL, &m->value)) return false;
  }
  return builder_close(b);
}

static bool complete_list(steps *s, builder *b, const record *r, const value *v) {
  if (!builder_open(b, KOLUA_LIST, place_of(s, v))) return false;
  for (uint32_t i = 0; i < v->len; ++i) {
    if (!complete(s, b, r, &v->as.items[i])) return false;
  }
  return builder_close(b);
}

static bool complete(steps *s, builder *b, const record *r, const value *v) {
  if (v->type == KOLUA_MAP) return complete_map(s, b, r, v);
  if (v->type == KOLUA_LIST) return complete_list(s, b, r, v);
  return builder_scalar(b, v);
}

/* ---- all of it */

static const value *lay_over(steps *s, const value *under, const value *over) {
  if (under == NULL || over == NULL) return NULL;
  builder *b = begin(s);
  return lay(s, b, under, over) ? builder_root(b) : NULL;
}

static void name_subject(sample *s) {
  if (s->fields == NULL || s->id.len > 0) return;
  s->id = id_of(s->fields, s->kind->list ? s->kind->list->id : TEXT("id"));
  if (s->id.len == 0 && s->kind->list != NULL) s->id = TEXT(MADE_UP);
}

kolua_status sample_build(value **out, sample *given, arena *a, arena *scratch, problems *p) {
  steps s = {given, a, scratch, p, 0};
  const value empty = {.type = KOLUA_MAP, .as.map = map_new(s.arena, 0)};
  const value *root = &empty;
  name_subject(given);
  for (size_t i = 0; i < sizeof given->layers / sizeof *given->layers; ++i) {
    if (given->layers[i] != NULL) root = lay_over(&s, root, given->layers[i]);
  }
  if (root != NULL && given->fields != NULL) root = lay_over(&s, root, subject_layer(&s, root));
  if (root == NULL) return KOLUA_ELIMIT;
  builder *b = begin(&s);
  if (!complete(&s, b, given->model->root, root)) return builder_status(b);
  *out = builder_root(b);
  return KOLUA_OK;
}
