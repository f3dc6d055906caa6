/* schema.h: a model as JSON Schema draft-07, by which editors complete and check data files. */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "data/model.h"

/* Titles are English, descriptions Vietnamese; shared enums become definitions. What `write` returns but OK is
** returned. */
MUST_CHECK kolua_status schema_write(const model *m, arena *scratch, kolua_write_fn *write, void *payload);

#endif
