/* The library as a host sees it: judging, writing, the policy's own tests. */

#include "host.h"

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

static void a_waiver_takes_a_finding_out_of_what_counts_and_shows_it(void **state) {
  static const char written[] = "use: [quality]\nwaive:\n"
                                "- { rule: quality.faulty, subject: pan, reason: r, owner: o, approved_by: a, until: 2026-11-30 }\n";
  host *h = *state;
  must(h, kolua_policy_parse(&h->policy, "p.yaml", written, strlen(written), &h->asked, h->problems));
  must(h, parse_data(h, SHOP_DATA));
  must(h, kolua_session_new(&h->session, h->policy, NULL, h->problems));
  assert_int_equal(kolua_policy_waiver_count(h->policy), 1);
  assert_string_equal(kolua_policy_waiver(h->policy, 0)->until, "2026-11-30");
  assert_null(kolua_policy_waiver(h->policy, 1));
  const kolua_report *report = check(h);
  const kolua_finding *f = find(report, 1, "quality.faulty");
  assert_int_equal(f->outcome, KOLUA_OUTCOME_FAIL);
  assert_ptr_equal(f->waiver, kolua_policy_waiver(h->policy, 0));
  assert_int_equal(kolua_report_subject(report, 1)->verdict, KOLUA_PASS);
  assert_int_equal(kolua_report_subject(report, 1)->waived, 1);
  const kolua_summary *summary = kolua_report_summary(report);
  assert_int_equal(summary->waived, 1);
  assert_int_equal(summary->counts[KOLUA_OUTCOME_FAIL], 0);
  assert_int_equal(summary->waiver_count, 1);
  assert_int_equal(summary->waivers[0].state, KOLUA_WAIVER_ENDING);
  assert_true(has_problem(h, "ends soon"));
}

static void two_reports_are_compared(void **state) {
  host *h = *state;
  kolua_policy *other;
  kolua_data *data;
  kolua_session *session;
  const kolua_report *after;
  size_t changes = 9;
  open_session(h);
  const kolua_report *before = check(h);
  kolua_policy_options asked = h->asked;
  const kolua_set set[] = {{"quality.faulty.fail", "0.4"}};
  asked.set = set;
  asked.set_count = 1;
  must(h, kolua_policy_open(&other, NULL, &asked, h->problems));
  must(h, kolua_data_parse(&data, other, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, h->problems));
  must(h, kolua_session_new(&session, other, NULL, h->problems));
  const kolua_data *const all[] = {data};
  must(h, kolua_session_check(&after, session, all, 1, h->problems));
  must(h, kolua_report_diff(before, after, KOLUA_CSV, NULL, take_text, h, &changes));
  assert_int_equal(changes, 1);
  assert_non_null(strstr(h->written, "d.yaml,item,pan,Pan,fail,fail,quality.faulty,fail,warn,"));
  assert_non_null(strstr(h->written, "fail: 20% → 40% (command line)"));
  assert_int_equal(kolua_report_diff(before, after, KOLUA_NDJSON, NULL, take_text, h, &changes), KOLUA_EINVAL);
  assert_int_equal(kolua_report_diff(before, before, KOLUA_TEXT, NULL, take_text, h, &changes), KOLUA_EINVAL);
  assert_int_equal(kolua_report_write(after, KOLUA_CSV, NULL, take_text, h), KOLUA_EINVAL);
  kolua_session_free(session);
  kolua_data_free(data);
  kolua_policy_free(other);
}

static const kolua_sweep *sweep(host *h, const char *name) {
  const kolua_sweep *swept;
  const kolua_data *const data[] = {h->data};
  must(h, kolua_session_sweep(&swept, h->session, data, 1, name, h->problems));
  return swept;
}

