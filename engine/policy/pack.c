/* pack.c: one pack is a folder: pack.yaml with its titles, *.lua with its rules, *_test.yaml with their cases.
**
** Files count in byte order of their names, and a pack's name is its folder's, so that nothing depends on where the packs
** lie or on the order in which a file system lists them. */
#include "policy/pack.h"

#include "data/reader.h"
#include "policy/filename.h"
#include "policy/pack_file.h"

#include <string.h>

#define PACK_FILE "pack.yaml"

typedef struct folder {
  text name;        /* of the pack */
  const char *path; /* as shown */
  const char *root;
  place from;
} folder;

static void keep(packs *ps, kolua_status status) {
  if (ps->status == KOLUA_OK) ps->status = status;
}

/* Room for one more; doubles. */
static void *make_room(arena *a, void *items, size_t n, size_t *room, size_t size) {
  if (n < *room) return items;
  const size_t more = *room ? *room * 2 : 8;
  items = arena_grow(a, items, *room * size, more * size);
  *room = more;
  return items;
}

static text copied(packs *ps, text t) {
  return text_copy(ps->loader->arena, t);
}

/* ---- pack.yaml */

static kolua_status read_pack_file(packs *ps, pack *p, const folder *at) {
  const loader *l = ps->loader;
  const char *path = filename_join(l->arena, at->path, TEXT(PACK_FILE));
  text code;
  value *tree;
  kolua_status status = loader_read(l, &code, path, at->root, ps->policy->limits.source_size, at->from);
  if (status != KOLUA_OK) return status;
  status = yaml_read(&tree, l->arena, l->scratch, path, code, &ps->policy->own_limits, l->problems);
  if (status != KOLUA_OK) return status;
  policy_keep(ps->policy, path, tree, p->is_shipped);
  form f = {path, l->scratch, l->problems, KOLUA_EPOLICY, KOLUA_OK};
  pack_file_read(p, &f, tree, l->arena);
  return f.status;
}

/* ---- rule files and tests */

static text without_mark(text code) {
  if (!text_starts(code, "\xEF\xBB\xBF")) return code;
  return (text){code.at + 3, code.len - 3};
}

static void add_rule_file(packs *ps, const folder *at, const char *path) {
  kolua_policy *policy = ps->policy;
  text code;
  const kolua_status status = loader_read(ps->loader, &code, path, at->root, policy->limits.source_size, at->from);
  keep(ps, status);
  if (status != KOLUA_OK) return;
  policy->files = make_room(ps->loader->arena, policy->files, policy->n_files, &ps->file_room, sizeof *policy->files);
  policy->files[policy->n_files++] = (rule_file){.name = path, .pack = at->name, .source = without_mark(code)};
}

static void add_test(packs *ps, const char *path) {
  kolua_policy *policy = ps->policy;
  policy->tests = make_room(ps->loader->arena, policy->tests, policy->n_tests, &ps->test_room, sizeof *policy->tests);
  policy->tests[policy->n_tests++] = path;
}

/* A shipped pack's cases hold at its own thresholds; a policy file is there to change them. */
static bool has_own_cases(const packs *ps, const folder *at) {
  return at->root != ps->rules_root || ps->file == NULL;
}

static bool is_rule_file(text name) {
  return text_ends(name, ".lua") && !text_ends(name, ".meta.lua");
}

static void add_files(packs *ps, const folder *at) {
  const loader *l = ps->loader;
  const size_t before = ps->policy->n_files;
  listing names;
  const kolua_status status = loader_list(l, &names, at->path, at->root, at->from);
  keep(ps, status);
  if (status != KOLUA_OK) return;
  bool is_empty = true;
  for (size_t i = 0; i < names.n; ++i) {
    const char *path = filename_join(l->arena, at->path, names.names[i]);
    if (is_rule_file(names.names[i])) add_rule_file(ps, at, path);
    if (text_ends(names.names[i], "_test.yaml") && has_own_cases(ps, at)) add_test(ps, path);
    is_empty = is_empty && !is_rule_file(names.names[i]);
  }
  if (!is_empty || ps->policy->n_files > before) return;
  keep(ps, problem_add(l->problems, KOLUA_EPOLICY, at->from, "'%s' holds no rule file (*.lua)", at->path));
}

/* ---- packs */

/* A policy may name again what the one that it extends uses. */
static bool is_used_already(packs *ps, const folder *at) {
  const pack *known = policy_pack(ps->policy, at->name);
  if (known == NULL) return false;
  const bool is_by_another = ps->file != NULL && known->used_by != NULL && strcmp(known->used_by, ps->file->path) != 0;
  if (is_by_another && strcmp(known->folder, at->path) == 0) return true;
  keep(ps, problem_add_as(ps->loader->problems, CODE_TWICE, KOLUA_EPOLICY, at->from,
                          "two packs are named '%s': '%s' and '%s'", at->name.at, known->folder, at->path));
  return true;
}

/* By name, or as a folder of the host's that lies there. */
static bool is_shipped(const packs *ps, const folder *at) {
  if (ps->rules_root == NULL || at->root == ps->rules_root) return at->root == ps->rules_root;
  const text root = text_of(at->root);
  const size_t len = strlen(ps->rules_root);
  return text_starts(root, ps->rules_root) && root.len > len && root.at[len] == '/';
}

/* An agency and its client may both keep their rules in a folder 'rules': the second is called by its path. */
static folder told_apart(const packs *ps, const folder *at) {
  folder own = *at;
  const pack *known = policy_pack(ps->policy, at->name);
  if (known != NULL && strcmp(known->folder, at->path) != 0) own.name = text_of(at->path);
  return own;
}

