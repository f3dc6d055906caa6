/* front.h: one view for all calls about a record, whose fields are read once.
**
** A front is a view (view.h) that stays while what it shows changes. Behind it lies a table of the fields that functions asked for
** before: Lua finds them there without a call into C, and they are set anew whenever the front is pointed at another map. Nothing is
** noted of such reads; so a front is for functions of which only the answer counts, and that cannot keep it (rule->is_bounded). */
#ifndef SCRIPT_FRONT_H
#define SCRIPT_FRONT_H

#include "script/view.h"

typedef struct front front;

MAY_RAISE front *front_new(lua_State *L, arena *a);
/* From now on it shows this map. */
MAY_RAISE void front_point(lua_State *L, front *f, const value *at);
MAY_RAISE void front_push(lua_State *L, const front *f);

#endif
