/* pattern.c: a backtracking matcher for Lua's patterns.
**
** A pattern is a row of items: a class (`a`, `.`, `%d`, `[...]`) with or without one of `? * + -`, a capture's
** bracket, `%b`, `%f`, `%1`. follow() matches the row from one item on; it calls itself only for a quantified item and
** for a bracket, so pattern_problem(), which allows REPEATS of the one and PATTERN_CAPTURES of the other, bounds its
** depth. The rest of this file relies on that check: items are well formed, brackets pair, references are closed.
** Time is bounded by the budget alone: whatever loops or compares spends a step for about each byte. */
#include "base/pattern.h"

#include <string.h>

enum { REPEATS = 160 };
enum bracket { OPEN, CLOSED, POSITION };

typedef struct part {
  const char *at;
  size_t len;
  enum bracket state;
} part;

typedef struct search {
  const char *begin, *end; /* the text */
  const char *pattern_end;
  part parts[PATTERN_CAPTURES];
  size_t n_parts;
  uint64_t steps;
  bool is_exhausted;
} search;

static bool spend(search *s, size_t steps) {
  if (steps > s->steps) s->is_exhausted = true;
  s->steps = s->is_exhausted ? 0 : s->steps - steps;
  return !s->is_exhausted;
}

/* ---- classes ---- */

static bool is_between(unsigned char c, unsigned char low, unsigned char high) {
  return low <= c && c <= high;
}
static bool is_digit(unsigned char c) {
  return is_between(c, '0', '9');
}
static bool is_lower(unsigned char c) {
  return is_between(c, 'a', 'z');
}
static bool is_upper(unsigned char c) {
  return is_between(c, 'A', 'Z');
}
static bool is_letter(unsigned char c) {
  return is_lower(c) || is_upper(c);
}
static bool is_graphic(unsigned char c) {
  return is_between(c, '!', '~');
}

static bool is_hexadecimal(unsigned char c) {
  return is_digit(c) || is_between(c, 'a', 'f') || is_between(c, 'A', 'F');
}

/* `name` in lower case. What is no class stands for itself, as in `%.`. */
static bool is_in_class(unsigned char c, unsigned char name, bool *is_class) {
  *is_class = true;
  switch (name) {
    case 'a': return is_letter(c);
    case 'c': return c < ' ' || c == 0x7F;
    case 'd': return is_digit(c);
    case 'g': return is_graphic(c);
    case 'l': return is_lower(c);
    case 'p': return is_graphic(c) && !is_letter(c) && !is_digit(c);
    case 's': return c == ' ' || is_between(c, '\t', '\r');
    case 'u': return is_upper(c);
    case 'w': return is_letter(c) || is_digit(c);
    case 'x': return is_hexadecimal(c);
    case 'z': return c == 0;
    default: *is_class = false; return false;
  }
}

static bool fits_escape(unsigned char c, unsigned char name) {
  bool is_class;
  unsigned char lower = is_upper(name) ? (unsigned char)(name + ('a' - 'A')) : name;
  bool is_in = is_in_class(c, lower, &is_class);
  return is_class ? is_in == is_lower(name) : c == name;
}

/* [set], from its bracket to the one that closes it. */
static bool fits_set(unsigned char c, const char *set, const char *closing) {
  const char *p = set + 1;
  bool wanted = true;
  if (*p == '^') wanted = false, p++;
  while (p < closing) {
    if (*p == '%') {
      if (fits_escape(c, (unsigned char)p[1])) return wanted;
      p += 2;
    } else if (p + 2 < closing && p[1] == '-') {
      if (is_between(c, (unsigned char)p[0], (unsigned char)p[2])) return wanted;
      p += 3;
    } else if ((unsigned char)*p++ == c) {
      return wanted;
    }
  }
  return !wanted;
}

/* ---- items ---- */

