/* judge.c: the run: documents, their subjects, the rules for each kind, findings to scores to verdicts. */
#include "judge/judge_own.h"

#include "judge/counter.h"

#include <string.h>

static bool has_functions(const kolua_policy *policy) {
  for (size_t i = 0; i < policy->rules.n_rules; i++)
    if (policy->rules.rules[i]->is_function) return true;
  return false;
}

kolua_status judge_new(judge **out, mem *m, const kolua_policy *policy, const judge_options *given, problems *p) {
  arena own;
  arena_init(&own, m);
  judge *j = ARENA_NEW(&own, judge);
  *out = j; /* at once: what is taken from here on is lost with it, not without it */
  j->own = own;
  j->mem = m;
  j->policy = policy;
  j->options = *given;
  arena_init(&j->run, m);
  arena_init(&j->each, m);
  atomic_init(&j->canceled, false);
  if (given->subject != NULL) j->options.subject = text_copy(&j->own, text_of(given->subject)).at;
  j->pool = ARENA_ARRAY(&j->own, NOTES_OF_FINDING, note);
  j->outcomes = ARENA_ARRAY(&j->own, policy->rules.n_rules, uint8_t);
  j->counts = arena_zero(&j->own, policy->rules.n_rules + 1, sizeof *j->counts);
  waive_open(&j->waived, policy, &j->own);
  if (!has_functions(policy)) return KOLUA_OK;
  return script_new(&j->script, m, &policy->rules, policy->files, policy->n_files, &policy->limits, p);
}

void judge_free(judge *j) {
  if (j == NULL) return;
  script_free(j->script);
  arena_free(&j->each);
  arena_free(&j->run);
  arena own = j->own;
  arena_free(&own);
}

void judge_cancel(judge *j) {
  atomic_store(&j->canceled, true);
  if (j->script != NULL) script_cancel(j->script);
}

uint64_t judge_subjects(const judge *j) {
  return j->subjects;
}

uint64_t judge_steps(const judge *j) {
  return j->script ? script_steps(j->script) : 0;
}

/* ---- functions */

typedef struct call {
  judge *judge;
  bench *bench;
  const rule *rule;
} call;

script_answer judge_answer(judge *j, bench *b, const rule *r) {
  b->trace = (trace){.notes = b->pool + b->n_pool, .cap = NOTES_OF_VERDICT}; /* behind those of the condition */
  b->scope.trace = &b->trace;
  const script_answer a = script_call(j->script, r, &b->scope);
  b->scope.trace = NULL;
  return a;
}

static bool try_function(void *payload, const change *changes, size_t n) {
  call again = *(call *)payload;
  bench b;
  bench_open(&b, again.bench->scope.arena, again.bench->pool, again.bench->scope.doc, again.bench->scope.kind,
             again.bench->scope.subject, again.bench->scope.memo);
  b.scope.changes = changes;
  b.scope.n_changes = n;
  return judge_answer(again.judge, &b, again.rule).outcome == KOLUA_OUTCOME_PASS;
}

static const kolua_waiver *shown_waiver(const waiver *w) {
  return w != NULL ? &w->shown : NULL;
}

bool judge_may_waive(const judge *j, const rule *r) {
  for (size_t i = 0; i < j->policy->n_waivers; i++)
    if (j->policy->waivers[i].rule == r) return true;
  return false;
}

/* In doubt whether it applies, while it would not pass. */
static kolua_finding *doubt_function(judge *j, const teller *t, const rule *r, const kolua_rule *shown,
                                     const verdict *condition) {
  verdict unknown = *condition;
  unknown.outcome = KOLUA_OUTCOME_UNKNOWN;
  kolua_finding *f = finding_of_condition(t, r, shown, &unknown);
  f->waiver = shown_waiver(waive_outcome(&j->waived, t, r, unknown.outcome));
  return f;
}

