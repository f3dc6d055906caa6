/* text.c: the report that a person reads in a terminal or pastes into a mail.
**
** The verdict first, on one line. Then each subject that is not simply passed, the worst first, with what fails, what
** warns, what is not known; then what several wait for, who has nothing against, and an overview. */
#include "report/text.h"

#include "base/dates.h"
#include "base/number.h"
#include "base/utf8.h"
#include "judge/message.h"
#include "report/naming.h"
#include "report/words.h"

enum { COLUMNS_USUAL = 100, COLUMNS_LEAST = 40 };

/* ---------------------------------------------------------------- shared pieces */

void telling_enter(telling *t, const kolua_subject *s) {
  t->subject = s;
  t->root = s->data < t->run->n_data ? t->run->data[s->data].root : NULL;
}

void telling_line(telling *t, const char *lead, text body, text tail) {
  sheet_entry(&t->sheet, &(entry){.indent = t->hang,
                                  .lead = text_of(lead),
                                  .lead_style = STYLE_FAINT,
                                  .hang = t->label_hang,
                                  .body = body,
                                  .tail = tail});
}

text telling_place(const telling *t, const char *file, uint32_t line, uint32_t column) {
  if (file == NULL || line == 0) return text_of(file);
  if (column == 0) return text_of(text_format(t->scratch, "%s:%u", file, (unsigned)line));
  return text_of(text_format(t->scratch, "%s:%u:%u", file, (unsigned)line, (unsigned)column));
}

static void add_score(buf *out, const telling *t, const kolua_score *score) {
  const text now = report_score(score->score, t->scratch), best = report_score(score->best, t->scratch);
  buf_add(out, now);
  if (text_equal(now, best)) return;
  buf_format(out, ", %s ", words_get(W_AT_BEST, t->run->lang));
  buf_add(out, best);
}

static style verdict_style(kolua_verdict v) {
  static const style styles[] = {[KOLUA_PASS] = STYLE_GOOD, [KOLUA_WARN] = STYLE_CAUTION, [KOLUA_FAIL] = STYLE_BAD};
  return styles[v];
}

static size_t widest(kolua_lang lang, const report_word *all, size_t n) {
  size_t most = 0;
  for (size_t i = 0; i < n; i++) {
    const size_t width = utf8_width(text_of(words_get(all[i], lang)));
    if (width > most) most = width;
  }
  return most;
}

/* ---------------------------------------------------------------- the head */

static void add_counts(buf *out, const size_t counts[KOLUA_OUTCOMES], kolua_lang lang) {
  static const kolua_outcome order[] = {KOLUA_OUTCOME_ERROR, KOLUA_OUTCOME_FAIL, KOLUA_OUTCOME_WARN,
                                        KOLUA_OUTCOME_UNKNOWN, KOLUA_OUTCOME_PASS};
  const char *between = "";
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    const size_t n = counts[order[i]];
    if (n == 0) continue;
    buf_format(out, "%s%zu %s", between, n, words_counted(order[i], n, lang));
    between = ", ";
  }
}

static void tell_verdict(telling *t) {
  const kolua_summary *all = t->run->summary;
  buf lead, body;
  buf_init(&lead, t->scratch);
  buf_init(&body, t->scratch);
  buf_add_string(&lead, words_verdict(all->verdict, t->run->lang));
  if (all->undecided > 0) buf_format(&lead, ", %s", words_get(W_UNDECIDED, t->run->lang));
  buf_add_char(&lead, ':');
  add_counts(&body, all->counts, t->run->lang);
  if (all->waived > 0)
    buf_format(&body, "%s%zu %s", body.len > 0 ? ", " : "", all->waived, words_get(W_WAIVED_COUNT, t->run->lang));
  sheet_entry(
      &t->sheet,
      &(entry){.lead = buf_text(&lead), .lead_style = verdict_style(all->verdict), .hang = 2, .body = buf_text(&body)});
}

static size_t count_disabled(const report_run *run) {
  size_t n = 0;
  for (size_t i = 0; i < run->n_left_out; i++) n += run->left_out[i]->is_disabled;
  return n;
}

static void tell_head_line(telling *t, const char *lead, text body) {
  static const report_word labels[] = {W_POLICY, W_DATA, W_JUDGED, W_SCORE_HEAD, W_DISABLED};
  const size_t n = sizeof labels / sizeof labels[0] - (count_disabled(t->run) == 0);
  const size_t hang = widest(t->run->lang, labels, n) + 2;
  sheet_entry(&t->sheet, &(entry){.lead = text_of(lead), .lead_style = STYLE_FAINT, .hang = hang, .body = body});
}

