/* bind.h: what the files that bind a document share; private to them.
**
** document.c walks, check.c looks at scalars, keyed.c merges, index.c knows ids and who refers to them, issues.c
** collects what is wrong. Only the walk recurses, no deeper than the model. Scratch is given back at every step;
** what must outlive one lies in the document's arena. */
#ifndef DATA_BIND_H
#define DATA_BIND_H

#include "data/document.h"

typedef struct issue issue;
typedef struct issues {
  issue *first, *last;
  size_t n;            /* all, also those beyond what is kept */
} issues;

typedef struct binder {
  document *doc;
  arena *arena, *scratch;
  bool is_record;      /* one record: only a missing id stops it */
  bool is_partial;     /* what is required may be left out */
  const sheet_row *row;   /* of a table: issues name their column; else NULL */
  const value *bearer; /* the list element that is being bound; it bears the references in it */
  issues errors, complaints;
} binder;

/* ---- issues.c. A value's issue stands at the value, a key's at the key. */
void bind_refuse(binder *b, const value *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same, but a complaint about a part of a single record. */
void bind_deny(binder *b, const value *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
void bind_deny_key(binder *b, const member *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
void bind_complain(binder *b, const value *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same about a value that counts as missing from now on. */
void bind_void(binder *b, value *v, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same about a value that is used all the same. */
void bind_remark(binder *b, const value *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool bind_may_suggest(const binder *b);  /* false once there are so many issues that suggestions would cost too much */
place bind_place(binder *b, const value *at);
/* Hands all issues on in the order of the file: errors to `p`, complaints to the document, if `strict` to `p` too. */
kolua_status bind_report(binder *b, bool strict, problems *p);

/* ---- check.c */
bool value_says_something(const value *v);  /* not null or blank */
static inline bool value_is_given(const value *v) {  /* the same, and there; it may still be void for a complaint */
  return v != NULL && value_says_something(v);
}
void bind_scalar(binder *b, value *v, const field *f);
/* An element's id that is given: what is wrong with it stops a document. */
void bind_id(binder *b, value *v);
/* `list`, if not NULL, is void as a whole. */
void bind_wrong_type(binder *b, value *v, value *list, field_type type);
/* Of two dates, or moments, of one type. */
bool value_is_before(const value *v, const value *earliest, field_type type);
void bind_order(binder *b, const value *holder, const record *r);     /* not_before */
void bind_presence(binder *b, const value *holder, const record *r);  /* required, exactly one */

/* ---- keyed.c */
void bind_keyed(binder *b, const value *owner, const value *list, const field *f);

/* ---- index.c */
bool index_has(const model *m, const field *list); /* whether its ids are asked for */
void index_start(binder *b);
size_t index_here(const binder *b);  /* how many ids there are yet: `first` of an element that begins now */
void index_add_id(binder *b, const field *list, const value *element, const value *id, size_t first);
/* `whole`, the id or the list in which it stands, is void if the id leads nowhere. */
void index_add_reference(binder *b, const field *f, const value *id, value *whole);
void index_finish(binder *b);  /* sorts, finds what leads nowhere and ids that stand twice in the whole document */
void index_check_list(binder *b, const value *list, const record *r);  /* ids that stand twice in a list */

#endif
