/* test_csv.c: csv-spectrum: each file means what its JSON says. All cells are text there. */
#include "suite.h"

static const exception refused_on_purpose[] = {
  {"location_coordinates.csv", "a quote in a cell without quotes, which RFC 4180 forbids"},
};
enum { N_REFUSED = sizeof refused_on_purpose / sizeof *refused_on_purpose };
static bool used[N_REFUSED];
static size_t n_files;

static void compare_row(const char *name, const text *header, size_t n, const csv_row *row, const value *expected) {
  assert_int_equal(row->status, KOLUA_OK);
  assert_int_equal(expected->len, n);
  for (size_t i = 0; i < n; i++) {
    const value *cell = value_get(expected, header[i]);
    if (cell == NULL || !text_equal(value_written(cell), row->cells[i]))
      fail_msg("%s, line %u: '%.*s'", name, row->line, (int)row->cells[i].len, row->cells[i].at);
  }
}

static void compare_file(t_world *w, const char *folder, const char *name) {
  const char *json_name = text_format(&w->arena, "../json/%.*s.json", (int)(strlen(name) - 4), name);
  value *expected;
  csv_reader *r;
  csv_row row;
  size_t n, rows = 0;
  const text json = suite_file(w, folder, json_name);
  assert_int_equal(json_read(&expected, &w->arena, &w->scratch, json_name, json, &limits, w->problems), KOLUA_OK);
  assert_int_equal(csv_open(&r, &w->arena, name, suite_file(w, folder, name), ',', &limits, w->problems), KOLUA_OK);
  const text *header = csv_header(r, &n);
  n_files++;
  if (is_listed(refused_on_purpose, N_REFUSED, name, used)) {
    assert_true(csv_next(r, &row, w->problems));
    assert_int_equal(row.status, KOLUA_ESYNTAX);
    return;
  }
  for (; csv_next(r, &row, w->problems); rows++) {
    assert_true(rows < expected->len);
    compare_row(name, header, n, &row, &expected->as.items[rows]);
  }
  assert_int_equal(rows, expected->len);
}

static void csv_spectrum_means_what_its_json_says(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  suite_each(suite_path(&w, "csv-spectrum/csvs"), compare_file);
  assert_all_used("refused on purpose", refused_on_purpose, used, N_REFUSED);
  assert_int_equal(n_files, 12);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(csv_spectrum_means_what_its_json_says)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
