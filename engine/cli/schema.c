/* schema.c: `schema`: data files, results, policy files, test files or map files as JSON Schema. */
#include "cli/cli.h"
#include "cli/say.h"
#include "cli/source.h"

static kolua_schema which(const options *asked) {
  if (asked->policy_files) return KOLUA_SCHEMA_POLICY;
  if (asked->test_files) return KOLUA_SCHEMA_TEST;
  if (asked->map_files) return KOLUA_SCHEMA_MAP;
  return asked->result ? KOLUA_SCHEMA_RESULT : KOLUA_SCHEMA_MODEL;
}

static int write_schema(const kolua_policy *policy, const options *asked, output *o) {
  const kolua_status status = kolua_policy_schema(policy, which(asked), output_write, o);
  if (status == KOLUA_OK) return EXIT_GOOD;
  if (o->error == 0) say("the schema cannot be written (%s)", kolua_status_name(status));
  return EXIT_TROUBLE;
}

int schema_run(const options *asked) {
  if (asked->result + asked->policy_files + asked->test_files + asked->map_files > 1) {
    say("one schema at a time: --result, --policy, --test or --map");
    return EXIT_TROUBLE;
  }
  return source_use(asked, write_schema);
}
