/* records.h: records of streams for verbs that sum them up, as `diff` and `sweep` do: each judged in silence, on all processors, and handed on in
** order. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "cli/screens.h"
#include "cli/stream.h"

typedef struct records {
  const options *asked;
  const screens *with[2];     /* what the inputs go to; NULL: none more */
  void (*judge)(void *payload, size_t nth, batch *b);   /* on the nth thread */
  void (*take)(void *payload, const char *text, size_t len);  /* of a record that can be read, in order; NULL: nothing is told of it */
  void *payload;
  size_t n, errors, complained;
  kolua_status status;
  kolua_problems *problems;
} records;

/* Whether the options speak of records, and not of whole data. */
bool records_are_asked_for(const options *asked);
/* Options that have no meaning beside the others: said, and true. */
bool records_are_misasked(const options *asked);
/* Reads all inputs. False: not all could be judged as they should, as said; what could be was. */
bool records_read(records *r, const list *inputs);

#endif
