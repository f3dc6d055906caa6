/* claims.h: what conditions and demands say of single values, and whether that can all be.
**
** A claim is one test, or its opposite, of one operand: `book.pages:at_most(5)`. Operands are the same if they are written the
** same: within one part of a rule, equal paths mean equal values. */
#ifndef POLICY_CLAIMS_H
#define POLICY_CLAIMS_H

#include "policy/linting.h"

typedef struct claim {
  text operand;            /* as written */
  const node *measured;
  demand_op op;
  const node *bound;       /* NULL: it takes none */
  bool is_negated;
} claim;

typedef struct claims {
  claim *at;
  size_t n, cap;
} claims;

void claims_add(linting *l, claims *to, claim c);
/* Those of a condition that all hold when it does; with `is_negated`, when it does not. */
void claims_of(linting *l, claims *to, const node *condition, bool is_negated);
/* Whether they cannot all hold; *operand (may be NULL) is of which value they ask too much. In doubt they can. */
bool claims_exclude(const claims *all, text *operand);

#endif
