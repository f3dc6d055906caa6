/* test_csv.c: RFC 4180 with a header; each wrong row costs only itself. */
#include "readers.h"

typedef struct table {
  t_world w;
  csv_reader *reader;
  csv_row row;
} table;

static void open_table(table *t, text source) {
  t_open(&t->w);
  const kolua_status status = csv_open(&t->reader, &t->w.arena, "f", source, ',', &limits, t->w.problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(&t->w, 0));
}

/* The next row is fine, stands on `line` and has these cells, joined by '|'. */
static void assert_row(table *t, uint32_t line, const char *cells) {
  assert_true(csv_next(t->reader, &t->row, t->w.problems));
  if (t->row.status != KOLUA_OK) fail_msg("%s", t_problem(&t->w, kolua_problems_count(t->w.problems) - 1));
  assert_int_equal(t->row.line, line);
  buf joined;
  buf_init(&joined, &t->w.scratch);
  size_t n;
  csv_header(t->reader, &n);
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_add_char(&joined, '|');
    buf_add(&joined, t->row.cells[i]);
  }
  assert_text(buf_text(&joined), cells);
}

/* The next row is wrong. */
static void assert_wrong(table *t, kolua_status status, uint32_t line, uint32_t column, const char *words) {
  kolua_problems_clear(t->w.problems);
  assert_true(csv_next(t->reader, &t->row, t->w.problems));
  assert_int_equal(t->row.status, status);
  assert_int_equal(kolua_problems_count(t->w.problems), 1);
  assert_problem(&t->w, 0, status, line, column, words);
}

static void assert_end(table *t) {
  assert_false(csv_next(t->reader, &t->row, t->w.problems));
  t_close(&t->w);
}

static void header_is_refused(text source, kolua_status status, size_t n, uint32_t column, const char *words) {
  t_world w;
  t_open(&w);
  csv_reader *r;
  assert_int_equal(csv_open(&r, &w.arena, "f", source, ',', &limits, w.problems), status);
  assert_null(r);
  assert_int_equal(kolua_problems_count(w.problems), n);
  assert_problem(&w, n - 1, status, column > 0 ? 1 : kolua_problems_get(w.problems, n - 1)->line, column, words);
  t_close(&w);
}

static void cells_are_unquoted(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a,b,c\n1,\"x, \"\"y\"\"\",\n\"\",\" z \", w \n"));
  assert_row(&t, 2, "1|x, \"y\"|");
  assert_row(&t, 3, "| z | w ");
  assert_end(&t);
}

static void rows_may_span_lines(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a,b\r\n\"x\r\ny\",1\r\n2,3\r\n\"\n\n\",4"));
  assert_row(&t, 2, "x\r\ny|1");
  assert_int_equal(t.row.lines[1], 3);
  assert_int_equal(t.row.columns[1], 4);
  assert_row(&t, 4, "2|3");
  assert_row(&t, 5, "\n\n|4");
  assert_end(&t);
}

static void cells_have_columns_in_code_points(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("\xEF\xBB\xBF\xC3\xAA,b,c\n\xE1\xBB\x87\xC3\xAA,\"q\",\n"));
  size_t n;
  assert_text(csv_header(t.reader, &n)[0], "\xC3\xAA");
  assert_row(&t, 2, "\xE1\xBB\x87\xC3\xAA|q|");
  assert_int_equal(t.row.columns[0], 1);
  assert_int_equal(t.row.columns[1], 4);
  assert_int_equal(t.row.columns[2], 8);
  assert_end(&t);
}

static void last_row_needs_no_line_end(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a,b\n1,"));
  assert_row(&t, 2, "1|");
  assert_end(&t);
  open_table(&t, TEXT("a,b"));
  assert_end(&t);
}

