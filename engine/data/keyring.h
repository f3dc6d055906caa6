/* keyring.h: the keys of a file, each distinct one kept once: a thousand elements have the same dozen. */
#ifndef DATA_KEYRING_H
#define DATA_KEYRING_H

#include "base/text.h"

/* A key, and the one that followed it when it was met last: elements that are alike have their keys in one order. */
typedef struct kept_key kept_key;
struct kept_key {
  text key;
  kept_key *after;
};

typedef struct keyring {
  arena *kept;        /* of the keys themselves */
  arena *scratch;     /* of the table */
  kept_key **at;      /* open addressing */
  size_t n, cap;      /* cap is a power of two */
  kept_key *last;     /* asked for */
} keyring;

void keyring_init(keyring *k, arena *kept, arena *scratch);
/* The kept copy of a key, in its NFC form, NUL behind it. */
const text *keyring_keep(keyring *k, text key);

#endif
