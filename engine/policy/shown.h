/* shown.h: rules as kolua.h shows them, and values as a policy file would write them. */
#ifndef POLICY_SHOWN_H
#define POLICY_SHOWN_H

#include "policy/policy.h"

/* Fills policy->shown from the resolved rules, in the policy's arena. */
void shown_build(kolua_policy *policy);

/* One line of YAML that reads back as the same value: 0.25, true, plain text, "quoted: text", [a, b], { k: v }. */
void shown_value(buf *out, const value *v);

#endif
