/* source.c: see source.h. */
#include "cli/source.h"

#include "cli/cli.h"
#include "cli/folders.h"
#include "cli/limits.h"
#include "cli/memory.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

#define POLICY_FILE "policy.yaml"
#define PACK_FILE "pack.yaml"
#define MODEL_FILE "model.yaml"

/* ---- choosing */

/* A word that can be a pack's name, not a path. */
static bool is_plain(const char *word) {
  return word[0] != '\0' && word[0] != '.' && strpbrk(word, "/.") == NULL;
}

/* The engine takes a folder for one only if its name has a slash. */
static const char *as_folder(const char *path) {
  return strchr(path, '/') != NULL ? path : memory_format("./%s", path);
}

static void use_one(source *out, const char *pack) {
  const char **use = memory_take(2, sizeof *use);
  use[0] = pack;
  out->use = use;
}

static void take_folder(source *out, const char *folder) {
  const char *policy = path_join(folder, POLICY_FILE);
  if (is_file(policy)) out->file = policy;
  else if (is_file(path_join(folder, MODEL_FILE))) out->rules = folder;
  else use_one(out, as_folder(folder));
}

void source_at(source *out, const options *asked, const char *path) {
  *out = (source){.rules = rules_folder(asked)};
  if (is_folder(path)) take_folder(out, path);
  else if (path_ends(path, ".lua") && is_file(path)) take_folder(out, path_folder(path));
  else out->file = path;
}

static bool is_policy(const char *named) {
  return is_folder(named) ? !is_plain(named) || is_file(path_join(named, POLICY_FILE))
                          : is_there(named) || !is_plain(named);
}

/* Several: then each is a pack's name. */
static bool take_packs(source *out, const list *named) {
  for (size_t i = 0; i < named->count; i++) {
    if (!is_policy(named->at[i])) continue;
    say("--policy '%s' stands beside others: only packs can be named together", named->at[i]);
    return false;
  }
  out->use = named->at;
  return true;
}

bool source_choose_named(source *out, const options *asked, const list *named, const char *folder) {
  *out = (source){.rules = rules_folder(asked)};
  if (named->count == 1 && is_policy(named->at[0])) source_at(out, asked, named->at[0]);
  else if (named->count > 0) return take_packs(out, named);
  else out->file = file_above(folder, POLICY_FILE);
  return true;
}

bool source_choose(source *out, const options *asked, const char *folder) {
  return source_choose_named(out, asked, &asked->policy, folder);
}

/* ---- loading */

static bool read_setting(kolua_set *out, const char *word) {
  const char *equals = strchr(word, '=');
  if (equals == NULL || equals == word) {
    say("--set '%s' must be RULE.PARAM=VALUE", word);
    return false;
  }
  *out = (kolua_set){memory_format("%.*s", (int)(equals - word), word), equals + 1};
  return true;
}

static bool read_settings(kolua_policy_options *to, const list *words) {
  kolua_set *set = memory_take(words->count, sizeof *set);
  bool is_right = true;
  for (size_t i = 0; i < words->count; i++) is_right = read_setting(&set[i], words->at[i]) && is_right;
  to->set = set;
  to->set_count = words->count;
  return is_right;
}

static bool read_options(kolua_policy_options *out, const source *s, const options *asked, const list *set) {
  *out = (kolua_policy_options)KOLUA_POLICY_OPTIONS_INIT;
  out->rules = s->rules;
  out->use = s->use;
  out->only = asked->only.at;
  out->except = asked->except.at;
  return read_settings(out, set) && limits_read(&out->limits, &asked->limit);
}

kolua_status source_open(kolua_policy **out, const source *s, const options *asked, const list *set,
                         kolua_problems *problems) {
  kolua_policy_options wanted;
  *out = NULL;
  if (!read_options(&wanted, s, asked, set)) return KOLUA_EINVAL;
  const kolua_status status = kolua_policy_open(out, s->file, &wanted, problems);
  if (status != KOLUA_OK && kolua_problems_count(problems) == 0) say("the policy cannot be loaded");
  return status;
}

kolua_status source_examine(const source *s, const options *asked, kolua_problems *problems, bool *is_whole) {
  kolua_policy_options wanted;
  *is_whole = false;
  if (!read_options(&wanted, s, asked, &asked->set)) return KOLUA_EINVAL;
  return kolua_policy_examine(s->file, &wanted, problems, is_whole);
}

kolua_policy *source_load_set(const source *s, const options *asked, const list *set) {
  kolua_policy *policy;
  kolua_problems *problems = problems_new();
  const kolua_status status = source_open(&policy, s, asked, set, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  return status == KOLUA_OK ? policy : NULL;
}

kolua_policy *source_load(const source *s, const options *asked) {
  return source_load_set(s, asked, &asked->set);
}

int source_use(const options *asked, policy_use_fn *use) {
  source from;
  output o;
  if (!output_open(&o, asked->output, NULL)) return EXIT_TROUBLE;
  kolua_policy *policy = source_choose(&from, asked, ".") ? source_load(&from, asked) : NULL;
  const int result = policy != NULL ? use(policy, asked, &o) : EXIT_TROUBLE;
  kolua_policy_free(policy);
  return output_close(&o, result);
}

/* ---- cases */

static bool is_shipped(const char *folder) {
  return is_file(path_join(path_join(folder, ".."), MODEL_FILE));
}

bool source_uses(const kolua_policy *policy, const char *folder) {
  for (size_t i = 0; i < kolua_policy_count(policy); i++) {
    const char *beside = path_folder(kolua_policy_rule(policy, i)->file);
    if (is_there(beside) && is_same(beside, folder)) return true;
  }
  return false;
}

/* A policy that cannot be loaded is told when it is loaded to be used. */
static bool is_used(const source *s, const char *folder) {
  kolua_policy_options wanted = KOLUA_POLICY_OPTIONS_INIT;
  kolua_policy *policy = NULL;
  wanted.rules = s->rules;
  const bool is_used = kolua_policy_open(&policy, s->file, &wanted, NULL) != KOLUA_OK || source_uses(policy, folder);
  kolua_policy_free(policy);
  return is_used;
}

bool source_for_cases(source *out, const options *asked, const char *folder) {
  if (!source_choose(out, asked, folder)) return false;
  if (asked->policy.count > 0 || !folder_holds(folder, ".lua") || is_shipped(folder)) return true;
  if (out->file == NULL || !is_used(out, folder)) {
    out->file = NULL;
    use_one(out, as_folder(folder));
  }
  return true;
}

/* ---- the language */

static kolua_lang environment_lang(void) {
  const char *all = getenv("LC_ALL"), *lang = getenv("LANG");
  const char *said = all != NULL && all[0] != '\0' ? all : lang;
  return said != NULL && strncmp(said, "vi", 2) == 0 ? KOLUA_VI : KOLUA_EN;
}

kolua_lang source_lang(const options *asked, const kolua_policy *policy, const kolua_data *data) {
  kolua_lang lang;
  if (asked->lang != NOT_GIVEN) return (kolua_lang)asked->lang;
  if (policy != NULL && kolua_policy_lang(policy, &lang)) return lang;
  if (data != NULL && kolua_data_lang(data, &lang)) return lang;
  return environment_lang();
}
