/* test_cut.c: records are whole, nothing is lost, and where the pieces end changes nothing. */
#include "readers.h"

#include "data/cut.h"

enum { MOST = 4096 };

typedef struct asked {
  cut_form form;
  size_t most;
} asked;

/* What the text comes to when it is given `step` bytes at a time, the first piece of `first`: "line:record|" or
** "line!fault|". */
static const char *cut_into(t_world *w, asked how, text t, size_t first, size_t step) {
  buf told;
  buf_init(&told, &w->arena);
  cutter *c = cut_open(&w->arena, how.form, ',', how.most);
  char *room = arena_take(&w->arena, t.len + 1);
  size_t kept = 0, given = 0;
  for (bool is_last = false; !is_last;) {
    const size_t wanted = given == 0 ? first : step, left = t.len - given, n = wanted < left ? wanted : left;
    memcpy(room + kept, t.at + given, n);
    given += n;
    is_last = n == 0 && left == 0;
    cut_give(c, (text){room, kept + n}, is_last);
    for (cut_record r; cut_next(c, &r);) {
      assert_true((r.status == KOLUA_OK) == (r.fault == NULL));
      buf_format(&told, "%u%s", (unsigned)r.line, r.fault == NULL ? ":" : "!");
      buf_add(&told, r.fault == NULL ? r.source : text_of(r.fault));
      buf_add_char(&told, '|');
    }
    const text rest = cut_rest(c);
    assert_true(rest.len <= how.most + CUT_SLACK);
    kept = rest.len;
    memmove(room, rest.at, kept);
  }
  assert_int_equal(kept, 0);
  return buf_text(&told).at;
}

/* However it is split. */
static void comes_to_within(asked how, text t, const char *expected) {
  t_world w;
  t_open(&w);
  const char *whole = cut_into(&w, how, t, t.len, 1);
  if (expected != NULL) assert_string_equal(whole, expected);
  for (size_t first = 1; first < t.len; first++) {
    assert_string_equal(cut_into(&w, how, t, first, t.len), whole);
    assert_string_equal(cut_into(&w, how, t, first, 1 + first % 7), whole);
  }
  t_close(&w);
}

static void comes_to(cut_form form, text t, const char *expected) {
  comes_to_within((asked){form, MOST}, t, expected);
}

/* ---------------------------------------------------------------- lines */

static void lines_are_records(void **state) {
  (void)state;
  comes_to(CUT_LINES, TEXT("{\"a\":1}\n{\"b\":2}\n"), "1:{\"a\":1}|2:{\"b\":2}|");
  comes_to(CUT_LINES, TEXT("a\r\nb"), "1:a\r|2:b|");
  comes_to(CUT_LINES, TEXT(""), "");
}

static void blank_lines_count_but_are_no_records(void **state) {
  (void)state;
  comes_to(CUT_LINES, TEXT("\n \t\r\na\n\n\nb\n\n  "), "3:a|6:b|");
}

static void a_line_over_the_limit_costs_itself(void **state) {
  (void)state;
  const char *fault = "1:abcd|2!is longer than a record may be|3:x|4!is longer than a record may be|";
  comes_to_within((asked){CUT_LINES, 4}, TEXT("abcd\nabcde\nx\nabcdefghijklmnop"), fault);
}

static void a_nul_is_a_byte_like_others(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  cutter *c = cut_open(&w.arena, CUT_LINES, ',', MOST);
  cut_record r;
  cut_give(c, TEXT("a\0b\nc\n"), true);
  assert_true(cut_next(c, &r) && text_equal(r.source, TEXT("a\0b")));
  assert_true(cut_next(c, &r) && text_equal(r.source, TEXT("c")));
  assert_false(cut_next(c, &r));
  t_close(&w);
}

/* ---------------------------------------------------------------- which form */

