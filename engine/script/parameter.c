/* parameter.c: tables of numbers that rules share, and steps by number or date.
**
** While a file is loaded `low(a, b)` builds an expression; in a call it gives the value in force, as the policy
** has set it. A table { a, b, ... } is one value, a list; a table with names has a cell for each. Entries are kept
** sorted, steps by their number or day. */
#include "script/language.h"
#include "script/view.h"

#include "base/dates.h"
#include "base/number.h"
#include "rule/reasons.h"

#include <stdlib.h>

enum { CELL_DEPTH = 4 };

typedef struct cell_entry cell_entry;

static cell *take_cell(lua_State *L, int index, place at, int depth, const char **why);

/* ---- tables */

/* The key on the top as text: a name, or a whole number. */
static bool take_key(lua_State *L, text *out) {
  char room[NUMBER_ROOM];
  if (lua_isinteger(L, -1)) {
    *out = text_copy(language_of(L)->arena, text_of(number_write((double)lua_tointeger(L, -1), true, room)));
    return true;
  }
  if (!text_take(L, -1, out) || out->len == 0) return false;
  *out = text_copy(language_of(L)->arena, *out);
  return true;
}

static int compare_keys(const void *a, const void *b) {
  return text_compare(((const cell_entry *)a)->key, ((const cell_entry *)b)->key);
}

static size_t count_entries(lua_State *L, int index) {
  size_t n = 0;
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) n++;
  return n;
}

/* The entries in Lua's order; false: *why. */
static bool take_entries(lua_State *L, int index, place at, int depth, cell *out, const char **why) {
  out->entries = ARENA_ARRAY(language_of(L)->arena, count_entries(L, index), cell_entry);
  out->n = 0;
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
    cell_entry *entry = &out->entries[out->n++];
    entry->cell = take_cell(L, lua_gettop(L), at, depth + 1, why);
    lua_pushvalue(L, -2);
    if (entry->cell != NULL && !take_key(L, &entry->key)) *why = "a key must be a name or a whole number";
    lua_pop(L, 1);
    if (entry->cell == NULL || *why != NULL) return false;
  }
  return true;
}

static cell *take_table(lua_State *L, int index, place at, int depth, const char **why) {
  cell *out = ARENA_NEW(language_of(L)->arena, cell);
  luaL_checkstack(L, 6, "too deep");
  *out = (cell){.kind = CELL_TABLE, .origin = at};
  if (!take_entries(L, index, at, depth, out, why)) return NULL;
  if (out->n == 0) *why = "an empty table has no cells";
  if (out->n > 0) qsort(out->entries, out->n, sizeof *out->entries, compare_keys);
  return *why == NULL ? out : NULL;
}

static cell *take_cell(lua_State *L, int index, place at, int depth, const char **why) {
  piece *p = piece_at(L, index);
  if (depth > CELL_DEPTH) {
    *why = "tables are nested too deep";
    return NULL;
  }
  if (p != NULL && p->kind == PIECE_STEPS) return p->cell;
  if (p != NULL) {
    if (p->kind != PIECE_BROKEN)
      *why = text_format(sandbox_scratch(L), "plain values are wanted, not %s", piece_word(L, index));
    return NULL;
  }
  if (lua_type(L, index) == LUA_TTABLE && (table_list(L, index) == SIZE_MAX || table_list(L, index) == 0))
    return take_table(L, index, at, depth, why);
  cell *out = ARENA_NEW(language_of(L)->arena, cell);
  *out = (cell){.kind = CELL_VALUE, .origin = at, .value = constant_take(L, index, why)};
  return out->value ? out : NULL;
}

/* ---- steps */

typedef struct step_key {
  bool is_date;
  double at;
} step_key;

static bool read_step(text t, step_key *out) {
  int64_t whole;
  const bool is_date = date_parse(t, &whole);
  *out = (step_key){.is_date = is_date};
  if (is_date) {
    out->at = (double)whole;
    return true;
  }
  const number_kind read = number_parse(t, &whole, &out->at);
  if (read == NUMBER_INTEGER) out->at = (double)whole;
  return read == NUMBER_INTEGER || read == NUMBER_DOUBLE;
}

static int compare_steps(const void *a, const void *b) {
  step_key left, right;
  read_step(((const cell_entry *)a)->key, &left);
  read_step(((const cell_entry *)b)->key, &right);
  return (left.at > right.at) - (left.at < right.at);
}

