/* coverage.h: which outcomes a rule can give, by what it is made of. */
#ifndef JUDGE_COVERAGE_H
#define JUDGE_COVERAGE_H

#include "policy/policy.h"

/* A bit each, 1 << kolua_outcome. ERROR is none of them. */
unsigned coverage_of(const rule *r);

#endif
