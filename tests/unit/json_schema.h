/* json_schema.h: a value against a JSON Schema draft-07, as far as kolua's own schemas go. A keyword that is not known here fails the
** test: nothing is passed over. */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H

#include "library.h"

#include <regex.h>

typedef struct json_schema {
  const value *root;
  arena *arena;
} json_schema;

static inline bool schema_holds(const json_schema *s, const value *rule, const value *v);

static inline bool schema_is_number(const value *v) {
  return v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER;
}

static inline bool schema_same(const value *a, const value *b) {
  if (schema_is_number(a) && schema_is_number(b)) return kolua_value_number(a) >= kolua_value_number(b) && kolua_value_number(a) <= kolua_value_number(b);
  if (a->type != b->type) return false;
  return a->type == KOLUA_BOOL ? a->as.boolean == b->as.boolean : a->type == KOLUA_NULL || text_equal(value_text(a), value_text(b));
}

static inline bool schema_is_type(text name, const value *v) {
  static const char *const names[] = {"null", "boolean", "integer", "number", "string", "array", "object"};
  if (text_is(name, "number")) return schema_is_number(v);
  return text_is(name, names[v->type]);
}

static inline bool schema_matches(const json_schema *s, text pattern, text t) {
  regex_t compiled;
  const char *z = text_copy(s->arena, t).at;
  assert_int_equal(regcomp(&compiled, text_copy(s->arena, pattern).at, REG_EXTENDED | REG_NOSUB), 0);
  const bool matches = regexec(&compiled, z, 0, NULL, 0) == 0;
  regfree(&compiled);
  return matches;
}

/* "#/definitions/Case" */
static inline const value *schema_at(const json_schema *s, text path) {
  const value *at = s->root;
  for (size_t i = 2; i <= path.len; i++) {
    const char *slash = i < path.len ? memchr(path.at + i, '/', path.len - i) : NULL;
    const size_t end = slash != NULL ? (size_t)(slash - path.at) : path.len;
    at = value_get(at, (text){path.at + i, end - i});
    if (at == NULL) fail_msg("%.*s leads nowhere", SPELT(path));
    i = end;
  }
  return at;
}

static inline size_t schema_count(const json_schema *s, const value *rules, const value *v) {
  size_t n = 0;
  for (uint32_t i = 0; i < rules->len; i++) n += schema_holds(s, &rules->as.items[i], v);
  return n;
}

static inline bool schema_is_one_of(const value *words, const value *v) {
  for (uint32_t i = 0; i < words->len; i++)
    if (schema_same(&words->as.items[i], v)) return true;
  return false;
}

static inline bool schema_has_type(const value *types, const value *v) {
  if (types->type == KOLUA_STRING) return schema_is_type(value_text(types), v);
  for (uint32_t i = 0; i < types->len; i++)
    if (schema_is_type(value_text(&types->as.items[i]), v)) return true;
  return false;
}

/* Each member by its own schema, by those of the patterns, else by that of the others. */
static inline bool schema_members_hold(const json_schema *s, const value *rule, const value *v) {
  const value *own = value_get(rule, TEXT("properties")), *patterns = value_get(rule, TEXT("patternProperties"));
  const value *others = value_get(rule, TEXT("additionalProperties"));
  for (uint32_t i = 0; i < v->len; i++) {
    const member *m = value_member(v, i);
    const value *found = own != NULL ? value_get(own, *m->key) : NULL;
    bool is_known = found != NULL;
    if (found != NULL && !schema_holds(s, found, &m->value)) return false;
    for (uint32_t k = 0; patterns != NULL && k < patterns->len; k++) {
      if (!schema_matches(s, *value_member(patterns, k)->key, *m->key)) continue;
      is_known = true;
      if (!schema_holds(s, &value_member(patterns, k)->value, &m->value)) return false;
    }
    if (!is_known && others != NULL && !schema_holds(s, others, &m->value)) return false;
  }
  return true;
}

