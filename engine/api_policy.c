/* api_policy.c: loading a policy and asking it: the part of kolua.h from kolua_policy_open to kolua_policy_lint, and kolua_policy_test_file. */
#include "api.h"

#include "policy/lint.h"

#include <string.h>

/* ---- loading */

typedef struct load_call {
  kolua_policy *policy;
  const char *path;
  const text *written;
  const kolua_policy_options *asked;
  problems *problems;
} load_call;

static kolua_status load_policy(void *payload) {
  const load_call *c = payload;
  return policy_load(c->policy, c->path, c->written, c->asked, c->problems);
}

static kolua_policy *new_policy(const kolua_policy_options *asked) {
  mem first;
  mem_init(&first, asked->alloc, asked->alloc_payload);
  kolua_policy *policy = mem_try(&first, NULL, 0, sizeof *policy);
  if (policy == NULL) return NULL;
  *policy = (kolua_policy){.mem = first};
  arena_init(&policy->arena, &policy->mem);
  arena_init(&policy->scratch, &policy->mem);
  return policy;
}

/* The depth bounds how deep the engine recurses over data. */
static const char *what_is_wrong(const kolua_policy_options *asked) {
  enum { DEEPEST = 1000 };
  if (asked->set_count > 0 && asked->set == NULL) return "a count of settings without settings";
  if (asked->limits.depth > DEEPEST) return "limits.depth can be at most 1000";
  return NULL;
}

