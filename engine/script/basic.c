/* basic.c: Lua's basic functions, mathematics and UTF-8, as far as rules have them. */
#include "script/library.h"

#include <lualib.h>

/* Copies `names`, ended by NULL, from Lua's own library at `from` into the table on the top. */
static void choose(lua_State *L, int from, const char *const *names) {
  from = lua_absindex(L, from);
  for (; *names != NULL; names++) {
    lua_getfield(L, from, *names);
    lua_setfield(L, -2, *names);
  }
}

/* Returns only what the script may have: its own errors, not the end of the run. */
static int call_protected(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 1); /* true, function, arguments */
  int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
  if (status == LUA_OK) {
    sandbox_charge(L, 1);
    return lua_gettop(L);
  }
  sandbox_caught(L, status);
  lua_pushboolean(L, 0);
  lua_replace(L, 1);
  return 2;
}

void library_basic(lua_State *L) {
  static const char *const names[] = {"assert", "error", "ipairs", "select", "tonumber", "type", NULL};
  static const luaL_Reg own[] = {
      {"pairs", order_pairs},
      {"pcall", call_protected},
      {"tostring", format_tostring},
      {NULL, NULL},
  };
  luaopen_base(L);
  lua_newtable(L);
  choose(L, -2, names);
  luaL_setfuncs(L, own, 0);
  lua_remove(L, -2);
}

void library_math(lua_State *L) {
  static const char *const names[] = {
      "abs", "ceil",       "exp",  "floor", "fmod", "huge",      "log",  "max", "maxinteger",
      "min", "mininteger", "modf", "pi",    "sqrt", "tointeger", "type", "ult", NULL,
  };
  luaopen_math(L);
  lua_newtable(L);
  choose(L, -2, names);
  lua_remove(L, -2);
}

/* Upvalue: Lua's function, which runs through the text once at most. */
static int charge_text(lua_State *L) {
  if (lua_type(L, 1) == LUA_TSTRING) string_charged(L, 1);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void library_codes(lua_State *L) {
  static const char *const names[] = {"char", "codepoint", "codes", "len", "offset", NULL};
  luaopen_utf8(L);
  lua_newtable(L);
  for (size_t i = 0; names[i] != NULL; i++) {
    lua_getfield(L, -2, names[i]);
    lua_pushcclosure(L, charge_text, 1);
    lua_setfield(L, -2, names[i]);
  }
  lua_getfield(L, -2, "charpattern");
  lua_setfield(L, -2, "charpattern");
  lua_remove(L, -2);
}