static void wrong_row_costs_only_itself(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a,b\n1\n1,2,3\n\n4,x\"y\n5,\"x\"y\n\r\n6,7\n"));
  assert_wrong(&t, KOLUA_ESYNTAX, 2, 0, "1 cell where the header has 2");
  assert_wrong(&t, KOLUA_ESYNTAX, 3, 0, "3 cells where the header has 2");
  assert_wrong(&t, KOLUA_ESYNTAX, 4, 1, "blank line");
  assert_wrong(&t, KOLUA_ESYNTAX, 5, 4, "stray quote");
  assert_wrong(&t, KOLUA_ESYNTAX, 6, 6, "stray quote");
  assert_wrong(&t, KOLUA_ESYNTAX, 7, 1, "blank line");
  assert_row(&t, 8, "6|7");
  assert_end(&t);
}

static void open_quote_costs_one_row(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a,b\n1,\"x\n2,\"y\"\n3,z\n4,\"w\n"));
  assert_wrong(&t, KOLUA_ESYNTAX, 3, 4, "stray quote");
  assert_int_equal(t.row.line, 2);
  assert_row(&t, 3, "2|y");
  assert_row(&t, 4, "3|z");
  assert_wrong(&t, KOLUA_ESYNTAX, 5, 3, "not closed");
  assert_end(&t);
}

static void lone_carriage_return_is_wrong_outside_of_quotes(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a,b\n1,2\r3,4\n\"x\ry\",5\n6,7\r"));
  assert_wrong(&t, KOLUA_ESYNTAX, 2, 4, "carriage return");
  assert_row(&t, 4, "x\ry|5");
  assert_wrong(&t, KOLUA_ESYNTAX, 6, 4, "carriage return");
  assert_end(&t);
}

static void lone_carriage_return_is_wrong_before_a_row(void **state) {
  (void)state;
  table t;
  open_table(&t, TEXT("a\n\r\"x\"\n1\n"));
  assert_wrong(&t, KOLUA_ESYNTAX, 2, 1, "carriage return");
  assert_row(&t, 4, "1");
  assert_end(&t);
}

static void bytes_that_are_no_text_are_wrong(void **state) {
  (void)state;
  static const char source[] = "a,b\n1,\xC3\xAA\xFF\n2,\"\n\0\"\n3,\x1b\n4,5\t\n";
  table t;
  open_table(&t, (text){source, sizeof source - 1});
  assert_wrong(&t, KOLUA_ESYNTAX, 2, 4, "invalid UTF-8");
  assert_wrong(&t, KOLUA_ESYNTAX, 4, 1, "control character");
  assert_wrong(&t, KOLUA_ESYNTAX, 5, 3, "control character");
  assert_row(&t, 6, "4|5\t");
  assert_end(&t);
}

static void delimiter_may_be_another(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  csv_reader *r;
  csv_row row;
  assert_int_equal(csv_open(&r, &w.arena, "f", TEXT("a\tb\n1,0\t\"x\ty\"\n"), '\t', &limits, w.problems), KOLUA_OK);
  assert_true(csv_next(r, &row, w.problems));
  assert_int_equal(row.status, KOLUA_OK);
  assert_text(row.cells[0], "1,0");
  assert_text(row.cells[1], "x\ty");
  t_close(&w);
}

static void header_must_name_its_columns(void **state) {
  (void)state;
  header_is_refused(TEXT(""), KOLUA_ESYNTAX, 1, 0, "is empty");
  header_is_refused(TEXT("\xEF\xBB\xBF"), KOLUA_ESYNTAX, 1, 0, "is empty");
  header_is_refused(TEXT("\na,b\n"), KOLUA_ESYNTAX, 1, 1, "blank line");
  header_is_refused(TEXT("a,,b, \n"), KOLUA_ESYNTAX, 2, 6, "without a name");
  header_is_refused(TEXT("a,b,a,\"b\"\n"), KOLUA_ESYNTAX, 2, 7, "duplicate column 'b', already given at column 3");
  header_is_refused(TEXT("a,\"b\n"), KOLUA_ESYNTAX, 1, 3, "not closed");
  header_is_refused(TEXT("a,b,c,d,e,f,g,h,i\n"), KOLUA_ELIMIT, 1, 0, "9 columns");
  header_is_refused(TEXT("01234567890123456789012345678901234567890123456789012345678901234\n"), KOLUA_ELIMIT, 1, 1,
                    "65 bytes");
}

