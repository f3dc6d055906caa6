/* tokens.h: the text of a Lua file as tokens, with its brackets and blocks matched. */
#ifndef SCRIPT_TOKENS_H
#define SCRIPT_TOKENS_H

#include "script/sandbox.h"

typedef enum token_kind { TOKEN_NAME /* keywords too */, TOKEN_TEXT, TOKEN_NUMBER, TOKEN_SIGN, TOKEN_END } token_kind;

typedef struct token {
  token_kind type;
  text text; /* as written: a piece of the source */
  size_t match; /* of a bracket, and of a word that opens or closes a block: index of the other one; else its own */
  unsigned functions; /* in how many functions it stands */
} token;

enum { TOKENS_BEHIND = 3 }; /* TOKEN_ENDs behind the last one, so that looking ahead needs no check */

typedef struct tokens {
  text source;
  const token *at;
  size_t n; /* without those at the end */
} tokens;

/* Of a file that Lua has compiled already; all in the scratch. */
MAY_RAISE tokens tokens_read(lua_State *L, text source);

/* The same outside of a run, of a piece that Lua has compiled. */
tokens tokens_of(text source, arena *a);

/* Cuts the first line off a source; lines end as Lua counts them, with \n, \r, or one behind the other. */
text tokens_cut_line(text *rest);
place token_place(const tokens *of, const token *t); /* without the file; counts from the beginning of the source */

/* The only function that begins in a line of the source; 0: there are several, or none. */
size_t tokens_function(const tokens *of, text line);
/* The outcomes that the function at this token can answer, a bit each (1 << kolua_outcome): those whose words stand in it, or
** in local functions of the file that it names. */
unsigned tokens_answers(const tokens *of, size_t function, arena *scratch);

/* A name or a sign, as written: what else there is begins with none of their letters. */
static inline bool token_is(const token *t, const char *word) {
  return t->text.len > 0 && *t->text.at == *word && t->type != TOKEN_TEXT && text_is(t->text, word);
}

bool token_is_keyword(const token *t);
bool token_opens(const token *t);  /* ( [ { */
bool token_closes(const token *t); /* ) ] } */

#endif
