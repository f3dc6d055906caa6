/* test_call.c: functions of rules: what they see of the data, what they may say, and that nothing outlasts a call. */
#include "called.h"

#include <stdio.h>

static const kolua_limits SMALL = {.rule_steps = 200000};

static void open_rules(call_world *c, const char *lua) {
  open_rules_within(c, lua, &SMALL);
}

/* One rule x.f with this body, called on the first book. */
static script_answer answer_of(call_world *c, const char *body) {
  static char lua[4000];
  snprintf(
      lua, sizeof lua,
      HEAD CHECK("x.f", "params = { most = { default = 5 }, by = { default = { a = 1, b = { c = 2 } } } }, ", "%s"),
      body);
  open_rules(c, lua);
  return call(c, "x.f", 0);
}

/* The expression, evaluated in a function, is true. */
static void assert_true_in_lua(const char *expression) {
  call_world c;
  char body[1000];
  snprintf(body, sizeof body, "if %s then return pass() end return skip()", expression);
  const script_answer a = answer_of(&c, body);
  if (a.outcome != KOLUA_OUTCOME_PASS)
    fail_msg("%s: %s %s", expression, kolua_outcome_name(a.outcome), a.error ? a.error : "");
  close_rules(&c);
}

static void assert_error(const char *body, const char *message) {
  call_world c;
  const script_answer a = answer_of(&c, body);
  if (a.outcome != KOLUA_OUTCOME_ERROR) fail_msg("%s: %s", body, kolua_outcome_name(a.outcome));
  assert_string_equal(a.error, message);
  close_rules(&c);
}

/* The body ends as unknown, and the last thing looked for was `rest`. */
static void assert_missing(const char *body, const char *rest) {
  call_world c;
  const script_answer a = answer_of(&c, body);
  if (a.outcome != KOLUA_OUTCOME_UNKNOWN)
    fail_msg("%s: %s %s", body, kolua_outcome_name(a.outcome), a.error ? a.error : "");
  const note *last = &c.trace.notes[c.trace.n - 1];
  assert_null(last->found);
  assert_true(text_is(last->rest, rest));
  close_rules(&c);
}

/* ---------------------------------------------------------------- views */

static void values_are_those_of_the_data(void **state) {
  (void)state;
  assert_true_in_lua("book.title == 'Sea' and book.genre == 'novel' and book.lent == true and book.price == 12.5");
  assert_true_in_lua("book.pages == 9007199254740993 and math.type(book.pages) == 'integer'");
  assert_true_in_lua(
      "book.bought.on == '2026-11-01' and case.as_of == '2026-11-21' and case.library.name == 'City library'");
}

static void references_are_followed_both_ways(void **state) {
  (void)state;
  assert_true_in_lua("book.authors[1].name == 'Bo' and #book.authors == 2 and book.authors[3] == nil");
  assert_true_in_lua("#book.loans == 2 and book.loans[1].book.title == 'Sea' and book.loans[1].book == book");
  assert_true_in_lua("book.bought.room.floor == 2");
}

static void lists_are_walked_and_indexed_from_one(void **state) {
  (void)state;
  assert_true_in_lua(
      "#book.keywords == 2 and book.keywords[2] == 'wind' and book.keywords[0] == nil and #book.copies == 2");
  assert_true_in_lua(
      "(function() local s = '' for i, v in ipairs(book.keywords) do s = s .. i .. v end return s end)() == '1salt2wind'");
  assert_true_in_lua(
      "(function() local s = '' for i, v in ipairs(book.copies) do s = s .. v.id end return s end)() == 'c1c2'");
  assert_true_in_lua("#case.books[2].copies == 0");
}

static void keyed_elements_are_found_by_key_with_their_attributes(void **state) {
  (void)state;
  assert_true_in_lua(
      "book.papers.licence.countries[2] == 'TH' and book.papers.licence['until'] == '2027-01-01' and book.papers.insurance.steps[1].day == 3 and not book.papers.deed");
}

static void shares_left_out_are_zero_only_where_the_model_says_so(void **state) {
  (void)state;
  assert_true_in_lua("book.readers.VN == 0.75 and book.readers.TH == 0");
  assert_missing("return book.ages.child > 0 and pass() or skip()", "child");
  assert_true_in_lua("get(book.ages, 'child', 7) == 7 and get(book, 'ages.adult', 7) == 0.5");
}

