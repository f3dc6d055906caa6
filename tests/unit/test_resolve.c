/* test_resolve.c: what rules compile to: kinds, units, fields, and what is the same for a whole document. What must not be said
** is in test_load_errors.c. */
#include "plans.h"

/* The measure's unit, or "". */
static void check_unit(const char *measure, const char *expected) {
  static plans p;
  char lua[1000];
  snprintf(lua, sizeof lua, HEAD "local plain = parameter 'plain' (2)\n" RULE("x.y", "measure = %s, demand = present()"), measure);
  plans_open(&p, lua);
  const unit *u = plans_root(&p, "x.y")->measure->unit;
  if (!text_is(u ? u->name : TEXT(""), expected)) fail_msg("%s: expected unit '%s', got '%s'", measure, expected, u ? u->name.at : "");
  plans_close(&p);
}

static void units_follow_the_arithmetic(void **state) {
  (void)state;
  check_unit("book.price", "EUR");
  check_unit("-book.price", "EUR");
  check_unit("book.price + 5", "EUR");
  check_unit("5 - book.price", "EUR");
  check_unit("book.price + book.price", "EUR");
  check_unit("book.price + book.pages", "");
  check_unit("book.price * 2", "EUR");
  check_unit("book.price * plain", "EUR");
  check_unit("book.price - plain", "EUR");
  check_unit("book.price * book.worn", "EUR");
  check_unit("book.worn * book.worn", "ratio");
  check_unit("book.price / 2", "EUR");
  check_unit("book.price / count(book.copies)", "EUR");
  check_unit("book.price / book.price", "");
  check_unit("book.price / book.pages", "");
  check_unit("2 / book.price", "");
}

static void units_follow_the_functions(void **state) {
  (void)state;
  check_unit("sum(case.books.price)", "EUR");
  check_unit("average(case.books.worn)", "ratio");
  check_unit("count(book.copies)", "");
  check_unit("share(book.copies.note:present())", "ratio");
  check_unit("overlap(book.keywords, { 'a' })", "ratio");
  check_unit("floor(book.price)", "EUR");
  check_unit("least(book.price, 5)", "EUR");
  check_unit("largest(pick(book.readers, { 'a' }))", "ratio");
}

static void a_value_that_may_come_from_two_fields_has_no_field(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.one", "measure = first_of(book.price, 5), demand = at_most(5)")
                      RULE("x.two", "measure = first_of(book.worn, book.pages), demand = at_most(50)")
                      RULE("x.sum", "measure = sum(case.books.worn), demand = at_most(50)"));
  assert_true(text_is(plans_root(&p, "x.one")->measure->field->path, "books[].price"));
  assert_null(plans_root(&p, "x.two")->measure->field);
  assert_null(plans_root(&p, "x.sum")->measure->field);
  plans_close(&p);
}

static void what_does_not_depend_on_the_subject_is_found_once(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.a", "measure = sum(case.books.pages), demand = at_most(5)")
                      RULE("x.b", "measure = sum(case.books.pages, case.books.price:above(book.price)), demand = at_most(5)")
                      RULE("x.c", "measure = count(book.copies), demand = at_most(5)")
                      RULE("x.d", "measure = case.library.name, demand = present()")
                      RULE("x.e", "each = book.copies, measure = count(case.books, case.books.id:equals(book.copies.id)), demand = at_most(5)"));
  assert_int_not_equal(plans_root(&p, "x.a")->measure->memo, 0);
  assert_int_equal(plans_root(&p, "x.b")->measure->memo, 0);
  assert_int_equal(plans_root(&p, "x.c")->measure->memo, 0);
  assert_int_equal(plans_root(&p, "x.d")->measure->memo, 0);
  assert_int_equal(plans_root(&p, "x.e")->measure->memo, 0);
  assert_int_equal(p.r.rules.n_memos, 1);
  plans_close(&p);
}

static void a_rule_lists_the_fields_that_it_reads_once_each(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.y", "when = book.lent:is_true(), each = book.copies, where = book.copies.note:present(),"
                                  "measure = book.pages * book.pages, demand = at_most(first_of(book.price, 3))"));
  const char *const *fields = rules_rule(&p.r, "x.y")->plan->fields;
  const char *const expected[] = {"books[].lent", "books[].copies[].note", "books[].pages", "books[].price"};
  size_t n = 0;
  for (; fields[n] != NULL; n++) assert_string_equal(fields[n], expected[n]);
  assert_int_equal(n, 4);
  plans_close(&p);
}

static void thresholds_know_their_unit_and_field(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.y", "measure = book.price, demand = at_most { warn = 5, fail = 9 }"));
  const rule *r = rules_rule(&p.r, "x.y");
  assert_int_equal(r->n_thresholds, 2);
  assert_true(text_is(r->thresholds[0].unit->name, "EUR"));
  assert_true(text_is(r->thresholds[1].field->path, "books[].price"));
  plans_close(&p);
}

static void rules_stand_by_id_once_they_are_resolved(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.b", "measure = book.title, demand = present()") RULE("x.a", "measure = book.title, demand = present()"));
  assert_true(text_is(p.r.rules.rules[0]->id, "x.a"));
  assert_true(text_is(p.r.rules.rules[1]->id, "x.b"));
  plans_close(&p);
}

static void mistakes_are_told_in_the_order_of_the_file(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD RULE("x.b", "measure = book.titel, demand = present()") "\n" RULE("x.a", "measure = book.prise, demand = present()"));
  assert_int_equal(r.status, KOLUA_OK);
  assert_int_equal(ruleset_resolve(&r.rules, r.model, &r.w.scratch, r.w.problems), KOLUA_EPOLICY);
  assert_non_null(strstr(rules_problem(&r, 0), "x.b: book has no field 'titel'"));
  assert_non_null(strstr(rules_problem(&r, 1), "x.a: book has no field 'prise'"));
  rules_close(&r);
}

static void a_setting_outside_the_range_is_told_where_it_was_set(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD RULE("x.y", "measure = book.worn, demand = at_most { warn = 0.2, fail = 0.3 }"));
  const value *v = value_new_integer(&r.w.arena, 20);
  assert_int_equal(ruleset_set(&r.rules, TEXT("x.y.warn"), v, (place){"policy.yaml", 7, 3}, r.w.problems), KOLUA_OK);
  assert_int_equal(ruleset_resolve(&r.rules, r.model, &r.w.scratch, r.w.problems), KOLUA_EPOLICY);
  const kolua_problem *p = kolua_problems_get(r.w.problems, 0);
  assert_string_equal(p->file, "policy.yaml");
  assert_int_equal(p->line, 7);
  assert_non_null(strstr(p->message, "20 is outside the range of books[].worn, 0 to 1 (did you mean 0.2?)"));
  rules_close(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(units_follow_the_arithmetic),
    cmocka_unit_test(units_follow_the_functions),
    cmocka_unit_test(a_value_that_may_come_from_two_fields_has_no_field),
    cmocka_unit_test(what_does_not_depend_on_the_subject_is_found_once),
    cmocka_unit_test(a_rule_lists_the_fields_that_it_reads_once_each),
    cmocka_unit_test(thresholds_know_their_unit_and_field),
    cmocka_unit_test(rules_stand_by_id_once_they_are_resolved),
    cmocka_unit_test(mistakes_are_told_in_the_order_of_the_file),
    cmocka_unit_test(a_setting_outside_the_range_is_told_where_it_was_set),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
