/* loader.h: files and folders of a policy, from the file system or from the host's kolua_load_fn.
**
** Everything is read below a root: a path is resolved, links followed, before it is opened, and what then lies outside
** the root is refused. So a policy can name no file that its own folder does not hold. Only regular files are
** read, each up to a limit. Folders are listed in byte order, whatever order the file system keeps. */
#ifndef POLICY_LOADER_H
#define POLICY_LOADER_H

#include "base/problem.h"
#include "base/text.h"

typedef struct loader {
  kolua_load_fn *load;  /* NULL: the file system */
  void *load_payload;
  arena *arena;         /* what is read stays here */
  arena *scratch;
  problems *problems;
} loader;

typedef struct listing { text *names; size_t n; } listing;

/* The folder as a root of its own, resolved; NULL: there is no such folder. */
const char *loader_root(const loader *l, const char *folder);
/* The root of a policy file: its folder, or the nearest one above that holds a file `.kolua-root`. */
const char *loader_root_of_file(const loader *l, const char *file);

bool loader_has_file(const loader *l, const char *path);
bool loader_has_folder(const loader *l, const char *path);

/* root NULL: a file that the host named itself, which may lie anywhere. `from`: where the path was written. */
MUST_CHECK kolua_status loader_read(const loader *l, text *out, const char *path, const char *root, size_t max_size,
                                    place from);
/* The names in a folder but those that start with a dot. */
MUST_CHECK kolua_status loader_list(const loader *l, listing *out, const char *folder, const char *root, place from);

#endif
