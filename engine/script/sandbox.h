/* sandbox.h: one Lua state under limits.
**
** All Lua code runs through sandbox_run(): the only protected entry. While it runs, three things can end it past every
** pcall of the script: a limit (steps, time, memory, one block), the host (cancel, out of memory), and the C functions
** that the script calls (sandbox_leave). The end is sticky: the run's answer is dropped, whatever the script made of it.
**
** Fuel. One step is one VM instruction (counted in hundreds), 64 bytes of a long text that is made, or what a C function
** charges. A run takes the same steps on each machine and after any other runs; only the wall deadline may differ.
**
** Memory comes from the mem given, byte for byte. While a run lasts, the guard of that mem raises inside Lua, so that
** arena_take() may be called in C functions; the guard of before is set again when the run ends.
**
** MAY_RAISE marks what may jump out of the C function that called it: hold nothing then that is not in an arena or
** owned by Lua. Nothing marked so may be called outside sandbox_run(). */
#ifndef SCRIPT_SANDBOX_H
#define SCRIPT_SANDBOX_H

#include "base/mem.h"
#include "base/problem.h"
#include "base/text.h"

#include <lua.h>

#define MAY_RAISE

typedef struct sandbox sandbox;

typedef enum sandbox_budget {
  SANDBOX_BUILD,   /* the host's own set-up: no limit but the mem's */
  SANDBOX_LOAD,    /* load_ms, and rule_steps or its default, the larger */
  SANDBOX_CALL     /* rule_steps and rule_ms */
} sandbox_budget;

typedef enum sandbox_status {
  SANDBOX_OK,
  SANDBOX_LEFT,      /* a C function ended the run: sandbox_leave */
  SANDBOX_ERROR,     /* a mistake of the script's, or one that a C function found in it */
  SANDBOX_LIMIT,
  SANDBOX_CANCELED,
  SANDBOX_NOMEM      /* the host's memory is exhausted */
} sandbox_status;

typedef struct sandbox_end {
  sandbox_status status;
  const char *message;  /* one line of valid UTF-8 without control characters, at most 1 KiB, without a
                        ** place; "" for OK and LEFT. Lives until the next run */
  place at;             /* the line of Lua, in a file as named to sandbox_load; file NULL, line 0: none was running */
  lint_code code;            /* of an ERROR: what sandbox_blame said of it; CODE_NONE: nothing */
} sandbox_end;

/* NULL: out of memory. Limits that are 0 are the defaults of kolua.h. The state holds no word yet: see env.h. */
MUST_CHECK sandbox *sandbox_new(mem *m, const kolua_limits *limits);
void sandbox_free(sandbox *sb);  /* NULL is fine */

/* Calls `body` with one argument, `payload` as a light userdata. Values that outlast it stand in the registry.
** Not to be nested: a body calls Lua with lua_call. */
MUST_CHECK sandbox_end sandbox_run(sandbox *sb, sandbox_budget budget, lua_CFunction body, void *payload);

void sandbox_cancel(sandbox *sb);             /* any thread, any signal: ends this run, or the next if none runs */
void sandbox_rest(sandbox *sb);               /* forgets a cancel that no run has seen */
uint64_t sandbox_steps(const sandbox *sb);    /* burnt by all runs together */
lua_State *sandbox_state(sandbox *sb);        /* outside a run: only for lua_gettop and the like, which cannot raise */

/* ---- inside a run ---- */

sandbox *sandbox_from(lua_State *L);
void *sandbox_owner(lua_State *L);                         /* what the state is for; NULL until it is set */
void sandbox_set_owner(lua_State *L, void *owner);
arena *sandbox_scratch(lua_State *L);                      /* cleared when the next run begins */
MAY_RAISE void sandbox_charge(lua_State *L, size_t steps); /* ends the run when the fuel or the time is used up */
/* For a C function that caught an error by lua_pcall: raises it again if the script may not have it. */
MAY_RAISE void sandbox_caught(lua_State *L, int status);
_Noreturn MAY_RAISE void sandbox_leave(lua_State *L);      /* past every pcall: the run ends with SANDBOX_LEFT */
/* An error at the running Lua line; lua_pushfstring's formats. */
_Noreturn MAY_RAISE void sandbox_fail(lua_State *L, const char *format, ...);

/* What the error that the caller is about to raise is, for lint. */
void sandbox_blame(lua_State *L, lint_code what);

/* Compiles Lua text and pushes the chunk. `name` is the file's as shown in places, and outlives the sandbox. Only text,
** at most source_size bytes, without a byte order mark. A syntax error is raised as an error at its own line. */
MAY_RAISE void sandbox_load(lua_State *L, text source, const char *name);

/* Where the C function that runs was called from: the innermost Lua line. `file` is the name given to sandbox_load. */
place sandbox_place(lua_State *L);

#endif