/* Behind the set that opens at p; NULL: nothing closes it. A bracket that comes first is a member. */
static const char *set_end(const char *p, const char *end) {
  p++;
  if (p < end && *p == '^') p++;
  for (bool is_first = true; p < end && (is_first || *p != ']'); is_first = false)
    p += *p == '%' && p + 1 < end ? 2 : 1;
  return p < end ? p + 1 : NULL;
}

/* Behind the item at p; NULL: it is cut short. p < end. */
static const char *item_end(const char *p, const char *end) {
  if (*p == '[') return set_end(p, end);
  if (*p != '%') return p + 1;
  if (p + 1 == end) return NULL;
  if (p[1] == 'b') return end - p < 4 ? NULL : p + 4;
  if (p[1] == 'f') return end - p < 3 || p[2] != '[' ? NULL : set_end(p + 2, end);
  return p + 2;
}

static bool is_quantifier(char c) {
  return c == '?' || c == '*' || c == '+' || c == '-';
}

/* %b, %f and %1 take no quantifier and match more or less than one byte. */
static bool is_special(const char *p) {
  return *p == '%' && (p[1] == 'b' || p[1] == 'f' || is_digit((unsigned char)p[1]));
}

static bool fits(search *s, const char *item, const char *item_stop, const char *at) {
  if (!spend(s, 1 + (size_t)(item_stop - item) / 8) || at == s->end) return false;
  unsigned char c = (unsigned char)*at;
  switch (*item) {
    case '.': return true;
    case '%': return fits_escape(c, (unsigned char)item[1]);
    case '[': return fits_set(c, item, item_stop - 1);
    default: return (unsigned char)*item == c;
  }
}

static const char *balance(search *s, char opening, char closing, const char *at) {
  if (at == s->end || *at != opening) return NULL;
  size_t depth = 1;
  while (++at < s->end && spend(s, 1)) {
    if (*at == closing) {
      if (--depth == 0) return at + 1;
    } else if (*at == opening) {
      depth++;
    }
  }
  return NULL;
}

/* Before the text and behind it stands a NUL. */
static bool is_frontier(search *s, const char *set, const char *set_stop, const char *at) {
  unsigned char before = at == s->begin ? 0 : (unsigned char)at[-1];
  unsigned char here = at == s->end ? 0 : (unsigned char)*at;
  if (!spend(s, 1 + (size_t)(set_stop - set) / 4)) return false;
  return !fits_set(before, set, set_stop - 1) && fits_set(here, set, set_stop - 1);
}

/* A position has no bytes to repeat: as in Lua, it never matches. */
static const char *repeat_part(search *s, const part *p, const char *at) {
  if (p->state != CLOSED || !spend(s, 1 + p->len / 8)) return NULL;
  return (size_t)(s->end - at) >= p->len && memcmp(at, p->at, p->len) == 0 ? at + p->len : NULL;
}

static const char *match_special(search *s, const char *item, const char *item_stop, const char *at) {
  if (item[1] == 'b') return balance(s, item[2], item[3], at);
  if (item[1] == 'f') return is_frontier(s, item + 2, item_stop, at) ? at : NULL;
  return repeat_part(s, &s->parts[item[1] - '1'], at);
}

/* ---- the search ---- */

static const char *follow(search *s, const char *p, const char *at);

static const char *open_part(search *s, const char *p, const char *at) {
  bool is_position = p[1] == ')';
  s->parts[s->n_parts++] = (part){at, 0, is_position ? POSITION : OPEN};
  const char *end = follow(s, is_position ? p + 2 : p + 1, at);
  if (end == NULL) s->n_parts--;
  return end;
}

static const char *close_part(search *s, const char *p, const char *at) {
  part *last = &s->parts[s->n_parts - 1];
  while (last->state != OPEN) last--;
  last->len = (size_t)(at - last->at);
  last->state = CLOSED;
  const char *end = follow(s, p + 1, at);
  if (end == NULL) last->state = OPEN;
  return end;
}

