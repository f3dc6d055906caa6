/* sort.h: a stable merge sort of pointers, in a time that no choice of data can make long. */
#ifndef DATA_SORT_H
#define DATA_SORT_H

#include "base/arena.h"

typedef int sort_fn(const void *a, const void *b);

void sort_pointers(const void **at, size_t n, arena *scratch, sort_fn *compare);

#endif
