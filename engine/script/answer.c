/* answer.c: pass, warn, fail and skip: what a function says, checked where it says so.
**
** A table gives the texts in both languages, the values for their {placeholders}, a remedy, evidence (`at`) and a
** proposal (`to_pass`). All is copied into the scope's arena at once, so that nothing of Lua outlasts the call. */
#include "script/entry.h"
#include "script/freeze.h"
#include "script/view.h"

#include <string.h>

enum { MESSAGE_MOST = 1024, OUTPUT_MOST = 64 * 1024, LIST_MOST = 100 };

typedef struct saying {
  lua_State *L;
  language *lang;
  const char *word; /* "warn" */
  script_answer *answer;
  size_t size; /* bytes said so far */
} saying;

static void add_size(saying *s, size_t len) {
  s->size += len;
  sandbox_charge(s->L, len);
  if (s->size > OUTPUT_MOST) sandbox_fail(s->L, "%s: a rule says at most %d bytes", s->word, OUTPUT_MOST);
}

/* ---- texts */

static bool take_text(saying *s, const char *key, text *out) {
  text found;
  if (lua_getfield(s->L, -1, key) == LUA_TNIL) {
    lua_pop(s->L, 1);
    return false;
  }
  if (!text_take(s->L, -1, &found) || text_is_blank(found))
    sandbox_fail(s->L, "%s: '%s' must be text, not %s", s->word, key, piece_word(s->L, -1));
  if (found.len > MESSAGE_MOST)
    sandbox_fail(s->L, "%s: the text in '%s' is longer than %d bytes", s->word, key, MESSAGE_MOST);
  add_size(s, found.len);
  *out = text_copy(s->lang->scope->arena, found);
  lua_pop(s->L, 1);
  return true;
}

/* The texts of the table on the top, in all languages or none. */
static bool take_label(saying *s, const char *what, label *out) {
  size_t given = 0;
  for (size_t i = 0; i < KOLUA_LANGS; i++) given += take_text(s, kolua_lang_name((kolua_lang)i), &out->in[i]);
  if (given > 0 && given < KOLUA_LANGS)
    sandbox_fail(s->L, "%s: %s must be given in both languages, 'vi' and 'en'", s->word, what);
  return given > 0;
}

static void take_remedy(saying *s) {
  const int type = lua_getfield(s->L, -1, "remedy");
  if (type != LUA_TNIL) {
    freeze_thaw(s->L, -1);
    if (type != LUA_TTABLE || !take_label(s, "the remedy", &s->answer->remedy))
      sandbox_fail(s->L, "%s: remedy must be { vi = ..., en = ... }", s->word);
  }
  lua_pop(s->L, 1);
}

/* ---- placeholders */

static bool is_own_key(text name) {
  return text_is(name, "vi") || text_is(name, "en") || text_is(name, "remedy") || text_is(name, "at") ||
         text_is(name, "to_pass");
}

static const value *take_fill_value(saying *s, text name) {
  const view *v = view_at(s->L, -1);
  const char *why = NULL;
  if (v != NULL && v->kind == VIEW_VALUES) return v->at;
  freeze_thaw(s->L, -1);
  const value *constant = v ? NULL : constant_take(s->L, -1, &why);
  if (constant == NULL)
    sandbox_fail(s->L, "%s: {%s} cannot be shown: %s", s->word, name.at,
                 why ? why : "it is a view of a map or of elements");
  if (constant->type == KOLUA_STRING) add_size(s, value_text(constant).len);
  return constant;
}

static void take_fill(saying *s) {
  size_t n, others;
  const text *names = table_names(s->L, -1, &n, &others);
  script_fill *fill = ARENA_ARRAY(s->lang->scope->arena, n + 1, script_fill);
  if (others > 0) sandbox_fail(s->L, "%s: a value stands without a key", s->word);
  for (size_t i = 0; i < n; i++) {
    if (is_own_key(names[i])) continue;
    lua_pushlstring(s->L, names[i].at, names[i].len);
    lua_rawget(s->L, -2);
    add_size(s, names[i].len);
    fill[s->answer->n_fill++] = (script_fill){text_copy(s->lang->scope->arena, names[i]), take_fill_value(s, names[i])};
    lua_pop(s->L, 1);
  }
  s->answer->fill = fill;
}

static bool is_filled(const script_answer *a, text name) {
  for (size_t i = 0; i < a->n_fill; i++)
    if (text_equal(a->fill[i].name, name)) return true;
  return false;
}

