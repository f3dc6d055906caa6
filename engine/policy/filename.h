/* filename.h: names of files as text: joined, made normal, taken apart. Nothing here looks at the file system.
**
** A normal path has no ".", no empty part, and ".." only at its start. "" is the working folder. */
#ifndef POLICY_FILENAME_H
#define POLICY_FILENAME_H

#include "base/text.h"

const char *filename_normal(arena *a, text path);
const char *filename_join(arena *a, const char *folder, text path);  /* normal; `path` alone if it is absolute */
const char *filename_folder(arena *a, const char *path);             /* of a normal path; of "/" it is "/" */
/* A path as a file of the folder writes it; as it stands where one is absolute and the other is not. Both normal. */
const char *filename_from(arena *a, const char *folder, const char *path);
/* The innermost folder that holds both; NULL: none, or "/". All normal. */
const char *filename_shared(arena *a, const char *path, const char *other);
text filename_last(const char *path);                                /* of a normal path; "" of "" and "/" */
bool filename_is_inside(const char *path, const char *folder);       /* or is the folder itself; both normal */

#endif
