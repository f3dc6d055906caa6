/* json.h: the pieces that the whole result and the lines of NDJSON have in common. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "report/json_write.h"
#include "report/writer.h"

kolua_status json_report_write(const report_run *run, const kolua_layout *layout, report_sink sink);
kolua_status ndjson_report_write(const report_run *run, const kolua_layout *layout, report_sink sink);
kolua_status ndjson_subject_write(const report_run *run, const kolua_subject *s, const kolua_layout *layout,
                                  report_sink sink);

/* "score", "score_best" and "scores" of a subject; "applied": false where no rule applied. */
void json_standing(json_writer *w, const kolua_subject *s);
/* "data": files, days and digests. */
void json_data(json_writer *w, const report_run *run);
void json_complaint(json_writer *w, const kolua_problem *p);
void json_finding(json_writer *w, const kolua_finding *f, kolua_lang lang);

#endif
