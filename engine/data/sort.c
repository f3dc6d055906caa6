/* sort.c: merging runs of doubling width, bottom up. The room for it is given back. */
#include "data/sort.h"

#include <string.h>

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

static void merge(const void **out, const void *const *from, size_t left, size_t middle, size_t right,
                  sort_fn *compare) {
  size_t low = left, high = middle;
  for (size_t i = left; i < right; i++) {
    const bool is_low = low < middle && (high >= right || compare(from[low], from[high]) <= 0);
    out[i] = is_low ? from[low++] : from[high++];
  }
}

static bool is_sorted(const void *const *at, size_t n, sort_fn *compare) {
  for (size_t i = 1; i < n; i++)
    if (compare(at[i - 1], at[i]) > 0) return false;
  return true;
}

void sort_pointers(const void **at, size_t n, arena *scratch, sort_fn *compare) {
  if (is_sorted(at, n, compare)) return;
  const arena_mark mark = arena_here(scratch);
  const void **from = at, **to = ARENA_ARRAY(scratch, n, const void *);
  for (size_t width = 1; width < n; width *= 2) {
    for (size_t left = 0; left < n; left += 2 * width)
      merge(to, from, left, least(left + width, n), least(left + 2 * width, n), compare);
    const void **swap = from;
    from = to;
    to = swap;
  }
  if (from != at) memcpy(at, from, n * sizeof *at);
  arena_release(scratch, mark);
}
