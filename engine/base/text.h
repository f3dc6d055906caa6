/* text.h: text as a slice that carries its length, and text that grows in an arena.
**
** Text is UTF-8 and may hold NUL bytes; a slice need not end in one. buf_text() ends its text with a NUL that
** is not counted. Nothing here asks the locale: numbers are written the same everywhere (number.h). */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct text {
  const char *at;
  size_t len;
} text;

#define TEXT(literal) ((text){(literal), sizeof(literal) - 1})
#define SPELT(t) (int)(t).len, (t).at  /* for %.*s */

static inline text text_of(const char *string) {  /* NULL gives the empty text; the length of a literal costs nothing */
  return string ? (text){string, strlen(string)} : TEXT("");
}
static inline bool text_equal(text a, text b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}
static inline bool text_is(text a, const char *string) {
  return text_equal(a, text_of(string));
}
int text_compare(text a, text b);  /* bytewise, as strcmp */
void text_sort(text *all, size_t n);
bool text_equal_but_case(text a, text b);  /* the case of ASCII letters */
bool text_starts(text a, const char *prefix);
bool text_ends(text a, const char *suffix);
bool text_is_blank(text a);        /* nothing but Unicode white space */
text text_trim(text a);            /* without the Unicode white space around it */
uint64_t text_hash(text a);        /* FNV-1a with a final mix; the same on every machine */
text text_copy(arena *a, text t);  /* NUL behind it */

typedef struct buf {
  arena *arena;
  char *at;
  size_t len, cap;
} buf;

void buf_init(buf *b, arena *a);
void buf_reserve(buf *b, size_t more);  /* room for so many bytes more */
static inline void buf_add(buf *b, text t) {
  if (t.len == 0) return;
  if (t.len > b->cap - b->len) buf_reserve(b, t.len);
  memcpy(b->at + b->len, t.at, t.len);
  b->len += t.len;
}
static inline void buf_add_string(buf *b, const char *string) {
  buf_add(b, text_of(string));
}
static inline void buf_add_char(buf *b, char c) {
  if (b->len == b->cap) buf_reserve(b, 1);
  b->at[b->len++] = c;
}
void buf_add_integer(buf *b, int64_t n);
void buf_format(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));  /* no %f %g %e: number.h */
void buf_vformat(buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
text buf_text(buf *b);
const char *text_format(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The word nearest to `word` (Damerau-Levenshtein), or an empty text when none is near enough to be meant:
** at most one edit for up to four letters, two for up to eight, else three. */
text text_nearest(text word, const text *words, size_t count, arena *scratch);
/* What a message about the wrong word ends with: " (did you mean 'near'?)", or "" when `near` is empty. */
const char *text_hint(text near, arena *scratch);

#endif
