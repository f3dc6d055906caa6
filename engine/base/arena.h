/* arena.h: memory that is given back all at once.
**
** An arena is a chain of blocks; taking from it is a pointer bump and never fails (mem.h). arena_clear() keeps
** the blocks, so that a record judged after another of its size allocates nothing. Foreign resources (a parser,
** a file) are put under an arena with arena_defer(): they are released in reverse order by clear, release and
** free, also when out of memory jumped over the code that would have closed them. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/mem.h"

#include <stdbool.h>

typedef struct arena_block arena_block;
typedef struct arena_cleanup arena_cleanup;

typedef struct arena {
  mem *mem;
  arena_block *first, *current;
  char *at, *end;            /* the free part of the current block: things are taken from the front, texts from the back */
  arena_cleanup *cleanups;
} arena;

typedef struct arena_mark {
  arena_block *block;
  char *at, *end;
  arena_cleanup *cleanups;
} arena_mark;

void arena_init(arena *a, mem *m);  /* takes nothing yet */
void arena_clear(arena *a);         /* runs the clean-ups, keeps the blocks */
void arena_free(arena *a);          /* runs the clean-ups, gives the blocks back; the arena may be used again */

void *arena_take(arena *a, size_t size);                 /* uninitialised, aligned for pointers and doubles, never NULL */
void *arena_zero(arena *a, size_t count, size_t size);   /* the same, zeroed; count * size is checked */
void *arena_grow(arena *a, void *block, size_t old_size, size_t new_size); /* in place where it lies last */
char *arena_copy(arena *a, const char *text, size_t len);  /* with a NUL behind it; packed: texts need no alignment */

arena_mark arena_here(const arena *a);
void arena_release(arena *a, arena_mark mark);  /* gives back all that was taken since */

void arena_defer(arena *a, void (*release)(void *resource), void *resource);
void arena_settle(arena *a, void *resource);  /* releases a deferred resource now */

#define ARENA_NEW(a, type) ((type *)arena_zero((a), 1, sizeof(type)))
#define ARENA_ARRAY(a, count, type) ((type *)arena_zero((a), (count), sizeof(type)))

#endif
