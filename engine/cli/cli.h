/* cli.h: what the verbs of the command line share.
**
** The command line is a host like any other: of the engine it sees kolua.h and nothing else. Results go to stdout or to
** the file of --output, everything else to stderr. Only main ends the process, but for memory that runs out. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/options.h"

/* What the process ends with; 2 beats 1 beats 3. These numbers are for ever. */
enum {
  EXIT_GOOD = 0,      /* nothing at or above --fail-on */
  EXIT_JUDGED = 1,    /* the verdict is at or above it; a case failed */
  EXIT_TROUBLE = 2,   /* the job could not be done */
  EXIT_UNDECIDED = 3  /* nothing failed, but data is missing */
};

typedef struct verb {
  const char *name;
  const char *arguments;      /* as the usage shows them */
  int (*run)(const options *asked);
  const char *line;           /* what it does, in one line */
  const char *about;          /* the same at length, lines of at most 78 columns */
  size_t least, most;         /* how many arguments it takes */
} verb;

enum { ANY_NUMBER = 1 << 30 };

/* Ended by a verb without a name. */
extern const verb verbs[];
const verb *verb_find(const char *name);  /* NULL: no such verb */
int verb_refuse(const char *name);        /* says so, with the nearest one; EXIT_TROUBLE */

/* What `new` makes, as kolua_draft numbers it; ended by NULL. */
extern const char *const draft_kinds[];

int check_run(const options *asked);
int screen_run(const options *asked);
int diff_run(const options *asked);
int sweep_run(const options *asked);
int test_run(const options *asked);
int rules_run(const options *asked);
int explain_run(const options *asked);
int doc_run(const options *asked);
int lint_run(const options *asked);
int new_run(const options *asked);
int schema_run(const options *asked);
int help_run(const options *asked);
int version_run(const options *asked);

#endif
