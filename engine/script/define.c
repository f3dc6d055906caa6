/* define.c: rule "id" { ... } and part "name" { ... }: what a table of entries defines.
**
** A rule whose table has mistakes is not added, so that its follies are told once; whether what it measures fits
** what it demands, and the fields it names, ruleset_resolve() checks. In a session only the function of a rule is
** kept. */
#include "script/chains.h"
#include "script/entry.h"

#include <string.h>

static const char *const PART_KEYS[] = {"each",   "where", "when", "measure", "demand", "parts",
                                        "absent", "label", "unit", "message", "remedy"};
static const char *const RULE_KEYS[] = {
    "on",   "title",   "reason",     "remedy", "severity", "weight", "source", "wording",
    "from", "until",   "warn_until", "dated",  "params",   "check",  "each",   "where",
    "when", "measure", "demand",     "parts",  "absent",   "label",  "unit",   "message",
};
/* What a function judges by itself. */
static const char *const NOT_FOR_FUNCTIONS[] = {"each",   "where", "measure", "demand", "parts",
                                                "absent", "label", "unit",    "message"};
static const char *const PARAM_KEYS[] = {"default", "unit", "min", "max"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

const word_keys *language_keys(size_t *n) {
  static const word_keys all[] = {{"rule", RULE_KEYS, COUNT(RULE_KEYS)},
                                  {"part", PART_KEYS, COUNT(PART_KEYS)},
                                  {"param", PARAM_KEYS, COUNT(PARAM_KEYS)}};
  *n = COUNT(all);
  return all;
}

/* ---- names */

static bool is_part_name(text name) {
  return rule_id_is_valid(name) && memchr(name.at, '.', name.len) == NULL && !text_is(name, "warn") &&
         !text_is(name, "fail");
}

/* ---- demands */

static bool take_demand(entries *e, int index, demand *out) {
  piece *p = piece_check(e->L, index);
  if (p != NULL && p->kind == PIECE_DEMAND) {
    piece_use(p);
    *out = p->demand;
    return true;
  }
  e->ok = false;
  if (p == NULL || p->kind != PIECE_BROKEN)
    entries_complain(e, CODE_TYPE, "demand",
                     "demand must be a demand as in at_most { warn = ..., fail = ... }, or a list of them, not %s",
                     piece_word(e->L, index));
  return false;
}

static void take_demand_list(entries *e, part *out) {
  const size_t n = table_list(e->L, -1);
  if (n == SIZE_MAX || n == 0) {
    entries_complain(e, CODE_TYPE, "demand", "demand must be a demand or a list { a, b, ... } of them");
    return;
  }
  out->demands = ARENA_ARRAY(e->lang->arena, n, demand);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(e->L, -1, (lua_Integer)i + 1);
    if (take_demand(e, -1, &out->demands[out->n_demands])) out->n_demands++;
    lua_pop(e->L, 1);
  }
}

static void take_demands(entries *e, part *out) {
  if (!entries_push(e, "demand")) return;
  if (lua_type(e->L, -1) == LUA_TTABLE) {
    take_demand_list(e, out);
  } else {
    out->demands = ARENA_NEW(e->lang->arena, demand);
    if (take_demand(e, -1, out->demands)) out->n_demands = 1;
  }
  lua_pop(e->L, 1);
}

/* ---- parts */

bool part_take(lua_State *L, int index, place at, const char *key, part *out) {
  piece *p = piece_check(L, index);
  if (p != NULL && p->kind == PIECE_BROKEN) return false;
  if (p == NULL || p->kind != PIECE_PART) {
    language_complain(L, CODE_TYPE, language_key_place(L, at, key),
                      "a part is wanted, as in part \"name\" { ... }, not %s", piece_word(L, index));
    return false;
  }
  if (p->pending->is_used) {
    language_complain(L, CODE_TWICE, language_key_place(L, at, key),
                      "part '%.*s' stands in another list of parts already", SPELT(p->parts->name));
    return false;
  }
  piece_use(p);
  *out = *p->parts;
  return true;
}

