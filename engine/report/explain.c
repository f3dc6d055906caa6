/* explain.c: one rule told to a person in a terminal: what it judges and asks for, with the limits in force and where they were
** set, why it matters, what to do, and on what it rests. What is told stands in told.c; here it is laid out. */
#include "report/told.h"

#include "base/utf8.h"
#include "report/text_layout.h"

#include <string.h>

typedef struct explaining {
  sheet sheet;
  kolua_lang lang;
  size_t hang;      /* where what follows a label starts */
  text last_origin; /* one origin is told once for all that follow from it */
} explaining;

static void tell_title(explaining *x, const kolua_rule *r) {
  sheet_entry(&x->sheet, &(entry){.lead = text_of(told_in(x->lang, r->title)), .lead_style = STYLE_STRONG});
  sheet_entry(&x->sheet, &(entry){.body = text_of(r->id), .body_style = STYLE_FAINT});
  sheet_end_line(&x->sheet);
}

static void tell_part(explaining *x, const told *one) {
  sheet_end_line(&x->sheet);
  sheet_entry(&x->sheet,
              &(entry){.indent = 2 * one->depth - 2, .lead = one->body, .lead_style = STYLE_STRONG, .tail = one->tail});
}

static text take_tail(explaining *x, const told *one) {
  if (one->kind == TOLD_EARLIER) x->last_origin = (text){0};
  if (one->kind != TOLD_THRESHOLD) return one->tail;
  const bool is_told = text_equal(one->tail, x->last_origin);
  x->last_origin = one->tail;
  return is_told ? (text){0} : one->tail;
}

static void tell_line(explaining *x, const told *one) {
  sheet_entry(&x->sheet, &(entry){.indent = 2 * one->depth,
                                  .lead = text_of(one->goes_on ? "" : words_get(one->label, x->lang)),
                                  .lead_style = STYLE_FAINT,
                                  .hang = x->hang + 2 * one->depth,
                                  .body = one->body,
                                  .tail = take_tail(x, one)});
}

/* Parts are set apart by empty lines, also from what follows the last of them. */
static void tell_all(explaining *x, told_list list) {
  for (size_t i = 0; i < list.n; i++) {
    const told *one = &list.at[i];
    if (i > 0 && one->depth == 0 && list.at[i - 1].depth > 0) sheet_end_line(&x->sheet);
    if (one->kind == TOLD_PART) tell_part(x, one);
    else tell_line(x, one);
  }
}

static size_t label_width(kolua_lang lang) {
  static const report_word labels[] = {
      W_JUDGES,   W_SEVERITY, W_IN_FORCE,   W_JUDGED_BY,  W_APPLIES_WHEN, W_FOR_EACH, W_ONLY_THOSE,
      W_MEASURES, W_DEMANDS,  W_WITHOUT_IT, W_THRESHOLDS, W_READS,        W_WHY,      W_REMEDY,
      W_WORDING,  W_SOURCES,  W_WAIVED,     W_NOTICE,     W_PLACE,        W_POLICY,   W_USED_BY,
  };
  size_t most = 0;
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    const size_t width = utf8_width(text_of(words_get(labels[i], lang)));
    if (width > most) most = width;
  }
  return most;
}

kolua_status report_explain(const kolua_policy *policy, size_t i, kolua_lang lang, unsigned columns, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  explaining x = {.sheet = {.out = &o, .columns = columns}, .lang = lang, .hang = label_width(lang) + 2};
  tell_title(&x, &policy->shown[i]);
  tell_all(&x, told_of_rule(&(teller){sink.scratch, policy, i, lang, false}));
  return writer_close(&o);
}

kolua_status report_explain_table(const kolua_policy *policy, const char *id, kolua_lang lang, unsigned columns,
                                  report_sink sink) {
  writer o;
  writer_open(&o, sink);
  explaining x = {.sheet = {.out = &o, .columns = columns}, .lang = lang, .hang = label_width(lang) + 2};
  const told_list list = told_of_table(&(teller){sink.scratch, policy, 0, lang, false}, text_of(id));
  if (list.n > 0) sheet_entry(&x.sheet, &(entry){.lead = text_of(id), .lead_style = STYLE_STRONG});
  if (list.n > 0) sheet_end_line(&x.sheet);
  tell_all(&x, list);
  const kolua_status status = writer_close(&o);
  return list.n > 0 ? status : KOLUA_EINVAL;
}
