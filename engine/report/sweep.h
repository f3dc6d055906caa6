/* sweep.h: a swept threshold written for a reader. */
#ifndef REPORT_SWEEP_H
#define REPORT_SWEEP_H

#include "report/report.h"

/* The strictest row that keeps enough, or the one that keeps most: false. */
bool sweep_propose(const kolua_sweep *s, const kolua_aim *aim, size_t *row, size_t *kept);
/* How many an aim asks for; 0: nothing is asked. */
size_t sweep_wanted(const kolua_sweep *s, const kolua_aim *aim);
size_t sweep_kept(const kolua_sweep *s, const kolua_aim *aim, size_t row);
/* How many there are to be kept. */
size_t sweep_known(const kolua_sweep *s, const kolua_aim *aim);

MUST_CHECK kolua_status sweep_write(const report_run *run, const kolua_sweep *s, const kolua_aim *aim, kolua_format format,
                                    const kolua_layout *layout, report_sink sink);
MUST_CHECK kolua_status sweep_write_text(const report_run *run, const kolua_sweep *s, const kolua_aim *aim,
                                         const kolua_layout *layout, report_sink sink);

#endif
