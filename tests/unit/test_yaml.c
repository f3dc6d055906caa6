/* test_yaml.c: the core schema, places, and what is refused. */
#include "readers.h"

#include <stdio.h>

static void refuses_yaml(const char *source, uint32_t line, uint32_t column, const char *words) {
  refuses(yaml_read, text_of(source), KOLUA_ESYNTAX, line, column, words);
}

static void schema_reads_scalars_as_yaml_1_2_does(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("[null, Null, NULL, ~, !!null , true, True, FALSE, 012, -7, +3, "
                                                 "0o14, 0xC, -0, 9223372036854775807, -9223372036854775808]"));
  for (size_t i = 0; i < 5; i++) assert_int_equal(item(v, i)->type, KOLUA_NULL);
  assert_true(item(v, 5)->as.boolean && item(v, 6)->as.boolean && !item(v, 7)->as.boolean);
  static const int64_t integers[] = {12, -7, 3, 12, 12, 0, INT64_MAX, INT64_MIN};
  for (size_t i = 0; i < 8; i++) assert_integer(item(v, 8 + i), integers[i]);
  t_close(&w);
}

static void schema_reads_floats(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("[.5, 5., 5.e2, 1e3, -1.5E-2, -0.0, 1.0, +.5e+1]"));
  static const double numbers[] = {0.5, 5, 500, 1000, -0.015, -0.0, 1, 5};
  for (size_t i = 0; i < 8; i++) assert_number(item(v, i), numbers[i]);
  t_close(&w);
}

static void all_else_is_text(void **state) {
  (void)state;
  static const char *const words[] = {
    "no", "yes", "on", "y", "nULL", "tRUE", "1_000", "0b11", "-0x1", "0o8", "0xG", "0x", "12:30:45", "2026-11-21", "1e",
    "1e+", ".", "-", "+", "1.2.3", "e5", "Inf", "nan", "..inf", "-.nan", "0 1", "=",
  };
  t_world w;
  t_open(&w);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const char *source = text_format(&w.scratch, "a: %s", words[i]);
    if (strcmp(words[i], "-") == 0) continue;
    assert_string(get(must_read(&w, yaml_read, text_of(source)), "a"), words[i]);
  }
  t_close(&w);
}

static void quoted_is_always_text(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("['12', \"true\", \"\", 'null', ! 12, !!str 12, \"tab\\t\"]"));
  assert_string(item(v, 0), "12");
  assert_string(item(v, 1), "true");
  assert_string(item(v, 2), "");
  assert_string(item(v, 3), "null");
  assert_string(item(v, 4), "12");
  assert_string(item(v, 5), "12");
  assert_string(item(v, 6), "tab\t");
  assert_true(item(v, 0)->flags & VALUE_QUOTED);
  t_close(&w);
}

static void core_tags_decide_the_type(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text source = TEXT("[!!int \"3\", !!float 1, !!bool \"true\", !!null \"\", !!seq [], !!map {}]");
  const value *v = must_read(&w, yaml_read, source);
  assert_integer(item(v, 0), 3);
  assert_number(item(v, 1), 1);
  assert_int_equal(item(v, 2)->type, KOLUA_BOOL);
  assert_int_equal(item(v, 3)->type, KOLUA_NULL);
  assert_int_equal(item(v, 4)->type, KOLUA_LIST);
  assert_int_equal(item(v, 5)->type, KOLUA_MAP);
  t_close(&w);
}

static void other_tags_are_refused(void **state) {
  (void)state;
  refuses_yaml("a: !point 1", 1, 4, "core schema");
  refuses_yaml("a: !!binary x", 1, 4, "core schema");
  refuses_yaml("!point {a: 1}", 1, 1, "core schema");
  refuses_yaml("a: !!int x", 1, 4, "not an integer");
  refuses_yaml("a: !!int 1.5", 1, 4, "not an integer");
  refuses_yaml("a: !!bool yes", 1, 4, "neither true nor false");
  refuses_yaml("a: !!str [1]", 1, 4, "does not fit");
  refuses_yaml("a: !!map 1", 1, 4, "list or map");
}

static void numbers_that_cannot_be_kept_are_refused(void **state) {
  (void)state;
  refuses_yaml("a: 9223372036854775808", 1, 4, "beyond 64 bits");
  refuses_yaml("a: -9223372036854775809", 1, 4, "beyond 64 bits");
  refuses_yaml("a: 0xFFFFFFFFFFFFFFFF", 1, 4, "beyond 64 bits");
  refuses_yaml("a: 1e999", 1, 4, "too large for a double");
  refuses_yaml("a: .inf", 1, 4, "infinity");
  refuses_yaml("a: -.INF", 1, 4, "infinity");
  refuses_yaml("a: .NaN", 1, 4, "not-a-number");
  refuses_yaml("a: 00000000000000000000000000000000000000000000000000000000000000001", 1, 4, "64 characters");
}

