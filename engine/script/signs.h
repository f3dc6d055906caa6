/* signs.h: Lua's own ==, ~=, and, or, not and if on paths, which Lua decides at once and without a word. */
#ifndef SCRIPT_SIGNS_H
#define SCRIPT_SIGNS_H

#include "script/language.h"

/* Complains about each in the file being loaded, outside of functions; true: there was one. */
MAY_RAISE bool signs_check(lua_State *L);

#endif
