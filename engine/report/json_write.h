/* json_write.h: JSON as it is written: the caller opens, names and closes, commas and lines come by themselves.
**
** Invariant: what comes out is valid JSON in valid UTF-8, whatever the texts hold, as long as opens and closes pair. */
#ifndef REPORT_JSON_WRITE_H
#define REPORT_JSON_WRITE_H

#include "base/text.h"
#include "data/value.h"

typedef struct json_writer {
  buf *out;
  bool is_compact;     /* all on one line */
  bool is_fresh;       /* nothing stands yet in what was opened last */
  bool is_named;       /* a key was written, its value follows */
  unsigned depth;
  unsigned row;        /* depth from which on all stands on one line; 0: none */
} json_writer;

void json_begin(json_writer *w, buf *out, bool is_compact);
/* For what will stand within `depth` brackets that another writer opens, and where json_splice() puts it. */
void json_begin_inside(json_writer *w, buf *out, unsigned depth);
void json_splice(json_writer *w, const json_writer *inside);  /* all of it at once, where nothing stands yet */
void json_open(json_writer *w, char bracket);      /* '{' or '[' */
void json_open_row(json_writer *w, char bracket);  /* the same, its content on one line */
void json_close(json_writer *w, char bracket);     /* '}' or ']' */
void json_key(json_writer *w, const char *key);    /* plain ASCII without quotes */
void json_key_text(json_writer *w, text key);      /* anything */

void json_text(json_writer *w, text t);
void json_quote(buf *out, text t);  /* the same, whatever stands before it */
void json_string(json_writer *w, const char *s);   /* NULL is null */
void json_integer(json_writer *w, int64_t n);
void json_number(json_writer *w, double n);        /* what is no number becomes null */
void json_bool(json_writer *w, bool b);
void json_null(json_writer *w);
void json_pair(json_writer *w, const char *key, const char *string);  /* json_key and json_string */
void json_value(json_writer *w, const value *v);   /* NULL is null; text as it was written */

#endif
