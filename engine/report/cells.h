/* cells.h: rows of tables that other programs read: Markdown and CSV. Texts are data: they cannot end a cell, a row or a table. */
#ifndef REPORT_CELLS_H
#define REPORT_CELLS_H

#include "base/text.h"

/* Text for Markdown, without meaning to it: its signs escaped, its lines joined. */
void cells_add_markdown(buf *out, text t);
/* "| a | b |" and a line's end. */
void cells_markdown(buf *out, const text *cells, size_t n);
/* RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
void cells_csv(buf *out, const text *cells, size_t n);
/* The same with another separator. With that of Excel, digits that Excel would round, or strip of zeros, become ="0123", its way to
** write them as text: the only formula that is ever written, and there is nothing but digits in it. */
enum { CELLS_EXCEL = ';' };
void cells_parted(buf *out, const text *cells, size_t n, char separator);

#endif
