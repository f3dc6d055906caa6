/* duplicates.h: keys that stand twice in a map, found in a time that no choice of keys can make long. */
#ifndef DATA_DUPLICATES_H
#define DATA_DUPLICATES_H

#include "data/value.h"

/* A key that was given before; false: stop looking. */
typedef bool duplicates_fn(void *payload, const member *first, const member *again);

void duplicates_find(const member *members, size_t n, arena *scratch, duplicates_fn *each, void *payload);

#endif
