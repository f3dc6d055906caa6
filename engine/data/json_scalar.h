/* json_scalar.h: JSON's strings, numbers and words, each where an index (json_index) says that one begins. `next` is where the next
** mark begins; between the scalar and that stands white space and nothing else, or it is no scalar. */
#ifndef DATA_JSON_SCALAR_H
#define DATA_JSON_SCALAR_H

#include "data/value.h"

typedef struct json_string {
  text text;       /* where it stood, unescaped, NUL behind it */
  bool is_ascii;
} json_string;

bool json_string_at(json_string *out, char *at, char *next);
/* Sets type and as; false also for what is beyond 64 bits or a double. A byte stands behind `next`. */
bool json_number_at(value *out, const char *at, const char *next);
bool json_word_at(const char *word, const char *at, const char *next);

#endif
