/* test_counter.c: ways to pass: only what was tried and passed is told, rounded to the passing side and within the range. */
#include "judges.h"

#include "policy/shown.h"

/* All ways of the rule "x.y" on the first item, a line each: "items[0].faulty at_most 0.1, items[0].days at_most 5". */
static void check_ways(const char *body, const char *item, const char *expected) {
  static judges j;
  char lua[4000], data[2000];
  snprintf(lua, sizeof lua, ITEM "%s", body);
  snprintf(data, sizeof data, "items: [{ id: a, %s }]\n", item);
  judges_open(&j, lua, data);
  const kolua_finding *f = judges_find(&j, "x.y");
  buf out;
  buf_init(&out, &j.t.scratch);
  for (size_t i = 0; i < f->to_pass_count; i++)
    for (size_t k = 0; k < f->to_pass[i].count; k++) {
      const kolua_change *c = &f->to_pass[i].changes[k];
      buf_format(&out, "%s%s %s ", k > 0 ? ", " : i > 0 ? "\n" : "", c->path, c->op);
      shown_value(&out, c->value);
    }
  if (!text_is(buf_text(&out), expected)) fail_msg("%s, %s: expected\n%s\ngot\n%s", body, item, expected, buf_text(&out).at);
  judges_close(&j);
}

static void a_broken_bound_is_turned_around(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.days, demand = at_most { warn = 5, fail = 9 }"), "days: 12", "items[0].days at_most 5");
  check_ways(RULE("x.y", "measure = item.days, demand = at_most { warn = 5, fail = 9 }"), "days: 7", "items[0].days at_most 5");
  check_ways(RULE("x.y", "measure = item.days * 2 - 3, demand = at_least(8)"), "days: 1", "items[0].days at_least 6");
  check_ways(RULE("x.y", "measure = 30 / item.days, demand = at_most(7)"), "days: 2", "items[0].days at_least 5");
  check_ways(RULE("x.y", "measure = 10 - item.days, demand = at_least(4)"), "days: 9", "items[0].days at_most 6");
  check_ways(RULE("x.y", "measure = -item.days, demand = at_least(-4)"), "days: 9", "items[0].days at_most 4");
}

static void a_pass_and_an_unknown_have_no_way(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.days, demand = at_most(5)"), "days: 5", "");
  check_ways(RULE("x.y", "measure = item.days, demand = at_most(5)"), "title: t", "");
}

static void values_are_rounded_to_the_passing_side(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.faulty * 3, demand = at_most(0.5)"), "faulty: 0.5", "items[0].faulty at_most 0.1666");
  check_ways(RULE("x.y", "measure = item.faulty * 3, demand = at_least(0.5)"), "faulty: 0.1", "items[0].faulty at_least 0.1667");
  check_ways(RULE("x.y", "measure = item.days * 3, demand = at_most(10)"), "days: 9", "items[0].days at_most 3");
  check_ways(RULE("x.y", "measure = item.days * 3, demand = at_least(10)"), "days: 1", "items[0].days at_least 4");
  check_ways(RULE("x.y", "measure = item.days * 3, demand = equals(10)"), "days: 1", "");
}

static void values_stay_within_the_range(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.faulty + item.days, demand = at_least(3)"), "faulty: 0.5, days: 0", "items[0].days at_least 3");
  check_ways(RULE("x.y", "measure = item.days - 5, demand = at_most(-6)"), "days: 9", "");
}

static void strict_bounds_are_met_one_step_beyond(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.days, demand = below(5)"), "days: 5", "items[0].days at_most 4");
  check_ways(RULE("x.y", "measure = item.days, demand = above(5)"), "days: 5", "items[0].days at_least 6");
  check_ways(RULE("x.y", "measure = item.faulty, demand = below(0.25)"), "faulty: 0.25", "items[0].faulty at_most 0.249");
  check_ways(RULE("x.y", "measure = item.days, demand = below(5.5)"), "days: 7", "items[0].days at_most 5");
}

static void one_value_or_another_may_be_changed(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.days * item.faulty, demand = at_most(1)"), "days: 4, faulty: 0.5",
             "items[0].days at_most 2\nitems[0].faulty at_most 0.25");
}

static void what_stands_in_two_places_is_moved_until_it_passes_or_not_told(void **state) {
  (void)state;
  check_ways(RULE("x.y", "measure = item.days, demand = { at_most { fail = 9 }, at_least { warn = 3 } }"), "days: 12", "items[0].days at_most 9");
  check_ways(RULE("x.y", "measure = item.days - item.days / 2, demand = at_most(2)"), "days: 10", "");
}

#define PARTS "parts = { part 'a' { measure = item.days, demand = at_most(5) }, part 'b' { measure = item.faulty, demand = at_most(0.1) } }"
#define CHOICE "parts = any_of { part 'a' { measure = item.days, demand = at_most(5) }, part 'b' { measure = item.faulty, demand = at_most(0.1) } }"

