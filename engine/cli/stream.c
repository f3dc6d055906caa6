/* stream.c: see stream.h. */
#include "cli/stream.h"

#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/say.h"

enum { PIECE = 128 * 1024 }; /* bytes read at a time: what a batch holds, and more if a record is longer */

typedef struct stream {
  const stream_use *use;
  const char *path;
  bool is_table, has_map;
  feed *feed;
  kolua_cutter *cutter;
  bool has_header; /* of a table: it was read */
  bool has_ended;  /* there is no more */
  bool is_broken;  /* no record of it can be read */
  bool is_torn;    /* the rest cannot be read: where the last record ends is not known */
} stream;

/* ---- reading */

static void take_header(stream *s, batch *b) {
  const kolua_record header = b->records[0];
  s->has_header = true;
  s->is_broken = !s->use->begin(s->use->payload, s->path, &header);
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
static bool fill(void *payload, batch *b, const batch *before) {
  stream *s = payload;
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

static bool open_stream(stream *s, const options *asked, const screens *with, const char *path) {
  const char delimiter = with->map != NULL ? kolua_map_delimiter(with->map) : ',';
  s->path = path;
  s->has_map = with->map != NULL;
  s->is_table = s->has_map || asked->csv || feed_is_csv(path);
  s->feed = feed_open(path, asked->encoding);
  if (s->feed == NULL) return false;
  if (!s->is_table && !s->use->begin(s->use->payload, path, NULL)) memory_run_out();
  if (kolua_cutter_new(&s->cutter, with->policy, s->is_table ? KOLUA_ROWS : KOLUA_ANY_JSON, delimiter) != KOLUA_OK)
    memory_run_out();
  return true;
}

static bool close_stream(stream *s) {
  kolua_cutter_free(s->cutter);
  return feed_close(s->feed) && !s->is_broken;
}

static void judge(void *payload, size_t nth, batch *b) {
  const stream *s = payload;
  s->use->judge(s->use->payload, nth, b);
}

static bool write_results(void *payload, const batch *b) {
  const stream *s = payload;
  return s->use->write(s->use->payload, b);
}

bool stream_read(const stream_use *use, const options *asked, const screens *with, const char *path) {
  stream s = {.use = use};
  if (!open_stream(&s, asked, with, path)) return false;
  pool_run(with->n, &(pool_work){fill, judge, write_results, &s});
  return close_stream(&s);
}
