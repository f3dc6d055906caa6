/* The library as a host sees it: words, policies, data, ownership. */

#include "host.h"

/* ---- words */

static void every_constant_has_a_word(void **state) {
  (void)state;
  assert_string_equal(kolua_version(), KOLUA_VERSION);
  assert_int_equal(kolua_abi(), KOLUA_ABI);
  assert_string_equal(kolua_outcome_name(KOLUA_OUTCOME_UNKNOWN), "unknown");
  assert_string_equal(kolua_outcome_name(KOLUA_OUTCOME_ERROR), "error");
  assert_string_equal(kolua_verdict_name(KOLUA_FAIL), "fail");
  assert_string_equal(kolua_severity_name(KOLUA_CRITICAL), "critical");
  assert_string_equal(kolua_lang_name(KOLUA_VI), "vi");
  for (int status = KOLUA_OK; status >= KOLUA_EHOST; --status) {
    assert_string_not_equal(kolua_status_name((kolua_status)status), "unknown");
  }
  assert_string_equal(kolua_status_name((kolua_status)7), "unknown");
  assert_string_equal(kolua_outcome_name((kolua_outcome)KOLUA_OUTCOMES), "unknown");
}

/* ---- policies */

static void a_policy_lists_its_rules_by_id(void **state) {
  host *h = *state;
  open_policy(h);
  assert_int_equal(kolua_policy_count(h->policy), 3);
  assert_string_equal(kolua_policy_rule(h->policy, 2)->id, "speed.promise");
  assert_null(kolua_policy_rule(h->policy, 3));
  const kolua_rule *r = kolua_policy_find(h->policy, "quality.faulty");
  assert_ptr_equal(r, kolua_policy_rule(h->policy, 0));
  assert_string_equal(r->subject, "item");
  assert_string_equal(r->title[KOLUA_VI], "Hàng lỗi");
  assert_string_equal(r->fields[0], "items[].faulty");
  assert_null(r->fields[1]);
  assert_string_equal(r->file, "rules/quality/faulty.lua");
  assert_int_equal(r->line, 2);
  assert_true(kolua_policy_find(h->policy, "speed.promise")->is_function);
  assert_null(kolua_policy_find(h->policy, "speed.promise")->fields);
  assert_null(kolua_policy_find(h->policy, "speed"));
  assert_null(kolua_policy_find(h->policy, "zzz"));
}

static void a_policy_lists_the_subjects_of_its_model(void **state) {
  host *h = *state;
  open_policy(h);
  assert_string_equal(kolua_policy_subject(h->policy, 0), "item");
  assert_string_equal(kolua_policy_subject(h->policy, 1), "store");
  assert_null(kolua_policy_subject(h->policy, 2));
  assert_null(kolua_policy_subject(h->policy, SIZE_MAX));
}

static void a_misspelt_rule_is_answered_with_the_nearest(void **state) {
  host *h = *state;
  open_policy(h);
  assert_string_equal(kolua_policy_suggest(h->policy, "quality.fualty"), "quality.faulty");
  assert_null(kolua_policy_suggest(h->policy, "nothing.like.it"));
}

static void a_policy_that_cannot_be_loaded_is_null_and_says_why(void **state) {
  host *h = *state;
  h->policy = (kolua_policy *)(void *)h;
  const char written[] = "use: [sped]\n";
  assert_int_equal(kolua_policy_parse(&h->policy, "p.yaml", written, strlen(written), &h->asked, h->problems), KOLUA_EPOLICY);
  assert_null(h->policy);
  assert_true(has_problem(h, "unknown pack 'sped'"));
  assert_int_equal(h->taken, 0);
  assert_int_equal(kolua_policy_open(&h->policy, "none.yaml", &h->asked, NULL), KOLUA_EIO);
  assert_null(h->policy);
}

static void options_of_another_age_are_taken_or_refused(void **state) {
  host *h = *state;
  struct { kolua_policy_options known; void *later; } newer = {h->asked, NULL};
  newer.known.size = sizeof newer;
  must(h, kolua_policy_open(&h->policy, NULL, &newer.known, h->problems));
  kolua_policy_free(h->policy);
  newer.later = h;
  assert_int_equal(kolua_policy_open(&h->policy, NULL, &newer.known, h->problems), KOLUA_EINVAL);
  h->asked.size = 0;
  assert_int_equal(kolua_policy_open(&h->policy, NULL, &h->asked, h->problems), KOLUA_EINVAL);
  h->asked.size = offsetof(kolua_policy_options, alloc);  /* older: it had no allocator */
  must(h, kolua_policy_open(&h->policy, NULL, &h->asked, h->problems));
  assert_int_equal(h->taken, 0);
}