static void the_form_is_told_by_the_beginning(void **state) {
  (void)state;
  comes_to(CUT_ANY, TEXT("{\"a\":1}\n{}\n"), "1:{\"a\":1}|2:{}|");
  comes_to(CUT_ANY, TEXT("\n [{\"a\":\n1},{}]"), "2:{\"a\":\n1}|3:{}|");
  comes_to(CUT_ANY, TEXT("{ \r\n \"a\": 1\r\n}\r\n{}"), "1:{ \r\n \"a\": 1\r\n}|4:{}|");
  comes_to(CUT_ANY, TEXT("null\n{}"), "1:null|2:{}|");
  comes_to(CUT_ANY, TEXT(" \n "), "");
  comes_to(CUT_ANY, TEXT("{"), "1:{|");
}

static void a_byte_order_mark_is_dropped(void **state) {
  (void)state;
  comes_to(CUT_ANY, TEXT("\xEF\xBB\xBF[{}]"), "1:{}|");
  comes_to(CUT_LINES, TEXT("\xEF\xBB\xBF{}\n{}"), "1:{}|2:{}|");
  comes_to(CUT_ROWS, TEXT("\xEF\xBB\xBF\"a\nb\",c"), "1:\"a\nb\",c|");
  comes_to(CUT_LINES, TEXT("\xEF\xBB"), "1:\xEF\xBB|");
  comes_to(CUT_ANY, TEXT("\xEF\xBB\xBF"), "");
}

/* ---------------------------------------------------------------- arrays */

static void elements_are_records(void **state) {
  (void)state;
  comes_to(CUT_ARRAY, TEXT("[]"), "");
  comes_to(CUT_ARRAY, TEXT(" [\n  {\"a\": [1, {}]},\n  {\"b\": 2}\n]\n"), "2:{\"a\": [1, {}]}|3:{\"b\": 2}|");
  comes_to(CUT_ARRAY, TEXT("[1,\"a,]\", null , [2]]"), "1:1|1:\"a,]\"|1:null |1:[2]|");
  comes_to(CUT_ARRAY, TEXT("[{}]\n[{}]"), "1:{}|2:{}|");
}

static void brackets_in_strings_are_letters(void **state) {
  (void)state;
  comes_to(CUT_ARRAY, TEXT("[{\"a\\\"}\":\"]}{[,\\\\\"},{\"\\\\\\\"]\":1}]"),
           "1:{\"a\\\"}\":\"]}{[,\\\\\"}|1:{\"\\\\\\\"]\":1}|");
}

static void elements_may_be_longer_than_a_block(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  for (size_t n = 50; n < 140; n += 3) {
    buf b, expected;
    buf_init(&b, &w.arena);
    buf_init(&expected, &w.arena);
    buf_add_string(&b, "{\"");
    for (size_t i = 0; i < n; i++) buf_add_string(&b, i % 3 == 0 ? "\\\\" : i % 3 == 1 ? "\\\"" : "}");
    buf_add_string(&b, "\":[{},\n[");
    const char *element = text_format(&w.arena, "%s]]}", buf_text(&b).at);
    const char *all = text_format(&w.arena, "[%s,%s]", element, element);
    comes_to(CUT_ARRAY, text_of(all), text_format(&w.arena, "1:%s|2:%s|", element, element));
  }
  t_close(&w);
}

static void nesting_may_be_deep(void **state) {
  (void)state;
  char deep[2 * 1500 + 2];
  memset(deep, '[', sizeof deep / 2);
  memset(deep + sizeof deep / 2, ']', sizeof deep / 2);
  t_world w;
  t_open(&w);
  const char *found = cut_into(&w, (asked){CUT_ARRAY, MOST}, (text){deep, sizeof deep}, 100, 7);
  assert_int_equal(strlen(found), sizeof deep - 2 + strlen("1:|"));
  t_close(&w);
}

static void faults_between_elements_cost_no_element(void **state) {
  (void)state;
  comes_to(CUT_ARRAY, TEXT("[{},,{}]"), "1:{}|1!a comma, and no element before it|1:{}|");
  comes_to(CUT_ARRAY, TEXT("[,,,,{}]"), "1!a comma, and no element before it|1:{}|");
  comes_to(CUT_ARRAY, TEXT("[{},]"), "1:{}|1!a comma, and no element behind it|");
  comes_to(CUT_ARRAY, TEXT("[{}\n{}]"), "1:{}|2!a comma is missing before this element|2:{}|");
  comes_to(CUT_ARRAY, TEXT("[{}],{}]"), "1:{}|1!a comma, and no element before it|1:{}|");
  comes_to(CUT_ARRAY, TEXT("[{}]\n{}"), "1:{}|2!stands behind the end of the array|2:{}|");
}

