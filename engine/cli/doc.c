/* doc.c: `doc`: the policy in force as a handbook, or where its rules come from. */
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

static int write_handbook(const kolua_policy *policy, const options *asked, output *o) {
  static const kolua_format formats[] = {KOLUA_MARKDOWN, KOLUA_HTML};
  const kolua_lang lang = source_lang(asked, policy, NULL);
  const kolua_status status = kolua_policy_handbook(policy, formats[asked->format], lang, output_write, o);
  if (status == KOLUA_OK) return EXIT_GOOD;
  if (o->error == 0) say("the handbook cannot be written (%s)", kolua_status_name(status));
  return EXIT_TROUBLE;
}

int doc_run(const options *asked) {
  return source_use(asked, asked->trace ? write_trace : write_handbook);
}
