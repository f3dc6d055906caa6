/* dates.h: days and instants of the proleptic Gregorian calendar, without a clock or a time zone database.
**
** A day is a count from 1970-01-01. Dates run from 0001-01-01 to 9999-12-31; a day beyond is split, moved and written
** as the nearest one within. */
#ifndef BASE_DATES_H
#define BASE_DATES_H

#include "base/text.h"

typedef struct instant {
  int64_t seconds;     /* since 1970-01-01T00:00Z, of the moment */
  int32_t nanos;       /* 0..999999999 */
  int32_t offset;      /* seconds east of Greenwich, as written */
} instant;

enum { DATE_FIRST = -719162, DATE_LAST = 2932896 };
bool date_is_known(int64_t day);              /* one that can be written */

bool date_parse(text t, int64_t *day);        /* YYYY-MM-DD to days since 1970-01-01; false: no such date */
bool datetime_parse(text t, instant *out);    /* YYYY-MM-DDThh:mm[:ss[.fraction]](Z|+hh:mm|-hh:mm) */
int64_t instant_day(instant i);               /* the local day as written */
double instant_hours(instant from, instant to);
void date_split(int64_t day, int *year, int *month, int *mday);
int64_t date_join(int year, int month, int mday);   /* no range check */
int64_t date_add_months(int64_t day, int months);   /* the same day, or that month's last */
enum { DATE_ROOM = 16 };
const char *date_write(int64_t day, char room[DATE_ROOM]);  /* YYYY-MM-DD */

#endif
