/* words.c: subjects, functions and demands. Which there are, the tables of rule/expr.h say.
**
** The same words serve functions of rules: there `age_days` and its kin count at once, and a demand is what a proposal
** asks of a field. */
#include "script/language.h"

#include "base/pattern.h"

#include <string.h>

/* ---- subjects */

static int word_subject(lua_State *L) {
  const language *lang = language_of(L);
  language_only_load(L, "subject");
  const place at = language_place(L, "subject");
  text name;
  if (!text_take(L, 1, &name)) {
    language_complain(L, CODE_TYPE, at, "subject takes the name of one, as in subject \"%.*s\"",
                      SPELT(lang->model->n_subjects > 0 ? lang->model->subjects[0].name : TEXT("name")));
    return piece_push_broken(L);
  }
  if (model_subject(lang->model, name) != NULL) {
    piece_push_expr(L, expr_path(lang->arena, name, at));
    return 1;
  }
  text *names = ARENA_ARRAY(sandbox_scratch(L), lang->model->n_subjects + 1, text);
  for (size_t i = 0; i < lang->model->n_subjects; i++) names[i] = lang->model->subjects[i].name;
  language_complain(L, CODE_NAME, at, "the model has no subject '%.*s'%s", SPELT(name),
                    language_advice(L, name, names, lang->model->n_subjects));
  return piece_push_broken(L);
}

/* ---- functions */

typedef struct arguments {
  const expr **at;
  size_t n;
  bool ok;
} arguments;

static bool refuses_boolean(expr_op op, size_t i) {
  return op != OP_FIRST_OF && !(op == OP_CHOOSE && i > 0);
}

static const char *BOOLEAN_ADVICE = "Lua has compared or joined paths at once, before there is data: write "
                                    "x:equals(...), x:is_true(), all_of { }, any_of { } or negate(...)";

/* The value on the top as the next argument; pops it. */
static void add_argument(lua_State *L, const function_word *word, arguments *args, place at) {
  const char *why = NULL;
  if (lua_isboolean(L, -1) && refuses_boolean(word->op, args->n)) {
    if (!language_of(L)->has_complaint && !language_of(L)->is_explained)
      language_complain(L, CODE_SIGN, at, "%s is given a plain boolean: %s", word->name, BOOLEAN_ADVICE);
    args->ok = false;
  } else if ((args->at[args->n] = expr_take(L, -1, &why)) == NULL) {
    if (why != NULL) language_complain(L, CODE_TYPE, at, "%s: %s", word->name, why);
    args->ok = false;
  }
  args->n++;
  lua_pop(L, 1);
}

/* Words of any number of arguments take them in one table as well. */
static bool is_in_table(lua_State *L, const function_word *word) {
  return word->most < 0 && lua_gettop(L) == 1 && lua_type(L, 1) == LUA_TTABLE;
}

static arguments take_arguments(lua_State *L, const function_word *word, place at) {
  const bool in_table = is_in_table(L, word);
  const size_t n = in_table ? table_list(L, 1) : (size_t)lua_gettop(L);
  arguments args = {.ok = n != SIZE_MAX};
  if (!args.ok) {
    language_complain(L, CODE_TYPE, at, "%s takes a list { a, b, ... }, without names and holes", word->name);
    return args;
  }
  args.at = ARENA_ARRAY(sandbox_scratch(L), n + 1, const expr *);
  for (size_t i = 0; i < n; i++) {
    if (in_table) lua_rawgeti(L, 1, (lua_Integer)i + 1);
    else lua_pushvalue(L, (int)i + 1);
    add_argument(L, word, &args, at);
  }
  return args;
}

static const char *count_wanted(lua_State *L, const function_word *word) {
  arena *scratch = sandbox_scratch(L);
  const char *plural = word->least == 1 && word->most <= 1 ? "" : "s";
  if (word->most < 0) return text_format(scratch, "at least %d argument%s", word->least, word->least == 1 ? "" : "s");
  if (word->least == word->most) return text_format(scratch, "%d argument%s", word->least, plural);
  return text_format(scratch, "%d to %d arguments", word->least, word->most);
}

static bool is_count_right(lua_State *L, const function_word *word, size_t n, place at) {
  if (n >= (size_t)word->least && (word->most < 0 || n <= (size_t)word->most)) return true;
  language_complain(L, CODE_TYPE, at, "%s takes %s, not %zu", word->name, count_wanted(L, word), n);
  return false;
}

static int build_function(lua_State *L, const function_word *word) {
  const place at = language_place(L, word->name);
  expr_begin(L);
  const arguments args = take_arguments(L, word, at);
  if (!args.ok || !is_count_right(L, word, args.n, at)) return piece_push_broken(L);
  sandbox_charge(L, args.n);
  piece_push_expr(L, expr_call(language_of(L)->arena, word->op, args.at, args.n, at));
  return 1;
}

/* ---- any_of of parts: the best of them counts */

