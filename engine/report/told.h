/* told.h: what is told of a rule, in the order in which it is told. explain.c lays it out for a terminal, handbook.c as a
** page; neither walks the rule itself.
**
** A label may stand for several lines: those behind the first `go_on`. What is told of a part stands behind its TOLD_PART,
** at its depth. */
#ifndef REPORT_TOLD_H
#define REPORT_TOLD_H

#include "report/report.h"
#include "report/words.h"

typedef enum told_kind {
  TOLD_FACT,       /* body, and maybe a tail: an id, a path, a place */
  TOLD_FORMULA,    /* body is an expression */
  TOLD_PART,       /* body is the part's title, tail its name if that is another */
  TOLD_THRESHOLD,  /* body is a policy file's "name: value", tail where it was written */
  TOLD_EARLIER,    /* what it was before: body is the value, tail where that was written */
  TOLD_POLICY      /* of each policy file in force: body its name and version, tail the file */
} told_kind;

typedef struct told {
  told_kind kind;
  report_word label;
  bool goes_on;
  size_t depth;    /* of the part; 0: the rule itself */
  text body, tail;
  const kolua_threshold *thresholds;  /* of TOLD_THRESHOLD: one, or the cells of a row of a shared table */
  size_t n_thresholds;
} told;

typedef struct told_list {
  told *at;
  size_t n;
} told_list;

typedef struct teller {
  arena *arena;        /* what is told lies here */
  const kolua_policy *policy;
  size_t nth;          /* of its rules: which is told */
  kolua_lang lang;
  bool in_words;       /* formulas in a reader's words, else as they were written */
} teller;

told_list told_of_rule(const teller *t);
/* Of a table of parameters, or a row or cell of it: who uses it, and its cells. Empty: no rule asks it, outside of a function. */
told_list told_of_table(const teller *t, text id);
/* Of two languages' texts that of the reader, else the other. */
const char *told_in(kolua_lang lang, const char *const both[KOLUA_LANGS]);
/* What the rule file says of a threshold, where something else is in force; else NULL. */
const char *told_shipped(const kolua_threshold *t);
/* A threshold's value (NULL: a formula's) for a reader: "20%", "1.000"; a text as a policy file has it. */
text told_value(arena *a, const model *m, const char *value, const char *unit, kolua_lang lang);
/* A threshold's name without its rule's id; of a row of a shared table the row's. */
text told_name(const kolua_rule *r, const told *thresholds);
/* 31/12/2026 */
text told_day(arena *a, const char *date, kolua_lang lang);

#endif
