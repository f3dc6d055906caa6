/* lint.h: what can be known to be incomplete in a policy without data. What is wrong, loading has refused; of a policy that it
** refused, but whose rules are resolved, what is sound is looked at. */
#ifndef POLICY_LINT_H
#define POLICY_LINT_H

#include "policy/policy.h"

/* Adds warnings, and errors for what shipped packs must not lack: EPOLICY then. */
MUST_CHECK kolua_status policy_lint(const kolua_policy *policy, arena *scratch, problems *p);

#endif
