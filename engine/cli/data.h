/* data.h: the data files that a verb is given, opened and checked by a policy. */
#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "cli/options.h"

typedef struct data_files {
  kolua_data **at;
  size_t count;
} data_files;

/* Opens all that are named ("-" is stdin); says what is wrong with each. False: some cannot be used. */
bool data_open(data_files *out, const kolua_policy *policy, const options *asked);
/* The same of other paths than the arguments; `is_said` false: what was said of them once is not said again. */
bool data_open_paths(data_files *out, const kolua_policy *policy, const options *asked, const list *paths, bool is_said);
/* The day of --as-of, today's for the word; NULL: none is given. */
const char *data_day(const options *asked);
/* All that is read, which the output must not be: these, and what options name. */
list data_inputs(const options *asked, const list *paths);
bool data_needs_stdin_twice(const list *paths);  /* as said on stderr */
void data_close(data_files *files);

#endif
