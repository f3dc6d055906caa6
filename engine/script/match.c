/* match.c: find, match, gmatch and gsub over the engine's own matcher (base/pattern.h).
**
** One call has PATTERN_STEPS to spend, and pays them from the run's fuel; what needs more is an error. */
#include "script/library.h"

#include "base/pattern.h"

#include <string.h>

typedef struct search {
  text subject, pattern;
  uint64_t steps; /* left of this call's budget */
  pattern_match found;
} search;

static search read_search(lua_State *L) {
  search s = {.steps = PATTERN_STEPS};
  s.subject = string_arg(L, 1);
  s.pattern = string_arg(L, 2);
  return s;
}

/* Pays for what was searched. */
static bool is_found(lua_State *L, search *s, match result, uint64_t before) {
  sandbox_charge(L, (size_t)(before - s->steps) + s->pattern.len / 4);
  if (result == MATCH_TOO_LONG)
    sandbox_fail(L, "this pattern takes more than %d steps on this text", (int)PATTERN_STEPS);
  if (result == MATCH_BAD) sandbox_fail(L, "malformed pattern: %s", pattern_problem(s->pattern));
  return result == MATCH_YES;
}

static bool find_first(lua_State *L, search *s, size_t start) {
  uint64_t before = s->steps;
  return is_found(L, s, pattern_find(s->pattern, s->subject, start, &s->steps, &s->found), before);
}

static bool find_next(lua_State *L, search *s, size_t start, size_t last_end) {
  uint64_t before = s->steps;
  return is_found(L, s, pattern_next(s->pattern, s->subject, start, last_end, &s->steps, &s->found), before);
}

/* ---- captures ---- */

/* Capture i, or the whole match as the only one where the pattern has none. */
static void push_capture(lua_State *L, const search *s, size_t i) {
  const pattern_match *m = &s->found;
  if (i >= m->n_captures) lua_pushlstring(L, s->subject.at + m->start, m->end - m->start);
  else if (m->captures[i].is_position) lua_pushinteger(L, (lua_Integer)m->captures[i].at + 1);
  else lua_pushlstring(L, s->subject.at + m->captures[i].at, m->captures[i].len);
}

static int push_captures(lua_State *L, const search *s, size_t n) {
  luaL_checkstack(L, PATTERN_CAPTURES, "too many captures");
  for (size_t i = 0; i < n; i++) push_capture(L, s, i);
  return (int)n;
}

static size_t count_captures(const search *s) {
  return s->found.n_captures > 0 ? s->found.n_captures : 1;
}

/* ---- find and match ---- */

/* Where to begin, from 0; negative arguments count from the end. SIZE_MAX: behind the end. */
static size_t read_start(lua_State *L, int arg, size_t len) {
  lua_Integer at = luaL_optinteger(L, arg, 1);
  if (at > 0) return (lua_Unsigned)at - 1 > len ? SIZE_MAX : (size_t)at - 1;
  if (at == 0 || 0u - (lua_Unsigned)at > len) return 0;
  return len - (size_t)(0u - (lua_Unsigned)at);
}

static bool has_magic(text pattern) {
  for (size_t i = 0; i < pattern.len; i++) {
    if (pattern.at[i] != '\0' && strchr("^$*+?.([%-", pattern.at[i]) != NULL) return true;
  }
  return false;
}

static bool find_plain(lua_State *L, search *s, size_t start) {
  uint64_t before = s->steps;
  match result = pattern_plain(s->pattern, s->subject, start, &s->steps, &s->found.start);
  s->found.end = s->found.start + s->pattern.len;
  return is_found(L, s, result, before);
}

int match_find(lua_State *L) {
  search s = read_search(L);
  size_t start = read_start(L, 3, s.subject.len);
  bool is_plain = lua_toboolean(L, 4) || !has_magic(s.pattern);
  if (start == SIZE_MAX || !(is_plain ? find_plain(L, &s, start) : find_first(L, &s, start))) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)s.found.start + 1);
  lua_pushinteger(L, (lua_Integer)s.found.end);
  return 2 + push_captures(L, &s, s.found.n_captures);
}

int match_match(lua_State *L) {
  search s = read_search(L);
  size_t start = read_start(L, 3, s.subject.len);
  if (start != SIZE_MAX && find_first(L, &s, start)) return push_captures(L, &s, count_captures(&s));
  lua_pushnil(L);
  return 1;
}

/* ---- gmatch ---- */

