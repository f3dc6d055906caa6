/* repeats.c: see repeats.h. Two different ids share a digest of 64 bits with a probability of about 4 in 10^9 among all that are kept. */
#include "cli/repeats.h"

#include "cli/memory.h"

#include <stdio.h>
#include <string.h>

enum { SLOTS = 1 << 19, TOLD = 5, SHOWN = 80 };

typedef struct repeat {
  const char *path;
  unsigned long long line;
  char id[SHOWN + sizeof "..."];
} repeat;

struct repeats {
  uint64_t *slots; /* 0: free */
  size_t kept, found;
  bool has_passed; /* some id was not kept */
  repeat first[TOLD];
};

repeats *repeats_new(void) {
  repeats *r = memory_take(1, sizeof *r);
  r->slots = memory_take(SLOTS, sizeof *r->slots);
  return r;
}

/* Eight bytes at a time; each step can be undone, so that no two states become one. */
static uint64_t mix(uint64_t state, uint64_t bytes) {
  state = (state ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
  return state ^ state >> 32;
}

static uint64_t digest(const char *id, size_t len) {
  uint64_t state = len, last = 0;
  for (; len >= sizeof last; id += sizeof last, len -= sizeof last) {
    memcpy(&last, id, sizeof last);
    state = mix(state, last);
  }
  last = 0;
  memcpy(&last, id, len);
  state = mix(mix(state, last), 0);
  return state != 0 ? state : 1;
}

static size_t place_of(uint64_t own) {
  return own >> 40 & (SLOTS - 1);
}

/* Whether it was there before. Its place is free or its own, for never are all taken. */
static bool enter(repeats *r, uint64_t own) {
  size_t at = place_of(own);
  while (r->slots[at] != 0 && r->slots[at] != own) at = (at + 1) & (SLOTS - 1);
  if (r->slots[at] == own) return true;
  if (r->kept == REPEATS_KEPT) {
    r->has_passed = true;
    return false;
  }
  r->slots[at] = own;
  r->kept++;
  return false;
}

/* What of it is shown: as much as there is room for, and no part of a character. */
static void keep_id(repeat *kept, const char *id, size_t len) {
  size_t n = len < SHOWN ? len : SHOWN;
  while (n < len && n > 0 && ((unsigned char)id[n] & 0xC0) == 0x80) n--;
  for (size_t i = 0; i < n; i++) kept->id[i] = (unsigned char)id[i] < ' ' || id[i] == 0x7F ? '?' : id[i];
  if (n < len) memcpy(kept->id + n, "...", 3);
}

static void note(repeats *r, const batch *b, size_t i, const char *path) {
  const screened *found = &b->results[i];
  if (r->found++ >= TOLD) return;
  repeat *kept = &r->first[r->found - 1];
  kept->path = path;
  kept->line = b->records[i].line;
  keep_id(kept, b->lines + found->id_from, found->id_len);
}

/* The table lies in no near cache: each place is fetched while the digests of the next records are made. */
void repeats_look(repeats *r, const batch *b, const char *path) {
  enum { AHEAD = 16 };
  uint64_t digests[AHEAD];
  for (size_t i = 0; i < b->n + AHEAD; i++) {
    uint64_t *own = &digests[i % AHEAD];
    if (i >= AHEAD && *own != 0 && enter(r, *own)) note(r, b, i - AHEAD, path);
    *own = i < b->n && !b->results[i].is_error ? digest(b->lines + b->results[i].id_from, b->results[i].id_len) : 0;
    if (*own != 0) __builtin_prefetch(&r->slots[place_of(*own)]);
  }
}

static void tell_found(const repeats *r, bool in_vi) {
  if (in_vi) fprintf(stderr, "%zu bản ghi trùng mã với bản ghi trước đó (vẫn xét từng bản ghi):\n", r->found);
  else if (r->found == 1) fprintf(stderr, "1 record has the id of an earlier one (both are judged):\n");
  else fprintf(stderr, "%zu records have the id of an earlier one (each is judged):\n", r->found);
  for (size_t i = 0; i < r->found && i < TOLD; i++)
    fprintf(stderr, "  %s:%llu: %s\n", r->first[i].path, r->first[i].line, r->first[i].id);
  if (r->found > TOLD) fprintf(stderr, in_vi ? "  và %zu bản ghi khác\n" : "  and %zu more\n", r->found - TOLD);
}

void repeats_tell(const repeats *r, kolua_lang lang) {
  const bool in_vi = lang == KOLUA_VI;
  if (r->found > 0) tell_found(r, in_vi);
  if (!r->has_passed) return;
  fprintf(stderr,
          in_vi ? "trùng mã: chỉ dò với %d.000 mã khác nhau đầu tiên\n"
                : "repeated ids: looked for among the first %d,000 different ones only\n",
          REPEATS_KEPT / 1000);
}
