/* chains.c: following literal chains such as `x.papers.licence.steps` through the text of a function.
**
** The function's arguments have known records: the subject's, the document's, its parameters. A local that is
** given such a chain has the record at its end, an element that `ipairs` or `find` gives has the list's.
** Everything else has none, and a chain that leaves what is known is followed no further. So nothing is told that
** would not be an error when it runs. */
#include "script/chains.h"

#include "script/tokens.h"

#include <string.h>

typedef struct known {
  const record *record; /* of a map or an element */
  const field *list;    /* of a list of elements: record is theirs */
  const rule *params;   /* the function's own parameters */
} known;

typedef struct local {
  text name;
  known what;
  size_t block; /* how deep the block is that it lives in */
  size_t from;  /* the token from which on it is visible */
} local;

typedef struct walk {
  lua_State *L;
  const language *language;
  const rule *rule;
  const token *at; /* all tokens of the file */
  local *locals;   /* the newest last */
  size_t n, cap;
  size_t *open;         /* brackets and blocks around the token, the innermost last */
  size_t depth, blocks; /* how many; how many of them are blocks */
  bool is_quiet;        /* looking ahead: what is wrong will be told when its turn comes */
} walk;

/* ---- locals */

static void add_local(walk *w, text name, known what, size_t block, size_t from) {
  if (w->n == w->cap) {
    const size_t cap = w->cap ? w->cap * 2 : 32;
    w->locals = arena_grow(sandbox_scratch(w->L), w->locals, w->cap * sizeof *w->locals, cap * sizeof *w->locals);
    w->cap = cap;
  }
  w->locals[w->n++] = (local){name, what, block, from};
}

/* The local that the name at token `i` means; NULL: none. */
static local *find_local(const walk *w, size_t i) {
  sandbox_charge(w->L, w->n / 4 + 1);
  for (size_t k = w->n; k-- > 0;)
    if (w->locals[k].from <= i && text_equal(w->locals[k].name, w->at[i].text)) return &w->locals[k];
  return NULL;
}

static void drop_locals(walk *w, size_t deeper_than) {
  while (w->n > 0 && w->locals[w->n - 1].block > deeper_than) w->n--;
}

static bool is_plain_name(const token *t) {
  return t->type == TOKEN_NAME && !token_is_keyword(t);
}

/* ---- one name of a chain */

static void complain(const walk *w, const token *t, const char *of, const char *advice) {
  if (w->is_quiet) return;
  place at = token_place(w->language->tokens, t);
  at.file = w->language->file->name;
  language_complain(w->L, CODE_FIELD, at, "%.*s: %s has no field '%.*s'%s", SPELT(w->rule->id), of, SPELT(t->text),
                    advice);
}

static void complain_field(const walk *w, const token *t, const record *r) {
  const text near = model_suggest(w->language->model, r, t->text, sandbox_scratch(w->L));
  const char *of = r->path.len > 0 ? text_copy(sandbox_scratch(w->L), r->path).at : "case";
  complain(w, t, of, text_hint(near, sandbox_scratch(w->L)));
}

static void complain_key(const walk *w, const token *t, const field *list) {
  const options *keys = &list->key->options;
  text *names = ARENA_ARRAY(sandbox_scratch(w->L), keys->n + 1, text);
  for (size_t i = 0; i < keys->n; i++) names[i] = keys->at[i].name;
  complain(w, t, list->path.at, language_advice(w->L, t->text, names, keys->n));
}

static void check_parameter(const walk *w, const token *t) {
  const rule *r = w->rule;
  text *names = ARENA_ARRAY(sandbox_scratch(w->L), r->n_params + 1, text);
  for (size_t i = 0; i < r->n_params; i++) {
    const text id = r->params[i]->id;
    names[i] = (text){id.at + r->id.len + 1, id.len - r->id.len - 1};
    if (text_equal(names[i], t->text)) return;
  }
  complain(w, t, "params", language_advice(w->L, t->text, names, r->n_params));
}

