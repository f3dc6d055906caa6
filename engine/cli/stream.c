/* stream.c: see stream.h. */
#include "cli/stream.h"

#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/say.h"

enum { PIECE = 128 * 1024 }; /* bytes read at a time: what a batch holds, and more if a record is longer */

/* ---- reading */

static void take_header(stream *s, batch *b) {
  const kolua_record header = b->records[0];
  s->has_header = true;
  s->is_broken = !s->begin(s->payload, s->path, &header);
  batch_drop_first(b);
  if (!s->is_broken) return;
  if (!s->has_map) say("a table whose columns are no fields needs a map: --map; --suggest-map proposes one");
  b->n = 0;
  s->has_ended = true;
}

/* No more than a piece, however much room there is: what a batch of short records leaves over would grow with each. */
static void read_more(stream *s, batch *b) {
  batch_compact(b);
  if (b->size - b->used < PIECE / 2) batch_grow(b);
  const size_t room = b->size - b->used;
  const ptrdiff_t more = feed_read(s->feed, b->room + b->used, room < PIECE ? room : PIECE);
  s->has_ended = more <= 0;
  s->is_torn = more < 0;
  if (more > 0) b->used += (size_t)more;
}

/* First what the batch before had no place for. */
bool stream_fill(stream *s, batch *b, const batch *before) {
  batch_begin(b, before, PIECE);
  if (before != NULL && !s->is_broken && !s->is_torn) batch_cut(b, s->cutter, s->has_ended);
  while (b->n == 0 && !s->has_ended && !interrupt_has_come()) {
    read_more(s, b);
    if (!s->is_torn) batch_cut(b, s->cutter, s->has_ended);
    if (s->is_table && !s->has_header && b->n > 0) take_header(s, b);
  }
  return b->n > 0;
}

/* ---- opening and closing */

bool stream_open(stream *s, const options *asked, const screens *with, const char *path) {
  const char delimiter = with->map != NULL ? kolua_map_delimiter(with->map) : ',';
  s->path = path;
  s->has_map = with->map != NULL;
  s->is_table = s->has_map || asked->csv || feed_is_csv(path);
  s->feed = feed_open(path, asked->encoding);
  if (s->feed == NULL) return false;
  if (!s->is_table && !s->begin(s->payload, path, NULL)) memory_run_out();
  if (kolua_cutter_new(&s->cutter, with->policy, s->is_table ? KOLUA_ROWS : KOLUA_ANY_JSON, delimiter) != KOLUA_OK)
    memory_run_out();
  return true;
}

bool stream_close(stream *s) {
  kolua_cutter_free(s->cutter);
  return feed_close(s->feed) && !s->is_broken;
}
