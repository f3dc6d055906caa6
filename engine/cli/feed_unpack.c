/* feed_unpack.c: gzip by zlib and zstd by libzstd, piece by piece, so that what an archive grows to does not matter.
** Several archives, one behind the other, are one text, as for gzip -dc and zstd -dc. */
#include "cli/feed_stage.h"
#include "cli/memory.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

typedef enum outcome { UNPACKED, UNPACKED_ALL, DAMAGED } outcome;

typedef struct unpack_stage unpack_stage;
struct unpack_stage {
  stage stage;
  const char *kind;
  outcome (*unpack)(unpack_stage *u, char *room, size_t size, size_t *made);
  z_stream gzip;
  ZSTD_DStream *zstd;
  const char *damage; /* the library's words */
  bool is_between;    /* archives */
  bool is_full;       /* the last room was, so that more may come without another byte */
  bool has_ended;
  stage_input in;
};

/* ---- gzip */

static outcome unpack_gzip(unpack_stage *u, char *room, size_t size, size_t *made) {
  z_stream *z = &u->gzip;
  if (u->is_between) inflateReset(z);
  z->next_in = (unsigned char *)u->in.room + u->in.at;
  z->avail_in = (unsigned)(u->in.len - u->in.at);
  z->next_out = (unsigned char *)room;
  z->avail_out = size < UINT_MAX ? (unsigned)size : UINT_MAX;
  const unsigned asked = z->avail_out;
  const int found = inflate(z, Z_NO_FLUSH);
  u->in.at = u->in.len - z->avail_in;
  *made = asked - z->avail_out;
  u->damage = z->msg != NULL ? z->msg : "";
  if (found == Z_MEM_ERROR) memory_run_out();
  return found == Z_STREAM_END ? UNPACKED_ALL : found == Z_OK || found == Z_BUF_ERROR ? UNPACKED : DAMAGED;
}

/* ---- zstd */

static outcome unpack_zstd(unpack_stage *u, char *room, size_t size, size_t *made) {
  ZSTD_inBuffer in = {u->in.room, u->in.len, u->in.at};
  ZSTD_outBuffer out = {room, size, 0};
  const size_t left = ZSTD_decompressStream(u->zstd, &out, &in);
  u->in.at = in.pos;
  *made = out.pos;
  if (!ZSTD_isError(left)) return left == 0 ? UNPACKED_ALL : UNPACKED;
  u->damage = ZSTD_getErrorName(left);
  return DAMAGED;
}

/* ---- both */

static ptrdiff_t end_badly(unpack_stage *u, size_t made, const char *what, const char *why) {
  stage_refuse(&u->stage, 0, "the %s archive %s%s", u->kind, what, why);
  u->has_ended = true;
  return made > 0 ? (ptrdiff_t)made : -1;
}

/* False: there is nothing more to unpack, for better or worse: *result. Zeros fill up the last block of a tape. */
static bool has_input(unpack_stage *u, ptrdiff_t *result) {
  while (!u->is_full) {
    while (u->is_between && u->in.at < u->in.len && u->in.room[u->in.at] == '\0') u->in.at++;
    if (u->in.at < u->in.len) return true;
    *result = stage_fill(&u->stage, &u->in);
    if (*result > 0) continue;
    u->has_ended = true;
    if (*result == 0 && !u->is_between) *result = end_badly(u, 0, "is cut off", "");
    return false;
  }
  return true;
}

static ptrdiff_t read_unpacked(stage *s, char *room, size_t size) {
  unpack_stage *u = (unpack_stage *)s;
  ptrdiff_t result;
  size_t made = 0;
  if (u->has_ended) return s->is_wrong ? -1 : 0;
  while (made == 0) {
    if (!has_input(u, &result)) return result;
    const bool was_between = u->is_between;
    const outcome found = u->unpack(u, room, size, &made);
    if (found == DAMAGED && was_between) return end_badly(u, made, "has something else behind it", "");
    if (found == DAMAGED) return end_badly(u, made, "is damaged: ", u->damage);
    u->is_between = found == UNPACKED_ALL;
    u->is_full = made == size && !u->is_between;
  }
  return (ptrdiff_t)made;
}

static void close_unpacked(stage *s) {
  unpack_stage *u = (unpack_stage *)s;
  if (u->zstd != NULL) ZSTD_freeDStream(u->zstd);
  else inflateEnd(&u->gzip);
  free(s);
}

static bool is_gzip(const char *head) {
  return memcmp(head, "\x1F\x8B", 2) == 0;
}

/* A frame, or one to be skipped, with which archives that were packed by several threads begin. */
static bool is_zstd(const char *head) {
  return memcmp(head, "\x28\xB5\x2F\xFD", 4) == 0 ||
         ((head[0] & 0xF0) == 0x50 && memcmp(head + 1, "\x2A\x4D\x18", 3) == 0);
}

stage *unpack_over(stage *below, const char head[STAGE_HEAD]) {
  if (!is_gzip(head) && !is_zstd(head)) return below;
  unpack_stage *u = stage_new(sizeof *u);
  u->stage = (stage){.read = read_unpacked, .close = close_unpacked, .below = below, .shown = below->shown};
  if (is_gzip(head)) {
    enum { GZIP_ONLY = 16 };
    u->kind = "gzip";
    u->unpack = unpack_gzip;
    if (inflateInit2(&u->gzip, MAX_WBITS + GZIP_ONLY) != Z_OK) memory_run_out();
  } else {
    u->kind = "zstd";
    u->unpack = unpack_zstd;
    u->zstd = ZSTD_createDStream();
    if (u->zstd == NULL) memory_run_out();
  }
  return &u->stage;
}

kolua_library feed_library_at(size_t i) {
  if (i == 0) return (kolua_library){"zlib", zlibVersion()};
  return i == 1 ? (kolua_library){"libzstd", ZSTD_versionString()} : (kolua_library){0};
}
