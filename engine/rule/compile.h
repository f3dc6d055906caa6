/* compile.h: expressions to nodes; shared by compile.c, paths.c, bounds.c, tables.c, aggregate.c and resolve.c,
** and by nobody else. */
#ifndef RULE_COMPILE_H
#define RULE_COMPILE_H

#include "rule/eval.h"

/* A list whose elements a loop binds: every path that goes through it continues at the loop. */
typedef struct binding {
  text prefix;                 /* as written: "member.loans" */
  int at;
  const record *record;        /* of its elements; NULL: values */
  const field *field;
} binding;

typedef struct compiler {
  ruleset *rules;
  const model *model;
  const rule *rule;
  arena *arena, *scratch;
  problems *problems;
  binding bindings[LOOPS];
  int n_loops;                 /* bound now */
  const char **fields;         /* read by the rule, each once */
  size_t n_fields;
  bool failed;
} compiler;

typedef enum want { WANT_VALUE, WANT_LIST, WANT_ANY } want;

/* A name of a path: the step it takes and what stands there. */
typedef enum point { POINT_NONE, POINT_LIST, POINT_KEYED, POINT_VALUES } point;
typedef struct station {
  step step;
  const record *record;        /* that the next name is looked up in; NULL: none */
  const field *field;
  text prefix;                 /* of the path up to here */
  point point;
} station;
typedef struct route {
  station *stations;
  size_t n;
  text share;                  /* a key of shares behind the last station; else empty */
  int base;                    /* BASE_SUBJECT, BASE_CASE or a loop, ... */
  size_t start;                /* ... from which the stations from here on lead */
  const record *record;        /* at the base */
  const field *field;
} route;

/* Follows a path; false: a name is unknown, said. */
bool route_find(compiler *c, const expr *path, route *out);
/* The first station from `start` on that needs a loop; out->n: none. */
size_t route_next_list(const route *r, bool values_too);
node *compile_path(compiler *c, const expr *x, want w);

/* NULL: an error, said. */
node *compile(compiler *c, const expr *x, want w);
node *compile_condition(compiler *c, const expr *x);
node *compile_aggregate(compiler *c, const expr *x);
node *compile_table(compiler *c, const expr *x);
node *compile_gather(compiler *c, const expr *x, const route *r);
/* The bound of a demand on what is measured: of its kind, within its range. */
node *compile_bound(compiler *c, demand_op op, const expr *bound, const node *measured);
void compile_check_order(compiler *c, demand_op op, const node *warn, const node *fail);  /* either may be NULL */
bool compile_check_word(compiler *c, const field *f, text word, place at);  /* a word of f's enum, if it has one */
bool compile_adopt_date(compiler *c, node *constant, kind wanted);
bool compile_same_kind(kind a, kind b);
want compile_want(demand_op op);
bool compile_fits(compiler *c, demand_op op, const node *measured, place at);
/* Binds the lists that `path` goes through, for `each`: loops in order, outermost first. */
bool compile_each(compiler *c, const expr *path, const loop **out, size_t *n);

node *compile_node(compiler *c, const expr *x, kind k, const node *const *args, size_t n);
void compile_error(compiler *c, lint_code as, place at, const char *format, ...) __attribute__((format(printf, 4, 5)));
const char *kind_word(kind k);
const char *demand_name(demand_op op);
kind kind_of_field(const field *f);
kind kind_of_value(const value *v);
const unit *unit_named(const compiler *c, const char *name);  /* NULL: the model has no such unit */

#endif
