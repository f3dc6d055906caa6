/* mem.h: every byte that kolua takes, through the host's allocator and with one count.
**
** Two ways to take memory. mem_try() may fail and says so (NULL): Lua's allocator uses it. mem_take() never
** fails: out of memory leaves through the guard, as in Lua itself, so that the code between has no error path.
** The guard is set by whoever can catch: api.c jumps back to its entry, a call into Lua raises a Lua error.
** Invariant: whatever a jump may skip is owned by an arena (arena.h), whose deferred clean-ups still run. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

typedef void *mem_alloc_fn(void *payload, void *block, size_t old_size, size_t new_size);

typedef struct mem_guard {
  void (*leave)(void *payload);  /* does not return */
  void *payload;
} mem_guard;

typedef struct mem {
  mem_alloc_fn *alloc;  /* the host's: new_size 0 frees, block NULL allocates, NULL is failure */
  void *payload;
  size_t used, peak;    /* bytes now, and the most ever */
  mem_guard guard;
} mem;

void mem_init(mem *m, mem_alloc_fn *alloc, void *payload);  /* alloc NULL: malloc, realloc and free */

void *mem_try(mem *m, void *block, size_t old_size, size_t new_size);
void *mem_take(mem *m, void *block, size_t old_size, size_t new_size);
void mem_give(mem *m, void *block, size_t size);

_Noreturn void mem_full(mem *m);

/* Sums and products of sizes that come from outside; an overflow is out of memory. */
size_t mem_sum(mem *m, size_t a, size_t b);
size_t mem_product(mem *m, size_t a, size_t b);

/* Zeros by the C library: for what is of some size, which a compiler may clear word by word. */
void mem_clear(void *block, size_t size);

#endif
