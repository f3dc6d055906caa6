/* entry.c: see entry.h. */
#include "script/entry.h"

#include "base/dates.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

void entries_complain(entries *e, lint_code as, const char *key, const char *format, ...) {
  va_list args;
  va_start(args, format);
  buf message;
  buf_init(&message, sandbox_scratch(e->L));
  buf_vformat(&message, format, args);
  va_end(args);
  const place at = language_key_place(e->L, e->at, key);
  e->ok = false;
  language_complain(e->L, as, at, "%s: %s", e->who, buf_text(&message).at);
}

/* ---- keys */

static bool is_known(text name, const char *const *keys, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (text_is(name, keys[i])) return true;
  return false;
}

static const char *advise(lua_State *L, text name, const char *const *keys, size_t n) {
  text *words = ARENA_ARRAY(sandbox_scratch(L), n + 1, text);
  for (size_t i = 0; i < n; i++) words[i] = text_of(keys[i]);
  return language_advice(L, name, words, n);
}

/* What stands under a wrong key is no less used. */
static void use_value(entries *e, text key) {
  lua_pushlstring(e->L, key.at, key.len);
  lua_rawget(e->L, e->table);
  piece *p = piece_check(e->L, -1);
  if (p != NULL) piece_use(p);
  lua_pop(e->L, 1);
}

static void check_keys(entries *e, const char *const *keys, size_t n) {
  size_t n_names, others;
  const text *names = table_names(e->L, e->table, &n_names, &others);
  for (size_t i = 0; i < n_names; i++) {
    if (is_known(names[i], keys, n)) continue;
    entries_complain(e, CODE_KEY, names[i].at, "unknown key '%.*s'%s", SPELT(names[i]),
                     advise(e->L, names[i], keys, n));
    use_value(e, names[i]);
  }
  if (others > 0) entries_complain(e, CODE_POLICY, NULL, "a value stands without a key: write key = value");
}

entries entries_open(lua_State *L, int index, place at, const char *who, const char *const *keys, size_t n) {
  entries e = {.L = L, .lang = language_of(L), .table = lua_absindex(L, index), .at = at, .who = who, .ok = true};
  luaL_checkstack(L, 16, "too deep");
  if (lua_type(L, index) == LUA_TTABLE) check_keys(&e, keys, n);
  else entries_complain(&e, CODE_TYPE, NULL, "a table { key = value, ... } is wanted, not %s", piece_word(L, index));
  return e;
}

bool entries_push(entries *e, const char *key) {
  if (lua_type(e->L, e->table) != LUA_TTABLE) return false;
  lua_pushstring(e->L, key);
  lua_rawget(e->L, e->table);
  if (!lua_isnil(e->L, -1)) return true;
  lua_pop(e->L, 1);
  return false;
}

/* ---- texts */

void entries_text(entries *e, const char *key, text *out) {
  text found;
  if (!entries_push(e, key)) return;
  if (!text_take(e->L, -1, &found))
    entries_complain(e, CODE_TYPE, key, "%s must be text, not %s", key, piece_word(e->L, -1));
  else if (text_is_blank(found)) entries_complain(e, CODE_TYPE, key, "%s is empty", key);
  else *out = text_copy(e->lang->arena, found);
  lua_pop(e->L, 1);
}

static bool take_language(entries *e, int index, const char *key, kolua_lang lang, label *out) {
  text found;
  const char *name = kolua_lang_name(lang);
  lua_pushstring(e->L, name);
  lua_rawget(e->L, index);
  const bool ok = text_take(e->L, -1, &found) && !text_is_blank(found);
  if (ok) out->in[lang] = text_copy(e->lang->arena, found);
  else entries_complain(e, CODE_TRANSLATION, key, "%s needs text in '%s'", key, name);
  lua_pop(e->L, 1);
  return ok;
}

bool label_take(entries *e, int index, const char *key, label *out) {
  const char *const languages[] = {kolua_lang_name(KOLUA_VI), kolua_lang_name(KOLUA_EN)};
  size_t n, others;
  index = lua_absindex(e->L, index);
  if (lua_type(e->L, index) != LUA_TTABLE) {
    entries_complain(e, CODE_TYPE, key, "%s must be { vi = ..., en = ... }, not %s", key, piece_word(e->L, index));
    return false;
  }
  const text *names = table_names(e->L, index, &n, &others);
  bool ok = others == 0;
  if (!ok) entries_complain(e, CODE_TYPE, key, "%s must be { vi = ..., en = ... }", key);
  for (size_t i = 0; i < n; i++) {
    if (is_known(names[i], languages, KOLUA_LANGS)) continue;
    entries_complain(e, CODE_KEY, key, "%s has texts in 'vi' and 'en', not '%.*s'", key, SPELT(names[i]));
    ok = false;
  }
  for (size_t i = 0; i < KOLUA_LANGS; i++) ok &= take_language(e, index, key, (kolua_lang)i, out);
  return ok;
}

