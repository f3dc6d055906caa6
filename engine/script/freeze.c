/* freeze.c: see freeze.h.
**
** A front is an empty table; its metatable leads reading to the table behind it and writing to an error. A list of
** upvalues holds function, number and value, one after the other. C functions (iterators that a file keeps) have
** upvalues too; only their numbers and texts are put back, for a script cannot reach the rest. */
#include "script/freeze.h"

#include "script/bytecode.h"
#include "script/library.h"

#include <lauxlib.h>

static const char FRONT; /* its address is the key in a front's metatable that marks it */

enum { DEPTH_MOST = 64 };

typedef struct walk {
  int seen; /* stack index of the tables and functions met: table to its front, function to true */
  int list; /* stack index of the list of upvalues */
  lua_Integer n;
  bool may_change; /* some function that was met may set one */
} walk;

static void freeze_value(lua_State *L, walk *w, int depth);

/* ---- fronts */

static int front_write(lua_State *L) {
  sandbox_fail(L, "a table that outlasts the call is read-only inside a function: a rule keeps nothing from one "
                  "subject to the next");
}

static int front_length(lua_State *L) {
  freeze_thaw(L, 1);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 1;
}

/* Upvalues: pairs' own iterator and the table behind the front. */
static int front_next(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, 2);
  lua_call(L, 2, 2);
  return 2;
}

static int front_pairs(lua_State *L) {
  lua_pushvalue(L, 1);
  lua_pushcfunction(L, order_pairs);
  lua_pushvalue(L, 1);
  freeze_thaw(L, -1);
  lua_call(L, 1, 2); /* front, front, iterator, table */
  lua_pushcclosure(L, front_next, 2);
  lua_insert(L, -2);
  lua_pushnil(L);
  return 3;
}

/* Pushes a front for the table at `index`. */
static void push_front(lua_State *L, int index) {
  static const luaL_Reg methods[] = {
      {"__newindex", front_write}, {"__len", front_length}, {"__pairs", front_pairs}, {NULL, NULL}};
  lua_newtable(L);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_pushboolean(L, true);
  lua_rawsetp(L, -2, &FRONT);
  lua_setmetatable(L, -2);
}

/* Pushes the table behind the front at `index`; false: it is none, and nothing is pushed. */
static bool push_behind(lua_State *L, int index) {
  if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;
  const bool is_front = lua_rawgetp(L, -1, &FRONT) != LUA_TNIL;
  lua_pop(L, 1);
  if (is_front) {
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_remove(L, -2);
  } else {
    lua_pop(L, 1);
  }
  return is_front;
}

void freeze_thaw(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (push_behind(L, index)) lua_replace(L, index);
}

/* ---- what can be reached */

/* Marks the value on the top with the one above it, which it pops. */
static void mark(lua_State *L, const walk *w) {
  lua_pushvalue(L, -2);
  lua_insert(L, -2);
  lua_rawset(L, w->seen);
}

/* Freezes the fields of the table on the top. */
static void freeze_fields(lua_State *L, walk *w, int depth) {
  const int table = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
    const int type = lua_type(L, -2);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION)
      sandbox_fail(L, "a table that a rule's function uses has a %s as a key", lua_typename(L, type));
    sandbox_charge(L, 1);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    freeze_value(L, w, depth + 1); /* key, value, key, frozen */
    lua_rawset(L, table);
  }
}

/* Replaces the table on the top by its front. */
static void freeze_table(lua_State *L, walk *w, int depth) {
  const int table = lua_gettop(L);
  if (push_behind(L, table)) { /* front, table: of another function of the file */
    lua_pushvalue(L, table);
    mark(L, w);
    freeze_fields(L, w, depth);
    lua_pop(L, 1);
    lua_pushvalue(L, table);
    lua_pushvalue(L, table);
    mark(L, w);
    lua_pop(L, 1);
    return;
  }
  if (luaL_getmetafield(L, table, "__metatable") != LUA_TNIL) { /* an environment or a library */
    lua_pop(L, 1);
    return;
  }
  push_front(L, table); /* table, front */
  lua_pushvalue(L, table);
  lua_pushvalue(L, -2);
  mark(L, w); /* table, front, table */
  freeze_fields(L, w, depth);
  lua_pop(L, 1);
  lua_replace(L, table);
}

