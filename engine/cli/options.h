/* options.h: the options of the command line. Each is declared once, in the table of options.c: the parser, the usage,
** `help VERB`, the completions and the man page's list are all made from that declaration. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "kolua.h"

#include <stdio.h>

typedef struct list {
  const char **at;  /* ended by NULL */
  size_t count;
} list;

typedef enum fail_on { FAIL_ON_FAIL, FAIL_ON_WARN, FAIL_ON_NEVER } fail_on;
typedef enum tests_format { TESTS_TEXT, TESTS_JSON, TESTS_JUNIT } tests_format; /* of test */
typedef enum shell { BASH, ZSH } shell;
enum { NOT_GIVEN = -1 };  /* of a choice that has no usual one */

typedef struct options {
  list policy, only, except, set, limit, from, to;
  const char *rules, *output, *as_of, *subject, *data_from, *data_to, *keep, *rate, *run, *at_least;
  const char *as, *context, *map, *encoding, *top, *only_verdict, *jobs;
  int format;      /* kolua_format; of some verbs the number of their own word */
  int lang;        /* kolua_lang */
  int fail_on;
  int completion;  /* shell */
  bool strict, allow_unknown, no_color, quiet, verbose, result, policy_files, test_files, trace, man, help, whole, coverage, mutate, boundary, by_rule, excel, suggest_map, csv, map_files;
  list arguments;
} options;

/* Reads what stands behind the verb. What is wrong is said on stderr, all of it; false then. */
bool options_read(options *out, const char *verb, char **words);

/* An option's number, from 1 to `most`; *out stays if it is not given (NULL). False: it is none, as said. */
bool options_count(const char *word, const char *name, size_t most, size_t *out);

typedef enum option_kind { FLAG, TEXT, CHOICE, LIST } option_kind;

typedef struct option {
  char letter;         /* 0: none */
  option_kind kind;
  const char *name;
  const char *value;   /* what its value is called, of a choice all that it may be: "text|json"; NULL of a flag */
  size_t field;        /* where in `options` it is kept; a choice as its number */
  const char *verbs;   /* the verbs that take it; NULL: all */
  const char *line;
} option;

/* The options of a verb (NULL: of any), in the order of the usage: start with NULL; NULL ends. */
const option *option_next(const option *last, const char *verb);
/* "-p, --policy FILE", or "    --strict" */
const char *option_shown(const option *o);

#endif
