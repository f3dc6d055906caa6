/* limits.c: one table of the limits: name, place, what it bounds. */
#include "cli/limits.h"

#include "cli/memory.h"
#include "cli/nearest.h"
#include "cli/say.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct limit {
  const char *name;
  size_t field, size;
  const char *line;
} limit;

#define LIMIT(name, field, line) \
  { name, offsetof(kolua_limits, field), sizeof(((kolua_limits *)0)->field), line }

static const limit table[] = {
    LIMIT("rule-steps", rule_steps, "steps of a rule's function on one subject"),
    LIMIT("rule-ms", rule_ms, "milliseconds of a rule's function on one subject"),
    LIMIT("load-ms", load_ms, "milliseconds of loading one rule file"),
    LIMIT("script-memory", script_memory, "bytes of one Lua state"),
    LIMIT("script-block", script_block, "bytes of one text or table in Lua"),
    LIMIT("source-size", source_size, "bytes of one rule file"),
    LIMIT("data-size", data_size, "bytes of one data file"),
    LIMIT("record-size", record_size, "bytes of one record"),
    LIMIT("depth", depth, "levels of nested data"),
    LIMIT("nodes", nodes, "values in one data file"),
    LIMIT("scalar-size", scalar_size, "bytes of one value"),
    LIMIT("key-size", key_size, "bytes of one key"),
    LIMIT("columns", columns, "columns of a CSV file"),
};
enum { N_LIMITS = sizeof table / sizeof table[0] };

static unsigned long long value_of(const kolua_limits *limits, const limit *l) {
  const char *at = (const char *)limits + l->field;
  uint32_t narrow;
  uint64_t wide;
  if (l->size == sizeof narrow) return memcpy(&narrow, at, sizeof narrow), narrow;
  return memcpy(&wide, at, sizeof wide), wide;
}

static bool set(kolua_limits *limits, const limit *l, unsigned long long n) {
  char *at = (char *)limits + l->field;
  const uint32_t narrow = (uint32_t)n;
  const uint64_t wide = n;
  if (n == 0 || (l->size == sizeof narrow && n > UINT32_MAX)) return false;
  if (l->size == sizeof narrow) memcpy(at, &narrow, sizeof narrow);
  else memcpy(at, &wide, sizeof wide);
  return true;
}

static const limit *find(const char *name) {
  for (const limit *l = table; l < table + N_LIMITS; l++)
    if (strcmp(l->name, name) == 0) return l;
  return NULL;
}

static void refuse_name(const char *name) {
  nearest n = {.word = name};
  for (const limit *l = table; l < table + N_LIMITS; l++) nearest_try(&n, l->name);
  say("there is no limit '%s'%s", name, nearest_hint(&n, ""));
}

static bool read_one(kolua_limits *out, const char *word) {
  const char *equals = strchr(word, '=');
  const char *name = equals != NULL ? memory_format("%.*s", (int)(equals - word), word) : word;
  const limit *l = find(name);
  if (l == NULL) {
    refuse_name(name);
    return false;
  }
  char *end = NULL;
  errno = 0;
  const bool is_number = equals != NULL && equals[1] >= '0' && equals[1] <= '9';
  const unsigned long long n = is_number ? strtoull(equals + 1, &end, 10) : 0;
  if (is_number && *end == '\0' && errno == 0 && set(out, l, n)) return true;
  kolua_limits usual = {0};
  kolua_limits_fill(&usual);
  say("--limit %s takes a whole number above 0, as in %s=%llu", name, name, value_of(&usual, l));
  return false;
}

bool limits_read(kolua_limits *out, const list *words) {
  bool is_right = true;
  for (size_t i = 0; i < words->count; i++) is_right = read_one(out, words->at[i]) && is_right;
  return is_right;
}

void limits_print(output *o) {
  kolua_limits limits = {0};
  kolua_limits_fill(&limits);
  output_print(o, "limits\n");
  for (const limit *l = table; l < table + N_LIMITS; l++)
    output_print(o, "  %-14s %10llu  %s\n", l->name, value_of(&limits, l), l->line);
}
