/* rule.h: rules, their parts, thresholds and parameters as data; a rule set and the plan it compiles to.
**
** A rule set is filled by the script layer, changed by the policy layer (thresholds, parameters), then resolved
** against the model, once; from then on it is immutable and shared by threads. */
#ifndef RULE_RULE_H
#define RULE_RULE_H

#include "rule/expr.h"

/* ---- parameters: numbers that several rules or a function use, each cell with a name of its own */

/* What was in force before: the last one is what the rule file says. */
typedef struct overridden {
  const expr *bound;         /* of a threshold ... */
  const value *value;        /* ... of a cell */
  place origin;
  const struct overridden *earlier;
} overridden;

typedef enum cell_kind { CELL_VALUE, CELL_TABLE, CELL_STEPS } cell_kind;
typedef struct cell {
  cell_kind kind;
  const value *value;        /* CELL_VALUE */
  place origin;              /* where the value in force was written */
  const overridden *earlier;   /* what a policy set another value for; NULL: nothing */
  struct cell_entry { text key; struct cell *cell; } *entries;  /* TABLE: by key. STEPS: keys are numbers or dates, ascending */
  size_t n;
} cell;

struct parameter {
  text id;                   /* "benchmark.engagement.low", "RULE.drop" */
  cell *root;
  place at;
  const unit *unit;          /* of a function's parameter; NULL: none stated */
  text unit_name;
  bool has_min, has_max;
  double min, max;
};

/* ---- rules */

typedef enum combine { COMBINE_WORST, COMBINE_BEST } combine;   /* parts = {..}, parts = any_of {..} */
typedef struct part part;
struct part {
  text name;                 /* "" for the rule itself */
  place at;
  const expr *each, *where, *when, *measure;
  demand *demands;           /* all must hold */
  size_t n_demands;
  part *parts;               /* instead of measure and demands */
  size_t n_parts;
  combine combine;
  bool has_absent;
  kolua_outcome absent;      /* FAIL, WARN or SKIPPED: when each finds nothing or measure is not given */
  label label, remedy;
  label message[KOLUA_OUTCOMES];  /* by outcome; empty: made by template */
  text unit_name;
  struct part_plan *plan;    /* resolve.c */
};

typedef struct threshold {   /* one number or text that `set` may change */
  text name;                 /* RULE.warn, RULE.PART.fail */
  const expr **bound;        /* where it stands in a demand */
  const part *part;
  place origin;
  const overridden *earlier;   /* what a policy set another value for; NULL: nothing */
  const unit *unit;
  const field *field;        /* what it bounds, for its range; NULL: an expression */
} threshold;

typedef struct rule {
  text id, pack;
  text on;                   /* the subject's name as written */
  label title, reason, remedy, wording;
  kolua_severity severity;
  double weight;
  const text *source;
  size_t n_source;
  bool has_from, has_until, has_warn_until;
  int64_t from, until, warn_until;   /* day numbers; until and warn_until are the first day not in force */
  const expr *dated;
  part root;                 /* each, where, when, absent, measure, demand, parts stand here */
  bool is_function;
  text body;                 /* of a function: its text, a piece of its file; empty: not to be told */
  unsigned answers;          /* the outcomes that its words name, a bit each; 0: not to be told */
  bool only_warns;           /* by the policy: where it fails, it warns */
  bool is_disabled;          /* by the policy ... */
  text disabled;             /* ... for this reason */
  struct rule_changes { place disabled, level, weight; } changed;  /* where a policy says so; file NULL: none does */
  bool is_unsound;           /* something in it is wrong: its plan is not whole */
  bool is_headline;          /* told by a pack's overview whatever its outcome */
  parameter **params;        /* of a function */
  size_t n_params;
  place at;
  /* resolve.c: */
  const subject *subject;
  threshold *thresholds;
  size_t n_thresholds;
  struct rule_plan *plan;
} rule;

typedef struct source {
  text id;
  label title;
  label unchecked;           /* why no rule can check it; empty: rules should */
} source;

typedef struct ruleset {
  arena *arena;
  rule **rules;              /* by id once resolved */
  size_t n_rules;
  parameter **parameters;
  size_t n_parameters;
  const source *sources;     /* in the order of their file; none: sources are not checked */
  const source **sources_by_id;
  size_t n_sources;
  const model *model;
  size_t n_memos;            /* results that hold for a whole document (plan.h) */
} ruleset;

void ruleset_init(ruleset *rs, arena *a);
/* Adds a rule or a parameter; a duplicate id is a problem that names both places. */
kolua_status ruleset_add_rule(ruleset *rs, rule *r, problems *p);
kolua_status ruleset_add_parameter(ruleset *rs, parameter *param, problems *p);
/* Whether an id is the prefix or lies below it: "lending.late.days" below "lending.late". */
bool rule_is_below(text id, text prefix);
/* Lower-case words of letters, digits, _ and - with dots between them. */
bool rule_id_is_valid(text id);
/* Whether a rule about this subject asks for the field; a function may ask for any. */
bool ruleset_reads(const ruleset *rs, const subject *s, const field *f);
rule *ruleset_find(const ruleset *rs, text id);            /* NULL: no such rule */
void ruleset_set_sources(ruleset *rs, const source *sources, size_t n);
const source *ruleset_source(const ruleset *rs, text id);  /* NULL: no such source */
text ruleset_suggest(const ruleset *rs, text id, arena *scratch);

/* Sets a threshold, a parameter or a table's cell by name; `v` may be a map of further names, as in a policy file.
** Before ruleset_resolve. Unknown names (with a suggestion) and values of the wrong type are problems at `where`,
** which is the value's own place when v has one. Units and ranges are checked by ruleset_resolve. */
bool ruleset_knows(const ruleset *rs, text name); /* whether the name leads to a rule, threshold or parameter, however wrong its end */
kolua_status ruleset_set(ruleset *rs, text name, const value *v, place where, problems *p);

/* Paths to slots, kinds, units, ranges, order of warn and fail, names of parts and thresholds: all errors at once. */
MUST_CHECK kolua_status ruleset_resolve(ruleset *rs, const model *m, arena *scratch, problems *p);
/* Compiles one rule that is not among them, against what they were resolved with; its plan lies in rs->arena. */
MUST_CHECK kolua_status ruleset_compile(ruleset *rs, rule *r, arena *scratch, problems *p);

#endif
