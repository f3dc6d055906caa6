/* doc.c: `doc`: where the rules of a policy come from. */
#include "cli/cli.h"
#include "cli/say.h"
#include "cli/source.h"

static int write_trace(const kolua_policy *policy, const options *asked, output *o) {
  const kolua_lang lang = source_lang(asked, policy, NULL);
  const kolua_status status = kolua_policy_trace(policy, lang, output_columns(o), output_write, o);
  if (status == KOLUA_OK) return EXIT_GOOD;
  if (o->error == 0) say("the sources cannot be listed (%s)", kolua_status_name(status));
  return EXIT_TROUBLE;
}

int doc_run(const options *asked) {
  if (asked->trace) return source_use(asked, write_trace);
  say("'doc' needs --trace: every source with the rules that check it");
  return EXIT_TROUBLE;
}
