/* datum.c: see datum.h. */
#include "script/datum.h"

#include "script/freeze.h"

enum { MOST_DEPTH = 6, MOST_SEEN = 256, MOST_REGISTERS = 64 };

/* Looking ends where there is too much, or it goes too deep, as with what holds itself. */
typedef struct look {
  lua_State *L;
  arena *arena;
  unsigned depth;
  size_t seen;
} look;

static const datum strange = {.type = DATUM_STRANGE};

/* ---------------------------------------------------------------- values */

bool datum_scalar(datum *out, const value *v) {
  switch ((kolua_type)v->type) {
    case KOLUA_BOOL: return datum_bool(out, v->as.boolean);
    case KOLUA_INTEGER: return datum_number(out, (double)v->as.integer, true);
    case KOLUA_NUMBER: return datum_number(out, v->as.number, false);
    case KOLUA_STRING: return datum_text(out, value_text(v));
    case KOLUA_NULL:
    case KOLUA_LIST:
    case KOLUA_MAP: break;
  }
  return datum_copy(out, &strange);
}

entry *table_find(const table *t, text key) {
  for (size_t i = 0; i < t->n; i++)
    if (text_equal(t->entries[i].key, key)) return &t->entries[i];
  return NULL;
}

const datum *table_get(const table *t, text key) {
  static const datum nil = {.type = DATUM_NIL};
  const entry *found = table_find(t, key);
  if (found != NULL) return &found->value;
  return t->is_sealed ? &strange : &nil;
}

static void take_constant(datum *out, const code_constant *c) {
  *out = (datum){.type = DATUM_NIL};
  switch (c->type) {
    case CONSTANT_NIL: return;
    case CONSTANT_FALSE: datum_bool(out, false); return;
    case CONSTANT_TRUE: datum_bool(out, true); return;
    case CONSTANT_INTEGER: datum_number(out, (double)c->integer, true); return;
    case CONSTANT_NUMBER: datum_number(out, c->number, false); return;
    case CONSTANT_TEXT: datum_text(out, c->text); return;
  }
}

/* ---------------------------------------------------------------- what stands on the stack */

static function *look_at_code(look *l);

static text copy_text(const look *l, int index) {
  size_t len;
  const char *at = lua_tolstring(l->L, index, &len);
  return text_copy(l->arena, (text){at, len});
}

static datum look_at_word(lua_State *L) {
  const function_word *word = words_function(L, -1);
  const lua_CFunction call = language_call_word(L, -1);
  if (word != NULL) return (datum){.type = DATUM_WORD, .word = word};
  if (call == word_pass) return (datum){.type = DATUM_PASS};
  if (env_is_word(L, -1, "ipairs")) return (datum){.type = DATUM_IPAIRS};
  return call == word_get ? (datum){.type = DATUM_GET} : strange;
}

static datum look_at(look *l);

/* The entries of the table on the top; whatever it has for a metatable is not asked. */
static datum look_at_entries(look *l) {
  lua_State *L = l->L;
  table *t = ARENA_NEW(l->arena, table);
  const datum found = {.type = DATUM_TABLE, .table = t};
  size_t cap = 0;
  for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) {
      lua_pop(L, 2);
      return strange;
    }
    if (t->n == cap) {
      t->entries = arena_grow(l->arena, t->entries, cap * sizeof(entry), (cap * 2 + 4) * sizeof(entry));
      cap = cap * 2 + 4;
    }
    const entry e = {copy_text(l, -2), look_at(l)};
    t->entries[t->n++] = e;
  }
  return found;
}

/* The table on the top, which may be behind a front. */
static datum look_at_table(look *l) {
  freeze_thaw(l->L, -1);
  if (!lua_getmetatable(l->L, -1)) return look_at_entries(l);
  lua_pop(l->L, 1);
  return strange;
}

