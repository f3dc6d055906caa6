/* test_language.c: what the words of the rule language build, and what they say to authors who misuse them. */
#include "rules.h"

#include <stdio.h>

/* The measure of a rule, as written back, must read as `expected`. */
static void assert_built(const char *measure, const char *expected) {
  rules_world r;
  char lua[2000];
  snprintf(lua, sizeof lua,
           HEAD "local low = parameter 'low' { a = { b = 1 } }\n" RULE("x.y", "measure = %s, demand = present()"),
           measure);
  rules_open(&r, lua);
  if (r.status != KOLUA_OK) fail_msg("%s: %s", measure, rules_problem(&r, 0));
  assert_string_equal(rules_written(&r, rules_rule(&r, "x.y")->root.measure), expected);
  rules_close(&r);
}

/* The rule's `when`. */
static void assert_condition(const char *condition, const char *expected) {
  rules_world r;
  char lua[2000];
  snprintf(lua, sizeof lua,
           HEAD "local low = parameter 'low' { a = { b = 1 } }\n" RULE(
               "x.y", "when = %s, measure = book.title, demand = present()"),
           condition);
  rules_open(&r, lua);
  if (r.status != KOLUA_OK) fail_msg("%s: %s", condition, rules_problem(&r, 0));
  assert_string_equal(rules_written(&r, rules_rule(&r, "x.y")->root.when), expected);
  rules_close(&r);
}

/* The file has exactly these problems, in this order. */
static void assert_problems(const char *lua, const char *const *expected) {
  rules_world r;
  size_t n = 0;
  rules_open(&r, lua);
  for (; expected[n] != NULL; n++) assert_string_equal(rules_problem(&r, n), expected[n]);
  assert_string_equal(rules_problem(&r, n), "(none)");
  assert_int_not_equal(r.status, KOLUA_OK);
  rules_close(&r);
}
#define assert_told(lua, ...) assert_problems((lua), (const char *const[]){__VA_ARGS__, NULL})

/* ---------------------------------------------------------------- building */

static void paths_signs_and_functions_build_expressions(void **state) {
  (void)state;
  assert_built("book.bought.source", "book.bought.source");
  assert_built("case.library.name", "case.library.name");
  assert_built("(book.pages + 1) * -book.price / 2", "(book.pages + 1) * -book.price / 2");
  assert_built("age_days(book.bought.on)", "age_days(book.bought.on)");
  assert_built("first_of(book.price, 0)", "first_of(book.price, 0)");
  assert_built("least { book.price, book.pages }", "least(book.price, book.pages)");
  assert_built("low('a', 'b') * 2", "low(\"a\", \"b\") * 2");
  assert_built("sum(book.copies.id, book.lent:is_true())", "sum(book.copies.id, book.lent:is_true())");
}

static void a_name_is_a_demand_only_when_it_is_called(void **state) {
  (void)state;
  assert_condition("book.bought.on:before '2026-01-01'", "book.bought.on:before(\"2026-01-01\")");
  assert_condition("book.disclosure.before:is_true()", "book.disclosure.before:is_true()");
  assert_condition("book.before.present:present()", "book.before.present:present()");
}

static void conditions_are_demands_of_one_bound_and_their_junctions(void **state) {
  (void)state;
  assert_condition("age_days(book.bought.on):at_most(60)", "age_days(book.bought.on):at_most(60)");
  assert_condition("book.genre:one_of { 'novel', 'poetry' }", "book.genre:one_of({ \"novel\", \"poetry\" })");
  assert_condition("book.keywords:contains 'sea'", "book.keywords:contains({ \"sea\" })");
  assert_condition("book.pages:between(1, 9)", "book.pages:between({ 1, 9 })");
  assert_condition("low:covers('a', book.genre)", "low:covers(\"a\", book.genre)");
  assert_condition("all_of { book.lent:is_true(), any_of { book.price:above(1), negate(book.genre:present()) } }",
                   "all_of { book.lent:is_true(), any_of { book.price:above(1), negate(book.genre:present()) } }");
  assert_condition("any(book.copies.note:present())", "any(book.copies.note:present())");
}

