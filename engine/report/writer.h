/* writer.h: text on its way to a host's callback, in pieces, with the first refusal remembered. */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "report/report.h"

typedef struct writer {
  buf text;             /* not yet handed out */
  report_sink sink;
  arena_mark mark;
  kolua_status status;  /* once not OK, nothing more is handed out */
} writer;

void writer_open(writer *o, report_sink sink);
void writer_pass(writer *o);           /* hands out what there is, once it is worth a call */
void writer_release(writer *o, arena_mark since);  /* hands out all, and gives back the scratch taken since */
kolua_status writer_close(writer *o);  /* hands out the rest and gives the memory back */

#endif
