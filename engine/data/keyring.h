/* keyring.h: the keys of a file, each distinct one kept once: a thousand elements have the same dozen. */
#ifndef DATA_KEYRING_H
#define DATA_KEYRING_H

#include "base/text.h"

typedef struct keyring {
  arena *kept;        /* of the keys themselves */
  arena *scratch;     /* of the table */
  const text **at;    /* open addressing */
  size_t n, cap;      /* cap is a power of two */
} keyring;

void keyring_init(keyring *k, arena *kept, arena *scratch);
/* The kept copy of a key, in its NFC form, NUL behind it. */
const text *keyring_keep(keyring *k, text key);

#endif
