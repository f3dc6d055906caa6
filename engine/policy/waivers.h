/* waivers.h: the findings that a policy accepts for a time: entries of `waive`. */
#ifndef POLICY_WAIVERS_H
#define POLICY_WAIVERS_H

#include "policy/policy_file.h"

/* Adds the waivers of all files to the policy, whose rules are loaded and not yet resolved. Each names a rule, says why, who answers for it, who
** approved it and until when; what is wrong in one does not hide what is wrong in the next. EPOLICY. */
MUST_CHECK kolua_status waivers_read(kolua_policy *policy, const policy_files *files, problems *p);

#endif
