/* pool.h: batches filled and written in order, and judged by several threads. */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include "cli/batch.h"
#include "cli/options.h"

typedef struct pool_work {
  /* Fills a batch, whose predecessor is `before` (NULL: the first), on the thread that calls. False: there is no more. */
  bool (*fill)(void *payload, batch *b, const batch *before);
  /* Judges a batch, on the nth thread. */
  void (*judge)(void *payload, size_t nth, batch *b);
  /* Takes the results of a batch, on any thread, while others may fill and judge. False: stop. */
  bool (*write)(void *payload, const batch *b);
  void *payload;
} pool_work;

/* The threads that --jobs asks for, else as many as there are processors. False: it is no number, as said. */
bool pool_size(const options *asked, size_t *n);
/* With n threads, of which this is one. Returns when all is written, or the work stopped it. */
void pool_run(size_t n, const pool_work *work);

#endif
