/* ask.c: asking for what may be missing: given, get, find; and the dotted paths that they take. */
#include "script/view.h"

#include "base/number.h"

#include <string.h>

/* ---- dotted paths */

/* The rest of a gap, down to the path's end: "trial" of "trial.used_days" is missing, so "trial.used_days" is. */
static void extend(const language *lang, target *gap, text behind) {
  if (behind.len == 0) return;
  gap->rest = text_of(text_format(lang->scope->arena, "%.*s.%.*s", SPELT(gap->rest), SPELT(behind)));
}

target view_reach(lua_State *L, const view *v, text path, bool quiet) {
  const language *lang = language_of(L);
  target at = {.what = FOUND_VIEW, .value = v->at, .view = *v};
  while (path.len > 0 && at.what == FOUND_VIEW) {
    const char *dot = at.view.kind == VIEW_SHARES ? NULL : memchr(path.at, '.', path.len);
    const text name = dot ? (text){path.at, (size_t)(dot - path.at)} : path;
    const view from = at.view;
    path = dot ? (text){dot + 1, path.len - name.len - 1} : (text){0};
    at = view_member(L, &from, name, quiet || path.len > 0);
  }
  if (at.what == FOUND_SCALAR && path.len > 0)
    sandbox_fail(L, "%s has no fields: nothing can follow it", text_copy(sandbox_scratch(L), at.rest).at);
  if (at.what != FOUND_SCALAR && at.what != FOUND_VIEW) extend(lang, &at, path);
  return at;
}

static text want_path(lua_State *L, int index, const char *word) {
  text path;
  if (!text_take(L, index, &path) || path.len == 0)
    sandbox_fail(L, "%s takes the name of a field as text, not %s", word, piece_word(L, index));
  return path;
}

/* ---- given, get */

/* A list that is left out is empty to those who go through it, but it is not given. */
static bool is_given(const target *f) {
  if (f->what == FOUND_VIEW) return f->view.at != NULL || f->view.n > 0;
  return f->what == FOUND_SCALAR;
}

/* That it is not given is what the function went by, so it is noted, as a value would be. */
static void note_gap(const language *lang, const target *f) {
  if (f->what != FOUND_VIEW) scope_missing(lang->scope, f->holder, text_copy(lang->scope->arena, f->rest), f->why);
}

static int word_given(lua_State *L) {
  const language *lang = language_of(L);
  const target f = view_reach(L, view_want(L, 1, "given"), want_path(L, 2, "given"), false);
  if (!is_given(&f)) note_gap(lang, &f);
  lua_pushboolean(L, is_given(&f));
  return 1;
}

int word_get(lua_State *L) {
  luaL_checkany(L, 3);
  const target f = view_reach(L, view_want(L, 1, "get"), want_path(L, 2, "get"), false);
  if (f.what == FOUND_GAP || f.what == FOUND_NONE) lua_pushvalue(L, 3);
  else view_push_found(L, &f);
  return 1;
}

/* ---- find */

typedef enum likeness { UNLIKE, ALIKE, IN_DOUBT } likeness;

static likeness compare(lua_State *L, const view *element, text name) {
  target f = view_reach(L, element, name, false);
  if (f.what == FOUND_GAP) return IN_DOUBT;
  if (f.what != FOUND_SCALAR) return UNLIKE;
  view_push_found(L, &f);
  bool same = lua_compare(L, -1, 3, LUA_OPEQ);
  if (!same && lua_type(L, -1) == LUA_TNUMBER && lua_type(L, 3) == LUA_TNUMBER)
    same = number_near(lua_tonumber(L, -1), lua_tonumber(L, 3));
  lua_pop(L, 1);
  return same ? ALIKE : UNLIKE;
}

/* An element in doubt could be the one: without a clear one, it is not known whether there is any. */
static int word_find(lua_State *L) {
  const language *lang = language_of(L);
  const view *list = view_want(L, 1, "find");
  const text name = want_path(L, 2, "find");
  target doubt = {0};
  bool in_doubt = false;
  if (list->kind != VIEW_LIST && list->kind != VIEW_LINKED) sandbox_fail(L, "find looks through a list of elements");
  if (lua_isnoneornil(L, 3)) sandbox_fail(L, "find takes a list, a field and the value that it must have");
  for (size_t i = 1; i <= list->n; i++) {
    const target element = view_element(lang, list, i);
    sandbox_charge(L, 4);
    if (element.what == FOUND_GAP) view_end(L, &element);
    const likeness like = compare(L, &element.view, name);
    if (like == ALIKE) {
      view_push(L, &element.view);
      return 1;
    }
    if (like == IN_DOUBT && !in_doubt) doubt = view_reach(L, &element.view, name, true);
    in_doubt = in_doubt || like == IN_DOUBT;
  }
  if (in_doubt) view_end(L, &doubt);
  if (list->at != NULL) scope_note(lang->scope, list->at);
  lua_pushnil(L);
  return 1;
}

/* ---- only in calls */

/* Upvalue: the function. */
static int only_call(lua_State *L) {
  if (language_of(L)->scope == NULL) sandbox_fail(L, "this word reads data: it works only inside a function");
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

lua_CFunction language_call_word(lua_State *L, int index) {
  lua_CFunction found = NULL;
  if (lua_tocfunction(L, index) != only_call || lua_getupvalue(L, index, 1) == NULL) return NULL;
  found = lua_tocfunction(L, -1);
  lua_pop(L, 1);
  return found;
}

void language_add_call_word(lua_State *L, const char *name, lua_CFunction word) {
  lua_pushcfunction(L, word);
  lua_pushcclosure(L, only_call, 1);
  lua_setfield(L, -2, name);
}

void ask_add(lua_State *L) {
  language_add_call_word(L, "given", word_given);
  language_add_call_word(L, "get", word_get);
  language_add_call_word(L, "find", word_find);
}