static void pairs_goes_in_the_order_of_the_model(void **state) {
  (void)state;
  assert_true_in_lua(
      "(function() local s = '' for k in pairs(book.bought) do s = s .. k .. ' ' end return s end)() == 'source on room_ref '");
  assert_true_in_lua(
      "(function() local s = '' for k, v in pairs(book.readers) do s = s .. k .. v end return s end)() == 'VN0.75'");
}

static void views_tell_paths_not_addresses(void **state) {
  (void)state;
  assert_true_in_lua(
      "tostring(book.copies[2]) == 'books[0].copies[1]' and tostring(case) == 'case' and tostring(book.copies) == 'books[0].copies'");
}

static void reading_what_is_missing_ends_the_function(void **state) {
  (void)state;
  assert_missing("if book.worn then return fail { vi = 'a', en = 'b' } end return pass()", "worn");
  assert_missing("return not book.worn and pass() or skip()", "worn");
  assert_missing("local ok = pcall(function() return book.worn end) return pass()", "worn");
  assert_missing("for i, copy in ipairs(book.copies) do if copy.note == 'x' then return skip() end end return pass()",
                 "note");
  assert_missing("return #book.reviews > 0 and pass() or skip()", "reviews");
  assert_missing("return #case.books[2].authors > 0 and pass() or skip()", "author_ids");
}

static void misspelt_names_are_errors_with_a_suggestion(void **state) {
  (void)state;
  assert_error("return book['titel']", "books[0] has no field 'titel' (did you mean 'title'?)");
  assert_error("return case['librari']", "case has no field 'librari' (did you mean 'library'?)");
  assert_error("return book.papers['licens']", "books[].papers[] has no key 'licens' (did you mean 'licence'?)");
  assert_error("return params['mots']", "unknown parameter 'mots' in params (did you mean 'most'?)");
  assert_error("return given(book, 'bougt.on')", "books[0] has no field 'bougt' (did you mean 'bought'?)");
}

static void data_cannot_be_written(void **state) {
  (void)state;
  assert_error("book.title = 'x'", "data is read-only: a rule cannot write to it");
  assert_error("params.most = 1", "params cannot be changed");
  assert_error("total = 1", "rules share no globals: write 'local total'");
  assert_error("table.insert(book.keywords, 'x')", "bad argument #1 to 'insert' (table expected, got userdata)");
}

/* ---------------------------------------------------------------- asking */

static void given_asks_and_get_replaces(void **state) {
  (void)state;
  assert_true_in_lua(
      "given(book, 'bought.on') and not given(book, 'worn') and given(book, 'papers.licence.until') and not given(book, 'papers.deed.text')");
  assert_true_in_lua(
      "get(book, 'worn', 0.5) == 0.5 and get(book, 'pages', 1) > 1 and get(book, 'papers.deed', false) == false");
  assert_true_in_lua("not given(case.books[2], 'copies') and given(book, 'copies')");
}

static void what_was_asked_for_and_not_given_is_noted(void **state) {
  (void)state;
  call_world c;
  answer_of(&c, "if not given(book, 'worn') then return pass() end");
  assert_int_equal(c.trace.n, 1);
  assert_null(c.notes[0].found);
  assert_true(text_is(c.notes[0].rest, "worn") && c.notes[0].holder == c.scope.subject);
  close_rules(&c);
}

static void find_takes_the_first_that_fits_and_doubts_what_is_missing(void **state) {
  (void)state;
  assert_true_in_lua("find(book.copies, 'id', 'c2').id == 'c2' and find(book.copies, 'id', 'c9') == nil");
  assert_true_in_lua("find(book.copies, 'note', 'torn').id == 'c1'");
  assert_missing("return find(book.copies, 'note', 'clean') and pass() or skip()", "note");
}

