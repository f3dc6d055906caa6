/* cases.h: the policy's own tests, as people write them beside the rules.
**
** A case gives the few fields that matter, or a whole file of data, or the one laid over the other, and says what a
** rule must find. It runs through the same binding and judging as everything else. What data would be complained about
** for (a required field that the case leaves out) is not held against it; a key that the model does not know is.
** A run goes over any number of files and remembers what their cases reached. */
#ifndef JUDGE_CASES_H
#define JUDGE_CASES_H

#include "judge/trial.h"

typedef struct run {
  suite suite;
  const char *only;    /* cases whose "file: name" or rule holds this, a glob; NULL: all */
  bool keeps;          /* the trials, for what proves more about them */
  trial **trials;
  size_t n, cap;
  kolua_case_fn *each; /* of the running call ... */
  void *payload;
  problems *problems;
  bool has_broken;
} run;

/* All that the run takes lies in `a`, which must be freed before the policy; `scratch` is given back after each case. */
MUST_CHECK kolua_status run_open(run *out, const kolua_policy *policy, const char *only, bool keeps, arena *a,
                                 arena *scratch, problems *p);
/* Runs each case of a file and hands it to `each`. A case that cannot be run is one that did not pass, a problem, and
** EDATA in the end, after all others have run. Cases of rules that the policy leaves out are passed over. */
MUST_CHECK kolua_status run_file(run *r, const char *path, kolua_case_fn *each, void *payload, problems *p);

#endif
