/* SHA-256 by the vectors of FIPS 180. */
#include "t.h"

#include "base/digest.h"

static void digests_match_the_standard(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  digest d;
  digest_init(&d);
  digest_add(&d, (text){NULL, 0});
  assert_string_equal(digest_text(&d, &w.arena),
                      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  digest_init(&d);
  digest_add(&d, TEXT("a"));
  digest_add(&d, TEXT("bc"));
  assert_string_equal(digest_text(&d, &w.arena),
                      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  t_close(&w);
}

static void items_cannot_run_together(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  static const char *const items[][2] = {{"ab", "c"}, {"a", "bc"}, {"abc", ""}, {"", "abc"}};
  const char *digests[4];
  for (size_t i = 0; i < 4; i++) {
    digest d;
    digest_init(&d);
    digest_add_item(&d, text_of(items[i][0]));
    digest_add_item(&d, text_of(items[i][1]));
    digests[i] = digest_text(&d, &w.arena);
    for (size_t j = 0; j < i; j++) assert_string_not_equal(digests[i], digests[j]);
  }
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(digests_match_the_standard),
    cmocka_unit_test(items_cannot_run_together),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
