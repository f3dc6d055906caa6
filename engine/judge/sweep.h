/* sweep.h: how many subjects pass, warn and fail as one threshold moves.
**
** The values that matter are those at which some subject's outcome turns: the values that are measured. Between two of them nothing
** turns, and the further a bound moves to one side the more subjects it lets through, so of a subject whose outcome is the same at two
** values nothing need be asked between them: all is exact, and takes subjects times the logarithm of the values. */
#ifndef JUDGE_SWEEP_H
#define JUDGE_SWEEP_H

#include "judge/judge.h"

/* Sweeps the threshold or parameter `name` ("RULE", if it has but one; "RULE.fail", "RULE.PART.warn", "table.row.cell") over the subjects
** of the documents. Rows lie in `a`. EINVAL: there is no such number, it is a formula or no number or date, said with the nearest name.
** ENOTHING: the rule judges none of the subjects. */
MUST_CHECK kolua_status sweep_run(kolua_sweep *out, judge *j, const kolua_policy *policy, const document *const *docs, size_t n,
                                  text name, mem *m, arena *a, arena *scratch, problems *p);

#endif