static void a_threshold_is_swept_along_the_values_that_occur(void **state) {
  host *h = *state;
  open_session(h);
  const kolua_sweep *swept = sweep(h, "quality.faulty");
  static const double values[] = {0, 0.05, 0.15, 0.2, 0.34, 1};
  assert_string_equal(swept->name, "quality.faulty.fail");
  assert_int_equal(swept->count, sizeof values / sizeof *values);
  for (size_t i = 0; i < swept->count; ++i) assert_true(kolua_value_number(swept->rows[i].value) == values[i]);
  assert_int_equal(swept->at, 3);
  assert_int_equal(swept->rows[0].counts[KOLUA_OUTCOME_FAIL], 3);
  assert_int_equal(swept->rows[3].counts[KOLUA_OUTCOME_WARN], 1);
  assert_int_equal(swept->rows[4].counts[KOLUA_OUTCOME_FAIL], 0);
  assert_int_equal(swept->rows[4].standing, 2); /* the pan takes too long as well */
}

static void a_parameter_of_a_function_is_swept_by_search(void **state) {
  host *h = *state;
  size_t row, kept;
  open_session(h);
  const kolua_sweep *swept = sweep(h, "speed.promise");
  assert_string_equal(swept->name, "speed.promise.most");
  kolua_aim aim = KOLUA_AIM_INIT;
  aim.keep = 2;
  assert_true(kolua_sweep_propose(swept, &aim, &row, &kept));
  assert_int_equal(kolua_value_integer(swept->rows[row].value), 12);
  assert_int_equal(kept, 2);
  aim.keep = 3;
  assert_false(kolua_sweep_propose(swept, &aim, &row, &kept));
  aim = (kolua_aim){.size = sizeof aim, .rate = 0.5};
  assert_true(kolua_sweep_propose(swept, &aim, &row, &kept));
  assert_int_equal(kolua_value_integer(swept->rows[row].value), 3);
  must(h, kolua_sweep_write(h->session, swept, &aim, KOLUA_CSV, NULL, take_text, h));
  assert_non_null(strstr(h->written, "12,2,0,0,1,0,0,0,2,\r\n"));
  assert_int_equal(kolua_sweep_write(h->session, swept, &aim, KOLUA_MARKDOWN, NULL, take_text, h), KOLUA_EINVAL);
}

static void a_sweep_needs_a_number_of_the_policy(void **state) {
  host *h = *state;
  const kolua_sweep *swept;
  open_session(h);
  const kolua_data *const data[] = {h->data};
  assert_int_equal(kolua_session_sweep(&swept, h->session, data, 1, "quality.fualty", h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "did you mean 'quality.faulty'?"));
  assert_null(swept);
  assert_int_equal(kolua_session_sweep(&swept, h->session, data, 1, NULL, h->problems), KOLUA_EINVAL);
}

static void the_way_to_an_outcome_is_told_with_each_value_read(void **state) {
  host *h = *state;
  open_session(h);
  const kolua_data *const data[] = {h->data};
  must(h, kolua_session_explain(h->session, data, 1, "quality.faulty", "pan", KOLUA_JSON, NULL, take_text, h, h->problems));
  assert_non_null(strstr(h->written, "{\"path\": \"items[1].faulty\", \"value\": 0.34,"));
  assert_non_null(strstr(h->written, "\"kind\": \"result\""));
}

