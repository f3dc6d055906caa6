/* api_write.c: everything that goes out through a host's callback: reports, explanations, schemas. */
#include "api_session.h"

#include "data/schema.h"
#include "report/diff.h"
#include "report/sweep.h"

typedef struct write_call {
  report_sink sink;
  const kolua_layout *layout;
  kolua_format format;
  const report_run *run;
  const kolua_subject *subject;
  const kolua_policy *policy;
  const kolua_rule *shown; /* NULL: a table of this name */
  const char *name;
  kolua_lang lang;
  unsigned columns;
} write_call;

bool layout_take(kolua_layout *out, const kolua_layout *given) {
  enum { USUAL = 100, NARROWEST = 40 };
  if (!options_take(out, sizeof *out, given)) return false;
  out->size = sizeof *out;
  if (out->columns == 0) out->columns = USUAL;
  if (out->columns < NARROWEST) out->columns = NARROWEST;
  return true;
}

/* Enters the guard of the scratch's memory, which is left as it was found. */
static kolua_status write_guarded(guarded_fn *run, write_call *c, arena *scratch) {
  const arena_mark mark = arena_here(scratch);
  c->sink.scratch = scratch;
  const kolua_status status = guard_run(scratch->mem, run, c, NULL);
  arena_release(scratch, mark);
  return status;
}

/* ---- what was found */

static kolua_status write_report(void *payload) {
  const write_call *c = payload;
  return report_write(c->run, c->format, c->layout, c->sink);
}

kolua_status kolua_report_write(const kolua_report *report, kolua_format format, const kolua_layout *given,
                                kolua_write_fn *write, void *payload) {
  kolua_layout layout;
  if (report == NULL || write == NULL || !layout_take(&layout, given)) return KOLUA_EINVAL;
  if (format != KOLUA_TEXT && format != KOLUA_JSON && format != KOLUA_NDJSON) return KOLUA_EINVAL;
  write_call c = {.sink = {write, payload, NULL}, .layout = &layout, .format = format, .run = &report->run};
  return write_guarded(write_report, &c, report->session->scratch);
}

static kolua_status write_subject(void *payload) {
  const write_call *c = payload;
  return report_write_subject(c->run, c->subject, c->layout, c->sink);
}

kolua_status kolua_subject_write(const kolua_session *session, const kolua_subject *found, const kolua_layout *given,
                                 kolua_write_fn *write, void *payload) {
  kolua_layout layout;
  if (session == NULL || found == NULL || write == NULL || !layout_take(&layout, given)) return KOLUA_EINVAL;
  const report_run run = session_run(session);
  write_call c = {.sink = {write, payload, NULL}, .layout = &layout, .run = &run, .subject = found};
  return write_guarded(write_subject, &c, session->scratch);
}

/* ---- what changed */

typedef struct diff_call {
  write_call write;
  const report_run *from;
  size_t *changes;
} diff_call;

static kolua_status write_diff(void *payload) {
  const diff_call *c = payload;
  const report_sink sink = c->write.sink;
  report_diff d;
  const kolua_status status =
      diff_begin(&d, c->from, c->write.run, c->write.format, c->write.layout, sink.scratch, sink.scratch);
  if (status != KOLUA_OK) return status;
  diff_add(&d, c->from, c->write.run);
  *c->changes = d.n;
  return diff_write(&d, c->from, c->write.run, sink);
}

kolua_status kolua_report_diff(const kolua_report *from, const kolua_report *to, kolua_format format,
                               const kolua_layout *given, kolua_write_fn *write, void *payload, size_t *changes) {
  kolua_layout layout;
  if (from == NULL || to == NULL || write == NULL || changes == NULL || !layout_take(&layout, given))
    return KOLUA_EINVAL;
  if (from->session == to->session) return KOLUA_EINVAL;
  diff_call c = {
      .write = {.sink = {write, payload, to->session->scratch}, .layout = &layout, .format = format, .run = &to->run},
      .from = &from->run,
      .changes = changes};
  const arena_mark mark = arena_here(to->session->scratch);
  const kolua_status status = guard_run(&to->session->mem, write_diff, &c, NULL);
  arena_release(to->session->scratch, mark);
  return status;
}

/* ---- thresholds moved */

static bool take_aim(kolua_aim *out, const kolua_aim *given) {
  if (!options_take(out, sizeof *out, given)) return false;
  return out->rate >= 0 && out->rate <= 1;
}

bool kolua_sweep_propose(const kolua_sweep *swept, const kolua_aim *given, size_t *row, size_t *kept) {
  kolua_aim aim;
  *row = *kept = 0;
  return swept != NULL && take_aim(&aim, given) && sweep_propose(swept, &aim, row, kept);
}

typedef struct sweep_call {
  write_call write;
  const kolua_sweep *swept;
  kolua_aim aim;
} sweep_call;

static kolua_status write_sweep(void *payload) {
  const sweep_call *c = payload;
  return sweep_write(c->write.run, c->swept, &c->aim, c->write.format, c->write.layout, c->write.sink);
}

