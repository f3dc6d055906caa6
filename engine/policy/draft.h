/* draft.h: policies, packs and rules to start from, made from the templates that lie beside the packs.
**
** A template is a file `templates/KIND/NAME.in` in the folder of the model. Of its lines, those that begin with `@vi ` or `@en ` stand
** only in that language; {words} in braces are filled in: `name`, `lang`, what a rule is drafted with (`subject`, `path`, ...), and
** the value in force of any threshold: {lending.late.days.warn}, or a step beyond it: {lending.late.days.warn+1}. */
#ifndef POLICY_DRAFT_H
#define POLICY_DRAFT_H

#include "policy/policy.h"

typedef struct draft {
  const kolua_policy *policy;
  arena *arena, *scratch;
  kolua_lang lang;
  kolua_file_fn *each;
  void *payload;
  problems *problems;
} draft;

/* Whether `name` can name what is drafted: EINVAL, with what is wrong. */
MUST_CHECK kolua_status draft_check_name(const draft *d, kolua_draft what, text name);
/* Hands out the files of a policy, a pack or a rule. `about` is the subject that the rule judges; empty: the first of which a number is known. */
MUST_CHECK kolua_status draft_files(const draft *d, kolua_draft what, text name, text about);

#endif
