/* ndjson.c: one line a subject: its verdict first, then what is not a pass. */
#include "report/json.h"

static bool is_told(const kolua_finding *f, bool verbose) {
  return verbose || (f->outcome != KOLUA_OUTCOME_PASS && f->outcome != KOLUA_OUTCOME_SKIPPED);
}

static void add_line(writer *o, const kolua_subject *s, kolua_lang lang, bool verbose) {
  json_writer w;
  json_begin(&w, &o->text, true);
  json_open(&w, '{');
  json_pair(&w, "verdict", kolua_verdict_name(s->verdict));
  json_pair(&w, "id", s->id);
  json_pair(&w, "subject", s->kind);
  json_pair(&w, "name", s->name);
  json_key(&w, "data");
  json_integer(&w, (int64_t)s->data);
  json_pair(&w, "file", s->file);
  json_standing(&w, s);
  json_key(&w, "findings");
  json_open(&w, '[');
  for (size_t i = 0; i < s->finding_count; i++) {
    if (is_told(&s->findings[i], verbose)) json_finding(&w, &s->findings[i], lang);
  }
  json_close(&w, ']');
  json_close(&w, '}');
  buf_add_char(&o->text, '\n');
  writer_pass(o);
}

kolua_status ndjson_report_write(const report_run *run, const kolua_layout *layout, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  for (size_t i = 0; i < run->n_subjects && o.status == KOLUA_OK; i++) {
    add_line(&o, run->subjects[i], run->lang, layout->verbose);
  }
  return writer_close(&o);
}

kolua_status ndjson_subject_write(const report_run *run, const kolua_subject *s, const kolua_layout *layout,
                                  report_sink sink) {
  writer o;
  writer_open(&o, sink);
  add_line(&o, s, run->lang, layout->verbose);
  return writer_close(&o);
}
