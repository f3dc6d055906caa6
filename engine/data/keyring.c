/* keyring.c: a hash table of texts. Its probes are bounded: text_hash is not seeded, and keys may be chosen to collide; what finds
** no place near its own is copied as if it were new. */
#include "data/keyring.h"

#include "base/utf8.h"

enum { FIRST_ROOM = 256, MOST_PROBES = 16 };

void keyring_init(keyring *k, arena *kept, arena *scratch) {
  *k = (keyring){.kept = kept, .scratch = scratch};
}

/* The place of a key, or the free one where it belongs; NULL: neither is near. */
static kept_key **find(kept_key **table, size_t cap, text key) {
  size_t i = (size_t)text_hash(key) & (cap - 1);
  for (int probe = 0; probe < MOST_PROBES; probe++, i = (i + 1) & (cap - 1))
    if (table[i] == NULL || text_equal(table[i]->key, key)) return &table[i];
  return NULL;
}

static void make_room(keyring *k) {
  if (k->n * 2 < k->cap) return;
  const size_t cap = k->cap == 0 ? FIRST_ROOM : k->cap * 2;
  kept_key **table = ARENA_ARRAY(k->scratch, cap, kept_key *);
  for (size_t i = 0; i < k->cap; i++) {
    kept_key **place = k->at[i] != NULL ? find(table, cap, k->at[i]->key) : NULL;
    if (place != NULL) *place = k->at[i];
  }
  k->at = table;
  k->cap = cap;
}

static kept_key *copy(keyring *k, text key) {
  const text nfc = utf8_is_ascii(key) ? key : utf8_nfc(key, k->kept);
  kept_key *kept = ARENA_NEW(k->kept, kept_key);
  kept->key = nfc.at == key.at ? text_copy(k->kept, key) : nfc;
  return kept;
}

static kept_key *keep(keyring *k, text key) {
  make_room(k);
  kept_key **place = find(k->at, k->cap, key);
  if (place == NULL) return copy(k, key);
  if (*place != NULL) return *place;
  kept_key *kept = copy(k, key);
  k->n++;
  if (text_equal(kept->key, key)) *place = kept; /* a key that was not NFC is found again under its NFC form only */
  return kept;
}

const text *keyring_keep(keyring *k, text key) {
  kept_key *last = k->last, *kept = last != NULL ? last->after : NULL;
  if (kept == NULL || !text_equal(kept->key, key)) kept = keep(k, key);
  if (last != NULL) last->after = kept;
  k->last = kept;
  return &kept->key;
}
