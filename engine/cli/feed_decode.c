/* feed_decode.c: other encodings, by the C library's iconv. */
#include "cli/feed_stage.h"
#include "cli/memory.h"
#include "cli/nearest.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const char *const decode_names[] = {"utf-8",        "utf-16",       "utf-16le",     "utf-16be",    "windows-1258",
                                    "windows-1252", "windows-1250", "windows-1251", "windows-874", "latin1",
                                    "iso-8859-1",   "iso-8859-15",  "tcvn",         "viscii",      "shift_jis",
                                    "euc-jp",       "gb18030",      "gbk",          "big5",        "euc-kr",
                                    "tis-620",      "koi8-r",       "macintosh",    NULL};

typedef struct decode_stage {
  stage stage;
  const char *encoding;
  iconv_t iconv;
  size_t unit;           /* bytes that are passed over where there is no character */
  uint64_t offset, line; /* where decoding is */
  uint64_t n_wrong;
  bool needs_more, is_last, has_ended;
  stage_input in;
} decode_stage;

/* ---- decoding */

/* What has no meaning becomes 0xFF, which is no UTF-8: the reader refuses the record, with the place. */
static void pass_over(decode_stage *d, char **out, size_t *room) {
  const size_t left = d->in.len - d->in.at, n = d->unit < left ? d->unit : left;
  if (d->n_wrong++ == 0) {
    stage_refuse(&d->stage, d->line, "byte 0x%02X, at offset %" PRIu64 ", is no %s",
                 (unsigned char)d->in.room[d->in.at], d->offset, d->encoding);
  }
  d->in.at += n;
  d->offset += n;
  *(*out)++ = '\xFF';
  --*room;
}

/* Converts what is there. False: the room is full. */
static bool convert(decode_stage *d, char **out, size_t *room) {
  char *in = d->in.room + d->in.at;
  size_t left = d->in.len - d->in.at;
  const char *from = *out;
  errno = 0;
  const bool is_done = left > 0 && iconv(d->iconv, &in, &left, out, room) != (size_t)-1;
  const int trouble = left == 0 ? 0 : errno;
  const size_t at = (size_t)(in - d->in.room);
  d->offset += at - d->in.at;
  d->in.at = at;
  for (; from < *out && (from = memchr(from, '\n', (size_t)(*out - from))) != NULL; from++) d->line++;
  if (trouble == E2BIG || *room == 0) return false;
  if (trouble == EILSEQ || (trouble == EINVAL && d->is_last)) pass_over(d, out, room);
  else d->needs_more = is_done || trouble == EINVAL || left == 0;
  return true;
}

/* A letter that an accent might have followed is still in there. False: the room is full. */
static bool finish(decode_stage *d, char **out, size_t *room) {
  d->has_ended = iconv(d->iconv, NULL, NULL, out, room) != (size_t)-1;
  return d->has_ended;
}

static ptrdiff_t read_decoded(stage *s, char *room, size_t size) {
  decode_stage *d = (decode_stage *)s;
  char *out = room;
  size_t left = size;
  while (!d->has_ended && (left == size || !d->needs_more)) {
    if (d->needs_more && !d->is_last) {
      const ptrdiff_t more = stage_fill(s, &d->in);
      d->is_last = more <= 0;
      s->is_wrong = s->is_wrong || more < 0;
    }
    d->needs_more = false;
    const bool is_end = d->is_last && d->in.at == d->in.len;
    if (!(is_end ? finish(d, &out, &left) : convert(d, &out, &left))) break;
  }
  return out > room ? out - room : s->is_wrong && s->below->is_wrong ? -1 : 0;
}

static void close_decoded(stage *s) {
  decode_stage *d = (decode_stage *)s;
  if (d->n_wrong > 1) stage_refuse(s, 0, "%" PRIu64 " places in all are no %s", d->n_wrong, d->encoding);
  iconv_close(d->iconv);
  free(s);
}

/* ---- names */

/* "UTF8" as "utf-8": letters and digits, in small letters. */
static const char *plain_name(const char *name) {
  char *made = memory_take(strlen(name) + 1, 1), *end = made;
  for (; *name != '\0'; name++) {
    if (isalnum((unsigned char)*name)) *end++ = (char)tolower((unsigned char)*name);
  }
  return made;
}

static size_t unit_of(const char *plain) {
  const bool is_wide = strncmp(plain, "utf16", 5) == 0 || strncmp(plain, "ucs2", 4) == 0;
  const bool is_wider = strncmp(plain, "utf32", 5) == 0 || strncmp(plain, "ucs4", 4) == 0;
  return is_wide ? 2 : is_wider ? 4 : 1;
}

static const char *all_names(void) {
  const char *all = decode_names[0];
  for (const char *const *name = decode_names + 1; *name != NULL; name++) all = memory_format("%s, %s", all, *name);
  return all;
}

static void refuse_name(stage *s, const char *encoding) {
  char *small = memory_take(strlen(encoding) + 1, 1);
  for (size_t i = 0; encoding[i] != '\0'; i++) small[i] = (char)tolower((unsigned char)encoding[i]);
  nearest n = {.word = small};
  for (const char *const *name = decode_names; *name != NULL; name++) nearest_try(&n, *name);
  if (n.found != NULL) stage_refuse(s, 0, "there is no encoding '%s'%s", encoding, nearest_hint(&n, ""));
  else stage_refuse(s, 0, "there is no encoding '%s'; among those known: %s", encoding, all_names());
}

/* The name of the locale's own, which is "", and suffixes behind a slash are iconv's, not ours. */
static iconv_t open_iconv(const char *encoding) {
  const bool is_name = encoding[0] != '\0' && strchr(encoding, '/') == NULL;
  return is_name ? iconv_open("UTF-8", encoding) : (iconv_t)-1;
}

stage *decode_over(stage *below, const char *encoding) {
  const char *plain = plain_name(encoding);
  if (strcmp(plain, "utf8") == 0) return below;
  const iconv_t opened = open_iconv(encoding);
  if (opened == (iconv_t)-1) {
    refuse_name(below, encoding);
    return NULL;
  }
  decode_stage *d = stage_new(sizeof *d);
  d->stage = (stage){.read = read_decoded, .close = close_decoded, .below = below, .shown = below->shown};
  d->encoding = encoding;
  d->iconv = opened;
  d->unit = unit_of(plain);
  d->line = 1;
  d->needs_more = true;
  return &d->stage;
}