static void keys_are_text_as_written(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("yes: 1\n012: 2\n\"<<\": 3\n'': 4\n'~': 5\n1.50: 6\n"));
  assert_integer(get(v, "yes"), 1);
  assert_integer(get(v, "012"), 2);
  assert_integer(get(v, "<<"), 3);
  assert_integer(get(v, ""), 4);
  assert_integer(get(v, "~"), 5);
  assert_integer(get(v, "1.50"), 6);
  t_close(&w);
}

static void keys_that_are_no_text_are_refused(void **state) {
  (void)state;
  refuses_yaml("~: 1", 1, 1, "null key");
  refuses_yaml("? \n: 1", 1, 2, "null key");
  refuses_yaml("a: 1\n<<: {b: 1}", 2, 1, "merge key");
  refuses_yaml("[1]: 1", 1, 1, "cannot be a key");
  refuses_yaml("? {a: 1}\n: 1", 1, 3, "cannot be a key");
  refuses_yaml("a: &x [1]\n*x : 1", 2, 1, "cannot be a key");
}

static void places_count_code_points_from_one(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("\xEF\xBB\xBF\"\xC3\xAA\xE1\xBB\x87\": x\r\n"
                                                 "list:\r\n  - 'q'\r\n  - {a: b}\r\n"));
  assert_place(v, 1, 1);
  assert_place(&value_member(v, 0)->value, 1, 7);
  assert_int_equal(member_place(value_member(v, 1), "f").line, 2);
  assert_place(item(get(v, "list"), 0), 3, 5);
  assert_place(get(item(get(v, "list"), 1), "a"), 4, 9);
  t_close(&w);
}

static void all_errors_of_a_file_are_reported(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  value *root;
  const text source = TEXT("a: .inf\nb: 99999999999999999999\na: 1\nc: {d: 1, d: 2}\n");
  assert_int_equal(yaml_read(&root, &w.arena, &w.scratch, "f", source, &limits, w.problems), KOLUA_ESYNTAX);
  assert_null(root);
  assert_int_equal(kolua_problems_count(w.problems), 4);
  assert_problem(&w, 0, KOLUA_ESYNTAX, 1, 4, "infinity");
  assert_problem(&w, 1, KOLUA_ESYNTAX, 2, 4, "64 bits");
  assert_problem(&w, 2, KOLUA_ESYNTAX, 4, 11, "duplicate key 'd', already given at line 4, column 5");
  assert_problem(&w, 3, KOLUA_ESYNTAX, 3, 1, "duplicate key 'a', already given at line 1, column 1");
  t_close(&w);
}

static void alias_is_a_copy_with_its_own_place(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("a: &x {n: [1, 2]}\nb: *x\nc: &x z\nd: *x\n"));
  assert_parents(v);
  assert_true(value_same(get(v, "a"), get(v, "b")));
  assert_place(get(v, "b"), 2, 4);
  assert_place(get(get(v, "b"), "n"), 1, 11);
  assert_string_equal(value_path(item(get(get(v, "b"), "n"), 1), &w.arena), "b.n[1]");
  assert_string(get(v, "d"), "z");
  t_close(&w);
}

static void alias_may_stand_for_a_key(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("&k 012: &v 0xC\n*v : *k\n"));
  assert_integer(get(v, "012"), 12);
  assert_integer(get(v, "0xC"), 12);
  t_close(&w);
}

static void wrong_aliases_are_refused(void **state) {
  (void)state;
  refuses_yaml("a: *x", 1, 4, "does not stand before it");
  refuses_yaml("a: &x\n  - 1\n  - *x\n", 3, 5, "recursive");
  refuses_yaml("&a [ &a [1], *a, [*a, &b {c: *b}]]", 1, 30, "recursive");
}

static void alias_bomb_meets_the_budget(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.scratch);
  buf_add_string(&b, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
  for (int i = 1; i < 9; i++) {
    buf_format(&b, "a%d: &a%d [*a%d", i, i, i - 1);
    for (int k = 1; k < 9; k++) buf_format(&b, ", *a%d", i - 1);
    buf_add_string(&b, "]\n");
  }
  value *root;
  kolua_limits wide = limits;
  wide.nodes = 2 * 1000 * 1000;
  wide.depth = 64;
  assert_int_equal(yaml_read(&root, &w.arena, &w.scratch, "f", buf_text(&b), &wide, w.problems), KOLUA_ELIMIT);
  assert_non_null(strstr(t_problem(&w, 0), "aliases repeat too much"));
  assert_true(w.mem.peak < 1 << 20);
  t_close(&w);
}

