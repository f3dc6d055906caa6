/* number.h: numbers from text and to text, the same under every locale. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/text.h"

#include <math.h>

typedef enum number_kind { NUMBER_NONE, NUMBER_INTEGER, NUMBER_DOUBLE, NUMBER_OVERFLOW } number_kind;

/* A whole text as decimal: [-+]digits[.digits][e[-+]digits], E as e. More than 64 characters are NONE. An INTEGER sets
** both results, a DOUBLE *number only. OVERFLOW is an integer beyond int64_t or a double beyond the largest; *number is
** then the nearest double or an infinity. */
number_kind number_parse(text t, int64_t *integer, double *number);

enum { NUMBER_ROOM = 32 };
/* The shortest decimal that reads back as the same double: "0.34", "1e+300". Whole doubles are "3.0", or "3" with
** `whole_as_int`; others are "inf", "-inf" and "nan". */
const char *number_write(double n, bool whole_as_int, char room[NUMBER_ROOM]);

/* n to so many significant digits, at most 17: of 0.30000000000000004 twelve are 0.3. */
double number_rounded(double n, int digits);

/* n with at most `decimals` digits behind the point, trailing zeros dropped, half rounded away from zero as a person
** does (the decimal value as written is rounded, so that 0.285 gives 0.29), never "-0"; groups of three digits are
** parted by `group` (0: none). */
void number_group(buf *out, double n, int decimals, char point, char group);
void number_group_integer(buf *out, int64_t n, char group);
/* n times ten to the power of `decimals`, rounded as number_group() does. False: that is not to be told at once. */
bool number_scale(double n, int decimals, int64_t *out);

/* a and b as numbers are equal within 1e-9 times the larger of 1 and the operands. */
static inline bool number_near(double a, double b) {
  const double size_a = fabs(a), size_b = fabs(b), larger = size_a > size_b ? size_a : size_b;
  if (fabs(a - b) > 1e-9 * (larger > 1 ? larger : 1)) return false;
  return a == b || (isfinite(a) && isfinite(b));
}

#endif
