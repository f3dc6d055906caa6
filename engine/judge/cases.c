/* cases.c: reading a case file and running it. A file is a map:
**
**   rule, as_of, data, base    for all its cases, unless one says otherwise
**   cases                      a list of maps: name, rule, as_of, data, subject, case, expect, and the subject's fields
**                              under the subject's name
**
** `data` names a file, `base` and `case` are laid over it, in that order, and the subject's fields over all. */
#include "judge/cases.h"

#include "data/reader.h"
#include "judge/expect.h"
#include "judge/judge.h"
#include "judge/sample.h"
#include "policy/filename.h"
#include "policy/loader.h"

typedef struct suite {
  const kolua_policy *policy;
  arena *arena, *scratch;
  const char *path, *root;
  const value *tree;
  const char **keys; /* that a case may have */
  kolua_case_fn *each;
  void *payload;
  problems *problems, *notes; /* the caller's; those of the case that runs */
  judge *judges[KOLUA_LANGS]; /* made when first needed */
  bool has_broken;            /* a case could not be run */
} suite;

/* A case as it was read. */
typedef struct trial {
  suite *suite;
  const value *at;
  text name, id;       /* id: of the subject that is judged; empty: there must be only one */
  const rule *rule;    /* NULL: only the `rules` of the expectation count */
  const subject *kind; /* NULL with `rule`, unless the subject's fields are given */
  const value *fields, *data_name, *over;
  const char *as_of;
  expectation expect;
  document *document;
  buf difference; /* empty: as expected */
} trial;

/* ---- reading a case */

static form form_of(suite *s) {
  return (form){s->path, s->scratch, s->notes, KOLUA_EDATA, KOLUA_OK};
}

/* The case's own value, else the file's. */
static const value *get(form *f, const trial *t, const char *key, kolua_type type) {
  const value *own = form_get(f, t->at, key, type);
  return own ? own : form_get(f, t->suite->tree, key, type);
}

static const rule *find_rule(form *f, const trial *t, const value *id) {
  const ruleset *rs = &t->suite->policy->rules;
  const rule *found = id ? ruleset_find(rs, value_text(id)) : NULL;
  if (id == NULL || found != NULL) return found;
  const text near = ruleset_suggest(rs, value_text(id), f->scratch);
  form_complain(f, form_place(f, id), "the policy has no rule '%s'%s", value_text(id).at, text_hint(near, f->scratch));
  return NULL;
}

/* The subject's fields stand under the name of its kind. */
static void read_fields(form *f, trial *t) {
  const model *m = t->suite->policy->model;
  for (size_t i = 0; i < m->n_subjects; ++i) {
    const subject *each = &m->subjects[i];
    const value *fields = form_get(f, t->at, each->name.at, KOLUA_MAP);
    if (fields == NULL) continue;
    if (t->fields != NULL) form_complain(f, form_place(f, fields), "a case has one subject; put the rest under 'case'");
    if (t->rule != NULL && t->rule->subject != each) {
      form_complain(f, form_place(f, fields), "rule %s judges '%s', not '%s': put this under 'case'", t->rule->id.at,
                    t->rule->on.at, each->name.at);
    }
    t->fields = fields;
    t->kind = each;
  }
}

static void read_trial(form *f, trial *t) {
  suite *s = t->suite;
  if (!form_check_keys(f, t->at, s->keys, "a case")) return;
  t->rule = find_rule(f, t, get(f, t, "rule", KOLUA_STRING));
  t->kind = t->rule ? t->rule->subject : NULL;
  t->name = form_text(f, t->at, "name");
  t->id = form_text(f, t->at, "subject");
  t->over = form_get(f, t->at, "case", KOLUA_MAP);
  t->data_name = get(f, t, "data", KOLUA_STRING);
  const value *as_of = get(f, t, "as_of", KOLUA_STRING);
  t->as_of = as_of ? value_text(as_of).at : NULL;
  read_fields(f, t);
  const value *expected = value_get(t->at, TEXT("expect"));
  if (expected == NULL) form_complain(f, form_place(f, t->at), "the case does not say what it expects ('expect')");
  else expect_read(&t->expect, f, s->policy, t->rule ? t->rule->id.at : NULL, expected);
}

/* ---- its document */

static bool is_json(const char *path) {
  return text_ends(text_of(path), ".json");
}

static kolua_status read_data(suite *s, const value *name, value **out, const char **path) {
  const loader l = {s->policy->load, s->policy->load_payload, s->arena, s->scratch, s->notes};
  const kolua_limits *limits = &s->policy->limits;
  text t;
  *path = filename_join(s->arena, filename_folder(s->scratch, s->path), value_text(name));
  const place from = {s->path, name->line, name->column};
  const kolua_status status = loader_read(&l, &t, *path, s->root, limits->data_size, from);
  if (status != KOLUA_OK) return status;
  return is_json(*path) ? json_read(out, s->arena, s->scratch, *path, t, limits, s->notes)
                        : yaml_read(out, s->arena, s->scratch, *path, t, limits, s->notes);
}

