/* sheet.h: a table of records of one kind: which column means which field, decided once, so that each row becomes a record's
** tree without a search.
**
** Columns and constants are put where their paths (field_path.h) say, into a tree of nodes in the model's order. A map or an
** element of a list of which no cell says anything is left out of its record, with its constants; one of constants alone is
** always there. */
#ifndef DATA_SHEET_H
#define DATA_SHEET_H

#include "data/cell.h"
#include "data/reader.h"
#include "data/field_path.h"

typedef struct sheet sheet;

typedef struct sheet_source {  /* where a field's value comes from */
  unsigned cell;               /* the column, from 0 */
  const value *constant;       /* in its place; else NULL */
  cell_form form;
  place at;                    /* where the table or its map names the field */
} sheet_source;

/* `file` is the table's, as shown; `header` its names, for messages; both outlive the sheet. */
sheet *sheet_new(arena *a, const subject *s, const char *file, const text *header, size_t n);
/* False: another source fills the same field, or part of it: *other is where that is written. */
bool sheet_add(sheet *sh, const field_path *to, const sheet_source *from, place *other);
const subject *sheet_subject(const sheet *sh);
bool sheet_uses(const sheet *sh, size_t column);  /* false: nothing is read of it */
bool sheet_gives_id(const sheet *sh);
/* Rows whose ids no column gives are named by their line: "line-17". */
void sheet_number_rows(sheet *sh);

/* Finds the required fields that no column or constant gives, though what holds them is given: paths, parted by commas; "" none. Rows are
** not told to lack them from then on. */
const char *sheet_note_absent(sheet *sh, const model *m);
bool sheet_lacks(const sheet *sh, const field *f);  /* one of these */

typedef struct sheet_fault {   /* a cell that does not fit; its value is void */
  const value *value;
  const char *message;
  struct sheet_fault *next;
} sheet_fault;

typedef struct sheet_row {     /* in the arena of the fill, and of the row that it was made from */
  const sheet *sheet;
  const csv_row *row;
  value *root;
  sheet_fault *faults;
} sheet_row;

/* From now on the texts of fields that nobody reads need not be read from their cells. */
void sheet_pass_over(sheet *sh, bool (*reads)(const void *payload, const field *f), const void *payload);
void sheet_fill(sheet_row *out, const sheet *sh, const csv_row *row, arena *a, arena *scratch);
/* The name of the column whose cell begins at a place; empty: none does. */
text sheet_column_at(const sheet_row *row, uint32_t line, uint32_t column);

#endif
