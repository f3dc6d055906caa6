/* sandbox.c: fuel, memory and time of one Lua state, and the one way into it.
**
** `doom` says why a run must end. Once set it stays until the next run: the hook then fires at every instruction, and
** whoever catches errors for the script (sandbox_caught) raises again. The host reads it before Lua's own status,
** so that no answer survives a limit.
**
** The counting hook makes Lua trace each instruction, whatever the count is: a third more on a bare loop (measured). A run
** without it could only be stopped by a signal or a thread, and neither is a library's to take; what most functions say of most
** records is found without Lua (passes.h). As the count makes no difference, it is small: HOOK_STEPS. The clock is asked, and a
** cancel seen, every LOOK_STEPS.
**
** What the allocator may do: it cannot raise, only refuse. It refuses nothing but growth over a limit, so that Lua can
** always unwind. Fuel that runs out in it ends the run at the next instruction. */
#define _POSIX_C_SOURCE 200809L

#include "script/sandbox.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <lauxlib.h>
#include <locale.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
  HOOK_STEPS = 100,
  LOOK_STEPS = 1000,
  STEP_BYTES = 64,   /* of a new text for one step */
  PAID_BYTES = 128,  /* shorter texts are free */
  REFUSALS = 64,     /* each costs a full collection: at the limit that is 40 ms */
  LEVELS = 32,       /* of the call stack that are searched for the place of an error */
  CHUNK_BYTES = 256, /* handed to the parser at once: it has no hook */
  MESSAGE_ROOM = 1024,
  DEFAULT_STEPS = 10000000
};

typedef enum doom {
  ALIVE,
  DOOM_LEFT,
  DOOM_STEPS,
  DOOM_TIME,
  DOOM_MEMORY,
  DOOM_BLOCK,
  DOOM_SOURCE,
  DOOM_CANCELED,
  DOOM_HOST_MEMORY
} doom;

typedef struct chunk_name {
  const char *name;
  struct chunk_name *next;
} chunk_name;

struct sandbox {
  mem *mem;
  lua_State *L;
  void *owner;
  locale_t locale; /* "C": Lua joins numbers and compares texts by the thread's locale */
  arena scratch, lasting;
  chunk_name *names;
  kolua_limits limits;
  atomic_bool is_canceled;
  size_t used;
  uint64_t steps; /* of the runs before */

  /* the run */
  bool is_running, is_free; /* free: SANDBOX_BUILD */
  bool is_hooked;
  doom doom;
  uint64_t given, fuel; /* fuel is what is left of given */
  uint64_t look_at;     /* at less fuel than this, look at the clock */
  uint64_t deadline;    /* CLOCK_MONOTONIC, ns */
  uint32_t ms;
  unsigned refusals;
  place refused_at;
  bool has_message;
  lint_code blamed;
  char message[MESSAGE_ROOM];
  place at;
};

sandbox *sandbox_from(lua_State *L) {
  return *(sandbox **)lua_getextraspace(L);
}

arena *sandbox_scratch(lua_State *L) {
  return &sandbox_from(L)->scratch;
}

void *sandbox_owner(lua_State *L) {
  return sandbox_from(L)->owner;
}

void sandbox_set_owner(lua_State *L, void *owner) {
  sandbox_from(L)->owner = owner;
}

lua_State *sandbox_state(sandbox *sb) {
  return sb->L;
}

uint64_t sandbox_steps(const sandbox *sb) {
  return sb->steps;
}

void sandbox_cancel(sandbox *sb) {
  atomic_store_explicit(&sb->is_canceled, true, memory_order_relaxed);
}

void sandbox_rest(sandbox *sb) {
  atomic_store_explicit(&sb->is_canceled, false, memory_order_relaxed);
}

/* ---- places ---- */

static const char *find_name(const sandbox *sb, const char *source) {
  const chunk_name *n = sb->names;
  while (n != NULL && strcmp(n->name, source + 1) != 0) n = n->next;
  return n ? n->name : NULL;
}

/* Level by level from the innermost; false: no such level. A level that is no Lua function has no line. */
static bool read_level(lua_State *L, int level, lua_Debug *ar) {
  if (!lua_getstack(L, level, ar)) return false;
  lua_getinfo(L, "Sl", ar);
  return true;
}

