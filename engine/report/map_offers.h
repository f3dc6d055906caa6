/* map_offers.h: the fields of a subject as a foreign table might name them. */
#ifndef REPORT_MAP_OFFERS_H
#define REPORT_MAP_OFFERS_H

#include "data/model.h"

typedef struct offer {     /* a field that a column may fill */
  text path;               /* from the record on, through the first element of each list */
  size_t holder_len;       /* of the path: what its field stands in, "" at the top */
  const field *field;
  field_type type;
  const option *key;       /* of shares; NULL else */
  text *names;             /* likeness_words: labels, name, path, and what other tools say */
  size_t n_names, n_own;   /* the first n_own are the model's; behind them stands the likeliest first */
  unsigned element;        /* of the list of kinds in which it stands, from 1; 0: in none */
  const char *taken_by;    /* a column; NULL: none yet */
} offer;

typedef struct offers {
  offer *at;
  size_t n, cap;
} offers;

/* A list of kinds is one whose elements are told apart by an enum first, as shops by their kind: "Web price" and "Street price"
** are fields of two elements. NULL: the subject has none. */
const field *offers_kinds(const subject *s);
/* `n_elements` of that list, of all others the first. */
void offers_collect(offers *out, const subject *s, unsigned n_elements, arena *a);
/* How like a column's name it is, 0 to 100. */
int offer_likeness(const offer *o, text header_words);
const char *offer_label(const offer *o, kolua_lang lang, arena *a);

#endif
