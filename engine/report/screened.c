/* screened.c: see screened.h. A stream has many lines and few readers of any one: what a line holds is what is needed to choose. */
#include "report/screened.h"

#include "base/number.h"
#include "report/cells.h"
#include "report/json.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

static bool is_told(const kolua_finding *f) {
  return f->outcome != KOLUA_OUTCOME_PASS && f->outcome != KOLUA_OUTCOME_SKIPPED;
}

/* ---- NDJSON */

/* "line:column: message"; what is about the whole of a row has no column. */
static const char *complaint_line(const kolua_problem *p, arena *a) {
  if (p->column == 0) return text_format(a, "%u: %s", (unsigned)p->line, p->message);
  return text_format(a, "%u:%u: %s", (unsigned)p->line, (unsigned)p->column, p->message);
}

static void add_complaints(json_writer *w, const kolua_problems *all, bool verbose, arena *a) {
  if (all == NULL || kolua_problems_count(all) == 0) return;
  json_key(w, "complaints");
  json_open(w, '[');
  for (size_t i = 0; i < kolua_problems_count(all); i++) {
    const kolua_problem *p = kolua_problems_get(all, i);
    if (verbose) json_complaint(w, p);
    else json_string(w, complaint_line(p, a));
  }
  json_close(w, ']');
}

static void end_line(json_writer *w, const kolua_problems *complaints, bool verbose) {
  add_complaints(w, complaints, verbose, w->out->arena);
  json_close(w, '}');
  buf_add_char(w->out, '\n');
}

static void add_verbose(buf *out, const report_run *run, const kolua_subject *s, const kolua_problems *complaints) {
  json_writer w;
  json_begin(&w, out, true);
  json_open(&w, '{');
  json_pair(&w, "id", s->id);
  json_pair(&w, "verdict", kolua_verdict_name(s->verdict));
  json_standing(&w, s);
  json_key(&w, "findings");
  json_open(&w, '[');
  for (size_t i = 0; i < s->finding_count; i++) json_finding(&w, &s->findings[i], run->lang);
  json_close(&w, ']');
  end_line(&w, complaints, true);
}

static void add_finding(buf *out, const kolua_finding *f) {
  buf_add(out, TEXT("{\"rule\":"));
  json_quote(out, text_of(f->rule->id));
  buf_add(out, TEXT(",\"outcome\":\""));
  buf_add_string(out, kolua_outcome_name(f->outcome));
  buf_add(out, TEXT("\",\"message\":"));
  json_quote(out, text_of(f->message));
  if (f->waiver != NULL) buf_add(out, TEXT(",\"waived\":true"));
  buf_add_char(out, '}');
}

/* Without the writer, which a small line costs more than what it holds. */
static void add_compact(buf *out, const kolua_subject *s, const kolua_problems *complaints) {
  enum { ROOM = 512 };
  char number[NUMBER_ROOM];
  json_writer w;
  size_t n = 0;
  buf_reserve(out, ROOM);
  buf_add(out, TEXT("{\"id\":"));
  json_quote(out, text_of(s->id));
  buf_add(out, TEXT(",\"verdict\":\""));
  buf_add_string(out, kolua_verdict_name(s->verdict));
  if (s->score_count > 0) {
    buf_add(out, TEXT("\",\"score\":"));
    buf_add_string(out, number_write(s->scores[0].score, true, number));
    buf_add(out, TEXT(",\"findings\":["));
  } else {
    buf_add_string(out, s->applied ? "\",\"findings\":[" : "\",\"applied\":false,\"findings\":[");
  }
  for (size_t i = 0; i < s->finding_count; i++) {
    if (!is_told(&s->findings[i])) continue;
    if (n++ > 0) buf_add_char(out, ',');
    add_finding(out, &s->findings[i]);
  }
  buf_add_char(out, ']');
  json_begin(&w, out, true);
  w.is_fresh = false;
  end_line(&w, complaints, false);
}

static void add_json_fault(buf *out, const kolua_problem *why) {
  json_writer w;
  json_begin(&w, out, true);
  json_open(&w, '{');
  json_pair(&w, "error", why->message);
  if (why->file != NULL) json_pair(&w, "file", why->file);
  if (why->line > 0) json_key(&w, "line"), json_integer(&w, why->line);
  if (why->column > 0) json_key(&w, "column"), json_integer(&w, why->column);
  json_close(&w, '}');
  buf_add_char(out, '\n');
}

/* ---- CSV */

static text outcome_word(uint8_t outcome) {
  if (outcome > KOLUA_OUTCOMES) return TEXT("");
  return text_of(outcome == KOLUA_OUTCOMES ? "waived" : kolua_outcome_name((kolua_outcome)outcome));
}

