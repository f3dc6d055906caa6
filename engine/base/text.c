/* text.c: slices, growing text, and the word that was probably meant.
**
** A buf grows by arena_grow(), which costs no copy while nothing else is taken from its arena. Room for the NUL that
** buf_text() puts behind is reserved there, not counted in `len`. */
#include "base/text.h"

#include "base/number.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64 };

int text_compare(text a, text b) {
  const size_t shared = a.len < b.len ? a.len : b.len;
  const int order = shared > 0 ? memcmp(a.at, b.at, shared) : 0;
  if (order != 0) return order;
  return (a.len > b.len) - (a.len < b.len);
}

static unsigned char to_small(char c) {
  return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static int compare(const void *a, const void *b) {
  return text_compare(*(const text *)a, *(const text *)b);
}

/* A few are put in their places one by one: what qsort does around its comparisons would take longer. */
void text_sort(text *all, size_t n) {
  enum { FEW = 8 };
  if (n > FEW) qsort(all, n, sizeof *all, compare);
  for (size_t i = 1; n <= FEW && i < n; i++) {
    const text one = all[i];
    size_t at = i;
    for (; at > 0 && text_compare(all[at - 1], one) > 0; at--) all[at] = all[at - 1];
    all[at] = one;
  }
}

bool text_equal_but_case(text a, text b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (to_small(a.at[i]) != to_small(b.at[i])) return false;
  return true;
}

bool text_starts(text a, const char *prefix) {
  const size_t len = strlen(prefix);
  return a.len >= len && (len == 0 || memcmp(a.at, prefix, len) == 0);
}

bool text_ends(text a, const char *suffix) {
  const size_t len = strlen(suffix);
  return a.len >= len && (len == 0 || memcmp(a.at + (a.len - len), suffix, len) == 0);
}

bool text_is_blank(text a) {
  if (a.len > 0 && *a.at > ' ' && *a.at < 0x7F) return false; /* most texts */
  for (size_t at = 0; at < a.len;) {
    uint32_t code;
    at += utf8_next(a, at, &code);
    if (!utf8_is_space(code)) return false;
  }
  return true;
}

static bool is_plain(char c) {
  return c > ' ' && c < 0x7F;
}

/* Bytes of the white space that `a` begins with, or ends in. */
static size_t space_before(text a) {
  size_t at = 0;
  while (at < a.len && !is_plain(a.at[at])) {
    uint32_t code;
    const size_t len = utf8_next(a, at, &code);
    if (!utf8_is_space(code)) break;
    at += len;
  }
  return at;
}

static size_t space_behind(text a) {
  size_t end = a.len;
  while (end > 0 && !is_plain(a.at[end - 1])) {
    uint32_t code;
    size_t at = end - 1;
    while (at > 0 && end - at < 4 && ((unsigned char)a.at[at] & 0xC0) == 0x80) at--;
    if (utf8_next(a, at, &code) != end - at || !utf8_is_space(code)) break;
    end = at;
  }
  return a.len - end;
}

static bool is_visible(char c) {
  return c > ' ' && c < 0x7F;
}

text text_trim(text a) {
  if (a.len > 0 && is_visible(a.at[0]) && is_visible(a.at[a.len - 1])) return a;
  const size_t before = space_before(a);
  const text rest = {a.at + before, a.len - before};
  return (text){rest.at, rest.len - space_behind(rest)};
}

uint64_t text_hash(text a) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < a.len; i++) hash = (hash ^ (unsigned char)a.at[i]) * 0x100000001b3u;
  hash ^= hash >> 32; /* FNV leaves the low bits, which tables use, weak */
  hash *= 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 29;
}

text text_copy(arena *a, text t) {
  return (text){arena_copy(a, t.at, t.len), t.len};
}

void buf_init(buf *b, arena *a) {
  *b = (buf){.arena = a};
}

void buf_reserve(buf *b, size_t more) {
  if (more <= b->cap - b->len) return;
  mem *m = b->arena->mem;
  const size_t needed = mem_sum(m, b->len, more);
  size_t cap = b->cap < FIRST_ROOM ? FIRST_ROOM : mem_product(m, b->cap, 2);
  if (cap < needed) cap = needed;
  b->at = arena_grow(b->arena, b->at, b->cap, cap);
  b->cap = cap;
}

void buf_add_integer(buf *b, int64_t n) {
  number_group_integer(b, n, '\0');
}