kolua_finding *judge_function(judge *j, const teller *t, bench *b, const rule *r, const kolua_rule *shown) {
  bool in_doubt;
  const verdict *condition = verdict_unless_applies(b, r, &in_doubt);
  if (condition != NULL && !in_doubt) return finding_of_condition(t, r, shown, condition);
  call c = {j, b, r};
  script_answer a = judge_answer(j, b, r);
  if (a.canceled) atomic_store(&j->canceled, true);
  if (in_doubt && a.outcome != KOLUA_OUTCOME_PASS && a.outcome != KOLUA_OUTCOME_SKIPPED)
    return doubt_function(j, t, r, shown, condition);
  a.outcome = verdict_soften(b, r, a.outcome);
  if (t->at_a_glance && a.outcome == KOLUA_OUTCOME_PASS) return NULL;
  if (t->is_silent && !judge_may_waive(j, r)) return finding_short(t, r, shown, a.outcome);
  if (j->options.brief && !r->is_headline && (a.outcome == KOLUA_OUTCOME_PASS || a.outcome == KOLUA_OUTCOME_SKIPPED))
    return finding_short(t, r, shown, a.outcome);
  kolua_finding *f = finding_of_answer(t, r, shown, &a, b->trace.notes, b->trace.n);
  f->waiver = shown_waiver(waive_outcome(&j->waived, t, r, a.outcome));
  if (a.n_to_pass > 0 && !t->at_a_glance) counter_fill_proposed(t, a.to_pass, a.n_to_pass, try_function, &c, f);
  return f;
}

/* ---- rules */

/* Most rules pass: a first run without notes tells, and for them that is all that is told. */
static bool is_quiet(judge *j, const bench *b, const rule *r, kolua_outcome *out) {
  if (!j->options.brief || r->is_function || r->is_headline) return false;
  bench quick;
  bench_open(&quick, b->scope.arena, NULL, b->scope.doc, b->scope.kind, b->scope.subject, b->scope.memo);
  *out = verdict_outcome(&quick, r);
  return *out == KOLUA_OUTCOME_PASS || *out == KOLUA_OUTCOME_SKIPPED;
}

kolua_finding *judge_plan(judge *j, const teller *t, bench *b, const rule *r, const kolua_rule *shown) {
  verdict *v = verdict_of(b, r);
  const waiver *waived = waive_verdict(&j->waived, t, r, v);
  const kolua_outcome outcome = verdict_soften(b, r, v->outcome);
  kolua_finding *f = finding_of_verdict(t, r, shown, v);
  f->waiver = shown_waiver(waived);
  f->outcome = outcome;
  const bool falls_short = outcome == KOLUA_OUTCOME_WARN || outcome == KOLUA_OUTCOME_FAIL;
  if (falls_short && !t->at_a_glance) counter_fill(t, b, r, v, f);
  return f;
}

static kolua_finding *judge_one(judge *j, const document *doc, struct memo *memo, const subject *s,
                                const value *element, size_t i) {
  const rule *r = j->policy->rules.rules[i];
  const teller t = {j->policy, j->options.lang, &j->each, doc, s, element, false, false};
  bench b;
  bench_open(&b, &j->each, j->pool, doc, s, element, memo);
  b.scope.asks_today = &j->asked_today;
  kolua_outcome outcome;
  if (is_quiet(j, &b, r, &outcome)) return finding_short(&t, r, &j->policy->shown[i], outcome);
  return r->is_function ? judge_function(j, &t, &b, r, &j->policy->shown[i])
                        : judge_plan(j, &t, &b, r, &j->policy->shown[i]);
}

const kolua_finding *judge_rule(judge *j, const document *doc, const subject *s, const value *element, const rule *r) {
  const ruleset *rs = &j->policy->rules;
  arena_clear(&j->each);
  waive_open(&j->waived, j->policy, &j->each);
  j->asked_today = false;
  for (size_t i = 0; i < rs->n_rules; i++)
    if (rs->rules[i] == r && r->subject == s) return judge_one(j, doc, memo_new(&j->each, rs->n_memos), s, element, i);
  return NULL;
}

kolua_outcome judge_outcome(judge *j, const document *doc, const value *element, const rule *r) {
  if (r->is_function) return judge_rule(j, doc, r->subject, element, r)->outcome;
  bench b;
  arena_clear(&j->each);
  bench_open(&b, &j->each, NULL, doc, r->subject, element, NULL);
  return verdict_soften(&b, r, verdict_outcome(&b, r));
}

bool judge_asked_today(const judge *j) {
  return j->asked_today;
}

/* ---- subjects */

static void judge_findings(judge *j, const subject *s, const value *element, kolua_subject *out, tally *counts) {
  const ruleset *rs = &j->policy->rules;
  kolua_finding *findings = ARENA_ARRAY(&j->each, rs->n_rules + 1, kolua_finding);
  size_t n = 0;
  for (size_t i = 0; i < rs->n_rules && !atomic_load(&j->canceled); i++) {
    if (rs->rules[i]->subject != s) continue;
    findings[n] = *judge_one(j, j->doc, j->memo, s, element, i);
    tally_add(counts, &findings[n++]);
  }
  out->findings = findings;
  out->finding_count = n;
}

