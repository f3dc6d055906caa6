/* expr.h: what a rule measures and on what condition, as a tree of plain data.
**
** The script layer builds the tree while a rule file runs; nothing is evaluated then. resolve.c gives each node its
** kind and each path its steps, eval.c runs it. The words that build it stand in two tables, function words and
** demand words, which are all that the script layer, the documentation and the suggestions know of them. */
#ifndef RULE_EXPR_H
#define RULE_EXPR_H

#include "data/document.h"

typedef enum expr_op {
  OP_CONST, OP_PATH, OP_TABLE, OP_COVERS,
  OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE, OP_MINUS,
  OP_COUNT, OP_SUM, OP_AVERAGE, OP_SMALLEST, OP_LARGEST, OP_FIRST, OP_DISTINCT, OP_WEIGHTED_AVERAGE,
  OP_ANY, OP_ALL, OP_NONE, OP_SHARE,
  OP_PICK, OP_OVERLAP, OP_FIRST_OF, OP_CHOOSE, OP_LEAST, OP_GREATEST, OP_FLOOR,
  OP_WORDS, OP_FOLDED, OP_PRIMARY_LANGUAGE,
  OP_AGE_DAYS, OP_MONTHS_AGO, OP_DAYS_BETWEEN, OP_HOURS_BETWEEN, OP_DAYS_AFTER, OP_MONTHS_AFTER, OP_OVERLAP_DAYS,
  OP_ALL_OF, OP_ANY_OF, OP_NEGATE, OP_TEST
} expr_op;

typedef enum demand_op {
  DEMAND_AT_MOST, DEMAND_AT_LEAST, DEMAND_ABOVE, DEMAND_BELOW, DEMAND_BETWEEN, DEMAND_EQUALS, DEMAND_DIFFERS,
  DEMAND_ONE_OF, DEMAND_NONE_OF, DEMAND_CONTAINS, DEMAND_CONTAINS_ANY, DEMAND_DISJOINT_FROM, DEMAND_MATCHES,
  DEMAND_BEFORE, DEMAND_AFTER, DEMAND_NOT_BEFORE, DEMAND_NOT_AFTER,
  DEMAND_PRESENT, DEMAND_ABSENT, DEMAND_EMPTY, DEMAND_NOT_EMPTY, DEMAND_IS_TRUE, DEMAND_IS_FALSE
} demand_op;
enum { DEMANDS = DEMAND_IS_FALSE + 1 };

typedef struct function_word {
  const char *name;
  expr_op op;
  int least, most;   /* arguments; most -1: any number, given as one table { a, b, ... } or as several */
} function_word;
const function_word *function_words(size_t *n);

typedef enum bound_kind { BOUND_NONE, BOUND_ORDERED /* number, date */, BOUND_ANY, BOUND_LIST, BOUND_PAIR, BOUND_PATTERN } bound_kind;
typedef struct demand_word {
  const char *name;
  demand_op op;
  bound_kind bound;
} demand_word;
const demand_word *demand_words(size_t *n);   /* in the order of demand_op */
/* Of demands with an order: whether what is too high breaks it, or what is too low, and whether the bound itself does. */
bool demand_is_upper(demand_op op);
bool demand_is_lower(demand_op op);
bool demand_is_strict(demand_op op);
const demand_word *demand_named(text name);   /* NULL: no such demand */

typedef struct expr expr;
typedef struct parameter parameter;

/* What a value of an expression is, found by resolve.c. */
typedef enum kind { KIND_UNKNOWN, KIND_BOOL, KIND_NUMBER, KIND_TEXT, KIND_DATE, KIND_DATETIME, KIND_LIST, KIND_SHARES, KIND_ELEMENT } kind;

/* One step of a resolved path, from an element to the next. */
typedef enum step_op {
  STEP_FIELD,    /* a field of the record, by slot */
  STEP_REFER,    /* the element that an id field refers to */
  STEP_KEYED,    /* the element of a keyed list under a fixed key */
  STEP_LIST,     /* each element of a list of records: bound by a loop */
  STEP_REFERS,   /* each element that a list of ids refers to */
  STEP_BACK,     /* each element that refers to this one */
  STEP_VALUES    /* each value of a list of values: only where a loop binds it */
} step_op;
typedef struct step {
  step_op op;
  const field *field;
  size_t key;          /* of STEP_KEYED: index into field->key->options */
} step;

struct expr {
  expr_op op;
  place at;                /* in the rule file */
  const expr **args;
  size_t n;
  const value *constant;   /* OP_CONST: a scalar or a list of scalars */
  text root;               /* OP_PATH as written: the subject's name, or "case" */
  const text *names;
  size_t n_names;
  const parameter *table;  /* OP_TABLE, OP_COVERS; args are the keys */
  demand_op demand;        /* OP_TEST: args[0] is what is tested, args[1] the bound, if it takes one */
  uint32_t size;           /* nodes of the tree that it stands for; what is shared counts each time; at most UINT32_MAX */
  bool used;               /* a condition that no rule, filter or condition took is a load error */
};

typedef struct demand {
  demand_op op;
  place at;
  const expr *warn, *fail;   /* bounds; NULL: none */
  bool warns, fails;         /* of demands without a bound: what it gives when not met */
} demand;

/* Builders. All copy what they are given into the arena; `place` is where the word stands in the rule file. */
expr *expr_const(arena *a, const value *constant, place at);
expr *expr_path(arena *a, text root, place at);                 /* the subject itself, or the whole document */
expr *expr_member(arena *a, const expr *path, text name, place at);  /* path must be OP_PATH */
expr *expr_call(arena *a, expr_op op, const expr *const *args, size_t n, place at);
expr *expr_test(arena *a, demand_op op, const expr *operand, const expr *bound, place at);  /* bound NULL: takes none */
expr *expr_table(arena *a, const parameter *table, const expr *const *keys, size_t n, bool covers, place at);

/* As it would be written in a rule: "member.loans.overdue", "age_days(member.joined_on)". */
void expr_write(buf *out, const expr *e);

#endif
