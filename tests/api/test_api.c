/* The library as a host sees it: the public header only, linked to what is shipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "kolua.h"
#include "shop.h"

/* ---- a host */

typedef struct host {
  shop shop;
  kolua_policy_options asked;
  kolua_problems *problems;
  kolua_policy *policy;
  kolua_data *data;
  kolua_session *session;
  size_t taken;             /* bytes that the allocator has given out */
  char written[65536];      /* what writers wrote */
  size_t len;
} host;

/* Checks that the sizes told on giving back are those told on taking. */
static void *count_alloc(void *payload, void *block, size_t old_size, size_t new_size) {
  host *h = payload;
  assert_true(block != NULL || old_size == 0);
  if (new_size == 0) {
    free(block);
    h->taken -= old_size;
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (moved != NULL) h->taken = h->taken - old_size + new_size;
  return moved;
}

static kolua_status take_text(void *payload, const char *t, size_t len) {
  host *h = payload;
  assert_true(h->len + len < sizeof h->written);
  memcpy(h->written + h->len, t, len);
  h->len += len;
  h->written[h->len] = '\0';
  return KOLUA_OK;
}

static int open_host(void **state) {
  host *h = calloc(1, sizeof *h);
  assert_non_null(h);
  h->problems = kolua_problems_new();
  h->asked = shop_options(&h->shop);
  h->asked.alloc = count_alloc;
  h->asked.alloc_payload = h;
  *state = h;
  return 0;
}

static int close_host(void **state) {
  host *h = *state;
  kolua_session_free(h->session);
  kolua_data_free(h->data);
  kolua_policy_free(h->policy);
  kolua_problems_free(h->problems);
  assert_int_equal(h->taken, 0);
  free(h);
  return 0;
}

static const char *first_problem(const host *h) {
  const kolua_problem *p = kolua_problems_get(h->problems, 0);
  return p ? p->message : "(none)";
}

static bool has_problem(const host *h, const char *words) {
  for (size_t i = 0; i < kolua_problems_count(h->problems); ++i) {
    if (strstr(kolua_problems_get(h->problems, i)->message, words) != NULL) return true;
  }
  return false;
}

static void must(host *h, kolua_status status) {
  if (status != KOLUA_OK) fail_msg("%s: %s", kolua_status_name(status), first_problem(h));
}

static void open_policy(host *h) {
  must(h, kolua_policy_open(&h->policy, NULL, &h->asked, h->problems));
}

static kolua_status parse_data(host *h, const char *t) {
  const kolua_data_options asked = KOLUA_DATA_OPTIONS_INIT;
  kolua_data_free(h->data);
  return kolua_data_parse(&h->data, h->policy, "shop.yaml", t, strlen(t), &asked, h->problems);
}

static void open_session(host *h) {
  const kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  open_policy(h);
  must(h, parse_data(h, SHOP_DATA));
  must(h, kolua_session_new(&h->session, h->policy, &asked, h->problems));
}

static const kolua_report *check(host *h) {
  const kolua_report *report;
  const kolua_data *const data[] = {h->data};
  must(h, kolua_session_check(&report, h->session, data, 1, h->problems));
  return report;
}

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

/* ---- judging */

static const kolua_finding *find(const kolua_report *report, size_t i, const char *id) {
  const kolua_subject *s = kolua_report_subject(report, i);
  for (size_t k = 0; k < s->finding_count; ++k) {
    if (strcmp(s->findings[k].rule->id, id) == 0) return &s->findings[k];
  }
  fail_msg("no finding of %s", id);
  return NULL;
}

static void a_report_holds_a_finding_for_each_rule_and_subject(void **state) {
  host *h = *state;
  open_session(h);
  const kolua_report *report = check(h);
  assert_int_equal(kolua_report_count(report), 3);
  assert_null(kolua_report_subject(report, 3));
  assert_string_equal(kolua_report_subject(report, 1)->id, "pan");
  assert_int_equal(find(report, 0, "quality.faulty")->outcome, KOLUA_OUTCOME_PASS);
  assert_int_equal(find(report, 1, "quality.faulty")->outcome, KOLUA_OUTCOME_FAIL);
  assert_int_equal(find(report, 2, "quality.faulty")->outcome, KOLUA_OUTCOME_WARN);
  assert_int_equal(find(report, 1, "speed.promise")->outcome, KOLUA_OUTCOME_FAIL);
  assert_int_equal(find(report, 2, "speed.promise")->outcome, KOLUA_OUTCOME_UNKNOWN);
  assert_int_equal(find(report, 2, "speed.delivery")->outcome, KOLUA_OUTCOME_UNKNOWN);
  const kolua_summary *summary = kolua_report_summary(report);
  assert_int_equal(summary->verdict, KOLUA_FAIL);
  assert_int_equal(summary->undecided, 2);
  assert_int_equal(summary->subjects, 3);
}

static void a_finding_shows_what_was_found_where_and_what_would_pass(void **state) {
  host *h = *state;
  open_session(h);
  const kolua_finding *f = find(check(h), 1, "quality.faulty");
  assert_ptr_equal(f->rule, kolua_policy_find(h->policy, "quality.faulty"));
  assert_int_equal(f->evidence_count, 1);
  assert_string_equal(f->evidence[0].path, "items[1].faulty");
  assert_string_equal(f->evidence[0].file, "shop.yaml");
  assert_int_equal(f->evidence[0].line, 7);
  assert_true(kolua_value_number(f->evidence[0].value) == 0.34);
  assert_int_equal(f->to_pass_count, 1);
  assert_string_equal(f->to_pass[0].changes[0].path, "items[1].faulty");
  assert_string_equal(f->to_pass[0].changes[0].op, "at_most");
  assert_true(kolua_value_number(f->to_pass[0].changes[0].value) == 0.1);
}

static kolua_status count_subject(void *payload, const kolua_subject *s) {
  size_t *n = payload;
  ++*n;
  return strcmp(s->id, "pan") == 0 && *n > 100 ? KOLUA_EHOST : KOLUA_OK;
}

static void subjects_are_handed_out_one_by_one(void **state) {
  host *h = *state;
  const kolua_summary *summary;
  size_t n = 0;
  open_session(h);
  const kolua_data *const data[] = {h->data, h->data};
  must(h, kolua_session_each(h->session, data, 2, count_subject, &n, &summary, h->problems));
  assert_int_equal(n, 6);
  assert_int_equal(summary->subjects, 6);
}

static void a_host_may_end_the_run(void **state) {
  host *h = *state;
  size_t n = 100;
  open_session(h);
  const kolua_data *const data[] = {h->data};
  assert_int_equal(kolua_session_each(h->session, data, 1, count_subject, &n, NULL, h->problems), KOLUA_EHOST);
  assert_int_equal(n, 102);
  assert_int_equal(kolua_report_count(check(h)), 3);
}

static void nothing_to_judge_is_an_error(void **state) {
  host *h = *state;
  const kolua_report *report;
  open_session(h);
  assert_int_equal(kolua_session_check(&report, h->session, NULL, 0, h->problems), KOLUA_ENOTHING);
  assert_null(report);
  must(h, parse_data(h, "schema: shop/1\nas_of: 2026-11-21\nstore: { id: a, name: A }\n"));
  const kolua_data *const data[] = {h->data};
  assert_int_equal(kolua_session_check(&report, h->session, data, 1, h->problems), KOLUA_ENOTHING);
}

static void one_subject_may_be_asked_for(void **state) {
  host *h = *state;
  kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  open_policy(h);
  must(h, parse_data(h, SHOP_DATA));
  asked.subject = "lid";
  must(h, kolua_session_new(&h->session, h->policy, &asked, h->problems));
  const kolua_report *report = check(h);
  assert_int_equal(kolua_report_count(report), 1);
  assert_string_equal(kolua_report_subject(report, 0)->id, "lid");
}

static void messages_are_in_the_sessions_language(void **state) {
  host *h = *state;
  kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  open_policy(h);
  must(h, parse_data(h, SHOP_DATA));
  asked.lang = KOLUA_VI;
  must(h, kolua_session_new(&h->session, h->policy, &asked, h->problems));
  const kolua_report *report = check(h);
  assert_string_equal(find(report, 1, "quality.faulty")->title, "Hàng lỗi");
  assert_string_equal(find(report, 1, "speed.promise")->message, "Quá lâu.");
}

static void data_of_another_policy_is_refused(void **state) {
  host *h = *state;
  kolua_policy *other;
  kolua_data *foreign;
  const kolua_report *report;
  open_session(h);
  must(h, kolua_policy_open(&other, NULL, &h->asked, h->problems));
  must(h, kolua_data_parse(&foreign, other, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, h->problems));
  const kolua_data *const data[] = {foreign};
  assert_int_equal(kolua_session_check(&report, h->session, data, 1, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_session_record(&report, h->session, foreign, "item", "{}", 2, h->problems), KOLUA_EINVAL);
  kolua_data_free(foreign);
  kolua_policy_free(other);
}

static void a_cancelled_session_stops_once(void **state) {
  host *h = *state;
  const kolua_report *report;
  open_session(h);
  const kolua_data *const data[] = {h->data};
  kolua_session_cancel(h->session);
  assert_int_equal(kolua_session_check(&report, h->session, data, 1, h->problems), KOLUA_ECANCEL);
  assert_null(report);
  assert_int_equal(kolua_report_count(check(h)), 3);
}

static void a_record_is_judged_in_the_context_of_data(void **state) {
  host *h = *state;
  const kolua_report *report;
  const char json[] = "{\"id\": \"cup\", \"title\": \"Cup\", \"faulty\": 0.5, \"days\": 1}";
  open_session(h);
  must(h, kolua_session_record(&report, h->session, h->data, "item", json, strlen(json), h->problems));
  assert_int_equal(kolua_report_count(report), 1);
  assert_string_equal(kolua_report_subject(report, 0)->id, "cup");
  assert_int_equal(find(report, 0, "quality.faulty")->outcome, KOLUA_OUTCOME_FAIL);
  assert_int_equal(find(report, 0, "speed.promise")->outcome, KOLUA_OUTCOME_PASS);
}

static void a_record_is_refused_only_for_its_id_or_its_syntax(void **state) {
  host *h = *state;
  const kolua_report *report;
  const char no_id[] = "{\"faulty\": 0.5}", broken[] = "{\"id\": ", odd[] = "{\"id\": \"cup\", \"faulty\": \"x\", \"colour\": 1}";
  open_session(h);
  assert_int_equal(kolua_session_record(&report, h->session, h->data, "item", no_id, strlen(no_id), h->problems), KOLUA_EDATA);
  assert_int_equal(kolua_session_record(&report, h->session, h->data, "item", broken, strlen(broken), h->problems), KOLUA_ESYNTAX);
  assert_null(report);
  must(h, kolua_session_record(&report, h->session, h->data, "item", odd, strlen(odd), h->problems));
  assert_int_equal(find(report, 0, "quality.faulty")->outcome, KOLUA_OUTCOME_UNKNOWN);
}

static void records_of_one_size_take_no_more_memory(void **state) {
  host *h = *state;
  const kolua_report *report;
  const char json[] = "{\"id\": \"cup\", \"title\": \"Cup\", \"faulty\": 0.5, \"days\": 1}";
  size_t settled = 0;
  open_session(h);
  for (int i = 0; i < 200; ++i) {
    must(h, kolua_session_record(&report, h->session, h->data, "item", json, strlen(json), h->problems));
    if (i == 100) settled = h->taken;
  }
  assert_true(h->taken <= settled);
}

static void a_session_tells_what_it_used(void **state) {
  host *h = *state;
  kolua_stats stats = {.size = sizeof stats};
  open_session(h);
  check(h);
  kolua_session_stats(h->session, &stats);
  assert_int_equal(stats.subjects, 3);
  assert_true(stats.memory > 0 && stats.memory <= stats.memory_peak);
}

/* ---- writing */

static kolua_status say_no(void *payload, const char *t, size_t len) {
  (void)payload, (void)t, (void)len;
  return KOLUA_EHOST;
}

static void a_report_is_written_in_every_format(void **state) {
  host *h = *state;
  const kolua_layout layout = KOLUA_LAYOUT_INIT;
  open_session(h);
  const kolua_report *report = check(h);
  const kolua_format formats[] = {KOLUA_TEXT, KOLUA_JSON, KOLUA_NDJSON};
  for (size_t i = 0; i < 3; ++i) {
    h->len = 0;
    assert_int_equal(kolua_report_write(report, formats[i], &layout, take_text, h), KOLUA_OK);
    assert_non_null(strstr(h->written, "pan"));
    assert_int_equal(kolua_report_write(report, formats[i], &layout, say_no, h), KOLUA_EHOST);
  }
  assert_int_equal(kolua_report_write(report, (kolua_format)9, &layout, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_report_write(report, KOLUA_TEXT, &layout, NULL, h), KOLUA_EINVAL);
}

typedef struct line_call { host *host; size_t n; } line_call;

static kolua_status write_line(void *payload, const kolua_subject *s) {
  line_call *c = payload;
  ++c->n;
  return kolua_subject_write(c->host->session, s, NULL, take_text, c->host);
}

static void subjects_are_written_as_lines_while_they_come(void **state) {
  host *h = *state;
  line_call c = {h, 0};
  open_session(h);
  const kolua_data *const data[] = {h->data};
  must(h, kolua_session_each(h->session, data, 1, write_line, &c, NULL, h->problems));
  size_t lines = 0;
  for (size_t i = 0; i < h->len; ++i) lines += h->written[i] == '\n';
  assert_int_equal(lines, 3);
  assert_int_equal(h->written[0], '{');
}

static void rules_are_explained_and_schemas_written(void **state) {
  host *h = *state;
  open_policy(h);
  assert_int_equal(kolua_policy_explain(h->policy, "quality.faulty", KOLUA_EN, 80, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "Faulty goods"));
  assert_int_equal(kolua_policy_explain(h->policy, "quality", KOLUA_EN, 80, take_text, h), KOLUA_EINVAL);
  h->len = 0;
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_MODEL, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "faulty"));
  h->len = 0;
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_RESULT, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "findings"));
  assert_int_equal(kolua_policy_schema(h->policy, (kolua_schema)7, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_RESULT, say_no, h), KOLUA_EHOST);
}

