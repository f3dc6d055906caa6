/* evidence.c: what was read, with its places; what was not given, with the path where it would stand. */
#include "judge/finding.h"
#include "judge/evidence.h"

#include <string.h>

static void add_name(buf *out, text name) {
  if (out->len > 0) buf_add_char(out, '.');
  buf_add(out, name);
}

/* An attribute of a keyed list's element stands, in the data, in the map that the model names. */
static bool is_attribute(const record *r, const field *f) {
  const field *list = r != NULL ? r->holder : NULL;
  return list != NULL && list->attributes != NULL && r != list->record && f != NULL && f->owner == r &&
         f->slot >= list->record->n;
}

const value *evidence_original(const value *element) {
  const value *list = element->parent;
  if (element->type != KOLUA_MAP || list == NULL || list->type != KOLUA_LIST) return element;
  for (uint32_t i = 0; i < list->len; i++)
    if (list->as.items[i].type == KOLUA_MAP && list->as.items[i].as.map == element->as.map) return &list->as.items[i];
  return element;
}

const char *finding_path(const teller *t, const value *holder, const field *f, text key, text rest) {
  const bool is_field = f != NULL && key.len == 0 && holder->type == KOLUA_MAP;
  const value *now = is_field && rest.len == 0 ? value_slot(holder, f->slot) : NULL;
  if (now != NULL) return value_path(now, t->arena);
  buf out;
  buf_init(&out, t->arena);
  buf_add_string(&out, value_path(evidence_original(holder), t->arena));
  const record *r = holder->type == KOLUA_MAP ? holder->as.map->record : NULL;
  if (is_attribute(r, f)) add_name(&out, r->holder->attributes->name);
  if (f != NULL && key.len == 0) add_name(&out, f->name);
  if (key.len > 0) add_name(&out, key);
  if (rest.len > 0) add_name(&out, rest);
  return buf_text(&out).at;
}

static text first_name(text rest) {
  size_t n = 0;
  while (n < rest.len && rest.at[n] != '.') n++;
  return (text){rest.at, n};
}

static const field *field_at(const value *holder, text name) {
  const record *r = holder->type == KOLUA_MAP ? holder->as.map->record : NULL;
  return r != NULL ? model_field(r, name) : NULL;
}

static const char *path_of_gap(const teller *t, const note *n) {
  if (n->holder == NULL) return text_copy(t->arena, n->rest).at;
  const text name = first_name(n->rest);
  const field *f = field_at(n->holder, name);
  const text behind = {n->rest.at + name.len + (name.len < n->rest.len),
                       n->rest.len - name.len - (name.len < n->rest.len)};
  return f != NULL ? finding_path(t, n->holder, f, (text){0}, behind)
                   : finding_path(t, n->holder, NULL, (text){0}, n->rest);
}

/* The label of what is missing: of the last field that the path names. */
const char *evidence_label(const teller *t, const note *n) {
  const value *holder = n->holder;
  const record *r = holder != NULL && holder->type == KOLUA_MAP ? holder->as.map->record : NULL;
  const field *f = NULL;
  text rest = n->rest;
  while (r != NULL && rest.len > 0) {
    const text name = first_name(rest);
    f = model_field(r, name);
    if (f == NULL) break;
    r = f->record;
    const size_t used = name.len + (name.len < rest.len);
    rest = (text){rest.at + used, rest.len - used};
  }
  if (f != NULL && f->label.in[t->lang].len > 0) return text_copy(t->arena, f->label.in[t->lang]).at;
  return path_of_gap(t, n);
}

static bool is_same(const note *a, const note *b) {
  return a->found != NULL ? a->found == b->found
                          : b->found == NULL && a->holder == b->holder && text_equal(a->rest, b->rest);
}

void evidence_add(note_list *list, arena *a, const note *notes, size_t n) {
  for (size_t i = 0; i < n; i++) {
    size_t k = 0;
    while (k < list->n && !is_same(&list->at[k], &notes[i])) k++;
    if (k < list->n || list->n >= EVIDENCE_MOST) continue;
    if (list->at == NULL) list->at = arena_take(a, EVIDENCE_MOST * sizeof *list->at);
    list->at[list->n++] = notes[i];
  }
}

/* What stands where a value is missing, for it was refused: of the wrong type, or out of range. */
static const value *refused(const note *n) {
  const field *f = n->holder != NULL ? field_at(n->holder, n->rest) : NULL;
  const value *v = f != NULL ? value_slot(n->holder, f->slot) : NULL;
  return v != NULL && v->type != KOLUA_NULL ? v : NULL;
}

static kolua_evidence show(const teller *t, const note *given) {
  const note as_written = {.found = refused(given)};
  const note *n = given->found == NULL && as_written.found != NULL ? &as_written : given;
  const value *where = n->found != NULL ? n->found : n->holder;
  const place at = where != NULL ? document_place(t->doc, where) : (place){0};
  const char *path = n->found != NULL ? value_path(n->found, t->arena) : path_of_gap(t, n);
  return (kolua_evidence){path, n->found, at.file, at.line, at.column};
}

/* Whole lists and maps are told by their elements; the subject itself is no evidence. */
static bool is_worth_showing(const teller *t, const note *n) {
  (void)t;
  return n->found == NULL || (n->found->parent != NULL && n->found->type != KOLUA_MAP);
}

void evidence_show(const teller *t, kolua_finding *f, const note_list *list) {
  kolua_evidence *shown = arena_take(t->arena, (list->n + 1) * sizeof *shown);
  size_t n = 0;
  for (size_t i = 0; i < list->n; i++)
    if (is_worth_showing(t, &list->at[i])) shown[n++] = show(t, &list->at[i]);
  f->evidence = shown;
  f->evidence_count = n;
}

void evidence_show_missing(const teller *t, kolua_finding *f, const note_list *list) {
  const char **paths = arena_take(t->arena, (list->n + 1) * sizeof *paths);
  size_t n = 0;
  for (size_t i = 0; i < list->n; i++)
    if (list->at[i].found == NULL && !list->at[i].is_absent) paths[n++] = path_of_gap(t, &list->at[i]);
  paths[n] = NULL;
  f->missing = paths;
}
