/* release.c: what is known of the Lua that is linked.
**
** Two defects of 5.4.0 to 5.4.4 matter to rules. Concatenation may go on with a stack that has moved (fixed in 5.4.5;
** Debian's 5.4.4 took the patch that brought it, not the one that mends it): to try it would be to use freed memory, so
** the release decides. It needs a __concat, and no metatable here has one. And `1 ~ (2 or 3)` computes nonsense in a
** function of more than 255 constants: that is tried. */
#include "script/script.h"

#include <lauxlib.h>

/* 300 constants, and then an expression whose operand no longer fits the short form. */
static const char *write_probe(lua_State *L) {
  luaL_Buffer probed;
  luaL_buffinit(L, &probed);
  luaL_addstring(&probed, "local t = {");
  for (int i = 1; i <= 300; i++) {
    lua_pushfstring(L, "%d.5,", i);
    luaL_addvalue(&probed);
  }
  luaL_addstring(&probed, "} return 1 ~ (2 or 3)");
  luaL_pushresult(&probed);
  return lua_tostring(L, -1);
}

static int probe(lua_State *L) {
  bool *is_right = lua_touserdata(L, 1);
  if (luaL_loadstring(L, write_probe(L)) != LUA_OK) return lua_error(L);
  lua_call(L, 0, 1);
  *is_right = lua_tointeger(L, -1) == 3;
  return 0;
}

/* In a plain state of its own: it belongs to no session, and runs nothing but the probe. */
static bool computes_right(void) {
  bool is_right = false;
  lua_State *L = luaL_newstate();
  if (L == NULL) return false;
  lua_pushcfunction(L, probe);
  lua_pushlightuserdata(L, &is_right);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) is_right = false;
  lua_close(L);
  return is_right;
}

/* The headers tell the release that was compiled against; the library of the same ABI may be another, so the probe's
** defect, mended in the same release, tells which it is. */
const char *script_lua_release(void) {
  bool is_right = computes_right();
  if (is_right && LUA_VERSION_RELEASE_NUM >= 50405) return LUA_RELEASE;
  if (is_right) return LUA_RELEASE " (or later): its known defects do not let rules do harm (SECURITY.md)";
  return LUA_RELEASE ": its known defects do not let rules do harm (SECURITY.md)";
}
