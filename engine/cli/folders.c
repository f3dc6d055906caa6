/* folders.c: see folders.h. */
#define _XOPEN_SOURCE 700 /* realpath, lstat */
#include "cli/folders.h"

#include "cli/memory.h"
#include "cli/say.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef KOLUA_RULES_DIR
#define KOLUA_RULES_DIR "/usr/local/share/kolua/rules"
#endif

enum { DEEPEST = 64 }; /* of folders in folders */

/* ---- paths */

bool is_there(const char *path) {
  struct stat found;
  return stat(path, &found) == 0;
}

bool is_file(const char *path) {
  struct stat found;
  return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

bool is_folder(const char *path) {
  struct stat found;
  return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

bool is_same(const char *path, const char *other) {
  struct stat here, there;
  if (stat(path, &here) != 0 || stat(other, &there) != 0) return false;
  return here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

const char *path_join(const char *folder, const char *name) {
  const size_t len = strlen(folder);
  if (strcmp(folder, ".") == 0) return name;
  return memory_format("%s%s%s", folder, len > 0 && folder[len - 1] == '/' ? "" : "/", name);
}

const char *path_folder(const char *path) {
  const char *slash = strrchr(path, '/');
  if (slash == NULL) return ".";
  return slash == path ? "/" : memory_format("%.*s", (int)(slash - path), path);
}

bool path_ends(const char *path, const char *ending) {
  const size_t len = strlen(path), ending_len = strlen(ending);
  return len >= ending_len && strcmp(path + len - ending_len, ending) == 0;
}

/* ---- looking above */

static bool is_top(const char *folder) {
  const char *above = path_join(folder, "..");
  return !is_there(folder) || !is_there(above) || is_same(folder, above);
}

const char *file_above(const char *folder, const char *name) {
  for (int depth = 0; depth < DEEPEST; depth++) {
    const char *path = path_join(folder, name);
    if (is_file(path)) return path;
    if (is_top(folder)) return NULL;
    folder = path_join(folder, "..");
  }
  return NULL;
}

/* ---- looking below */

static int compare(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void list_add(list *to, const char *path) {
  enum { FIRST = 16 };
  const size_t n = to->count;
  if (n == 0 || (n >= FIRST && (n & (n - 1)) == 0)) {
    const char **more = memory_take(n == 0 ? FIRST + 1 : 2 * n + 1, sizeof *more);
    if (n > 0) memcpy(more, to->at, n * sizeof *more);
    to->at = more;
  }
  to->at[to->count++] = path;
}

/* Not through a link, which may lead in a circle. */
static bool is_own_folder(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static bool walk(list *out, const char *folder, const char *ending, int depth) {
  DIR *open = depth < DEEPEST ? opendir(folder) : NULL;
  if (open == NULL) {
    say("'%s' cannot be listed: %s", folder, depth < DEEPEST ? strerror(errno) : "too deep");
    return false;
  }
  bool is_whole = true;
  for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
    if (entry->d_name[0] == '.') continue;
    const char *path = path_join(folder, entry->d_name);
    if (is_own_folder(path)) is_whole = walk(out, path, ending, depth + 1) && is_whole;
    else if (path_ends(path, ending)) list_add(out, path);
  }
  closedir(open);
  return is_whole;
}

bool folder_holds(const char *folder, const char *ending) {
  DIR *open = opendir(folder);
  bool holds = false;
  for (const struct dirent *entry = open != NULL ? readdir(open) : NULL; entry != NULL && !holds;
       entry = readdir(open)) {
    holds = path_ends(entry->d_name, ending) && is_file(path_join(folder, entry->d_name));
  }
  if (open != NULL) closedir(open);
  return holds;
}

bool files_below(list *out, const char *folder, const char *ending) {
  *out = (list){0};
  const bool is_whole = walk(out, folder, ending, 0);
  if (out->count > 0) qsort(out->at, out->count, sizeof *out->at, compare);
  return is_whole;
}

/* ---- the rules */

/* As it would be typed: relative, if it lies in the working folder. */
static const char *shortened(const char *path) {
  char here[PATH_MAX];
  const size_t len = getcwd(here, sizeof here) == NULL ? 0 : strlen(here);
  const bool is_below = len > 1 && strncmp(path, here, len) == 0 && path[len] == '/';
  return memory_format("%s", is_below ? path + len + 1 : path);
}

/* A folder with a model, as seen from the program's own. */
static const char *find_beside(const char *from_program) {
  char program[PATH_MAX];
  const ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
  if (len <= 0) return NULL;
  program[len] = '\0';
  char *folder = realpath(path_join(path_folder(program), from_program), NULL);
  if (folder == NULL) return NULL;
  const char *found = is_file(path_join(folder, "model.yaml")) ? shortened(folder) : NULL;
  free(folder);
  return found;
}

const char *rules_folder(const options *asked) {
  const char *named = getenv("KOLUA_RULES");
  if (asked->rules != NULL) return asked->rules;
  if (named != NULL && named[0] != '\0') return named;
  const char *beside = find_beside("../rules");
  if (beside == NULL) beside = find_beside("../share/kolua/rules");
  return beside != NULL ? beside : KOLUA_RULES_DIR;
}
