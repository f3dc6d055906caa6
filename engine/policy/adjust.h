/* adjust.h: what a policy file changes in rules beside their thresholds: which are disabled, which only warn, what they weigh. */
#ifndef POLICY_ADJUST_H
#define POLICY_ADJUST_H

#include "policy/policy_file.h"

/* Marks what `disable` and `level` name and sets what `weight` says, of a rule before of its pack. All mistakes at once; EPOLICY. */
MUST_CHECK kolua_status policy_adjust(kolua_policy *policy, const policy_file *file, problems *p);

#endif
