/* audit.c: see audit.h. The sandbox lends its limits: no rule file is run. */
#include "script/auditing.h"

#include <stdarg.h>

typedef struct audit {
  const ruleset *rules;
  const rule_file *file;
  audit_tell_fn *tell;
  void *payload;
} audit;

__attribute__((format(printf, 5, 0))) static void hand_on(auditing *a, lint_code as, bool is_wrong, const token *t,
                                                          const char *format, va_list args) {
  place at = token_place(&a->tokens, t);
  at.file = a->file->name;
  buf message;
  buf_init(&message, sandbox_scratch(a->L));
  buf_vformat(&message, format, args);
  sandbox_charge(a->L, a->tokens.source.len / 64);
  a->tell(a->payload, a->file, as, is_wrong, at, buf_text(&message).at);
}

void audit_tell(auditing *a, lint_code as, const token *t, const char *format, ...) {
  va_list args;
  va_start(args, format);
  hand_on(a, as, false, t, format, args);
  va_end(args);
}

void audit_refuse(auditing *a, lint_code as, const token *t, const char *format, ...) {
  va_list args;
  va_start(args, format);
  hand_on(a, as, true, t, format, args);
  va_end(args);
}

bool audit_is_name(const token *t) {
  const bool is_literal = token_is(t, "true") || token_is(t, "false") || token_is(t, "nil");
  return t->type == TOKEN_NAME && !token_is_keyword(t) && !is_literal;
}

bool audit_is_key(const auditing *a, size_t i) {
  const size_t open = a->brackets[i];
  return audit_is_name(&a->tokens.at[i]) && token_is(&a->tokens.at[i + 1], "=") && open != SIZE_MAX &&
         token_is(&a->tokens.at[open], "{");
}

/* Functions and blocks are no brackets of an expression: what stands in them does not stand in the table around. */
static bool opens(const token *t) {
  return token_opens(t) || token_is(t, "function");
}

static void find_brackets(auditing *a) {
  const tokens *all = &a->tokens;
  size_t *open = ARENA_ARRAY(sandbox_scratch(a->L), all->n + 1, size_t), depth = 0;
  a->brackets = ARENA_ARRAY(sandbox_scratch(a->L), all->n + TOKENS_BEHIND, size_t);
  for (size_t i = 0; i < all->n; i++) {
    const token *t = &all->at[i];
    const bool closes = depth > 0 && t->match == open[depth - 1] && t->match != i;
    if (closes) depth--;
    a->brackets[i] = depth > 0 ? open[depth - 1] : SIZE_MAX;
    if (opens(t)) open[depth++] = i;
  }
}

/* What stands behind the line in which the file ended: it never ran. */
static const char *find_unread(const tokens *all, uint32_t ended) {
  text rest = all->source;
  for (uint32_t i = 0; i < ended && rest.len > 0; i++) tokens_cut_line(&rest);
  return ended > 0 ? rest.at : all->source.at + all->source.len;
}

static int open_state(lua_State *L) {
  lua_gc(L, LUA_GCSTOP);
  language_set(L, lua_touserdata(L, 1));
  env_open(L);
  piece_open(L);
  return 0;
}

static int run_audit(lua_State *L) {
  const audit *asked = lua_touserdata(L, 1);
  auditing a = {.L = L,
                .rules = asked->rules,
                .file = asked->file,
                .tokens = tokens_read(L, asked->file->source),
                .tell = asked->tell,
                .payload = asked->payload};
  a.is_answer = ARENA_ARRAY(sandbox_scratch(L), a.tokens.n + TOKENS_BEHIND, bool);
  find_brackets(&a);
  a.unread = find_unread(&a.tokens, asked->file->ended);
  audit_words(&a);
  audit_texts(&a);
  audit_params(&a);
  return 0;
}

static void free_sandbox(void *resource) {
  sandbox_free(resource);
}

void script_audit(const ruleset *rs, const rule_file *files, size_t n, const kolua_limits *limits, arena *scratch,
                  audit_tell_fn *tell, void *payload) {
  language lang = {.arena = scratch, .known = rs, .model = rs->model};
  sandbox *sb = sandbox_new(scratch->mem, limits);
  if (sb == NULL) mem_full(scratch->mem);
  arena_defer(scratch, free_sandbox, sb);
  sandbox_end end = sandbox_run(sb, SANDBOX_BUILD, open_state, &lang);
  for (size_t i = 0; i < n && end.status == SANDBOX_OK; i++) {
    audit asked = {rs, &files[i], tell, payload};
    if (!files[i].is_lua) continue;
    end = sandbox_run(sb, SANDBOX_LOAD, run_audit, &asked);
    if (end.status != SANDBOX_LIMIT) continue;
    tell(payload, &files[i], CODE_LIMIT, true, (place){.file = files[i].name}, end.message);
    end.status = SANDBOX_OK;
  }
  if (end.status == SANDBOX_NOMEM) mem_full(scratch->mem);
  arena_settle(scratch, sb);
}
