/* cut_array.c: the elements of an array, and values one behind the other.
**
** Of JSON no more is understood than strings and brackets, 64 bytes at a time: one bit a byte for each kind of byte
** that counts. An element that begins with a bracket ends with the bracket that closes it, any other before the next
** comma or "]".
**
** A string has no line end in it, so where one stands, its quote is not closed and the end of the element cannot be
** known; nor can it, when the element goes on to the limit or the end of the text, which a missing bracket makes it do.
** Such an element is taken to end before the next line that begins as elements do: with "{" no further to the right
** than its own. Its reader will refuse it, and those behind it are read. What was looked at behind such an end is looked
** at again; in a text of many such elements, less is looked at before the end is guessed, so that no text is slow. */
#include "data/cutter.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
  BLOCK = 64,
  SHALLOW = CUT_SLACK - BLOCK,
  CREDIT = 16, /* bytes that may be looked at in vain for each that is taken */
  HASTE = 256  /* without credit, such a part of the limit is looked at before the end is guessed */
};

/* ---------------------------------------------------------------- 64 bytes at a time */

/* Bit i is set where byte i, with the bits `more` set too, is `byte`. */
static inline uint64_t mask_of(const char *at, char more, char byte) {
  uint64_t mask = 0;
#ifdef __SSE2__
  const __m128i bits = _mm_set1_epi8(more), wanted = _mm_set1_epi8(byte);
  for (unsigned i = 0; i < BLOCK; i += 16) {
    const __m128i found = _mm_cmpeq_epi8(_mm_or_si128(_mm_loadu_si128((const void *)(at + i)), bits), wanted);
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << i;
  }
#else
  for (unsigned i = 0; i < BLOCK; i++) mask |= (uint64_t)((at[i] | more) == byte) << i;
#endif
  return mask;
}

static unsigned lowest(uint64_t mask) {
  return (unsigned)__builtin_ctzll(mask);
}

static uint64_t up_to(unsigned bit) { /* and with it */
  return UINT64_MAX >> (63 - bit);
}

/* The bytes behind an odd number of backslashes. */
static uint64_t find_escaped(uint64_t slashes, uint64_t *carry) {
  uint64_t escaped = *carry;
  slashes &= ~escaped;
  *carry = 0;
  while (slashes != 0) {
    const unsigned bit = lowest(slashes);
    if (bit == 63) *carry = 1;
    else escaped |= UINT64_C(2) << bit;
    slashes &= ~(UINT64_C(3) << bit);
  }
  return escaped;
}

/* Each bit from an odd quote to the next one. */
static uint64_t fill_between(uint64_t quotes) {
  for (unsigned step = 1; step < 64; step *= 2) quotes ^= quotes << step;
  return quotes;
}

/* ---------------------------------------------------------------- the end of an element */

typedef struct block {
  uint64_t opening, closing, commas, feeds, in_string;
} block;

static block look_at(cutter *c, const char *at) {
  const uint64_t escaped = find_escaped(mask_of(at, 0, '\\'), &c->escaped);
  const uint64_t in_string = fill_between(mask_of(at, 0, '"') & ~escaped) ^ c->in_string;
  c->in_string = (uint64_t)0 - (in_string >> 63);
  return (block){
      .opening = mask_of(at, ' ', '{') & ~in_string, /* "[" with that bit is "{" */
      .closing = mask_of(at, ' ', '}') & ~in_string,
      .commas = mask_of(at, 0, ',') & ~in_string,
      .feeds = mask_of(at, 0, '\n'),
      .in_string = in_string,
  };
}

/* How many bytes of the block belong to the element; BLOCK + 1: all, and more. */
static size_t find_end(cutter *c, const block *b, const char *at) {
  const uint64_t brackets = b->opening | b->closing;
  for (uint64_t left = UINT64_MAX, marks; (marks = (brackets | (c->depth == 0 ? b->commas : 0)) & left) != 0;) {
    const unsigned bit = lowest(marks);
    const uint64_t mark = UINT64_C(1) << bit;
    left = ~up_to(bit);
    if ((b->opening & mark) != 0) c->depth++;
    else if (c->depth == 0 && at[bit] != '}') return bit;
    else if (c->depth > 0 && --c->depth == 0) return bit + 1;
  }
  return BLOCK + 1;
}

typedef enum element_end { ELEMENT_NEEDS_MORE, ELEMENT_ENDS, ELEMENT_BREAKS } element_end;