static kolua_status bind(trial *t, document **out, const char *file, value *root) {
  suite *s = t->suite;
  const document_options asked = {.as_of = t->as_of, .partial = true};
  return document_bind(out, s->arena, s->scratch, s->policy->model, file, root, "", &asked, s->notes);
}

/* Data with nothing laid over it must be sound by itself: a mistake in it is told with its own file's name. */
static kolua_status check_data(trial *t, const value *data, const char *path) {
  suite *s = t->suite;
  sample alone = {.model = s->policy->model, .file = path, .limits = &s->policy->limits, .layers = {data}};
  value *root;
  document *ignored;
  const kolua_status status = sample_build(&root, &alone, s->arena, s->scratch, s->notes);
  return status ? status : bind(t, &ignored, path, root);
}

static kolua_status make_document(trial *t) {
  suite *s = t->suite;
  value *data = NULL, *root;
  const char *path = s->path;
  kolua_status status = t->data_name ? read_data(s, t->data_name, &data, &path) : KOLUA_OK;
  if (status == KOLUA_OK && data != NULL) status = check_data(t, data, path);
  if (status != KOLUA_OK) return status;
  sample given = {.model = s->policy->model,
                  .file = s->path,
                  .limits = &s->policy->limits,
                  .fields = t->fields,
                  .kind = t->kind,
                  .id = t->id,
                  .layers = {data, value_get(s->tree, TEXT("base")), t->over}};
  status = sample_build(&root, &given, s->arena, s->scratch, s->notes);
  if (status != KOLUA_OK) return status;
  if (t->fields != NULL) t->id = given.id;
  return bind(t, &t->document, s->path, root);
}

/* ---- judging it */

static judge *judge_in(suite *s, kolua_lang lang) {
  if (s->judges[lang] != NULL) return s->judges[lang];
  const judge_options asked = {.lang = lang};
  if (judge_new(&s->judges[lang], s->arena->mem, s->policy, &asked, s->notes) == KOLUA_OK) return s->judges[lang];
  judge_free(s->judges[lang]);
  return s->judges[lang] = NULL;
}

/* The one subject of its kind, or the one that has the id; NULL: said in the difference. */
static const value *find_subject(trial *t, const subject *s, text id) {
  const document *doc = t->document;
  const size_t n = document_count(doc, s);
  for (size_t i = 0; i < n; ++i) {
    const value *element = document_subject(doc, s, i);
    if (id.len > 0 ? text_equal(document_id(doc, s, element), id) : n == 1) return element;
  }
  if (id.len > 0) buf_format(&t->difference, "there is no %s '%.*s'\n", s->name.at, (int)id.len, id.at);
  else if (n == 0) buf_format(&t->difference, "there is no %s\n", s->name.at);
  else buf_format(&t->difference, "there are %zu of %s: say which one ('subject')\n", n, s->name.at);
  return NULL;
}

static void judge_in_language(trial *t, const value *element, kolua_lang lang) {
  suite *s = t->suite;
  judge *j = judge_in(s, lang);
  if (j == NULL) return;
  const kolua_finding *found = judge_rule(j, t->document, t->kind, element, t->rule);
  expect_compare(&t->difference, &t->expect, found, value_path(element, s->scratch), lang, s->scratch);
}

static void judge_own_rule(trial *t) {
  const value *element = t->rule ? find_subject(t, t->kind, t->id) : NULL;
  if (element == NULL) return;
  judge_in_language(t, element, KOLUA_EN);
  if (expect_speaks(&t->expect, KOLUA_VI)) judge_in_language(t, element, KOLUA_VI);
}

static void judge_other_rule(trial *t, const member *m) {
  const rule *r = ruleset_find(&t->suite->policy->rules, *m->key);
  judge *j = judge_in(t->suite, KOLUA_EN);
  if (r == NULL || j == NULL) return;
  const value *element = find_subject(t, r->subject, r->subject == t->kind || t->kind == NULL ? t->id : (text){0});
  if (element == NULL) return;
  expect_compare_outcome(&t->difference, m, judge_rule(j, t->document, r->subject, element, r));
}

static void judge_trial(trial *t) {
  const value *others = t->expect.rules;
  judge_own_rule(t);
  for (uint32_t i = 0; others != NULL && i < others->len; ++i) judge_other_rule(t, value_member(others, i));
}

/* ---- running */

/* What kept the case from running goes to the caller with its place, and into the difference. */
static void tell_notes(trial *t) {
  suite *s = t->suite;
  for (size_t i = 0; i < kolua_problems_count(s->notes); ++i) {
    const kolua_problem *p = kolua_problems_get(s->notes, i);
    if (p->status == KOLUA_OK) continue;
    s->has_broken = true;
    problem_add(s->problems, p->status, (place){p->file, p->line, p->column}, "%s", p->message);
    buf_format(&t->difference, "cannot be run: %s:%u:%u: %s\n", p->file ? p->file : s->path, p->line, p->column,
               p->message);
  }
}

