/* policy.c: loading, step by step. A step that finds something wrong says so and lets the next ones run as far as they
** can, so that one call reports all there is; only what would complain about the consequences of an earlier
** mistake is left out. Nothing of a policy that was wrong anywhere is used. */
#include "policy/policy.h"

#include "data/reader.h"
#include "policy/adjust.h"
#include "policy/filename.h"
#include "policy/filter.h"
#include "policy/form.h"
#include "policy/own_rules.h"
#include "policy/pack.h"
#include "policy/seal.h"
#include "policy/shown.h"
#include "policy/sources.h"
#include "policy/waivers.h"

typedef struct loading {
  kolua_policy *policy;
  const kolua_policy_options *asked;
  problems *problems;
  loader loader;
  const char *rules, *rules_root;
  policy_files files; /* the furthest that is extended first */
  text model_source;
  kolua_status status; /* the first that was wrong */
} loading;

static bool is_fine(loading *l, kolua_status status) {
  if (l->status == KOLUA_OK) l->status = status;
  return status == KOLUA_OK;
}

pack *policy_pack(const kolua_policy *policy, text name) {
  for (size_t i = 0; i < policy->n_packs; ++i) {
    if (text_equal(policy->packs[i].name, name)) return &policy->packs[i];
  }
  return NULL;
}

const rule *policy_left_out(const kolua_policy *policy, text rule_id) {
  rule *const *left_out = policy->rules.rules + policy->rules.n_rules;
  for (size_t i = 0; i < policy->n_left_out; ++i) {
    if (text_equal(left_out[i]->id, rule_id)) return left_out[i];
  }
  return NULL;
}

void policy_keep(kolua_policy *policy, const char *file, const value *tree, bool is_shipped) {
  kept_tree *kept = ARENA_NEW(&policy->arena, kept_tree);
  *kept = (kept_tree){file, tree, is_shipped, policy->trees};
  policy->trees = kept;
}

/* ---- the model */

static value *read_shipped(loading *l, const char *name, text *code) {
  const char *path = filename_join(&l->policy->arena, l->rules, text_of(name));
  value *tree;
  const kolua_limits *limits = &l->policy->own_limits;
  kolua_status status = loader_read(&l->loader, code, path, l->rules_root, limits->data_size, (place){0});
  if (!is_fine(l, status)) return NULL;
  status = yaml_read(&tree, &l->policy->arena, &l->policy->scratch, path, *code, limits, l->problems);
  if (!is_fine(l, status)) return NULL;
  policy_keep(l->policy, path, tree, true);
  return tree;
}

/* The fields that a policy file adds, without those that a nearer file defines itself. */
static const value *fields_of(loading *l, size_t i) {
  const value *fields = l->files.at[i].fields;
  value *own = ARENA_NEW(&l->policy->arena, value);
  *own = (value){.type = KOLUA_MAP};
  if (fields == NULL) return own;
  *own = *fields;
  own->as.map = map_new(&l->policy->arena, fields->len);
  own->len = 0;
  for (uint32_t k = 0; k < fields->len; ++k) {
    const member *m = value_member(fields, k);
    if (!policy_files_restate(&l->files, i, offsetof(policy_file, fields), *m->key))
      own->as.map->members[own->len++] = *m;
  }
  return own;
}

static bool load_model(loading *l) {
  kolua_policy *policy = l->policy;
  const value *tree = read_shipped(l, "model.yaml", &l->model_source);
  if (tree == NULL) return false;
  const char *path = filename_join(&policy->arena, l->rules, TEXT("model.yaml"));
  if (!is_fine(l, model_load(&policy->model, &policy->arena, &policy->scratch, tree, path, l->problems))) return false;
  bool is_whole = true;
  for (size_t i = 0; i < l->files.n && is_whole; ++i) {
    const value *own = fields_of(l, i);
    const char *file = l->files.at[i].path;
    if (own->len == 0) continue;
    is_whole = is_fine(l, model_extend(policy->model, &policy->arena, &policy->scratch, own, file, l->problems));
  }
  return is_whole;
}

/* ---- packs and their sources */

