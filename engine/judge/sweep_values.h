/* sweep_values.h: the values at which some subject's outcome turns. Internal to sweep*.c. */
#ifndef JUDGE_SWEEP_VALUES_H
#define JUDGE_SWEEP_VALUES_H

#include "judge/sweep_target.h"

/* Fills s->values, ascending, each once: those measured, the one in force, the ends of what is allowed; and where a rule does not
** simply compare, those found by search. */
void sweep_find_values(sweep *s);
/* The same with the values of turns that were counted. */
void sweep_take_values(sweep *s, const struct turns *t);
/* Adds the values that a subject turns at, behind those that are there, in no order. */
void sweep_measure(sweep *s, const swept_subject *one);

/* Exactly, for sorting: what is near enough to be one (result_compare) has no order that could be sorted by. */
int sweep_order(const result *a, const result *b);

#endif
