/* test_env.c: what rule files see of Lua, that it answers as Lua does, and that nothing is left for the next file. */
#include "sandbox_world.h"

#include <lauxlib.h>
#include <lualib.h>

static void env_holds_its_words_and_no_other(void **state) {
  expect_answer(*state,
                "return type(assert) .. type(math.floor) .. type(string.len) .. type(table.concat) .. type(utf8.len)",
                "functionfunctionfunctionfunctionfunction");
  static const char *const absent[] = {
      "_G",     "_VERSION", "collectgarbage", "coroutine",    "debug",   "dofile", "getmetatable", "io",
      "load",   "loadfile", "next",           "os",           "package", "print",  "rawequal",     "rawget",
      "rawlen", "rawset",   "require",        "setmetatable", "warn",    "xpcall",
  };
  for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
    char chunk[64], told[80];
    snprintf(chunk, sizeof chunk, "return %s", absent[i]);
    snprintf(told, sizeof told, "Lua's '%s' is not available to rules", absent[i]);
    expect_error(*state, chunk, told);
  }
}

static void env_names_the_nearest_word(void **state) {
  expect_error(*state, "return tosting(1)", "unknown word 'tosting' (did you mean 'tostring'?)");
  expect_error(*state, "return quadrupel", "unknown word 'quadrupel'");
  expect_error(*state, "return math.flor(1)", "unknown function 'flor' in the library 'math' (did you mean 'floor'?)");
  expect_error(*state, "return ('x'):uper()", "unknown function 'uper' in text (did you mean 'upper'?)");
  expect_error(*state, "return string.dump", "unknown function 'dump' in the library 'string'");
  expect_error(*state, "return math.random()", "unknown function 'random' in the library 'math'");
  expect_error(*state, "return string[1]", "the library 'string' has no field but its functions");
}

static void env_cannot_be_changed(void **state) {
  expect_error(*state, "total = 1", "rules share no globals: write 'local total'");
  expect_error(*state, "function helper() end", "rules share no globals: write 'local helper'");
  expect_error(*state, "pcall = 1", "rules share no globals: write 'local pcall'");
  expect_error(*state, "string.len = nil", "the library 'string' cannot be changed");
  expect_error(*state, "math.pi = 3", "the library 'math' cannot be changed");
  expect_error(*state, "table.insert(string, 1)", "this table cannot be changed");
  expect_error(*state, "table.insert(_ENV, 1)", "this table cannot be changed");
  expect_error(*state, "table.sort(_ENV)", "this table cannot be changed");
  expect_error(*state, "local s = 'x' s.len = 1", "attempt to index a string value (local 's')");
}

/* Each tries to leave something behind; the next chunk looks for it. */
static void env_passes_nothing_on(void **state) {
  static const char *const leaks[] = {
      "x = 1",
      "_ENV.x = 1",
      "string.x = 1",
      "string.len = 1",
      "('').len = 1",
      "table.insert(string, 'x')",
      "table.insert(_ENV, 'x')",
      "_ENV = {x = 1}",
      "local _ENV <const> = {x = 1} x = 2",
      "table.sort(string)",
      "math.huge = 1",
      "utf8.x = 1",
      "for k in pairs(_ENV) do _ENV[k] = nil end",
      "for k in pairs(string) do string[k] = nil end",
  };
  for (size_t i = 0; i < sizeof leaks / sizeof *leaks; i++) {
    (void)run(*state, leaks[i]);
    expect_answer(*state, "return ('abc'):len() + string.len('d') + math.max(1, 2)", "6");
    expect_error(*state, "return x", "unknown word 'x'");
    expect_error(*state, "return string.x", "unknown function 'x' in the library 'string'");
    expect_error(*state, "return string[1]", "the library 'string' has no field but its functions");
  }
}

static void env_gives_no_way_to_a_metatable(void **state) {
  world *w = *state;
  expect_error(w, "return getmetatable('')", "Lua's 'getmetatable' is not available to rules");
  expect_error(w, "return ('x').__index", "unknown function '__index' in text");
  expect_error(w, "return '10' + 1", "attempt to perform arithmetic on a string value (constant '10')");
}

