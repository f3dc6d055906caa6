/* mutate.h: whether the cases of a run notice when a rule is changed. */
#ifndef JUDGE_MUTATE_H
#define JUDGE_MUTATE_H

#include "judge/cases.h"

/* Makes every mutant of the rules that have cases, one after the other, judges the rule's cases by it until one is not as
** expected, and hands it to `each`. Those that do not compile are none. What `each` returns ends it. */
MUST_CHECK kolua_status mutate_run(run *r, kolua_mutant_fn *each, void *payload);

#endif
