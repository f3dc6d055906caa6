/* cases.c: case files, and running the cases in them. A file is a map:
**
**   rule, as_of, data, base    for all its cases, unless one says otherwise
**   cases                      a list of maps: name, rule, as_of, data, subject, case, expect, and the subject's fields
**                              under the subject's name
**
** `data` names a file, `base` and `case` are laid over it, in that order, and the subject's fields over all. */
#include "judge/cases.h"

#include "data/reader.h"
#include "policy/filename.h"
#include "policy/filter.h"
#include "policy/loader.h"

#include <string.h>

/* ---- one case */

/* Whether it was told already: what is wrong with what stands for all cases is told of the first. */
static bool is_told(const problems *told, const kolua_problem *p) {
  bool is_same = false;
  for (size_t i = kolua_problems_count(told); i-- > 0 && !is_same;) {
    const kolua_problem *other = kolua_problems_get(told, i);
    is_same = other->line == p->line && other->column == p->column && other->file != NULL && p->file != NULL &&
              strcmp(other->file, p->file) == 0 && strcmp(other->message, p->message) == 0;
  }
  return is_same;
}

/* What kept the case from running goes to the caller with its place, and is all that there is to tell of it. */
static bool tell_notes(run *r, buf *difference) {
  const suite *s = &r->suite;
  bool is_broken = false;
  for (size_t i = 0; i < kolua_problems_count(s->notes); ++i) {
    const kolua_problem *p = kolua_problems_get(s->notes, i);
    if (p->status == KOLUA_OK) continue;
    if (!is_broken) difference->len = 0;
    is_broken = r->has_broken = true;
    if (!is_told(r->problems, p))
      problem_add(r->problems, p->status, (place){p->file, p->line, p->column}, "%s", p->message);
    if (p->file != NULL) buf_format(difference, "%s:%u:%u: ", p->file, p->line, p->column);
    buf_format(difference, "%s\n", p->message);
  }
  return is_broken;
}

/* A value that counts as missing may be why the outcome is another. */
static void tell_complaints(const trial *t, buf *difference) {
  if (t->document == NULL || difference->len == 0) return;
  const kolua_problems *all = t->document->complaints;
  for (size_t i = 0; i < kolua_problems_count(all); ++i) {
    buf_format(difference, "in the data: %s\n", kolua_problems_get(all, i)->message);
  }
}

static const value *rule_of(const case_file *file, const value *at) {
  const value *id = value_get(at, TEXT("rule"));
  return id ? id : value_get(file->tree, TEXT("rule"));
}

static bool is_wanted(run *r, const case_file *file, const value *at) {
  const value *id = rule_of(file, at), *name = value_get(at, TEXT("name"));
  if (id != NULL && policy_left_out(r->suite.policy, value_text(id)) != NULL) return false;
  if (r->only == NULL) return true;
  arena *scratch = r->suite.scratch;
  const text glob = text_of(text_format(scratch, "*%s*", r->only)), n = name ? value_text(name) : (text){"", 0};
  const text whole = text_of(text_format(scratch, "%s: %.*s", file->path, SPELT(n)));
  return glob_matches(glob, whole) || (id != NULL && glob_matches(glob, value_text(id)));
}

static void keep(run *r, const trial *t) {
  arena *a = r->suite.arena;
  if (r->n == r->cap) {
    const size_t cap = r->cap ? r->cap * 2 : 256;
    r->trials = arena_grow(a, r->trials, r->cap * sizeof *r->trials, cap * sizeof *r->trials);
    r->cap = cap;
  }
  trial *kept = ARENA_NEW(a, trial);
  *kept = *t;
  r->trials[r->n++] = kept;
}

static kolua_status run_case(run *r, const case_file *file, const value *at) {
  suite *s = &r->suite;
  trial t = {.file = file, .at = at};
  buf difference;
  kolua_problems_clear(s->notes);
  buf_init(&difference, s->scratch);
  if (trial_open(s, &t)) trial_judge(s, &t, &difference);
  tell_complaints(&t, &difference);
  const bool is_broken = tell_notes(r, &difference);
  const text told = buf_text(&difference);
  const kolua_case shown = {.file = file->path,
                            .line = at->line,
                            .name = t.name.len ? t.name.at : "(no name)",
                            .passed = told.len == 0,
                            .difference = told.at,
                            .rule = t.rule ? t.rule->id.at : "",
                            .is_broken = is_broken};
  if (r->keeps && shown.passed) keep(r, &t);
  return r->each(r->payload, &shown);
}

