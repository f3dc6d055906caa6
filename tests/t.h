/* t.h: what every unit test includes: cmocka in the order it needs, and a guard for out of memory. */
#ifndef T_H
#define T_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"

/* Memory for one test: t_open() in the test or its setup, t_close() at its end. */
typedef struct t_world {
  mem mem;
  arena arena, scratch;
  problems *problems;
} t_world;

static inline void t_no_memory(void *payload) {
  (void)payload;
  fail_msg("out of memory");
}

static inline void t_open(t_world *w) {
  mem_init(&w->mem, NULL, NULL);
  w->mem.guard = (mem_guard){t_no_memory, NULL};
  arena_init(&w->arena, &w->mem);
  arena_init(&w->scratch, &w->mem);
  w->problems = kolua_problems_new();
  assert_non_null(w->problems);
}

static inline void t_close(t_world *w) {
  arena_free(&w->scratch);
  arena_free(&w->arena);
  kolua_problems_free(w->problems);
  assert_int_equal(w->mem.used, 0);
}

static inline const char *t_problem(const t_world *w, size_t i) {
  const kolua_problem *p = kolua_problems_get(w->problems, i);
  return p ? p->message : "(no such problem)";
}

#endif
