/* sweep_values.h: the values at which some subject's outcome turns. Internal to sweep*.c. */
#ifndef JUDGE_SWEEP_VALUES_H
#define JUDGE_SWEEP_VALUES_H

#include "judge/sweep_target.h"

/* Fills s->values, ascending, each once: those measured, the one in force, the ends of what is allowed; and where a rule does not
** simply compare, those found by search. */
void sweep_find_values(sweep *s);

#endif
