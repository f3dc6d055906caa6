/* view.c: finding what a name, a key or a number leads to, and the metatable that lets scripts ask so. */
#include "script/view.h"

#include "rule/eval.h"
#include "rule/reasons.h"

#include <string.h>

enum { READ_STEPS = 8 }; /* of one read: it is followed through the model, noted, and pushed */

static const char METATABLE; /* its address is the metatable's key in the registry */

/* ---- making views */

void view_push(lua_State *L, const view *v) {
  view *made = lua_newuserdatauv(L, sizeof *made, 0);
  *made = *v;
  made->mark = &METATABLE;
  made->call = language_of(L)->call;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE);
  lua_setmetatable(L, -2);
}

void view_push_record(lua_State *L, const value *at) {
  view_push(L, &(view){.kind = VIEW_RECORD, .at = at});
}

static void push_scalar(lua_State *L, const value *v) {
  switch ((kolua_type)v->type) {
    case KOLUA_BOOL: lua_pushboolean(L, v->as.boolean); return;
    case KOLUA_INTEGER: lua_pushinteger(L, v->as.integer); return;
    case KOLUA_NUMBER: lua_pushnumber(L, v->as.number); return;
    case KOLUA_STRING: {
      const text t = value_text(v);
      lua_pushlstring(L, t.at, t.len);
      return;
    }
    case KOLUA_NULL:
    case KOLUA_LIST:
    case KOLUA_MAP: break;
  }
  lua_pushnil(L);
}

void view_push_constant(lua_State *L, const value *v) {
  if (v->type == KOLUA_LIST) view_push(L, &(view){.kind = VIEW_VALUES, .is_constant = true, .at = v, .n = v->len});
  else push_scalar(L, v);
}

void view_end(lua_State *L, const target *gap) {
  language *lang = language_of(L);
  if (gap->value != NULL) scope_unknown(lang->scope, gap->value, gap->why);
  else scope_missing(lang->scope, gap->holder, text_copy(lang->scope->arena, gap->rest), gap->why);
  sandbox_leave(L);
}

void view_push_found(lua_State *L, const target *f) {
  switch (f->what) {
    case FOUND_GAP: view_end(L, f);
    case FOUND_NONE: lua_pushnil(L); return;
    case FOUND_SCALAR: push_scalar(L, f->value); return;
    case FOUND_VIEW: view_push(L, &f->view); return;
  }
}

/* ---- fields of a record */

static target gap_at(const value *holder, const field *f, text rest) {
  return (target){.what = FOUND_GAP, .holder = holder, .field = f, .rest = rest};
}

static target found_view(const value *holder, const field *f, view v) {
  return (target){.what = FOUND_VIEW, .value = v.at, .view = v, .holder = holder, .field = f, .rest = f->name};
}

/* Lists and maps are noted when their elements are read. */
static const value *read_slot(const language *lang, const value *holder, const field *f, bool quiet) {
  const bool is_leaf = f->type < FIELD_SHARES;
  return quiet || !is_leaf ? scope_peek(lang->scope, holder, f) : scope_read(lang->scope, holder, f);
}

/* A list of elements that is left out is empty, unless the model says that it is missing. */
static target find_list(const value *holder, const field *f, const value *list) {
  if (list == NULL && eval_is_undescribed(holder, f))
    return (target){.what = FOUND_GAP, .value = holder, .why = REASON_NOT_DESCRIBED};
  if (list == NULL && !eval_is_left_out(holder, f)) return gap_at(holder, f, f->name);
  return found_view(holder, f,
                    (view){.kind = VIEW_LIST, .at = list, .owner = holder, .field = f, .n = list ? list->len : 0});
}

static target find_field(const language *lang, const value *holder, const field *f, bool quiet) {
  const value *v = read_slot(lang, holder, f, quiet);
  if (f->type == FIELD_RECORDS) return find_list(holder, f, v);
  if (v == NULL) return gap_at(holder, f, f->name);
  switch ((int)f->type) {
    case FIELD_VALUES: return found_view(holder, f, (view){.kind = VIEW_VALUES, .at = v, .field = f, .n = v->len});
    case FIELD_SHARES: return found_view(holder, f, (view){.kind = VIEW_SHARES, .at = v, .field = f, .n = v->len});
    case FIELD_RECORD: return found_view(holder, f, (view){.kind = VIEW_RECORD, .at = v});
    default: return (target){.what = FOUND_SCALAR, .value = v, .holder = holder, .field = f, .rest = f->name};
  }
}

