/* diff_records.c: see diff_records.h. */
#include "cli/diff_records.h"

#include "cli/cli.h"
#include "cli/memory.h"
#include "cli/pool.h"
#include "cli/records.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

typedef struct comparing {
  const options *asked;
  screens from, to;
  kolua_diff **diffs; /* one for each thread */
  size_t n;
  char *text; /* what changes, in order */
  size_t len, room;
  kolua_problems *problems;
  output *output;
} comparing;

kolua_format diff_format(const options *asked) {
  static const kolua_format formats[] = {KOLUA_TEXT, KOLUA_JSON, KOLUA_MARKDOWN, KOLUA_CSV};
  return formats[asked->format];
}

static bool open_screens(comparing *c, const kolua_policy *from, const kolua_policy *to) {
  kolua_screen_options wanted = KOLUA_SCREEN_OPTIONS_INIT;
  size_t n;
  wanted.silent = true;
  return pool_size(c->asked, &n) && screens_open(&c->from, n, c->asked, "diff", from, &wanted, false, c->problems) &&
         screens_open(&c->to, n, c->asked, "diff", to, &wanted, true, c->problems);
}

static bool open_diffs(comparing *c) {
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  bool is_right = true;
  layout.columns = output_columns(c->output);
  layout.color = output_has_color(c->output, c->asked);
  layout.quiet = c->asked->quiet;
  c->diffs = memory_take(c->to.n, sizeof *c->diffs);
  for (; c->n < c->to.n && is_right; c->n++)
    is_right = kolua_diff_new(&c->diffs[c->n], c->from.at[c->n], c->to.at[c->n], diff_format(c->asked), &layout,
                              c->problems) == KOLUA_OK;
  return is_right;
}

/* ---- what changes */

static void judge(void *payload, size_t nth, batch *b) {
  const comparing *c = payload;
  batch_compare(b, c->diffs[nth]);
}

static void take(void *payload, const char *text, size_t len) {
  comparing *c = payload;
  c->text = memory_reserve(c->text, &c->room, c->len + len, 1);
  if (len > 0) memcpy(c->text + c->len, text, len);
  c->len += len;
}

static int compare(comparing *c) {
  const list *inputs = &c->asked->arguments;
  records all = {.asked = c->asked,
                 .with = {&c->from, &c->to},
                 .judge = judge,
                 .take = take,
                 .payload = c,
                 .problems = c->problems};
  size_t changes = 0;
  const bool is_whole = records_read(&all, inputs);
  if (all.n == 0) return EXIT_TROUBLE;
  const kolua_diff_body body = {c->text, c->len, inputs->at, inputs->count};
  const kolua_status status = kolua_diff_write(c->diffs, c->n, &body, output_write, c->output, &changes);
  if (status == KOLUA_ENOMEM) say("out of memory");
  c->output->keeps_parts = true;
  if (status != KOLUA_OK || !is_whole) return EXIT_TROUBLE;
  return changes > 0 ? EXIT_JUDGED : EXIT_GOOD;
}

int diff_records(const options *asked, const kolua_policy *from, const kolua_policy *to, output *out,
                 kolua_problems *problems) {
  comparing c = {.asked = asked, .problems = problems, .output = out};
  const int result = open_screens(&c, from, to) && open_diffs(&c) ? compare(&c) : EXIT_TROUBLE;
  for (size_t i = 0; i < c.n; i++) kolua_diff_free(c.diffs[i]);
  screens_close(&c.from);
  screens_close(&c.to);
  free(c.text);
  return result;
}
