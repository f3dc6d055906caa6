/* The policy's own tests: what a case may leave out, what it is told when it is wrong, what a difference says. */
#include "t.h"

#include "judge/boundary.h"
#include "judge/cases.h"
#include "judge/laws.h"
#include "judge/mutate.h"
#include "shop.h"

typedef struct world {
  t_world t;
  shop shop;
  const char *only;       /* the cases that run; NULL: all */
  shop_file files[10];
  kolua_policy policy;
  size_t n, n_passed;
  buf told;               /* name: difference, a case a line */
} world;

static void load(world *w, const char *except) {
  const char *const left_out[] = {except, NULL};
  kolua_policy_options asked = shop_options(&w->shop);
  if (except != NULL) asked.except = left_out;
  mem_init(&w->policy.mem, NULL, NULL);
  w->policy.mem.guard = w->t.mem.guard;
  arena_init(&w->policy.arena, &w->policy.mem);
  arena_init(&w->policy.scratch, &w->policy.mem);
  if (policy_load(&w->policy, NULL, NULL, &asked, w->t.problems) != KOLUA_OK) fail_msg("%s", t_problem(&w->t, 0));
}

static int open_world(void **state) {
  static world w;
  memset(&w, 0, sizeof w);
  t_open(&w.t);
  w.shop.extra = w.files;
  load(&w, NULL);
  *state = &w;
  return 0;
}

static void unload(world *w) {
  arena_free(&w->policy.scratch);
  arena_free(&w->policy.arena);
  assert_int_equal(w->policy.mem.used, 0);
  memset(&w->policy, 0, sizeof w->policy);
}

static int close_world(void **state) {
  world *w = *state;
  unload(w);
  t_close(&w->t);
  return 0;
}

static kolua_status tell(void *payload, const kolua_case *c) {
  world *w = payload;
  ++w->n;
  w->n_passed += c->passed;
  assert_int_equal(c->passed, *c->difference == '\0');
  assert_string_equal(c->file, "t_test.yaml");
  assert_true(c->line > 0);
  buf_format(&w->told, "%s: %s\n", c->name, c->difference);
  return KOLUA_OK;
}

static kolua_status run_all(world *w, const char *cases) {
  w->files[0] = (shop_file){"t_test.yaml", cases};
  w->files[1] = (shop_file){"data.yaml", SHOP_DATA};
  w->n = w->n_passed = 0;
  kolua_problems_clear(w->t.problems);
  buf_init(&w->told, &w->t.scratch);
  arena a, scratch;
  arena_init(&a, &w->t.mem);
  arena_init(&scratch, &w->t.mem);
  run r;
  kolua_status status = run_open(&r, &w->policy, w->only, false, &a, &scratch, w->t.problems);
  if (status == KOLUA_OK) status = run_file(&r, "t_test.yaml", tell, w, w->t.problems);
  arena_free(&scratch);
  arena_free(&a);
  buf_text(&w->told);
  return status;
}

static void check_passed(world *w, size_t n, const char *cases) {
  const kolua_status status = run_all(w, cases);
  if (w->n_passed != n || w->n != n) fail_msg("%s\n%s", w->told.at, t_problem(&w->t, 0));
  assert_int_equal(status, KOLUA_OK);
}

static void check_told(world *w, const char *cases, const char *expected) {
  assert_int_equal(run_all(w, cases), KOLUA_OK);
  assert_int_equal(w->n_passed, 0);
  if (strstr(w->told.at, expected) == NULL) fail_msg("expected '%s' in:\n%s", expected, w->told.at);
}

static void check_refused(world *w, const char *cases, const char *expected, uint32_t line) {
  assert_int_equal(run_all(w, cases), KOLUA_EDATA);
  const kolua_problem *p = kolua_problems_get(w->t.problems, 0);
  if (strstr(p->message, expected) == NULL) fail_msg("expected '%s', got '%s'", expected, p->message);
  assert_int_equal(p->line, line);
}

#define HEAD "rule: quality.faulty\nas_of: 2026-11-21\ncases:\n"

/* ---- what a case gives */

