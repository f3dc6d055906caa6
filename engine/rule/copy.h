/* copy.h: a rule copied deep enough to be changed and compiled, while the one that it is made from notices nothing. */
#ifndef RULE_COPY_H
#define RULE_COPY_H

#include "rule/rule.h"

/* Parts and demands are its own, for compiling writes into them; expressions are shared. Not compiled; its thresholds have no names. */
rule *rule_copy(const rule *r, arena *a);
/* The same, asking `other` wherever it asks `table`. */
rule *rule_with_table(const rule *r, const parameter *table, const parameter *other, arena *a);

/* Whether its expressions ask the table; what a function does is not known. */
bool rule_asks_table(const rule *r, const parameter *table);
/* Whether it asks it anywhere but in the bounds of demands. */
bool rule_asks_beside_bounds(const rule *r, const parameter *table);

#endif
