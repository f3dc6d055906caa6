/* golden.h: compares what was written with a file of tests/golden; with UPDATE_GOLDEN=1 it writes the file instead. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "t.h"

#include <stdio.h>
#include <stdlib.h>

#ifndef GOLDEN_FOLDER
#define GOLDEN_FOLDER "tests/golden/"
#endif

static inline void golden_update(const char *path, text found) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(found.at, 1, found.len, file), found.len);
  assert_int_equal(fclose(file), 0);
}

static inline text golden_read(const char *path, arena *a) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail_msg("%s is not there; UPDATE_GOLDEN=1 makes it", path);
  buf all;
  buf_init(&all, a);
  for (int c = getc(file); c != EOF; c = getc(file)) buf_add_char(&all, (char)c);
  assert_int_equal(fclose(file), 0);
  return buf_text(&all);
}

static inline void golden_compare(t_world *w, const char *name, text found) {
  const char *path = text_format(&w->arena, GOLDEN_FOLDER "%s", name);
  if (getenv("UPDATE_GOLDEN") != NULL) golden_update(path, found);
  const text expected = golden_read(path, &w->arena);
  size_t line = 1;
  for (size_t i = 0; i < found.len && i < expected.len && found.at[i] == expected.at[i]; i++) line += found.at[i] == '\n';
  if (!text_equal(found, expected)) fail_msg("%s differs from line %zu on", path, line);
}

#endif
