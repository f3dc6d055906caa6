/* ruleset.c: the rules and parameters of a policy, and setting their thresholds and cells by name. */
#include "base/number.h"
#include "data/meant.h"
#include "rule/plan.h"

#include <stdlib.h>
#include <string.h>

enum { PART_DEPTH = 8 };

void ruleset_init(ruleset *rs, arena *a) {
  *rs = (ruleset){.arena = a};
}

static void *push(arena *a, void *items, size_t n, size_t size) {
  const bool is_full = n == 0 || (n >= 8 && (n & (n - 1)) == 0); /* room doubles at 8, 16, 32, ... */
  if (!is_full) return items;
  return arena_grow(a, items, n * size, (n < 8 ? 8 : n * 2) * size);
}

/* ---- thresholds: the bounds of a rule's demands, by name */

static text joined(arena *a, text prefix, text name) {
  if (name.len == 0) return prefix;
  return text_of(text_format(a, "%.*s.%.*s", (int)prefix.len, prefix.at, (int)name.len, name.at));
}

static const threshold *find_threshold(const rule *r, text name) {
  for (size_t i = 0; i < r->n_thresholds; i++)
    if (text_equal(r->thresholds[i].name, name)) return &r->thresholds[i];
  return NULL;
}

static kolua_status add_threshold(ruleset *rs, rule *r, const part *owner, text prefix, const char *which,
                                  const expr **bound, place at, problems *p) {
  if (*bound == NULL) return KOLUA_OK;
  const text name = joined(rs->arena, prefix, text_of(which));
  if (find_threshold(r, name) != NULL)
    return problem_add_as(p, CODE_TWICE, KOLUA_EPOLICY, at,
                          "two thresholds are named %s: put the demands into parts of their own", name.at);
  r->thresholds = push(rs->arena, r->thresholds, r->n_thresholds, sizeof *r->thresholds);
  r->thresholds[r->n_thresholds++] = (threshold){.name = name, .bound = bound, .part = owner, .origin = (*bound)->at};
  return KOLUA_OK;
}

static kolua_status collect_thresholds(ruleset *rs, rule *r, part *owner, text prefix, int depth, problems *p) {
  if (depth > PART_DEPTH)
    return problem_add_as(p, CODE_LIST, KOLUA_EPOLICY, owner->at, "parts are nested deeper than %d", PART_DEPTH);
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < owner->n_demands; i++) {
    demand *d = &owner->demands[i];
    if (add_threshold(rs, r, owner, prefix, "warn", &d->warn, d->at, p)) status = KOLUA_EPOLICY;
    if (add_threshold(rs, r, owner, prefix, "fail", &d->fail, d->at, p)) status = KOLUA_EPOLICY;
  }
  for (size_t i = 0; i < owner->n_parts; i++)
    if (collect_thresholds(rs, r, &owner->parts[i], joined(rs->arena, prefix, owner->parts[i].name), depth + 1, p))
      status = KOLUA_EPOLICY;
  return status;
}

/* ---- adding and finding */

bool rule_is_below(text id, text prefix) {
  if (id.len < prefix.len || memcmp(id.at, prefix.at, prefix.len) != 0) return false;
  return id.len == prefix.len || id.at[prefix.len] == '.';
}

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool rule_id_is_valid(text id) {
  if (id.len == 0 || id.at[0] == '.' || id.at[id.len - 1] == '.') return false;
  for (size_t i = 0; i < id.len; i++) {
    if (id.at[i] == '.' ? id.at[i - 1] == '.' : !is_word_char(id.at[i])) return false;
  }
  return true;
}

static bool reads(const rule *r, const field *f) {
  if (r->is_function || r->plan == NULL) return true;
  for (const char *const *path = r->plan->fields; path != NULL && *path != NULL; path++)
    if (text_is(f->path, *path)) return true;
  return false;
}

bool ruleset_reads(const ruleset *rs, const subject *s, const field *f) {
  for (size_t i = 0; i < rs->n_rules; i++)
    if (rs->rules[i]->subject == s && reads(rs->rules[i], f)) return true;
  return false;
}

rule *ruleset_find(const ruleset *rs, text id) {
  for (size_t i = 0; i < rs->n_rules; i++)
    if (text_equal(rs->rules[i]->id, id)) return rs->rules[i];
  return NULL;
}

static int source_by_id(const void *a, const void *b) {
  const source *const *left = a, *const *right = b;
  return text_compare((*left)->id, (*right)->id);
}