/* The value on the top, which stays there. */
static datum look_at(look *l) {
  lua_State *L = l->L;
  if (l->depth == MOST_DEPTH || ++l->seen > MOST_SEEN) return strange;
  luaL_checkstack(L, 8, "too deep");
  datum found = strange;
  l->depth++;
  switch (lua_type(L, -1)) {
    case LUA_TNIL: found = (datum){.type = DATUM_NIL}; break;
    case LUA_TBOOLEAN: datum_bool(&found, lua_toboolean(L, -1)); break;
    case LUA_TNUMBER: datum_number(&found, lua_tonumber(L, -1), lua_isinteger(L, -1)); break;
    case LUA_TSTRING: datum_text(&found, copy_text(l, -1)); break;
    case LUA_TTABLE: found = look_at_table(l); break;
    case LUA_TFUNCTION: {
      const function *f = lua_iscfunction(L, -1) ? NULL : look_at_code(l);
      found = f != NULL ? (datum){.type = DATUM_FUNCTION, .function = f} : look_at_word(L);
      break;
    }
    default: break;
  }
  l->depth--;
  return found;
}

/* ---------------------------------------------------------------- functions */

/* Pushes the words behind the sealed table on the top (env.h); false: it is none, and anything may be pushed. */
static bool push_sealed(lua_State *L) {
  if (!lua_istable(L, -1) || !lua_getmetatable(L, -1)) return false;
  lua_pushliteral(L, "__index");
  return lua_rawget(L, -2) == LUA_TTABLE;
}

/* What stands under a key in the sealed table that is an upvalue: nothing is called, and nothing raised. */
static datum look_at_word_of(look *l, unsigned upvalue, text key) {
  lua_State *L = l->L;
  const int top = lua_gettop(L);
  datum found = strange;
  lua_getupvalue(L, -1, (int)upvalue + 1);
  if (push_sealed(L)) {
    lua_pushlstring(L, key.at, key.len);
    if (lua_rawget(L, -2) != LUA_TNIL) found = look_at(l);
  }
  lua_settop(L, top);
  return found;
}

static void look_at_upvalues(look *l, function *f) {
  size_t n = 0;
  while (lua_getupvalue(l->L, -1, (int)n + 1) != NULL) {
    lua_pop(l->L, 1);
    n++;
  }
  f->upvalues = ARENA_ARRAY(l->arena, n + 1, datum);
  for (size_t i = 0; i < n; i++) {
    lua_getupvalue(l->L, -1, (int)i + 1);
    f->upvalues[i] = look_at(l);
    lua_pop(l->L, 1);
  }
}

/* What an instruction takes from a table that is an upvalue: a value of the file, or a word of the language. */
static datum look_at_taken(look *l, const function *f, uint32_t one) {
  const datum *from = &f->upvalues[code_b(one)], *key = &f->constants[code_c(one)];
  if (from->type != DATUM_TABLE) return look_at_word_of(l, code_b(one), key->text);
  return *table_get(from->table, key->text);
}

static void look_at_sites(look *l, function *f) {
  f->sites = ARENA_ARRAY(l->arena, f->code.n, site);
  for (size_t i = 0; i < f->code.n; i++) {
    const uint32_t one = f->code.instructions[i];
    if (code_op(one) == INS_GETTABUP) f->sites[i].taken = look_at_taken(l, f, one);
  }
}

/* The function on the top, which stays there. */
static function *look_at_code(look *l) {
  function *f = ARENA_NEW(l->arena, function);
  if (!bytecode_read(&f->code, l->L, l->arena) || f->code.is_vararg || f->code.registers > MOST_REGISTERS) return NULL;
  f->constants = ARENA_ARRAY(l->arena, f->code.n_constants, datum);
  for (size_t i = 0; i < f->code.n_constants; i++) take_constant(&f->constants[i], &f->code.constants[i]);
  look_at_upvalues(l, f);
  look_at_sites(l, f);
  return f;
}

function *function_look_at(lua_State *L, arena *a) {
  look l = {.L = L, .arena = a};
  return lua_iscfunction(L, -1) ? NULL : look_at_code(&l);
}

datum datum_of_sealed(lua_State *L, arena *a) {
  look l = {.L = L, .arena = a};
  const int top = lua_gettop(L);
  const datum found = push_sealed(L) ? look_at_entries(&l) : strange;
  if (found.type == DATUM_TABLE) found.table->is_sealed = true;
  lua_settop(L, top);
  return found;
}
