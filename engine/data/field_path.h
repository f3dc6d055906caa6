/* field_path.h: a path written from a record on, as foreign tables name fields: "accounts[0].size", "shares.VN". */
#ifndef DATA_FIELD_PATH_H
#define DATA_FIELD_PATH_H

#include "data/model.h"

typedef struct path_step {
  const field *field;
  bool has_index;
  unsigned index;        /* of an element of a list, from 0 */
  const text *key;       /* of shares; NULL else */
} path_step;

typedef struct field_path {  /* a field that takes one scalar, or a list of them */
  text written;
  const path_step *steps;
  size_t n;
  const field *field;    /* of the last step */
  field_type type;       /* of what is put there: the items' type where it is an item, else the field's */
} field_path;

enum { PATH_INDEX_MOST = 99 };

/* NULL, or what is wrong with the path, with the nearest name: in `a`. */
const char *field_path_find(field_path *out, const model *m, const subject *s, text path, arena *a);

#endif
