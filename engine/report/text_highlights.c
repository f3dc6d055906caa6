/* text_highlights.c: what a pack wants said beneath its rows of the overview: some findings in words, and whether its groups
** stand about level. At the end of the report, what a reader must be told beside the findings. */
#include "report/text.h"

#include "judge/message.h"
#include "report/naming.h"
#include "report/words.h"

static void tell_remark(telling *t, text body) {
  sheet_entry(&t->sheet, &(entry){.indent = 2, .lead = TEXT("·"), .lead_style = STYLE_FAINT, .hang = 4, .body = body});
}

/* ---- findings in words */

static bool is_of(const kolua_finding *f, text id) {
  return f->outcome != KOLUA_OUTCOME_SKIPPED && text_is(id, f->rule->id);
}

static size_t count_findings(const report_run *run, text id) {
  size_t n = 0;
  for (size_t i = 0; i < run->n_subjects; i++)
    for (size_t k = 0; k < run->subjects[i]->finding_count; k++) n += is_of(&run->subjects[i]->findings[k], id);
  return n;
}

/* Of several subjects each is named. */
static text write_headline(telling *t, const kolua_subject *s, const kolua_finding *f, bool is_one) {
  const text said = text_of(f->message[0] != '\0' ? f->message : f->title);
  if (is_one) return said;
  buf out;
  buf_init(&out, t->scratch);
  naming_write_subject(&out, t->run->model, s, t->run->lang);
  buf_add_string(&out, " – ");
  buf_add(&out, said);
  return buf_text(&out);
}

static void tell_headline(telling *t, text id) {
  const bool is_one = count_findings(t->run, id) == 1;
  for (size_t i = 0; i < t->run->n_subjects; i++) {
    const kolua_subject *s = t->run->subjects[i];
    for (size_t k = 0; k < s->finding_count; k++)
      if (is_of(&s->findings[k], id)) tell_remark(t, write_headline(t, s, &s->findings[k], is_one));
  }
}

void highlights_tell(telling *t, const pack *p) {
  for (size_t i = 0; i < p->n_headlines; i++) tell_headline(t, p->headlines[i].id);
  const char *imbalance = report_imbalance(t->run, p, t->scratch);
  if (imbalance[0] != '\0') tell_remark(t, text_of(imbalance));
}

/* ---- notices */

void notices_tell(telling *t) {
  for (size_t i = 0; i < t->run->n_packs; i++) {
    const char *notice = report_notice(t->run, i);
    if (notice[0] == '\0') continue;
    sheet_end_line(&t->sheet);
    sheet_entry(&t->sheet, &(entry){.body = text_of(notice), .body_style = STYLE_FAINT});
  }
}