static void env_pcall_gives_scripts_their_own_errors(void **state) {
  expect_answer(*state, "local ok, e = pcall(error, 'x', 0) return tostring(ok) .. e", "falsex");
  expect_answer(*state, "local ok, e = pcall(error, {7}) return e[1]", "7");
  expect_answer(*state, "return select('#', pcall(function() return 1, nil, nil end))", "4");
  expect_answer(*state, "local ok, e = pcall(function() return nil .. 'x' end) return e",
                "rules/a.lua:1: attempt to concatenate a nil value");
}

static void env_walks_tables_in_one_order(void **state) {
  const char *walk = "local t = %s local out = '' for k, v in pairs(t) do out = out .. tostring(k) .. '=' .. "
                     "tostring(v) .. ' ' end return out";
  static const char *const cases[][2] = {
      {"{}", ""},
      {"{ 'a', 'b', nil, 'd' }", "1=a 2=b 4=d "},
      {"{ z = 1, a = 2, m = 3, [2] = 'y', [1] = 'x', [2.5] = 'f', [-1] = 'n', [true] = 't', [false] = 'u', B = 4 }",
       "1=x 2=y false=u true=t -1=n 2.5=f B=4 a=2 m=3 z=1 "},
      {"{ [1e300] = 'big', [math.mininteger] = 'least', [-1e300] = 'low', [math.maxinteger] = 'most' }",
       "-1e+300=low -9223372036854775808=least 9223372036854775807=most 1e+300=big "},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char chunk[400];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(chunk, sizeof chunk, walk, cases[i][0]);
#pragma GCC diagnostic pop
    expect_answer(*state, chunk, cases[i][1]);
  }
  expect_error(*state, "for k in pairs({ [{}] = 1 }) do end", "pairs: keys that are a table have no order");
}

static void env_lets_fields_change_on_the_way(void **state) {
  expect_answer(*state,
                "local t = { 1, 2, 3, a = 4, b = 5, c = 6 } local n = 0\n"
                "for k, v in pairs(t) do n = n + v t[k] = nil t[2] = nil t.b = nil end\n"
                "for _ in pairs(t) do n = n + 1000 end return n",
                "14");
}

static void env_sorts_stably_and_whatever_the_comparison_says(void **state) {
  expect_answer(*state, "local t = { 3, 1, 2, 10, -1 } table.sort(t) return table.concat(t, ' ')", "-1 1 2 3 10");
  expect_answer(
      *state,
      "local t = {} for i = 1, 100 do t[i] = { i % 3, i } end table.sort(t, function(a, b) return a[1] < b[1] end)\n"
      "for i = 2, 100 do local a, b = t[i - 1], t[i] assert(a[1] < b[1] or a[1] == b[1] and a[2] < b[2]) end return #t",
      "100");
  expect_answer(*state, "local t = { 3, 1, 2 } table.sort(t, function() return true end) return #t", "3");
  expect_error(*state, "table.sort({ 1, 'x' })", "attempt to compare string with number");
  expect_error(*state, "table.sort({ 1, 2 }, 5)", "bad argument #2 to 'sort' (function expected, got number)");
}

static void env_bounds_lists(void **state) {
  expect_error(*state, "return table.unpack({}, 1, 1e8)", "a range of more than 100000 elements");
  expect_error(*state, "return table.unpack({}, math.mininteger, math.maxinteger)",
               "a range of more than 100000 elements");
  expect_error(*state, "return table.concat({}, ',', 1, 1 << 62)", "a range of more than 100000 elements");
  expect_error(*state, "local t = {} for i = 61, 0, -1 do t[1 << i] = 1 end table.insert(t, 1, 0)",
               "the list has holes, or more than 100000 elements");
  expect_answer(*state, "return select('#', table.unpack({ 1, nil, 3 }, 1, 3)) .. table.concat({ 1, 2.5, 'x' }, '-')",
                "31-2.5-x");
  expect_answer(*state,
                "local t = { 1, 2, 3 } table.insert(t, 2, 9) return table.remove(t, 1) .. table.concat(t) .. "
                "table.pack(1, nil).n",
                "19232");
}

