/* test_pattern.c: the matcher gives the answers of Lua's own string library, and always ends. */
#include "t.h"

#include "base/pattern.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>

/* ---- both matchers, one answer each, as text ---- */

static void write_answer(char *out, size_t room, match m, const pattern_match *found, const char *subject) {
  int used = snprintf(out, room, "%d", (int)m);
  if (m != MATCH_YES) return;
  used += snprintf(out + used, room - (size_t)used, " %zu..%zu", found->start, found->end);
  for (size_t i = 0; i < found->n_captures; i++) {
    const capture *c = &found->captures[i];
    if (c->is_position) used += snprintf(out + used, room - (size_t)used, " @%zu", c->at);
    else used += snprintf(out + used, room - (size_t)used, " <%.*s>", (int)c->len, subject + c->at);
  }
}

static void ask_kolua(char *out, size_t room, text pattern, text subject, size_t start) {
  pattern_match found = {0};
  uint64_t steps = PATTERN_STEPS;
  write_answer(out, room, pattern_find(pattern, subject, start, &steps, &found), &found, subject.at);
}

static void ask_lua(lua_State *L, char *out, size_t room, text pattern, text subject, size_t start) {
  pattern_match found = {0};
  lua_settop(L, 0);
  lua_getglobal(L, "string");
  lua_getfield(L, 1, "find");
  lua_pushlstring(L, subject.at, subject.len);
  lua_pushlstring(L, pattern.at, pattern.len);
  lua_pushinteger(L, (lua_Integer)start + 1);
  int status = lua_pcall(L, 3, LUA_MULTRET, 0);
  if (status != LUA_OK || lua_isnil(L, 2)) {
    write_answer(out, room, status != LUA_OK ? MATCH_BAD : MATCH_NO, &found, subject.at);
    return;
  }
  found.start = (size_t)lua_tointeger(L, 2) - 1;
  found.end = (size_t)lua_tointeger(L, 3);
  int used = snprintf(out, room, "%d %zu..%zu", MATCH_YES, found.start, found.end);
  for (int at = 4; at <= lua_gettop(L); at++) {
    size_t len;
    if (lua_type(L, at) == LUA_TNUMBER) {
      used += snprintf(out + used, room - (size_t)used, " @%lld", (long long)lua_tointeger(L, at) - 1);
    } else {
      const char *part = lua_tolstring(L, at, &len);
      used += snprintf(out + used, room - (size_t)used, " <%.*s>", (int)len, part);
    }
  }
}

/* A malformed pattern is refused at once here, but by Lua only when the search comes to the fault. */
static void compare(lua_State *L, text pattern, text subject, size_t start) {
  char ours[600], theirs[600];
  ask_kolua(ours, sizeof ours, pattern, subject, start);
  ask_lua(L, theirs, sizeof theirs, pattern, subject, start);
  if (ours[0] == '0' + MATCH_BAD && pattern_problem(pattern) != NULL) return;
  if (strcmp(ours, theirs) != 0)
    fail_msg("'%.*s' on '%.*s': %s, in Lua %s", (int)pattern.len, pattern.at, (int)subject.len, subject.at, ours,
             theirs);
}

static lua_State *open_lua(void) {
  lua_State *L = luaL_newstate();
  assert_non_null(L);
  luaL_openlibs(L);
  return L;
}

/* ---- tests ---- */

