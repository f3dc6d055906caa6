/* test_load_errors.c: what a rule file must not say, and what its author is told. The files of tests/language/errors are loaded one
** by one over the theatre's model; all complaints, each with the line it stands on, are in tests/golden/load_errors.txt. */
#include "golden.h"
#include "library.h"

#include "rule/rule.h"
#include "script/script.h"

#include <dirent.h>

#define FOLDER "tests/language/errors/"

enum { FILES = 64 };

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_files(t_world *w, const char **names) {
  size_t n = 0;
  DIR *folder = opendir(FOLDER);
  assert_non_null(folder);
  for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
    if (!text_ends(text_of(entry->d_name), ".lua")) continue;
    assert_in_range(n, 0, FILES - 1);
    names[n++] = text_copy(&w->arena, text_of(entry->d_name)).at;
  }
  closedir(folder);
  qsort(names, n, sizeof *names, compare_names);
  return n;
}

static text line_of(text rest, uint32_t line) {
  for (uint32_t i = 1; i < line && rest.len > 0; i++) {
    const char *end = memchr(rest.at, '\n', rest.len);
    const size_t used = end ? (size_t)(end - rest.at) + 1 : rest.len;
    rest = (text){rest.at + used, rest.len - used};
  }
  for (; rest.len > 0 && *rest.at == ' '; rest.at++) rest.len--;
  const char *end = rest.len > 0 ? memchr(rest.at, '\n', rest.len) : NULL;
  return (text){rest.at, end ? (size_t)(end - rest.at) : rest.len};
}

/* As policies load it: what the script layer finds, then what does not fit the model. */
static void load(t_world *w, const char *name, buf *out) {
  static const kolua_limits limits = {0};
  const char *path = text_format(&w->arena, FOLDER "%s", name);
  const rule_file file = {.name = name, .pack = TEXT("errors"), .source = library_file(w, path)};
  model *m = library_model(w, library_file(w, "tests/language/rules/model.yaml").at);
  rule_file files[] = {file};
  ruleset rules;
  ruleset_init(&rules, &w->arena);
  const kolua_status loaded = script_load(&rules, files, 1, m, &limits, &w->scratch, w->problems);
  const kolua_status resolved = ruleset_resolve(&rules, m, &w->scratch, w->problems);
  if (loaded == KOLUA_OK && resolved == KOLUA_OK) fail_msg("%s has no errors", name);
  buf_format(out, "== %s\n", name);
  for (size_t i = 0; i < kolua_problems_count(w->problems); i++) {
    const kolua_problem *p = kolua_problems_get(w->problems, i);
    const text line = line_of(file.source, p->line);
    assert_string_equal(p->file, name);
    buf_format(out, "%u:%u: %s\n        %.*s\n", p->line, p->column, p->message, (int)line.len, line.at);
  }
  kolua_problems_clear(w->problems);
}

static void each_mistake_is_told_where_it_stands(void **state) {
  (void)state;
  t_world w;
  const char *names[FILES];
  t_open(&w);
  buf out;
  buf_init(&out, &w.arena);
  const size_t n = list_files(&w, names);
  assert_int_not_equal(n, 0);
  for (size_t i = 0; i < n; i++) load(&w, names[i], &out);
  golden_compare(&w, "load_errors.txt", buf_text(&out));
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_mistake_is_told_where_it_stands)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