/* One block, of which `len` bytes are there. Its end, or where it breaks, becomes c->seen; a block that is not whole
** and has neither is looked at again. */
static element_end scan_block(cutter *c, const char *at, size_t len) {
  const size_t depth = c->depth;
  const uint64_t in_string = c->in_string, escaped = c->escaped;
  const block b = look_at(c, at);
  const uint64_t breaks = b.feeds & b.in_string;
  const size_t end = find_end(c, &b, at), broken = breaks != 0 ? lowest(breaks) : BLOCK + 1;
  if (end <= len && end <= broken) {
    c->seen += end;
    return ELEMENT_ENDS;
  }
  if (broken < len) {
    c->seen += broken;
    return ELEMENT_BREAKS;
  }
  if (len == BLOCK) {
    c->seen += BLOCK;
    return ELEMENT_NEEDS_MORE;
  }
  c->depth = depth;
  c->in_string = in_string;
  c->escaped = escaped;
  return ELEMENT_NEEDS_MORE;
}

static element_end scan_element(cutter *c, text t) {
  element_end end = ELEMENT_NEEDS_MORE;
  while (end == ELEMENT_NEEDS_MORE && t.len - c->seen >= BLOCK) end = scan_block(c, t.at + c->seen, BLOCK);
  if (end != ELEMENT_NEEDS_MORE || t.len == c->seen) return end;
  char room[BLOCK] = {0};
  const size_t left = t.len - c->seen;
  memcpy(room, t.at + c->seen, left);
  return scan_block(c, room, left);
}

/* ---------------------------------------------------------------- an end that must be guessed */

/* What a line begins with, behind blanks and commas that go no further than `column`: 0 nothing of the kind, '\n' not
** known yet. */
static char line_begins(text t, size_t at, size_t column) {
  for (size_t i = at; i < t.len && i - at <= column; i++) {
    if (t.at[i] != ' ' && t.at[i] != '\t' && t.at[i] != ',') return t.at[i] == '{' || t.at[i] == ']' ? t.at[i] : '\0';
  }
  return t.len - at <= column ? '\n' : '\0';
}

/* From c->seen on, the line where the next element begins, or the array ends: that becomes c->seen. */
static bool find_next_element(cutter *c, text t) {
  const char *feed;
  while (c->seen < t.len && (feed = memchr(t.at + c->seen, '\n', t.len - c->seen)) != NULL) {
    const size_t at = (size_t)(feed - t.at) + 1;
    const char begins = line_begins(t, at, c->indent);
    c->seen = begins == '\n' ? at - 1 : at;
    if (begins != '\0') return begins != '\n';
  }
  c->seen = t.len;
  return false;
}

/* ---------------------------------------------------------------- elements */

/* Counts lines and columns of what is taken. */
static void take(cutter *c, size_t n) {
  const text t = {c->given.at + c->at, n};
  size_t i = 0, behind_feed = 0;
  for (; i + BLOCK <= n; i += BLOCK) {
    const uint64_t feeds = mask_of(t.at + i, 0, '\n');
    c->line += (uint64_t)__builtin_popcountll(feeds);
    if (feeds != 0) behind_feed = i + 64 - (size_t)__builtin_clzll(feeds);
  }
  for (; i < n; i++) {
    if (t.at[i] != '\n') continue;
    c->line++;
    behind_feed = i + 1;
  }
  c->column = behind_feed > 0 ? n - behind_feed : c->column + n;
  c->credit += n * CREDIT;
  cut_take(c, n);
}

static void leave_element(cutter *c, array_part behind) {
  c->array = c->form == CUT_VALUES ? ARRAY_OUTSIDE : behind;
  c->is_inside = c->is_passing = c->is_broken = false;
  c->depth = 0;
  c->in_string = c->escaped = 0;
}

/* What a step comes to: `out` is filled; nothing yet, go on; nothing before more is given. */
typedef enum step { STEP_TELLS, STEP_ON, STEP_WAITS } step;

static step give(cutter *c, cut_record *out, size_t len, array_part behind) {
  const bool was_passing = c->is_passing;
  *out = (cut_record){{c->given.at + c->at, len}, c->line, KOLUA_OK, NULL};
  take(c, len);
  leave_element(c, behind);
  c->has_told = false;
  return was_passing ? STEP_ON : STEP_TELLS;
}

/* A bracket may be missing: as if the element had broken where it begins. */
static bool guess_end(cutter *c, text t) {
  const size_t seen = c->seen;
  c->seen = 0;
  if (c->is_broken || !find_next_element(c, t)) {
    c->seen = seen;
    return false;
  }
  c->credit -= c->credit < t.len ? c->credit : t.len;
  return true;
}

/* Whether it is closed by "]" where "{" opened it, or the other way round. */
static bool is_other_bracket(text t, size_t end) {
  const char first = t.at[0], last = t.at[end - 1];
  return (first == '{' && last == ']') || (first == '[' && last == '}');
}

