/* placeholder.h: values that stand for others until people write their own: each is one that its field takes. */
#ifndef DATA_PLACEHOLDER_H
#define DATA_PLACEHOLDER_H

#include "data/model.h"

/* A value as YAML writes it, on one line. Texts are "…", ids are placeholder_id(), the locale is `lang`. */
void placeholder_write(buf *out, const model *m, const field *f, kolua_lang lang);
/* What elements of a list, or a map, have for an id: "book-1" of the subject's list "books", else the name of the list. */
void placeholder_id(buf *out, const model *m, const field *holder);
/* A text as YAML writes it, in quotes where it would be taken for something else. */
void placeholder_text(buf *out, text t);

#define PLACEHOLDER_DAY "2026-01-31"

#endif