static const char *const patterns[] = {
    "", "a", "^a", "a$", "^$", "$", "^", "a*", "a+", "a-", "a?", "a?b", "a*b", "a-b", "a+b", ".", ".-b", ".*b",
    "%a+", "%d+", "%s*$", "^%s*(.-)%s*$", "(%w+)=(%w+)", "(%d+)%-(%d+)%-(%d+)", "%((%a+)%)", "()a()",
    "(a*(.)%w(%s*))", "%b()", "%b''", "%bxy*", "%f[%w]%w+", "%f[%z]", "%f[%W]", "%f[^%w]", "(%a)%1", "(['\"])(.-)%1",
    "()%1", "[abc]", "[^abc]", "[a-c]", "[%a_][%w_]*", "[]]", "[^]]", "[]-a]", "[a-]", "[-a]", "[%-a]", "[a-%%]",
    "[%a-z]", "[a%-z]+", "%.", "%%", "%$", "^^", "^*", "*", "+a", "?", "-", "a**", "a*?", "a$b", "$a", "(a$)",
    "(^a)", "%x+", "%X", "%u%l*", "%U", "%p+", "%P", "%c", "%C", "%g+", "%G", "%z", "%Z", "%L", "%S+", "%W", "%D",
    "%A", "(((a)))", "(a)(b)?", "()", "(.-)(b)", "a.-c%d", "[%]]", "[%^a]", "[a^]", "\xC3\xA1", "[\xC3\xA1]",
    ".\x80", "%\xC3", "%f[a]%f[a]a",
};
static const char *const bad_patterns[] = {
    "%", "a%", "[", "[a", "[^", "[]", "[^]", "[%", "[%]", "[a-", "(", "(a", ")", "a)", "((a)", "%1", "(%1)", "(a)%2",
    "%0", "(a)%0", "%b", "%b(", "%f", "%fa", "%f[", "%f[a", "()(", "(()",
};
static const char *const subjects[] = {
    "", "a", "b", "ab", "aab", "aaab", "  two words  ", "key=value", "on 2026-11-21.", "f(a(b)c)d)", "(((",
    "THE (quick) fox", "aabbcc", "'it' \"is\"", "x[1]-]^", "a-z_%$", "\t\n\r tab", "xyxy*", "a$b^c",
    "caf\xC3\xA9 \xC3\xA1\x80", "AbC123 xyz", "0x1F", "b(a)''",
};
enum {
  PATTERNS = sizeof patterns / sizeof *patterns,
  BAD = sizeof bad_patterns / sizeof *bad_patterns,
  SUBJECTS = sizeof subjects / sizeof *subjects
};

static void pattern_answers_as_lua_does(void **state) {
  (void)state;
  lua_State *L = open_lua();
  for (size_t p = 0; p < PATTERNS; p++) {
    assert_null(pattern_problem(text_of(patterns[p])));
    for (size_t i = 0; i < SUBJECTS; i++) {
      for (size_t start = 0; start <= strlen(subjects[i]); start += 3) {
        compare(L, text_of(patterns[p]), text_of(subjects[i]), start);
      }
    }
  }
  lua_close(L);
}

static uint32_t draw(uint32_t *seed, uint32_t below) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % below;
}

static void pattern_answers_as_lua_does_on_random_patterns(void **state) {
  (void)state;
  static const char *const items[] = {"a", "b", "c",  ".",    "%a",    "%d",   "%W", "[ab]", "[^a]", "[a-c]",
                                      "(", ")", "()", "%b()", "%f[a]", "%1",   "%2", "*",    "+",    "-",
                                      "?", "^", "$",  "%s",   "]",     "[%w]", "%",  "["};
  static const char letters[] = "aabbc1 ()";
  lua_State *L = open_lua();
  uint32_t seed = 7, compared = 0;
  for (int round = 0; round < 60000; round++) {
    char pattern[64] = "", subject[16] = "";
    for (uint32_t n = draw(&seed, 8); n > 0; n--) strcat(pattern, items[draw(&seed, sizeof items / sizeof *items)]);
    for (uint32_t n = draw(&seed, 12), i = 0; i < n; i++) subject[i] = letters[draw(&seed, sizeof letters - 1)];
    if (pattern_problem(text_of(pattern)) == NULL) compared++;
    compare(L, text_of(pattern), text_of(subject), 0);
  }
  assert_true(compared > 10000);
  lua_close(L);
}

static void pattern_takes_nul_bytes_in_pattern_and_text(void **state) {
  (void)state;
  lua_State *L = open_lua();
  compare(L, (text){"a\0b", 3}, (text){"xa\0b", 4}, 0);
  compare(L, (text){"[\0]+", 4}, (text){"x\0\0", 3}, 0);
  compare(L, (text){"%z", 2}, (text){"x\0", 2}, 0);
  lua_close(L);
}

static void pattern_takes_text_without_address(void **state) {
  (void)state;
  pattern_match found;
  uint64_t steps = 10;
  assert_int_equal(pattern_find((text){NULL, 0}, (text){NULL, 0}, 0, &steps, &found), MATCH_YES);
}

static void pattern_refuses_what_is_malformed_before_it_searches(void **state) {
  (void)state;
  for (size_t i = 0; i < BAD; i++) {
    pattern_match found;
    uint64_t steps = 100;
    if (pattern_problem(text_of(bad_patterns[i])) == NULL) fail_msg("'%s' was taken", bad_patterns[i]);
    assert_int_equal(pattern_find(text_of(bad_patterns[i]), TEXT("zzz"), 0, &steps, &found), MATCH_BAD);
    assert_int_equal(steps, 100);
  }
  assert_string_equal(pattern_problem(TEXT("(a")), "'(' without ')'");
}

