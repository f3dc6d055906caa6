/* tokens.c: see tokens.h. Lua has accepted the text, so what is written here is lenient: it never fails. */
#include "script/tokens.h"

#include "data/sort.h"

#include <string.h>

typedef struct reader {
  text rest;
  token *tokens;
  size_t n, cap;
  arena *arena;
} reader;

bool token_is_keyword(const token *t) {
  static const char *const words[] = {"and",      "break",  "do",   "else",  "elseif", "end", "for",
                                      "function", "goto",   "if",   "in",    "local",  "not", "or",
                                      "repeat",   "return", "then", "until", "while"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (t->type == TOKEN_NAME && text_is(t->text, words[i])) return true;
  return false;
}

bool token_opens(const token *t) {
  return t->type == TOKEN_SIGN && (*t->text.at == '(' || *t->text.at == '[' || *t->text.at == '{');
}

bool token_closes(const token *t) {
  return t->type == TOKEN_SIGN && (*t->text.at == ')' || *t->text.at == ']' || *t->text.at == '}');
}

/* ---- characters */

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

static void advance(reader *r, size_t len) {
  r->rest = (text){r->rest.at + len, r->rest.len - len};
}

text tokens_cut_line(text *rest) {
  const char *at = rest->at, *end = rest->at + rest->len;
  while (at < end && *at != '\n' && *at != '\r') at++;
  const text line = {rest->at, (size_t)(at - rest->at)};
  if (at < end) at += at + 1 < end && at[1] != *at && (at[1] == '\n' || at[1] == '\r') ? 2 : 1;
  *rest = (text){at, (size_t)(end - at)};
  return line;
}

place token_place(const tokens *of, const token *t) {
  place at = {.column = 1};
  text rest = of->source, line;
  do {
    line = tokens_cut_line(&rest);
    at.line++;
  } while (rest.len > 0 && rest.at <= t->text.at);
  for (const char *c = line.at; c < t->text.at; c++) at.column += ((unsigned char)*c & 0xC0) != 0x80;
  return at;
}

/* ---- lengths of tokens at the beginning of a text */

/* [[...]] or [==[...]==]; 0: none begins here. */
static size_t long_length(text t) {
  size_t level = 1;
  while (level < t.len && t.at[level] == '=') level++;
  if (t.len < 2 || *t.at != '[' || level >= t.len || t.at[level] != '[') return 0;
  for (size_t i = level + 1; i + level < t.len; i++)
    if (t.at[i] == ']' && t.at[i + level] == ']' && memcmp(t.at + i + 1, t.at + 1, level - 1) == 0)
      return i + level + 1;
  return t.len;
}

/* Up to the next quote of its kind that no backslash, itself not escaped, stands before. */
static size_t quoted_length(text t) {
  for (size_t i = 1; i < t.len; i++) {
    const char *stop = memchr(t.at + i, *t.at, t.len - i);
    if (stop == NULL) break;
    size_t at = (size_t)(stop - t.at), escapes = 0;
    while (at - escapes > i && t.at[at - escapes - 1] == '\\') escapes++;
    if (escapes % 2 == 0) return at + 1;
    i = at;
  }
  return t.len;
}

static size_t comment_length(text t) {
  const size_t block = long_length((text){t.at + 2, t.len - 2});
  if (block > 0) return block + 2;
  const char *stop = memchr(t.at, '\n', t.len);
  return stop ? (size_t)(stop - t.at) : t.len;
}

static size_t name_length(text t) {
  size_t i = 0;
  while (i < t.len && is_name_char(t.at[i])) i++;
  return i;
}

static size_t number_length(text t) {
  size_t i = 0;
  while (i < t.len && (is_name_char(t.at[i]) || t.at[i] == '.' ||
                       ((t.at[i] == '+' || t.at[i] == '-') && strchr("eEpP", t.at[i - 1]) != NULL)))
    i++;
  return i;
}

static size_t sign_length(text t) {
  static const char *const pairs[] = {"..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
  if (t.len < 2 || strchr(".=~:</>", t.at[1]) == NULL) return 1;
  if (text_starts(t, "...")) return 3;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (t.at[0] == pairs[i][0] && t.at[1] == pairs[i][1]) return 2;
  return 1;
}

static size_t token_length(text t, token_kind *type) {
  const char c = *t.at;
  *type = TOKEN_TEXT;
  if (c == '"' || c == '\'') return quoted_length(t);
  const size_t block = long_length(t);
  if (block > 0) return block;
  *type = TOKEN_NUMBER;
  if (is_digit(c) || (c == '.' && t.len > 1 && is_digit(t.at[1]))) return number_length(t);
  *type = is_name_char(c) ? TOKEN_NAME : TOKEN_SIGN;
  return is_name_char(c) ? name_length(t) : sign_length(t);
}

/* ---- reading */

static void skip_blank(reader *r) {
  for (;;) {
    size_t blank = 0;
    while (blank < r->rest.len && is_space(r->rest.at[blank])) blank++;
    advance(r, blank);
    if (r->rest.len < 2 || r->rest.at[0] != '-' || r->rest.at[1] != '-') return;
    advance(r, comment_length(r->rest));
  }
}

static void add_token(reader *r, token_kind type, size_t len) {
  if (r->n == r->cap) {
    const size_t cap = r->cap ? r->cap * 2 : 256;
    r->tokens = arena_grow(r->arena, r->tokens, r->cap * sizeof *r->tokens, cap * sizeof *r->tokens);
    r->cap = cap;
  }
  r->tokens[r->n] = (token){.type = type, .text = {r->rest.at, len}, .match = r->n};
  r->n++;
  advance(r, len);
}

/* `for` and `while` have a `do` of their own, which counts. */
static bool opens_block(const token *t) {
  return token_is(t, "function") || token_is(t, "if") || token_is(t, "do") || token_is(t, "repeat");
}

static void match_pairs(reader *r) {
  size_t *open = ARENA_ARRAY(r->arena, r->n + 1, size_t), depth = 0;
  unsigned functions = 0;
  for (size_t i = 0; i < r->n; i++) {
    token *t = &r->tokens[i];
    const bool closes = token_closes(t) || token_is(t, "end") || token_is(t, "until");
    if (closes && depth > 0) {
      token *other = &r->tokens[open[--depth]];
      t->match = open[depth];
      other->match = i;
      functions -= token_is(other, "function");
    }
    t->functions = functions;
    functions += token_is(t, "function");
    if (token_opens(t) || opens_block(t)) open[depth++] = i;
  }
}

tokens tokens_read(lua_State *L, text source) {
  sandbox_charge(L, source.len);
  return tokens_of(source, sandbox_scratch(L));
}

tokens tokens_of(text source, arena *a) {
  reader r = {.rest = source, .arena = a};
  for (skip_blank(&r); r.rest.len > 0; skip_blank(&r)) {
    token_kind type;
    const size_t len = token_length(r.rest, &type);
    add_token(&r, type, len);
  }
  const size_t n = r.n;
  for (size_t i = 0; i < TOKENS_BEHIND; i++) add_token(&r, TOKEN_END, 0);
  match_pairs(&r);
  return (tokens){source, r.tokens, n};
}

/* ---- functions */

size_t tokens_function(const tokens *of, text line) {
  size_t found = 0;
  for (size_t i = 1; i < of->n && of->at[i].text.at < line.at + line.len; i++) {
    if (of->at[i].text.at < line.at || !token_is(&of->at[i], "function")) continue;
    if (found > 0) return 0;
    found = i;
  }
  return found;
}

static unsigned answer_of(const tokens *of, size_t i) {
  static const char *const words[] = {[KOLUA_OUTCOME_PASS] = "pass",
                                      [KOLUA_OUTCOME_WARN] = "warn",
                                      [KOLUA_OUTCOME_FAIL] = "fail",
                                      [KOLUA_OUTCOME_SKIPPED] = "skip"};
  if (token_is(&of->at[i - 1], ".") || token_is(&of->at[i - 1], ":") || token_is(&of->at[i + 1], "=")) return 0;
  for (unsigned k = 0; k < sizeof words / sizeof *words; k++)
    if (words[k] != NULL && token_is(&of->at[i], words[k])) return 1U << k;
  return 0;
}

typedef struct local_function {
  text name;
  size_t at; /* its token */
} local_function;

typedef struct answering {
  const tokens *of;
  const void **locals; /* the file's local functions, by name */
  size_t n;
  bool *is_seen; /* by token */
} answering;

/* The function that is declared just before token `i`, `local function name` or `local name = function`; 0: none. */
static size_t function_declared(const tokens *of, size_t i, text *name) {
  const token *t = &of->at[i];
  if ((t - 2)->functions > 0 || !token_is(t - 2, "local")) return 0;
  const bool is_short = token_is(t - 1, "function");
  if (!is_short && !(token_is(t, "=") && token_is(t + 1, "function"))) return 0;
  *name = is_short ? t->text : (t - 1)->text;
  return is_short ? i - 1 : i + 1;
}

static int compare_names(const void *left, const void *right) {
  return text_compare(((const local_function *)left)->name, ((const local_function *)right)->name);
}

static void find_locals(answering *a, arena *scratch) {
  const tokens *of = a->of;
  text name;
  size_t n = 0;
  for (size_t i = 2; i < of->n; i++) n += function_declared(of, i, &name) > 0;
  local_function *all = ARENA_ARRAY(scratch, n + 1, local_function);
  a->locals = ARENA_ARRAY(scratch, n + 1, const void *);
  for (size_t i = 2; i < of->n; i++) {
    const size_t at = function_declared(of, i, &name);
    if (at == 0) continue;
    all[a->n] = (local_function){name, at};
    a->locals[a->n] = &all[a->n];
    a->n++;
  }
  sort_pointers(a->locals, a->n, scratch, compare_names);
}

/* The first local function of the name; 0: there is none. */
static size_t find_local(const answering *a, text name) {
  const local_function wanted = {.name = name};
  size_t from = 0, to = a->n;
  while (from < to) {
    const size_t middle = from + (to - from) / 2;
    if (compare_names(a->locals[middle], &wanted) < 0) from = middle + 1;
    else to = middle;
  }
  const local_function *found = from < a->n ? a->locals[from] : NULL;
  return found != NULL && text_equal(found->name, name) ? found->at : 0;
}

static unsigned add_answers(const answering *a, size_t function) {
  const tokens *of = a->of;
  unsigned found = 0;
  if (a->is_seen[function]) return 0;
  a->is_seen[function] = true;
  for (size_t i = function + 1; i < of->at[function].match; i++) {
    if (of->at[i].type != TOKEN_NAME || token_is_keyword(&of->at[i])) continue;
    const size_t named = find_local(a, of->at[i].text);
    found |= named > 0 ? add_answers(a, named) : answer_of(of, i);
  }
  return found;
}

unsigned tokens_answers(const tokens *of, size_t function, arena *scratch) {
  const arena_mark mark = arena_here(scratch);
  answering a = {.of = of, .is_seen = ARENA_ARRAY(scratch, of->n + 1, bool)};
  find_locals(&a, scratch);
  const unsigned found = add_answers(&a, function);
  arena_release(scratch, mark);
  return found;
}
