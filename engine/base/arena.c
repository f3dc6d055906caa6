/* arena.c: blocks double up to 256 KiB; a larger demand gets a block of its own size. */
#include "base/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 256 * 1024 };

struct arena_block {
  arena_block *next;
  size_t size; /* of the whole block, this head included */
  max_align_t data[];
};

struct arena_cleanup {
  arena_cleanup *next;
  void (*release)(void *resource);
  void *resource;
};

/* The room of `size` bytes: at least one unit, so that even nothing has an address of its own. */
/* For pointers and 64-bit numbers; long double, which would double it, is not used. */
typedef union widest {
  void *pointer;
  int64_t integer;
  double number;
} widest;

static size_t aligned(mem *m, size_t size) {
  const size_t unit = alignof(widest);
  if (size > SIZE_MAX - unit) mem_full(m);
  return size == 0 ? unit : (size + unit - 1) & ~(unit - 1);
}

static void enter(arena *a, arena_block *block) {
  a->current = block;
  a->at = (char *)block->data;
  a->end = (char *)block + block->size;
}

void arena_init(arena *a, mem *m) {
  *a = (arena){.mem = m};
}

static void run_cleanups(arena *a, const arena_cleanup *until) {
  while (a->cleanups != until) {
    arena_cleanup *c = a->cleanups;
    a->cleanups = c->next;
    if (c->release != NULL) c->release(c->resource);
  }
}

void arena_clear(arena *a) {
  run_cleanups(a, NULL);
  if (a->first != NULL) enter(a, a->first);
}

void arena_free(arena *a) {
  run_cleanups(a, NULL);
  for (arena_block *block = a->first; block != NULL;) {
    arena_block *next = block->next;
    mem_give(a->mem, block, block->size);
    block = next;
  }
  arena_init(a, a->mem);
}

/* The next block that holds `size`: one kept by a clear where it is large enough, else a new one. */
static void next_block(arena *a, size_t size) {
  arena_block *kept = a->current ? a->current->next : a->first;
  if (kept != NULL && kept->size - sizeof(arena_block) >= size) {
    enter(a, kept);
    return;
  }
  size_t room = a->current ? a->current->size * 2 : FIRST_BLOCK;
  if (room > LARGEST_BLOCK) room = LARGEST_BLOCK;
  const size_t needed = mem_sum(a->mem, size, sizeof(arena_block));
  if (room < needed) room = needed;
  arena_block *block = mem_take(a->mem, NULL, 0, room);
  block->size = room;
  block->next = kept;
  if (a->current) a->current->next = block;
  else a->first = block;
  enter(a, block);
}

void *arena_take(arena *a, size_t size) {
  size = aligned(a->mem, size);
  if (a->current == NULL || (size_t)(a->end - a->at) < size) next_block(a, size);
  void *taken = a->at;
  a->at += size;
  return taken;
}

void *arena_zero(arena *a, size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) mem_full(a->mem);
  void *taken = arena_take(a, total);
  memset(taken, 0, total);
  return taken;
}

void *arena_grow(arena *a, void *block, size_t old_size, size_t new_size) {
  if (block == NULL) return arena_take(a, new_size);
  const size_t old_room = aligned(a->mem, old_size), new_room = aligned(a->mem, new_size);
  const bool lies_last = (char *)block + old_room == a->at;
  if (lies_last && (size_t)(a->end - (char *)block) >= new_room) a->at = (char *)block + new_room;
  else if (new_room > old_room) return memcpy(arena_take(a, new_size), block, old_size);
  return block;
}

char *arena_copy(arena *a, const char *text, size_t len) {
  const size_t size = mem_sum(a->mem, len, 1);
  if (a->current == NULL || (size_t)(a->end - a->at) < size) next_block(a, aligned(a->mem, size));
  char *copy = a->end -= size;
  if (len > 0) memcpy(copy, text, len);
  copy[len] = '\0';
  return copy;
}

arena_mark arena_here(const arena *a) {
  return (arena_mark){a->current, a->at, a->end, a->cleanups};
}

void arena_release(arena *a, arena_mark mark) {
  run_cleanups(a, mark.cleanups);
  if (mark.block == NULL) {
    if (a->first != NULL) enter(a, a->first);
    return;
  }
  enter(a, mark.block);
  a->at = mark.at;
  a->end = mark.end;
}

void arena_defer(arena *a, void (*release)(void *resource), void *resource) {
  arena_cleanup *c = arena_take(a, sizeof *c);
  *c = (arena_cleanup){a->cleanups, release, resource};
  a->cleanups = c;
}

void arena_settle(arena *a, void *resource) {
  for (arena_cleanup *c = a->cleanups; c != NULL; c = c->next) {
    if (c->resource != resource || c->release == NULL) continue;
    void (*release)(void *) = c->release;
    c->release = NULL;
    release(resource);
    return;
  }
}