static void a_case_gives_only_the_fields_that_matter(void **state) {
  check_passed(*state, 4,
               HEAD "  - { name: a, item: { faulty: 0.01 }, expect: pass }\n"
                    "  - { name: b, item: { faulty: 0.15 }, expect: warn }\n"
                    "  - { name: c, item: { faulty: 0.25 }, expect: fail }\n"
                    "  - { name: d, item: {}, expect: unknown }\n");
}

static void a_case_may_say_all_that_is_found(void **state) {
  check_passed(*state, 1,
               HEAD "  - name: whole\n"
                    "    item: { id: pan, title: Pan, faulty: 0.25 }\n"
                    "    expect:\n"
                    "      outcome: fail\n"
                    "      evidence: [\"items[0].faulty\"]\n"
                    "      to_pass: [faulty at_most 0.1]\n"
                    "      missing: []\n"
                    "      rules: { speed.delivery: unknown, quality.faulty: fail }\n");
}

static void evidence_may_be_named_from_the_subject(void **state) {
  check_passed(*state, 2, HEAD "  - { name: a, item: { faulty: 0.25 }, expect: { evidence: [faulty] } }\n"
                               "  - { name: b, item: {}, expect: { outcome: unknown, missing: [faulty] } }\n");
}

static void a_case_may_use_whole_data_and_change_it(void **state) {
  check_passed(*state, 4,
               HEAD "  - { name: as it is, data: data.yaml, subject: pan, expect: fail }\n"
                    "  - { name: one field, data: data.yaml, item: { id: pan, faulty: 0.05 }, expect: pass }\n"
                    "  - { name: by subject, data: data.yaml, subject: lid, item: { faulty: 0.3 }, expect: fail }\n"
                    "  - { name: emptied, data: data.yaml, item: { id: pan, faulty: null }, expect: unknown }\n");
}

static void base_and_case_lie_under_the_subject(void **state) {
  check_passed(*state, 2,
               "rule: speed.promise\nas_of: 2026-11-21\n"
               "base: { store: { id: s, name: S }, items: [{ id: x, days: 10 }] }\n"
               "cases:\n"
               "  - { name: from base, subject: x, expect: fail }\n"
               "  - { name: replaced, case: { items: [{ id: x, days: 1 }] }, subject: x, expect: pass }\n");
}

static void the_only_subject_needs_no_id(void **state) {
  check_passed(*state, 1, HEAD "  - { name: a, case: { items: [{ faulty: 0.5 }] }, expect: fail }\n");
  check_told(*state, HEAD "  - { name: a, data: data.yaml, expect: fail }\n", "there are 3 of item");
  check_told(*state, HEAD "  - { name: a, data: data.yaml, subject: cup, expect: fail }\n", "there is no item 'cup'");
}

static void messages_are_compared_in_both_languages(void **state) {
  check_passed(*state, 1,
               "rule: speed.promise\nas_of: 2026-11-21\ncases:\n"
               "  - { name: a, item: { days: 10 }, expect: { outcome: fail, message: { vi: Quá lâu., en: Too long. } } }\n");
  check_told(*state,
             "rule: speed.promise\nas_of: 2026-11-21\ncases:\n"
             "  - { name: a, item: { days: 10 }, expect: { message: { vi: Lâu. } } }\n",
             "message in vi: expected \"Lâu.\"; found \"Quá lâu.\"");
}

/* ---- what a difference says */

static void a_difference_shows_expected_and_found(void **state) {
  check_told(*state, HEAD "  - { name: few, item: { faulty: 0.01 }, expect: warn }\n", "few: outcome: expected warn; found pass");
  check_told(*state, HEAD "  - { name: few, item: { faulty: 0.3 }, expect: { evidence: [days] } }\n",
             "evidence: expected days; found items[0].faulty");
  check_told(*state, HEAD "  - { name: few, item: { faulty: 0.3 }, expect: { to_pass: [] } }\n",
             "to_pass: expected nothing; found faulty at_most 0.1");
  check_told(*state, HEAD "  - { name: few, item: { faulty: 0.3 }, expect: { rules: { speed.delivery: pass } } }\n",
             "speed.delivery: expected pass; found unknown");
}

static void a_difference_shows_what_is_wrong_in_the_data(void **state) {
  check_told(*state, HEAD "  - { name: few, item: { faulty: 1% }, expect: pass }\n",
             "\nin the data: items[0].faulty must be a number, not the text '1%' (did you mean 0.01?)\n");
}

