/* feed.c: the file below all stages, and how a feed begins. */
#define _XOPEN_SOURCE 700 /* fstat, poll */
#include "cli/feed.h"

#include "cli/feed_stage.h"
#include "cli/folders.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/say.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct feed {
  stage *top;
  const struct file_stage *file; /* the lowest */
  bool is_decoded, has_begun;
};

/* ---- what the stages share */

void *stage_new(size_t size) {
  void *made = calloc(1, size);
  if (made == NULL) memory_run_out();
  return made;
}

ptrdiff_t stage_refuse(stage *s, uint64_t line, const char *format, ...) {
  char message[512];
  va_list values;
  va_start(values, format);
  vsnprintf(message, sizeof message, format, values);
  va_end(values);
  say_problem(
      &(kolua_problem){.file = s->shown, .line = line > UINT32_MAX ? UINT32_MAX : (uint32_t)line, .message = message});
  s->is_wrong = true;
  return -1;
}

ptrdiff_t stage_fill(stage *s, stage_input *in) {
  in->len -= in->at;
  memmove(in->room, in->room + in->at, in->len);
  in->at = 0;
  const ptrdiff_t more = s->below->read(s->below, in->room + in->len, sizeof in->room - in->len);
  if (more > 0) in->len += (size_t)more;
  return more;
}

/* ---- the file */

typedef struct file_stage {
  stage stage;
  int descriptor;
  bool may_wait;         /* no regular file */
  char head[STAGE_HEAD]; /* looked at before it was read */
  size_t head_at, head_len;
} file_stage;

/* By short waits, because a signal may come just before one. False: Ctrl-C was pressed. */
static bool wait_for_bytes(const file_stage *f) {
  enum { WHILE = 200 };
  struct pollfd asked = {.fd = f->descriptor, .events = POLLIN};
  while (!interrupt_has_come()) {
    const int n = poll(&asked, 1, WHILE);
    if (n > 0 || (n < 0 && errno != EINTR)) return true;
  }
  return false;
}

static ptrdiff_t read_file(stage *s, char *room, size_t size) {
  file_stage *f = (file_stage *)s;
  const size_t kept = f->head_len - f->head_at, n_head = kept < size ? kept : size;
  if (n_head > 0) {
    memcpy(room, f->head + f->head_at, n_head);
    f->head_at += n_head;
    return (ptrdiff_t)n_head;
  }
  for (;;) {
    if (f->may_wait && !wait_for_bytes(f)) {
      s->is_wrong = true;
      return -1;
    }
    const ssize_t n = read(f->descriptor, room, size);
    if (n >= 0) return n;
    if (errno != EINTR && errno != EAGAIN) return stage_refuse(s, 0, "cannot be read: %s", strerror(errno));
  }
}

static void close_file(stage *s) {
  const file_stage *f = (const file_stage *)s;
  if (f->descriptor > STDIN_FILENO) close(f->descriptor);
  free(s);
}

/* A named pipe without a writer must not hold up Ctrl-C: it is opened without waiting, and waited for as it is read. */
static bool open_file(file_stage *f, const char *path) {
  struct stat about;
  const bool is_stdin = strcmp(path, "-") == 0;
  f->descriptor = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (f->descriptor < 0 && errno == ENOENT) return stage_refuse(&f->stage, 0, "does not exist") == 0;
  if (f->descriptor < 0) return stage_refuse(&f->stage, 0, "cannot be opened: %s", strerror(errno)) == 0;
  if (fstat(f->descriptor, &about) != 0) return stage_refuse(&f->stage, 0, "cannot be read: %s", strerror(errno)) == 0;
  if (S_ISDIR(about.st_mode)) return stage_refuse(&f->stage, 0, "is a folder") == 0;
  f->may_wait = !S_ISREG(about.st_mode);
  return true;
}

static bool read_head(file_stage *f) {
  while (f->head_len < STAGE_HEAD) {
    f->head_at = f->head_len; /* none of it is given yet */
    const ptrdiff_t n = read_file(&f->stage, f->head + f->head_len, STAGE_HEAD - f->head_len);
    if (n < 0) return false;
    if (n == 0) break;
    f->head_len += (size_t)n;
  }
  f->head_at = 0;
  return true;
}

