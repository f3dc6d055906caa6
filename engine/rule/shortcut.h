/* shortcut.h: parts that most rules are made of, judged without a detour: a field of the subject, or simple arithmetic over such
** fields, against constants.
**
** What comes out is what judging by nodes (eval.h) gives. Where something is missing or of no use there is no answer here: nodes
** know how to say what is missing. */
#ifndef RULE_SHORTCUT_H
#define RULE_SHORTCUT_H

#include "rule/plan.h"

/* In `a`; NULL: the part must be judged by its nodes. */
shortcut *shortcut_new(arena *a, const part_plan *plan);
/* A number that bounds a demand of the plan is another now (variant.h). */
void shortcut_update(shortcut *sc, const part_plan *plan);
/* False: nodes must tell. */
bool shortcut_judge(const shortcut *sc, const scope *s, kolua_outcome *out);
/* What a part measures that is a number, a text or a list of texts; false: it is something else, or nodes must tell. */
bool shortcut_value(const shortcut *sc, const scope *s, result *out);

/* Whether a part, all that it holds compiled, needs no nodes to be judged while all is there: for plan->is_short. */
bool shortcut_is_enough(const part_plan *plan);
/* The outcome of such a part, or of its one shortcut where nothing but that decides; in a scope without changes. UNKNOWN: nodes must tell. */
kolua_outcome shortcut_outcome_of_part(const part_plan *plan, const scope *s);
kolua_outcome shortcut_outcome(const shortcut *sc, const scope *s);

#endif
