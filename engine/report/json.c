/* json.c: the whole result as kolua.result/1; its schema stands in result_schema.c.
**
** A key that may be left out is left out, never null, but for `waiver` of a finding, and for `value` where a measure is not known.
** Order and names are part of the interface. Short records stand on a line of their own, so that two results can be
** compared line by line. */
#include "report/json.h"

#include <string.h>

/* ---------------------------------------------------------------- findings */

static void add_position(json_writer *w, uint32_t line, uint32_t column) {
  if (line > 0) json_key(w, "line"), json_integer(w, line);
  if (column > 0) json_key(w, "column"), json_integer(w, column);
}

static void add_evidence(json_writer *w, const kolua_finding *f) {
  json_key(w, "evidence");
  json_open(w, '[');
  for (size_t i = 0; i < f->evidence_count; i++) {
    const kolua_evidence *e = &f->evidence[i];
    json_open_row(w, '{');
    json_pair(w, "path", e->path);
    json_key(w, "value");
    json_value(w, e->value);
    if (e->file != NULL) json_pair(w, "file", e->file);
    add_position(w, e->line, e->column);
    json_close(w, '}');
  }
  json_close(w, ']');
}

static void add_bound(json_writer *w, const char *key, const value *bound, bool bites) {
  if (bound == NULL && !bites) return;
  json_key(w, key);
  if (bound != NULL) json_value(w, bound);
  else json_bool(w, true);
}

static void add_demand(json_writer *w, const kolua_demand *d) {
  if (d->op == NULL) return;
  json_key(w, "demand");
  json_open_row(w, '{');
  json_pair(w, "op", d->op);
  add_bound(w, "warn", d->warn, d->warns);
  add_bound(w, "fail", d->fail, d->fails);
  if (d->unit != NULL && d->unit[0] != '\0') json_pair(w, "unit", d->unit);
  json_close(w, '}');
}

static void add_grant(json_writer *w, const kolua_waiver *granted) {
  json_pair(w, "reason", granted->reason);
  json_pair(w, "owner", granted->owner);
  json_pair(w, "approved_by", granted->approved_by);
  json_pair(w, "until", granted->until);
  json_key(w, "at");
  json_open(w, '{');
  json_pair(w, "file", granted->file);
  add_position(w, granted->line, granted->column);
  json_close(w, '}');
}

static void add_waiver(json_writer *w, const kolua_waiver *granted) {
  json_key(w, "waiver");
  if (granted == NULL) {
    json_null(w);
    return;
  }
  json_open_row(w, '{');
  add_grant(w, granted);
  json_close(w, '}');
}

static void add_part(json_writer *w, const kolua_part *p) {
  json_open(w, '{');
  json_pair(w, "part", p->name);
  if (p->element[0] != '\0') json_pair(w, "element", p->element);
  json_pair(w, "outcome", kolua_outcome_name(p->outcome));
  json_pair(w, "message", p->message);
  json_key(w, "value");
  json_value(w, p->value);
  add_demand(w, &p->demand);
  if (p->waiver != NULL) add_waiver(w, p->waiver);
  json_close(w, '}');
}

static bool is_simple(const kolua_finding *f) {
  return f->part_count == 1 && f->parts[0].name[0] == '\0' && f->parts[0].element[0] == '\0';
}

static void add_parts(json_writer *w, const kolua_finding *f) {
  if (f->part_count == 0) return;
  if (is_simple(f)) {
    json_key(w, "value");
    json_value(w, f->parts[0].value);
    add_demand(w, &f->parts[0].demand);
    return;
  }
  json_key(w, "parts");
  json_open(w, '[');
  for (size_t i = 0; i < f->part_count; i++) add_part(w, &f->parts[i]);
  json_close(w, ']');
}

static void add_missing(json_writer *w, const char *const *missing) {
  if (missing == NULL || missing[0] == NULL) return;
  json_key(w, "missing");
  json_open_row(w, '[');
  for (size_t i = 0; missing[i] != NULL; i++) json_string(w, missing[i]);
  json_close(w, ']');
}

static void add_way(json_writer *w, const kolua_way *way) {
  json_open_row(w, '[');
  for (size_t i = 0; i < way->count; i++) {
    json_open(w, '{');
    json_pair(w, "path", way->changes[i].path);
    json_pair(w, "op", way->changes[i].op);
    json_key(w, "value");
    json_value(w, way->changes[i].value);
    json_close(w, '}');
  }
  json_close(w, ']');
}

static void add_to_pass(json_writer *w, const kolua_finding *f) {
  if (f->to_pass_count == 0) return;
  json_key(w, "to_pass");
  json_open(w, '[');
  for (size_t i = 0; i < f->to_pass_count; i++) add_way(w, &f->to_pass[i]);
  json_close(w, ']');
}

static void add_source(json_writer *w, const kolua_rule *r) {
  json_key(w, "source");
  json_open_row(w, '[');
  for (size_t i = 0; i < r->source_count; i++) json_string(w, r->sources[i].id);
  json_close(w, ']');
}

