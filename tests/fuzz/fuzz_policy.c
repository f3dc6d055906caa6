/* fuzz_policy.c: a policy file over the shop's packs. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  shop s = {0};
  const kolua_policy_options asked = fuzz_options(&s);
  kolua_problems *problems = kolua_problems_new();
  kolua_policy *policy;
  (void)!kolua_policy_parse(&policy, "policy.yaml", (const char *)bytes, len, &asked, problems);
  kolua_policy_free(policy);
  kolua_problems_free(problems);
  return 0;
}