place sandbox_place(lua_State *L) {
  lua_Debug ar;
  for (int level = 0; level < LEVELS && read_level(L, level, &ar); level++) {
    if (ar.currentline > 0) return (place){find_name(sandbox_from(L), ar.source), (uint32_t)ar.currentline, 0};
  }
  return (place){0};
}

/* ---- the end of a run ---- */

static void on_count(lua_State *L, lua_Debug *ar);

/* Allocates nothing: the allocator calls it too. Not every state has a line to tell then (L is NULL while it is made). */
static void end_run(sandbox *sb, doom why) {
  if (sb->doom != ALIVE) return;
  sb->doom = why;
  if (sb->L == NULL || !sb->is_running) return;
  sb->at = sandbox_place(sb->L);
  lua_sethook(sb->L, on_count, LUA_MASKCOUNT, 1);
  sb->is_hooked = true;
}

/* The error has no value: one would need memory. */
static _Noreturn void raise_end(lua_State *L) {
  lua_pushnil(L);
  lua_error(L);
  abort();
}

static uint64_t read_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* The time counts from the first look: what comes before is too little to be told, and most runs are over by then. */
static void look(sandbox *sb) {
  sb->look_at = sb->fuel > LOOK_STEPS ? sb->fuel - LOOK_STEPS : 0;
  if (atomic_load_explicit(&sb->is_canceled, memory_order_relaxed)) end_run(sb, DOOM_CANCELED);
  if (sb->is_free) return;
  const uint64_t now = read_clock();
  if (sb->deadline == 0) sb->deadline = now + (uint64_t)sb->ms * 1000000u;
  else if (now > sb->deadline) end_run(sb, DOOM_TIME);
}

static void burn(sandbox *sb, size_t steps) {
  if (steps > sb->fuel) end_run(sb, DOOM_STEPS);
  sb->fuel -= steps < sb->fuel ? steps : sb->fuel;
  if (sb->fuel < sb->look_at) look(sb);
}

static void on_count(lua_State *L, lua_Debug *ar) {
  (void)ar;
  sandbox *sb = sandbox_from(L);
  if (sb->doom == ALIVE) burn(sb, HOOK_STEPS);
  if (sb->doom != ALIVE) raise_end(L);
}

void sandbox_charge(lua_State *L, size_t steps) {
  sandbox *sb = sandbox_from(L);
  burn(sb, steps);
  if (sb->doom != ALIVE) raise_end(L);
}

void sandbox_leave(lua_State *L) {
  end_run(sandbox_from(L), DOOM_LEFT);
  raise_end(L);
}

void sandbox_fail(lua_State *L, const char *format, ...) {
  va_list args;
  va_start(args, format);
  lua_pushvfstring(L, format, args);
  va_end(args);
  lua_error(L);
  abort();
}

void sandbox_blame(lua_State *L, lint_code what) {
  sandbox_from(L)->blamed = what;
}

void sandbox_caught(lua_State *L, int status) {
  sandbox *sb = sandbox_from(L);
  if (status == LUA_ERRMEM) end_run(sb, DOOM_MEMORY);
  if (sb->doom != ALIVE) raise_end(L);
  sb->has_message = false;
  sb->blamed = CODE_NONE;
}

static _Noreturn void leave_guard(void *payload) {
  sandbox *sb = payload;
  end_run(sb, DOOM_HOST_MEMORY);
  raise_end(sb->L);
}

/* ---- memory ---- */

/* A refusal over script_memory may be cured by Lua's own collection, so the first ones do not end the run. */
static bool refuse(sandbox *sb) {
  sb->refused_at = sandbox_place(sb->L);
  if (++sb->refusals > REFUSALS) end_run(sb, DOOM_MEMORY);
  return false;
}

static bool admit(sandbox *sb, size_t old_size, size_t new_size) {
  if (!sb->is_running || sb->is_free) return true;
  size_t growth = new_size - old_size;
  if (new_size > sb->limits.script_block) return end_run(sb, DOOM_BLOCK), false;
  if (growth > sb->limits.script_memory || sb->used > sb->limits.script_memory - growth) return refuse(sb);
  return true;
}

