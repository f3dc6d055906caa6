/* check.c: `check`: judges data files by a policy, and ends with what the verdict is worth. */
#include "cli/cli.h"
#include "cli/data.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/source.h"

typedef struct check {
  const options *asked;
  kolua_policy *policy;
  data_files files;
  kolua_session *session;
  kolua_problems *problems;
  kolua_layout layout;
  output output;
} check;

/* ---- getting ready */

static bool start_session(check *c) {
  kolua_session_options wanted = KOLUA_SESSION_OPTIONS_INIT;
  wanted.lang = source_lang(c->asked, c->policy, c->files.at[0]);
  wanted.subject = c->asked->subject;
  wanted.brief = c->asked->format != KOLUA_JSON && !c->layout.verbose;
  return kolua_session_new(&c->session, c->policy, &wanted, c->problems) == KOLUA_OK;
}

static bool load(check *c) {
  source from;
  if (!source_choose(&from, c->asked, ".")) return false;
  c->policy = source_load(&from, c->asked);
  if (c->policy == NULL || !data_open(&c->files, c->policy, c->asked)) return false;
  if (start_session(c)) return true;
  say_problems(c->problems);
  return false;
}

static void unload(check *c) {
  kolua_session_free(c->session);
  data_close(&c->files);
  kolua_policy_free(c->policy);
  kolua_problems_free(c->problems);
}

/* ---- judging */

static kolua_status write_subject(void *payload, const kolua_subject *subject) {
  check *c = payload;
  const kolua_status status = kolua_subject_write(c->session, subject, &c->layout, output_write, &c->output);
  return status == KOLUA_OK ? output_pass(&c->output) : status;
}

static kolua_status judge(check *c, const kolua_summary **out) {
  const kolua_data *const *data = (const kolua_data *const *)c->files.at;
  const kolua_format format = (kolua_format)c->asked->format;
  const kolua_report *report;
  if (format == KOLUA_NDJSON) {
    return kolua_session_each(c->session, data, c->files.count, write_subject, c, out, c->problems);
  }
  const kolua_status status = kolua_session_check(&report, c->session, data, c->files.count, c->problems);
  if (status != KOLUA_OK) return status;
  *out = kolua_report_summary(report);
  return kolua_report_write(report, format, &c->layout, output_write, &c->output);
}

/* A write error is told when the output is closed. */
static void explain(const check *c, kolua_status status) {
  if (status == KOLUA_ECANCEL) say("interrupted");
  else if (c->output.error != 0) return;
  else if (kolua_problems_count(c->problems) > 0) say_problems(c->problems);
  else if (status != KOLUA_OK) say("the data cannot be judged (%s)", kolua_status_name(status));
}

static int worth(const options *asked, const kolua_summary *summary) {
  const kolua_verdict from = asked->fail_on == FAIL_ON_WARN ? KOLUA_WARN : KOLUA_FAIL;
  if (asked->fail_on == FAIL_ON_NEVER) return EXIT_GOOD;
  if (summary->verdict >= from) return EXIT_JUDGED;
  return summary->undecided > 0 && !asked->allow_unknown ? EXIT_UNDECIDED : EXIT_GOOD;
}

static int judge_and_write(check *c) {
  const kolua_summary *summary = NULL;
  c->layout.columns = output_columns(&c->output);
  c->layout.color = output_has_color(&c->output, c->asked);
  interrupt_watch(c->session);
  const kolua_status status = judge(c, &summary);
  interrupt_watch(NULL);
  explain(c, status);
  return status == KOLUA_OK ? worth(c->asked, summary) : EXIT_TROUBLE;
}

/* The output is opened first: after a run that could not be done there is no result of an earlier one either. */
int check_run(const options *asked) {
  check c = {.asked = asked, .layout = KOLUA_LAYOUT_INIT};
  c.layout.verbose = asked->verbose;
  c.layout.quiet = asked->quiet;
  if (!output_open(&c.output, asked->output, &asked->arguments)) return EXIT_TROUBLE;
  interrupt_catch();
  c.problems = problems_new();
  const int result = load(&c) ? judge_and_write(&c) : EXIT_TROUBLE;
  unload(&c);
  return output_close(&c.output, result);
}
