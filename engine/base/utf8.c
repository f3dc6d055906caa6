/* utf8.c: one strict decoder under all; utf8proc knows the tables.
**
** NFC is made in one arena block, in place: code points decomposed and put in canonical order, composed, encoded. The
** ordering is ours because utf8proc's takes the square of a run of marks, which a hostile text makes long. Most text
** never gets there: the scripts that data is written in are listed below as being NFC whatever stands beside them. */
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD, DECOMPOSED_MOST = 4, SHORT_RUN = 32, N_CLASSES = 256 };

typedef struct range {
  uint32_t first, last;
} range;

/* Code points that no normalisation changes, moves or joins to the one before. */
static const range always_nfc[] = {
    {0, 0x2FF},       {0x1E00, 0x1EFF}, {0x2010, 0x2027}, {0x2030, 0x205E}, {0x20A0, 0x20C0},
    {0x2600, 0x27BF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xFE00, 0xFE0F}, {0x1F300, 0x1FAFF},
};
/* C0, C1, bidi controls, zero width, separators of lines, tags: what a person cannot see or a terminal obeys. */
static const range hidden[] = {
    {0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};
static const range white[] = {
    {9, 13},          {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
    {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
};

/* The ranges ascend. */
static bool is_within(uint32_t code, const range *ranges, size_t count) {
  for (size_t i = 0; i < count && code >= ranges[i].first; i++) {
    if (code <= ranges[i].last) return true;
  }
  return false;
}
#define IS_WITHIN(code, ranges) is_within((code), (ranges), sizeof(ranges) / sizeof((ranges)[0]))

/* ---------------------------------------------------------------- code points */

static size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

static bool is_shortest(uint32_t code, size_t len) {
  if (len == 3) return code >= 0x800 && (code < 0xD800 || code > 0xDFFF);
  return len != 4 || (code >= 0x10000 && code <= 0x10FFFF);
}

/* The length of the code point at `at`, 0 if there is none. */
static size_t decode(const char *at, size_t left, uint32_t *code) {
  const unsigned char lead = (unsigned char)*at;
  const size_t len = length_by_lead(lead);
  if (len == 0 || len > left) return 0;
  uint32_t decoded = len == 1 ? lead : lead & (0x7Fu >> len);
  for (size_t i = 1; i < len; i++) {
    const unsigned char next = (unsigned char)at[i];
    if ((next & 0xC0) != 0x80) return 0;
    decoded = decoded << 6 | (next & 0x3Fu);
  }
  *code = decoded;
  return is_shortest(decoded, len) ? len : 0;
}

/* Where the run of ASCII that starts at `at` ends. */
static size_t skip_ascii(text t, size_t at) {
  uint64_t eight;
  for (; t.len - at >= sizeof eight; at += sizeof eight) {
    memcpy(&eight, t.at + at, sizeof eight);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  while (at < t.len && (unsigned char)t.at[at] < 0x80) at++;
  return at;
}

size_t utf8_valid(text t) {
  size_t at = 0;
  while ((at = skip_ascii(t, at)) < t.len) {
    uint32_t code;
    const size_t len = decode(t.at + at, t.len - at, &code);
    if (len == 0) return at;
    at += len;
  }
  return at;
}

bool utf8_is_ascii(text t) {
  return skip_ascii(t, 0) == t.len;
}

/* Eight at a time: those with the top bit set and the next one clear. */
uint32_t utf8_inner(const char *at, const char *end) {
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint32_t count = 0;
  for (uint64_t eight; end - at >= 8; at += 8) {
    memcpy(&eight, at, sizeof eight);
    count += (uint32_t)(((eight >> 7 & ~eight >> 6 & ones) * ones) >> 56);
  }
  for (; at < end; at++) count += ((unsigned char)*at & 0xC0) == 0x80;
  return count;
}

size_t utf8_next(text t, size_t at, uint32_t *code) {
  const size_t len = decode(t.at + at, t.len - at, code);
  if (len > 0) return len;
  *code = REPLACEMENT;
  return 1;
}

size_t utf8_count(text t) {
  size_t count = 0;
  for (size_t at = 0; at < t.len; count++) {
    uint32_t code;
    at += utf8_next(t, at, &code);
  }
  return count;
}

void utf8_put(buf *b, uint32_t code) {
  const bool is_code_point = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  unsigned char bytes[4];
  const utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)(is_code_point ? code : REPLACEMENT), bytes);
  buf_add(b, (text){(const char *)bytes, (size_t)len});
}

bool utf8_is_space(uint32_t code) {
  return IS_WITHIN(code, white);
}

size_t utf8_words(text t) {
  size_t words = 0;
  bool is_inside = false;
  for (size_t at = 0; at < t.len;) {
    uint32_t code;
    at += utf8_next(t, at, &code);
    const bool is_space = utf8_is_space(code);
    words += !is_space && !is_inside;
    is_inside = !is_space;
  }
  return words;
}

/* ---------------------------------------------------------------- NFC */

static bool goes_on(text t, size_t at) {
  return at < t.len && ((unsigned char)t.at[at] & 0xC0) == 0x80;
}

size_t utf8_latin(text t, size_t at) {
  const unsigned char lead = (unsigned char)t.at[at];
  if (lead >= 0xC3 && lead <= 0xCB) return goes_on(t, at + 1) ? 2 : 0;
  const bool is_vietnamese =
      lead == 0xE1 && goes_on(t, at + 1) && (unsigned char)t.at[at + 1] >= 0xB8 && (unsigned char)t.at[at + 1] <= 0xBB;
  return is_vietnamese && goes_on(t, at + 2) ? 3 : 0;
}

bool utf8_is_surely_nfc(text t) {
  size_t at = 0;
  while (at < t.len) {
    if ((unsigned char)t.at[at] < 0x80) {
      at++;
      continue;
    }
    const size_t latin = utf8_latin(t, at);
    at += latin;
    if (latin > 0) continue;
    uint32_t code;
    at += utf8_next(t, at, &code);
    if (!IS_WITHIN(code, always_nfc)) return false;
  }
  return true;
}

static unsigned mark_class(int32_t code) {
  return code < 0x300 ? 0 : (unsigned)utf8proc_get_property(code)->combining_class;
}

/* Sorts by insertion, stable. */
static void order_short(int32_t *run, size_t len) {
  for (size_t i = 1; i < len; i++) {
    const int32_t code = run[i];
    size_t hole = i;
    for (; hole > 0 && mark_class(run[hole - 1]) > mark_class(code); hole--) run[hole] = run[hole - 1];
    run[hole] = code;
  }
}

/* Sorts by counting, stable. */
static void order_long(int32_t *run, size_t len, arena *a) {
  const arena_mark mark = arena_here(a);
  int32_t *copy = arena_take(a, len * sizeof *run);
  memcpy(copy, run, len * sizeof *run);
  size_t place[N_CLASSES + 1] = {0};
  for (size_t i = 0; i < len; i++) place[mark_class(copy[i]) + 1]++;
  for (size_t i = 1; i <= N_CLASSES; i++) place[i] += place[i - 1];
  for (size_t i = 0; i < len; i++) run[place[mark_class(copy[i])]++] = copy[i];
  arena_release(a, mark);
}

/* Puts each run of combining marks in the order of their classes. */
static void order_marks(int32_t *codes, size_t count, arena *a) {
  for (size_t at = 0; at < count;) {
    size_t end = at;
    while (end < count && mark_class(codes[end]) != 0) end++;
    if (end - at > SHORT_RUN) order_long(codes + at, end - at, a);
    else if (end - at > 1) order_short(codes + at, end - at);
    at = end + 1;
  }
}

static size_t decompose(text t, int32_t *codes, int how) {
  size_t count = 0;
  for (size_t at = 0; at < t.len;) {
    uint32_t code;
    int boundary = 0;
    at += utf8_next(t, at, &code);
    count += (size_t)utf8proc_decompose_char((utf8proc_int32_t)code, codes + count, DECOMPOSED_MOST,
                                             (utf8proc_option_t)how, &boundary);
  }
  return count;
}

/* A code point of one byte stays one, any other becomes four at most. */
static size_t decomposed_most(text t) {
  size_t most = 0;
  for (size_t at = 0; at < t.len;) {
    uint32_t code;
    at += utf8_next(t, at, &code);
    most += code < 0x80 ? 1 : DECOMPOSED_MOST;
  }
  return most;
}

static text compose(text t, arena *a, int how) {
  const arena_mark mark = arena_here(a);
  const size_t most = mem_sum(a->mem, decomposed_most(t), DECOMPOSED_MOST);
  const size_t room = mem_product(a->mem, most, sizeof(int32_t));
  int32_t *codes = arena_take(a, room);
  const size_t count = decompose(t, codes, how);
  order_marks(codes, count, a);
  const utf8proc_ssize_t len = utf8proc_reencode(codes, (utf8proc_ssize_t)count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const text composed = {(const char *)codes, (size_t)len};
  if (!text_equal(composed, t)) return (text){arena_grow(a, codes, room, composed.len + 1), composed.len};
  arena_release(a, mark);
  return t;
}

text utf8_nfc(text t, arena *a) {
  return utf8_is_surely_nfc(t) ? t : compose(t, a, UTF8PROC_DECOMPOSE);
}

/* ---------------------------------------------------------------- letter case */

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static text fold_ascii(text t, arena *a) {
  size_t upper = 0;
  while (upper < t.len && !is_upper(t.at[upper])) upper++;
  if (upper == t.len) return t;
  char *folded = arena_take(a, t.len + 1);
  for (size_t i = 0; i < t.len; i++) folded[i] = is_upper(t.at[i]) ? (char)(t.at[i] - 'A' + 'a') : t.at[i];
  folded[t.len] = '\0';
  return (text){folded, t.len};
}

text utf8_fold(text t, arena *a) {
  return utf8_is_ascii(t) ? fold_ascii(t, a) : compose(t, a, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
}

text utf8_bare(text t, arena *a) {
  return utf8_is_ascii(t) ? fold_ascii(t, a)
                          : compose(t, a, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
}

/* ---------------------------------------------------------------- in a terminal */

/* Latin letters take one column each. */
static bool is_latin(uint32_t code) {
  return (code >= 0xC0 && code < 0x300) || (code >= 0x1E00 && code < 0x1F00);
}

static size_t columns_of(uint32_t code) {
  if (code < 0x7F) return code >= 0x20;
  if (is_latin(code)) return 1;
  const int columns = utf8proc_charwidth((utf8proc_int32_t)code);
  return columns > 0 ? (size_t)columns : 0;
}

size_t utf8_width(text t) {
  size_t width = 0;
  for (size_t at = 0; at < t.len;) {
    uint32_t code = (unsigned char)t.at[at];
    at += code < 0x80 ? 1 : utf8_next(t, at, &code);
    width += columns_of(code);
  }
  return width;
}

size_t utf8_fit(text t, size_t columns) {
  size_t at = 0;
  for (size_t width = 0; at < t.len;) {
    uint32_t code;
    const size_t len = utf8_next(t, at, &code);
    width += columns_of(code);
    if (width > columns) break;
    at += len;
  }
  return at;
}

size_t utf8_shown(text t, size_t at, bool keep_newlines, char room[UTF8_ROOM], text *shown) {
  uint32_t code = 0;
  const size_t len = decode(t.at + at, t.len - at, &code);
  if (len == 0) {
    *shown = (text){room, (size_t)snprintf(room, UTF8_ROOM, "\\x{%02x}", (unsigned)(unsigned char)t.at[at])};
    return 1;
  }
  const bool is_hidden = IS_WITHIN(code, hidden) && !(code == '\n' && keep_newlines);
  *shown = (text){t.at + at, len};
  if (is_hidden) *shown = (text){room, (size_t)snprintf(room, UTF8_ROOM, "\\u{%x}", (unsigned)code)};
  return len;
}

/* Bytes from `at` on that are shown as they are. */
static size_t plain_length(text t, size_t at) {
  size_t end = at;
  while (end < t.len) {
    uint32_t code = (unsigned char)t.at[end];
    const size_t len = code >= 0x20 && code < 0x7F ? 1 : decode(t.at + end, t.len - end, &code);
    if (len == 0 || (len > 1 && !is_latin(code) && IS_WITHIN(code, hidden)) || code < 0x20 || code == 0x7F) break;
    end += len;
  }
  return end - at;
}

void utf8_show(buf *b, text t, bool keep_newlines) {
  for (size_t at = 0; at < t.len;) {
    char room[UTF8_ROOM];
    const size_t plain = plain_length(t, at);
    text shown = {t.at + at, plain};
    at += plain > 0 ? plain : utf8_shown(t, at, keep_newlines, room, &shown);
    buf_add(b, shown);
  }
}

void utf8_show_line(buf *b, text t) {
  for (size_t at = 0; at < t.len; at++) {
    size_t end = at;
    while (end < t.len && t.at[end] != '\n' && t.at[end] != '\t') end++;
    utf8_show(b, (text){t.at + at, end - at}, false);
    if (end < t.len) buf_add_char(b, ' ');
    at = end;
  }
}

const char *utf8_library(void) {
  return utf8proc_version();
}
