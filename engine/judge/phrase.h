/* phrase.h: sentences made once. What a rule says of a number, a word or words that it limits is the same for every subject but for these: what
** stands before and behind is kept. Internal to judge/. */
#ifndef JUDGE_PHRASE_H
#define JUDGE_PHRASE_H

#include "judge/message.h"

typedef struct phrase {
  text before, behind;
  message_core core;          /* what stands between */
  saying said;                /* of another value */
} phrase;

/* From what is said of one value, in `a`. False: more of it depends on the value than what can stand between. */
bool phrase_make(phrase *out, arena *a, const saying *s);
/* Writes what message_write() would of this value. False: it lies so near to a bound that both are shown with more digits. */
bool phrase_write(buf *out, const phrase *p, const result *found);

#endif
