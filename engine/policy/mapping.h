/* mapping.h: a map file: which column of a foreign table means which field of the model, and how its cells are written.
**
** Read against the model, so that what is wrong with it is told before any table is opened; bound to a table by its header.
** Everything wrong is EDATA, all at once. */
#ifndef POLICY_MAPPING_H
#define POLICY_MAPPING_H

#include "data/sheet.h"

typedef struct mapping mapping;

typedef struct table_header {  /* of the table that is bound */
  const char *file;
  const text *names;           /* as written */
  const uint32_t *lines, *columns;
  size_t n;
} table_header;

/* `s` NULL: the map says what a row is. In `a`, with `tree`, whose texts it borrows. */
MUST_CHECK kolua_status mapping_read(mapping **out, const model *m, const subject *s, arena *a, arena *scratch,
                                     const char *file, const value *tree, problems *p);
const subject *mapping_subject(const mapping *m);
char mapping_delimiter(const mapping *m);  /* what parts the cells of its tables */

/* The sheet of a table with this header, in `a`; the mapping outlives it, the header need not. `m` NULL: the header's names
** are paths, of `s` in the model `with`, which are not asked else. Errors stand in the map, or in the header. */
MUST_CHECK kolua_status mapping_bind(sheet **out, const mapping *m, const model *with, const subject *s,
                                     const table_header *header, arena *a, arena *scratch, problems *p);

/* How names of columns are compared: without blanks around, with one blank for each run of them, NFC. */
text mapping_name(text header, arena *a);

#endif
