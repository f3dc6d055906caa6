/* help.h: what is printed from the tables of verbs and options: help, the completions, the manual's lists. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/output.h"

void manual_print(output *o);  /* in the manual page's own language */
void completion_print_bash(output *o);
void completion_print_zsh(output *o);

#endif
