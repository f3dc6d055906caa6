/* judge.h: a policy on data: every rule on every subject, one finding each.
**
** The way of a subject: its rules run as plans (verdict.c) or as functions (function.c); what was found becomes a finding with
** words and evidence (finding.c) and, where it fell short, with proved ways to pass (counter.c); findings become counts and
** scores (score.c). All of a subject's results lie in one arena that is cleared, not freed, before the next: in steady
** state nothing is allocated. A judge belongs to one thread. */
#ifndef JUDGE_JUDGE_H
#define JUDGE_JUDGE_H

#include "policy/policy.h"

#include <stdatomic.h>

typedef struct judge judge;

typedef struct judge_options {
  kolua_lang lang;
  const char *subject;     /* judge only the one with this id; NULL: all */
  bool brief;              /* passes and what is skipped come without message, parts and evidence */
} judge_options;

/* `m` is the session's memory; the policy outlives the judge. *out is set even if this fails: free it. */
MUST_CHECK kolua_status judge_new(judge **out, mem *m, const kolua_policy *policy, const judge_options *options, problems *p);
void judge_free(judge *j);   /* NULL is fine */
void judge_cancel(judge *j); /* from any thread or signal handler */
uint64_t judge_subjects(const judge *j);
uint64_t judge_steps(const judge *j);

/* Judges the subjects of `n` documents in order and hands each to `each`; what it is given lives until it returns. The summary lives
** until the next call. ENOTHING, ECANCEL, or what `each` returned. */
MUST_CHECK kolua_status judge_each(judge *j, const document *const *docs, size_t n, kolua_subject_fn *each, void *payload,
                                   const kolua_summary **summary, problems *p);
/* Judges all and keeps them, until the judge's next call. */
MUST_CHECK kolua_status judge_all(judge *j, const document *const *docs, size_t n, const kolua_subject *const **subjects,
                                  size_t *n_subjects, const kolua_summary **summary, problems *p);
/* Judges the one record that `doc` binds (document_bind_record), of kind `s`. */
MUST_CHECK kolua_status judge_record(judge *j, const document *doc, const subject *s, const kolua_subject **out,
                                     const kolua_summary **summary, problems *p);

/* The same for a line of a stream: of the findings only what is no pass, and of each no more than rule, outcome, message and waiver; of the scores
** the whole's, of which the weights of rules are known. Silent: no findings but those that a waiver may bear on. */
MUST_CHECK kolua_status judge_glance(judge *j, const document *doc, const subject *s, bool is_silent,
                                     const kolua_subject **out, problems *p);
/* What the glance just now passed over: of these rules the findings at length, beside its verdict and score. */
const kolua_subject *judge_closely(judge *j, const kolua_subject *glanced, const document *doc, const subject *s, const bool *wanted);
/* By rule of the policy, what the last of these two found: an outcome, WAIVED, or NOT_OF_KIND. */
enum { OUTCOME_WAIVED = KOLUA_OUTCOMES, OUTCOME_NOT_OF_KIND };
const uint8_t *judge_outcomes(const judge *j);
/* How many records so far had this outcome by rule i of the policy; waived ones are in no count. */
uint64_t judge_count(const judge *j, size_t i, kolua_outcome outcome);

/* One rule on one subject, for tests of rules: NULL if the rule does not judge this kind. */
const kolua_finding *judge_rule(judge *j, const document *doc, const subject *s, const value *element, const rule *r);
/* The same, without a finding: faster where it is made of demands. `r` judges the element's kind. */
kolua_outcome judge_outcome(judge *j, const document *doc, const value *element, const rule *r);
bool judge_asked_today(const judge *j);  /* whether the last of these asked for the day of evaluation */

/* How much of a rule was met: all of one that passes, half of one that warns, nothing of any other. */
double outcome_share(kolua_outcome outcome);

#endif