static const kolua_subject *judge_subject(judge *j, const subject *s, const value *element) {
  kolua_subject *out = ARENA_NEW(&j->each, kolua_subject);
  tally counts;
  tally_open(&counts, &j->each);
  judge_findings(j, s, element, out, &counts);
  const place at = document_place(j->doc, element);
  out->data = j->doc_index;
  out->kind = s->name.at;
  out->id = text_copy(&j->each, document_id(j->doc, s, element)).at;
  out->name = text_copy(&j->each, document_name(j->doc, s, element)).at;
  out->verdict = tally_verdict(&counts, j->policy->unknown);
  out->applied = tally_applied(&counts);
  memcpy(out->counts, counts.counts, sizeof out->counts);
  out->waived = counts.waived;
  if (out->applied) out->scores = tally_scores(&counts, &j->each, &out->score_count);
  out->file = at.file;
  out->line = at.line;
  out->column = at.column;
  tally_merge(&j->total, &counts);
  if (out->applied && out->verdict > j->summary.verdict) j->summary.verdict = out->verdict;
  j->subjects++;
  j->summary.subjects++;
  return out;
}

static bool has_rules(const judge *j, const subject *s) {
  for (size_t i = 0; i < j->policy->rules.n_rules; i++)
    if (j->policy->rules.rules[i]->subject == s) return true;
  return false;
}

static bool is_wanted(const judge *j, const subject *s, const value *element) {
  return j->options.subject == NULL || text_is(document_id(j->doc, s, element), j->options.subject);
}

static kolua_status judge_kind(judge *j, const subject *s, kolua_subject_fn *each, void *payload) {
  const size_t n = document_count(j->doc, s);
  for (size_t i = 0; i < n; i++) {
    const value *element = document_subject(j->doc, s, i);
    if (!is_wanted(j, s, element)) continue;
    if (!j->keeps) arena_clear(&j->each);
    const kolua_subject *one = judge_subject(j, s, element);
    if (atomic_load(&j->canceled)) return KOLUA_ECANCEL;
    const kolua_status status = each(payload, one);
    if (status != KOLUA_OK) return status;
  }
  return KOLUA_OK;
}

void judge_begin_document(judge *j, const document *doc, size_t i) {
  j->doc = doc;
  j->doc_index = i;
  const int64_t as_of = doc->context != NULL ? doc->context->as_of : doc->as_of;
  if (as_of > j->waived.latest) j->waived.latest = as_of;
  j->memo = memo_new(&j->run, j->policy->rules.n_memos);
}

static kolua_status judge_document(judge *j, const document *doc, size_t i, kolua_subject_fn *each, void *payload) {
  const model *m = j->policy->model;
  kolua_status status = KOLUA_OK;
  judge_begin_document(j, doc, i);
  for (size_t k = 0; k < m->n_subjects && status == KOLUA_OK; k++)
    if (has_rules(j, &m->subjects[k])) status = judge_kind(j, &m->subjects[k], each, payload);
  return status;
}

/* ---- calls */

void judge_rest(judge *j, problems *p) {
  arena_clear(&j->each);
  arena_clear(&j->run);
  j->problems = p;
  if (j->script != NULL && !atomic_load(&j->canceled)) script_rest(j->script);
}

static void begin(judge *j, bool keeps, problems *p) {
  judge_rest(j, p);
  j->keeps = keeps;
  j->summary = (kolua_summary){0};
  tally_open(&j->total, &j->run);
  waive_open(&j->waived, j->policy, &j->run);
}

kolua_status judge_end(judge *j, kolua_status status) {
  if (status != KOLUA_ECANCEL) return status;
  atomic_store(&j->canceled, false);
  if (j->script != NULL) script_rest(j->script);
  return problem_add(j->problems, KOLUA_ECANCEL, (place){0}, "canceled");
}

static kolua_status finish(judge *j, kolua_status status, const kolua_summary **summary) {
  kolua_summary *s = &j->summary;
  memcpy(s->counts, j->total.counts, sizeof s->counts);
  s->waived = j->total.waived;
  s->undecided = s->counts[KOLUA_OUTCOME_UNKNOWN];
  s->scores = tally_scores(&j->total, &j->run, &s->score_count);
  if (summary != NULL) *summary = s;
  return judge_end(j, status);
}

