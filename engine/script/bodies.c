/* bodies.c: see bodies.h. */
#include "script/bodies.h"

#include "script/tokens.h"

typedef struct exchange {
  const char *token, *other;
} exchange;

/* Answers take a table each, but for pass and skip. */
static const exchange exchanges[] = {
    {"<", "<="},      {"<=", "<"},      {">", ">="},      {">=", ">"},       {"==", "~="},
    {"~=", "=="},     {"+", "-"},       {"-", "+"},       {"*", "/"},        {"/", "*"},
    {"and", "or"},    {"or", "and"},    {"not", ""},      {"true", "false"}, {"false", "true"},
    {"warn", "fail"}, {"fail", "warn"}, {"pass", "skip"}, {"skip", "pass"},
};

static const char *other_of(const token *t, arena *a) {
  if (t->type == TOKEN_NUMBER) return text_format(a, "(%.*s + 1)", SPELT(t->text));
  for (size_t i = 0; i < sizeof exchanges / sizeof *exchanges; i++)
    if (token_is(t, exchanges[i].token)) return exchanges[i].other;
  return NULL;
}

/* A name behind a dot, or before what is given to it in a table, is none of these words. */
static bool is_field(const token *t, size_t i) {
  return i > 0 && (token_is(t - 1, ".") || token_is(t - 1, ":"));
}

bool body_mutate(body_mutant *out, const rule_file *file, text body, size_t number, arena *a) {
  const tokens all = tokens_of(body, a);
  const text whole = file->source;
  size_t seen = 0;
  for (size_t i = 0; i < all.n; i++) {
    const token *t = &all.at[i];
    const char *other = is_field(t, i) ? NULL : other_of(t, a);
    if (other == NULL || seen++ != number) continue;
    const text before = {whole.at, (size_t)(t->text.at - whole.at)};
    const text behind = {t->text.at + t->text.len, whole.len - before.len - t->text.len};
    out->at = token_place(&(tokens){.source = whole}, t);
    out->at.file = file->name;
    out->told = text_format(a, "%.*s -> %s", SPELT(t->text), *other != '\0' ? other : "nothing");
    out->whole = text_of(text_format(a, "%.*s%s%.*s", SPELT(before), other, SPELT(behind)));
    return true;
  }
  return false;
}
