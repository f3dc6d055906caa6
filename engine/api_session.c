/* api_session.c: judging data: the part of kolua.h from kolua_session_new to kolua_report_subject.
**
** A session's memory is its own. What a call needs lies in `arena`, which is cleared, not freed, when the next one begins:
** a record judged after another of its size takes no memory. */
#include "api_session.h"

#include "data/reader.h"
#include "judge/sweep.h"

#include <string.h>

/* ---- sessions */

typedef struct new_call {
  kolua_session *session;
  problems *problems;
} new_call;

static kolua_status make_judge(void *payload) {
  const new_call *c = payload;
  kolua_session *s = c->session;
  const char *only = s->asked.subject;
  const judge_options asked = {
      .lang = s->asked.lang, .subject = only ? text_copy(&s->kept, text_of(only)).at : NULL, .brief = s->asked.brief};
  return judge_new(&s->judge, &s->mem, s->policy, &asked, c->problems);
}

static kolua_session *new_session(const kolua_policy *policy, const kolua_session_options *asked) {
  mem first;
  mem_init(&first, policy->mem.alloc, policy->mem.payload);
  kolua_session *s = mem_try(&first, NULL, 0, sizeof *s);
  if (s == NULL) return NULL;
  *s = (kolua_session){.mem = first, .policy = policy, .asked = *asked};
  arena_init(&s->kept, &s->mem);
  arena_init(&s->arena, &s->mem);
  arena_init(&s->scratch_arena, &s->mem);
  s->scratch = &s->scratch_arena;
  return s;
}

