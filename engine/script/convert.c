/* convert.c: values of Lua as data: constants, lists of them, expressions, texts, sorted names of a table.
**
** Only what has one meaning is taken: finite numbers, valid UTF-8, lists without holes. What Lua's hashing would put
** into an order of its own is sorted. */
#include "script/language.h"

#include "base/utf8.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_A_STEP = 16, LIST_MOST = 10000 };

bool text_take(lua_State *L, int index, text *out) {
  if (lua_type(L, index) != LUA_TSTRING) return false;
  size_t len;
  const char *at = lua_tolstring(L, index, &len);
  *out = (text){at, len};
  sandbox_charge(L, len / BYTES_A_STEP);
  return utf8_valid(*out) == len;
}

/* ---- tables */

static size_t count_names(lua_State *L, int index, size_t *others) {
  size_t n = 0;
  *others = 0;
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
    if (lua_type(L, -2) == LUA_TSTRING) n++;
    else *others += 1;
  }
  sandbox_charge(L, n + *others);
  return n;
}

const text *table_names(lua_State *L, int index, size_t *n, size_t *others) {
  enum { FEW = 8 };
  size_t room = FEW;
  text *names = ARENA_ARRAY(sandbox_scratch(L), room, text);
  index = lua_absindex(L, index);
  luaL_checkstack(L, 4, "too deep");
  *n = *others = 0;
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
    size_t len;
    const char *at = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &len) : NULL;
    if (at == NULL) {
      ++*others;
      continue;
    }
    if (*n == room) {
      names = arena_grow(sandbox_scratch(L), names, room * sizeof *names, 2 * room * sizeof *names);
      room *= 2;
    }
    names[(*n)++] = (text){at, len};
  }
  sandbox_charge(L, *n + *others);
  text_sort(names, *n);
  return names;
}

size_t table_list(lua_State *L, int index) {
  size_t others;
  index = lua_absindex(L, index);
  luaL_checkstack(L, 4, "too deep");
  if (count_names(L, index, &others) > 0) return SIZE_MAX;
  const lua_Unsigned n = lua_rawlen(L, index);
  if (n != others || n > LIST_MOST) return SIZE_MAX;
  return (size_t)n;
}

/* ---- constants */

static bool set_number(lua_State *L, int index, value *out, const char **why) {
  if (lua_isinteger(L, index)) {
    out->type = KOLUA_INTEGER;
    out->as.integer = lua_tointeger(L, index);
    return true;
  }
  out->type = KOLUA_NUMBER;
  out->as.number = lua_tonumber(L, index);
  if (isfinite(out->as.number)) return true;
  *why = "a number must be finite";
  return false;
}

static bool set_string(lua_State *L, int index, value *out, const char **why) {
  text t;
  if (!text_take(L, index, &t)) {
    *why = "text must be valid UTF-8";
    return false;
  }
  value_set_string(out, language_of(L)->arena, t, true);
  return true;
}

static bool set_scalar(lua_State *L, int index, value *out, const char **why) {
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      out->type = KOLUA_BOOL;
      out->as.boolean = lua_toboolean(L, index);
      return true;
    case LUA_TNUMBER: return set_number(L, index, out, why);
    case LUA_TSTRING: return set_string(L, index, out, why);
    default:
      *why = text_format(sandbox_scratch(L), "a value or a list of values is wanted, not %s", piece_word(L, index));
      return false;
  }
}

static value *take_list(lua_State *L, int index, const char **why) {
  const size_t n = table_list(L, index);
  if (n == SIZE_MAX) {
    *why = "a list { a, b, ... } is wanted, without names and holes";
    return NULL;
  }
  value *list = value_new_list(language_of(L)->arena, n);
  sandbox_charge(L, n);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    const bool ok = set_scalar(L, lua_gettop(L), &list->as.items[i], why);
    list->as.items[i].parent = NULL;
    lua_pop(L, 1);
    if (!ok) return NULL;
  }
  return list;
}

value *constant_take(lua_State *L, int index, const char **why) {
  index = lua_absindex(L, index);
  if (lua_type(L, index) == LUA_TTABLE) return take_list(L, index, why);
  value *scalar = ARENA_NEW(language_of(L)->arena, value);
  return set_scalar(L, index, scalar, why) ? scalar : NULL;
}

/* ---- expressions */

/* A parameter that is one value can stand where a value stands; a table of them needs its keys. */
static const expr *take_parameter(lua_State *L, const piece *p, const char **why) {
  if (p->parameter->root->kind == CELL_VALUE)
    return expr_table(language_of(L)->arena, p->parameter, NULL, 0, false, language_place(L, NULL));
  *why = text_format(sandbox_scratch(L), "%.*s is a table: write %.*s(key, ...)", SPELT(p->parameter->id),
                     SPELT(p->parameter->id));
  return NULL;
}

void expr_begin(lua_State *L) {
  language_of(L)->depth = 0;
}

const expr *expr_take(lua_State *L, int index, const char **why) {
  language *lang = language_of(L);
  piece *p = piece_check(L, index);
  *why = NULL;
  if (p == NULL) {
    const value *constant = constant_take(L, index, why);
    return constant ? expr_const(lang->arena, constant, language_place(L, NULL)) : NULL;
  }
  piece_use(p);
  if (p->kind == PIECE_BROKEN) return NULL;
  if (p->kind == PIECE_EXPR) {
    if (p->depth > lang->depth) lang->depth = p->depth;
    return p->expr;
  }
  if (p->kind == PIECE_PARAMETER && lang->scope == NULL) return take_parameter(L, p, why);
  *why = text_format(sandbox_scratch(L), "a value or an expression is wanted, not %s", piece_word(L, index));
  return NULL;
}
