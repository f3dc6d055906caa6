/* cases.h: the policy's own tests, as people write them beside the rules.
**
** A case gives the few fields that matter, or a whole file of data, or the one laid over the other, and says what a
** rule must find. It runs through the same binding and judging as everything else. What data would be complained about
** for (a required field that the case leaves out) is not held against it; a key that the model does not know is. */
#ifndef JUDGE_CASES_H
#define JUDGE_CASES_H

#include "policy/policy.h"

/* Runs each case of a file and hands it to `each`. A case that cannot be run is one that did not pass, a problem, and
** EDATA in the end, after all others have run. Cases of rules that the policy leaves out are passed over. */
MUST_CHECK kolua_status cases_run(const kolua_policy *policy, arena *a, arena *scratch, const char *path,
                                  kolua_case_fn *each, void *payload, problems *p);

#endif