/* Nothing checked is never a pass. */
static kolua_status finish_run(judge *j, const waive_run *run, kolua_status status, const kolua_summary **summary) {
  status = finish(j, status, summary);
  if (status == KOLUA_OK) j->summary.waivers = waive_close(&j->waived, run, &j->summary.waiver_count, j->problems);
  if (status != KOLUA_OK || tally_applied(&j->total)) return status;
  const char *only = run->only;
  if (j->summary.subjects == 0 && only != NULL)
    return problem_add(j->problems, KOLUA_ENOTHING, (place){0}, "no subject has the id '%s'", only);
  if (j->summary.subjects == 0)
    return problem_add(j->problems, KOLUA_ENOTHING, (place){0},
                       "nothing was checked: the data holds no subject that a rule judges");
  return problem_add(j->problems, KOLUA_ENOTHING, (place){0}, "nothing was checked: no rule applies to any subject");
}

kolua_status judge_each(judge *j, const document *const *docs, size_t n, kolua_subject_fn *each, void *payload,
                        const kolua_summary **summary, problems *p) {
  begin(j, false, p);
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < n && status == KOLUA_OK; i++) status = judge_document(j, docs[i], i, each, payload);
  return finish_run(j, &(waive_run){docs, n, j->options.subject}, status, summary);
}

typedef struct keeping {
  arena *arena;
  const kolua_subject **subjects;
  size_t n, cap;
} keeping;

static kolua_status keep(void *payload, const kolua_subject *s) {
  keeping *k = payload;
  if (k->n == k->cap) {
    const size_t cap = k->cap ? k->cap * 2 : 16;
    k->subjects = arena_grow(k->arena, k->subjects, k->cap * sizeof *k->subjects, cap * sizeof *k->subjects);
    k->cap = cap;
  }
  k->subjects[k->n++] = s;
  return KOLUA_OK;
}

kolua_status judge_all(judge *j, const document *const *docs, size_t n, const kolua_subject *const **subjects,
                       size_t *n_subjects, const kolua_summary **summary, problems *p) {
  begin(j, true, p);
  keeping k = {.arena = &j->run};
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < n && status == KOLUA_OK; i++) status = judge_document(j, docs[i], i, keep, &k);
  *subjects = k.subjects;
  *n_subjects = k.n;
  return finish_run(j, &(waive_run){docs, n, j->options.subject}, status, summary);
}

static void keep_outcomes(judge *j, const kolua_subject *found) {
  memset(j->outcomes, OUTCOME_NOT_OF_KIND, j->policy->rules.n_rules);
  for (size_t i = 0; i < found->finding_count; i++) {
    const kolua_finding *f = &found->findings[i];
    const size_t nth = (size_t)(f->rule - j->policy->shown);
    j->outcomes[nth] = (uint8_t)(f->waiver != NULL ? OUTCOME_WAIVED : f->outcome);
    if (f->waiver == NULL) j->counts[nth][f->outcome]++;
  }
}

const uint8_t *judge_outcomes(const judge *j) {
  return j->outcomes;
}

uint64_t judge_count(const judge *j, size_t i, kolua_outcome outcome) {
  return j->counts[i][outcome];
}

kolua_status judge_record(judge *j, const document *doc, const subject *s, const kolua_subject **out,
                          const kolua_summary **summary, problems *p) {
  begin(j, false, p);
  judge_begin_document(j, doc, 0);
  *out = judge_subject(j, s, doc->root);
  keep_outcomes(j, *out);
  return finish(j, atomic_load(&j->canceled) ? KOLUA_ECANCEL : KOLUA_OK, summary);
}

const kolua_subject *judge_closely(judge *j, const kolua_subject *glanced, const document *doc, const subject *s,
                                   const bool *wanted) {
  const ruleset *rs = &j->policy->rules;
  kolua_finding *findings = ARENA_ARRAY(&j->each, rs->n_rules + 1, kolua_finding);
  kolua_subject *out = ARENA_NEW(&j->each, kolua_subject);
  *out = *glanced;
  out->findings = findings;
  out->finding_count = 0;
  for (size_t i = 0; i < rs->n_rules; i++)
    if (wanted[i] && rs->rules[i]->subject == s)
      findings[out->finding_count++] = *judge_one(j, doc, j->memo, s, doc->root, i);
  return out;
}
