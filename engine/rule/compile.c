/* compile.c: expressions to nodes, with the kind, the unit and the field of each. Paths are followed in paths.c, lists walked in
** aggregate.c, bounds fitted in bounds.c, tables asked in tables.c. */
#include "rule/compile.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

void compile_error(compiler *c, lint_code as, place at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  buf message;
  buf_init(&message, c->scratch);
  buf_vformat(&message, format, args);
  va_end(args);
  c->failed = true;
  problem_add_as(c->problems, as, KOLUA_EPOLICY, at, "%s: %s", c->rule->id.at, buf_text(&message).at);
}

const char *kind_word(kind k) {
  static const char *const words[] = {
      [KIND_UNKNOWN] = "nothing",    [KIND_BOOL] = "a condition",
      [KIND_NUMBER] = "a number",    [KIND_TEXT] = "text",
      [KIND_DATE] = "a date",        [KIND_DATETIME] = "a date with time",
      [KIND_LIST] = "a list",        [KIND_SHARES] = "a map of shares",
      [KIND_ELEMENT] = "an element",
  };
  return words[k];
}

const unit *unit_named(const compiler *c, const char *name) {
  return model_unit(c->model, text_of(name));
}

node *compile_node(compiler *c, const expr *x, kind k, const node *const *args, size_t n) {
  node *out = ARENA_NEW(c->arena, node);
  *out = (node){.op = x->op,
                .kind = k,
                .demand = x->demand,
                .n = n,
                .table = x->table,
                .at = x->at,
                .source = x,
                .base = BASE_CASE};
  out->args = ARENA_ARRAY(c->arena, n + 1, const node *);
  for (size_t i = 0; i < n; i++) {
    out->args[i] = args[i];
    if (args[i] != NULL) out->depends |= args[i]->depends;
  }
  return out;
}

/* ---- constants */

kind kind_of_value(const value *v) {
  switch ((kolua_type)v->type) {
    case KOLUA_BOOL: return KIND_BOOL;
    case KOLUA_INTEGER:
    case KOLUA_NUMBER: return KIND_NUMBER;
    case KOLUA_STRING: return KIND_TEXT;
    case KOLUA_LIST: return KIND_LIST;
    case KOLUA_NULL:
    case KOLUA_MAP: break;
  }
  return KIND_UNKNOWN;
}

static result constant_result(const value *v) {
  result r = {.kind = kind_of_value(v), .source = v};
  if (v->type == KOLUA_BOOL) r.boolean = v->as.boolean;
  if (v->type == KOLUA_INTEGER)
    r = (result){
        .kind = KIND_NUMBER, .whole = true, .integer = v->as.integer, .number = (double)v->as.integer, .source = v};
  if (v->type == KOLUA_NUMBER) r.number = v->as.number;
  if (v->type == KOLUA_STRING) r.text = value_text(v);
  return r;
}

static node *compile_constant(compiler *c, const expr *x) {
  node *out = compile_node(c, x, kind_of_value(x->constant), NULL, 0);
  out->constant = constant_result(x->constant);
  if (out->kind != KIND_LIST) return out;
  const value **items = ARENA_ARRAY(c->arena, x->constant->len + 1, const value *);
  for (size_t i = 0; i < x->constant->len; i++) items[i] = &x->constant->as.items[i];
  out->constant.items = items;
  out->constant.n = x->constant->len;
  out->item = x->constant->len > 0 ? kind_of_value(items[0]) : KIND_UNKNOWN;
  return out;
}

/* ---- conditions */

want compile_want(demand_op op) {
  switch ((int)op) {
    case DEMAND_CONTAINS:
    case DEMAND_CONTAINS_ANY:
    case DEMAND_DISJOINT_FROM: return WANT_LIST;
    case DEMAND_PRESENT:
    case DEMAND_ABSENT:
    case DEMAND_EMPTY:
    case DEMAND_NOT_EMPTY: return WANT_ANY;
    default: return WANT_VALUE;
  }
}

static bool is_ordered(kind k) {
  return k == KIND_NUMBER || k == KIND_DATE || k == KIND_DATETIME;
}

