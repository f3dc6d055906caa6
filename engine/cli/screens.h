/* screens.h: a screen for each thread, all of one policy, over the same inputs. */
#ifndef CLI_SCREENS_H
#define CLI_SCREENS_H

#include "cli/options.h"

typedef struct screens {
  const kolua_policy *policy;
  kolua_data *context;      /* the data of --context, or the day of --as-of alone */
  kolua_map *map;           /* NULL: none is given */
  kolua_session **sessions;
  kolua_screen **at;
  size_t n;
} screens;

/* `wanted` but for what the options say: the subject, the map. `is_said` false: what was said of the context once is not said again. False: not all
** can be opened, as said or in `problems`; what was opened waits for screens_close. */
bool screens_open(screens *s, size_t n, const options *asked, const char *verb, const kolua_policy *policy,
                  const kolua_screen_options *wanted, bool is_said, kolua_problems *problems);
/* While no thread judges anything. `header` NULL: of no table. False: it cannot be read; `problems` may also hold warnings. */
bool screens_input(const screens *s, const char *path, const kolua_record *header, kolua_problems *problems);
void screens_close(screens *s);

#endif
