/* diff_text.c: a comparison for a terminal: how many subjects change, each with its findings and what did it, then the verdicts before
** and after as a table. */
#include "report/diff.h"

#include "base/utf8.h"
#include "judge/message.h"
#include "report/naming.h"
#include "report/text_layout.h"
#include "report/words.h"

#include <string.h>

enum { CAUSES_SHOWN = 6 };

typedef struct telling {
  sheet sheet;
  const report_diff *diff;
  arena *scratch;
  kolua_lang lang;
} telling;

static const char *word(const telling *t, report_word w) {
  return words_get(w, t->lang);
}

static style verdict_style(const kolua_subject *s) {
  static const style styles[] = {[KOLUA_PASS] = STYLE_GOOD, [KOLUA_WARN] = STYLE_CAUTION, [KOLUA_FAIL] = STYLE_BAD};
  return s != NULL ? styles[s->verdict] : STYLE_FAINT;
}

/* ---- the head */

static size_t count_subjects(const report_diff *d) {
  size_t n = 0;
  for (size_t i = 0; i < STANDINGS * STANDINGS; i++) n += d->verdicts[i / STANDINGS][i % STANDINGS];
  return n;
}

static void tell_first(telling *t) {
  const size_t changed = t->diff->n_told, all = count_subjects(t->diff);
  const char *body = changed == 0 ? word(t, W_NO_CHANGE)
                                  : text_format(t->scratch, "%zu/%zu %s", changed, all, word(t, W_SUBJECTS_CHANGE));
  sheet_entry(&t->sheet, &(entry){.lead = text_of(body), .lead_style = STYLE_STRONG});
}

static void tell_run(telling *t, report_word lead, const report_run *run) {
  const size_t before = utf8_width(text_of(word(t, W_BEFORE))), after = utf8_width(text_of(word(t, W_AFTER)));
  sheet_entry(&t->sheet, &(entry){.lead = text_of(word(t, lead)),
                                  .lead_style = STYLE_FAINT,
                                  .hang = (before > after ? before : after) + 2,
                                  .body = diff_run(run, t->lang, t->scratch)});
}

/* ---- subjects */

static void tell_causes(telling *t, const subject_change *s, const finding_change *f) {
  for (size_t i = 0; i < f->n && i < CAUSES_SHOWN; i++) {
    const text said = diff_cause(t->diff, s, f, &f->causes[i], t->scratch);
    sheet_entry(&t->sheet,
                &(entry){.hang = 4, .body = said, .tail = text_of(words_origin(f->causes[i].origin, t->lang))});
  }
  if (f->n <= CAUSES_SHOWN) return;
  const char *more = text_format(t->scratch, "+ %zu", f->n - CAUSES_SHOWN);
  sheet_entry(&t->sheet, &(entry){.hang = 4, .body = text_of(more), .body_style = STYLE_FAINT});
}

static void tell_finding(telling *t, const subject_change *s, const finding_change *f) {
  const text from = diff_outcome(f->from, t->lang, t->scratch), to = diff_outcome(f->to, t->lang, t->scratch);
  const char *shift = text_format(t->scratch, "%.*s → %.*s:", SPELT(from), SPELT(to));
  sheet_entry(&t->sheet, &(entry){.indent = 2,
                                  .lead = text_of(shift),
                                  .lead_style = STYLE_STRONG,
                                  .hang = 4,
                                  .body = text_of(diff_message(f)),
                                  .tail = text_of(f->rule->id)});
  tell_causes(t, s, f);
}

static void tell_subject(telling *t, const subject_change *s) {
  const kolua_subject *shown = diff_subject(s);
  buf name;
  buf_init(&name, t->scratch);
  naming_write_subject(&name, (s->to != NULL ? t->diff->to : t->diff->from)->model, shown, t->lang);
  buf_add_char(&name, ':');
  const char *from = diff_verdict(s->from, false, t->lang), *to = diff_verdict(s->to, true, t->lang);
  const char *body = strcmp(from, to) == 0 ? to : text_format(t->scratch, "%s → %s", from, to);
  const char *where = text_format(t->scratch, "%s:%u:%u", shown->file, (unsigned)shown->line, (unsigned)shown->column);
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.lead = buf_text(&name),
                                  .lead_style = STYLE_STRONG,
                                  .body = text_of(body),
                                  .body_style = verdict_style(s->to),
                                  .tail = text_of(where)});
  if (s->n == 0) sheet_entry(&t->sheet, &(entry){.hang = 4, .body = text_of(word(t, W_UNKNOWN_COUNTS))});
  for (size_t i = 0; i < s->n; i++)
    if (!s->findings[i].is_quiet && s->from != NULL && s->to != NULL) tell_finding(t, s, &s->findings[i]);
}