static void dates_are_counted_as_in_rules(void **state) {
  (void)state;
  assert_true_in_lua(
      "age_days(book.bought.on) == 20 and days_between('2026-01-01', '2026-01-31') == 30 and months_ago('2026-09-21') == 2");
  assert_true_in_lua(
      "hours_between('2026-01-01T00:00+07:00', '2026-01-01T00:00Z') == 7 and days_after('2026-01-31', 1) == '2026-02-01'");
  assert_true_in_lua("floor(2.7) == 2 and least(3, 1, 2) == 1 and words('a b  c') == 3");
  assert_true_in_lua("months_after('2026-01-31', 1) == '2026-02-28' and months_after('2028-02-29', -12) == '2027-02-28'");
  assert_true_in_lua("folded(' # Ad ') == 'ad' and primary_language('EN-us') == 'en'");
  assert_error("return age_days('yesterday')", "age_days takes dates \"YYYY-MM-DD\" or date-times, not other text");
  assert_error("return sum(book)", "'sum' counts over paths of the rule language: inside a function, count in Lua");
}

static void a_date_after_as_of_has_no_age(void **state) {
  (void)state;
  call_world c;
  assert_int_equal(answer_of(&c, "return age_days(book.papers.licence['until']) > 0 and pass() or skip()").outcome,
                   KOLUA_OUTCOME_UNKNOWN);
  close_rules(&c);
}

/* ---------------------------------------------------------------- answers */

static void an_answer_carries_texts_values_evidence_and_a_proposal(void **state) {
  (void)state;
  call_world c;
  const script_answer a = answer_of(
      &c,
      "return fail { vi = 'có {n} {what}', en = '{n} of {what}', n = 3, what = book.keywords, remedy = { vi = 'r', en = 's' },\n"
      "  at = { book, 'title', 'worn', 'papers.licence.until' }, to_pass = { book, 'price', at_most(9) } }");
  assert_int_equal(a.outcome, KOLUA_OUTCOME_FAIL);
  assert_true(text_is(a.message.in[KOLUA_EN], "{n} of {what}") && text_is(a.remedy.in[KOLUA_VI], "r"));
  assert_int_equal(a.n_fill, 2);
  assert_true(text_is(a.fill[0].name, "n") && a.fill[0].value->as.integer == 3 && a.fill[1].value->type == KOLUA_LIST);
  assert_int_equal(a.n_at, 3);
  assert_true(text_is(value_text(a.at[0].found), "Sea"));
  assert_true(a.at[1].found == NULL && text_is(a.at[1].rest, "worn"));
  assert_true(text_is(value_text(a.at[2].found), "2027-01-01"));
  assert_int_equal(a.n_to_pass, 1);
  assert_true(a.to_pass[0].op == DEMAND_AT_MOST && a.to_pass[0].holder == c.scope.subject &&
              text_is(a.to_pass[0].field->name, "price"));
  assert_int_equal(a.to_pass[0].bound->as.integer, 9);
  close_rules(&c);
}

static void evidence_and_proposals_may_be_lists(void **state) {
  (void)state;
  call_world c;
  const script_answer a =
      answer_of(&c, "return warn { vi = 'a', en = 'b', at = { { book.copies[1] }, { book.bought, 'on', 'source' } },\n"
                    "  to_pass = { { book, 'lent', is_true() }, { book.bought, 'on', at_least '2026-12-01' } } }");
  assert_int_equal(a.n_at, 3);
  assert_int_equal(a.n_to_pass, 2);
  assert_null(a.to_pass[0].bound);
  close_rules(&c);
}

static void answers_are_checked_where_they_are_given(void **state) {
  (void)state;
  assert_error("return warn {}", "warn needs a text in both languages: warn { vi = ..., en = ... }");
  assert_error("return warn { vi = 'a' }", "warn: the text must be given in both languages, 'vi' and 'en'");
  assert_error("return fail { vi = '{n}', en = 'b', n = 1 }",
               "fail: the texts have other {placeholders} in 'vi' than in 'en'");
  assert_error("return fail { vi = '{n}', en = '{n}' }", "fail: nothing fills the placeholder {n}");
  assert_error("return fail { vi = '{b}', en = '{b}', b = book }",
               "fail: {b} cannot be shown: it is a view of a map or of elements");
  assert_error("return fail { vi = 'a', en = 'b', at = { book, 'titel' } }",
               "books[0] has no field 'titel' (did you mean 'title'?)");
  assert_error("return fail { vi = 'a', en = 'b', to_pass = { book, 'title', 5 } }",
               "fail: to_pass ends in a demand, as in at_least(14)");
  assert_error("return fail { vi = ('x'):rep(2000), en = 'b' }", "fail: the text in 'vi' is longer than 1024 bytes");
}

