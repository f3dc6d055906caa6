/* schema.h: a model as JSON Schema draft-07, by which editors complete and check data files. */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "data/model.h"

/* Titles are English, descriptions Vietnamese; shared enums become definitions. What `write` returns but OK is
** returned. */
MUST_CHECK kolua_status schema_write(const model *m, arena *scratch, kolua_write_fn *write, void *payload);

/* The schema, to stand at `depth` in another one as its definition "Document", of documents that are given in part and may be wrong on
** purpose, as those of test cases: their keys are held to, and words are offered. */
void schema_add_part(buf *out, const model *m, size_t depth);
/* Where a subject's fields are described there: "#/definitions/Document/properties/books/items". */
void schema_add_place(buf *out, const subject *s);

#endif