/* ---- rules that were met and are no longer judged, or the other way round */

static void tell_quiet_rules(telling *t, const report_run *run, bool is_gone) {
  const size_t *all = is_gone ? t->diff->met_before : t->diff->met_after;
  for (size_t i = 0; i < run->n_rules; i++) {
    if (all[i] == 0) continue;
    const filling fillings[] = {{TEXT("n"), text_of(text_format(t->scratch, "%zu", all[i]))},
                                {TEXT("subjects"), text_of(word(t, all[i] == 1 ? W_SUBJECT : W_SUBJECTS))}};
    const char *id = text_format(t->scratch, "%s:", run->rules[i].id);
    buf said;
    buf_init(&said, t->scratch);
    message_fill(&said, text_of(word(t, is_gone ? W_MET_BEFORE : W_MET_AFTER)), fillings, 2);
    sheet_entry(&t->sheet, &(entry){.lead = text_of(id), .hang = 2, .body = buf_text(&said)});
  }
}

static bool has_quiet(const size_t *met, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (met[i] > 0) return true;
  return false;
}

static void tell_quiet(telling *t) {
  const report_diff *d = t->diff;
  if (!has_quiet(d->met_before, d->from->n_rules) && !has_quiet(d->met_after, d->to->n_rules)) return;
  sheet_end_line(&t->sheet);
  tell_quiet_rules(t, d->from, true);
  tell_quiet_rules(t, d->to, false);
}

/* ---- the table */

static text standing_name(const telling *t, size_t i, bool is_later) {
  return text_of(diff_standing(i, is_later, t->lang));
}

static void tell_table(telling *t) {
  enum { GAP = 2 };
  size_t ends[STANDINGS], end = utf8_width(text_of(word(t, W_VERDICTS))) + GAP;
  for (size_t i = 0; i < STANDINGS; i++)
    if (utf8_width(standing_name(t, i, false)) + 2 > end) end = utf8_width(standing_name(t, i, false)) + 2;
  sheet_end_line(&t->sheet);
  sheet_cell(&t->sheet, 0, text_of(word(t, W_VERDICTS)), STYLE_FAINT);
  for (size_t i = 0; i < STANDINGS; i++) {
    end += GAP + utf8_width(standing_name(t, i, true)) + 2;
    ends[i] = end;
    sheet_cell_right(&t->sheet, end, text_of(text_format(t->scratch, "→ %s", standing_name(t, i, true).at)),
                     STYLE_FAINT);
  }
  sheet_end_line(&t->sheet);
  for (size_t i = 0; i < STANDINGS; i++) {
    const size_t *row = t->diff->verdicts[i];
    if (row[0] + row[1] + row[2] + row[3] == 0) continue;
    sheet_cell(&t->sheet, 0, standing_name(t, i, false), STYLE_PLAIN);
    for (size_t k = 0; k < STANDINGS; k++) {
      const text n = row[k] > 0 ? text_of(text_format(t->scratch, "%zu", row[k])) : TEXT("–");
      sheet_cell_right(&t->sheet, ends[k], n, row[k] == 0 ? STYLE_FAINT : i == k ? STYLE_PLAIN : STYLE_STRONG);
    }
    sheet_end_line(&t->sheet);
  }
}

/* ---- the whole */

static telling telling_of(const report_diff *d, writer *out) {
  return (telling){.sheet = {.out = out, .columns = d->layout.columns, .color = d->layout.color},
                   .diff = d,
                   .scratch = out->sink.scratch,
                   .lang = d->to->lang};
}

void diff_text_subject(report_diff *d, const subject_change *s) {
  telling t = telling_of(d, &d->body);
  if (!d->layout.quiet && diff_is_told(s)) tell_subject(&t, s);
}

kolua_status diff_write_text(report_diff *d, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  telling t = telling_of(d, &o);
  tell_first(&t);
  if (!d->layout.quiet) {
    sheet_end_line(&t.sheet);
    tell_run(&t, W_BEFORE, d->from);
    tell_run(&t, W_AFTER, d->to);
    buf_add(&o.text, buf_text(&d->body.text));
    tell_quiet(&t);
    tell_table(&t);
  }
  return writer_close(&o);
}
