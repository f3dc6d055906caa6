/* language.c: running rule files in the rule language, and telling what is wrong with them.
**
** Lua tells a C function the line it was called from; the column of a word or a key is found in the text of the
** file, and only told where there is no doubt. */
#include "script/language.h"
#include "script/signs.h"

#include <stdarg.h>
#include <string.h>

static const char ENVIRONMENT; /* its address is the key in the registry */

enum { COMPLAINTS = 100, KEY_LINES = 200 };

language *language_of(lua_State *L) {
  return sandbox_owner(L);
}

void language_set(lua_State *L, language *lang) {
  sandbox_set_owner(L, lang);
}

/* ---- places */

text language_line(const language *lang, uint32_t line) {
  return line >= 1 && line <= lang->n_lines ? lang->lines[line - 1] : (text){0};
}

static void read_lines(lua_State *L, language *lang) {
  const text whole = lang->file->source;
  size_t n = 1;
  for (text rest = whole; rest.len > 0; n++) tokens_cut_line(&rest);
  text *lines = ARENA_ARRAY(sandbox_scratch(L), n, text), rest = whole;
  for (size_t i = 0; i < n; i++) lines[i] = tokens_cut_line(&rest);
  lang->lines = lines;
  lang->n_lines = n;
}

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The next `word` at or behind `from` as a whole word; line.len: none. */
static size_t find_word(text line, size_t from, text word) {
  for (size_t i = from; word.len > 0 && i + word.len <= line.len; i++) {
    const char *next = memchr(line.at + i, *word.at, line.len - word.len - i + 1);
    if (next == NULL) break;
    i = (size_t)(next - line.at);
    if (memcmp(next, word.at, word.len) != 0) continue;
    const bool starts = i == 0 || !is_word_char(line.at[i - 1]);
    const bool ends = i + word.len == line.len || !is_word_char(line.at[i + word.len]);
    if (starts && ends) return i;
  }
  return line.len;
}

static uint32_t column_of(text line, size_t at) {
  uint32_t column = 1;
  for (size_t i = 0; i < at; i++) column += ((unsigned char)line.at[i] & 0xC0) != 0x80;
  return column;
}

static size_t offset_of(text line, uint32_t column) {
  size_t at = 0;
  while (at < line.len && column_of(line, at) < column) at++;
  return at;
}

place language_place(lua_State *L, const char *word) {
  const language *lang = language_of(L);
  place at = sandbox_place(L);
  if (lang->scope != NULL || lang->file == NULL) return at;
  at.file = lang->file->name;
  const text line = language_line(lang, at.line), wanted = text_of(word);
  if (word == NULL || line.len == 0) return at;
  sandbox_charge(L, line.len / 16);
  const size_t found = find_word(line, 0, wanted);
  if (found < line.len && find_word(line, found + 1, wanted) == line.len) at.column = column_of(line, found);
  return at;
}

/* The next `key =` in a line; line.len: none. */
static size_t find_key(text line, size_t from, text key) {
  for (size_t i = find_word(line, from, key); i < line.len; i = find_word(line, i + 1, key)) {
    size_t next = i + key.len;
    while (next < line.len && (line.at[next] == ' ' || line.at[next] == '\t')) next++;
    if (next < line.len && line.at[next] == '=' && (next + 1 == line.len || line.at[next + 1] != '=')) return i;
  }
  return line.len;
}

static bool starts_definition(text line) {
  return text_starts(line, "rule ") || text_starts(line, "parameter ") || text_starts(line, "rule(");
}

place language_key_place(lua_State *L, place from, const char *key) {
  const language *lang = language_of(L);
  if (lang->scope != NULL || key == NULL) return from;
  const text wanted = text_of(key);
  for (uint32_t i = 0; i < KEY_LINES; i++) {
    const text line = language_line(lang, from.line + i);
    if (line.at == NULL || (i > 0 && starts_definition(line))) break;
    sandbox_charge(L, line.len / 16 + 1);
    const size_t found = find_key(line, i == 0 ? offset_of(line, from.column) : 0, wanted);
    if (found == line.len) continue;
    const bool is_sure = i > 0 || from.column > 0 || find_key(line, found + 1, wanted) == line.len;
    return (place){from.file, from.line + i, is_sure ? column_of(line, found) : 0};
  }
  return from;
}

