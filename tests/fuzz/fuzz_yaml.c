/* fuzz_yaml.c: YAML as data: read, checked against the model, judged. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  fuzz_data("data.yaml", bytes, len);
  return 0;
}
