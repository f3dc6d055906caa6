/* laws.h: what holds of every finding, tried on the cases of a run: judging again finds the same, so does judging the same data
** with the keys of its maps in the opposite order, and data with all values of a way to pass does pass. */
#ifndef JUDGE_LAWS_H
#define JUDGE_LAWS_H

#include "judge/cases.h"

/* Hands each breach to `each`; what that returns ends it. */
MUST_CHECK kolua_status laws_run(run *r, kolua_breach_fn *each, void *payload);

#endif
