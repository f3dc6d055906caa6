/* policy_file.c: the keys of a policy file and their types; what `set`, `use`, `disable` and the like hold is checked
** where it is applied. */
#include "policy/policy_file.h"

#include "data/reader.h"
#include "policy/filename.h"
#include "policy/form.h"

static const char *const keys[] = {"policy",  "version", "language", "use",    "set", "level",
                                   "disable", "unknown", "weight",   "fields", NULL};
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

static void read_head(form *f, kolua_policy *policy, const value *tree, const char *path) {
  const text name = form_text(f, tree, "policy");
  policy->name = text_copy(&policy->arena, name.len > 0 ? name : stem(path)).at;
  policy->version = text_copy(&policy->arena, form_text(f, tree, "version")).at;
  const int lang = form_choice(f, tree, "language", languages, -1);
  policy->has_lang = lang >= 0;
  policy->lang = lang == 0 ? KOLUA_VI : KOLUA_EN;
  policy->unknown = form_choice(f, tree, "unknown", unknowns, 0) == 0 ? KOLUA_OUTCOME_WARN : KOLUA_OUTCOME_FAIL;
}

static kolua_status read_tree(value **out, kolua_policy *policy, const loader *l, const char *path,
                              const text *written) {
  text read;
  if (written == NULL) {
    const kolua_status status = loader_read(l, &read, path, NULL, policy->limits.source_size, (place){0});
    if (status != KOLUA_OK) return status;
    written = &read;
  }
  return yaml_read(out, l->arena, l->scratch, path, *written, &policy->own_limits, l->problems);
}

static const char *find_file(const loader *l, const char *path, bool is_given) {
  const char *normal = filename_normal(l->arena, text_of(path));
  if (is_given || l->load != NULL || !loader_has_folder(l, normal)) return normal;
  return filename_join(l->arena, normal, TEXT("policy.yaml"));
}

kolua_status policy_file_read(policy_file *out, kolua_policy *policy, const loader *l, const char *path,
                              const text *written) {
  *out = (policy_file){.path = find_file(l, path, written != NULL)};
  out->folder = filename_folder(l->arena, out->path);
  out->root = loader_root_of_file(l, out->path);
  value *tree;
  const kolua_status status = read_tree(&tree, policy, l, out->path, written);
  if (status != KOLUA_OK) return status;
  form f = {out->path, l->scratch, l->problems, KOLUA_EPOLICY, KOLUA_OK};
  if (form_check_keys(&f, tree, keys, "a policy file")) {
    read_head(&f, policy, tree, out->path);
    out->use = form_get(&f, tree, "use", KOLUA_LIST);
    out->set = form_get(&f, tree, "set", KOLUA_MAP);
    out->fields = form_get(&f, tree, "fields", KOLUA_MAP);
    out->weight = form_get(&f, tree, "weight", KOLUA_MAP);
    out->level = form_get(&f, tree, "level", KOLUA_MAP);
    out->disable = form_get(&f, tree, "disable", KOLUA_LIST);
  }
  return f.status;
}
