/* source.h: what a policy is loaded from, and loading it. */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "cli/output.h"

typedef struct source {
  const char *rules;       /* the folder of the model and the shipped packs */
  const char *file;        /* the policy file; NULL: none, then `use` */
  const char *const *use;  /* packs and folders of rules; NULL: all shipped packs */
} source;

/* What --policy names, else the policy.yaml in `folder` or above it, else all shipped packs. False: it cannot be, as
** said on stderr. */
bool source_choose(source *out, const options *asked, const char *folder);
/* The same of policies named otherwise than by --policy. */
bool source_choose_named(source *out, const options *asked, const list *named, const char *folder);
/* The same for the cases in a folder: rules beside them that the policy found there does not use are tried by themselves. */
bool source_for_cases(source *out, const options *asked, const char *folder);
bool source_uses(const kolua_policy *policy, const char *folder);  /* whether any of its rules lies there */
/* What a path leads to: a policy file, a folder of one, the folder of a pack, the folder of the model and the packs. */
void source_at(source *out, const options *asked, const char *path);

/* NULL: it cannot be used, as said on stderr. */
kolua_policy *source_load(const source *s, const options *asked);
/* The same with other settings than --set. */
kolua_policy *source_load_set(const source *s, const options *asked, const list *set);
/* The same, with the problems left to the caller; EINVAL with none of them: options that cannot be, as said on stderr. */
kolua_status source_open(kolua_policy **out, const source *s, const options *asked, const list *set,
                         kolua_problems *problems);
/* All that is wrong or doubtful with it: kolua_policy_examine; EINVAL as above. */
kolua_status source_examine(const source *s, const options *asked, kolua_problems *problems, bool *is_whole);
kolua_lang source_lang(const options *asked, const kolua_policy *policy, const kolua_data *data);  /* NULL is none */

/* What most verbs do: opens the output, chooses and loads a policy, uses it, closes and frees. Returns what `use`
** returns, or EXIT_TROUBLE. */
typedef int policy_use_fn(const kolua_policy *policy, const options *asked, output *o);
int source_use(const options *asked, policy_use_fn *use);

#endif
