/* suggest.c: see suggest.h. What a map is made from is the header and the first rows: no more of the table is read. */
#include "cli/suggest.h"

#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/memory.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/source.h"

#include <stdlib.h>

enum { MOST = 1 << 20 };

/* Ends with the last whole line where there is more. False: it cannot be read, as said. */
static bool read_start(const char *path, const char *encoding, char *room, size_t *len) {
  ptrdiff_t more = 1;
  feed *f = feed_open(path, encoding);
  if (f == NULL) return false;
  for (*len = 0; more > 0 && MOST - *len >= FEED_LEAST; *len += more > 0 ? (size_t)more : 0)
    more = feed_read(f, room + *len, MOST - *len);
  for (size_t end = *len; more > 0 && end > 0; end--) {
    if (room[end - 1] != '\n') continue;
    *len = end;
    break;
  }
  return feed_close(f) && more >= 0;
}

static kolua_status write_piece(void *payload, const char *bytes, size_t len) {
  output_write(payload, bytes, len);
  return KOLUA_OK;
}

static bool suggest(const options *asked, const kolua_policy *policy, output *out) {
  kolua_problems *problems = problems_new();
  char *room = memory_take(MOST, 1);
  size_t len;
  const char *path = asked->arguments.at[0];
  const bool is_done = read_start(path, asked->encoding, room, &len) &&
                       kolua_map_suggest(policy, asked->as, path, room, len, source_lang(asked, policy, NULL),
                                         write_piece, out, problems) == KOLUA_OK;
  say_problems(problems);
  kolua_problems_free(problems);
  return is_done;
}

int suggest_map(const options *asked) {
  source from;
  output out;
  if (asked->arguments.count > 1) {
    say("a map is proposed for one table");
    return EXIT_TROUBLE;
  }
  if (!source_choose(&from, asked, ".") || !output_open(&out, asked->output, &asked->arguments)) return EXIT_TROUBLE;
  kolua_policy *policy = source_load(&from, asked);
  const bool is_done = policy != NULL && suggest(asked, policy, &out);
  kolua_policy_free(policy);
  return output_close(&out, is_done ? EXIT_GOOD : EXIT_TROUBLE);
}
