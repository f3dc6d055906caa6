/* policy_file.h: what policy files say, before it is applied. */
#ifndef POLICY_POLICY_FILE_H
#define POLICY_POLICY_FILE_H

#include "policy/loader.h"
#include "policy/policy.h"

enum { EXTENDS_MOST = 8 };

typedef struct policy_file {
  const char *path;     /* as shown */
  const value *tree;
  const char *folder;   /* what its paths are relative to */
  const char *root;     /* what they must not leave */
  text name, version;
  int lang, unknown;    /* index of the word; -1: not given */
  const value *extends; /* a text or NULL */
  const value *use;     /* NULL: not given; a list or NULL, as is ... */
  const value *disable, *enable, *waive;
  const value *set;     /* a map or NULL, as is ... */
  const value *fields, *level, *weight, *rules;
} policy_file;

/* A policy file and those that it extends, the furthest first; none: there is no policy file. */
typedef struct policy_files {
  policy_file at[EXTENDS_MOST];
  size_t n;
} policy_files;

/* Whether a file nearer than files->at[i] has the key in the same map, the one at `offset` of a policy_file. */
bool policy_files_restate(const policy_files *files, size_t i, size_t offset, text key);

/* Reads `written`, or the file `path` if that is NULL; a folder stands for its policy.yaml. Follows `extends`. Name, version,
** language and what an unknown counts as go into the policy: what is nearer wins. */
MUST_CHECK kolua_status policy_files_read(policy_files *out, kolua_policy *policy, const loader *l, const char *path,
                                          const text *written);

#endif