static void only_a_known_rule_is_told_of_a_known_subject(void **state) {
  host *h = *state;
  open_session(h);
  const kolua_data *const data[] = {h->data};
  kolua_session *s = h->session;
  assert_int_equal(kolua_session_explain(s, data, 1, "quality.fualty", NULL, KOLUA_TEXT, NULL, take_text, h, h->problems),
                   KOLUA_EINVAL);
  assert_true(has_problem(h, "did you mean 'quality.faulty'?"));
  assert_int_equal(kolua_session_explain(s, data, 1, "quality.faulty", NULL, KOLUA_TEXT, NULL, take_text, h, h->problems),
                   KOLUA_EINVAL);
  assert_true(has_problem(h, "Name one of"));
  assert_int_equal(kolua_session_explain(s, data, 1, "quality.faulty", "nobody-at-all", KOLUA_TEXT, NULL, take_text, h,
                                         h->problems),
                   KOLUA_EINVAL);
  assert_int_equal(kolua_session_explain(s, data, 0, "quality.faulty", NULL, KOLUA_TEXT, NULL, take_text, h, h->problems),
                   KOLUA_ENOTHING);
  assert_int_equal(kolua_session_explain(s, data, 1, "quality.faulty", NULL, KOLUA_CSV, NULL, take_text, h, h->problems),
                   KOLUA_EINVAL);
  assert_int_equal(kolua_session_explain(s, data, 1, NULL, NULL, KOLUA_TEXT, NULL, take_text, h, h->problems), KOLUA_EINVAL);
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

static kolua_status take_file(void *payload, const char *path, const char *at, size_t len) {
  host *h = payload;
  if (at[len] != '\0') return KOLUA_EHOST;
  take_text(h, path, strlen(path));
  take_text(h, "|", 1);
  return take_text(h, at, len);
}

static kolua_status refuse_file(void *payload, const char *path, const char *at, size_t len) {
  (void)payload, (void)path, (void)at, (void)len;
  return KOLUA_EHOST;
}

static kolua_status draft(host *h, kolua_draft what, const char *name, const char *subject) {
  h->len = 0;
  return kolua_policy_draft(h->policy, what, name, subject, KOLUA_EN, take_file, h, h->problems);
}

static void files_to_start_from_are_drafted(void **state) {
  host *h = *state;
  open_session(h);
  must(h, draft(h, KOLUA_DRAFT_RULE, "mine.late.days", NULL));
  assert_string_equal(h->written, "late_days.lua|-- mine.late.days: a draft, 0.1\nlocal item = subject 'item'\n");
  must(h, draft(h, KOLUA_DRAFT_DATA, "corner", NULL));
  assert_non_null(strstr(h->written, "corner.yaml|# "));
  assert_int_equal(draft(h, KOLUA_DRAFT_RULE, "mine.late", "itme"), KOLUA_EINVAL);
  assert_int_equal(draft(h, KOLUA_DRAFT_RULE, "quality.faulty", NULL), KOLUA_EINVAL);
  assert_int_equal(draft(h, KOLUA_DRAFT_PACK, "quality", NULL), KOLUA_EINVAL);
  assert_int_equal(draft(h, KOLUA_DRAFT_DATA, "a/b", NULL), KOLUA_EINVAL);
  assert_int_equal(draft(h, KOLUA_DRAFT_POLICY, "mine", NULL), KOLUA_EIO);
  assert_int_equal(draft(h, (kolua_draft)9, "mine", NULL), KOLUA_EINVAL);
  assert_int_equal(draft(h, KOLUA_DRAFT_DATA, NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_draft(h->policy, KOLUA_DRAFT_DATA, "a", NULL, KOLUA_VI, refuse_file, h, NULL), KOLUA_EHOST);
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
  assert_int_equal(kolua_policy_explain(h->policy, "quality.faulty", KOLUA_EN, NULL, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "Faulty goods"));
  assert_int_equal(kolua_policy_explain(h->policy, "quality", KOLUA_EN, NULL, take_text, h), KOLUA_EINVAL);
  h->len = 0;
  assert_int_equal(kolua_policy_list(h->policy, KOLUA_EN, NULL, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "Faulty goods\n"));
  assert_int_equal(kolua_policy_list(NULL, KOLUA_EN, NULL, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_list(h->policy, KOLUA_EN, NULL, NULL, h), KOLUA_EINVAL);
  h->len = 0;
  assert_int_equal(kolua_policy_trace(h->policy, KOLUA_EN, 80, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "0 without a rule"));
  assert_int_equal(kolua_policy_trace(NULL, KOLUA_EN, 80, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_trace(h->policy, KOLUA_EN, 80, NULL, h), KOLUA_EINVAL);
  h->len = 0;
  assert_int_equal(kolua_policy_handbook(h->policy, KOLUA_HTML, KOLUA_EN, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "Faulty goods"));
  assert_int_equal(kolua_policy_handbook(h->policy, KOLUA_MARKDOWN, KOLUA_VI, say_no, h), KOLUA_EHOST);
  assert_int_equal(kolua_policy_handbook(h->policy, KOLUA_JSON, KOLUA_EN, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_handbook(h->policy, KOLUA_HTML, (kolua_lang)2, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_handbook(NULL, KOLUA_HTML, KOLUA_EN, take_text, h), KOLUA_EINVAL);
  assert_int_equal(kolua_policy_handbook(h->policy, KOLUA_HTML, KOLUA_EN, NULL, h), KOLUA_EINVAL);
  h->len = 0;
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_MODEL, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "faulty"));
  h->len = 0;
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_RESULT, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "findings"));
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_POLICY, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "speed.delivery"));
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_TEST, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "Expectation"));
  assert_int_equal(kolua_policy_schema(h->policy, KOLUA_SCHEMA_MAP, take_text, h), KOLUA_OK);
  assert_non_null(strstr(h->written, "\"as\": { \"enum\": [\"item\", \"store\"]"));
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

