/* text_finding.c: one finding as a block: what is wrong, on what data, why it matters, what to do.
**
**   Fail     Late returns: 34%, more than the 30% allowed                       critical · lending.late.share
**            Data      plan.yaml:42:19
**            Why       ...
**
** Where message and title say the same, the message is the headline; else the title is, and messages follow. */
#include "report/text.h"

#include "report/naming.h"
#include "report/words.h"

#include <string.h>

enum { EVIDENCE_SHOWN = 4 };

static style outcome_style(kolua_outcome o) {
  switch (o) {
    case KOLUA_OUTCOME_PASS: return STYLE_GOOD;
    case KOLUA_OUTCOME_WARN: return STYLE_CAUTION;
    case KOLUA_OUTCOME_UNKNOWN: return STYLE_OPEN;
    case KOLUA_OUTCOME_FAIL:
    case KOLUA_OUTCOME_ERROR: return STYLE_BAD;
    case KOLUA_OUTCOME_SKIPPED: break;
  }
  return STYLE_FAINT;
}

/* "title: rest" */
static bool repeats_title(const kolua_finding *f) {
  const text message = text_of(f->message);
  const size_t len = strlen(f->title);
  return text_starts(message, f->title) && message.len > len && (message.at[len] == ':' || message.at[len] == ' ');
}

static size_t count_told(const kolua_finding *f) {
  size_t n = 0;
  for (size_t i = 0; i < f->part_count; i++) n += f->parts[i].outcome > KOLUA_OUTCOME_PASS;
  return n;
}

static void tell_headline(telling *t, const kolua_finding *f, bool by_message) {
  const char *severity = words_severity(f->rule->severity, t->run->lang);
  const text tail = text_of(text_format(t->scratch, "%s · %s", severity, f->rule->id));
  sheet_entry(&t->sheet, &(entry){.indent = 2,
                                  .lead = text_of(words_outcome(f->outcome, t->run->lang)),
                                  .lead_style = outcome_style(f->outcome),
                                  .hang = t->hang,
                                  .body = text_of(by_message ? f->message : f->title),
                                  .body_style = STYLE_STRONG,
                                  .tail = tail});
}

static void tell_line(telling *t, text line) {
  sheet_entry(&t->sheet, &(entry){.hang = t->hang, .body = line});
}

/* ---------------------------------------------------------------- messages */

static void tell_part(telling *t, const kolua_finding *f, const kolua_part *p) {
  text line = text_of(p->message);
  if (p->outcome != f->outcome) {
    line = text_of(text_format(t->scratch, "%s – %s", p->message, words_counted(p->outcome, 1, t->run->lang)));
  }
  tell_line(t, line);
  if (p->waiver != NULL) waivers_tell_of(t, p->waiver);
}

static void tell_messages(telling *t, const kolua_finding *f) {
  if (count_told(f) < 2) {
    if (f->message[0] != '\0') tell_line(t, text_of(f->message));
    return;
  }
  for (int outcome = KOLUA_OUTCOME_ERROR; outcome > KOLUA_OUTCOME_PASS; outcome--) {
    for (size_t i = 0; i < f->part_count; i++) {
      if ((int)f->parts[i].outcome == outcome) tell_part(t, f, &f->parts[i]);
    }
  }
}

/* ---------------------------------------------------------------- evidence */

static text write_evidence(telling *t, const kolua_evidence *e) {
  buf shown;
  buf_init(&shown, t->scratch);
  naming_write_path_of(&shown, t->run->model, t->root, t->subject, e->path, t->run->lang);
  buf_add_string(&shown, ": ");
  naming_write_value(&shown, t->run->model, t->root, e->path, e->value, t->run->lang);
  return buf_text(&shown);
}

static void tell_evidence(telling *t, const kolua_finding *f) {
  const size_t most = t->layout->verbose ? f->evidence_count : EVIDENCE_SHOWN;
  for (size_t i = 0; i < f->evidence_count && i < most; i++) {
    const kolua_evidence *e = &f->evidence[i];
    const text where = e->line > 0 ? telling_place(t, e->file, e->line, e->column) : text_of(e->path);
    telling_line(t, i == 0 ? words_get(W_WHERE, t->run->lang) : "", write_evidence(t, e), where);
  }
  if (f->evidence_count <= most) return;
  const size_t left = f->evidence_count - most;
  const char *more = words_get(left == 1 ? W_ONE_MORE_READ : W_MORE_READ, t->run->lang);
  telling_line(t, "", text_of(text_format(t->scratch, "+ %zu %s", left, more)), (text){0});
}

/* ---------------------------------------------------------------- what would pass */

