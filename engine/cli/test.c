/* test.c: `test`: runs the cases that a policy, or whoever names a file, keeps beside the rules, and proves more with them. */
#include "cli/cli.h"
#include "cli/folders.h"
#include "cli/memory.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/tests.h"

#include <stdlib.h>
#include <string.h>

#define CASES "_test.yaml"

typedef struct tests {
  const options *asked;
  const teller *teller;
  source from; /* of the policy that is loaded */
  kolua_policy *policy;
  kolua_tests *run;  /* by that policy */
  file_results file; /* that is running */
  double at_least;   /* percent of what a proof counts */
  proof coverage, mutants, laws, bounds;
  list folders; /* of which cases ran, as a whole */
  size_t rules, rules_reached, n_wrong;
  telling telling;
  bool is_troubled; /* a file could not be used */
  output output;
} tests;

static const char *copied(const char *text) {
  return memory_format("%s", text);
}

/* Room for one more; `count` are there. */
static void *grown(void *at, size_t count, size_t *room, size_t size) {
  if (count < *room) return at;
  *room = *room > 0 ? *room * 2 : 16;
  void *more = memory_take(*room, size);
  if (count > 0) memcpy(more, at, count * size);
  return more;
}

/* ---- cases */

static kolua_status keep_result(void *payload, const kolua_case *found) {
  tests *t = payload;
  file_results *f = &t->file;
  f->at = grown(f->at, f->count, &f->room, sizeof *f->at);
  f->at[f->count++] = (result){.name = copied(found->name),
                               .rule = copied(found->rule),
                               .difference = copied(found->difference),
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
  return n > 0 ? copied(kolua_problems_get(problems, 0)->message) : "the file cannot be used";
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

/* ---- proofs */

static void add_gap(proof *p, gap one) {
  p->at = grown(p->at, p->count, &p->room, sizeof *p->at);
  p->at[p->count++] = one;
}

static double percent(size_t part, size_t whole) {
  return whole == 0 ? 100 : (double)part * 100 / (double)whole;
}

static size_t count_bits(unsigned bits) {
  size_t n = 0;
  for (; bits != 0; bits &= bits - 1) n++;
  return n;
}

/* "unknown, fail" */
static const char *outcomes_named(unsigned bits) {
  const char *all = "";
  for (unsigned i = 0; i < KOLUA_OUTCOMES; i++) {
    if (bits >> i & 1) all = memory_format("%s%s%s", all, *all ? ", " : "", kolua_outcome_name((kolua_outcome)i));
  }
  return all;
}

/* A rule without a case counts if its cases would have been among those that ran. */
static bool counts(const tests *t, const kolua_coverage *c) {
  if (c->cases > 0 || (t->asked->arguments.count == 0 && !c->is_foreign)) return true;
  for (size_t i = 0; i < t->folders.count; i++) {
    if (is_same(t->folders.at[i], path_folder(c->rule->file))) return true;
  }
  return false;
}

static kolua_status add_coverage(void *payload, const kolua_coverage *c) {
  tests *t = payload;
  if (!counts(t, c)) return KOLUA_OK;
  const unsigned lacking = c->can & ~c->reached;
  t->rules++;
  t->rules_reached += c->cases > 0;
  t->coverage.whole += count_bits(c->can);
  t->coverage.part += count_bits(c->can) - count_bits(lacking);
  if (lacking == 0) return KOLUA_OK;
  const char *message = c->cases == 0 ? "has no case" : memory_format("no case gives %s", outcomes_named(lacking));
  add_gap(&t->coverage, (gap){copied(c->rule->file), copied(c->rule->id), message, c->rule->line, 0});
  return KOLUA_OK;
}

static kolua_status add_mutant(void *payload, const kolua_mutant *m) {
  tests *t = payload;
  t->mutants.whole++;
  t->mutants.part += m->noticed;
  if (!m->noticed)
    add_gap(&t->mutants, (gap){copied(m->file), copied(m->rule->id), copied(m->change), m->line, m->column});
  return KOLUA_OK;
}

static void tell_mutants(tests *t) {
  proof *p = &t->mutants;
  p->name = "mutants";
  p->is_enough = percent(p->part, p->whole) >= t->at_least;
  p->total = memory_format("%zu of %zu noticed (%.1f %%)", p->part, p->whole, percent(p->part, p->whole));
  t->teller->proof(&t->telling, p);
}

static kolua_status add_breach(void *payload, const kolua_breach *b) {
  tests *t = payload;
  const char *message = memory_format("%s: %s", b->name, b->breach);
  add_gap(&t->laws, (gap){copied(b->file), copied(b->rule), message, b->line, 0});
  return KOLUA_OK;
}

static void tell_laws(tests *t) {
  proof *p = &t->laws;
  p->name = "laws";
  p->whole = t->telling.passed;
  p->part = p->count < p->whole ? p->whole - p->count : 0;
  p->is_enough = p->count == 0;
  p->total = memory_format("%zu cases judged again, in another order, and by each way to pass: %zu breaches", p->whole,
                           p->count);
  t->teller->proof(&t->telling, p);
}

static kolua_status add_bound(void *payload, const kolua_bound *b) {
  static const char *const words[] = {[KOLUA_BOUND_UNREACHED] = "not reached",
                                      [KOLUA_BOUND_HIDDEN] = "decides nothing",
                                      [KOLUA_BOUND_PROVED] = "proved",
                                      [KOLUA_BOUND_WRONG] = "wrong"};
  tests *t = payload;
  const bool is_proved = b->state == KOLUA_BOUND_PROVED;
  t->bounds.whole++;
  t->bounds.part += is_proved;
  t->n_wrong += b->state == KOLUA_BOUND_WRONG;
  if (is_proved && !t->asked->verbose) return KOLUA_OK;
  const char *message = memory_format("%s %s: %s", b->value, words[b->state], b->told);
  add_gap(&t->bounds, (gap){copied(b->file), copied(b->name), message, b->line, b->column});
  return KOLUA_OK;
}

static void tell_bounds(tests *t) {
  proof *p = &t->bounds;
  p->name = "thresholds";
  p->is_enough = t->n_wrong == 0 && percent(p->part, p->whole) >= t->at_least;
  p->total = memory_format("%zu of %zu proved, %zu wrong", p->part, p->whole, t->n_wrong);
  t->teller->proof(&t->telling, p);
}

/* What the cases of the loaded policy prove, before another takes its place. */
static void prove(tests *t) {
  if (t->run == NULL) return;
  kolua_problems *problems = problems_new();
  kolua_status status = KOLUA_OK;
  if (t->asked->coverage) status = kolua_tests_coverage(t->run, add_coverage, t);
  if (t->asked->mutate && status == KOLUA_OK) status = kolua_tests_mutate(t->run, add_mutant, t, problems);
  if (t->asked->mutate && status == KOLUA_OK) status = kolua_tests_laws(t->run, add_breach, t, problems);
  if (t->asked->boundary && status == KOLUA_OK) status = kolua_tests_bounds(t->run, add_bound, t, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  t->is_troubled = t->is_troubled || status != KOLUA_OK;
}

static void tell_coverage(tests *t) {
  proof *p = &t->coverage;
  const double rules = percent(t->rules_reached, t->rules), outcomes = percent(p->part, p->whole);
  p->name = "coverage";
  p->is_enough = rules >= t->at_least && outcomes >= t->at_least;
  p->total =
      memory_format("%zu of %zu rules, %zu of %zu outcomes reached", t->rules_reached, t->rules, p->part, p->whole);
  t->teller->proof(&t->telling, p);
}

/* ---- policies */

static bool is_same_source(const source *a, const source *b) {
  const bool has_same_file =
      a->file == b->file || (a->file != NULL && b->file != NULL && strcmp(a->file, b->file) == 0);
  return has_same_file && a->use == b->use && strcmp(a->rules, b->rules) == 0;
}

static void leave_policy(tests *t) {
  prove(t);
  kolua_tests_free(t->run);
  kolua_policy_free(t->policy);
  t->run = NULL;
  t->policy = NULL;
}

static bool open_run(tests *t) {
  kolua_tests_options how = KOLUA_TESTS_OPTIONS_INIT;
  kolua_problems *problems = problems_new();
  how.run = t->asked->run;
  how.keep = t->asked->mutate || t->asked->boundary;
  const kolua_status status = kolua_tests_new(&t->run, t->policy, &how, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  return status == KOLUA_OK;
}

/* The policy that holds for a folder stays loaded while it is the same. */
static bool has_policy_for(tests *t, const char *folder) {
  source wanted;
  if (!source_choose(&wanted, t->asked, folder)) return false;
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
    const size_t n = t->folders.count;
    if (n == 0 || strcmp(folder, t->folders.at[n - 1]) != 0) list_add(&t->folders, folder);
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

static bool is_proving(const options *asked) {
  return asked->coverage || asked->mutate || asked->boundary;
}

static bool read_percent(tests *t) {
  const char *asked = t->asked->at_least;
  char *end;
  if (asked == NULL) return true;
  t->at_least = strtod(asked, &end);
  const bool is_percent =
      end != asked && (*end == '\0' || strcmp(end, "%") == 0) && t->at_least >= 0 && t->at_least <= 100;
  if (!is_percent) say("--at-least takes a percentage from 0 to 100, not '%s'", asked);
  else if (!is_proving(t->asked))
    say("--at-least says how much is enough: it goes with --coverage, --mutate or --boundary");
  return is_percent && is_proving(t->asked);
}

static int finish(tests *t) {
  const bool is_empty = t->telling.passed + t->telling.failed == 0;
  bool is_enough = t->telling.failed == 0;
  if (t->asked->coverage && !is_empty) {
    tell_coverage(t);
    is_enough = is_enough && t->coverage.is_enough;
  }
  if (t->asked->mutate && !is_empty) {
    tell_mutants(t);
    tell_laws(t);
    is_enough = is_enough && t->mutants.is_enough && t->laws.is_enough;
  }
  if (t->asked->boundary && !is_empty) {
    tell_bounds(t);
    is_enough = is_enough && t->bounds.is_enough;
  }
  if (!is_empty || t->asked->format != TESTS_TEXT) t->teller->end(&t->telling);
  if (is_empty && !t->is_troubled && t->asked->run != NULL) say("no case matches '%s'", t->asked->run);
  else if (is_empty && !t->is_troubled) say("there are no cases: no file is named *" CASES);
  return output_close(&t->output, t->is_troubled || is_empty ? EXIT_TROUBLE : is_enough ? EXIT_GOOD : EXIT_JUDGED);
}

int test_run(const options *asked) {
  static const teller *const tellers[] = {
      [TESTS_TEXT] = &text_teller, [TESTS_JSON] = &json_teller, [TESTS_JUNIT] = &junit_teller};
  tests t = {.asked = asked, .teller = tellers[asked->format]};
  if (!read_percent(&t) || !output_open(&t.output, asked->output, &asked->arguments)) return EXIT_TROUBLE;
  t.telling = (telling){.output = &t.output, .asked = asked};
  t.teller->begin(&t.telling);
  if (asked->arguments.count == 0) run_own(&t);
  for (size_t i = 0; i < asked->arguments.count; i++) run_path(&t, asked->arguments.at[i]);
  leave_policy(&t);
  return finish(&t);
}
