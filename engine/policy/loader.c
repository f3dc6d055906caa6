/* loader.c: see loader.h. With a host's kolua_load_fn paths are resolved as text, for there are no links. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "policy/loader.h"

#include "data/reader.h"
#include "policy/filename.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_NAMES = 10000 };

#define ROOT_MARK ".kolua-root"

/* ---- what is there */

static const char *or_here(const char *path) {
  return *path == '\0' ? "." : path;
}

/* Without links, dots and doubles; NULL: nothing is there. */
static const char *resolve(const loader *l, const char *path) {
  if (l->load != NULL) return filename_normal(l->arena, text_of(path));
  char room[PATH_MAX];
  if (realpath(or_here(path), room) == NULL) return NULL;
  return arena_copy(l->arena, room, strlen(room));
}

static bool has_mode(const char *path, mode_t kind) {
  struct stat found;
  return stat(or_here(path), &found) == 0 && (found.st_mode & S_IFMT) == kind;
}

static kolua_status ask_host(const loader *l, text *out, const char *path) {
  const char *found = NULL;
  size_t len = 0;
  const kolua_status status = l->load(l->load_payload, path, &found, &len);
  if (status == KOLUA_OK && found == NULL && len > 0) return KOLUA_EHOST;
  *out = (text){found ? found : "", len};
  return status;
}

static const char *as_folder(const loader *l, const char *path) {
  return text_format(l->scratch, "%s/", strcmp(path, "/") == 0 ? "" : path);
}

bool loader_has_file(const loader *l, const char *path) {
  text ignored;
  if (l->load != NULL) return ask_host(l, &ignored, path) == KOLUA_OK;
  return has_mode(path, S_IFREG);
}

bool loader_has_folder(const loader *l, const char *path) {
  text ignored;
  if (l->load != NULL) return ask_host(l, &ignored, as_folder(l, path)) == KOLUA_OK;
  return has_mode(path, S_IFDIR);
}

/* ---- roots */

const char *loader_root(const loader *l, const char *folder) {
  return loader_has_folder(l, folder) ? resolve(l, folder) : NULL;
}

const char *loader_root_of_file(const loader *l, const char *file) {
  const char *own = resolve(l, filename_folder(l->scratch, filename_normal(l->scratch, text_of(file))));
  if (own == NULL) return NULL;
  for (const char *up = own;; up = filename_folder(l->arena, up)) {
    if (loader_has_file(l, filename_join(l->scratch, up, TEXT(ROOT_MARK)))) return up;
    if (filename_last(up).len == 0 || text_is(filename_last(up), "..")) return own;
  }
}

static const char *reason_for(int error) {
  switch (error) {
    case ENOENT: return "there is no such file or folder";
    case ENOTDIR: return "it is not a folder";
    case EACCES: return "permission denied";
    case ELOOP: return "its links lead in a circle";
    case ENAMETOOLONG: return "the name is too long";
    default: return "it cannot be read";
  }
}

/* What a policy names is its own matter; what the host or the command line names is not. */
static lint_code file_code(place from) {
  return from.file != NULL ? CODE_FILE : CODE_NONE;
}

/* How to make a root that holds both; "" where nothing would, or where no policy names the file. */
static const char *root_remedy(const loader *l, const char *found, const char *root, place from) {
  const char *shared = from.file != NULL ? filename_shared(l->scratch, root, found) : NULL;
  if (shared == NULL) return "";
  const char *mark = filename_join(l->scratch, shared, TEXT(ROOT_MARK)),
             *own = filename_join(l->scratch, root, TEXT(ROOT_MARK));
  return loader_has_file(l, own) ? text_format(l->scratch, "; move '%s' to '%s'", own, mark)
                                 : text_format(l->scratch, "; an empty file '%s' makes its folder the root", mark);
}

static kolua_status refuse_outside(const loader *l, const char *path, const char *found, const char *root, place from) {
  const char *folder = from.file != NULL ? filename_folder(l->scratch, from.file) : "";
  return problem_add_as(l->problems, CODE_ROOT, KOLUA_EPOLICY, from, "'%s' leads out of its root '%s'%s",
                        filename_from(l->scratch, folder, path), root, root_remedy(l, found, root, from));
}

/* What `path` leads to, if that lies in `root`; without a root, anywhere. */
static kolua_status enter(const loader *l, const char **out, const char *path, const char *root, place from) {
  errno = 0;
  const char *found = resolve(l, path);
  if (found == NULL)
    return problem_add_as(l->problems, file_code(from), KOLUA_EIO, from, "cannot open '%s': %s", path,
                          reason_for(errno));
  if (root != NULL && !filename_is_inside(found, root)) return refuse_outside(l, path, found, root, from);
  *out = found;
  return KOLUA_OK;
}

