/* steps.h: how a rule came to its outcome, written for a reader. */
#ifndef REPORT_STEPS_H
#define REPORT_STEPS_H

#include "judge/trail.h"
#include "report/report.h"

/* As text or JSON. */
MUST_CHECK kolua_status steps_write(const trail *t, const model *m, kolua_lang lang, kolua_format format,
                                    const kolua_layout *layout, report_sink sink);

#endif
