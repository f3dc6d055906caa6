/* text_layout.h: lines of a terminal: wrapped by width, hanging under their first word, coloured only where wanted.
**
**   |indent|lead  |body, wrapped between hang and the right edge          tail|
**   |             |and going on here                                         |
**
** All text given here is data: what a terminal must not get is shown escaped. */
#ifndef REPORT_TEXT_LAYOUT_H
#define REPORT_TEXT_LAYOUT_H

#include "report/writer.h"

typedef enum style { STYLE_PLAIN, STYLE_STRONG, STYLE_FAINT, STYLE_GOOD, STYLE_CAUTION, STYLE_BAD, STYLE_OPEN } style;

typedef struct sheet {
  writer *out;
  size_t columns;
  bool color;
  size_t column;      /* where the next thing stands */
} sheet;

typedef struct entry {
  size_t indent;
  text lead;          /* what the line is: "Fail", "Why"; may be empty */
  style lead_style;
  size_t hang;        /* column where the body starts */
  text body;
  style body_style;
  text tail;          /* at the right edge of the first line, or below where there is no room */
} entry;

void sheet_entry(sheet *s, const entry *e);

/* Cells of a table: text starts at its column, numbers end at it. */
void sheet_cell(sheet *s, size_t column, text t, style how);         /* pads to `column`, then writes */
void sheet_cell_right(sheet *s, size_t end, text t, style how);      /* ends at column `end` */
void sheet_end_line(sheet *s);  /* alone: an empty line */

#endif
