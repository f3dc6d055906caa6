/* audit_answers.c: what a rule's function says, where its text shows that the run would end in an error: something is returned
** that is no answer, or an answer lacks what it must have. answer.c and call.c say the same of the run itself. */
#include "script/auditing.h"
#include "script/entry.h"

/* ---- pass, warn, fail, skip */

static bool must_tell(const token *word) {
  return token_is(word, "warn") || token_is(word, "fail");
}

bool audit_is_answer_word(const token *t) {
  return must_tell(t) || token_is(t, "pass") || token_is(t, "skip");
}

/* Keys that are not written out could be any. */
static bool has_open_keys(const auditing *a, size_t open) {
  const token *all = a->tokens.at;
  for (size_t i = open + 1; i < all[open].match; i++)
    if (a->brackets[i] == open && token_is(&all[i], "[") && (token_is(&all[i - 1], ",") || i == open + 1)) return true;
  return false;
}

static bool has_key(const auditing *a, size_t open, text name) {
  const token *all = a->tokens.at;
  for (size_t i = open + 1; i < all[open].match; i++)
    if (a->brackets[i] == open && audit_is_key(a, i) && text_equal(all[i].text, name)) return true;
  return false;
}

static void check_filled(auditing *a, size_t open, size_t table, const char *lang) {
  const size_t at = audit_find_value(a, open, lang);
  size_t n = 0;
  const text *names = placeholder_names(a->L, at > 0 ? audit_literal(a, at) : (text){0}, &n);
  for (size_t i = 0; i < n; i++)
    if (!has_key(a, table, names[i]))
      audit_refuse(a, CODE_PLACEHOLDER, &a->tokens.at[at], "nothing fills the placeholder {%.*s}", SPELT(names[i]));
}

/* One language is enough to see: where the other names what this does not, that is told by itself. */
static void check_placeholders(auditing *a, size_t open, size_t table) {
  if (!has_open_keys(a, table)) check_filled(a, open, table, "vi");
}

static void check_blank(auditing *a, size_t open, const char *lang) {
  const size_t at = audit_find_value(a, open, lang);
  if (at == 0) return;
  const token *t = &a->tokens.at[at];
  const bool is_text = audit_ends_value(&t[1]) && t->type == TOKEN_TEXT;
  if (is_text && t->text.len >= 2 && *t->text.at != '[' && text_is_blank(audit_literal(a, at)))
    audit_refuse(a, CODE_TEXT, t, "the text in '%s' is empty", lang);
}

static void tell_empty(auditing *a, const token *word) {
  audit_refuse(a, CODE_TEXT, word, "%.*s needs a text in both languages: %.*s { vi = ..., en = ... }",
               SPELT(word->text), SPELT(word->text));
}

static void check_table(auditing *a, const token *word, size_t open) {
  const token *all = a->tokens.at;
  const size_t remedy = audit_find_value(a, open, "remedy");
  const bool tells = has_key(a, open, TEXT("vi")) || has_key(a, open, TEXT("en"));
  a->is_answer[open] = true;
  check_blank(a, open, "vi");
  check_blank(a, open, "en");
  check_placeholders(a, open, open);
  if (!tells && must_tell(word) && !has_open_keys(a, open)) tell_empty(a, word);
  if (remedy > 0 && token_is(&all[remedy], "{")) {
    a->is_answer[remedy] = true;
    check_placeholders(a, remedy, open);
  }
}

void audit_answer(auditing *a, size_t word) {
  const token *all = a->tokens.at, *t = &all[word];
  const bool is_call = token_is(&t[1], "(");
  const size_t given = is_call ? word + 2 : word + 1, close = t[1].match;
  a->is_answer[word] = true;
  if (is_call && given != close && all[given].match + 1 != close) return;
  if (token_is(&all[given], "{")) check_table(a, t, given);
  else if (all[given].type == TOKEN_TEXT)
    audit_refuse(a, CODE_TYPE, &all[given], "%.*s takes a table { vi = ..., en = ... }, not text", SPELT(t->text));
  else if (is_call && given == close && must_tell(t)) tell_empty(a, t);
}

/* ---- return */

/* `return` ends its block. */
static bool ends_return(const token *t) {
  return t->type == TOKEN_END || token_is(t, "end") || token_is(t, "else") || token_is(t, "elseif") ||
         token_is(t, "until") || token_is(t, ";") || token_is(t, ",");
}

static bool compares(const token *t) {
  static const char *const signs[] = {"==", "~=", "<", ">", "<=", ">="};
  bool is_one = false;
  for (size_t i = 0; i < sizeof signs / sizeof *signs && !is_one; i++) is_one = token_is(t, signs[i]);
  return is_one;
}

/* Whether the expression at `i` is true or false whatever it compares: outside of brackets nothing but that joins its values. */
static bool is_comparison(const token *all, size_t i) {
  bool found = token_is(&all[i], "not");
  for (; !ends_return(&all[i]); i++) {
    if (token_is(&all[i], "and") || token_is(&all[i], "or")) return false;
    found |= compares(&all[i]);
    if (token_opens(&all[i]) || token_is(&all[i], "function")) i = all[i].match;
  }
  return found;
}

/* What the expression at `i` gives, if that is no answer; NULL: it may be one. */
static const char *no_answer(const auditing *a, size_t i) {
  const token *all = a->tokens.at, *t = &all[i];
  const bool is_alone = ends_return(&all[t->match + 1]);
  const bool is_literal = t->type == TOKEN_TEXT || t->type == TOKEN_NUMBER || token_is(t, "true") ||
                          token_is(t, "false") || token_is(t, "nil");
  if (ends_return(t)) return "nothing";
  if (is_alone && is_literal) return text_copy(sandbox_scratch(a->L), t->text).at;
  if (is_alone && a->is_answer[i])
    return text_format(sandbox_scratch(a->L), "'%.*s' and does not call it", SPELT(t->text));
  if (is_alone && token_is(t, "{")) return "a table";
  if (is_alone && token_is(t, "function")) return "a function";
  return is_comparison(all, i) ? "true or false" : NULL;
}

void audit_returns(auditing *a, size_t function) {
  static const char wanted[] = "it must return pass(), warn { }, fail { } or skip()";
  const token *all = a->tokens.at;
  bool returns = false;
  for (size_t i = function + 1; i < all[function].match; i++) {
    if (!token_is(&all[i], "return") || all[i].functions != all[function].functions + 1) continue;
    const char *given = no_answer(a, i + 1);
    returns = true;
    if (given != NULL) audit_refuse(a, CODE_TYPE, &all[i], "the function gives %s; %s", given, wanted);
  }
  if (!returns) audit_refuse(a, CODE_TYPE, &all[function], "the function gives nothing; %s", wanted);
}
