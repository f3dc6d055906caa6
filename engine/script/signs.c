/* signs.c: finding ==, ~=, and, or, not and if on paths in the text of a rule file.
**
** Lua has no hook for them: `x.kind == "a"` is false and `a or b` is a, whatever the data will say, and the
** second condition is never even built. So the text is looked through for operands that begin at a word of the
** rule language or at a local that was given such a value. What stands in functions works on plain values and is
** left alone. In doubt nothing is said: it is no parser, and what it misses the hooks of piece.c and the unused
** conditions mostly tell. */
#include "script/signs.h"

#include <string.h>

enum { SHOWN_MOST = 60 };

typedef struct search {
  lua_State *L;
  tokens file;
  text *paths; /* locals that hold paths, expressions or conditions */
  size_t n, cap;
  bool has_found;
} search;

/* ---- which names hold paths */

static bool is_rule_word(text name) {
  size_t n;
  const function_word *functions = function_words(&n);
  for (size_t i = 0; i < n; i++)
    if (text_is(name, functions[i].name)) return true;
  return demand_named(name) != NULL || text_is(name, "subject") || text_is(name, "case") || text_is(name, "parameter");
}

static size_t find_path(const search *s, text name) {
  size_t i = 0;
  sandbox_charge(s->L, s->n / 8 + 1);
  while (i < s->n && !text_equal(s->paths[i], name)) i++;
  return i;
}

static bool is_path_name(const search *s, const token *t) {
  if (t->type != TOKEN_NAME || token_is_keyword(t)) return false;
  return is_rule_word(t->text) || find_path(s, t->text) < s->n;
}

static void set_name(search *s, text name, bool is_path) {
  const size_t i = find_path(s, name);
  if (i < s->n && !is_path) s->paths[i] = s->paths[--s->n];
  if (i < s->n || !is_path) return;
  if (s->n == s->cap) {
    const size_t cap = s->cap ? s->cap * 2 : 32;
    s->paths = arena_grow(sandbox_scratch(s->L), s->paths, s->cap * sizeof *s->paths, cap * sizeof *s->paths);
    s->cap = cap;
  }
  s->paths[s->n++] = name;
}

/* ---- operands */

static bool is_operand_end(const token *t) {
  return token_closes(t) || t->type == TOKEN_TEXT || t->type == TOKEN_NUMBER || token_is(t, "end") ||
         (t->type == TOKEN_NAME && !token_is_keyword(t));
}

/* Whether the expression that begins at `i` is made from paths. */
static bool begins_path(const search *s, size_t i) {
  const token *t = &s->file.at[i];
  while (token_is(t, "(") || token_is(t, "-")) t++;
  if (t->type == TOKEN_NUMBER && t[1].type == TOKEN_SIGN && strchr("+-*/", *t[1].text.at) != NULL) t += 2;
  return is_path_name(s, t);
}

/* Where the operand begins that ends before `i`: `a.b:c(d)` at a, `(x)` at the bracket. */
static size_t operand_begin(const search *s, size_t i) {
  const token *all = s->file.at;
  size_t k = i - 1;
  for (;;) {
    if (token_closes(&all[k])) k = all[k].match;
    if (k == 0) return k;
    const bool is_call = (token_opens(&all[k]) || all[k].type == TOKEN_TEXT) && is_operand_end(&all[k - 1]);
    const bool is_member =
        all[k].type == TOKEN_NAME && k > 1 && (token_is(&all[k - 1], ".") || token_is(&all[k - 1], ":"));
    if (is_call) k -= 1;
    else if (is_member) k -= 2;
    else return k;
  }
}

/* The end of the operand that begins at `i`: the token behind it. */
static size_t operand_end(const search *s, size_t i) {
  const token *all = s->file.at;
  size_t k = token_opens(&all[i]) ? all[i].match + 1 : i + 1;
  while (k < s->file.n) {
    if (token_is(&all[k], ".") || token_is(&all[k], ":")) k += 2;
    else if (token_opens(&all[k])) k = all[k].match + 1;
    else if (all[k].type == TOKEN_TEXT) k++;
    else break;
  }
  return k < s->file.n ? k : s->file.n;
}

/* The text of tokens `from` to before `to`; "..." where it is long. */
static text shown(const search *s, size_t from, size_t to) {
  if (to <= from) return TEXT("...");
  const text first = s->file.at[from].text, last = s->file.at[to - 1].text;
  const size_t len = (size_t)(last.at + last.len - first.at);
  return len <= SHOWN_MOST && memchr(first.at, '\n', len) == NULL ? (text){first.at, len} : TEXT("...");
}

/* ---- locals */

