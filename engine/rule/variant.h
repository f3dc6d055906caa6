/* variant.h: a rule compiled anew with one number of its own, which may then be set again and again: what would it say at another
** threshold? The rule that it is made from, and all that shares a table with it, notice nothing. */
#ifndef RULE_VARIANT_H
#define RULE_VARIANT_H

#include "rule/plan.h"

typedef struct variant {
  rule *rule;                /* the copy; not in the rule set, and run without a memo */
  const demand *demand;      /* of a threshold: the copy's demand that it bounds ... */
  bool is_warn;              /* ... and which of its two bounds */
  const part_plan *part;     /* of a threshold: where it stands ... */
  node *bound;               /* ... and what is set */
  cell *cell;                /* of a cell: what is set */
} variant;

/* False: the threshold is a formula. */
bool variant_of_threshold(variant *out, const ruleset *rs, const rule *r, const threshold *t, arena *a, arena *scratch);
/* Of a cell of a table that the rule asks, or of a function's own parameter. */
bool variant_of_cell(variant *out, const ruleset *rs, const rule *r, const parameter *table, const cell *c, arena *a,
                     arena *scratch);
/* `to` is of the kind that it was, and outlives the next use. */
void variant_set(variant *v, const value *to);

#endif
