/* finding.h: verdicts and answers put into words, evidence and changes, as kolua.h shows them. Internal to judge/. */
#ifndef JUDGE_FINDING_H
#define JUDGE_FINDING_H

#include "judge/phrase.h"
#include "judge/verdict.h"

typedef struct teller {        /* for whom */
  const kolua_policy *policy;
  kolua_lang lang;
  arena *arena;                /* of the subject */
  const document *doc;
  const subject *kind;
  const value *subject;
  bool at_a_glance;            /* of a finding no more is wanted than its outcome and its message ... */
  bool is_silent;              /* ... and no message either, unless a waiver may bear on it */
} teller;

/* The finding of a rule that was judged by its plan. `ways` are filled in by the caller. */
kolua_finding *finding_of_verdict(const teller *t, const rule *r, const kolua_rule *shown, const verdict *v);
/* An outcome, and nothing else. */
kolua_finding *finding_short(const teller *t, const rule *r, const kolua_rule *shown, kolua_outcome outcome);
/* The finding of a function's answer; `notes` are what it read. */
kolua_finding *finding_of_answer(const teller *t, const rule *r, const kolua_rule *shown, const script_answer *answer, const note *notes, size_t n);
/* A rule that does not apply, or whose application is in doubt while it would not pass. */
kolua_finding *finding_of_condition(const teller *t, const rule *r, const kolua_rule *shown, const verdict *v);
/* What is said of this outcome of a rule that is one part with one demand, kept in `kept`; false: it is not always the same. */
bool finding_phrase(phrase *out, const teller *t, const rule *r, const verdict *v, arena *kept);
/* What a reader may call the element of a verdict: its id, its key, as a report shows it in each language. How many. */
enum { ELEMENT_NAMES = 2 + KOLUA_LANGS };
size_t finding_element_names(const teller *t, const verdict *v, text names[ELEMENT_NAMES]);
/* What a reader calls an element of a list; empty: it has a key, or no list is known. */
text finding_element(const teller *t, const value *element, const field *list);
/* Where a change would be written: the field of a map, given or not. */
const char *finding_path(const teller *t, const value *holder, const field *f, text key, text rest);
const value *finding_value(arena *a, const result *r);  /* NULL: unknown */

#endif