static bool take_step_key(lua_State *L, text *out) {
  char room[NUMBER_ROOM];
  if (lua_type(L, -1) == LUA_TNUMBER) {
    *out = text_copy(language_of(L)->arena, text_of(number_write(lua_tonumber(L, -1), true, room)));
    return true;
  }
  int64_t day;
  if (!text_take(L, -1, out) || !date_parse(*out, &day)) return false;
  *out = text_copy(language_of(L)->arena, *out);
  return true;
}

static bool take_steps(lua_State *L, place at, cell *out, const char **why) {
  out->entries = ARENA_ARRAY(language_of(L)->arena, count_entries(L, 1), cell_entry);
  size_t dates = 0;
  for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
    cell_entry *entry = &out->entries[out->n++];
    step_key key = {0};
    entry->cell = take_cell(L, lua_gettop(L), at, 1, why);
    lua_pushvalue(L, -2);
    if (entry->cell != NULL && (!take_step_key(L, &entry->key) || !read_step(entry->key, &key)))
      *why = "a step begins at a number or at a date \"YYYY-MM-DD\", in brackets: [61] = ...";
    lua_pop(L, 1);
    if (entry->cell == NULL || *why != NULL) return false;
    dates += key.is_date;
  }
  if (out->n == 0) *why = "there is no step";
  if (dates > 0 && dates < out->n) *why = "steps begin all at numbers or all at dates";
  return *why == NULL;
}

static int word_steps(lua_State *L) {
  language_only_load(L, "steps");
  const place at = language_place(L, "steps");
  const char *why = lua_type(L, 1) == LUA_TTABLE ? NULL : "a table { [0] = ..., [61] = ... } is wanted";
  cell *out = ARENA_NEW(language_of(L)->arena, cell);
  *out = (cell){.kind = CELL_STEPS, .origin = at};
  if (why != NULL || !take_steps(L, at, out, &why)) {
    if (why != NULL) language_complain(L, CODE_TYPE, at, "steps: %s", why);
    return piece_push_broken(L);
  }
  qsort(out->entries, out->n, sizeof *out->entries, compare_steps);
  piece_push(L, PIECE_STEPS, at)->cell = out;
  return 1;
}

/* ---- parameters */

static const parameter *find_parameter(const ruleset *rs, text id) {
  for (size_t i = 0; i < rs->n_parameters; i++)
    if (text_equal(rs->parameters[i]->id, id)) return rs->parameters[i];
  return NULL;
}

cell *cell_take(lua_State *L, int index, place at, const char **why) {
  return take_cell(L, lua_absindex(L, index), at, 0, why);
}

static int push_known(lua_State *L, text id, place at) {
  const parameter *known = find_parameter(language_of(L)->known, id);
  if (known == NULL) sandbox_fail(L, "parameter '%s' is not in force", id.at);
  piece_push(L, PIECE_PARAMETER, at)->parameter = known;
  return 1;
}

static int word_cells(lua_State *L) {
  language *lang = language_of(L);
  const piece *head = piece_take_head(L);
  const char *why = NULL;
  if (lang->in_session) return push_known(L, head->name, head->at);
  lua_settop(L, 1);
  cell *root = cell_take(L, 1, head->at, &why);
  if (root == NULL && why != NULL)
    language_complain(L, CODE_TYPE, head->at, "parameter '%.*s': %s", SPELT(head->name), why);
  if (root == NULL || !rule_id_is_valid(head->name)) return piece_push_broken(L);
  parameter *made = ARENA_NEW(lang->arena, parameter);
  *made = (parameter){.id = head->name, .root = root, .at = head->at};
  if (ruleset_add_parameter(lang->rs, made, lang->problems) != KOLUA_OK) {
    lang->complaints++;
    return piece_push_broken(L);
  }
  piece_push(L, PIECE_PARAMETER, head->at)->parameter = made;
  return 1;
}

static int word_parameter(lua_State *L) {
  return piece_push_head(L, "parameter", rule_id_is_valid,
                         "parameter takes an id of words with dots: parameter \"pack.limits\" { ... }", word_cells);
}

/* ---- asking, in a rule */

