/* likeness.c: see likeness.h. Words count, not letters: "Average views" is half like "Expected views", and not at all like
** "Reviews". */
#include "report/likeness.h"

#include "base/utf8.h"

enum { SAME = 100, SAME_LETTERS = 97, INITIALS = 75, MOST_SHARED = 90, MOST_WORDS = 16, CROSSED_D = 0x111 };

/* Words that tell nothing apart, in the languages of reports. */
static bool is_filler(text word) {
  static const char *const fillers[] = {"of", "the", "in",  "for",  "a",   "an", "to",
                                        "by", "cua", "cac", "theo", "cho", "ve", "so"};
  for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
    if (text_is(word, fillers[i])) return true;
  return false;
}

/* Letters and digits; of what is not ASCII all but the signs from U+2000 to U+2FFF: dashes, quotes. */
static bool is_word_char(uint32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ||
         (code >= 0x80 && (code < 0x2000 || code >= 0x3000));
}

static void end_word(buf *out, size_t from) {
  const text word = {out->at + from, out->len - from};
  if (word.len == 0 || is_filler(word)) out->len = from > 0 ? from - 1 : 0;
}

text likeness_words(text name, arena *a) {
  const text bare = utf8_bare(name, a);
  buf out;
  buf_init(&out, a);
  size_t from = 0, len;
  for (size_t i = 0; i < bare.len; i += len) {
    uint32_t code;
    len = utf8_next(bare, i, &code);
    if (code == CROSSED_D) buf_add_char(&out, 'd');
    else if (is_word_char(code)) buf_add(&out, (text){bare.at + i, len});
    else if (out.len > from) {
      end_word(&out, from);
      if (out.len > 0) buf_add_char(&out, ' ');
      from = out.len;
    }
  }
  end_word(&out, from);
  return buf_text(&out);
}

typedef struct words {
  text at[MOST_WORDS];
  size_t n;
} words;

static words split(text t) {
  words found = {0};
  for (size_t from = 0, i = 0; i <= t.len && found.n < MOST_WORDS; i++) {
    if (i < t.len && t.at[i] != ' ') continue;
    if (i > from) found.at[found.n++] = (text){t.at + from, i - from};
    from = i + 1;
  }
  return found;
}

/* The same but for an s at the end. */
static bool is_same_word(text a, text b) {
  const text longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a;
  if (longer.len == shorter.len + 1 && longer.at[longer.len - 1] == 's')
    return text_equal((text){longer.at, shorter.len}, shorter);
  return text_equal(a, b);
}

static bool are_initials(text t, const words *of) {
  if (of->n < 2 || t.len != of->n) return false;
  for (size_t i = 0; i < t.len; i++)
    if (t.at[i] != of->at[i].at[0]) return false;
  return true;
}

static bool are_same_letters(text a, text b) {
  size_t i = 0, k = 0;
  for (;; i++, k++) {
    while (i < a.len && a.at[i] == ' ') i++;
    while (k < b.len && b.at[k] == ' ') k++;
    if (i == a.len || k == b.len) return i == a.len && k == b.len;
    if (a.at[i] != b.at[k]) return false;
  }
}

int likeness(text a, text b) {
  if (a.len == 0 || b.len == 0) return 0;
  if (text_equal(a, b)) return SAME;
  if (are_same_letters(a, b)) return SAME_LETTERS;
  const words in_a = split(a), in_b = split(b);
  if (are_initials(a, &in_b) || are_initials(b, &in_a)) return INITIALS;
  bool used[MOST_WORDS] = {false};
  int shared = 0;
  for (size_t i = 0; i < in_a.n; i++) {
    for (size_t k = 0; k < in_b.n; k++) {
      if (used[k] || !is_same_word(in_a.at[i], in_b.at[k])) continue;
      used[k] = true;
      shared++;
      break;
    }
  }
  return MOST_SHARED * 2 * shared / (int)(in_a.n + in_b.n);
}
