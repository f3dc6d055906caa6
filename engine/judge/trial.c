/* trial.c: see trial.h. What is wrong with a case goes to the suite's notes, with its place. */
#include "judge/trial.h"

#include "data/reader.h"
#include "policy/filename.h"
#include "policy/loader.h"

/* ---- reading */

/* The case's own value, else the file's. */
static const value *get(form *f, const trial *t, const char *key, kolua_type type) {
  const value *own = form_get(f, t->at, key, type);
  return own ? own : form_get(f, t->file->tree, key, type);
}

static const rule *find_rule(form *f, const ruleset *rs, const value *id) {
  const rule *found = id ? ruleset_find(rs, value_text(id)) : NULL;
  if (id == NULL || found != NULL) return found;
  const text near = ruleset_suggest(rs, value_text(id), f->scratch);
  form_complain(f, form_place(f, id), "the policy has no rule '%s'%s", value_text(id).at, text_hint(near, f->scratch));
  return NULL;
}

/* The subject's fields stand under the name of its kind. */
static void read_fields(form *f, const model *m, trial *t) {
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

static void read_trial(suite *s, form *f, trial *t) {
  if (!form_check_keys(f, t->at, s->keys, "a case")) return;
  const value *id = get(f, t, "rule", KOLUA_STRING);
  t->rule = find_rule(f, &s->policy->rules, id);
  t->kind = t->rule ? t->rule->subject : NULL;
  t->name = form_text(f, t->at, "name");
  t->id = form_text(f, t->at, "subject");
  t->over = form_get(f, t->at, "case", KOLUA_MAP);
  t->data_name = get(f, t, "data", KOLUA_STRING);
  const value *as_of = get(f, t, "as_of", KOLUA_STRING);
  t->as_of = as_of ? value_text(as_of).at : NULL;
  read_fields(f, s->policy->model, t);
  const value *expected = value_get(t->at, TEXT("expect"));
  if (expected == NULL) form_complain(f, form_place(f, t->at), "the case does not say what it expects ('expect')");
  else expect_read(&t->expect, f, s->policy, id ? value_text(id).at : NULL, expected);
}

/* ---- its document */

static bool is_json(const char *path) {
  return text_ends(text_of(path), ".json");
}

static kolua_status read_data(suite *s, const trial *t, value **out, const char **path) {
  const loader l = {s->policy->load, s->policy->load_payload, s->arena, s->scratch, s->notes};
  const kolua_limits *limits = &s->policy->limits;
  text written;
  *path = filename_join(s->arena, filename_folder(s->scratch, t->file->path), value_text(t->data_name));
  const place from = {t->file->path, t->data_name->line, t->data_name->column};
  const kolua_status status = loader_read(&l, &written, *path, t->file->root, limits->data_size, from);
  if (status != KOLUA_OK) return status;
  return is_json(*path) ? json_read(out, s->arena, s->scratch, *path, written, limits, s->notes)
                        : yaml_read(out, s->arena, s->scratch, *path, written, limits, s->notes);
}

static kolua_status bind(suite *s, const trial *t, document **out, const char *file, value *root) {
  const document_options asked = {.as_of = t->as_of, .partial = true};
  return document_bind(out, s->arena, s->scratch, s->policy->model, file, root, "", &asked, s->notes);
}

/* Data with nothing laid over it must be sound by itself: a mistake in it is told with its own file's name. */
static kolua_status check_data(suite *s, const trial *t, const value *data, const char *path) {
  sample alone = {.model = s->policy->model, .file = path, .limits = &s->policy->limits, .layers = {data}};
  value *root;
  document *ignored;
  const kolua_status status = sample_build(&root, &alone, s->arena, s->scratch, s->notes);
  return status ? status : bind(s, t, &ignored, path, root);
}

bool trial_tree(suite *s, trial *t, value **root) {
  value *data = NULL;
  const char *path = t->file->path;
  kolua_status status = t->data_name ? read_data(s, t, &data, &path) : KOLUA_OK;
  if (status == KOLUA_OK && data != NULL) status = check_data(s, t, data, path);
  if (status != KOLUA_OK) return false;
  sample given = {.model = s->policy->model,
                  .file = t->file->path,
                  .limits = &s->policy->limits,
                  .fields = t->fields,
                  .kind = t->kind,
                  .id = t->id,
                  .layers = {data, value_get(t->file->tree, TEXT("base")), t->over}};
  if (sample_build(root, &given, s->arena, s->scratch, s->notes) != KOLUA_OK) return false;
  if (t->fields != NULL) t->id = given.id;
  return true;
}

bool trial_bind(suite *s, const trial *t, value *root, document **out) {
  return bind(s, t, out, t->file->path, root) == KOLUA_OK;
}

bool trial_open(suite *s, trial *t) {
  form f = {t->file->path, s->scratch, s->notes, KOLUA_EDATA, KOLUA_OK};
  value *root;
  document *made;
  read_trial(s, &f, t);
  if (f.status != KOLUA_OK || !trial_tree(s, t, &root) || !trial_bind(s, t, root, &made)) return false;
  t->document = made;
  return true;
}

/* ---- judging it */

static void free_judges(void *resource) {
  suite *s = resource;
  for (size_t i = 0; i < KOLUA_LANGS; ++i) judge_free(s->judges[i]);
}

suite *suite_like(const suite *s, const kolua_policy *policy) {
  suite *out = ARENA_NEW(s->arena, suite);
  *out = *s;
  out->policy = policy;
  out->reached = NULL;
  for (size_t i = 0; i < KOLUA_LANGS; ++i) out->judges[i] = NULL;
  arena_defer(s->arena, free_judges, out);
  return out;
}

judge *suite_judge(suite *s, kolua_lang lang) {
  if (s->judges[lang] != NULL) return s->judges[lang];
  const judge_options asked = {.lang = lang};
  if (judge_new(&s->judges[lang], s->arena->mem, s->policy, &asked, s->notes) == KOLUA_OK) return s->judges[lang];
  judge_free(s->judges[lang]);
  return s->judges[lang] = NULL;
}

const value *trial_subject(const trial *t, const rule *r, buf *difference) {
  const subject *judged = r->subject;
  const text id = judged == t->kind || t->kind == NULL ? t->id : (text){0};
  const size_t n = document_count(t->document, judged);
  for (size_t i = 0; i < n; ++i) {
    const value *element = document_subject(t->document, judged, i);
    if (id.len > 0 ? text_equal(document_id(t->document, judged, element), id) : n == 1) return element;
  }
  if (id.len > 0) buf_format(difference, "there is no %s '%.*s'\n", judged->name.at, (int)id.len, id.at);
  else if (n == 0) buf_format(difference, "there is no %s\n", judged->name.at);
  else buf_format(difference, "there are %zu of %s: say which one ('subject')\n", n, judged->name.at);
  return NULL;
}

/* Whatever a case expects, it holds only if it holds on any day: so the day must be given where it is asked for. */
static void check_day(suite *s, const trial *t, const rule *r, const judge *j) {
  if (!t->document->is_undated || !judge_asked_today(j)) return;
  problem_add(s->notes, KOLUA_EDATA, (place){t->file->path, t->at->line, t->at->column},
              "%s asks for the day of evaluation: give 'as_of' in the case or the file", r->id.at);
}

static void note_reach(suite *s, const rule *r, const kolua_finding *found) {
  for (size_t i = 0; s->reached != NULL && found != NULL && i < s->policy->rules.n_rules; ++i) {
    if (s->policy->rules.rules[i] != r) continue;
    s->reached[i].cases++;
    s->reached[i].outcomes |= 1U << found->outcome;
  }
}

static void judge_in_language(suite *s, const trial *t, const value *element, kolua_lang lang, buf *difference) {
  judge *j = suite_judge(s, lang);
  if (j == NULL) return;
  const kolua_finding *found = judge_rule(j, t->document, t->rule->subject, element, t->rule);
  expect_compare(difference, &t->expect, found, value_path(element, s->scratch), lang, s->scratch);
  if (lang != KOLUA_EN) return;
  check_day(s, t, t->rule, j);
  note_reach(s, t->rule, found);
}

static void judge_own_rule(suite *s, const trial *t, buf *difference) {
  const value *element = t->rule ? trial_subject(t, t->rule, difference) : NULL;
  if (element == NULL) return;
  judge_in_language(s, t, element, KOLUA_EN, difference);
  if (expect_speaks(&t->expect, KOLUA_VI)) judge_in_language(s, t, element, KOLUA_VI, difference);
}

static void judge_other_rule(suite *s, const trial *t, const member *m, buf *difference) {
  const rule *r = ruleset_find(&s->policy->rules, *m->key);
  judge *j = suite_judge(s, KOLUA_EN);
  const value *element = r != NULL && j != NULL ? trial_subject(t, r, difference) : NULL;
  if (element == NULL) return;
  const kolua_finding *found = judge_rule(j, t->document, r->subject, element, r);
  expect_compare_outcome(difference, m, found);
  check_day(s, t, r, j);
  note_reach(s, r, found);
}

void trial_judge(suite *s, const trial *t, buf *difference) {
  const value *others = t->expect.rules;
  judge_own_rule(s, t, difference);
  for (uint32_t i = 0; others != NULL && i < others->len; ++i)
    judge_other_rule(s, t, value_member(others, i), difference);
}