static const char *repeat_most(search *s, const char *item, const char *item_stop, const char *at) {
  const char *last = at;
  while (fits(s, item, item_stop, last)) last++;
  for (; last >= at && !s->is_exhausted; last--) {
    const char *end = follow(s, item_stop + 1, last);
    if (end != NULL || last == at) return end;
  }
  return NULL;
}

static const char *repeat_least(search *s, const char *item, const char *item_stop, const char *at) {
  for (;; at++) {
    const char *end = follow(s, item_stop + 1, at);
    if (end != NULL || !fits(s, item, item_stop, at)) return end;
  }
}

static const char *repeat_item(search *s, const char *item, const char *item_stop, const char *at) {
  if (*item_stop == '*') return repeat_most(s, item, item_stop, at);
  if (*item_stop == '-') return repeat_least(s, item, item_stop, at);
  bool is_there = fits(s, item, item_stop, at);
  if (*item_stop == '+') return is_there ? repeat_most(s, item, item_stop, at + 1) : NULL;
  const char *end = is_there ? follow(s, item_stop + 1, at + 1) : NULL;
  return end != NULL ? end : follow(s, item_stop + 1, at);
}

/* Where the match of the items from p on ends; NULL: they do not match at `at`. */
static const char *follow(search *s, const char *p, const char *at) {
  while (p < s->pattern_end) {
    if (*p == '(') return open_part(s, p, at);
    if (*p == ')') return close_part(s, p, at);
    if (*p == '$' && p + 1 == s->pattern_end) return at == s->end ? at : NULL;
    const char *stop = item_end(p, s->pattern_end);
    if (!spend(s, 1 + (size_t)(stop - p) / 8)) return NULL;
    if (is_special(p)) at = match_special(s, p, stop, at);
    else if (stop < s->pattern_end && is_quantifier(*stop)) return repeat_item(s, p, stop, at);
    else at = fits(s, p, stop, at) ? at + 1 : NULL;
    if (at == NULL) return NULL;
    p = stop;
  }
  return at;
}

static void tell(const search *s, const char *start, const char *end, pattern_match *out) {
  out->start = (size_t)(start - s->begin);
  out->end = (size_t)(end - s->begin);
  out->n_captures = s->n_parts;
  for (size_t i = 0; i < s->n_parts; i++) {
    const part *p = &s->parts[i];
    out->captures[i] = (capture){(size_t)(p->at - s->begin), p->len, p->state == POSITION};
  }
}

static search search_of(text subject, uint64_t steps) {
  const char *begin = subject.at != NULL ? subject.at : "";
  return (search){.begin = begin, .end = begin + subject.len, .steps = steps};
}

/* `only_here`: no other start than the first is tried. A match that ends at `barred` does not count; NULL: all do. */
static match run(search *s, text pattern, const char *at, bool only_here, const char *barred, pattern_match *out) {
  s->pattern_end = pattern.at + pattern.len;
  for (; spend(s, 1); at++) {
    s->n_parts = 0;
    const char *end = follow(s, pattern.at, at);
    if (end != NULL && end != barred) return tell(s, at, end, out), MATCH_YES;
    if (only_here || at == s->end) break;
  }
  return s->is_exhausted ? MATCH_TOO_LONG : MATCH_NO;
}

match pattern_next(text pattern, text subject, size_t start, size_t last_end, uint64_t *steps, pattern_match *out) {
  if (pattern_problem(pattern) != NULL) return MATCH_BAD;
  if (pattern.len == 0) pattern = TEXT("");
  search s = search_of(subject, *steps);
  match found = run(&s, pattern, s.begin + start, false, last_end == SIZE_MAX ? NULL : s.begin + last_end, out);
  *steps = s.steps;
  return found;
}