static void many_aliases_of_a_scalar_are_fine(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.scratch);
  buf_add_string(&b, "- &x 1\n");
  for (int i = 0; i < 1000; i++) buf_add_string(&b, "- *x\n");
  assert_int_equal(must_read(&w, yaml_read, buf_text(&b))->len, 1001);
  t_close(&w);
}

static void anchors_may_not_be_too_many(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.scratch);
  for (int i = 10001; i > 0; i--) buf_format(&b, "- &a%d x\n", i);
  value *root;
  kolua_limits wide = limits;
  wide.nodes = 20000;
  assert_int_equal(yaml_read(&root, &w.arena, &w.scratch, "f", buf_text(&b), &wide, w.problems), KOLUA_ELIMIT);
  assert_problem(&w, 0, KOLUA_ELIMIT, 10001, 3, "anchors");
  t_close(&w);
}

static void depth_is_counted_before_it_costs_time(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char *deep = arena_take(&w.scratch, 200 * 1000);
  memset(deep, '[', 200 * 1000);
  refuses(yaml_read, (text){deep, 200 * 1000}, KOLUA_ELIMIT, 1, 9, "nested deeper");
  refuses(yaml_read, TEXT("- - - - - - - - - x"), KOLUA_ELIMIT, 1, 17, "nested deeper");
  refuses(yaml_read, TEXT("a: &x [[[[[[1]]]]]]\nb: [[*x]]"), KOLUA_ELIMIT, 2, 6, "nested deeper");
  t_close(&w);
}

static void sizes_are_limited(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char room[8192];
  memset(room, 'x', sizeof room);
  refuses(yaml_read, (text){room, 4097}, KOLUA_ELIMIT, 1, 1, "4097 bytes");
  assert_int_equal(must_read(&w, yaml_read, (text){room, 4096})->len, 4096);
  room[65] = ':';
  room[66] = ' ';
  refuses(yaml_read, (text){room, 67}, KOLUA_ELIMIT, 1, 1, "a key of 65 bytes");
  for (size_t i = 0; i < sizeof room; i += 2) memcpy(room + i, i == 0 ? "[ " : "1,", 2);
  room[sizeof room - 1] = ']';
  refuses(yaml_read, (text){room, sizeof room}, KOLUA_ELIMIT, 1, 4001, "more values than the limit of 2000");
  t_close(&w);
}

static void only_one_document_is_read(void **state) {
  (void)state;
  refuses_yaml("", 0, 0, "is empty");
  refuses_yaml("# nothing\n", 0, 0, "is empty");
  refuses_yaml("a: 1\n---\nb: 1\n", 2, 1, "second document");
  t_world w;
  t_open(&w);
  assert_int_equal(must_read(&w, yaml_read, TEXT("--- \n"))->type, KOLUA_NULL);
  assert_integer(get(must_read(&w, yaml_read, TEXT("%YAML 1.2\n---\na: 1\n...\n")), "a"), 1);
  t_close(&w);
}

static void bytes_that_are_no_text_are_refused_with_their_place(void **state) {
  (void)state;
  refuses_yaml("a: 1\nb: \xC3\xAA\xFF\n", 2, 5, "invalid UTF-8: byte 0xFF");
  refuses_yaml("\xEF\xBB\xBF" "a: \xC3", 1, 4, "invalid UTF-8");
  refuses_yaml("a: \xED\xA0\x80", 1, 4, "invalid UTF-8: byte 0xED");
  refuses_yaml("a: 1\r\nb: x\x01", 2, 5, "U+0001");
  refuses(yaml_read, (text){"a: \0", 4}, KOLUA_ESYNTAX, 1, 4, "U+0000");
  refuses_yaml("a: \"x\\0\"", 1, 4, "control character");
  refuses_yaml("a: \"\\e[31m\"", 1, 4, "control character");
  refuses_yaml("a: 1\nb: x\xE2\x80\xA8y", 2, 5, "U+2028");
  refuses_yaml("a: \xC2\x85", 1, 4, "U+0085");
  refuses_yaml("a: \"\\ud800\"", 1, 7, "escape");
}

