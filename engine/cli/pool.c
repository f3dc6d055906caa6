/* pool.c: see pool.h. Batches lie in a ring: filled, judged and written in the same order, each counted by a number that only rises.
**
**   written <= taken <= filled <= written + as many as there are
*/
#define _XOPEN_SOURCE 700 /* sysconf */
#include "cli/pool.h"

#include "cli/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct pool {
  const pool_work *work;
  batch *ring;
  size_t n;
  pthread_mutex_t lock; /* of what follows */
  pthread_cond_t changed;
  size_t filled, taken, written;
  bool *is_judged; /* by place in the ring */
  bool is_over;    /* nothing more will be filled */
} pool;

typedef struct worker {
  pthread_t thread;
  pool *pool;
  size_t nth;
} worker;

/* ---- judging */

static batch *take(pool *p) {
  batch *found = NULL;
  pthread_mutex_lock(&p->lock);
  while (p->taken == p->filled && !p->is_over) pthread_cond_wait(&p->changed, &p->lock);
  if (p->taken < p->filled) found = &p->ring[p->taken++ % p->n];
  pthread_mutex_unlock(&p->lock);
  return found;
}

static void *judge(void *payload) {
  worker *w = payload;
  pool *p = w->pool;
  for (batch *b; (b = take(p)) != NULL;) {
    p->work->judge(p->work->payload, w->nth, b);
    pthread_mutex_lock(&p->lock);
    p->is_judged[b - p->ring] = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
  }
  return NULL;
}

/* ---- filling and writing */

static bool write_oldest(pool *p) {
  const size_t at = p->written % p->n;
  pthread_mutex_lock(&p->lock);
  while (!p->is_judged[at]) pthread_cond_wait(&p->changed, &p->lock);
  p->is_judged[at] = false;
  pthread_mutex_unlock(&p->lock);
  p->written++;
  return p->work->write(p->work->payload, &p->ring[at]);
}

/* The batch before is not written over while the next one takes its rest: it was filled last. */
static bool fill_next(pool *p) {
  batch *b = &p->ring[p->filled % p->n];
  const batch *before = p->filled > 0 ? &p->ring[(p->filled - 1) % p->n] : NULL;
  if (!p->work->fill(p->work->payload, b, before)) return false;
  pthread_mutex_lock(&p->lock);
  p->filled++;
  pthread_cond_broadcast(&p->changed);
  pthread_mutex_unlock(&p->lock);
  return true;
}

static void end(pool *p, worker *workers, size_t n) {
  pthread_mutex_lock(&p->lock);
  p->is_over = true;
  pthread_cond_broadcast(&p->changed);
  pthread_mutex_unlock(&p->lock);
  for (size_t i = 0; i < n; i++) pthread_join(workers[i].thread, NULL);
}

static void run_here(pool *p) {
  bool goes_on = true;
  while (goes_on && p->work->fill(p->work->payload, &p->ring[p->filled % p->n],
                                  p->filled > 0 ? &p->ring[(p->filled - 1) % p->n] : NULL)) {
    batch *b = &p->ring[p->filled++ % p->n];
    p->work->judge(p->work->payload, 0, b);
    goes_on = p->work->write(p->work->payload, b);
  }
}

static void run_threads(pool *p, size_t n) {
  worker *workers = memory_take(n, sizeof *workers);
  size_t started = 0;
  for (; started < n; started++) {
    workers[started] = (worker){.pool = p, .nth = started};
    if (pthread_create(&workers[started].thread, NULL, judge, &workers[started]) != 0) break;
  }
  if (started == 0) {
    run_here(p);
    return;
  }
  bool goes_on = true;
  while (goes_on && fill_next(p)) {
    if (p->filled - p->written == p->n) goes_on = write_oldest(p);
    while (goes_on && p->written < p->filled && p->work->waits(p->work->payload)) goes_on = write_oldest(p);
  }
  while (goes_on && p->written < p->filled) goes_on = write_oldest(p);
  end(p, workers, started);
}

static void free_ring(pool *p) {
  for (size_t i = 0; i < p->n; i++) {
    free(p->ring[i].room);
    free(p->ring[i].records);
    free(p->ring[i].lines);
    free(p->ring[i].results);
  }
}

bool pool_size(const options *asked, size_t *n) {
  enum { MOST = 1024 };
  const long processors = sysconf(_SC_NPROCESSORS_ONLN);
  *n = processors > 0 ? (size_t)processors : 1;
  return options_count(asked->jobs, "jobs", MOST, n);
}

void pool_run(size_t n, const pool_work *work) {
  pool p = {
      .work = work, .n = n > 1 ? 2 * n + 1 : 2, .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
  p.ring = memory_take(p.n, sizeof *p.ring);
  p.is_judged = memory_take(p.n, sizeof *p.is_judged);
  if (n > 1) run_threads(&p, n);
  else run_here(&p);
  free_ring(&p);
}
