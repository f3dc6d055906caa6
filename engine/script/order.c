/* order.c: pairs in an order that does not depend on hashes, which differ from run to run.
**
** First the list 1..n, then the other keys: false, true, numbers by size, text by its bytes. Tables, functions and
** views have no order, so a table keyed by them cannot be walked. As with Lua's own pairs, fields may be changed and
** cleared on the way; fields added on the way are not visited. */
#include "script/library.h"

#include "base/arena.h"

#include <math.h>
#include <string.h>

typedef struct sort_key {
  int type;
  bool is_integer;
  lua_Integer integer; /* of a boolean too */
  lua_Number number;
  text text;
  lua_Integer slot; /* which of the keys it is, as they were found */
} sort_key;

/* ---- comparing ---- */

static int compare_integers(lua_Integer a, lua_Integer b) {
  return (a > b) - (a < b);
}

/* A float that is a key has a fraction or is out of an integer's range. */
static int compare_mixed(lua_Integer a, lua_Number b) {
  if (b >= 0x1p63) return -1;
  if (b < -0x1p63) return 1;
  return a <= (lua_Integer)floor(b) ? -1 : 1;
}

static int compare_numbers(const sort_key *a, const sort_key *b) {
  if (a->is_integer && b->is_integer) return compare_integers(a->integer, b->integer);
  if (a->is_integer) return compare_mixed(a->integer, b->number);
  if (b->is_integer) return -compare_mixed(b->integer, a->number);
  return (a->number > b->number) - (a->number < b->number);
}

/* LUA_TBOOLEAN < LUA_TNUMBER < LUA_TSTRING */
static int compare_keys(const sort_key *a, const sort_key *b) {
  if (a->type != b->type) return compare_integers(a->type, b->type);
  if (a->type == LUA_TSTRING) return text_compare(a->text, b->text);
  return a->type == LUA_TNUMBER ? compare_numbers(a, b) : compare_integers(a->integer, b->integer);
}

static void sift(sort_key *keys, size_t at, size_t n) {
  sort_key moving = keys[at];
  for (size_t child; (child = 2 * at + 1) < n; at = child) {
    if (child + 1 < n && compare_keys(&keys[child], &keys[child + 1]) < 0) child++;
    if (compare_keys(&moving, &keys[child]) >= 0) break;
    keys[at] = keys[child];
  }
  keys[at] = moving;
}

/* Heapsort: no memory of its own (qsort takes some behind our back), and no worst case. */
static void sort(sort_key *keys, size_t n) {
  for (size_t i = n / 2; i-- > 0;) sift(keys, i, n);
  for (size_t end = n; end > 1;) {
    sort_key largest = keys[0];
    keys[0] = keys[--end];
    keys[end] = largest;
    sift(keys, 0, end);
  }
}

/* ---- keys of a table ---- */

static sort_key read_key(lua_State *L, int index, lua_Integer slot) {
  sort_key key = {.type = lua_type(L, index), .slot = slot};
  if (key.type == LUA_TBOOLEAN) {
    key.integer = lua_toboolean(L, index);
  } else if (key.type == LUA_TNUMBER) {
    key.is_integer = lua_isinteger(L, index);
    if (key.is_integer) key.integer = lua_tointeger(L, index);
    else key.number = lua_tonumber(L, index);
  } else if (key.type == LUA_TSTRING) {
    key.text.at = lua_tolstring(L, index, &key.text.len);
  } else {
    sandbox_fail(L, "pairs: keys that are a %s have no order", luaL_typename(L, index));
  }
  return key;
}

static bool is_in_list(lua_State *L, int index, lua_Integer n_list) {
  return lua_isinteger(L, index) && lua_tointeger(L, index) >= 1 && lua_tointeger(L, index) <= n_list;
}

/* How many keys the table has beside 1..n_list. */
static lua_Integer count_others(lua_State *L, int table, lua_Integer n_list) {
  lua_Integer n = 0;
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) n += !is_in_list(L, -2, n_list);
  return n;
}

/* Pushes a list of the other keys, in order. */
static void push_others(lua_State *L, int table, lua_Integer n_list, lua_Integer n) {
  arena *scratch = sandbox_scratch(L);
  arena_mark mark = arena_here(scratch);
  sort_key *keys = ARENA_ARRAY(scratch, (size_t)n, sort_key);
  lua_createtable(L, (int)n, 0); /* found */
  lua_Integer slot = 0;
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (is_in_list(L, -2, n_list)) continue;
    keys[slot] = read_key(L, -2, slot + 1);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -4, ++slot); /* found, key, value */
  }
  sort(keys, (size_t)n);
  lua_createtable(L, (int)n, 0); /* found, ordered */
  for (lua_Integer i = 0; i < n; i++) {
    lua_rawgeti(L, -2, keys[i].slot);
    lua_rawseti(L, -2, i + 1);
  }
  lua_remove(L, -2); /* ordered */
  arena_release(scratch, mark);
}

static lua_Integer count_list(lua_State *L, int table) {
  lua_Integer n = 0;
  while (lua_rawgeti(L, table, n + 1) != LUA_TNIL) {
    lua_pop(L, 1);
    n++;
  }
  lua_pop(L, 1);
  return n;
}

/* ---- pairs ---- */

/* Pushes the key after `at` keys; false: there is none. Upvalues of step: see order_pairs. */
static bool push_key(lua_State *L, lua_Integer at, lua_Integer n_list) {
  if (at < n_list) {
    lua_pushinteger(L, at + 1);
    return true;
  }
  return lua_istable(L, lua_upvalueindex(3)) && lua_rawgeti(L, lua_upvalueindex(3), at - n_list + 1) != LUA_TNIL;
}

/* The next field that is still there. Keys are looked up raw: the table may have grown a nil since. */
static int step(lua_State *L) {
  lua_Integer at = lua_tointeger(L, lua_upvalueindex(1)), n_list = lua_tointeger(L, lua_upvalueindex(2));
  luaL_checktype(L, 1, LUA_TTABLE);
  for (;; at++) {
    lua_settop(L, 1);
    if (!push_key(L, at, n_list)) return 0;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 1) != LUA_TNIL) break;
    sandbox_charge(L, 1);
  }
  lua_pushinteger(L, at + 1);
  lua_replace(L, lua_upvalueindex(1));
  return 2;
}

/* Views bring their own __pairs. */
static int pairs_of_view(lua_State *L) {
  lua_pushvalue(L, 1);
  lua_call(L, 1, 3);
  return 3;
}

int order_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) return pairs_of_view(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_Integer n_list = count_list(L, 1), n_others = count_others(L, 1, n_list);
  sandbox_charge(L, (size_t)(n_list + n_others * 8) + 1);
  lua_pushinteger(L, 0); /* fields visited */
  lua_pushinteger(L, n_list);
  if (n_others > 0) push_others(L, 1, n_list, n_others);
  else lua_pushnil(L);
  lua_pushcclosure(L, step, 3);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

const text *order_names(lua_State *L, int index, size_t *n) {
  index = lua_absindex(L, index);
  size_t found = 0;
  sort_key *keys = ARENA_ARRAY(sandbox_scratch(L), (size_t)count_others(L, index, 0), sort_key);
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
    if (lua_type(L, -2) == LUA_TSTRING) keys[found++] = read_key(L, -2, 0);
  }
  sort(keys, found);
  text *names = ARENA_ARRAY(sandbox_scratch(L), found, text);
  for (size_t i = 0; i < found; i++) names[i] = keys[i].text;
  *n = found;
  return names;
}
