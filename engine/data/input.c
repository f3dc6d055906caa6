/* input.c: what a file is gets asked of the open file, not of its name. Its size may change while it is read, so the size is held to
** there, not only in advance. */
#define _POSIX_C_SOURCE 200809L

#include "data/input.h"

#include "base/digest.h"
#include "data/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct input {
  arena *arena;
  const char *shown;
  int descriptor; /* -1: a text */
  size_t size;    /* what the file says that it has; files that do not know (as under /proc) say 0 */
  size_t max_size;
  size_t read; /* bytes given so far */
  text text;   /* in its place, or all of the file once that was asked for */
  bool has_text;
  digest sum; /* of what was given by pieces */
};

/* ---------------------------------------------------------------- opening */

static void close_input(void *resource) {
  const input *in = resource;
  if (in->descriptor >= 0) close(in->descriptor);
}

static kolua_status refuse_open(problems *p, place where, int error) {
  if (error == ENOENT) return problem_add(p, KOLUA_EIO, where, "does not exist");
  if (error == ENXIO) return problem_add(p, KOLUA_EIO, where, "is not a regular file");
  return problem_add(p, KOLUA_EIO, where, "cannot be opened: %s", strerror(error));
}

static kolua_status refuse_read(problems *p, place where) {
  return problem_add(p, KOLUA_EIO, where, "cannot be read: %s", strerror(errno));
}

static kolua_status refuse_size(problems *p, place where, size_t max_size) {
  return problem_add(p, KOLUA_ELIMIT, where, "is larger than the limit of %zu bytes", max_size);
}

static kolua_status check_kind(input *in, problems *p, place where) {
  struct stat about;
  if (fstat(in->descriptor, &about) != 0) return refuse_read(p, where);
  if (S_ISDIR(about.st_mode)) return problem_add(p, KOLUA_EIO, where, "is a folder");
  if (!S_ISREG(about.st_mode)) return problem_add(p, KOLUA_EIO, where, "is not a regular file");
  if (about.st_size < 0 || (uintmax_t)about.st_size > in->max_size) return refuse_size(p, where, in->max_size);
  in->size = (size_t)about.st_size;
  return KOLUA_OK;
}

kolua_status input_open(input **out, arena *a, const char *path, const char *shown, size_t max_size, problems *p) {
  const place where = {shown, 0, 0};
  *out = NULL;
  input *in = ARENA_NEW(a, input);
  *in = (input){.arena = a, .shown = shown, .descriptor = -1, .max_size = max_size};
  digest_init(&in->sum);
  arena_defer(a, close_input, in);
  in->descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  const kolua_status status = in->descriptor < 0 ? refuse_open(p, where, errno) : check_kind(in, p, where);
  if (status == KOLUA_OK) *out = in;
  else arena_settle(a, in);
  return status;
}

input *input_of_text(arena *a, const char *shown, text t) {
  input *in = ARENA_NEW(a, input);
  *in = (input){.arena = a, .shown = shown, .descriptor = -1, .text = t, .has_text = true};
  digest_init(&in->sum);
  return in;
}

const char *input_name(const input *in) {
  return in->shown;
}

/* ---------------------------------------------------------------- reading */

/* False: the file cannot be read. *n is less than `size` only at the end. */
static bool fill(const input *in, char *room, size_t size, size_t from, size_t *n) {
  *n = 0;
  while (*n < size) {
    const ssize_t more = pread(in->descriptor, room + *n, size - *n, (off_t)(from + *n));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return false;
    if (more == 0) break;
    *n += (size_t)more;
  }
  return true;
}

static void take_from_text(const input *in, char *room, size_t size, size_t *n) {
  const size_t left = in->read < in->text.len ? in->text.len - in->read : 0;
  *n = left < size ? left : size;
  if (*n > 0) memcpy(room, in->text.at + in->read, *n);
}

kolua_status input_next(input *in, char *room, size_t size, size_t *n, problems *p) {
  const place where = {in->shown, 0, 0};
  if (in->has_text) take_from_text(in, room, size, n);
  else if (!fill(in, room, size, in->read, n)) return refuse_read(p, where);
  in->read += *n;
  if (!in->has_text && in->read > in->max_size) return refuse_size(p, where, in->max_size);
  digest_add(&in->sum, (text){room, *n});
  return KOLUA_OK;
}

/* ---------------------------------------------------------------- the whole */

static kolua_status read_all(const input *in, text *out, arena *a, problems *p) {
  const place where = {in->shown, 0, 0};
  *out = TEXT("");
  size_t room = mem_sum(a->mem, in->size, 1), len = 0, n;
  char *at = arena_take(a, room);
  while (fill(in, at + len, room - len, len, &n)) {
    len += n;
    if (len > in->max_size) return refuse_size(p, where, in->max_size);
    if (len < room) {
      at[len] = '\0';
      *out = (text){at, len};
      return KOLUA_OK;
    }
    const size_t more = mem_sum(a->mem, mem_product(a->mem, room, 2), 4096);
    at = arena_grow(a, at, room, more);
    room = more;
  }
  return refuse_read(p, where);
}

kolua_status input_text(input *in, text *out, problems *p) {
  const kolua_status status = in->has_text ? KOLUA_OK : read_all(in, &in->text, in->arena, p);
  in->has_text = status == KOLUA_OK;
  *out = in->text;
  return status;
}

const char *input_digest(input *in, arena *a) {
  if (in->read == 0 && in->has_text) digest_add(&in->sum, in->text);
  return digest_text(&in->sum, a);
}

kolua_status read_file(text *out, arena *a, const char *path, const char *shown, size_t max_size, problems *p) {
  input *in;
  *out = TEXT("");
  kolua_status status = input_open(&in, a, path, shown != NULL ? shown : path, max_size, p);
  if (status != KOLUA_OK) return status;
  status = read_all(in, out, a, p);
  arena_settle(a, in);
  return status;
}
