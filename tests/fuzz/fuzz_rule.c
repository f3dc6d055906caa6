/* fuzz_rule.c: a rule file: loaded, linted, and its rules run over the shop's data. */
#include "fuzz.h"

static void judge(const kolua_policy *policy) {
  const kolua_report *report;
  kolua_session *session = NULL;
  kolua_data *data;
  if (kolua_data_parse(&data, policy, "shop.yaml", SHOP_DATA, sizeof SHOP_DATA - 1, NULL, NULL) == KOLUA_OK &&
      kolua_session_new(&session, policy, NULL, NULL) == KOLUA_OK) {
    const kolua_data *const all[] = {data};
    (void)!kolua_session_check(&report, session, all, 1, NULL);
  }
  kolua_session_free(session);
  kolua_data_free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  char *source = malloc(len + 1);
  if (source == NULL) return 0;
  memcpy(source, bytes, len);
  source[len] = '\0';
  const shop_file extra[] = {{"rules/speed/speed.lua", source}, {NULL, NULL}};
  shop s = {.extra = extra};
  const kolua_policy_options asked = fuzz_options(&s);
  kolua_problems *problems = kolua_problems_new();
  kolua_policy *policy;
  (void)!kolua_policy_examine(NULL, &asked, problems, NULL);
  if (kolua_policy_open(&policy, NULL, &asked, problems) == KOLUA_OK) {
    judge(policy);
  }
  kolua_policy_free(policy);
  kolua_problems_free(problems);
  free(source);
  return 0;
}
