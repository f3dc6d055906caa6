/* scope.h: where a rule is judged: a subject in a document, the elements bound, what was read so far.
**
** Every read of data goes through scope_read(), be it by a plan or by a Lua view: it is there that evidence is noted, that
** a proposed change is put in place of what the data says, and that void values become missing ones. */
#ifndef RULE_SCOPE_H
#define RULE_SCOPE_H

#include "data/document.h"

enum { SCOPE_LOOPS = 8 };     /* nested loops of a rule; more is a load error */

/* One thing that was read, or looked for. */
typedef struct note {
  const value *found;         /* NULL: not given */
  const value *holder;        /* the map it stands in or would stand in (the nearest that exists) */
  text rest;                  /* path from the holder when not given: "trial.used_days" */
  const char *why;            /* found, but of no use: a reason of reasons.h; else NULL */
  bool is_absent;             /* not given, and known to be so: an element that a list does not hold; no gap */
} note;

/* What was noted. With no room (cap 0) gaps are only counted, which is all that a verdict needs. */
typedef struct trace {
  note *notes;
  size_t n, cap;
  size_t gaps, useless;       /* notes of what is not given; of what is given, but of no use */
} trace;

/* A value put in place of the data's, while a proposal is tried. */
typedef struct change {
  const value *holder;        /* the map that holds, or would hold, ... */
  const field *field;         /* ... this field; for a key of shares the shares' own map, and ... */
  text key;                   /* ... the key; else empty */
  const value *value;
} change;

typedef struct scope {
  const document *doc;
  const value *subject;              /* the map that is judged */
  const subject *kind;
  const value *loops[SCOPE_LOOPS];   /* the elements bound by each and by aggregates */
  arena *arena;                      /* for this subject; cleared after it */
  trace *trace;                      /* NULL: nothing is noted */
  struct memo *memo;                 /* results that hold for the whole document; NULL: none are kept */
  const change *changes;             /* tried values; NULL: the data as it is */
  size_t n_changes;
  bool *asks_today;                  /* becomes true when the day of evaluation is asked for; NULL: nobody wants to know */
} scope;

/* Field `f` of a bound map; NULL if it is missing (not given, null, blank, void), which is noted as such. */
const value *scope_read(scope *s, const value *holder, const field *f);
/* The same, without a note. */
const value *scope_peek(const scope *s, const value *holder, const field *f);
/* Key of a FIELD_SHARES map; NULL: not given. */
const value *scope_read_key(scope *s, const value *shares, const field *f, text key);
/* The day of evaluation, a day number. */
int64_t scope_today(const scope *s);
/* Whether the map does not hold the key, or holds nothing under it; what is there, but of no use, is not left out. */
bool scope_is_left_out(const value *shares, text key);
/* Notes that `rest` below `holder` was looked for and is not given; `why` NULL, or a reason of reasons.h. */
void scope_missing(scope *s, const value *holder, text rest, const char *why);
/* Notes that what was looked for is known not to be there: that decides something, so it is no gap. */
void scope_absent(scope *s, const value *holder, text rest);
/* Notes that a value is there but cannot be used: reasons.h says why. `about` NULL: it was computed. */
void scope_unknown(scope *s, const value *about, const char *why);
/* Notes a value as read (an element, a list as a whole). */
void scope_note(scope *s, const value *found);
/* Where the trace stands; and back there for gaps: it turned out that those noted since do not matter. */
typedef struct trace_mark { size_t n, gaps, useless; } trace_mark;
trace_mark scope_mark(const scope *s);
void scope_forget(scope *s, trace_mark mark);

#endif