static kolua_status run_cases(run *r, const case_file *file, const value *cases) {
  suite *s = &r->suite;
  for (uint32_t i = 0; i < cases->len; ++i) {
    const value *at = &cases->as.items[i];
    const arena_mark kept = arena_here(s->arena), used = arena_here(s->scratch);
    const kolua_status status = is_wanted(r, file, at) ? run_case(r, file, at) : KOLUA_OK;
    arena_release(s->scratch, used);
    if (!r->keeps) arena_release(s->arena, kept);
    if (status != KOLUA_OK) return status;
  }
  return r->has_broken ? KOLUA_EDATA : KOLUA_OK;
}

/* ---- a file */

static kolua_status read_file_of_cases(run *r, case_file *file, const loader *l, const value **cases) {
  static const char *const keys[] = {"rule", "as_of", "data", "base", "cases", NULL};
  suite *s = &r->suite;
  text t;
  value *tree;
  kolua_status status = loader_read(l, &t, file->path, NULL, s->policy->limits.data_size, (place){0});
  if (status != KOLUA_OK) return status;
  status = yaml_read(&tree, s->arena, s->scratch, file->path, t, &s->policy->limits, r->problems);
  if (status != KOLUA_OK) return status;
  form f = {file->path, s->scratch, r->problems, KOLUA_EDATA, KOLUA_OK};
  file->tree = tree;
  if (!form_check_keys(&f, tree, keys, "a case file")) return f.status;
  form_get(&f, tree, "base", KOLUA_MAP);
  *cases = form_get(&f, tree, "cases", KOLUA_LIST);
  const bool has_none = *cases == NULL || (*cases)->len == 0;
  if (f.status == KOLUA_OK && has_none) form_complain(&f, form_place(&f, tree), "there are no cases");
  return f.status;
}

kolua_status run_file(run *r, const char *path, kolua_case_fn *each, void *payload, problems *p) {
  suite *s = &r->suite;
  const loader l = {s->policy->load, s->policy->load_payload, s->arena, s->scratch, p};
  const arena_mark kept = arena_here(s->arena);
  const value *cases = NULL;
  case_file *file = ARENA_NEW(s->arena, case_file);
  r->each = each;
  r->payload = payload;
  r->problems = p;
  r->has_broken = false;
  file->path = filename_normal(s->arena, text_of(path));
  file->root = loader_root_of_file(&l, file->path);
  kolua_status status = read_file_of_cases(r, file, &l, &cases);
  if (status == KOLUA_OK && cases != NULL) status = run_cases(r, file, cases);
  if (!r->keeps) arena_release(s->arena, kept);
  return status;
}

/* ---- a run */

static const char **keys_of_case(const suite *s) {
  static const char *const fixed[] = {"name", "rule", "as_of", "data", "subject", "case", "expect"};
  enum { FIXED = sizeof fixed / sizeof *fixed };
  const model *m = s->policy->model;
  const char **keys = ARENA_ARRAY(s->arena, FIXED + m->n_subjects + 1, const char *);
  for (size_t i = 0; i < FIXED; ++i) keys[i] = fixed[i];
  for (size_t i = 0; i < m->n_subjects; ++i) keys[FIXED + i] = m->subjects[i].name.at;
  return keys;
}

/* Things that are not in an arena, under one from before they exist. */
static void release(void *resource) {
  suite *s = resource;
  for (size_t i = 0; i < KOLUA_LANGS; ++i) judge_free(s->judges[i]);
  kolua_problems_free(s->notes);
}

kolua_status run_open(run *out, const kolua_policy *policy, const char *only, bool keeps, arena *a, arena *scratch,
                      problems *p) {
  *out = (run){.suite = {.policy = policy, .arena = a, .scratch = scratch}, .keeps = keeps};
  suite *s = &out->suite;
  arena_defer(a, release, s);
  s->notes = kolua_problems_new();
  if (s->notes == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  out->only = only ? text_copy(a, text_of(only)).at : NULL;
  s->keys = keys_of_case(s);
  s->reached = ARENA_ARRAY(a, policy->rules.n_rules + 1, reach);
  return KOLUA_OK;
}
