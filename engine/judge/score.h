/* score.h: counts and weighted scores of findings, whole and for each prefix of rule ids. Internal to judge/. */
#ifndef JUDGE_SCORE_H
#define JUDGE_SCORE_H

#include "judge/judge.h"

/* Running sums: one line a prefix, in the order of first meeting, [0] the whole. */
typedef struct tally {
  arena *arena;
  struct tally_line { text prefix; double met, best, weight; } *lines;
  size_t n, cap;
  size_t counts[KOLUA_OUTCOMES];  /* without what is waived */
  size_t waived;
} tally;

void tally_open(tally *t, arena *a);
void tally_add(tally *t, const kolua_finding *f);
void tally_merge(tally *into, const tally *from);
const kolua_score *tally_scores(const tally *t, arena *a, size_t *n);
/* pass, warn or fail of what was counted; unknown counts as `unknown`. */
kolua_verdict tally_verdict(const tally *t, kolua_outcome unknown);
bool tally_applied(const tally *t);   /* any outcome but skipped, waived ones too */

#endif
