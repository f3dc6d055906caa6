/* freeze.h: so that no state passes from one call of a function to the next.
**
** Once its file has run, a function's upvalues, and those of all functions that it can reach, are noted down and
** put back before each call. Tables that it can reach are put behind read-only fronts. Locals, arguments and what
** is made in a call die with it; globals and libraries are sealed by env.h. */
#ifndef SCRIPT_FREEZE_H
#define SCRIPT_FREEZE_H

#include "script/sandbox.h"

/* Freezes what the function on the top can reach, pops it, and pushes the list of its upvalues. True: some of that may set one, which
** other functions of the file may share. */
MAY_RAISE bool freeze_function(lua_State *L);
/* Puts the upvalues of such a list, on the top, back as they were; pops it. */
MAY_RAISE void freeze_restore(lua_State *L);
/* If a front stands at `index`, puts the table behind it there: for C functions that only read. */
MAY_RAISE void freeze_thaw(lua_State *L, int index);

#endif