/* ---- mistakes */

static void a_mistake_has_its_place_and_the_other_cases_run(void **state) {
  world *w = *state;
  check_refused(w,
                HEAD "  - { name: a, itme: { faulty: 0.01 }, expect: pass }\n"
                     "  - { name: b, item: { faulty: 0.01 }, expect: pass }\n"
                     "  - { name: c, item: { faluty: 0.01 }, expect: pass }\n",
                "unknown key 'itme' in a case (did you mean 'item'?)", 4);
  assert_int_equal(w->n, 3);
  assert_int_equal(w->n_passed, 1);
  assert_non_null(strstr(w->told.at, "c: t_test.yaml:6:"));
  assert_non_null(strstr(w->told.at, "faluty"));
}

static void mistakes_of_a_case_are_told(void **state) {
  check_refused(*state, "cases:\n  - { name: a, rule: quality.fualty, expect: pass }\n", "did you mean 'quality.faulty'?", 2);
  check_refused(*state, HEAD "  - { name: a, item: { faulty: 0.1 } }\n", "does not say what it expects", 4);
  check_refused(*state, HEAD "  - { name: a, item: { faulty: 0.1 }, expect: fial }\n", "did you mean 'fail'?", 4);
  check_refused(*state, HEAD "  - { name: a, item: {}, expect: { outcom: fail } }\n", "did you mean 'outcome'?", 4);
  check_refused(*state, HEAD "  - { name: a, item: {}, expect: {} }\n", "nothing is expected", 4);
  check_refused(*state, HEAD "  - { name: a, item: {}, expect: { rules: { quality.fault: pass } } }\n", "no rule 'quality.fault'", 4);
  check_refused(*state, HEAD "  - { name: a, store: { id: a }, expect: pass }\n", "judges 'item', not 'store'", 4);
  check_refused(*state, "as_of: 2026-11-21\ncases:\n  - { item: {}, expect: pass }\n", "the case names no rule", 3);
}

static const shop_file DATED[] = {
    {"rules/", "dated/\nspeed/\nquality/\nmodel.yaml\n"},
    {"rules/model.yaml", SHOP_MODEL "  items[].made_on: { type: date, vi: Ngày làm, en: Made }\n"},
    {"rules/dated/", "dated.lua\npack.yaml\n"},
    {"rules/dated/pack.yaml", "title: { vi: Ngày, en: Days }\n"},
    {"rules/dated/dated.lua",
     "local item = subject 'item'\n"
     "local texts = { vi = 'Ngày', en = 'Day' }\n"
     "rule 'dated.age' { on = item, title = texts, measure = age_days(item.made_on), demand = at_most(30) }\n"
     "rule 'dated.season' { on = item, title = texts, from = '2030-01-01', measure = item.faulty, demand = at_most(0.1) }\n"
     "rule 'dated.both' { on = item, title = texts, parts = {\n"
     "  part 'a' { measure = item.faulty, demand = at_most(0.1) }, part 'b' { measure = item.days, demand = at_most(5) } } }\n"
     "rule 'dated.today' { on = item, title = texts, check = function(item, case)\n"
     "  if case.as_of > '2020-01-01' then return pass() end\n"
     "  return fail { vi = 'Cũ.', en = 'Old.' }\n"
     "end }\n"},
    {NULL, NULL},
};

static void a_case_needs_no_date_unless_its_rule_asks_for_it(void **state) {
  world *w = *state;
  unload(w);
  w->files[0].path = w->files[1].path = "unread";
  memcpy(w->files + 2, DATED, sizeof DATED);
  load(w, NULL);
  check_passed(w, 1, "rule: quality.faulty\ncases:\n  - { name: a, item: { faulty: 0.01 }, expect: pass }\n");
  check_refused(w, "rule: dated.age\ncases:\n  - { name: a, item: { made_on: 2026-11-01 }, expect: pass }\n",
                "dated.age asks for the day of evaluation: give 'as_of'", 3);
  check_refused(w, "rule: dated.season\ncases:\n  - { name: a, item: { faulty: 0.01 }, expect: skipped }\n",
                "dated.season asks for the day", 3);
  check_refused(w, "rule: dated.today\ncases:\n  - { name: a, item: { faulty: 0.01 }, expect: pass }\n",
                "dated.today asks for the day", 3);
  check_passed(w, 1, "rule: dated.age\nbase: { as_of: 2026-11-21 }\ncases:\n"
                     "  - { name: a, item: { made_on: 2026-11-01 }, expect: pass }\n");
}

