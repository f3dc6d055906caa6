/* digest.c: SHA-256 by nettle. */
#include "base/digest.h"

#include <nettle/version.h>

#define WORD_OF(number) #number
#define WORD(number) WORD_OF(number)

void digest_init(digest *d) {
  sha256_init(&d->context);
}

void digest_add(digest *d, text t) {
  if (t.len > 0) sha256_update(&d->context, t.len, (const uint8_t *)t.at);
}

void digest_add_item(digest *d, text t) {
  uint8_t len[8];
  for (size_t i = 0; i < sizeof len; i++) len[i] = (uint8_t)((uint64_t)t.len >> (8 * i));
  sha256_update(&d->context, sizeof len, len);
  digest_add(d, t);
}

const char *digest_text(digest *d, arena *a) {
  uint8_t bytes[SHA256_DIGEST_SIZE];
  sha256_digest(&d->context, sizeof bytes, bytes);
  buf b;
  buf_init(&b, a);
  buf_add(&b, TEXT("sha256:"));
  for (size_t i = 0; i < sizeof bytes; i++) buf_format(&b, "%02x", (unsigned)bytes[i]);
  return buf_text(&b).at;
}

const char *digest_library(void) {
  return WORD(NETTLE_VERSION_MAJOR) "." WORD(NETTLE_VERSION_MINOR);
}
