/* screen.c: `screen`: a stream of records, each judged to a result line, in constant memory and on all processors. */
#include "cli/cli.h"
#include "cli/data.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/output.h"
#include "cli/pool.h"
#include "cli/ranking.h"
#include "cli/repeats.h"
#include "cli/say.h"
#include "cli/screens.h"
#include "cli/source.h"
#include "cli/stream.h"
#include "cli/suggest.h"
#include "cli/tally.h"

#include <string.h>

typedef struct screening {
  const options *asked;
  kolua_policy *policy;
  size_t n_threads;
  screens screens;
  unsigned verdicts;  /* bits of those that are written */
  ranking *best;      /* NULL: all are written */
  repeats *repeats;   /* NULL: nobody asks */
  const char *path;   /* the input that is read */
  bool lacks_columns; /* of some input: for required fields */
  tally tally;
  kolua_status status;
  kolua_problems *problems;
  output output;
} screening;

/* ---------------------------------------------------------------- getting ready */

static bool read_verdict(screening *s, const char *word, size_t len) {
  for (int v = KOLUA_PASS; v <= KOLUA_FAIL; v++) {
    const char *name = kolua_verdict_name((kolua_verdict)v);
    if (strlen(name) != len || strncmp(name, word, len) != 0) continue;
    s->verdicts |= 1U << v;
    return true;
  }
  say("--only-verdict cannot be '%.*s': it lists pass, warn, fail", (int)len, word);
  return false;
}

static bool read_verdicts(screening *s) {
  const char *at = s->asked->only_verdict;
  if (at == NULL) s->verdicts = ~0U;
  for (bool is_right = at != NULL; is_right; at++) {
    at += strspn(at, " ");
    const size_t len = strcspn(at, ", ");
    is_right = read_verdict(s, at, len);
    at += len + strspn(at + len, " ");
    if (!is_right || *at == '\0') return is_right;
  }
  return true;
}

static bool read_words(screening *s) {
  const options *asked = s->asked;
  size_t top = 0;
  if (!pool_size(asked, &s->n_threads) || !options_count(asked->top, "top", 1000000, &top) || !read_verdicts(s))
    return false;
  if (top > 0) s->best = ranking_new(top);
  if (!asked->quiet) s->repeats = repeats_new();
  return true;
}

static bool open_screens(screening *s) {
  const options *asked = s->asked;
  kolua_screen_options wanted = KOLUA_SCREEN_OPTIONS_INIT;
  wanted.format = asked->format == 0 && !asked->excel && !asked->by_rule ? KOLUA_NDJSON : KOLUA_CSV;
  wanted.verbose = asked->verbose;
  wanted.by_rule = asked->by_rule;
  wanted.separator = asked->excel ? ';' : ',';
  return screens_open(&s->screens, s->n_threads, asked, "screen", s->policy, &wanted, true, s->problems);
}

static bool start(screening *s) {
  source from;
  if (!read_words(s) || !source_choose(&from, s->asked, ".")) return false;
  s->policy = source_load(&from, s->asked);
  return s->policy != NULL && open_screens(s);
}

static void release(screening *s) {
  screens_close(&s->screens);
  kolua_policy_free(s->policy);
  kolua_problems_free(s->problems);
}

/* ---------------------------------------------------------------- the stream */

static bool begin(void *payload, const char *path, const kolua_record *header) {
  screening *s = payload;
  const bool is_read = screens_input(&s->screens, path, header, s->problems);
  s->path = path;
  say_problems(s->problems);
  s->lacks_columns |= is_read && kolua_problems_count(s->problems) > 0;
  kolua_problems_clear(s->problems);
  return is_read;
}

static void judge(void *payload, size_t nth, batch *b) {
  const screening *s = payload;
  batch_judge(b, s->screens.at[nth]);
}

