/* letters.c: what is made of text: how many words it has, how labels compare, which language a tag names. */
#include "rule/eval.h"

#include "base/utf8.h"

#include <string.h>

/* As labels compare: without white space around it and one '#' before it, in one letter case. */
static text fold(text t, arena *a) {
  text bare = text_trim(t);
  if (bare.len > 0 && bare.at[0] == '#') bare = text_trim((text){bare.at + 1, bare.len - 1});
  return utf8_fold(bare, a);
}

/* The primary subtag of a language tag (RFC 5646, 2.2.1), in lower case: en-US is en. */
static text primary_language(text tag, arena *a) {
  const text whole = text_trim(tag);
  const char *hyphen = memchr(whole.at, '-', whole.len);
  return utf8_fold((text){whole.at, hyphen != NULL ? (size_t)(hyphen - whole.at) : whole.len}, a);
}

result eval_letters(scope *s, const node *e) {
  result r = eval(s, e->args[0]);
  if (r.kind != KIND_TEXT) return result_unknown();
  if (e->op == OP_WORDS) return result_integer((int64_t)utf8_words(r.text));
  r.text = e->op == OP_FOLDED ? fold(r.text, s->arena) : primary_language(r.text, s->arena);
  return r;
}