static void a_date_that_is_none_is_refused(void **state) {
  world *w = *state;
  check_refused(w, "rule: quality.faulty\nbase: { as_of: soon }\ncases:\n  - { name: a, item: {}, expect: unknown }\n",
                "'as_of' must be a date (YYYY-MM-DD) that exists", 2);
}

static void mistakes_of_the_file_stop_it(void **state) {
  check_refused(*state, "cases: []\n", "there are no cases", 1);
  check_refused(*state, "rule: quality.faulty\ncasess: []\n", "did you mean 'cases'?", 2);
  check_refused(*state, "[]\n", "a case file must be a map", 1);
  assert_int_equal(run_all(*state, "cases: [\n"), KOLUA_ESYNTAX);
}

static void data_out_of_the_root_is_refused(void **state) {
  world *w = *state;
  assert_int_equal(run_all(w, HEAD "  - { name: a, data: ../data.yaml, subject: pan, expect: fail }\n"), KOLUA_EDATA);
  assert_non_null(strstr(t_problem(&w->t, 0), "leads out of its root"));
}

static void a_mistake_in_the_data_is_told_with_its_own_file(void **state) {
  world *w = *state;
  w->files[2] = (shop_file){"bad.yaml", "schema: shop/1\nas_of: 2026-11-21\ncolour: red\n"};
  assert_int_equal(run_all(w, HEAD "  - { name: a, data: bad.yaml, item: { faulty: 0.1 }, expect: fail }\n"), KOLUA_EDATA);
  assert_string_equal(kolua_problems_get(w->t.problems, 0)->file, "bad.yaml");
  assert_int_equal(kolua_problems_get(w->t.problems, 0)->line, 3);
}

static void cases_of_rules_that_are_left_out_are_passed_over(void **state) {
  world *w = *state;
  unload(w);
  load(w, "quality.*");
  check_passed(w, 1, HEAD "  - { name: a, item: { faulty: 0.01 }, expect: fail }\n"
                          "  - { name: b, rule: speed.promise, item: { days: 3 }, expect: pass }\n");
}

static void only_cases_that_are_asked_for_run(void **state) {
  static const char cases[] = HEAD "  - { name: few are lost, item: { faulty: 0.01 }, expect: pass }\n"
                                   "  - { name: most are lost, item: { faulty: 0.5 }, expect: fail }\n"
                                   "  - { name: a promise, rule: speed.promise, item: { days: 3 }, expect: pass }\n";
  world *w = *state;
  w->only = "are lost";
  check_passed(w, 2, cases);
  w->only = "t_test.yaml: m*lost";
  check_passed(w, 1, cases);
  w->only = "speed.p";
  check_passed(w, 1, cases);
  w->only = "quality.fa?lty";
  check_passed(w, 2, cases);
  w->only = "Few";
  check_passed(w, 0, cases);
}

/* ---- what is proved with cases that were kept */

typedef struct kept_world {
  arena arena, scratch;
  run run;
} kept_world;

static void keep_cases(world *w, kept_world *k, const char *cases) {
  w->files[0] = (shop_file){"t_test.yaml", cases};
  buf_init(&w->told, &w->t.scratch);
  arena_init(&k->arena, &w->t.mem);
  arena_init(&k->scratch, &w->t.mem);
  assert_int_equal(run_open(&k->run, &w->policy, NULL, true, &k->arena, &k->scratch, w->t.problems), KOLUA_OK);
  assert_int_equal(run_file(&k->run, "t_test.yaml", tell, w, w->t.problems), KOLUA_OK);
  buf_init(&w->told, &w->t.scratch);
}

static void drop_cases(kept_world *k) {
  arena_free(&k->scratch);
  arena_free(&k->arena);
}