void ruleset_set_sources(ruleset *rs, const source *sources, size_t n) {
  rs->sources = sources;
  rs->n_sources = n;
  rs->sources_by_id = ARENA_ARRAY(rs->arena, n + 1, const source *);
  for (size_t i = 0; i < n; i++) rs->sources_by_id[i] = &sources[i];
  if (n > 0) qsort(rs->sources_by_id, n, sizeof *rs->sources_by_id, source_by_id);
}

const source *ruleset_source(const ruleset *rs, text id) {
  size_t from = 0, to = rs->n_sources;
  while (from < to) {
    const size_t middle = from + (to - from) / 2;
    const int order = text_compare(id, rs->sources_by_id[middle]->id);
    if (order == 0) return rs->sources_by_id[middle];
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return NULL;
}

static parameter *find_parameter(const ruleset *rs, text id) {
  for (size_t i = 0; i < rs->n_parameters; i++)
    if (text_equal(rs->parameters[i]->id, id)) return rs->parameters[i];
  return NULL;
}

static kolua_status refuse_duplicate(const char *what, text id, place at, place first, problems *p) {
  return problem_add_as(p, CODE_TWICE, KOLUA_EPOLICY, at, "duplicate %s id '%.*s': it is defined at %s:%u already",
                        what, (int)id.len, id.at, first.file ? first.file : "?", first.line);
}

kolua_status ruleset_add_rule(ruleset *rs, rule *r, problems *p) {
  const rule *known = ruleset_find(rs, r->id);
  if (known != NULL) return refuse_duplicate("rule", r->id, r->at, known->at, p);
  rs->rules = push(rs->arena, rs->rules, rs->n_rules, sizeof *rs->rules);
  rs->rules[rs->n_rules++] = r;
  kolua_status status = collect_thresholds(rs, r, &r->root, r->id, 0, p);
  for (size_t i = 0; i < r->n_params; i++)
    if (ruleset_add_parameter(rs, r->params[i], p)) status = KOLUA_EPOLICY;
  return status;
}

kolua_status ruleset_add_parameter(ruleset *rs, parameter *param, problems *p) {
  const parameter *known = find_parameter(rs, param->id);
  if (known != NULL) return refuse_duplicate("parameter", param->id, param->at, known->at, p);
  rs->parameters = push(rs->arena, rs->parameters, rs->n_parameters, sizeof *rs->parameters);
  rs->parameters[rs->n_parameters++] = param;
  return KOLUA_OK;
}

text ruleset_suggest(const ruleset *rs, text id, arena *scratch) {
  text *ids = ARENA_ARRAY(scratch, rs->n_rules + 1, text);
  for (size_t i = 0; i < rs->n_rules; i++) ids[i] = rs->rules[i]->id;
  return text_nearest(id, ids, rs->n_rules, scratch);
}

/* ---- setting by name */

static bool is_below(text name, text prefix) {
  return name.len > prefix.len + 1 && memcmp(name.at, prefix.at, prefix.len) == 0 && name.at[prefix.len] == '.';
}

static threshold *threshold_of(const ruleset *rs, text name) {
  for (size_t i = 0; i < rs->n_rules; i++)
    if (is_below(name, rs->rules[i]->id)) {
      const threshold *t = find_threshold(rs->rules[i], name);
      if (t != NULL) return &rs->rules[i]->thresholds[t - rs->rules[i]->thresholds];
    }
  return NULL;
}

/* Ids may begin alike ("low", "low.more"): the longest that fits is meant. */
static const parameter *parameter_above(const ruleset *rs, text name) {
  const parameter *found = NULL;
  for (size_t i = 0; i < rs->n_parameters; i++) {
    const parameter *param = rs->parameters[i];
    const bool fits = text_equal(param->id, name) || is_below(name, param->id);
    if (fits && (found == NULL || param->id.len > found->id.len)) found = param;
  }
  return found;
}

static cell *find_entry(const cell *c, text key) {
  for (size_t i = 0; i < c->n; i++)
    if (text_equal(c->entries[i].key, key)) return c->entries[i].cell;
  return NULL;
}

static const char *type_word(int type) {
  static const char *const words[] = {"null", "a boolean", "a number", "a number", "text", "a list", "a map"};
  return words[type];
}

static bool is_number(const value *v) {
  return v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER;
}

static place place_of(const value *v, place otherwise) {
  return v->line != 0 ? (place){otherwise.file, v->line, v->column} : otherwise;
}

static const overridden *keep_setting(arena *a, const overridden *was) {
  overridden *kept = ARENA_NEW(a, overridden);
  *kept = *was;
  return kept;
}

/* ": write 0.2" of "20%", or nothing. */
static const char *advise_number(arena *a, const value *was, const value *v) {
  char room[NUMBER_ROOM];
  double n;
  const bool is_meant = is_number(was) && v->type == KOLUA_STRING && number_meant(&n, value_text(v), NULL);
  return is_meant ? text_format(a, ": write %s", number_write(n, true, room)) : "";
}

static kolua_status set_value(arena *a, cell *c, text name, const value *v, place where, problems *p) {
  if (v->type != c->value->type && !(is_number(v) && is_number(c->value)))
    return problem_add_as(p, CODE_TYPE, KOLUA_EPOLICY, where, "%.*s is %s, not %s%s", (int)name.len, name.at,
                          type_word(c->value->type), type_word(v->type), advise_number(a, c->value, v));
  c->earlier = keep_setting(a, &(overridden){.value = c->value, .origin = c->origin, .earlier = c->earlier});
  c->value = v;
  c->origin = where;
  return KOLUA_OK;
}

static kolua_status unknown_cell(const ruleset *rs, const cell *c, text name, text key, place where, problems *p) {
  text *keys = ARENA_ARRAY(rs->arena, c->n + 1, text);
  for (size_t i = 0; i < c->n; i++) keys[i] = c->entries[i].key;
  const text near = text_nearest(key, keys, c->n, rs->arena);
  return problem_add_as(p, CODE_KEY, KOLUA_EPOLICY, where, "%.*s has no entry '%.*s'%s", (int)name.len, name.at,
                        (int)key.len, key.at, text_hint(near, rs->arena));
}

static kolua_status set_cell(ruleset *rs, cell *c, text name, const value *v, place where, problems *p) {
  where = place_of(v, where);
  if (c->kind == CELL_VALUE) return set_value(rs->arena, c, name, v, where, p);
  if (v->type != KOLUA_MAP)
    return problem_add(p, KOLUA_EPOLICY, where, "%.*s is a table: name the entry to set", (int)name.len, name.at);
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < v->len; i++) {
    const member *m = value_member(v, i);
    cell *entry = find_entry(c, *m->key);
    const place key_place = member_place(m, where.file);
    kolua_status one = entry == NULL ? unknown_cell(rs, c, name, *m->key, key_place, p)
                                     : set_cell(rs, entry, joined(rs->arena, name, *m->key), &m->value, where, p);
    if (one != KOLUA_OK) status = one;
  }
  return status;
}

