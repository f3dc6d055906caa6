/* yaml_scalar.h: the YAML 1.2 core schema: what a scalar's text and tag make of it. */
#ifndef DATA_YAML_SCALAR_H
#define DATA_YAML_SCALAR_H

#include "data/value.h"

typedef enum yaml_tag {
  YAML_TAG_NONE,   /* plain: by its text; quoted: a string */
  YAML_TAG_STR,    /* "!" too */
  YAML_TAG_INT, YAML_TAG_FLOAT, YAML_TAG_BOOL, YAML_TAG_NULL, YAML_TAG_MAP, YAML_TAG_SEQ,
  YAML_TAG_FOREIGN
} yaml_tag;

extern const char yaml_foreign_tag[];  /* what is wrong with a FOREIGN one */

yaml_tag yaml_tag_read(const char *tag);  /* NULL: NONE */

/* Sets type and content of `v`; of a string the type only. Returns NULL, or what is wrong with the scalar. */
const char *yaml_scalar_read(value *v, text t, bool is_plain, yaml_tag tag);

bool yaml_is_null(text t);  /* one of the words for null, or nothing */

#endif
