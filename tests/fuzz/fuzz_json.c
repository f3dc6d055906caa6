/* fuzz_json.c: JSON as data: read, checked against the model, judged. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  fuzz_data("data.json", bytes, len);
  return 0;
}
