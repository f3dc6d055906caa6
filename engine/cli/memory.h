/* memory.h: memory for what is asked on the command line: it lives as long as the process. Running out of it ends the
** process with a message and status 2, so that nothing here returns NULL. */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include <stddef.h>

void *memory_take(size_t n, size_t size);  /* zeroed */
const char *memory_copy(const char *text);
/* An array of `count` things with room for one more; *room counts things too. */
void *memory_grow(void *at, size_t count, size_t *room, size_t size);
/* Room for `needed` things: doubled, so that after a while nothing is taken any more. Of the caller's own, who frees it. */
void *memory_reserve(void *at, size_t *room, size_t needed, size_t size);
__attribute__((format(printf, 1, 2))) const char *memory_format(const char *format, ...);

_Noreturn void memory_run_out(void);

#endif
