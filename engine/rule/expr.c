/* expr.c: the words of expressions and conditions, and the building and writing of trees of them. */
#include "rule/rule.h"

#include "base/number.h"

#include <string.h>

static const function_word FUNCTIONS[] = {
    {"count", OP_COUNT, 1, 2},
    {"sum", OP_SUM, 1, 2},
    {"average", OP_AVERAGE, 1, 2},
    {"smallest", OP_SMALLEST, 1, 2},
    {"largest", OP_LARGEST, 1, 2},
    {"first", OP_FIRST, 1, 2},
    {"distinct", OP_DISTINCT, 1, 2},
    {"weighted_average", OP_WEIGHTED_AVERAGE, 2, 3},
    {"any", OP_ANY, 1, 2},
    {"all", OP_ALL, 1, 2},
    {"none", OP_NONE, 1, 2},
    {"share", OP_SHARE, 1, 2},
    {"pick", OP_PICK, 2, 2},
    {"overlap", OP_OVERLAP, 2, 2},
    {"first_of", OP_FIRST_OF, 1, -1},
    {"choose", OP_CHOOSE, 3, 3},
    {"least", OP_LEAST, 1, -1},
    {"greatest", OP_GREATEST, 1, -1},
    {"floor", OP_FLOOR, 1, 1},
    {"words", OP_WORDS, 1, 1},
    {"folded", OP_FOLDED, 1, 1},
    {"primary_language", OP_PRIMARY_LANGUAGE, 1, 1},
    {"age_days", OP_AGE_DAYS, 1, 1},
    {"months_ago", OP_MONTHS_AGO, 1, 1},
    {"days_between", OP_DAYS_BETWEEN, 2, 2},
    {"hours_between", OP_HOURS_BETWEEN, 2, 2},
    {"days_after", OP_DAYS_AFTER, 2, 2},
    {"months_after", OP_MONTHS_AFTER, 2, 2},
    {"overlap_days", OP_OVERLAP_DAYS, 4, 4},
    {"all_of", OP_ALL_OF, 1, -1},
    {"any_of", OP_ANY_OF, 1, -1},
    {"negate", OP_NEGATE, 1, 1},
};

static const demand_word DEMAND_WORDS[DEMANDS] = {
    [DEMAND_AT_MOST] = {"at_most", DEMAND_AT_MOST, BOUND_ORDERED},
    [DEMAND_AT_LEAST] = {"at_least", DEMAND_AT_LEAST, BOUND_ORDERED},
    [DEMAND_ABOVE] = {"above", DEMAND_ABOVE, BOUND_ORDERED},
    [DEMAND_BELOW] = {"below", DEMAND_BELOW, BOUND_ORDERED},
    [DEMAND_BETWEEN] = {"between", DEMAND_BETWEEN, BOUND_PAIR},
    [DEMAND_EQUALS] = {"equals", DEMAND_EQUALS, BOUND_ANY},
    [DEMAND_DIFFERS] = {"differs", DEMAND_DIFFERS, BOUND_ANY},
    [DEMAND_ONE_OF] = {"one_of", DEMAND_ONE_OF, BOUND_LIST},
    [DEMAND_NONE_OF] = {"none_of", DEMAND_NONE_OF, BOUND_LIST},
    [DEMAND_CONTAINS] = {"contains", DEMAND_CONTAINS, BOUND_LIST},
    [DEMAND_CONTAINS_ANY] = {"contains_any", DEMAND_CONTAINS_ANY, BOUND_LIST},
    [DEMAND_DISJOINT_FROM] = {"disjoint_from", DEMAND_DISJOINT_FROM, BOUND_LIST},
    [DEMAND_MATCHES] = {"matches", DEMAND_MATCHES, BOUND_PATTERN},
    [DEMAND_BEFORE] = {"before", DEMAND_BEFORE, BOUND_ORDERED},
    [DEMAND_AFTER] = {"after", DEMAND_AFTER, BOUND_ORDERED},
    [DEMAND_NOT_BEFORE] = {"not_before", DEMAND_NOT_BEFORE, BOUND_ORDERED},
    [DEMAND_NOT_AFTER] = {"not_after", DEMAND_NOT_AFTER, BOUND_ORDERED},
    [DEMAND_PRESENT] = {"present", DEMAND_PRESENT, BOUND_NONE},
    [DEMAND_ABSENT] = {"absent", DEMAND_ABSENT, BOUND_NONE},
    [DEMAND_EMPTY] = {"empty", DEMAND_EMPTY, BOUND_NONE},
    [DEMAND_NOT_EMPTY] = {"not_empty", DEMAND_NOT_EMPTY, BOUND_NONE},
    [DEMAND_IS_TRUE] = {"is_true", DEMAND_IS_TRUE, BOUND_NONE},
    [DEMAND_IS_FALSE] = {"is_false", DEMAND_IS_FALSE, BOUND_NONE},
};

