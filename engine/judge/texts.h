/* texts.h: the words of messages, as data: every demand, outcome and language side by side.
**
** A template is plain text with {value} (what was found), {bound} (the bound that the outcome speaks of), {fail}
** (the farther bound, behind a warning), {lacking} and {shared} (for lists). The label stands in front of all of them. */
#ifndef JUDGE_TEXTS_H
#define JUDGE_TEXTS_H

#include "rule/expr.h"

typedef struct saying_in { const char *in[KOLUA_LANGS]; } saying_in;

typedef struct sentences {
  saying_in pass, warn, fail;
  saying_in ahead;   /* behind a warning, where a farther bound fails */
  saying_in ask;     /* what is demanded, as words behind a label: "at most {bound}" */
  bool either;       /* a list as bound is alternatives: "a, b or c" */
} sentences;

/* `bars_all`: the bound is 0 and may not be passed, which has better words than "more than 0". */
const sentences *texts_demand(demand_op op, bool bars_all);
const sentences *texts_presence(void);  /* of the thing itself, where a rule names no demand */

typedef enum word {
  WORD_AND, WORD_OR, WORD_TO, WORD_YES, WORD_NO, WORD_NONE, WORD_MORE,
  WORD_NOT_GIVEN,      /* the label's own value */
  WORD_WITHOUT,        /* {missing}: labels of what is not given */
  WORD_BECAUSE,        /* {why} */
  WORD_BECAUSE_OF,     /* {why} {missing} */
  WORD_UNDECIDED,      /* no reason is known */
  WORD_NOT_KNOWN
} word;
const char *texts_word(word w, kolua_lang lang);
/* What a key of rule/reasons.h says to a reader; a key that is not known stands for itself. */
const char *texts_reason(const char *why, kolua_lang lang);

#endif
