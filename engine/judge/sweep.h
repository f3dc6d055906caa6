/* sweep.h: how many subjects pass, warn and fail as one threshold moves.
**
** The values that matter are those at which some subject's outcome turns: the values that are measured. Between two of them nothing
** turns, and the further a bound moves to one side the more subjects it lets through, so of a subject whose outcome is the same at two
** values nothing need be asked between them: all is exact, and takes subjects times the logarithm of the values. */
#ifndef JUDGE_SWEEP_H
#define JUDGE_SWEEP_H

#include "judge/judge.h"

typedef struct sweep sweep;

/* The threshold or parameter `name` ("RULE", if it has but one; "RULE.fail", "RULE.PART.warn", "table.row.cell"). All lies in `a`. EINVAL: there
** is no such number, it is a formula or no number or date, said with the nearest name. */
MUST_CHECK kolua_status sweep_open(sweep **out, judge *j, const kolua_policy *policy, text name, mem *m, arena *a, arena *scratch,
                                   problems *p);
/* Over the subjects of documents. ENOTHING: the rule judges none of them. */
MUST_CHECK kolua_status sweep_run(kolua_sweep *out, sweep *s, const document *const *docs, size_t n, problems *p);

/* Over a stream: records one after the other, with the outcomes that the judge has of each; then the sums. Where sweep_keeps(), because it is
** not known where a record turns, the documents must live until then. */
const subject *sweep_subject(const sweep *s);
bool sweep_keeps(const sweep *s);
void sweep_add(sweep *s, const document *doc, const uint8_t *outcomes);
/* What another sweep of the same threshold was given, by another thread. */
void sweep_take(sweep *s, const sweep *other);
MUST_CHECK kolua_status sweep_close(kolua_sweep *out, sweep *s, problems *p);

#endif