kolua_status kolua_session_new(kolua_session **out, const kolua_policy *policy, const kolua_session_options *given,
                               kolua_problems *p) {
  kolua_session_options asked;
  *out = NULL;
  if (policy == NULL) return refuse_argument(p, "a session needs a policy");
  if (!options_take(&asked, sizeof asked, given)) return refuse_argument(p, "session options of an unknown size");
  if ((unsigned)asked.lang >= KOLUA_LANGS) return refuse_argument(p, "there is no such language");
  kolua_session *s = new_session(policy, &asked);
  if (s == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  new_call c = {s, p};
  const kolua_status status = guard_run(&s->mem, make_judge, &c, p);
  if (status == KOLUA_OK) *out = s;
  else kolua_session_free(s);
  return status;
}

void kolua_session_free(kolua_session *s) {
  if (s == NULL) return;
  judge_free(s->judge);
  arena_free(&s->scratch_arena);
  arena_free(&s->arena);
  arena_free(&s->kept);
  mem last = s->mem;
  mem_give(&last, s, sizeof *s);
}

void kolua_session_cancel(kolua_session *s) {
  judge_cancel(s->judge);
}

void kolua_session_stats(const kolua_session *s, kolua_stats *out) {
  const size_t size = out->size < sizeof *out ? out->size : sizeof *out;
  const kolua_stats found = {.size = out->size,
                             .subjects = judge_subjects(s->judge),
                             .steps = judge_steps(s->judge),
                             .memory = s->mem.used,
                             .memory_peak = s->mem.peak};
  memcpy(out, &found, size);
}

/* ---- a call's data */

typedef struct judge_call {
  kolua_session *session;
  const kolua_data *const *data;
  size_t count;
  const document **documents;
  kolua_subject_fn *each;
  void *payload;
  const kolua_summary *summary;
  problems *problems;
} judge_call;

void session_begin(kolua_session *s) {
  arena_clear(&s->arena);
  arena_clear(s->scratch);
  mem_clear(&s->report, sizeof s->report);
  s->report.session = s;
}

kolua_status session_takes(const kolua_session *s, const kolua_data *const *data, size_t count, problems *p) {
  if (s == NULL) return refuse_argument(p, "judging needs a session");
  if (count > 0 && data == NULL) return refuse_argument(p, "a count of data without data");
  for (size_t i = 0; i < count; ++i) {
    if (data[i] == NULL) return refuse_argument(p, "data is NULL");
    if (data[i]->document->model == s->policy->model) continue;
    return refuse_argument(p, "data was loaded with another policy");
  }
  return KOLUA_OK;
}

static kolua_status check_data(const judge_call *c) {
  return session_takes(c->session, c->data, c->count, c->problems);
}

static void take_documents(judge_call *c) {
  c->documents = ARENA_ARRAY(&c->session->arena, c->count, const document *);
  for (size_t i = 0; i < c->count; ++i) c->documents[i] = c->data[i]->document;
}

static report_data told(const document *d) {
  return (report_data){.file = d->file,
                       .as_of = d->as_of_text,
                       .digest = d->digest ? d->digest : "",
                       .complaints = d->complaints,
                       .n_complaints = d->n_complaints,
                       .n_kept = d->n_kept,
                       .root = d->root};
}

report_run session_run(const kolua_session *s) {
  const kolua_policy *policy = s->policy;
  return (report_run){.lang = s->asked.lang,
                      .model = policy->model,
                      .policy = policy->name,
                      .version = policy->version,
                      .digest = policy->digest,
                      .settings = policy->settings,
                      .packs = policy->packs,
                      .n_packs = policy->n_packs,
                      .rules = policy->shown,
                      .n_rules = policy->rules.n_rules,
                      .left_out = policy->rules.rules + policy->rules.n_rules,
                      .n_left_out = policy->n_left_out};
}

/* ---- judging */

static kolua_status judge_for_each(void *payload) {
  judge_call *c = payload;
  take_documents(c);
  return judge_each(c->session->judge, c->documents, c->count, c->each, c->payload, &c->summary, c->problems);
}

kolua_status kolua_session_each(kolua_session *s, const kolua_data *const *data, size_t count, kolua_subject_fn *each,
                                void *payload, const kolua_summary **summary, kolua_problems *p) {
  judge_call c = {.session = s, .data = data, .count = count, .each = each, .payload = payload, .problems = p};
  if (summary != NULL) *summary = NULL;
  if (each == NULL) return refuse_argument(p, "judging each subject needs a callback");
  kolua_status status = check_data(&c);
  if (status != KOLUA_OK) return status;
  session_begin(s);
  status = guard_run(&s->mem, judge_for_each, &c, p);
  if (summary != NULL && status == KOLUA_OK) *summary = c.summary;
  return status;
}

static kolua_status judge_and_keep(void *payload) {
  judge_call *c = payload;
  report_run *run = &c->session->report.run;
  take_documents(c);
  *run = session_run(c->session);
  const kolua_status status = judge_all(c->session->judge, c->documents, c->count, &run->subjects, &run->n_subjects,
                                        &run->summary, c->problems);
  if (status != KOLUA_OK) return status;
  report_data *list = ARENA_ARRAY(&c->session->arena, c->count, report_data);
  for (size_t i = 0; i < c->count; ++i) list[i] = told(c->documents[i]);
  run->data = list;
  run->n_data = c->count;
  return KOLUA_OK;
}

kolua_status kolua_session_check(const kolua_report **out, kolua_session *s, const kolua_data *const *data,
                                 size_t count, kolua_problems *p) {
  judge_call c = {.session = s, .data = data, .count = count, .problems = p};
  *out = NULL;
  kolua_status status = check_data(&c);
  if (status != KOLUA_OK) return status;
  session_begin(s);
  status = guard_run(&s->mem, judge_and_keep, &c, p);
  if (status == KOLUA_OK) *out = &s->report;
  return status;
}

/* ---- one record */

typedef struct record_call {
  kolua_session *session;
  const document *context;
  const subject *kind;
  text json;
  problems *problems;
} record_call;

static kolua_status read_record(record_call *c, document **out) {
  static const char file[] = "record";
  kolua_session *s = c->session;
  value *root;
  if (s->parser == NULL) s->parser = json_parser_new(&s->kept);
  const kolua_status status =
      json_read_with(&root, s->parser, &s->arena, s->scratch, file, 1, c->json, &s->policy->limits, c->problems);
  if (status != KOLUA_OK) return status;
  return document_bind_record(out, &s->arena, s->scratch, c->context, c->kind, file, root, c->problems);
}

static kolua_status judge_one(void *payload) {
  record_call *c = payload;
  kolua_session *s = c->session;
  report_run *run = &s->report.run;
  document *doc;
  kolua_status status = read_record(c, &doc);
  if (status != KOLUA_OK) return status;
  const kolua_subject **only = ARENA_ARRAY(&s->arena, 1, const kolua_subject *);
  *run = session_run(s);
  status = judge_record(s->judge, doc, c->kind, only, &run->summary, c->problems);
  if (status != KOLUA_OK) return status;
  report_data *data = ARENA_NEW(&s->arena, report_data);
  *data = told(doc);
  run->data = data;
  run->subjects = only;
  run->n_data = run->n_subjects = 1;
  return KOLUA_OK;
}

static kolua_status check_record(record_call *c, const kolua_data *context, const char *kind_name) {
  const kolua_session *s = c->session;
  if (s == NULL || context == NULL) return refuse_argument(c->problems, "a record needs a session and a context");
  if (c->json.at == NULL) return refuse_argument(c->problems, "a record needs a text");
  if (context->document->model != s->policy->model) {
    return refuse_argument(c->problems, "the context was loaded with another policy");
  }
  const kolua_status status = find_subject(&c->kind, s->policy, kind_name, c->problems);
  if (status != KOLUA_OK) return status;
  if (c->json.len <= s->policy->limits.record_size) return KOLUA_OK;
  return problem_add(c->problems, KOLUA_ELIMIT, (place){.file = "record"}, "a record of more than %zu bytes",
                     s->policy->limits.record_size);
}

kolua_status kolua_session_record(const kolua_report **out, kolua_session *s, const kolua_data *context,
                                  const char *kind_name, const char *json, size_t len, kolua_problems *p) {
  record_call c = {.session = s, .json = {json, len}, .problems = p};
  *out = NULL;
  kolua_status status = check_record(&c, context, kind_name);
  if (status != KOLUA_OK) return status;
  c.context = context->document;
  session_begin(s);
  status = guard_run(&s->mem, judge_one, &c, p);
  if (status == KOLUA_OK) *out = &s->report;
  return status;
}

/* ---- thresholds */

typedef struct sweep_call {
  judge_call judged;
  const char *name;
} sweep_call;

static kolua_status sweep_all(void *payload) {
  sweep_call *c = payload;
  kolua_session *s = c->judged.session;
  take_documents(&c->judged);
  sweep *opened;
  problems *p = c->judged.problems;
  const kolua_status status =
      sweep_open(&opened, s->judge, s->policy, text_of(c->name), &s->mem, &s->arena, s->scratch, p);
  return status == KOLUA_OK ? sweep_run(&s->sweep, opened, c->judged.documents, c->judged.count, p) : status;
}

kolua_status kolua_session_sweep(const kolua_sweep **out, kolua_session *s, const kolua_data *const *data, size_t count,
                                 const char *name, kolua_problems *p) {
  sweep_call c = {.judged = {.session = s, .data = data, .count = count, .problems = p}, .name = name};
  *out = NULL;
  kolua_status status = check_data(&c.judged);
  if (status != KOLUA_OK) return status;
  if (name == NULL) return refuse_argument(p, "a sweep needs the name of a threshold");
  if (s->asked.subject != NULL) return refuse_argument(p, "a sweep is of all subjects, not of one");
  session_begin(s);
  status = guard_run(&s->mem, sweep_all, &c, p);
  if (status == KOLUA_OK) *out = &s->sweep;
  return status;
}

/* ---- reports */

const kolua_summary *kolua_report_summary(const kolua_report *report) {
  return report->run.summary;
}

size_t kolua_report_count(const kolua_report *report) {
  return report->run.n_subjects;
}

const kolua_subject *kolua_report_subject(const kolua_report *report, size_t i) {
  return i < report->run.n_subjects ? report->run.subjects[i] : NULL;
}
