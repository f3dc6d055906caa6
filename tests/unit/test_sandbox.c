/* test_sandbox.c: what a run may take, how it ends, and that the next one does not notice. */
#define _POSIX_C_SOURCE 200809L

#include "sandbox_world.h"

#include "script/script.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/* ---- how a run ends ---- */

static void sandbox_tells_an_error_and_its_line_apart(void **state) {
  sandbox_end end = run(*state, "local x\n\nreturn x.y");
  assert_int_equal(end.status, SANDBOX_ERROR);
  assert_string_equal(end.message, "attempt to index a nil value (local 'x')");
  assert_string_equal(end.at.file, "rules/a.lua");
  assert_int_equal(end.at.line, 3);
}

static void sandbox_takes_the_place_that_error_names_by_its_level(void **state) {
  sandbox_end end = run(
      *state,
      "local function check()\n error('wrong', 2)\nend\nlocal function use()\n check()\n return 1\nend\nreturn use()");
  assert_string_equal(end.message, "wrong");
  assert_int_equal(end.at.line, 5);
}

static void sandbox_leaves_a_faked_place_in_the_message(void **state) {
  sandbox_end end = run(*state, "\nerror('rules/a.lua:77: boo', 0)");
  assert_string_equal(end.message, "rules/a.lua:77: boo");
  assert_int_equal(end.at.line, 2);
}

static void sandbox_tells_syntax_errors_at_their_line(void **state) {
  sandbox_end end = run(*state, "local a = 1\nlocal b = = 2");
  assert_int_equal(end.status, SANDBOX_ERROR);
  assert_string_equal(end.message, "unexpected symbol near '='");
  assert_string_equal(end.at.file, "rules/a.lua");
  assert_int_equal(end.at.line, 2);
}

static void sandbox_shows_control_characters_and_cuts_long_messages(void **state) {
  expect_error(*state, "error('\\27[31m\\n\\xFF', 0)", "\\u{1b}[31m\\u{a}\\x{ff}");
  sandbox_end end = run(*state, "error(('\xC3\xA1'):rep(100000), 0)");
  assert_in_range(strlen(end.message), 1000, 1023);
  assert_int_equal(strlen(end.message) % 2, 0);
}

static void sandbox_looks_at_error_objects_without_running_them(void **state) {
  expect_error(*state, "error({})", "an error was raised that is not a text");
  expect_error(*state, "error(nil)", "an error was raised that is not a text");
  expect_error(*state, "error()", "an error was raised that is not a text");
}

static void sandbox_ends_at_its_steps_past_every_pcall(void **state) {
  const char *told = "it took more than 5000000 steps";
  expect_end(*state, "while true do end", SANDBOX_LIMIT, told);
  expect_end(*state, "while true do pcall(function() while true do end end) end", SANDBOX_LIMIT, told);
  expect_end(*state, "pcall(function() while true do end end) return 'pass'", SANDBOX_LIMIT, told);
}

static void sandbox_tells_where_a_limit_was_met(void **state) {
  sandbox_end end = run(*state, "local n = 0\nlocal function f()\n  while true do n = n + 1 end\nend\nf()");
  assert_string_equal(end.at.file, "rules/a.lua");
  assert_int_equal(end.at.line, 3);
  end = run(*state, "local t = {}\nt[1] = ('x'):rep(1000000)\nlocal u = t[1] ..\n t[1]\nreturn u");
  assert_int_equal(end.status, SANDBOX_LIMIT);
  assert_in_range(end.at.line, 3, 4);
}

static void sandbox_ends_the_same_way_each_time(void **state) {
  world *w = *state;
  uint64_t steps[2];
  for (int i = 0; i < 2; i++) {
    uint64_t before = sandbox_steps(w->sandbox);
    expect_answer(w, "local t = {} for i = 1, 1000 do t[i] = i .. 'x' end return #t", "1000");
    steps[i] = sandbox_steps(w->sandbox) - before;
  }
  assert_int_equal(steps[0], steps[1]);
  assert_in_range(steps[0], 3000, 20000);
}

static void sandbox_ends_at_its_deadline(void **state) {
  (void)state;
  world w;
  open_world(&w, &(kolua_limits){.rule_steps = UINT64_MAX, .rule_ms = 30});
  expect_end(&w, "while true do end", SANDBOX_LIMIT, "it took longer than 30 ms");
  expect_end(&w, "local s = ('x'):rep(1000000) while true do s:upper() end", SANDBOX_LIMIT,
             "it took longer than 30 ms");
  close_world(&w);
}

