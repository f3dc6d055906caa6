/* mem.c: counting over the host's allocator. */
#include "base/mem.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *standard_alloc(void *payload, void *block, size_t old_size, size_t new_size) {
  (void)payload;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, new_size);
}

void mem_init(mem *m, mem_alloc_fn *alloc, void *payload) {
  *m = (mem){.alloc = alloc ? alloc : standard_alloc, .payload = payload};
}

void *mem_try(mem *m, void *block, size_t old_size, size_t new_size) {
  if (block == NULL) old_size = 0; /* Lua tells the kind of object there */
  void *moved = m->alloc(m->payload, block, old_size, new_size);
  if (moved == NULL && new_size != 0) return NULL;
  m->used = m->used - old_size + new_size;
  if (m->used > m->peak) m->peak = m->used;
  return moved;
}

void *mem_take(mem *m, void *block, size_t old_size, size_t new_size) {
  void *moved = mem_try(m, block, old_size, new_size);
  if (moved == NULL) mem_full(m);
  return moved;
}

void mem_give(mem *m, void *block, size_t size) {
  if (block != NULL) mem_try(m, block, size, 0);
}

void mem_full(mem *m) {
  assert(m->guard.leave != NULL);
  m->guard.leave(m->guard.payload);
  abort(); /* a guard that returns is a bug */
}

size_t mem_sum(mem *m, size_t a, size_t b) {
  if (a > SIZE_MAX - b) mem_full(m);
  return a + b;
}

size_t mem_product(mem *m, size_t a, size_t b) {
  if (b != 0 && a > SIZE_MAX / b) mem_full(m);
  return a * b;
}

void mem_clear(void *block, size_t size) {
  memset(block, 0, size);
}
