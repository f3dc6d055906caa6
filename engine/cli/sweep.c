/* sweep.c: `sweep`: how many subjects pass, warn and fail as one threshold moves. */
#include "cli/cli.h"
#include "cli/data.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/pool.h"
#include "cli/records.h"
#include "cli/say.h"
#include "cli/source.h"

#include <stdlib.h>
#include <string.h>

typedef struct sweep {
  const options *asked;
  const char *name;
  list paths;
  kolua_aim aim;
  kolua_policy *policy;
  data_files files;
  screens screens; /* of records, instead of files */
  kolua_session *session;
  kolua_problems *problems;
  output output;
} sweep;

/* ---- what is aimed at */

static bool read_number(const char *word, const char *named, double most, double *out) {
  char *end;
  *out = strtod(word, &end);
  const bool is_decimal = word[strspn(word, "0123456789.")] == '\0' && *word != '.';
  const bool is_right = is_decimal && *end == '\0' && *out > 0 && *out <= most;
  if (!is_right)
    say("--%s cannot be '%s': it is %s", named, word,
        most > 1 ? "a number of subjects" : "a share, above 0 and at most 1");
  return is_right;
}

static bool read_aim(sweep *s) {
  const options *asked = s->asked;
  const double most = 1e9;
  double keep = 0;
  if (asked->keep != NULL && asked->rate != NULL) {
    say("--keep and --rate are two ways to say the same: give one of them");
    return false;
  }
  if (asked->whole && asked->keep == NULL && asked->rate == NULL) {
    say("--whole says what --keep or --rate counts: give one of them");
    return false;
  }
  if (asked->keep != NULL && !read_number(asked->keep, "keep", most, &keep)) return false;
  if (asked->rate != NULL && !read_number(asked->rate, "rate", 1, &s->aim.rate)) return false;
  s->aim.keep = (size_t)keep;
  s->aim.whole = asked->whole;
  if ((double)s->aim.keep == keep) return true;
  say("--keep cannot be '%s': it is a number of subjects", asked->keep);
  return false;
}

/* ---- counting */

static bool load(sweep *s) {
  source from;
  if (!source_choose(&from, s->asked, ".")) return false;
  s->policy = source_load(&from, s->asked);
  return s->policy != NULL;
}

static bool open_session(sweep *s, const kolua_data *data) {
  kolua_session_options wanted = KOLUA_SESSION_OPTIONS_INIT;
  wanted.lang = source_lang(s->asked, s->policy, data);
  wanted.brief = true;
  return kolua_session_new(&s->session, s->policy, &wanted, s->problems) == KOLUA_OK;
}

static kolua_status write(sweep *s, const kolua_sweep *swept) {
  static const kolua_format formats[] = {KOLUA_TEXT, KOLUA_JSON, KOLUA_CSV};
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  layout.columns = output_columns(&s->output);
  layout.color = output_has_color(&s->output, s->asked);
  layout.quiet = s->asked->quiet;
  layout.verbose = s->asked->verbose;
  return kolua_sweep_write(s->session, swept, &s->aim, formats[s->asked->format], &layout, output_write, &s->output);
}

static int tell(sweep *s, const kolua_sweep *swept) {
  size_t row, kept;
  const kolua_status status = write(s, swept);
  if (status != KOLUA_OK && s->output.error == 0) say("the sweep cannot be written (%s)", kolua_status_name(status));
  if (status != KOLUA_OK) return EXIT_TROUBLE;
  return kolua_sweep_propose(swept, &s->aim, &row, &kept) ? EXIT_GOOD : EXIT_JUDGED;
}

static int count_data(sweep *s) {
  const kolua_sweep *swept;
  if (!data_open_paths(&s->files, s->policy, s->asked, &s->paths, true) || !open_session(s, s->files.at[0]))
    return EXIT_TROUBLE;
  const kolua_data *const *data = (const kolua_data *const *)s->files.at;
  interrupt_watch(s->session);
  const kolua_status status = kolua_session_sweep(&swept, s->session, data, s->files.count, s->name, s->problems);
  interrupt_watch(NULL);
  return status == KOLUA_OK ? tell(s, swept) : EXIT_TROUBLE;
}

static void judge(void *payload, size_t nth, batch *b) {
  const sweep *s = payload;
  batch_judge(b, s->screens.at[nth]);
}

static bool open_screens(sweep *s) {
  kolua_screen_options wanted = KOLUA_SCREEN_OPTIONS_INIT;
  size_t n;
  wanted.silent = true;
  bool is_right =
      pool_size(s->asked, &n) && screens_open(&s->screens, n, s->asked, "sweep", s->policy, &wanted, true, s->problems);
  for (size_t i = 0; is_right && i < s->screens.n; i++)
    is_right = kolua_screen_sweep(s->screens.at[i], s->name, s->problems) == KOLUA_OK;
  return is_right && open_session(s, s->screens.context);
}

static int count_records(sweep *s) {
  records all = {.asked = s->asked, .with = {&s->screens}, .judge = judge, .payload = s, .problems = s->problems};
  const kolua_sweep *swept;
  if (!open_screens(s)) return EXIT_TROUBLE;
  const bool is_whole = records_read(&all, &s->paths);
  if (all.n == 0 || kolua_screens_swept(&swept, s->screens.at, s->screens.n, s->problems) != KOLUA_OK)
    return EXIT_TROUBLE;
  s->output.keeps_parts = true;
  const int result = tell(s, swept);
  return is_whole ? result : EXIT_TROUBLE;
}

static void release(sweep *s) {
  screens_close(&s->screens);
  kolua_session_free(s->session);
  data_close(&s->files);
  kolua_policy_free(s->policy);
  kolua_problems_free(s->problems);
}

int sweep_run(const options *asked) {
  sweep s = {.asked = asked, .name = asked->arguments.at[0], .aim = KOLUA_AIM_INIT};
  s.paths = (list){asked->arguments.at + 1, asked->arguments.count - 1};
  const list inputs = data_inputs(asked, &s.paths);
  if (!read_aim(&s) || records_are_misasked(asked) || data_needs_stdin_twice(&inputs) ||
      !output_open(&s.output, asked->output, &inputs))
    return EXIT_TROUBLE;
  interrupt_catch();
  s.problems = problems_new();
  int result = EXIT_TROUBLE;
  if (load(&s)) result = records_are_asked_for(asked) ? count_records(&s) : count_data(&s);
  say_problems(s.problems);
  release(&s);
  return output_close(&s.output, result);
}
