/* call.c: the Lua state of one session, and calling rules' functions in it.
**
** A call is one run of the sandbox: it ends with an answer, by reading what is missing, or in an error of that
** rule. What the call made in Lua is garbage then; what it said lies in the scope's arena. */
#include "script/freeze.h"
#include "script/passes.h"
#include "script/view.h"

#include <string.h>

enum { LIMITS_MOST = 2 }; /* a rule that broke so many is not run again */

typedef struct kept {
  const rule *rule;
  int function, upvalues, params; /* in Lua's registry */
  const function *seen;           /* for passes_here(); NULL: Lua must run it */
  datum seen_params;
  bool may_change; /* some function of its file sets what outlasts a call */
  unsigned limits; /* broken so far */
} kept;

struct script {
  mem *mem;
  arena arena;
  sandbox *sandbox;
  language language;
  kept *kept; /* by rule id, once all files ran */
  size_t n, n_frozen;
  bool is_roomy; /* no limit is so narrow that what passes_here() runs could break it in Lua */
  size_t next;   /* tried first */
  /* the running call */
  const kept *called;
  const script_answer *answer;
};

/* ---- building the session */

static int open_state(lua_State *L) {
  script *s = lua_touserdata(L, 1);
  language_set(L, &s->language);
  env_open(L);
  piece_open(L);
  answer_open(L);
  view_open(L);
  return 0;
}

void call_keep(lua_State *L, text id) {
  script *s = language_of(L)->session;
  const rule *r = ruleset_find(s->language.known, id);
  if (r == NULL || !r->is_function) { /* switched off, or out of this run */
    lua_pop(L, 1);
    return;
  }
  s->kept = arena_grow(&s->arena, s->kept, s->n * sizeof *s->kept, (s->n + 1) * sizeof *s->kept);
  s->kept[s->n] =
      (kept){.rule = r, .function = luaL_ref(L, LUA_REGISTRYINDEX), .upvalues = LUA_NOREF, .params = LUA_NOREF};
  s->n++;
}

/* Once the file has run, its locals have the values that they shall have in each call. */
static void freeze_kept(lua_State *L, script *s) {
  const size_t first = s->n_frozen;
  bool may_change = false;
  for (; s->n_frozen < s->n; s->n_frozen++) {
    kept *k = &s->kept[s->n_frozen];
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->function);
    may_change |= freeze_function(L);
    k->upvalues = luaL_ref(L, LUA_REGISTRYINDEX);
    parameter_push_params(L, k->rule);
    if (s->is_roomy) k->seen_params = datum_of_sealed(L, &s->arena);
    k->params = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->function);
    if (s->is_roomy) k->seen = function_look_at(L, &s->arena);
    lua_pop(L, 1);
  }
  for (size_t i = first; i < s->n; i++) s->kept[i].may_change = may_change;
}

static int run_file(lua_State *L) {
  script *s = lua_touserdata(L, 1);
  s->language.arena = sandbox_scratch(L);
  language_run_file(L);
  freeze_kept(L, s);
  return 0;
}

static kolua_status status_of(const sandbox_end *end) {
  switch (end->status) {
    case SANDBOX_OK: return KOLUA_OK;
    case SANDBOX_LIMIT: return KOLUA_ELIMIT;
    case SANDBOX_CANCELED: return KOLUA_ECANCEL;
    case SANDBOX_NOMEM: return KOLUA_ENOMEM;
    case SANDBOX_LEFT:
    case SANDBOX_ERROR: break;
  }
  return KOLUA_EPOLICY;
}

static kolua_status load_file(script *s, const rule_file *file) {
  s->language.file = file;
  const sandbox_end end = sandbox_run(s->sandbox, SANDBOX_LOAD, run_file, s);
  const kolua_status status = status_of(&end);
  if (status != KOLUA_OK && status != KOLUA_ENOMEM)
    problem_add(s->language.problems, status, end.at.line > 0 ? end.at : (place){file->name, 0, 0}, "%s", end.message);
  return status;
}

static kolua_status load_files(script *s, const rule_file *files, size_t n) {
  const sandbox_end end = sandbox_run(s->sandbox, SANDBOX_BUILD, open_state, s);
  kolua_status status = status_of(&end);
  for (size_t i = 0; i < n && status == KOLUA_OK; i++)
    if (files[i].has_functions) status = load_file(s, &files[i]);
  return status;
}

/* A hundred times what Lua counts for an instruction of those that passes_here() runs, and much more than they take. */
static bool is_roomy(const kolua_limits *asked) {
  enum { STEPS = 100 * PASSES_STEPS, MS = 20, MEMORY = 4 << 20, BLOCK = 64 << 10 };
  kolua_limits l = *asked;
  kolua_limits_fill(&l);
  return l.rule_steps > STEPS && l.rule_ms >= MS && l.script_memory >= MEMORY && l.script_block >= BLOCK;
}

