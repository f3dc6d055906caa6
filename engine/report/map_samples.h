/* map_samples.h: how the cells of a foreign table seem to be written, seen in its first rows: what a proposed map says of
** each column. */
#ifndef REPORT_MAP_SAMPLES_H
#define REPORT_MAP_SAMPLES_H

#include "data/cell.h"

typedef struct samples {   /* of one column, trimmed, without those that say nothing */
  text *at;
  size_t n;
} samples;

/* A word that people and tools write for "not known": "-", "N/A", "#VALUE!". */
bool sample_is_empty(text t);

bool samples_are_counts(const samples *s);  /* most of them: too large for shares, and percentages too */

typedef struct decimal_votes { int point, comma, unsure; } decimal_votes;
void samples_vote(decimal_votes *v, const samples *s);
char decimal_of(const decimal_votes *v, bool *is_sure);  /* 0: no number has a sign */

typedef struct cell_guess {
  bool is_percent, is_short, is_day_unsure, is_share_unsure;
  const char *currency;    /* NULL: none */
  const char *date;        /* NULL: as the model writes it */
  const char *list;        /* "" no list */
} cell_guess;

void samples_guess(cell_guess *out, const samples *s, const field *f, field_type type, bool says_percent,
                   arena *scratch);

#endif
