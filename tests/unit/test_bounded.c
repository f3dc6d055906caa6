/* test_bounded.c: which files of functions are known to end by themselves, and which are not. */
#include "t.h"

#include "script/tokens.h"

static bool is_bounded(const char *lua) {
  t_world w;
  t_open(&w);
  const tokens all = tokens_of(text_of(lua), &w.arena);
  const bool found = tokens_are_bounded(&all, &w.scratch);
  t_close(&w);
  return found;
}

#define CHECK(body) "rule 'x' { check = function(r) " body " end }\n"

static void straight_code_is_bounded(void **state) {
  static const char *const files[] = {
      CHECK("return pass()"),
      CHECK("local v, w = r.a, r.b if v < 5 then return warn { vi = 'x', en = 'y', v = v } elseif v == w then return skip() end return pass()"),
      "local low = 5\n" CHECK("if r.a < low then return pass() end return skip()"),
      "local c = subject 'book'\nlocal usual = { novel = true, ['a b'] = 1, 7, { -1 } }\n" CHECK("return usual[r.kind] and pass() or skip()"),
      "local function tell(word, v) return word { vi = 'x', en = 'y', v = v } end\n" CHECK("return tell(warn, r.a)"),
      "local function one(v) return v + 1 end\nlocal two = function(v) return one(one(v)) end\n" CHECK("return two(r.a) > 1 and pass() or skip()"),
      "local function g(v) return h(v) end\nlocal function h(v) return g(v) end\n" CHECK("return g(r)"),
      "local c = subject 'book'\nlocal function judge(id, check) rule(id) { on = c, check = check } end\njudge('x', function(r) return pass() end)\n",
  };
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (!is_bounded(files[i])) fail_msg("%s", files[i]);
}

static void what_may_go_on_or_remember_is_not(void **state) {
  static const char *const files[] = {
      "",
      CHECK("for i = 1, 3 do end return pass()"),
      CHECK("while true do end"),
      CHECK("repeat until true"),
      CHECK("::again:: goto again"),
      "local n = 0\n" CHECK("n = n + 1 return pass()"),
      "local n = 0\n" CHECK("local m n, m = 1, 2 return pass()"),
      CHECK("local t = {} t.a = 1 return pass()"),
      CHECK("local f = function() end return pass()"),
      CHECK("local function f() end return pass()"),
      "local function f(v) return f(v) end\n" CHECK("return f(r)"),
      "local f\nlocal function g(v) return f(v) end\nf = g\n" CHECK("return g(r)"),
      "local function apply(f) return f(f) end\n" CHECK("return apply(apply)"),
      "local function f() end\nlocal t = { f }\n" CHECK("return t[1]()"),
      "local t = { f = function() end }\n" CHECK("return t.f()"),
      "local t = { string.gmatch('a b', '%a') }\n" CHECK("return t[1]() and pass()"),
      "local word = string.gmatch('a b', '%a')\n" CHECK("return word() and pass()"),
      "local word = string.gmatch('a b', '%a')\n" CHECK("local again = word return again() and pass()"),
      "local word, other = 1, string.gmatch('a b', '%a')\n" CHECK("return other() and pass()"),
      "local n = 1 + string.len('x')\n" CHECK("return n > r.a and pass() or skip()"),
      "function f() return f() end\n" CHECK("return f()"),
      "local function f() end\nlocal function f() end\n" CHECK("return f()"),
      "local saved\nlocal function judge(check) saved = check rule('x') { check = check } end\njudge(function(r) return saved(r) end)\n",
  };
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (is_bounded(files[i])) fail_msg("%s", files[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(straight_code_is_bounded),
      cmocka_unit_test(what_may_go_on_or_remember_is_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
