/* strings.c: Lua's `string` without what reads or writes memory as bytes, and four functions more.
**
** Letters are those of ASCII under every locale. A result longer than one block may be is refused before it is built. */
#include "script/library.h"

#include <lualib.h>
#include <string.h>

enum { RESULT_MOST = (1 << 20) - 64 }; /* a block of 1 MiB holds more than the bytes */

text string_arg(lua_State *L, int arg) {
  text t;
  t.at = luaL_checklstring(L, arg, &t.len);
  return t;
}

text string_charged(lua_State *L, int arg) {
  text t = string_arg(L, arg);
  sandbox_charge(L, 1 + t.len / 16);
  return t;
}

static int map_bytes(lua_State *L, char first, char last, int shift) {
  luaL_Buffer out;
  text t = string_charged(L, 1);
  char *to = luaL_buffinitsize(L, &out, t.len);
  for (size_t i = 0; i < t.len; i++) to[i] = (char)(t.at[i] >= first && t.at[i] <= last ? t.at[i] + shift : t.at[i]);
  luaL_pushresultsize(&out, t.len);
  return 1;
}

static int lower(lua_State *L) {
  return map_bytes(L, 'A', 'Z', 'a' - 'A');
}
static int upper(lua_State *L) {
  return map_bytes(L, 'a', 'z', 'A' - 'a');
}

/* Upvalue: Lua's function, for a result that is known to fit. */
static int rep(lua_State *L) {
  size_t separator_len = 0;
  text t = string_arg(L, 1);
  lua_Integer n = luaL_checkinteger(L, 2);
  luaL_optlstring(L, 3, "", &separator_len);
  size_t each = t.len + separator_len;
  if (n > RESULT_MOST || (n > 0 && each > (size_t)RESULT_MOST / (size_t)n)) {
    sandbox_fail(L, "rep: the result would be longer than %d bytes", (int)RESULT_MOST);
  }
  sandbox_charge(L, n > 0 ? (size_t)n / 4 : 0);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Upvalue: Lua's function. */
static int reverse(lua_State *L) {
  string_charged(L, 1);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* ---- beyond Lua ---- */

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static int trim(lua_State *L) {
  text t = string_charged(L, 1);
  while (t.len > 0 && is_blank(t.at[0])) t = (text){t.at + 1, t.len - 1};
  while (t.len > 0 && is_blank(t.at[t.len - 1])) t.len--;
  lua_pushlstring(L, t.at, t.len);
  return 1;
}

static bool is_at(text t, size_t at, text word) {
  return t.len - at >= word.len && memcmp(t.at + at, word.at, word.len) == 0;
}

/* The separator stands for itself: split("a, b", ", ") gives { "a", "b" }. */
static int split(lua_State *L) {
  text t = string_charged(L, 1), separator = string_arg(L, 2);
  luaL_argcheck(L, separator.len > 0, 2, "empty separator");
  lua_newtable(L);
  lua_Integer n = 0;
  size_t start = 0;
  for (size_t at = 0; at + separator.len <= t.len;) {
    const char *found = memchr(t.at + at, separator.at[0], t.len - at);
    if (found == NULL) break;
    at = (size_t)(found - t.at);
    sandbox_charge(L, 1 + separator.len / 16);
    if (!is_at(t, at, separator)) {
      at++;
      continue;
    }
    lua_pushlstring(L, t.at + start, at - start);
    lua_rawseti(L, -2, ++n);
    start = at += separator.len;
  }
  lua_pushlstring(L, t.at + start, t.len - start);
  lua_rawseti(L, -2, n + 1);
  return 1;
}

static int starts_with(lua_State *L) {
  text t = string_arg(L, 1), word = string_charged(L, 2);
  lua_pushboolean(L, is_at(t, 0, word));
  return 1;
}

static int ends_with(lua_State *L) {
  text t = string_arg(L, 1), word = string_charged(L, 2);
  lua_pushboolean(L, word.len <= t.len && is_at(t, t.len - word.len, word));
  return 1;
}

static void wrap(lua_State *L, const char *name, lua_CFunction wrapper) {
  lua_getfield(L, -2, name); /* Lua's library, ours, function */
  lua_pushcclosure(L, wrapper, 1);
  lua_setfield(L, -2, name);
}

void library_strings(lua_State *L) {
  static const luaL_Reg own[] = {
      {"ends_with", ends_with},     {"find", match_find}, {"format", format_format}, {"gmatch", match_gmatch},
      {"gsub", match_gsub},         {"lower", lower},     {"match", match_match},    {"split", split},
      {"starts_with", starts_with}, {"trim", trim},       {"upper", upper},          {NULL, NULL},
  };
  static const char *const as_they_are[] = {"byte", "char", "len", "sub", NULL}; /* their results are charged for */
  luaopen_string(L);
  lua_newtable(L);
  luaL_setfuncs(L, own, 0);
  for (size_t i = 0; as_they_are[i] != NULL; i++) {
    lua_getfield(L, -2, as_they_are[i]);
    lua_setfield(L, -2, as_they_are[i]);
  }
  wrap(L, "rep", rep);
  wrap(L, "reverse", reverse);
  lua_remove(L, -2);
}