static void write_change(buf *out, const telling *t, const kolua_change *c) {
  const field *f = naming_find(t->run->model, t->root, c->path).field;
  naming_write_path_of(out, t->run->model, t->root, t->subject, c->path, t->run->lang);
  buf_add_string(out, ": ");
  naming_write_demand(out, c->op, c->value, f != NULL ? f->unit : NULL, f, t->run->lang);
}

static void tell_to_pass(telling *t, const kolua_finding *f) {
  if (f->to_pass_count == 0) return;
  buf out;
  buf_init(&out, t->scratch);
  for (size_t i = 0; i < f->to_pass_count; i++) {
    const kolua_way *way = &f->to_pass[i];
    if (i > 0) buf_format(&out, "; %s ", words_get(W_OR, t->run->lang));
    for (size_t j = 0; j < way->count; j++) {
      if (j > 0) buf_format(&out, " %s ", words_get(W_AND, t->run->lang));
      write_change(&out, t, &way->changes[j]);
    }
  }
  telling_line(t, words_get(W_TO_PASS, t->run->lang), buf_text(&out), (text){0});
}

static void tell_sources(telling *t, const kolua_finding *f) {
  buf out;
  buf_init(&out, t->scratch);
  for (size_t i = 0; i < f->rule->source_count; i++) {
    const kolua_source *s = &f->rule->sources[i];
    const char *title = s->title[t->run->lang];
    buf_format(&out, "%s%s", i > 0 ? "; " : "", title[0] != '\0' ? title : s->id);
  }
  if (out.len > 0) telling_line(t, words_get(W_SOURCES, t->run->lang), buf_text(&out), (text){0});
}

static void tell_texts(telling *t, const kolua_finding *f) {
  const kolua_lang lang = t->run->lang;
  if (f->reason[0] != '\0') telling_line(t, words_get(W_WHY, lang), text_of(f->reason), (text){0});
  if (f->remedy[0] != '\0') telling_line(t, words_get(W_REMEDY, lang), text_of(f->remedy), (text){0});
}

/* What is to be pasted keeps its paragraphs. It is long: unless all is asked for, where to find it is enough. */
static void tell_wording(telling *t, const kolua_finding *f) {
  const char *rest = report_wording(f, t->run->lang), *lead = words_get(W_WORDING, t->run->lang);
  if (rest[0] != '\0' && !t->layout->verbose)
    rest = text_format(t->scratch, "%skolua explain %s --lang %s", words_get(W_SEE_WORDING, t->run->lang), f->rule->id,
                       kolua_lang_name(t->run->lang));
  for (size_t len; *rest != '\0'; rest += len + (rest[len] == '\n'), lead = "") {
    len = strcspn(rest, "\n");
    telling_line(t, lead, (text){rest, len}, (text){0});
  }
}

static void tell_rule_place(telling *t, const kolua_finding *f) {
  if (f->outcome != KOLUA_OUTCOME_ERROR) return;
  telling_line(t, words_get(W_RULE, t->run->lang), telling_place(t, f->rule->file, f->rule->line, 0), (text){0});
}

void finding_tell(telling *t, const kolua_finding *f) {
  const bool by_message = repeats_title(f) && count_told(f) < 2;
  sheet_end_line(&t->sheet);
  tell_headline(t, f, by_message);
  if (!by_message) tell_messages(t, f);
  tell_rule_place(t, f);
  tell_evidence(t, f);
  tell_texts(t, f);
  tell_to_pass(t, f);
  tell_wording(t, f);
  tell_sources(t, f);
}

void finding_tell_waived(telling *t, const kolua_finding *f) {
  const char *was = words_counted(f->outcome, 1, t->run->lang);
  const char *said = repeats_title(f) ? f->message : text_format(t->scratch, "%s: %s", f->title, f->message);
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.indent = 2,
                                  .lead = text_of(words_get(W_WAIVED, t->run->lang)),
                                  .lead_style = STYLE_FAINT,
                                  .hang = t->hang,
                                  .body = text_of(text_format(t->scratch, "%s – %s", said, was)),
                                  .tail = text_of(f->rule->id)});
  tell_evidence(t, f);
  waivers_tell_of(t, f->waiver);
}

void finding_tell_briefly(telling *t, const kolua_finding *f) {
  const char *said = f->outcome == KOLUA_OUTCOME_SKIPPED ? f->why : f->message;
  const char *body = said[0] == '\0' ? f->title : text_format(t->scratch, "%s: %s", f->title, said);
  if (repeats_title(f)) body = f->message;
  sheet_entry(&t->sheet, &(entry){.indent = 2,
                                  .lead = text_of(words_outcome(f->outcome, t->run->lang)),
                                  .lead_style = outcome_style(f->outcome),
                                  .hang = t->hang,
                                  .body = text_of(body),
                                  .tail = text_of(f->rule->id)});
}
