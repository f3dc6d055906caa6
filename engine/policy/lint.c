/* lint.c: see lint.h. Each thing is a warning at the rule that it concerns, in the order of the rules' ids. */
#include "policy/lint.h"

#include "policy/filename.h"

#include <string.h>

static void check_label(const rule *r, label l, const char *what, problems *p) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    if (l.in[i].len > 0) continue;
    problem_warn(p, r->at, "%.*s has no %s in '%s'", (int)r->id.len, r->id.at, what, kolua_lang_name((kolua_lang)i));
  }
}

static bool is_empty(label l) {
  for (size_t i = 0; i < KOLUA_LANGS; ++i) {
    if (l.in[i].len > 0) return false;
  }
  return true;
}

static void check_texts(const rule *r, problems *p) {
  check_label(r, r->title, "title", p);
  check_label(r, r->reason, "reason", p);
  check_label(r, r->remedy, "remedy", p);
  if (!is_empty(r->wording)) check_label(r, r->wording, "wording", p);
}

static bool starts_with(text id, text prefix) {
  if (id.len < prefix.len || memcmp(id.at, prefix.at, prefix.len) != 0) return false;
  return id.len == prefix.len || id.at[prefix.len] == '.';
}

static bool names_a_rule(const ruleset *rs, text prefix) {
  for (size_t i = 0; i < rs->n_rules; ++i) {
    if (starts_with(rs->rules[i]->id, prefix)) return true;
  }
  return false;
}

static void check_groups(const kolua_policy *policy, const pack *pk, problems *p) {
  for (size_t i = 0; i < pk->n_groups; ++i) {
    const text prefix = pk->groups[i].prefix;
    if (names_a_rule(&policy->rules, prefix)) continue;
    problem_warn(p, (place){.file = pk->folder}, "no rule belongs to the group '%.*s'", (int)prefix.len, prefix.at);
  }
}

void policy_lint(const kolua_policy *policy, problems *p) {
  for (size_t i = 0; i < policy->rules.n_rules; ++i) check_texts(policy->rules.rules[i], p);
  for (size_t i = 0; i < policy->n_packs; ++i) check_groups(policy, &policy->packs[i], p);
}