static void add_rule_place(json_writer *w, const kolua_rule *r) {
  json_key(w, "at");
  json_open_row(w, '{');
  json_pair(w, "file", r->file);
  add_position(w, r->line, 0);
  json_close(w, '}');
}

void json_finding(json_writer *w, const kolua_finding *f, kolua_lang lang) {
  const char *wording = report_wording(f, lang);
  json_open(w, '{');
  json_pair(w, "rule", f->rule->id);
  json_pair(w, "outcome", kolua_outcome_name(f->outcome));
  json_pair(w, "severity", kolua_severity_name(f->rule->severity));
  json_pair(w, "title", f->title);
  json_pair(w, "message", f->message);
  if (f->why != NULL && f->why[0] != '\0') json_pair(w, "why", f->why);
  add_evidence(w, f);
  add_parts(w, f);
  add_missing(w, f->missing);
  add_to_pass(w, f);
  json_pair(w, "reason", f->reason);
  json_pair(w, "remedy", f->remedy);
  if (wording[0] != '\0') json_pair(w, "wording", wording);
  add_source(w, f->rule);
  add_waiver(w, f->waiver);
  add_rule_place(w, f->rule);
  json_close(w, '}');
}

/* Of a subject or of the run; nothing where no rule applied. */
static void add_scores(json_writer *w, const kolua_score *scores, size_t n) {
  if (n == 0) return;
  json_key(w, "score");
  json_number(w, scores[0].score);
  json_key(w, "score_best");
  json_number(w, scores[0].best);
  json_key(w, "scores");
  json_open_row(w, '{');
  for (size_t i = 1; i < n; i++) {
    json_key(w, scores[i].prefix);
    json_number(w, scores[i].score);
  }
  json_close(w, '}');
}

void json_standing(json_writer *w, const kolua_subject *s) {
  if (!s->applied) json_key(w, "applied"), json_bool(w, false);
  add_scores(w, s->scores, s->score_count);
}

/* ---------------------------------------------------------------- the whole */

static bool is_written(const kolua_finding *f, bool verbose) {
  return verbose || f->outcome != KOLUA_OUTCOME_SKIPPED;
}

static void add_subject(json_writer *w, const kolua_subject *s, const report_run *run, bool verbose, writer *o) {
  json_open(w, '{');
  json_key(w, "data");
  json_integer(w, (int64_t)s->data);
  json_pair(w, "subject", s->kind);
  json_pair(w, "id", s->id);
  json_pair(w, "name", s->name);
  json_pair(w, "verdict", kolua_verdict_name(s->verdict));
  json_standing(w, s);
  json_key(w, "findings");
  json_open(w, '[');
  for (size_t i = 0; i < s->finding_count; i++) {
    if (!is_written(&s->findings[i], verbose)) continue;
    json_finding(w, &s->findings[i], run->lang);
    writer_pass(o);
  }
  json_close(w, ']');
  json_close(w, '}');
}

static void add_disabled(json_writer *w, const report_run *run) {
  bool is_open = false;
  for (size_t i = 0; i < run->n_left_out; i++) {
    const rule *r = run->left_out[i];
    if (!r->is_disabled) continue;
    if (!is_open) {
      json_key(w, "disabled");
      json_open(w, '{');
      is_open = true;
    }
    json_key_text(w, r->id);
    json_text(w, r->disabled);
  }
  if (is_open) json_close(w, '}');
}

static void add_policy(json_writer *w, const report_run *run) {
  json_key(w, "policy");
  json_open_row(w, '{');
  json_pair(w, "name", run->policy);
  json_pair(w, "version", run->version);
  json_pair(w, "digest", run->digest);
  add_disabled(w, run);
  json_close(w, '}');
}

void json_data(json_writer *w, const report_run *run) {
  json_key(w, "data");
  json_open(w, '[');
  for (size_t i = 0; i < run->n_data; i++) {
    json_open_row(w, '{');
    json_pair(w, "file", run->data[i].file);
    json_pair(w, "as_of", run->data[i].as_of);
    json_pair(w, "digest", run->data[i].digest);
    json_close(w, '}');
  }
  json_close(w, ']');
}

void json_complaint(json_writer *w, const kolua_problem *p) {
  json_open_row(w, '{');
  if (p->file != NULL) json_pair(w, "file", p->file);
  add_position(w, p->line, p->column);
  json_pair(w, "message", p->message);
  json_close(w, '}');
}

static void add_complaints(json_writer *w, const report_run *run) {
  json_key(w, "complaints");
  json_open(w, '[');
  for (size_t i = 0; i < run->n_data; i++) {
    const kolua_problems *all = run->data[i].complaints;
    for (size_t j = 0; all != NULL && j < kolua_problems_count(all); j++) json_complaint(w, kolua_problems_get(all, j));
  }
  json_close(w, ']');
}

/* One more of a list that is opened by the first; "" is none. */
static void add_remark(json_writer *w, const char *key, bool *is_open, const char *said) {
  if (said[0] == '\0') return;
  if (!*is_open) {
    json_key(w, key);
    json_open(w, '[');
    *is_open = true;
  }
  json_string(w, said);
}

