/* suggest.h: `screen --suggest-map`. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include "cli/options.h"

/* Writes a map for the table that is named. The exit status. */
int suggest_map(const options *asked);

#endif
