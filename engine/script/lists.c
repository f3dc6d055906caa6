/* lists.c: Lua's `table`, on plain tables and bounded lengths.
**
** Lua finds the length of a table by halving and may be led to one of 2^62 by a few well placed keys; so no function
** here believes a length over LIST_MOST. Views may be read (concat, unpack), never written. */
#include "script/library.h"

#include <lualib.h>

static void check_plain(lua_State *L, int arg) {
  luaL_checktype(L, arg, LUA_TTABLE);
  if (lua_getmetatable(L, arg)) sandbox_fail(L, "this table cannot be changed");
}

lua_Integer list_length(lua_State *L, int arg) {
  check_plain(L, arg);
  lua_Unsigned n = lua_rawlen(L, arg);
  if (n > LIST_MOST) sandbox_fail(L, "the list has holes, or more than %d elements", (int)LIST_MOST);
  return (lua_Integer)n;
}

/* Upvalue: Lua's function, which moves each element once at most. */
static int change(lua_State *L) {
  sandbox_charge(L, 1 + (size_t)list_length(L, 1) / 4);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Lua's functions on a range `first`..`last`, by default the whole. Upvalues: Lua's function, the index of `first`. */
static int read_range(lua_State *L) {
  int first_arg = (int)lua_tointeger(L, lua_upvalueindex(2));
  if (lua_type(L, 1) != LUA_TTABLE && lua_type(L, 1) != LUA_TUSERDATA) luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer first = luaL_optinteger(L, first_arg, 1);
  lua_Integer last = lua_isnoneornil(L, first_arg + 1) ? luaL_len(L, 1) : luaL_checkinteger(L, first_arg + 1);
  if (first <= last && (lua_Unsigned)last - (lua_Unsigned)first >= LIST_MOST) {
    sandbox_fail(L, "a range of more than %d elements", (int)LIST_MOST);
  }
  sandbox_charge(L, 1 + (first <= last ? (size_t)(last - first) : 0));
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static int pack(lua_State *L) {
  sandbox_charge(L, (size_t)lua_gettop(L) + 1);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* ---- sort: a merge sort, so that equal elements keep their order, and an odd comparison can do no harm ---- */

/* The arguments of sort, and two lists that the rounds move the elements between. */
enum { LIST = 1, BEFORE = 2, FROM = 3, TO = 4 };

/* Whether b, on the top, belongs before a, below it. */
static bool is_out_of_order(lua_State *L) {
  if (lua_isnil(L, BEFORE)) return lua_compare(L, -1, -2, LUA_OPLT);
  lua_pushvalue(L, BEFORE);
  lua_pushvalue(L, -2); /* a, b, before, b */
  lua_pushvalue(L, -4); /* a, b, before, b, a */
  lua_call(L, 2, 1);
  bool is_before = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return is_before;
}

static void move_one(lua_State *L, int from, lua_Integer source, int to, lua_Integer target) {
  lua_rawgeti(L, from, source);
  lua_rawseti(L, to, target);
}

/* Merges [low, middle) and [middle, high) of `from` into `to`. */
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high) {
  lua_Integer left = low, right = middle;
  sandbox_charge(L, (size_t)(high - low) * 2);
  for (lua_Integer at = low; at < high; at++) {
    bool takes_right = left == middle;
    if (left < middle && right < high) {
      lua_rawgeti(L, from, left);
      lua_rawgeti(L, from, right);
      takes_right = is_out_of_order(L);
      lua_pop(L, 2);
    }
    move_one(L, from, takes_right ? right++ : left++, to, at);
  }
}

static lua_Integer least(lua_Integer a, lua_Integer b) {
  return a < b ? a : b;
}

static int sort(lua_State *L) {
  lua_Integer n = list_length(L, LIST);
  if (!lua_isnoneornil(L, BEFORE)) luaL_checktype(L, BEFORE, LUA_TFUNCTION);
  lua_settop(L, BEFORE);
  lua_createtable(L, (int)n, 0);
  lua_createtable(L, (int)n, 0);
  for (lua_Integer i = 1; i <= n; i++) move_one(L, LIST, i, FROM, i);
  int from = FROM, to = TO;
  for (lua_Integer width = 1; width < n; width *= 2) {
    for (lua_Integer low = 1; low <= n; low += 2 * width) {
      merge(L, from, to, low, least(low + width, n + 1), least(low + 2 * width, n + 1));
    }
    from = FROM + TO - from;
    to = FROM + TO - to;
  }
  for (lua_Integer i = 1; i <= n; i++) move_one(L, from, i, LIST, i);
  return 0;
}

static void wrap(lua_State *L, const char *name, lua_CFunction wrapper, int first_arg) {
  lua_getfield(L, -2, name); /* Lua's library, ours, function */
  lua_pushinteger(L, first_arg);
  lua_pushcclosure(L, wrapper, 2);
  lua_setfield(L, -2, name);
}

void library_lists(lua_State *L) {
  luaopen_table(L);
  lua_newtable(L);
  wrap(L, "insert", change, 0);
  wrap(L, "remove", change, 0);
  wrap(L, "pack", pack, 0);
  wrap(L, "concat", read_range, 3);
  wrap(L, "unpack", read_range, 2);
  lua_pushcfunction(L, sort);
  lua_setfield(L, -2, "sort");
  lua_remove(L, -2);
}
