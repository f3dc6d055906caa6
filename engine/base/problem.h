/* problem.h: what is wrong, where, and in whose words.
**
** A problem is `file:line:column: message`. Callers collect them all: one wrong line never hides the next.
** Functions that can fail return a status; it is the truth, the list says why. Programming errors are asserts. */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include "base/arena.h"
#include "base/codes.h"
#include "kolua.h"

#include <stdbool.h>
#include <stdint.h>

#define MUST_CHECK __attribute__((warn_unused_result))

/* Where something stands. file is NULL for what has no file (the command line, a host's argument);
** line and column count from 1, in code points; 0 is not known. The file name outlives the place. */
typedef struct place {
  const char *file;
  uint32_t line, column;
} place;

typedef struct kolua_problems problems;

/* Adds one problem and returns `status`. `problems` may be NULL. Never fails: out of memory is itself noted. Its code
** follows from the status, ... */
kolua_status problem_add(problems *p, kolua_status status, place where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* ... or is given; KOLUA_OK is a warning then. */
kolua_status problem_add_as(problems *p, lint_code as, kolua_status status, place where, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* A warning without a code: it stops nothing. */
void problem_warn(problems *p, place where, const char *format, ...) __attribute__((format(printf, 3, 4)));

size_t problems_errors(const problems *p);  /* how many that are not warnings */

#endif
