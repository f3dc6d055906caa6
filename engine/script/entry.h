/* entry.h: reading a table { key = value, ... } of a rule file against the keys that it may have.
**
** Every mistake is told, at the key's own place, with the name of what is defined before it; `ok` says at the end
** whether there was one. A broken piece makes it false without a word: its mistake was told when it was made. */
#ifndef SCRIPT_ENTRY_H
#define SCRIPT_ENTRY_H

#include "script/language.h"

typedef struct entries {
  lua_State *L;
  language *lang;
  int table;       /* its place on the stack */
  place at;        /* of the word that the table is given to */
  const char *who; /* "pack.topic.name" or "part 'window'" */
  bool ok;
} entries;

/* Checks that the value at `index` is a table with no other keys than these (sorted or not). */
MAY_RAISE entries entries_open(lua_State *L, int index, place at, const char *who, const char *const *keys, size_t n);
MAY_RAISE void entries_complain(entries *e, lint_code as, const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Pushes the value of `key`; false: not given, and nothing is pushed. */
MAY_RAISE bool entries_push(entries *e, const char *key);

/* Each reads one key, leaves *out alone when it is not given, and complains when it is wrong. */
MAY_RAISE void entries_text(entries *e, const char *key, text *out);
MAY_RAISE void entries_label(entries *e, const char *key, label *out);
MAY_RAISE bool entries_number(entries *e, const char *key, double *out); /* whether it is given and right */
MAY_RAISE bool entries_day(entries *e, const char *key, int64_t *out);
/* A word of a list, as its index; -1: not given or wrong. */
MAY_RAISE int entries_choice(entries *e, const char *key, const text *words, size_t n);
MAY_RAISE const expr *entries_expr(entries *e, const char *key);
MAY_RAISE const expr *entries_condition(entries *e, const char *key);

/* A label { vi = ..., en = ... } at `index`; false: it complained about `key`. */
MAY_RAISE bool label_take(entries *e, int index, const char *key, label *out);
/* The names in {braces} of a text, each once, sorted, in the scratch. */
MAY_RAISE const text *placeholder_names(lua_State *L, text t, size_t *n);

#endif
