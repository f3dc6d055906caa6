/* piece.c: what words make, as userdata: building paths by indexing, sums by signs, conditions by calls.
**
** `x.name` is always a path; only calling it, as in `x:name(...)`, makes the name a demand. Lua gives no hook for
** `==`, `and`, `or` and `not`; where it does give one for a sign that makes no sense here, the hook says what to
** write instead. There is none for `..`: its hook is broken in Lua 5.4.4. */
#include "script/language.h"

#include <string.h>

static const char METATABLE; /* its address is the metatable's key in the registry */

enum { PATH_NAMES = 32, DEPTH_MOST = 200, SIZE_MOST = 10000 };

/* ---- making */

static piece *push_blank(lua_State *L, piece_kind made_as, place at) {
  language *lang = language_of(L);
  sandbox_charge(L, PIECE_COST);
  piece *p = lua_newuserdatauv(L, sizeof *p, 0);
  *p = (piece){.kind = made_as, .at = at, .call = lang->scope ? lang->call : 0};
  lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE);
  lua_setmetatable(L, -2);
  return p;
}

static void add_pending(lua_State *L, piece *p, pending what) {
  language *lang = language_of(L);
  if (lang->scope != NULL) return;
  pending *entry = ARENA_NEW(sandbox_scratch(L), pending);
  *entry = what;
  entry->next = lang->pending;
  entry->at = p->at;
  lang->pending = p->pending = entry;
}

piece *piece_push(lua_State *L, piece_kind made_as, place at) {
  return push_blank(L, made_as, at);
}

piece *piece_push_expr(lua_State *L, expr *e) {
  piece *p = push_blank(L, PIECE_EXPR, e->at);
  p->expr = e;
  p->depth = e->n > 0 ? language_of(L)->depth + 1 : 1;
  if (p->depth > DEPTH_MOST) sandbox_fail(L, "an expression is nested deeper than %d", DEPTH_MOST);
  if (e->size > SIZE_MOST) sandbox_fail(L, "an expression of more than %d values and signs", SIZE_MOST);
  if (expr_is_condition(e)) add_pending(L, p, (pending){.what = PENDING_CONDITION, .condition = e});
  return p;
}

piece *piece_push_part(lua_State *L, part *made) {
  piece *p = push_blank(L, PIECE_PART, made->at);
  p->parts = made;
  p->n_parts = 1;
  add_pending(L, p, (pending){.what = PENDING_PART, .name = made->name});
  return p;
}

piece *piece_push_demand(lua_State *L, const demand *made) {
  piece *p = push_blank(L, PIECE_DEMAND, made->at);
  p->demand = *made;
  add_pending(L, p, (pending){.what = PENDING_DEMAND});
  return p;
}

int piece_push_broken(lua_State *L) {
  push_blank(L, PIECE_BROKEN, (place){0});
  return 1;
}

int piece_push_head(lua_State *L, const char *word, bool (*is_right)(text id), const char *advice,
                    lua_CFunction table) {
  language_only_load(L, word);
  const place at = language_place(L, word);
  text id = {0};
  const bool ok = text_take(L, 1, &id) && is_right(id);
  if (!ok) language_complain(L, CODE_TYPE, at, "%s", advice);
  piece *head = push_blank(L, PIECE_HEAD, at);
  head->name = text_copy(language_of(L)->arena, lua_type(L, 1) == LUA_TSTRING ? id : TEXT("?"));
  add_pending(L, head, (pending){.what = PENDING_HEAD, .name = head->name, .word = word});
  lua_pushcclosure(L, table, 1);
  return 1;
}

const piece *piece_take_head(lua_State *L) {
  piece *head = lua_touserdata(L, lua_upvalueindex(1));
  language_only_load(L, "rule");
  piece_use(head);
  return head;
}

piece *piece_at(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE);
  const bool is_piece = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is_piece ? lua_touserdata(L, index) : NULL;
}

void piece_use(piece *p) {
  if (p->pending != NULL) p->pending->is_used = true;
  if (p->kind == PIECE_EXPR) p->expr->used = true;
}

