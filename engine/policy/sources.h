/* sources.h: where rules come from, as sources.yaml lists it: an id, a title, and why no rule checks it, where none can. */
#ifndef POLICY_SOURCES_H
#define POLICY_SOURCES_H

#include "policy/form.h"
#include "policy/policy.h"

/* Gives the rule set its sources, in the order of the file's tree, whose texts they keep. */
void sources_read(ruleset *rs, form *f, const value *tree, arena *a);

#endif