static bool take_results(void *payload, const batch *b) {
  screening *s = payload;
  if (s->repeats != NULL) repeats_look(s->repeats, b, s->path);
  for (size_t i = 0; i < b->n; i++) {
    const screened *found = &b->results[i];
    const bool is_wanted = found->is_error || s->asked->only_verdict == NULL ||
                           (found->applied && (s->verdicts >> found->verdict & 1) != 0);
    tally_add(&s->tally, found);
    if (s->best != NULL && is_wanted) ranking_add(s->best, b, i);
    else if (is_wanted) output_write(&s->output, b->lines + found->from, found->len);
    if (s->best != NULL && found->is_error) output_write(&s->output, b->lines + found->from, found->len);
  }
  tally_progress(&s->tally);
  if (b->status != KOLUA_OK && s->status == KOLUA_OK) s->status = b->status;
  return s->status == KOLUA_OK && output_pass(&s->output) == KOLUA_OK;
}

/* ---------------------------------------------------------------- the end */

static int worth(const screening *s, bool is_whole) {
  const tally *t = &s->tally;
  const options *asked = s->asked;
  if (asked->strict && t->complained > 0)
    say("%zu record%s with complaints, which --strict does not let pass", t->complained, t->complained == 1 ? "" : "s");
  if (asked->strict && s->lacks_columns)
    say("a table without columns for required fields, which --strict does not let pass");
  const bool is_refused = asked->strict && (t->complained > 0 || s->lacks_columns);
  if (!is_whole || t->errors > 0 || s->status != KOLUA_OK || is_refused) return EXIT_TROUBLE;
  if (t->records == 0) {
    say("nothing was screened: there is no record");
    return EXIT_TROUBLE;
  }
  if (t->idle == t->records) {
    say("nothing was checked: no rule applies to any record");
    return EXIT_TROUBLE;
  }
  if (asked->fail_on == FAIL_ON_NEVER) return EXIT_GOOD;
  if (t->verdicts[KOLUA_FAIL] > 0 || (asked->fail_on == FAIL_ON_WARN && t->verdicts[KOLUA_WARN] > 0))
    return EXIT_JUDGED;
  return tally_unknowns(&s->screens) > 0 && !asked->allow_unknown ? EXIT_UNDECIDED : EXIT_GOOD;
}

static int screen_all(screening *s) {
  const stream_use use = {begin, judge, take_results, s};
  bool is_whole = true;
  if (s->asked->excel) output_write(&s->output, "\xEF\xBB\xBF", 3);
  output_print(&s->output, "%s", kolua_screen_header(s->screens.at[0]));
  tally_begin(&s->tally, source_lang(s->asked, s->policy, s->screens.context), s->asked->quiet);
  for (size_t i = 0; i < s->asked->arguments.count && s->status == KOLUA_OK && s->output.error == 0; i++)
    is_whole = stream_read(&use, s->asked, &s->screens, s->asked->arguments.at[i]) && is_whole;
  if (s->best != NULL) ranking_write(s->best, &s->output);
  if (s->status == KOLUA_ENOMEM) say("out of memory");
  if (interrupt_has_come()) say("interrupted: %zu records were judged", s->tally.records);
  tally_tell(&s->tally, &s->screens);
  if (s->repeats != NULL) repeats_tell(s->repeats, s->tally.lang);
  return interrupt_has_come() ? EXIT_TROUBLE : worth(s, is_whole);
}

int screen_run(const options *asked) {
  screening s = {.asked = asked};
  if (asked->suggest_map) return suggest_map(asked);
  const list inputs = data_inputs(asked, &asked->arguments);
  if (data_needs_stdin_twice(&inputs) || !output_open(&s.output, asked->output, &inputs)) return EXIT_TROUBLE;
  interrupt_catch();
  s.problems = problems_new();
  const bool is_ready = start(&s);
  say_problems(s.problems);
  s.output.keeps_parts = is_ready;
  const int result = is_ready ? screen_all(&s) : EXIT_TROUBLE;
  release(&s);
  return output_close(&s.output, result);
}