static int build_table(lua_State *L, const piece *p, int first, bool covers) {
  const language *lang = language_of(L);
  const int n = lua_gettop(L) - first + 1;
  const place at = language_place(L, covers ? "covers" : NULL);
  expr_begin(L);
  const expr **keys = ARENA_ARRAY(sandbox_scratch(L), (size_t)n + 1, const expr *);
  for (int i = 0; i < n; i++) {
    const char *why = NULL;
    keys[i] = expr_take(L, first + i, &why);
    if (keys[i] != NULL) continue;
    if (why != NULL) language_complain(L, CODE_TYPE, at, "key %d of %.*s: %s", i + 1, SPELT(p->parameter->id), why);
    return piece_push_broken(L);
  }
  piece_push_expr(L, expr_table(lang->arena, p->parameter, keys, (size_t)n, covers, at));
  return 1;
}

/* ---- asking, in a function */

static const cell *find_entry(const cell *c, text key) {
  for (size_t i = 0; i < c->n; i++)
    if (text_equal(c->entries[i].key, key)) return c->entries[i].cell;
  return NULL;
}

static const cell *find_step(const cell *c, text key) {
  step_key wanted, begin;
  instant moment;
  const cell *last = NULL;
  if (datetime_parse(key, &moment)) wanted = (step_key){.is_date = true, .at = (double)instant_day(moment)};
  else if (!read_step(key, &wanted)) return NULL;
  for (size_t i = 0; i < c->n; i++) {
    if (!read_step(c->entries[i].key, &begin) || begin.is_date != wanted.is_date) return NULL;
    if (begin.at <= wanted.at || (!begin.is_date && number_near(begin.at, wanted.at))) last = c->entries[i].cell;
  }
  return last;
}

static text key_text(lua_State *L, int index) {
  char room[NUMBER_ROOM];
  text key;
  if (text_take(L, index, &key)) return key;
  if (lua_type(L, index) != LUA_TNUMBER) sandbox_fail(L, "a key is text or a number, not %s", piece_word(L, index));
  return text_copy(sandbox_scratch(L), text_of(number_write(lua_tonumber(L, index), true, room)));
}

/* NULL: the table has no such cell. */
static const cell *follow_keys(lua_State *L, const piece *p, int first) {
  const cell *c = p->parameter->root;
  for (int i = first; i <= lua_gettop(L) && c != NULL; i++) {
    if (c->kind == CELL_VALUE) sandbox_fail(L, "%s takes %d keys", p->parameter->id.at, i - first);
    sandbox_charge(L, c->n);
    const text key = key_text(L, i);
    c = c->kind == CELL_TABLE ? find_entry(c, key) : find_step(c, key);
  }
  if (c != NULL && c->kind != CELL_VALUE)
    sandbox_fail(L, "%s takes more keys than %d", p->parameter->id.at, lua_gettop(L) - first + 1);
  return c;
}

static int give_cell(lua_State *L, const piece *p, int first, bool covers) {
  scope *sc = language_of(L)->scope;
  const cell *c = follow_keys(L, p, first);
  if (covers) {
    lua_pushboolean(L, c != NULL);
    return 1;
  }
  if (c == NULL) {
    scope_unknown(sc, sc->subject, REASON_NOT_IN_TABLE);
    sandbox_leave(L);
  }
  view_push_constant(L, c->value);
  return 1;
}

int parameter_call(lua_State *L, const piece *p, int first, bool covers) {
  return language_of(L)->scope != NULL ? give_cell(L, p, first, covers) : build_table(L, p, first, covers);
}

/* ---- a function's own parameters */

void parameter_push_params(lua_State *L, const rule *r) {
  lua_createtable(L, 0, (int)r->n_params);
  for (size_t i = 0; i < r->n_params; i++) {
    const parameter *param = r->params[i];
    if (param->root->kind == CELL_VALUE) view_push_constant(L, param->root->value);
    else piece_push(L, PIECE_PARAMETER, param->at)->parameter = param;
    lua_setfield(L, -2, param->id.at + r->id.len + 1);
  }
  env_seal(L, "params", "parameter");
}

void parameter_add(lua_State *L) {
  lua_pushcfunction(L, word_parameter);
  lua_setfield(L, -2, "parameter");
  lua_pushcfunction(L, word_steps);
  lua_setfield(L, -2, "steps");
}