static void a_rule_keeps_what_its_table_says(void **state) {
  (void)state;
  rules_world r;
  rules_open(
      &r,
      HEAD RULE(
          "x.full",
          "reason = { vi = 'c', en = 'd' }, severity = 'critical', weight = 2.5, source = { 's1', 's2' }, from = '2026-01-02',\n"
          "each = book.copies, where = book.copies.note:present(), absent = 'skip', unit = 'page', dated = book.bought.on,\n"
          "measure = book.copies.id, demand = { at_least { warn = 2, fail = book.pages }, above(1) },\n"
          "message = { fail = { vi = '{value}', en = '{value}!' } }"));
  const rule *x = rules_rule(&r, "x.full");
  assert_int_equal(x->severity, KOLUA_CRITICAL);
  assert_true(x->weight > 2.4 && x->n_source == 2 && text_is(x->source[1], "s2"));
  assert_true(x->has_from && x->from > 0 && !x->has_until);
  assert_string_equal(rules_written(&r, x->dated), "book.bought.on");
  assert_int_equal(x->root.absent, KOLUA_OUTCOME_SKIPPED);
  assert_int_equal(x->root.n_demands, 2);
  assert_string_equal(rules_written(&r, x->root.demands[0].fail), "book.pages");
  assert_null(x->root.demands[1].warn);
  assert_string_equal(rules_written(&r, x->root.demands[1].fail), "1");
  assert_true(text_is(x->root.message[KOLUA_OUTCOME_FAIL].in[KOLUA_EN], "{value}!"));
  assert_int_equal(x->at.line, 2);
  assert_true(text_is(x->pack, "x") && !x->is_function);
  rules_close(&r);
}

static void demands_without_a_bound_fail_or_warn(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD RULE("x.a", "measure = book.title, demand = present()")
                     RULE("x.b", "measure = book.lent, demand = is_true 'warn'"));
  assert_true(rules_rule(&r, "x.a")->root.demands[0].fails && !rules_rule(&r, "x.a")->root.demands[0].warns);
  assert_true(rules_rule(&r, "x.b")->root.demands[0].warns && !rules_rule(&r, "x.b")->root.demands[0].fails);
  rules_close(&r);
}

static void parts_nest_and_the_best_of_any_of_counts(void **state) {
  (void)state;
  rules_world r;
  rules_open(
      &r,
      HEAD RULE(
          "x.p",
          "parts = {\n"
          "  part 'one' { measure = book.title, demand = present() },\n"
          "  part 'two' { parts = any_of { part 'a' { measure = book.pages, demand = at_most(5) }, part 'b' { measure = book.lent, demand = is_true() } } } }"));
  const part *root = &rules_rule(&r, "x.p")->root;
  assert_int_equal(root->n_parts, 2);
  assert_int_equal(root->combine, COMBINE_WORST);
  assert_int_equal(root->parts[1].combine, COMBINE_BEST);
  assert_true(text_is(root->parts[1].parts[1].name, "b"));
  rules_close(&r);
}

static void tables_and_steps_become_sorted_cells(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, "parameter 'p' { z = 1, a = { 1, 2 }, s = steps { [61] = 0.2, [9] = 0.1 } }\n"
                 "parameter 'q' (steps { ['2026-07-01'] = 5, ['2015-01-01'] = 2 })\nparameter 'v' (0.5)");
  assert_int_equal(r.status, KOLUA_OK);
  const cell *p = r.rules.parameters[0]->root, *q = r.rules.parameters[1]->root;
  assert_true(text_is(p->entries[0].key, "a") && text_is(p->entries[2].key, "z"));
  assert_int_equal(p->entries[0].cell->value->type, KOLUA_LIST);
  assert_int_equal(p->entries[1].cell->kind, CELL_STEPS);
  assert_true(text_is(p->entries[1].cell->entries[0].key, "9"));
  assert_true(text_is(q->entries[0].key, "2015-01-01"));
  assert_int_equal(r.rules.parameters[2]->root->kind, CELL_VALUE);
  rules_close(&r);
}

static void a_function_has_parameters_named_after_its_rule(void **state) {
  (void)state;
  rules_world r;
  rules_open(
      &r,
      HEAD RULE(
          "x.f",
          "params = { drop = { default = 0.5, unit = 'ratio', min = 0, max = 1 } }, check = function() return pass() end"));
  const rule *x = rules_rule(&r, "x.f");
  assert_true(x->is_function && r.file.has_functions);
  assert_true(text_is(x->params[0]->id, "x.f.drop") && x->params[0]->has_max);
  assert_int_equal(r.rules.n_parameters, 1);
  rules_close(&r);
}