static void sandbox_bounds_memory_and_blocks(void **state) {
  (void)state;
  world w;
  open_world(&w, &(kolua_limits){.script_memory = 4 << 20, .script_block = 1 << 20});
  expect_end(&w, "local t = {} for i = 1, 1000 do t[i] = ('x'):rep(100000) .. i end", SANDBOX_LIMIT,
             "it took more memory than 4 MiB");
  assert_true(w.mem.peak < (5 << 20));
  expect_end(&w, "local s = ('x'):rep(1000000) return s .. s", SANDBOX_LIMIT,
             "a text, a table or the call stack grew over 1 MiB");
  expect_end(&w, "local function f() return 1 + f() end return f()", SANDBOX_LIMIT,
             "a text, a table or the call stack grew over 1 MiB");
  expect_end(&w, "local t = {} pcall(function() for i = 1, 1e9 do t[i] = {} end end) return 'pass'", SANDBOX_LIMIT,
             "it took more memory than 4 MiB");
  expect_end(&w, "local t = {} pcall(function() for i = 1, 1e9 do t[i] = i end end) return 'pass'", SANDBOX_LIMIT,
             "a text, a table or the call stack grew over 1 MiB");
  expect_answer(&w, "local n = 0 for i = 1, 20 do n = n + #('x'):rep(500000 + i) end return n", "10000210");
  close_world(&w);
}

static void sandbox_recovers_after_each_limit(void **state) {
  world *w = *state;
  for (int i = 0; i < 3; i++) {
    assert_int_equal(run(w, "while true do end").status, SANDBOX_LIMIT);
    expect_answer(w, "return 1 + 1", "2");
  }
}

static void sandbox_leave_passes_every_pcall(void **state) {
  expect_end(*state, "pcall(pcall, leave) return 1", SANDBOX_LEFT, "");
  expect_end(*state, "local ok = pcall(leave) while true do end", SANDBOX_LEFT, "");
}

static void sandbox_cancels_the_next_run_once(void **state) {
  world *w = *state;
  sandbox_cancel(w->sandbox);
  expect_end(w, "return 1", SANDBOX_CANCELED, "canceled");
  expect_answer(w, "return 1", "1");
}

static void *cancel_soon(void *payload) {
  nanosleep(&(struct timespec){0, 20000000}, NULL);
  sandbox_cancel(payload);
  return NULL;
}

static void sandbox_cancels_a_run_from_another_thread(void **state) {
  (void)state;
  world w;
  pthread_t thread;
  open_world(&w, &(kolua_limits){.rule_steps = UINT64_MAX, .rule_ms = 5000});
  assert_int_equal(pthread_create(&thread, NULL, cancel_soon, w.sandbox), 0);
  expect_end(&w, "while true do pcall(function() while true do end end) end", SANDBOX_CANCELED, "canceled");
  pthread_join(thread, NULL);
  close_world(&w);
}

/* ---- memory of the host ---- */

typedef struct host {
  size_t left;
} host;

static void *count_down(void *payload, void *block, size_t old_size, size_t new_size) {
  host *h = payload;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  if (h->left == 0) return NULL;
  h->left--;
  return realloc(block, new_size);
}

static int take_from_arena(lua_State *L) {
  for (int i = 0; i < 100; i++) arena_take(lua_touserdata(L, 1), 10000);
  return 0;
}

static bool works_with(size_t allocations) {
  host h = {allocations};
  world w = {.chunk =
                 "local t = {} for i = 1, 50 do t[i] = ('%d'):format(i) end return table.concat(t):gsub('1', 'x')"};
  mem_init(&w.mem, count_down, &h);
  bool is_done = false;
  w.sandbox = sandbox_new(&w.mem, &(kolua_limits){0});
  if (w.sandbox != NULL) {
    sandbox_end end = sandbox_run(w.sandbox, SANDBOX_BUILD, open_environment, NULL);
    if (end.status == SANDBOX_OK) end = sandbox_run(w.sandbox, SANDBOX_CALL, run_chunk, &w);
    is_done = end.status == SANDBOX_OK;
    if (!is_done) assert_int_equal(end.status, SANDBOX_NOMEM);
    if (!is_done) assert_string_equal(end.message, "out of memory");
  }
  sandbox_free(w.sandbox);
  assert_int_equal(w.mem.used, 0);
  return is_done;
}

static void sandbox_survives_each_failing_allocation(void **state) {
  (void)state;
  size_t allocations = 0;
  while (!works_with(allocations)) allocations++;
  assert_true(allocations > 100);
}

