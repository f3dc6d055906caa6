/* expect.c: see expect.h. Differences are told as "what: expected ..., found ...". Lists compare as sets: the order in
** which a rule reads is no promise. */
#include "judge/expect.h"

#include "policy/shown.h"

#include <string.h>

static const char *const outcomes[] = {"skipped", "pass", "warn", "unknown", "fail", "error", NULL};

/* ---- reading */

static bool is_text_list(const value *v) {
  for (uint32_t i = 0; i < v->len; ++i) {
    const value *item = &v->as.items[i];
    if (item->type != KOLUA_STRING && !(item->type == KOLUA_LIST && is_text_list(item))) return false;
  }
  return true;
}

static const value *read_list(form *f, const value *v, const char *key) {
  const value *list = form_get(f, v, key, KOLUA_LIST);
  if (list == NULL || is_text_list(list)) return list;
  form_complain(f, form_place(f, list), "'%s' must be a list of texts", key);
  return NULL;
}

static const value *read_message(form *f, const value *v) {
  static const char *const languages[] = {"en", "vi", NULL};
  const value *message = form_get(f, v, "message", KOLUA_MAP);
  if (message != NULL) form_check_keys(f, message, languages, "an expected message");
  return message;
}

static void check_rule(form *f, const kolua_policy *policy, text id, place where) {
  if (ruleset_find(&policy->rules, id) != NULL) return;
  const text near = ruleset_suggest(&policy->rules, id, f->scratch);
  form_complain(f, where, "the policy has no rule '%.*s'%s", (int)id.len, id.at, text_hint(near, f->scratch));
}

static const value *read_rules(form *f, const kolua_policy *policy, const value *v) {
  const value *rules = form_get(f, v, "rules", KOLUA_MAP);
  for (uint32_t i = 0; rules != NULL && i < rules->len; ++i) {
    const member *m = value_member(rules, i);
    check_rule(f, policy, *m->key, form_key_place(f, m));
    form_choice(f, rules, m->key->at, outcomes, -1);
  }
  return rules;
}

void expect_read(expectation *out, form *f, const kolua_policy *policy, const char *rule_id, const value *v) {
  static const char *const keys[] = {"outcome", "message", "evidence", "missing", "to_pass", "rules", NULL};
  *out = (expectation){.policy = policy, .rule = rule_id, .outcome = -1};
  if (v->type == KOLUA_STRING) {
    out->outcome = form_word(f, v, "expect", outcomes, -1);
  } else if (form_check_keys(f, v, keys, "an expectation")) {
    out->outcome = form_choice(f, v, "outcome", outcomes, -1);
    out->message = read_message(f, v);
    out->evidence = read_list(f, v, "evidence");
    out->missing = read_list(f, v, "missing");
    out->to_pass = read_list(f, v, "to_pass");
    out->rules = read_rules(f, policy, v);
  }
  const bool needs_rule = out->outcome >= 0 || out->message || out->evidence || out->missing || out->to_pass;
  if (needs_rule && rule_id == NULL) form_complain(f, form_place(f, v), "the case names no rule");
  if (!needs_rule && out->rules == NULL && f->status == KOLUA_OK)
    form_complain(f, form_place(f, v), "nothing is expected");
}

bool expect_speaks(const expectation *e, kolua_lang lang) {
  return e->message != NULL && value_get(e->message, text_of(kolua_lang_name(lang))) != NULL;
}

/* ---- comparing */

/* A path as the case may write it: whole, or from the subject. */
static bool is_path(text expected, const char *found, const char *own) {
  const size_t len = strlen(own);
  if (text_is(expected, found)) return true;
  return len > 0 && strncmp(found, own, len) == 0 && found[len] == '.' && text_is(expected, found + len + 1);
}

typedef struct found_list {
  const char **at;
  size_t n;
  const char *own; /* the subject's path: the case may leave it out */
} found_list;

static bool has_found(const found_list *found, text expected) {
  for (size_t i = 0; i < found->n; ++i) {
    if (is_path(expected, found->at[i], found->own)) return true;
  }
  return false;
}

static bool is_expected(const value *expected, const char *found, const char *own) {
  for (uint32_t i = 0; i < expected->len; ++i) {
    if (is_path(value_text(&expected->as.items[i]), found, own)) return true;
  }
  return false;
}

static bool is_same_set(const value *expected, const found_list *found) {
  for (uint32_t i = 0; i < expected->len; ++i) {
    if (!has_found(found, value_text(&expected->as.items[i]))) return false;
  }
  for (size_t i = 0; i < found->n; ++i) {
    if (!is_expected(expected, found->at[i], found->own)) return false;
  }
  return true;
}