static void a_file_sees_nothing_of_another(void **state) {
  (void)state;
  static const kolua_limits limits = {0};
  rules_world r;
  rules_open(&r, "local shared = 1");
  rule_file files[] = {{.name = "a.lua", .source = TEXT("shared = 1")},
                       {.name = "b.lua", .source = TEXT("return shared")}};
  assert_int_equal(script_load(&r.rules, files, 2, r.model, &limits, &r.w.scratch, r.w.problems), KOLUA_EPOLICY);
  assert_string_equal(rules_problem(&r, 0), "1:0: rules share no globals: write 'local shared'");
  assert_string_equal(rules_problem(&r, 1), "1:0: unknown word 'shared' (did you mean 'share'?)");
  rules_close(&r);
}

/* ---------------------------------------------------------------- signs that Lua would answer too early */

static void comparisons_of_paths_say_what_to_write(void **state) {
  (void)state;
  assert_told(HEAD RULE("x.a", "when = book.genre == 'novel', measure = book.title, demand = present()"),
              "2:75: Lua's '==' is decided at once, before there is data: write book.genre:equals('novel')");
  assert_told(HEAD RULE("x.a", "when = 'novel' ~= book.genre, measure = book.title, demand = present()"),
              "2:72: Lua's '~=' is decided at once, before there is data: write book.genre:differs('novel')");
  assert_told(HEAD RULE("x.a", "when = book.genre == book.title, measure = book.title, demand = present()"),
              "2:75: Lua's '==' is decided at once, before there is data: write book.genre:equals(book.title)");
  assert_told(HEAD RULE("x.a", "when = book.pages > 5, measure = book.title, demand = present()"),
              "2:0: '<' has no value before there is data: write book.pages:below(...) or :above(...)");
  assert_told(HEAD RULE("x.a", "measure = #book.copies, demand = at_most(3)"),
              "2:0: '#' has no value before there is data: write count(book.copies)");
  assert_told(
      HEAD "local t = book.title .. 'x'",
      "2:0: attempt to concatenate a userdata value (field 'title'): a path is no text before there is data; put it into a message as {path}");
}

static void lua_junctions_of_conditions_say_what_to_write(void **state) {
  (void)state;
  assert_told(
      HEAD RULE("x.a", "when = book.lent:is_true() and book.genre:present(), measure = book.title, demand = present()"),
      "2:84: Lua's 'and' is decided at once, before there is data: write all_of { a, b }");
  assert_told(HEAD "local c = book.lent:is_true()\n" RULE(
                  "x.a", "when = c or book.genre:present(), measure = book.title, demand = present()"),
              "3:66: Lua's 'or' is decided at once, before there is data: write any_of { a, b }");
  assert_told(HEAD RULE("x.a", "when = not book.lent:is_true(), measure = book.title, demand = present()"),
              "2:64: Lua's 'not' is decided at once, before there is data: write negate(book.lent:is_true())");
  assert_told(HEAD "if book.lent then local x = 1 end",
              "2:1: Lua's 'if' is decided at once, before there is data: write a condition into the rule's 'when'");
}

static void plain_values_may_be_compared_and_joined(void **state) {
  (void)state;
  rules_world r;
  rules_open(
      &r, HEAD
      "local n, t = nil, { 'a' }\nlocal m = n or 5\nif m == 5 and not n then m = 6 end\n"
      "for _, book in ipairs(t) do if book == 'a' or not book then m = m + 1 end end\n"
      "local text = [==[ book.genre == 'x' ]==] -- book.genre == 'x'\n--[[ not book.lent ]]\n" RULE(
          "x.a",
          "check = function(book) if book.genre == 'novel' and not book.lent then return pass() end return skip() end"));
  if (r.status != KOLUA_OK) fail_msg("%s", rules_problem(&r, 0));
  rules_close(&r);
}

/* Where the text does not show it, the values do. */
static void early_booleans_are_told_where_they_arrive(void **state) {
  (void)state;
  assert_told(
      HEAD "local function same(a, b) return a == b end\n" RULE(
          "x.a", "when = same(book.genre, 'novel'), measure = book.title, demand = present()"),
      "3:57: x.a: when is a plain boolean: Lua compares paths at once, before there is data; write x:equals(...), x:is_true(), "
      "all_of { }, any_of { } or negate(...)");
  assert_told(
      HEAD "local function both(a, b) return a and b end\n" RULE(
          "x.a", "when = both(book.lent:is_true(), book.genre:present()), measure = book.title, demand = present()"),
      "3:79: the condition book.lent:is_true() is built and never used: Lua's 'and', 'or' and 'not' drop one; write all_of { a, b }, any_of { a, b } "
      "or negate(a)");
}