static kolua_status take_coverage(void *payload, const kolua_coverage *c) {
  if (strcmp(c->rule->id, "quality.faulty") == 0) *(kolua_coverage *)payload = *c;
  return KOLUA_OK;
}

static kolua_status refuse_coverage(void *payload, const kolua_coverage *c) {
  (void)payload, (void)c;
  return KOLUA_EHOST;
}

static void a_run_of_cases_tells_what_they_reached(void **state) {
  enum { PASS = 1 << KOLUA_OUTCOME_PASS, ALL = PASS | 1 << KOLUA_OUTCOME_WARN | 1 << KOLUA_OUTCOME_UNKNOWN | 1 << KOLUA_OUTCOME_FAIL };
  host *h = *state;
  kolua_tests *tests;
  kolua_coverage found = {0};
  size_t passed = 0;
  open_policy(h);
  must(h, kolua_tests_new(&tests, h->policy, NULL, h->problems));
  must(h, kolua_tests_run(tests, "rules/quality/faulty_test.yaml", count_case, &passed, h->problems));
  assert_int_equal(kolua_tests_run(tests, "none_test.yaml", count_case, &passed, h->problems), KOLUA_EIO);
  must(h, kolua_tests_coverage(tests, take_coverage, &found));
  assert_int_equal(found.cases, 1);
  assert_int_equal(found.can, ALL);
  assert_int_equal(found.reached, PASS);
  assert_false(found.is_foreign);
  assert_int_equal(kolua_tests_coverage(tests, refuse_coverage, NULL), KOLUA_EHOST);
  assert_int_equal(kolua_tests_coverage(tests, NULL, NULL), KOLUA_EINVAL);
  kolua_tests_free(tests);
  kolua_tests_free(NULL);
}

static kolua_status count_survivor(void *payload, const kolua_mutant *m) {
  size_t *survivors = payload;
  assert_string_equal(m->rule->id, "quality.faulty");
  assert_string_equal(m->file, "rules/quality/faulty.lua");
  assert_true(m->line > 0 && m->change[0] != '\0');
  *survivors += !m->noticed;
  return KOLUA_OK;
}

static kolua_status refuse_mutant(void *payload, const kolua_mutant *m) {
  (void)payload, (void)m;
  return KOLUA_EHOST;
}

static kolua_status count_breach(void *payload, const kolua_breach *b) {
  ++*(size_t *)payload;
  (void)b;
  return KOLUA_OK;
}

