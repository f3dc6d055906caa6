/* yaml_anchor.h: what the anchors of a document name.
**
** An anchor stands in the table from where its node begins, so that an alias inside that node is known to be
** recursive. A name may be given again; an alias means the last one before it. The table is kept sorted and has a
** limit: no choice of names makes it slow. */
#ifndef DATA_YAML_ANCHOR_H
#define DATA_YAML_ANCHOR_H

#include "data/yaml_scalar.h"

enum { YAML_MOST_ANCHORS = 10 * 1000 };

typedef struct anchor {
  text name;
  size_t node;    /* which node it names: counts up */
  bool is_open;   /* that node has not ended */
  bool is_plain;  /* of a scalar, as are tag and text, for an alias that is a key */
  yaml_tag tag;
  text written;
  value value;    /* once the node has ended */
} anchor;

typedef struct anchors {
  arena *arena;
  anchor *at;
  size_t n, cap;
  size_t nodes;
} anchors;

void anchors_init(anchors *t, arena *a);
/* The entry for a node that begins; NULL when there are too many. It lives until the next call. */
anchor *anchors_add(anchors *t, text name);
anchor *anchors_find(anchors *t, text name);  /* NULL: no such anchor */

#endif
