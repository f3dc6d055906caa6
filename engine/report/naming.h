/* naming.h: what a reader calls the things that results name by id and path. */
#ifndef REPORT_NAMING_H
#define REPORT_NAMING_H

#include "report/report.h"

/* The field that a path leads to (of the data at `root`; NULL: of the model, with keys in brackets), the key behind it
** if it leads into shares or to a keyed element, and the innermost element of a list on the way there. */
typedef struct naming {
  const field *field;
  text key;
  const value *element; /* NULL: none, or the data is not at hand */
} naming;
naming naming_find(const model *m, const value *root, const char *path);

/* The same path wherever elements stand in their lists: "loans[l-07].days" for "loans[3].days", where they have ids or keys. */
void naming_write_identity(buf *out, const model *m, const value *root, const char *path);
/* What stands there in other data; NULL: nothing that counts as given. */
const value *naming_value(const model *m, const value *root, const char *identity);

/* "Late returns", "Loans by branch (north)"; the path itself where the model has no label. */
void naming_write_path(buf *out, const model *m, const value *root, const char *path, kolua_lang lang);
/* The same, with the name of the element if that is not the subject: "Late returns (Linh)". */
void naming_write_path_of(buf *out, const model *m, const value *root, const kolua_subject *s, const char *path,
                          kolua_lang lang);
/* The value at a path, in its unit. NULL: not given, or, of an element by its key, missing. */
void naming_write_value(buf *out, const model *m, const value *root, const char *path, const value *v, kolua_lang lang);
/* "Member Linh (m-2)", "Loan l-07": kind, name, id. */
void naming_write_subject(buf *out, const model *m, const kolua_subject *s, kolua_lang lang);
/* "at most 20%", by the name of the demand; nothing for one that is not known. */
void naming_write_demand(buf *out, const char *op, const value *bound, const unit *u, const field *f, kolua_lang lang);

#endif
