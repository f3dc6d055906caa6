/* Slices, growing text and the nearest word. */
#include "t.h"

static void slices_compare_by_bytes_and_length(void **state) {
  (void)state;
  const text with_nul = {"a\0b", 3};
  assert_true(text_equal(with_nul, (text){"a\0b", 3}));
  assert_false(text_equal(with_nul, TEXT("a")));
  assert_false(text_is(with_nul, "a"));
  assert_true(text_is(text_of(NULL), ""));
  assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
  assert_true(text_compare(TEXT("\xc3"), TEXT("z")) > 0);
  assert_int_equal(text_compare(TEXT("ab"), TEXT("ab")), 0);
  assert_int_equal(text_compare((text){NULL, 0}, TEXT("")), 0);
  assert_true(text_equal_but_case(TEXT("Vn@["), TEXT("vN@[")));
  assert_false(text_equal_but_case(TEXT("vn@"), TEXT("vn`")));
  assert_false(text_equal_but_case(TEXT("vn"), TEXT("vnm")));
}

static void starts_and_ends(void **state) {
  (void)state;
  assert_true(text_starts(TEXT("pack.yaml"), "pack"));
  assert_false(text_starts(TEXT("pa"), "pack"));
  assert_true(text_ends(TEXT("pack.yaml"), ".yaml"));
  assert_false(text_ends(TEXT("yaml"), ".yaml"));
  assert_true(text_starts((text){NULL, 0}, "") && text_ends((text){NULL, 0}, ""));
}

static void blank_knows_unicode_white_space(void **state) {
  (void)state;
  assert_true(text_is_blank(TEXT("")));
  assert_true(text_is_blank(TEXT(" \t\r\n\xc2\xa0\xe2\x80\xaf\xe3\x80\x80")));
  assert_false(text_is_blank(TEXT(" \xe2\x80\x8b ")));  /* zero width space is no white space */
  assert_false(text_is_blank(TEXT("\xff")));
}

static void trim_takes_white_space_from_both_ends(void **state) {
  (void)state;
  assert_true(text_is(text_trim(TEXT("\xc2\xa0 a b\xe3\x80\x80\n")), "a b"));
  assert_true(text_is(text_trim(TEXT("ti\xe1\xba\xbfng")), "ti\xe1\xba\xbfng"));
  assert_int_equal(text_trim(TEXT(" \t ")).len, 0);
  assert_int_equal(text_trim(TEXT("")).len, 0);
}

static void hash_is_the_same_on_every_machine(void **state) {
  (void)state;
  assert_true(text_hash(TEXT("id")) == text_hash((text){"id+", 2}));
  assert_true(text_hash(TEXT("")) != text_hash((text){"\0", 1}));
  uint64_t seen[512];
  for (size_t i = 0; i < 512; i++) {
    const char name[2] = {(char)('a' + i / 26), (char)('a' + i % 26)};
    seen[i] = text_hash((text){name, 2}) & 0xFFFF;
  }
  size_t clashes = 0;
  for (size_t i = 0; i < 512; i++) {
    for (size_t j = 0; j < i; j++) clashes += seen[i] == seen[j];
  }
  assert_in_range(clashes, 0, 12);  /* two are to be expected */
}

static void buf_grows_and_ends_in_nul(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.arena);
  assert_string_equal(buf_text(&b).at, "");
  for (int i = 0; i < 1000; i++) {
    buf_add_char(&b, 'x');
    buf_add(&b, TEXT("yz"));
  }
  assert_int_equal(buf_text(&b).len, 3000);
  assert_int_equal(strlen(b.at), 3000);
  assert_memory_equal(b.at + 2997, "xyz", 3);
  t_close(&w);
}

