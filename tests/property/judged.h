/* judged.h: the shipped packs and shapes/ on changed data: loading, judging, and findings as lines that can be compared. */
#ifndef JUDGED_H
#define JUDGED_H

#include "tree.h"

#include <stdlib.h>

#define POLICY "tests/property/policy.yaml"
#define CAMPAIGN "examples/serum-launch/campaign.yaml"

typedef struct bench {
  t_world world;           /* its arena holds what lives as long as the test, its scratch what a round needs */
  kolua_policy *policy;
  kolua_data *campaign;    /* as written */
  node *tree;              /* the same, to be copied and changed */
} bench;

static inline void must(kolua_status status, const kolua_problems *p) {
  const kolua_problem *first = kolua_problems_get(p, 0);
  if (status != KOLUA_OK) fail_msg("%s: %s", kolua_status_name(status), first ? first->message : "(no problem told)");
}

static inline kolua_data *load_data(bench *b, const char *name, text t) {
  kolua_data *data;
  must(kolua_data_parse(&data, b->policy, name, t.at, t.len, NULL, b->world.problems), b->world.problems);
  return data;
}

/* NULL: the data cannot be understood any more, as after the loss of an id. */
static inline kolua_data *try_tree(bench *b, const node *tree) {
  kolua_data *data;
  const text t = tree_json(&b->world.scratch, tree);
  const kolua_status status = kolua_data_parse(&data, b->policy, "changed.json", t.at, t.len, NULL, b->world.problems);
  if (status != KOLUA_OK && status != KOLUA_EDATA) must(status, b->world.problems);
  kolua_problems_clear(b->world.problems);
  return data;
}

static inline void bench_open_with(bench *b, const char *policy, const kolua_policy_options *asked) {
  t_open(&b->world);
  must(kolua_policy_open(&b->policy, policy, asked, b->world.problems), b->world.problems);
  must(kolua_data_open(&b->campaign, b->policy, CAMPAIGN, NULL, b->world.problems), b->world.problems);
  b->tree = tree_of(&b->world.arena, kolua_data_root(b->campaign));
}

static inline void bench_open(bench *b) {
  kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
  asked.rules = "rules";
  bench_open_with(b, POLICY, &asked);
}

static inline void bench_close(bench *b) {
  kolua_data_free(b->campaign);
  kolua_policy_free(b->policy);
  t_close(&b->world);
}

/* ---------------------------------------------------------------- judging */

static inline kolua_session *new_session(bench *b, const char *only, bool is_brief) {
  kolua_session *s;
  kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  asked.subject = only;
  asked.brief = is_brief;
  must(kolua_session_new(&s, b->policy, &asked, b->world.problems), b->world.problems);
  return s;
}

static inline const kolua_report *check(bench *b, kolua_session *s, const kolua_data *data) {
  const kolua_report *report;
  must(kolua_session_check(&report, s, &data, 1, b->world.problems), b->world.problems);
  return report;
}

static inline const kolua_finding *find(const kolua_report *report, const char *kind, const char *id, const char *rule) {
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *s = kolua_report_subject(report, i);
    if (strcmp(s->kind, kind) != 0 || strcmp(s->id, id) != 0) continue;
    for (size_t k = 0; k < s->finding_count; k++)
      if (strcmp(s->findings[k].rule->id, rule) == 0) return &s->findings[k];
  }
  return NULL;
}

/* ---------------------------------------------------------------- lines */

typedef struct lines { const char **at; size_t n; } lines;

static inline void add_value(arena *a, buf *out, const kolua_value *v) {
  if (v == NULL) buf_add_string(out, "-");
  else buf_add(out, tree_json(a, tree_of(a, v)));
}

static inline void add_part(arena *a, buf *out, const kolua_part *p) {
  buf_format(out, "\n  part %s %s %s %s: %s = ", p->name, p->element, p->label, kolua_outcome_name(p->outcome), p->message);
  add_value(a, out, p->value);
  buf_format(out, " %s ", p->demand.op ? p->demand.op : "");
  add_value(a, out, p->demand.warn);
  buf_add_char(out, ' ');
  add_value(a, out, p->demand.fail);
}

/* All that a finding says but where things stand in a file. */
static inline void add_told(arena *a, buf *out, const kolua_finding *f) {
  buf_format(out, "\n  %s | %s | %s | %s | %s", f->title, f->message, f->reason, f->remedy, f->why);
  for (size_t i = 0; i < f->part_count; i++) add_part(a, out, &f->parts[i]);
  for (size_t i = 0; i < f->evidence_count; i++) {
    buf_format(out, "\n  read %s = ", f->evidence[i].path);
    add_value(a, out, f->evidence[i].value);
  }
  for (size_t i = 0; f->missing != NULL && f->missing[i] != NULL; i++) buf_format(out, "\n  missing %s", f->missing[i]);
  for (size_t i = 0; i < f->to_pass_count; i++)
    for (size_t k = 0; k < f->to_pass[i].count; k++) {
      buf_format(out, "\n  way %zu: %s %s ", i, f->to_pass[i].changes[k].path, f->to_pass[i].changes[k].op);
      add_value(a, out, f->to_pass[i].changes[k].value);
    }
}

static inline int compare_lines(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One line for each rule and subject, sorted; with `is_told` all that the finding says. */
static inline lines report_lines(arena *a, const kolua_report *report, bool is_told) {
  lines out = {0};
  for (size_t i = 0; i < kolua_report_count(report); i++) out.n += kolua_report_subject(report, i)->finding_count;
  out.at = ARENA_ARRAY(a, out.n, const char *);
  size_t n = 0;
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *s = kolua_report_subject(report, i);
    for (size_t k = 0; k < s->finding_count; k++) {
      buf line;
      buf_init(&line, a);
      buf_format(&line, "%s %s %s: %s", s->kind, s->id, s->findings[k].rule->id, kolua_outcome_name(s->findings[k].outcome));
      if (is_told) add_told(a, &line, &s->findings[k]);
      out.at[n++] = buf_text(&line).at;
    }
  }
  qsort(out.at, out.n, sizeof *out.at, compare_lines);
  return out;
}

static inline void assert_same_lines(lines found, lines expected) {
  assert_true(expected.n > 0);
  for (size_t i = 0; i < found.n && i < expected.n; i++)
    if (strcmp(found.at[i], expected.at[i]) != 0) fail_msg("found\n%s\nbut expected\n%s", found.at[i], expected.at[i]);
  assert_int_equal(found.n, expected.n);
}

/* Judges `data` with a session of its own, and frees it. */
static inline lines judge_data(bench *b, kolua_data *data, bool is_told) {
  kolua_session *s = new_session(b, NULL, false);
  const lines out = report_lines(&b->world.scratch, check(b, s, data), is_told);
  kolua_session_free(s);
  kolua_data_free(data);
  return out;
}

#endif
