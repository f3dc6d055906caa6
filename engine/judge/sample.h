/* sample.h: a whole document made from the few fields that a test case gives.
**
** The parts lie over each other: maps merge key by key, everything else is replaced. The subject's own fields go to the
** element of its list that has its id, or become a new one. What no rule judges but a document must have is added: the
** schema's name, and ids for elements that were given none. */
#ifndef JUDGE_SAMPLE_H
#define JUDGE_SAMPLE_H

#include "data/document.h"

typedef struct sample {
  const model *model;
  const char *file;            /* that stands in places */
  const kolua_limits *limits;
  const value *layers[3];      /* the last wins; NULL: none */
  const value *fields;         /* of the subject; NULL: none given */
  const subject *kind;         /* NULL if `fields` is */
  text id;                     /* of the subject; empty: its fields say it, or it is made up, see sample_build */
} sample;

/* The document's tree, in `a`. `s->id` is filled when `fields` are given. */
MUST_CHECK kolua_status sample_build(value **out, sample *s, arena *a, arena *scratch, problems *p);

#endif