static bool fits(demand_op op, kind k) {
  switch (op) {
    case DEMAND_AT_MOST:
    case DEMAND_AT_LEAST:
    case DEMAND_ABOVE:
    case DEMAND_BELOW:
    case DEMAND_BETWEEN: return is_ordered(k);
    case DEMAND_BEFORE:
    case DEMAND_AFTER:
    case DEMAND_NOT_BEFORE:
    case DEMAND_NOT_AFTER: return k == KIND_DATE || k == KIND_DATETIME;
    case DEMAND_EQUALS:
    case DEMAND_DIFFERS:
    case DEMAND_ONE_OF:
    case DEMAND_NONE_OF: return is_ordered(k) || k == KIND_TEXT || k == KIND_BOOL;
    case DEMAND_CONTAINS:
    case DEMAND_CONTAINS_ANY:
    case DEMAND_DISJOINT_FROM: return k == KIND_LIST;
    case DEMAND_MATCHES: return k == KIND_TEXT;
    case DEMAND_EMPTY:
    case DEMAND_NOT_EMPTY: return k == KIND_LIST || k == KIND_SHARES || k == KIND_TEXT;
    case DEMAND_IS_TRUE:
    case DEMAND_IS_FALSE: return k == KIND_BOOL;
    case DEMAND_PRESENT:
    case DEMAND_ABSENT: return true;
  }
  return false;
}

const char *demand_name(demand_op op) {
  size_t n;
  return demand_words(&n)[op].name;
}

bool compile_fits(compiler *c, demand_op op, const node *measured, place at) {
  if (fits(op, measured->kind)) return true;
  compile_error(c, CODE_TYPE, at, "%s does not fit %s", demand_name(op), kind_word(measured->kind));
  return false;
}

bool compile_same_kind(kind a, kind b) {
  const bool a_day = a == KIND_DATE || a == KIND_DATETIME, b_day = b == KIND_DATE || b == KIND_DATETIME;
  return a == b || (a_day && b_day);
}

static node *compile_test(compiler *c, const expr *x) {
  const node *args[2] = {compile(c, x->args[0], compile_want(x->demand)), NULL};
  if (args[0] == NULL || !compile_fits(c, x->demand, args[0], x->at)) return NULL;
  if (x->n > 1 && (args[1] = compile_bound(c, x->demand, x->args[1], args[0])) == NULL) return NULL;
  return compile_node(c, x, KIND_BOOL, args, x->n);
}

static node *compile_junction(compiler *c, const expr *x) {
  const node **args = ARENA_ARRAY(c->scratch, x->n + 1, const node *);
  bool ok = true;
  for (size_t i = 0; i < x->n; i++) ok &= (args[i] = compile_condition(c, x->args[i])) != NULL;
  return ok ? compile_node(c, x, KIND_BOOL, args, x->n) : NULL;
}

node *compile_condition(compiler *c, const expr *x) {
  node *out = compile(c, x, WANT_VALUE);
  if (out == NULL) return NULL;
  if (out->kind == KIND_BOOL && out->op != OP_PATH && out->op != OP_CONST) return out;
  buf shown;
  buf_init(&shown, c->scratch);
  expr_write(&shown, x);
  compile_error(c, CODE_TYPE, x->at,
                out->kind == KIND_BOOL ? "%s is no condition: write %s:is_true()"
                                       : "%s is no condition: call a demand, as in %s:present()",
                buf_text(&shown).at, buf_text(&shown).at);
  return NULL;
}

/* ---- values */

static bool compile_args(compiler *c, const expr *x, const node **args, want w) {
  bool ok = true;
  for (size_t i = 0; i < x->n; i++) ok &= (args[i] = compile(c, x->args[i], w)) != NULL;
  return ok;
}

static bool check_kinds(compiler *c, const expr *x, const node *const *args, bool (*is_fit)(kind k),
                        const char *wanted) {
  for (size_t i = 0; i < x->n; i++)
    if (!is_fit(args[i]->kind)) {
      compile_error(c, CODE_TYPE, x->args[i]->at, "%s is wanted here, not %s", wanted, kind_word(args[i]->kind));
      return false;
    }
  return true;
}

static bool is_number(kind k) {
  return k == KIND_NUMBER;
}

static bool is_text(kind k) {
  return k == KIND_TEXT;
}

static bool is_date(kind k) {
  return k == KIND_DATE || k == KIND_DATETIME;
}

static bool is_any_scalar(kind k) {
  return is_ordered(k) || k == KIND_TEXT || k == KIND_BOOL;
}

/* A plain number, which takes the unit of what stands beside it. */
static bool is_plain(const node *e) {
  return e->op == OP_CONST || e->op == OP_TABLE || e->op == OP_COUNT || e->op == OP_DISTINCT;
}