/* There is no end in what is there. */
static step miss_end(cutter *c, cut_record *out, text t) {
  const bool is_end = cut_is_end(c, t), is_long = !c->is_passing && t.len > c->limit;
  if ((is_long || (is_end && !c->is_passing)) && guess_end(c, t)) return give(c, out, c->seen, ARRAY_FREE);
  if (is_end) return give(c, out, t.len, ARRAY_OUTSIDE);
  if (is_long && c->limit < c->most) {
    c->limit = c->most;
    return STEP_ON;
  }
  if (is_long) return cut_tell_long(c, out) ? STEP_TELLS : STEP_ON;
  if (c->is_passing) take(c, c->seen);
  return STEP_WAITS;
}

static step end_element(cutter *c, cut_record *out, text t) {
  const array_part behind = c->array == ARRAY_STRAY ? ARRAY_STRAY : ARRAY_BEHIND;
  if (!c->is_passing && c->seen > c->most) { /* its last byte is the one over the limit */
    cut_record passed;
    cut_tell_long(c, out);
    give(c, &passed, c->seen, behind);
    return STEP_TELLS;
  }
  if (c->is_passing || !is_other_bracket(t, c->seen)) return give(c, out, c->seen, behind);
  const size_t before = c->seen - 1;
  return give(c, out, guess_end(c, (text){t.at, c->seen}) ? c->seen : before, ARRAY_FREE);
}

static step go_through_element(cutter *c, cut_record *out) {
  const text t = cut_window(c);
  const element_end end = c->is_broken ? ELEMENT_BREAKS : scan_element(c, t);
  if (end == ELEMENT_ENDS) return end_element(c, out, t);
  c->is_broken = end == ELEMENT_BREAKS;
  if (c->is_broken && find_next_element(c, t)) return give(c, out, c->seen, ARRAY_FREE);
  return miss_end(c, out, t);
}

/* ---------------------------------------------------------------- between elements */

static step tell(cutter *c, cut_record *out, const char *fault) {
  const bool is_new = !c->has_told;
  c->has_told = true;
  return is_new && cut_tell(c, out, KOLUA_ESYNTAX, fault) ? STEP_TELLS : STEP_ON;
}

static step open_array(cutter *c) {
  c->array = ARRAY_FIRST;
  c->has_opened = true;
  take(c, 1);
  return STEP_ON;
}

static step close_array(cutter *c, cut_record *out) {
  step s = STEP_ON;
  if (c->array == ARRAY_NEXT) s = tell(c, out, "a comma, and no element behind it");
  if (c->array == ARRAY_OUTSIDE) s = tell(c, out, "a ']' that closes nothing");
  c->array = ARRAY_OUTSIDE;
  take(c, 1);
  return s;
}

static step take_comma(cutter *c, cut_record *out) {
  const bool is_free = c->array == ARRAY_FREE || c->array == ARRAY_STRAY,
             is_right = is_free || c->array == ARRAY_BEHIND;
  const step s = is_right ? STEP_ON : tell(c, out, "a comma, and no element before it");
  if (!is_free) c->array = ARRAY_NEXT;
  take(c, 1);
  return s;
}

static step enter_element(cutter *c, cut_record *out) {
  c->is_inside = true;
  c->limit = c->credit < c->most ? c->most / HASTE : c->most;
  c->indent = c->column < SHALLOW ? c->column : SHALLOW;
  if (c->array == ARRAY_BEHIND) return tell(c, out, "a comma is missing before this element");
  if (c->array != ARRAY_OUTSIDE || (c->form == CUT_VALUES && c->given.at[c->at] == '{')) return STEP_ON;
  if (c->form == CUT_VALUES) return tell(c, out, "begins no record");
  c->array = ARRAY_STRAY;
  return tell(c, out, c->has_opened ? "stands behind the end of the array" : "begins no array");
}

static void take_blanks(cutter *c) {
  size_t n = 0;
  while (c->at + n < c->given.len && cut_is_blank(c->given.at[c->at + n])) n++;
  if (n > 0) take(c, n);
}

static step end_text(cutter *c, cut_record *out) {
  if (!c->is_last || c->array == ARRAY_OUTSIDE || c->array == ARRAY_STRAY) return STEP_WAITS;
  c->array = ARRAY_OUTSIDE;
  c->has_told = false;
  return tell(c, out, "the array is not closed");
}

static step go_between(cutter *c, cut_record *out) {
  take_blanks(c);
  if (c->at == c->given.len) return end_text(c, out);
  switch (c->given.at[c->at]) {
    case '[': return c->array == ARRAY_OUTSIDE ? open_array(c) : enter_element(c, out);
    case ']': return close_array(c, out);
    case ',': return take_comma(c, out);
    default: return enter_element(c, out);
  }
}

bool cut_element(cutter *c, cut_record *out) {
  step s = STEP_ON;
  while (s == STEP_ON) s = c->is_inside ? go_through_element(c, out) : go_between(c, out);
  return s == STEP_TELLS;
}
