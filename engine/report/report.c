/* report.c: which writer a format has, and what all writers decide alike. */
#include "judge/message.h"
#include "report/json.h"
#include "report/text.h"

kolua_status report_write(const report_run *run, kolua_format format, const kolua_layout *layout, report_sink sink) {
  switch (format) {
    case KOLUA_TEXT: return text_report_write(run, layout, sink);
    case KOLUA_JSON: return json_report_write(run, layout, sink);
    case KOLUA_NDJSON: return ndjson_report_write(run, layout, sink);
    case KOLUA_MARKDOWN:
    case KOLUA_CSV:
    case KOLUA_HTML: break;
  }
  return KOLUA_EINVAL;
}

kolua_status report_write_subject(const report_run *run, const kolua_subject *s, const kolua_layout *layout,
                                  report_sink sink) {
  return ndjson_subject_write(run, s, layout, sink);
}

const char *report_wording(const kolua_finding *f, kolua_lang lang) {
  const bool is_open = f->waiver == NULL && f->outcome >= KOLUA_OUTCOME_WARN && f->outcome <= KOLUA_OUTCOME_FAIL;
  return is_open ? f->rule->wording[lang] : "";
}

void report_policy_name(buf *out, const report_run *run) {
  const bool has_settings = run->settings != NULL && run->settings[0] != '\0';
  buf_format(out, "%s%s%s", run->policy, run->version[0] != '\0' ? " " : "", run->version);
  if (has_settings) buf_format(out, " + %s", run->settings);
}

/* ---- notices */

static bool has_findings(const report_run *run, const pack *p) {
  for (size_t i = 0; i < run->n_subjects; i++)
    for (size_t k = 0; k < run->subjects[i]->finding_count; k++) {
      const kolua_finding *f = &run->subjects[i]->findings[k];
      if (f->outcome != KOLUA_OUTCOME_SKIPPED && text_is(p->name, f->rule->pack)) return true;
    }
  return false;
}

static bool is_told_before(const report_run *run, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (text_equal(run->packs[k].notice.in[run->lang], run->packs[i].notice.in[run->lang]) &&
        has_findings(run, &run->packs[k]))
      return true;
  return false;
}

const char *report_notice(const report_run *run, size_t i) {
  const text notice = show_label(run->packs[i].notice, run->lang, (text){0});
  if (notice.len == 0 || !has_findings(run, &run->packs[i]) || is_told_before(run, i)) return "";
  return notice.at;
}
