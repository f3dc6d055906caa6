/* utf8.h: UTF-8: validity, code points, NFC, width in a terminal, escaping of what a terminal must not get.
**
** Only utf8_nfc(), utf8_fold() and utf8_bare() need valid text. The others take each byte that belongs to no code point as U+FFFD. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

size_t utf8_valid(text t);                 /* length of the longest valid prefix; t.len: all of it */
size_t utf8_next(text t, size_t at, uint32_t *code);  /* bytes of the code point at `at` < len */
size_t utf8_count(text t);                 /* code points */
void utf8_put(buf *b, uint32_t code);      /* what is no code point becomes U+FFFD */
bool utf8_is_ascii(text t);
const char *utf8_library(void);            /* the version of utf8proc */
bool utf8_is_space(uint32_t code);         /* Unicode white space */
/* The bytes from `at` to `end` that go on a code point: by so many a text is longer than it has code points. */
uint32_t utf8_inner(const char *at, const char *end);
/* Bytes of the letter at `at`, if it is one of Latin beyond ASCII: U+00C0 to U+02FF, U+1E00 to U+1EFF. 0: it is something else. */
size_t utf8_latin(text t, size_t at);
/* Only code points that no normalisation touches, wherever they stand; false: utf8_nfc() must look closer. */
bool utf8_is_surely_nfc(text t);
text utf8_nfc(text t, arena *a);           /* t itself if it is NFC already */
text utf8_fold(text t, arena *a);          /* in one letter case (Unicode's case folding), and NFC; t itself if it is so already */
text utf8_bare(text t, arena *a);          /* the same without marks: "Tỷ lệ" is "ty le"; for what is like another, never for what equals */
size_t utf8_words(text t);                 /* runs of what is not white space */
size_t utf8_width(text t);                 /* columns in a terminal; a combining mark takes none */
size_t utf8_fit(text t, size_t columns);   /* bytes of the longest prefix that is no wider */
/* Adds t for a person's eyes: C0, C1, ESC, bidi controls, zero-width and line separators shown as \u{..}. A newline
** is shown too unless `keep_newlines`. */
void utf8_show(buf *b, text t, bool keep_newlines);
void utf8_show_line(buf *b, text t);       /* the same on one line: a newline or a tab is a blank */

/* One step of utf8_show() for those who have no arena: *shown is what stands for the code point at `at`, in t or in
** room. Returns the bytes taken from t. A byte that is not UTF-8 is shown as \x{..}. */
enum { UTF8_ROOM = 12 };
size_t utf8_shown(text t, size_t at, bool keep_newlines, char room[UTF8_ROOM], text *shown);

#endif