static known field_of(const field *f) {
  if (f->type == FIELD_RECORD) return (known){.record = f->record};
  if (f->type == FIELD_RECORDS) return (known){.record = f->record, .list = f};
  return (known){0};
}

/* The record of the list's elements in which a reference stands, be it deeper in one. */
static const field *list_around(const field *reference) {
  const record *r = reference->owner;
  while (r->holder != NULL && r->holder->type != FIELD_RECORDS) r = r->holder->owner;
  return r->holder;
}

static known follow_field(const walk *w, const token *t, const record *r) {
  const field *f = model_field(r, t->text);
  if (f != NULL) return field_of(f);
  const link l = model_link(w->language->model, r, t->text);
  if (l.forward != NULL)
    return (known){.record = l.forward->refers_to->record,
                   .list = l.forward->type == FIELD_VALUES ? l.forward->refers_to : NULL};
  const field *list = l.back != NULL ? list_around(l.back) : NULL;
  if (list != NULL) return (known){.record = list->record, .list = list};
  if (l.back == NULL) complain_field(w, t, r);
  return (known){0};
}

static known follow_key(const walk *w, const token *t, const field *list) {
  const option *o = list->key != NULL ? model_option(list->key, t->text) : NULL;
  if (o != NULL) return (known){.record = list->keyed[o - list->key->options.at]};
  if (list->key != NULL) complain_key(w, t, list);
  return (known){0};
}

static known follow_name(const walk *w, const token *t, known what) {
  if (what.params != NULL) check_parameter(w, t);
  else if (what.list != NULL) return follow_key(w, t, what.list);
  else if (what.record != NULL) return follow_field(w, t, what.record);
  return (known){0};
}

/* ---- chains */

/* What the chain at `i` leads to; *end is behind it. */
static known follow_chain(const walk *w, size_t i, size_t *end) {
  const local *start = is_plain_name(&w->at[i]) ? find_local(w, i) : NULL;
  known what = start ? start->what : (known){0};
  for (i++;;) {
    if (token_is(&w->at[i], ".") && w->at[i + 1].type == TOKEN_NAME) {
      what = follow_name(w, &w->at[i + 1], what);
      i += 2;
    } else if (token_is(&w->at[i], "[") && what.list != NULL) {
      what = (known){.record = what.record};
      i = w->at[i].match + 1;
    } else {
      break;
    }
  }
  *end = i;
  return what;
}

static bool ends_value(const token *t) {
  return !(t->type == TOKEN_SIGN && strchr(".:([{+-*/%^~&|<>=", *t->text.at) != NULL) && t->type != TOKEN_TEXT &&
         !token_is(t, "and") && !token_is(t, "or");
}

/* What a local gets from the expression at `i`, a chain or find(chain, ...); *end is behind it. */
static known value_at(const walk *w, size_t i, size_t *end) {
  const bool is_find = token_is(&w->at[i], "find") && token_is(&w->at[i + 1], "(") && find_local(w, i) == NULL;
  known what = follow_chain(w, is_find ? i + 2 : i, end);
  if (is_find) {
    *end = w->at[i + 1].match + 1;
    what = (known){.record = what.list ? what.record : NULL};
  }
  return ends_value(&w->at[*end]) ? what : (known){0};
}

/* ---- statements that name locals; each returns the token to go on from */

/* Of several names with several values, none is known. */
static size_t read_local(walk *w, size_t i) {
  const size_t name = i + 1;
  size_t end = name;
  if (token_is(&w->at[name], "function")) return i;
  while (is_plain_name(&w->at[end]) && token_is(&w->at[end + 1], ",")) end += 2;
  const bool is_single = end == name && token_is(&w->at[name + 1], "=");
  size_t from = end;
  known what = {0};
  if (is_single) what = value_at(w, name + 2, &from);
  for (size_t k = name; k <= end; k += 2) add_local(w, w->at[k].text, what, w->blocks, from);
  return end;
}

