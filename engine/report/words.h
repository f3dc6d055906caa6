/* words.h: the fixed words of the reports for people, in both languages. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "kolua.h"

typedef enum report_word {
  W_POLICY, W_DISABLED, W_WAIVED, W_WAIVED_COUNT, W_WAIVERS, W_EVERY_SUBJECT, W_UNTIL, W_APPROVED_BY, W_DATA, W_AS_OF, W_COMPLAINT, W_COMPLAINTS, W_REMARK, W_REMARKS, W_SUBJECT, W_SUBJECTS, W_WITHOUT_RULE, W_JUDGED,
  W_SCORE, W_SCORE_HEAD, W_AT_BEST, W_UNDECIDED,
  W_WHERE, W_WHY, W_REMEDY, W_TO_PASS, W_NEEDED_BY, W_RULE, W_NOT_GIVEN, W_MISSING, W_AND, W_OR, W_ONE_MORE_READ, W_MORE_READ,
  W_SEE_BELOW, W_UNKNOWN_FOR_SEVERAL, W_CONCERNS, W_PASSED_ALL, W_NO_RULE_APPLIED, W_NOT_JUDGED,
  W_OVERVIEW, W_SCORE_COLUMN, W_OTHER_RULES,
  W_JUDGES, W_SEVERITY, W_WEIGHT, W_IN_FORCE, W_IN_FORCE_FROM, W_IN_FORCE_BEFORE, W_ONLY_WARNS_BEFORE, W_ONLY_WARNS, W_APPLIES_WHEN,
  W_FOR_EACH, W_ONLY_THOSE, W_MEASURES, W_DEMANDS, W_WARNS_UNLESS, W_FAILS_UNLESS, W_WITHOUT_IT, W_WORST_PART, W_BEST_PART,
  W_JUDGED_BY, W_FUNCTION, W_THRESHOLDS, W_FORMULA, W_READS, W_WORDING, W_SEE_WORDING, W_SOURCES, W_NOTICE, W_PLACE,
  W_BEFORE, W_AFTER, W_NO_CHANGE, W_SUBJECTS_CHANGE, W_VERDICTS, W_GONE, W_NEW, W_COMMAND_LINE, W_NOT_JUDGED_RULE, W_ENABLED, W_REMOVED, W_ADDED, W_MAY_FAIL,
  W_WAIVER_ENDED, W_OTHER_RULE, W_MET_BEFORE, W_MET_AFTER, W_UNKNOWN_COUNTS, W_THRESHOLD_COLUMN, W_IN_FORCE_NOW, W_ROWS_LEFT_OUT, W_KEEPS, W_TIED, W_KEEPS_MORE, W_KEEPS_TOO_FEW, W_KEPT, W_KEPT_BY_RULE, W_KEPT_OR_WAIVED, W_KEPT_BY_ALL, W_KEEPS_WHOLE, W_PARTNER_IN_THE_WAY,
  W_SUBJECT_HEAD, W_CHANGE, W_FINDING, W_CAUSE,
  W_UNCHECKED, W_NO_RULE, W_N_CHECKED, W_N_UNCHECKED, W_N_WITHOUT_RULE,
  W_ALWAYS, W_ELEMENT, W_TRUE, W_FALSE, W_NOT_KNOWN, W_IS_MET, W_IS_NOT_MET, W_PART, W_SOFTENED, W_RESULT,
  W_EARLIER, W_EXTENDS, W_USED_BY, W_SKELETON_MUST, W_SKELETON_MAY,
  W_MAP_PROPOSED, W_MAP_PLACED, W_MAP_READ, W_MAP_CHECK, W_MAP_MISFIT, W_MAP_DAY, W_MAP_SHARE, W_MAP_CURRENCY,
  W_MAP_NOTHING, W_MAP_TAKEN, W_MAP_DECIMAL, W_MAP_NO_ID, W_MAP_CONSTANTS
} report_word;

const char *words_get(report_word w, kolua_lang lang);
/* Where a value was set, for people: "file:line" as it is, the command line in words. */
const char *words_origin(const char *origin, kolua_lang lang);
const char *words_verdict(kolua_verdict v, kolua_lang lang);             /* FAIL */
const char *words_outcome(kolua_outcome o, kolua_lang lang);             /* Fail */
const char *words_counted(kolua_outcome o, size_t n, kolua_lang lang);   /* behind a number: warnings */
const char *words_waiver(kolua_waiver_state state, kolua_lang lang);
const char *words_severity(kolua_severity s, kolua_lang lang);

#endif
