/* own_rules.c: see own_rules.h. An entry becomes the same data as a rule of a Lua file: one path, one demand, texts. */
#include "policy/own_rules.h"

#include "base/pattern.h"
#include "policy/form.h"

#include <string.h>

static const char *const own_keys[] = {"measure", "title", "reason", "remedy", "wording", "label",
                                       "message", "unit",  "weight", "source", "severity"};
enum { OWN_KEYS = sizeof own_keys / sizeof *own_keys };
static const char *const bounds[] = {"warn", "fail", NULL};

typedef struct reading {
  kolua_policy *policy;
  arena *arena;
  form *form;
  const value *entry;
  rule *rule;
} reading;

/* ---- the path */

static bool is_name(text t) {
  for (size_t i = 0; i < t.len; ++i) {
    const char c = t.at[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return t.len > 0;
}

/* "book.papers.licence.until": a subject, then fields. */
static const expr *read_path(reading *r, const value *written) {
  const place at = form_place(r->form, written);
  const text path = value_text(written);
  const expr *made = NULL;
  for (size_t start = 0; start <= path.len;) {
    const char *dot = memchr(path.at + start, '.', path.len - start);
    const size_t end = dot != NULL ? (size_t)(dot - path.at) : path.len;
    const text name = text_copy(r->arena, (text){path.at + start, end - start});
    if (!is_name(name)) made = NULL;
    if (!is_name(name)) break;
    made = made == NULL ? expr_path(r->arena, name, at) : expr_member(r->arena, made, name, at);
    start = end + 1;
  }
  if (made != NULL && made->n_names > 0) return made;
  form_complain(r->form, at, "'measure' is the path of one field, as %s.field, not '%.*s': all else is a rule file's",
                r->policy->model->subjects[0].name.at, SPELT(path));
  return NULL;
}

static void read_measure(reading *r) {
  const value *written = form_get(r->form, r->entry, "measure", KOLUA_STRING);
  if (written == NULL && value_get(r->entry, TEXT("measure")) == NULL)
    form_complain_as(r->form, CODE_MISSING, form_place(r->form, r->entry),
                     "'measure' is missing: which field does the rule look at?");
  const expr *path = written != NULL ? read_path(r, written) : NULL;
  r->rule->root.measure = path;
  if (path != NULL) r->rule->on = path->root;
}

/* ---- the demand */

static const char *wanted(bound_kind bound) {
  static const char *const words[] = {
      [BOUND_NONE] = "'warn' or 'fail'", [BOUND_ORDERED] = "a number or a date", [BOUND_ANY] = "a value",
      [BOUND_LIST] = "a list of values", [BOUND_PAIR] = "a list of two bounds",  [BOUND_PATTERN] = "a pattern"};
  return words[bound];
}

static bool is_scalar(const value *v) {
  return v->type == KOLUA_BOOL || v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER || v->type == KOLUA_STRING;
}

static bool is_list_of_scalars(const value *v) {
  bool is_right = v->type == KOLUA_LIST && v->len > 0;
  for (uint32_t i = 0; is_right && i < v->len; ++i) is_right = is_scalar(&v->as.items[i]);
  return is_right;
}

static bool fits(const demand_word *word, const value *v) {
  switch (word->bound) {
    case BOUND_NONE: return false;
    case BOUND_ORDERED: return is_scalar(v) && v->type != KOLUA_BOOL;
    case BOUND_ANY: return is_scalar(v);
    case BOUND_LIST: return is_list_of_scalars(v) || is_scalar(v);
    case BOUND_PAIR: return is_list_of_scalars(v) && v->len == 2;
    case BOUND_PATTERN: return v->type == KOLUA_STRING;
  }
  return false;
}

/* A single value where a list is wanted is a list of one. */
static const value *as_list(reading *r, const value *v) {
  if (v->type == KOLUA_LIST) return v;
  value *list = value_new_list(r->arena, 1);
  list->as.items[0] = *v;
  return list;
}

static const expr *read_bound(reading *r, const demand_word *word, const value *v) {
  const place at = form_place(r->form, v);
  if (!fits(word, v)) {
    form_complain_as(r->form, CODE_TYPE, at, "'%s' takes %s, or { warn: ..., fail: ... } of them", word->name,
                     wanted(word->bound));
    return NULL;
  }
  const char *wrong = word->bound == BOUND_PATTERN ? pattern_problem(value_text(v)) : NULL;
  if (wrong != NULL) form_complain_as(r->form, CODE_TYPE, at, "'%s': %s", word->name, wrong);
  return expr_const(r->arena, word->bound == BOUND_LIST ? as_list(r, v) : v, at);
}

static void read_bounds(reading *r, const demand_word *word, const value *v, demand *out) {
  const value *warn = value_get(v, TEXT("warn")), *fail = value_get(v, TEXT("fail"));
  if (v->type != KOLUA_MAP) {
    out->fail = read_bound(r, word, v);
    return;
  }
  if (!form_check_keys(r->form, v, bounds, "a demand")) return;
  if (warn != NULL) out->warn = read_bound(r, word, warn);
  if (fail != NULL) out->fail = read_bound(r, word, fail);
  if (warn == NULL && fail == NULL)
    form_complain_as(r->form, CODE_MISSING, form_place(r->form, v), "'%s' needs a bound: warn, fail, or both",
                     word->name);
}

static void read_demand(reading *r, const demand_word *word, const value *v) {
  demand *made = ARENA_NEW(r->arena, demand);
  *made = (demand){.op = word->op, .at = form_place(r->form, v)};
  if (word->bound == BOUND_NONE) {
    const int outcome = v->type == KOLUA_NULL ? 1 : form_word(r->form, v, word->name, bounds, 1);
    made->warns = outcome == 0;
    made->fails = outcome == 1;
  } else {
    read_bounds(r, word, v, made);
  }
  r->rule->root.demands = made;
  r->rule->root.n_demands++;
}

static void read_demands(reading *r) {
  size_t n;
  const demand_word *words = demand_words(&n);
  for (size_t i = 0; i < n; ++i) {
    const value *v = value_get(r->entry, text_of(words[i].name));
    if (v != NULL) read_demand(r, &words[i], v);
  }
  if (r->rule->root.n_demands == 1) return;
  form_complain(r->form, form_place(r->form, r->entry),
                "a rule of a policy file makes one demand, as at_least: { warn: 4, fail: 3 }; %s",
                r->rule->root.n_demands == 0 ? "this one makes none" : "this one makes several");
}

/* ---- texts and the rest */

static void read_messages(reading *r) {
  static const char *const outcomes[] = {"pass", "warn", "fail", "unknown", NULL};
  static const kolua_outcome of[] = {KOLUA_OUTCOME_PASS, KOLUA_OUTCOME_WARN, KOLUA_OUTCOME_FAIL, KOLUA_OUTCOME_UNKNOWN};
  const value *messages = form_get(r->form, r->entry, "message", KOLUA_MAP);
  if (messages == NULL || !form_check_keys(r->form, messages, outcomes, "'message'")) return;
  for (size_t i = 0; outcomes[i] != NULL; ++i)
    r->rule->root.message[of[i]] = form_label_of(r->form, messages, outcomes[i]);
}

static void read_texts(reading *r) {
  rule *out = r->rule;
  out->title = form_label_of(r->form, r->entry, "title");
  out->reason = form_label_of(r->form, r->entry, "reason");
  out->remedy = out->root.remedy = form_label_of(r->form, r->entry, "remedy");
  out->wording = form_label_of(r->form, r->entry, "wording");
  out->root.label = form_label_of(r->form, r->entry, "label");
  out->root.unit_name = form_text(r->form, r->entry, "unit");
  read_messages(r);
  if (text_is_blank(out->title.in[0]))
    form_complain_as(r->form, CODE_MISSING, form_place(r->form, r->entry),
                     "'title' is missing: write title: { vi: ..., en: ... }");
}

static void read_sources(reading *r) {
  const value *list = form_get(r->form, r->entry, "source", KOLUA_LIST);
  if (list == NULL) return;
  text *names = ARENA_ARRAY(r->arena, list->len, text);
  for (uint32_t i = 0; i < list->len; ++i) {
    const value *name = &list->as.items[i];
    if (name->type != KOLUA_STRING)
      form_complain_as(r->form, CODE_TYPE, form_place(r->form, name), "'source' lists names of sources");
    names[i] = value_text(name);
  }
  r->rule->source = names;
  r->rule->n_source = list->len;
}

static void read_importance(reading *r) {
  static const char *const severities[] = {"minor", "major", "critical", NULL};
  rule *out = r->rule;
  out->severity = (kolua_severity)form_choice(r->form, r->entry, "severity", severities, KOLUA_MAJOR);
  const value *weight = value_get(r->entry, TEXT("weight"));
  out->weight = 1;
  if (weight != NULL) form_weight(r->form, weight, &out->weight);
}

static const char *const *all_keys(const reading *r) {
  size_t n;
  const demand_word *words = demand_words(&n);
  const char **keys = ARENA_ARRAY(r->form->scratch, OWN_KEYS + n + 1, const char *);
  for (size_t i = 0; i < OWN_KEYS; ++i) keys[i] = own_keys[i];
  for (size_t i = 0; i < n; ++i) keys[OWN_KEYS + i] = words[i].name;
  return keys;
}

static void read_rule(kolua_policy *policy, form *f, const member *m) {
  const place at = form_key_place(f, m);
  reading r = {policy, &policy->arena, f, &m->value, ARENA_NEW(&policy->arena, rule)};
  *r.rule = (rule){.id = text_copy(r.arena, *m->key), .pack = text_of(policy->name), .at = at};
  r.rule->root.at = at;
  if (!rule_id_is_valid(r.rule->id))
    form_complain_as(f, CODE_TYPE, at,
                     "'%s' is no id of a rule: words of letters, digits, _ and - with dots, as house.rating",
                     r.rule->id.at);
  if (!form_check_keys(f, r.entry, all_keys(&r), "a rule of a policy file")) return;
  read_measure(&r);
  read_demands(&r);
  read_texts(&r);
  read_sources(&r);
  read_importance(&r);
  if (f->status == KOLUA_OK) f->status = ruleset_add_rule(&policy->rules, r.rule, f->problems);
}

static size_t count_rules(const policy_files *files) {
  size_t n = 0;
  for (size_t i = 0; i < files->n; ++i) n += files->at[i].rules != NULL ? files->at[i].rules->len : 0;
  return n;
}

kolua_status own_rules_read(kolua_policy *policy, const policy_files *files, problems *p) {
  kolua_status status = KOLUA_OK;
  policy->refused = ARENA_ARRAY(&policy->scratch, count_rules(files) + 1, text);
  for (size_t i = 0; i < files->n; ++i) {
    const value *rules = files->at[i].rules;
    for (uint32_t k = 0; rules != NULL && k < rules->len; ++k) {
      const member *m = value_member(rules, k);
      form f = {files->at[i].path, &policy->scratch, p, KOLUA_EPOLICY, KOLUA_OK};
      if (!policy_files_restate(files, i, offsetof(policy_file, rules), *m->key)) read_rule(policy, &f, m);
      const bool is_lost = f.status != KOLUA_OK && ruleset_find(&policy->rules, *m->key) == NULL;
      if (is_lost) policy->refused[policy->n_refused++] = *m->key;
      if (status == KOLUA_OK) status = f.status;
    }
  }
  return status;
}
