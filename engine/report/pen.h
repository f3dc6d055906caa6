/* pen.h: a page for people, written block by block, as Markdown (CommonMark with tables) or as one HTML file that needs nothing
** else.
**
** All text given here is data: it is shown, and never read as markup; what an eye must not get is shown escaped. Blocks are
** opened and closed in pairs, a heading closes what stands above it at its level. */
#ifndef REPORT_PEN_H
#define REPORT_PEN_H

#include "report/writer.h"

typedef enum pen_mark {
  MARK_HEADER, MARK_CONTENTS, MARK_MAIN,  /* of the page, in this order */
  MARK_PARAGRAPH,
  MARK_ID,         /* the paragraph below a heading that holds its id */
  MARK_NOTE,       /* a paragraph that must not be overlooked */
  MARK_LIST, MARK_ITEM,  /* an item may end with a list */
  MARK_FACTS,      /* pen_label(), then each line of it */
  MARK_LINE,
  MARK_TABLE, MARK_ROW, MARK_CELL,  /* pen_table() opens */
  MARK_NAME,       /* a cell that names its row */
  MARKS
} pen_mark;

typedef struct anchor {  /* a place in the page; no kind: none */
  const char *kind;      /* "rule" */
  text id;
} anchor;

typedef struct pen {
  writer *out;
  const struct pen_kind *kind;
  kolua_lang lang;
  bool in_table;
  size_t depth;          /* of lists */
  size_t n_lines;        /* of the label that is told */
  bool is_open[5];       /* sections, by the level of their heading */
} pen;

void pen_take(pen *p, kolua_format format, kolua_lang lang, writer *out);
void pen_page(pen *p, text title);                /* the first thing ... */
void pen_page_end(pen *p);                        /* ... and the last */
void pen_heading(pen *p, unsigned level, anchor at, text title);  /* 1..4; 1 in the header */
void pen_begin(pen *p, pen_mark m);
void pen_end(pen *p, pen_mark m);
void pen_label(pen *p, text label, size_t n_lines);
void pen_table(pen *p, text caption, const text *heads, size_t n);
void pen_quote(pen *p, text caption, const text *lines, size_t n);

void pen_text(pen *p, text t);
void pen_code(pen *p, text t);
void pen_link(pen *p, anchor to, text t);
void pen_target(pen *p, anchor at);               /* a place that links lead to, besides headings */
void pen_break(pen *p);                           /* within a paragraph or cell */
void pen_space(pen *p);

/* ---- for the kinds of pens */

typedef struct pen_kind {
  struct { const char *open, *close; } marks[MARKS];
  void (*page)(pen *p, text title);
  void (*page_end)(pen *p);
  void (*heading)(pen *p, unsigned level, anchor at, text title);
  void (*begin)(pen *p, pen_mark m);    /* what a mark needs besides, before it is opened ... */
  void (*end)(pen *p, pen_mark m);      /* ... or closed; NULL: nothing */
  void (*label)(pen *p, text label);
  void (*table)(pen *p, text caption, const text *heads, size_t n);
  void (*quote)(pen *p, text caption, const text *lines, size_t n);
  void (*text)(pen *p, text t);
  void (*code)(pen *p, text t);
  void (*link)(pen *p, anchor to, text t);
} pen_kind;
extern const pen_kind md_pen, html_pen;

void pen_add(pen *p, const char *markup);         /* as it is */
void pen_add_anchor(pen *p, anchor at);           /* "rule-lending.late" */
/* Data for an eye: on one line, with what cannot be seen shown escaped. */
text pen_shown(pen *p, text t);

#endif