static void sandbox_catches_a_full_arena_inside_a_run(void **state) {
  (void)state;
  host h = {100000};
  world w = {0};
  arena a;
  mem_init(&w.mem, count_down, &h);
  arena_init(&a, &w.mem);
  w.sandbox = sandbox_new(&w.mem, &(kolua_limits){0});
  h.left = 2;
  assert_int_equal(sandbox_run(w.sandbox, SANDBOX_CALL, take_from_arena, &a).status, SANDBOX_NOMEM);
  h.left = 100000;
  assert_null(w.mem.guard.leave);
  assert_int_equal(sandbox_run(w.sandbox, SANDBOX_CALL, take_from_arena, &a).status, SANDBOX_OK);
  arena_free(&a);
  sandbox_free(w.sandbox);
  assert_int_equal(w.mem.used, 0);
}

/* ---- loading ---- */

typedef struct piece {
  text text;
} piece;

static int load_piece(lua_State *L) {
  load(L, ((piece *)lua_touserdata(L, 1))->text);
  return 0;
}

static sandbox_end load_in(world *w, text from) {
  return sandbox_run(w->sandbox, SANDBOX_LOAD, load_piece, &(piece){from});
}

static void sandbox_loads_text_only_and_bounded(void **state) {
  world *w = *state;
  sandbox_end end = load_in(w, (text){"\x1BLua\x54", 5});
  assert_int_equal(end.status, SANDBOX_ERROR);
  assert_string_equal(end.message, "this is compiled Lua; only its source is taken");
  assert_string_equal(end.at.file, "rules/a.lua");
  size_t room = (256 << 10) + 1;
  char *blanks = malloc(room);
  memset(blanks, ' ', room);
  assert_int_equal(load_in(w, (text){blanks, room - 1}).status, SANDBOX_OK);
  end = load_in(w, (text){blanks, room});
  assert_int_equal(end.status, SANDBOX_LIMIT);
  assert_string_equal(end.message, "the file is larger than 256 KiB");
  assert_string_equal(end.at.file, "rules/a.lua");
  free(blanks);
}

static void sandbox_stops_the_parser_at_its_deadline(void **state) {
  (void)state;
  world w;
  open_world(&w, &(kolua_limits){.load_ms = 30});
  size_t len = 0, room = 250000;
  char *program = malloc(room);
  len += (size_t)sprintf(program, "local a\nreturn a");
  while (len + 10 < room) len += (size_t)sprintf(program + len, " and a");
  sandbox_end end = load_in(&w, (text){program, len});
  assert_int_equal(end.status, SANDBOX_LIMIT);
  assert_string_equal(end.message, "it took longer than 30 ms");
  free(program);
  close_world(&w);
}

static void sandbox_loads_with_few_steps_for_rules(void **state) {
  (void)state;
  world w;
  open_world(&w, &(kolua_limits){.rule_steps = 50});
  assert_int_equal(
      load_in(&w, TEXT("local a = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 }"))
          .status,
      SANDBOX_OK);
  close_world(&w);
}

/* ---- the Lua that is linked ---- */

static void release_of_lua_is_told(void **state) {
  (void)state;
  const char *release = script_lua_release();
  assert_non_null(strstr(release, LUA_RELEASE));
  assert_string_equal(release, script_lua_release());
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(sandbox_tells_an_error_and_its_line_apart),
      TEST(sandbox_takes_the_place_that_error_names_by_its_level),
      TEST(sandbox_leaves_a_faked_place_in_the_message),
      TEST(sandbox_tells_syntax_errors_at_their_line),
      TEST(sandbox_shows_control_characters_and_cuts_long_messages),
      TEST(sandbox_looks_at_error_objects_without_running_them),
      TEST(sandbox_ends_at_its_steps_past_every_pcall),
      TEST(sandbox_tells_where_a_limit_was_met),
      TEST(sandbox_ends_the_same_way_each_time),
      cmocka_unit_test(sandbox_ends_at_its_deadline),
      cmocka_unit_test(sandbox_bounds_memory_and_blocks),
      TEST(sandbox_recovers_after_each_limit),
      TEST(sandbox_leave_passes_every_pcall),
      TEST(sandbox_cancels_the_next_run_once),
      cmocka_unit_test(sandbox_cancels_a_run_from_another_thread),
      cmocka_unit_test(sandbox_survives_each_failing_allocation),
      cmocka_unit_test(sandbox_catches_a_full_arena_inside_a_run),
      TEST(sandbox_loads_text_only_and_bounded),
      cmocka_unit_test(sandbox_stops_the_parser_at_its_deadline),
      cmocka_unit_test(sandbox_loads_with_few_steps_for_rules),
      cmocka_unit_test(release_of_lua_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
