/* audit_rules.c: texts in functions, and parameters that nothing reads. */
#include "script/auditing.h"
#include "script/entry.h"

#include <string.h>

/* ---- texts */

static text unquoted(const token *t) {
  const char quote = *t->text.at;
  const bool is_simple = t->type == TOKEN_TEXT && (quote == '"' || quote == '\'') && t->text.len >= 2;
  return is_simple ? (text){t->text.at + 1, t->text.len - 2} : (text){0};
}

size_t audit_find_value(const auditing *a, size_t open, const char *key) {
  for (size_t i = open + 1; i < a->tokens.at[open].match; i++)
    if (a->brackets[i] == open && audit_is_key(a, i) && token_is(&a->tokens.at[i], key)) return i + 2;
  return 0;
}

bool audit_ends_value(const token *t) {
  return token_is(t, ",") || token_is(t, ";") || token_is(t, "}");
}

text audit_literal(const auditing *a, size_t i) {
  return audit_ends_value(&a->tokens.at[i + 1]) ? unquoted(&a->tokens.at[i]) : (text){0};
}

/* What an answer lacks ends the run; of another table nobody knows what becomes of it. */
static void tell_text(auditing *a, size_t open, lint_code as, const char *message) {
  const token *at = &a->tokens.at[open];
  if (a->is_answer[open]) audit_refuse(a, as, at, "%s", message);
  else audit_tell(a, as, at, "%s", message);
}

static void compare_names(auditing *a, size_t open, text one, text other, const char *lang) {
  arena *scratch = sandbox_scratch(a->L);
  size_t n, n_other;
  const text *names = placeholder_names(a->L, one, &n), *others = placeholder_names(a->L, other, &n_other);
  for (size_t i = 0; i < n; i++) {
    size_t k = 0;
    while (k < n_other && !text_equal(names[i], others[k])) k++;
    if (k == n_other)
      tell_text(a, open, CODE_PLACEHOLDER,
                text_format(scratch, "the text names {%.*s} in '%s' only", SPELT(names[i]), lang));
  }
}

static void check_text(auditing *a, size_t open) {
  const size_t vi = audit_find_value(a, open, "vi"), en = audit_find_value(a, open, "en");
  sandbox_charge(a->L, (a->tokens.at[open].match - open) / 4);
  if ((vi == 0) != (en == 0))
    tell_text(a, open, CODE_TRANSLATION,
              text_format(sandbox_scratch(a->L), "the text has no '%s'", vi == 0 ? "vi" : "en"));
  if (vi == 0 || en == 0) return;
  const text first = audit_literal(a, vi), second = audit_literal(a, en);
  if (first.len == 0 || second.len == 0) return;
  compare_names(a, open, first, second, "vi");
  compare_names(a, open, second, first, "en");
}

/* Texts outside of functions are values already, which lint sees in the rules. */
void audit_texts(auditing *a) {
  for (size_t i = 0; i < a->tokens.n; i++)
    if (a->tokens.at[i].functions > 0 && token_is(&a->tokens.at[i], "{")) check_text(a, i);
}

/* ---- parameters of a rule */

static text name_of(const rule *r, const parameter *param) {
  return (text){param->id.at + r->id.len + 1, param->id.len - r->id.len - 1};
}

/* Whether the function's third argument is asked for the name, or handed on whole. */
static bool reads(const auditing *a, size_t from, size_t to, text params, text name) {
  const token *all = a->tokens.at;
  for (size_t i = from; i < to; i++) {
    if (!audit_is_name(&all[i]) || !text_equal(all[i].text, params) || token_is(&all[i - 1], ".")) continue;
    if (token_is(&all[i + 1], "[")) {
      if (all[i + 2].type != TOKEN_TEXT || text_equal(unquoted(&all[i + 2]), name)) return true;
    } else if (!token_is(&all[i + 1], ".") || text_equal(all[i + 2].text, name)) {
      return true;
    }
  }
  return false;
}