static bool is_first_a_part(lua_State *L) {
  if (lua_type(L, 1) != LUA_TTABLE) return false;
  lua_rawgeti(L, 1, 1);
  const piece *p = piece_at(L, -1);
  lua_pop(L, 1);
  return p != NULL && p->kind == PIECE_PART;
}

static int build_choice(lua_State *L) {
  const place at = language_place(L, "any_of");
  const size_t n = table_list(L, 1);
  if (n == SIZE_MAX) {
    language_complain(L, CODE_TYPE, at, "any_of takes a list of parts, without names and holes");
    return piece_push_broken(L);
  }
  part *parts = ARENA_ARRAY(language_of(L)->arena, n, part);
  bool is_broken = false;
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    if (!part_take(L, -1, at, NULL, &parts[i])) is_broken = true;
    lua_pop(L, 1);
  }
  if (is_broken) return piece_push_broken(L);
  piece *made = piece_push(L, PIECE_PARTS, at);
  made->parts = parts;
  made->n_parts = n;
  return 1;
}

static int word_function(lua_State *L) {
  size_t n;
  const function_word *word = &function_words(&n)[lua_tointeger(L, lua_upvalueindex(1))];
  if (language_of(L)->scope != NULL) return moment_word(L, word);
  if (word->op == OP_ANY_OF && is_first_a_part(L)) return build_choice(L);
  return build_function(L, word);
}

const function_word *words_function(lua_State *L, int index) {
  size_t n;
  if (lua_tocfunction(L, index) != word_function || lua_getupvalue(L, index, 1) == NULL) return NULL;
  const function_word *found = &function_words(&n)[lua_tointeger(L, -1)];
  lua_pop(L, 1);
  return found;
}

/* ---- demands */

static const char *bound_wanted(bound_kind bound) {
  switch (bound) {
    case BOUND_NONE: return "nothing";
    case BOUND_ORDERED: return "a number, a date or an expression";
    case BOUND_ANY: return "a value or an expression";
    case BOUND_LIST: return "a list { a, b, ... } or an expression";
    case BOUND_PAIR: return "two bounds, low and high";
    case BOUND_PATTERN: return "a pattern";
  }
  return "a bound";
}

static const char *shape_problem(const demand_word *word, const expr *bound) {
  const bool is_list = bound->op == OP_CONST && bound->constant->type == KOLUA_LIST;
  const bool wants_list = word->bound == BOUND_LIST || word->bound == BOUND_PAIR;
  if (is_list && !wants_list) return "a list";
  if (word->bound == BOUND_PAIR && !(is_list && bound->constant->len == 2)) return "something else";
  if (bound->op != OP_CONST) return NULL;
  if (word->bound == BOUND_ORDERED && bound->constant->type == KOLUA_BOOL) return "a boolean";
  if (word->bound == BOUND_PATTERN && bound->constant->type != KOLUA_STRING) return "something else";
  return NULL;
}

/* A single word where a list is wanted is a list of one. */
static const expr *as_list(lua_State *L, const demand_word *word, const expr *bound) {
  if (word->bound != BOUND_LIST || bound->op != OP_CONST || bound->constant->type == KOLUA_LIST) return bound;
  arena *a = language_of(L)->arena;
  value *list = value_new_list(a, 1);
  list->as.items[0] = *bound->constant;
  return expr_const(a, list, bound->at);
}

static const char *pattern_complaint(const demand_word *word, const expr *bound) {
  return word->bound == BOUND_PATTERN && bound->op == OP_CONST ? pattern_problem(value_text(bound->constant)) : NULL;
}

/* The bound at `index`, which stands under `key` behind `at` (NULL: at `at`). NULL: it complained, or the bound is
** broken. */
static const expr *take_bound(lua_State *L, const demand_word *word, int index, place at, const char *key) {
  const char *why = NULL;
  const expr *bound = expr_take(L, index, &why);
  if (bound == NULL) {
    if (why != NULL)
      language_complain(L, CODE_TYPE, language_key_place(L, at, key), "%s takes %s: %s", word->name, bound_wanted(word->bound),
                        why);
    return NULL;
  }
  bound = as_list(L, word, bound);
  const char *found = shape_problem(word, bound);
  if (found != NULL) {
    language_complain(L, CODE_TYPE, language_key_place(L, at, key), "%s takes %s, not %s", word->name, bound_wanted(word->bound),
                      found);
    return NULL;
  }
  const char *problem = pattern_complaint(word, bound);
  if (problem != NULL) language_complain(L, CODE_TYPE, language_key_place(L, at, key), "%s: %s", word->name, problem);
  return problem == NULL ? bound : NULL;
}

/* between(low, high): the arguments become one list. */
static void join_pair(lua_State *L, const demand_word *word, int first) {
  if (word->bound != BOUND_PAIR || lua_gettop(L) != first + 1) return;
  lua_createtable(L, 2, 0);
  lua_insert(L, first);
  lua_rawseti(L, first, 2);
  lua_rawseti(L, first, 1);
}

