/* test_json.c: JSONTestSuite: y_ is accepted, n_ refused with a place, i_ either way. */
#include "suite.h"

static const exception refused_on_purpose[] = {
  {"y_object_duplicated_key.json", "a key that stands twice has no sure meaning"},
  {"y_object_duplicated_key_and_value.json", "a key that stands twice has no sure meaning"},
};
enum { N_REFUSED = sizeof refused_on_purpose / sizeof *refused_on_purpose };
static bool used[N_REFUSED];
static size_t n_files;

static void check_file(t_world *w, const char *folder, const char *name) {
  const text source = suite_file(w, folder, name);
  value *root;
  const kolua_status status = json_read(&root, &w->arena, &w->scratch, name, source, &limits, w->problems);
  n_files++;
  assert_true((status == KOLUA_OK) == (root != NULL));
  const bool must_accept = *name == 'y' && !is_listed(refused_on_purpose, N_REFUSED, name, used);
  if (must_accept && status != KOLUA_OK) fail_msg("%s: refused: %s", name, t_problem(w, 0));
  if ((*name == 'n' || (*name == 'y' && !must_accept)) && status == KOLUA_OK) fail_msg("%s: accepted", name);
  if (status == KOLUA_OK) return;
  const kolua_problem *p = kolua_problems_get(w->problems, 0);
  assert_non_null(p);
  if (p->line == 0 && source.len > 3) fail_msg("%s: no place: %s", name, p->message);
}

static void json_test_suite_is_read_as_it_says(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  suite_each(suite_path(&w, "JSONTestSuite/test_parsing"), check_file);
  assert_all_used("refused on purpose", refused_on_purpose, used, N_REFUSED);
  assert_int_equal(n_files, 318);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(json_test_suite_is_read_as_it_says)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
