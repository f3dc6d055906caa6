/* ranking.c: see ranking.h. A heap whose top is the worst of those kept: what is no better does not get in. */
#include "cli/ranking.h"

#include "cli/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct ranked {
  double score; /* below 0: none */
  size_t critical, order, len, id_len;
  char *line; /* the line, then the id */
} ranked;

struct ranking {
  ranked *heap;
  size_t n, most, seen;
};

ranking *ranking_new(size_t most) {
  ranking *r = memory_take(1, sizeof *r);
  *r = (ranking){.most = most};
  return r;
}

static int compare_ids(const ranked *a, const ranked *b) {
  const size_t len = a->id_len < b->id_len ? a->id_len : b->id_len;
  const int order = memcmp(a->line + a->len, b->line + b->len, len);
  return order != 0 ? order : (a->id_len > b->id_len) - (a->id_len < b->id_len);
}

static bool is_better(const ranked *a, const ranked *b) {
  if (a->score != b->score) return a->score > b->score;
  if (a->critical != b->critical) return a->critical < b->critical;
  const int ids = compare_ids(a, b);
  return ids != 0 ? ids < 0 : a->order < b->order;
}

static void swap(ranked *a, ranked *b) {
  const ranked one = *a;
  *a = *b;
  *b = one;
}

static void sink(ranking *r, size_t at) {
  for (size_t child; (child = 2 * at + 1) < r->n; at = child) {
    if (child + 1 < r->n && is_better(&r->heap[child], &r->heap[child + 1])) child++;
    if (!is_better(&r->heap[at], &r->heap[child])) return;
    swap(&r->heap[at], &r->heap[child]);
  }
}

static void rise(ranking *r, size_t at) {
  while (at > 0 && is_better(&r->heap[(at - 1) / 2], &r->heap[at])) {
    swap(&r->heap[(at - 1) / 2], &r->heap[at]);
    at = (at - 1) / 2;
  }
}

static void make_room(ranking *r) {
  if (r->n > 0 && (r->n & (r->n - 1)) != 0) return;
  const size_t room = r->n > 0 ? 2 * r->n : 1;
  r->heap = realloc(r->heap, room * sizeof *r->heap);
  if (r->heap == NULL) memory_run_out();
}

static ranked copied(ranked one) {
  char *line = malloc(one.len + one.id_len + 1);
  if (line == NULL) memory_run_out();
  memcpy(line, one.line, one.len + one.id_len);
  one.line = line;
  return one;
}

/* A record without a score, or one that could not be read, ranks behind all others. */
void ranking_add(ranking *r, const batch *b, size_t i) {
  const screened *found = &b->results[i];
  const ranked one = {.score = found->applied ? found->score : -1,
                      .critical = found->critical,
                      .order = r->seen++,
                      .len = found->len,
                      .id_len = found->id_len,
                      .line = b->lines + found->from};
  if (found->is_error) return;
  if (r->n == r->most) {
    if (!is_better(&one, &r->heap[0])) return;
    free(r->heap[0].line);
    r->heap[0] = copied(one);
    sink(r, 0);
    return;
  }
  make_room(r);
  r->heap[r->n] = copied(one);
  rise(r, r->n++);
}

static int by_rank(const void *a, const void *b) {
  return is_better(a, b) ? -1 : 1;
}

void ranking_write(ranking *r, output *o) {
  if (r->n > 0) qsort(r->heap, r->n, sizeof *r->heap, by_rank);
  for (size_t i = 0; i < r->n; i++) {
    output_write(o, r->heap[i].line, r->heap[i].len);
    free(r->heap[i].line);
  }
  free(r->heap);
  r->heap = NULL;
  r->n = 0;
}
