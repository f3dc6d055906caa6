/* test_json.c: RFC 8259, places, and what is refused. */
#include "readers.h"

static void refuses_json(const char *source, uint32_t line, uint32_t column, const char *words) {
  refuses(json_read, text_of(source), KOLUA_ESYNTAX, line, column, words);
}

static void values_have_their_types(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, json_read, TEXT("[null, true, false, 12, 1.0, \"x\", [], {}, -0, -0.0, 1e2, "
                                                 "9223372036854775807, -9223372036854775808]"));
  assert_int_equal(item(v, 0)->type, KOLUA_NULL);
  assert_true(item(v, 1)->as.boolean && !item(v, 2)->as.boolean);
  assert_integer(item(v, 3), 12);
  assert_number(item(v, 4), 1.0);
  assert_string(item(v, 5), "x");
  assert_int_equal(item(v, 6)->type, KOLUA_LIST);
  assert_int_equal(item(v, 7)->type, KOLUA_MAP);
  assert_integer(item(v, 8), 0);
  assert_number(item(v, 9), -0.0);
  assert_number(item(v, 10), 100.0);
  assert_integer(item(v, 11), INT64_MAX);
  assert_integer(item(v, 12), INT64_MIN);
  assert_parents(v);
  t_close(&w);
}

static void long_decimals_are_read(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const char *zeros = "0.0000000000000000000000000000000000000000000000000000000000000000000000000001";
  assert_number(must_read(&w, json_read, text_of(zeros)), 1e-76);
  t_close(&w);
}

static void root_may_be_a_scalar(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  assert_integer(must_read(&w, json_read, TEXT(" 7 ")), 7);
  assert_number(must_read(&w, json_read, TEXT("7.5")), 7.5);
  assert_string(must_read(&w, json_read, TEXT("\"\\u00ea\\ud83d\\ude00\"")), "\xC3\xAA\xF0\x9F\x98\x80");
  t_close(&w);
}

static void escaped_nul_is_data(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, json_read, TEXT("\"a\\u0000b\\u0001\""));
  assert_int_equal(v->len, 4);
  assert_memory_equal(v->as.text, "a\0b\1", 4);
  t_close(&w);
}

static void places_count_code_points_from_one(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text source = TEXT("\xEF\xBB\xBF{ \"\xC3\xAA,:[\\\"\": [1,\r\n  {\"b\" : 2.5}], \n"
                           "\"c\":{}, \"d\": [[ ] , null]}");
  const value *v = must_read(&w, json_read, source);
  const value *list = get(v, "\xC3\xAA,:[\"");
  assert_place(v, 1, 1);
  assert_int_equal(member_place(value_member(v, 0), "f").column, 3);
  assert_place(list, 1, 13);
  assert_place(item(list, 0), 1, 14);
  assert_place(item(list, 1), 2, 3);
  assert_place(get(item(list, 1), "b"), 2, 10);
  assert_place(get(v, "c"), 3, 5);
  assert_int_equal(member_place(value_member(v, 2), "f").column, 9);
  assert_place(item(get(v, "d"), 0), 3, 15);
  assert_place(item(get(v, "d"), 1), 3, 21);
  t_close(&w);
}

static void parser_is_kept_without_new_memory(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  arena kept;
  arena_init(&kept, &w.mem);
  json_parser *parser = json_parser_new(&kept);
  size_t used = 0;
  for (int i = 0; i < 20; i++) {
    arena_clear(&w.arena);
    arena_clear(&w.scratch);
    const text source = i % 2 == 0 ? TEXT("{\"a\": [1, 2, {\"b\": \"x\"}]}") : TEXT("[1");
    value *root;
    const kolua_status status = json_read_with(&root, parser, &w.arena, &w.scratch, "f", 1, source, &limits, NULL);
    assert_int_equal(status, i % 2 == 0 ? KOLUA_OK : KOLUA_ESYNTAX);
    if (status == KOLUA_OK) assert_string(get(item(get(root, "a"), 2), "b"), "x");
    if (i == 2) used = w.mem.used;
  }
  assert_int_equal(w.mem.used, used);
  arena_free(&kept);
  t_close(&w);
}

