/* audit.h: what the text of rule files shows to be wrong with functions, which load without being run.
**
** A rule's function runs for the first time when there is data. A misspelt word in it, a word of Lua that rules may not use,
** a global that it writes, a text in one language only, a `return` of what is no answer: all that shows before, in the text. It is read as tokens; in doubt
** nothing is said. */
#ifndef SCRIPT_AUDIT_H
#define SCRIPT_AUDIT_H

#include "script/script.h"

/* `is_wrong`: it ends the rule in an error when it is reached; else it is doubtful. */
typedef void audit_tell_fn(void *payload, const rule_file *file, lint_code as, bool is_wrong, place at,
                           const char *message);

/* Files that script_load has run; those that are no Lua are left out, and of one that ended early its rest is read too. ENOMEM leaves by the guard; a limit that is reached is told and ends the file. */
void script_audit(const ruleset *rs, const rule_file *files, size_t n, const kolua_limits *limits, arena *scratch,
                  audit_tell_fn *tell, void *payload);

#endif
