/* shortcut.h: parts that most rules are made of, judged without a detour: a field of the subject, or simple arithmetic over such
** fields, against constants.
**
** What comes out is what judging by nodes (eval.h) gives. Where something is missing or of no use there is no answer here: nodes
** know how to say what is missing. */
#ifndef RULE_SHORTCUT_H
#define RULE_SHORTCUT_H

#include "rule/plan.h"

/* In `a`; NULL: the part must be judged by its nodes. */
const shortcut *shortcut_new(arena *a, const part_plan *plan);
/* False: nodes must tell. */
bool shortcut_judge(const shortcut *sc, const scope *s, kolua_outcome *out);
/* What a part measures that is a number; false: it is none, or nodes must tell. */
bool shortcut_number(const shortcut *sc, const scope *s, result *out);

#endif