static void what_libyaml_would_misread_is_refused(void **state) {
  (void)state;
  refuses_yaml("a: {?b: c}", 1, 6, "begins with '?'");
  refuses_yaml("[?b]", 1, 3, "begins with '?'");
  refuses_yaml("a: &b:c d", 1, 4, "blank stands behind");
  refuses_yaml("a: &b 1\n*b: d", 2, 1, "blank stands behind");
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("?a: ?b\nc?: [d?e, \"?f\", {? g : h}]\ni: |\n  x\n   "));
  assert_string(get(v, "?a"), "?b");
  assert_string(get(item(get(v, "c?"), 2), "g"), "h");
  assert_string(get(v, "i"), "x\n \n");
  t_close(&w);
}

/* libyaml asks for 16 KiB at a time: `words` behind so much text lie across the edge of two pieces, at each byte of theirs. */
static void refuses_at_edge(const char *words, uint32_t column, const char *message) {
  char room[16384 + 64];
  for (size_t i = 0; i <= strlen(words); i++) {
    const size_t from = 16384 - i;
    memset(room, '#', from);
    room[from - 1] = '\n';
    memcpy(room + from, words, strlen(words));
    refuses(yaml_read, (text){room, from + strlen(words)}, KOLUA_ESYNTAX, 2, column, message);
  }
}

static void text_is_looked_at_across_the_edges_of_pieces(void **state) {
  (void)state;
  refuses_at_edge("a: \xE2\x80\xA8", 4, "U+2028");
  refuses_at_edge("a: \xC2\x85", 4, "U+0085");
  refuses_at_edge("a: {?b: c}", 6, "begins with '?'");
  refuses_at_edge("a: &b:c d", 4, "blank stands behind");
  refuses_at_edge("a: @b", 4, "'@'");
  refuses_at_edge("a: \xC3", 4, "invalid UTF-8");
}

static void syntax_errors_are_told_in_clear_words(void **state) {
  (void)state;
  refuses_yaml("a: b: c", 1, 5, "':'");
  refuses_yaml("a: 1\n b: 2", 2, 3, "':'");
  refuses_yaml("a:\n  b: 1\n c: 2", 3, 2, "indentation");
  refuses_yaml("a: @b", 1, 4, "'@'");
  refuses_yaml("a:\n\t- b", 2, 1, "tab");
  refuses_yaml("a: [1, 2", 2, 1, "expected ',' or ']'");
  refuses_yaml("a: \"x\nb: 1", 1, 4, "not closed");
  refuses_yaml("a: \"\\d\"", 1, 5, "escape");
}

static void any_damage_is_survived(void **state) {
  (void)state;
  survives_damage(yaml_read, TEXT("%YAML 1.2\n---\na: &x {b: [1, -2.5, \"t\\u00ea\\n\"], c: 'it''s'}\n"
                                  "d: |2-\n   x\n  y\n? e\n: - *x\n  - >+\n     z\n\n  - !!int 0x1F # no\n"
                                  "\xC3\xAA: ~\n"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(schema_reads_scalars_as_yaml_1_2_does),
    cmocka_unit_test(schema_reads_floats),
    cmocka_unit_test(all_else_is_text),
    cmocka_unit_test(quoted_is_always_text),
    cmocka_unit_test(core_tags_decide_the_type),
    cmocka_unit_test(other_tags_are_refused),
    cmocka_unit_test(numbers_that_cannot_be_kept_are_refused),
    cmocka_unit_test(keys_are_text_as_written),
    cmocka_unit_test(keys_that_are_no_text_are_refused),
    cmocka_unit_test(places_count_code_points_from_one),
    cmocka_unit_test(all_errors_of_a_file_are_reported),
    cmocka_unit_test(alias_is_a_copy_with_its_own_place),
    cmocka_unit_test(alias_may_stand_for_a_key),
    cmocka_unit_test(wrong_aliases_are_refused),
    cmocka_unit_test(alias_bomb_meets_the_budget),
    cmocka_unit_test(many_aliases_of_a_scalar_are_fine),
    cmocka_unit_test(anchors_may_not_be_too_many),
    cmocka_unit_test(depth_is_counted_before_it_costs_time),
    cmocka_unit_test(sizes_are_limited),
    cmocka_unit_test(only_one_document_is_read),
    cmocka_unit_test(bytes_that_are_no_text_are_refused_with_their_place),
    cmocka_unit_test(what_libyaml_would_misread_is_refused),
    cmocka_unit_test(text_is_looked_at_across_the_edges_of_pieces),
    cmocka_unit_test(syntax_errors_are_told_in_clear_words),
    cmocka_unit_test(any_damage_is_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
