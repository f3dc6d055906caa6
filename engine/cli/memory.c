/* memory.c: see memory.h. Blocks hang on one list, so that leak checkers know that they are kept on purpose. */
#include "cli/memory.h"

#include "cli/cli.h"
#include "cli/say.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct block {
  struct block *next;
  max_align_t start[];
} block;

static block *kept;

_Noreturn void memory_run_out(void) {
  say("out of memory");
  exit(EXIT_TROUBLE);
}

void *memory_take(size_t n, size_t size) {
  if (size > 0 && n > (SIZE_MAX - sizeof(block)) / size) memory_run_out();
  block *b = calloc(1, sizeof *b + n * size);
  if (b == NULL) memory_run_out();
  b->next = kept;
  kept = b;
  return b->start;
}

void *memory_grow(void *at, size_t count, size_t *room, size_t size) {
  if (count < *room) return at;
  *room = *room > 0 ? *room * 2 : 16;
  void *more = memory_take(*room, size);
  if (count > 0) memcpy(more, at, count * size);
  return more;
}

void *memory_reserve(void *at, size_t *room, size_t needed, size_t size) {
  if (needed <= *room) return at;
  size_t more = *room > 0 ? *room : 64;
  while (more < needed) more *= 2;
  void *moved = realloc(at, more * size);
  if (moved == NULL) memory_run_out();
  *room = more;
  return moved;
}

const char *memory_copy(const char *text) {
  return memory_format("%s", text);
}

const char *memory_format(const char *format, ...) {
  va_list values, again;
  va_start(values, format);
  va_copy(again, values);
  const int len = vsnprintf(NULL, 0, format, values);
  if (len < 0) memory_run_out();
  char *made = memory_take((size_t)len + 1, 1);
  vsnprintf(made, (size_t)len + 1, format, again);
  va_end(again);
  va_end(values);
  return made;
}