const function_word *function_words(size_t *n) {
  *n = sizeof FUNCTIONS / sizeof FUNCTIONS[0];
  return FUNCTIONS;
}

bool demand_is_upper(demand_op op) {
  return op == DEMAND_AT_MOST || op == DEMAND_BELOW || op == DEMAND_BEFORE || op == DEMAND_NOT_AFTER;
}

bool demand_is_lower(demand_op op) {
  return op == DEMAND_AT_LEAST || op == DEMAND_ABOVE || op == DEMAND_AFTER || op == DEMAND_NOT_BEFORE;
}

bool demand_is_strict(demand_op op) {
  return op == DEMAND_ABOVE || op == DEMAND_BELOW || op == DEMAND_BEFORE || op == DEMAND_AFTER;
}

const demand_word *demand_words(size_t *n) {
  *n = DEMANDS;
  return DEMAND_WORDS;
}

/* ---- building */

static expr *new_expr(arena *a, expr_op op, place at) {
  expr *e = ARENA_NEW(a, expr);
  e->op = op;
  e->at = at;
  e->size = 1;
  return e;
}

static void set_args(arena *a, expr *e, const expr *const *args, size_t n) {
  e->args = ARENA_ARRAY(a, n + 1, const expr *);
  e->n = n;
  if (n > 0) memcpy(e->args, args, n * sizeof *args);
  for (size_t i = 0; i < n; i++) e->size = args[i]->size > UINT32_MAX - e->size ? UINT32_MAX : e->size + args[i]->size;
}

expr *expr_const(arena *a, const value *constant, place at) {
  expr *e = new_expr(a, OP_CONST, at);
  e->constant = constant;
  return e;
}

expr *expr_path(arena *a, text root, place at) {
  expr *e = new_expr(a, OP_PATH, at);
  e->root = text_copy(a, root);
  return e;
}

expr *expr_member(arena *a, const expr *path, text name, place at) {
  expr *e = new_expr(a, OP_PATH, at);
  text *names = ARENA_ARRAY(a, path->n_names + 1, text);
  if (path->n_names > 0) memcpy(names, path->names, path->n_names * sizeof *names);
  names[path->n_names] = text_copy(a, name);
  e->root = path->root;
  e->names = names;
  e->n_names = path->n_names + 1;
  return e;
}

expr *expr_call(arena *a, expr_op op, const expr *const *args, size_t n, place at) {
  expr *e = new_expr(a, op, at);
  set_args(a, e, args, n);
  return e;
}

expr *expr_test(arena *a, demand_op op, const expr *operand, const expr *bound, place at) {
  expr *e = new_expr(a, OP_TEST, at);
  const expr *args[2] = {operand, bound};
  set_args(a, e, args, bound ? 2 : 1);
  e->demand = op;
  return e;
}

expr *expr_table(arena *a, const parameter *table, const expr *const *keys, size_t n, bool covers, place at) {
  expr *e = new_expr(a, covers ? OP_COVERS : OP_TABLE, at);
  set_args(a, e, keys, n);
  e->table = table;
  return e;
}

/* ---- writing */

static const char *function_name(expr_op op) {
  for (size_t i = 0; i < sizeof FUNCTIONS / sizeof FUNCTIONS[0]; i++)
    if (FUNCTIONS[i].op == op) return FUNCTIONS[i].name;
  return "?";
}

