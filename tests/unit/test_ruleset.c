/* test_ruleset.c: rules and parameters by id, and what a policy may set by name. */
#include "rules.h"

#include <stdio.h>

#define BOUNDED RULE("x.one", "measure = book.pages, demand = at_most { warn = 5, fail = 9 }")
#define PARTS                                                                                                     \
  RULE("x.parts", "parts = { part 'a' { measure = book.pages, demand = at_most(5) }, part 'b' { parts = any_of {" \
                  "  part 'c' { measure = book.price, demand = at_least { warn = 1 } },"                          \
                  "  part 'd' { measure = book.title, demand = present() } } } }")
#define TABLE "local low = parameter 'x.low' { novel = { a = 1, ['b.c'] = 2 }, poetry = { a = 3, ['b.c'] = 4 } }\n" \
              "local one = parameter 'x.low.more' (7)\n"

static kolua_status set(rules_world *r, const char *name, const char *yaml) {
  kolua_problems_clear(r->w.problems);
  return ruleset_set(&r->rules, text_of(name), library_tree(&r->w, "policy.yaml", yaml), (place){"policy.yaml", 1, 1}, r->w.problems);
}

static void check_refused(rules_world *r, const char *name, const char *yaml, const char *expected) {
  assert_int_equal(set(r, name, yaml), KOLUA_EPOLICY);
  if (strstr(t_problem(&r->w, 0), expected) == NULL) fail_msg("%s: expected '%s', got '%s'", name, expected, t_problem(&r->w, 0));
}

static const threshold *threshold_named(rules_world *r, const char *id, const char *name) {
  const rule *found = rules_rule(r, id);
  for (size_t i = 0; i < found->n_thresholds; i++)
    if (text_is(found->thresholds[i].name, name)) return &found->thresholds[i];
  return NULL;
}

static int64_t bound_of(rules_world *r, const char *id, const char *name) {
  const threshold *t = threshold_named(r, id, name);
  assert_non_null(t);
  return kolua_value_integer((*t->bound)->constant);
}

static int64_t cell_at(rules_world *r, const char *id, const char *row, const char *key) {
  for (size_t i = 0; i < r->rules.n_parameters; i++) {
    const parameter *p = r->rules.parameters[i];
    if (!text_is(p->id, id)) continue;
    const cell *c = p->root;
    const char *const keys[] = {row, key};
    for (size_t k = 0; k < 2 && keys[k] != NULL; k++)
      for (size_t e = 0; e < c->n; e++)
        if (text_is(c->entries[e].key, keys[k])) {
          c = c->entries[e].cell;
          break;
        }
    return kolua_value_integer(c->value);
  }
  fail_msg("no parameter %s", id);
  return 0;
}

static void thresholds_are_named_by_rule_part_and_level(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD BOUNDED PARTS);
  assert_int_equal(r.status, KOLUA_OK);
  assert_non_null(threshold_named(&r, "x.one", "x.one.warn"));
  assert_non_null(threshold_named(&r, "x.one", "x.one.fail"));
  assert_int_equal(rules_rule(&r, "x.parts")->n_thresholds, 2);
  assert_non_null(threshold_named(&r, "x.parts", "x.parts.a.fail"));
  assert_non_null(threshold_named(&r, "x.parts", "x.parts.b.c.warn"));
  rules_close(&r);
}

static void a_threshold_is_set_by_its_name_or_in_a_map(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD BOUNDED PARTS);
  assert_int_equal(set(&r, "x.one.warn", "6"), KOLUA_OK);
  assert_int_equal(bound_of(&r, "x.one", "x.one.warn"), 6);
  assert_int_equal(set(&r, "x.one", "{ warn: 7, fail: 8 }"), KOLUA_OK);
  assert_int_equal(bound_of(&r, "x.one", "x.one.warn"), 7);
  assert_int_equal(bound_of(&r, "x.one", "x.one.fail"), 8);
  assert_int_equal(set(&r, "x.parts", "{ a: { fail: 4 }, b: { c: { warn: 2 } } }"), KOLUA_OK);
  assert_int_equal(bound_of(&r, "x.parts", "x.parts.a.fail"), 4);
  assert_int_equal(bound_of(&r, "x.parts", "x.parts.b.c.warn"), 2);
  assert_int_equal(threshold_named(&r, "x.parts", "x.parts.b.c.warn")->origin.line, 1);
  assert_string_equal(threshold_named(&r, "x.parts", "x.parts.b.c.warn")->origin.file, "policy.yaml");
  rules_close(&r);
}

