/* document.h: one file of data, checked against the model and ready to be asked.
**
** Binding walks the tree once in file order: unknown keys, duplicate ids and a missing schema or id stop it; all
** else that is wrong is a complaint, and the value is marked void. It then builds what rules ask for: slots, ids,
** back-references and the merged elements of keyed lists. A bound document is immutable and shared by threads. */
#ifndef DATA_DOCUMENT_H
#define DATA_DOCUMENT_H

#include "data/model.h"
#include "data/reader.h"
#include "data/sheet.h"

typedef struct document {
  const model *model;
  const char *file;
  value *root;
  const char *digest;       /* "sha256:..." of the bytes read */
  int64_t as_of;            /* day number, dates.h */
  const char *as_of_text;
  bool is_undated;          /* of a test: nothing gives a day, and nothing may rest on the one that stands here */
  problems *complaints;     /* NULL: a single record without any */
  size_t n_complaints, n_kept;  /* all of them, and those about values that are used all the same */
  struct index *index;      /* ids and who refers to them; index.c */
  const struct document *context;  /* of a single record: where its references look too; else NULL */
  const subject *kind;      /* of a single record, which is then the root */
} document;

typedef struct document_options {
  const char *as_of;        /* "YYYY-MM-DD" or NULL */
  bool strict;
  bool partial;             /* as in a test: what is required may be left out without a complaint, the day too */
} document_options;

/* A list of maps that is left out, null or something else than a list is empty, unless its field says missing_if_left_out; of
** something else a complaint was made. */

/* Binds a tree that a reader gave. Problems that stop it go to `p`; complaints into the document. */
MUST_CHECK kolua_status document_bind(document **out, arena *a, arena *scratch, const model *m, const char *file,
                                      value *root, const char *digest, const document_options *how,
                                      problems *p);
/* Binds one record of `s` (a map) in the context of a document. Only a missing id stops it. */
MUST_CHECK kolua_status document_bind_record(document **out, arena *a, arena *scratch, const document *context,
                                             const subject *s, const char *file, value *root, problems *p);
/* What the documents of records of a stream have in common, and such a document of a record that is bound already, nothing being wrong
** with it (quick.h). */
document document_for_records(arena *a, const document *context, const subject *s);
document *document_of_record(arena *a, arena *scratch, const document *like, const char *file, value *root);
/* The same of a row of a table (sheet.h), whose faults become complaints; each names its column. */
MUST_CHECK kolua_status document_bind_row(document **out, arena *a, arena *scratch, const document *context,
                                          const char *file, const sheet_row *row, problems *p);

/* The elements of a subject's kind, in order. */
size_t document_count(const document *d, const subject *s);
const value *document_subject(const document *d, const subject *s, size_t i);
text document_id(const document *d, const subject *s, const value *element);    /* "" if it has none */
text document_name(const document *d, const subject *s, const value *element);  /* "" if it has none */

/* The element that an id refers to by field `f`, the first of several; NULL: none. */
const value *document_refer(const document *d, const field *f, text id);
/* The same for an id where it stands in the data. Ids are unique in their own list only: of several lists within
** lists, the one is meant that stands where the id stands, or where another reference beside the id leads. NULL:
** none, or not to be told. */
const value *document_follow(const document *d, const field *f, const value *id);
/* The elements that refer to `element` by field `f`, in file order. */
const value *const *document_back(const document *d, const field *f, const value *element, size_t *n);
/* The element of keyed list `f` in `owner` whose key is option `key`, merged if there are several. NULL: none. */
const value *document_keyed(const document *d, const field *f, const value *owner, size_t key);
/* The first element of keyed list `f` in `owner` that does not say its key: it may be any. NULL: none. */
const value *document_keyless(const field *f, const value *owner);

/* Where a value stands: in this document, or in the one that is its context. */
place document_place(const document *d, const value *v);

#endif
