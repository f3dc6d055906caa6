/* model_table.h: the names that can follow a record in a path; private to the model's files. */
#ifndef DATA_MODEL_TABLE_H
#define DATA_MODEL_TABLE_H

#include "data/model.h"

struct name {
  text name;             /* at is NULL: a free place */
  const field *field;    /* what it means, in this order; NULL: not that */
  const field *forward;
  const field *back;
  bool is_ambiguous;     /* two references lead back by this name */
};

typedef struct field_table {
  struct name *names;    /* mask + 1 of them */
  size_t mask, n;
} field_table;

field_table *model_table_new(arena *a, size_t n_names);
/* The name's place in the table, new or known; valid until the next one is added. */
struct name *model_table_add(field_table *t, arena *a, text name);

#endif
