/* explain.c: `explain`: one rule, told in full. */
#include "cli/cli.h"
#include "cli/memory.h"
#include "cli/say.h"
#include "cli/source.h"

static int refuse(const kolua_policy *policy, const char *id) {
  const char *reason = kolua_policy_disabled(policy, id);
  if (reason != NULL) {
    say("'%s' is disabled by the policy: %s", id, reason);
    return EXIT_TROUBLE;
  }
  const char *near = kolua_policy_suggest(policy, id);
  say("unknown rule '%s'%s", id, near ? memory_format(" (did you mean '%s'?)", near) : "; 'kolua rules' lists them");
  return EXIT_TROUBLE;
}

static int explain(const kolua_policy *policy, const options *asked, output *o) {
  const char *id = asked->arguments.at[0];
  if (kolua_policy_find(policy, id) == NULL) return refuse(policy, id);
  const kolua_lang lang = source_lang(asked, policy, NULL);
  const kolua_status status = kolua_policy_explain(policy, id, lang, output_columns(o), output_write, o);
  if (status == KOLUA_OK) return EXIT_GOOD;
  if (o->error == 0) say("'%s' cannot be explained (%s)", id, kolua_status_name(status));
  return EXIT_TROUBLE;
}

int explain_run(const options *asked) {
  return source_use(asked, explain);
}