static void an_array_that_is_not_closed_is_told(void **state) {
  (void)state;
  comes_to(CUT_ARRAY, TEXT("[{}\n"), "1:{}|2!the array is not closed|");
  comes_to(CUT_ARRAY, TEXT("["), "1!the array is not closed|");
  comes_to(CUT_ARRAY, TEXT("[{},{\"a\":"), "1:{}|1:{\"a\":|");
}

static void an_element_without_an_end_costs_itself(void **state) {
  (void)state;
  comes_to(CUT_ARRAY, TEXT("[{\"a\":1},\n{\"b\":\"x},\n{\"c\":3},\n{\"d\":\"}\n]"),
           "1:{\"a\":1}|2:{\"b\":\"x},\n|3:{\"c\":3}|4:{\"d\":\"}\n|");
  comes_to(CUT_ARRAY, TEXT("[\n  {\n    \"a\": \"x,\n    {\n    }\n  },\n  {}\n]"),
           "2:{\n    \"a\": \"x,\n    {\n    }\n  },\n|7:{}|");
  comes_to(CUT_ARRAY, TEXT("[{\"a\":\"}\n,{\"b\":1}\n,{}\n]"), "1:{\"a\":\"}\n|2:{\"b\":1}|3:{}|");
  comes_to(CUT_ARRAY, TEXT("[\n{\"a\":{\"b\":1},\n{},\n{}]"), "2:{\"a\":{\"b\":1},\n|3:{}|4:{}|");
}

static void an_element_over_the_limit_is_told_once(void **state) {
  (void)state;
  const asked how = {CUT_ARRAY, 8};
  comes_to_within(how, TEXT("[{\"a\":1},{\"abcdefghi\":[\n1\n]},{}]"),
                  "1:{\"a\":1}|1!is longer than a record may be|3:{}|");
  comes_to_within(how, TEXT("[{\"abcd\"},{\"abcde\"},{}]"), "1:{\"abcd\"}|1!is longer than a record may be|1:{}|");
  comes_to_within(how, TEXT("[{\"abcdefgh\n,{}]"), "1!is longer than a record may be|2:{}|");
  comes_to_within(how, TEXT("[{\"abcdefgh\n      {}\n"), "1!is longer than a record may be|");
  comes_to_within(how, TEXT("[{},[[[[[[[[[[[[[[["), "1:{}|1!is longer than a record may be|");
}

/* ---------------------------------------------------------------- rows */

static void rows_are_records(void **state) {
  (void)state;
  comes_to(CUT_ROWS, TEXT("a,b\n1,2\r\n3,4"), "1:a,b|2:1,2|3:3,4|");
  comes_to(CUT_ROWS, TEXT("a,\"b\n\"\"\n\"\r\n\"\",x\n\n"), "1:a,\"b\n\"\"\n\"|4:\"\",x|5:|");
}

static void a_wrong_row_costs_the_line_where_it_began(void **state) {
  (void)state;
  comes_to(CUT_ROWS, TEXT("a\"b\n\"x\ny\",1\n"), "1:a\"b|2:\"x\ny\",1|");
  comes_to(CUT_ROWS, TEXT("\"x\ny\"z\n2\n"), "1:\"x|2:y\"z|3:2|");
  comes_to(CUT_ROWS, TEXT("1\n\"x\n2\n3"), "1:1|2:\"x|3:2|4:3|");
  comes_to(CUT_ROWS, TEXT("\"x\ny\",a\rb\n2"), "1:\"x|2:y\",a\rb|4:2|");
}

static void a_row_over_the_limit_costs_its_first_line(void **state) {
  (void)state;
  const char *fault = "a row longer than a record may be; is a quote not closed?";
  t_world w;
  t_open(&w);
  const asked how = {CUT_ROWS, 8};
  comes_to_within(how, TEXT("12345678\n123456789\n1"), text_format(&w.arena, "1:12345678|2!%s|3:1|", fault));
  comes_to_within(how, TEXT("\"x\n2\n3\n4\n5\n"), text_format(&w.arena, "1!%s|2:2|3:3|4:4|5:5|", fault));
  comes_to_within(how, TEXT("1\n\"xxxxxxxxxxxxxxx\n3"), text_format(&w.arena, "1:1|2!%s|3:3|", fault));
  t_close(&w);
}

