/* test_mutants.c: which mutants a rule has, in their order, and that each differs from it in one place. */
#include "rules.h"

#include "rule/mutants.h"
#include "script/bodies.h"

#include <stdio.h>

/* The changes, one a line, as the mutants of the first rule come. */
static const char *mutants_of(rules_world *r, const char *lua) {
  buf told;
  rules_open(r, lua);
  if (r->status != KOLUA_OK) fail_msg("%s", rules_problem(r, 0));
  buf_init(&told, &r->w.scratch);
  mutant made;
  for (size_t i = 0; mutant_of_rule(&made, r->rules.rules[0], i, &r->w.arena); i++)
    buf_format(&told, "%s\n", made.change);
  return buf_text(&told).at;
}

static void check_mutants(const char *body, const char *expected) {
  static rules_world r;
  char lua[1000];
  snprintf(lua, sizeof lua, HEAD RULE("x.y", "%s"), body);
  const char *found = mutants_of(&r, lua);
  if (strcmp(found, expected) != 0) fail_msg("%s: expected\n%sfound\n%s", body, expected, found);
  rules_close(&r);
}

static void a_demand_is_moved_swapped_and_dropped(void **state) {
  (void)state;
  check_mutants("measure = book.worn, demand = at_most { warn = 0.2, fail = 0.5 }",
                "at_most -> below\n"
                "at_most -> at_least\n"
                "at_most warn: 0.2 -> 0.18\n"
                "at_most warn: 0.2 -> 0.22\n"
                "at_most fail: 0.5 -> 0.45\n"
                "at_most fail: 0.5 -> 0.55\n"
                "at_most without warn\n"
                "at_most without fail\n");
  check_mutants("measure = book.pages, demand = at_least(5)",
                "at_least -> above\n"
                "at_least -> at_most\n"
                "at_least fail: 5 -> 4\n"
                "at_least fail: 5 -> 6\n"
                "at_least: fail -> warn\n");
  check_mutants("measure = book.pages, demand = between { warn = { 100, 0 } }",
                "between warn: 100 -> 90\n"
                "between warn: 100 -> 110\n"
                "between warn: 0 -> -1\n"
                "between warn: 0 -> 1\n"
                "between: warn -> fail\n");
  check_mutants("measure = book.price, demand = present 'warn'", "present -> absent\npresent: warn -> fail\n");
}

static void nothing_is_moved_beyond_what_can_be_written(void **state) {
  (void)state;
  check_mutants("measure = book.pages, demand = between { 1, 9223372036854775807 }",
                "between fail: 1 -> 0\n"
                "between fail: 1 -> 2\n"
                "between fail: 9.223372036854776e+18 -> 8.301034833169298e+18\n"
                "between: fail -> warn\n");
  check_mutants("measure = book.price, demand = between { -1.75e308, 0.5 }",
                "between fail: -1.75e+308 -> -1.575e+308\n"
                "between fail: 0.5 -> 0.45\n"
                "between fail: 0.5 -> 0.55\n"
                "between: fail -> warn\n");
  check_mutants("measure = book.bought.on, demand = between { '0001-01-01', '9999-12-31' }",
                "between fail: 0001-01-01 -> 0001-01-02\n"
                "between fail: 9999-12-31 -> 9999-12-30\n"
                "between: fail -> warn\n");
  check_mutants("from = '9999-12-31', measure = book.price, demand = present()",
                "present -> absent\n"
                "present: fail -> warn\n"
                "without from\n"
                "from: a day earlier\n");
}

static void lists_lose_each_of_their_values(void **state) {
  (void)state;
  check_mutants("measure = book.keywords, demand = contains { 'a', 'b' }",
                "contains -> disjoint_from\n"
                "contains -> contains_any\n"
                "contains fail: without \"a\" in the list\n"
                "contains fail: without \"b\" in the list\n"
                "contains: fail -> warn\n");
  check_mutants("measure = book.keywords, demand = contains 'a'", "contains -> disjoint_from\ncontains: fail -> warn\n");
}

static void conditions_are_dropped_and_turned(void **state) {
  (void)state;
  check_mutants("when = all_of { book.pages:above(2), negate(book.price:present()) }, measure = book.price, demand = absent()",
                "without when\n"
                "when negated\n"
                "all_of { book.pages:above(2), negate(book.price:present()) }: all_of -> any_of\n"
                "without book.pages:above(2)\n"
                "without negate(book.price:present())\n"
                "book.pages:above(2): above -> at_least\n"
                "book.pages:above(2): above -> below\n"
                "book.pages:above(2): 2 -> 1\n"
                "book.pages:above(2): 2 -> 3\n"
                "negate(book.price:present()) -> book.price:present()\n"
                "book.price:present(): present -> absent\n"
                "absent -> present\n"
                "absent: fail -> warn\n");
}

