/* codes.h: the findings of lint: each has one code, which never changes its number or its meaning.
**
** K0xx keeps a policy from loading, K1xx is doubtful or incomplete. The same finding may stop one policy and be a
** warning in another, so a code says what was found, never how bad it is. */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#include "kolua.h"

typedef enum lint_code {
  CODE_NONE,          /* no finding about rules and policies: a file that is not there, memory that ran out */
  CODE_SYNTAX,
  CODE_LIMIT,
  CODE_NOTHING,
  CODE_POLICY,        /* what no other code says */
  CODE_KEY,
  CODE_FIELD,
  CODE_WORD,
  CODE_RULE,
  CODE_CHOICE,
  CODE_NAME,
  CODE_MISSING,
  CODE_TYPE,
  CODE_RANGE,
  CODE_ORDER,
  CODE_TWICE,
  CODE_SIGN,
  CODE_DROPPED,
  CODE_GLOBAL,
  CODE_LIST,
  CODE_TRANSLATION,
  CODE_PLACEHOLDER,
  CODE_ROOT,
  CODE_FILE,
  CODE_CHANCE,
  CODE_TEXT,
  CODE_UNSOURCED,
  CODE_UNCHECKED,
  CODE_UNGROUPED,
  CODE_EMPTY_GROUP,
  CODE_NEVER_APPLIES,
  CODE_ALWAYS_APPLIES,
  CODE_ALWAYS_MET,
  CODE_NEVER_MET,
  CODE_CONTRADICTION,
  CODE_OVERRULED,
  CODE_UNREAD
} lint_code;
enum { CODES = CODE_UNREAD };

/* "K012"; NULL for CODE_NONE. */
const char *code_id(lint_code c);
/* What a problem of this status is where nobody said more; CODE_NONE: no finding. */
lint_code code_of_status(kolua_status status);

#endif