static void take_part_list(entries *e, part *out) {
  const size_t n = table_list(e->L, -1);
  if (n == SIZE_MAX || n == 0) {
    entries_complain(e, CODE_TYPE, "parts", "parts must be a list { part \"name\" { ... }, ... } or any_of { ... }");
    return;
  }
  out->parts = ARENA_ARRAY(e->lang->arena, n, part);
  for (size_t i = 0; i < n; i++) {
    lua_rawgeti(e->L, -1, (lua_Integer)i + 1);
    if (part_take(e->L, -1, e->at, "parts", &out->parts[out->n_parts])) out->n_parts++;
    else e->ok = false;
    lua_pop(e->L, 1);
  }
}

static void take_parts(entries *e, part *out) {
  if (!entries_push(e, "parts")) return;
  const piece *p = piece_check(e->L, -1);
  if (p != NULL && p->kind == PIECE_PARTS) {
    out->combine = COMBINE_BEST;
    out->parts = p->parts;
    out->n_parts = p->n_parts;
  } else if (p != NULL && p->kind == PIECE_BROKEN) {
    e->ok = false;
  } else if (p == NULL && lua_type(e->L, -1) == LUA_TTABLE) {
    take_part_list(e, out);
  } else {
    entries_complain(e, CODE_TYPE, "parts",
                     "parts must be a list { part \"name\" { ... }, ... } or any_of { ... }, not %s",
                     piece_word(e->L, -1));
  }
  lua_pop(e->L, 1);
}

/* ---- what is told */

static bool is_known_placeholder(text name) {
  return text_is(name, "label") || text_is(name, "value") || text_is(name, "warn") || text_is(name, "fail") ||
         text_is(name, "missing") || memchr(name.at, '.', name.len) != NULL;
}

static void check_placeholders(entries *e, const label *l, const char *outcome) {
  size_t n[KOLUA_LANGS];
  const text *names[KOLUA_LANGS];
  for (size_t i = 0; i < KOLUA_LANGS; i++) names[i] = placeholder_names(e->L, l->in[i], &n[i]);
  bool same = n[KOLUA_EN] == n[KOLUA_VI];
  for (size_t i = 0; same && i < n[KOLUA_EN]; i++) same = text_equal(names[KOLUA_EN][i], names[KOLUA_VI][i]);
  if (!same)
    entries_complain(e, CODE_PLACEHOLDER, "message",
                     "the message for '%s' has other {placeholders} in 'vi' than in 'en'", outcome);
  for (size_t i = 0; i < n[KOLUA_EN]; i++)
    if (!is_known_placeholder(names[KOLUA_EN][i]))
      entries_complain(e, CODE_PLACEHOLDER, "message",
                       "unknown placeholder {%.*s}: there are {label} {value} {warn} {fail} {missing} and paths",
                       SPELT(names[KOLUA_EN][i]));
}

static void take_messages(entries *e, part *out) {
  static const kolua_outcome TOLD[] = {KOLUA_OUTCOME_PASS, KOLUA_OUTCOME_WARN, KOLUA_OUTCOME_FAIL,
                                       KOLUA_OUTCOME_UNKNOWN};
  const char *keys[COUNT(TOLD)];
  if (!entries_push(e, "message")) return;
  for (size_t i = 0; i < COUNT(TOLD); i++) keys[i] = kolua_outcome_name(TOLD[i]);
  entries inner = entries_open(e->L, -1, language_key_place(e->L, e->at, "message"), e->who, keys, COUNT(TOLD));
  for (size_t i = 0; i < COUNT(TOLD); i++) {
    if (!entries_push(&inner, keys[i])) continue;
    if (label_take(&inner, -1, keys[i], &out->message[TOLD[i]]))
      check_placeholders(&inner, &out->message[TOLD[i]], keys[i]);
    lua_pop(e->L, 1);
  }
  if (!inner.ok) e->ok = false;
  lua_pop(e->L, 1);
}

