/* test_passes.c: which functions are seen to pass without Lua, which are left to it, and that both say the same. */
#include "called.h"

#include <stdio.h>

#define FILE_HEAD \
  HEAD "local function half(x) return x / 2 end\n" \
       "local function all(list, bad) for i = 1, #list do if bad[list[i]] then return skip() end end return pass() end\n" \
       "local limits = { low = 12, known = { shop = true } }\n" \
       "local seen = 0\n"

typedef struct verdict_of_both {
  bool passes;
  kolua_outcome outcome;
} verdict_of_both;

static verdict_of_both judge(const char *body, size_t book) {
  static const kolua_limits defaults = {0};
  char lua[4000];
  call_world c;
  snprintf(lua, sizeof lua, FILE_HEAD CHECK("x.f", "params = { most = { default = 5 } }, ", "%s"), body);
  open_rules_within(&c, lua, &defaults);
  look_at_book(&c, book);
  verdict_of_both found = {.passes = script_passes(c.session, rules_rule(&c.r, "x.f"), &c.scope)};
  assert_int_equal(c.trace.n, 0);
  found.outcome = call(&c, "x.f", book).outcome;
  close_rules(&c);
  return found;
}

static void what_reads_calculates_and_compares_passes_without_lua(void **state) {
  static const char *const conditions[] = {
      "true", "book.price < 13", "book.price > 12 and book.price >= 12.5", "book.price <= 12.5 and book.price ~= 12",
      "book.price * 2 + 1 == 26", "book.price - 0.5 == 12", "book.price / 5 == 2.5", "book.price + book.price == 25",
      "book.price * book.price > book.price / book.price", "book.price - book.price == 0", "-book.price < 0",
      "1 / (book.price - 12.5) > 0", "0 / (0 * -1) ~= 1", "book.lent", "not (book.lent == false)",
      "book.genre == 'novel'", "book.genre ~= 'essay' and book.genre ~= 5", "book.bought.source == 'shop'",
      "(book.genre == 'novel' and 1 or 2) == 1", "(book.genre == 'essay' and 1 or 2) == 2",
      "#book.keywords == 2 and book.keywords[1] == 'salt' and book.keywords[3] == nil", "#book.title == 3",
      "age_days(book.bought.on) == 20", "least(age_days(book.bought.on), 3) == 3", "get(book, 'price', 0) == 12.5",
      "get(book, 'genre', 'none') == 'novel'", "half(book.price) == 6.25", "half(half(25)) == 6.25",
      "limits.low < book.price", "limits.high == nil", "limits.known[book.bought.source]", "params.most == 5",
      "case.library.name == 'City library'", "book.price ~= 1e300 and book.price ~= 100000"};
  (void)state;
  for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
    char body[500];
    snprintf(body, sizeof body, "if %s then return pass() end return skip()", conditions[i]);
    const verdict_of_both found = judge(body, 0);
    if (!found.passes || found.outcome != KOLUA_OUTCOME_PASS) fail_msg("%s", conditions[i]);
    snprintf(body, sizeof body, "if %s then return skip() end return pass()", conditions[i]);
    if (judge(body, 0).passes) fail_msg("the opposite of %s", conditions[i]);
  }
}

static void loops_tables_and_tails_are_run(void **state) {
  static const char *const bodies[] = {
      "return pass()", "return all(book.keywords, { rain = true, snow = true })",
      "for i = 1, #book.keywords do if book.keywords[i] == 'rain' then return skip() end end return pass()",
      "for _, k in ipairs(book.keywords) do if k == 'rain' then return skip() end end return pass()",
      "for i in ipairs(book.keywords) do if i == 2 then return pass() end end return skip()",
      "local n = 0 for i = 1, 0 do n = n + 1 end if n == 0 then return pass() end return skip()",
      "local n = 0 while n < 9 do n = n + 1 end if n == 9 then return pass() end return skip()",
      "local a, b, c = nil, false, 1 if a == b then return skip() end return pass()",
      "local t = { low = 1, high = book.price } if t.low < t.high then return pass() end return skip()",
      "local word = pass return word()"};
  (void)state;
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
    const verdict_of_both found = judge(bodies[i], 0);
    if (!found.passes || found.outcome != KOLUA_OUTCOME_PASS) fail_msg("%s", bodies[i]);
  }
}