/* ---- complaints */

void language_complain(lua_State *L, lint_code as, place at, const char *format, ...) {
  language *lang = language_of(L);
  va_list args;
  va_start(args, format);
  buf message;
  buf_init(&message, sandbox_scratch(L));
  buf_vformat(&message, format, args);
  va_end(args);
  const char *shown = buf_text(&message).at;
  if (lang->scope != NULL) sandbox_fail(L, "%s", shown);
  problem_add_as(lang->problems, as, KOLUA_EPOLICY, at, "%s", shown);
  if (++lang->complaints >= COMPLAINTS) sandbox_fail(L, "too many mistakes: the rest of the file was not looked at");
}

const char *language_advice(lua_State *L, text found, const text *words, size_t n) {
  arena *scratch = sandbox_scratch(L);
  return text_hint(text_nearest(found, words, n, scratch), scratch);
}

void language_only_load(lua_State *L, const char *word) {
  if (language_of(L)->scope != NULL) sandbox_fail(L, "'%s' defines rules: it cannot be called inside a function", word);
}

/* In the order of the file. */
static pending *reversed(pending *list) {
  pending *out = NULL;
  while (list != NULL) {
    pending *next = list->next;
    list->next = out;
    out = list;
    list = next;
  }
  return out;
}

static void complain_pending(lua_State *L, const pending *p) {
  switch (p->what) {
    case PENDING_HEAD:
      language_complain(L, CODE_DROPPED, p->at, "%s '%.*s' has no table: { ... } must follow", p->word, SPELT(p->name));
      return;
    case PENDING_PART:
      language_complain(L, CODE_DROPPED, p->at, "part '%.*s' stands in no rule", SPELT(p->name));
      return;
    case PENDING_DEMAND:
      language_complain(L, CODE_DROPPED, p->at,
                        "this demand stands in no rule: write demand = ..., or call it on a path, as in x:present()");
      return;
    case PENDING_CONDITION: break;
  }
  if (language_of(L)->is_explained) return;
  buf shown;
  buf_init(&shown, sandbox_scratch(L));
  expr_write(&shown, p->condition);
  language_complain(L, CODE_DROPPED, p->at,
                    "the condition %s is built and never used: Lua's 'and', 'or' and 'not' drop one; "
                    "write all_of { a, b }, any_of { a, b } or negate(a)",
                    buf_text(&shown).at);
}

/* ---- running */

static void make_environment(lua_State *L) {
  env_words(L);
  words_add(L);
  parameter_add(L);
  rule_add(L);
  answer_add(L);
  ask_add(L);
  env_seal(L, ENV_GLOBALS, "word");
}

/* Sealed, it serves all files that are loaded. A session builds in the scratch of each run, and so makes one for each. */
void language_push_environment(lua_State *L) {
  const language *lang = language_of(L);
  if (lang->in_session) {
    make_environment(L);
    return;
  }
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &ENVIRONMENT) == LUA_TTABLE) return;
  lua_pop(L, 1);
  make_environment(L);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &ENVIRONMENT);
}

/* What is told of a file is told by its text: not needed where nothing is told any more. */
static void read_text(lua_State *L, language *lang) {
  read_lines(L, lang);
  tokens *read = ARENA_NEW(sandbox_scratch(L), tokens);
  *read = tokens_read(L, lang->file->source);
  lang->tokens = read;
  lang->is_explained = signs_check(L);
}

void language_run_file(lua_State *L) {
  language *lang = language_of(L);
  lang->pending = NULL;
  lang->lines = NULL;
  lang->n_lines = 0;
  lang->complaints = 0;
  lang->has_complaint = lang->is_compiled = lang->has_functions = false;
  sandbox_load(L, lang->file->source, lang->file->name);
  lang->is_compiled = true;
  if (!lang->in_session) read_text(L, lang);
  language_push_environment(L);
  env_give(L);
  lua_call(L, 0, 0);
  if (lang->in_session) return;
  for (const pending *p = reversed(lang->pending); p != NULL; p = p->next)
    if (!p->is_used) complain_pending(L, p);
}
