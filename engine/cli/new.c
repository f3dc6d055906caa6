/* new.c: `new`: files to start from. Nothing is written over, and nothing is written unless all can be. */
#define _XOPEN_SOURCE 700 /* mkdir */
#include "cli/cli.h"
#include "cli/folders.h"
#include "cli/memory.h"
#include "cli/nearest.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/source.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

const char *const draft_kinds[] = {"policy", "pack", "rule", "data", NULL};
enum { FILES_MOST = 16 };

typedef struct made {
  const char *path, *text;
  size_t len;
} made;

typedef struct drafting {
  const options *asked;
  kolua_draft what;
  const char *name, *folder; /* what all paths are relative to */
  const char *policy_file;   /* the policy that holds here, or NULL */
  made files[FILES_MOST];
  size_t count;
} drafting;

/* ---- what is asked */

static bool choose_kind(drafting *d) {
  const char *word = d->asked->arguments.at[0];
  nearest n = {.word = word};
  for (int i = 0; draft_kinds[i] != NULL; i++) {
    d->what = (kolua_draft)i;
    if (strcmp(word, draft_kinds[i]) == 0) return true;
    nearest_try(&n, draft_kinds[i]);
  }
  say("'new' makes a policy, a pack, a rule or data, not '%s'%s", word, nearest_hint(&n, ""));
  return false;
}

/* A rule goes into the pack that its id names, a folder of the policy's own: "house.late" into "house". */
static const char *choose_folder(const drafting *d) {
  const char *above = d->asked->output != NULL ? d->asked->output : ".";
  if (d->what == KOLUA_DRAFT_DATA) return above;
  return path_join(above, memory_format("%.*s", (int)strcspn(d->name, "."), d->name));
}

/* Of a rule that joins others the draft knows those. NULL: they cannot be used, which is for lint to tell. */
static kolua_policy *load_others(const drafting *d) {
  const char *folder = choose_folder(d);
  source from;
  kolua_policy *policy = NULL;
  if (!is_file(path_join(folder, "pack.yaml"))) return NULL;
  kolua_problems *problems = problems_new();
  source_at(&from, d->asked, folder);
  source_open(&policy, &from, d->asked, &d->asked->set, problems);
  kolua_problems_free(problems);
  return policy;
}

/* A policy and a pack stand by themselves: they start from the shipped packs, as if no policy were here. */
static kolua_policy *load(drafting *d) {
  source from;
  const bool is_within = d->what == KOLUA_DRAFT_RULE || d->what == KOLUA_DRAFT_DATA;
  if (!source_choose(&from, d->asked, d->asked->output != NULL ? d->asked->output : ".")) return NULL;
  d->policy_file = from.file;
  const bool is_free = from.file == NULL && d->asked->policy.count == 0;
  if (!is_within && d->asked->policy.count == 0) from.file = NULL;
  kolua_policy *others = d->what == KOLUA_DRAFT_RULE && is_free ? load_others(d) : NULL;
  return others != NULL ? others : source_load(&from, d->asked);
}

/* ---- collecting */

static kolua_status collect(void *payload, const char *path, const char *text, size_t len) {
  drafting *d = payload;
  if (d->count == FILES_MOST) return KOLUA_ELIMIT;
  char *copy = memory_take(len + 1, 1);
  memcpy(copy, text, len);
  d->files[d->count++] = (made){path_join(d->folder, memory_format("%s", path)), copy, len};
  return KOLUA_OK;
}

static bool draft(drafting *d, const kolua_policy *policy) {
  kolua_problems *problems = problems_new();
  d->folder = choose_folder(d);
  const kolua_status status = kolua_policy_draft(policy, d->what, d->name, d->asked->subject,
                                                 source_lang(d->asked, policy, NULL), collect, d, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  return status == KOLUA_OK;
}

/* ---- writing */

static bool is_free(const drafting *d) {
  bool is_right = true;
  for (size_t i = 0; i < d->count; i++) {
    if (!is_there(d->files[i].path)) continue;
    say("'%s' is there already: nothing was written", d->files[i].path);
    is_right = false;
  }
  return is_right;
}

static bool make_folder(const char *folder) {
  if (is_folder(folder) || mkdir(folder, 0777) == 0) return true;
  say("the folder '%s' cannot be made: %s", folder, strerror(errno));
  return false;
}

static bool write_file(const made *m) {
  FILE *file = fopen(m->path, "wxb");
  bool is_whole = file != NULL && fwrite(m->text, 1, m->len, file) == m->len;
  if (file != NULL) is_whole = fclose(file) == 0 && is_whole;
  if (!is_whole) say("'%s' cannot be written: %s", m->path, strerror(errno));
  return is_whole;
}

static int write_all(const drafting *d) {
  output o;
  if (!is_free(d) || !make_folder(d->folder) || !output_open(&o, NULL, NULL)) return EXIT_TROUBLE;
  int result = EXIT_GOOD;
  for (size_t i = 0; i < d->count && result == EXIT_GOOD; i++) {
    if (!write_file(&d->files[i])) result = EXIT_TROUBLE;
    else output_print(&o, "%s\n", d->files[i].path);
  }
  return output_close(&o, result);
}

/* Rules count only where a policy uses their folder. */
static void tell_use(const drafting *d, const kolua_policy *policy) {
  const bool is_rules = d->what == KOLUA_DRAFT_RULE || d->what == KOLUA_DRAFT_PACK;
  if (!is_rules || d->policy_file == NULL || source_uses(policy, d->folder)) return;
  say("%s does not use '%s' yet: name the folder under 'use'", d->policy_file, d->folder);
}

int new_run(const options *asked) {
  drafting d = {.asked = asked, .name = asked->arguments.at[1]};
  if (!choose_kind(&d)) return EXIT_TROUBLE;
  kolua_policy *policy = load(&d);
  const int result = policy != NULL && draft(&d, policy) ? write_all(&d) : EXIT_TROUBLE;
  if (result == EXIT_GOOD) tell_use(&d, policy);
  kolua_policy_free(policy);
  return result;
}
