/* proofs.h: what `test` proves with cases that ran: what they reach (--coverage), whether they notice mutants, whether findings
** keep to the laws (--mutate), whether verdicts change at the thresholds (--boundary). */
#ifndef CLI_PROOFS_H
#define CLI_PROOFS_H

#include "cli/tests.h"

typedef struct proofs {
  const options *asked;
  double at_least;    /* percent of what a proof counts, to be enough */
  list folders;       /* of which cases ran as a whole: rules beside them count, be there a case or not */
  proof coverage, mutants, laws, bounds;
  size_t cases, rules, rules_reached, n_wrong;
} proofs;

/* False: --at-least cannot be as it is, as said on stderr. */
bool proofs_open(proofs *p, const options *asked);
bool proofs_need_kept(const options *asked);  /* whether cases must be kept for them */
/* Adds what the cases of a run prove; false: not all of it could be, as said on stderr. */
bool proofs_make(proofs *p, kolua_tests *run);
/* Tells them all; whether they are enough. */
bool proofs_tell(proofs *p, const teller *teller, telling *telling);

#endif
