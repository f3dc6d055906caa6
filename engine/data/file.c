/* file.c: a regular file's bytes, held to a size.
**
** The file is opened without blocking, so that a FIFO or a device cannot stop the caller, and what it is gets asked of
** the open file, not of its name. It may grow while it is read: the size is held to here, not only in advance. */
#define _POSIX_C_SOURCE 200809L

#include "data/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_file(void *resource) {
  const int *descriptor = resource;
  if (*descriptor >= 0) close(*descriptor);
}

static kolua_status refuse_open(problems *p, place where, int error) {
  if (error == ENOENT) return problem_add(p, KOLUA_EIO, where, "does not exist");
  if (error == ENXIO) return problem_add(p, KOLUA_EIO, where, "is not a regular file");
  return problem_add(p, KOLUA_EIO, where, "cannot be opened: %s", strerror(error));
}

static kolua_status refuse_size(problems *p, place where, size_t max_size) {
  return problem_add(p, KOLUA_ELIMIT, where, "is larger than the limit of %zu bytes", max_size);
}

static kolua_status check_kind(int descriptor, size_t max_size, size_t *size, problems *p, place where) {
  struct stat about;
  if (fstat(descriptor, &about) != 0) return problem_add(p, KOLUA_EIO, where, "cannot be read: %s", strerror(errno));
  if (S_ISDIR(about.st_mode)) return problem_add(p, KOLUA_EIO, where, "is a folder");
  if (!S_ISREG(about.st_mode)) return problem_add(p, KOLUA_EIO, where, "is not a regular file");
  if (about.st_size < 0 || (uintmax_t)about.st_size > max_size) return refuse_size(p, where, max_size);
  *size = (size_t)about.st_size;
  return KOLUA_OK;
}

/* Reads to the end. `size` is what the file said it has; files that do not know (as under /proc) say 0. */
static kolua_status read_all(text *out, arena *a, int descriptor, size_t size, size_t max_size, problems *p,
                             place where) {
  size_t room = mem_sum(a->mem, size, 1), len = 0;
  char *at = arena_take(a, room);
  for (;;) {
    const ssize_t n = read(descriptor, at + len, room - len);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return problem_add(p, KOLUA_EIO, where, "cannot be read: %s", strerror(errno));
    if (n == 0) break;
    len += (size_t)n;
    if (len > max_size) return refuse_size(p, where, max_size);
    if (len < room) continue;
    const size_t more = mem_sum(a->mem, mem_product(a->mem, room, 2), 4096);
    at = arena_grow(a, at, room, more);
    room = more;
  }
  at[len] = '\0';
  *out = (text){at, len};
  return KOLUA_OK;
}

kolua_status read_file(text *out, arena *a, const char *path, const char *shown, size_t max_size, problems *p) {
  const place where = {shown != NULL ? shown : path, 0, 0};
  *out = TEXT("");
  int *descriptor = ARENA_NEW(a, int);
  *descriptor = -1;
  arena_defer(a, close_file, descriptor);
  *descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (*descriptor < 0) return refuse_open(p, where, errno);
  size_t size = 0;
  kolua_status status = check_kind(*descriptor, max_size, &size, p, where);
  if (status == KOLUA_OK) status = read_all(out, a, *descriptor, size, max_size, p, where);
  arena_settle(a, descriptor);
  return status;
}
