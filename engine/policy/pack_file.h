/* pack_file.h: what pack.yaml says of a pack: titles, groups of its rules, and what an overview tells of it. */
#ifndef POLICY_PACK_FILE_H
#define POLICY_PACK_FILE_H

#include "policy/form.h"
#include "policy/policy.h"

/* Fills the pack from the file's tree, whose texts it keeps: the tree must live as long as the pack. */
void pack_file_read(pack *p, form *f, const value *tree, arena *a);

#endif
