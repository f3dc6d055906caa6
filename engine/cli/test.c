/* test.c: `test`: runs the cases that a policy, or whoever names a file, keeps beside the rules, and proves more with them. */
#include "cli/cli.h"
#include "cli/folders.h"
#include "cli/memory.h"
#include "cli/proofs.h"
#include "cli/say.h"
#include "cli/source.h"

#include <string.h>

#define CASES "_test.yaml"

typedef struct tests {
  const options *asked;
  const teller *teller;
  source from;        /* of the policy that is loaded, ... */
  const char *folder; /* ... and the folder whose cases it was last chosen for */
  kolua_policy *policy;
  kolua_tests *run;  /* by that policy */
  file_results file; /* that is running */
  proofs proofs;
  telling telling;
  bool is_troubled; /* a file could not be used */
  output output;
} tests;

/* ---- cases */

static kolua_status keep_result(void *payload, const kolua_case *found) {
  tests *t = payload;
  file_results *f = &t->file;
  f->at = memory_grow(f->at, f->count, &f->room, sizeof *f->at);
  f->at[f->count++] = (result){.name = memory_copy(found->name),
                               .rule = memory_copy(found->rule),
                               .difference = memory_copy(found->difference),
                               .line = found->line,
                               .passed = found->passed,
                               .is_broken = found->is_broken};
  *(found->passed ? &t->telling.passed : &t->telling.failed) += 1;
  f->failed += !found->passed;
  f->broken += found->is_broken;
  return KOLUA_OK;
}

/* Why a file could not be used, for a format that must hold it; of a broken case its own result tells. */
static const char *trouble_of(const tests *t, const kolua_problems *problems) {
  const size_t n = kolua_problems_count(problems);
  if (t->file.broken > 0) return NULL;
  return n > 0 ? memory_copy(kolua_problems_get(problems, 0)->message) : "the file cannot be used";
}

static void run_file(tests *t, const char *path) {
  kolua_problems *problems = problems_new();
  t->file = (file_results){.path = path};
  const kolua_status status = kolua_tests_run(t->run, path, keep_result, t, problems);
  if (status != KOLUA_OK && kolua_problems_count(problems) == 0) say("'%s' cannot be used", path);
  if (status != KOLUA_OK) t->file.trouble = trouble_of(t, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  t->is_troubled = t->is_troubled || status != KOLUA_OK;
  if (t->file.count > 0 || t->file.trouble != NULL) t->teller->file(&t->telling, &t->file);
}

/* ---- policies */

/* Packs that are named on the command line are one list; a folder that is tried by itself is a list of one. */
static bool is_same_use(const char *const *a, const char *const *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a[0], b[0]) == 0);
}

static bool is_same_source(const source *a, const source *b) {
  const bool has_same_file =
      a->file == b->file || (a->file != NULL && b->file != NULL && strcmp(a->file, b->file) == 0);
  return has_same_file && is_same_use(a->use, b->use) && strcmp(a->rules, b->rules) == 0;
}

static void leave_policy(tests *t) {
  if (t->run != NULL && !proofs_make(&t->proofs, t->run)) t->is_troubled = true;
  kolua_tests_free(t->run);
  kolua_policy_free(t->policy);
  t->run = NULL;
  t->policy = NULL;
}

static bool open_run(tests *t) {
  kolua_tests_options how = KOLUA_TESTS_OPTIONS_INIT;
  kolua_problems *problems = problems_new();
  how.run = t->asked->run;
  how.keep = proofs_need_kept(t->asked);
  const kolua_status status = kolua_tests_new(&t->run, t->policy, &how, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  return status == KOLUA_OK;
}

/* The policy that holds for a folder stays loaded while it is the same. */
static bool has_policy_for(tests *t, const char *folder) {
  source wanted;
  if (t->policy != NULL && strcmp(folder, t->folder) == 0) return true;
  t->folder = folder;
  if (!source_for_cases(&wanted, t->asked, folder)) return false;
  if (t->policy != NULL && is_same_source(&wanted, &t->from)) return true;
  leave_policy(t);
  t->from = wanted;
  t->policy = source_load(&wanted, t->asked);
  return t->policy != NULL && open_run(t);
}

static void run_own(tests *t) {
  t->is_troubled = !has_policy_for(t, ".");
  for (size_t i = 0; t->run != NULL && kolua_policy_test_file(t->policy, i) != NULL; i++) {
    run_file(t, kolua_policy_test_file(t->policy, i));
  }
}

/* Files come in the order of their folders. */
static void keep_folders(tests *t, const list *files) {
  for (size_t i = 0; i < files->count; i++) {
    const char *folder = path_folder(files->at[i]);
    const size_t n = t->proofs.folders.count;
    if (n == 0 || strcmp(folder, t->proofs.folders.at[n - 1]) != 0) list_add(&t->proofs.folders, folder);
  }
}

static void run_path(tests *t, const char *path) {
  list files = {.at = &path, .count = 1};
  const bool is_whole = !is_folder(path) || files_below(&files, path, CASES);
  t->is_troubled = t->is_troubled || !is_whole;
  if (files.at != &path) keep_folders(t, &files);
  for (size_t i = 0; i < files.count; i++) {
    if (!has_policy_for(t, path_folder(files.at[i]))) {
      t->is_troubled = true;
      return;
    }
    run_file(t, files.at[i]);
  }
}

/* ---- the whole */

static int finish(tests *t) {
  const bool is_empty = t->telling.passed + t->telling.failed == 0;
  const bool is_enough = is_empty || proofs_tell(&t->proofs, t->teller, &t->telling);
  const bool is_good = is_enough && t->telling.failed == 0;
  if (!is_empty || t->asked->format != TESTS_TEXT) t->teller->end(&t->telling);
  if (is_empty && !t->is_troubled && t->asked->run != NULL) say("no case matches '%s'", t->asked->run);
  else if (is_empty && !t->is_troubled) say("there are no cases: no file is named *" CASES);
  return output_close(&t->output, t->is_troubled || is_empty ? EXIT_TROUBLE : is_good ? EXIT_GOOD : EXIT_JUDGED);
}

int test_run(const options *asked) {
  static const teller *const tellers[] = {
      [TESTS_TEXT] = &text_teller, [TESTS_JSON] = &json_teller, [TESTS_JUNIT] = &junit_teller};
  tests t = {.asked = asked, .teller = tellers[asked->format]};
  if (!proofs_open(&t.proofs, asked) || !output_open(&t.output, asked->output, &asked->arguments)) return EXIT_TROUBLE;
  t.telling = (telling){.output = &t.output, .asked = asked};
  t.teller->begin(&t.telling);
  if (asked->arguments.count == 0) run_own(&t);
  for (size_t i = 0; i < asked->arguments.count; i++) run_path(&t, asked->arguments.at[i]);
  leave_policy(&t);
  return finish(&t);
}
