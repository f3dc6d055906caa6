/* report.c: which writer a format has. */
#include "report/json.h"
#include "report/text.h"

kolua_status report_write(const report_run *run, kolua_format format, const kolua_layout *layout, report_sink sink) {
  switch (format) {
    case KOLUA_TEXT: return text_report_write(run, layout, sink);
    case KOLUA_JSON: return json_report_write(run, layout, sink);
    case KOLUA_NDJSON: return ndjson_report_write(run, layout, sink);
  }
  return KOLUA_EINVAL;
}

kolua_status report_write_subject(const report_run *run, const kolua_subject *s, const kolua_layout *layout,
                                  report_sink sink) {
  (void)run;  /* a line names its data by number and needs nothing of the run */
  return ndjson_subject_write(s, layout, sink);
}