static void parts_are_changed_together_and_of_any_of_one_is_enough(void **state) {
  (void)state;
  check_ways(RULE("x.y", PARTS), "days: 9, faulty: 0.5", "items[0].days at_most 5, items[0].faulty at_most 0.1");
  check_ways(RULE("x.y", PARTS), "days: 5, faulty: 0.5", "items[0].faulty at_most 0.1");
  check_ways(RULE("x.y", CHOICE), "days: 9, faulty: 0.5", "items[0].days at_most 5\nitems[0].faulty at_most 0.1");
}

static void an_unknown_part_beside_a_failing_one_keeps_a_way_from_passing(void **state) {
  (void)state;
  check_ways(RULE("x.y", PARTS), "days: 9", "items[0].days at_most 5, items[0].faulty at_most 0.1");
  check_ways(RULE("x.y", "parts = { part 'a' { measure = item.days, demand = at_most(5) }, part 'b' { measure = words(item.title), demand = at_most(1) } }"),
             "days: 9", "");
}

static void a_rule_that_would_be_skipped_does_not_pass(void **state) {
  (void)state;
  check_ways(RULE("x.y", "when = item.days:above(5), measure = item.days, demand = at_most(3)"), "days: 9", "");
}

static void more_steps_than_a_reader_could_take_are_not_told(void **state) {
  (void)state;
  char lua[4000];
  size_t n = (size_t)snprintf(lua, sizeof lua, "rule 'x.y' { on = subject 'store', title = { vi = 't', en = 'T' }, each = case.items,\n"
                              "  measure = case.items.days, demand = at_most(5) }\n");
  assert_true(n < sizeof lua);
  for (int items = 6; items <= 7; items++) {
    static judges j;
    char data[1000];
    n = (size_t)snprintf(data, sizeof data, "items:\n");
    for (int i = 0; i < items; i++) n += (size_t)snprintf(data + n, sizeof data - n, "  - { id: i%d, days: 9 }\n", i);
    judges_open(&j, lua, data);
    const subject *s = model_subject(j.policy.model, TEXT("store"));
    const kolua_finding *f = judge_rule(j.judge, j.doc, s, document_subject(j.doc, s, 0), judges_rule(&j, "x.y"));
    assert_int_equal(f->outcome, KOLUA_OUTCOME_FAIL);
    assert_int_equal(f->to_pass_count, items == 6);
    if (items == 6) assert_int_equal(f->to_pass[0].count, 6);
    judges_close(&j);
  }
}

#define FUNCTION(answer) "rule 'x.y' { on = item, title = { vi = 't', en = 'T' }, check = function(item)\n" \
                         "  if get(item, 'days', 9) <= 5 then return pass() end\n  return fail { vi = 'v', en = 'e', to_pass = " answer " } end }"

static void a_function_is_asked_again_before_its_proposal_is_told(void **state) {
  (void)state;
  check_ways(FUNCTION("{ item, 'days', at_most(5) }"), "days: 9", "items[0].days at_most 5");
  check_ways(FUNCTION("{ item, 'days', at_most(5.9) }"), "days: 9", "items[0].days at_most 5");
  check_ways(FUNCTION("{ item, 'days', at_most(6) }"), "days: 9", "");
  check_ways(FUNCTION("{ item, 'days', at_most(-6) }"), "days: 9", "");
  check_ways(FUNCTION("{ item, 'days', equals 'few' }"), "days: 9", "");
  check_ways(FUNCTION("{ { item, 'days', at_most(5) }, { item, 'faulty', at_most(0.5) } }"), "days: 9, faulty: 1",
             "items[0].days at_most 5, items[0].faulty at_most 0.5");
}

static void what_is_not_given_may_be_given(void **state) {
  (void)state;
  check_ways(FUNCTION("{ item, 'days', at_most(5) }"), "title: t", "items[0].days at_most 5");
  check_ways(RULE("x.y", "measure = item.days, absent = 'fail', demand = at_most(5)"), "title: t", "items[0].days at_most 5");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_broken_bound_is_turned_around),
    cmocka_unit_test(a_pass_and_an_unknown_have_no_way),
    cmocka_unit_test(values_are_rounded_to_the_passing_side),
    cmocka_unit_test(values_stay_within_the_range),
    cmocka_unit_test(strict_bounds_are_met_one_step_beyond),
    cmocka_unit_test(one_value_or_another_may_be_changed),
    cmocka_unit_test(what_stands_in_two_places_is_moved_until_it_passes_or_not_told),
    cmocka_unit_test(parts_are_changed_together_and_of_any_of_one_is_enough),
    cmocka_unit_test(an_unknown_part_beside_a_failing_one_keeps_a_way_from_passing),
    cmocka_unit_test(a_rule_that_would_be_skipped_does_not_pass),
    cmocka_unit_test(more_steps_than_a_reader_could_take_are_not_told),
    cmocka_unit_test(a_function_is_asked_again_before_its_proposal_is_told),
    cmocka_unit_test(what_is_not_given_may_be_given),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
