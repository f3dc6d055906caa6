/* input.h: a file as a reader asks for it: piece by piece, so that a large one need not lie in memory beside the tree that is made
** from it. A text can stand in its place.
**
** A file is opened without blocking, must be a regular one, and is held to a size while it is read: a FIFO, a device, a growing or a
** looping file ends in an error. */
#ifndef DATA_INPUT_H
#define DATA_INPUT_H

#include "base/problem.h"
#include "base/text.h"

typedef struct input input;

/* It lies in `a`, which closes it. `shown` is the name for messages. EIO, ELIMIT with a problem. */
MUST_CHECK kolua_status input_open(input **out, arena *a, const char *path, const char *shown, size_t max_size, problems *p);
input *input_of_text(arena *a, const char *shown, text t);

/* Fills `room` but at the end; *n is 0 behind it. */
MUST_CHECK kolua_status input_next(input *in, char *room, size_t size, size_t *n, problems *p);
/* All of it, from the beginning, in the arena of the input. EIO, ELIMIT with a problem. */
MUST_CHECK kolua_status input_text(input *in, text *out, problems *p);

const char *input_name(const input *in);
/* "sha256:..." of what was read, be it by pieces or as a whole. */
const char *input_digest(input *in, arena *a);

#endif
