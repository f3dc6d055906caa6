/* test_hostile.c: every chunk in this folder, run as a rule file would be, ends as its second line says.
**
**   -- expect: limit: TEXT     a limit of the sandbox, with a message that begins with TEXT
**   -- expect: error: TEXT     a mistake, told so
**   -- expect: ok: TEXT        an answer that begins with TEXT: the attack has no effect
**
** Each has two seconds; then the alarm kills the test, and the last name printed is the culprit's. After each, the same
** sandbox must give an honest chunk its right answer. */
#define _POSIX_C_SOURCE 200809L

#include "t.h"

#include "script/env.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef HOSTILE_FOLDER
#define HOSTILE_FOLDER "tests/hostile"
#endif

enum { SECONDS = 2, SOURCE_ROOM = 256 << 10, ANSWER_ROOM = 100 };

typedef struct attack {
  text source;
  char answer[ANSWER_ROOM];
} attack;

static int open_environment(lua_State *L) {
  env_open(L);
  return 0;
}

static int run_attack(lua_State *L) {
  attack *a = lua_touserdata(L, 1);
  sandbox_load(L, a->source, "rules/hostile.lua");
  env_words(L);
  env_seal(L, ENV_GLOBALS, "word");
  env_give(L);
  lua_call(L, 0, 1);
  luaL_tolstring(L, -1, NULL);
  snprintf(a->answer, sizeof a->answer, "%s", lua_tostring(L, -1));
  return 0;
}

static void check_honest(sandbox *sb) {
  attack a = {.source = TEXT(
                  "local t = { 3, 1, 2 } table.sort(t) return ('<%d>'):format(#t):upper() .. t[1] .. math.max(1, 2)")};
  assert_int_equal(sandbox_run(sb, SANDBOX_CALL, run_attack, &a).status, SANDBOX_OK);
  assert_string_equal(a.answer, "<3>12");
}

static bool ends_as_expected(const char *name, const char *expected, sandbox_end end, const char *answer) {
  static const char *const words[] = {
      [SANDBOX_OK] = "ok",       [SANDBOX_LEFT] = "left",         [SANDBOX_ERROR] = "error",
      [SANDBOX_LIMIT] = "limit", [SANDBOX_CANCELED] = "canceled", [SANDBOX_NOMEM] = "out of memory"};
  char found[1200];
  snprintf(found, sizeof found, "%s: %s", words[end.status], end.status == SANDBOX_OK ? answer : end.message);
  bool is_expected = strncmp(found, expected, strlen(expected)) == 0;
  if (!is_expected) print_error("%s: '%s', expected '%s'\n", name, found, expected);
  return is_expected;
}

/* True: it ended as expected. */
static bool attack_with(const char *name, text source, const char *expected) {
  mem m;
  mem_init(&m, NULL, NULL);
  sandbox *sb = sandbox_new(&m, &(kolua_limits){0});
  assert_non_null(sb);
  assert_int_equal(sandbox_run(sb, SANDBOX_BUILD, open_environment, NULL).status, SANDBOX_OK);
  attack a = {.source = source};
  alarm(SECONDS);
  sandbox_end end = sandbox_run(sb, SANDBOX_CALL, run_attack, &a);
  alarm(0);
  bool is_expected = ends_as_expected(name, expected, end, a.answer);
  check_honest(sb);
  assert_true(m.peak <= (size_t)80 << 20);
  sandbox_free(sb);
  assert_int_equal(m.used, 0);
  return is_expected;
}

/* ---- the files ---- */

static text read_chunk(const char *name, char room[SOURCE_ROOM]) {
  char path[500];
  snprintf(path, sizeof path, HOSTILE_FOLDER "/%s", name);
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  size_t len = fread(room, 1, SOURCE_ROOM - 1, file);
  fclose(file);
  room[len] = '\0';
  return (text){room, len};
}

static void read_expectation(const char *name, text source, char room[200]) {
  const char *mark = "-- expect: ", *at = strstr(source.at, mark);
  if (at == NULL) fail_msg("%s does not say what to expect", name);
  snprintf(room, 200, "%.*s", (int)strcspn(at + strlen(mark), "\n"), at + strlen(mark));
}