/* Behind the name of `local function name`, the arguments. */
static size_t arguments_of(const auditing *a, size_t function) {
  return audit_is_name(&a->tokens.at[function + 1]) ? function + 2 : function + 1;
}

/* The `n`th argument of the function at `i`; NULL: it has fewer. */
static const token *argument(const auditing *a, size_t i, size_t n) {
  const token *all = a->tokens.at;
  const size_t open = arguments_of(a, i);
  for (size_t k = open + 1; k < all[open].match; k++)
    if (audit_is_name(&all[k]) && n-- == 0) return &all[k];
  return NULL;
}

/* The function at a token: written there, or a local function of the file that is named there; 0: not to be told. */
static size_t find_function(const auditing *a, size_t at) {
  const token *all = a->tokens.at;
  if (at == 0 || token_is(&all[at], "function")) return at;
  for (size_t i = 2; i < at && audit_is_name(&all[at]); i++) {
    if (!token_is(&all[i - 2], "local") || all[i - 2].functions > 0) continue;
    if (token_is(&all[i - 1], "function") && text_equal(all[i].text, all[at].text)) return i - 1;
    if (text_equal(all[i - 1].text, all[at].text) && token_is(&all[i], "=") && token_is(&all[i + 1], "function"))
      return i + 1;
  }
  return 0;
}

static void check_rule(auditing *a, const rule *r, size_t open) {
  const size_t check = find_function(a, audit_find_value(a, open, "check"));
  if (check == 0) return;
  audit_returns(a, check);
  const token *all = a->tokens.at, *params = argument(a, check, 2);
  for (size_t i = 0; i < r->n_params; i++) {
    const text name = name_of(r, r->params[i]);
    sandbox_charge(a->L, all[check].match - check);
    if (params != NULL && reads(a, all[arguments_of(a, check)].match, all[check].match, params->text, name)) continue;
    audit_tell(a, CODE_UNREAD, &all[open - 1], "%.*s: nothing reads params.%.*s", SPELT(r->id), SPELT(name));
  }
}

static const rule *find_rule(const auditing *a, text id) {
  const rule *r = ruleset_find(a->rules, id);
  return r != NULL && r->is_function && r->at.file != NULL && strcmp(r->at.file, a->file->name) == 0 ? r : NULL;
}

/* ---- parameters of the file: local name = parameter "id" { ... } */

static bool is_used(const auditing *a, size_t declared) {
  const token *all = a->tokens.at;
  for (size_t i = 1; i < a->tokens.n; i++) {
    if (i == declared || !text_equal(all[i].text, all[declared].text) || !audit_is_name(&all[i])) continue;
    if (!token_is(&all[i - 1], ".") && !token_is(&all[i - 1], ":") && !audit_is_key(a, i)) return true;
  }
  return false;
}

static void check_shared(auditing *a, size_t i) {
  const token *t = &a->tokens.at[i];
  const bool is_local = i >= 3 && token_is(&t[-1], "=") && audit_is_name(&t[-2]) && token_is(&t[-3], "local");
  const bool is_alone =
      i == 0 || (!is_local && (t[-1].type == TOKEN_TEXT || token_closes(&t[-1]) || token_is(&t[-1], "end")));
  sandbox_charge(a->L, a->tokens.n / 4);
  if (is_alone || (is_local && !is_used(a, i - 2)))
    audit_tell(a, CODE_UNREAD, t, "nothing reads the parameter '%.*s'", SPELT(unquoted(&t[1])));
}

void audit_params(auditing *a) {
  const token *all = a->tokens.at;
  for (size_t i = 0; i < a->tokens.n; i++) {
    if (all[i].functions > 0 || all[i + 1].type != TOKEN_TEXT || !token_is(&all[i + 2], "{")) continue;
    const rule *r = token_is(&all[i], "rule") ? find_rule(a, unquoted(&all[i + 1])) : NULL;
    if (r != NULL) check_rule(a, r, i + 2);
    if (token_is(&all[i], "parameter")) check_shared(a, i);
  }
}
