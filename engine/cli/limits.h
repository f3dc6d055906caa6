/* limits.h: the limits of kolua.h by name, as --limit takes them and `version --verbose` prints them. */
#ifndef CLI_LIMITS_H
#define CLI_LIMITS_H

#include "cli/options.h"
#include "cli/output.h"

/* Reads "NAME=NUMBER" words into `out`; false: one of them is wrong, said. */
bool limits_read(kolua_limits *out, const list *words);
void limits_print(output *o);  /* all of them, with their defaults */

#endif
