/* repeats.h: ids that occur again in a stream, in memory that does not grow with it: digests of the first ids are kept, and later ids are
** still looked for among them. An id that occurs twice, and first behind those, is not found; which is said. */
#ifndef CLI_REPEATS_H
#define CLI_REPEATS_H

#include "cli/batch.h"

enum { REPEATS_KEPT = 400000 };  /* different ids of which a digest is kept, 4 MiB in all */

typedef struct repeats repeats;

repeats *repeats_new(void);
/* The records of a judged batch, in the order of the stream. The path is kept. */
void repeats_look(repeats *r, const batch *b, const char *path);
/* How many, the first few with their places, and whether all could be looked for; nothing if there is none. */
void repeats_tell(const repeats *r, kolua_lang lang);

#endif