/* What a policy leaves out on purpose is told beside its name: a reader must not take it for a pass. */
static void tell_disabled(telling *t) {
  const char *lead = words_get(W_DISABLED, t->run->lang);
  for (size_t i = 0; i < t->run->n_left_out; i++) {
    const rule *r = t->run->left_out[i];
    if (!r->is_disabled) continue;
    tell_head_line(
        t, lead,
        text_of(text_format(t->scratch, "%.*s: %.*s", (int)r->id.len, r->id.at, (int)r->disabled.len, r->disabled.at)));
    lead = "";
  }
}

static text write_data(telling *t, const report_data *d) {
  buf out;
  int64_t day;
  buf_init(&out, t->scratch);
  buf_format(&out, "%s, %s ", d->file, words_get(W_AS_OF, t->run->lang));
  if (date_parse(text_of(d->as_of), &day)) show_date(&out, day, t->run->lang);
  else buf_add_string(&out, d->as_of);
  return buf_text(&out);
}

static void tell_faults(telling *t, size_t n, report_word one, report_word many) {
  if (n == 0) return;
  const char *faults = words_get(n == 1 ? one : many, t->run->lang);
  tell_head_line(t, "", text_of(text_format(t->scratch, "%zu %s", n, faults)));
}

static void tell_data(telling *t) {
  for (size_t i = 0; i < t->run->n_data; i++) {
    const report_data *d = &t->run->data[i];
    tell_head_line(t, i == 0 ? words_get(W_DATA, t->run->lang) : "", write_data(t, d));
    tell_faults(t, d->n_complaints - d->n_kept, W_COMPLAINT, W_COMPLAINTS);
    tell_faults(t, d->n_kept, W_REMARK, W_REMARKS);
  }
}

static text write_judged(telling *t) {
  static const kolua_outcome as[] = {
      [KOLUA_PASS] = KOLUA_OUTCOME_PASS, [KOLUA_WARN] = KOLUA_OUTCOME_WARN, [KOLUA_FAIL] = KOLUA_OUTCOME_FAIL};
  const report_run *run = t->run;
  size_t counts[KOLUA_OUTCOMES] = {0}, without = 0;
  buf out;
  buf_init(&out, t->scratch);
  for (size_t i = 0; i < run->n_subjects; i++) {
    if (run->subjects[i]->applied) counts[as[run->subjects[i]->verdict]]++;
    else without++;
  }
  buf_format(&out, "%zu %s: ", run->n_subjects, words_get(run->n_subjects == 1 ? W_SUBJECT : W_SUBJECTS, run->lang));
  add_counts(&out, counts, run->lang);
  if (without > 0) buf_format(&out, ", %zu %s", without, words_get(W_WITHOUT_RULE, run->lang));
  return buf_text(&out);
}

static void tell_head(telling *t) {
  const report_run *run = t->run;
  buf policy;
  sheet_end_line(&t->sheet);
  buf_init(&policy, t->scratch);
  report_policy_name(&policy, run);
  tell_head_line(t, words_get(W_POLICY, run->lang), buf_text(&policy));
  tell_disabled(t);
  tell_data(t);
  tell_head_line(t, words_get(W_JUDGED, run->lang), write_judged(t));
  if (run->summary->score_count == 0) return;
  buf score;
  buf_init(&score, t->scratch);
  add_score(&score, t, &run->summary->scores[0]);
  tell_head_line(t, words_get(W_SCORE_HEAD, run->lang), buf_text(&score));
}

/* ---------------------------------------------------------------- subjects */

static bool has_remarks(const kolua_subject *s) {
  const size_t *n = s->counts;
  return n[KOLUA_OUTCOME_FAIL] + n[KOLUA_OUTCOME_ERROR] + n[KOLUA_OUTCOME_WARN] + n[KOLUA_OUTCOME_UNKNOWN] + s->waived >
         0;
}

static void tell_subject_head(telling *t, const kolua_subject *s) {
  buf name, body;
  buf_init(&name, t->scratch);
  buf_init(&body, t->scratch);
  naming_write_subject(&name, t->run->model, s, t->run->lang);
  buf_add_char(&name, ':');
  buf_add_string(&body, s->applied ? words_verdict(s->verdict, t->run->lang) : words_get(W_NOT_JUDGED, t->run->lang));
  if (s->score_count > 0) {
    buf_format(&body, ", %s ", words_get(W_SCORE, t->run->lang));
    add_score(&body, t, &s->scores[0]);
  }
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.lead = buf_text(&name),
                                  .lead_style = STYLE_STRONG,
                                  .body = buf_text(&body),
                                  .body_style = s->applied ? verdict_style(s->verdict) : STYLE_FAINT,
                                  .tail = telling_place(t, s->file, s->line, s->column)});
}

static void tell_findings(telling *t, const kolua_subject *s, kolua_outcome outcome) {
  for (int severity = KOLUA_CRITICAL; severity >= KOLUA_MINOR; severity--) {
    for (size_t i = 0; i < s->finding_count; i++) {
      const kolua_finding *f = &s->findings[i];
      const bool is_wanted = f->waiver == NULL && f->outcome == outcome && (int)f->rule->severity == severity;
      if (is_wanted && !gaps_cover(f)) finding_tell(t, f);
    }
  }
}

