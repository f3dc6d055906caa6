/* handbook_words.h: what the handbook says by itself, in both languages; what it shares with other reports stands in words.h. */
#ifndef REPORT_HANDBOOK_WORDS_H
#define REPORT_HANDBOOK_WORDS_H

#include "kolua.h"

typedef enum handbook_word {
  H_TITLE, H_LEAD, H_VERSION, H_DIGEST, H_RULES, H_ENGINE, H_CONTENTS,
  H_HOW_TO_READ, H_RESULTS, H_PASS, H_WARN, H_FAIL, H_UNKNOWN, H_UNKNOWN_WARNS, H_UNKNOWN_FAILS, H_SKIPPED, H_ERROR, H_VERDICT,
  H_SEVERITY, H_SCORE, H_VALUES,
  H_CHANGES, H_NO_CHANGES, H_NO_CHANGES_HERE, H_SET, H_THRESHOLD, H_VALUE, H_SHIPPED, H_ORIGIN, H_DISABLED, H_LEVELS, H_WEIGHTS, H_WEIGHT,
  H_RULE, H_REASON, H_SUBJECT, H_OWNER, H_UNTIL, H_LEFT_OUT,
  H_OWN_RULES, H_PART, H_JUDGED, H_DEFAULT, H_BY_POLICY, H_WAS, H_CONTENT, H_CITED_BY
} handbook_word;

const char *handbook_word_get(handbook_word w, kolua_lang lang);

#endif
