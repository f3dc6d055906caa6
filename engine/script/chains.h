/* chains.h: misspelt fields in functions of rules, as far as the text shows them without data. */
#ifndef SCRIPT_CHAINS_H
#define SCRIPT_CHAINS_H

#include "script/language.h"

/* Complains about names that the model does not know in the function of `r` that begins at `line`. */
MAY_RAISE void chains_check(lua_State *L, const rule *r, uint32_t line);

#endif
