/* memory.c: see memory.h. Blocks hang on one list, so that leak checkers know that they are kept on purpose. */
#include "cli/memory.h"

#include "cli/cli.h"
#include "cli/say.h"

#include <stdarg.h>
#include <stdlib.h>

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