static void tell_waived(telling *t, const kolua_subject *s) {
  for (size_t i = 0; i < s->finding_count && s->waived > 0; i++) {
    if (s->findings[i].waiver != NULL) finding_tell_waived(t, &s->findings[i]);
  }
}

static void tell_others(telling *t, const kolua_subject *s, kolua_outcome outcome) {
  if (s->counts[outcome] == 0) return;
  sheet_end_line(&t->sheet);
  for (size_t i = 0; i < s->finding_count; i++) {
    if (s->findings[i].outcome == outcome) finding_tell_briefly(t, &s->findings[i]);
  }
}

static void tell_subject(telling *t, const kolua_subject *s) {
  const arena_mark mark = arena_here(t->scratch);
  telling_enter(t, s);
  tell_subject_head(t, s);
  tell_findings(t, s, KOLUA_OUTCOME_ERROR);
  tell_findings(t, s, KOLUA_OUTCOME_FAIL);
  tell_findings(t, s, KOLUA_OUTCOME_WARN);
  tell_findings(t, s, KOLUA_OUTCOME_UNKNOWN);
  gaps_tell(t, s);
  tell_waived(t, s);
  if (t->layout->verbose) {
    tell_others(t, s, KOLUA_OUTCOME_PASS);
    tell_others(t, s, KOLUA_OUTCOME_SKIPPED);
  }
  writer_release(t->sheet.out, mark);
}

static bool is_told(const telling *t, const kolua_subject *s) {
  return t->layout->verbose || has_remarks(s);
}

static void tell_subjects(telling *t) {
  for (int verdict = KOLUA_FAIL; verdict >= KOLUA_PASS; verdict--) {
    for (size_t i = 0; i < t->run->n_subjects; i++) {
      const kolua_subject *s = t->run->subjects[i];
      if ((int)s->verdict == verdict && is_told(t, s)) tell_subject(t, s);
    }
  }
}

/* The subjects without a remark, on one line: those that passed, or those that no rule applied to. */
static void tell_rest(telling *t, bool applied, report_word word) {
  buf list;
  buf_init(&list, t->scratch);
  for (size_t i = 0; i < t->run->n_subjects; i++) {
    const kolua_subject *s = t->run->subjects[i];
    if (is_told(t, s) || s->applied != applied) continue;
    if (list.len > 0) buf_add_string(&list, ", ");
    naming_write_subject(&list, t->run->model, s, t->run->lang);
  }
  if (list.len == 0) return;
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.lead = text_of(text_format(t->scratch, "%s:", words_get(word, t->run->lang))),
                                  .lead_style = STYLE_STRONG,
                                  .hang = 2,
                                  .body = buf_text(&list)});
}

/* ---------------------------------------------------------------- the whole */

static void tell_all(telling *t) {
  tell_head(t);
  t->shared = gaps_share(t->run, t->scratch);
  writer_release(t->sheet.out, arena_here(t->scratch));
  tell_subjects(t);
  gaps_tell_shared(t);
  waivers_tell(t);
  tell_rest(t, true, W_PASSED_ALL);
  tell_rest(t, false, W_NO_RULE_APPLIED);
  overview_tell(t);
  notices_tell(t);
}

static size_t clamp_columns(unsigned columns) {
  return columns == 0 ? COLUMNS_USUAL : columns < COLUMNS_LEAST ? COLUMNS_LEAST : columns;
}

static void set_hangs(telling *t) {
  static const report_word labels[] = {W_WHERE, W_WHY,     W_REMEDY,  W_TO_PASS,  W_NEEDED_BY,
                                       W_RULE,  W_SOURCES, W_WORDING, W_CONCERNS, W_WAIVED};
  size_t widest_outcome = utf8_width(text_of(words_get(W_WAIVED, t->run->lang)));
  for (size_t i = 0; i < KOLUA_OUTCOMES; i++) {
    const size_t width = utf8_width(text_of(words_outcome((kolua_outcome)i, t->run->lang)));
    if (width > widest_outcome) widest_outcome = width;
  }
  t->hang = 2 + widest_outcome + 2;
  t->label_hang = t->hang + widest(t->run->lang, labels, sizeof labels / sizeof labels[0]) + 2;
}

kolua_status text_report_write(const report_run *run, const kolua_layout *layout, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  telling t = {.run = run,
               .layout = layout,
               .scratch = sink.scratch,
               .sheet = {.out = &o, .columns = clamp_columns(layout->columns), .color = layout->color}};
  set_hangs(&t);
  tell_verdict(&t);
  if (!layout->quiet) tell_all(&t);
  return writer_close(&o);
}
