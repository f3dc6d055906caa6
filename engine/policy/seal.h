/* seal.h: the digest of a policy. */
#ifndef POLICY_SEAL_H
#define POLICY_SEAL_H

#include "policy/policy_file.h"

/* Over all that decides verdicts and nothing else: the engine's version, the model and what policy files add to it, the
** rule files by pack and name, the values in force, which rules are judged, what an unknown counts as, and the limits
** that count alike on each machine. Not over where files lie, their order, comments of a policy file, or texts of packs. */
void seal_policy(kolua_policy *policy, text model_source, const policy_files *files);

#endif
