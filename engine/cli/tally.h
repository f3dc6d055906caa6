/* tally.h: what a run of `screen` adds up to, told on stderr while it goes on and at its end. */
#ifndef CLI_TALLY_H
#define CLI_TALLY_H

#include "cli/batch.h"
#include "cli/screens.h"

typedef struct tally {
  size_t records, errors, complained;  /* complained: records of which some value counts as missing for what is wrong with it */
  size_t idle;                /* records to which no rule applies: they have no verdict */
  size_t verdicts[KOLUA_FAIL + 1];
  double begin, told;         /* seconds: when it began, when progress was told last */
  kolua_lang lang;            /* of what is told */
  bool is_quiet, shows_progress;
} tally;

void tally_begin(tally *t, kolua_lang lang, bool is_quiet);
void tally_add(tally *t, const screened *found);
void tally_progress(tally *t);  /* a line on a terminal, now and then */
void tally_tell(const tally *t, const screens *s);
/* Findings that are unknown. */
uint64_t tally_unknowns(const screens *s);

#endif
