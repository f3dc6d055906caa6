/* diff_table.c: a comparison as Markdown, to paste into a mail or a page, and as CSV, one line a finding that changed. */
#include "report/cells.h"
#include "report/diff.h"

#include "report/naming.h"
#include "report/words.h"
#include "report/writer.h"

typedef struct table {
  writer *out;
  const report_diff *diff;
  arena *scratch;
  kolua_lang lang;
} table;

static table body_of(report_diff *d) {
  return (table){&d->body, d, d->body.sink.scratch, d->to->lang};
}

static text subject_name(const table *t, const subject_change *s) {
  buf name;
  buf_init(&name, t->scratch);
  naming_write_subject(&name, (s->to != NULL ? t->diff->to : t->diff->from)->model, diff_subject(s), t->lang);
  return buf_text(&name);
}

static text arrow(const table *t, text from, text to) {
  if (text_equal(from, to)) return to;
  return text_of(text_format(t->scratch, "%.*s → %.*s", SPELT(from), SPELT(to)));
}

static text verdicts(const table *t, const subject_change *s) {
  return arrow(t, text_of(diff_verdict(s->from, false, t->lang)), text_of(diff_verdict(s->to, true, t->lang)));
}

static text outcomes(const table *t, const finding_change *f) {
  return arrow(t, diff_outcome(f->from, t->lang, t->scratch), diff_outcome(f->to, t->lang, t->scratch));
}

static text all_causes(const table *t, const subject_change *s, const finding_change *f) {
  buf out;
  buf_init(&out, t->scratch);
  for (size_t i = 0; i < f->n; i++) {
    if (i > 0) buf_add_string(&out, "; ");
    buf_add(&out, diff_cause(t->diff, s, f, &f->causes[i], t->scratch));
    if (f->causes[i].origin[0] != '\0') buf_format(&out, " (%s)", words_origin(f->causes[i].origin, t->lang));
  }
  return buf_text(&out);
}

/* ---------------------------------------------------------------- Markdown */

static void add_verdict_table(const table *t) {
  buf *out = &t->out->text;
  buf_format(out, "| %s |", words_get(W_VERDICTS, t->lang));
  for (size_t i = 0; i < STANDINGS; i++) buf_format(out, " → %s |", diff_standing(i, true, t->lang));
  buf_add_string(out, "\n|---|---:|---:|---:|---:|\n");
  for (size_t i = 0; i < STANDINGS; i++) {
    const size_t *row = t->diff->verdicts[i];
    if (row[0] + row[1] + row[2] + row[3] == 0) continue;
    buf_format(out, "| %s | %zu | %zu | %zu | %zu |\n", diff_standing(i, false, t->lang), row[0], row[1], row[2],
               row[3]);
  }
}

static void add_head_line(const table *t, report_word lead, const report_run *run) {
  buf *out = &t->out->text;
  buf_format(out, "- %s: ", words_get(lead, t->lang));
  cells_add_markdown(out, diff_run(run, t->lang, t->scratch));
  buf_add_char(out, '\n');
}

static void add_markdown_rows(const table *t, const subject_change *s) {
  const bool is_matched = s->from != NULL && s->to != NULL;
  bool is_first = true;
  for (size_t i = 0; is_matched && i < s->n; i++) {
    const finding_change *f = &s->findings[i];
    if (f->is_quiet) continue;
    const text row[] = {is_first ? subject_name(t, s) : TEXT(""), is_first ? verdicts(t, s) : TEXT(""), outcomes(t, f),
                        text_of(diff_message(f)), all_causes(t, s, f)};
    cells_markdown(&t->out->text, row, sizeof row / sizeof *row);
    is_first = false;
  }
  const text alone[] = {subject_name(t, s), verdicts(t, s), TEXT(""), TEXT(""), TEXT("")};
  if (is_first) cells_markdown(&t->out->text, alone, sizeof alone / sizeof *alone);
}

void diff_markdown_subject(report_diff *d, const subject_change *s) {
  const table t = body_of(d);
  if (diff_is_told(s)) add_markdown_rows(&t, s);
}

kolua_status diff_write_markdown(report_diff *d, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  const table t = {&o, d, sink.scratch, d->to->lang};
  static const report_word heads[] = {W_SUBJECT_HEAD, W_VERDICTS, W_CHANGE, W_FINDING, W_CAUSE};
  text head[sizeof heads / sizeof *heads];
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) head[i] = text_of(words_get(heads[i], t.lang));
  add_head_line(&t, W_BEFORE, d->from);
  add_head_line(&t, W_AFTER, d->to);
  buf_add_char(&o.text, '\n');
  add_verdict_table(&t);
  buf_add_char(&o.text, '\n');
  if (d->n == 0) buf_format(&o.text, "%s\n", words_get(W_NO_CHANGE, t.lang));
  if (d->n > 0) {
    cells_markdown(&o.text, head, sizeof heads / sizeof *heads);
    buf_add_string(&o.text, "|---|---|---|---|---|\n");
  }
  buf_add(&o.text, buf_text(&d->body.text));
  return writer_close(&o);
}

/* ---------------------------------------------------------------- CSV */

static const char *verdict_word(const kolua_subject *s) {
  return s != NULL ? kolua_verdict_name(s->verdict) : "";
}

static const char *outcome_word(const kolua_finding *f) {
  return f == NULL ? "" : f->waiver != NULL ? "waived" : kolua_outcome_name(f->outcome);
}

/* A verdict may change without a finding: by what an unknown counts as. */
static void add_csv_rows(const table *t, const subject_change *s) {
  const kolua_subject *shown = diff_subject(s);
  for (size_t i = 0; i < (s->n > 0 ? s->n : 1); i++) {
    const finding_change *f = i < s->n ? &s->findings[i] : NULL;
    const text row[] = {text_of(shown->file),
                        text_of(shown->kind),
                        text_of(shown->id),
                        text_of(shown->name),
                        text_of(verdict_word(s->from)),
                        text_of(verdict_word(s->to)),
                        f != NULL ? text_of(f->rule->id) : TEXT(""),
                        text_of(f != NULL ? outcome_word(f->from) : ""),
                        text_of(f != NULL ? outcome_word(f->to) : ""),
                        text_of(f != NULL ? diff_message(f) : ""),
                        f != NULL ? all_causes(t, s, f) : TEXT("")};
    cells_csv(&t->out->text, row, sizeof row / sizeof *row);
  }
}

void diff_csv_subject(report_diff *d, const subject_change *s) {
  const table t = body_of(d);
  add_csv_rows(&t, s);
}

kolua_status diff_write_csv(report_diff *d, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  buf_add_string(&o.text,
                 "file,subject,id,name,verdict_from,verdict_to,rule,outcome_from,outcome_to,message,causes\r\n");
  buf_add(&o.text, buf_text(&d->body.text));
  return writer_close(&o);
}