bool expr_is_condition(const expr *e) {
  switch ((int)e->op) {
    case OP_TEST:
    case OP_ALL_OF:
    case OP_ANY_OF:
    case OP_NEGATE:
    case OP_ANY:
    case OP_ALL:
    case OP_NONE:
    case OP_COVERS: return true;
    default: return false;
  }
}

/* ---- telling */

static const char *word_of_expr(const expr *e) {
  if (e->op == OP_PATH) return "a path";
  if (e->op == OP_CONST) return "a value";
  return expr_is_condition(e) ? "a condition" : "an expression";
}

static const char *word_of_piece(const piece *p) {
  switch (p->kind) {
    case PIECE_BROKEN: return "a broken value";
    case PIECE_HEAD: return "the beginning of a definition";
    case PIECE_EXPR: return word_of_expr(p->expr);
    case PIECE_NAME: return "a demand that is not called";
    case PIECE_DEMAND: return "a demand";
    case PIECE_PART: return "a part";
    case PIECE_PARTS: return "a choice of parts";
    case PIECE_PARAMETER: return "a parameter";
    case PIECE_STEPS: return "steps";
    case PIECE_ANSWER: return "an answer";
  }
  return "a value";
}

const char *piece_word(lua_State *L, int index) {
  const piece *p = piece_at(L, index);
  if (p != NULL) return word_of_piece(p);
  switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return "nothing";
    case LUA_TBOOLEAN: return "a boolean";
    case LUA_TNUMBER: return "a number";
    case LUA_TSTRING: return "text";
    case LUA_TTABLE: return "a table";
    case LUA_TFUNCTION: return "a function";
    default: return "a view";
  }
}

/* As the author wrote it, for advice. */
static const char *written(lua_State *L, const piece *p) {
  if (p == NULL || p->kind != PIECE_EXPR) return "x";
  buf out;
  buf_init(&out, sandbox_scratch(L));
  expr_write(&out, p->expr);
  return buf_text(&out).at;
}

/* What was built while the file was loaded has no value in a call, and its memory may be gone. */
piece *piece_check(lua_State *L, int index) {
  const language *lang = language_of(L);
  piece *p = piece_at(L, index);
  if (p != NULL && lang->scope != NULL && p->call != lang->call && p->kind != PIECE_PARAMETER)
    sandbox_fail(L, "a path or condition of rules has no value inside a function: read from the function's arguments");
  return p;
}

/* ---- indexing and calling */

static int index_path(lua_State *L, const piece *p, text name) {
  const language *lang = language_of(L);
  if (p->expr->n_names >= PATH_NAMES) sandbox_fail(L, "a path of more than %d names", PATH_NAMES);
  piece *made = piece_push_expr(L, expr_member(lang->arena, p->expr, name, language_place(L, NULL)));
  made->receiver = p->expr;
  made->name = made->expr->names[made->expr->n_names - 1];
  return 1;
}

static const char *advice_demand(lua_State *L, text name) {
  size_t n;
  const demand_word *words = demand_words(&n);
  text *names = ARENA_ARRAY(sandbox_scratch(L), n, text);
  for (size_t i = 0; i < n; i++) names[i] = text_of(words[i].name);
  return language_advice(L, name, names, n);
}

static int index_value(lua_State *L, const piece *p, text name) {
  const demand_word *word = demand_named(name);
  if (word == NULL) {
    language_complain(L, CODE_FIELD, language_place(L, NULL),
                      "%s has no field '%.*s', only demands can be called on it%s", word_of_piece(p), SPELT(name),
                      advice_demand(L, name));
    return piece_push_broken(L);
  }
  piece *made = push_blank(L, PIECE_NAME, language_place(L, NULL));
  made->receiver = p->expr;
  made->name = text_of(word->name);
  return 1;
}