/* Lua makes each long text anew, but keeps short ones, its stack and its tables of texts from run to run. To charge for
** those would let a run's steps depend on the runs before it. Tables are paid for by filling them. */
static bool is_paid(size_t kind, size_t size) {
  return (kind == LUA_TSTRING || kind == LUA_TUSERDATA) && size >= PAID_BYTES;
}

/* Lua's allocator. For a new block, old_size is not a size but the kind of object. */
static void *allocate(void *payload, void *block, size_t old_size, size_t new_size) {
  sandbox *sb = payload;
  if (block == NULL) {
    if (sb->is_running && is_paid(old_size, new_size)) burn(sb, new_size / STEP_BYTES);
    old_size = 0;
  }
  if (new_size > old_size && !admit(sb, old_size, new_size)) return NULL;
  void *moved = mem_try(sb->mem, block, old_size, new_size);
  if (moved == NULL && new_size != 0) {
    end_run(sb, DOOM_HOST_MEMORY);
    return NULL;
  }
  sb->used = sb->used - old_size + new_size;
  return moved;
}

sandbox *sandbox_new(mem *m, const kolua_limits *limits) {
  sandbox *sb = mem_try(m, NULL, 0, sizeof *sb);
  if (sb == NULL) return NULL;
  *sb = (sandbox){.mem = m, .limits = *limits};
  kolua_limits_fill(&sb->limits);
  arena_init(&sb->scratch, m);
  arena_init(&sb->lasting, m);
  sb->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  sb->L = sb->locale != (locale_t)0 ? lua_newstate(allocate, sb) : NULL;
  if (sb->L == NULL) {
    sandbox_free(sb);
    return NULL;
  }
  *(sandbox **)lua_getextraspace(sb->L) = sb;
  return sb;
}

void sandbox_free(sandbox *sb) {
  if (sb == NULL) return;
  if (sb->L != NULL) lua_close(sb->L);
  if (sb->locale != (locale_t)0) freelocale(sb->locale);
  arena_free(&sb->scratch);
  arena_free(&sb->lasting);
  mem_give(sb->mem, sb, sizeof *sb);
}

/* ---- messages ---- */

/* For a person's eyes, cut to its room between two characters. */
static void keep_message(sandbox *sb, text message) {
  size_t used = 0;
  for (size_t at = 0; at < message.len;) {
    char room[UTF8_ROOM];
    text shown;
    at += utf8_shown(message, at, false, room, &shown);
    if (used + shown.len >= MESSAGE_ROOM) break;
    memcpy(sb->message + used, shown.at, shown.len);
    used += shown.len;
  }
  sb->message[used] = '\0';
  sb->has_message = true;
}

/* Lua writes "file:line: " before its messages, with the file cut as in short_src. */
static bool strip_place(text *message, const char *file, int line) {
  char prefix[LUA_IDSIZE + 16];
  int len = snprintf(prefix, sizeof prefix, "%s:%d: ", file, line);
  if (len < 0 || (size_t)len > message->len || memcmp(message->at, prefix, (size_t)len) != 0) return false;
  *message = (text){message->at + len, message->len - (size_t)len};
  return true;
}

/* The place is the innermost line, or the line on the stack that the message itself names (error's level 2). */
static void find_place(lua_State *L, sandbox *sb, text *message) {
  lua_Debug ar;
  for (int level = 0; level < LEVELS && read_level(L, level, &ar); level++) {
    if (ar.currentline <= 0) continue;
    bool is_named = strip_place(message, ar.short_src, ar.currentline);
    if (sb->at.line == 0 || is_named) sb->at = (place){find_name(sb, ar.source), (uint32_t)ar.currentline, 0};
    if (is_named) return;
  }
}

/* What a script threw is looked at, never run: no __tostring, no __name. */
static text read_error(lua_State *L, int at) {
  size_t len;
  if (lua_type(L, at) != LUA_TSTRING) return TEXT("an error was raised that is not a text");
  const char *string = lua_tolstring(L, at, &len);
  return (text){string, len};
}

/* The message handler, while the stack still stands. */
static int on_error(lua_State *L) {
  sandbox *sb = sandbox_from(L);
  if (sb->doom != ALIVE || sb->has_message) return 1;
  text message = read_error(L, 1);
  sb->at.line = 0;
  find_place(L, sb, &message);
  keep_message(sb, message);
  return 1;
}

