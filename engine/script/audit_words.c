/* audit_words.c: words in functions that are neither locals nor words of rules.
**
** Blocks are followed, so that a local hides a word only where it is one. A name counts from its declaration on, the
** value that it is given included. */
#include "script/auditing.h"

#include <string.h>

typedef struct local {
  text name;
  size_t depth; /* of the block that it lives in */
} local;

typedef struct scopes {
  local *at; /* the newest last */
  size_t n, depth;
  size_t *loops; /* by token: of a `do`, the `for` that it belongs to; else 0 */
} scopes;

/* ---- what is declared */

static void declare(const auditing *a, scopes *s, size_t i, size_t depth) {
  if (audit_is_name(&a->tokens.at[i])) s->at[s->n++] = (local){a->tokens.at[i].text, depth};
}

/* The names of a list a, b <const>, c from token `i` on. */
static void declare_list(const auditing *a, scopes *s, size_t i, size_t depth) {
  const token *all = a->tokens.at;
  while (audit_is_name(&all[i])) {
    declare(a, s, i++, depth);
    if (token_is(&all[i], "<")) i += 3;
    if (!token_is(&all[i], ",")) return;
    i++;
  }
}

static void declare_arguments(const auditing *a, scopes *s, size_t i) {
  const token *all = a->tokens.at;
  while (i < a->tokens.n && !token_is(&all[i], "(")) i++;
  for (size_t k = i + 1; k < all[i].match; k++) declare(a, s, k, s->depth);
  if (token_is(&all[i - 1], ":") || token_is(&all[i - 2], ":")) s->at[s->n++] = (local){TEXT("self"), s->depth};
}

static void leave(scopes *s, size_t depth) {
  while (s->n > 0 && s->at[s->n - 1].depth > depth) s->n--;
}

/* Its names live in the block that its `do` opens; until then they are declared for what stands before it. */
static void note_loop(const auditing *a, scopes *s, size_t i) {
  const token *all = a->tokens.at;
  size_t k = i + 1;
  while (k < a->tokens.n && !token_is(&all[k], "do"))
    k = token_opens(&all[k]) || token_is(&all[k], "function") ? all[k].match + 1 : k + 1;
  s->loops[k] = i;
  declare_list(a, s, i + 1, s->depth + 1);
}

static void enter(const auditing *a, scopes *s, size_t i) {
  const token *t = &a->tokens.at[i];
  if (token_is(t, "else") || token_is(t, "elseif")) leave(s, s->depth - 1);
  if (token_is(t, "end")) leave(s, --s->depth);
  if (token_is(t, "until")) s->depth--; /* its condition still sees the block's locals */
  if (token_is(t, "for")) note_loop(a, s, i);
  if (token_is(t, "local") && token_is(&t[1], "function")) declare(a, s, i + 2, s->depth);
  else if (token_is(t, "local")) declare_list(a, s, i + 1, s->depth);
  if (!(token_is(t, "function") || token_is(t, "if") || token_is(t, "do") || token_is(t, "repeat"))) return;
  s->depth++;
  if (token_is(t, "function")) declare_arguments(a, s, i);
  if (s->loops[i] > 0) declare_list(a, s, s->loops[i] + 1, s->depth);
}

static bool is_local(auditing *a, const scopes *s, text name) {
  sandbox_charge(a->L, s->n / 8 + 1);
  for (size_t i = s->n; i-- > 0;)
    if (text_equal(s->at[i].name, name)) return true;
  return false;
}

/* ---- what there is */

/* Pushes what the sealed environment or library on the top holds under the name, nil if it holds nothing. */
static void push_word(lua_State *L, text name) {
  lua_getmetatable(L, -1);
  lua_getfield(L, -1, "__index");
  lua_pushlstring(L, name.at, name.len);
  lua_rawget(L, -2);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

static bool has_word(lua_State *L, text name) {
  push_word(L, name);
  const bool found = !lua_isnil(L, -1);
  lua_pop(L, 1);
  return found;
}

static const char *advise(auditing *a, text name) {
  size_t n, others;
  lua_getmetatable(a->L, -1);
  lua_getfield(a->L, -1, "__index");
  const text *words = table_names(a->L, -1, &n, &others);
  const char *hint = language_advice(a->L, name, words, n);
  lua_pop(a->L, 2);
  return hint;
}

static bool is_library(text name) {
  return text_is(name, "math") || text_is(name, "string") || text_is(name, "table") || text_is(name, "utf8");
}

static bool is_member(const token *t) {
  return token_is(&t[-1], ".") || token_is(&t[-1], ":");
}

/* ---- one name */

static void check_member(auditing *a, const token *library, const token *name) {
  push_word(a->L, library->text);
  if (!has_word(a->L, name->text)) {
    if (env_is_chance(text_copy(sandbox_scratch(a->L), name->text).at))
      audit_refuse(a, CODE_CHANCE, name, "there is no '%.*s.%.*s': the same data must give the same verdict",
                   SPELT(library->text), SPELT(name->text));
    else
      audit_refuse(a, CODE_WORD, name, "unknown function '%.*s' in the library '%.*s'%s", SPELT(name->text),
                   SPELT(library->text), advise(a, name->text));
  }
  lua_pop(a->L, 1);
}

static void tell_unknown(auditing *a, const token *t) {
  const char *name = text_copy(sandbox_scratch(a->L), t->text).at;
  if (env_is_chance(name))
    audit_refuse(a, CODE_CHANCE, t,
                 "there is no '%s': the same data must give the same verdict, on any day and machine", name);
  else if (env_is_lua_word(name)) audit_refuse(a, CODE_WORD, t, "Lua's '%s' is not available to rules", name);
  else audit_refuse(a, CODE_WORD, t, "unknown word '%s'%s", name, advise(a, t->text));
}

static void check_name(auditing *a, const scopes *s, size_t i) {
  const token *t = &a->tokens.at[i];
  const bool is_label = token_is(&t[-1], "::") || token_is(&t[-1], "goto");
  const bool is_attribute = token_is(&t[-1], "<") && token_is(&t[1], ">");
  if (is_member(t) || is_label || is_attribute || token_is(t, "_ENV") || audit_is_key(a, i) || is_local(a, s, t->text))
    return;
  if (token_is(&t[1], "=") || token_is(&t[-1], "function"))
    audit_refuse(a, CODE_GLOBAL, t, "rules share no globals: write 'local %.*s'", SPELT(t->text));
  else if (!has_word(a->L, t->text)) tell_unknown(a, t);
  else if (audit_is_answer_word(t)) audit_answer(a, i);
  else if (is_library(t->text) && token_is(&t[1], ".") && t[2].type == TOKEN_NAME) check_member(a, t, &t[2]);
}

void audit_words(auditing *a) {
  const size_t room = a->tokens.n + TOKENS_BEHIND;
  arena *scratch = sandbox_scratch(a->L);
  scopes s = {.at = ARENA_ARRAY(scratch, 2 * room, local), .loops = ARENA_ARRAY(scratch, room, size_t)};
  language_push_environment(a->L);
  for (size_t i = 0; i < a->tokens.n; i++) {
    enter(a, &s, i);
    const token *t = &a->tokens.at[i];
    if (i > 0 && (t->functions > 0 || t->text.at >= a->unread) && audit_is_name(t)) check_name(a, &s, i);
  }
  lua_pop(a->L, 1);
}