static void env_bounds_strings(void **state) {
  expect_error(*state, "return (''):rep(1 << 62)", "rep: the result would be longer than 1048512 bytes");
  expect_error(*state, "return ('xx'):rep(1 << 20)", "rep: the result would be longer than 1048512 bytes");
  expect_answer(*state, "return #('x'):rep(1000000)", "1000000");
  expect_error(*state, "local n = 40 return (('a?'):rep(n) .. ('a'):rep(n)):find(('a?'):rep(n) .. ('a'):rep(n) .. 'b')",
               "this pattern takes more than 2000000 steps on this text");
}

static void env_has_four_string_functions_more(void **state) {
  expect_answer(*state, "return '[' .. ('  a b\\t\\n'):trim() .. ']' .. ('   '):trim()", "[a b]");
  expect_answer(*state, "return table.concat(('a, b,, c'):split(', '), '|') .. #(''):split(',')", "a|b,|c1");
  expect_answer(*state,
                "return tostring(('abc'):starts_with('ab')) .. tostring(('abc'):ends_with('bc')) .. "
                "tostring(('a'):ends_with('ba'))",
                "truetruefalse");
}

static void env_tells_no_address(void **state) {
  expect_answer(*state, "return tostring({}) .. tostring(pcall) .. tostring(nil)", "tablefunctionnil");
  expect_error(*state, "return ('%p'):format({})", "format: there is no '%p'; use %s %d %f %g %e %x %c or %%");
  expect_answer(*state, "return ('%s %s'):format({}, pcall)", "table function");
}

/* ---- the same answers as Lua's own functions ---- */

static const char *const same[] = {
    "('%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%c|%i'):format(42, 42, 42, 42, 42, 255, 255, 255, 8, 65, 7)",
    "('%.2f|%8.3f|%e|%g|%g|%a|%.0f'):format(1.005, 3.14159, 12345.678, 1e20, 0.1, 1, 2.5)",
    "('%s|%10s|%-10s|%.2s|%s|%s|%%'):format('abc', 'abc', 'abc', 'abc', 12, true)",
    "('%s %s'):format(1.0, nil)",
    "('%d'):format(3.0)",
    "('%d'):format('10')",
    "('%99.99f'):format(1e308):len()",
    "(''):format()",
    "('%s'):format(('x'):rep(200))",
    "tostring(1e15) .. tostring(1e100) .. tostring(2^53) .. tostring(-0.0) .. tostring(1/0) .. tostring(0.1) .. "
    "tostring(10 // 3)",
    "('hello world'):find('wor')",
    "('hello'):find('l', -2)",
    "('hello'):find('xyz')",
    "('hello'):find('', 10)",
    "('hello'):find('', 6)",
    "('a.b'):find('.', 1, true)",
    "('a.b'):find('.', 2, true)",
    "('x'):find('x', math.mininteger)",
    "('key = value'):match('^(%w+)%s*=%s*(%w+)$')",
    "('abc'):match('()b()')",
    "('abc'):match('b', 3)",
    "('abc'):gsub('%w', '<%0>')",
    "('abc def'):gsub('%w+', '%0 %0', 1)",
    "('hello world'):gsub('o', { o = '0' })",
    "('abc'):gsub('', '-')",
    "('abc'):gsub('%w*', 'x')",
    "('abc'):gsub('^a', 'x')",
    "('aaa'):gsub('^a', 'x')",
    "('abc'):gsub('b', '%%')",
    "('abc'):gsub('(a)(b)', '%2%1')",
    "('abc'):gsub('()', '%1')",
    "('abc'):gsub('.', function(c) if c == 'b' then return false end return c:upper() end)",
    "('abc'):gsub('.', { a = 1, b = 2.5 })",
    "('abc'):gsub('.', 'x', 0)",
    "('abc'):gsub('.', 'x', -1)",
    "('x = 1, y = 2'):gsub('(%w+) = (%w+)', '%2 = %1')",
    "(function() local t = {} for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do t[#t + 1] = k .. v end return "
    "table.concat(t, ';') end)()",
    "(function() local t = {} for w in ('one two'):gmatch('%a*') do t[#t + 1] = w end return table.concat(t, ';') "
    "end)()",
    "(function() local t = {} for p in ('abc'):gmatch('()') do t[#t + 1] = p end return table.concat(t, ';') end)()",
    "(function() local t = {} for w in ('abc'):gmatch('^a') do t[#t + 1] = w end return table.concat(t, ';') end)()",
    "(function() local t = {} for w in ('abcd'):gmatch('.', 3) do t[#t + 1] = w end return table.concat(t, ';') end)()",
    "('Hello'):upper() .. ('Hello'):lower() .. ('abc'):reverse() .. ('ab'):rep(3, '-') .. ('x'):rep(0) .. "
    "('x'):rep(-1)",
    "('hello'):sub(2, -2) .. ('hello'):sub(-3) .. ('hello'):sub(10)",
    "('hello'):byte(1, -1)",
    "string.char(72, 105)",
    "('abc'):len()",
    "utf8.char(7897, 99)",
    "utf8.len('\\u{1ED9}c')",
    "utf8.codepoint('\\u{1ED9}c', 1, -1)",
    "utf8.offset('\\u{1ED9}c', 2)",
    "(function() local n = 0 for p, c in utf8.codes('\\u{1ED9}c') do n = n * 10000 + c + p end return n end)()",
    "math.max(1, 2.5) + math.floor(3.7) + math.tointeger(4.0)",
    "math.type(1) .. math.type(1.0)",
    "math.ult(1, -1)",
    "math.fmod(-5, 3)",
    "math.modf(3.7)",
    "tonumber('0x10') + tonumber('10', 2) + tonumber(' 5 ')",
    "select(-1, 1, 2, 3)",
    "table.concat({ 1, 2, 3 }, ', ', 2, 3)",
    "table.unpack({ 1, 2, 3 }, 2)",
};

