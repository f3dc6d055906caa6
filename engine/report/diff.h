/* diff.h: two runs compared: which findings changed between them, on which subjects, and what did it.
**
** Runs differ in policy, in data, or in both. Subjects are matched by data, kind and id, findings by rule. A finding changes with its outcome, or
** with being waived, or those of a part that is a remark; that a rule was met and is no longer judged (or the other way round) changes no verdict: such a change is quiet. */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "report/report.h"

typedef enum cause_kind {
  CAUSE_THRESHOLD,   /* another value of a threshold or parameter that the rule uses */
  CAUSE_VALUE,       /* another value in the data */
  CAUSE_DISABLED, CAUSE_ENABLED,
  CAUSE_REMOVED, CAUSE_ADDED,   /* the rule is in one policy only */
  CAUSE_LEVEL,       /* it is held to a warning, or no longer */
  CAUSE_WAIVED, CAUSE_WAIVER_ENDED,
  CAUSE_DATE,        /* another day of evaluation */
  CAUSE_RULE         /* none of these: the rule itself is another */
} cause_kind;

typedef struct cause {
  cause_kind kind;
  const char *name;          /* of a threshold; the path of a value; else "" */
  const char *from, *to;     /* as a policy file says it, a day, a reason; NULL: a formula, or none */
  const value *was, *is;     /* of values in the data; NULL: not given */
  bool is_of_earlier;        /* of a value: the path is one of the earlier data */
  const char *unit;          /* of a threshold */
  const char *origin;        /* where the new one is written: "glow.yaml:7"; "": not known */
} cause;

typedef struct finding_change {
  const kolua_rule *rule;             /* as the later run knows it, else the earlier */
  const kolua_finding *from, *to;     /* NULL: the rule is not in that run's policy */
  bool is_quiet;
  const cause *causes;
  size_t n;
} finding_change;

typedef struct subject_change {
  const kolua_subject *from, *to;     /* NULL: it is not in that run */
  const finding_change *findings;
  size_t n, n_quiet;
} subject_change;

enum { STANDINGS = 4, STANDING_NONE = 3 };   /* pass, warn, fail, not in the run */

typedef struct report_diff {
  const report_run *from, *to;
  const subject_change *changes;      /* in the later run's order, then those that are gone */
  size_t n;
  size_t verdicts[STANDINGS][STANDINGS];  /* subjects, by verdict before and after */
  bool is_other_policy, is_other_data;
} report_diff;

void diff_make(report_diff *out, const report_run *from, const report_run *to, arena *a);
/* Writes it; NDJSON is no format of a comparison: EINVAL. */
MUST_CHECK kolua_status diff_write(const report_diff *d, kolua_format format, const kolua_layout *layout, report_sink sink);

MUST_CHECK kolua_status diff_write_text(const report_diff *d, const kolua_layout *layout, report_sink sink);
MUST_CHECK kolua_status diff_write_json(const report_diff *d, report_sink sink);
MUST_CHECK kolua_status diff_write_markdown(const report_diff *d, report_sink sink);
MUST_CHECK kolua_status diff_write_csv(const report_diff *d, report_sink sink);

/* ---- the words of all of them (diff_words.c) */

/* Whether more than quiet changes: its verdict, a finding that is a remark before or after, or that it comes or goes. */
bool diff_is_told(const subject_change *s);
/* The subject of a change in the run that has it, the later one first. */
const kolua_subject *diff_subject(const subject_change *s);
/* "PASS", or that it is not in the run. */
const char *diff_verdict(const kolua_subject *s, kolua_lang lang);
/* "Fail", "Fail, waived", or that it is not judged; NULL is that too. */
text diff_outcome(const kolua_finding *f, kolua_lang lang, arena *a);
/* What the finding says: of the later run, where it has a message. */
const char *diff_message(const finding_change *f);
/* "glow 1.4.0, plan.yaml as of 2026-11-21" */
text diff_run(const report_run *run, kolua_lang lang, arena *a);
/* "warn: 20% -> 10%", "Late returns: 12% -> 31%", "disabled: no figures yet". */
text diff_cause(const report_diff *d, const subject_change *s, const finding_change *f, const cause *c, arena *a);

#endif
