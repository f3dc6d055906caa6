/* passes.h: whether a function passes a record, found without Lua.
**
** Most records pass most rules, and of a pass nothing is told. So a function's instructions are first run here, on the data as it
** is, as far as they read fields, calculate, compare, call functions of the file and end in pass(). Whatever else they come
** to, be it a value that is missing, another answer, a mistake or a limit, is no answer, and Lua gives one. What a function sees of
** its file is frozen, and what runs here writes to nothing but its registers and tables of its own. */
#ifndef SCRIPT_PASSES_H
#define SCRIPT_PASSES_H

#include "script/datum.h"

enum { PASSES_STEPS = 2000 }; /* it ends after so many instructions */

/* True: the function, called on the scope's subject, `whole` and `params`, gives a plain pass(). False: it is not known. */
bool passes_here(const function *f, scope *s, const value *whole, const datum *params);

#endif
