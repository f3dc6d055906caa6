/* scope.c: reading data, with every read noted once. */
#include "rule/scope.h"

#include "base/dates.h"

static bool is_missing(const value *v) {
  return v == NULL || (v->flags & VALUE_VOID) != 0 || v->type == KOLUA_NULL;
}

/* Reads repeat: a rule asks for the same few values in its condition, measure and bounds. */
static note *find_note(trace *t, const value *found, const value *holder, text rest) {
  for (size_t i = t->n; i-- > 0;) {
    note *n = &t->notes[i];
    if (found != NULL ? n->found == found : n->found == NULL && n->holder == holder && text_equal(n->rest, rest))
      return n;
  }
  return NULL;
}

/* Where there is no room left, what is missing takes the place of something that was found: it must be named. */
static note *make_room(trace *t, bool is_gap) {
  if (t->n < t->cap) return &t->notes[t->n++];
  for (size_t i = t->n; is_gap && i-- > 0;)
    if (t->notes[i].found != NULL && t->notes[i].why == NULL) return &t->notes[i];
  return NULL;
}

static void add_note(scope *s, note wanted) {
  trace *t = s->trace;
  note *n = find_note(t, wanted.found, wanted.holder, wanted.rest);
  if (n == NULL && (n = make_room(t, wanted.found == NULL || wanted.why != NULL)) != NULL) *n = wanted;
  if (n != NULL && n->why == NULL) n->why = wanted.why;
}

void scope_note(scope *s, const value *found) {
  if (s->trace != NULL && found != NULL && s->trace->cap > 0)
    add_note(s, (note){.found = found, .holder = found->parent});
}

void scope_missing(scope *s, const value *holder, text rest, const char *why) {
  if (s->trace == NULL) return;
  s->trace->gaps++;
  add_note(s, (note){.holder = holder, .rest = rest, .why = why});
}

void scope_absent(scope *s, const value *holder, text rest) {
  if (s->trace != NULL) add_note(s, (note){.holder = holder, .rest = rest, .is_absent = true});
}

void scope_unknown(scope *s, const value *about, const char *why) {
  if (s->trace == NULL) return;
  if (about == NULL) about = s->subject;
  s->trace->useless++;
  add_note(s, (note){.found = about, .holder = about->parent, .why = why});
}

static const change *find_change(const scope *s, const value *holder, const field *f, text key) {
  for (size_t i = 0; i < s->n_changes; i++) {
    const change *c = &s->changes[i];
    if (c->holder == holder && c->field == f && text_equal(c->key, key)) return c;
  }
  return NULL;
}

static const document *dated_document(const scope *s) {
  return s->doc->context != NULL ? s->doc->context : s->doc;
}

int64_t scope_today(const scope *s) {
  if (s->asks_today != NULL) *s->asks_today = true;
  return dated_document(s)->as_of;
}

/* The day of evaluation is what the run says; the data's own may be another, or none. */
static const value *peek_as_of(const scope *s, const value *given) {
  const document *doc = dated_document(s);
  const int64_t today = scope_today(s);
  int64_t day;
  const bool is_same = given != NULL && date_parse(value_text(given), &day) && day == today;
  return is_same ? given : value_new_string(s->arena, text_of(doc->as_of_text));
}

const value *scope_peek(const scope *s, const value *holder, const field *f) {
  if (s->n_changes > 0) {
    const change *c = find_change(s, holder, f, (text){0});
    if (c != NULL) return c->value;
  }
  const value *given = value_slot(holder, f->slot), *v = is_missing(given) ? NULL : given;
  return f == s->doc->model->as_of ? peek_as_of(s, v) : v;
}

const value *scope_read(scope *s, const value *holder, const field *f) {
  const value *v = scope_peek(s, holder, f);
  if (v == NULL) scope_missing(s, holder, f->name, NULL);
  else if (v->type != KOLUA_MAP) scope_note(s, v);
  return v;
}

const value *scope_read_key(scope *s, const value *shares, const field *f, text key) {
  if (s->n_changes > 0) {
    const change *c = find_change(s, shares, f, key);
    if (c != NULL) return c->value;
  }
  const value *v = value_get(shares, key);
  if (is_missing(v)) return NULL;
  scope_note(s, v);
  return v;
}

bool scope_is_left_out(const value *shares, text key) {
  const value *v = value_get(shares, key);
  return v == NULL || v->type == KOLUA_NULL || (v->type == KOLUA_STRING && text_is_blank(value_text(v)));
}

trace_mark scope_mark(const scope *s) {
  return s->trace != NULL ? (trace_mark){s->trace->n, s->trace->gaps, s->trace->useless} : (trace_mark){0};
}

void scope_forget(scope *s, trace_mark mark) {
  if (s->trace == NULL) return;
  trace *t = s->trace;
  size_t kept = mark.n;
  for (size_t i = mark.n; i < t->n; i++)
    if ((t->notes[i].found != NULL && t->notes[i].why == NULL) || t->notes[i].is_absent) t->notes[kept++] = t->notes[i];
  t->n = kept;
  t->gaps = mark.gaps;
  t->useless = mark.useless;
}
