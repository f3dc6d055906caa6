/* lint.c: `lint`: what can be known to be wrong with rules and policies before there is data. What is found is the result;
** what keeps a policy from being looked at, such as a file that is not there, is said on stderr. */
#include "cli/cli.h"
#include "cli/findings.h"
#include "cli/say.h"
#include "cli/source.h"

typedef struct lint {
  const options *asked;
  const findings_writer *writer;
  findings found;
} lint;

static void take(lint *l, const kolua_problem *p) {
  if (p->code == NULL) {
    say_problem(p);
    if (finding_is_error(p)) l->found.is_whole = l->found.is_told = false;
    return;
  }
  l->writer->add(&l->found, p);
  if (finding_is_error(p)) l->found.errors++;
  else l->found.warnings++;
}

static void check_source(lint *l, const source *from) {
  kolua_problems *problems = problems_new();
  const size_t before = l->found.errors;
  bool is_whole;
  const kolua_status status = source_examine(from, l->asked, problems, &is_whole);
  for (size_t i = 0; i < kolua_problems_count(problems); i++) take(l, kolua_problems_get(problems, i));
  if (!is_whole) l->found.is_whole = false;
  if (status != KOLUA_OK && l->found.errors == before) l->found.is_told = false;
  kolua_problems_free(problems);
}

static void check_path(lint *l, const char *path) {
  source from;
  source_at(&from, l->asked, path);
  check_source(l, &from);
}

static void check_own(lint *l) {
  source from;
  if (source_choose(&from, l->asked, ".")) check_source(l, &from);
  else l->found.is_whole = l->found.is_told = false;
}

int lint_run(const options *asked) {
  static const findings_writer *const writers[] = {
      [FINDINGS_TEXT] = &findings_text, [FINDINGS_JSON] = &findings_json, [FINDINGS_SARIF] = &findings_sarif};
  output o;
  if (!output_open(&o, asked->output, &asked->arguments)) return EXIT_TROUBLE;
  lint l = {asked, writers[asked->format], {.output = &o, .is_quiet = asked->quiet, .is_whole = true, .is_told = true}};
  l.writer->open(&l.found);
  if (asked->arguments.count == 0) check_own(&l);
  for (size_t i = 0; i < asked->arguments.count; i++) check_path(&l, asked->arguments.at[i]);
  l.writer->close(&l.found);
  /* errors are a result like others: the file is kept */
  const int written = output_close(&o, EXIT_GOOD);
  return l.found.errors > 0 || !l.found.is_whole ? EXIT_TROUBLE : written;
}
