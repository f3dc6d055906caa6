/* handbook.h: the pieces of the handbook, which share one pen. */
#ifndef REPORT_HANDBOOK_H
#define REPORT_HANDBOOK_H

#include "report/handbook_words.h"
#include "report/pen.h"
#include "report/words.h"

typedef struct handbook {
  pen pen;
  writer out;
  arena *scratch;
  const kolua_policy *policy;
  kolua_lang lang;
} handbook;

/* handbook.c */
text handbook_say(const handbook *h, handbook_word w);
text handbook_word_of(const handbook *h, report_word w);
void handbook_paragraph(handbook *h, text t);
/* A fact of one line, of text or of code; not where `t` is empty. */
void handbook_fact(handbook *h, text lead, text t, bool is_code);
/* "selection/audience.lua:12": a place without what differs from machine to machine. */
void handbook_place(handbook *h, const char *where);
/* The same of a threshold, and whether it is the rule's own or the policy's. */
void handbook_origin(handbook *h, const kolua_threshold *t);
void handbook_rule_link(handbook *h, const kolua_rule *r);
/* How many rules the handbook does not hold though they are in force: `only` and `except` leave them out. */
size_t handbook_left_out(const handbook *h);

/* handbook_rule.c: one rule below its heading */
void handbook_rule(handbook *h, size_t i);

/* handbook_changes.c: what the policy says of its packs */
void handbook_changes(handbook *h);

#endif