static void use_named_by_file(loading *l, packs *ps, const policy_file *file) {
  form f = {file->path, &l->policy->scratch, l->problems, KOLUA_EPOLICY, KOLUA_OK};
  ps->file = file;
  for (uint32_t i = 0; i < file->use->len; ++i) {
    const value *v = &file->use->as.items[i];
    if (v->type == KOLUA_STRING && v->len > 0) packs_use(ps, value_text(v), form_place(&f, v));
    else form_complain_as(&f, CODE_TYPE, form_place(&f, v), "'use' lists names of packs and folders");
  }
  is_fine(l, f.status);
}

static void use_named_by_host(loading *l, packs *ps) {
  for (size_t i = 0; l->asked->use[i] != NULL; ++i) packs_use_for_host(ps, l->asked->use[i]);
}

static void load_packs(loading *l) {
  packs ps = {.policy = l->policy, .loader = &l->loader, .rules = l->rules, .rules_root = l->rules_root};
  if (l->files.n > 0) ps.file = &l->files.at[l->files.n - 1];
  bool is_named = l->files.n == 0 && l->asked->use != NULL;
  if (is_named) use_named_by_host(l, &ps);
  for (size_t i = 0; i < l->files.n; ++i) {
    if (l->files.at[i].use == NULL) continue;
    use_named_by_file(l, &ps, &l->files.at[i]);
    is_named = true;
  }
  if (!is_named) packs_use_all_shipped(&ps);
  if (l->files.n > 0) {
    ps.file = &l->files.at[l->files.n - 1];
    packs_use_cases(&ps);
  }
  is_fine(l, ps.status);
}

static void load_sources(loading *l) {
  if (!loader_has_file(&l->loader, filename_join(&l->policy->scratch, l->rules, TEXT("sources.yaml")))) return;
  arena *a = &l->policy->arena;
  text ignored;
  const value *tree = read_shipped(l, "sources.yaml", &ignored);
  if (tree == NULL) return;
  form f = {filename_join(a, l->rules, TEXT("sources.yaml")), &l->policy->scratch, l->problems, KOLUA_EPOLICY,
            KOLUA_OK};
  sources_read(&l->policy->rules, &f, tree, a);
  is_fine(l, f.status);
}

/* ---- settings */

bool policy_refused(const kolua_policy *policy, text name) {
  bool is_refused = false;
  for (size_t i = 0; i < policy->n_refused && !is_refused; ++i) is_refused = rule_is_below(name, policy->refused[i]);
  return is_refused;
}

static void set_from_file(loading *l, const policy_file *file) {
  const value *set = file->set;
  for (uint32_t i = 0; set != NULL && i < set->len; ++i) {
    const member *m = value_member(set, i);
    if (policy_refused(l->policy, *m->key)) continue;
    const place where = member_place(m, file->path);
    is_fine(l, ruleset_set(&l->policy->rules, *m->key, &m->value, where, l->problems));
  }
}

/* A value of the command line stands in no file: its places would only mislead. */
static void forget_places(value *v) {
  v->line = v->column = 0;
  for (uint32_t i = 0; v->type == KOLUA_LIST && i < v->len; ++i) forget_places(&v->as.items[i]);
  for (uint32_t i = 0; v->type == KOLUA_MAP && i < v->len; ++i) forget_places(&v->as.map->members[i].value);
}

static void set_from_host(loading *l, const kolua_set *set) {
  kolua_policy *policy = l->policy;
  if (set->name == NULL || set->value == NULL) {
    is_fine(l, problem_add(l->problems, KOLUA_EINVAL, (place){0}, "a setting needs a name and a value"));
    return;
  }
  value *v;
  const char *shown = text_format(&policy->arena, "value of %s", set->name);
  const text written = text_copy(&policy->arena, text_of(set->value));
  const kolua_status status =
      yaml_read(&v, &policy->arena, &policy->scratch, shown, written, &policy->own_limits, l->problems);
  if (!is_fine(l, status) || policy_refused(policy, text_of(set->name))) return;
  forget_places(v);
  is_fine(l, ruleset_set(&policy->rules, text_copy(&policy->arena, text_of(set->name)), v, (place){0}, l->problems));
}

/* ---- the rules */

