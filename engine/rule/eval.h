/* eval.h: running the nodes of a plan in a scope.
**
** Nothing is allocated but in the scope's arena, and nothing at all for scalars. */
#ifndef RULE_EVAL_H
#define RULE_EVAL_H

#include "rule/plan.h"
#include "rule/scope.h"

typedef enum truth { NO, YES, MAYBE } truth;

result eval(scope *s, const node *e);
truth eval_truth(scope *s, const node *condition);   /* NULL is YES */
truth truth_not(truth t);

/* Whether `found` meets demand `op` with `bound` (ignored by demands that take none). */
truth eval_meets(scope *s, demand_op op, const result *found, const result *bound);

/* The cell that a table is asked for; NULL: it has none, or the last *key, UNKNOWN, is not known. */
const cell *eval_cell(scope *s, const node *table, result *key);

/* Runs a chain of loops, outermost first, and calls `each` with the loops bound; false from it ends the walk. MAYBE: some list
** is missing, so there may be more elements than were visited. NO: `each` ended it. */
typedef bool eval_each_fn(scope *s, void *payload);
truth eval_loops(scope *s, const loop *loops, size_t n, eval_each_fn *each, void *payload);
/* The same, but the walk ends where something is missing, for what comes behind may not be next: MAYBE. */
truth eval_loops_to_gap(scope *s, const loop *loops, size_t n, eval_each_fn *each, void *payload);

/* Follows a chain of single steps; NULL: missing, noted. *is_open (may be NULL) then tells whether there may be something all the
** same: a reference leads nowhere, or an element is there and nothing else of it is known. */
const value *eval_walk(scope *s, const value *from, const step *steps, size_t n, bool *is_open);
/* An element of a keyed list with none of its attributes given says that it is there, and no more: of its attributes nothing is
** known, not even that they were left out. */
bool eval_is_undescribed(const value *at, const field *f);
/* Whether a list of elements is left out or no list, and so empty; where the model says so, or the whole document says nothing (VALUE_BARE), it
** is missing instead. */
bool eval_is_left_out(const value *holder, const field *f);
const value *eval_base(const scope *s, int base);

result eval_aggregate(scope *s, const node *e);      /* fold.c */
result eval_gather(scope *s, const node *e);
result eval_dates(scope *s, const node *e);          /* when.c */
result eval_letters(scope *s, const node *e);        /* letters.c */

/* Results that hold for a whole document: kept in `a`, which must live as long as the document is judged. */
struct memo *memo_new(arena *a, size_t n);

result result_unknown(void);
result result_number(double n);
result result_integer(int64_t n);
result result_bool(bool b);
result result_of(const value *v, kind as);           /* v NULL or not readable as that kind: UNKNOWN */
/* Numbers and dates: -1, 0, 1; integers exactly, others within 1e-9 times the larger of 1 and the operands. */
int result_compare(const result *a, const result *b);
bool result_same(const result *a, const result *b);  /* scalars of one kind, elements by identity */

#endif
