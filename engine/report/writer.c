/* writer.c: see writer.h. The buffer is used again after each piece, so that a report of any length needs the memory of one
** piece and of the longest text that is built at once. */
#include "report/writer.h"

enum { PIECE = 32 * 1024 };

void writer_open(writer *o, report_sink sink) {
  *o = (writer){.sink = sink, .mark = arena_here(sink.scratch)};
  buf_init(&o->text, sink.scratch);
}

static void hand_out(writer *o) {
  if (o->status == KOLUA_OK && o->text.len > 0) o->status = o->sink.write(o->sink.payload, o->text.at, o->text.len);
  o->text.len = 0;
}

void writer_pass(writer *o) {
  if (o->text.len >= PIECE) hand_out(o);
}

void writer_release(writer *o, arena_mark since) {
  hand_out(o);
  arena_release(o->sink.scratch, since);
  buf_init(&o->text, o->sink.scratch);
}

kolua_status writer_close(writer *o) {
  hand_out(o);
  arena_release(o->sink.scratch, o->mark);
  return o->status;
}