static void take_absent(entries *e, part *out) {
  static const text WORDS[] = {{"fail", 4}, {"warn", 4}, {"skip", 4}};
  static const kolua_outcome OUTCOMES[] = {KOLUA_OUTCOME_FAIL, KOLUA_OUTCOME_WARN, KOLUA_OUTCOME_SKIPPED};
  const int choice = entries_choice(e, "absent", WORDS, COUNT(WORDS));
  out->has_absent = choice >= 0;
  if (choice >= 0) out->absent = OUTCOMES[choice];
}

static void take_part(entries *e, part *out) {
  out->at = e->at;
  out->each = entries_expr(e, "each");
  out->where = entries_condition(e, "where");
  out->when = entries_condition(e, "when");
  out->measure = entries_expr(e, "measure");
  take_demands(e, out);
  take_parts(e, out);
  take_absent(e, out);
  entries_label(e, "label", &out->label);
  entries_label(e, "remedy", &out->remedy);
  take_messages(e, out);
  entries_text(e, "unit", &out->unit_name);
}

/* ---- part "name" { ... } */

static int word_part_table(lua_State *L) {
  const piece *head = piece_take_head(L);
  entries e = entries_open(L, 1, head->at, text_format(sandbox_scratch(L), "part '%.*s'", SPELT(head->name)), PART_KEYS,
                           COUNT(PART_KEYS));
  part *made = ARENA_NEW(e.lang->arena, part);
  made->name = head->name;
  take_part(&e, made);
  if (!e.ok || !is_part_name(made->name)) return piece_push_broken(L);
  piece_push_part(L, made);
  return 1;
}

static int word_part(lua_State *L) {
  return piece_push_head(L, "part", is_part_name,
                         "part takes a name of lower-case letters, digits, _ and -, not 'warn' or 'fail'",
                         word_part_table);
}

/* ---- rule "id" { ... } */

static void take_subject(entries *e, rule *out) {
  if (!entries_push(e, "on")) {
    entries_complain(e, CODE_MISSING, NULL, "'on' is missing: which subject does the rule judge?");
    return;
  }
  const piece *p = piece_check(e->L, -1);
  if (p != NULL && p->kind == PIECE_EXPR && p->expr->op == OP_PATH && p->expr->n_names == 0 &&
      !text_is(p->expr->root, "case")) {
    out->on = p->expr->root;
  } else if (p != NULL && p->kind == PIECE_BROKEN) {
    e->ok = false;
  } else {
    entries_complain(e, CODE_TYPE, "on", "on must be a subject, as subject \"name\" gives it, not %s",
                     piece_word(e->L, -1));
  }
  lua_pop(e->L, 1);
}

static void take_texts(entries *e, rule *out) {
  entries_label(e, "title", &out->title);
  if (!entries_push(e, "title"))
    entries_complain(e, CODE_MISSING, NULL, "'title' is missing: write title = { vi = ..., en = ... }");
  else lua_pop(e->L, 1);
  entries_label(e, "reason", &out->reason);
  entries_label(e, "wording", &out->wording);
  out->remedy = out->root.remedy;
}

static void take_importance(entries *e, rule *out) {
  static const text WORDS[] = {{"minor", 5}, {"major", 5}, {"critical", 8}};
  static const kolua_severity SEVERITIES[] = {KOLUA_MINOR, KOLUA_MAJOR, KOLUA_CRITICAL};
  const int choice = entries_choice(e, "severity", WORDS, COUNT(WORDS));
  out->severity = choice >= 0 ? SEVERITIES[choice] : KOLUA_MAJOR;
  out->weight = 1;
  if (entries_number(e, "weight", &out->weight) && out->weight < 0)
    entries_complain(e, CODE_TYPE, "weight", "weight must not be negative");
}