/* ---- reading */

static kolua_status refused(const loader *l, kolua_status status, const char *path, place from) {
  if (status == KOLUA_EIO)
    return problem_add_as(l->problems, file_code(from), status, from, "cannot open '%s': there is no such file", path);
  return problem_add(l->problems, KOLUA_EHOST, from, "the host did not give '%s'", path);
}

static kolua_status read_from_host(const loader *l, text *out, const char *path, size_t max_size, place from) {
  text given;
  const kolua_status status = ask_host(l, &given, path);
  if (status != KOLUA_OK) return refused(l, status, path, from);
  if (given.len > max_size) {
    return problem_add(l->problems, KOLUA_ELIMIT, (place){.file = path}, "more than %zu bytes", max_size);
  }
  *out = text_copy(l->arena, given);
  return KOLUA_OK;
}

kolua_status loader_read(const loader *l, text *out, const char *path, const char *root, size_t max_size, place from) {
  const char *found;
  const kolua_status status = enter(l, &found, path, root, from);
  if (status != KOLUA_OK) return status;
  if (l->load != NULL) return read_from_host(l, out, found, max_size, from);
  return read_file(out, l->arena, found, arena_copy(l->arena, path, strlen(path)), max_size, l->problems);
}

/* ---- listing */

static bool add_name(const loader *l, listing *out, size_t *room, text name) {
  if (name.len == 0 || name.at[0] == '.') return true;
  if (out->n == MOST_NAMES) return false;
  if (out->n == *room) {
    const size_t more = *room ? *room * 2 : 16;
    out->names = arena_grow(l->arena, out->names, *room * sizeof(text), more * sizeof(text));
    *room = more;
  }
  out->names[out->n++] = text_copy(l->arena, name);
  return true;
}

static bool add_lines(const loader *l, listing *out, text lines) {
  size_t room = 0;
  for (size_t at = 0; at < lines.len;) {
    const char *end = memchr(lines.at + at, '\n', lines.len - at);
    const size_t stop = end ? (size_t)(end - lines.at) : lines.len;
    text name = {lines.at + at, stop - at};
    if (text_ends(name, "/")) --name.len;
    if (!add_name(l, out, &room, name)) return false;
    at = stop + 1;
  }
  return true;
}

/* Put under an arena before it is opened, so that running out of memory can lose no open folder. */
typedef struct open_folder {
  DIR *dir;
} open_folder;

static void close_folder(void *resource) {
  open_folder *folder = resource;
  if (folder->dir != NULL) closedir(folder->dir);
  folder->dir = NULL;
}

static bool add_entries(const loader *l, listing *out, DIR *dir) {
  size_t room = 0;
  for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
    if (!add_name(l, out, &room, text_of(entry->d_name))) return false;
  }
  return true;
}

static kolua_status list_folder(const loader *l, listing *out, const char *path, bool *is_whole, place from) {
  open_folder *folder = ARENA_NEW(l->scratch, open_folder);
  arena_defer(l->scratch, close_folder, folder);
  folder->dir = opendir(or_here(path));
  if (folder->dir == NULL) {
    return problem_add_as(l->problems, file_code(from), KOLUA_EIO, from, "cannot open '%s': %s", path,
                          reason_for(errno));
  }
  *is_whole = add_entries(l, out, folder->dir);
  arena_settle(l->scratch, folder);
  return KOLUA_OK;
}

static kolua_status list_from_host(const loader *l, listing *out, const char *path, bool *is_whole, place from) {
  text given;
  const kolua_status status = ask_host(l, &given, as_folder(l, path));
  if (status != KOLUA_OK) return refused(l, status, path, from);
  *is_whole = add_lines(l, out, given);
  return KOLUA_OK;
}

kolua_status loader_list(const loader *l, listing *out, const char *folder, const char *root, place from) {
  const char *found;
  bool is_whole = true;
  *out = (listing){0};
  kolua_status status = enter(l, &found, folder, root, from);
  if (status != KOLUA_OK) return status;
  status = l->load ? list_from_host(l, out, found, &is_whole, from) : list_folder(l, out, found, &is_whole, from);
  if (status != KOLUA_OK) return status;
  if (!is_whole)
    return problem_add(l->problems, KOLUA_ELIMIT, from, "'%s' holds more than %d names", folder, MOST_NAMES);
  text_sort(out->names, out->n);
  return KOLUA_OK;
}