match pattern_find(text pattern, text subject, size_t start, uint64_t *steps, pattern_match *out) {
  if (pattern_problem(pattern) != NULL) return MATCH_BAD;
  if (pattern.len == 0) pattern = TEXT("");
  bool is_anchored = pattern.len > 0 && pattern.at[0] == '^';
  if (is_anchored) pattern = (text){pattern.at + 1, pattern.len - 1};
  search s = search_of(subject, *steps);
  match found = run(&s, pattern, s.begin + start, is_anchored, NULL, out);
  *steps = s.steps;
  return found;
}

match pattern_plain(text word, text subject, size_t start, uint64_t *steps, size_t *out) {
  search s = search_of(subject, *steps);
  match found = MATCH_NO;
  const char *at = s.begin + start;
  while (found == MATCH_NO && (size_t)(s.end - at) >= word.len) {
    const char *candidate = word.len == 0 ? at : memchr(at, word.at[0], (size_t)(s.end - at) - word.len + 1);
    const char *seen = candidate != NULL ? candidate + word.len : s.end;
    if (!spend(&s, 1 + (size_t)(seen - at) / 16) || candidate == NULL) break;
    if (memcmp(candidate, word.at, word.len) == 0) {
      found = MATCH_YES;
      *out = (size_t)(candidate - s.begin);
    }
    at = candidate + 1;
  }
  *steps = s.steps;
  return s.is_exhausted ? MATCH_TOO_LONG : found;
}

/* ---- the check ---- */

typedef struct check {
  bool is_open[PATTERN_CAPTURES];
  size_t n_parts, n_repeats;
} check;

static const char *check_opening(check *c, bool is_position) {
  if (c->n_parts == PATTERN_CAPTURES) return "more than 32 captures";
  c->is_open[c->n_parts++] = !is_position;
  return NULL;
}

static const char *check_closing(check *c) {
  for (size_t i = c->n_parts; i-- > 0;) {
    if (!c->is_open[i]) continue;
    c->is_open[i] = false;
    return NULL;
  }
  return "')' without '('";
}

static const char *cut_short(const char *p, const char *end) {
  if (*p == '[') return "'[' without ']'";
  if (p + 1 == end) return "'%' at the end";
  if (p[1] == 'b') return "'%b' wants two characters behind it";
  return p + 2 < end && p[2] == '[' ? "'[' without ']'" : "'%f' wants a set in brackets behind it";
}

static const char *check_reference(const check *c, char digit) {
  if (digit == '0' || (size_t)(digit - '0') > c->n_parts) return "'%1' to '%9' stand for a capture before them";
  return c->is_open[digit - '1'] ? "'%1' to '%9' cannot stand inside their own capture" : NULL;
}

/* Steps over one item or bracket at *p. */
static const char *check_item(check *c, const char **p, const char *end) {
  const char *item = *p;
  if (*item == '(') {
    bool is_position = item + 1 < end && item[1] == ')';
    *p += is_position ? 2 : 1;
    return check_opening(c, is_position);
  }
  if (*item == ')') return (*p)++, check_closing(c);
  *p = item_end(item, end);
  if (*p == NULL) return cut_short(item, end);
  if (is_special(item)) return is_digit((unsigned char)item[1]) ? check_reference(c, item[1]) : NULL;
  if (*p == end || !is_quantifier(**p)) return NULL;
  (*p)++;
  return ++c->n_repeats > REPEATS ? "more than 160 of '?', '*', '+' and '-'" : NULL;
}

const char *pattern_problem(text pattern) {
  check c = {.n_parts = 0};
  if (pattern.len == 0) return NULL;
  const char *end = pattern.at + pattern.len;
  for (const char *p = pattern.at + (*pattern.at == '^'); p < end;) {
    const char *problem = check_item(&c, &p, end);
    if (problem != NULL) return problem;
  }
  for (size_t i = 0; i < c.n_parts; i++) {
    if (c.is_open[i]) return "'(' without ')'";
  }
  return NULL;
}
