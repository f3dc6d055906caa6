/* schema_fill.h: JSON Schemas whose frame is written as text and whose names are a policy's own.
**
** A line of the frame says @name@ where something is filled in, at the depth of the line (two spaces each). */
#ifndef REPORT_SCHEMA_FILL_H
#define REPORT_SCHEMA_FILL_H

#include "report/json_write.h"
#include "report/report.h"

/* Writes the lines with each name filled in, which must be one of those in schema_fill.c. */
MUST_CHECK kolua_status schema_fill(const char *const *lines, size_t n, const kolua_policy *policy, report_sink sink);

/* What `set` takes: an object with a schema for each rule and parameter, ... */
void schema_add_settings(json_writer *w, const kolua_policy *policy);
/* ... and one for the dotted names that stand for the same. */
void schema_add_dotted(json_writer *w, const kolua_policy *policy);

#endif
