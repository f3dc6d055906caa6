/* range.h: what a number can be before there is data: from the model's ranges, through expressions.
**
** Values outside their field's range are complained about and count as missing, so a range that is told here holds of
** every value that is known. */
#ifndef RULE_RANGE_H
#define RULE_RANGE_H

#include "rule/eval.h"

typedef struct range {
  double low, high;          /* -inf and +inf where there is no bound; low > high: empty, no value */
  bool low_open, high_open;  /* the end itself is not reached */
} range;

range range_of(const node *e);                    /* of a number, a list of them, or a date as its day number */
bool range_is_known(range r);                     /* one of its ends is */
bool range_is_empty(range r);
range range_meet(range a, range b);               /* what lies in both */
/* What a demand with this bound allows; false: not to be told as a range. `bound` NULL: it takes none. */
bool range_of_demand(demand_op op, const node *bound, range *out);
/* Whether whatever lies in `r` lies in `allowed`: YES, or NO if nothing does; MAYBE. */
truth range_within(range r, range allowed);

#endif