static void aggregates_and_arithmetic_are_exchanged(void **state) {
  (void)state;
  check_mutants("measure = sum(book.copies.shelf, book.copies.note:present()) * 2, demand = present()",
                "sum(book.copies.shelf, book.copies.note:present()) * 2: * -> /\n"
                "sum(book.copies.shelf, book.copies.note:present()): sum -> average\n"
                "without book.copies.note:present()\n"
                "book.copies.note:present(): present -> absent\n"
                "sum(book.copies.shelf, book.copies.note:present()) * 2: 2 -> 1\n"
                "sum(book.copies.shelf, book.copies.note:present()) * 2: 2 -> 3\n"
                "present -> absent\n"
                "present: fail -> warn\n");
}

static void parts_and_days_are_dropped_and_moved(void **state) {
  (void)state;
  check_mutants("from = '2026-01-01', absent = nil, parts = any_of { part 'a' { measure = book.price, demand = present() }, "
                "part 'b' { each = book.copies, absent = 'warn', measure = book.copies.note, demand = present() } }",
                "the best of the parts -> the worst\n"
                "without part \"a\"\n"
                "without part \"b\"\n"
                "present -> absent\n"
                "present: fail -> warn\n"
                "absent: warn -> fail\n"
                "without absent\n"
                "present -> absent\n"
                "present: fail -> warn\n"
                "without from\n"
                "from: a day earlier\n"
                "from: a day later\n");
}

static void the_rule_itself_stays_as_it_is(void **state) {
  (void)state;
  static rules_world r;
  rules_open(&r, HEAD RULE("x.y", "measure = book.worn, demand = at_most(0.2)"));
  const rule *own = r.rules.rules[0];
  mutant made;
  assert_true(mutant_of_rule(&made, own, 2, &r.w.arena));
  assert_string_equal(rules_written(&r, made.rule->root.demands[0].fail), "0.18");
  assert_string_equal(rules_written(&r, own->root.demands[0].fail), "0.2");
  assert_ptr_equal(made.rule->root.measure, own->root.measure);
  assert_int_equal(made.rule->n_thresholds, 0);
  assert_int_equal(own->n_thresholds, 1);
  rules_close(&r);
}

static void cells_of_tables_are_moved(void **state) {
  (void)state;
  static rules_world r;
  rules_open(&r, HEAD "local low = parameter 'low' { a = 3, b = steps { ['2020-01-01'] = 1, ['2021-01-01'] = 20.5 } }\n");
  buf told;
  buf_init(&told, &r.w.scratch);
  mutant made;
  const parameter *own = r.rules.parameters[0];
  for (size_t i = 0; mutant_of_table(&made, own, i, &r.w.arena); i++) buf_format(&told, "%s\n", made.change);
  assert_string_equal(buf_text(&told).at, "low.a: 3 -> 2\n"
                                          "low.a: 3 -> 4\n"
                                          "low.b: 2021-01-01 -> 2020-12-31\n"
                                          "low.b: 2021-01-01 -> 2021-01-02\n"
                                          "low.b.2020-01-01: 1 -> 0\n"
                                          "low.b.2020-01-01: 1 -> 2\n"
                                          "low.b.2021-01-01: 20.5 -> 18.45\n"
                                          "low.b.2021-01-01: 20.5 -> 22.55\n");
  assert_true(mutant_of_table(&made, own, 1, &r.w.arena));
  assert_int_equal(made.table->root->entries[0].cell->value->as.integer, 4);
  assert_int_equal(own->root->entries[0].cell->value->as.integer, 3);
  rules_close(&r);
}

static void words_of_a_function_are_exchanged(void **state) {
  (void)state;
  static rules_world r;
  rules_open(&r, HEAD "local function low(b) return b.pages < 5 end\n"
                      RULE("x.f", "check = function(b) if not low(b) and b.worn == 0 then return warn { vi = 'not', en = '<' } end\n"
                                  "  --[[ and ]] return pass() end"));
  const rule *own = r.rules.rules[0];
  buf told;
  buf_init(&told, &r.w.scratch);
  body_mutant made;
  for (size_t i = 0; body_mutate(&made, &r.file, own->body, i, &r.w.arena); i++)
    buf_format(&told, "%u: %s\n", made.at.line, made.told);
  assert_string_equal(buf_text(&told).at, "3: not -> nothing\n3: and -> or\n3: == -> ~=\n3: 0 -> (0 + 1)\n3: warn -> fail\n4: pass -> skip\n");
  assert_int_equal(own->answers, 1 << KOLUA_OUTCOME_WARN | 1 << KOLUA_OUTCOME_PASS);
  assert_true(body_mutate(&made, &r.file, own->body, 1, &r.w.arena));
  assert_non_null(strstr(made.whole.at, "if not low(b) or b.worn == 0"));
  rules_close(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_demand_is_moved_swapped_and_dropped),
      cmocka_unit_test(nothing_is_moved_beyond_what_can_be_written),
    cmocka_unit_test(lists_lose_each_of_their_values),
      cmocka_unit_test(conditions_are_dropped_and_turned),
      cmocka_unit_test(aggregates_and_arithmetic_are_exchanged),
      cmocka_unit_test(parts_and_days_are_dropped_and_moved),
      cmocka_unit_test(the_rule_itself_stays_as_it_is),
      cmocka_unit_test(cells_of_tables_are_moved),
      cmocka_unit_test(words_of_a_function_are_exchanged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
