/* boundary.h: whether verdicts change exactly at the thresholds of the rules. */
#ifndef JUDGE_BOUNDARY_H
#define JUDGE_BOUNDARY_H

#include "judge/cases.h"

/* Makes, from the kept cases of each rule made of demands, cases at each of its thresholds and a step to either side, judges
** them, and hands what came out to `each`, a threshold at a time; what that returns ends it. */
MUST_CHECK kolua_status boundary_run(run *r, kolua_bound_fn *each, void *payload);

#endif