/* Behind the expression that begins at `i`: at a comma, or where the statement ends. */
static size_t expression_end(const search *s, size_t i) {
  const token *all = s->file.at;
  const size_t first = i;
  while (i < s->file.n) {
    const token *t = &all[i];
    if (token_opens(t) || token_is(t, "function")) {
      i = t->match + 1;
      continue;
    }
    const bool begins_statement = i > first && is_operand_end(&all[i - 1]) && t->type == TOKEN_NAME &&
                                  (!token_is_keyword(t) || !(token_is(t, "and") || token_is(t, "or")));
    if (token_is(t, ",") || token_is(t, ";") || begins_statement || token_closes(t)) break;
    i++;
  }
  return i < s->file.n ? i : s->file.n;
}

/* Behind the names a, b <const>, c that begin at `i`. */
static size_t names_end(const search *s, size_t i) {
  const token *t = &s->file.at[i];
  while ((t->type == TOKEN_NAME && !token_is_keyword(t)) || token_is(t, ",") || token_is(t, "<") || token_is(t, ">")) {
    if (t->type == TOKEN_NAME && t[1].type == TOKEN_NAME) return i + 1;
    t = &s->file.at[++i];
  }
  return i;
}

/* At `local`: notes which of its names hold paths. */
static void read_local(search *s, size_t i) {
  const token *all = s->file.at;
  const size_t first = i + 1, end = names_end(s, first);
  bool is_more = token_is(&all[end], "=");
  size_t at = end + 1;
  for (size_t k = first; k < end; k++) {
    if (all[k].type != TOKEN_NAME || token_is(&all[k - 1], "<")) continue;
    set_name(s, all[k].text, is_more && begins_path(s, at));
    const size_t stop = is_more ? expression_end(s, at) : at;
    is_more = is_more && token_is(&all[stop], ",");
    at = stop + 1;
  }
}

/* At `for`: what its names hold is not known. */
static void read_for(search *s, size_t i) {
  for (size_t k = i + 1; k < names_end(s, i + 1); k++)
    if (s->file.at[k].type == TOKEN_NAME) set_name(s, s->file.at[k].text, false);
}

/* ---- complaints */

static void complain(search *s, const token *t, const char *instead) {
  place at = token_place(&s->file, t);
  at.file = language_of(s->L)->file->name;
  s->has_found = true;
  language_complain(s->L, CODE_SIGN, at, "Lua's '%.*s' is decided at once, before there is data: write %s",
                    SPELT(t->text), instead);
}

static void check_equality(search *s, size_t i, const char *word) {
  const size_t left = operand_begin(s, i), right = i + 1;
  const bool is_left = begins_path(s, left);
  if (!is_left && !begins_path(s, right)) return;
  const text a = shown(s, left, i), b = shown(s, right, operand_end(s, right));
  complain(s, &s->file.at[i],
           text_format(sandbox_scratch(s->L), "%.*s:%s(%.*s)", SPELT(is_left ? a : b), word, SPELT(is_left ? b : a)));
}

static void check_junction(search *s, size_t i, const char *instead) {
  if (begins_path(s, operand_begin(s, i))) complain(s, &s->file.at[i], instead);
}

static void check_negation(search *s, size_t i) {
  if (!begins_path(s, i + 1)) return;
  const text operand = shown(s, i + 1, operand_end(s, i + 1));
  complain(s, &s->file.at[i], text_format(sandbox_scratch(s->L), "negate(%.*s)", SPELT(operand)));
}

static void check_branch(search *s, size_t i) {
  const token *behind = &s->file.at[operand_end(s, i + 1)];
  if (begins_path(s, i + 1) && (token_is(behind, "then") || token_is(behind, "do")))
    complain(s, &s->file.at[i], "a condition into the rule's 'when'");
}

static void check_token(search *s, size_t i) {
  const token *t = &s->file.at[i];
  if (token_is(t, "local")) read_local(s, i);
  else if (token_is(t, "for")) read_for(s, i);
  else if (token_is(t, "==")) check_equality(s, i, "equals");
  else if (token_is(t, "~=")) check_equality(s, i, "differs");
  else if (token_is(t, "and")) check_junction(s, i, "all_of { a, b }");
  else if (token_is(t, "or")) check_junction(s, i, "any_of { a, b }");
  else if (token_is(t, "not")) check_negation(s, i);
  else if (token_is(t, "if") || token_is(t, "elseif") || token_is(t, "while")) check_branch(s, i);
}

bool signs_check(lua_State *L) {
  search s = {.L = L, .file = *language_of(L)->tokens};
  for (size_t i = 0; i < s.file.n; i++)
    if (s.file.at[i].functions == 0) check_token(&s, i);
  return s.has_found;
}