static void write_constant(buf *out, const value *v) {
  char room[NUMBER_ROOM];
  switch ((kolua_type)v->type) {
    case KOLUA_NULL: buf_add_string(out, "nil"); break;
    case KOLUA_BOOL: buf_add_string(out, v->as.boolean ? "true" : "false"); break;
    case KOLUA_INTEGER: buf_add_integer(out, v->as.integer); break;
    case KOLUA_NUMBER: buf_add_string(out, number_write(v->as.number, true, room)); break;
    case KOLUA_STRING:
      buf_add_char(out, '"');
      buf_add(out, value_text(v));
      buf_add_char(out, '"');
      break;
    case KOLUA_LIST:
      buf_add_string(out, "{ ");
      for (size_t i = 0; i < v->len; i++) {
        if (i > 0) buf_add_string(out, ", ");
        write_constant(out, &v->as.items[i]);
      }
      buf_add_string(out, " }");
      break;
    case KOLUA_MAP: break; /* no constant is a map */
  }
}

static void write_list(buf *out, const char *open, const expr *const *args, size_t n, const char *close) {
  buf_add_string(out, open);
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_add_string(out, ", ");
    expr_write(out, args[i]);
  }
  buf_add_string(out, close);
}

static bool is_sum(const expr *e) {
  return e->op == OP_ADD || e->op == OP_SUBTRACT;
}

static void write_operand(buf *out, const expr *e, bool grouped) {
  if (grouped) buf_add_char(out, '(');
  expr_write(out, e);
  if (grouped) buf_add_char(out, ')');
}

static void write_infix(buf *out, const expr *e, const char *sign) {
  const bool product = e->op == OP_MULTIPLY || e->op == OP_DIVIDE;
  const expr *right = e->args[1];
  write_operand(out, e->args[0], product && is_sum(e->args[0]));
  buf_add_string(out, sign);
  write_operand(out, right,
                (product && is_sum(right)) || ((e->op == OP_DIVIDE || e->op == OP_SUBTRACT) &&
                                               (right->op == e->op || is_sum(right) || right->op == OP_MULTIPLY)));
}

static void write_path(buf *out, const expr *e) {
  buf_add(out, e->root);
  for (size_t i = 0; i < e->n_names; i++) {
    buf_add_char(out, '.');
    buf_add(out, e->names[i]);
  }
}

static void write_test(buf *out, const expr *e) {
  write_operand(out, e->args[0], is_sum(e->args[0]) || e->args[0]->op == OP_MULTIPLY || e->args[0]->op == OP_DIVIDE);
  buf_format(out, ":%s", DEMAND_WORDS[e->demand].name);
  write_list(out, "(", e->args + 1, e->n - 1, ")");
}

void expr_write(buf *out, const expr *e) {
  switch ((int)e->op) {
    case OP_CONST: write_constant(out, e->constant); return;
    case OP_PATH: write_path(out, e); return;
    case OP_ADD: write_infix(out, e, " + "); return;
    case OP_SUBTRACT: write_infix(out, e, " - "); return;
    case OP_MULTIPLY: write_infix(out, e, " * "); return;
    case OP_DIVIDE: write_infix(out, e, " / "); return;
    case OP_MINUS:
      buf_add_char(out, '-');
      write_operand(out, e->args[0], is_sum(e->args[0]));
      return;
    case OP_TEST: write_test(out, e); return;
    case OP_TABLE:
    case OP_COVERS:
      buf_add(out, e->table->id);
      write_list(out, e->op == OP_COVERS ? ":covers(" : "(", e->args, e->n, ")");
      return;
    case OP_ALL_OF:
    case OP_ANY_OF:
      buf_add_string(out, function_name(e->op));
      write_list(out, " { ", e->args, e->n, " }");
      return;
    default:
      buf_add_string(out, function_name(e->op));
      write_list(out, "(", e->args, e->n, ")");
      return;
  }
}

const demand_word *demand_named(text name) {
  size_t n;
  const demand_word *words = demand_words(&n);
  for (size_t i = 0; i < n; i++)
    if (text_is(name, words[i].name)) return &words[i];
  return NULL;
}
