/* language.h: what the words of a rule file share: where they build, what they make, how they complain.
**
** A file runs while it is loaded: then words build rules as data. In a session its functions are called later: then the
** same words work on plain values and views, and build nothing. `scope` tells which of the two holds.
** Each thing that a word makes is a piece: a userdata that a script can hand on, but not look into. A word that finds a
** mistake adds a problem and makes a broken piece, which spoils the rule it goes into without a further complaint: so a
** file tells all its mistakes at once. What makes no sense to go on from is raised as an error and ends that file.
**
** All functions here are for use inside a sandbox run. */
#ifndef SCRIPT_LANGUAGE_H
#define SCRIPT_LANGUAGE_H

#include "rule/plan.h"
#include "script/env.h"
#include "script/script.h"
#include "script/tokens.h"

/* Something that was built: not to use it anywhere is a mistake. Lives as long as the run. */
typedef enum pending_kind { PENDING_CONDITION, PENDING_DEMAND, PENDING_PART, PENDING_HEAD } pending_kind;
typedef struct pending {
  struct pending *next;
  pending_kind what;
  place at;
  const expr *condition; /* CONDITION */
  text name;             /* PART and HEAD */
  const char *word;      /* HEAD: the word that made it */
  bool is_used;
} pending;

typedef struct language {
  arena *arena;         /* what is built: the rule set's, a session's scratch, in a call the scope's */
  ruleset *rs;          /* what is built goes here; NULL in a session, ... */
  const ruleset *known; /* ... which asks the rules in force */
  const model *model;
  const rule_file *file; /* that is being loaded */
  const tokens *tokens;  /* its text, as tokens and as lines; none in a session */
  const text *lines;
  size_t n_lines;
  bool has_functions; /* some rule of it is a function */
  problems *problems;
  size_t complaints;  /* about the file being loaded */
  bool is_explained;  /* plain booleans in the file come from signs that were told already, ... */
  bool has_complaint; /* ... or those of this rule do */
  bool is_compiled;   /* the running file is valid Lua */
  unsigned depth;     /* of the deepest expression taken by the word that is building one */
  pending *pending;   /* what the file built so far, the newest first */
  bool in_session;    /* rules are known: only functions are kept */
  script *session;    /* whose */
  scope *scope;       /* of the call that runs; NULL while files are loaded */
  uint64_t call;      /* its number: views and pieces of another call are stale */
} language;

language *language_of(lua_State *L);
void language_set(lua_State *L, language *lang);

/* Runs the current file in a sealed environment with all words of rule files, and complains about what was built and never used. */
MAY_RAISE void language_run_file(lua_State *L);

/* Pushes the environment of rule files: what env_seal made of all words. */
MAY_RAISE void language_push_environment(lua_State *L);

/* ---- places and complaints */

/* Where the running line calls `word`; its column too, if the word stands there once. */
text language_line(const language *lang, uint32_t line); /* of the file now loaded, without its end; "" if there is none */
place language_place(lua_State *L, const char *word);
/* Where `key =` stands at or behind `from`, in the text of the file being loaded; `from` itself if it does not, or
** key is NULL. */
MAY_RAISE place language_key_place(lua_State *L, place from, const char *key);

