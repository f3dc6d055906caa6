/* test_faults.c: running out of memory, everywhere: for every public call but those of streams. */
#include "failing.h"

/* ---- the calls */

static kolua_status open_and_free_policy(host *h) {
  kolua_policy *policy;
  const size_t before = h->failing.taken;
  const kolua_status status = kolua_policy_open(&policy, NULL, &h->asked, NULL);
  assert_true((policy == NULL) == (status != KOLUA_OK));
  kolua_policy_free(policy);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status parse_and_free_policy(host *h) {
  static const char written[] = "use: [quality, ./own]\nset: { quality.faulty: { warn: 0.05 } }\n"
                                "fields: { item.stars: { type: integer, min: 1 } }\n"
                                "rules: { own.stars: { measure: item.stars, at_least: 3, title: Stars } }\n"
                                "waive: [{ rule: own.stars, reason: r, owner: o, approved_by: a, until: 2026-12-31 }]\n";
  kolua_policy *policy;
  const size_t before = h->failing.taken;
  const kolua_status status = kolua_policy_parse(&policy, "p.yaml", written, strlen(written), &h->asked, NULL);
  assert_true((policy == NULL) == (status != KOLUA_OK));
  kolua_policy_free(policy);
  assert_int_equal(h->failing.taken, before);
  return status;
}

/* A policy of its own with a waiver that is used, written with what is told of it. */
static kolua_status judge_with_waiver(host *h) {
  static const char written[] =
      "use: [quality]\nwaive: [{ rule: quality.faulty, subject: pan, reason: r, owner: o, approved_by: a, until: 2026-12-31 }]\n";
  kolua_policy *policy = NULL;
  kolua_data *data = NULL;
  kolua_session *session = NULL;
  const kolua_report *report;
  kolua_status status = kolua_policy_parse(&policy, "p.yaml", written, strlen(written), &h->asked, NULL);
  if (status == KOLUA_OK) status = kolua_data_parse(&data, policy, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_new(&session, policy, NULL, NULL);
  const kolua_data *const all[] = {data};
  if (status == KOLUA_OK) status = kolua_session_check(&report, session, all, 1, NULL);
  if (status == KOLUA_OK) status = kolua_report_write(report, KOLUA_TEXT, NULL, ignore_text, NULL);
  kolua_session_free(session);
  kolua_data_free(data);
  kolua_policy_free(policy);
  return status;
}

/* A report of its own session against the host's. */
static kolua_status diff_with_new_session(host *h, kolua_format format) {
  kolua_session *session;
  const kolua_report *report;
  size_t changes;
  const kolua_data *const data[] = {h->data, h->data};
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_check(&report, session, data, 2, NULL);
  if (status == KOLUA_OK) status = kolua_report_diff(h->report, report, format, NULL, ignore_text, NULL, &changes);
  kolua_session_free(session);
  return status;
}

static kolua_status diff_as_text(host *h) {
  return diff_with_new_session(h, KOLUA_TEXT);
}

static kolua_status diff_as_csv(host *h) {
  return diff_with_new_session(h, KOLUA_CSV);
}

static kolua_status sweep_and_write(host *h, const char *name) {
  kolua_session *session;
  const kolua_sweep *swept;
  const kolua_aim aim = {.size = sizeof aim, .keep = 2};
  const kolua_data *const data[] = {h->data};
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_sweep(&swept, session, data, 1, name, NULL);
  if (status == KOLUA_OK) status = kolua_sweep_write(session, swept, &aim, KOLUA_TEXT, NULL, ignore_text, NULL);
  kolua_session_free(session);
  return status;
}

static kolua_status sweep_threshold(host *h) {
  return sweep_and_write(h, "quality.faulty.fail");
}

static kolua_status sweep_cell(host *h) {
  return sweep_and_write(h, "speed.limit.days");
}

static kolua_status explain_on_subject(host *h, const char *rule, kolua_format format) {
  kolua_session *session;
  const kolua_data *const data[] = {h->data};
  const char *id = "pan";
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK)
    status = kolua_session_explain(session, data, 1, rule, id, format, NULL, ignore_text, NULL, NULL);
  kolua_session_free(session);
  return status;
}

static kolua_status explain_demands(host *h) {
  return explain_on_subject(h, "quality.faulty", KOLUA_TEXT);
}

static kolua_status explain_function(host *h) {
  return explain_on_subject(h, "speed.promise", KOLUA_JSON);
}

static kolua_status parse_and_free_data(host *h, const char *name, const char *t) {
  kolua_data *data;
  const size_t before = h->failing.taken;
  const kolua_status status = kolua_data_parse(&data, h->policy, name, t, strlen(t), NULL, NULL);
  assert_true((data == NULL) == (status != KOLUA_OK));
  kolua_data_free(data);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status parse_yaml(host *h) {
  return parse_and_free_data(h, "d.yaml", SHOP_DATA);
}

static kolua_status parse_json(host *h) {
  return parse_and_free_data(h, "d.json",
                             "{\"schema\": \"shop/1\", \"as_of\": \"2026-11-21\", \"store\": {\"id\": \"a\", \"name\": \"A\"},"
                             " \"items\": [{\"id\": \"x\", \"title\": \"T\", \"faulty\": 3}]}");
}

static kolua_status judge_with_new_session(host *h) {
  kolua_session *session;
  const kolua_report *report;
  const kolua_session_options asked = {.size = sizeof asked, .lang = KOLUA_VI, .subject = "pan"};
  const kolua_data *const data[] = {h->data};
  const size_t before = h->failing.taken;
  kolua_status status = kolua_session_new(&session, h->policy, &asked, NULL);
  assert_true((session == NULL) == (status != KOLUA_OK));
  if (status == KOLUA_OK) status = kolua_session_check(&report, session, data, 1, NULL);
  kolua_session_free(session);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status count_subject(void *payload, const kolua_subject *s) {
  host *h = payload;
  (void)s;
  ++h->seen;
  return KOLUA_OK;
}

static kolua_status judge_each_with_new_session(host *h) {
  kolua_session *session;
  const kolua_data *const data[] = {h->data, h->data};
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_each(session, data, 2, count_subject, h, NULL, NULL);
  kolua_session_free(session);
  return status;
}

static kolua_status judge_record_with_new_session(host *h) {
  static const char json[] = "{\"id\": \"cup\", \"title\": \"Cup\", \"faulty\": 0.5, \"days\": 1, \"colour\": 2}";
  kolua_session *session;
  const kolua_report *report;
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_record(&report, session, h->data, "item", json, strlen(json), NULL);
  kolua_session_free(session);
  return status;
}

/* The session that ran out of memory goes on: what a failure leaves behind must not be in the way of the next call. */
static kolua_status judge_again_after_a_failure(host *h) {
  const kolua_report *report;
  kolua_session_free(h->session);
  h->session = NULL;
  kolua_status status = kolua_session_new(&h->session, h->policy, NULL, NULL);
  if (status != KOLUA_OK) return status;
  const kolua_data *const data[] = {h->data};
  status = kolua_session_check(&report, h->session, data, 1, NULL);
  if (status != KOLUA_ENOMEM) return status;
  h->failing.until = SIZE_MAX;
  assert_int_equal(kolua_session_check(&report, h->session, data, 1, NULL), KOLUA_OK);
  assert_int_equal(kolua_report_count(report), 3);
  return status;
}

static kolua_status write_with_new_session(host *h, kolua_format format) {
  kolua_session *session;
  const kolua_report *report;
  const kolua_data *const data[] = {h->data};
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_check(&report, session, data, 1, NULL);
  if (status == KOLUA_OK) status = kolua_report_write(report, format, NULL, ignore_text, NULL);
  kolua_session_free(session);
  return status;
}

static kolua_status write_text(host *h) {
  return write_with_new_session(h, KOLUA_TEXT);
}

static kolua_status write_json(host *h) {
  return write_with_new_session(h, KOLUA_JSON);
}

static kolua_status write_ndjson(host *h) {
  return write_with_new_session(h, KOLUA_NDJSON);
}

static kolua_status list_rules(host *h) {
  const kolua_layout layout = {.size = sizeof layout, .verbose = true};
  return kolua_policy_list(h->policy, KOLUA_VI, &layout, ignore_text, NULL);
}

static kolua_status explain(host *h) {
  return kolua_policy_explain(h->policy, "speed.delivery", KOLUA_VI, NULL, ignore_text, NULL);
}

static kolua_status trace(host *h) {
  return kolua_policy_trace(h->policy, KOLUA_VI, 80, ignore_text, NULL);
}

static kolua_status handbook_as_html(host *h) {
  return kolua_policy_handbook(h->policy, KOLUA_HTML, KOLUA_EN, ignore_text, NULL);
}

static kolua_status handbook_as_markdown(host *h) {
  return kolua_policy_handbook(h->policy, KOLUA_MARKDOWN, KOLUA_VI, ignore_text, NULL);
}

static kolua_status lint(host *h) {
  return kolua_policy_lint(h->policy, NULL);
}

/* Of a policy that is wrong it finds the same, or nothing is left of it. */
static kolua_status examine_what_is_wrong(host *h) {
  const kolua_set set[] = {{"quality.faulty.fial", "0.3"}, {"speed.promise.most", "99"}};
  kolua_policy_options asked = h->asked;
  bool is_whole = true;
  const size_t before = h->failing.taken;
  asked.set = set;
  asked.set_count = 2;
  const kolua_status status = kolua_policy_examine(NULL, &asked, NULL, &is_whole);
  assert_int_equal(h->failing.taken, before);
  if (status == KOLUA_ENOMEM) return status;
  assert_int_equal(status, KOLUA_EPOLICY);
  return KOLUA_OK;
}

static kolua_status write_model_schema(host *h) {
  return kolua_policy_schema(h->policy, KOLUA_SCHEMA_MODEL, ignore_text, NULL);
}

static kolua_status write_result_schema(host *h) {
  return kolua_policy_schema(h->policy, KOLUA_SCHEMA_RESULT, ignore_text, NULL);
}

static kolua_status write_policy_schema(host *h) {
  return kolua_policy_schema(h->policy, KOLUA_SCHEMA_POLICY, ignore_text, NULL);
}

static kolua_status write_test_schema(host *h) {
  return kolua_policy_schema(h->policy, KOLUA_SCHEMA_TEST, ignore_text, NULL);
}

static kolua_status write_map_schema(host *h) {
  return kolua_policy_schema(h->policy, KOLUA_SCHEMA_MAP, ignore_text, NULL);
}

static kolua_status ignore_file(void *payload, const char *path, const char *at, size_t len) {
  (void)payload, (void)path, (void)at, (void)len;
  return KOLUA_OK;
}

static kolua_status draft_rule(host *h) {
  return kolua_policy_draft(h->policy, KOLUA_DRAFT_RULE, "mine.late", NULL, KOLUA_VI, ignore_file, NULL, NULL);
}

static kolua_status draft_data(host *h) {
  return kolua_policy_draft(h->policy, KOLUA_DRAFT_DATA, "corner", NULL, KOLUA_VI, ignore_file, NULL, NULL);
}

static kolua_status count_case(void *payload, const kolua_case *c) {
  (void)payload, (void)c;
  return KOLUA_OK;
}

static kolua_status run_cases(host *h) {
  const size_t before = h->failing.taken;
  const kolua_status status = kolua_policy_test(h->policy, kolua_policy_test_file(h->policy, 0), count_case, NULL, NULL);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status take_coverage(void *payload, const kolua_coverage *c) {
  (void)payload, (void)c;
  return KOLUA_OK;
}

static kolua_status take_mutant(void *payload, const kolua_mutant *m) {
  (void)payload, (void)m;
  return KOLUA_OK;
}

static kolua_status refuse_breach(void *payload, const kolua_breach *b) {
  (void)payload, (void)b;
  return KOLUA_EHOST;
}

static kolua_status take_bound(void *payload, const kolua_bound *b) {
  (void)payload, (void)b;
  return KOLUA_OK;
}

static kolua_status run_kept_cases(host *h) {
  const kolua_tests_options asked = {.size = sizeof asked, .run = "*", .keep = true};
  const size_t before = h->failing.taken;
  kolua_tests *tests;
  kolua_status status = kolua_tests_new(&tests, h->policy, &asked, NULL);
  assert_true((tests == NULL) == (status != KOLUA_OK));
  if (status == KOLUA_OK) status = kolua_tests_run(tests, kolua_policy_test_file(h->policy, 0), count_case, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_tests_coverage(tests, take_coverage, NULL);
  if (status == KOLUA_OK) status = kolua_tests_mutate(tests, take_mutant, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_tests_bounds(tests, take_bound, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_tests_laws(tests, refuse_breach, NULL, NULL);
  kolua_tests_free(tests);
  assert_int_equal(h->failing.taken, before);
  return status;
}

/* It has no status: without memory there is no suggestion. */
static kolua_status suggest(host *h) {
  const char *found = kolua_policy_suggest(h->policy, "quality.fualty");
  return found || h->failing.n_failed > 0 ? KOLUA_OK : KOLUA_ENOMEM;
}

/* ---- one test for each */

FAULTS(open_and_free_policy)
FAULTS(parse_and_free_policy)
FAULTS(judge_with_waiver)
FAULTS(sweep_threshold)
FAULTS(sweep_cell)
FAULTS(explain_demands)
FAULTS(explain_function)
FAULTS(diff_as_text)
FAULTS(diff_as_csv)
FAULTS(parse_yaml)
FAULTS(parse_json)
FAULTS(judge_with_new_session)
FAULTS(judge_each_with_new_session)
FAULTS(judge_record_with_new_session)
FAULTS(judge_again_after_a_failure)
FAULTS(write_text)
FAULTS(write_json)
FAULTS(write_ndjson)
FAULTS(list_rules)
FAULTS(explain)
FAULTS(trace)
FAULTS(handbook_as_html)
FAULTS(handbook_as_markdown)
FAULTS(lint)
FAULTS(examine_what_is_wrong)
FAULTS(write_model_schema)
FAULTS(write_result_schema)
FAULTS(write_policy_schema)
FAULTS(write_test_schema)
FAULTS(write_map_schema)
FAULTS(draft_rule)
FAULTS(draft_data)
FAULTS(run_cases)
FAULTS(run_kept_cases)
FAULTS(suggest)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(open_and_free_policy_survives),
      cmocka_unit_test(parse_and_free_policy_survives),
      cmocka_unit_test(judge_with_waiver_survives),
      cmocka_unit_test(sweep_threshold_survives),
      cmocka_unit_test(sweep_cell_survives),
      cmocka_unit_test(explain_demands_survives),
      cmocka_unit_test(explain_function_survives),
      cmocka_unit_test(diff_as_text_survives),
      cmocka_unit_test(diff_as_csv_survives),
      cmocka_unit_test(parse_yaml_survives),
      cmocka_unit_test(parse_json_survives),
      cmocka_unit_test(judge_with_new_session_survives),
      cmocka_unit_test(judge_each_with_new_session_survives),
      cmocka_unit_test(judge_record_with_new_session_survives),
      cmocka_unit_test(judge_again_after_a_failure_survives),
      cmocka_unit_test(write_text_survives),
      cmocka_unit_test(write_json_survives),
      cmocka_unit_test(write_ndjson_survives),
      cmocka_unit_test(list_rules_survives),
      cmocka_unit_test(explain_survives),
      cmocka_unit_test(trace_survives),
      cmocka_unit_test(handbook_as_html_survives),
      cmocka_unit_test(handbook_as_markdown_survives),
      cmocka_unit_test(lint_survives),
      cmocka_unit_test(examine_what_is_wrong_survives),
      cmocka_unit_test(write_model_schema_survives),
      cmocka_unit_test(write_result_schema_survives),
      cmocka_unit_test(write_policy_schema_survives),
      cmocka_unit_test(write_test_schema_survives),
      cmocka_unit_test(write_map_schema_survives),
      cmocka_unit_test(draft_rule_survives),
      cmocka_unit_test(draft_data_survives),
      cmocka_unit_test(run_cases_survives),
      cmocka_unit_test(run_kept_cases_survives),
      cmocka_unit_test(suggest_survives),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