static void add_remarks(json_writer *w, const report_run *run, arena *scratch) {
  bool is_open = false;
  for (size_t i = 0; i < run->n_packs; i++)
    add_remark(w, "imbalances", &is_open, report_imbalance(run, &run->packs[i], scratch));
  if (is_open) json_close(w, ']');
  is_open = false;
  for (size_t i = 0; i < run->n_packs; i++) add_remark(w, "notices", &is_open, report_notice(run, i));
  if (is_open) json_close(w, ']');
}

/* ---- sources of what was found, each with its title once */

static void mark_sources(const report_run *run, bool verbose, bool *is_cited) {
  for (size_t i = 0; i < run->n_subjects; i++)
    for (size_t k = 0; k < run->subjects[i]->finding_count; k++) {
      const kolua_finding *f = &run->subjects[i]->findings[k];
      if (is_written(f, verbose)) is_cited[f->rule - run->rules] = true;
    }
}

static bool is_titled_before(const report_run *run, const bool *is_cited, size_t rule_index, const char *id) {
  for (size_t i = 0; i < rule_index; i++)
    for (size_t k = 0; is_cited[i] && k < run->rules[i].source_count; k++)
      if (strcmp(run->rules[i].sources[k].id, id) == 0) return true;
  return false;
}

static void add_sources(json_writer *w, const report_run *run, bool verbose, arena *scratch) {
  bool *is_cited = ARENA_ARRAY(scratch, run->n_rules + 1, bool);
  mark_sources(run, verbose, is_cited);
  json_key(w, "sources");
  json_open(w, '{');
  for (size_t i = 0; i < run->n_rules; i++)
    for (size_t k = 0; is_cited[i] && k < run->rules[i].source_count; k++) {
      const kolua_source *s = &run->rules[i].sources[k];
      if (s->title[run->lang][0] != '\0' && !is_titled_before(run, is_cited, i, s->id))
        json_pair(w, s->id, s->title[run->lang]);
    }
  json_close(w, '}');
}

static void add_counts(json_writer *w, const size_t counts[KOLUA_OUTCOMES], size_t waived) {
  static const kolua_outcome order[KOLUA_OUTCOMES] = {KOLUA_OUTCOME_PASS,  KOLUA_OUTCOME_WARN,
                                                      KOLUA_OUTCOME_FAIL,  KOLUA_OUTCOME_UNKNOWN,
                                                      KOLUA_OUTCOME_ERROR, KOLUA_OUTCOME_SKIPPED};
  json_key(w, "counts");
  json_open_row(w, '{');
  for (size_t i = 0; i < KOLUA_OUTCOMES; i++) {
    json_key(w, kolua_outcome_name(order[i]));
    json_integer(w, (int64_t)counts[order[i]]);
  }
  json_key(w, "waived");
  json_integer(w, (int64_t)waived);
  json_close(w, '}');
}

static void add_waivers(json_writer *w, const kolua_summary *all) {
  if (all->waiver_count == 0) return;
  json_key(w, "waivers");
  json_open(w, '[');
  for (size_t i = 0; i < all->waiver_count; i++) {
    const kolua_waiver_use *use = &all->waivers[i];
    json_open_row(w, '{');
    json_pair(w, "rule", use->waiver->rule);
    if (use->waiver->subject[0] != '\0') json_pair(w, "subject", use->waiver->subject);
    if (use->waiver->part[0] != '\0') json_pair(w, "part", use->waiver->part);
    if (use->waiver->element[0] != '\0') json_pair(w, "element", use->waiver->element);
    json_pair(w, "state", kolua_waiver_state_name(use->state));
    json_key(w, "findings");
    json_integer(w, (int64_t)use->findings);
    add_grant(w, use->waiver);
    json_close(w, '}');
  }
  json_close(w, ']');
}

static void add_head(json_writer *w, const report_run *run, arena *scratch) {
  json_pair(w, "schema", "kolua.result/1");
  json_pair(w, "engine", KOLUA_VERSION);
  json_pair(w, "lang", kolua_lang_name(run->lang));
  add_policy(w, run);
  json_data(w, run);
  add_complaints(w, run);
  json_pair(w, "verdict", kolua_verdict_name(run->summary->verdict));
  json_key(w, "undecided");
  json_integer(w, (int64_t)run->summary->undecided);
  add_counts(w, run->summary->counts, run->summary->waived);
  add_waivers(w, run->summary);
  add_scores(w, run->summary->scores, run->summary->score_count);
  add_remarks(w, run, scratch);
}

kolua_status json_report_write(const report_run *run, const kolua_layout *layout, report_sink sink) {
  writer o;
  json_writer w;
  writer_open(&o, sink);
  json_begin(&w, &o.text, false);
  json_open(&w, '{');
  add_head(&w, run, sink.scratch);
  json_key(&w, "subjects");
  json_open(&w, '[');
  for (size_t i = 0; i < run->n_subjects; i++) add_subject(&w, run->subjects[i], run, layout->verbose, &o);
  json_close(&w, ']');
  add_sources(&w, run, layout->verbose, sink.scratch);
  json_close(&w, '}');
  buf_add_char(&o.text, '\n');
  return writer_close(&o);
}
