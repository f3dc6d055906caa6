/* linting.h: what the checks of lint share. Each check is a file; lint.c runs them in order. */
#ifndef POLICY_LINTING_H
#define POLICY_LINTING_H

#include "policy/policy.h"
#include "rule/plan.h"

typedef struct linting {
  const kolua_policy *policy;
  arena *scratch;
  problems *problems;
  kolua_status status;
  const expr **told;   /* conditions of which something was told: rules may share them */
  size_t n_told, told_cap;
} linting;

/* A finding about a rule: a warning. */
void lint_warn(linting *l, lint_code as, place at, const rule *r, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* What a shipped pack must not lack is an error; of others a warning. */
void lint_lack(linting *l, lint_code as, place at, const rule *r, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
const char *lint_written(linting *l, const expr *e);  /* as in a rule; in the scratch */

/* Where the bound is written; the column of the demand's word if its own is not known. `bound` NULL: it takes none. */
place lint_bound_place(const demand_plan *d, const node *bound);

/* ---- the checks */

void lint_texts(linting *l, const rule *r);
void lint_kept_texts(linting *l);                 /* those of YAML files */
void lint_conditions(linting *l, const rule *r);     /* conditions and demands that always or never hold */
void lint_limits(linting *l);                        /* of several rules on one thing */

#endif
