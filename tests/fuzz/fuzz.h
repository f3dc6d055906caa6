/* fuzz.h: what the fuzzers share: a policy of the small shop, loaded once.
**
** A fuzzer is one function that takes any bytes; nothing may crash, leak, hang, or be undefined. libFuzzer calls it with
** bytes of its own (`make fuzz`), driver.c with those of the files that are named (`make check`, with the corpus). */
#ifndef FUZZ_H
#define FUZZ_H

#include "shop.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Tight limits keep one input to some milliseconds. */
static inline kolua_policy_options fuzz_options(shop *s) {
  kolua_policy_options asked = shop_options(s);
  asked.limits.rule_steps = 20000;
  asked.limits.rule_ms = asked.limits.load_ms = 500;
  asked.limits.script_memory = 8 << 20;
  return asked;
}

static inline const kolua_policy *fuzz_policy(void) {
  static shop s;
  static kolua_policy *policy;
  const kolua_policy_options asked = fuzz_options(&s);
  if (policy == NULL && kolua_policy_open(&policy, NULL, &asked, NULL) != KOLUA_OK) abort();
  return policy;
}

static inline void fuzz_data(const char *name, const uint8_t *bytes, size_t len) {
  kolua_problems *problems = kolua_problems_new();
  const kolua_report *report;
  kolua_session *session = NULL;
  kolua_data *data;
  if (kolua_data_parse(&data, fuzz_policy(), name, (const char *)bytes, len, NULL, problems) == KOLUA_OK &&
      kolua_session_new(&session, fuzz_policy(), NULL, problems) == KOLUA_OK) {
    const kolua_data *const all[] = {data};
    (void)!kolua_session_check(&report, session, all, 1, problems);
  }
  kolua_session_free(session);
  kolua_data_free(data);
  kolua_problems_free(problems);
}

#endif