static void what_is_built_for_nothing_is_told(void **state) {
  (void)state;
  assert_told(HEAD "part 'p' { measure = book.title, demand = present() }", "2:1: part 'p' stands in no rule");
  assert_told(HEAD "rule 'x.a'", "2:1: rule 'x.a' has no table: { ... } must follow");
  assert_told(HEAD "at_most(5)",
              "2:1: this demand stands in no rule: write demand = ..., or call it on a path, as in x:present()");
}

/* ---------------------------------------------------------------- wrong words */

static void misspelt_words_get_a_suggestion(void **state) {
  (void)state;
  assert_told("local b = subject 'bok'", "1:11: the model has no subject 'bok' (did you mean 'book'?)");
  assert_told("local b = subjekt 'book'", "1:0: unknown word 'subjekt' (did you mean 'subject'?)");
  assert_told(HEAD RULE("x.a", "measur = book.title, demand = present()"),
              "2:57: x.a: unknown key 'measur' (did you mean 'measure'?)");
  assert_told(HEAD RULE("x.a", "measure = book.pages, demand = at_most { fial = 3 }"),
              "2:98: at_most takes 'warn' and 'fail', not 'fial' (did you mean 'fail'?)");
  assert_told(HEAD RULE("x.a", "severity = 'citical', measure = book.pages, demand = at_most(3)"),
              "2:57: x.a: severity must be \"minor\", \"major\" or \"critical\" (did you mean 'critical'?)");
  assert_told(HEAD RULE("x.a", "when = book.lent:is_tru(), measure = book.pages, demand = at_most(3)"),
              "2:74: there is no demand 'is_tru' (did you mean 'is_true'?)");
  assert_told(HEAD RULE("x.a", "when = book.lent.is_true(), measure = book.pages, demand = at_most(3)"),
              "2:74: write a colon before 'is_true': x:is_true(...)");
}

static void a_rule_tells_all_its_mistakes_at_once(void **state) {
  (void)state;
  assert_told("rule 'x.a' {\n  weight = 'much',\n  from = '2026-02-30',\n  label = 'text',\n}",
              "1:1: x.a: 'on' is missing: which subject does the rule judge?",
              "4:3: x.a: label must be { vi = ..., en = ... }, not text",
              "1:1: x.a: 'title' is missing: write title = { vi = ..., en = ... }",
              "2:3: x.a: weight must be a number, not text", "3:3: x.a: from must be a date \"YYYY-MM-DD\"");
  assert_told(HEAD "rule 'x.a' { on = book, title = { vi = 'a' }, measure = book.title, demand = present() }",
              "2:25: x.a: title needs text in 'en'");
}

static void mistakes_of_one_rule_do_not_hide_those_of_the_next(void **state) {
  (void)state;
  assert_told(HEAD RULE("x.a", "wehn = 1") RULE("x.b", "measure = book.title, demand = presnt()"),
              "2:57: x.a: unknown key 'wehn' (did you mean 'when'?)",
              "3:0: unknown word 'presnt' (did you mean 'present'?)");
}

static void a_broken_path_is_told_once(void **state) {
  (void)state;
  assert_told(
      "local b = subject 'bok'\nrule 'x.a' { on = b, title = { vi = 'a', en = 'b' }, when = b.x:present(), measure = b.y + 1, demand = at_most(b.z) }",
      "1:11: the model has no subject 'bok' (did you mean 'book'?)");
}

static void bounds_must_have_the_shape_of_their_demand(void **state) {
  (void)state;
  assert_told(HEAD RULE("x.a", "measure = book.pages, demand = at_most { 1, 2 }"),
              "2:88: at_most takes a number, a date or an expression, not a list");
  assert_told(HEAD RULE("x.a", "measure = book.pages, demand = between(1)"),
              "2:88: between takes two bounds, low and high, not something else");
  assert_told(HEAD RULE("x.a", "measure = book.title, demand = matches '[a'"), "2:88: matches: '[' without ']'");
  assert_told(
      HEAD RULE("x.a", "when = book.pages:at_most { warn = 1, fail = 2 }, measure = book.title, demand = present()"),
      "2:75: at_most takes a number, a date or an expression: a list { a, b, ... } is wanted, without names and holes");
  assert_told(HEAD RULE("x.a", "measure = book.pages, demand = at_most(0/0)"),
              "2:88: at_most takes a number, a date or an expression: a number must be finite");
}