/* The unit of a sum is that of its terms; a factor without a unit keeps the other's; a quotient of equal units has none. */
static const unit *unit_of_arithmetic(expr_op op, const node *a, const node *b) {
  if (b == NULL || op == OP_MINUS) return a->unit;
  if (is_plain(a) && op != OP_DIVIDE) return b->unit;
  if (is_plain(b) || (op == OP_MULTIPLY && b->unit == NULL)) return a->unit;
  if (op == OP_MULTIPLY && a->unit == NULL) return b->unit;
  if (op == OP_MULTIPLY && a->unit->percent) return b->unit;
  if (op == OP_MULTIPLY && b->unit->percent) return a->unit;
  return (op == OP_ADD || op == OP_SUBTRACT) && a->unit == b->unit ? a->unit : NULL;
}

static node *compile_arithmetic(compiler *c, const expr *x) {
  const node *args[2] = {0};
  if (!compile_args(c, x, args, WANT_VALUE) || !check_kinds(c, x, args, is_number, "a number")) return NULL;
  node *out = compile_node(c, x, KIND_NUMBER, args, x->n);
  out->unit = unit_of_arithmetic(x->op, args[0], args[1]);
  return out;
}

static node *compile_pick(compiler *c, const expr *x) {
  const node *args[2] = {compile(c, x->args[0], WANT_ANY), compile(c, x->args[1], WANT_LIST)};
  if (args[0] == NULL || args[1] == NULL) return NULL;
  if (args[0]->kind != KIND_SHARES || (args[1]->kind != KIND_LIST && args[1]->kind != KIND_TEXT)) {
    compile_error(c, CODE_TYPE, x->at, "pick takes a map of shares and a list of keys, not %s and %s",
                  kind_word(args[0]->kind), kind_word(args[1]->kind));
    return NULL;
  }
  node *out = compile_node(c, x, KIND_LIST, args, 2);
  out->item = args[0]->item;
  out->field = args[0]->field;
  out->unit = args[0]->unit;
  return out;
}

static node *compile_overlap(compiler *c, const expr *x) {
  const node *args[2] = {0};
  if (!compile_args(c, x, args, WANT_LIST)) return NULL;
  for (size_t i = 0; i < 2; i++)
    if (args[i]->kind != KIND_LIST) {
      compile_error(c, CODE_TYPE, x->args[i]->at, "overlap takes two lists, not %s", kind_word(args[i]->kind));
      return NULL;
    }
  node *out = compile_node(c, x, KIND_NUMBER, args, 2);
  out->unit = unit_named(c, "ratio");
  return out;
}

/* A constant beside a date is one. */
static void adopt_dates(compiler *c, const expr *x, const node **args, size_t first) {
  bool has_date = false;
  for (size_t i = first; i < x->n; i++) has_date |= is_date(args[i]->kind);
  for (size_t i = first; has_date && i < x->n; i++) {
    if (args[i]->op != OP_CONST || args[i]->kind != KIND_TEXT) continue;
    node *dated = compile_constant(c, x->args[i]);
    if (compile_adopt_date(c, dated, KIND_DATETIME)) args[i] = dated;
  }
}

/* The field whose values they all are, as far as they are not constants; NULL: they differ. */
static const field *common_field(const node *const *args, size_t n) {
  const field *common = NULL;
  for (size_t i = 0; i < n; i++) {
    if (args[i]->op == OP_CONST) continue;
    if (args[i]->field == NULL || (common != NULL && args[i]->field != common)) return NULL;
    common = args[i]->field;
  }
  return common;
}

/* first_of, least, greatest, and choose behind its condition: values of one kind. */
static node *compile_alternatives(compiler *c, const expr *x) {
  const node **args = ARENA_ARRAY(c->scratch, x->n + 1, const node *);
  const size_t first = x->op == OP_CHOOSE;
  bool ok = true;
  for (size_t i = 0; i < x->n; i++)
    ok &= (args[i] = i < first ? compile_condition(c, x->args[i]) : compile(c, x->args[i], WANT_VALUE)) != NULL;
  if (ok) adopt_dates(c, x, args, first);
  for (size_t i = first; ok && i < x->n; i++) {
    const bool fit =
        x->op == OP_LEAST || x->op == OP_GREATEST ? is_ordered(args[i]->kind) : is_any_scalar(args[i]->kind);
    ok = fit && compile_same_kind(args[i]->kind, args[first]->kind);
    if (!ok)
      compile_error(c, CODE_TYPE, x->args[i]->at, "values of one kind are wanted here, not %s beside %s",
                    kind_word(args[i]->kind), kind_word(args[first]->kind));
  }
  if (!ok) return NULL;
  node *out = compile_node(c, x, args[first]->kind, args, x->n);
  for (size_t i = first; i < x->n && out->unit == NULL; i++) out->unit = args[i]->unit;
  out->field = common_field(args + first, x->n - first);
  return out;
}