static void a_function_must_return_an_answer(void **state) {
  (void)state;
  assert_error("return true", "the function gives a boolean; it must return pass(), warn { }, fail { } or skip()");
  assert_error("", "the function gives nothing; it must return pass(), warn { }, fail { } or skip()");
}

static void errors_have_the_line_they_happened_on(void **state) {
  (void)state;
  call_world c;
  const script_answer a = answer_of(&c, "local x = 1\nreturn x.y.z");
  assert_int_equal(a.outcome, KOLUA_OUTCOME_ERROR);
  assert_string_equal(a.error_at.file, "rules/x.lua");
  assert_int_equal(a.error_at.line, 4);
  close_rules(&c);
}

static void parameters_are_values_or_are_asked_by_keys(void **state) {
  (void)state;
  assert_true_in_lua(
      "params.most == 5 and params.by('a') == 1 and params.by('b', 'c') == 2 and not params.by:covers('x')");
}

static void shared_parameters_give_the_value_in_force(void **state) {
  (void)state;
  call_world c;
  open_rules(
      &c, HEAD
      "local low = parameter 'low' { a = 1, s = steps { [0] = 10, [61] = 20 }, d = steps { ['2026-01-01'] = 'new' } }\n" CHECK(
          "x.f", "",
          "if low('a') == 3 and low('s', 60) == 10 and low('s', 61) == 20 and low('d', '2026-05-05') == 'new' and not low:covers('d', '2025-01-01')"
          " and not low:covers('z') then return pass() end return skip()")
          CHECK("x.g", "", "return low('z') and pass()"));
  assert_int_equal(
      ruleset_set(&c.r.rules, TEXT("low.a"), value_new_integer(&c.r.w.arena, 3), (place){0}, c.r.w.problems), KOLUA_OK);
  assert_int_equal(call(&c, "x.f", 0).outcome, KOLUA_OUTCOME_PASS);
  assert_int_equal(call(&c, "x.g", 0).outcome, KOLUA_OUTCOME_UNKNOWN);
  close_rules(&c);
}

static void words_that_build_rules_have_no_meaning_in_a_function(void **state) {
  (void)state;
  assert_error("rule 'x.z' {}", "'rule' defines rules: it cannot be called inside a function");
  assert_error("return subject 'book'", "'subject' defines rules: it cannot be called inside a function");
  assert_error("return loan.from",
               "a path or condition of rules has no value inside a function: read from the function's arguments");
}

/* ---------------------------------------------------------------- nothing outlasts a call */

/* The rule's function sees the same on each of three calls: it passes each time. */
static void assert_forgets(const char *lua) {
  call_world c;
  open_rules(&c, lua);
  for (size_t i = 0; i < 3; i++) {
    const script_answer a = call(&c, "x.f", i % 2);
    if (a.outcome != KOLUA_OUTCOME_PASS)
      fail_msg("call %zu: %s %s", i, kolua_outcome_name(a.outcome), a.error ? a.error : "");
  }
  close_rules(&c);
}

static void upvalues_are_put_back(void **state) {
  (void)state;
  assert_forgets(HEAD "local n = 0\n" CHECK("x.f", "", "n = n + 1 return n == 1 and pass() or skip()"));
  assert_forgets(HEAD "local n = 0\nlocal function count() n = n + 1 return n end\n" CHECK(
      "x.f", "", "return count() == 1 and pass() or skip()"));
  assert_forgets(
      HEAD "local seen\n" CHECK("x.f", "", "local first = seen == nil seen = book return first and pass() or skip()"));
  assert_forgets(HEAD "local function f() return 1 end\n" CHECK(
      "x.f", "", "local ok = f() == 1 f = function() return 2 end return ok and pass() or skip()"));
  assert_forgets(HEAD "local n = 0\nlocal t = { f = function() n = n + 1 return n end }\n" CHECK(
      "x.f", "", "return t.f() == 1 and pass() or skip()"));
  assert_forgets(HEAD "local n = 0\n" CHECK("x.f", "", "n = n + 1 return n == 1 and pass() or skip()")
                     CHECK("x.g", "", "n = 7 return pass()"));
}

