/* bodies.h: the text of a rule's function changed in one token, to see whether its cases notice. */
#ifndef SCRIPT_BODIES_H
#define SCRIPT_BODIES_H

#include "script/script.h"

typedef struct body_mutant {
  text whole;            /* the file with the token changed */
  place at;
  const char *told;      /* "< -> <=" */
} body_mutant;

/* The `number`th token of a body that can be changed; all in `a`. False: there are no more. Whether it still runs is for the
** caller to find out. */
bool body_mutate(body_mutant *out, const rule_file *file, text body, size_t number, arena *a);

#endif
