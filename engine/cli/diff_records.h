/* diff_records.h: `diff` of two policies over the records of streams. */
#ifndef CLI_DIFF_RECORDS_H
#define CLI_DIFF_RECORDS_H

#include "cli/output.h"

/* What --format names. */
kolua_format diff_format(const options *asked);
/* Returns the exit status; what is left in `problems` is to be said. */
int diff_records(const options *asked, const kolua_policy *from, const kolua_policy *to, output *out,
                 kolua_problems *problems);

#endif