static void keep_limit(sandbox *sb, const char *what, uint64_t bound, const char *unit) {
  snprintf(sb->message, sizeof sb->message, "%s %" PRIu64 " %s", what, bound, unit);
}

/* Sizes as a person reads them: 64 MiB, not 65536 KiB. */
static void keep_size(sandbox *sb, const char *what, size_t bytes) {
  static const char *const units[] = {"bytes", "KiB", "MiB", "GiB"};
  size_t unit = 0;
  for (; unit < 3 && bytes >= 1024 && bytes % 1024 == 0; unit++) bytes /= 1024;
  keep_limit(sb, what, bytes, units[unit]);
}

#define BLOCK_MESSAGE "a text, a table or the call stack grew over"

static sandbox_status tell_doom(sandbox *sb) {
  sb->message[0] = '\0';
  switch (sb->doom) {
    case DOOM_STEPS: keep_limit(sb, "it took more than", sb->given, "steps"); return SANDBOX_LIMIT;
    case DOOM_TIME: keep_limit(sb, "it took longer than", sb->ms, "ms"); return SANDBOX_LIMIT;
    case DOOM_MEMORY: keep_size(sb, "it took more memory than", sb->limits.script_memory); return SANDBOX_LIMIT;
    case DOOM_BLOCK: keep_size(sb, BLOCK_MESSAGE, sb->limits.script_block); return SANDBOX_LIMIT;
    case DOOM_SOURCE: keep_size(sb, "the file is larger than", sb->limits.source_size); return SANDBOX_LIMIT;
    case DOOM_CANCELED: keep_message(sb, TEXT("canceled")); return SANDBOX_CANCELED;
    case DOOM_HOST_MEMORY: keep_message(sb, TEXT("out of memory")); return SANDBOX_NOMEM;
    case DOOM_LEFT: return SANDBOX_LEFT;
    case ALIVE: break;
  }
  return SANDBOX_ERROR;
}

/* ---- running ---- */

/* A small rule_steps must not keep a rule file from being read. */
static uint64_t given_steps(const sandbox *sb, sandbox_budget budget) {
  uint64_t steps = sb->limits.rule_steps;
  if (budget == SANDBOX_BUILD) return UINT64_MAX;
  return budget == SANDBOX_LOAD && steps < DEFAULT_STEPS ? DEFAULT_STEPS : steps;
}

static void begin_run(sandbox *sb, sandbox_budget budget) {
  sb->is_free = budget == SANDBOX_BUILD;
  sb->ms = budget == SANDBOX_LOAD ? sb->limits.load_ms : sb->limits.rule_ms;
  sb->given = sb->fuel = given_steps(sb, budget);
  sb->deadline = 0;
  sb->look_at = sb->fuel > LOOK_STEPS ? sb->fuel - LOOK_STEPS : 0;
  sb->doom = ALIVE;
  sb->refusals = 0;
  sb->has_message = false;
  sb->blamed = CODE_NONE;
  sb->message[0] = '\0';
  sb->at = (place){0};
  arena_clear(&sb->scratch);
  sb->is_running = true;
  if (atomic_load_explicit(&sb->is_canceled, memory_order_relaxed)) end_run(sb, DOOM_CANCELED);
  sb->is_hooked = budget != SANDBOX_BUILD && sb->doom == ALIVE;
  if (sb->is_hooked) lua_sethook(sb->L, on_count, LUA_MASKCOUNT, HOOK_STEPS);
}

static int call(lua_State *L, lua_CFunction body, void *payload) {
  lua_pushcfunction(L, on_error);
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, payload);
  return lua_pcall(L, 1, 0, 1);
}

static sandbox_end end_of(sandbox *sb, int status) {
  if (status == LUA_ERRMEM && sb->doom == ALIVE) {
    sb->doom = DOOM_MEMORY;
    sb->at = sb->refused_at;
  }
  if (sb->doom != ALIVE) return (sandbox_end){tell_doom(sb), sb->message, sb->at, CODE_NONE};
  if (status == LUA_OK) return (sandbox_end){SANDBOX_OK, "", {0}, CODE_NONE};
  if (!sb->has_message) keep_message(sb, read_error(sb->L, -1));
  return (sandbox_end){SANDBOX_ERROR, sb->message, sb->at, sb->blamed};
}

