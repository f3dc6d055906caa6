/* front.c: see front.h.
**
**   front (userdata) -> metatable -> __index: fields -> metatable -> __index: read_field
**
** What is not among the fields is found, or ends the call, as with any view; a scalar or a map of the record's own is then kept
** among the fields. What is missing is never kept: asking for it must end each call. */
#include "script/front.h"

#include "rule/eval.h"

enum { MOST_LEARNED = 64 };

typedef struct learned {
  const field *field;
  int key;      /* its name, in Lua's registry */
  front *child; /* of a map */
} learned;

struct front {
  arena *arena;
  view *view;
  int userdata, fields; /* in Lua's registry */
  const record *of;     /* the map that it shows */
  learned *learned;
  size_t n;
};

static const char SELF; /* its address is the front's key in the metatable of its fields */

/* ---- learning */

static learned *learn(lua_State *L, front *f, const field *of) {
  if (f->n == MOST_LEARNED) return NULL;
  learned *one = &f->learned[f->n++];
  lua_pushlstring(L, of->name.at, of->name.len);
  *one = (learned){.field = of, .key = luaL_ref(L, LUA_REGISTRYINDEX)};
  if (of->type == FIELD_RECORD) one->child = front_new(L, f->arena);
  return one;
}

static void forget(lua_State *L, front *f) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, f->fields);
  while (f->n > 0) {
    const learned *one = &f->learned[--f->n];
    lua_rawgeti(L, LUA_REGISTRYINDEX, one->key);
    lua_pushnil(L);
    lua_rawset(L, -3);
    luaL_unref(L, LUA_REGISTRYINDEX, one->key);
  }
  lua_pop(L, 1);
}

/* On top of the stack: the fields. */
static void set_field(lua_State *L, const front *f, const learned *one) {
  const language *lang = language_of(L);
  const value *v = scope_peek(lang->scope, f->view->at, one->field);
  lua_rawgeti(L, LUA_REGISTRYINDEX, one->key);
  if (v == NULL) {
    lua_pushnil(L);
  } else if (one->child != NULL) {
    front_point(L, one->child, v);
    front_push(L, one->child);
  } else {
    view_push_found(L, &(target){.what = FOUND_SCALAR, .value = v});
  }
  lua_rawset(L, -3);
}

/* ---- reading what is not among the fields */

static bool is_own_field(const field *f) {
  return f != NULL && (f->type < FIELD_VALUES || f->type == FIELD_RECORD);
}

/* The fields and a name. */
static int read_field(lua_State *L) {
  lua_getmetatable(L, 1);
  lua_rawgetp(L, -1, &SELF);
  front *f = lua_touserdata(L, -1);
  text name;
  lua_pop(L, 2);
  if (!text_take(L, 2, &name)) sandbox_fail(L, "a view is indexed by name, not by %s", piece_word(L, 2));
  const target found = view_member(L, f->view, name, false);
  const field *own = model_field(f->view->at->as.map->record, name);
  view_push_found(L, &found);
  const learned *one = is_own_field(own) ? learn(L, f, own) : NULL;
  if (one == NULL) return 1;
  lua_pushvalue(L, 1);
  set_field(L, f, one);
  lua_pushvalue(L, 2);
  lua_rawget(L, -2);
  return 1;
}

/* ---- making */

front *front_new(lua_State *L, arena *a) {
  front *f = ARENA_NEW(a, front);
  f->arena = a;
  f->learned = ARENA_ARRAY(a, MOST_LEARNED, learned);
  lua_newtable(L); /* the fields */
  lua_createtable(L, 0, 2);
  lua_pushcfunction(L, read_field);
  lua_setfield(L, -2, "__index");
  lua_pushlightuserdata(L, f);
  lua_rawsetp(L, -2, &SELF);
  lua_setmetatable(L, -2);
  f->view = view_push_front(L, -1);
  f->userdata = luaL_ref(L, LUA_REGISTRYINDEX);
  f->fields = luaL_ref(L, LUA_REGISTRYINDEX);
  return f;
}

void front_point(lua_State *L, front *f, const value *at) {
  if (f->of != at->as.map->record) forget(L, f);
  f->of = at->as.map->record;
  f->view->at = at;
  if (f->n == 0) return;
  lua_rawgeti(L, LUA_REGISTRYINDEX, f->fields);
  for (size_t i = 0; i < f->n; i++) set_field(L, f, &f->learned[i]);
  lua_pop(L, 1);
}

void front_push(lua_State *L, const front *f) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, f->userdata);
}
