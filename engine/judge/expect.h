/* expect.h: what a test case expects of a finding, against what was found. */
#ifndef JUDGE_EXPECT_H
#define JUDGE_EXPECT_H

#include "policy/form.h"
#include "policy/policy.h"

typedef struct expectation {
  const kolua_policy *policy;
  const char *rule;        /* NULL: the case speaks only of `rules` */
  int outcome;             /* kolua_outcome; -1: not stated, as all below may be */
  const value *message;    /* a map of texts by language */
  const value *evidence, *missing, *to_pass;  /* lists */
  const value *rules;      /* a map of outcomes by rule id */
} expectation;

/* `v` is an outcome, or a map of what is expected. Mistakes go to the form. */
void expect_read(expectation *out, form *f, const kolua_policy *policy, const char *rule_id, const value *v);
bool expect_speaks(const expectation *e, kolua_lang lang);  /* whether a message is expected in it */

/* Adds what differs, a line each, and nothing if the finding, made in `lang`, is as expected; NULL: the rule does not judge
** the subject. `own` is the subject's path, which the case may leave out of those it expects. What does not depend on
** the language is told for English. */
void expect_compare(buf *out, const expectation *e, const kolua_finding *found, const char *own, kolua_lang lang,
                    arena *scratch);
/* Of `rules`, the outcome that `m` expects. */
void expect_compare_outcome(buf *out, const member *m, const kolua_finding *found);

#endif
