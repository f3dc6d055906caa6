/* auditing.h: what audit.c, audit_words.c and audit_rules.c share. */
#ifndef SCRIPT_AUDITING_H
#define SCRIPT_AUDITING_H

#include "script/audit.h"
#include "script/language.h"

typedef struct auditing {
  lua_State *L;
  const ruleset *rules;
  const rule_file *file;
  tokens tokens;
  size_t *brackets;          /* by token: the innermost bracket that is open there; SIZE_MAX: none */
  audit_tell_fn *tell;
  void *payload;
} auditing;

MAY_RAISE void audit_tell(auditing *a, lint_code as, const token *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool audit_is_name(const token *t);                       /* no keyword, and not true, false, nil */
/* `name =` in a table. */
bool audit_is_key(const auditing *a, size_t i);

MAY_RAISE void audit_words(auditing *a);   /* words that rules do not have, globals that are written */
MAY_RAISE void audit_texts(auditing *a);   /* { vi = "...", en = "..." } */
MAY_RAISE void audit_params(auditing *a);  /* parameters that nothing reads */

#endif