static void a_cell_is_set_by_its_keys_even_if_they_hold_dots(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD TABLE BOUNDED);
  assert_int_equal(set(&r, "x.low.novel.a", "10"), KOLUA_OK);
  assert_int_equal(set(&r, "x.low.novel.b.c", "20"), KOLUA_OK);
  assert_int_equal(set(&r, "x.low", "{ poetry: { a: 30, b.c: 40 } }"), KOLUA_OK);
  assert_int_equal(cell_at(&r, "x.low", "novel", "a"), 10);
  assert_int_equal(cell_at(&r, "x.low", "novel", "b.c"), 20);
  assert_int_equal(cell_at(&r, "x.low", "poetry", "a"), 30);
  assert_int_equal(cell_at(&r, "x.low", "poetry", "b.c"), 40);
  rules_close(&r);
}

static void of_two_parameters_the_longer_name_is_meant(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD TABLE BOUNDED);
  assert_int_equal(set(&r, "x.low.more", "8"), KOLUA_OK);
  assert_int_equal(cell_at(&r, "x.low.more", NULL, NULL), 8);
  rules_close(&r);
}

static void what_cannot_be_set_is_told(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD TABLE BOUNDED PARTS);
  check_refused(&r, "x.on.warn", "6", "(did you mean 'x.one.warn'?)");
  check_refused(&r, "x.one", "{ wran: 6 }", "(did you mean 'x.one.warn'?)");
  check_refused(&r, "x.one", "6", "several thresholds");
  check_refused(&r, "x.one.warn", "{ a: 6 }", "takes one value, not a map");
  check_refused(&r, "x.one.warn", "null", "takes one value, not null");
  check_refused(&r, "x.low.novl.a", "6", "x.low has no entry 'novl.a'");
  check_refused(&r, "x.low", "{ novl: { a: 6 } }", "(did you mean 'novel'?)");
  check_refused(&r, "x.low.novel", "6", "is a table: name the entry to set");
  check_refused(&r, "x.low.novel.a", "much", "is a number, not text");
  check_refused(&r, "nothing", "6", "no rule, threshold or parameter is named 'nothing'");
  rules_close(&r);
}

static void all_that_is_wrong_in_a_map_is_told(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD BOUNDED);
  assert_int_equal(set(&r, "x.one", "{ warm: 6, fial: 7, warn: 3 }"), KOLUA_EPOLICY);
  assert_int_equal(kolua_problems_count(r.w.problems), 2);
  assert_int_equal(bound_of(&r, "x.one", "x.one.warn"), 3);
  rules_close(&r);
}

static void many_rules_are_kept_in_order_and_found(void **state) {
  (void)state;
  enum { MANY = 70 };
  t_world w;
  ruleset rs;
  char id[16];
  t_open(&w);
  ruleset_init(&rs, &w.arena);
  for (int i = 0; i < MANY; i++) {
    rule *r = ARENA_NEW(&w.arena, rule);
    snprintf(id, sizeof id, "x.r%d", i);
    r->id = text_copy(&w.arena, text_of(id));
    assert_int_equal(ruleset_add_rule(&rs, r, w.problems), KOLUA_OK);
  }
  assert_int_equal(rs.n_rules, MANY);
  assert_true(text_is(rs.rules[69]->id, "x.r69"));
  assert_ptr_equal(ruleset_find(&rs, TEXT("x.r33")), rs.rules[33]);
  assert_null(ruleset_find(&rs, TEXT("x.r70")));
  assert_true(text_is(ruleset_suggest(&rs, TEXT("x.r300"), &w.scratch), "x.r30"));
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(thresholds_are_named_by_rule_part_and_level),
    cmocka_unit_test(a_threshold_is_set_by_its_name_or_in_a_map),
    cmocka_unit_test(a_cell_is_set_by_its_keys_even_if_they_hold_dots),
    cmocka_unit_test(of_two_parameters_the_longer_name_is_meant),
    cmocka_unit_test(what_cannot_be_set_is_told),
    cmocka_unit_test(all_that_is_wrong_in_a_map_is_told),
    cmocka_unit_test(many_rules_are_kept_in_order_and_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