void entries_label(entries *e, const char *key, label *out) {
  if (!entries_push(e, key)) return;
  label_take(e, -1, key, out);
  lua_pop(e->L, 1);
}

/* ---- placeholders */

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

static size_t drop_repeats(text *names, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (kept == 0 || !text_equal(names[kept - 1], names[i])) names[kept++] = names[i];
  return kept;
}

const text *placeholder_names(lua_State *L, text t, size_t *n) {
  text *names = ARENA_ARRAY(sandbox_scratch(L), t.len / 3 + 1, text);
  const char *end = t.at + t.len;
  size_t found = 0;
  for (const char *at = t.at; at < end && (at = memchr(at, '{', (size_t)(end - at))) != NULL;) {
    const char *name = ++at;
    while (at < end && is_name_char(*at)) at++;
    if (at < end && *at == '}' && at > name) names[found++] = (text){name, (size_t)(at - name)};
  }
  sandbox_charge(L, t.len);
  text_sort(names, found);
  *n = drop_repeats(names, found);
  return names;
}

/* ---- other values */

bool entries_number(entries *e, const char *key, double *out) {
  if (!entries_push(e, key)) return false;
  const bool ok = lua_type(e->L, -1) == LUA_TNUMBER && isfinite(lua_tonumber(e->L, -1));
  if (ok) *out = lua_tonumber(e->L, -1);
  else entries_complain(e, CODE_TYPE, key, "%s must be a number, not %s", key, piece_word(e->L, -1));
  lua_pop(e->L, 1);
  return ok;
}

bool entries_day(entries *e, const char *key, int64_t *out) {
  text found;
  if (!entries_push(e, key)) return false;
  const bool ok = text_take(e->L, -1, &found) && date_parse(found, out);
  if (!ok) entries_complain(e, CODE_TYPE, key, "%s must be a date \"YYYY-MM-DD\"", key);
  lua_pop(e->L, 1);
  return ok;
}

static const char *join_words(lua_State *L, const text *words, size_t n) {
  buf out;
  buf_init(&out, sandbox_scratch(L));
  for (size_t i = 0; i < n; i++)
    buf_format(&out, "%s\"%.*s\"", i == 0 ? "" : i + 1 < n ? ", " : " or ", SPELT(words[i]));
  return buf_text(&out).at;
}

int entries_choice(entries *e, const char *key, const text *words, size_t n) {
  text found = {0};
  int choice = -1;
  if (!entries_push(e, key)) return -1;
  const bool is_text = text_take(e->L, -1, &found);
  for (size_t i = 0; i < n && is_text; i++)
    if (text_equal(words[i], found)) choice = (int)i;
  if (choice < 0)
    entries_complain(e, CODE_CHOICE, key, "%s must be %s%s", key, join_words(e->L, words, n),
                     is_text ? language_advice(e->L, found, words, n) : "");
  lua_pop(e->L, 1);
  return choice;
}

const expr *entries_expr(entries *e, const char *key) {
  const char *why = NULL;
  if (!entries_push(e, key)) return NULL;
  const expr *found = expr_take(e->L, -1, &why);
  if (found == NULL && why == NULL) e->ok = false;
  if (found == NULL && why != NULL) entries_complain(e, CODE_TYPE, key, "%s: %s", key, why);
  lua_pop(e->L, 1);
  return found;
}

/* A plain boolean is what Lua made of a comparison of paths. */
const expr *entries_condition(entries *e, const char *key) {
  if (!entries_push(e, key)) return NULL;
  const bool is_boolean = lua_isboolean(e->L, -1);
  lua_pop(e->L, 1);
  if (!is_boolean) return entries_expr(e, key);
  e->ok = false;
  if (!e->lang->has_complaint && !e->lang->is_explained)
    entries_complain(e, CODE_SIGN, key,
                     "%s is a plain boolean: Lua compares paths at once, before there is data; "
                     "write x:equals(...), x:is_true(), all_of { }, any_of { } or negate(...)",
                     key);
  return NULL;
}