/* Follows the rest of a dotted name into a table's cells. An entry's key may itself hold dots, so the longest key that fits is taken. */
static kolua_status set_below(ruleset *rs, const parameter *param, text name, const value *v, place where,
                              problems *p) {
  cell *c = param->root;
  size_t at = param->id.len;
  while (at < name.len) {
    const text rest = {name.at + at + 1, name.len - at - 1};
    cell *next = NULL;
    size_t used = 0;
    for (size_t i = 0; i < c->n; i++) {
      const text key = c->entries[i].key;
      if (key.len >= used && (text_equal(rest, key) || is_below(rest, key))) {
        next = c->entries[i].cell;
        used = key.len;
      }
    }
    if (next == NULL) return unknown_cell(rs, c, (text){name.at, at}, rest, where, p);
    c = next;
    at += 1 + used;
  }
  return set_cell(rs, c, name, v, where, p);
}

static kolua_status set_threshold(ruleset *rs, threshold *t, const value *v, place where, problems *p) {
  if (v->type == KOLUA_MAP || v->type == KOLUA_NULL)
    return problem_add_as(p, CODE_TYPE, KOLUA_EPOLICY, where, "%.*s takes one value, not %s", (int)t->name.len,
                          t->name.at, type_word(v->type));
  t->earlier = keep_setting(rs->arena, &(overridden){.bound = *t->bound, .origin = t->origin, .earlier = t->earlier});
  *t->bound = expr_const(rs->arena, v, where);
  t->origin = where;
  return KOLUA_OK;
}

static bool names_something(const ruleset *rs, text name) {
  for (size_t i = 0; i < rs->n_rules; i++) {
    const rule *r = rs->rules[i];
    if (text_equal(r->id, name)) return true;
    for (size_t k = 0; k < r->n_thresholds; k++)
      if (is_below(r->thresholds[k].name, name)) return true;
  }
  for (size_t i = 0; i < rs->n_parameters; i++)
    if (is_below(rs->parameters[i]->id, name)) return true;
  return false;
}

