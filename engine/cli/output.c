/* output.c: see output.h. */
#define _XOPEN_SOURCE 700 /* fileno */
#include "cli/output.h"

#include "cli/cli.h"
#include "cli/memory.h"
#include "cli/say.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- opening and closing */

static const char *one_of_inputs(const char *path, const list *inputs) {
  struct stat out, in;
  if (inputs == NULL || stat(path, &out) != 0) return NULL;
  for (size_t i = 0; i < inputs->count; i++) {
    if (stat(inputs->at[i], &in) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino) return inputs->at[i];
  }
  return NULL;
}

/* Something else than a regular file has no place to be put into: it is written as it goes. */
static FILE *open_direct(const char *path) {
  return fopen(path, "wb");
}

/* A new file beside the place, with the rights of the old one or those that a new file gets. */
static FILE *open_part(output *o, const struct stat *old) {
  const mode_t mask = umask(0);
  umask(mask);
  const size_t room = strlen(o->place) + sizeof ".XXXXXX";
  o->part = memory_take(room, 1);
  snprintf(o->part, room, "%s.XXXXXX", o->place);
  const int opened = mkstemp(o->part);
  if (opened < 0) return NULL;
  (void)!fchmod(opened, old != NULL ? old->st_mode & 07777 : 0666 & ~mask);
  return fdopen(opened, "wb");
}

bool output_open(output *o, const char *path, const list *inputs) {
  struct stat old;
  *o = (output){.file = stdout};
  if (path == NULL || strcmp(path, "-") == 0) return true;
  const char *input = one_of_inputs(path, inputs);
  if (input != NULL) {
    say("the output '%s' is the input '%s'", path, input);
    return false;
  }
  const bool is_there = stat(path, &old) == 0;
  *o = (output){.path = path};
  if (is_there && S_ISREG(old.st_mode)) o->place = realpath(path, memory_take(PATH_MAX, 1));
  else if (!is_there) o->place = path;
  errno = 0;
  o->file = o->place == NULL                      ? open_direct(path)
            : is_there && access(path, W_OK) != 0 ? NULL
                                                  : open_part(o, is_there ? &old : NULL);
  if (o->file == NULL) say("'%s' cannot be written: %s", path, strerror(errno));
  return o->file != NULL;
}

static bool has_worked(output *o, bool is_good) {
  if (!is_good && o->error == 0) o->error = errno != 0 ? errno : EIO;
  return o->error == 0;
}

int output_close(output *o, int status) {
  errno = 0;
  has_worked(o, fflush(o->file) == 0);
  if (o->path != NULL) has_worked(o, fclose(o->file) == 0);
  if (o->error != 0 && o->error != EPIPE) {
    say("%s cannot be written: %s", o->path ? memory_format("'%s'", o->path) : "the result", strerror(o->error));
  }
  if (o->error != 0) status = EXIT_TROUBLE;
  if (o->part == NULL) return status;
  const bool is_kept = o->error == 0 && (status != EXIT_TROUBLE || o->keeps_parts);
  if (is_kept && rename(o->part, o->place) == 0) return status;
  if (is_kept) say("'%s' cannot be written: %s", o->path, strerror(errno));
  remove(o->part);
  return EXIT_TROUBLE;
}

/* ---- writing */

static kolua_status status_of(bool has_worked) {
  return has_worked ? KOLUA_OK : KOLUA_EHOST;
}

kolua_status output_write(void *payload, const char *text, size_t len) {
  output *o = payload;
  if (o->error != 0) return KOLUA_EHOST;
  errno = 0;
  return status_of(has_worked(o, fwrite(text, 1, len, o->file) == len));
}

void output_print(output *o, const char *format, ...) {
  va_list values;
  if (o->error != 0) return;
  va_start(values, format);
  errno = 0;
  has_worked(o, vfprintf(o->file, format, values) >= 0);
  va_end(values);
}

size_t output_character(const char *text) {
  static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *at = (const unsigned char *)text;
  if (*at < 0x80) return 1;
  const size_t len = *at >= 0xF0 ? 4 : *at >= 0xE0 ? 3 : *at >= 0xC0 ? 2 : 0;
  unsigned long c = len > 0 ? *at & (0xFFU >> (len + 1)) : 0;
  for (size_t i = 1; i < len; i++) {
    if ((at[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (at[i] & 0x3F);
  }
  return len > 0 && c >= least[len] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? len : 0;
}

void output_string(output *o, const char *text) {
  output_print(o, "\"");
  for (const char *at = text; *at != '\0';) {
    const unsigned char byte = (unsigned char)*at;
    const size_t len = output_character(at);
    if (byte < ' ' || byte == 0x7F) output_print(o, "\\u%04x", byte);
    else if (byte == '"' || byte == '\\') output_print(o, "\\%c", byte);
    else if (len == 0) output_print(o, "\xEF\xBF\xBD");
    else output_write(o, at, len);
    at += len > 0 ? len : 1;
  }
  output_print(o, "\"");
}

kolua_status output_pass(output *o) {
  if (o->error != 0) return KOLUA_EHOST;
  if (o->path != NULL) return KOLUA_OK;
  errno = 0;
  return status_of(has_worked(o, fflush(o->file) == 0));
}

/* ---- the terminal */

static bool is_terminal(const output *o) {
  return isatty(fileno(o->file)) == 1;
}

static unsigned long asked_columns(const output *o) {
  struct winsize window;
  const char *named = getenv("COLUMNS");
  const unsigned long number = named != NULL ? strtoul(named, NULL, 10) : 0;
  if (number > 0) return number;
  if (is_terminal(o) && ioctl(fileno(o->file), TIOCGWINSZ, &window) == 0) return window.ws_col;
  return 0;
}

unsigned output_columns(const output *o) {
  enum { USUAL = 100, NARROWEST = 40, WIDEST = 200 };
  const unsigned long asked = asked_columns(o);
  if (asked == 0) return USUAL;
  return asked < NARROWEST ? NARROWEST : asked > WIDEST ? WIDEST : (unsigned)asked;
}

bool output_has_color(const output *o, const options *asked) {
  const char *no_color = getenv("NO_COLOR"), *kind = getenv("TERM");
  if (asked->no_color || (no_color != NULL && no_color[0] != '\0')) return false;
  return is_terminal(o) && (kind == NULL || strcmp(kind, "dumb") != 0);
}
