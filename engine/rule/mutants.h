/* mutants.h: rules that differ from a rule in one thing, to see whether its cases notice.
**
** A mutant is made of the rule as data: one place of its tree is changed, all else is shared. It is numbered by the order of
** these places, so that a caller asks for 0, 1, 2, ... until there are no more. What cannot differ, such as all_of of one
** condition made any_of, is not made; what the model forbids turns out when the mutant is compiled. */
#ifndef RULE_MUTANTS_H
#define RULE_MUTANTS_H

#include "rule/rule.h"

typedef struct mutant {
  rule *rule;            /* not compiled; its thresholds have no names */
  parameter *table;      /* of a table's mutant, instead of a rule */
  place at;
  const char *change;    /* "at_most 0.2 -> below 0.2" */
} mutant;

/* False: it has no mutant of that number. All in `a`. */
bool mutant_of_rule(mutant *out, const rule *r, size_t number, arena *a);
bool mutant_of_table(mutant *out, const parameter *table, size_t number, arena *a);

/* ---- for the files that make them: mutants.c rules, parts and cells, mutants_expr.c expressions */

typedef struct maker {
  arena *arena;
  size_t wanted, seen;   /* the number asked for; how many were passed */
  mutant *out;           /* out->change NULL: not made yet */
} maker;

/* Whether the next mutant is the one that is asked for; then its place and its change are told. */
bool maker_turn(maker *m, place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
const expr *maker_expr(maker *m, const expr *e);   /* `e` itself: the mutant is not in it */
/* A number, a date or a list of a constant, moved by a step or shortened; `v` itself as above. `is_pair`: two bounds. */
const value *maker_value(maker *m, const value *v, place at, bool is_pair);
/* Demands that come near one; returns how many. */
enum { DEMANDS_NEAR = 2 };
size_t demands_near(demand_op op, const expr *bound, demand_op out[DEMANDS_NEAR]);
const char *demand_word_of(demand_op op);

#endif
