/* message.h: what a demand that was not met (or was) says to a person: "label: value, what is wrong with it".
**
** format.c shows values, message.c puts them into the templates of texts.c. Text is shown on one line, and cut where it
** is too long to be read in a sentence. */
#ifndef JUDGE_MESSAGE_H
#define JUDGE_MESSAGE_H

#include "rule/eval.h"

/* A value for a reader: 1.250.000 ₫, 34,2%, 21/11/2026, the label of an enum value; lists joined by commas and
** "and". `apart`: a number gets the decimals that tell it from that other one (NULL: none), so that 69.96% is not "70%"
** beside a bound of 70%. unit and field may be NULL. */
void show_result(buf *out, const result *r, const unit *u, const field *f, kolua_lang lang, const result *apart);
void show_value(buf *out, const value *v, const unit *u, const field *f, kolua_lang lang);
text show_label(label l, kolua_lang lang, text otherwise);  /* the other language's, where this one has none */
void show_date(buf *out, int64_t day, kolua_lang lang);
/* A bound as its author meant it: with all its digits, as far as a reader can take them. A list is "a and b", alternatives
** "a or b", or, if it has two ends, a range "20% to 30%". */
typedef enum bound_style { BOUND_ALL, BOUND_EITHER, BOUND_RANGE } bound_style;
void show_bound(buf *out, const result *r, const unit *u, const field *f, kolua_lang lang, const result *apart,
                bound_style style);
/* Several texts as one: "a, b and c", "a, b or c"; more than a sentence can hold are counted: "and 12 more". */
void show_joined(buf *out, const text *items, size_t n, kolua_lang lang, bool either);
/* What a demand asks for, as words behind a label: "at most 20%", "not before 2026-12-01". `bound` may be NULL. */
/* Whether two numbers lie so far apart that each is shown as it would be alone; anything else is always. */
bool show_is_apart(const result *found, const result *bound, const unit *u);
void show_demand(buf *out, demand_op op, const value *bound, const unit *u, const field *f, kolua_lang lang);

typedef struct saying {
  kolua_lang lang;
  const model *model;
  const part *part;
  text label;                 /* what is measured, chosen already: the part's, the field's or the title */
  text element;               /* which element, as a reader would name it; empty: none */
  kolua_outcome outcome;      /* WARN, FAIL, UNKNOWN or PASS */
  const demand *demand;       /* the one that decided; NULL: presence of each or measure */
  result found, warn, fail;   /* KIND_UNKNOWN where there is none */
  const unit *unit;
  const field *field;         /* of what is measured; NULL: computed */
  const char *const *missing; /* labels of what is not given, for UNKNOWN; ended by NULL */
  const char *why;            /* of an UNKNOWN: NULL: not given; else a key of rule/reasons.h */
  const char *stand_in;       /* stands where the value or the shared items would, and bounds as they are shown alone; NULL: none */
} saying;
void message_write(buf *out, const saying *s);
/* What of the message depends on the value: the value as it is shown, the items of the bound that it has, or more than one thing. */
typedef enum message_core { MESSAGE_OF_VALUE, MESSAGE_OF_SHARED, MESSAGE_OF_MORE } message_core;
message_core message_core_of(const saying *s);
/* The items of the bound that what was found has, or lacks; of none all. */
void message_sift(buf *out, const saying *s, const result *bound, bool had);
const result *message_bound(const saying *s);  /* the one that the message tells */

/* Fills {label} {value} {warn} {fail} {missing} and others by `fill` into an author's template; unknown names stay. */
typedef struct filling { text name; text value; } filling;
void message_fill(buf *out, text template_text, const filling *fillings, size_t n);

#endif