/* *out is there unless the options are wrong or memory ran out, whatever comes of it. */
static kolua_status try_load(kolua_policy **out, const char *path, const text *written,
                             const kolua_policy_options *given, problems *p) {
  kolua_policy_options asked;
  if (!options_take(&asked, sizeof asked, given)) return refuse_argument(p, "policy options of an unknown size");
  const char *wrong = what_is_wrong(&asked);
  if (wrong != NULL) return refuse_argument(p, wrong);
  kolua_policy *policy = new_policy(&asked);
  if (policy == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  load_call c = {policy, path, written, &asked, p};
  *out = policy;
  return guard_run(&policy->mem, load_policy, &c, p);
}

static kolua_status load(kolua_policy **out, const char *path, const text *written, const kolua_policy_options *given,
                         problems *p) {
  kolua_policy *policy = NULL;
  const kolua_status status = try_load(&policy, path, written, given, p);
  if (status == KOLUA_OK) *out = policy;
  else kolua_policy_free(policy);
  return status;
}

kolua_status kolua_policy_open(kolua_policy **out, const char *path, const kolua_policy_options *asked,
                               kolua_problems *p) {
  *out = NULL;
  return load(out, path, NULL, asked, p);
}

kolua_status kolua_policy_parse(kolua_policy **out, const char *name, const char *t, size_t len,
                                const kolua_policy_options *asked, kolua_problems *p) {
  *out = NULL;
  const text written = {t ? t : "", len};
  if (name == NULL) return refuse_argument(p, "a policy needs a name");
  if (t == NULL && len > 0) return refuse_argument(p, "a policy has a length but no text");
  return load(out, name, &written, asked, p);
}

void kolua_policy_free(kolua_policy *policy) {
  if (policy == NULL) return;
  arena_free(&policy->scratch);
  arena_free(&policy->arena);
  mem last = policy->mem;
  mem_give(&last, policy, sizeof *policy);
}

/* ---- asking */

const char *kolua_policy_name(const kolua_policy *policy) {
  return policy->name;
}

const char *kolua_policy_version(const kolua_policy *policy) {
  return policy->version;
}

const char *kolua_policy_digest(const kolua_policy *policy) {
  return policy->digest;
}

const char *kolua_policy_model(const kolua_policy *policy) {
  return policy->model->name.at;
}

const char *kolua_policy_subject(const kolua_policy *policy, size_t i) {
  return i < policy->model->n_subjects ? policy->model->subjects[i].name.at : NULL;
}

bool kolua_policy_lang(const kolua_policy *policy, kolua_lang *out) {
  if (policy->has_lang) *out = policy->lang;
  return policy->has_lang;
}

size_t kolua_policy_count(const kolua_policy *policy) {
  return policy->rules.n_rules;
}

const kolua_rule *kolua_policy_rule(const kolua_policy *policy, size_t i) {
  return i < policy->rules.n_rules ? &policy->shown[i] : NULL;
}

const kolua_rule *kolua_policy_find(const kolua_policy *policy, const char *id) {
  size_t from = 0, to = policy->rules.n_rules;
  while (id != NULL && from < to) {
    const size_t middle = from + (to - from) / 2;
    const int order = strcmp(id, policy->shown[middle].id);
    if (order == 0) return &policy->shown[middle];
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return NULL;
}

typedef struct suggest_call {
  const kolua_policy *policy;
  room *room;
  const char *id;
  const kolua_rule *found;
} suggest_call;

static kolua_status suggest(void *payload) {
  suggest_call *c = payload;
  const text near = ruleset_suggest(&c->policy->rules, text_of(c->id), &c->room->scratch);
  if (near.len > 0) c->found = kolua_policy_find(c->policy, text_copy(&c->room->scratch, near).at);
  return KOLUA_OK;
}

const char *kolua_policy_suggest(const kolua_policy *policy, const char *id) {
  room r;
  suggest_call c = {policy, &r, id, NULL};
  room_open(&r, &policy->mem);
  const kolua_status status = guard_run(&r.mem, suggest, &c, NULL);
  room_close(&r);
  return status == KOLUA_OK && c.found != NULL ? c.found->id : NULL;
}

const char *kolua_policy_disabled(const kolua_policy *policy, const char *id) {
  const rule *r = id != NULL ? policy_left_out(policy, text_of(id)) : NULL;
  return r != NULL && r->is_disabled ? r->disabled.at : NULL;
}

size_t kolua_policy_waiver_count(const kolua_policy *policy) {
  return policy->n_waivers;
}

const kolua_waiver *kolua_policy_waiver(const kolua_policy *policy, size_t i) {
  return i < policy->n_waivers ? &policy->waivers[i].shown : NULL;
}

/* ---- what hosts name */

typedef struct find_call {
  const subject **out;
  const kolua_policy *policy;
  const char *name;
  arena *scratch;
  problems *problems;
} find_call;

static kolua_status find(void *payload) {
  const find_call *c = payload;
  return model_find_subject(c->out, c->policy->model, c->name, c->scratch, c->problems);
}

kolua_status find_subject(const subject **out, const kolua_policy *policy, const char *name, problems *p) {
  room r;
  *out = NULL;
  if (name == NULL) return refuse_argument(p, "the name of a subject is NULL");
  room_open(&r, &policy->mem);
  find_call c = {out, policy, name, &r.scratch, p};
  const kolua_status status = guard_run(&r.mem, find, &c, p);
  room_close(&r);
  return status;
}

/* ---- lint */

typedef struct lint_call {
  const kolua_policy *policy;
  room *room;
  problems *problems;
} lint_call;

static kolua_status lint(void *payload) {
  const lint_call *c = payload;
  return policy_lint(c->policy, &c->room->scratch, c->problems);
}

kolua_status kolua_policy_lint(const kolua_policy *policy, kolua_problems *p) {
  if (policy == NULL) return refuse_argument(p, "lint needs a policy");
  room r;
  room_open(&r, &policy->mem);
  lint_call c = {policy, &r, p};
  const kolua_status status = guard_run(&r.mem, lint, &c, p);
  room_close(&r);
  return status;
}

kolua_status kolua_policy_examine(const char *path, const kolua_policy_options *asked, kolua_problems *p,
                                  bool *is_whole) {
  kolua_policy *policy = NULL;
  kolua_status status = try_load(&policy, path, NULL, asked, p);
  const bool can_go_on = policy != NULL && policy->is_resolved && status != KOLUA_ENOMEM;
  const kolua_status linted = can_go_on ? kolua_policy_lint(policy, p) : KOLUA_OK;
  if (status == KOLUA_OK) status = linted;
  if (is_whole != NULL) *is_whole = can_go_on && !policy->is_partial && status != KOLUA_ENOMEM;
  kolua_policy_free(policy);
  return status;
}

/* ---- the policy's own tests */

const char *kolua_policy_test_file(const kolua_policy *policy, size_t i) {
  return i < policy->n_tests ? policy->tests[i] : NULL;
}