static void take_sources(entries *e, rule *out) {
  if (!entries_push(e, "source")) return;
  const size_t n = lua_type(e->L, -1) == LUA_TTABLE ? table_list(e->L, -1) : SIZE_MAX;
  if (n == SIZE_MAX) {
    entries_complain(e, CODE_TYPE, "source", "source must be a list of names: { \"...\", ... }");
    lua_pop(e->L, 1);
    return;
  }
  text *names = ARENA_ARRAY(e->lang->arena, n + 1, text);
  for (size_t i = 0; i < n; i++) {
    text name = {0};
    lua_rawgeti(e->L, -1, (lua_Integer)i + 1);
    if (!text_take(e->L, -1, &name))
      entries_complain(e, CODE_TYPE, "source", "a source must be text, not %s", piece_word(e->L, -1));
    names[i] = text_copy(e->lang->arena, name);
    lua_pop(e->L, 1);
  }
  out->source = names;
  out->n_source = n;
  lua_pop(e->L, 1);
}

static void take_dates(entries *e, rule *out) {
  out->has_from = entries_day(e, "from", &out->from);
  out->has_until = entries_day(e, "until", &out->until);
  out->has_warn_until = entries_day(e, "warn_until", &out->warn_until);
  if (out->has_from && out->has_until && out->until <= out->from)
    entries_complain(e, CODE_TYPE, "until", "until must be later than from");
  out->dated = entries_expr(e, "dated");
}

static void take_param_range(entries *e, parameter *out) {
  entries_text(e, "unit", &out->unit_name);
  out->has_min = entries_number(e, "min", &out->min);
  out->has_max = entries_number(e, "max", &out->max);
  if (out->has_min && out->has_max && out->min > out->max)
    entries_complain(e, CODE_POLICY, "min", "min must not be above max");
}

static parameter *take_param(entries *outer, text rule_id, text name) {
  lua_State *L = outer->L;
  const char *why = NULL, *who = text_format(sandbox_scratch(L), "%.*s.%.*s", SPELT(rule_id), SPELT(name));
  const place at = language_key_place(L, outer->at, name.at);
  entries e = entries_open(L, -1, at, who, PARAM_KEYS, COUNT(PARAM_KEYS));
  parameter *out = ARENA_NEW(e.lang->arena, parameter);
  *out = (parameter){.id = text_copy(e.lang->arena, text_of(who)), .at = at};
  take_param_range(&e, out);
  if (entries_push(&e, "default")) {
    out->root = cell_take(L, -1, at, &why);
    if (out->root == NULL) entries_complain(&e, CODE_TYPE, "default", "default: %s", why);
    lua_pop(L, 1);
  } else if (e.ok) {
    entries_complain(&e, CODE_MISSING, NULL,
                     "'default' is missing: write { default = ..., unit = ..., min = ..., max = ... }");
  }
  if (!e.ok) outer->ok = false;
  return e.ok ? out : NULL;
}

static void take_params(entries *e, rule *out) {
  if (!entries_push(e, "params")) return;
  size_t n = 0, others = 1;
  const text *names = lua_type(e->L, -1) == LUA_TTABLE ? table_names(e->L, -1, &n, &others) : NULL;
  if (others > 0) entries_complain(e, CODE_TYPE, "params", "params must be { name = { default = ... }, ... }");
  out->params = ARENA_ARRAY(e->lang->arena, n + 1, parameter *);
  for (size_t i = 0; i < n; i++) {
    if (!is_part_name(names[i]) && !text_is(names[i], "warn") && !text_is(names[i], "fail")) {
      entries_complain(e, CODE_TYPE, "params", "'%.*s' is no name of a parameter: lower-case letters, digits, _ and -",
                       SPELT(names[i]));
      continue;
    }
    lua_pushlstring(e->L, names[i].at, names[i].len);
    lua_rawget(e->L, -2);
    parameter *param = take_param(e, out->id, names[i]);
    if (param != NULL) out->params[out->n_params++] = param;
    lua_pop(e->L, 1);
  }
  lua_pop(e->L, 1);
}