/* An id that no rule has, lint tells: a policy may leave rules out. */
static void mark_headlines(kolua_policy *policy) {
  for (size_t i = 0; i < policy->n_packs; ++i) {
    for (size_t k = 0; k < policy->packs[i].n_headlines; ++k) {
      rule *r = ruleset_find(&policy->rules, policy->packs[i].headlines[k].id);
      if (r != NULL) r->is_headline = true;
    }
  }
}

static void load_rules(loading *l) {
  kolua_policy *policy = l->policy;
  ruleset *rs = &policy->rules;
  arena *scratch = &policy->scratch;
  const bool is_whole =
      is_fine(l, script_load(rs, policy->files, policy->n_files, policy->model, &policy->limits, scratch, l->problems));
  const bool has_refused = !is_fine(l, own_rules_read(policy, &l->files, l->problems));
  if (is_whole) {
    for (size_t i = 0; i < l->files.n; ++i) set_from_file(l, &l->files.at[i]);
    for (size_t i = 0; i < l->asked->set_count; ++i) set_from_host(l, &l->asked->set[i]);
    for (size_t i = 0; i < l->files.n; ++i) is_fine(l, policy_adjust(policy, &l->files.at[i], l->problems));
    is_fine(l, waivers_read(policy, &l->files, l->problems));
  }
  const bool is_sound = is_fine(l, ruleset_resolve(rs, policy->model, scratch, l->problems));
  if (!is_whole || has_refused || !is_sound) return;
  is_fine(l, filter_rules(rs, &policy->n_left_out, l->asked->only, l->asked->except, scratch, l->problems));
  mark_headlines(policy);
}

static bool has_own_rules(const policy_files *files) {
  bool has = false;
  for (size_t i = 0; i < files->n; ++i) has |= files->at[i].rules != NULL && files->at[i].rules->len > 0;
  return has;
}

static void begin(loading *l) {
  kolua_policy *policy = l->policy;
  policy->limits = l->asked->limits;
  kolua_limits_fill(&policy->limits);
  kolua_limits_fill(&policy->own_limits);
  policy->name = "default";
  policy->version = "";
  policy->folder = "";
  policy->unknown = KOLUA_OUTCOME_WARN;
  policy->load = l->asked->load;
  policy->load_payload = l->asked->load_payload;
  ruleset_init(&policy->rules, &policy->arena);
  l->loader = (loader){policy->load, policy->load_payload, &policy->arena, &policy->scratch, l->problems};
  l->rules = filename_normal(&policy->arena, text_of(l->asked->rules));
  l->rules_root = loader_root(&l->loader, l->rules);
  policy->rules_folder = l->rules;
  policy->rules_root = l->rules_root;
}

static kolua_status finish(loading *l) {
  kolua_policy *policy = l->policy;
  if (l->status != KOLUA_OK) return l->status;
  if (policy->rules.n_rules == 0) {
    const char *path = l->files.n > 0 ? l->files.at[l->files.n - 1].path : NULL;
    return problem_add(l->problems, KOLUA_ENOTHING, (place){.file = path}, "the policy has no rule");
  }
  shown_build(policy);
  seal_policy(policy, l->model_source, &l->files);
  return KOLUA_OK;
}

kolua_status policy_load(kolua_policy *policy, const char *path, const text *written, const kolua_policy_options *asked,
                         problems *p) {
  loading l = {.policy = policy, .asked = asked, .problems = p};
  begin(&l);
  if (l.rules_root == NULL) {
    return problem_add(p, KOLUA_EIO, (place){0}, "there is no folder of rules '%s'", asked->rules ? asked->rules : "");
  }
  if (path != NULL) is_fine(&l, policy_files_read(&l.files, policy, &l.loader, path, written));
  for (size_t i = 0; i < l.files.n; ++i)
    if (l.files.at[i].tree != NULL) policy_keep(policy, l.files.at[i].path, l.files.at[i].tree, false);
  const bool has_model = load_model(&l);
  load_packs(&l);
  load_sources(&l);
  if (has_model && (policy->n_files > 0 || has_own_rules(&l.files))) load_rules(&l);
  const kolua_status status = finish(&l);
  policy->refused = NULL;
  policy->n_refused = 0;
  arena_free(&policy->scratch);
  return status;
}
