/* outcome.h: several outcomes as one. */
#ifndef RULE_OUTCOME_H
#define RULE_OUTCOME_H

#include "rule/rule.h"

kolua_outcome outcome_worst(kolua_outcome a, kolua_outcome b);
/* What is skipped counts as nothing: SKIPPED is both the start and the outcome of nothing but skipped ones. */
kolua_outcome outcome_combine(combine how, kolua_outcome so_far, kolua_outcome one);

#endif