static int is_chunk(const struct dirent *entry) {
  size_t len = strlen(entry->d_name);
  return len > 4 && strcmp(entry->d_name + len - 4, ".lua") == 0;
}

static void every_hostile_chunk_ends_as_it_says(void **state) {
  (void)state;
  static char room[SOURCE_ROOM];
  struct dirent **entries;
  int wrong = 0, n = scandir(HOSTILE_FOLDER, &entries, is_chunk, alphasort);
  assert_true(n > 90);
  for (int i = 0; i < n; i++) {
    char expected[200];
    printf("  %s\n", entries[i]->d_name);
    text source = read_chunk(entries[i]->d_name, room);
    read_expectation(entries[i]->d_name, source, expected);
    wrong += !attack_with(entries[i]->d_name, source, expected);
    free(entries[i]);
  }
  free(entries);
  assert_int_equal(wrong, 0);
}

/* ---- sources too long to keep: a head, a piece many times, a tail ----
**
** Where nothing is expected, all that matters is that the parser ends in time: whether it is done by then is the
** machine's affair. */

typedef struct grown {
  const char *name, *head, *piece, *tail;
  size_t times;
  const char *expected;
} grown;

static const grown sources[] = {
    {"operands", "local a = 1 return a", " and a", "", 40000, ""},
    {"elseif", "local a if a then", " elseif a then", " end", 18000, ""},
    {"scopes", "", "do local a, b, c, d, e, f, g, h ", "", 8000, "error: "},
    {"brackets", "return ", "(", "1", 200000, "error: C stack overflow"},
    {"tables", "return ", "{", "", 200000, "error: C stack overflow"},
    {"functions", "return ", "function() return ", "", 10000, "error: C stack overflow"},
    {"locals", "", "local a ", "", 210, "error: too many local variables"},
    {"concatenations", "local a = 'x' return a", " .. a", "", 50000, "error: C stack overflow"},
    {"labels", "", "::a:: ", "", 100, "error: label 'a' already defined"},
    {"powers", "return 2", "^2", "", 100000, "error: C stack overflow"},
    {"negations", "return ", "not ", "1", 50000, "error: C stack overflow"},
    {"long_bracket", "return [", "=", "[x", 250000, "error: unfinished long string"},
    {"nothing", "", "", "", 0, "ok"},
    {"marks", "\xEF\xBB\xBF", "", "return 1", 0, "error: unexpected symbol near"},
    {"shebang", "#!/usr/bin/lua\n", "", "return 1", 0, "error: unexpected symbol near '#'"},
    {"bytecode", "\x1BLua\x54", "", "", 0, "error: this is compiled Lua"},
    {"size", "return 1", " ", "", 262144, "limit: the file is larger than 256 KiB"},
};

static text grow(const grown *g, char *room) {
  size_t len = 0, piece_len = strlen(g->piece);
  memcpy(room, g->head, strlen(g->head));
  len += strlen(g->head);
  for (size_t i = 0; i < g->times; i++, len += piece_len) memcpy(room + len, g->piece, piece_len);
  memcpy(room + len, g->tail, strlen(g->tail));
  return (text){room, len + strlen(g->tail)};
}

static void every_hostile_source_ends_in_the_parser(void **state) {
  (void)state;
  static char room[SOURCE_ROOM + 1000];
  int wrong = 0;
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
    printf("  %s\n", sources[i].name);
    wrong += !attack_with(sources[i].name, grow(&sources[i], room), sources[i].expected);
  }
  assert_int_equal(wrong, 0);
}

static void a_nul_byte_in_a_source_is_an_error(void **state) {
  (void)state;
  assert_true(attack_with("NUL", (text){"return 1 \0 + 1", 14}, "error: <eof> expected"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_hostile_chunk_ends_as_it_says),
      cmocka_unit_test(every_hostile_source_ends_in_the_parser),
      cmocka_unit_test(a_nul_byte_in_a_source_is_an_error),
  };
  setvbuf(stdout, NULL, _IOLBF, 0);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