static void check_label(saying *s, const label *l) {
  const text *names[KOLUA_LANGS];
  size_t n[KOLUA_LANGS];
  for (size_t i = 0; i < KOLUA_LANGS; i++) names[i] = placeholder_names(s->L, l->in[i], &n[i]);
  bool same = n[KOLUA_EN] == n[KOLUA_VI];
  for (size_t i = 0; same && i < n[KOLUA_EN]; i++) same = text_equal(names[KOLUA_EN][i], names[KOLUA_VI][i]);
  if (!same) sandbox_fail(s->L, "%s: the texts have other {placeholders} in 'vi' than in 'en'", s->word);
  for (size_t i = 0; i < n[KOLUA_EN]; i++) {
    if (is_filled(s->answer, names[KOLUA_EN][i])) continue;
    sandbox_fail(s->L, "%s: nothing fills the placeholder {%s}", s->word,
                 text_copy(sandbox_scratch(s->L), names[KOLUA_EN][i]).at);
  }
}

/* ---- evidence: { view, "field", ... }, or a list of such */

static note as_note(const target *f) {
  return (note){.found = f->value, .holder = f->holder, .rest = f->rest, .why = f->why};
}

static void add_note(saying *s, const target *f) {
  note *notes =
      s->answer->n_at == 0 ? ARENA_ARRAY(s->lang->scope->arena, LIST_MOST, note) : (note *)(uintptr_t)s->answer->at;
  if (s->answer->n_at == LIST_MOST) sandbox_fail(s->L, "%s: 'at' names more than %d places", s->word, LIST_MOST);
  sandbox_charge(s->L, sizeof *notes);
  notes[s->answer->n_at++] = as_note(f);
  s->answer->at = notes;
}

/* The group on the top. */
static void take_places(saying *s, size_t n) {
  lua_rawgeti(s->L, -1, 1);
  const view *v = view_want(s->L, -1, "at = { ... }");
  const target whole = {.what = FOUND_VIEW,
                        .value = v->at,
                        .holder = v->owner,
                        .view = *v,
                        .rest = v->field ? v->field->name : (text){0}};
  if (n == 1 && v->kind != VIEW_LINKED) add_note(s, &whole);
  for (size_t i = 2; i <= n; i++) {
    text path;
    lua_rawgeti(s->L, -2, (lua_Integer)i);
    if (!text_take(s->L, -1, &path))
      sandbox_fail(s->L, "%s: at is { view, \"field\", ... }; %s is no field", s->word, piece_word(s->L, -1));
    const target f = view_reach(s->L, v, path, true);
    if (f.what != FOUND_VIEW || f.view.kind != VIEW_LINKED) add_note(s, &f);
    lua_pop(s->L, 1);
  }
  lua_pop(s->L, 1);
}

/* Calls `take` for the group on the top, or for each group of the list on the top. */
static void each_group(saying *s, const char *key, void (*take)(saying *s, size_t n)) {
  const char *form = "must be { view, \"field\", ... } or a list of such";
  freeze_thaw(s->L, -1);
  const size_t n = lua_istable(s->L, -1) ? table_list(s->L, -1) : SIZE_MAX;
  if (n == SIZE_MAX || n == 0 || n > LIST_MOST) sandbox_fail(s->L, "%s: '%s' %s", s->word, key, form);
  lua_rawgeti(s->L, -1, 1);
  const bool is_list = lua_istable(s->L, -1);
  lua_pop(s->L, 1);
  for (size_t i = 1; is_list && i <= n; i++) {
    lua_rawgeti(s->L, -1, (lua_Integer)i);
    const size_t length = lua_istable(s->L, -1) ? table_list(s->L, -1) : SIZE_MAX;
    if (length == SIZE_MAX || length == 0) sandbox_fail(s->L, "%s: '%s' %s", s->word, key, form);
    take(s, length);
    lua_pop(s->L, 1);
  }
  if (!is_list) take(s, n);
}

static void take_at(saying *s) {
  if (lua_getfield(s->L, -1, "at") == LUA_TNIL) {
    lua_pop(s->L, 1);
    return;
  }
  const view *v = view_at(s->L, -1);
  if (v != NULL) {
    lua_createtable(s->L, 1, 0);
    lua_insert(s->L, -2);
    lua_rawseti(s->L, -2, 1);
  }
  each_group(s, "at", take_places);
  lua_pop(s->L, 1);
}

/* ---- proposals: { view, "field", at_least(14) }, or a list of such */

static bool is_changeable(const target *f) {
  return f->field != NULL && (f->field->type < FIELD_SHARES) && f->holder != NULL &&
         text_equal(f->rest, f->field->name);
}

static const value *bound_of(saying *s, const demand *d) {
  if (d->warn != NULL) sandbox_fail(s->L, "%s: a demand in to_pass has one bound", s->word);
  return d->fail ? d->fail->constant : NULL;
}

