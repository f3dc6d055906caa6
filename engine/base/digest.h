/* digest.h: SHA-256 (nettle), as "sha256:" and 64 hex digits. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/text.h"
#include <nettle/sha2.h>

typedef struct digest { struct sha256_ctx context; } digest;

void digest_init(digest *d);
void digest_add(digest *d, text t);          /* the bytes */
void digest_add_item(digest *d, text t);     /* its length, then the bytes: items cannot run together */
const char *digest_text(digest *d, arena *a);
const char *digest_library(void);            /* the version of nettle */

#endif
