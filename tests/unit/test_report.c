/* test_report.c: reports of findings made by hand, against golden files in both languages and two widths. */
#include "golden.h"

#include "base/utf8.h"
#include "report/json.h"
#include "report_sample.h"

#include <math.h>

static kolua_status collect(void *payload, const char *written, size_t len) {
  buf_add(payload, (text){written, len});
  return KOLUA_OK;
}

static kolua_status refuse(void *payload, const char *written, size_t len) {
  (void)payload, (void)written, (void)len;
  return KOLUA_EHOST;
}

static report_sink into(t_world *w, buf *out) {
  buf_init(out, &w->arena);
  return (report_sink){collect, out, &w->scratch};
}

static void check_report(const char *golden, kolua_lang lang, kolua_format format, kolua_layout layout) {
  t_world w;
  buf out;
  t_open(&w);
  const report_run *run = sample_run(&w, lang);
  assert_int_equal(report_write(run, format, &layout, into(&w, &out)), KOLUA_OK);
  golden_compare(&w, golden, buf_text(&out));
  t_close(&w);
}

static void text_reads_well_in_80_columns(void **state) {
  (void)state;
  check_report("report_80_en.txt", KOLUA_EN, KOLUA_TEXT, (kolua_layout){.columns = 80});
  check_report("report_80_vi.txt", KOLUA_VI, KOLUA_TEXT, (kolua_layout){.columns = 80});
}

static void text_reads_well_in_120_columns(void **state) {
  (void)state;
  check_report("report_120_en.txt", KOLUA_EN, KOLUA_TEXT, (kolua_layout){.columns = 120});
  check_report("report_120_vi.txt", KOLUA_VI, KOLUA_TEXT, (kolua_layout){.columns = 120});
}

static void check_widths(text report, size_t columns) {
  for (size_t at = 0; at < report.len;) {
    const char *end = memchr(report.at + at, '\n', report.len - at);
    assert_non_null(end);
    const text line = {report.at + at, (size_t)(end - report.at) - at};
    if (utf8_width(line) > columns) fail_msg("wider than %zu: %.*s", columns, (int)line.len, line.at);
    at += line.len + 1;
  }
}

static void no_line_is_wider_than_the_terminal(void **state) {
  (void)state;
  for (unsigned columns = 60; columns <= 200; columns += 7) {
    for (int lang = 0; lang < KOLUA_LANGS; lang++) {
      t_world w;
      buf out;
      t_open(&w);
      const kolua_layout layout = {.columns = columns, .verbose = true};
      assert_int_equal(report_write(sample_run(&w, (kolua_lang)lang), KOLUA_TEXT, &layout, into(&w, &out)), KOLUA_OK);
      check_widths(buf_text(&out), columns);
      t_close(&w);
    }
  }
}

static void verbose_text_tells_passes_and_what_was_skipped(void **state) {
  (void)state;
  check_report("report_verbose_en.txt", KOLUA_EN, KOLUA_TEXT, (kolua_layout){.columns = 100, .verbose = true, .color = true});
}

static void quiet_text_is_the_verdict_line(void **state) {
  (void)state;
  check_report("report_quiet_vi.txt", KOLUA_VI, KOLUA_TEXT, (kolua_layout){.quiet = true});
}

static void json_has_the_shape_of_its_schema(void **state) {
  (void)state;
  check_report("report_en.json", KOLUA_EN, KOLUA_JSON, (kolua_layout){0});
  check_report("report_verbose_vi.json", KOLUA_VI, KOLUA_JSON, (kolua_layout){.verbose = true});
}

static void ndjson_is_a_line_a_subject(void **state) {
  (void)state;
  check_report("report_en.ndjson", KOLUA_EN, KOLUA_NDJSON, (kolua_layout){0});
}

static void a_rule_is_told_to_a_person(void **state) {
  (void)state;
  static const char *const golden[KOLUA_LANGS] = {"explain_en.txt", "explain_vi.txt"};
  for (int lang = 0; lang < KOLUA_LANGS; lang++) {
    t_world w;
    buf out;
    t_open(&w);
    const model *m = sample_run(&w, (kolua_lang)lang)->model;
    const kolua_policy *policy = sample_policy(&w, m);
    assert_int_equal(report_explain(policy, 0, (kolua_lang)lang, &(kolua_layout){.columns = 90}, into(&w, &out)), KOLUA_OK);
    golden_compare(&w, golden[lang], buf_text(&out));
    t_close(&w);
  }
}

static void the_hosts_refusal_is_the_status(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const report_run *run = sample_run(&w, KOLUA_EN);
  const report_sink sink = {refuse, NULL, &w.scratch};
  const kolua_layout layout = {.columns = 80};
  assert_int_equal(report_write(run, KOLUA_TEXT, &layout, sink), KOLUA_EHOST);
  assert_int_equal(report_write(run, KOLUA_JSON, &layout, sink), KOLUA_EHOST);
  assert_int_equal(report_write(run, KOLUA_NDJSON, &layout, sink), KOLUA_EHOST);
  assert_int_equal(report_result_schema(sink), KOLUA_EHOST);
  t_close(&w);
}

static void json_texts_are_valid_whatever_they_hold(void **state) {
  (void)state;
  t_world w;
  buf out;
  json_writer j;
  t_open(&w);
  buf_init(&out, &w.arena);
  json_begin(&j, &out, true);
  json_open(&j, '[');
  json_text(&j, TEXT("a\"b\\\n\x01\x7f\xc2\x85\xe2\x80\xa8\xff\xed\xa0\x80\xf0\x9f\x99\x82"));
  json_number(&j, 0.1 + 0.2);
  json_number(&j, (double)INFINITY);
  json_open(&j, '{');
  json_close(&j, '}');
  json_close(&j, ']');
  assert_string_equal(buf_text(&out).at, "[\"a\\\"b\\\\\\n\\u0001\\u007f\\u0085\\u2028\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
                                         "\xf0\x9f\x99\x82\",0.30000000000000004,null,{}]");
  t_close(&w);
}

static void the_results_schema_is_as_published(void **state) {
  (void)state;
  t_world w;
  buf out;
  t_open(&w);
  assert_int_equal(report_result_schema(into(&w, &out)), KOLUA_OK);
  golden_compare(&w, "result.schema.json", buf_text(&out));
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(text_reads_well_in_80_columns),
    cmocka_unit_test(text_reads_well_in_120_columns),
    cmocka_unit_test(no_line_is_wider_than_the_terminal),
    cmocka_unit_test(verbose_text_tells_passes_and_what_was_skipped),
    cmocka_unit_test(quiet_text_is_the_verdict_line),
    cmocka_unit_test(json_has_the_shape_of_its_schema),
    cmocka_unit_test(ndjson_is_a_line_a_subject),
    cmocka_unit_test(a_rule_is_told_to_a_person),
    cmocka_unit_test(the_hosts_refusal_is_the_status),
    cmocka_unit_test(json_texts_are_valid_whatever_they_hold),
    cmocka_unit_test(the_results_schema_is_as_published),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