void buf_vformat(buf *b, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  buf_reserve(b, FIRST_ROOM);
  const size_t room = b->cap - b->len;
  const int len = vsnprintf(b->at + b->len, room, format, args);
  if (len >= 0 && (size_t)len >= room) {
    buf_reserve(b, (size_t)len + 1);
    vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
  }
  va_end(again);
  if (len > 0) b->len += (size_t)len;
}

void buf_format(buf *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  buf_vformat(b, format, args);
  va_end(args);
}

text buf_text(buf *b) {
  buf_reserve(b, 1);
  b->at[b->len] = '\0';
  return (text){b->at, b->len};
}

const char *text_format(arena *a, const char *format, ...) {
  buf b;
  buf_init(&b, a);
  va_list args;
  va_start(args, format);
  buf_vformat(&b, format, args);
  va_end(args);
  return buf_text(&b).at;
}

/* ---------------------------------------------------------------- the nearest word */

typedef struct letters {
  uint32_t *code;
  size_t count;
} letters;

/* Code points with ASCII capitals made small: a word in the wrong case is no edit away. */
static letters fold(text t, arena *a) {
  letters folded = {arena_take(a, mem_product(a->mem, t.len, sizeof(uint32_t))), 0};
  for (size_t at = 0; at < t.len;) {
    uint32_t code;
    at += utf8_next(t, at, &code);
    folded.code[folded.count++] = code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
  }
  return folded;
}

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

static bool is_swapped(letters a, size_t i, letters b, size_t j) {
  return i > 1 && j > 1 && a.code[i - 1] == b.code[j - 2] && a.code[i - 2] == b.code[j - 1];
}

/* Edits to the first i letters of a that make the first j of b, by optimal string alignment; `row` is of i, those of
** i - 1 and i - 2 go before. */
static unsigned edits_at(letters a, size_t i, letters b, size_t j, unsigned *const row[3]) {
  unsigned edits = least(row[1][j] + 1, row[0][j - 1] + 1);
  edits = least(edits, row[1][j - 1] + (a.code[i - 1] != b.code[j - 1]));
  return is_swapped(a, i, b, j) ? least(edits, row[2][j - 2] + 1) : edits;
}

/* Edits from a to b, or limit + 1 for more. Only cells within `limit` of the diagonal can count, so that a long word
** costs its length and not its square. */
static unsigned count_edits(letters a, letters b, unsigned limit, arena *scratch) {
  if ((a.count > b.count ? a.count - b.count : b.count - a.count) > limit) return limit + 1;
  unsigned *row[3];
  for (size_t i = 0; i < 3; i++) {
    row[i] = arena_take(scratch, mem_product(scratch->mem, b.count + 1, sizeof(unsigned)));
    for (size_t j = 0; j <= b.count; j++) row[i][j] = limit + 1;
  }
  for (size_t j = 0; j <= b.count && j <= limit; j++) row[0][j] = (unsigned)j;
  for (size_t i = 1; i <= a.count; i++) {
    unsigned *oldest = row[2];
    row[2] = row[1], row[1] = row[0], row[0] = oldest;
    const size_t from = i > limit ? i - limit : 1, last = i + limit < b.count ? i + limit : b.count;
    row[0][from - 1] = from == 1 && i <= limit ? (unsigned)i : limit + 1;
    for (size_t j = from; j <= last; j++) row[0][j] = edits_at(a, i, b, j, row);
    if (last < b.count) row[0][last + 1] = limit + 1;
  }
  return row[0][b.count];
}

static unsigned edits_allowed(size_t n_letters) {
  const unsigned limit = n_letters <= 4 ? 1 : n_letters <= 8 ? 2 : 3;
  return n_letters <= limit ? 0 : limit; /* a word of which no letter need stay means nothing */
}

text text_nearest(text word, const text *words, size_t count, arena *scratch) {
  const arena_mark mark = arena_here(scratch);
  const letters wanted = fold(word, scratch);
  text nearest = TEXT("");
  unsigned limit = edits_allowed(wanted.count) + 1;
  for (size_t i = 0; i < count && limit > 0; i++) {
    if (text_equal(word, words[i]) || words[i].len > 4 * (word.len + limit)) continue;
    const arena_mark here = arena_here(scratch);
    const unsigned edits = count_edits(wanted, fold(words[i], scratch), limit - 1, scratch);
    arena_release(scratch, here);
    if (edits >= limit) continue;
    nearest = words[i];
    limit = edits;
  }
  arena_release(scratch, mark);
  return nearest;
}

const char *text_hint(text near, arena *scratch) {
  return near.len == 0 ? "" : text_format(scratch, " (did you mean '%.*s'?)", SPELT(near));
}
