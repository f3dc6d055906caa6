/* duplicates.c: small maps by comparing pairs that share a cheap fingerprint, large ones by sorting.
**
** Sorting and not hashing: a file can hold keys made to collide, but it cannot make a merge sort slow. */
#include "data/duplicates.h"

#include <string.h>

enum { SMALL = 32 };

static unsigned fingerprint(text key) {
  if (key.len == 0) return 0;
  const unsigned first = (unsigned char)key.at[0], middle = (unsigned char)key.at[key.len / 2],
                 last = (unsigned char)key.at[key.len - 1];
  return (first + 5 * middle + 11 * last + 17 * (unsigned)key.len) & 63;
}

static const member *find_before(const member *members, const member *m) {
  for (const member *other = members; other < m; other++)
    if (text_equal(*other->key, *m->key)) return other;
  return NULL;
}

static void find_in_small(const member *members, size_t n, duplicates_fn *each, void *payload) {
  uint64_t seen = 0;
  for (const member *m = members; m < members + n; m++) {
    const uint64_t bit = UINT64_C(1) << fingerprint(*m->key);
    const member *first = seen & bit ? find_before(members, m) : NULL;
    seen |= bit;
    if (first != NULL && !each(payload, first, m)) return;
  }
}

/* Shorter keys first, which is cheap to see; the order itself does not matter. */
static int compare(const member *a, const member *b) {
  if (a->key->len != b->key->len) return a->key->len < b->key->len ? -1 : 1;
  return memcmp(a->key->at, b->key->at, a->key->len);
}

static void merge(const member **out, const member **from, size_t left, size_t middle, size_t right) {
  size_t low = left, high = middle;
  for (size_t i = left; i < right; i++) {
    const bool take_low = low < middle && (high >= right || compare(from[low], from[high]) <= 0);
    out[i] = take_low ? from[low++] : from[high++];
  }
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Stable: of equal keys the first in the file comes first. */
static const member **sort(const member *members, size_t n, arena *scratch) {
  const member **from = ARENA_ARRAY(scratch, n, const member *), **to = ARENA_ARRAY(scratch, n, const member *);
  for (size_t i = 0; i < n; i++) from[i] = &members[i];
  for (size_t width = 1; width < n; width *= 2) {
    for (size_t left = 0; left < n; left += 2 * width)
      merge(to, from, left, least(left + width, n), least(left + 2 * width, n));
    const member **swap = from;
    from = to;
    to = swap;
  }
  return from;
}

static void find_in_large(const member *members, size_t n, arena *scratch, duplicates_fn *each, void *payload) {
  const member **sorted = sort(members, n, scratch);
  size_t first = 0;
  for (size_t i = 1; i < n; i++) {
    if (compare(sorted[first], sorted[i]) != 0) first = i;
    else if (!each(payload, sorted[first], sorted[i])) return;
  }
}

void duplicates_find(const member *members, size_t n, arena *scratch, duplicates_fn *each, void *payload) {
  if (n < 2) return;
  if (n <= SMALL) {
    find_in_small(members, n, each, payload);
    return;
  }
  const arena_mark mark = arena_here(scratch);
  find_in_large(members, n, scratch, each, payload);
  arena_release(scratch, mark);
}