static inline bool schema_names_hold(const json_schema *s, const value *rule, const value *v) {
  for (uint32_t i = 0; i < v->len; i++) {
    value name;
    value_set_string(&name, s->arena, *value_member(v, i)->key, false);
    if (!schema_holds(s, rule, &name)) return false;
  }
  return true;
}

static inline bool schema_has_all(const value *names, const value *v) {
  for (uint32_t i = 0; i < names->len; i++)
    if (value_get(v, value_text(&names->as.items[i])) == NULL) return false;
  return true;
}

static inline bool schema_items_hold(const json_schema *s, const value *rule, const value *v) {
  for (uint32_t i = 0; i < v->len; i++)
    if (!schema_holds(s, rule, &v->as.items[i])) return false;
  return true;
}

static inline bool schema_if_holds(const json_schema *s, const value *schema, const value *v) {
  return !schema_holds(s, value_get(schema, TEXT("if")), v) || schema_holds(s, value_get(schema, TEXT("then")), v);
}

static inline bool schema_keyword_holds(const json_schema *s, const value *schema, text key, const value *rule, const value *v) {
  static const char *const silent[] = {"$schema", "$id", "title", "description", "default", "examples", "format", "definitions", "then"};
  const bool is_map = v->type == KOLUA_MAP, is_list = v->type == KOLUA_LIST, is_text = v->type == KOLUA_STRING;
  const bool is_number = schema_is_number(v);
  const double limit = kolua_value_number(rule), n = kolua_value_number(v);
  for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
    if (text_is(key, silent[i])) return true;
  if (text_is(key, "type")) return schema_has_type(rule, v);
  if (text_is(key, "const")) return schema_same(rule, v);
  if (text_is(key, "enum")) return schema_is_one_of(rule, v);
  if (text_is(key, "allOf")) return schema_count(s, rule, v) == rule->len;
  if (text_is(key, "anyOf")) return schema_count(s, rule, v) > 0;
  if (text_is(key, "oneOf")) return schema_count(s, rule, v) == 1;
  if (text_is(key, "if")) return schema_if_holds(s, schema, v);
  if (text_is(key, "properties")) return !is_map || schema_members_hold(s, schema, v);
  if (text_is(key, "patternProperties") || text_is(key, "additionalProperties")) return !is_map || schema_members_hold(s, schema, v);
  if (text_is(key, "propertyNames")) return !is_map || schema_names_hold(s, rule, v);
  if (text_is(key, "required")) return !is_map || schema_has_all(rule, v);
  if (text_is(key, "minProperties")) return !is_map || v->len >= limit;
  if (text_is(key, "items")) return !is_list || schema_items_hold(s, rule, v);
  if (text_is(key, "minItems")) return !is_list || v->len >= limit;
  if (text_is(key, "maxItems")) return !is_list || v->len <= limit;
  if (text_is(key, "pattern")) return !is_text || schema_matches(s, value_text(rule), value_text(v));
  if (text_is(key, "minimum")) return !is_number || n >= limit;
  if (text_is(key, "maximum")) return !is_number || n <= limit;
  if (text_is(key, "exclusiveMinimum")) return !is_number || n > limit;
  if (text_is(key, "exclusiveMaximum")) return !is_number || n < limit;
  fail_msg("a keyword that is not tested: %.*s", SPELT(key));
  return false;
}

static inline bool schema_holds(const json_schema *s, const value *schema, const value *v) {
  if (schema->type == KOLUA_BOOL) return schema->as.boolean;
  const value *reference = value_get(schema, TEXT("$ref"));
  if (reference != NULL) return schema_holds(s, schema_at(s, value_text(reference)), v);
  for (uint32_t i = 0; i < schema->len; i++) {
    const member *m = value_member(schema, i);
    if (!schema_keyword_holds(s, schema, *m->key, &m->value, v)) return false;
  }
  return true;
}

#endif
