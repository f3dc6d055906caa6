/* sandbox_world.h: a sandbox that runs chunks, each in an environment of its own, for the tests of the sandbox. */
#ifndef SANDBOX_WORLD_H
#define SANDBOX_WORLD_H

#include "t.h"

#include "script/env.h"

#include <stdio.h>

typedef struct world {
  mem mem;
  sandbox *sandbox;
  const char *chunk;
  char answer[400]; /* what the chunk returned, as text */
} world;

static inline void no_memory(void *payload) {
  (void)payload;
  fail_msg("out of memory outside a run");
}

static inline int open_environment(lua_State *L) {
  env_open(L);
  return 0;
}

static inline int leave(lua_State *L) { sandbox_leave(L); }

static inline void load(lua_State *L, text from) {
  sandbox_load(L, from, "rules/a.lua");
  env_words(L);
  lua_pushcfunction(L, leave);
  lua_setfield(L, -2, "leave");
  env_seal(L, ENV_GLOBALS, "word");
  env_give(L);
}

static inline int run_chunk(lua_State *L) {
  world *w = lua_touserdata(L, 1);
  load(L, text_of(w->chunk));
  lua_call(L, 0, 1);
  luaL_tolstring(L, -1, NULL);
  snprintf(w->answer, sizeof w->answer, "%s", lua_tostring(L, -1));
  return 0;
}

static inline void open_world(world *w, const kolua_limits *limits) {
  memset(w, 0, sizeof *w);
  mem_init(&w->mem, NULL, NULL);
  w->mem.guard = (mem_guard){no_memory, NULL};
  w->sandbox = sandbox_new(&w->mem, limits);
  assert_non_null(w->sandbox);
  assert_int_equal(sandbox_run(w->sandbox, SANDBOX_BUILD, open_environment, NULL).status, SANDBOX_OK);
}

static inline void close_world(world *w) {
  sandbox_free(w->sandbox);
  assert_int_equal(w->mem.used, 0);
}

static inline sandbox_end run(world *w, const char *chunk) {
  w->chunk = chunk;
  w->answer[0] = '\0';
  sandbox_end end = sandbox_run(w->sandbox, SANDBOX_CALL, run_chunk, w);
  assert_int_equal(lua_gettop(sandbox_state(w->sandbox)), 0);
  return end;
}

static inline void expect_answer(world *w, const char *chunk, const char *answer) {
  sandbox_end end = run(w, chunk);
  if (end.status != SANDBOX_OK) fail_msg("%s\n%d: %s", chunk, (int)end.status, end.message);
  if (strcmp(w->answer, answer) != 0) fail_msg("%s\n%s, expected %s", chunk, w->answer, answer);
}

static inline void expect_end(world *w, const char *chunk, sandbox_status status, const char *message) {
  sandbox_end end = run(w, chunk);
  if (end.status != status || strcmp(end.message, message) != 0) {
    fail_msg("%s\n%d '%s', expected %d '%s'", chunk, (int)end.status, end.message, (int)status, message);
  }
}

static inline void expect_error(world *w, const char *chunk, const char *message) {
  expect_end(w, chunk, SANDBOX_ERROR, message);
}

static inline int open_plain(void **state) {
  static world w;
  open_world(&w, &(kolua_limits){.rule_steps = 5000000});
  *state = &w;
  return 0;
}

static inline int close_plain(void **state) {
  close_world(*state);
  return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_plain, close_plain)

#endif