static void a_rule_is_judged_by_a_function_or_by_demands(void **state) {
  (void)state;
  assert_told(HEAD RULE("x.a", "measure = book.pages, demand = at_most(1), check = function() end"),
              "2:57: x.a: a rule is judged by 'check' or by 'measure', not by both",
              "2:79: x.a: a rule is judged by 'check' or by 'demand', not by both");
  assert_told(HEAD RULE("x.a", "check = 5"),
              "2:57: x.a: check must be function(subject, case, params) ... end, not a number");
}

static void messages_have_the_same_placeholders_in_both_languages(void **state) {
  (void)state;
  assert_told(
      HEAD RULE("x.a",
                "measure = book.pages, demand = at_most(1), message = { fail = { vi = '{valu}', en = '{valu}' } }"),
      "2:100: x.a: unknown placeholder {valu}: there are {label} {value} {warn} {fail} {missing} and paths");
  assert_told(
      HEAD RULE("x.a", "measure = book.pages, demand = at_most(1), message = { fail = { vi = '{value}', en = 'x' } }"),
      "2:100: x.a: the message for 'fail' has other {placeholders} in 'vi' than in 'en'");
}

static void duplicate_ids_name_both_places(void **state) {
  (void)state;
  assert_told(HEAD RULE("x.a", "measure = book.pages, demand = at_most(1)")
                  RULE("x.a", "measure = book.pages, demand = at_most(1)"),
              "3:1: duplicate rule id 'x.a': it is defined at rules/x.lua:2 already");
}

static void parameters_must_be_tables_of_plain_values(void **state) {
  (void)state;
  assert_told(HEAD "parameter 'p' { a = book.pages }", "2:1: parameter 'p': plain values are wanted, not a path");
  assert_told("parameter 'p' (steps { [0] = 1, ['2026-01-01'] = 2 })",
              "1:16: steps: steps begin all at numbers or all at dates");
  assert_told("parameter 'p!' (1)",
              "1:1: parameter takes an id of words with dots: parameter \"pack.limits\" { ... }");
}

static void syntax_errors_and_limits_have_their_own_status(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, "local x = \n");
  assert_int_equal(r.status, KOLUA_ESYNTAX);
  rules_close(&r);
  rules_open(&r, "local n = 1\nwhile true do n = n + 1 end");
  assert_int_equal(r.status, KOLUA_ELIMIT);
  assert_string_equal(rules_problem(&r, 0), "2:0: it took more than 10000000 steps");
  rules_close(&r);
}

static void building_without_end_is_stopped_before_it_fills_the_memory(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r, HEAD "while true do local x = book.title end");
  assert_int_equal(r.status, KOLUA_ELIMIT);
  assert_true(r.w.mem.peak < (size_t)200 << 20);
  rules_close(&r);
}

static void text_in_rules_must_be_utf8(void **state) {
  (void)state;
  assert_told(HEAD RULE("x.a", "measure = book.title, demand = equals '\\xff'"),
              "2:88: equals takes a value or an expression: text must be valid UTF-8");
}

/* ---------------------------------------------------------------- functions, as far as their text shows */

#define FUNCTION(body) \
  HEAD RULE("x.f",     \
            "params = { most = { default = 5 } }, check = function(book, case, params)\n" body "\nreturn pass() end")

static void lines_end_as_lua_counts_them(void **state) {
  (void)state;
  static const char *const ends[] = {"\r", "\n", "\r\n", "\n\r"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    rules_world r;
    t_world w;
    t_open(&w);
    rules_open(&r, text_format(&w.arena,
                               "local book = subject 'book'%s%srule 'x.a' {%son = book, title = { vi = 'a', en = 'a' },%scheck = function(it)%s"
                               "return it.pagse > 1 and pass() or skip()%send }",
                               ends[i], ends[i], ends[i], ends[i], ends[i], ends[i]));
    assert_int_equal(r.status, KOLUA_EPOLICY);
    assert_int_equal(kolua_problems_get(r.w.problems, 0)->line, 6);
    rules_close(&r);
    t_close(&w);
  }
}

