/* pattern.h: Lua's patterns on text, without Lua and with an end.
**
** The language is that of Lua 5.4's string library, and so are the answers. What differs: each step of a search is
** counted against a budget, so that `a-a-a-b` and its kin end; a malformed pattern is refused before anything is
** searched; classes are ASCII's under every locale. Pattern and text may hold any byte. */
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "base/text.h"

enum { PATTERN_CAPTURES = 32 };
#define PATTERN_STEPS ((uint64_t)2000000)  /* a sensible budget for one search: some 10 ms */

typedef enum match {
  MATCH_NO,
  MATCH_YES,
  MATCH_TOO_LONG,   /* the budget is used up */
  MATCH_BAD         /* the pattern is malformed: pattern_problem says how */
} match;

typedef struct capture {
  size_t at, len;      /* bytes of the text */
  bool is_position;    /* written `()`: `at` is what was captured */
} capture;

typedef struct pattern_match {
  size_t start, end;
  size_t n_captures;   /* as written in the pattern */
  capture captures[PATTERN_CAPTURES];
} pattern_match;

/* The first match that starts at `start` or behind it; a pattern with `^` only at `start`. `steps` is the budget, and
** afterwards what is left of it. `out` is filled on MATCH_YES. start <= subject.len */
match pattern_find(text pattern, text subject, size_t start, uint64_t *steps, pattern_match *out);
/* The next of all matches: the same, but `^` stands for itself, and an empty match at `last_end`, where the one before
** ended, does not count (SIZE_MAX: there is none before). */
match pattern_next(text pattern, text subject, size_t start, size_t last_end, uint64_t *steps, pattern_match *out);
/* The first place of `word` itself at `start` or behind it. */
match pattern_plain(text word, text subject, size_t start, uint64_t *steps, size_t *out);

/* NULL, or what is wrong with the pattern. */
const char *pattern_problem(text pattern);

#endif