static kolua_status tell_mutant(void *payload, const kolua_mutant *m) {
  world *w = payload;
  ++w->n;
  w->n_passed += m->noticed;
  if (!m->noticed) buf_format(&w->told, "%s: %s\n", m->rule->id, m->change);
  return KOLUA_OK;
}

static void check_survivors(world *w, const char *cases, const char *expected) {
  kept_world k;
  keep_cases(w, &k, cases);
  assert_int_equal(mutate_run(&k.run, tell_mutant, w), KOLUA_OK);
  assert_string_equal(buf_text(&w->told).at, expected);
  drop_cases(&k);
}

static void mutants_that_no_case_notices_are_told(void **state) {
  check_survivors(*state, HEAD "  - { name: a, item: { faulty: 0.05 }, expect: pass }\n",
                  "quality.faulty: at_most -> below\n"
                  "quality.faulty: at_most warn: 0.1 -> 0.09\n"
                  "quality.faulty: at_most warn: 0.1 -> 0.11\n"
                  "quality.faulty: at_most fail: 0.2 -> 0.18\n"
                  "quality.faulty: at_most fail: 0.2 -> 0.22\n"
                  "quality.faulty: at_most without warn\n"
                  "quality.faulty: at_most without fail\n");
  check_survivors(*state,
                  HEAD "  - { name: a, item: { faulty: 0.1 }, expect: pass }\n"
                       "  - { name: b, item: { faulty: 0.101 }, expect: warn }\n"
                       "  - { name: c, item: { faulty: 0.2 }, expect: warn }\n"
                       "  - { name: d, item: { faulty: 0.201 }, expect: { rules: { quality.faulty: fail } } }\n",
                  "");
}

static void mutants_of_tables_and_functions_are_told(void **state) {
  check_survivors(*state,
                  "as_of: 2026-11-21\ncases:\n"
                  "  - { name: a, rule: speed.delivery, item: { days: 5 }, expect: pass }\n"
                  "  - { name: b, rule: speed.delivery, item: { days: 7 }, expect: fail }\n"
                  "  - { name: c, rule: speed.promise, item: { days: 5 }, expect: pass }\n",
                  "speed.promise: > -> >=\n"
                  "speed.promise: fail -> warn\n"
                  "speed.promise: speed.promise.most: 9 -> 8\n"
                  "speed.promise: speed.promise.most: 9 -> 10\n"
                  "speed.delivery: speed.limit.days: 5 -> 6\n");
}

/* Another function that the case speaks of is judged as it is. */
static void a_function_is_changed_alone(void **state) {
  world *w = *state;
  unload(w);
  w->files[0].path = w->files[1].path = "unread";
  memcpy(w->files + 2, DATED, sizeof DATED);
  load(w, NULL);
  check_survivors(w,
                  "as_of: 2026-11-21\nrule: speed.promise\ncases:\n"
                  "  - { name: a, item: { days: 10 }, expect: { outcome: fail, rules: { dated.today: pass } } }\n",
                  "dated.today: > -> >=\n"
                  "dated.today: fail -> warn\n"
                  "speed.promise: > -> >=\n"
                  "speed.promise: pass -> skip\n"
                  "speed.promise: speed.promise.most: 9 -> 8\n");
}

static void a_rule_that_is_not_changed_is_not_noticed(void **state) {
  world *w = *state;
  kept_world k;
  keep_cases(w, &k, HEAD "  - { name: a, item: { faulty: 0.5 }, expect: { outcome: fail, to_pass: [faulty at_most 0.1] } }\n");
  w->n = w->n_passed = 0;
  assert_int_equal(mutate_run(&k.run, tell_mutant, w), KOLUA_OK);
  assert_true(w->n > w->n_passed);
  assert_int_equal(mutate_run(&k.run, tell_mutant, w), KOLUA_OK);
  drop_cases(&k);
}

static kolua_status tell_breach(void *payload, const kolua_breach *b) {
  world *w = payload;
  buf_format(&w->told, "%s: %s\n", b->name, b->breach);
  return KOLUA_OK;
}

static void check_breaches(world *w, kept_world *k, const char *expected) {
  buf_init(&w->told, &w->t.scratch);
  assert_int_equal(laws_run(&k->run, tell_breach, w), KOLUA_OK);
  assert_string_equal(buf_text(&w->told).at, expected);
}