kolua_status kolua_sweep_write(const kolua_session *session, const kolua_sweep *swept, const kolua_aim *aim,
                               kolua_format format, const kolua_layout *given, kolua_write_fn *write, void *payload) {
  kolua_layout layout;
  sweep_call c = {.swept = swept};
  if (session == NULL || swept == NULL || write == NULL) return KOLUA_EINVAL;
  if (!layout_take(&layout, given) || !take_aim(&c.aim, aim)) return KOLUA_EINVAL;
  const report_run run = session_run(session);
  c.write = (write_call){.sink = {write, payload, session->scratch}, .layout = &layout, .format = format, .run = &run};
  const arena_mark mark = arena_here(session->scratch);
  const kolua_status status = guard_run(session->scratch->mem, write_sweep, &c, NULL);
  arena_release(session->scratch, mark);
  return status;
}

/* ---- what is judged */

static kolua_status write_in_room(const kolua_policy *policy, guarded_fn *run, write_call *c) {
  room r;
  room_open(&r, &policy->mem);
  c->policy = policy;
  const kolua_status status = write_guarded(run, c, &r.scratch);
  room_close(&r);
  return status;
}

static kolua_status write_rule(void *payload) {
  const write_call *c = payload;
  if (c->shown == NULL) return report_explain_table(c->policy, c->name, c->lang, c->layout, c->sink);
  return report_explain(c->policy, (size_t)(c->shown - c->policy->shown), c->lang, c->layout, c->sink);
}

kolua_status kolua_policy_explain(const kolua_policy *policy, const char *id, kolua_lang lang,
                                  const kolua_layout *given, kolua_write_fn *write, void *payload) {
  if (policy == NULL || write == NULL || (unsigned)lang >= KOLUA_LANGS) return KOLUA_EINVAL;
  kolua_layout layout;
  write_call c = {.sink = {write, payload, NULL}, .lang = lang, .shown = kolua_policy_find(policy, id), .name = id};
  if (id == NULL || !layout_take(&layout, given)) return KOLUA_EINVAL;
  c.layout = &layout;
  return write_in_room(policy, write_rule, &c);
}

static kolua_status write_list(void *payload) {
  const write_call *c = payload;
  return report_list(c->policy, c->lang, c->layout->verbose, c->sink);
}

kolua_status kolua_policy_list(const kolua_policy *policy, kolua_lang lang, const kolua_layout *given,
                               kolua_write_fn *write, void *payload) {
  kolua_layout layout;
  if (policy == NULL || write == NULL || (unsigned)lang >= KOLUA_LANGS) return KOLUA_EINVAL;
  if (!layout_take(&layout, given)) return KOLUA_EINVAL;
  write_call c = {.sink = {write, payload, NULL}, .lang = lang, .layout = &layout};
  return write_in_room(policy, write_list, &c);
}

static kolua_status write_trace(void *payload) {
  const write_call *c = payload;
  return report_trace(c->policy, c->lang, c->columns, c->sink);
}

kolua_status kolua_policy_trace(const kolua_policy *policy, kolua_lang lang, unsigned columns, kolua_write_fn *write,
                                void *payload) {
  if (policy == NULL || write == NULL || (unsigned)lang >= KOLUA_LANGS) return KOLUA_EINVAL;
  const kolua_layout given = {.size = sizeof given, .columns = columns};
  kolua_layout layout;
  write_call c = {.sink = {write, payload, NULL}, .lang = lang};
  if (!layout_take(&layout, &given)) return KOLUA_EINVAL;
  c.columns = layout.columns;
  return write_in_room(policy, write_trace, &c);
}

static kolua_status write_handbook(void *payload) {
  const write_call *c = payload;
  return report_handbook(c->policy, c->format, c->lang, c->sink);
}

kolua_status kolua_policy_handbook(const kolua_policy *policy, kolua_format format, kolua_lang lang,
                                   kolua_write_fn *write, void *payload) {
  if (policy == NULL || write == NULL || (unsigned)lang >= KOLUA_LANGS) return KOLUA_EINVAL;
  if (format != KOLUA_MARKDOWN && format != KOLUA_HTML) return KOLUA_EINVAL;
  write_call c = {.sink = {write, payload, NULL}, .lang = lang, .format = format};
  return write_in_room(policy, write_handbook, &c);
}

static kolua_status write_result_schema(void *payload) {
  const write_call *c = payload;
  return report_result_schema(c->sink);
}

static kolua_status write_model_schema(void *payload) {
  const write_call *c = payload;
  return schema_write(c->policy->model, c->sink.scratch, c->sink.write, c->sink.payload);
}

static kolua_status write_policy_schema(void *payload) {
  const write_call *c = payload;
  return report_policy_schema(c->policy, c->sink);
}

static kolua_status write_test_schema(void *payload) {
  const write_call *c = payload;
  return report_test_schema(c->policy, c->sink);
}

static kolua_status write_map_schema(void *payload) {
  const write_call *c = payload;
  return report_map_schema(c->policy, c->sink);
}

kolua_status kolua_policy_schema(const kolua_policy *policy, kolua_schema which, kolua_write_fn *write, void *payload) {
  if (policy == NULL || write == NULL) return KOLUA_EINVAL;
  write_call c = {.sink = {write, payload, NULL}};
  switch (which) {
    case KOLUA_SCHEMA_MODEL: return write_in_room(policy, write_model_schema, &c);
    case KOLUA_SCHEMA_RESULT: return write_in_room(policy, write_result_schema, &c);
    case KOLUA_SCHEMA_POLICY: return write_in_room(policy, write_policy_schema, &c);
    case KOLUA_SCHEMA_TEST: return write_in_room(policy, write_test_schema, &c);
    case KOLUA_SCHEMA_MAP: return write_in_room(policy, write_map_schema, &c);
  }
  return KOLUA_EINVAL;
}
