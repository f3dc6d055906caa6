/* issues.c: what is wrong with a document, collected while it is bound and told in the order of the file.
**
** A place in JSON is found by reading its text again. That is done as long as it stays cheap; issues after that come
** last, with their path but without a line. */
#include "data/bind.h"
#include "data/sort.h"

#include <stdarg.h>

enum { MOST_KEPT = 10000, MOST_SUGGESTED = 100 };

struct issue {
  issue *next;
  place at;
  const char *message;
};

place bind_place(binder *b, const value *at) {
  return document_place(b->doc, at);
}

__attribute__((format(printf, 4, 0))) static void add_issue(binder *b, issues *to, place at, const char *format,
                                                            va_list args) {
  if (++to->n > MOST_KEPT) return;
  buf message;
  buf_init(&message, b->arena);
  const text column = b->row != NULL ? sheet_column_at(b->row, at.line, at.column) : (text){0};
  if (column.len > 0) buf_format(&message, "column '%s': ", value_show(column, b->scratch));
  buf_vformat(&message, format, args);
  issue *one = ARENA_NEW(b->arena, issue);
  *one = (issue){.at = at, .message = buf_text(&message).at};
  if (to->last != NULL) to->last->next = one;
  else to->first = one;
  to->last = one;
}

void bind_refuse(binder *b, const value *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  add_issue(b, &b->errors, bind_place(b, at), format, args);
  va_end(args);
}

void bind_deny(binder *b, const value *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  add_issue(b, b->is_record ? &b->complaints : &b->errors, bind_place(b, at), format, args);
  va_end(args);
}

void bind_deny_key(binder *b, const member *at, const char *format, ...) {
  const place where = member_place(at, b->doc->file);
  va_list args;
  va_start(args, format);
  add_issue(b, b->is_record ? &b->complaints : &b->errors, where, format, args);
  va_end(args);
}

void bind_complain(binder *b, const value *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  add_issue(b, &b->complaints, bind_place(b, at), format, args);
  va_end(args);
}

void bind_void(binder *b, value *v, const char *format, ...) {
  v->flags |= VALUE_VOID;
  va_list args;
  va_start(args, format);
  add_issue(b, &b->complaints, bind_place(b, v), format, args);
  va_end(args);
}

void bind_remark(binder *b, const value *at, const char *format, ...) {
  b->doc->n_kept++;
  va_list args;
  va_start(args, format);
  add_issue(b, &b->complaints, bind_place(b, at), format, args);
  va_end(args);
}

bool bind_may_suggest(const binder *b) {
  return b->errors.n + b->complaints.n < MOST_SUGGESTED;
}

/* ---------------------------------------------------------------- telling */

/* What has no line comes last. */
static int compare(const void *left, const void *right) {
  const issue *a = left, *b = right;
  if (a->at.line != b->at.line) return a->at.line - 1 < b->at.line - 1 ? -1 : 1;
  return (a->at.column > b->at.column) - (a->at.column < b->at.column);
}

static size_t gather(const void **out, const issues *from) {
  size_t n = 0;
  for (const issue *one = from->first; one != NULL; one = one->next) out[n++] = one;
  return n;
}

static size_t kept(const issues *list) {
  return list->n < MOST_KEPT ? list->n : MOST_KEPT;
}

static void tell(problems *p, kolua_status status, place at, const char *message) {
  if (status == KOLUA_OK) problem_warn(p, at, "%s", message);
  else (void)problem_add(p, status, at, "%s", message);
}

/* Both lists, either of which may be NULL, as problems of `status`; KOLUA_OK: as warnings. */
static void tell_all(binder *b, const issues *one, const issues *other, kolua_status status, problems *p) {
  const arena_mark mark = arena_here(b->scratch);
  const size_t n_kept = kept(one) + (other ? kept(other) : 0), n = one->n + (other ? other->n : 0);
  const void **sorted = ARENA_ARRAY(b->scratch, n_kept, const void *);
  const size_t first = gather(sorted, one);
  if (other != NULL) gather(sorted + first, other);
  sort_pointers(sorted, n_kept, b->scratch, compare);
  for (size_t i = 0; i < n_kept; i++)
    tell(p, status, ((const issue *)sorted[i])->at, ((const issue *)sorted[i])->message);
  if (n > n_kept)
    tell(p, status, (place){b->doc->file, 0, 0}, text_format(b->scratch, "and %zu more of this kind", n - n_kept));
  arena_release(b->scratch, mark);
}

static void free_complaints(void *doc) {
  kolua_problems_free(((document *)doc)->complaints);
}

/* A record without complaints needs no list of them: screening allocates nothing. */
static void keep_complaints(binder *b) {
  document *doc = b->doc;
  doc->n_complaints = b->complaints.n;
  if (b->is_record && b->complaints.n == 0) return;
  arena_defer(b->arena, free_complaints, doc);
  doc->complaints = kolua_problems_new();
  if (doc->complaints == NULL) mem_full(b->arena->mem);
  tell_all(b, &b->complaints, NULL, KOLUA_OK, doc->complaints);
}

kolua_status bind_report(binder *b, bool strict, problems *p) {
  if (strict && b->complaints.n > 0) {
    tell_all(b, &b->complaints, &b->errors, KOLUA_EDATA, p);
    return problem_add(p, KOLUA_EDATA, (place){.file = b->doc->file}, "refused: %zu complaint%s (strict)",
                       b->complaints.n, b->complaints.n == 1 ? "" : "s");
  }
  if (b->errors.n > 0) {
    tell_all(b, &b->errors, NULL, KOLUA_EDATA, p);
    return KOLUA_EDATA;
  }
  keep_complaints(b);
  return KOLUA_OK;
}
