/* policy_file.h: what a policy file says, before it is applied. */
#ifndef POLICY_POLICY_FILE_H
#define POLICY_POLICY_FILE_H

#include "policy/loader.h"
#include "policy/policy.h"

typedef struct policy_file {
  const char *path;     /* as shown; NULL: there is no policy file, and nothing below is given */
  const char *folder;   /* what its paths are relative to */
  const char *root;     /* what they must not leave */
  const value *use;     /* NULL: all shipped packs */
  const value *set;     /* a map or NULL, as is ... */
  const value *fields;
  const value *weight;
  const value *level;
  const value *disable; /* a list or NULL, as is */
} policy_file;

/* Reads `written`, or the file `path` if that is NULL; a folder stands for its policy.yaml. Name, version, language and
** what an unknown counts as go into the policy. */
MUST_CHECK kolua_status policy_file_read(policy_file *out, kolua_policy *policy, const loader *l, const char *path,
                                         const text *written);

#endif
