/* load.c: running all rule files once, for the rules as data that they build. */
#include "script/view.h"

#include <string.h>

static void free_sandbox(void *resource) {
  sandbox_free(resource);
}

/* What loading makes is small and kept: garbage is not collected before memory is short. */
static int open_state(lua_State *L) {
  lua_gc(L, LUA_GCSTOP);
  language_set(L, lua_touserdata(L, 1));
  env_open(L);
  piece_open(L);
  view_open(L);
  return 0;
}

static int run_file(lua_State *L) {
  language_run_file(L);
  return 0;
}

/* Lua has no hook for `..` that could be used, so its own message stands. */
static const char *advice_on(const char *message) {
  if (strstr(message, "concatenate a userdata") != NULL)
    return ": a path is no text before there is data; put it into a message as {path}";
  if (strstr(message, "near 'until'") != NULL) return ": until is a word of Lua; the key is written [\"until\"] = ...";
  if (strstr(message, "on a userdata") != NULL) return ": paths take + - * / and demands";
  return "";
}

static kolua_status complain(const language *lang, const sandbox_end *end) {
  const place at = {lang->file->name, end->at.line, end->at.column};
  kolua_status status = lang->is_compiled ? KOLUA_EPOLICY : KOLUA_ESYNTAX;
  if (end->status == SANDBOX_LIMIT) status = KOLUA_ELIMIT;
  const lint_code as = status == KOLUA_EPOLICY && end->code != CODE_NONE ? end->code : code_of_status(status);
  return problem_add_as(lang->problems, as, status, at, "%s%s", end->message, advice_on(end->message));
}

static kolua_status load_file(sandbox *sb, language *lang, rule_file *file) {
  lang->file = file;
  const sandbox_end end = sandbox_run(sb, SANDBOX_LOAD, run_file, lang);
  file->has_functions = lang->has_functions;
  file->is_lua = lang->is_compiled;
  file->ended = end.status == SANDBOX_OK ? 0 : end.at.line > 0 ? end.at.line : UINT32_MAX;
  if (end.status == SANDBOX_NOMEM) mem_full(lang->arena->mem);
  if (end.status != SANDBOX_OK) return complain(lang, &end);
  return lang->complaints > 0 ? KOLUA_EPOLICY : KOLUA_OK;
}

kolua_status script_load(ruleset *rs, rule_file *files, size_t n, const model *m, const kolua_limits *limits,
                         arena *scratch, problems *p) {
  language lang = {.arena = rs->arena, .rs = rs, .known = rs, .model = m, .problems = p};
  sandbox *sb = sandbox_new(scratch->mem, limits);
  if (sb == NULL) mem_full(scratch->mem);
  arena_defer(scratch, free_sandbox, sb);
  const sandbox_end opened = sandbox_run(sb, SANDBOX_BUILD, open_state, &lang);
  if (opened.status == SANDBOX_NOMEM) mem_full(scratch->mem);
  kolua_status worst =
      opened.status == SANDBOX_OK ? KOLUA_OK : problem_add(p, KOLUA_EPOLICY, (place){0}, "%s", opened.message);
  for (size_t i = 0; i < n && opened.status == SANDBOX_OK; i++) {
    const kolua_status status = load_file(sb, &lang, &files[i]);
    if (worst == KOLUA_OK) worst = status;
  }
  arena_settle(scratch, sb);
  return worst;
}