/* A value that counts as missing may be why the outcome is another. */
static void tell_complaints(trial *t) {
  if (t->document == NULL || t->difference.len == 0) return;
  const kolua_problems *all = t->document->complaints;
  for (size_t i = 0; i < kolua_problems_count(all); ++i) {
    buf_format(&t->difference, "in the data: %s\n", kolua_problems_get(all, i)->message);
  }
}

static bool is_left_out(suite *s, const value *at) {
  const value *id = value_get(at, TEXT("rule"));
  if (id == NULL) id = value_get(s->tree, TEXT("rule"));
  return id != NULL && policy_left_out(s->policy, value_text(id)) != NULL;
}

static kolua_status run_case(suite *s, const value *at) {
  trial t = {.suite = s, .at = at};
  form f = form_of(s);
  kolua_problems_clear(s->notes);
  buf_init(&t.difference, s->arena);
  read_trial(&f, &t);
  if (f.status == KOLUA_OK && make_document(&t) == KOLUA_OK) judge_trial(&t);
  tell_complaints(&t);
  tell_notes(&t);
  const text difference = buf_text(&t.difference);
  const kolua_case shown = {.file = s->path,
                            .line = at->line,
                            .name = t.name.len ? t.name.at : "(no name)",
                            .passed = difference.len == 0,
                            .difference = difference.at};
  return s->each(s->payload, &shown);
}

static kolua_status run_cases(suite *s, const value *cases) {
  for (uint32_t i = 0; i < cases->len; ++i) {
    const value *at = &cases->as.items[i];
    if (is_left_out(s, at)) continue;
    const arena_mark kept = arena_here(s->arena), used = arena_here(s->scratch);
    const kolua_status status = run_case(s, at);
    arena_release(s->scratch, used);
    arena_release(s->arena, kept);
    if (status != KOLUA_OK) return status;
  }
  return s->has_broken ? KOLUA_EDATA : KOLUA_OK;
}

/* ---- the file */

static const char **keys_of_case(suite *s) {
  static const char *const fixed[] = {"name", "rule", "as_of", "data", "subject", "case", "expect"};
  enum { FIXED = sizeof fixed / sizeof *fixed };
  const model *m = s->policy->model;
  const char **keys = ARENA_ARRAY(s->arena, FIXED + m->n_subjects + 1, const char *);
  for (size_t i = 0; i < FIXED; ++i) keys[i] = fixed[i];
  for (size_t i = 0; i < m->n_subjects; ++i) keys[FIXED + i] = m->subjects[i].name.at;
  return keys;
}

static kolua_status read_suite(suite *s, const loader *l, const value **cases) {
  static const char *const keys[] = {"rule", "as_of", "data", "base", "cases", NULL};
  text t;
  value *tree;
  kolua_status status = loader_read(l, &t, s->path, NULL, s->policy->limits.data_size, (place){0});
  if (status != KOLUA_OK) return status;
  status = yaml_read(&tree, s->arena, s->scratch, s->path, t, &s->policy->limits, s->problems);
  if (status != KOLUA_OK) return status;
  form f = {s->path, s->scratch, s->problems, KOLUA_EDATA, KOLUA_OK};
  s->tree = tree;
  if (!form_check_keys(&f, tree, keys, "a case file")) return f.status;
  form_get(&f, tree, "base", KOLUA_MAP);
  *cases = form_get(&f, tree, "cases", KOLUA_LIST);
  const bool has_none = *cases == NULL || (*cases)->len == 0;
  if (f.status == KOLUA_OK && has_none) form_complain(&f, form_place(&f, tree), "there are no cases");
  return f.status;
}

/* Things that are not in an arena, under one from before they exist. */
static void release(void *resource) {
  suite *s = resource;
  for (size_t i = 0; i < KOLUA_LANGS; ++i) judge_free(s->judges[i]);
  kolua_problems_free(s->notes);
}

kolua_status cases_run(const kolua_policy *policy, arena *a, arena *scratch, const char *path, kolua_case_fn *each,
                       void *payload, problems *p) {
  const loader l = {policy->load, policy->load_payload, a, scratch, p};
  const value *cases = NULL;
  suite *s = ARENA_NEW(a, suite);
  *s = (suite){.policy = policy, .arena = a, .scratch = scratch, .each = each, .payload = payload, .problems = p};
  arena_defer(a, release, s);
  s->notes = kolua_problems_new();
  if (s->notes == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  s->path = filename_normal(a, text_of(path));
  s->root = loader_root_of_file(&l, s->path);
  s->keys = keys_of_case(s);
  const kolua_status status = read_suite(s, &l, &cases);
  return status ? status : run_cases(s, cases);
}
