/* filter.h: which rules of a policy are judged, by globs of their ids. */
#ifndef POLICY_FILTER_H
#define POLICY_FILTER_H

#include "rule/rule.h"

/* `*` is any run of characters, `?` any one; the whole of `t` must match. Takes at most pattern times text steps. */
bool glob_matches(text pattern, text t);

/* Keeps the rules that some glob of `only` names (NULL: all) and none of `except`; those left out stand behind them in
** rs->rules. A glob that names no rule is an error. */
MUST_CHECK kolua_status filter_rules(ruleset *rs, size_t *n_left_out, const char *const *only, const char *const *except,
                                     arena *scratch, problems *p);

#endif
