/* waive.h: findings that the policy accepts, taken out of what counts, and what became of each waiver. Internal to judge/.
**
** A waiver accepts what warns, fails or is unknown: of a subject, or of one part or element alone. Then the rest of the rule still counts.
** It never accepts a rule that broke, and nothing after its last day. */
#ifndef JUDGE_WAIVE_H
#define JUDGE_WAIVE_H

#include "judge/finding.h"

typedef struct waive_note {   /* of one waiver */
  bool has_ended;             /* it would have accepted something, had it not expired */
  bool has_element;           /* a verdict that it could be for has the element that it names ... */
  bool lacks_element;         /* ... or one has not, ... */
  text near;                  /* ... but one with a name like it; else empty */
} waive_note;

typedef struct waive_book {   /* of one run */
  const kolua_policy *policy;
  arena *arena;
  kolua_waiver_use *uses;     /* one for each waiver of the policy */
  waive_note *notes;          /* the same */
  int64_t latest;             /* the latest as_of of the run */
} waive_book;

void waive_open(waive_book *book, const kolua_policy *policy, arena *a);
/* Marks what is accepted of a verdict that is not a pass. NULL: something is left, and v->outcome is now of that alone; else all is
** accepted and the verdict stays what it is. */
const waiver *waive_verdict(waive_book *book, const teller *t, const rule *r, verdict *v);
/* The waiver that accepts a rule as a whole with this outcome, or NULL. */
const waiver *waive_outcome(waive_book *book, const teller *t, const rule *r, kolua_outcome outcome);
typedef struct waive_run {
  const document *const *docs;
  size_t n_docs;
  const char *only;           /* the subject that was judged; NULL: all */
} waive_run;
/* What became of the waivers that concern the run: of its rules, and of its subject. Those that have no effect, or soon
** will have none, are told as warnings, but for those of a subject that the data does not hold under this or a like id:
** they are about other data. */
const kolua_waiver_use *waive_close(const waive_book *book, const waive_run *run, size_t *n, problems *p);

#endif