static void what_stands_for_what_is_missing_is_taken(void **state) {
  (void)state;
  assert_true(judge("if get(book, 'price', 7) == 7 then return pass() end return skip()", 1).passes);
  assert_false(judge("if book.price == 7 then return skip() end return pass()", 1).passes);
}

/* What is left to Lua may pass all the same: nothing is said then. */
static void whatever_else_it_is_is_left_to_lua(void **state) {
  static const struct {
    const char *body;
    kolua_outcome outcome;
  } cases[] = {
      {"return skip()", KOLUA_OUTCOME_SKIPPED},
      {"return warn { vi = 'x', en = 'x' }", KOLUA_OUTCOME_WARN},
      {"return pass { vi = 'x', en = 'x' }", KOLUA_OUTCOME_PASS},
      {"return pass", KOLUA_OUTCOME_ERROR},
      {"return true", KOLUA_OUTCOME_ERROR},
      {"return", KOLUA_OUTCOME_ERROR},
      {"if book.genre < 5 then return pass() end return pass()", KOLUA_OUTCOME_ERROR},
      {"if book.genre + 1 == 2 then return pass() end return pass()", KOLUA_OUTCOME_ERROR},
      {"while true do end return pass()", KOLUA_OUTCOME_ERROR},
      {"local function deep() return deep() end return pass()", KOLUA_OUTCOME_PASS},
      {"if book.pages > 9007199254740992 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if book.pages + 1 == book.pages then return pass() end return skip()", KOLUA_OUTCOME_SKIPPED},
      {"if 9007199254740991 + 1 ~= 9007199254740991 + 2 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if book.title:lower() == 'sea' then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if book.title .. 's' == 'Seas' then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"seen = seen + 1 if seen == 1 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if book.price % 2 == 0.5 and book.price // 5 == 2 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"for _, k in pairs(book.keywords) do if k == 'rain' then return skip() end end return pass()", KOLUA_OUTCOME_PASS},
      {"for _, k in ipairs({ 'a' }) do if k == 'rain' then return skip() end end return pass()", KOLUA_OUTCOME_PASS},
      {"if book.readers.VN == 0.75 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if #book.copies == 2 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if book.loans[1].id == 'l1' then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"if words('a b') == 2 then return pass() end return skip()", KOLUA_OUTCOME_PASS},
      {"limits.low = 3 return pass()", KOLUA_OUTCOME_ERROR},
      {"book.price = 3 return pass()", KOLUA_OUTCOME_ERROR},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const verdict_of_both found = judge(cases[i].body, 0);
    if (found.passes && found.outcome != KOLUA_OUTCOME_PASS) fail_msg("%s passes", cases[i].body);
    if (found.outcome != cases[i].outcome)
      fail_msg("%s: %s", cases[i].body, kolua_outcome_name(found.outcome));
  }
}

/* A narrow limit may be broken by a call that passes: then Lua must find out. */
static void under_a_narrow_limit_lua_runs_all(void **state) {
  static const kolua_limits narrow = {.rule_steps = 200};
  call_world c;
  (void)state;
  open_rules_within(&c, HEAD CHECK("x.f", "", "return pass()"), &narrow);
  look_at_book(&c, 0);
  assert_false(script_passes(c.session, rules_rule(&c.r, "x.f"), &c.scope));
  close_rules(&c);
}

static void a_word_that_is_hidden_by_a_local_is_not_the_word(void **state) {
  (void)state;
  assert_false(judge("local pass = skip return pass()", 0).passes);
  assert_false(judge("local _ENV = { pass = skip } return pass()", 0).passes);
  assert_false(judge("local function age_days() return 1 end if age_days(book.bought.on) == 20 then return pass() end "
                     "return skip()", 0).passes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_reads_calculates_and_compares_passes_without_lua),
      cmocka_unit_test(loops_tables_and_tails_are_run),
      cmocka_unit_test(what_stands_for_what_is_missing_is_taken),
      cmocka_unit_test(whatever_else_it_is_is_left_to_lua),
      cmocka_unit_test(under_a_narrow_limit_lua_runs_all),
      cmocka_unit_test(a_word_that_is_hidden_by_a_local_is_not_the_word),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
