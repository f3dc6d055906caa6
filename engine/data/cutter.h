/* cutter.h: what the forms of cut.h share. */
#ifndef DATA_CUTTER_H
#define DATA_CUTTER_H

#include "data/cut.h"

/* Where in a row the search is; `from` is where a stretch without quotes began. */
typedef enum row_part { ROW_PLAIN, ROW_QUOTED, ROW_QUOTE, ROW_BROKEN } row_part;

/* Where between the elements of an array: before it, behind "[", behind an element, behind a comma; or behind an
** element whose end was guessed, where anything may stand; or among elements that stand outside. */
typedef enum array_part { ARRAY_OUTSIDE, ARRAY_FIRST, ARRAY_BEHIND, ARRAY_NEXT, ARRAY_FREE, ARRAY_STRAY } array_part;

struct cutter {
  cut_form form;
  char delimiter;
  bool has_no_mark;  /* nor had, or it is dropped */
  bool has_begun;    /* the form is known too */
  bool is_last;      /* nothing comes behind `given` */
  bool is_passing;   /* the record was told; what is left of it is passed over */
  size_t most, limit; /* `limit` is less while little of the record is to be looked at */
  text given;
  size_t at;         /* of `given`: the record that is looked for */
  size_t seen;       /* bytes of it that need not be looked at again: its end is not among them */
  uint64_t line;     /* of `at` */

  row_part row;
  size_t from;

  array_part array;
  bool is_inside;    /* of an element */
  bool has_opened;   /* an array, ever */
  bool has_told;     /* a fault since the last element: the next one tells nothing new */
  bool is_broken;    /* a string of the element has a line end in it */
  size_t column;     /* bytes on the line before `at` */
  size_t indent;     /* the same of the element, up to some hundreds */
  size_t depth;      /* behind the bytes seen */
  uint64_t in_string, escaped; /* all bits or none; 1 or 0 */
  uint64_t credit;   /* bytes that may be looked at in vain */
};

static inline bool cut_is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What is there of the record, but one byte over `limit` at most; while passing, all that is there. */
text cut_window(const cutter *c);
/* Whether the text ends with the window. */
bool cut_is_end(const cutter *c, text window);
void cut_take(cutter *c, size_t n);  /* goes on behind n bytes more */
bool cut_tell(const cutter *c, cut_record *out, kolua_status status, const char *fault);  /* true */
bool cut_tell_long(cutter *c, cut_record *out);  /* the same, and passes over it */

bool cut_element(cutter *c, cut_record *out);

#endif
