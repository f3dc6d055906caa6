/* place.h: line and column of a byte in a text, for readers whose library tells only an offset. */
#ifndef DATA_PLACE_H
#define DATA_PLACE_H

#include "base/problem.h"
#include "base/text.h"

/* Counts on from one offset to the next; offsets must not go down. Lines end in LF, CRLF or CR. */
typedef struct place_cursor {
  text source;       /* without its byte order mark */
  const char *file;
  size_t at;         /* counted up to here */
  size_t feed;       /* the next LF at or after `at`, and ... */
  size_t line_end;   /* ... the next line end, which may be a CR before it; source.len: none */
  uint32_t line, column;
  bool is_ascii;     /* columns are bytes */
} place_cursor;

text place_skip_mark(text source);  /* the text behind a byte order mark */
void place_start(place_cursor *c, const char *file, text source);
place place_at(place_cursor *c, size_t offset);
place place_find(const char *file, text source, size_t offset);  /* once, from the start */

#endif