static int index_parameter(lua_State *L, const piece *p, text name) {
  if (!text_is(name, "covers")) {
    language_complain(L, CODE_FIELD, language_place(L, NULL),
                      "a parameter has no field '%.*s': write %.*s(key, ...) or %.*s:covers(key, ...)", SPELT(name),
                      SPELT(p->parameter->id), SPELT(p->parameter->id));
    return piece_push_broken(L);
  }
  piece *made = push_blank(L, PIECE_NAME, language_place(L, NULL));
  made->parameter = p->parameter;
  made->name = TEXT("covers");
  return 1;
}

static int meta_index(lua_State *L) {
  piece *p = piece_check(L, 1);
  text name;
  if (p == NULL) return 0;
  if (p->kind == PIECE_BROKEN) return piece_push_broken(L);
  if (!text_take(L, 2, &name)) {
    language_complain(L, CODE_LIST, language_place(L, NULL),
                      "%s has no elements by number: a rule speaks of all elements (each, any, all, count, ...)",
                      word_of_piece(p));
    return piece_push_broken(L);
  }
  if (p->kind == PIECE_EXPR) return p->expr->op == OP_PATH ? index_path(L, p, name) : index_value(L, p, name);
  if (p->kind == PIECE_PARAMETER) return index_parameter(L, p, name);
  language_complain(L, CODE_FIELD, language_place(L, NULL), "%s has no field '%.*s'", word_of_piece(p), SPELT(name));
  return piece_push_broken(L);
}

/* `x.name(...)` where `x:name(...)` is meant leaves out the receiver. */
static bool has_receiver(lua_State *L, const piece *called) {
  const piece *p = piece_at(L, 2);
  if (p == NULL) return false;
  return called->receiver != NULL ? p->kind == PIECE_EXPR && p->expr == called->receiver
                                  : p->kind == PIECE_PARAMETER && p->parameter == called->parameter;
}

static int complain_receiver(lua_State *L, const piece *called) {
  language_complain(L, CODE_POLICY, language_place(L, called->name.at), "write a colon before '%.*s': x:%.*s(...)",
                    SPELT(called->name), SPELT(called->name));
  return piece_push_broken(L);
}

static int call_name(lua_State *L, const piece *p) {
  if (!has_receiver(L, p)) return complain_receiver(L, p);
  if (p->parameter != NULL) return parameter_call(L, p, 3, true);
  const demand_word *word = demand_named(p->name);
  if (word != NULL) return demand_test(L, word, 2);
  language_complain(L, CODE_WORD, language_place(L, p->name.at), "there is no demand '%.*s'%s", SPELT(p->name),
                    advice_demand(L, p->name));
  return piece_push_broken(L);
}

static int meta_call(lua_State *L) {
  const piece *p = piece_check(L, 1);
  if (p == NULL) return 0;
  if (p->kind == PIECE_BROKEN) return piece_push_broken(L);
  if (p->kind == PIECE_PARAMETER) return parameter_call(L, p, 2, false);
  if (p->kind == PIECE_NAME || (p->kind == PIECE_EXPR && p->receiver != NULL)) return call_name(L, p);
  language_complain(L, CODE_TYPE, language_place(L, NULL), "%s cannot be called", word_of_piece(p));
  return piece_push_broken(L);
}

/* ---- signs */

static int arithmetic(lua_State *L, expr_op op, const char *sign) {
  const language *lang = language_of(L);
  const int n = op == OP_MINUS ? 1 : 2;
  const expr *args[2] = {0};
  expr_begin(L);
  for (int i = 0; i < n; i++) {
    const char *why = NULL;
    args[i] = expr_take(L, i + 1, &why);
    if (args[i] != NULL) continue;
    if (why != NULL)
      language_complain(L, CODE_TYPE, language_place(L, NULL), "'%s' takes numbers and paths: %s", sign, why);
    return piece_push_broken(L);
  }
  piece_push_expr(L, expr_call(lang->arena, op, args, (size_t)n, language_place(L, NULL)));
  return 1;
}

