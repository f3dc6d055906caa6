/* moment.c: function words inside functions of rules: the evaluator of expressions, run on plain values at once.
**
** So that a number of days is the same number wherever it is counted. */
#include "script/view.h"

#include "rule/eval.h"

#include <math.h>
#include <string.h>

/* ---- a value of Lua as a result */

/* What was read from the data with this text, the latest: so that a date that cannot be used is named by its place. */
static const value *find_read(const scope *s, text t) {
  for (size_t i = s->trace ? s->trace->n : 0; i-- > 0;) {
    const value *v = s->trace->notes[i].found;
    if (v != NULL && v->type == KOLUA_STRING && text_equal(value_text(v), t)) return v;
  }
  return s->subject;
}

bool moment_date(text t, result *out) {
  *out = (result){.kind = KIND_DATETIME};
  if (datetime_parse(t, &out->instant)) return true;
  *out = (result){.kind = KIND_DATE};
  return date_parse(t, &out->integer);
}

static result date_at(lua_State *L, int index, const char *word) {
  result r = {0};
  text t;
  const bool is_text = text_take(L, index, &t);
  if (!is_text || !moment_date(t, &r))
    sandbox_fail(L, "%s takes dates \"YYYY-MM-DD\" or date-times, not %s", word,
                 is_text ? "other text" : piece_word(L, index));
  r.source = find_read(language_of(L)->scope, t);
  return r;
}

static result number_at(lua_State *L, int index, const char *word) {
  if (lua_type(L, index) != LUA_TNUMBER) sandbox_fail(L, "%s takes numbers, not %s", word, piece_word(L, index));
  if (lua_isinteger(L, index)) return result_integer(lua_tointeger(L, index));
  if (!isfinite(lua_tonumber(L, index))) sandbox_fail(L, "%s takes finite numbers", word);
  return result_number(lua_tonumber(L, index));
}

static result text_at(lua_State *L, int index, const char *word) {
  result r = {.kind = KIND_TEXT};
  const char *found = lua_type(L, index) == LUA_TSTRING ? "what is no valid UTF-8" : piece_word(L, index);
  if (!text_take(L, index, &r.text)) sandbox_fail(L, "%s takes text, not %s", word, found);
  sandbox_charge(L, r.text.len);
  return r;
}

moment_argument moment_takes(expr_op op, size_t i) {
  switch ((int)op) {
    case OP_DAYS_AFTER:
    case OP_MONTHS_AFTER: return i == 0 ? MOMENT_DATE : MOMENT_NUMBER;
    case OP_AGE_DAYS:
    case OP_MONTHS_AGO:
    case OP_DAYS_BETWEEN:
    case OP_HOURS_BETWEEN:
    case OP_OVERLAP_DAYS: return MOMENT_DATE;
    case OP_LEAST:
    case OP_GREATEST:
    case OP_FLOOR: return MOMENT_NUMBER;
    case OP_WORDS:
    case OP_FOLDED:
    case OP_PRIMARY_LANGUAGE: return MOMENT_TEXT;
    default: return MOMENT_NONE;
  }
}

static result value_at(lua_State *L, int index, const function_word *word, size_t i) {
  const moment_argument wanted = moment_takes(word->op, i);
  if (wanted == MOMENT_DATE) return date_at(L, index, word->name);
  return wanted == MOMENT_TEXT ? text_at(L, index, word->name) : number_at(L, index, word->name);
}

/* ---- and back */

static int push_result(lua_State *L, const result *r) {
  char room[DATE_ROOM];
  switch (r->kind) {
    case KIND_NUMBER:
      if (r->whole) lua_pushinteger(L, r->integer);
      else lua_pushnumber(L, r->number);
      return 1;
    case KIND_DATE: lua_pushstring(L, date_write(r->integer, room)); return 1;
    case KIND_TEXT: lua_pushlstring(L, r->text.at, r->text.len); return 1;
    case KIND_UNKNOWN:
    case KIND_BOOL:
    case KIND_DATETIME:
    case KIND_LIST:
    case KIND_SHARES:
    case KIND_ELEMENT: break;
  }
  sandbox_leave(L);
}

result moment_run(scope *s, expr_op op, const result *values, size_t n) {
  node nodes[MOMENT_VALUES];
  const node *args[MOMENT_VALUES];
  for (size_t i = 0; i < n; i++) {
    nodes[i] = (node){.op = OP_CONST, .kind = values[i].kind, .constant = values[i]};
    args[i] = &nodes[i];
  }
  const node whole = {.op = op, .args = args, .n = n};
  return eval(s, &whole);
}

bool moment_takes_so_many(const function_word *word, size_t n) {
  return n >= (size_t)word->least && n <= MOMENT_VALUES && (word->most < 0 || n <= (size_t)word->most);
}

int moment_word(lua_State *L, const function_word *word) {
  const int n = lua_gettop(L);
  result values[MOMENT_VALUES];
  if (moment_takes(word->op, 0) == MOMENT_NONE)
    sandbox_fail(L, "'%s' counts over paths of the rule language: inside a function, count in Lua", word->name);
  if (!moment_takes_so_many(word, (size_t)n))
    sandbox_fail(L, "%s takes another number of arguments than %d", word->name, n);
  for (int i = 0; i < n; i++) values[i] = value_at(L, i + 1, word, (size_t)i);
  const result r = moment_run(language_of(L)->scope, word->op, values, (size_t)n);
  return push_result(L, &r);
}
