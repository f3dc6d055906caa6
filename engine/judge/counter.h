/* counter.h: what would have to change for a rule to pass. Internal to judge/. */
#ifndef JUDGE_COUNTER_H
#define JUDGE_COUNTER_H

#include "judge/finding.h"

/* Ways to pass for a rule that warns or fails: candidates from solving each broken demand for one field at a time, combined over
** parts; each was put into the data and the rule judged again. Fills f->to_pass; none left: empty. */
void counter_fill(const teller *t, const bench *b, const rule *r, const verdict *v, kolua_finding *f);

/* The same for what a function proposes. `passes` judges it again with the changes of the scope. */
typedef bool counter_passes_fn(void *payload, const change *changes, size_t n);
void counter_fill_proposed(const teller *t, const script_proposal *proposals, size_t n, counter_passes_fn *passes, void *payload,
                           kolua_finding *f);

#endif
