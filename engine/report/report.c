/* report.c: which writer a format has, and what all writers decide alike. */
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
  return ndjson_subject_write(run, s, layout, sink);
}

const char *report_wording(const kolua_finding *f, kolua_lang lang) {
  const bool is_open = f->outcome >= KOLUA_OUTCOME_WARN && f->outcome <= KOLUA_OUTCOME_FAIL;
  return is_open ? f->rule->wording[lang] : "";
}