/* The engine keeps to its laws; so a case whose data is exchanged behind its back stands for an engine that does not. */
static void breaches_of_the_laws_are_told(void **state) {
  world *w = *state;
  kept_world k;
  unload(w);
  w->files[0].path = w->files[1].path = "unread";
  memcpy(w->files + 2, DATED, sizeof DATED);
  load(w, NULL);
  keep_cases(w, &k, "as_of: 2026-11-21\nrule: dated.both\ncases:\n"
                    "  - { name: late, item: { faulty: 0.05, days: 9 }, expect: fail }\n"
                    "  - { name: faulty and late, item: { faulty: 0.5, days: 9 }, expect: fail }\n"
                    "  - { name: good, item: { faulty: 0.05, days: 2 }, expect: pass }\n");
  check_breaches(w, &k, "");
  const document *late = k.run.trials[0]->document;
  k.run.trials[1]->document = late;
  check_breaches(w, &k, "faulty and late: the same data with its keys in the opposite order says \"Faulty: 50%, more than the 10% "
                        "allowed; Delivery: 9 days, more than the 5 days allowed\", not \"Delivery: 9 days, more than the 5 days allowed\"\n"
                        "faulty and late: data with items[0].days = 5, a way to pass, gives fail\n");
  k.run.trials[1]->document = k.run.trials[2]->document;
  check_breaches(w, &k, "faulty and late: the same data with its keys in the opposite order gives fail, not pass\n");
  drop_cases(&k);
}

static kolua_status tell_bound(void *payload, const kolua_bound *b) {
  static const char *const words[] = {"unreached", "hidden", "wrong", "proved"};
  world *w = payload;
  buf_format(&w->told, "%s %s %s: %s\n", b->name, b->value, words[b->state], b->told);
  return KOLUA_OK;
}

static void check_bounds(world *w, const char *cases, const char *expected) {
  kept_world k;
  keep_cases(w, &k, cases);
  assert_int_equal(boundary_run(&k.run, tell_bound, w), KOLUA_OK);
  assert_string_equal(buf_text(&w->told).at, expected);
  drop_cases(&k);
}

static void a_threshold_is_proved_by_one_field_of_a_case(void **state) {
  check_bounds(*state,
               "as_of: 2026-11-21\ncases:\n"
               "  - { name: a, rule: quality.faulty, item: { faulty: 0.01 }, expect: pass }\n"
               "  - { name: b, rule: speed.delivery, item: { days: 2 }, expect: pass }\n",
               "quality.faulty.warn 0.1 proved: items[0].faulty: 0.1 gives pass, 0.100001 gives warn\n"
               "quality.faulty.fail 0.2 proved: items[0].faulty: 0.2 gives warn, 0.200001 gives fail\n"
               "speed.delivery.fail (speed.limit.days) 5 proved: items[0].days: 5 gives pass, 6 gives fail\n");
}

static const shop_file BOUNDED[] = {
    {"rules/", "bounded/\nmodel.yaml\n"},
    {"rules/model.yaml", SHOP_MODEL "  items[].made_on: { type: date, vi: Ngày làm, en: Made }\n"},
    {"rules/bounded/", "bounded.lua\npack.yaml\n"},
    {"rules/bounded/pack.yaml", "title: { vi: Mốc, en: Bounds }\n"},
    {"rules/bounded/bounded.lua",
     "local item, store = subject 'item', subject 'store'\n"
     "local texts = { vi = 'Mốc', en = 'Bound' }\n"
     "rule 'bounded.age' { on = item, title = texts, measure = age_days(item.made_on), demand = at_most(30) }\n"
     "rule 'bounded.best' { on = item, title = texts, parts = any_of {\n"
     "  part 'a' { measure = item.faulty, demand = at_most(0.1) }, part 'b' { measure = item.days, demand = below(5) } } }\n"
     "rule 'bounded.number' { on = store, title = texts, measure = count(case.items), demand = at_least(2) }\n"
     "rule 'bounded.range' { on = item, title = texts, measure = item.days, demand = between { 2, 4 } }\n"
     "rule 'bounded.turned' { on = item, title = texts, when = item.days:at_most(5), measure = item.days,\n"
     "  demand = at_most { warn = 5, fail = 9 } }\n"},
    {NULL, NULL},
};

