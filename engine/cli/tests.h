/* tests.h: what `test` found, and how each format tells it. */
#ifndef CLI_TESTS_H
#define CLI_TESTS_H

#include "cli/output.h"

typedef struct result {     /* of a case */
  const char *name, *rule, *difference;
  uint32_t line;
  bool passed, is_broken;
} result;

typedef struct file_results {
  const char *path;
  result *at;
  size_t count, room;
  size_t failed, broken;    /* broken ones have failed too */
  const char *trouble;      /* why the file cannot be used at all; NULL: it can */
} file_results;

typedef struct gap {        /* what a proof found wanting */
  const char *file, *rule, *message;
  uint32_t line, column;    /* column 0: not known */
} gap;

const char *gap_place(const gap *g);  /* "file:line:column" */

typedef struct proof {      /* of the cases or by them: coverage, mutants, ... */
  const char *name;         /* "coverage" */
  const char *total;        /* "160 of 160 rules, 703 of 703 outcomes reached" */
  gap *at;
  size_t count, room;
  size_t part, whole;       /* of what it counts, how many are as they should be */
  bool is_enough;
} proof;

typedef struct telling {
  output *output;
  const options *asked;
  size_t n_cases, n_proofs; /* told so far */
  size_t passed, failed;
} telling;

typedef struct teller {     /* one format; each in this order */
  void (*begin)(telling *t);
  void (*file)(telling *t, const file_results *found);
  void (*proof)(telling *t, const proof *p);
  void (*end)(telling *t);
} teller;

extern const teller text_teller, junit_teller, json_teller;

#endif