/* "rule: message; rule: message" of what is no pass. */
static text join_findings(const kolua_subject *s, arena *a) {
  buf out;
  buf_init(&out, a);
  for (size_t i = 0; i < s->finding_count; i++) {
    const kolua_finding *f = &s->findings[i];
    if (!is_told(f)) continue;
    buf_format(&out, "%s%s: %s", out.len > 0 ? "; " : "", f->rule->id, f->message);
  }
  return buf_text(&out);
}

/* "line:column: message; ..." */
static text join_complaints(const kolua_problems *all, arena *a) {
  buf out;
  buf_init(&out, a);
  for (size_t i = 0; all != NULL && i < kolua_problems_count(all); i++)
    buf_format(&out, "%s%s", out.len > 0 ? "; " : "", complaint_line(kolua_problems_get(all, i), a));
  return buf_text(&out);
}

/* To four places, as the spreadsheet writes numbers that parts its cells so. */
static text write_score(const kolua_subject *s, char separator, arena *a) {
  if (s->score_count == 0) return TEXT("");
  char room[NUMBER_ROOM];
  buf out;
  buf_init(&out, a);
  for (const char *c = number_write(round(s->scores[0].score * 10000) / 10000, true, room); *c != '\0'; c++)
    buf_add_char(&out, *c == '.' && separator == ';' ? ',' : *c);
  return buf_text(&out);
}

static bool has_column(const screened_layout *layout, const kolua_rule *r) {
  return layout->by_rule && strcmp(r->subject, layout->kind) == 0;
}

enum { FIXED = 7 };

static void add_row(buf *out, const report_run *run, const kolua_subject *s, const uint8_t *outcomes,
                    const kolua_problems *complaints, const screened_layout *layout) {
  arena *a = out->arena;
  text *cells = ARENA_ARRAY(a, FIXED + run->n_rules, text);
  size_t n = 0;
  cells[n++] = text_of(s->id);
  cells[n++] = text_of(s->name);
  cells[n++] = text_of(s->applied ? kolua_verdict_name(s->verdict) : "");
  cells[n++] = write_score(s, layout->separator, a);
  cells[n++] = s->applied ? join_findings(s, a) : text_of(words_get(W_NOT_JUDGED, run->lang));
  cells[n++] = join_complaints(complaints, a);
  cells[n++] = TEXT("");
  for (size_t i = 0; i < run->n_rules; i++)
    if (has_column(layout, &run->rules[i])) cells[n++] = outcome_word(outcomes[i]);
  cells_parted(out, cells, n, layout->separator);
}

/* "books.csv:7:3: message" */
static void add_told(buf *out, const kolua_problem *why) {
  if (why->line > 0) buf_format(out, "%s:%u:", why->file != NULL ? why->file : "", (unsigned)why->line);
  if (why->line > 0 && why->column > 0) buf_format(out, "%u:", (unsigned)why->column);
  buf_format(out, "%s%s", why->line > 0 ? " " : "", why->message);
}

static void add_row_fault(buf *out, const report_run *run, const kolua_problem *why, const screened_layout *layout) {
  arena *a = out->arena;
  text *cells = ARENA_ARRAY(a, FIXED + run->n_rules, text);
  buf told;
  buf_init(&told, a);
  add_told(&told, why);
  cells[FIXED - 1] = buf_text(&told);
  size_t n = FIXED;
  for (size_t i = 0; i < run->n_rules; i++) n += has_column(layout, &run->rules[i]);
  cells_parted(out, cells, n, layout->separator);
}

void screened_header(buf *out, const report_run *run, const screened_layout *layout) {
  static const char *const fixed[FIXED] = {"id", "name", "verdict", "score", "findings", "complaints", "error"};
  if (layout->format != KOLUA_CSV) return;
  text *cells = ARENA_ARRAY(out->arena, FIXED + run->n_rules, text);
  size_t n = 0;
  for (; n < FIXED; n++) cells[n] = text_of(fixed[n]);
  for (size_t i = 0; i < run->n_rules; i++)
    if (has_column(layout, &run->rules[i])) cells[n++] = text_of(run->rules[i].id);
  cells_parted(out, cells, n, layout->separator);
}

/* ---- either */

void screened_line(buf *out, const report_run *run, const kolua_subject *s, const uint8_t *outcomes,
                   const kolua_problems *complaints, const screened_layout *layout) {
  if (layout->format == KOLUA_CSV) add_row(out, run, s, outcomes, complaints, layout);
  else if (layout->verbose) add_verbose(out, run, s, complaints);
  else add_compact(out, s, complaints);
}

void screened_fault(buf *out, const report_run *run, const kolua_problem *why, const screened_layout *layout) {
  if (layout->format == KOLUA_TEXT) add_told(out, why);
  else if (layout->format == KOLUA_CSV) add_row_fault(out, run, why, layout);
  else add_json_fault(out, why);
}
