/* data.c: see data.h. */
#define _XOPEN_SOURCE 700 /* localtime_r */
#include "cli/data.h"

#include "cli/memory.h"
#include "cli/say.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- stdin */

typedef struct stream {
  char *text;
  size_t len, room;
} stream;

static bool read_more(stream *s) {
  enum { FIRST = 1 << 16 };
  if (s->len == s->room) {
    s->room = s->room == 0 ? FIRST : s->room * 2;
    char *more = realloc(s->text, s->room);
    if (more == NULL) memory_run_out();
    s->text = more;
  }
  const size_t read = fread(s->text + s->len, 1, s->room - s->len, stdin);
  s->len += read;
  return read > 0;
}

/* Bounded as a file is: what is more than the engine takes need not be kept. */
static kolua_status open_stdin(kolua_data **out, const kolua_policy *policy, const kolua_data_options *wanted,
                               kolua_problems *problems) {
  static const size_t most = (size_t)256 << 20;
  stream s = {0};
  while (s.len <= most && read_more(&s)) continue;
  if (ferror(stdin)) say("the standard input cannot be read: %s", strerror(errno));
  const kolua_status status =
      ferror(stdin) ? KOLUA_EIO : kolua_data_parse(out, policy, "-", s.text, s.len, wanted, problems);
  free(s.text);
  return status;
}

/* ---- files */

/* If there is no telling, the word stays, which the engine refuses as a date. */
static const char *today(void) {
  char day[sizeof "YYYY-MM-DD"];
  const time_t now = time(NULL);
  struct tm parts;
  if (localtime_r(&now, &parts) == NULL || strftime(day, sizeof day, "%Y-%m-%d", &parts) == 0) return NULL;
  return memory_format("%s", day);
}

static kolua_data *open_one(const kolua_policy *policy, const char *path, const kolua_data_options *wanted,
                            bool is_said) {
  kolua_problems *problems = problems_new();
  kolua_data *data = NULL;
  const bool is_stdin = strcmp(path, "-") == 0;
  const kolua_status status =
      is_stdin ? open_stdin(&data, policy, wanted, problems) : kolua_data_open(&data, policy, path, wanted, problems);
  if (status == KOLUA_OK && is_said) say_problems(kolua_data_complaints(data));
  say_problems(problems);
  kolua_problems_free(problems);
  return data;
}

list data_inputs(const options *asked, const list *paths) {
  const char *const beside[] = {asked->context, asked->map, asked->data_from, asked->data_to};
  list all = {memory_take(paths->count + sizeof beside / sizeof *beside, sizeof *all.at), 0};
  for (size_t i = 0; i < paths->count; i++) all.at[all.count++] = paths->at[i];
  for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
    if (beside[i] != NULL) all.at[all.count++] = beside[i];
  return all;
}

bool data_needs_stdin_twice(const list *paths) {
  size_t n = 0;
  for (size_t i = 0; i < paths->count; i++) n += strcmp(paths->at[i], "-") == 0;
  if (n > 1) say("the standard input ('-') is named twice");
  return n > 1;
}

const char *data_day(const options *asked) {
  const bool is_today = asked->as_of != NULL && strcmp(asked->as_of, "today") == 0;
  return is_today ? today() : asked->as_of;
}

bool data_open_paths(data_files *out, const kolua_policy *policy, const options *asked, const list *paths,
                     bool is_said) {
  kolua_data_options wanted = KOLUA_DATA_OPTIONS_INIT;
  bool is_right = true;
  wanted.as_of = data_day(asked);
  wanted.strict = asked->strict;
  *out = (data_files){memory_take(paths->count, sizeof *out->at), paths->count};
  if (data_needs_stdin_twice(paths)) return false;
  for (size_t i = 0; i < out->count; i++) {
    out->at[i] = open_one(policy, paths->at[i], &wanted, is_said);
    is_right = out->at[i] != NULL && is_right;
  }
  return is_right;
}

bool data_open(data_files *out, const kolua_policy *policy, const options *asked) {
  return data_open_paths(out, policy, asked, &asked->arguments, true);
}

void data_close(data_files *files) {
  for (size_t i = 0; i < files->count; i++) kolua_data_free(files->at[i]);
  files->count = 0;
}
