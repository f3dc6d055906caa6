/* outcome.c: see outcome.h. */
#include "rule/outcome.h"

kolua_outcome outcome_worst(kolua_outcome a, kolua_outcome b) {
  return a > b ? a : b;
}

/* Of any_of a pass decides, else an unknown does, else the mildest. */
static int rank_of_best(kolua_outcome o) {
  static const int ranks[] = {[KOLUA_OUTCOME_SKIPPED] = 9, [KOLUA_OUTCOME_ERROR] = 4, [KOLUA_OUTCOME_PASS] = 0,
                              [KOLUA_OUTCOME_UNKNOWN] = 1, [KOLUA_OUTCOME_WARN] = 2,  [KOLUA_OUTCOME_FAIL] = 3};
  return ranks[o];
}

kolua_outcome outcome_combine(combine how, kolua_outcome so_far, kolua_outcome one) {
  if (one == KOLUA_OUTCOME_SKIPPED) return so_far;
  if (so_far == KOLUA_OUTCOME_SKIPPED) return one;
  if (how == COMBINE_BEST) return rank_of_best(one) < rank_of_best(so_far) ? one : so_far;
  return outcome_worst(so_far, one);
}
