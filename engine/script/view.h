/* view.h: data as functions of rules see it: read-only, by the model's names, with every read noted in the scope.
**
** A view is a userdata that points into the document. It is good for the call that it was made in and for no other.
** Reading what is missing does not give nil, which Lua would take for false: it ends the function with `unknown`. A
** misspelt name is an error. A keyed element that is not there is nil: that is how a function asks for it. */
#ifndef SCRIPT_VIEW_H
#define SCRIPT_VIEW_H

#include "script/language.h"

typedef enum view_kind {
  VIEW_RECORD, /* a map with fields */
  VIEW_LIST,   /* a list of maps, perhaps keyed */
  VIEW_LINKED, /* elements gathered by references */
  VIEW_VALUES, /* a list of scalars */
  VIEW_SHARES  /* a map of any key to scalars */
} view_kind;

typedef struct view {
  const void *mark;          /* what shows that a userdata is a view */
  view_kind kind;
  bool is_constant;          /* of the rules, not of data: VALUES that nothing notes */
  uint64_t call;             /* in which it was made */
  const value *at;           /* the map or list; NULL: a list that is left out, or LINKED */
  const value *owner;        /* of LIST: the map that it stands in */
  const field *field;        /* of LIST and SHARES; of LINKED and VALUES: for messages; of RECORD: NULL */
  const value *const *items; /* of LINKED */
  size_t n;                  /* elements or keys */
} view;

/* What a name leads to from a view. */
typedef struct target {
  enum { FOUND_GAP, FOUND_NONE, FOUND_SCALAR, FOUND_VIEW } what; /* missing; a keyed element that is not there; ... */
  const value *value; /* of SCALAR, and of VIEW the map or list, if it is one */
  view view;
  const value *holder; /* the map that it stands in, or would */
  const field *field;
  text rest;       /* below the holder */
  const char *why; /* of a GAP: a reason, or NULL: not given */
} target;

/* What a reading is for: `quiet` ones are not noted. */
MAY_RAISE target view_member(lua_State *L, const view *v, text name, bool quiet);
/* Follows a dotted path; a gap tells its rest down to the path's end. */
MAY_RAISE target view_reach(lua_State *L, const view *v, text path, bool quiet);
/* Element `i` of a list, from 1; FOUND_NONE behind its end. */
target view_element(const language *lang, const view *v, size_t i);
/* Pushes it; a gap ends the call as unknown. */
MAY_RAISE void view_push_found(lua_State *L, const target *f);
/* Ends the call as unknown, for the gap. */
_Noreturn MAY_RAISE void view_end(lua_State *L, const target *gap);

MAY_RAISE void view_open(lua_State *L); /* makes the metatable, once per state */
MAY_RAISE void view_push(lua_State *L, const view *v);
MAY_RAISE void view_push_record(lua_State *L, const value *at);
/* A scalar or a list of them that is no data: a parameter's value. */
MAY_RAISE void view_push_constant(lua_State *L, const value *v);
/* The view at `index`, good for this call; NULL: it is none. */
MAY_RAISE const view *view_at(lua_State *L, int index);
/* The same; no view is an error that names `word`. */
MAY_RAISE const view *view_want(lua_State *L, int index, const char *word);

#endif