/* Upvalues: text, pattern, where to go on, where the last match ended (-1: none yet). */
static int gmatch_step(lua_State *L) {
  search s = {.steps = PATTERN_STEPS};
  s.subject.at = lua_tolstring(L, lua_upvalueindex(1), &s.subject.len);
  s.pattern.at = lua_tolstring(L, lua_upvalueindex(2), &s.pattern.len);
  size_t start = (size_t)lua_tointeger(L, lua_upvalueindex(3));
  size_t last_end = (size_t)lua_tointeger(L, lua_upvalueindex(4));
  if (start > s.subject.len || !find_next(L, &s, start, last_end)) return 0;
  lua_pushinteger(L, (lua_Integer)s.found.end);
  lua_copy(L, -1, lua_upvalueindex(3));
  lua_replace(L, lua_upvalueindex(4));
  return push_captures(L, &s, count_captures(&s));
}

int match_gmatch(lua_State *L) {
  search s = read_search(L);
  size_t start = read_start(L, 3, s.subject.len);
  lua_settop(L, 2);
  lua_pushinteger(L, start == SIZE_MAX ? (lua_Integer)s.subject.len + 1 : (lua_Integer)start);
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, gmatch_step, 4);
  return 1;
}

/* ---- gsub ---- */

static void add_text(luaL_Buffer *out, text t) {
  luaL_addlstring(out, t.at, t.len);
}

/* Pushes the capture that `%digit` means; %0 is the whole match. */
static void push_reference(lua_State *L, const search *s, char digit) {
  size_t i = (size_t)(digit - '1'), n = s->found.n_captures;
  if (digit == '0') lua_pushlstring(L, s->subject.at + s->found.start, s->found.end - s->found.start);
  else if (i < count_captures(s)) push_capture(L, s, i);
  else sandbox_fail(L, "gsub: '%%%c' in the replacement, but the pattern has %d captures", digit, (int)n);
}

/* The replacement's text, with %0 to %9 for captures. */
static void add_template(lua_State *L, luaL_Buffer *out, const search *s) {
  text template;
  template.at = lua_tolstring(L, 3, &template.len);
  sandbox_charge(L, 1 + template.len / 16);
  for (size_t i = 0; i < template.len; i++) {
    if (template.at[i] != '%') {
      luaL_addchar(out, template.at[i]);
    } else if (++i < template.len && template.at[i] >= '0' && template.at[i] <= '9') {
      push_reference(L, s, template.at[i]);
      luaL_tolstring(L, -1, NULL);
      lua_remove(L, -2);
      luaL_addvalue(out);
    } else if (i < template.len && template.at[i] == '%') {
      luaL_addchar(out, '%');
    } else {
      sandbox_fail(L, "gsub: '%%' in the replacement wants a digit or '%%' behind it");
    }
  }
}

/* What a table or function says: text or a number; nil and false leave the match as it is. */
static void add_answer(lua_State *L, luaL_Buffer *out, const search *s) {
  if (lua_type(L, 3) == LUA_TTABLE) {
    push_capture(L, s, 0);
    lua_gettable(L, 3);
  } else {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(L, s, count_captures(s)), 1);
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    add_text(out, (text){s->subject.at + s->found.start, s->found.end - s->found.start});
  } else if (lua_type(L, -1) == LUA_TSTRING || lua_type(L, -1) == LUA_TNUMBER) {
    luaL_addvalue(out);
  } else {
    sandbox_fail(L, "gsub: the replacement is a %s, not text", luaL_typename(L, -1));
  }
}

static void add_replacement(lua_State *L, luaL_Buffer *out, const search *s) {
  int type = lua_type(L, 3);
  if (type == LUA_TSTRING || type == LUA_TNUMBER) add_template(L, out, s);
  else add_answer(L, out, s);
}

int match_gsub(lua_State *L) {
  search s = read_search(L);
  int type = lua_type(L, 3);
  luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION, 3,
                   "text, table or function");
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)s.subject.len + 1), n = 0;
  bool is_anchored = s.pattern.len > 0 && s.pattern.at[0] == '^';
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  size_t at = 0, last_end = SIZE_MAX;
  for (bool goes_on = true; goes_on && n < most; goes_on = !is_anchored) {
    if (!(is_anchored ? find_first(L, &s, 0) : find_next(L, &s, at, last_end))) break;
    n++;
    luaL_addlstring(&out, s.subject.at + at, s.found.start - at);
    add_replacement(L, &out, &s);
    at = last_end = s.found.end;
  }
  luaL_addlstring(&out, s.subject.at + at, s.subject.len - at);
  luaL_pushresult(&out);
  lua_pushinteger(L, n);
  return 2;
}
