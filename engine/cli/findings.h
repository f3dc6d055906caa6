/* findings.h: what lint found, written one by one in the form that was asked for. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/output.h"

typedef struct findings {
  output *output;
  size_t errors, warnings;  /* written so far */
  bool is_quiet;            /* the findings alone, without a last line */
  bool is_whole;            /* false: what is wrong kept some things from being looked at */
  bool is_told;             /* false: it is not among the findings, but was said on stderr */
} findings;

typedef enum findings_form { FINDINGS_TEXT, FINDINGS_JSON, FINDINGS_SARIF } findings_form;  /* as --format numbers them */

typedef struct findings_writer {
  void (*open)(findings *f);
  void (*add)(findings *f, const kolua_problem *found);  /* before it is counted */
  void (*close)(findings *f);
} findings_writer;

extern const findings_writer findings_text, findings_json, findings_sarif;

static inline bool finding_is_error(const kolua_problem *found) { return found->status != KOLUA_OK; }

#endif