static void what_another_rule_of_the_file_sets_is_put_back(void **state) {
  (void)state;
  call_world c;
  open_rules(&c, HEAD "local n = 0\n" CHECK("x.reads", "", "return n == 0 and pass() or skip()")
                     CHECK("x.sets", "", "n = n + 1 return n == 1 and pass() or skip()"));
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(call(&c, "x.sets", 0).outcome, KOLUA_OUTCOME_PASS);
    assert_int_equal(call(&c, "x.reads", 0).outcome, KOLUA_OUTCOME_PASS);
  }
  close_rules(&c);
}

static void the_environment_itself_cannot_be_kept(void **state) {
  (void)state;
  assert_forgets(HEAD CHECK(
      "x.f", "",
      "local first = pass ~= nil _ENV = { pass = nil, skip = skip, pass = pass, mark = true } return mark and first and pass()"));
  assert_forgets(HEAD CHECK(
      "x.f", "",
      "if pcall(function() return mark end) then return skip() end local p = pass _ENV = { mark = 1 } return p()"));
}

static void tables_are_read_only_in_calls(void **state) {
  (void)state;
  call_world c;
  open_rules(
      &c,
      HEAD "local t = { n = 1, deep = { list = { 3, 2, 1 } } }\n" CHECK(
          "x.read", "",
          "local s = #t.deep.list for i, v in ipairs(t.deep.list) do s = s + v end for k, v in pairs(t) do s = s .. k end\n"
          "return s == '9deepn' and t.deep == t.deep and t.x == nil and pass() or skip()")
          CHECK("x.write", "", "t.n = 2 return pass()") CHECK("x.deep", "", "t.deep.list[1] = 2 return pass()")
              CHECK("x.insert", "", "table.insert(t.deep.list, 4) return pass()")
                  CHECK("x.pairs", "", "local _, raw = pairs(t) raw.n = 2 return pass()")
                      CHECK("x.sort", "", "table.sort(t.deep.list) return pass()"));
  assert_int_equal(call(&c, "x.read", 0).outcome, KOLUA_OUTCOME_PASS);
  const char *const writers[] = {"x.write", "x.deep", "x.insert", "x.pairs", "x.sort"};
  for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
    assert_int_equal(call(&c, writers[i], 0).outcome, KOLUA_OUTCOME_ERROR);
  assert_int_equal(call(&c, "x.read", 0).outcome, KOLUA_OUTCOME_PASS);
  close_rules(&c);
}

static void kept_iterators_begin_anew(void **state) {
  (void)state;
  assert_forgets(HEAD
                 "local step = ('a b c'):gmatch '%a'\n" CHECK("x.f", "", "return step() == 'a' and pass() or skip()"));
  assert_forgets(HEAD
                 "local step = pairs { 5, 6 }\n" CHECK("x.f", "", "return step({ 5, 6 }) == 1 and pass() or skip()"));
}

static void answers_and_messages_of_a_frozen_table_work(void **state) {
  (void)state;
  call_world c;
  open_rules(&c, HEAD "local say = { vi = 'a', en = 'b', remedy = { vi = 'c', en = 'd' } }\n" CHECK(
                     "x.f", "", "return fail(say)"));
  const script_answer a = call(&c, "x.f", 0);
  assert_int_equal(a.outcome, KOLUA_OUTCOME_FAIL);
  assert_true(text_is(a.remedy.in[KOLUA_EN], "d"));
  close_rules(&c);
}

static void libraries_and_string_methods_stay_as_they_are(void **state) {
  (void)state;
  assert_error("string.len = function() return 42 end", "the library 'string' cannot be changed");
  assert_error("(''):rep(1).x = 1", "attempt to index a string value");
}

/* ---------------------------------------------------------------- limits */

static void a_rule_that_breaks_a_limit_twice_is_not_run_again(void **state) {
  (void)state;
  call_world c;
  open_rules(&c, HEAD CHECK("x.f", "", "while true do end") CHECK("x.g", "", "return pass()"));
  assert_string_equal(call(&c, "x.f", 0).error, "it took more than 200000 steps");
  assert_string_equal(call(&c, "x.f", 1).error, "it took more than 200000 steps");
  assert_string_equal(call(&c, "x.f", 1).error, "it broke a limit twice and is not run again");
  assert_int_equal(call(&c, "x.g", 0).outcome, KOLUA_OUTCOME_PASS);
  close_rules(&c);
}