static void compare_list(buf *out, const char *what, const value *expected, const found_list *found) {
  if (expected == NULL || is_same_set(expected, found)) return;
  buf_format(out, "%s: expected", what);
  for (uint32_t i = 0; i < expected->len; ++i) {
    buf_add_string(out, i ? ", " : " ");
    buf_add(out, value_text(&expected->as.items[i]));
  }
  buf_add_string(out, expected->len ? "; found" : " nothing; found");
  for (size_t i = 0; i < found->n; ++i) buf_format(out, "%s%s", i ? ", " : " ", found->at[i]);
  buf_add_string(out, found->n ? "\n" : " nothing\n");
}

static void compare_evidence(buf *out, const expectation *e, const kolua_finding *f, const char *own, arena *scratch) {
  found_list found = {ARENA_ARRAY(scratch, f->evidence_count, const char *), f->evidence_count, own};
  for (size_t i = 0; i < found.n; ++i) found.at[i] = f->evidence[i].path;
  compare_list(out, "evidence", e->evidence, &found);
}

static void compare_missing(buf *out, const expectation *e, const kolua_finding *f, const char *own, arena *scratch) {
  size_t n = 0;
  while (f->missing != NULL && f->missing[n] != NULL) ++n;
  found_list found = {ARENA_ARRAY(scratch, n, const char *), n, own};
  for (size_t i = 0; i < n; ++i) found.at[i] = f->missing[i];
  compare_list(out, "missing", e->missing, &found);
}

/* One alternative as a line: "loans.share at_least 0.7 and fee at_most 100". */
static const char *way_line(const kolua_way *way, const char *own, arena *scratch) {
  const size_t len = strlen(own);
  buf line;
  buf_init(&line, scratch);
  for (size_t i = 0; i < way->count; ++i) {
    const kolua_change *c = &way->changes[i];
    const bool is_own = len > 0 && strncmp(c->path, own, len) == 0 && c->path[len] == '.';
    buf_format(&line, "%s%s %s ", i ? " and " : "", is_own ? c->path + len + 1 : c->path, c->op);
    if (c->value != NULL) shown_value(&line, c->value);
  }
  return buf_text(&line).at;
}

static void join_ways(value *out, const value *v, arena *scratch) {
  buf line;
  buf_init(&line, scratch);
  for (uint32_t i = 0; i < v->len; ++i) {
    if (i > 0) buf_add_string(&line, " and ");
    buf_add(&line, value_text(&v->as.items[i]));
  }
  value_set_string(out, scratch, buf_text(&line), false);
}

static void compare_to_pass(buf *out, const expectation *e, const kolua_finding *f, const char *own, arena *scratch) {
  if (e->to_pass == NULL) return;
  value *expected = value_new_list(scratch, e->to_pass->len);
  for (uint32_t i = 0; i < expected->len; ++i) {
    const value *way = &e->to_pass->as.items[i];
    if (way->type == KOLUA_LIST) join_ways(&expected->as.items[i], way, scratch);
    else expected->as.items[i] = *way;
  }
  found_list found = {ARENA_ARRAY(scratch, f->to_pass_count, const char *), f->to_pass_count, ""};
  for (size_t i = 0; i < found.n; ++i) found.at[i] = way_line(&f->to_pass[i], own, scratch);
  compare_list(out, "to_pass", expected, &found);
}

static void compare_message(buf *out, const expectation *e, const kolua_finding *f, kolua_lang lang) {
  const value *expected = e->message ? value_get(e->message, text_of(kolua_lang_name(lang))) : NULL;
  if (expected == NULL || text_is(value_text(expected), f->message)) return;
  const text t = value_text(expected);
  buf_format(out, "message in %s: expected \"%.*s\"; found \"%s\"\n", kolua_lang_name(lang), (int)t.len, t.at,
             f->message);
}

static void compare_outcome(buf *out, const char *what, int expected, const kolua_finding *f) {
  if (f == NULL) {
    buf_format(out, "%s: expected %s; the rule does not judge this subject\n", what, outcomes[expected]);
  } else if ((int)f->outcome != expected) {
    const char *why = f->outcome == KOLUA_OUTCOME_SKIPPED ? f->why : f->message;
    buf_format(out, "%s: expected %s; found %s%s%s\n", what, outcomes[expected], outcomes[f->outcome], *why ? ": " : "",
               why);
  }
}

static void compare_finding(buf *out, const expectation *e, const kolua_finding *f, const char *own, arena *scratch) {
  if (e->outcome >= 0) compare_outcome(out, "outcome", e->outcome, f);
  if (f == NULL) return;
  compare_evidence(out, e, f, own, scratch);
  compare_missing(out, e, f, own, scratch);
  compare_to_pass(out, e, f, own, scratch);
}

void expect_compare(buf *out, const expectation *e, const kolua_finding *found, const char *own, kolua_lang lang,
                    arena *scratch) {
  if (lang == KOLUA_EN) compare_finding(out, e, found, own, scratch);
  if (found != NULL) compare_message(out, e, found, lang);
}

void expect_compare_outcome(buf *out, const member *m, const kolua_finding *found) {
  compare_outcome(out, m->key->at, form_index(value_text(&m->value), outcomes), found);
}
