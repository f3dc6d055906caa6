/* lint.c: `lint`: what can be known to be wrong with rules and policies before there is data. */
#include "cli/cli.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/source.h"

typedef struct lint {
  const options *asked;
  size_t warnings;
  bool is_wrong;
} lint;

static void check_policy(lint *l, const kolua_policy *policy) {
  kolua_problems *problems = problems_new();
  l->is_wrong = kolua_policy_lint(policy, problems) != KOLUA_OK || l->is_wrong;
  l->warnings += kolua_problems_count(problems);
  say_problems(problems);
  kolua_problems_free(problems);
}

static void check_source(lint *l, const source *from) {
  kolua_policy *policy = source_load(from, l->asked);
  if (policy == NULL) l->is_wrong = true;
  else check_policy(l, policy);
  kolua_policy_free(policy);
}

static void check_path(lint *l, const char *path) {
  source from;
  source_at(&from, l->asked, path);
  check_source(l, &from);
}

static void check_own(lint *l) {
  source from;
  if (source_choose(&from, l->asked, ".")) check_source(l, &from);
  else l->is_wrong = true;
}

static int finish(const lint *l) {
  output o;
  if (l->is_wrong) return EXIT_TROUBLE;
  output_open(&o, NULL, NULL);
  if (l->asked->quiet) return output_close(&o, EXIT_GOOD);
  if (l->warnings == 0) output_print(&o, "no problems\n");
  else output_print(&o, "no errors, %zu warning%s\n", l->warnings, l->warnings == 1 ? "" : "s");
  return output_close(&o, EXIT_GOOD);
}

int lint_run(const options *asked) {
  lint l = {.asked = asked};
  if (asked->arguments.count == 0) check_own(&l);
  for (size_t i = 0; i < asked->arguments.count; i++) check_path(&l, asked->arguments.at[i]);
  return finish(&l);
}