/* ---- references */

static target find_referred(const language *lang, const value *holder, const field *f, bool quiet) {
  const value *id = quiet ? scope_peek(lang->scope, holder, f) : scope_read(lang->scope, holder, f);
  const value *element = id ? document_follow(lang->scope->doc, f, id) : NULL;
  if (element == NULL) return gap_at(holder, f, id ? f->forward : f->name);
  return found_view(holder, f, (view){.kind = VIEW_RECORD, .at = element});
}

static target find_all_referred(const language *lang, const value *holder, const field *f, bool quiet) {
  const value *ids = quiet ? scope_peek(lang->scope, holder, f) : scope_read(lang->scope, holder, f);
  if (ids == NULL || ids->type != KOLUA_LIST) return gap_at(holder, f, f->name);
  const value **items = ARENA_ARRAY(lang->scope->arena, ids->len, const value *);
  for (size_t i = 0; i < ids->len; i++) {
    items[i] = document_follow(lang->scope->doc, f, &ids->as.items[i]);
    if (items[i] == NULL) return gap_at(holder, f, f->forward);
  }
  return found_view(holder, f, (view){.kind = VIEW_LINKED, .field = f, .items = items, .n = ids->len});
}

static target find_back(const language *lang, const value *holder, const field *f) {
  size_t n;
  const value *const *items = document_back(lang->scope->doc, f, holder, &n);
  return found_view(holder, f, (view){.kind = VIEW_LINKED, .field = f, .items = items, .n = n});
}

static target find_in_record(lua_State *L, const view *v, text name, bool quiet) {
  const language *lang = language_of(L);
  const record *r = v->at->as.map->record;
  const field *f = model_field(r, name);
  if (f != NULL) return find_field(lang, v->at, f, quiet);
  const link l = model_link(lang->model, r, name);
  if (l.forward != NULL && l.forward->type == FIELD_VALUES) return find_all_referred(lang, v->at, l.forward, quiet);
  if (l.forward != NULL) return find_referred(lang, v->at, l.forward, quiet);
  if (l.back != NULL) return find_back(lang, v->at, l.back);
  const text near = model_suggest(lang->model, r, name, sandbox_scratch(L));
  const char *path = value_path(v->at, sandbox_scratch(L)), *alone = r->holder != NULL ? r->holder->path.at : "case";
  const char *message = text_format(sandbox_scratch(L), "%s has no field '%.*s'%s", *path ? path : alone, SPELT(name),
                                    text_hint(near, sandbox_scratch(L)));
  sandbox_fail(L, "%s", message);
}

/* ---- keys */

static const char *advise_option(lua_State *L, const field *f, text name) {
  text *names = ARENA_ARRAY(sandbox_scratch(L), f->options.n + 1, text);
  for (size_t i = 0; i < f->options.n; i++) names[i] = f->options.at[i].name;
  return language_advice(L, name, names, f->options.n);
}

static _Noreturn void fail_key(lua_State *L, const field *f, text name, const char *advice) {
  sandbox_fail(L, "%s",
               text_format(sandbox_scratch(L), "%.*s has no key '%.*s'%s", SPELT(f->path), SPELT(name), advice));
}

static target find_keyed(lua_State *L, const view *v, text name) {
  const language *lang = language_of(L);
  const field *key = v->field->key;
  const option *o = key ? model_option(key, name) : NULL;
  if (key == NULL)
    fail_key(L, v->field, name, ": it is a list; use ipairs, an index from 1, or find(list, field, value)");
  if (o == NULL) fail_key(L, v->field, name, advise_option(L, key, name));
  const value *element = document_keyed(lang->scope->doc, v->field, v->owner, (size_t)(o - key->options.at));
  const text rest = text_of(text_format(lang->scope->arena, "%.*s.%.*s", SPELT(v->field->name), SPELT(name)));
  const value *keyless = element == NULL ? document_keyless(v->field, v->owner) : NULL;
  if (keyless != NULL) return (target){.what = FOUND_GAP, .value = keyless, .why = REASON_NOT_SAID_WHICH};
  if (element == NULL) return (target){.what = FOUND_NONE, .holder = v->owner, .field = v->field, .rest = rest};
  target out = found_view(v->owner, v->field, (view){.kind = VIEW_RECORD, .at = element});
  out.rest = rest;
  return out;
}

