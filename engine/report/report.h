/* report.h: findings written for a reader: a terminal, a program, an editor.
**
** A report knows results only as kolua.h shows them, plus what names them: the model's labels and units, the packs'
** titles. Nothing is judged here. Every writer builds its text in `scratch` and hands it out in pieces. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "policy/policy.h"

typedef struct report_data {   /* one file that was judged */
  const char *file, *as_of, *digest;
  const kolua_problems *complaints;
  size_t n_complaints, n_kept; /* all of them, and those about values that are used all the same */
  const value *root;           /* NULL: not at hand */
} report_data;

typedef struct report_run {
  kolua_lang lang;
  const model *model;
  const char *policy, *version, *digest, *settings;
  const pack *packs;           /* titles of the overview */
  size_t n_packs;
  const report_data *data;     /* kolua_subject.data is an index of it */
  size_t n_data;
  const kolua_rule *rules;     /* all that findings can be of */
  size_t n_rules;
  rule *const *left_out;       /* of them what is disabled is told */
  size_t n_left_out;
  const kolua_summary *summary;
  const kolua_subject *const *subjects;  /* in the order of the data */
  size_t n_subjects;
} report_run;

typedef struct report_sink {   /* where it goes */
  kolua_write_fn *write;
  void *payload;
  arena *scratch;              /* released to where it was before the call returns */
} report_sink;

MUST_CHECK kolua_status report_write(const report_run *run, kolua_format format, const kolua_layout *layout,
                                     report_sink sink);
/* One subject of a run as a line of NDJSON. */
MUST_CHECK kolua_status report_write_subject(const report_run *run, const kolua_subject *s, const kolua_layout *layout,
                                             report_sink sink);
/* One rule told to a person: the policy's rule `i`. */
/* A table of parameters that rules share, and who uses it. EINVAL: no rule asks one of this id, outside of a function. */
MUST_CHECK kolua_status report_explain_table(const kolua_policy *policy, const char *id, kolua_lang lang, const kolua_layout *layout,
                                             report_sink sink);
MUST_CHECK kolua_status report_explain(const kolua_policy *policy, size_t i, kolua_lang lang, const kolua_layout *layout,
                                       report_sink sink);
/* The rules as a list, a line each. */
MUST_CHECK kolua_status report_list(const kolua_policy *policy, kolua_lang lang, bool with_thresholds, report_sink sink);
/* "glow 1.4.0 + lending.book.length.warn=300" */
void report_policy_name(buf *out, const report_run *run);
/* "the lender agreed – lan, approved by legal, until 2026-12-31" */
void report_grant(buf *out, const kolua_waiver *w, kolua_lang lang);
/* Every source with the rules that cite it, or why none can. */
MUST_CHECK kolua_status report_trace(const kolua_policy *policy, kolua_lang lang, unsigned columns, report_sink sink);
/* The policy in force as a page, in Markdown or HTML. */
MUST_CHECK kolua_status report_handbook(const kolua_policy *policy, kolua_format format, kolua_lang lang,
                                        report_sink sink);
/* What must be told beside findings of pack `i` of the run; "" if there is none, or no finding, or a pack before it says
** the same. */
const char *report_notice(const report_run *run, size_t i);
/* That groups of the pack lie too far apart; "" if they do not, or if what is not known may end it. */
const char *report_imbalance(const report_run *run, const pack *p, arena *a);
/* A map file for a table, proposed from its header and first rows. ESYNTAX, ELIMIT: its header cannot be read. */
MUST_CHECK kolua_status report_suggest_map(const kolua_policy *policy, const subject *as, const char *file, text csv,
                                           kolua_lang lang, report_sink sink, problems *p);
/* A code of lint told to a person. */
MUST_CHECK kolua_status report_code(const kolua_code *code, kolua_lang lang, unsigned columns, report_sink sink);
/* A percentage without decimals, 100% and 0% only where they are exact. */
text report_score(double score, arena *a);
/* The rule's text to paste, where something is to be mended: it warns, fails or is unknown; else "". */
const char *report_wording(const kolua_finding *f, kolua_lang lang);
/* JSON Schema draft-07 of what KOLUA_JSON writes. */
MUST_CHECK kolua_status report_result_schema(report_sink sink);
/* The same of policy files, *_test.yaml files and map files, with the names that a policy knows. */
MUST_CHECK kolua_status report_policy_schema(const kolua_policy *policy, report_sink sink);
MUST_CHECK kolua_status report_test_schema(const kolua_policy *policy, report_sink sink);
MUST_CHECK kolua_status report_map_schema(const kolua_policy *policy, report_sink sink);

#endif
