/* Globs of rule ids. What they choose in a policy is tested in test_policy.c. */
#include "t.h"

#include "policy/filter.h"

static bool matches(const char *glob, const char *t) {
  return glob_matches(text_of(glob), text_of(t));
}

static void a_glob_must_match_the_whole_id(void **state) {
  (void)state;
  assert_true(matches("a.b", "a.b"));
  assert_false(matches("a.b", "a.b.c"));
  assert_false(matches("b", "a.b"));
  assert_true(matches("a.*", "a.b.c"));
  assert_true(matches("*", ""));
  assert_true(matches("*.c", "a.b.c"));
  assert_true(matches("a*b*c", "a.b.b.c"));
  assert_true(matches("a.?", "a.b"));
  assert_false(matches("a.?", "a."));
  assert_false(matches("", "a"));
  assert_false(matches("*a*b*c*d", "abcabcabc"));
}

static void a_glob_of_many_stars_ends(void **state) {
  (void)state;
  char stars[201], letters[2001];
  for (size_t i = 0; i < 200; ++i) stars[i] = i % 2 ? 'a' : '*';
  memset(letters, 'a', 2000);
  stars[199] = 'b';
  stars[200] = letters[2000] = '\0';
  assert_false(matches(stars, letters));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_glob_must_match_the_whole_id),
      cmocka_unit_test(a_glob_of_many_stars_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
