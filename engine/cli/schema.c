/* schema.c: `schema`: the data, or the result, as JSON Schema. */
#include "cli/cli.h"
#include "cli/say.h"
#include "cli/source.h"

static int write_schema(const kolua_policy *policy, const options *asked, output *o) {
  const kolua_schema which = asked->result ? KOLUA_SCHEMA_RESULT : KOLUA_SCHEMA_MODEL;
  const kolua_status status = kolua_policy_schema(policy, which, output_write, o);
  if (status == KOLUA_OK) return EXIT_GOOD;
  if (o->error == 0) say("the schema cannot be written (%s)", kolua_status_name(status));
  return EXIT_TROUBLE;
}

int schema_run(const options *asked) {
  return source_use(asked, write_schema);
}
