/* pack.h: folders of rules: which ones a policy uses, and what lies in them. */
#ifndef POLICY_PACK_H
#define POLICY_PACK_H

#include "policy/policy_file.h"

/* The packs of a policy while they are found; grows in the loader's arena. */
typedef struct packs {
  kolua_policy *policy;
  const loader *loader;
  const char *rules;        /* the folder of shipped packs ... */
  const char *rules_root;   /* ... resolved; NULL: there is none */
  const policy_file *file;  /* the one that names them; NULL: none does */
  size_t pack_room, file_room, test_room;
  kolua_status status;      /* the first that was wrong */
} packs;

/* A name is a shipped pack; what holds a slash or starts with a dot is a folder of the policy's own. */
void packs_use(packs *ps, text name, place from);
/* The same for a name that the host gave: its folders are relative to the working folder and may lie anywhere. */
void packs_use_for_host(packs *ps, const char *name);
void packs_use_all_shipped(packs *ps);
/* The cases beside the policy file are its own: they hold at its thresholds. A folder that cannot be listed has none. */
void packs_use_cases(packs *ps);

#endif
