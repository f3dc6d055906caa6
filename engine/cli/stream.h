/* stream.h: the records of an input, batch by batch: what `screen`, `diff` and `sweep` read. */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "cli/batch.h"
#include "cli/feed.h"
#include "cli/pool.h"
#include "cli/screens.h"

/* What is done with an input. */
typedef struct stream_use {
  /* A table's first row, and the start of any input (header NULL). False: no record of it can be read, as said on stderr. */
  bool (*begin)(void *payload, const char *path, const kolua_record *header);
  /* As in pool_work. */
  void (*judge)(void *payload, size_t nth, batch *b);
  bool (*write)(void *payload, const batch *b);
  void *payload;
} stream_use;

/* Reads an input that these screens will judge, in as many threads. False: it cannot be opened, or not all of it could be read, as said on
** stderr. */
bool stream_read(const stream_use *use, const options *asked, const screens *with, const char *path);

#endif
