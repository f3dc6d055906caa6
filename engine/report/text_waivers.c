/* text_waivers.c: what a policy accepts for a time: with the subject, so that no finding is hidden, and all together at the end. */
#include "report/text.h"

#include "base/dates.h"
#include "judge/message.h"
#include "report/words.h"

static void add_day(buf *out, const char *day, kolua_lang lang) {
  int64_t number;
  if (date_parse(text_of(day), &number)) show_date(out, number, lang);
  else buf_add_string(out, day);
}

void report_grant(buf *out, const kolua_waiver *w, kolua_lang lang) {
  buf_format(out, "%s – %s, %s %s, %s ", w->reason, w->owner, words_get(W_APPROVED_BY, lang), w->approved_by,
             words_get(W_UNTIL, lang));
  add_day(out, w->until, lang);
}

void waivers_tell_of(telling *t, const kolua_waiver *w) {
  buf grant;
  buf_init(&grant, t->scratch);
  report_grant(&grant, w, t->run->lang);
  telling_line(t, words_get(W_WAIVED, t->run->lang), buf_text(&grant), telling_place(t, w->file, w->line, w->column));
}

static text write_use(telling *t, const kolua_waiver *w) {
  const kolua_lang lang = t->run->lang;
  buf out;
  buf_init(&out, t->scratch);
  buf_format(&out, "%s, %s", w->rule, w->subject[0] != '\0' ? w->subject : words_get(W_EVERY_SUBJECT, lang));
  if (w->part[0] != '\0') buf_format(&out, ", %s", w->part);
  if (w->element[0] != '\0') buf_format(&out, ", %s", w->element);
  buf_add_string(&out, ": ");
  report_grant(&out, w, lang);
  return buf_text(&out);
}

static style state_style(kolua_waiver_state state) {
  return state == KOLUA_WAIVER_USED ? STYLE_PLAIN : STYLE_CAUTION;
}

void waivers_tell(telling *t) {
  const kolua_summary *all = t->run->summary;
  if (all->waiver_count == 0) return;
  const text head = text_of(words_get(W_WAIVERS, t->run->lang));
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.body = head, .body_style = STYLE_STRONG});
  for (size_t i = 0; i < all->waiver_count; i++) {
    const kolua_waiver_use *use = &all->waivers[i];
    const text where = telling_place(t, use->waiver->file, use->waiver->line, use->waiver->column);
    const char *lead = text_format(t->scratch, "%s:", words_waiver(use->state, t->run->lang));
    sheet_entry(&t->sheet, &(entry){.indent = 2,
                                    .lead = text_of(lead),
                                    .lead_style = state_style(use->state),
                                    .hang = 4,
                                    .body = write_use(t, use->waiver),
                                    .tail = where});
  }
}