static const value ZERO = {.type = KOLUA_INTEGER};

static target find_share(lua_State *L, const view *v, text name, bool quiet) {
  const language *lang = language_of(L);
  const field *f = v->field;
  if (f->options.n > 0 && model_option(f, name) == NULL) fail_key(L, f, name, advise_option(L, f, name));
  const value *share = quiet ? value_get(v->at, name) : scope_read_key(lang->scope, v->at, f, name);
  if (share != NULL && (share->flags & VALUE_VOID) != 0) share = NULL;
  target out = {.what = FOUND_SCALAR, .value = share, .holder = v->at, .field = f, .rest = name};
  if (share == NULL && f->zero_if_left_out && scope_is_left_out(v->at, name)) out.value = &ZERO;
  const char *why = f->zero_if_left_out ? NULL : REASON_KEY_LEFT_OUT;
  if (out.value == NULL) out = (target){.what = FOUND_GAP, .holder = v->at, .field = f, .rest = name, .why = why};
  return out;
}

target view_member(lua_State *L, const view *v, text name, bool quiet) {
  switch (v->kind) {
    case VIEW_RECORD: return find_in_record(L, v, name, quiet);
    case VIEW_LIST: return find_keyed(L, v, name);
    case VIEW_SHARES: return find_share(L, v, name, quiet);
    case VIEW_LINKED:
    case VIEW_VALUES: break;
  }
  sandbox_fail(L, "a list has no field '%s': use ipairs or an index from 1", text_copy(sandbox_scratch(L), name).at);
}

/* ---- elements */

target view_element(const language *lang, const view *v, size_t i) {
  if (i < 1 || i > v->n) return (target){.what = FOUND_NONE};
  const value *element = v->kind == VIEW_LINKED ? v->items[i - 1] : &v->at->as.items[i - 1];
  const bool is_missing = (element->flags & VALUE_VOID) != 0;
  if (is_missing) return (target){.what = FOUND_GAP, .value = element};
  if (v->kind != VIEW_VALUES)
    return (target){.what = FOUND_VIEW, .value = element, .view = {.kind = VIEW_RECORD, .at = element}};
  if (!v->is_constant) scope_note(lang->scope, v->at);
  return (target){.what = FOUND_SCALAR, .value = element};
}

static bool is_list(const view *v) {
  return v->kind == VIEW_LIST || v->kind == VIEW_LINKED || v->kind == VIEW_VALUES;
}

/* ---- what scripts call */

/* All userdata that a script can have are views and pieces, and pieces are larger. */
const view *view_at(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof(view)) return NULL;
  const view *v = lua_touserdata(L, index);
  if (v->mark != &METATABLE) return NULL;
  if (!v->is_constant && v->call != language_of(L)->call)
    sandbox_fail(L, "a view is good for the call that it was given to, and for no other");
  return v;
}

const view *view_want(lua_State *L, int index, const char *word) {
  const view *v = view_at(L, index);
  if (v == NULL)
    sandbox_fail(L, "%s takes data, as the function's arguments give it, not %s", word, piece_word(L, index));
  return v;
}

static int meta_index(lua_State *L) {
  const language *lang = language_of(L);
  const view *v = view_want(L, 1, "indexing");
  text name;
  target f;
  if (lua_isinteger(L, 2) && is_list(v)) {
    const lua_Integer i = lua_tointeger(L, 2);
    f = view_element(lang, v, i < 1 ? 0 : (size_t)i);
  } else if (text_take(L, 2, &name)) {
    f = view_member(L, v, name, false);
  } else {
    sandbox_fail(L, "%s is indexed by %s, not by %s", is_list(v) ? "a list" : "a view",
                 is_list(v) ? "whole numbers from 1" : "name", piece_word(L, 2));
  }
  sandbox_charge(L, READ_STEPS + (f.what == FOUND_VIEW ? f.view.n / 8 : 0));
  view_push_found(L, &f);
  return 1;
}

