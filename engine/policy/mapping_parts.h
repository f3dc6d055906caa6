/* mapping_parts.h: what a map file says, for mapping.c, which reads it, and mapping_bind.c, which binds it. */
#ifndef POLICY_MAPPING_PARTS_H
#define POLICY_MAPPING_PARTS_H

#include "policy/form.h"
#include "policy/mapping.h"

typedef struct mapped {       /* a field, and how its cells are written */
  field_path path;
  sheet_source source;        /* its cell is set when it is bound */
  size_t column;              /* of the mapping; of a constant: none */
} mapped;

typedef struct map_column {
  text name;                  /* mapping_name */
  place at;
} map_column;

struct mapping {
  const model *model;
  const subject *subject;
  const char *file;
  map_column *columns;
  size_t n_columns;
  mapped *fields;             /* columns, then constants, in the order of the file */
  size_t n_fields, cap_fields;
  bool numbers_rows;          /* id: line */
  char delimiter;
};

/* Puts all fields in a new sheet; cells[i] is the place of column i in the table. */
sheet *mapping_sheet(const mapping *m, form *f, arena *a, const table_header *header, const unsigned *cells);

#endif
