/* UTF-8: validity, counting, NFC, widths, and what a person is shown. */
#include "t.h"

#include "base/utf8.h"

static void valid_text_is_valid_to_its_end(void **state) {
  (void)state;
  static const char *const samples[] = {
    "", "ascii only, and more than eight", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
    "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "12345678ti\xe1\xba\xbfng Vi\xe1\xbb\x87t",
  };
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    assert_int_equal(utf8_valid(text_of(samples[i])), strlen(samples[i]));
  }
  assert_int_equal(utf8_valid((text){"a\0b", 3}), 3);
}

static void invalid_text_is_valid_up_to_the_fault(void **state) {
  (void)state;
  static const char *const faults[] = {
    "\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x9f\xbf", "\xe0\xa0", "\xed\xa0\x80",
    "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xf0\x90\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe2\x28\xa1",
  };
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    char whole[32] = "12345678\xc3\xa9";
    strcat(whole, faults[i]);
    strcat(whole, "12345678");
    if (utf8_valid(text_of(whole)) != 10) fail_msg("fault %zu", i);
    whole[10 + strlen(faults[i])] = '\0';
    if (utf8_valid(text_of(whole)) != 10) fail_msg("fault %zu at the end", i);
  }
}

static void a_byte_of_no_code_point_counts_as_one(void **state) {
  (void)state;
  uint32_t code;
  assert_int_equal(utf8_next(TEXT("\xe1\xba"), 0, &code), 1);
  assert_int_equal(code, 0xFFFD);
  assert_int_equal(utf8_next(TEXT("x\xe2\x82\xab"), 1, &code), 3);
  assert_int_equal(code, 0x20AB);
  assert_int_equal(utf8_count(TEXT("\xff\xe1\xba" "a\xe2\x82\xab")), 5);
}

static void put_writes_what_next_reads(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  static const uint32_t codes[] = {0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};
  buf b;
  buf_init(&b, &w.arena);
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    uint32_t code;
    const size_t at = b.len;
    utf8_put(&b, codes[i]);
    assert_int_equal(at + utf8_next(buf_text(&b), at, &code), b.len);
    assert_int_equal(code, codes[i]);
  }
  b.len = 0;
  utf8_put(&b, 0xD800);
  utf8_put(&b, 0x110000);
  assert_string_equal(buf_text(&b).at, "\xef\xbf\xbd\xef\xbf\xbd");
  t_close(&w);
}

static void ascii_and_words_are_told(void **state) {
  (void)state;
  assert_true(utf8_is_ascii(TEXT("123456789\x7f")));
  assert_false(utf8_is_ascii(TEXT("1234567\xc3\xa9")));
  assert_false(utf8_is_ascii(TEXT("123456789\xc3\xa9")));
  assert_int_equal(utf8_words(TEXT("")), 0);
  assert_int_equal(utf8_words(TEXT(" \t\n")), 0);
  assert_int_equal(utf8_words(TEXT("qu\xe1\xba\xa3ng  c\xc3\xa1o\xc2\xa0ti\xe1\xba\xbfng\xe3\x80\x80Vi ")), 4);
}

#define COMPOSED "Ti\xe1\xba\xbfng Vi\xe1\xbb\x87t \xc4\x91\xe1\xbb\x93ng \xe1\xbb\xb1"
#define DECOMPOSED "Tie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t \xc4\x91o\xcc\x82\xcc\x80ng u\xcc\x9b\xcc\xa3"

static void composed_and_decomposed_vietnamese_are_equal_in_nfc(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text composed = TEXT(COMPOSED), made = utf8_nfc(TEXT(DECOMPOSED), &w.arena);
  assert_string_equal(made.at, COMPOSED);  /* ends in NUL */
  assert_int_equal(made.len, composed.len);
  /* marks in the other order, and half composed */
  assert_string_equal(utf8_nfc(TEXT("Vi\xc3\xaa\xcc\xa3t"), &w.arena).at, "Vi\xe1\xbb\x87t");
  assert_string_equal(utf8_nfc(TEXT("Vie\xcc\x82\xcc\xa3t"), &w.arena).at, "Vi\xe1\xbb\x87t");
  t_close(&w);
}

static void nfc_text_is_given_back_itself(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  static const char *const samples[] = {
    "", "plain", "caf\xc3\xa9", COMPOSED, "\xe2\x82\xab", "\xed\x95\x9c", "\xf0\x9f\x98\x80", "x\xcc\xa7",
  };
  arena_take(&w.arena, 1);
  const char *at = w.arena.at;
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    assert_ptr_equal(utf8_nfc(text_of(samples[i]), &w.arena).at, samples[i]);
    assert_ptr_equal(w.arena.at, at);  /* nothing taken is kept */
  }
  t_close(&w);
}