static void what_no_field_reaches_is_proved_by_cases_or_told(void **state) {
  world *w = *state;
  unload(w);
  w->files[0].path = w->files[1].path = "unread";
  memcpy(w->files + 2, BOUNDED, sizeof BOUNDED);
  load(w, NULL);
  check_bounds(w,
               "as_of: 2026-11-21\ncases:\n"
               "  - { name: new, rule: bounded.age, item: { made_on: 2026-11-01 }, expect: pass }\n"
               "  - { name: fine, rule: bounded.best, item: { faulty: 0.01, days: 2 }, expect: pass }\n"
               "  - { name: two, rule: bounded.number, store: { id: s }, case: { items: [{}, {}] }, expect: pass }\n"
               "  - { name: short, rule: bounded.range, item: { days: 3 }, expect: pass }\n"
               "  - { name: in time, rule: bounded.turned, item: { days: 3 }, expect: pass }\n",
               "bounded.age.fail 30 proved: items[0].made_on: \"2026-10-22\" gives pass, \"2026-10-21\" gives fail\n"
               "bounded.best.a.fail 0.1 hidden: items[0].faulty: 0.1 gives pass, 0.100001 gives pass\n"
               "bounded.best.b.fail 5 hidden: items[0].days: 4 gives pass, 5 gives pass\n"
               "bounded.number.fail 2 unreached: add a case at 2 and one just below it\n"
               "bounded.range.fail (low) 2 proved: items[0].days: 2 gives pass, 1 gives fail\n"
               "bounded.range.fail (high) 4 proved: items[0].days: 4 gives pass, 5 gives fail\n"
               "bounded.turned.warn 5 wrong: items[0].days: 5 gives pass, 6 gives skipped\n"
               "bounded.turned.fail 9 hidden: items[0].days: 9 gives skipped, 10 gives skipped\n");
  check_bounds(w,
               "as_of: 2026-11-21\ncases:\n"
               "  - { name: two, rule: bounded.number, store: { id: s }, case: { items: [{}, {}] }, expect: pass }\n"
               "  - { name: one, rule: bounded.number, store: { id: s }, case: { items: [{}] }, expect: fail }\n"
               "  - { name: late, rule: bounded.best, item: { faulty: 0.01, days: 7 }, expect: pass }\n",
               "bounded.best.a.fail 0.1 proved: items[0].faulty: 0.1 gives pass, 0.100001 gives fail\n"
               "bounded.best.b.fail 5 hidden: items[0].days: 4 gives pass, 5 gives pass\n"
               "bounded.number.fail 2 proved: 2 in case 'two' gives pass, 1 in case 'one' gives fail\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_case_gives_only_the_fields_that_matter),
      TEST(a_case_may_say_all_that_is_found),
      TEST(evidence_may_be_named_from_the_subject),
      TEST(a_case_may_use_whole_data_and_change_it),
      TEST(base_and_case_lie_under_the_subject),
      TEST(the_only_subject_needs_no_id),
      TEST(messages_are_compared_in_both_languages),
      TEST(a_difference_shows_expected_and_found),
      TEST(a_difference_shows_what_is_wrong_in_the_data),
      TEST(a_mistake_has_its_place_and_the_other_cases_run),
      TEST(mistakes_of_a_case_are_told),
      TEST(a_case_needs_no_date_unless_its_rule_asks_for_it),
      TEST(a_date_that_is_none_is_refused),
      TEST(only_cases_that_are_asked_for_run),
      TEST(mutants_that_no_case_notices_are_told),
      TEST(mutants_of_tables_and_functions_are_told),
      TEST(a_function_is_changed_alone),
      TEST(a_rule_that_is_not_changed_is_not_noticed),
      TEST(breaches_of_the_laws_are_told),
      TEST(a_threshold_is_proved_by_one_field_of_a_case),
      TEST(what_no_field_reaches_is_proved_by_cases_or_told),
      TEST(mistakes_of_the_file_stop_it),
      TEST(data_out_of_the_root_is_refused),
      TEST(a_mistake_in_the_data_is_told_with_its_own_file),
      TEST(cases_of_rules_that_are_left_out_are_passed_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