/* What looks like a file of records, but is something else. */
static bool is_no_archive(stage *s, const char *head) {
  static const struct {
    const char *mark;
    size_t len;
    const char *message;
  } others[] = {
      {"\xFD"
       "7zXZ",
       5, "is an archive of xz: unpack it first, as in: xz -dc FILE | kolua ... -"},
      {"BZh", 3, "is an archive of bzip2: unpack it first, as in: bzip2 -dc FILE | kolua ... -"},
      {"\x04\"M\x18", 4, "is an archive of lz4: unpack it first, as in: lz4 -dc FILE | kolua ... -"},
      {"PK\x03\x04", 4, "is a zip archive or a workbook (.xlsx): unpack it, or save it as CSV in UTF-8"},
      {"\xD0\xCF\x11\xE0", 4, "is a workbook (.xls): save it as CSV in UTF-8"},
  };
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    if (memcmp(head, others[i].mark, others[i].len) == 0) return stage_refuse(s, 0, "%s", others[i].message) == 0;
  }
  return true;
}

/* ---- the feed */

static bool build(feed *f, file_stage *file, const char *path, const char *encoding) {
  if (!open_file(file, path) || !read_head(file) || !is_no_archive(&file->stage, file->head)) return false;
  f->top = unpack_over(f->top, file->head);
  stage *decoded = encoding != NULL ? decode_over(f->top, encoding) : f->top;
  f->is_decoded = decoded != f->top;
  if (decoded != NULL) f->top = decoded;
  return decoded != NULL;
}

feed *feed_open(const char *path, const char *encoding) {
  feed *f = stage_new(sizeof *f);
  file_stage *file = stage_new(sizeof *file);
  file->stage = (stage){.read = read_file, .close = close_file, .shown = path};
  file->descriptor = -1;
  f->top = &file->stage;
  f->file = file;
  if (build(f, file, path, encoding)) return f;
  feed_close(f);
  return NULL;
}

enum { START = 4 };

/* Letters of ASCII in UTF-16, or its mark: neither JSON nor CSV begins with such bytes. */
static const char *wide_encoding(const char *start) {
  const bool has_mark = memcmp(start, "\xFF\xFE", 2) == 0 || memcmp(start, "\xFE\xFF", 2) == 0;
  if (has_mark) return "utf-16";
  if (start[0] != '\0' && start[1] == '\0' && start[2] != '\0' && start[3] == '\0') return "utf-16le";
  return start[0] == '\0' && start[1] != '\0' && start[2] == '\0' && start[3] != '\0' ? "utf-16be" : NULL;
}

/* The first bytes, as many as tell, if there are. */
static ptrdiff_t read_first(feed *f, char *room, size_t size) {
  ptrdiff_t n = 0, more = 1;
  while (n < START && more > 0) {
    more = f->top->read(f->top, room + n, size - (size_t)n);
    if (more > 0) n += more;
  }
  f->has_begun = true;
  const char *encoding = n >= START && !f->is_decoded ? wide_encoding(room) : NULL;
  if (encoding != NULL) return stage_refuse(f->top, 0, "is not UTF-8 but UTF-16: say --encoding %s", encoding);
  return n > 0 ? n : more;
}

ptrdiff_t feed_read(feed *f, char *room, size_t size) {
  if (f->has_begun) return f->top->read(f->top, room, size);
  return read_first(f, room, size);
}

bool feed_close(feed *f) {
  bool is_right = true;
  for (stage *s = f->top, *below; s != NULL; s = below) {
    below = s->below;
    is_right = is_right && !s->is_wrong;
    s->close(s);
  }
  free(f);
  return is_right;
}

bool feed_is_csv(const char *path) {
  static const char *const endings[] = {".csv", ".CSV", ".csv.gz", ".csv.zst"};
  bool is_csv = false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) is_csv |= path_ends(path, endings[i]);
  return is_csv;
}
