/* test_annotations.c: rules/kolua.meta.lua, by which editors complete and check rule files, says what the language knows: no word
** more, no word less. */
#include "rules.h"

#include "script/language.h"
#include "script/library.h"
#include "script/view.h"

#define META "rules/kolua.meta.lua"

enum { MOST = 200 };

typedef struct names {
  text at[MOST];
  size_t n;
} names;

static void add_name(names *to, text name) {
  assert_true(to->n < MOST);
  to->at[to->n++] = name;
}

static bool has_name(const names *in, text name) {
  for (size_t i = 0; i < in->n; i++)
    if (text_equal(in->at[i], name)) return true;
  return false;
}

static void expect_same(const char *what, const names *annotated, const names *known) {
  for (size_t i = 0; i < known->n; i++)
    if (!has_name(annotated, known->at[i])) fail_msg(META " lacks %s '%.*s'", what, SPELT(known->at[i]));
  for (size_t i = 0; i < annotated->n; i++)
    if (!has_name(known, annotated->at[i])) fail_msg(META " has %s '%.*s', which rules do not know", what, SPELT(annotated->at[i]));
}

/* ---------------------------------------------------------------- what is annotated */

static bool next_line(text *rest, text *line) {
  if (rest->len == 0) return false;
  const char *end = memchr(rest->at, '\n', rest->len);
  const size_t len = end != NULL ? (size_t)(end - rest->at) : rest->len;
  *line = (text){rest->at, len};
  *rest = (text){rest->at + len + (end != NULL), rest->len - len - (end != NULL)};
  return true;
}

static text name_at(text line, size_t from) {
  size_t end = from;
  while (end < line.len && strchr("abcdefghijklmnopqrstuvwxyz_", line.at[end]) != NULL) end++;
  return (text){line.at + from, end - from};
}

/* Of lines `BEFOREname...`, which go on with one of `after`. */
static void read_names(names *out, text meta, const char *before, const char *after) {
  text line;
  *out = (names){.n = 0};
  while (next_line(&meta, &line)) {
    if (!text_starts(line, before)) continue;
    const text name = name_at(line, strlen(before));
    const size_t end = strlen(before) + name.len;
    if (name.len > 0 && end < line.len && strchr(after, line.at[end]) != NULL) add_name(out, name);
  }
}

/* The fields of a class, which ends with the first line that is no comment. */
static void read_fields(names *out, text meta, const char *class) {
  const size_t len = strlen(class);
  text line;
  bool is_inside = false;
  while (next_line(&meta, &line)) {
    if (text_starts(line, "---@class ")) is_inside = text_starts(line, class) && (line.len == len || line.at[len] == ':');
    if (is_inside && text_starts(line, "---@field ") && line.at[10] != '[') add_name(out, name_at(line, 10));
  }
}

/* ---------------------------------------------------------------- what is known */

typedef struct collecting {
  language *lang;
  names *out;
  arena *arena;
} collecting;

static int collect_words(lua_State *L) {
  const collecting *c = lua_touserdata(L, 1);
  language_set(L, c->lang);
  env_open(L);
  piece_open(L);
  view_open(L);
  lua_newtable(L);
  words_add(L);
  parameter_add(L);
  rule_add(L);
  answer_add(L);
  ask_add(L);
  size_t n;
  const text *found = order_names(L, -1, &n);
  for (size_t i = 0; i < n; i++) add_name(c->out, text_copy(c->arena, found[i]));
  return 0;
}

static void known_words(names *out, t_world *w) {
  static const kolua_limits limits = {0};
  language lang = {.arena = &w->arena, .problems = w->problems};
  collecting c = {&lang, out, &w->arena};
  sandbox *sb = sandbox_new(&w->mem, &limits);
  assert_non_null(sb);
  assert_int_equal(sandbox_run(sb, SANDBOX_BUILD, collect_words, &c).status, SANDBOX_OK);
  sandbox_free(sb);
}

static void known_keys(names *out, const char *word) {
  size_t n;
  const word_keys *all = language_keys(&n);
  for (size_t i = 0; i < n; i++) {
    for (size_t k = 0; strcmp(all[i].word, word) == 0 && k < all[i].n; k++) add_name(out, text_of(all[i].keys[k]));
  }
}

/* ---------------------------------------------------------------- the tests */

static void every_word_is_annotated_and_no_other(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text meta = library_file(&w, META);
  names annotated, values, known = {.n = 0};
  read_names(&annotated, meta, "function ", "(");
  read_names(&values, meta, "", " ");
  for (size_t i = 0; i < values.n; i++)
    if (text_is(values.at[i], "case")) add_name(&annotated, values.at[i]);
  known_words(&known, &w);
  assert_true(known.n > 60);
  expect_same("word", &annotated, &known);
  t_close(&w);
}

static void every_demand_is_a_condition_too(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  names annotated, known = {.n = 0};
  size_t n;
  const demand_word *demands = demand_words(&n);
  for (size_t i = 0; i < n; i++) add_name(&known, text_of(demands[i].name));
  read_names(&annotated, library_file(&w, META), "function Value:", "(");
  expect_same("condition", &annotated, &known);
  t_close(&w);
}

static void keys_of_rules_and_parts_are_annotated(void **state) {
  (void)state;
  static const struct { const char *word, *class, *inherited; } tables[] = {
    {"part", "---@class kolua.PartTable", NULL},
    {"rule", "---@class kolua.RuleTable", "---@class kolua.PartTable"},
    {"param", "---@class kolua.Param", NULL},
  };
  t_world w;
  t_open(&w);
  const text meta = library_file(&w, META);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    names annotated = {.n = 0}, known = {.n = 0};
    read_fields(&annotated, meta, tables[i].class);
    if (tables[i].inherited != NULL) read_fields(&annotated, meta, tables[i].inherited);
    known_keys(&known, tables[i].word);
    assert_true(known.n > 0);
    expect_same("key", &annotated, &known);
  }
  t_close(&w);
}

/* "a, b?, ..." as its parameters are annotated: how many must be given, and how many may; -1: any number. */
static void count_arguments(text meta, text name, int *least, int *most) {
  text line;
  *least = *most = 0;
  while (next_line(&meta, &line)) {
    const bool is_comment = text_starts(line, "---");
    if (!is_comment && text_starts(line, "function ") && text_equal(name_at(line, 9), name)) return;
    if (!is_comment) *least = *most = 0;
    if (!text_starts(line, "---@param ")) continue;
    const text param = name_at(line, 10);
    const bool is_optional = param.len + 10 < line.len && line.at[param.len + 10] == '?';
    *least += param.len > 0 && !is_optional;
    *most = param.len > 0 ? *most + 1 : -1;
  }
  fail_msg("%.*s is not annotated", SPELT(name));
}

/* Words that take any number take them as one table too, and are annotated in the one way or the other. */
static void functions_take_what_is_annotated(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text meta = library_file(&w, META);
  size_t n;
  const function_word *functions = function_words(&n);
  for (size_t i = 0; i < n; i++) {
    int least, most;
    count_arguments(meta, text_of(functions[i].name), &least, &most);
    if (least != functions[i].least) fail_msg("%s takes at least %d, annotated are %d", functions[i].name, functions[i].least, least);
    if (functions[i].most >= 0 && most != functions[i].most)
      fail_msg("%s takes at most %d, annotated are %d", functions[i].name, functions[i].most, most);
  }
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_word_is_annotated_and_no_other),
    cmocka_unit_test(every_demand_is_a_condition_too),
    cmocka_unit_test(keys_of_rules_and_parts_are_annotated),
    cmocka_unit_test(functions_take_what_is_annotated),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