bool ruleset_knows(const ruleset *rs, text name) {
  bool is_known = threshold_of(rs, name) != NULL || parameter_above(rs, name) != NULL || names_something(rs, name);
  for (size_t i = 0; i < rs->n_rules && !is_known; i++) is_known = rule_is_below(name, rs->rules[i]->id);
  return is_known;
}

/* ---- a name that nothing has */

typedef struct names {
  text *at;
  size_t n;
} names;

static names all_names(const ruleset *rs) {
  size_t n = rs->n_rules + rs->n_parameters;
  for (size_t i = 0; i < rs->n_rules; i++) n += rs->rules[i]->n_thresholds;
  names all = {ARENA_ARRAY(rs->arena, n + 1, text), 0};
  for (size_t i = 0; i < rs->n_rules; i++) {
    const rule *r = rs->rules[i];
    all.at[all.n++] = r->id;
    for (size_t k = 0; k < r->n_thresholds; k++) all.at[all.n++] = r->thresholds[k].name;
  }
  for (size_t i = 0; i < rs->n_parameters; i++) all.at[all.n++] = rs->parameters[i]->id;
  return all;
}

/* The rule that a name lies below: of several the one with the longest id. */
static const rule *rule_above(const ruleset *rs, text name) {
  const rule *found = NULL;
  for (size_t i = 0; i < rs->n_rules; i++) {
    const rule *r = rs->rules[i];
    if (is_below(name, r->id) && (found == NULL || r->id.len > found->id.len)) found = r;
  }
  return found;
}

/* "R.warn" of a rule whose thresholds belong to parts: those of that name. */
static names names_in_parts(const ruleset *rs, text name) {
  const rule *r = rule_above(rs, name);
  names found = {0};
  if (r == NULL) return found;
  found.at = ARENA_ARRAY(rs->arena, r->n_thresholds + 1, text);
  const char *last = text_format(rs->arena, "%.*s", SPELT(((text){name.at + r->id.len, name.len - r->id.len})));
  for (size_t k = 0; k < r->n_thresholds; k++)
    if (text_ends(r->thresholds[k].name, last)) found.at[found.n++] = r->thresholds[k].name;
  return found;
}

static const char *hint_at_names(const ruleset *rs, text name) {
  enum { SHOWN = 6 };
  const names parts = names_in_parts(rs, name), all = all_names(rs);
  if (parts.n < 2)
    return text_hint(parts.n == 1 ? parts.at[0] : text_nearest(name, all.at, all.n, rs->arena), rs->arena);
  buf out;
  buf_init(&out, rs->arena);
  for (size_t i = 0; i < parts.n && i < SHOWN; i++)
    buf_format(&out, "%s%.*s", i == 0 ? ": name one of " : ", ", SPELT(parts.at[i]));
  if (parts.n > SHOWN) buf_format(&out, " and %zu more", parts.n - SHOWN);
  return buf_text(&out).at;
}

static kolua_status unknown_name(const ruleset *rs, text name, place where, problems *p) {
  return problem_add_as(p, CODE_RULE, KOLUA_EPOLICY, where, "no rule, threshold or parameter is named '%.*s'%s",
                        SPELT(name), hint_at_names(rs, name));
}

kolua_status ruleset_set(ruleset *rs, text name, const value *v, place where, problems *p) {
  const place named_at = where;
  where = place_of(v, where);
  threshold *t = threshold_of(rs, name);
  const parameter *param = parameter_above(rs, name);
  if (t != NULL && (v->type != KOLUA_MAP || param == NULL)) return set_threshold(rs, t, v, where, p);
  if (param != NULL) return set_below(rs, param, name, v, where, p);
  if (!names_something(rs, name)) return unknown_name(rs, name, named_at, p);
  if (v->type != KOLUA_MAP)
    return problem_add(p, KOLUA_EPOLICY, where,
                       "'%.*s' has several thresholds: write { warn: ..., fail: ... } or name one", (int)name.len,
                       name.at);
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; i < v->len; i++) {
    const member *m = value_member(v, i);
    const place key_place = member_place(m, where.file);
    const kolua_status one = ruleset_set(rs, joined(rs->arena, name, *m->key), &m->value, key_place, p);
    if (one != KOLUA_OK) status = one;
  }
  return status;
}
