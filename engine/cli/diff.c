/* diff.c: `diff`: what a change of policy does to the same data, or a change of data under the same policy. */
#include "cli/cli.h"
#include "cli/data.h"
#include "cli/diff_records.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/records.h"
#include "cli/say.h"
#include "cli/source.h"

typedef struct side {
  source source;
  kolua_policy *policy;
  data_files files;
  kolua_session *session;
  const kolua_report *report;
} side;

typedef struct diff {
  const options *asked;
  side from, to;
  kolua_problems *problems;
  output output;
} diff;

/* ---- what is compared */

static bool has_right_words(const options *asked) {
  const bool by_data = asked->data_from != NULL || asked->data_to != NULL;
  const bool by_policy = asked->from.count > 0 || asked->to.count > 0;
  const char *wrong = NULL;
  if (by_data && by_policy) wrong = "either two policies or two states of the data are compared, not both";
  else if (by_data && (asked->data_from == NULL || asked->data_to == NULL))
    wrong = "--data-from and --data-to go together";
  else if (by_data && asked->arguments.count > 0) wrong = "with --data-from and --data-to there is no further data";
  else if (!by_data && asked->from.count * asked->to.count == 0) wrong = "--from and --to name the policies to compare";
  else if (!by_data && asked->arguments.count == 0) wrong = "'diff' needs data to judge";
  else if (by_policy && asked->policy.count > 0)
    wrong = "--policy stands beside --from and --to: it has nothing to say";
  else if (by_data && records_are_asked_for(asked)) wrong = "records (--as) are compared by two policies";
  if (wrong != NULL) say("%s; 'kolua help diff' tells more", wrong);
  return wrong == NULL && !records_are_misasked(asked);
}

static bool choose(diff *d) {
  const options *asked = d->asked;
  const bool by_data = asked->data_from != NULL;
  const list *from = by_data ? &asked->policy : &asked->from, *to = by_data ? &asked->policy : &asked->to;
  return source_choose_named(&d->from.source, asked, from, ".") && source_choose_named(&d->to.source, asked, to, ".");
}

/* Settings of the command line are part of the change, unless the data is what changes. */
static bool load(diff *d) {
  static const list none = {0};
  const bool by_data = d->asked->data_from != NULL;
  d->from.policy = source_load_set(&d->from.source, d->asked, by_data ? &d->asked->set : &none);
  d->to.policy = source_load_set(&d->to.source, d->asked, &d->asked->set);
  return d->from.policy != NULL && d->to.policy != NULL;
}

static bool open_data(diff *d) {
  const options *asked = d->asked;
  const char *before[] = {asked->data_from, NULL}, *after[] = {asked->data_to, NULL};
  const bool by_data = asked->data_from != NULL;
  const list one = {before, 1}, other = {after, 1};
  const list *from = by_data ? &one : &asked->arguments, *to = by_data ? &other : &asked->arguments;
  return data_open_paths(&d->from.files, d->from.policy, asked, from, by_data) &&
         data_open_paths(&d->to.files, d->to.policy, asked, to, true);
}

/* ---- judging */

static bool judge(diff *d, side *s, kolua_lang lang) {
  kolua_session_options wanted = KOLUA_SESSION_OPTIONS_INIT;
  wanted.lang = lang;
  wanted.subject = d->asked->subject;
  kolua_status status = kolua_session_new(&s->session, s->policy, &wanted, d->problems);
  if (status == KOLUA_OK) {
    interrupt_watch(s->session);
    const kolua_data *const *data = (const kolua_data *const *)s->files.at;
    status = kolua_session_check(&s->report, s->session, data, s->files.count, d->problems);
    interrupt_watch(NULL);
  }
  return status == KOLUA_OK;
}

static int write(diff *d) {
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  size_t changes = 0;
  layout.columns = output_columns(&d->output);
  layout.color = output_has_color(&d->output, d->asked);
  layout.quiet = d->asked->quiet;
  const kolua_status status = kolua_report_diff(d->from.report, d->to.report, diff_format(d->asked), &layout,
                                                output_write, &d->output, &changes);
  if (status != KOLUA_OK && d->output.error == 0)
    say("the difference cannot be written (%s)", kolua_status_name(status));
  if (status != KOLUA_OK) return EXIT_TROUBLE;
  return changes > 0 ? EXIT_JUDGED : EXIT_GOOD;
}

static int compare(diff *d) {
  const kolua_lang lang = source_lang(d->asked, d->to.policy, d->to.files.at[0]);
  const bool is_judged = judge(d, &d->from, lang) && judge(d, &d->to, lang);
  say_problems(d->problems);
  return is_judged ? write(d) : EXIT_TROUBLE;
}

static void close_side(side *s) {
  kolua_session_free(s->session);
  data_close(&s->files);
  kolua_policy_free(s->policy);
}

static int run(diff *d) {
  if (!choose(d) || !load(d)) return EXIT_TROUBLE;
  if (!records_are_asked_for(d->asked)) return open_data(d) ? compare(d) : EXIT_TROUBLE;
  const int result = diff_records(d->asked, d->from.policy, d->to.policy, &d->output, d->problems);
  say_problems(d->problems);
  return result;
}

int diff_run(const options *asked) {
  diff d = {.asked = asked};
  const list inputs = data_inputs(asked, &asked->arguments);
  if (!has_right_words(asked) || data_needs_stdin_twice(&inputs) || !output_open(&d.output, asked->output, &inputs))
    return EXIT_TROUBLE;
  interrupt_catch();
  d.problems = problems_new();
  const int result = run(&d);
  close_side(&d.from);
  close_side(&d.to);
  kolua_problems_free(d.problems);
  return output_close(&d.output, result);
}
