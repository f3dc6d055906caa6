/* suite.h: other people's test suites, which stand outside of the project: the folder KOLUA_CONFORMANCE names.
** Without it the tests that need it are skipped. */
#ifndef SUITE_H
#define SUITE_H

#define _POSIX_C_SOURCE 200809L

#include "t.h"

#include "data/reader.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const kolua_limits limits = {
  .data_size = 1 << 24, .record_size = 1 << 20, .depth = 64, .nodes = 1 << 20, .scalar_size = 1 << 20, .key_size = 1024,
  .columns = 1024,
};

/* A case that does not do as the suite says, and why. */
typedef struct exception {
  const char *name, *reason;
} exception;

/* Marks the exception as used. False: not in the list. */
static inline bool is_listed(const exception *list, size_t n, const char *name, bool *used) {
  for (size_t i = 0; i < n; i++) {
    if (strcmp(list[i].name, name) != 0) continue;
    used[i] = true;
    return true;
  }
  return false;
}

static inline void assert_all_used(const char *what, const exception *list, const bool *used, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!used[i]) fail_msg("%s: '%s' is listed but does as the suite says, or is gone", what, list[i].name);
}

/* The path of `rest` in the suite's folder. If there is none, the world is closed and the test skipped. */
static inline const char *suite_path(t_world *w, const char *rest) {
  const char *root = getenv("KOLUA_CONFORMANCE");
  if (root == NULL || *root == '\0') {
    t_close(w);
    skip();
  }
  return text_format(&w->arena, "%s/%s", root, rest);
}

static inline bool suite_has(t_world *w, const char *folder, const char *name) {
  return access(text_format(&w->scratch, "%s/%s", folder, name), R_OK) == 0;
}

static inline text suite_file(t_world *w, const char *folder, const char *name) {
  text t;
  const char *path = text_format(&w->arena, "%s/%s", folder, name);
  const kolua_status status = read_file(&t, &w->arena, path, NULL, limits.data_size, w->problems);
  if (status != KOLUA_OK) fail_msg("%s: %s", path, t_problem(w, 0));
  return t;
}

static inline int is_visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

typedef void suite_fn(t_world *w, const char *folder, const char *name);

/* Calls `each` for the names in a folder, in order, each with a world of its own. */
static inline void suite_each(const char *folder, suite_fn *each) {
  struct dirent **names;
  const int n = scandir(folder, &names, is_visible, alphasort);
  if (n <= 0) fail_msg("%s: nothing there", folder);
  for (int i = 0; i < n; i++) {
    t_world w;
    t_open(&w);
    each(&w, folder, names[i]->d_name);
    t_close(&w);
    free(names[i]);
  }
  free(names);
}

#endif