/* ---- the policy's own tests */

static kolua_status count_case(void *payload, const kolua_case *c) {
  size_t *passed = payload;
  *passed += c->passed;
  return KOLUA_OK;
}

static void the_policys_own_tests_run(void **state) {
  host *h = *state;
  size_t passed = 0;
  open_policy(h);
  assert_string_equal(kolua_policy_test_file(h->policy, 0), "rules/quality/faulty_test.yaml");
  assert_null(kolua_policy_test_file(h->policy, 1));
  must(h, kolua_policy_test(h->policy, kolua_policy_test_file(h->policy, 0), count_case, &passed, h->problems));
  assert_int_equal(passed, 1);
  assert_int_equal(kolua_policy_test(h->policy, "none_test.yaml", count_case, &passed, h->problems), KOLUA_EIO);
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_host, close_host)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_constant_has_a_word),
      TEST(a_policy_lists_its_rules_by_id),
      TEST(a_misspelt_rule_is_answered_with_the_nearest),
      TEST(a_policy_that_cannot_be_loaded_is_null_and_says_why),
      TEST(options_of_another_age_are_taken_or_refused),
      TEST(arguments_that_cannot_be_are_refused),
      TEST(lint_finds_nothing_wrong_in_whole_rules),
      TEST(lint_warns_of_texts_that_are_not_given),
      TEST(data_is_read_and_can_be_asked),
      TEST(the_syntax_is_told_by_the_name_or_the_first_character),
      TEST(data_that_cannot_be_understood_is_null),
      TEST(what_is_understood_but_wrong_is_a_complaint_unless_strict),
      TEST(a_given_date_wins_over_the_datas_own),
      TEST(data_above_the_limit_is_refused),
      TEST(a_report_holds_a_finding_for_each_rule_and_subject),
      TEST(a_finding_shows_what_was_found_where_and_what_would_pass),
      TEST(subjects_are_handed_out_one_by_one),
      TEST(a_host_may_end_the_run),
      TEST(nothing_to_judge_is_an_error),
      TEST(one_subject_may_be_asked_for),
      TEST(messages_are_in_the_sessions_language),
      TEST(data_of_another_policy_is_refused),
      TEST(a_cancelled_session_stops_once),
      TEST(a_record_is_judged_in_the_context_of_data),
      TEST(a_record_is_refused_only_for_its_id_or_its_syntax),
      TEST(records_of_one_size_take_no_more_memory),
      TEST(a_session_tells_what_it_used),
      TEST(a_report_is_written_in_every_format),
      TEST(subjects_are_written_as_lines_while_they_come),
      TEST(rules_are_explained_and_schemas_written),
      TEST(the_policys_own_tests_run),
      TEST(freeing_nothing_is_fine),
      TEST(problems_may_be_left_out_of_every_call),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