static void arguments_that_cannot_be_are_refused(void **state) {
  host *h = *state;
  assert_int_equal(kolua_policy_parse(&h->policy, NULL, "", 0, &h->asked, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_parse(&h->policy, "p.yaml", NULL, 3, &h->asked, NULL), KOLUA_EINVAL);
  h->asked.limits.depth = 100000;
  assert_int_equal(kolua_policy_open(&h->policy, NULL, &h->asked, NULL), KOLUA_EINVAL);
  h->asked.limits.depth = 0;
  h->asked.set_count = 1;
  assert_int_equal(kolua_policy_open(&h->policy, NULL, &h->asked, NULL), KOLUA_EINVAL);
  h->asked.set_count = 0;
  open_session(h);
  const kolua_report *report;
  const kolua_data *const none[] = {NULL};
  kolua_data *foreign;
  const kolua_data_options unknown = {.size = sizeof unknown, .syntax = (kolua_syntax)7};
  assert_int_equal(kolua_data_parse(&foreign, h->policy, "data", SHOP_DATA, strlen(SHOP_DATA), &unknown, NULL), KOLUA_EINVAL);
  assert_null(foreign);
  assert_int_equal(kolua_session_check(&report, h->session, none, 1, h->problems), KOLUA_EINVAL);
  assert_null(report);
  assert_int_equal(kolua_session_check(&report, h->session, NULL, 1, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_session_record(&report, h->session, h->data, "itme", "{}", 2, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "the model has no subject 'itme'"));
}

static void lint_finds_nothing_wrong_in_whole_rules(void **state) {
  host *h = *state;
  open_policy(h);
  assert_int_equal(kolua_policy_lint(h->policy, h->problems), KOLUA_OK);
  assert_int_equal(kolua_problems_count(h->problems), 0);
}

static void lint_warns_of_texts_that_are_not_given(void **state) {
  host *h = *state;
  const char written[] = "use: [./own]\n";
  must(h, kolua_policy_parse(&h->policy, "p.yaml", written, strlen(written), &h->asked, h->problems));
  assert_int_equal(kolua_policy_lint(h->policy, h->problems), KOLUA_OK);
  assert_true(has_problem(h, "own.title has no reason in 'vi'"));
  assert_true(has_problem(h, "own.title has no remedy in 'en'"));
  assert_int_equal(kolua_problems_get(h->problems, 0)->status, KOLUA_OK);
}

static void what_is_wrong_hides_nothing_that_lint_finds(void **state) {
  host *h = *state;
  const kolua_set set[] = {{"own.title.fial", "3"}};
  const char *const use[] = {"./own", NULL};
  bool is_whole = false;
  h->asked.use = use;
  assert_int_equal(kolua_policy_examine(NULL, &h->asked, h->problems, &is_whole), KOLUA_OK);
  assert_true(is_whole);
  h->asked.set = set;
  h->asked.set_count = 1;
  kolua_problems_clear(h->problems);
  assert_int_equal(kolua_policy_examine(NULL, &h->asked, h->problems, &is_whole), KOLUA_EPOLICY);
  assert_true(is_whole);
  assert_true(has_problem(h, "no rule, threshold or parameter is named 'own.title.fial'"));
  assert_true(has_problem(h, "own.title has no reason in 'vi'"));
  assert_int_equal(kolua_policy_examine("none.yaml", &h->asked, NULL, &is_whole), KOLUA_EIO);
  assert_false(is_whole);
  assert_int_equal(kolua_policy_examine(NULL, &h->asked, NULL, NULL), KOLUA_EPOLICY);
  assert_int_equal(h->taken, 0);
}

static kolua_status count_bytes(void *payload, const char *text, size_t len) {
  (void)text;
  *(size_t *)payload += len;
  return KOLUA_OK;
}

static kolua_status refuse_bytes(void *payload, const char *text, size_t len) {
  (void)payload, (void)text, (void)len;
  return KOLUA_ECANCEL;
}

static void codes_are_told_in_both_languages(void **state) {
  (void)state;
  size_t n = 0;
  for (const kolua_code *code; (code = kolua_code_at(n)) != NULL; n++) {
    size_t len[KOLUA_LANGS] = {0};
    assert_non_null(code->name);
    assert_non_null(code->example);
    for (int lang = 0; lang < KOLUA_LANGS; lang++) {
      assert_int_equal(kolua_code_explain(code->code, (kolua_lang)lang, 0, count_bytes, &len[lang]), KOLUA_OK);
      assert_true(len[lang] > strlen(code->title[lang]) + strlen(code->about[lang]));
    }
    assert_true(n == 0 || strcmp(kolua_code_at(n - 1)->code, code->code) < 0);
  }
  assert_true(n > 30);
}

static void a_code_that_is_none_is_refused(void **state) {
  (void)state;
  size_t len = 0;
  assert_int_equal(kolua_code_explain("K000", KOLUA_EN, 80, count_bytes, &len), KOLUA_EINVAL);
  assert_int_equal(kolua_code_explain(NULL, KOLUA_EN, 80, count_bytes, &len), KOLUA_EINVAL);
  assert_int_equal(kolua_code_explain("K001", KOLUA_EN, 80, NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_code_explain("K001", (kolua_lang)9, 80, count_bytes, &len), KOLUA_EINVAL);
  assert_int_equal(len, 0);
  assert_int_equal(kolua_code_explain("K001", KOLUA_EN, 80, refuse_bytes, NULL), KOLUA_ECANCEL);
}

static void problems_have_the_code_of_what_is_wrong(void **state) {
  host *h = *state;
  const char written[] = "use: [./own]\nsett: {}\n";
  assert_int_equal(kolua_policy_parse(&h->policy, "p.yaml", written, strlen(written), &h->asked, h->problems), KOLUA_EPOLICY);
  assert_string_equal(kolua_problems_get(h->problems, 0)->code, "K005");
  kolua_problems_clear(h->problems);
  open_policy(h);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "data.yaml", "a: [", 4, NULL, h->problems), KOLUA_ESYNTAX);
  assert_string_equal(kolua_problems_get(h->problems, 0)->code, "K001");
}

/* ---- data */

static void data_is_read_and_can_be_asked(void **state) {
  host *h = *state;
  kolua_lang lang = KOLUA_EN;
  open_policy(h);
  must(h, parse_data(h, SHOP_DATA));
  assert_string_equal(kolua_data_as_of(h->data), "2026-11-21");
  assert_memory_equal(kolua_data_digest(h->data), "sha256:", 7);
  assert_string_equal(kolua_data_file(h->data), "shop.yaml");
  assert_true(kolua_data_lang(h->data, &lang));
  assert_int_equal(lang, KOLUA_VI);
  assert_int_equal(kolua_problems_count(kolua_data_complaints(h->data)), 0);
  const kolua_value *items = kolua_value_get(kolua_data_root(h->data), "items");
  assert_int_equal(kolua_value_type(items), KOLUA_LIST);
  assert_int_equal(kolua_value_count(items), 3);
  assert_null(kolua_value_at(items, 3));
  const kolua_value *pan = kolua_value_at(items, 1);
  assert_string_equal(kolua_value_key(pan, 0), "id");
  assert_null(kolua_value_key(pan, 4));
  assert_string_equal(kolua_value_string(kolua_value_at(pan, 0), NULL), "pan");
  assert_int_equal(kolua_value_integer(kolua_value_get(pan, "days")), 12);
  assert_true(kolua_value_number(kolua_value_get(pan, "days")) == 12);
  assert_true(kolua_value_number(kolua_value_get(pan, "faulty")) == 0.34);
  assert_null(kolua_value_get(pan, "colour"));
  assert_null(kolua_value_string(kolua_value_get(pan, "days"), NULL));
  assert_false(kolua_value_bool(pan));
}

static void the_syntax_is_told_by_the_name_or_the_first_character(void **state) {
  host *h = *state;
  const char json[] = " {\"schema\": \"shop/1\", \"as_of\": \"2026-11-21\", \"store\": {\"id\": \"a\", \"name\": \"A\"}}";
  open_policy(h);
  must(h, kolua_data_parse(&h->data, h->policy, "data.json", json, strlen(json), NULL, h->problems));
  kolua_data_free(h->data);
  must(h, kolua_data_parse(&h->data, h->policy, "data", json, strlen(json), NULL, h->problems));
  kolua_data_free(h->data);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "data.json", SHOP_DATA, strlen(SHOP_DATA), NULL, h->problems),
                   KOLUA_ESYNTAX);
  assert_null(h->data);
  must(h, kolua_data_parse(&h->data, h->policy, "data", SHOP_DATA, strlen(SHOP_DATA), NULL, h->problems));
}