static void a_caught_limit_gives_no_answer(void **state) {
  (void)state;
  assert_error("pcall(function() while true do end end) return pass()", "it took more than 200000 steps");
}

static void answers_without_end_are_stopped(void **state) {
  (void)state;
  call_world c;
  const script_answer a =
      answer_of(&c, "local t = { vi = ('x'):rep(1000), en = ('y'):rep(1000) } while true do warn(t) end");
  assert_int_equal(a.outcome, KOLUA_OUTCOME_ERROR);
  assert_true(c.r.w.mem.peak < (size_t)64 << 20);
  close_rules(&c);
}

static void a_canceled_call_says_so(void **state) {
  (void)state;
  call_world c;
  open_rules(&c, HEAD CHECK("x.f", "", "return pass()"));
  script_cancel(c.session);
  assert_true(call(&c, "x.f", 0).canceled);
  assert_int_equal(call(&c, "x.f", 0).outcome, KOLUA_OUTCOME_PASS);
  close_rules(&c);
}

static void each_call_costs_the_same_steps(void **state) {
  (void)state;
  call_world c;
  open_rules(&c, HEAD "local t = { 1, 2, 3 }\n" CHECK(
                     "x.f", "", "local s = 0 for i = 1, 1000 do s = s + t[i % 3 + 1] end return pass()"));
  uint64_t cost[3];
  for (size_t i = 0; i < 3; i++) {
    const uint64_t before = script_steps(c.session);
    call(&c, "x.f", 0);
    cost[i] = script_steps(c.session) - before;
  }
  assert_true(cost[0] > 1000 && cost[1] == cost[0] && cost[2] == cost[0]);
  close_rules(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_those_of_the_data),
      cmocka_unit_test(references_are_followed_both_ways),
      cmocka_unit_test(lists_are_walked_and_indexed_from_one),
      cmocka_unit_test(keyed_elements_are_found_by_key_with_their_attributes),
      cmocka_unit_test(shares_left_out_are_zero_only_where_the_model_says_so),
      cmocka_unit_test(pairs_goes_in_the_order_of_the_model),
      cmocka_unit_test(views_tell_paths_not_addresses),
      cmocka_unit_test(reading_what_is_missing_ends_the_function),
      cmocka_unit_test(misspelt_names_are_errors_with_a_suggestion),
      cmocka_unit_test(data_cannot_be_written),
      cmocka_unit_test(given_asks_and_get_replaces),
      cmocka_unit_test(what_was_asked_for_and_not_given_is_noted),
      cmocka_unit_test(find_takes_the_first_that_fits_and_doubts_what_is_missing),
      cmocka_unit_test(dates_are_counted_as_in_rules),
      cmocka_unit_test(a_date_after_as_of_has_no_age),
      cmocka_unit_test(an_answer_carries_texts_values_evidence_and_a_proposal),
      cmocka_unit_test(evidence_and_proposals_may_be_lists),
      cmocka_unit_test(answers_are_checked_where_they_are_given),
      cmocka_unit_test(a_function_must_return_an_answer),
      cmocka_unit_test(errors_have_the_line_they_happened_on),
      cmocka_unit_test(parameters_are_values_or_are_asked_by_keys),
      cmocka_unit_test(shared_parameters_give_the_value_in_force),
      cmocka_unit_test(words_that_build_rules_have_no_meaning_in_a_function),
      cmocka_unit_test(upvalues_are_put_back),
      cmocka_unit_test(what_another_rule_of_the_file_sets_is_put_back),
      cmocka_unit_test(the_environment_itself_cannot_be_kept),
      cmocka_unit_test(tables_are_read_only_in_calls),
      cmocka_unit_test(kept_iterators_begin_anew),
      cmocka_unit_test(answers_and_messages_of_a_frozen_table_work),
      cmocka_unit_test(libraries_and_string_methods_stay_as_they_are),
      cmocka_unit_test(a_rule_that_breaks_a_limit_twice_is_not_run_again),
      cmocka_unit_test(a_caught_limit_gives_no_answer),
      cmocka_unit_test(answers_without_end_are_stopped),
      cmocka_unit_test(a_canceled_call_says_so),
      cmocka_unit_test(each_call_costs_the_same_steps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