static bool check_count(lua_State *L, const demand_word *word, int first, place at) {
  const int given = lua_gettop(L) - first + 1;
  if (given == 1) return true;
  language_complain(L, CODE_TYPE, at, "%s takes %s%s", word->name, bound_wanted(word->bound), given == 0 ? "" : ", once");
  return false;
}

/* ---- a demand as a condition: one bound */

int demand_test(lua_State *L, const demand_word *word, int first) {
  language *lang = language_of(L);
  const place at = language_place(L, word->name);
  piece *receiver = piece_check(L, first);
  const expr *bound = NULL;
  if (lang->scope != NULL)
    sandbox_fail(L, "'%s' asks nothing inside a function: compare with Lua's own signs", word->name);
  join_pair(L, word, first + 1);
  expr_begin(L);
  piece_use(receiver);
  if (word->bound == BOUND_NONE) {
    if (lua_gettop(L) > first) {
      language_complain(L, CODE_TYPE, at, "%s takes no bound in a condition", word->name);
      return piece_push_broken(L);
    }
  } else if (!check_count(L, word, first + 1, at) || (bound = take_bound(L, word, first + 1, at, NULL)) == NULL) {
    return piece_push_broken(L);
  }
  if (receiver->depth > lang->depth) lang->depth = receiver->depth;
  piece_push_expr(L, expr_test(lang->arena, word->op, receiver->expr, bound, at));
  return 1;
}

/* ---- a demand of a rule: a warn and a fail bound, or one, which fails */

static bool take_level(lua_State *L, const demand_word *word, int index, const char *level, place at,
                       const expr **out) {
  lua_getfield(L, index, level);
  const bool is_given = !lua_isnil(L, -1);
  if (is_given) *out = take_bound(L, word, -1, at, level);
  lua_pop(L, 1);
  return !is_given || *out != NULL;
}

static bool take_levels(lua_State *L, const demand_word *word, int index, place at, demand *out) {
  static const text LEVELS[] = {{"warn", 4}, {"fail", 4}};
  size_t n, others;
  const text *names = table_names(L, index, &n, &others);
  bool ok = others == 0;
  if (!ok) language_complain(L, CODE_TYPE, at, "%s takes { warn = ..., fail = ... } or one bound, not both", word->name);
  for (size_t i = 0; i < n; i++) {
    if (text_equal(names[i], LEVELS[0]) || text_equal(names[i], LEVELS[1])) continue;
    language_complain(L, CODE_KEY, language_key_place(L, at, names[i].at), "%s takes 'warn' and 'fail', not '%.*s'%s", word->name,
                      SPELT(names[i]), language_advice(L, names[i], LEVELS, 2));
    ok = false;
  }
  ok &= take_level(L, word, index, "warn", at, &out->warn);
  ok &= take_level(L, word, index, "fail", at, &out->fail);
  return ok;
}

static bool is_levels(lua_State *L, int index) {
  size_t n, others;
  if (lua_type(L, index) != LUA_TTABLE) return false;
  table_names(L, index, &n, &others);
  return n > 0;
}

static bool take_outcome(lua_State *L, const demand_word *word, int first, place at, demand *out) {
  text level = TEXT("fail");
  const int given = lua_gettop(L) - first + 1;
  const bool ok =
      given == 0 || (given == 1 && text_take(L, first, &level) && (text_is(level, "warn") || text_is(level, "fail")));
  if (!ok) language_complain(L, CODE_TYPE, at, "%s takes \"warn\" or nothing, which fails", word->name);
  out->warns = text_is(level, "warn");
  out->fails = !out->warns;
  return ok;
}

bool demand_take(lua_State *L, const demand_word *word, int first, demand *out) {
  const place at = language_place(L, word->name);
  *out = (demand){.op = word->op, .at = at};
  if (word->bound == BOUND_NONE) return take_outcome(L, word, first, at, out);
  join_pair(L, word, first);
  if (!check_count(L, word, first, at)) return false;
  if (is_levels(L, first)) return take_levels(L, word, first, at, out);
  out->fail = take_bound(L, word, first, at, NULL);
  return out->fail != NULL;
}

static int word_demand(lua_State *L) {
  size_t n;
  const demand_word *word = &demand_words(&n)[lua_tointeger(L, lua_upvalueindex(1))];
  demand made;
  if (!demand_take(L, word, 1, &made)) return piece_push_broken(L);
  piece_push_demand(L, &made);
  return 1;
}

/* ---- the words */

static void add_word(lua_State *L, const char *name, size_t i, lua_CFunction function) {
  lua_pushinteger(L, (lua_Integer)i);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

void words_add(lua_State *L) {
  size_t n;
  const function_word *functions = function_words(&n);
  for (size_t i = 0; i < n; i++) add_word(L, functions[i].name, i, word_function);
  const demand_word *demands = demand_words(&n);
  for (size_t i = 0; i < n; i++) add_word(L, demands[i].name, i, word_demand);
  lua_pushcfunction(L, word_subject);
  lua_setfield(L, -2, "subject");
  piece_push_expr(L, expr_path(language_of(L)->arena, TEXT("case"), (place){0}));
  lua_setfield(L, -2, "case");
}