static void data_that_cannot_be_understood_is_null(void **state) {
  host *h = *state;
  open_policy(h);
  assert_int_equal(parse_data(h, "schema: shop/1\nas_of: 2026-11-21\nstore: { id: a, name: A }\ncolour: red\n"), KOLUA_EDATA);
  assert_null(h->data);
  assert_true(has_problem(h, "colour"));
  assert_int_equal(parse_data(h, "[\n"), KOLUA_ESYNTAX);
  assert_int_equal(parse_data(h, ""), KOLUA_ESYNTAX);
}

static void what_is_understood_but_wrong_is_a_complaint_unless_strict(void **state) {
  host *h = *state;
  const char wrong[] = "schema: shop/1\nas_of: 2026-11-21\nstore: { id: a, name: A }\nitems: [{ id: x, title: X, faulty: 3 }]\n";
  kolua_data_options asked = KOLUA_DATA_OPTIONS_INIT;
  open_policy(h);
  must(h, parse_data(h, wrong));
  assert_int_equal(kolua_problems_count(kolua_data_complaints(h->data)), 1);
  assert_int_equal(kolua_problems_get(kolua_data_complaints(h->data), 0)->line, 4);
  kolua_data_free(h->data);
  asked.strict = true;
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "w.yaml", wrong, strlen(wrong), &asked, h->problems), KOLUA_EDATA);
}