static void limits_hold_for_each_row(void **state) {
  (void)state;
  char *room = test_malloc(1 << 18);
  memset(room, 'x', 1 << 18);
  memcpy(room, "a,b\n1,", 6);
  memcpy(room + 6000, "\n\"", 2);                  /* a cell of 5994 bytes, then a quote that swallows what follows */
  memcpy(room + 200 * 1000, "\n3,4\n", 5);
  table t;
  open_table(&t, (text){room, 200 * 1000 + 5});
  assert_wrong(&t, KOLUA_ELIMIT, 2, 3, "a cell of 5994 bytes");
  assert_wrong(&t, KOLUA_ELIMIT, 3, 0, "more than 65536 bytes");
  assert_row(&t, 4, "3|4");
  assert_end(&t);
  test_free(room);
}

static void rows_use_no_more_memory_than_the_longest(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.scratch);
  buf_add_string(&b, "a,b\n");
  for (int i = 0; i < 5000; i++) buf_add_string(&b, "\"some text, quoted\",and some that is not\n");
  csv_reader *r;
  csv_row row;
  const size_t before = w.mem.used;
  assert_int_equal(csv_open(&r, &w.arena, "f", buf_text(&b), ',', &limits, w.problems), KOLUA_OK);
  size_t n = 0;
  while (csv_next(r, &row, w.problems)) n += row.status == KOLUA_OK;
  assert_int_equal(n, 5000);
  assert_true(w.mem.used - before <= 8192);
  t_close(&w);
}

static void any_damage_is_survived(void **state) {
  (void)state;
  static const char seed[] = "a,b\r\n1,\"x, \"\"y\"\"\"\r\n\"\n\",\xC3\xAA\n,\n";
  static const char bytes[] = "\0\n\r,\"\xff\xc3x";
  t_world w;
  t_open(&w);
  for (size_t at = 0; at < sizeof seed - 1; at++) {
    for (size_t i = 0; i < sizeof bytes; i++) {
      char room[sizeof seed];
      memcpy(room, seed, sizeof seed);
      room[at] = bytes[i];
      csv_reader *r;
      csv_row row;
      size_t wrong = 0;
      const kolua_status status =
          csv_open(&r, &w.arena, "f", (text){room, i == 0 ? at : sizeof seed - 1}, ',', &limits, w.problems);
      while (status == KOLUA_OK && csv_next(r, &row, w.problems)) wrong += row.status != KOLUA_OK;
      if (status == KOLUA_OK) assert_int_equal(kolua_problems_count(w.problems), wrong);
      else assert_true(kolua_problems_count(w.problems) > 0);
      kolua_problems_clear(w.problems);
      arena_clear(&w.arena);
    }
  }
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(cells_are_unquoted),
    cmocka_unit_test(rows_may_span_lines),
    cmocka_unit_test(cells_have_columns_in_code_points),
    cmocka_unit_test(last_row_needs_no_line_end),
    cmocka_unit_test(wrong_row_costs_only_itself),
    cmocka_unit_test(open_quote_costs_one_row),
    cmocka_unit_test(lone_carriage_return_is_wrong_outside_of_quotes),
    cmocka_unit_test(lone_carriage_return_is_wrong_before_a_row),
    cmocka_unit_test(bytes_that_are_no_text_are_wrong),
    cmocka_unit_test(delimiter_may_be_another),
    cmocka_unit_test(header_must_name_its_columns),
    cmocka_unit_test(limits_hold_for_each_row),
    cmocka_unit_test(rows_use_no_more_memory_than_the_longest),
    cmocka_unit_test(any_damage_is_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