static void add_pack(packs *ps, const folder *found) {
  kolua_policy *policy = ps->policy;
  const folder own = told_apart(ps, found), *at = &own;
  if (is_used_already(ps, at)) return;
  policy->packs = make_room(ps->loader->arena, policy->packs, policy->n_packs, &ps->pack_room, sizeof *policy->packs);
  pack *p = &policy->packs[policy->n_packs++];
  *p = (pack){.name = at->name,
              .folder = at->path,
              .used_by = ps->file != NULL ? ps->file->path : NULL,
              .is_shipped = is_shipped(ps, at),
              .has_cases = has_own_cases(ps, at)};
  for (size_t i = 0; i < KOLUA_LANGS; ++i) p->title.in[i] = at->name;
  const char *pack_file = filename_join(ps->loader->arena, at->path, TEXT(PACK_FILE));
  if (loader_has_file(ps->loader, pack_file)) keep(ps, read_pack_file(ps, p, at));
  add_files(ps, at);
}

static bool is_pack(const packs *ps, text name) {
  const loader *l = ps->loader;
  const char *path = filename_join(l->scratch, ps->rules, name);
  return loader_has_file(l, filename_join(l->scratch, path, TEXT(PACK_FILE)));
}

/* The shipped packs; whatever else lies beside them is left out. */
static kolua_status list_shipped(packs *ps, listing *out, place from) {
  const kolua_status status = loader_list(ps->loader, out, ps->rules, ps->rules_root, from);
  if (status != KOLUA_OK) return status;
  size_t kept = 0;
  for (size_t i = 0; i < out->n; ++i) {
    if (is_pack(ps, out->names[i])) out->names[kept++] = out->names[i];
  }
  out->n = kept;
  return KOLUA_OK;
}

static void add_shipped(packs *ps, text name, place from) {
  const char *path = filename_join(ps->loader->arena, ps->rules, name);
  add_pack(ps, &(folder){copied(ps, name), path, ps->rules_root, from});
}

static void refuse_name(packs *ps, text name, place from) {
  const loader *l = ps->loader;
  listing shipped = {0};
  keep(ps, list_shipped(ps, &shipped, from));
  const text near = text_nearest(name, shipped.names, shipped.n, l->scratch);
  const char *beside = ps->file != NULL ? filename_join(l->scratch, ps->file->folder, name) : NULL;
  const bool is_beside = beside != NULL && loader_has_folder(l, beside);
  const char *hint = text_hint(near, l->scratch);
  if (near.len == 0 && is_beside) hint = text_format(l->scratch, " (a folder of your own is './%s')", name.at);
  keep(ps, problem_add_as(l->problems, CODE_NAME, KOLUA_EPOLICY, from, "unknown pack '%.*s'%s", (int)name.len, name.at,
                          hint));
}

static bool is_folder_name(text name) {
  for (size_t i = 0; i < name.len; ++i) {
    if (name.at[i] == '/') return true;
  }
  return text_starts(name, ".");
}

static void add_own(packs *ps, text written, place from) {
  const loader *l = ps->loader;
  if (text_starts(written, "/")) {
    keep(ps,
         problem_add_as(l->problems, CODE_ROOT, KOLUA_EPOLICY, from, "'%s' must be relative to this file", written.at));
    return;
  }
  const char *path = filename_join(l->arena, ps->file->folder, written);
  text name = filename_last(path);
  if (name.len == 0 || text_is(name, "..")) name = TEXT("own");
  add_pack(ps, &(folder){name, path, ps->file->root ? ps->file->root : ps->file->folder, from});
}

void packs_use(packs *ps, text name, place from) {
  if (is_folder_name(name)) add_own(ps, name, from);
  else if (is_pack(ps, name)) add_shipped(ps, name, from);
  else refuse_name(ps, name, from);
}

/* A folder that the host named is its own root. */
static void add_hosts_own(packs *ps, const char *written) {
  const loader *l = ps->loader;
  const char *path = filename_normal(l->arena, text_of(written));
  const char *root = loader_root(l, path);
  if (root == NULL) {
    keep(ps, problem_add(l->problems, KOLUA_EIO, (place){0}, "there is no folder '%s'", written));
    return;
  }
  const text name = filename_last(root);
  add_pack(ps, &(folder){name.len > 0 ? name : TEXT("own"), path, root, (place){0}});
}

void packs_use_for_host(packs *ps, const char *name) {
  if (is_folder_name(text_of(name))) add_hosts_own(ps, name);
  else packs_use(ps, text_of(name), (place){0});
}

void packs_use_all_shipped(packs *ps) {
  listing shipped;
  const kolua_status status = list_shipped(ps, &shipped, (place){0});
  keep(ps, status);
  if (status != KOLUA_OK) return;
  for (size_t i = 0; i < shipped.n; ++i) add_shipped(ps, shipped.names[i], (place){0});
}

static bool has_test(const kolua_policy *policy, const char *path) {
  for (size_t i = 0; i < policy->n_tests; ++i) {
    if (strcmp(policy->tests[i], path) == 0) return true;
  }
  return false;
}

void packs_use_cases(packs *ps) {
  loader quiet = *ps->loader;
  listing names;
  quiet.problems = NULL;
  const policy_file *file = ps->file;
  const char *root = file->root != NULL ? file->root : file->folder;
  if (loader_list(&quiet, &names, file->folder, root, (place){0}) != KOLUA_OK) return;
  for (size_t i = 0; i < names.n; ++i) {
    const char *path = filename_join(quiet.arena, file->folder, names.names[i]);
    if (text_ends(names.names[i], "_test.yaml") && !has_test(ps->policy, path)) add_test(ps, path);
  }
}