static void misspelt_fields_in_functions_are_told_at_load(void **state) {
  (void)state;
  assert_told(FUNCTION("local t = book.titel"), "3:16: x.f: books[] has no field 'titel' (did you mean 'title'?)");
  assert_told(FUNCTION("if book.bought.room.flor then end"),
              "3:21: x.f: library.rooms[] has no field 'flor' (did you mean 'floor'?)");
  assert_told(FUNCTION("local p = book.papers.licens"),
              "3:23: x.f: books[].papers[] has no field 'licens' (did you mean 'licence'?)");
  assert_told(FUNCTION("local p = book.papers.licence\nlocal c = p.countrys"),
              "4:13: x.f: books[].papers[licence] has no field 'countrys' (did you mean 'countries'?)");
  assert_told(FUNCTION("for i, copy in ipairs(book.copies) do local n = copy.nte end"),
              "3:54: x.f: books[].copies[] has no field 'nte' (did you mean 'note'?)");
  assert_told(FUNCTION("local a = book.authors[1].nme"),
              "3:27: x.f: authors[] has no field 'nme' (did you mean 'name'?)");
  assert_told(FUNCTION("local c = find(book.copies, 'id', 'x')\nlocal n = c and c.nte"),
              "4:19: x.f: books[].copies[] has no field 'nte' (did you mean 'note'?)");
  assert_told(FUNCTION("local m = params.mst + case.library.nam"),
              "3:18: x.f: params has no field 'mst' (did you mean 'most'?)",
              "3:37: x.f: library has no field 'nam' (did you mean 'name'?)");
}

static void names_that_hold_something_else_are_left_alone(void **state) {
  (void)state;
  rules_world r;
  rules_open(&r,
             FUNCTION("local t = { titel = book.title, book = 1 }\nlocal x = t.titel\n"
                      "for _, book in ipairs { { titel = 1 } } do x = book.titel end\n"
                      "local f = function(book) return book.titel end\n"
                      "do local book = { titel = 2 } x = book.titel end\n"
                      "if x then local case = { librari = 1 } x = case.librari else local y = case.library.name end\n"
                      "local n = book.title:upper() .. book.keywords[1] .. book.loans[1].book.title\n"
                      "local late, b = 1, { titel = 3 }\nx = b.titel\nbook = { titel = 4 }\nx = book.titel"));
  if (r.status != KOLUA_OK) fail_msg("%s", rules_problem(&r, 0));
  rules_close(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paths_signs_and_functions_build_expressions),
      cmocka_unit_test(a_name_is_a_demand_only_when_it_is_called),
      cmocka_unit_test(conditions_are_demands_of_one_bound_and_their_junctions),
      cmocka_unit_test(a_rule_keeps_what_its_table_says),
      cmocka_unit_test(demands_without_a_bound_fail_or_warn),
      cmocka_unit_test(parts_nest_and_the_best_of_any_of_counts),
      cmocka_unit_test(tables_and_steps_become_sorted_cells),
      cmocka_unit_test(a_function_has_parameters_named_after_its_rule),
      cmocka_unit_test(a_file_sees_nothing_of_another),
      cmocka_unit_test(comparisons_of_paths_say_what_to_write),
      cmocka_unit_test(lua_junctions_of_conditions_say_what_to_write),
      cmocka_unit_test(plain_values_may_be_compared_and_joined),
      cmocka_unit_test(early_booleans_are_told_where_they_arrive),
      cmocka_unit_test(what_is_built_for_nothing_is_told),
      cmocka_unit_test(misspelt_words_get_a_suggestion),
      cmocka_unit_test(a_rule_tells_all_its_mistakes_at_once),
      cmocka_unit_test(mistakes_of_one_rule_do_not_hide_those_of_the_next),
      cmocka_unit_test(a_broken_path_is_told_once),
      cmocka_unit_test(bounds_must_have_the_shape_of_their_demand),
      cmocka_unit_test(a_rule_is_judged_by_a_function_or_by_demands),
      cmocka_unit_test(messages_have_the_same_placeholders_in_both_languages),
      cmocka_unit_test(duplicate_ids_name_both_places),
      cmocka_unit_test(parameters_must_be_tables_of_plain_values),
      cmocka_unit_test(syntax_errors_and_limits_have_their_own_status),
      cmocka_unit_test(building_without_end_is_stopped_before_it_fills_the_memory),
      cmocka_unit_test(text_in_rules_must_be_utf8),
      cmocka_unit_test(lines_end_as_lua_counts_them),
    cmocka_unit_test(misspelt_fields_in_functions_are_told_at_load),
      cmocka_unit_test(names_that_hold_something_else_are_left_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