static void pattern_bounds_captures_and_repeats(void **state) {
  (void)state;
  char many[400];
  for (size_t i = 0; i < 33; i++) memcpy(many + 2 * i, "()", 2);
  assert_null(pattern_problem((text){many, 64}));
  assert_string_equal(pattern_problem((text){many, 66}), "more than 32 captures");
  for (size_t i = 0; i < 161; i++) memcpy(many + 2 * i, "a*", 2);
  assert_null(pattern_problem((text){many, 320}));
  assert_string_equal(pattern_problem((text){many, 322}), "more than 160 of '?', '*', '+' and '-'");
}

static match search_with(const char *pattern, size_t repeats, char letter, size_t len, uint64_t budget,
                         uint64_t *left) {
  char whole[512] = "", subject[4096];
  for (size_t i = 0; i < repeats; i++) strcat(whole, pattern);
  strcat(whole, "Q");
  memset(subject, letter, len);
  pattern_match found;
  *left = budget;
  return pattern_find(text_of(whole), (text){subject, len}, 0, left, &found);
}

static void pattern_ends_at_its_budget(void **state) {
  (void)state;
  uint64_t left;
  assert_int_equal(search_with("a?", 40, 'a', 40, PATTERN_STEPS, &left), MATCH_TOO_LONG);
  assert_int_equal(left, 0);
  assert_int_equal(search_with(".-", 4, 'a', 4000, PATTERN_STEPS, &left), MATCH_TOO_LONG);
  assert_int_equal(search_with("a*", 30, 'a', 100, PATTERN_STEPS, &left), MATCH_TOO_LONG);
  assert_int_equal(search_with("%b()", 1, '(', 4000, PATTERN_STEPS, &left), MATCH_TOO_LONG);
  assert_int_equal(search_with("x", 1, 'a', 4000, PATTERN_STEPS, &left), MATCH_NO);
  assert_true(left > PATTERN_STEPS - 20000);
}

static void pattern_next_takes_no_empty_match_where_the_last_one_ended(void **state) {
  (void)state;
  pattern_match found;
  uint64_t steps = 1000;
  assert_int_equal(pattern_next(TEXT("b*"), TEXT("abba"), 0, SIZE_MAX, &steps, &found), MATCH_YES);
  assert_int_equal(found.end, 0);
  assert_int_equal(pattern_next(TEXT("b*"), TEXT("abba"), 0, 0, &steps, &found), MATCH_YES);
  assert_int_equal(found.start, 1);
  assert_int_equal(found.end, 3);
  assert_int_equal(pattern_next(TEXT("b*"), TEXT("abba"), 3, 3, &steps, &found), MATCH_YES);
  assert_int_equal(found.start, 4);
  assert_int_equal(pattern_next(TEXT("^b"), TEXT("a^b"), 0, SIZE_MAX, &steps, &found), MATCH_YES);
  assert_int_equal(found.start, 1);
}

static void pattern_plain_finds_the_word_itself(void **state) {
  (void)state;
  size_t at;
  uint64_t steps = 1000;
  assert_int_equal(pattern_plain(TEXT("a.b"), TEXT("axb a.b"), 0, &steps, &at), MATCH_YES);
  assert_int_equal(at, 4);
  assert_int_equal(pattern_plain(TEXT("a.b"), TEXT("axb a.b"), 5, &steps, &at), MATCH_NO);
  assert_int_equal(pattern_plain(TEXT(""), TEXT("ab"), 2, &steps, &at), MATCH_YES);
  assert_int_equal(at, 2);
  char word[512], subject[4000];
  memset(word, 'a', sizeof word);
  memset(subject, 'a', sizeof subject);
  word[sizeof word - 1] = 'b';
  steps = 10000;
  assert_int_equal(pattern_plain((text){word, sizeof word}, (text){subject, sizeof subject}, 0, &steps, &at),
                   MATCH_TOO_LONG);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pattern_answers_as_lua_does),
      cmocka_unit_test(pattern_answers_as_lua_does_on_random_patterns),
      cmocka_unit_test(pattern_takes_nul_bytes_in_pattern_and_text),
      cmocka_unit_test(pattern_takes_text_without_address),
      cmocka_unit_test(pattern_refuses_what_is_malformed_before_it_searches),
      cmocka_unit_test(pattern_bounds_captures_and_repeats),
      cmocka_unit_test(pattern_ends_at_its_budget),
      cmocka_unit_test(pattern_next_takes_no_empty_match_where_the_last_one_ended),
      cmocka_unit_test(pattern_plain_finds_the_word_itself),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