static void take_proposal(saying *s, size_t n) {
  text path;
  if (n != 3) sandbox_fail(s->L, "%s: to_pass is { view, \"field\", at_least(...) } or a list of such", s->word);
  lua_rawgeti(s->L, -1, 1);
  lua_rawgeti(s->L, -2, 2);
  lua_rawgeti(s->L, -3, 3);
  const piece *p = piece_check(s->L, -1);
  const view *v = view_want(s->L, -3, "to_pass = { ... }");
  if (!text_take(s->L, -2, &path)) sandbox_fail(s->L, "%s: to_pass names a field as text", s->word);
  if (p == NULL || p->kind != PIECE_DEMAND)
    sandbox_fail(s->L, "%s: to_pass ends in a demand, as in at_least(14)", s->word);
  const target f = view_reach(s->L, v, path, true);
  script_proposal *all = (script_proposal *)(uintptr_t)s->answer->to_pass;
  if (all == NULL) s->answer->to_pass = all = ARENA_ARRAY(s->lang->scope->arena, LIST_MOST, script_proposal);
  const bool is_proposal = is_changeable(&f);
  if (!is_proposal && f.what != FOUND_GAP)
    sandbox_fail(s->L, "%s: to_pass names a field with a value, and '%s' is none", s->word,
                 text_copy(sandbox_scratch(s->L), path).at);
  if (is_proposal)
    all[s->answer->n_to_pass++] = (script_proposal){f.holder, f.field, p->demand.op, bound_of(s, &p->demand)};
  lua_pop(s->L, 3);
}

static void take_to_pass(saying *s) {
  if (lua_getfield(s->L, -1, "to_pass") != LUA_TNIL) each_group(s, "to_pass", take_proposal);
  lua_pop(s->L, 1);
}

/* ---- the words */

static void take_saying(saying *s) {
  script_answer *a = s->answer;
  const bool must_tell = a->outcome == KOLUA_OUTCOME_WARN || a->outcome == KOLUA_OUTCOME_FAIL;
  const bool tells = take_label(s, "the text", &a->message);
  if (must_tell && !tells)
    sandbox_fail(s->L, "%s needs a text in both languages: %s { vi = ..., en = ... }", s->word, s->word);
  take_fill(s);
  take_remedy(s);
  if (tells) check_label(s, &a->message);
  if (a->remedy.in[KOLUA_EN].len > 0) check_label(s, &a->remedy);
  take_at(s);
  take_to_pass(s);
}

/* An answer without a word to it is always the same: one piece serves all calls, good for the one that runs, and is charged as if it had
** been made. */
static const script_answer plain_pass = {.outcome = KOLUA_OUTCOME_PASS},
                           plain_skip = {.outcome = KOLUA_OUTCOME_SKIPPED};

static void open_plain(lua_State *L, const script_answer *plain) {
  piece_push(L, PIECE_ANSWER, (place){0})->answer = plain;
  lua_rawsetp(L, LUA_REGISTRYINDEX, plain);
}

void answer_open(lua_State *L) {
  open_plain(L, &plain_pass);
  open_plain(L, &plain_skip);
}

static void push_plain(lua_State *L, const script_answer *plain) {
  sandbox_charge(L, PIECE_COST);
  lua_rawgetp(L, LUA_REGISTRYINDEX, plain);
  piece *made = lua_touserdata(L, -1);
  made->call = language_of(L)->call;
}

static int answer(lua_State *L, const char *word, kolua_outcome outcome) {
  language *lang = language_of(L);
  const bool must_tell = outcome == KOLUA_OUTCOME_WARN || outcome == KOLUA_OUTCOME_FAIL;
  if (lua_gettop(L) == 0 && !must_tell) {
    push_plain(L, outcome == KOLUA_OUTCOME_PASS ? &plain_pass : &plain_skip);
    return 1;
  }
  saying s = {.L = L, .lang = lang, .word = word, .answer = ARENA_NEW(lang->scope->arena, script_answer)};
  s.answer->outcome = outcome;
  luaL_checkstack(L, 16, "too deep");
  sandbox_charge(L, sizeof *s.answer);
  if (lua_gettop(L) > 1) sandbox_fail(L, "%s takes one table", word);
  if (lua_gettop(L) == 0) lua_newtable(L);
  if (!lua_istable(L, 1)) sandbox_fail(L, "%s takes a table { vi = ..., en = ... }, not %s", word, piece_word(L, 1));
  freeze_thaw(L, 1);
  take_saying(&s);
  piece_push(L, PIECE_ANSWER, (place){0})->answer = s.answer;
  return 1;
}

int word_pass(lua_State *L) {
  return answer(L, "pass", KOLUA_OUTCOME_PASS);
}
static int word_warn(lua_State *L) {
  return answer(L, "warn", KOLUA_OUTCOME_WARN);
}
static int word_fail(lua_State *L) {
  return answer(L, "fail", KOLUA_OUTCOME_FAIL);
}
static int word_skip(lua_State *L) {
  return answer(L, "skip", KOLUA_OUTCOME_SKIPPED);
}

void answer_add(lua_State *L) {
  language_add_call_word(L, "pass", word_pass);
  language_add_call_word(L, "warn", word_warn);
  language_add_call_word(L, "fail", word_fail);
  language_add_call_word(L, "skip", word_skip);
}
