/* The list of problems: what it keeps, in what form, and what it does without memory. */
#include "t.h"

#include <sys/resource.h>

static const place nowhere = {NULL, 0, 0};

static void add_returns_the_status_and_keeps_the_order(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  assert_int_equal(problem_add(w.problems, KOLUA_EDATA, nowhere, "unknown key '%s'", "treshold"), KOLUA_EDATA);
  problem_warn(w.problems, nowhere, "nothing uses it");
  assert_int_equal(problem_add(w.problems, KOLUA_OK, nowhere, "a complaint"), KOLUA_OK);
  assert_int_equal(kolua_problems_count(w.problems), 3);
  assert_int_equal(problems_errors(w.problems), 1);
  assert_string_equal(t_problem(&w, 0), "unknown key 'treshold'");
  assert_int_equal(kolua_problems_get(w.problems, 0)->status, KOLUA_EDATA);
  assert_int_equal(kolua_problems_get(w.problems, 1)->status, KOLUA_OK);
  assert_null(kolua_problems_get(w.problems, 3));
  t_close(&w);
}

static void add_to_no_list_still_tells_the_status(void **state) {
  (void)state;
  assert_int_equal(problem_add(NULL, KOLUA_EIO, nowhere, "lost"), KOLUA_EIO);
  problem_warn(NULL, nowhere, "lost");
  kolua_problems_free(NULL);
}

static void the_place_outlives_its_source(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char file[] = "data/a.yaml";
  problem_add(w.problems, KOLUA_EDATA, (place){file, 12, 5}, "bad");
  problem_add(w.problems, KOLUA_EDATA, nowhere, "bad");
  memset(file, 'x', sizeof file - 1);
  const kolua_problem *p = kolua_problems_get(w.problems, 0);
  assert_string_equal(p->file, "data/a.yaml");
  assert_int_equal(p->line, 12);
  assert_int_equal(p->column, 5);
  assert_null(kolua_problems_get(w.problems, 1)->file);
  t_close(&w);
}

static void a_message_is_one_line_of_visible_text(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  problem_add(w.problems, KOLUA_EDATA, nowhere, "key '%s'", "a\nb\x1b[31m\xe2\x80\xae\xff ti\xe1\xba\xbfng");
  assert_string_equal(t_problem(&w, 0), "key 'a\\u{a}b\\u{1b}[31m\\u{202e}\\x{ff} ti\xe1\xba\xbfng'");
  t_close(&w);
}

static void a_message_is_never_cut(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  for (size_t len = 250; len < 260; len++) {  /* around the room on the stack */
    kolua_problems_clear(w.problems);
    problem_add(w.problems, KOLUA_EDATA, nowhere, "%*s|", (int)len, "");
    assert_int_equal(strlen(t_problem(&w, 0)), len + 1);
  }
  static char path[100001];
  memset(path, 'p', sizeof path - 1);
  problem_add(w.problems, KOLUA_EIO, (place){path, 0, 0}, "%s: cannot be read", path);
  assert_int_equal(strlen(t_problem(&w, 1)), strlen(path) + strlen(": cannot be read"));
  assert_string_equal(kolua_problems_get(w.problems, 1)->file, path);
  t_close(&w);
}

static void clear_empties_the_list(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 100; i++) problem_add(w.problems, KOLUA_EDATA, nowhere, "%d", i);
    assert_int_equal(kolua_problems_count(w.problems), 100);
    assert_string_equal(t_problem(&w, 99), "99");
    kolua_problems_clear(w.problems);
    assert_int_equal(kolua_problems_count(w.problems), 0);
    assert_int_equal(problems_errors(w.problems), 0);
  }
  t_close(&w);
}

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

static void the_code_follows_from_the_status_or_is_given(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  problem_add(w.problems, KOLUA_EPOLICY, nowhere, "wrong");
  problem_add(w.problems, KOLUA_EIO, nowhere, "not there");
  problem_warn(w.problems, nowhere, "doubtful");
  assert_int_equal(problem_add_as(w.problems, CODE_FIELD, KOLUA_EPOLICY, nowhere, "misspelt"), KOLUA_EPOLICY);
  assert_int_equal(problem_add_as(w.problems, CODE_UNREAD, KOLUA_OK, nowhere, "unused"), KOLUA_OK);
  assert_string_equal(kolua_problems_get(w.problems, 0)->code, code_id(CODE_POLICY));
  assert_null(kolua_problems_get(w.problems, 1)->code);
  assert_null(kolua_problems_get(w.problems, 2)->code);
  assert_string_equal(kolua_problems_get(w.problems, 3)->code, code_id(CODE_FIELD));
  assert_string_equal(kolua_problems_get(w.problems, 4)->code, code_id(CODE_UNREAD));
  assert_int_equal(problems_errors(w.problems), 3);
  t_close(&w);
}

/* The list takes from malloc(), which is made to refuse by a limit on the address space. */
static void out_of_memory_is_itself_noted(void **state) {
  (void)state;
#ifdef HAS_SANITIZER
  skip();
#endif
  t_world w;
  t_open(&w);
  problem_add(w.problems, KOLUA_EDATA, nowhere, "first");
  struct rlimit old;
  assert_int_equal(getrlimit(RLIMIT_AS, &old), 0);
  const struct rlimit small = {1 << 20, old.rlim_max};
  static char huge[8 << 20];
  memset(huge, 'h', sizeof huge - 1);
  assert_int_equal(setrlimit(RLIMIT_AS, &small), 0);
  const kolua_status status = problem_add(w.problems, KOLUA_EDATA, nowhere, "%s", huge);
  assert_int_equal(setrlimit(RLIMIT_AS, &old), 0);
  assert_int_equal(status, KOLUA_EDATA);
  assert_int_equal(kolua_problems_count(w.problems), 2);
  assert_int_equal(problems_errors(w.problems), 2);
  problem_add(w.problems, KOLUA_EDATA, nowhere, "last");
  assert_string_equal(t_problem(&w, 0), "first");
  assert_string_equal(t_problem(&w, 1), "last");
  assert_string_equal(t_problem(&w, 2), "out of memory");
  assert_int_equal(kolua_problems_get(w.problems, 2)->status, KOLUA_ENOMEM);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(add_returns_the_status_and_keeps_the_order),
    cmocka_unit_test(add_to_no_list_still_tells_the_status),
    cmocka_unit_test(the_place_outlives_its_source),
    cmocka_unit_test(a_message_is_one_line_of_visible_text),
    cmocka_unit_test(a_message_is_never_cut),
    cmocka_unit_test(clear_empties_the_list),
    cmocka_unit_test(the_code_follows_from_the_status_or_is_given),
    cmocka_unit_test(out_of_memory_is_itself_noted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
