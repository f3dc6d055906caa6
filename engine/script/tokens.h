/* tokens.h: the text of a Lua file as tokens, with its brackets and blocks matched. */
#ifndef SCRIPT_TOKENS_H
#define SCRIPT_TOKENS_H

#include "script/sandbox.h"

typedef enum token_kind { TOKEN_NAME /* keywords too */, TOKEN_TEXT, TOKEN_NUMBER, TOKEN_SIGN, TOKEN_END } token_kind;

typedef struct token {
  token_kind type;
  text text; /* as written */
  uint32_t line, column;
  size_t match; /* of a bracket, and of a word that opens or closes a block: index of the other one; else its own */
  unsigned functions; /* in how many functions it stands */
} token;

enum { TOKENS_BEHIND = 3 }; /* TOKEN_ENDs behind the last one, so that looking ahead needs no check */

typedef struct tokens {
  const token *at;
  size_t n; /* without those at the end */
} tokens;

/* Of a file that Lua has compiled already; all in the scratch. */
MAY_RAISE tokens tokens_read(lua_State *L, text source);

bool token_is(const token *t, const char *word); /* a name or a sign, as written */
bool token_is_keyword(const token *t);
bool token_opens(const token *t);  /* ( [ { */
bool token_closes(const token *t); /* ) ] } */

#endif
