/* nearest.c: the optimal string alignment distance: letters put in, left out, changed, and neighbours swapped. */
#include "cli/nearest.h"

#include "cli/memory.h"

#include <string.h>

enum { LONGEST = 31 };

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

static unsigned cell(unsigned d[][LONGEST + 1], const char *a, const char *b, size_t i, size_t j) {
  const unsigned changed = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
  const unsigned one = least(least(d[i - 1][j], d[i][j - 1]) + 1, changed);
  const int is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
  return is_swapped ? least(one, d[i - 2][j - 2] + 1) : one;
}

static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len) {
  unsigned d[LONGEST + 1][LONGEST + 1];
  for (size_t i = 0; i <= a_len; i++) d[i][0] = (unsigned)i;
  for (size_t j = 0; j <= b_len; j++) d[0][j] = (unsigned)j;
  for (size_t i = 1; i <= a_len; i++) {
    for (size_t j = 1; j <= b_len; j++) d[i][j] = cell(d, a, b, i, j);
  }
  return d[a_len][b_len];
}

void nearest_try(nearest *n, const char *candidate) {
  const size_t len = strlen(n->word), candidate_len = strlen(candidate);
  if (len > LONGEST || candidate_len > LONGEST) return;
  const unsigned steps = distance(n->word, len, candidate, candidate_len);
  if (steps > 1 + len / 4 || (n->found != NULL && steps >= n->steps)) return;
  n->found = candidate;
  n->steps = steps;
}

const char *nearest_hint(const nearest *n, const char *before) {
  return n->found == NULL ? "" : memory_format(" (did you mean '%s%s'?)", before, n->found);
}
