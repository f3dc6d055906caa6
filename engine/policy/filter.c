/* filter.c: see filter.h. */
#include "policy/filter.h"

#include <string.h>

bool glob_matches(text pattern, text t) {
  size_t p = 0, at = 0, star = SIZE_MAX, resume = 0;
  while (at < t.len) {
    if (p < pattern.len && pattern.at[p] == '*') {
      star = p++;
      resume = at;
    } else if (p < pattern.len && (pattern.at[p] == '?' || pattern.at[p] == t.at[at])) {
      ++p;
      ++at;
    } else if (star != SIZE_MAX) { /* the last star takes one more */
      p = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.len && pattern.at[p] == '*') ++p;
  return p == pattern.len;
}

static bool names_any(const char *const *globs, text id) {
  for (size_t i = 0; globs != NULL && globs[i] != NULL; ++i) {
    if (glob_matches(text_of(globs[i]), id)) return true;
  }
  return false;
}

static bool names_a_rule(const ruleset *rs, text glob) {
  for (size_t i = 0; i < rs->n_rules; ++i) {
    if (glob_matches(glob, rs->rules[i]->id)) return true;
  }
  return false;
}

static kolua_status check_globs(const ruleset *rs, const char *const *globs, arena *scratch, problems *p) {
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; globs != NULL && globs[i] != NULL; ++i) {
    const text glob = text_of(globs[i]);
    if (names_a_rule(rs, glob)) continue;
    const text near = ruleset_suggest(rs, glob, scratch);
    status = problem_add_as(p, CODE_RULE, KOLUA_EPOLICY, (place){0}, "no rule is named '%s'%s", globs[i],
                            text_hint(near, scratch));
  }
  return status;
}

kolua_status filter_rules(ruleset *rs, size_t *n_left_out, const char *const *only, const char *const *except,
                          arena *scratch, problems *p) {
  const kolua_status about_only = check_globs(rs, only, scratch, p);
  const kolua_status about_except = check_globs(rs, except, scratch, p);
  rule **left_out = ARENA_ARRAY(scratch, rs->n_rules, rule *);
  size_t kept = 0, dropped = 0;
  for (size_t i = 0; i < rs->n_rules; ++i) {
    rule *r = rs->rules[i];
    const bool is_kept = !r->is_disabled && (only == NULL || names_any(only, r->id)) && !names_any(except, r->id);
    if (is_kept) rs->rules[kept++] = r;
    else left_out[dropped++] = r;
  }
  if (dropped > 0) memcpy(rs->rules + kept, left_out, dropped * sizeof *left_out);
  rs->n_rules = kept;
  *n_left_out = dropped;
  return about_only ? about_only : about_except;
}
