/* cut.h: a text that comes piece by piece, cut into whole records. It reads nothing itself, and keeps nothing but where
** it is.
**
** Give all bytes that are there; take records until there is none; keep the rest, put it before the bytes that come
** next, and give that. What is found does not depend on where the pieces end. The rest is never longer than the limit
** of a record and CUT_SLACK, so a room of that and one piece more is enough for texts of any length.
**
**   cutter *c = cut_open(arena, CUT_ANY, ',', limits.record_size);
**   size_t n = 0;
**   do {
**     const size_t more = read(room + n);              // 0: the end
**     cut_give(c, (text){room, n + more}, more == 0);
**     for (cut_record r; cut_next(c, &r);) use(&r);    // r.source lies in room
**     n = cut_rest(c).len;
**     memmove(room, cut_rest(c).at, n);
**   } while (more > 0);
*/
#ifndef DATA_CUT_H
#define DATA_CUT_H

#include "base/text.h"
#include "kolua.h"

enum { CUT_SLACK = 1024 };

typedef struct cutter cutter;

typedef enum cut_form {
  CUT_ANY,     /* one of the three forms of JSON, by how the text begins */
  CUT_LINES,   /* a value a line; blank lines do not count */
  CUT_VALUES,  /* values one behind the other, each on as many lines as it likes */
  CUT_ARRAY,   /* the elements of an array; of several arrays, one behind the other */
  CUT_ROWS     /* rows of CSV, the header among them; as csv.c finds them */
} cut_form;

typedef struct cut_record {
  text source;         /* without its line end, in the text given; whether it is right is for its reader to say */
  uint64_t line;       /* where it begins, from 1 */
  kolua_status status; /* OK, or why there is no record: ELIMIT, ESYNTAX */
  const char *fault;   /* then the words for it, static; and `source` is empty */
} cut_record;

/* It lies in `a`. A record of more than `most` bytes is told once, and passed over. The delimiter is that of the rows.
*/
cutter *cut_open(arena *a, cut_form form, char delimiter, size_t most);
void cut_give(cutter *c, text t, bool is_last);
bool cut_next(cutter *c, cut_record *out);  /* false: there is none before more is given */
text cut_rest(const cutter *c);
cut_form cut_found(const cutter *c);        /* CUT_ANY: not known yet */

#endif
