/* batch.h: a stretch of a stream: records that wait to be judged, then their result lines. Whole batches go from hand to hand between
** threads; who holds one may do with it what it likes. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "kolua.h"

typedef struct screened {     /* of one record, its line in batch.lines */
  size_t from, len;
  bool is_error, applied;
  kolua_verdict verdict;
  double score;
  size_t critical, complaints;
  size_t id_from, id_len;     /* its id, in batch.lines too, behind the line */
} screened;

enum { BATCH_MOST = 2048 };  /* records of a batch: what bounds the memory of many short ones */

typedef struct batch {
  char *room;                 /* bytes of the input: records lie in it */
  size_t size, used, rest;    /* rest: bytes at the end that belong to the next batch */
  kolua_record *records;
  size_t n, cap;
  char *lines;
  size_t lines_len, lines_size;
  screened *results;          /* as many as records, in order */
  size_t results_cap;
  kolua_status status;        /* of judging it: what is not OK ends the run */
} batch;

/* Takes over the rest of the batch before (NULL: the first), with room for at least `more` bytes behind it. */
void batch_begin(batch *b, const batch *before, size_t more);
/* The first record is a header, and no record; it stays in `room`. */
void batch_drop_first(batch *b);
/* Makes room for a record that is longer than all of it; or drops what was used up, when what is left holds no whole record. */
void batch_grow(batch *b);
void batch_compact(batch *b);
/* The records of what it holds. */
void batch_cut(batch *b, kolua_cutter *cutter, bool is_last);
/* Judges them, one after the other: by a screen, or by a comparison. An interrupt ends it with KOLUA_ECANCEL. */
void batch_judge(batch *b, kolua_screen *screen);
void batch_compare(batch *b, kolua_diff *diff);

#endif