/* What a broken run left behind is collected at once: the next one must not pay for it. */
static void settle(sandbox *sb) {
  sb->is_running = false;
  if (sb->is_hooked) lua_sethook(sb->L, NULL, 0, 0);
  lua_settop(sb->L, 0);
  if (sb->doom != ALIVE && sb->doom != DOOM_LEFT) lua_gc(sb->L, LUA_GCCOLLECT);
  if (sb->doom == DOOM_CANCELED) atomic_store_explicit(&sb->is_canceled, false, memory_order_relaxed);
  sb->steps += sb->given - sb->fuel;
}

sandbox_end sandbox_run(sandbox *sb, sandbox_budget budget, lua_CFunction body, void *payload) {
  assert(!sb->is_running);
  mem_guard outer = sb->mem->guard;
  sb->mem->guard = (mem_guard){leave_guard, sb};
  const locale_t hosts = uselocale(sb->locale);
  begin_run(sb, budget);
  int status = sb->doom == ALIVE ? call(sb->L, body, payload) : LUA_OK;
  sandbox_end end = end_of(sb, status);
  settle(sb);
  uselocale(hosts);
  sb->mem->guard = outer;
  return end;
}

/* ---- loading ---- */

typedef struct source {
  sandbox *sandbox;
  text rest;
} source;

/* The parser can be made to work for a minute on one file; it asks for its text here, and may be left from here. */
static const char *read_source(lua_State *L, void *payload, size_t *len) {
  source *s = payload;
  *len = s->rest.len < CHUNK_BYTES ? s->rest.len : CHUNK_BYTES;
  burn(s->sandbox, *len);
  look(s->sandbox);
  if (s->sandbox->doom != ALIVE) raise_end(L);
  const char *piece = s->rest.at;
  s->rest = (text){piece + *len, s->rest.len - *len};
  return piece;
}

/* As Lua cuts "@name" for its messages. */
static const char *shorten(const char *name, char room[LUA_IDSIZE]) {
  size_t len = strlen(name), kept = LUA_IDSIZE - sizeof "...";
  if (len < LUA_IDSIZE) return name;
  snprintf(room, LUA_IDSIZE, "...%s", name + len - kept);
  return room;
}

static _Noreturn void fail_syntax(lua_State *L, const char *name) {
  sandbox *sb = sandbox_from(L);
  text message = read_error(L, -1);
  char room[LUA_IDSIZE];
  const char *file = shorten(name, room);
  long line = text_starts(message, file) ? strtol(message.at + strlen(file) + 1, NULL, 10) : 0;
  strip_place(&message, file, (int)line);
  keep_message(sb, message);
  sb->at = (place){name, (uint32_t)line, 0};
  lua_error(L);
  abort();
}

static _Noreturn void fail_whole(lua_State *L, const char *name, text message) {
  sandbox *sb = sandbox_from(L);
  if (message.len > 0) keep_message(sb, message);
  else end_run(sb, DOOM_SOURCE);
  sb->at = (place){name, 0, 0};
  raise_end(L);
}

static void remember_name(sandbox *sb, const char *name) {
  chunk_name *n = ARENA_NEW(&sb->lasting, chunk_name);
  *n = (chunk_name){name, sb->names};
  sb->names = n;
}

void sandbox_load(lua_State *L, text source_text, const char *name) {
  sandbox *sb = sandbox_from(L);
  if (source_text.len > sb->limits.source_size) fail_whole(L, name, TEXT(""));
  if (text_starts(source_text, LUA_SIGNATURE)) {
    fail_whole(L, name, TEXT("this is compiled Lua; only its source is taken"));
  }
  remember_name(sb, name);
  source s = {sb, source_text};
  const char *chunk = lua_pushfstring(L, "@%s", name);
  int status = lua_load(L, read_source, &s, chunk, "t");
  if (status == LUA_ERRSYNTAX) fail_syntax(L, name);
  if (status != LUA_OK) {
    sandbox_caught(L, status);
    lua_error(L);
  }
  lua_remove(L, -2);
}