/* for i, x in ipairs(chain) do: x is an element of the chain's list. */
static size_t read_for(walk *w, size_t i) {
  size_t in = i + 1, end = 0;
  while (!token_is(&w->at[in], "in") && !token_is(&w->at[in], "=")) in++;
  const bool is_walk =
      (token_is(&w->at[in + 1], "ipairs") || token_is(&w->at[in + 1], "pairs")) && token_is(&w->at[in + 2], "(");
  const known list = is_walk ? follow_chain(w, in + 3, &end) : (known){0};
  const bool is_list = is_walk && list.list != NULL && token_is(&w->at[end], ")");
  for (size_t k = i + 1; k < in; k += 2)
    add_local(w, w->at[k].text, (known){.record = is_list && k == i + 3 ? list.record : NULL}, w->blocks + 1,
              is_walk ? w->at[in + 2].match : in);
  return in;
}

static void read_arguments(walk *w, size_t i) {
  while (!token_is(&w->at[i], "(")) i++;
  for (size_t k = i + 1; k < w->at[i].match; k++)
    if (is_plain_name(&w->at[k])) add_local(w, w->at[k].text, (known){0}, w->blocks + 1, k);
}

/* ---- the function */

static void check_name(walk *w, size_t i) {
  size_t end;
  const bool in_block = !token_opens(&w->at[w->open[w->depth - 1]]);
  const bool is_assigned = in_block && (token_is(&w->at[i + 1], "=") || token_is(&w->at[i + 1], ","));
  local *named = find_local(w, i);
  if (token_is(&w->at[i - 1], ".") || token_is(&w->at[i - 1], ":") || named == NULL) return;
  if (is_assigned) named->what = (known){0};
  else follow_chain(w, i, &end);
}

static void nest(walk *w, size_t i) {
  const token *t = &w->at[i];
  const bool opens_block = token_is(t, "function") || token_is(t, "if") || token_is(t, "do") || token_is(t, "repeat");
  const bool closes_block = token_is(t, "end") || token_is(t, "until");
  if (opens_block) w->blocks++;
  if (closes_block) drop_locals(w, --w->blocks);
  if (token_is(t, "else") || token_is(t, "elseif")) drop_locals(w, w->blocks - 1);
  if (opens_block || token_opens(t)) w->open[w->depth++] = i;
  else if (closes_block || token_closes(t)) w->depth--;
}

/* Returns the last token that it took. */
static size_t check_token(walk *w, size_t i) {
  const token *t = &w->at[i];
  size_t last = i;
  w->is_quiet = true;
  if (token_is(t, "local")) last = read_local(w, i);
  else if (token_is(t, "for")) last = read_for(w, i);
  else if (token_is(t, "function")) read_arguments(w, i);
  w->is_quiet = false;
  nest(w, i);
  if (is_plain_name(t)) check_name(w, i);
  return last;
}

void chains_check(lua_State *L, const rule *r, uint32_t line) {
  const language *lang = language_of(L);
  const subject *judged = model_subject(lang->model, r->on);
  sandbox_charge(L, lang->tokens->n / 16);
  const size_t first = tokens_function(lang->tokens, language_line(lang, line));
  if (first == 0 || judged == NULL || !token_is(&lang->tokens->at[first + 1], "(")) return;
  const token *all = lang->tokens->at;
  const size_t end = all[first].match, behind = all[first + 1].match + 1;
  walk w = {
      .L = L, .language = lang, .rule = r, .at = all, .open = ARENA_ARRAY(sandbox_scratch(L), end - first + 1, size_t)};
  const known arguments[] = {{.record = judged->record}, {.record = lang->model->root}, {.params = r}};
  size_t n = 0;
  w.open[w.depth++] = first;
  w.blocks = 1;
  for (size_t i = first + 2; i < behind; i++)
    if (is_plain_name(&all[i])) add_local(&w, all[i].text, n < 3 ? arguments[n++] : (known){0}, w.blocks, i);
  for (size_t i = behind; i < end; i++) i = check_token(&w, i);
}
