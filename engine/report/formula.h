/* formula.h: an expression in a reader's words: fields by their labels, demands as they are asked for, functions told. */
#ifndef REPORT_FORMULA_H
#define REPORT_FORMULA_H

#include "rule/plan.h"

void formula_write(buf *out, const node *n, kolua_lang lang);
/* What a demand asks for, as words behind a label, whatever its bound is: "at most 20%", "at most “Quote” × 0.5". `measured` is
** what it is asked of, `bound` NULL where it takes none. */
void formula_demand(buf *out, demand_op op, const node *measured, const unit *u, const node *bound, kolua_lang lang);
/* What stands between what is asked for and what comes of it: ", else ". */
const char *formula_otherwise(demand_op op, kolua_lang lang);
/* "“Accounts”": what `each` goes through. */
void formula_loops(buf *out, const loop *loops, size_t n, kolua_lang lang);

#endif
