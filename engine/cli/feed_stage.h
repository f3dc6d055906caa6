/* feed_stage.h: a feed is stages one upon the other: the file, what unpacks it, what decodes that. */
#ifndef CLI_FEED_STAGE_H
#define CLI_FEED_STAGE_H

#include "cli/feed.h"

enum { STAGE_ROOM = 1 << 16, STAGE_HEAD = 8 };

typedef struct stage stage;
struct stage {
  ptrdiff_t (*read)(stage *s, char *room, size_t size);  /* as feed_read */
  void (*close)(stage *s);                               /* frees it, not what is below it */
  stage *below;      /* NULL: none */
  const char *shown; /* the name of the file, for messages */
  bool is_wrong;     /* something was said */
};

void *stage_new(size_t size);
/* As "file: message" or "file:line: message"; returns -1, as a read does. */
__attribute__((format(printf, 3, 4))) ptrdiff_t stage_refuse(stage *s, uint64_t line, const char *format, ...);

/* Takes what is between `at` and `len` to the front and reads more behind it: 0 at the end. */
typedef struct stage_input {
  size_t at, len;
  char room[STAGE_ROOM];
} stage_input;
ptrdiff_t stage_fill(stage *s, stage_input *in);

/* Over a stage whose first bytes these are: itself, if they are no archive's. */
stage *unpack_over(stage *below, const char head[STAGE_HEAD]);

/* NULL: there is no such encoding, as said; `below` itself if it is UTF-8. */
stage *decode_over(stage *below, const char *encoding);
extern const char *const decode_names[];  /* those that are proposed; ended by NULL */

#endif
