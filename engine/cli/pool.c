/* pool.c: see pool.h. Batches lie in a ring: filled, taken and written in the same order, each counted by a number that only rises.
**
**   written <= taken <= filled <= written + as many as there are
**
** The thread that calls fills, for it is the one that a signal wakes; while the others have enough to do it judges too. Who has judged a batch
** writes it, and those behind it, once all before it are written. */
#define _XOPEN_SOURCE 700 /* sysconf */
#include "cli/pool.h"

#include "cli/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct pool {
  const pool_work *work;
  batch *ring;
  size_t n, n_threads;
  pthread_mutex_t lock; /* of what follows, and held by all functions but where they call the work */
  pthread_cond_t changed;
  size_t filled, taken, written;
  bool *is_judged; /* by place in the ring */
  bool is_writing; /* some thread is at it, and looks again before it ends */
  bool is_over;    /* nothing more will be filled */
  bool is_stopped; /* nor written */
} pool;

typedef struct helper {
  pthread_t thread;
  pool *pool;
  size_t nth;
} helper;

static void fill_next(pool *p) {
  batch *b = &p->ring[p->filled % p->n];
  const batch *before =
      p->filled > 0 ? &p->ring[(p->filled - 1) % p->n] : NULL; /* it is not filled anew before the next is */
  pthread_mutex_unlock(&p->lock);
  const bool is_filled = p->work->fill(p->work->payload, b, before);
  pthread_mutex_lock(&p->lock);
  p->filled += is_filled;
  p->is_over |= !is_filled;
  pthread_cond_broadcast(&p->changed);
}

static void write_judged(pool *p) {
  if (p->is_writing) return;
  p->is_writing = true;
  while (!p->is_stopped && p->written < p->filled && p->is_judged[p->written % p->n]) {
    const size_t at = p->written % p->n;
    pthread_mutex_unlock(&p->lock);
    const bool goes_on = p->work->write(p->work->payload, &p->ring[at]);
    pthread_mutex_lock(&p->lock);
    p->is_judged[at] = false;
    p->written++;
    if (!goes_on) p->is_stopped = p->is_over = true;
    pthread_cond_broadcast(&p->changed);
  }
  p->is_writing = false;
}

static void judge_next(pool *p, size_t nth) {
  const size_t at = p->taken++ % p->n;
  pthread_mutex_unlock(&p->lock);
  p->work->judge(p->work->payload, nth, &p->ring[at]);
  pthread_mutex_lock(&p->lock);
  p->is_judged[at] = true;
  write_judged(p);
}

/* ---- threads */

static void *help(void *payload) {
  const helper *h = payload;
  pool *p = h->pool;
  pthread_mutex_lock(&p->lock);
  while (!p->is_stopped && (p->taken < p->filled || !p->is_over)) {
    if (p->taken < p->filled) judge_next(p, h->nth);
    else pthread_cond_wait(&p->changed, &p->lock);
  }
  pthread_mutex_unlock(&p->lock);
  return NULL;
}

static void lead(pool *p) {
  pthread_mutex_lock(&p->lock);
  while (!p->is_stopped && (p->taken < p->filled || !p->is_over)) {
    const size_t ready = p->filled - p->taken;
    const bool has_room = p->filled - p->written < p->n;
    if (!p->is_over && has_room && ready < p->n_threads) fill_next(p);
    else if (ready > 0) judge_next(p, 0);
    else pthread_cond_wait(&p->changed, &p->lock);
  }
  pthread_mutex_unlock(&p->lock);
}

static void run(pool *p) {
  helper *helpers = memory_take(p->n_threads, sizeof *helpers);
  size_t started = 1;
  for (; started < p->n_threads; started++) {
    helpers[started] = (helper){.pool = p, .nth = started};
    if (pthread_create(&helpers[started].thread, NULL, help, &helpers[started]) != 0) break;
  }
  lead(p);
  for (size_t i = 1; i < started; i++) pthread_join(helpers[i].thread, NULL);
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
  pool p = {.work = work,
            .n = 2 * n + 1,
            .n_threads = n,
            .lock = PTHREAD_MUTEX_INITIALIZER,
            .changed = PTHREAD_COND_INITIALIZER};
  p.ring = memory_take(p.n, sizeof *p.ring);
  p.is_judged = memory_take(p.n, sizeof *p.is_judged);
  run(&p);
  free_ring(&p);
}