static void duplicate_keys_are_compared_after_unescaping(void **state) {
  (void)state;
  refuses_json("{\"a\": 1,\n \"\\u0061\": 2}", 2, 2, "'a', already given at line 1, column 2");
  refuses_json("{\"\xC3\xAA\": 1, \"e\\u0302\": 2}", 1, 10, "already given at line 1, column 2");
}

static void all_wrong_values_are_reported(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  value *root;
  const text source = TEXT("{\"a\": 9223372036854775808,\n\"b\": [{\"c\": 1, \"c\": 2}],\n"
                           "\"d\": 18446744073709551615}");
  assert_int_equal(json_read(&root, &w.arena, &w.scratch, "f", source, &limits, w.problems), KOLUA_ESYNTAX);
  assert_int_equal(kolua_problems_count(w.problems), 3);
  assert_problem(&w, 0, KOLUA_ESYNTAX, 1, 7, "64 bits");
  assert_problem(&w, 1, KOLUA_ESYNTAX, 2, 16, "duplicate key 'c'");
  assert_problem(&w, 2, KOLUA_ESYNTAX, 3, 6, "64 bits");
  t_close(&w);
}

static void numbers_that_cannot_be_kept_are_refused(void **state) {
  (void)state;
  refuses_json("[1e999]", 1, 2, "too large for a double");
  refuses_json("[-1E400]", 1, 2, "too large for a double");
  refuses_json("[99999999999999999999]", 1, 2, "64 bits");
  refuses_json("[1, 1000000000000000000000000000000000000000000000000000000000000000000]", 1, 5, "64 bits");
  refuses_json("[1, 1000000000000000000000000000000000000000000000000000000000000000000.0e300]", 1, 5,
               "too large for a double");
}

static void faults_are_told_with_their_place(void **state) {
  (void)state;
  refuses_json("", 0, 0, "is empty");
  refuses_json(" \n ", 2, 2, "ends where a value is expected");
  refuses_json("\xEF\xBB\xBF", 0, 0, "is empty");
  refuses_json("[1,\n 2,]", 2, 4, "comma with nothing behind it");
  refuses_json("{\"a\": 1,}", 1, 9, "comma with nothing behind it");
  refuses_json("{\"a\" 1}", 1, 6, "expected ':'");
  refuses_json("{\"a\": 1 \"b\": 2}", 1, 9, "expected ',' or '}'");
  refuses_json("[1 2]", 1, 4, "expected ',' or ']'");
  refuses_json("{a: 1}", 1, 2, "expected a key in double quotes");
  refuses_json("['a']", 1, 2, "not in single ones");
  refuses_json("[1, // x\n2]", 1, 5, "no comments");
  refuses_json("[NaN]", 1, 2, "expected a value");
  refuses_json("[True]", 1, 2, "expected a value");
  refuses_json("[1]\n[2]", 2, 1, "expected the end");
  refuses_json("[012]", 1, 2, "begin with 0");
  refuses_json("[+1]", 1, 2, "expected a value");
  refuses_json("[1.]", 1, 4, "digit behind the point");
  refuses_json("[1e]", 1, 4, "exponent");
  refuses_json("[-]", 1, 3, "expected a digit");
  refuses_json("[\"\xC3\xAA", 1, 4, "not closed");
  refuses_json("[\"a\nb\"]", 1, 4, "not closed on its line");
  refuses_json("[\"\xC3\xAA\tb\"]", 1, 4, "control character");
  refuses_json("[\"\\x\"]", 1, 4, "no such escape");
  refuses_json("[\"\\u12g4\"]", 1, 7, "four hexadecimal digits");
}