static bool is_plain(int type) {
  return type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
}

/* The value on the top is what upvalue `i` of the function at `function` shall always be; pops it. */
static void list_upvalue(lua_State *L, walk *w, int function, int i) {
  lua_pushvalue(L, function);
  lua_rawseti(L, w->list, ++w->n);
  lua_pushinteger(L, i);
  lua_rawseti(L, w->list, ++w->n);
  lua_pushvalue(L, -1);
  lua_setupvalue(L, function, i);
  lua_rawseti(L, w->list, ++w->n); /* nil as well: the list is read by number */
}

/* The function on the top: what it makes may set upvalues as well. */
static bool sets_upvalues(lua_State *L) {
  bytecode code;
  if (!bytecode_read(&code, L, sandbox_scratch(L))) return true;
  for (size_t i = 0; i < code.n; i++) {
    const opcode op = code_op(code.instructions[i]);
    if (op == INS_SETUPVAL || op == INS_CLOSURE) return true;
  }
  return false;
}

/* Freezes what the function on the top can reach. */
static void freeze_closure(lua_State *L, walk *w, int depth) {
  const int function = lua_gettop(L);
  const bool is_c = lua_iscfunction(L, function);
  lua_pushboolean(L, true);
  mark(L, w);
  w->may_change |= is_c || sets_upvalues(L);
  for (int i = 1; lua_getupvalue(L, function, i) != NULL; i++) {
    if (is_c && !is_plain(lua_type(L, -1))) {
      lua_pop(L, 1);
      continue;
    }
    freeze_value(L, w, depth + 1);
    list_upvalue(L, w, function, i);
  }
}

/* Replaces the value on the top by the one that may outlast a call. */
static void freeze_value(lua_State *L, walk *w, int depth) {
  const int type = lua_type(L, -1);
  if (type != LUA_TTABLE && type != LUA_TFUNCTION) return;
  if (depth > DEPTH_MOST) sandbox_fail(L, "what a rule's function can reach is nested deeper than %d", DEPTH_MOST);
  luaL_checkstack(L, 12, "too deep");
  lua_pushvalue(L, -1);
  lua_rawget(L, w->seen);
  if (lua_istable(L, -1)) { /* its front */
    lua_replace(L, -2);
    return;
  }
  const bool is_seen = !lua_isnil(L, -1);
  lua_pop(L, 1);
  if (is_seen) return;
  if (type == LUA_TTABLE) freeze_table(L, w, depth);
  else freeze_closure(L, w, depth);
}

bool freeze_function(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L); /* function, seen, list */
  walk w = {.seen = lua_gettop(L) - 1, .list = lua_gettop(L)};
  lua_pushvalue(L, -3);
  freeze_value(L, &w, 0);
  lua_pop(L, 1);
  lua_pushinteger(L, w.n);
  lua_setfield(L, w.list, "n");
  lua_replace(L, -3); /* list, seen */
  lua_pop(L, 1);
  return w.may_change;
}

void freeze_restore(lua_State *L) {
  lua_getfield(L, -1, "n");
  const lua_Integer n = lua_tointeger(L, -1);
  lua_pop(L, 1);
  for (lua_Integer i = 1; i <= n; i += 3) {
    lua_rawgeti(L, -1, i);
    lua_rawgeti(L, -2, i + 1);
    const int upvalue = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_rawgeti(L, -2, i + 2);
    if (lua_setupvalue(L, -2, upvalue) == NULL) lua_pop(L, 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}