kolua_status script_new(script **out, mem *m, const ruleset *rs, const rule_file *files, size_t n,
                        const kolua_limits *limits, problems *p) {
  *out = NULL;
  script *s = mem_try(m, NULL, 0, sizeof *s);
  if (s == NULL) return KOLUA_ENOMEM;
  *s = (script){.mem = m, .sandbox = sandbox_new(m, limits)};
  s->language = (language){.known = rs, .model = rs->model, .problems = p, .in_session = true, .session = s};
  arena_init(&s->arena, m);
  s->is_roomy = is_roomy(limits);
  const kolua_status status = s->sandbox ? load_files(s, files, n) : KOLUA_ENOMEM;
  if (status != KOLUA_OK) {
    script_free(s);
    return status;
  }
  s->language.file = NULL;
  s->language.problems = NULL;
  *out = s;
  return KOLUA_OK;
}

void script_free(script *s) {
  if (s == NULL) return;
  sandbox_free(s->sandbox);
  arena_free(&s->arena);
  mem_give(s->mem, s, sizeof *s);
}

void script_cancel(script *s) {
  sandbox_cancel(s->sandbox);
}

void script_rest(script *s) {
  sandbox_rest(s->sandbox);
  for (size_t i = 0; i < s->n; i++) s->kept[i].limits = 0;
}

uint64_t script_steps(const script *s) {
  return sandbox_steps(s->sandbox);
}

/* ---- calling */

static const value *root_of(const scope *sc) {
  return sc->doc->context ? sc->doc->context->root : sc->doc->root;
}

static int call_function(lua_State *L) {
  script *s = lua_touserdata(L, 1);
  const scope *sc = s->language.scope;
  const bool takes_one = s->called->seen != NULL && s->called->seen->code.params == 1;
  if (s->called->may_change) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->called->upvalues);
    freeze_restore(L);
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, s->called->function);
  view_push_record(L, sc->subject);
  if (!takes_one) {
    view_push_record(L, root_of(sc));
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->called->params);
  }
  lua_call(L, takes_one ? 1 : 3, 1);
  const piece *said = piece_check(L, -1);
  if (said == NULL || said->kind != PIECE_ANSWER)
    sandbox_fail(L, "the function gives %s; it must return pass(), warn { }, fail { } or skip()", piece_word(L, -1));
  s->answer = said->answer;
  return 0;
}

static script_answer broken(const rule *r, const char *message) {
  return (script_answer){.outcome = KOLUA_OUTCOME_ERROR, .error = message, .error_at = r->at};
}

static script_answer conclude(script *s, kept *k, const scope *sc, const sandbox_end *end) {
  if (end->status == SANDBOX_OK) return *s->answer;
  if (end->status == SANDBOX_LEFT) return (script_answer){.outcome = KOLUA_OUTCOME_UNKNOWN};
  if (end->status == SANDBOX_NOMEM) mem_full(s->mem);
  if (end->status == SANDBOX_LIMIT) k->limits++;
  script_answer a = broken(k->rule, arena_copy(sc->arena, end->message, strlen(end->message)));
  if (end->at.line > 0) a.error_at = end->at;
  a.canceled = end->status == SANDBOX_CANCELED;
  return a;
}

/* Rules are called in the order in which they are kept, mostly. */
static kept *find_kept(script *s, const rule *r) {
  for (size_t i = 0; i < s->n; i++) {
    kept *k = &s->kept[(s->next + i) % s->n];
    if (k->rule != r) continue;
    s->next = (size_t)(k - s->kept) + 1;
    return k;
  }
  return NULL;
}

bool script_passes(script *s, const rule *r, scope *sc) {
  const kept *k = find_kept(s, r);
  if (k == NULL || k->seen == NULL || k->limits >= LIMITS_MOST) return false;
  return passes_here(k->seen, sc, root_of(sc), &k->seen_params);
}

script_answer script_call(script *s, const rule *r, scope *sc) {
  kept *k = find_kept(s, r);
  if (k == NULL) return broken(r, "its file does not define the function when it runs again");
  if (k->limits >= LIMITS_MOST) return broken(r, "it broke a limit twice and is not run again");
  s->called = k;
  s->answer = NULL;
  s->language.scope = sc;
  s->language.arena = sc->arena;
  s->language.call++;
  const sandbox_end end = sandbox_run(s->sandbox, SANDBOX_CALL, call_function, s);
  s->language.scope = NULL;
  return conclude(s, k, sc, &end);
}