static void bytes_that_are_no_text_are_refused(void **state) {
  (void)state;
  refuses_json("[\"\xC3\xAA\xFF\"]", 1, 4, "invalid UTF-8");
  refuses_json("[\"\xED\xA0\x80\"]", 1, 3, "invalid UTF-8");
  refuses_json("[\"\\ud800\"]", 1, 3, "surrogate");
  refuses_json("[\"x\\udc00\"]", 1, 4, "surrogate");
  refuses_json("[\"\\ud800\\u0041\"]", 1, 3, "surrogate");
  refuses(json_read, (text){"[1,\0]", 5}, KOLUA_ESYNTAX, 1, 4, "expected a value");
  refuses(json_read, (text){"[\"\0\"]", 5}, KOLUA_ESYNTAX, 1, 3, "control character");
}

static void limits_hold(void **state) {
  (void)state;
  char room[8192];
  memset(room, '[', sizeof room);
  refuses(json_read, (text){room, 1500}, KOLUA_ELIMIT, 1, 9, "deeper");
  refuses(json_read, TEXT("[[[[[[[[[]]]]]]]]]"), KOLUA_ELIMIT, 1, 9, "deeper");
  memset(room, 'x', sizeof room);
  memcpy(room, "[\"", 2);
  memcpy(room + sizeof room - 2, "\"]", 2);
  refuses(json_read, (text){room, sizeof room}, KOLUA_ELIMIT, 1, 2, "8188 bytes");
  for (size_t i = 0; i < sizeof room; i += 2) memcpy(room + i, "1,", 2);
  room[0] = '[';
  room[1] = ' ';
  room[sizeof room - 1] = ']';
  refuses(json_read, (text){room, sizeof room}, KOLUA_ELIMIT, 0, 0, "more values than the limit of 2000");
  refuses(json_read, TEXT("{\"01234567890123456789012345678901234567890123456789012345678901234\": 1}"),
          KOLUA_ELIMIT, 1, 2, "a key of 65 bytes");
}

static void depth_at_the_limit_is_fine(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  must_read(&w, json_read, TEXT("[[[[[[[[1]]]]]]]]"));
  t_close(&w);
}

static void text_that_looks_like_structure_is_not_counted(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char room[8192];
  memset(room, ' ', sizeof room);
  memset(room + 2, ',', 4000);
  room[0] = '[';
  room[1] = room[4002] = '"';
  memcpy(room + 3, "\\\"[", 3);
  room[sizeof room - 1] = ']';
  assert_int_equal(item(must_read(&w, json_read, (text){room, sizeof room}), 0)->len, 3999);
  t_close(&w);
}

static void any_damage_is_survived(void **state) {
  (void)state;
  survives_damage(json_read, TEXT("{\"a\": [1, -2.5e3, \"t\\u00ea\\n\xC3\xAA\", true], "
                                  "\"b\": {\"c\": null, \"d\": []}, \"e\": 12}"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_have_their_types),
    cmocka_unit_test(long_decimals_are_read),
    cmocka_unit_test(root_may_be_a_scalar),
    cmocka_unit_test(escaped_nul_is_data),
    cmocka_unit_test(places_count_code_points_from_one),
    cmocka_unit_test(parser_is_kept_without_new_memory),
    cmocka_unit_test(duplicate_keys_are_compared_after_unescaping),
    cmocka_unit_test(all_wrong_values_are_reported),
    cmocka_unit_test(numbers_that_cannot_be_kept_are_refused),
    cmocka_unit_test(faults_are_told_with_their_place),
    cmocka_unit_test(bytes_that_are_no_text_are_refused),
    cmocka_unit_test(limits_hold),
    cmocka_unit_test(depth_at_the_limit_is_fine),
    cmocka_unit_test(text_that_looks_like_structure_is_not_counted),
    cmocka_unit_test(any_damage_is_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
