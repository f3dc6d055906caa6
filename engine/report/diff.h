/* diff.h: two runs compared: which findings changed between them, on which subjects, and what did it.
**
** Runs differ in policy, in data, or in both. Subjects are matched by data, kind and id, findings by rule. A finding changes with its outcome, or
** with being waived, or those of a part that is a remark; that a rule was met and is no longer judged (or the other way round) changes no verdict: such a change is quiet. */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "report/json_write.h"
#include "report/writer.h"

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
  const report_run *from, *to;        /* that are compared: of a stream one subject after the other */
  size_t verdicts[STANDINGS][STANDINGS];  /* subjects, by verdict before and after */
  size_t n, n_told;                   /* subjects that change; and more than quietly */
  size_t *met_before, *met_after;     /* by rule of a run: subjects that met it there, and are not judged by it in the other */
  bool is_other_policy, is_other_data;
  size_t first_data;                  /* among all data, of what is compared */
  kolua_format format;
  kolua_layout layout;
  writer body;                        /* the subjects that change, as they are written */
  json_writer json;                   /* the same as JSON */
} report_diff;

/* A comparison of what two runs are of: the head comes last, for it says how many subjects change. What is kept lies in `a`. EINVAL: NDJSON and
** HTML are no formats of it. */
MUST_CHECK kolua_status diff_begin(report_diff *out, const report_run *from, const report_run *to, kolua_format format,
                                   const kolua_layout *layout, arena *a, arena *scratch);
/* Compares the subjects of two runs: all, or some of many. What changes is told in the later run's order, then those that are gone. */
void diff_add(report_diff *d, const report_run *from, const report_run *to);
/* What other comparisons of the same form have in their bodies, one after the other. */
void diff_take_body(report_diff *d, text body);
/* Writes it all, with the policies and the data of these runs as its head. */
MUST_CHECK kolua_status diff_write(report_diff *d, const report_run *from, const report_run *to, report_sink sink);

/* The forms: a subject that changes goes into the body, the whole goes out around it. */
void diff_text_subject(report_diff *d, const subject_change *s);
void diff_json_subject(report_diff *d, const subject_change *s);
void diff_markdown_subject(report_diff *d, const subject_change *s);
void diff_csv_subject(report_diff *d, const subject_change *s);
kolua_status diff_write_text(report_diff *d, report_sink sink);
kolua_status diff_write_json(report_diff *d, report_sink sink);
kolua_status diff_write_markdown(report_diff *d, report_sink sink);
kolua_status diff_write_csv(report_diff *d, report_sink sink);

/* ---- the words of all of them (diff_words.c) */

/* Whether more than quiet changes: its verdict, a finding that is a remark before or after, or that it comes or goes. */
bool diff_is_told(const subject_change *s);
/* The subject of a change in the run that has it, the later one first. */
const kolua_subject *diff_subject(const subject_change *s);
/* The worst verdict of a run, which a subject must have had. */
kolua_verdict diff_worst(const report_diff *d, bool is_later);
/* "PASS"; of a subject that the run does not have, that it is new, or in the later run that it is gone. */
const char *diff_verdict(const kolua_subject *s, bool is_later, kolua_lang lang);
const char *diff_standing(size_t standing, bool is_later, kolua_lang lang);
/* "Fail", "Fail, waived", or that it is not judged; NULL is that too. */
text diff_outcome(const kolua_finding *f, kolua_lang lang, arena *a);
/* What the finding says: of the later run, where it has a message. */
const char *diff_message(const finding_change *f);
/* "glow 1.4.0, plan.yaml as of 2026-11-21" */
text diff_run(const report_run *run, kolua_lang lang, arena *a);
/* "warn: 20% -> 10%", "Late returns: 12% -> 31%", "disabled: no figures yet". */
text diff_cause(const report_diff *d, const subject_change *s, const finding_change *f, const cause *c, arena *a);

#endif
