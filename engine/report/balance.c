/* balance.c: groups of a pack whose scores should not lie far apart. */
#include "report/report.h"

#include "judge/message.h"

#include <string.h>

text report_score(double score, arena *a) {
  int percent = (int)(score * 100 + 0.5);
  if (percent == 100 && score < 1) percent = 99;
  if (percent == 0 && score > 0) percent = 1;
  return text_of(text_format(a, "%d%%", percent));
}

static const kolua_score *find_score(const report_run *run, text prefix) {
  const kolua_summary *all = run->summary;
  for (size_t i = 1; i < all->score_count; i++)
    if (prefix.len > 0 && text_is(prefix, all->scores[i].prefix)) return &all->scores[i];
  return NULL;
}

static text group_title(const pack *p, text prefix, kolua_lang lang) {
  for (size_t i = 0; i < p->n_groups; i++)
    if (text_equal(p->groups[i].prefix, prefix)) return show_label(p->groups[i].title, lang, prefix);
  return prefix;
}

/* Of groups with the same score the first one counts. Groups without a score have none to compare. What is not known yet may lift
** the lowest: an imbalance is told only if it stays one. */
const char *report_imbalance(const report_run *run, const pack *p, arena *a) {
  const kolua_score *lowest = NULL, *highest = NULL;
  for (size_t i = 0; i < p->balance.n; i++) {
    const kolua_score *score = find_score(run, p->balance.of[i].id);
    if (score == NULL) continue;
    if (lowest == NULL || score->score < lowest->score) lowest = score;
    if (highest == NULL || score->score > highest->score) highest = score;
  }
  if (lowest == NULL || highest->score - lowest->best <= p->balance.within + 1e-9) return "";
  const filling fillings[] = {
      {TEXT("lowest"), group_title(p, text_of(lowest->prefix), run->lang)},
      {TEXT("lowest_score"), report_score(lowest->score, a)},
      {TEXT("highest"), group_title(p, text_of(highest->prefix), run->lang)},
      {TEXT("highest_score"), report_score(highest->score, a)},
  };
  buf out;
  buf_init(&out, a);
  message_fill(&out, show_label(p->balance.apart, run->lang, (text){0}), fillings,
               sizeof fillings / sizeof fillings[0]);
  return buf_text(&out).at;
}
