/* test_lint.c: what lint says of a rule without data holds of every datum: random rules are judged on all items of a grid. */
#include "shop.h"
#include "t.h"

#include "tree.h"

#include <stdio.h>

enum { RULES = 400, ROOM = 200 * 1024 };

static const char *const FAULTY[] = {"0", "0.5", "1"}, *const DAYS[] = {"0", "1", "2", "5"}, *const TITLES[] = {"a", "b", "c"};
enum { N_FAULTY = 3, N_DAYS = 4, N_TITLES = 3 };

typedef struct page {
  char at[ROOM];
  size_t len;
} page;

__attribute__((format(printf, 2, 3))) static void add(page *p, const char *format, ...) {
  va_list args;
  va_start(args, format);
  p->len += (size_t)vsnprintf(p->at + p->len, ROOM - p->len, format, args);
  va_end(args);
  assert_true(p->len < ROOM);
}

/* ---- rules */

static void add_bound(page *p, dice *d, bool is_ratio) {
  if (is_ratio) add(p, "%s", FAULTY[dice_roll(d, N_FAULTY)]);
  else add(p, "%u", (unsigned)dice_roll(d, 5));
}

static const char *some_op(dice *d) {
  static const char *const ops[] = {"at_most", "at_least", "above", "below", "equals", "differs"};
  return ops[dice_roll(d, sizeof ops / sizeof *ops)];
}

static void add_test(page *p, dice *d) {
  static const char *const words[] = {"equals 'a'", "equals 'b'", "differs 'a'", "one_of { 'a', 'b' }", "none_of { 'a' }"};
  const bool is_negated = dice_roll(d, 4) == 0;
  const size_t of = dice_roll(d, 3);
  add(p, "%s", is_negated ? "negate(" : "");
  if (of == 2) {
    add(p, "item.title:%s", words[dice_roll(d, sizeof words / sizeof *words)]);
  } else {
    add(p, "item.%s:%s(", of == 0 ? "faulty" : "days", some_op(d));
    add_bound(p, d, of == 0);
    add(p, ")");
  }
  add(p, "%s", is_negated ? ")" : "");
}

static void add_rule(page *p, dice *d, unsigned number) {
  const bool is_ratio = dice_roll(d, 2) == 0;
  const size_t n = 2 + dice_roll(d, 2);
  add(p, "rule 'p.r%03u' { on = item, title = { vi = 'T', en = 'T' }, when = %s { ", number,
      dice_roll(d, 3) == 0 ? "any_of" : "all_of");
  for (size_t i = 0; i < n; i++) {
    add(p, "%s", i > 0 ? ", " : "");
    add_test(p, d);
  }
  add(p, " }, measure = item.%s, demand = %s(", is_ratio ? "faulty" : "days", some_op(d));
  add_bound(p, d, is_ratio);
  add(p, ") }\n");
}

static void write_rules(page *p, dice *d) {
  add(p, "local item = subject 'item'\n");
  for (unsigned i = 0; i < RULES; i++) add_rule(p, d, i);
}

static void write_data(page *p) {
  add(p, "schema: shop/1\nas_of: 2026-11-21\nstore: { id: s, name: S }\nitems:\n");
  for (size_t i = 0; i < N_FAULTY * N_DAYS * N_TITLES; i++)
    add(p, "- { id: i%zu, title: %s, faulty: %s, days: %s }\n", i, TITLES[i % N_TITLES], FAULTY[i / N_TITLES % N_FAULTY],
        DAYS[i / N_TITLES / N_FAULTY]);
}

/* ---- what was said, and what is so */

typedef enum saying { NOTHING, NEVER_APPLIES, ALWAYS_APPLIES, ALWAYS_MET, NEVER_MET, SAYINGS } saying;

/* Of the whole condition, not of one of its tests. */
static bool is_whole(const char *message) {
  return strstr(message, ": all_of {") != NULL || strstr(message, ": any_of {") != NULL;
}

static saying said(const kolua_problem *p) {
  static const char *const codes[SAYINGS] = {NULL, "K107", "K108", "K109", "K110"};
  for (int i = 1; i < SAYINGS; i++)
    if (p->code != NULL && strcmp(p->code, codes[i]) == 0 && (i > ALWAYS_APPLIES || is_whole(p->message))) return (saying)i;
  return NOTHING;
}

static bool is_so(saying s, kolua_outcome found) {
  switch ((int)s) {
    case NEVER_APPLIES: return found == KOLUA_OUTCOME_SKIPPED;
    case ALWAYS_APPLIES: return found != KOLUA_OUTCOME_SKIPPED;
    case ALWAYS_MET: return found == KOLUA_OUTCOME_SKIPPED || found == KOLUA_OUTCOME_PASS;
    case NEVER_MET: return found == KOLUA_OUTCOME_SKIPPED || found == KOLUA_OUTCOME_FAIL;
    default: return true;
  }
}

static void check_saying(const kolua_report *report, const kolua_problem *p, saying s) {
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *judged = kolua_report_subject(report, i);
    for (size_t k = 0; k < judged->finding_count; k++) {
      const kolua_finding *f = &judged->findings[k];
      const size_t len = strlen(f->rule->id);
      if (strncmp(p->message, f->rule->id, len) != 0 || p->message[len] != ':' || is_so(s, f->outcome)) continue;
      fail_msg("%s, but %s of %s", p->message, kolua_outcome_name(f->outcome), judged->id);
    }
  }
}

static void what_lint_says_of_a_rule_holds_of_all_data(void **state) {
  (void)state;
  static page rules, data;
  dice d = {20261121};
  rules.len = data.len = 0;
  write_rules(&rules, &d);
  write_data(&data);
  const shop_file extra[] = {{"rules/speed/speed.lua", rules.at}, {NULL, NULL}};
  shop s = {.extra = extra};
  const kolua_policy_options asked = shop_options(&s);
  kolua_problems *list = kolua_problems_new();
  kolua_policy *policy;
  kolua_data *read;
  kolua_session *session;
  const kolua_report *report;
  assert_int_equal(kolua_policy_open(&policy, NULL, &asked, list), KOLUA_OK);
  assert_int_equal(kolua_data_parse(&read, policy, "grid.yaml", data.at, data.len, NULL, list), KOLUA_OK);
  assert_int_equal(kolua_session_new(&session, policy, NULL, list), KOLUA_OK);
  const kolua_data *const all[] = {read};
  assert_int_equal(kolua_session_check(&report, session, all, 1, list), KOLUA_OK);
  assert_int_equal(kolua_policy_lint(policy, list), KOLUA_EPOLICY); /* the pack is shipped, and says nothing */
  size_t n[SAYINGS] = {0};
  for (size_t i = 0; i < kolua_problems_count(list); i++) {
    const kolua_problem *p = kolua_problems_get(list, i);
    const saying found = said(p);
    n[found]++;
    if (found != NOTHING) check_saying(report, p, found);
  }
  for (int i = 1; i < SAYINGS; i++) assert_true(n[i] >= 5);
  kolua_session_free(session);
  kolua_data_free(read);
  kolua_policy_free(policy);
  kolua_problems_free(list);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_lint_says_of_a_rule_holds_of_all_data)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