static void a_given_date_wins_over_the_datas_own(void **state) {
  host *h = *state;
  kolua_data_options asked = KOLUA_DATA_OPTIONS_INIT;
  open_policy(h);
  asked.as_of = "2026-12-01";
  must(h, kolua_data_parse(&h->data, h->policy, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), &asked, h->problems));
  assert_string_equal(kolua_data_as_of(h->data), "2026-12-01");
}

static void data_above_the_limit_is_refused(void **state) {
  host *h = *state;
  h->asked.limits.data_size = 5000;
  open_policy(h);
  char *large = calloc(1, 5001);
  assert_non_null(large);
  memset(large, '\n', 5000);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "d.yaml", large, 5001, NULL, h->problems), KOLUA_ELIMIT);
  free(large);
}

/* ---- ownership */

static void freeing_nothing_is_fine(void **state) {
  (void)state;
  kolua_policy_free(NULL);
  kolua_data_free(NULL);
  kolua_session_free(NULL);
  kolua_problems_free(NULL);
}

static void problems_may_be_left_out_of_every_call(void **state) {
  host *h = *state;
  const kolua_report *report;
  assert_int_equal(kolua_policy_open(&h->policy, "none.yaml", &h->asked, NULL), KOLUA_EIO);
  assert_int_equal(kolua_policy_open(&h->policy, NULL, &h->asked, NULL), KOLUA_OK);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "d.yaml", "[", 1, NULL, NULL), KOLUA_ESYNTAX);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "d.yaml", "a: 1\n", 5, NULL, NULL), KOLUA_EDATA);
  assert_int_equal(kolua_data_parse(&h->data, h->policy, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, NULL), KOLUA_OK);
  assert_int_equal(kolua_session_new(&h->session, h->policy, NULL, NULL), KOLUA_OK);
  assert_int_equal(kolua_session_check(&report, h->session, NULL, 0, NULL), KOLUA_ENOTHING);
  assert_int_equal(kolua_session_record(&report, h->session, h->data, "item", "{}", 2, NULL), KOLUA_EDATA);
  assert_int_equal(kolua_policy_lint(h->policy, NULL), KOLUA_OK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_constant_has_a_word),
      TEST(a_policy_lists_its_rules_by_id),
      TEST(a_policy_lists_the_subjects_of_its_model),
      TEST(a_misspelt_rule_is_answered_with_the_nearest),
      TEST(a_policy_that_cannot_be_loaded_is_null_and_says_why),
      TEST(options_of_another_age_are_taken_or_refused),
      TEST(arguments_that_cannot_be_are_refused),
      TEST(lint_finds_nothing_wrong_in_whole_rules),
      TEST(lint_warns_of_texts_that_are_not_given),
      TEST(what_is_wrong_hides_nothing_that_lint_finds),
      TEST(codes_are_told_in_both_languages),
      TEST(a_code_that_is_none_is_refused),
      TEST(problems_have_the_code_of_what_is_wrong),
      TEST(data_is_read_and_can_be_asked),
      TEST(the_syntax_is_told_by_the_name_or_the_first_character),
      TEST(data_that_cannot_be_understood_is_null),
      TEST(what_is_understood_but_wrong_is_a_complaint_unless_strict),
      TEST(a_given_date_wins_over_the_datas_own),
      TEST(data_above_the_limit_is_refused),
      TEST(freeing_nothing_is_fine),
      TEST(problems_may_be_left_out_of_every_call),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
