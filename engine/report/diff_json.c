/* diff_json.c: a comparison as kolua.diff/1. Every change is listed, quiet ones too. */
#include "report/diff.h"
#include "report/json.h"

static void add_run(json_writer *w, const char *key, const report_run *run, kolua_verdict worst) {
  json_key(w, key);
  json_open(w, '{');
  json_pair(w, "policy", run->policy);
  json_pair(w, "version", run->version);
  json_pair(w, "digest", run->digest);
  if (run->settings != NULL && run->settings[0] != '\0') json_pair(w, "set", run->settings);
  json_data(w, run);
  json_pair(w, "verdict", kolua_verdict_name(worst));
  json_close(w, '}');
}

static const char *standing(size_t i) {
  return i == STANDING_NONE ? "none" : kolua_verdict_name((kolua_verdict)i);
}

static void add_verdicts(json_writer *w, const report_diff *d) {
  json_key(w, "verdicts");
  json_open(w, '{');
  for (size_t i = 0; i < STANDINGS; i++) {
    json_key(w, standing(i));
    json_open_row(w, '{');
    for (size_t k = 0; k < STANDINGS; k++) json_key(w, standing(k)), json_integer(w, (int64_t)d->verdicts[i][k]);
    json_close(w, '}');
  }
  json_close(w, '}');
}

/* null: the rule is not in that policy. */
static void add_side(json_writer *w, const char *key, const kolua_finding *f) {
  json_key(w, key);
  if (f == NULL) {
    json_null(w);
    return;
  }
  json_open_row(w, '{');
  json_pair(w, "outcome", kolua_outcome_name(f->outcome));
  json_pair(w, "message", f->message);
  json_key(w, "waived");
  json_bool(w, f->waiver != NULL);
  if (f->part_count == 1) json_key(w, "value"), json_value(w, f->parts[0].value);
  json_close(w, '}');
}

static void add_cause(json_writer *w, const cause *c) {
  static const char *const kinds[] = {
      [CAUSE_THRESHOLD] = "threshold", [CAUSE_VALUE] = "value",     [CAUSE_DISABLED] = "disabled",
      [CAUSE_ENABLED] = "enabled",     [CAUSE_REMOVED] = "removed", [CAUSE_ADDED] = "added",
      [CAUSE_LEVEL] = "level",         [CAUSE_WAIVED] = "waived",   [CAUSE_WAIVER_ENDED] = "waiver_ended",
      [CAUSE_DATE] = "as_of",          [CAUSE_RULE] = "rule"};
  json_open_row(w, '{');
  json_pair(w, "kind", kinds[c->kind]);
  if (c->name[0] != '\0') json_pair(w, "name", c->name);
  if (c->kind == CAUSE_VALUE) {
    json_key(w, "from"), json_value(w, c->was);
    json_key(w, "to"), json_value(w, c->is);
  } else if (c->kind == CAUSE_THRESHOLD || c->kind == CAUSE_DATE) {
    json_pair(w, "from", c->from);
    json_pair(w, "to", c->to);
  } else if (c->kind == CAUSE_DISABLED) {
    json_pair(w, "reason", c->to);
  } else if (c->kind == CAUSE_WAIVED) {
    json_pair(w, "reason", c->from);
    json_pair(w, "until", c->to);
  }
  if (c->unit[0] != '\0') json_pair(w, "unit", c->unit);
  if (c->origin[0] != '\0') json_pair(w, "at", c->origin);
  json_close(w, '}');
}

static void add_change(json_writer *w, const finding_change *f) {
  json_open(w, '{');
  json_pair(w, "rule", f->rule->id);
  json_pair(w, "title", f->to != NULL ? f->to->title : f->from->title);
  add_side(w, "from", f->from);
  add_side(w, "to", f->to);
  json_key(w, "causes");
  json_open(w, '[');
  for (size_t i = 0; i < f->n; i++) add_cause(w, &f->causes[i]);
  json_close(w, ']');
  json_close(w, '}');
}

static void add_standing(json_writer *w, const char *key, const kolua_subject *s) {
  json_key(w, key);
  if (s == NULL) {
    json_null(w);
    return;
  }
  json_open_row(w, '{');
  json_pair(w, "verdict", kolua_verdict_name(s->verdict));
  if (s->score_count > 0) json_key(w, "score"), json_number(w, s->scores[0].score);
  json_close(w, '}');
}

void diff_json_subject(report_diff *d, const subject_change *s) {
  const kolua_subject *shown = diff_subject(s);
  json_writer *w = &d->json;
  json_open(w, '{');
  json_key(w, "data");
  json_integer(w, (int64_t)(d->first_data + shown->data));
  json_pair(w, "subject", shown->kind);
  json_pair(w, "id", shown->id);
  json_pair(w, "name", shown->name);
  add_standing(w, "from", s->from);
  add_standing(w, "to", s->to);
  json_key(w, "findings");
  json_open(w, '[');
  for (size_t i = 0; i < s->n; i++) add_change(w, &s->findings[i]);
  json_close(w, ']');
  json_close(w, '}');
}

kolua_status diff_write_json(report_diff *d, report_sink sink) {
  writer o;
  json_writer w;
  writer_open(&o, sink);
  json_begin(&w, &o.text, false);
  json_open(&w, '{');
  json_pair(&w, "schema", "kolua.diff/1");
  json_pair(&w, "engine", KOLUA_VERSION);
  json_pair(&w, "lang", kolua_lang_name(d->to->lang));
  add_run(&w, "from", d->from, diff_worst(d, false));
  add_run(&w, "to", d->to, diff_worst(d, true));
  add_verdicts(&w, d);
  json_key(&w, "subjects");
  json_open(&w, '[');
  json_splice(&w, &d->json);
  json_close(&w, ']');
  json_close(&w, '}');
  buf_add_char(&o.text, '\n');
  return writer_close(&o);
}
