/* test.c: `test`: runs the cases that a policy, or whoever names a file, keeps beside the rules. */
#include "cli/cli.h"
#include "cli/folders.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/source.h"

#include <string.h>

#define CASES "_test.yaml"

typedef struct tests {
  const options *asked;
  source from; /* of the policy that is loaded */
  kolua_policy *policy;
  size_t passed, failed;
  bool is_troubled; /* a file could not be used */
  output output;
} tests;

static void print_difference(output *o, const char *lines) {
  while (*lines != '\0') {
    const size_t len = strcspn(lines, "\n");
    output_print(o, "  %.*s\n", (int)len, lines);
    lines += len + (lines[len] == '\n');
  }
}

static kolua_status count(void *payload, const kolua_case *result) {
  tests *t = payload;
  const char *word = result->passed ? "passed" : "failed";
  *(result->passed ? &t->passed : &t->failed) += 1;
  if (t->asked->quiet || (result->passed && !t->asked->verbose)) return KOLUA_OK;
  output_print(&t->output, "%s:%u: %s: %s\n", result->file, result->line, word, result->name);
  print_difference(&t->output, result->difference);
  return KOLUA_OK;
}

static void run_file(tests *t, const char *path) {
  kolua_problems *problems = problems_new();
  const kolua_status status = kolua_policy_test(t->policy, path, count, t, problems);
  if (status != KOLUA_OK && kolua_problems_count(problems) == 0) say("'%s' cannot be used", path);
  say_problems(problems);
  kolua_problems_free(problems);
  t->is_troubled = t->is_troubled || status != KOLUA_OK;
}

static bool is_same(const source *a, const source *b) {
  const bool has_same_file =
      a->file == b->file || (a->file != NULL && b->file != NULL && strcmp(a->file, b->file) == 0);
  return has_same_file && a->use == b->use && strcmp(a->rules, b->rules) == 0;
}

/* The policy that holds for a folder stays loaded while it is the same. */
static bool has_policy_for(tests *t, const char *folder) {
  source wanted;
  if (!source_choose(&wanted, t->asked, folder)) return false;
  if (t->policy != NULL && is_same(&wanted, &t->from)) return true;
  kolua_policy_free(t->policy);
  t->from = wanted;
  t->policy = source_load(&wanted, t->asked);
  return t->policy != NULL;
}

static void run_own(tests *t) {
  t->is_troubled = !has_policy_for(t, ".");
  for (size_t i = 0; t->policy != NULL && kolua_policy_test_file(t->policy, i) != NULL; i++) {
    run_file(t, kolua_policy_test_file(t->policy, i));
  }
}

static void run_path(tests *t, const char *path) {
  list files = {.at = &path, .count = 1};
  const bool is_whole = !is_folder(path) || files_below(&files, path, CASES);
  t->is_troubled = t->is_troubled || !is_whole;
  for (size_t i = 0; i < files.count; i++) {
    if (!has_policy_for(t, path_folder(files.at[i]))) {
      t->is_troubled = true;
      return;
    }
    run_file(t, files.at[i]);
  }
}

static int finish(tests *t) {
  const bool is_empty = t->passed + t->failed == 0;
  if (!is_empty) output_print(&t->output, "%zu passed, %zu failed\n", t->passed, t->failed);
  else if (!t->is_troubled) say("there are no cases: no file is named *" CASES);
  return output_close(&t->output, t->is_troubled || is_empty ? EXIT_TROUBLE : t->failed > 0 ? EXIT_JUDGED : EXIT_GOOD);
}

int test_run(const options *asked) {
  tests t = {.asked = asked};
  if (!output_open(&t.output, NULL, NULL)) return EXIT_TROUBLE;
  if (asked->arguments.count == 0) run_own(&t);
  for (size_t i = 0; i < asked->arguments.count; i++) run_path(&t, asked->arguments.at[i]);
  kolua_policy_free(t.policy);
  return finish(&t);
}
