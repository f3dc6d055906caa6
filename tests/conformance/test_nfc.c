/* utf8_nfc() against the Unicode Character Database: every line of NormalizationTest.txt, which is looked for in the
** folder unicode/ of the one that KOLUA_CONFORMANCE names. Code points that no line lists must stay as they are. */
#include "t.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

enum { SOURCE, NFC, NFD, NFKC, NFKD, N_COLUMNS, N_CODES = 0x110000 };

static bool is_listed[N_CODES];

/* One column, "0044 0307;", as text. */
static const char *read_column(const char *at, buf *out, uint32_t *last) {
  while (*at != ';' && *at != '\0') {
    char *end;
    *last = (uint32_t)strtoul(at, &end, 16);
    utf8_put(out, *last);
    at = end + strspn(end, " ");
  }
  return *at == ';' ? at + 1 : at;
}

/* A code point of a later Unicode than the library's tables cannot be tested. */
static bool is_known(text t) {
  for (size_t at = 0; at < t.len;) {
    uint32_t code;
    at += utf8_next(t, at, &code);
    if (utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_CN) return false;
  }
  return true;
}

static bool conforms(const text column[N_COLUMNS], arena *a) {
  static const int expected[N_COLUMNS] = {NFC, NFC, NFC, NFKC, NFKC};
  for (int i = 0; i < N_COLUMNS; i++) {
    if (!text_equal(utf8_nfc(column[i], a), column[expected[i]])) return false;
  }
  return true;
}

/* Returns whether the line was one that could be tested. */
static bool check_line(const char *line, bool is_part_1, arena *a) {
  text column[N_COLUMNS];
  for (int i = 0; i < N_COLUMNS; i++) {
    uint32_t last = 0;
    buf b;
    buf_init(&b, a);
    line = read_column(line, &b, &last);
    column[i] = buf_text(&b);
    if (i == SOURCE && is_part_1) is_listed[last] = true;
  }
  if (!is_known(column[SOURCE])) return false;
  if (!conforms(column, a)) fail_msg("%s", column[SOURCE].at);
  return true;
}

static void every_line_of_the_test_file_holds(void **state) {
  t_world *w = *state;
  const char *folder = getenv("KOLUA_CONFORMANCE");
  if (folder == NULL) skip();
  FILE *file = fopen(text_format(&w->scratch, "%s/unicode/NormalizationTest.txt", folder), "r");
  if (file == NULL) skip();
  char line[4096];
  size_t checked = 0, unknown = 0;
  for (bool is_part_1 = false; fgets(line, sizeof line, file) != NULL; arena_clear(&w->arena)) {
    if (line[0] == '@') is_part_1 = strncmp(line, "@Part1", 6) == 0;
    if (strchr("#@\r\n", line[0]) != NULL) continue;
    if (check_line(line, is_part_1, &w->arena)) checked++;
    else unknown++;
  }
  fclose(file);
  print_message("%zu lines checked, %zu of a later Unicode left out\n", checked, unknown);
  assert_in_range(checked, 15000, SIZE_MAX);
  assert_in_range(unknown, 0, 200);
}

static void code_points_not_listed_stay_as_they_are(void **state) {
  t_world *w = *state;
  if (!is_listed[0xC0]) skip();
  for (uint32_t code = 0; code < N_CODES; code++, arena_clear(&w->arena)) {
    if (is_listed[code] || (code >= 0xD800 && code <= 0xDFFF)) continue;
    buf b;
    buf_init(&b, &w->arena);
    utf8_put(&b, code);
    const text alone = buf_text(&b);
    if (utf8_nfc(alone, &w->arena).at != alone.at) fail_msg("U+%04X", (unsigned)code);
  }
}

static int open_world(void **state) {
  static t_world w;
  t_open(&w);
  *state = &w;
  return 0;
}

static int close_world(void **state) {
  t_close(*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_line_of_the_test_file_holds),
    cmocka_unit_test(code_points_not_listed_stay_as_they_are),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