static void nfc_of_a_long_run_of_marks_is_quick(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  enum { PAIRS = 200000 };
  buf b, expected;
  buf_init(&b, &w.scratch);
  buf_init(&expected, &w.arena);
  buf_add(&b, TEXT("x"));
  buf_add(&expected, TEXT("x"));
  for (int i = 0; i < PAIRS; i++) {
    buf_add(&b, TEXT("\xcc\x81\xcc\xa3"));
    buf_add(&expected, TEXT("\xcc\xa3"));
  }
  for (int i = 0; i < PAIRS; i++) buf_add(&expected, TEXT("\xcc\x81"));
  assert_true(text_equal(utf8_nfc(buf_text(&b), &w.arena), buf_text(&expected)));
  t_close(&w);
}

static void widths_are_columns(void **state) {
  (void)state;
  assert_int_equal(utf8_width(TEXT(COMPOSED)), 17);
  assert_int_equal(utf8_width(TEXT(DECOMPOSED)), 17);
  assert_int_equal(utf8_width(TEXT("\xe4\xb8\xad\xe6\x96\x87")), 4);
  assert_int_equal(utf8_width(TEXT("\xf0\x9f\x98\x80")), 2);
  assert_int_equal(utf8_width(TEXT("1.000 \xe2\x82\xab")), 7);
  assert_int_equal(utf8_width(TEXT("\x1b\x7f\n")), 0);
}

static void fit_never_splits_what_belongs_together(void **state) {
  (void)state;
  assert_int_equal(utf8_fit(TEXT("e\xcc\x82\xcc\x81x"), 1), 5);
  assert_int_equal(utf8_fit(TEXT("a\xe4\xb8\xad"), 2), 1);
  assert_int_equal(utf8_fit(TEXT("a\xe4\xb8\xad"), 3), 4);
  assert_int_equal(utf8_fit(TEXT("abc"), 0), 0);
  assert_int_equal(utf8_fit(TEXT("abc"), 9), 3);
}

static const char *shown(t_world *w, text t, bool keep_newlines) {
  buf b;
  buf_init(&b, &w->arena);
  utf8_show(&b, t, keep_newlines);
  return buf_text(&b).at;
}

static void what_a_terminal_must_not_get_is_escaped(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  assert_string_equal(shown(&w, TEXT(DECOMPOSED " \xf0\x9f\x98\x80"), false), DECOMPOSED " \xf0\x9f\x98\x80");
  assert_string_equal(shown(&w, TEXT("a\x1b[2J\x07\r\n\t\x7f"), false), "a\\u{1b}[2J\\u{7}\\u{d}\\u{a}\\u{9}\\u{7f}");
  assert_string_equal(shown(&w, TEXT("a\nb\r"), true), "a\nb\\u{d}");
  assert_string_equal(shown(&w, TEXT("\xc2\x9b" "31m"), true), "\\u{9b}31m");
  assert_string_equal(shown(&w, TEXT("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8b\xe2\x80\xa8\xef\xbb\xbf"), true),
                      "\\u{202e}\\u{2066}\\u{200b}\\u{2028}\\u{feff}");
  assert_string_equal(shown(&w, (text){"a\0b", 3}, false), "a\\u{0}b");
  assert_string_equal(shown(&w, TEXT("\xf3\xa0\x80\xa0\xff\xe1\xba"), false), "\\u{e0020}\\x{ff}\\x{e1}\\x{ba}");
  t_close(&w);
}

static void folding_knows_the_case_of_every_letter(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  static const char *const pairs[][2] = {
    {"abc-1", "abc-1"}, {"ABC", "abc"}, {"\xc4\x90\xe1\xba\xb6", "\xc4\x91\xe1\xba\xb7"},
    {"Publicite\xcc\x81", "publicit\xc3\xa9"}, {"\xc3\x9f", "ss"}, {"\xe1\xbe\x82", "\xe1\xbc\x82\xce\xb9"}, {"", ""},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    const text folded = utf8_fold(text_of(pairs[i][0]), &w.arena);
    if (!text_is(folded, pairs[i][1])) fail_msg("%s became %.*s", pairs[i][0], (int)folded.len, folded.at);
  }
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(valid_text_is_valid_to_its_end),
    cmocka_unit_test(invalid_text_is_valid_up_to_the_fault),
    cmocka_unit_test(a_byte_of_no_code_point_counts_as_one),
    cmocka_unit_test(put_writes_what_next_reads),
    cmocka_unit_test(ascii_and_words_are_told),
    cmocka_unit_test(folding_knows_the_case_of_every_letter),
    cmocka_unit_test(composed_and_decomposed_vietnamese_are_equal_in_nfc),
    cmocka_unit_test(nfc_text_is_given_back_itself),
    cmocka_unit_test(nfc_of_a_long_run_of_marks_is_quick),
    cmocka_unit_test(widths_are_columns),
    cmocka_unit_test(fit_never_splits_what_belongs_together),
    cmocka_unit_test(what_a_terminal_must_not_get_is_escaped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