static void format_holds_text_of_any_length(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf b;
  buf_init(&b, &w.arena);
  buf_add_string(&b, "[");
  buf_format(&b, "%300d|%s", 7, "end");
  buf_add_integer(&b, INT64_MIN);
  assert_int_equal(buf_text(&b).len, 1 + 300 + 4 + 20);
  assert_string_equal(b.at + 300, "7|end-9223372036854775808");
  assert_string_equal(text_format(&w.arena, "%s:%u", "a.lua", 12u), "a.lua:12");
  assert_string_equal(text_format(&w.arena, "%s", ""), "");
  for (int width = 60; width < 70; width++) {  /* around the first room */
    assert_int_equal(strlen(text_format(&w.arena, "%*s", width, "")), width);
  }
  t_close(&w);
}

static const char *nearest(t_world *w, const char *word) {
  static const text words[] = {
    {"threshold", 9}, {"title", 5}, {"warn", 4}, {"fail", 4}, {"when", 4}, {"reason", 6}, {"remedy", 6},
    {"h\xe1\xba\xa1n", 5},
  };
  const text found = text_nearest(text_of(word), words, sizeof words / sizeof words[0], &w->scratch);
  return found.len > 0 ? found.at : "";
}

static void nearest_finds_what_was_meant(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  assert_string_equal(nearest(&w, "treshold"), "threshold");
  assert_string_equal(nearest(&w, "thresohlds"), "threshold");   /* a swap and an insertion */
  assert_string_equal(nearest(&w, "tilte"), "title");
  assert_string_equal(nearest(&w, "WARN"), "warn");
  assert_string_equal(nearest(&w, "wran"), "warn");
  assert_string_equal(nearest(&w, "faill"), "fail");
  assert_string_equal(nearest(&w, "h\xe1\xba\xa3n"), "h\xe1\xba\xa1n");  /* one letter, three bytes */
  assert_string_equal(nearest(&w, "wan"), "warn");
  t_close(&w);
}

static void nearest_gives_nothing_rather_than_nonsense(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  assert_string_equal(nearest(&w, ""), "");
  assert_string_equal(nearest(&w, "x"), "");
  assert_string_equal(nearest(&w, "wxyz"), "");
  assert_string_equal(nearest(&w, "tiXXe"), "title");
  assert_string_equal(nearest(&w, "tXXXe"), "");
  assert_string_equal(nearest(&w, "thXXXXold"), "");
  assert_string_equal(nearest(&w, "thresholdabcd"), "");
  const text same[] = {TEXT("same")};
  assert_int_equal(text_nearest(TEXT("same"), same, 1, &w.scratch).len, 0);  /* it is not misspelt */
  assert_int_equal(text_nearest(TEXT("any"), NULL, 0, &w.scratch).len, 0);
  t_close(&w);
}

static void nearest_takes_the_first_of_equals(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text words[] = {TEXT("cart"), TEXT("card"), TEXT("care")};
  assert_true(text_is(text_nearest(TEXT("carx"), words, 3, &w.scratch), "cart"));
  t_close(&w);
}

static void nearest_of_a_long_word_is_quick(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  static char wanted[200000], other[200000];
  memset(wanted, 'a', sizeof wanted);
  memset(other, 'a', sizeof other);
  other[1000] = 'b';
  const text words[] = {{other, sizeof other}};
  assert_int_equal(text_nearest((text){wanted, sizeof wanted}, words, 1, &w.scratch).len, sizeof other);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(slices_compare_by_bytes_and_length),
    cmocka_unit_test(starts_and_ends),
    cmocka_unit_test(blank_knows_unicode_white_space),
    cmocka_unit_test(trim_takes_white_space_from_both_ends),
    cmocka_unit_test(hash_is_the_same_on_every_machine),
    cmocka_unit_test(buf_grows_and_ends_in_nul),
    cmocka_unit_test(format_holds_text_of_any_length),
    cmocka_unit_test(nearest_finds_what_was_meant),
    cmocka_unit_test(nearest_gives_nothing_rather_than_nonsense),
    cmocka_unit_test(nearest_takes_the_first_of_equals),
    cmocka_unit_test(nearest_of_a_long_word_is_quick),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
