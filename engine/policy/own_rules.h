/* own_rules.h: criteria on one field that a policy file states itself, without Lua: entries of `rules`. */
#ifndef POLICY_OWN_RULES_H
#define POLICY_OWN_RULES_H

#include "policy/policy_file.h"

/* Adds the rules of all files to the policy's, which are loaded and not yet set or resolved. An entry of a nearer file stands for that of
** a further one with the same id. One in which something is wrong is noted
** as refused. EPOLICY. */
MUST_CHECK kolua_status own_rules_read(kolua_policy *policy, const policy_files *files, problems *p);

#endif
