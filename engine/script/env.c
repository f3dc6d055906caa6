/* env.c: environments that are added to, then sealed.
**
**   front {}  --metatable-->  { __index = words, __newindex = refuse }
**                                       |
**                                     words --metatable-->  { __index = miss }
**
** A script holds the front only. A word that is there is found without a call; one that is not ends in miss(). Nothing
** can be written through the front: it has no field, so each write comes to refuse(), and the functions that write
** raw (table.insert and its kin) take no table with a metatable. */
#include "script/env.h"

#include "base/text.h"
#include "script/library.h"

#include <string.h>

enum { WORD_MOST = 64 }; /* bytes of a word worth a suggestion */

static const char words_key;

bool env_is_lua_word(const char *word) {
  static const char *const words[] = {
      "_G",     "_VERSION", "collectgarbage", "coroutine",    "debug",   "dofile", "getmetatable", "io",
      "load",   "loadfile", "next",           "os",           "package", "print",  "rawequal",     "rawget",
      "rawlen", "rawset",   "require",        "setmetatable", "warn",    "xpcall",
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (strcmp(words[i], word) == 0) return true;
  }
  return false;
}

bool env_is_chance(const char *word) {
  static const char *const words[] = {"io", "os", "random", "randomseed"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (strcmp(words[i], word) == 0) return true;
  }
  return false;
}

/* ---- the front ---- */

static text advise(lua_State *L, int words, text word) {
  size_t n;
  if (word.len > WORD_MOST) return TEXT("");
  const text *names = order_names(L, words, &n);
  return text_nearest(word, names, n, sandbox_scratch(L));
}

/* Upvalues: the kind of word, and what it is looked for in, or nil for an environment. Arguments: the words, the key. */
static int miss(lua_State *L) {
  const char *kind = lua_tostring(L, lua_upvalueindex(1)), *what = lua_tostring(L, lua_upvalueindex(2));
  if (lua_type(L, 2) != LUA_TSTRING) sandbox_fail(L, "%s has no field but its %ss", what ? what : "a rule file", kind);
  size_t len;
  const char *word = lua_tolstring(L, 2, &len);
  sandbox_blame(L, env_is_chance(word) ? CODE_CHANCE : CODE_WORD);
  if (what == NULL && env_is_lua_word(word)) sandbox_fail(L, "Lua's '%s' is not available to rules", word);
  lua_pushfstring(L, what ? "unknown %s '%s' in %s" : "unknown %s '%s'", kind, word, what);
  text nearest = advise(L, 1, (text){word, len});
  if (nearest.len > 0) lua_pushfstring(L, "%s (did you mean '%s'?)", lua_tostring(L, -1), nearest.at);
  return lua_error(L);
}

/* Upvalue: what cannot be written, or nil for an environment. Arguments: the front, the key, the value. */
static int refuse(lua_State *L) {
  const char *what = lua_tostring(L, lua_upvalueindex(1));
  sandbox_blame(L, CODE_GLOBAL);
  if (what != NULL) sandbox_fail(L, "%s cannot be changed", what);
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "name";
  sandbox_fail(L, "rules share no globals: write 'local %s'", name);
}

static void push_what(lua_State *L, const char *what) {
  if (strcmp(what, ENV_GLOBALS) != 0) lua_pushstring(L, what);
  else lua_pushnil(L);
}

static void lock(lua_State *L, int metatable) {
  metatable = lua_absindex(L, metatable);
  lua_pushboolean(L, 0);
  lua_setfield(L, metatable, "__metatable");
}

/* Gives the words on the top their metatable. */
static void set_miss(lua_State *L, const char *what, const char *kind) {
  lua_createtable(L, 0, 2);
  lua_pushstring(L, kind);
  push_what(L, what);
  lua_pushcclosure(L, miss, 2);
  lua_setfield(L, -2, "__index");
  lock(L, -1);
  lua_setmetatable(L, -2);
}

void env_seal(lua_State *L, const char *what, const char *kind) {
  luaL_checkstack(L, 6, NULL);
  set_miss(L, what, kind);
  lua_newtable(L);          /* words, front */
  lua_createtable(L, 0, 3); /* words, front, metatable */
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  push_what(L, what);
  lua_pushcclosure(L, refuse, 1);
  lua_setfield(L, -2, "__newindex");
  lock(L, -1);
  lua_setmetatable(L, -2); /* words, front */
  lua_remove(L, -2);       /* front */
}

void env_give(lua_State *L) {
  if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
}

/* ---- what all environments hold ---- */

/* The methods of strings: the words themselves, for a string has no field to write. No arithmetic on text. */
static void open_methods(lua_State *L) {
  lua_pushliteral(L, "");
  lua_createtable(L, 0, 2);
  library_strings(L);
  set_miss(L, "text", "function");
  lua_setfield(L, -2, "__index");
  lock(L, -1);
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

/* Lua's own libraries are asked for some of their functions; where they left a trace, it is wiped out. */
static void forget_lua(lua_State *L) {
  lua_newtable(L);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  open_methods(L);
}

void env_open(lua_State *L) {
  static const struct {
    const char *name;
    void (*push)(lua_State *L);
  } libraries[] = {
      {"math", library_math},
      {"string", library_strings},
      {"table", library_lists},
      {"utf8", library_codes},
  };
  luaL_checkstack(L, 10, NULL);
  library_basic(L);
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    const char *what = lua_pushfstring(L, "the library '%s'", libraries[i].name);
    libraries[i].push(L);
    env_seal(L, what, "function"); /* words, what, front */
    lua_setfield(L, -3, libraries[i].name);
    lua_pop(L, 1);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, &words_key);
  forget_lua(L);
}

void env_words(lua_State *L) {
  luaL_checkstack(L, 6, NULL);
  lua_newtable(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key);
  lua_pushnil(L);
  while (lua_next(L, -2)) { /* new, words, key, value */
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -5);
  }
  lua_pop(L, 1);
}

bool env_is_word(lua_State *L, int index, const char *name) {
  index = lua_absindex(L, index);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key);
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  const bool is_word = lua_rawequal(L, index, -1);
  lua_pop(L, 2);
  return is_word;
}
