/* diff_words.c: what all formats of a comparison say alike: outcomes, and what made them change. */
#include "report/diff.h"

#include "base/dates.h"
#include "base/number.h"
#include "judge/message.h"
#include "report/naming.h"
#include "report/report.h"
#include "report/words.h"

#include <string.h>

#define ARROW " → "

bool diff_is_told(const subject_change *s) {
  if (s->from == NULL || s->to == NULL) return true;
  return s->from->verdict != s->to->verdict || s->n > s->n_quiet;
}

const kolua_subject *diff_subject(const subject_change *s) {
  return s->to != NULL ? s->to : s->from;
}

kolua_verdict diff_worst(const report_diff *d, bool is_later) {
  for (kolua_verdict v = KOLUA_FAIL; v > KOLUA_PASS; v--)
    for (size_t other = 0; other < STANDINGS; other++)
      if ((is_later ? d->verdicts[other][v] : d->verdicts[v][other]) > 0) return v;
  return KOLUA_PASS;
}

const char *diff_standing(size_t standing, bool is_later, kolua_lang lang) {
  if (standing == STANDING_NONE) return words_get(is_later ? W_GONE : W_NEW, lang);
  return words_verdict((kolua_verdict)standing, lang);
}

const char *diff_verdict(const kolua_subject *s, bool is_later, kolua_lang lang) {
  return diff_standing(s != NULL ? (size_t)s->verdict : STANDING_NONE, is_later, lang);
}

static void add_day(buf *out, const char *day, kolua_lang lang) {
  int64_t number;
  if (date_parse(text_of(day), &number)) show_date(out, number, lang);
  else buf_add_string(out, day);
}

text diff_run(const report_run *run, kolua_lang lang, arena *a) {
  buf out;
  buf_init(&out, a);
  report_policy_name(&out, run);
  for (size_t i = 0; i < run->n_data; i++) {
    buf_format(&out, ", %s %s ", run->data[i].file, words_get(W_AS_OF, lang));
    add_day(&out, run->data[i].as_of, lang);
  }
  return buf_text(&out);
}

text diff_outcome(const kolua_finding *f, kolua_lang lang, arena *a) {
  if (f == NULL || f->outcome == KOLUA_OUTCOME_SKIPPED) return text_of(words_get(W_NOT_JUDGED_RULE, lang));
  const char *outcome = words_outcome(f->outcome, lang);
  if (f->waiver == NULL) return text_of(outcome);
  return text_of(text_format(a, "%s, %s", outcome, words_get(W_WAIVED_COUNT, lang)));
}

const char *diff_message(const finding_change *f) {
  const bool has_later = f->to != NULL && f->to->message[0] != '\0';
  const kolua_finding *told = has_later || f->from == NULL ? f->to : f->from;
  return told->message[0] != '\0' ? told->message : told->title;
}

/* A threshold in the reader's own numbers, or as a policy file says it. */
static void add_setting(buf *out, const model *m, const char *written, const char *unit_name, kolua_lang lang) {
  int64_t integer;
  double number;
  const unit *u = model_unit(m, text_of(unit_name));
  const number_kind read = written != NULL ? number_parse(text_of(written), &integer, &number) : NUMBER_NONE;
  if (read == NUMBER_INTEGER) show_value(out, value_new_integer(out->arena, integer), u, NULL, lang);
  else if (read == NUMBER_DOUBLE) show_value(out, value_new_number(out->arena, number), u, NULL, lang);
  else buf_add_string(out, written != NULL ? written : words_get(W_FORMULA, lang));
}

/* A name within the rule goes without its id. */
static const char *short_name(const char *name, const char *id) {
  const size_t len = strlen(id);
  return strncmp(name, id, len) == 0 && name[len] == '.' ? name + len + 1 : name;
}

static const value *root_of(const report_run *run, const kolua_subject *s) {
  return s->data < run->n_data ? run->data[s->data].root : NULL;
}

static void add_value_change(buf *out, const report_diff *d, const subject_change *s, const cause *c) {
  const report_run *run = c->is_of_earlier ? d->from : d->to;
  const kolua_subject *owner = c->is_of_earlier ? s->from : s->to;
  const value *root = root_of(run, owner);
  naming_write_path_of(out, run->model, root, owner, c->name, d->to->lang);
  buf_add_string(out, ": ");
  naming_write_value(out, run->model, root, c->name, c->was, d->to->lang);
  buf_add_string(out, ARROW);
  naming_write_value(out, run->model, root, c->name, c->is, d->to->lang);
}

static void add_threshold(buf *out, const report_diff *d, const finding_change *f, const cause *c) {
  buf_format(out, "%s: ", short_name(c->name, f->rule->id));
  add_setting(out, d->to->model, c->from, c->unit, d->to->lang);
  buf_add_string(out, ARROW);
  add_setting(out, d->to->model, c->to, c->unit, d->to->lang);
}

static void add_waiver(buf *out, const cause *c, kolua_lang lang) {
  buf_format(out, "%s: %s, %s ", words_get(W_WAIVED, lang), c->from, words_get(W_UNTIL, lang));
  add_day(out, c->to, lang);
}

static void add_days(buf *out, const cause *c, kolua_lang lang) {
  buf_format(out, "%s ", words_get(W_AS_OF, lang));
  add_day(out, c->from, lang);
  buf_add_string(out, ARROW);
  add_day(out, c->to, lang);
}

text diff_cause(const report_diff *d, const subject_change *s, const finding_change *f, const cause *c, arena *a) {
  const kolua_lang lang = d->to->lang;
  buf out;
  buf_init(&out, a);
  switch (c->kind) {
    case CAUSE_THRESHOLD: add_threshold(&out, d, f, c); break;
    case CAUSE_VALUE: add_value_change(&out, d, s, c); break;
    case CAUSE_DISABLED: buf_format(&out, "%s: %s", words_get(W_DISABLED, lang), c->to); break;
    case CAUSE_ENABLED: buf_add_string(&out, words_get(W_ENABLED, lang)); break;
    case CAUSE_REMOVED: buf_add_string(&out, words_get(W_REMOVED, lang)); break;
    case CAUSE_ADDED: buf_add_string(&out, words_get(W_ADDED, lang)); break;
    case CAUSE_LEVEL: buf_add_string(&out, words_get(c->to != NULL ? W_ONLY_WARNS : W_MAY_FAIL, lang)); break;
    case CAUSE_WAIVED: add_waiver(&out, c, lang); break;
    case CAUSE_WAIVER_ENDED: buf_add_string(&out, words_get(W_WAIVER_ENDED, lang)); break;
    case CAUSE_DATE: add_days(&out, c, lang); break;
    case CAUSE_RULE: buf_add_string(&out, words_get(W_OTHER_RULE, lang)); break;
  }
  return buf_text(&out);
}
