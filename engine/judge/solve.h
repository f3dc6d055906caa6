/* solve.h: the value of one field at which a measure meets a bound, the other fields staying as they are. Internal to judge/.
**
** A measure is followed down to each field it reads, and the bound is turned around on the way: through + - * /, sums, means, ages,
** shares. What comes out are candidates, no more: counter.c judges each. */
#ifndef JUDGE_SOLVE_H
#define JUDGE_SOLVE_H

#include "judge/verdict.h"

typedef enum aim { AIM_AT_MOST, AIM_AT_LEAST, AIM_EQUALS, AIM_CONTAINS, AIM_AVOIDS } aim;  /* on which side of the value the bound lies */

typedef struct candidate {
  change change;
  aim aim;
} candidate;

enum { CANDIDATES = 24 };

typedef struct solver {
  scope scope;               /* with the loops that were bound; reads are not noted */
  candidate found[CANDIDATES];
  size_t n;
} solver;

void solver_open(solver *s, const scope *at, const value *const loops[LOOPS]);
/* Adds the candidates by which `measure` would meet demand `op` with `bound`. */
void solve_demand(solver *s, const node *measure, demand_op op, const result *found, const result *bound);
/* Adds the candidates by which `measure` would be just this. */
void solve_exactly(solver *s, const node *measure, const result *target);
bool solve_is_whole(const node *measure);  /* whether all values that it can take are whole */
/* The value that a field of this type would have to take; NULL: none within its range. */
const value *solve_value(arena *a, const field *f, const result *target, aim side);

#endif
