/* plan.h: what a rule compiles to: paths as slots, constants converted, loops named, nothing left to look up.
**
** resolve.c makes plans from rules and a model; eval.c and the judge run them. A node knows its kind, so that running
** it needs no checks of types: what has the wrong type in the data is void by then, and void is unknown. */
#ifndef RULE_PLAN_H
#define RULE_PLAN_H

#include "base/dates.h"
#include "rule/rule.h"
#include "rule/scope.h"

/* The outcome of running a node. UNKNOWN is a kind like others: three-valued logic throughout. */
typedef struct result {
  kind kind;
  bool boolean;
  bool whole;                /* NUMBER: `integer` holds it exactly */
  bool may_be_given;         /* UNKNOWN: it cannot even be said that it is not given */
  int64_t integer;           /* NUMBER if whole; DATE: day number */
  double number;             /* NUMBER */
  union {
    text text;               /* TEXT, NFC */
    instant instant;         /* DATETIME */
    struct { double low, high; };  /* UNKNOWN of a count or share: it lies between; else -inf and +inf */
    struct { const value *const *items; uint32_t n, holes; };  /* LIST: how many, and how many more are unknown */
  };
  const value *source;       /* the value in the data that it is, or the element; NULL: computed */
} result;

enum { BASE_SUBJECT = -1, BASE_CASE = -2, BASE_CONTEXT = -3 };  /* where a path starts, else the index of a loop */

enum { LOOPS = SCOPE_LOOPS };
#define DEPENDS_ON_SUBJECT (UINT32_C(1) << LOOPS)

typedef struct node node;

/* One level of a loop: from `base` by `steps`, whose last one yields the elements, into loop `at`. */
typedef struct loop {
  int base, at;
  const step *steps;
  size_t n_steps;
  const record *record;      /* of the elements; NULL: they are values */
  const field *field;        /* the list */
} loop;

struct node {
  expr_op op;
  kind kind;
  kind item;                 /* of a LIST or SHARES: kind of its items */
  demand_op demand;          /* OP_TEST */
  const node **args;
  size_t n;
  int base;                  /* OP_PATH */
  const step *steps;
  size_t n_steps;
  text share;                /* OP_PATH that ends in a key of shares; else empty */
  const loop *loops;         /* aggregates; OP_PATH of a list through lists: gathered */
  size_t n_loops;
  result constant;           /* OP_CONST */
  const parameter *table;    /* OP_TABLE, OP_COVERS */
  const field *field;        /* whose value it is, for labels, enum options and ranges; NULL: computed */
  const unit *unit;          /* NULL: none, or mixed */
  uint32_t depends;          /* on what its result depends: bit i for loop i, DEPENDS_ON_SUBJECT */
  size_t memo;               /* 1 + index of a result that is the same for the whole document; 0: none */
  place at;
  const expr *source;
};

typedef struct demand_plan {
  demand_op op;
  const node *warn, *fail;
  bool warns, fails;
  const demand *source;
} demand_plan;

typedef struct filler { text name; const node *value; } filler;  /* {member.grade} in an author's message */

typedef struct shortcut shortcut;  /* how a part can be judged at once (shortcut.h) */
typedef struct part_plan part_plan;
struct part_plan {
  const part *source;
  const loop *each;
  size_t n_each;
  const node *where, *when, *measure;
  demand_plan *demands;
  size_t n_demands;
  shortcut *shortcut;        /* NULL: only by its nodes */
  bool is_short;             /* the part and all its parts are judged by shortcuts alone */
  part_plan *parts;
  size_t n_parts;
  const unit *unit;          /* the part's own, else the measure's */
  const filler *fillers;
  size_t n_fillers;
};

typedef struct rule_plan {
  part_plan root;
  const node *dated;         /* NULL: the subject's own date, else as_of */
  const char *const *fields; /* the paths it reads, each once, ended by NULL */
} rule_plan;

#endif
