/* folders.h: questions to the file system. Paths that come back live as long as the process. */
#ifndef CLI_FOLDERS_H
#define CLI_FOLDERS_H

#include "cli/options.h"

bool is_file(const char *path);    /* a regular one, maybe through a link */
bool is_folder(const char *path);
bool is_there(const char *path);   /* anything at all */
bool is_same(const char *path, const char *other);  /* both are there, and are one */
const char *path_join(const char *folder, const char *name);
const char *path_folder(const char *path);  /* where a file lies: "a" of "a/b.yaml", "." of "b.yaml" */
bool path_ends(const char *path, const char *ending);

/* The nearest file `name` in `folder` or above it; NULL: there is none. */
const char *file_above(const char *folder, const char *name);
/* Adds to a list that was empty when this filled it first. */
void list_add(list *to, const char *path);
bool folder_holds(const char *folder, const char *ending);  /* a file whose name ends so */
/* The files below a folder whose names end so, in byte order of their paths; says what cannot be read. */
bool files_below(list *out, const char *folder, const char *ending);

/* The folder of the model and the shipped packs: --rules, else KOLUA_RULES, else beside the program as it was built, else
** as it was installed. */
const char *rules_folder(const options *asked);

#endif