static void take_function(entries *e, rule *out) {
  if (!entries_push(e, "check")) {
    if (entries_push(e, "params")) {
      entries_complain(e, CODE_POLICY, "params",
                       "params are for a function, and there is no 'check': write parameter \"id\" { ... }");
      lua_pop(e->L, 1);
    }
    return;
  }
  out->is_function = true;
  if (!lua_isfunction(e->L, -1) || lua_iscfunction(e->L, -1))
    entries_complain(e, CODE_TYPE, "check", "check must be function(subject, case, params) ... end, not %s",
                     piece_word(e->L, -1));
  lua_pop(e->L, 1);
  for (size_t i = 0; i < COUNT(NOT_FOR_FUNCTIONS); i++) {
    const char *key = NOT_FOR_FUNCTIONS[i];
    if (!entries_push(e, key)) continue;
    entries_complain(e, CODE_POLICY, key, "a rule is judged by 'check' or by '%s', not by both", key);
    lua_pop(e->L, 1);
  }
}

/* Where its text stands, and what that says it can answer. */
static void keep_body(lua_State *L, rule *r, uint32_t line) {
  const language *lang = language_of(L);
  const tokens *all = lang->tokens;
  const size_t first = tokens_function(all, language_line(lang, line));
  if (first == 0) return;
  const text last = all->at[all->at[first].match].text, start = all->at[first].text;
  r->body = (text){start.at, (size_t)(last.at + last.len - start.at)};
  sandbox_charge(L, all->n);
  r->answers = tokens_answers(all, first, sandbox_scratch(L));
}

/* The fields that the function names. It is wrong only where it would be so when it runs. */
static void check_function(entries *e, rule *r) {
  lua_Debug ar;
  const size_t before = e->lang->complaints;
  entries_push(e, "check");
  lua_getinfo(e->L, ">S", &ar);
  chains_check(e->L, r, (uint32_t)ar.linedefined);
  keep_body(e->L, r, (uint32_t)ar.linedefined);
  if (e->lang->complaints > before) e->ok = false;
}

static rule *take_rule(entries *e, text id, place at) {
  rule *out = ARENA_NEW(e->lang->arena, rule);
  *out = (rule){.id = id, .pack = e->lang->file->pack, .at = at};
  take_subject(e, out);
  take_part(e, &out->root);
  take_texts(e, out);
  take_importance(e, out);
  take_sources(e, out);
  take_dates(e, out);
  take_function(e, out);
  if (out->is_function) take_params(e, out);
  return out;
}

static void keep_function(lua_State *L, text id) {
  if (lua_type(L, 1) != LUA_TTABLE) return;
  lua_pushliteral(L, "check");
  lua_rawget(L, 1);
  if (lua_isfunction(L, -1)) call_keep(L, id);
  else lua_pop(L, 1);
}

static int word_rule_table(lua_State *L) {
  language *lang = language_of(L);
  const piece *head = piece_take_head(L);
  if (lang->in_session) {
    keep_function(L, head->name);
    return 0;
  }
  entries e = entries_open(L, 1, head->at, head->name.at, RULE_KEYS, COUNT(RULE_KEYS));
  rule *made = take_rule(&e, head->name, head->at);
  lang->has_complaint = false;
  if (made->is_function && e.ok) check_function(&e, made);
  if (!e.ok || !rule_id_is_valid(made->id)) return 0;
  if (ruleset_add_rule(lang->rs, made, lang->problems) != KOLUA_OK) lang->complaints++;
  else if (made->is_function) lang->has_functions = true;
  return 0;
}

static int word_rule(lua_State *L) {
  return piece_push_head(L, "rule", rule_id_is_valid,
                         "rule takes an id of words with dots: rule \"pack.topic.name\" { ... }", word_rule_table);
}

void rule_add(lua_State *L) {
  lua_pushcfunction(L, word_rule);
  lua_setfield(L, -2, "rule");
  lua_pushcfunction(L, word_part);
  lua_setfield(L, -2, "part");
}
