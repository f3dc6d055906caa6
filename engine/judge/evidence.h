/* evidence.h: notes of reads, each once, and how they are shown. Internal to judge/. */
#ifndef JUDGE_EVIDENCE_H
#define JUDGE_EVIDENCE_H

#include "judge/finding.h"

enum { EVIDENCE_MOST = 64 };   /* of one finding: more would prove nothing more */

typedef struct note_list {
  note *at;
  size_t n;
} note_list;

void evidence_add(note_list *list, arena *a, const note *notes, size_t n);
void evidence_show(const teller *t, kolua_finding *f, const note_list *list);
void evidence_show_missing(const teller *t, kolua_finding *f, const note_list *list);
/* An element of a list that several elements of one key make together is a copy: of which one in the data. */
const value *evidence_original(const value *element);
/* What a gap is called: the label of the field that is not given. */
const char *evidence_label(const teller *t, const note *n);

#endif
