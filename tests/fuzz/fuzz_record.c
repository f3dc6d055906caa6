/* fuzz_record.c: one record as JSON, in the context of the shop. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  static kolua_data *context;
  const kolua_policy *policy = fuzz_policy();
  const kolua_report *report;
  kolua_session *session;
  if (context == NULL && kolua_data_parse(&context, policy, "shop.yaml", SHOP_DATA, sizeof SHOP_DATA - 1, NULL, NULL)) abort();
  if (kolua_session_new(&session, policy, NULL, NULL) != KOLUA_OK) abort();
  (void)!kolua_session_record(&report, session, context, "item", (const char *)bytes, len, NULL);
  kolua_session_free(session);
  return 0;
}