static node *compile_floor(compiler *c, const expr *x) {
  const node *args[1] = {0};
  if (!compile_args(c, x, args, WANT_VALUE) || !check_kinds(c, x, args, is_number, "a number")) return NULL;
  node *out = compile_node(c, x, KIND_NUMBER, args, 1);
  out->unit = args[0]->unit;
  return out;
}

static node *compile_letters(compiler *c, const expr *x) {
  const node *args[1] = {0};
  if (!compile_args(c, x, args, WANT_VALUE) || !check_kinds(c, x, args, is_text, "text")) return NULL;
  node *out = compile_node(c, x, x->op == OP_WORDS ? KIND_NUMBER : KIND_TEXT, args, 1);
  if (x->op == OP_WORDS) out->unit = unit_named(c, "word");
  return out;
}

static const char *unit_of_dates(expr_op op) {
  return op == OP_MONTHS_AGO ? "month" : op == OP_HOURS_BETWEEN ? "hour" : "day";
}

static node *compile_dates(compiler *c, const expr *x) {
  const node *args[4] = {0};
  if (!compile_args(c, x, args, WANT_VALUE)) return NULL;
  for (size_t i = 0; i < x->n; i++)
    if (args[i]->op == OP_CONST && args[i]->kind == KIND_TEXT) {
      node *dated = compile_constant(c, x->args[i]);
      if (!compile_adopt_date(c, dated, KIND_DATETIME)) return NULL;
      args[i] = dated;
    }
  if (x->op == OP_DAYS_AFTER || x->op == OP_MONTHS_AFTER) {
    if (!is_date(args[0]->kind) || !is_number(args[1]->kind)) {
      compile_error(c, CODE_TYPE, x->at, "%s takes a date and a number of %s",
                    x->op == OP_DAYS_AFTER ? "days_after" : "months_after", x->op == OP_DAYS_AFTER ? "days" : "months");
      return NULL;
    }
    return compile_node(c, x, KIND_DATE, args, 2);
  }
  if (!check_kinds(c, x, args, is_date, "a date")) return NULL;
  node *out = compile_node(c, x, KIND_NUMBER, args, x->n);
  out->unit = unit_named(c, unit_of_dates(x->op));
  return out;
}

node *compile(compiler *c, const expr *x, want w) {
  switch (x->op) {
    case OP_CONST: return compile_constant(c, x);
    case OP_PATH: return compile_path(c, x, w);
    case OP_TABLE:
    case OP_COVERS: return compile_table(c, x);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MINUS: return compile_arithmetic(c, x);
    case OP_COUNT:
    case OP_SUM:
    case OP_AVERAGE:
    case OP_SMALLEST:
    case OP_LARGEST:
    case OP_FIRST:
    case OP_DISTINCT:
    case OP_WEIGHTED_AVERAGE:
    case OP_ANY:
    case OP_ALL:
    case OP_NONE:
    case OP_SHARE: return compile_aggregate(c, x);
    case OP_PICK: return compile_pick(c, x);
    case OP_OVERLAP: return compile_overlap(c, x);
    case OP_FIRST_OF:
    case OP_CHOOSE:
    case OP_LEAST:
    case OP_GREATEST: return compile_alternatives(c, x);
    case OP_FLOOR: return compile_floor(c, x);
    case OP_WORDS:
    case OP_FOLDED:
    case OP_PRIMARY_LANGUAGE: return compile_letters(c, x);
    case OP_AGE_DAYS:
    case OP_MONTHS_AGO:
    case OP_DAYS_BETWEEN:
    case OP_HOURS_BETWEEN:
    case OP_DAYS_AFTER:
    case OP_MONTHS_AFTER:
    case OP_OVERLAP_DAYS: return compile_dates(c, x);
    case OP_ALL_OF:
    case OP_ANY_OF:
    case OP_NEGATE: return compile_junction(c, x);
    case OP_TEST: return compile_test(c, x);
  }
  return NULL;
}
