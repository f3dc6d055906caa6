/* screened.h: one record's result as one line, for streams: small NDJSON, full NDJSON, or a row of CSV. */
#ifndef REPORT_SCREENED_H
#define REPORT_SCREENED_H

#include "report/report.h"

typedef struct screened_layout {
  kolua_format format;    /* NDJSON or CSV; of what is no record also text */
  bool verbose, by_rule;  /* by_rule: a column for each rule about ... */
  const char *kind;       /* ... the subject of the records */
  char separator;
} screened_layout;

/* All write at the end of `out`. `complaints` of the record; NULL: none. `outcomes`, by rule: an outcome, KOLUA_OUTCOMES of what is waived,
** more of a rule that does not judge such records. */
void screened_line(buf *out, const report_run *run, const kolua_subject *s, const uint8_t *outcomes,
                   const kolua_problems *complaints, const screened_layout *layout);
/* What is no record: where it stands (line 0: not known), and why. */
void screened_fault(buf *out, const report_run *run, const kolua_problem *why, const screened_layout *layout);
void screened_header(buf *out, const report_run *run, const screened_layout *layout);

#endif
