/* env.h: what a rule file can see: words added to an empty table, never taken away from a full one.
**
** For the script an environment is read-only. Reading a word that is not there is an error that names the nearest one; so
** is writing any. Libraries are made the same way, and so is what the methods of texts are looked up in. No metatable can
** be reached by a script, and none holds __gc, __close, __mode or __concat. */
#ifndef SCRIPT_ENV_H
#define SCRIPT_ENV_H

#include "script/sandbox.h"

#include <lauxlib.h>

/* Prepares a new state: the libraries, in the registry, and the methods of strings. Once, in the first run. */
MAY_RAISE void env_open(lua_State *L);

/* Pushes a table with the words that all rule files have (assert, pairs, string, math, ...). The caller adds its own by
** lua_setfield or luaL_setfuncs, then seals it. */
MAY_RAISE void env_words(lua_State *L);
/* Whether the value at `index` is such a word. */
MAY_RAISE bool env_is_word(lua_State *L, int index, const char *name);

/* Replaces the table on the top by a read-only front for it. `what` stands in messages, `kind` for one of its words: "the
** library 'string'" and "function"; for an environment ENV_GLOBALS and "word". Who kept the table may still change it. */
#define ENV_GLOBALS "globals"
MAY_RAISE void env_seal(lua_State *L, const char *what, const char *kind);

/* Makes the sealed environment on the top the _ENV of the chunk below it, and pops it. */
MAY_RAISE void env_give(lua_State *L);

/* Words that authors who know Lua will look for; those that stand for the clock, files and chance. */
bool env_is_lua_word(const char *word);
bool env_is_chance(const char *word);

#endif
