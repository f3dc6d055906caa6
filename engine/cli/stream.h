/* stream.h: the records of an input, batch by batch: what `screen`, `diff` and `sweep` read. */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "cli/batch.h"
#include "cli/feed.h"
#include "cli/screens.h"

typedef struct stream {
  const char *path;
  bool is_table, has_map;
  /* A table's first row, and the start of any input (header NULL). False: no record of it can be read, as said on stderr. */
  bool (*begin)(void *payload, const char *path, const kolua_record *header);
  void *payload;
  feed *feed;
  kolua_cutter *cutter;
  bool has_header;           /* of a table: it was read */
  bool has_ended;            /* there is no more */
  bool is_broken;            /* no record of it can be read */
  bool is_torn;              /* the rest cannot be read: where the last record ends is not known */
} stream;

/* An input that these screens will judge. False: it cannot be opened, as said on stderr. begin and payload are set. */
bool stream_open(stream *s, const options *asked, const screens *with, const char *path);
/* The next records, for pool_work. False: there are none. */
bool stream_fill(stream *s, batch *b, const batch *before);
/* False: not all of it could be read, as said. */
bool stream_close(stream *s);

#endif
