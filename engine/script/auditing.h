/* auditing.h: what the files of the audit share. */
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
  const char *unread;        /* from here on the file did not run */
  bool *is_answer;           /* by token: of pass, warn, fail and skip that are no locals, and of the tables they are given */
  audit_tell_fn *tell;
  void *payload;
} auditing;

/* Doubtful; refused is what ends a rule in an error when it is reached. */
MAY_RAISE void audit_tell(auditing *a, lint_code as, const token *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
MAY_RAISE void audit_refuse(auditing *a, lint_code as, const token *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool audit_is_name(const token *t);                       /* no keyword, and not true, false, nil */
/* `name =` in a table. */
bool audit_is_key(const auditing *a, size_t i);

/* The token behind `key =` in the table that opens at `open`; 0: it has no such key. */
size_t audit_find_value(const auditing *a, size_t open, const char *key);
bool audit_ends_value(const token *t);                    /* of a field of a table */
/* The text that the value is, if it is nothing else. */
text audit_literal(const auditing *a, size_t i);
bool audit_is_answer_word(const token *t);

MAY_RAISE void audit_answer(auditing *a, size_t word);       /* of pass, warn, fail, skip: what they are given */
MAY_RAISE void audit_returns(auditing *a, size_t function);  /* of a rule's function */
MAY_RAISE void audit_words(auditing *a);   /* words that rules do not have, globals that are written */
MAY_RAISE void audit_texts(auditing *a);   /* { vi = "...", en = "..." } */
MAY_RAISE void audit_params(auditing *a);  /* parameters that nothing reads */

#endif
