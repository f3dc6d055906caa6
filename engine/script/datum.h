/* datum.h: values of Lua as passes.h knows them, and what a frozen function of a file sees, turned into such.
**
** What is no number, text, boolean, table of such by name, function of the file or word that is known, is STRANGE. */
#ifndef SCRIPT_DATUM_H
#define SCRIPT_DATUM_H

#include "script/bytecode.h"
#include "script/language.h"

typedef enum datum_type {
  DATUM_NIL,
  DATUM_BOOL,
  DATUM_NUMBER,
  DATUM_TEXT,
  DATUM_STRANGE,
  DATUM_RECORD,   /* a map of the data */
  DATUM_LIST,     /* a list of scalars of the data */
  DATUM_TABLE,
  DATUM_FUNCTION,
  DATUM_PASS,     /* the word ... */
  DATUM_PASSED,   /* ... and what it gives */
  DATUM_GET,
  DATUM_IPAIRS,
  DATUM_WORD      /* a function word of the language */
} datum_type;

typedef struct table table;
typedef struct function function;

typedef struct datum {
  datum_type type;
  bool boolean;
  bool whole; /* of a NUMBER: it is an integer to Lua, and small enough to be exact */
  union {
    double number;
    text text; /* NUL may not stand behind it */
    const value *at;
    table *table;
    const function *function;
    const function_word *word;
  };
} datum;

typedef struct entry {
  text key;
  datum value;
} entry;

struct table {
  bool is_own;    /* made while a function runs */
  bool is_sealed; /* to ask for what it does not hold is a mistake */
  size_t n;
  entry *entries;
};

/* What one instruction needs to know. */
typedef struct site {
  datum taken;        /* of one that takes it from an upvalue: a word of the language, or a value of the file's */
  const record *of;   /* of one that reads a field: the kind of map that it read last, ... */
  const field *field; /* ... and the field there */
} site;

struct function {
  bytecode code;
  datum *constants, *upvalues;
  site *sites; /* by instruction */
};

/* What makes a datum makes it in place, and says whether it is any good: with what is STRANGE nothing can be done. */
static inline bool datum_copy(datum *out, const datum *from) {
  *out = *from;
  return from->type != DATUM_STRANGE;
}
static inline bool datum_bool(datum *out, bool b) {
  out->type = DATUM_BOOL;
  out->boolean = b;
  return true;
}
/* Integers beyond 2^53 are STRANGE. */
static inline bool datum_number(datum *out, double n, bool whole) {
  const bool is_good = !whole || (n > -0x1p53 && n < 0x1p53);
  out->type = is_good ? DATUM_NUMBER : DATUM_STRANGE;
  out->whole = whole;
  out->number = whole ? n + 0.0 : n; /* no integer is -0 */
  return is_good;
}
static inline bool datum_text(datum *out, text t) {
  out->type = DATUM_TEXT;
  out->text = t;
  return true;
}
bool datum_scalar(datum *out, const value *v);
/* NULL: it has none. */
entry *table_find(const table *t, text key);
/* What Lua would get: where there is nothing, nil; or, of what is sealed, STRANGE. */
const datum *table_get(const table *t, text key);

/* Of the frozen function on the top, in `a`. NULL: it is none of Lua's, takes any number of arguments, or is too large. */
MAY_RAISE function *function_look_at(lua_State *L, arena *a);
/* Of the sealed table (env.h) on the top, which stays there. */
MAY_RAISE datum datum_of_sealed(lua_State *L, arena *a);

#endif
