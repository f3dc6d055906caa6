/* sweep_target.h: the number that is swept, and what the rules that use it say at another value. Internal to sweep*.c. */
#ifndef JUDGE_SWEEP_TARGET_H
#define JUDGE_SWEEP_TARGET_H

#include "judge/judge.h"
#include "judge/sweep.h"
#include "judge/waive.h"
#include "rule/variant.h"

typedef struct swept_subject {
  const document *doc;
  const value *element;
  bool fails_otherwise;       /* by a rule that is not swept */
  double *turns;              /* the values at which its outcome may turn, as sweep_number tells them; in no order */
  size_t n_turns;
} swept_subject;

typedef struct swept_value {
  result at;                  /* NUMBER or DATE */
  const value *value;
  bool is_in_force;
} swept_value;

struct sweep {
  const kolua_policy *policy;
  judge *judge;               /* of the policy as it is */
  mem *mem;
  arena *arena, *scratch;
  problems *problems;
  /* what is swept */
  const char *name;
  const threshold *threshold; /* or ... */
  const parameter *table;
  const cell *cell;
  const value *in_force;
  const unit *unit;
  const field *field;         /* what a threshold bounds; NULL: computed */
  const kolua_rule *shown;    /* the first rule that uses it */
  const subject *kind;
  variant *variants;          /* one for each rule that uses it ... */
  const rule **originals;     /* ... made from this one, which waivers name */
  size_t n_variants;
  bool needs_search;          /* a rule uses it otherwise than as the bound of a demand: where it turns must be searched */
  kolua_policy *apart;        /* of a function: a policy with its variant alone ... */
  judge *apart_judge;         /* ... and its judge, made anew for each value */
  waive_book waived;          /* only to ask: what is used at some value is told of no run */
  /* over what */
  const document **docs;
  size_t n_docs, docs_room;
  struct turns *turns;        /* what is counted as it comes (sweep_turns.h); NULL: subjects are kept */
  swept_subject *subjects;
  size_t n_subjects, n_noted;
  swept_value *values;        /* ascending */
  size_t n_values, values_room;
};

MUST_CHECK kolua_status sweep_find_target(sweep *s, text name);
/* A number, or of a date its day number. */
double sweep_number(const result *at);
void sweep_set(sweep *s, const swept_value *to);
const value *sweep_value(arena *a, const result *at);
/* What a subject counts as: an outcome, or SWEPT_WAIVED: something is accepted, and nothing is left that is a remark. */
enum { SWEPT_WAIVED = KOLUA_OUTCOMES, SWEPT_STATES };
bool sweep_fails(const sweep *s, size_t state);
/* The worst of the rules' outcomes at what is set. */
size_t sweep_outcome(sweep *s, const swept_subject *one);
void sweep_release(void *s);

#endif