/* Row by row where csv.c finds them. */
static void same_as_the_reader(text t) {
  t_world w;
  t_open(&w);
  csv_reader *reader;
  csv_row row;
  cut_record r;
  cutter *c = cut_open(&w.arena, CUT_ROWS, ',', limits.record_size);
  const text all = {text_format(&w.arena, "h\n%.*s", SPELT(t)), t.len + 2};
  assert_int_equal(csv_open(&reader, &w.arena, "f", all, ',', &limits, w.problems), KOLUA_OK);
  cut_give(c, all, true);
  if (!cut_next(c, &r)) fail_msg("no header is cut of: %.*s", SPELT(all));
  while (csv_next(reader, &row, w.problems)) {
    if (!cut_next(c, &r)) fail_msg("no row is cut at line %u of: %.*s", row.line, SPELT(t));
    if (r.line != row.line) fail_msg("a row of line %u is cut at %u of: %.*s", row.line, (unsigned)r.line, SPELT(t));
  }
  if (cut_next(c, &r)) fail_msg("a row more is cut at line %u of: %.*s", (unsigned)r.line, SPELT(t));
  t_close(&w);
}

/* ---------------------------------------------------------------- all small texts */

typedef void for_text(text t);

static void all_texts(const char *letters, size_t len, for_text *use) {
  const size_t n = strlen(letters);
  char t[16];
  size_t count = 1;
  for (size_t i = 0; i < len; i++) count *= n;
  for (size_t number = 0; number < count; number++) {
    for (size_t i = 0, rest = number; i < len; i++, rest /= n) t[i] = letters[rest % n];
    use((text){t, len});
  }
}

static void rows_of_all_small_texts_are_the_readers(void **state) {
  (void)state;
  for (size_t len = 1; len <= 7; len++) all_texts("\"\n,\rx", len, same_as_the_reader);
}

static void splits_change_no_array(text t) {
  comes_to_within((asked){CUT_ARRAY, 4}, t, NULL);
  comes_to_within((asked){CUT_ANY, MOST}, t, NULL);
}
static void splits_change_no_row(text t) {
  comes_to_within((asked){CUT_ROWS, 3}, t, NULL);
  comes_to_within((asked){CUT_ROWS, MOST}, t, NULL);
}
static void splits_change_nothing(void **state) {
  (void)state;
  for (size_t len = 1; len <= 5; len++) all_texts("[]{\"\\,\n 1", len, splits_change_no_array);
  for (size_t len = 1; len <= 6; len++) all_texts("\"\n,\rx", len, splits_change_no_row);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_records),
      cmocka_unit_test(blank_lines_count_but_are_no_records),
      cmocka_unit_test(a_line_over_the_limit_costs_itself),
      cmocka_unit_test(a_nul_is_a_byte_like_others),
      cmocka_unit_test(the_form_is_told_by_the_beginning),
      cmocka_unit_test(a_byte_order_mark_is_dropped),
      cmocka_unit_test(elements_are_records),
      cmocka_unit_test(brackets_in_strings_are_letters),
      cmocka_unit_test(elements_may_be_longer_than_a_block),
      cmocka_unit_test(nesting_may_be_deep),
      cmocka_unit_test(faults_between_elements_cost_no_element),
      cmocka_unit_test(an_array_that_is_not_closed_is_told),
      cmocka_unit_test(an_element_without_an_end_costs_itself),
      cmocka_unit_test(an_element_over_the_limit_is_told_once),
      cmocka_unit_test(rows_are_records),
      cmocka_unit_test(a_wrong_row_costs_the_line_where_it_began),
      cmocka_unit_test(a_row_over_the_limit_costs_its_first_line),
      cmocka_unit_test(rows_of_all_small_texts_are_the_readers),
      cmocka_unit_test(splits_change_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