static kolua_status count_proved(void *payload, const kolua_bound *b) {
  assert_string_equal(b->rule->id, "quality.faulty");
  *(size_t *)payload += b->state == KOLUA_BOUND_PROVED;
  return KOLUA_OK;
}

static void kept_cases_prove_more(void **state) {
  host *h = *state;
  kolua_tests_options asked = KOLUA_TESTS_OPTIONS_INIT;
  kolua_tests *tests;
  size_t passed = 0, survivors = 0, breaches = 0, proved = 0;
  open_policy(h);
  asked.keep = true;
  must(h, kolua_tests_new(&tests, h->policy, &asked, h->problems));
  must(h, kolua_tests_run(tests, "rules/quality/faulty_test.yaml", count_case, &passed, h->problems));
  must(h, kolua_tests_mutate(tests, count_survivor, &survivors, h->problems));
  assert_int_equal(survivors, 7);
  must(h, kolua_tests_laws(tests, count_breach, &breaches, h->problems));
  assert_int_equal(breaches, 0);
  must(h, kolua_tests_bounds(tests, count_proved, &proved, h->problems));
  assert_int_equal(proved, 2);
  assert_int_equal(kolua_tests_bounds(tests, NULL, &proved, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_tests_mutate(tests, refuse_mutant, NULL, h->problems), KOLUA_EHOST);
  assert_int_equal(kolua_tests_mutate(tests, NULL, NULL, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_tests_laws(NULL, count_breach, &breaches, h->problems), KOLUA_EINVAL);
  kolua_tests_free(tests);
  must(h, kolua_tests_new(&tests, h->policy, NULL, h->problems));
  assert_int_equal(kolua_tests_mutate(tests, count_survivor, &survivors, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_tests_laws(tests, count_breach, &breaches, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_tests_bounds(tests, count_proved, &proved, h->problems), KOLUA_EINVAL);
  kolua_tests_free(tests);
}

static void a_run_takes_only_the_cases_it_is_asked_for(void **state) {
  host *h = *state;
  kolua_tests_options asked = KOLUA_TESTS_OPTIONS_INIT;
  kolua_tests *tests;
  size_t passed = 0;
  open_policy(h);
  asked.run = "many";
  must(h, kolua_tests_new(&tests, h->policy, &asked, h->problems));
  must(h, kolua_tests_run(tests, "rules/quality/faulty_test.yaml", count_case, &passed, h->problems));
  assert_int_equal(passed, 0);
  kolua_tests_free(tests);
  asked.size = 1;
  assert_int_equal(kolua_tests_new(&tests, h->policy, &asked, h->problems), KOLUA_EINVAL);
  assert_null(tests);
  assert_int_equal(kolua_tests_new(&tests, NULL, NULL, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_tests_run(NULL, "none_test.yaml", count_case, &passed, h->problems), KOLUA_EINVAL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_report_holds_a_finding_for_each_rule_and_subject),
      TEST(a_finding_shows_what_was_found_where_and_what_would_pass),
      TEST(subjects_are_handed_out_one_by_one),
      TEST(a_host_may_end_the_run),
      TEST(nothing_to_judge_is_an_error),
      TEST(one_subject_may_be_asked_for),
      TEST(a_waiver_takes_a_finding_out_of_what_counts_and_shows_it),
      TEST(two_reports_are_compared),
      TEST(a_threshold_is_swept_along_the_values_that_occur),
      TEST(a_parameter_of_a_function_is_swept_by_search),
      TEST(a_sweep_needs_a_number_of_the_policy),
      TEST(the_way_to_an_outcome_is_told_with_each_value_read),
      TEST(only_a_known_rule_is_told_of_a_known_subject),
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
      TEST(files_to_start_from_are_drafted),
      TEST(the_policys_own_tests_run),
      TEST(a_run_of_cases_tells_what_they_reached),
      TEST(kept_cases_prove_more),
      TEST(a_run_takes_only_the_cases_it_is_asked_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