/* Adds a problem about the file being loaded, or raises it when a function runs. */
MAY_RAISE void language_complain(lua_State *L, lint_code as, place at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* " (did you mean 'word'?)", or "". */
MAY_RAISE const char *language_advice(lua_State *L, text found, const text *words, size_t n);
/* Words that work only while a file is loaded raise this in a call. */
MAY_RAISE void language_only_load(lua_State *L, const char *word);

/* ---- pieces */

enum { PIECE_COST = 100 };  /* what making one is charged */

typedef enum piece_kind {
  PIECE_BROKEN,
  PIECE_HEAD /* rule "id", without its table yet */,
  PIECE_EXPR,
  PIECE_NAME /* of a demand, not called yet */,
  PIECE_DEMAND,
  PIECE_PART,
  PIECE_PARTS,
  PIECE_PARAMETER,
  PIECE_STEPS,
  PIECE_ANSWER
} piece_kind;

typedef struct piece {
  piece_kind kind;
  place at;
  pending *pending;     /* of conditions, demands, parts and HEADs; else NULL */
  uint64_t call;        /* in which call it was made; 0: while loading */
  expr *expr;           /* EXPR */
  unsigned depth;       /* of expr */
  const expr *receiver; /* EXPR and NAME made by indexing: what stands before the name; NULL for a parameter */
  text name;            /* of those: the name; of a HEAD: the id */
  demand demand;        /* DEMAND */
  part *parts;          /* PART: one; PARTS: those of any_of */
  size_t n_parts;
  const parameter *parameter;  /* PARAMETER; NAME after one */
  cell *cell;                  /* STEPS */
  const script_answer *answer; /* ANSWER */
} piece;

MAY_RAISE void piece_open(lua_State *L); /* makes the metatable, once per state */
MAY_RAISE piece *piece_push(lua_State *L, piece_kind made_as, place at);
MAY_RAISE piece *piece_push_expr(lua_State *L, expr *e);    /* a condition is pending until it is used */
MAY_RAISE piece *piece_push_part(lua_State *L, part *made); /* pending likewise */
MAY_RAISE piece *piece_push_demand(lua_State *L, const demand *made);
/* For words of two calls, as in rule "id" { ... }: pushes the function that takes the table; its first upvalue is
** the head with the id. When is_right refuses the id, `advice` is told; so it will refuse the head's name again. */
MAY_RAISE int piece_push_head(lua_State *L, const char *word, bool (*is_right)(text id), const char *advice,
                              lua_CFunction table);
MAY_RAISE const piece *piece_take_head(lua_State *L); /* in that function: the head, which counts as used */
MAY_RAISE int piece_push_broken(lua_State *L);        /* returns 1, for C functions */
piece *piece_at(lua_State *L, int index);             /* NULL: the value is no piece */
/* The same, for use in this run: what was built by a run that is over is refused. */
MAY_RAISE piece *piece_check(lua_State *L, int index);
void piece_use(piece *p); /* it went into something: not pending any more */
bool expr_is_condition(const expr *e);
/* What the value at `index` is, for messages: "a path", "text", "a table", ... */
const char *piece_word(lua_State *L, int index);

/* ---- values of Lua as data */

/* A scalar, or a list of scalars, in the language's arena; NULL: it is neither, and *why says so. */
MAY_RAISE value *constant_take(lua_State *L, int index, const char **why);
/* Before a word takes the parts of an expression. */
void expr_begin(lua_State *L);
/* The value at `index` as an expression, which counts as used. NULL: *why says why not, or is NULL for a broken
** piece. */
MAY_RAISE const expr *expr_take(lua_State *L, int index, const char **why);
/* Valid UTF-8 at `index`; the text lives as long as the string. False: it is no string, or not valid. */
MAY_RAISE bool text_take(lua_State *L, int index, text *out);
/* The keys of the table at `index` that are strings, sorted, in the scratch, with a NUL behind each; they live as long as the table holds them.
** *others: how many keys are no strings. */
MAY_RAISE const text *table_names(lua_State *L, int index, size_t *n, size_t *others);
/* The length of a proper list, without holes or names; SIZE_MAX: it is none. */
MAY_RAISE size_t table_list(lua_State *L, int index);

/* ---- groups of words; each adds its words to the table on the top */

MAY_RAISE void words_add(lua_State *L);     /* subject, case, functions, demands */
MAY_RAISE void parameter_add(lua_State *L); /* parameter, steps */
MAY_RAISE void rule_add(lua_State *L);      /* rule, part */
MAY_RAISE void answer_add(lua_State *L);    /* pass, warn, fail, skip */
MAY_RAISE void answer_open(lua_State *L);   /* in a session, once: what answers share */
MAY_RAISE void ask_add(lua_State *L);       /* given, get, find */
/* A word that works only while a function runs; and the function that was given for one, NULL: none of these stands at `index`. */
MAY_RAISE void language_add_call_word(lua_State *L, const char *name, lua_CFunction word);
lua_CFunction language_call_word(lua_State *L, int index);
MAY_RAISE int word_pass(lua_State *L);
MAY_RAISE int word_get(lua_State *L);
/* The function word at `index`; NULL: it is none. */
const function_word *words_function(lua_State *L, int index);

/* The keys that the table of a word may have, for what describes the language: of "rule", "part" and a function's "param". */
typedef struct word_keys {
  const char *word;
  const char *const *keys;
  size_t n;
} word_keys;
const word_keys *language_keys(size_t *n);

/* The part at `index`, copied; it must not stand in another rule. False: it complained, at `key` behind `at`
** (NULL: at `at`), or the part is broken. */
MAY_RAISE bool part_take(lua_State *L, int index, place at, const char *key, part *out);
/* A demand word, called with the arguments from `first` to the top; `demand` is filled. False: it complained. */
MAY_RAISE bool demand_take(lua_State *L, const demand_word *word, int first, demand *out);
/* Pushes the condition `x:name(...)`: x stands at `first`, the arguments behind it. */
MAY_RAISE int demand_test(lua_State *L, const demand_word *word, int first);
/* The value at `index` as the root of a parameter; NULL: *why. */
MAY_RAISE cell *cell_take(lua_State *L, int index, place at, const char **why);
/* A parameter's cell by keys from `first` to the top: an expression while loading, a value in a call. */
MAY_RAISE int parameter_call(lua_State *L, const piece *p, int first, bool covers);
/* A function's parameters as a view for scripts. */
MAY_RAISE void parameter_push_params(lua_State *L, const rule *r);
/* What argument `i` of a function word must be in a call; NONE: the word takes no plain values. */
typedef enum moment_argument { MOMENT_NONE, MOMENT_DATE, MOMENT_NUMBER, MOMENT_TEXT } moment_argument;
moment_argument moment_takes(expr_op op, size_t i);
enum { MOMENT_VALUES = 64 }; /* arguments of one call */
bool moment_takes_so_many(const function_word *word, size_t n);
/* A date or a date-time, without a source; false: it is neither. */
bool moment_date(text t, result *out);
/* What the evaluator makes of a function word with these values. */
result moment_run(scope *s, expr_op op, const result *values, size_t n);
/* A function word with plain values, in a call. */
MAY_RAISE int moment_word(lua_State *L, const function_word *word);
/* Keeps the function on the top for rule `id`, in a session; pops it. */
MAY_RAISE void call_keep(lua_State *L, text id);

#endif
