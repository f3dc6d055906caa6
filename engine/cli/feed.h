/* feed.h: the bytes of a file, or of the standard input ("-"), as UTF-8: unpacked (gzip, zstd) and decoded on the way,
** in constant memory. What is packed shows by its first bytes, whatever the file is called. */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "kolua.h"

typedef struct feed feed;

enum { FEED_LEAST = 64 };  /* the room that feed_read needs */

/* NULL: it cannot be opened or read so, as said on stderr. `encoding` NULL is UTF-8: bytes pass as they are, for their
** readers to validate. A byte order mark of UTF-8 is left to them too (cut.h drops it). */
feed *feed_open(const char *path, const char *encoding);

/* The next bytes, as soon as there are some; 0: the end; -1: no more can be read, as said on stderr, but what came
** before is right; that, silently, when Ctrl-C was pressed while waiting. Bytes that the encoding does not have come as
** 0xFF, which no UTF-8 has: they cost the record where they stand. */
ptrdiff_t feed_read(feed *f, char *room, size_t size);


/* False: not all of it could be read, as said. */
bool feed_close(feed *f);

bool feed_is_csv(const char *path);  /* by its name: .csv, packed or not */
kolua_library feed_library_at(size_t i);  /* what is linked for it; the name NULL: no more */

#endif
