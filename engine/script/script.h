/* script.h: the Lua seam. No other folder includes a Lua header.
**
** Two uses of the same sandbox. script_load() runs rule files once to build rules as data. A script holds the Lua state
** of one session: the same files run again in it, for their functions only, which script_call() then calls on views of
** the data. The state lives on the session's memory; a file, a function or a state that breaks a limit is an error of that
** rule and of nothing else. */
#ifndef SCRIPT_SCRIPT_H
#define SCRIPT_SCRIPT_H

#include "rule/rule.h"
#include "rule/scope.h"

typedef struct rule_file {
  const char *name;          /* as shown in places: "rules/lending/late.lua" */
  text pack;                 /* "selection" */
  text source;               /* Lua, without a byte order mark */
  bool is_lua;               /* set by script_load: it is valid Lua ... */
  uint32_t ended;            /* ... and ended by a mistake in this line; 0: it ran to its end */
  bool has_functions;        /* set by script_load: some rule of it is a function */
} rule_file;

/* Runs each file and adds its rules and parameters to `rs`, in rs->arena. All errors of all files are reported. */
MUST_CHECK kolua_status script_load(ruleset *rs, rule_file *files, size_t n, const model *m, const kolua_limits *limits,
                                    arena *scratch, problems *p);

typedef struct script script;
MUST_CHECK kolua_status script_new(script **out, mem *m, const ruleset *rs, const rule_file *files, size_t n,
                                   const kolua_limits *limits, problems *p);
void script_free(script *s);
/* May be called from any thread and from a signal handler: the running call ends as soon as the sandbox looks. */
void script_cancel(script *s);
/* Between two runs: a cancel that came too late, and limits that were broken, are forgotten. */
void script_rest(script *s);
uint64_t script_steps(const script *s);

typedef struct script_fill { text name; const value *value; } script_fill;
typedef struct script_proposal { const value *holder; const field *field; demand_op op; const value *bound; } script_proposal;

/* What a function said. Texts and lists lie in the scope's arena. */
typedef struct script_answer {
  kolua_outcome outcome;      /* UNKNOWN: it read what is missing, noted in the scope's trace; ERROR: see below */
  label message, remedy;      /* with {placeholders}; empty where it gave none */
  const script_fill *fill;
  size_t n_fill;
  const note *at;             /* its own evidence; n_at 0: all that was read is the evidence */
  size_t n_at;
  const script_proposal *to_pass;
  size_t n_to_pass;
  const char *error;          /* one line */
  place error_at;
  bool canceled;
} script_answer;
script_answer script_call(script *s, const rule *r, scope *sc);
/* True: that would be a plain pass(), which is found faster than by a call; nothing is noted. False: it may be one all the same. */
bool script_passes(script *s, const rule *r, scope *sc);

/* The release of the linked Lua, and whether it has the defects that SECURITY.md lists: for `version --verbose`. */
const char *script_lua_release(void);

#endif