/* Both as one text: all results, each by its own library's tostring. */
static void wrap_case(char *out, size_t room, const char *expression) {
  snprintf(out, room,
           "local function all(...) local out = '' for i = 1, select('#', ...) do out = out .. tostring((select(i, "
           "...))) .. ';' end return out end\n"
           "return all(%s)",
           expression);
}

static void env_answers_as_lua_does(void **state) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    char chunk[800];
    wrap_case(chunk, sizeof chunk, same[i]);
    if (luaL_dostring(L, chunk) != LUA_OK) fail_msg("Lua: %s", lua_tostring(L, -1));
    expect_answer(*state, chunk, lua_tostring(L, -1));
    lua_settop(L, 0);
  }
  lua_close(L);
}

static void env_refuses_what_lua_refuses(void **state) {
  static const char *const wrong[][2] = {
      {"return ('%d'):format()", "bad argument #1 to 'format' (no value)"},
      {"return ('%d'):format(1.5)", "bad argument #1 to 'format' (number has no integer representation)"},
      {"return ('%100d'):format(1)", "format: width and precision have two digits at most"},
      {"return ('%'):format(1)", "format: there is no '% '; use %s %d %f %g %e %x %c or %%"},
      {"return ('a'):find('(a')", "malformed pattern: '(' without ')'"},
      {"return ('a'):gsub('a', '%2')", "gsub: '%2' in the replacement, but the pattern has 0 captures"},
      {"return ('a'):gsub('a', '%x')", "gsub: '%' in the replacement wants a digit or '%' behind it"},
      {"return ('a'):gsub('a', function() return {} end)", "gsub: the replacement is a table, not text"},
      {"return ('a'):gsub('a')", "bad argument #2 to 'gsub' (text, table or function expected, got no value)"},
      {"return ('a'):rep()", "bad argument #1 to 'rep' (number expected, got no value)"},
      {"return ('a'):split('')", "bad argument #1 to 'split' (empty separator)"},
      {"return pairs(nil)", "bad argument #1 to 'pairs' (table expected, got nil)"},
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) expect_error(*state, wrong[i][0], wrong[i][1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(env_holds_its_words_and_no_other),
      TEST(env_names_the_nearest_word),
      TEST(env_cannot_be_changed),
      TEST(env_passes_nothing_on),
      TEST(env_gives_no_way_to_a_metatable),
      TEST(env_pcall_gives_scripts_their_own_errors),
      TEST(env_walks_tables_in_one_order),
      TEST(env_lets_fields_change_on_the_way),
      TEST(env_sorts_stably_and_whatever_the_comparison_says),
      TEST(env_bounds_lists),
      TEST(env_bounds_strings),
      TEST(env_has_four_string_functions_more),
      TEST(env_tells_no_address),
      TEST(env_answers_as_lua_does),
      TEST(env_refuses_what_lua_refuses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