static int meta_len(lua_State *L) {
  const view *v = view_want(L, 1, "#");
  if (!is_list(v)) sandbox_fail(L, "'#' counts the elements of a list; this is no list");
  if (!v->is_constant && v->at != NULL) scope_note(language_of(L)->scope, v->at);
  lua_pushinteger(L, (lua_Integer)v->n);
  return 1;
}

static int meta_newindex(lua_State *L) {
  sandbox_fail(L, "data is read-only: a rule cannot write to it");
}

static int meta_eq(lua_State *L) {
  const view *a = view_at(L, 1), *b = view_at(L, 2);
  lua_pushboolean(L, a && b && a->kind == b->kind && a->at == b->at && a->items == b->items &&
                         (a->at != NULL || a->owner == b->owner));
  return 1;
}

static int meta_tostring(lua_State *L) {
  const view *v = view_want(L, 1, "tostring");
  const value *at = v->at ? v->at : v->owner;
  if (at == NULL || v->is_constant) {
    lua_pushstring(L, v->field ? v->field->path.at : "a list");
    return 1;
  }
  const char *path = value_path(at, sandbox_scratch(L));
  lua_pushstring(L, *path ? path : "case");
  return 1;
}

/* ---- pairs: given fields in the order of the model, elements from 1, shares in the order of the data */

/* The first field at or behind `slot` that is given; NULL: none. */
static const field *next_given(const language *lang, const value *holder, unsigned slot) {
  const record *r = holder->as.map->record;
  for (size_t i = slot; i < r->n; i++)
    if (scope_peek(lang->scope, holder, &r->fields[i]) != NULL) return &r->fields[i];
  return NULL;
}

static int step_record(lua_State *L, const view *v) {
  const language *lang = language_of(L);
  text key;
  unsigned slot = 0;
  if (text_take(L, 2, &key)) {
    const field *before = model_field(v->at->as.map->record, key);
    if (before == NULL) sandbox_fail(L, "pairs goes from field to field");
    slot = before->slot + 1;
  }
  const field *f = next_given(lang, v->at, slot);
  if (f == NULL) return 0;
  lua_pushlstring(L, f->name.at, f->name.len);
  const target value_found = find_field(lang, v->at, f, false);
  view_push_found(L, &value_found);
  return 2;
}

/* Where the key stands behind which to go on: its index + 1; 0 at the start. */
static size_t index_of_key(lua_State *L, const view *v) {
  text key;
  if (!text_take(L, 2, &key)) return 0;
  for (size_t i = 0; i < v->at->len; i++) {
    if (text_equal(*value_member(v->at, i)->key, key)) return i + 1;
  }
  return v->at->len;
}

static int step_shares(lua_State *L, const view *v) {
  sandbox_charge(L, v->n / 8);
  for (size_t i = index_of_key(L, v); i < v->at->len; i++) {
    const text key = *value_member(v->at, i)->key;
    const target share = find_share(L, v, key, false);
    if (share.what != FOUND_SCALAR || share.value == &ZERO) continue;
    lua_pushlstring(L, key.at, key.len);
    view_push_found(L, &share);
    return 2;
  }
  return 0;
}

static int step_list(lua_State *L, const view *v) {
  const size_t i = lua_isinteger(L, 2) ? (size_t)lua_tointeger(L, 2) + 1 : 1;
  const target element = view_element(language_of(L), v, i);
  if (element.what == FOUND_NONE) return 0;
  lua_pushinteger(L, (lua_Integer)i);
  view_push_found(L, &element);
  return 2;
}

static int pairs_step(lua_State *L) {
  const view *v = view_want(L, 1, "pairs");
  if (is_list(v)) return step_list(L, v);
  return v->kind == VIEW_SHARES ? step_shares(L, v) : step_record(L, v);
}

static int meta_pairs(lua_State *L) {
  view_want(L, 1, "pairs");
  lua_pushcfunction(L, pairs_step);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

void view_open(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"__index", meta_index},       {"__newindex", meta_newindex}, {"__len", meta_len}, {"__eq", meta_eq},
      {"__tostring", meta_tostring}, {"__pairs", meta_pairs},       {NULL, NULL},
  };
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &METATABLE);
}
