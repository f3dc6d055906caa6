/* library.h: the words of Lua that rule files have, by group. Each function leaves a plain table on the top.
**
** Where Lua's own function is bounded by the size of its arguments it is taken as it is and only charged for; the others
** are written anew, with the same answers. What is not here does not exist for a rule: no way to metatables, to other
** code, to the collector, to coroutines, to the clock or to chance. */
#ifndef SCRIPT_LIBRARY_H
#define SCRIPT_LIBRARY_H

#include "script/sandbox.h"

#include <lauxlib.h>

enum { LIST_MOST = 100000 };  /* elements that a list function takes */

MAY_RAISE void library_basic(lua_State *L);    /* assert error ipairs pairs pcall select tonumber tostring type */
MAY_RAISE void library_math(lua_State *L);
MAY_RAISE void library_strings(lua_State *L);
MAY_RAISE void library_lists(lua_State *L);    /* Lua's `table` */
MAY_RAISE void library_codes(lua_State *L);    /* Lua's `utf8` */

MAY_RAISE int order_pairs(lua_State *L);       /* pairs, always in the same order */
MAY_RAISE int format_tostring(lua_State *L);   /* tostring, without addresses */
MAY_RAISE int format_format(lua_State *L);     /* string.format */
MAY_RAISE int match_find(lua_State *L);
MAY_RAISE int match_match(lua_State *L);
MAY_RAISE int match_gmatch(lua_State *L);
MAY_RAISE int match_gsub(lua_State *L);

MAY_RAISE text string_arg(lua_State *L, int arg);
MAY_RAISE text string_charged(lua_State *L, int arg);          /* for functions that run through it once */
MAY_RAISE text format_text(lua_State *L, int index);           /* pushes the value as tostring tells it */
MAY_RAISE lua_Integer list_length(lua_State *L, int arg);      /* of a plain table, at most LIST_MOST */

/* The string keys of the table at `index`, sorted, in the scratch. */
MAY_RAISE const text *order_names(lua_State *L, int index, size_t *n);

#endif