static int meta_add(lua_State *L) {
  return arithmetic(L, OP_ADD, "+");
}
static int meta_sub(lua_State *L) {
  return arithmetic(L, OP_SUBTRACT, "-");
}
static int meta_mul(lua_State *L) {
  return arithmetic(L, OP_MULTIPLY, "*");
}
static int meta_div(lua_State *L) {
  return arithmetic(L, OP_DIVIDE, "/");
}
static int meta_unm(lua_State *L) {
  return arithmetic(L, OP_MINUS, "-");
}

/* Signs that Lua would answer with a plain value at once, when there is no data yet: what to write instead. */
static int refuse(lua_State *L, const char *sign, const char *instead) {
  piece *p = piece_check(L, 1);
  if (p == NULL) p = piece_check(L, 2);
  if (p != NULL && p->kind != PIECE_BROKEN) {
    piece_use(p);
    const char *path = written(L, p);
    language_complain(L, CODE_SIGN, language_place(L, NULL), "'%s' has no value before there is data: write %s%s", sign,
                      path, instead);
    language_of(L)->has_complaint = true;
  }
  return piece_push_broken(L);
}

static int meta_lt(lua_State *L) {
  return refuse(L, "<", ":below(...) or :above(...)");
}
static int meta_le(lua_State *L) {
  return refuse(L, "<=", ":at_most(...) or :at_least(...)");
}
static int meta_mod(lua_State *L) {
  return refuse(L, "%", " with + - * / and floor(...) only");
}
static int meta_pow(lua_State *L) {
  return refuse(L, "^", " with + - * / only");
}
static int meta_idiv(lua_State *L) {
  return refuse(L, "//", " with / inside floor(...)");
}
static int meta_bits(lua_State *L) {
  return refuse(L, "& | ~ << >>", " with + - * / only");
}

static int meta_len(lua_State *L) {
  const piece *p = piece_check(L, 1);
  if (p != NULL && p->kind != PIECE_BROKEN)
    language_complain(L, CODE_SIGN, language_place(L, NULL), "'#' has no value before there is data: write count(%s)",
                      written(L, p));
  return piece_push_broken(L);
}

/* Called when both sides are pieces; the same one is equal without asking. */
static int meta_eq(lua_State *L) {
  const piece *p = piece_check(L, 1), *other = piece_check(L, 2);
  const bool is_told = language_of(L)->is_explained;
  if (p != NULL && other != NULL && p->kind != PIECE_BROKEN && other->kind != PIECE_BROKEN && !is_told) {
    language_complain(L, CODE_SIGN, language_place(L, NULL),
                      "'==' has no value before there is data: write %s:equals(%s)", written(L, p), written(L, other));
    language_of(L)->has_complaint = true;
  }
  lua_pushboolean(L, false);
  return 1;
}

static int meta_newindex(lua_State *L) {
  sandbox_fail(L, "a rule cannot change %s", piece_word(L, 1));
}

static int meta_tostring(lua_State *L) {
  const piece *p = piece_at(L, 1);
  const language *lang = language_of(L);
  if (p == NULL || p->kind != PIECE_EXPR || lang->scope != NULL) lua_pushstring(L, piece_word(L, 1));
  else lua_pushstring(L, written(L, p));
  return 1;
}

static int meta_pairs(lua_State *L) {
  sandbox_fail(L, "pairs and ipairs go through data: %s has no elements while rules are loaded", piece_word(L, 1));
}

void piece_open(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"__index", meta_index}, {"__newindex", meta_newindex},
      {"__call", meta_call},   {"__tostring", meta_tostring},
      {"__pairs", meta_pairs}, {"__len", meta_len},
      {"__add", meta_add},     {"__sub", meta_sub},
      {"__mul", meta_mul},     {"__div", meta_div},
      {"__unm", meta_unm},     {"__lt", meta_lt},
      {"__le", meta_le},       {"__eq", meta_eq},
      {"__mod", meta_mod},     {"__pow", meta_pow},
      {"__idiv", meta_idiv},   {"__band", meta_bits},
      {"__bor", meta_bits},    {"__bxor", meta_bits},
      {"__bnot", meta_bits},   {"__shl", meta_bits},
      {"__shr", meta_bits},    {NULL, NULL},
  };
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &METATABLE);
}
