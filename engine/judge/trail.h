/* trail.h: how one rule came to its outcome on one subject, step by step. Made on demand, by running each expression again where it was
** judged; nothing of it is kept while subjects are judged. */
#ifndef JUDGE_TRAIL_H
#define JUDGE_TRAIL_H

#include "judge/judge.h"
#include "rule/eval.h"

typedef enum trail_kind {
  TRAIL_FORCE,     /* truth: whether it is in force; found: the day that counts */
  TRAIL_WHEN,      /* a condition: what is its text, truth what it comes to */
  TRAIL_EACH,      /* the list that is walked; its elements follow one deeper */
  TRAIL_ELEMENT,   /* one of them, by name; truth: whether it counts */
  TRAIL_WHERE,
  TRAIL_MEASURE,   /* found: the value */
  TRAIL_NESTED,    /* an expression within the one before */
  TRAIL_DEMAND,    /* truth: whether it is met; outcome: what that gives */
  TRAIL_ABSENT,    /* what there should be is missing: outcome is what the rule gives then */
  TRAIL_WORST, TRAIL_BEST, /* parts follow, of which the worst or the best counts */
  TRAIL_PART,
  TRAIL_FUNCTION,  /* judged by a function; read is all that it read, in order */
  TRAIL_SOFTENED,  /* by the policy, or before its day, it only warns */
  TRAIL_WAIVED,
  TRAIL_RESULT
} trail_kind;

typedef struct trail_step {
  trail_kind kind;
  size_t depth;
  text what;                  /* an expression as written, a name, a demand; may be empty */
  text found;                 /* a value as a reader reads it; empty: none */
  const value *value;         /* the same as data; NULL: none, or not known */
  bool has_truth, has_outcome;
  truth truth;
  kolua_outcome outcome;
  text why;                   /* of what is not known: why what was found is of no use; else empty */
  text origin;                /* of a demand: where its bound was written; else empty */
  const kolua_evidence *read; /* in order */
  size_t n_read;
} trail_step;

typedef struct trail {
  const kolua_finding *finding;
  const subject *kind;
  text id, name;              /* of the subject */
  trail_step *steps;
  size_t n;
} trail;

/* The way of `r` on `element`, whose kind it judges. Steps lie in `a`; the finding until the judge's next call. */
trail trail_of(judge *j, arena *a, const kolua_policy *policy, kolua_lang lang, const document *doc, const value *element,
               const rule *r);

#endif
