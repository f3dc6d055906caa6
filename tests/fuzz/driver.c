/* driver.c: gives a fuzzer the files that are named, one by one. */
#include "fuzz.h"

#include <stdio.h>

enum { MOST = 1 << 20 };

int main(int argc, char **argv) {
  uint8_t *bytes = malloc(MOST);
  for (int i = 1; bytes != NULL && i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    if (file == NULL) {
      perror(argv[i]);
      return EXIT_FAILURE;
    }
    const size_t len = fread(bytes, 1, MOST, file);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, len);
  }
  free(bytes);
  return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
