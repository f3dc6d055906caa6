/* verdict.h: a rule's plan run on a subject: a tree of outcomes with what each was made from. Internal to judge/. */
#ifndef JUDGE_VERDICT_H
#define JUDGE_VERDICT_H

#include "judge/judge.h"
#include "rule/eval.h"
#include "rule/outcome.h"

typedef enum skip_reason { SKIP_NONE, SKIP_NOT_APPLICABLE, SKIP_NO_ELEMENT, SKIP_NOT_IN_FORCE } skip_reason;

/* One part on one element. A leaf has measured; a node has children: the parts, or the elements of `each`. */
typedef struct verdict verdict;
struct verdict {
  const part_plan *plan;
  kolua_outcome outcome;
  skip_reason skip;
  bool in_doubt;             /* unknown only because it cannot be known whether it applies */
  bool by_absence;           /* the outcome that `absent` names: there is no element, or no measure */
  const value *element;      /* the element that the part is about; NULL: none */
  const field *element_list; /* the list it is an element of */
  const value *loops[LOOPS]; /* bound while it was judged, so that a proposal can be solved in the same place */
  bool is_perhaps_absent;    /* of a list: perhaps no element is chosen, and that would not pass */
  const waiver *waiver;      /* that accepts it: it counts as nothing; NULL: none (waive.c) */
  const demand_plan *demand; /* of a leaf: the one that decided */
  result found, warn, fail;
  const note *notes;         /* what this verdict itself read, children apart */
  size_t n_notes, n_condition; /* the first n_condition: to decide whether it applies */
  verdict **children;
  size_t n, cap;
};

/* A place to judge in: a scope, and a pool that the notes of one rule share. */
typedef struct bench {
  scope scope;
  trace trace;
  note *pool;
  size_t n_pool, cap_pool;
} bench;

enum { NOTES_OF_FINDING = 1024, NOTES_OF_VERDICT = 64 };

/* `pool` has room for NOTES_OF_FINDING notes; NULL: verdicts only, without what was read. */
void bench_open(bench *b, arena *a, note *pool, const document *doc, const subject *kind, const value *element, struct memo *memo);

/* The rule's demands on the bench's subject; not for functions. Dates and `when` of the rule included. */
verdict *verdict_of(bench *b, const rule *r);
/* The same, without a verdict: nothing is allocated. */
kolua_outcome verdict_outcome(bench *b, const rule *r);
/* Whether a rule is in force and applies: a skipped verdict, NULL if it does; *in_doubt: that cannot be known. */
verdict *verdict_unless_applies(bench *b, const rule *r, bool *in_doubt);
/* Before its warn_until, or where the policy says so, a rule that fails only warns. */
kolua_outcome verdict_soften(bench *b, const rule *r, kolua_outcome outcome);

/* The day by which a rule is in force: what the rule says, else the subject's own date, else, of subjects that have none by
** the model, as_of. False: it is not given. */
bool verdict_day(bench *b, const rule *r, int64_t *out);
/* What a rule that is a function answers; what it read is left in the bench's trace. judge.c */
script_answer judge_answer(judge *j, bench *b, const rule *r);

#endif
