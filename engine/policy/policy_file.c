/* policy_file.c: the keys of a policy file and their types; what `set`, `use`, `disable` and the like hold is checked where it is
** applied. A file that is extended is read like its own, but must lie below the root of the one that extends it. */
#include "policy/policy_file.h"

#include "data/reader.h"
#include "policy/filename.h"
#include "policy/form.h"

#include <string.h>

static const char *const keys[] = {"policy", "version", "language", "extends", "use",    "set",   "level", "disable",
                                   "enable", "waive",   "unknown",  "weight",  "fields", "rules", NULL};
static const char *const languages[] = {"vi", "en",
                                        NULL}; /* of two that are as near the first is suggested: "vn" means vi */
static const char *const unknowns[] = {"warn", "fail", NULL};

/* "glow.yaml" names the policy glow, unless it names itself. */
static text stem(const char *path) {
  text name = filename_last(path);
  for (size_t at = name.len; at > 1; --at) {
    if (name.at[at - 1] == '.') return (text){name.at, at - 1};
  }
  return name;
}

static void read_keys(policy_file *out, form *f, const value *tree) {
  const text name = form_text(f, tree, "policy");
  out->name = name.len > 0 ? name : stem(out->path);
  out->version = form_text(f, tree, "version");
  out->lang = form_choice(f, tree, "language", languages, -1);
  out->unknown = form_choice(f, tree, "unknown", unknowns, -1);
  out->extends = form_get(f, tree, "extends", KOLUA_STRING);
  out->use = form_get(f, tree, "use", KOLUA_LIST);
  out->set = form_get(f, tree, "set", KOLUA_MAP);
  out->fields = form_get(f, tree, "fields", KOLUA_MAP);
  out->weight = form_get(f, tree, "weight", KOLUA_MAP);
  out->level = form_get(f, tree, "level", KOLUA_MAP);
  out->disable = form_get(f, tree, "disable", KOLUA_LIST);
  out->enable = form_get(f, tree, "enable", KOLUA_LIST);
  out->waive = form_get(f, tree, "waive", KOLUA_LIST);
  out->rules = form_get(f, tree, "rules", KOLUA_MAP);
}

static kolua_status parse(policy_file *out, const kolua_policy *policy, const loader *l, text code) {
  value *tree;
  const kolua_status status = yaml_read(&tree, l->arena, l->scratch, out->path, code, &policy->own_limits, l->problems);
  if (status != KOLUA_OK) return status;
  out->tree = tree;
  form f = {out->path, l->scratch, l->problems, KOLUA_EPOLICY, KOLUA_OK};
  if (form_check_keys(&f, tree, keys, "a policy file")) read_keys(out, &f, tree);
  return f.status;
}

static const char *find_file(const loader *l, const char *path, bool is_given) {
  const char *normal = filename_normal(l->arena, text_of(path));
  if (is_given || l->load != NULL || !loader_has_folder(l, normal)) return normal;
  return filename_join(l->arena, normal, TEXT("policy.yaml"));
}

static kolua_status read_own(policy_file *out, const kolua_policy *policy, const loader *l, const char *path,
                             const text *written) {
  text code = written != NULL ? *written : TEXT("");
  *out = (policy_file){.path = find_file(l, path, written != NULL), .lang = -1, .unknown = -1};
  out->folder = filename_folder(l->arena, out->path);
  out->root = loader_root_of_file(l, out->path);
  const kolua_status status =
      written != NULL ? KOLUA_OK : loader_read(l, &code, out->path, NULL, policy->limits.source_size, (place){0});
  return status == KOLUA_OK ? parse(out, policy, l, code) : status;
}

/* ---- what is extended */

static kolua_status refuse(const loader *l, const policy_file *by, const char *why) {
  const form f = {.file = by->path};
  return problem_add(l->problems, KOLUA_EPOLICY, form_place(&f, by->extends), "'%s' %s", value_text(by->extends).at,
                     why);
}

static kolua_status read_extended(policy_files *out, const kolua_policy *policy, const loader *l) {
  const policy_file *by = &out->at[out->n - 1];
  const text written = value_text(by->extends);
  if (out->n == EXTENDS_MOST) return refuse(l, by, "is one policy too many: eight may extend one another");
  if (text_starts(written, "/")) return refuse(l, by, "must be relative to this file");
  policy_file *next = &out->at[out->n];
  *next =
      (policy_file){.path = filename_join(l->arena, by->folder, written), .root = by->root, .lang = -1, .unknown = -1};
  next->folder = filename_folder(l->arena, next->path);
  for (size_t i = 0; i < out->n; ++i) {
    if (strcmp(out->at[i].path, next->path) == 0) return refuse(l, by, "extends itself in the end");
  }
  out->n++;
  text code;
  const form f = {.file = by->path};
  const char *root = by->root != NULL ? by->root : by->folder;
  const kolua_status status =
      loader_read(l, &code, next->path, root, policy->limits.source_size, form_place(&f, by->extends));
  return status == KOLUA_OK ? parse(next, policy, l, code) : status;
}

static void turn_round(policy_files *files) {
  for (size_t i = 0; i < files->n / 2; ++i) {
    const policy_file one = files->at[i];
    files->at[i] = files->at[files->n - 1 - i];
    files->at[files->n - 1 - i] = one;
  }
}

/* The furthest first, so that what is nearer wins. */
static void take_heads(const policy_files *files, kolua_policy *policy) {
  policy_link *chain = ARENA_ARRAY(&policy->arena, files->n, policy_link);
  policy->chain = chain;
  for (size_t i = 0; i < files->n; ++i) {
    const policy_file *f = &files->at[i];
    policy->name = text_copy(&policy->arena, f->name).at;
    policy->version = text_copy(&policy->arena, f->version).at;
    chain[policy->n_chain++] = (policy_link){f->path, text_of(policy->name), text_of(policy->version)};
    policy->folder = f->folder;
    if (f->lang >= 0) policy->lang = f->lang == 0 ? KOLUA_VI : KOLUA_EN;
    policy->has_lang |= f->lang >= 0;
    if (f->unknown >= 0) policy->unknown = f->unknown == 0 ? KOLUA_OUTCOME_WARN : KOLUA_OUTCOME_FAIL;
  }
}

kolua_status policy_files_read(policy_files *out, kolua_policy *policy, const loader *l, const char *path,
                               const text *written) {
  out->n = 1;
  kolua_status worst = read_own(&out->at[0], policy, l, path, written);
  while (out->at[out->n - 1].extends != NULL) {
    const size_t n = out->n;
    const kolua_status status = read_extended(out, policy, l);
    if (worst == KOLUA_OK) worst = status;
    if (out->n == n) break;
  }
  turn_round(out);
  take_heads(out, policy);
  return worst;
}

static const value *map_at(const policy_file *file, size_t offset) {
  return *(const value *const *)(const void *)((const char *)file + offset);
}

bool policy_files_restate(const policy_files *files, size_t i, size_t offset, text key) {
  bool is_restated = false;
  for (size_t k = i + 1; k < files->n && !is_restated; ++k)
    is_restated = value_get(map_at(&files->at[k], offset), key) != NULL;
  return is_restated;
}
