/* test_format.c: values as a reader of either language writes them. */
#include "t.h"

#include "data/reader.h"
#include "judge/message.h"

#include <math.h>

#define SAID(literal) {(literal), sizeof(literal) - 1}
#define BOTH(en, vi) {{SAID(en), SAID(vi)}}

static const unit ratio = {.percent = true};
static const unit points = {.percent = true,
                            .decimals = -1,
                            .one = {{[KOLUA_VI] = {"điểm", 7}, [KOLUA_EN] = {"point", 5}}},
                            .many = {{[KOLUA_VI] = {"điểm", 7}, [KOLUA_EN] = {"points", 6}}}};
static const unit money = {.one = BOTH("VND", "₫"), .many = BOTH("VND", "₫"), .decimals = 0};
static const unit days = {.one = BOTH("day", "ngày"), .many = BOTH("days", "ngày"), .decimals = -1};
static const unit degrees = {.one = BOTH("°C", "°C"), .many = BOTH("°C", "°C"), .decimals = 1, .tight = true};

static void shows_value(const value *v, const unit *u, const field *f, const char *en, const char *vi, arena *a) {
  const char *const expected[KOLUA_LANGS] = {[KOLUA_EN] = en, [KOLUA_VI] = vi};
  for (int lang = 0; lang < KOLUA_LANGS; lang++) {
    buf out;
    buf_init(&out, a);
    show_value(&out, v, u, f, (kolua_lang)lang);
    assert_string_equal(buf_text(&out).at, expected[lang]);
  }
}

static void shows_string(t_world *w, const char *written, field_type type, const char *en, const char *vi) {
  const field f = {.type = type};
  shows_value(value_new_string(&w->arena, text_of(written)), NULL, &f, en, vi, &w->arena);
}

static void shows_number(t_world *w, double n, const unit *u, const char *en, const char *vi) {
  shows_value(value_new_number(&w->arena, n), u, NULL, en, vi, &w->arena);
}

static void shows_integer(t_world *w, int64_t n, const unit *u, const char *en, const char *vi) {
  shows_value(value_new_integer(&w->arena, n), u, NULL, en, vi, &w->arena);
}

static void numbers_have_the_readers_marks(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  shows_integer(&w, 1250000, &money, "1,250,000 VND", "1.250.000 ₫");
  shows_integer(&w, INT64_MIN, NULL, "-9,223,372,036,854,775,808", "-9.223.372.036.854.775.808");
  shows_number(&w, 333333.333, &money, "333,333 VND", "333.333 ₫");
  shows_number(&w, 1234.5678, NULL, "1,234.57", "1.234,57");
  shows_number(&w, 0.012345, NULL, "0.012", "0,012");
  shows_number(&w, 37.25, &degrees, "37.3°C", "37,3°C");
  t_close(&w);
}

static void ratios_are_percent(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  shows_number(&w, 0.342, &ratio, "34.2%", "34,2%");
  shows_number(&w, 0.0015, &ratio, "0.15%", "0,15%");
  shows_number(&w, 0.29, &ratio, "29%", "29%");
  shows_number(&w, 0.57999999999999996, &ratio, "58%", "58%");
  shows_number(&w, 12.5, &ratio, "1,250%", "1.250%");
  shows_number(&w, -0.015, &ratio, "-1.5%", "-1,5%");
  shows_integer(&w, 1, &ratio, "100%", "100%");
  t_close(&w);
}

static void a_ratio_whose_unit_has_a_name_is_hundredths_and_the_name(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  shows_number(&w, 0.05, &points, "5 points", "5 điểm");
  shows_number(&w, 0.01, &points, "1 point", "1 điểm");
  t_close(&w);
}

static void english_units_know_one_and_more(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  shows_integer(&w, 1, &days, "1 day", "1 ngày");
  shows_integer(&w, 0, &days, "0 days", "0 ngày");
  shows_number(&w, 1.5, &days, "1.5 days", "1,5 ngày");
  shows_number(&w, 0.9999, &days, "1 day", "1 ngày");
  t_close(&w);
}

static void dates_are_read_only_where_the_model_says_so(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  shows_string(&w, "2026-11-21", FIELD_DATE, "2026-11-21", "21/11/2026");
  shows_string(&w, "2026-11-21", FIELD_STRING, "2026-11-21", "2026-11-21");
  shows_string(&w, "2026-02-30", FIELD_DATE, "2026-02-30", "2026-02-30");
  shows_string(&w, "2026-12-05T19:00:00+07:00", FIELD_DATETIME, "2026-12-05 19:00 +07:00", "05/12/2026 19:00 (+07:00)");
  shows_string(&w, "2026-12-05T23:59:59.5Z", FIELD_DATETIME, "2026-12-05 23:59:59 +00:00", "05/12/2026 23:59:59 (+00:00)");
  shows_string(&w, "1969-12-31T20:00-03:30", FIELD_DATETIME, "1969-12-31 20:00 -03:30", "31/12/1969 20:00 (-03:30)");
  t_close(&w);
}

static void texts_stay_on_one_line_and_are_cut(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  shows_string(&w, "  two\n\t lines ", FIELD_STRING, "two lines", "two lines");
  shows_string(&w, "0123456789012345678901234567890123456789012345678901234567890123456789", FIELD_STRING,
                "012345678901234567890123456789012345678901234567890123456789…",
                "012345678901234567890123456789012345678901234567890123456789…");
  t_close(&w);
}

static void long_lists_are_counted(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  value *list = value_new_list(&w.arena, 12);
  shows_value(value_new_list(&w.arena, 0), NULL, NULL, "none", "không có", &w.arena);
  for (uint32_t i = 0; i < list->len; i++) list->as.items[i] = *value_new_integer(&w.arena, i);
  shows_value(list, NULL, NULL, "0, 1, 2, 3, 4, 5, 6, 7 and 4 more", "0, 1, 2, 3, 4, 5, 6, 7 và 4 mục khác", &w.arena);
  list->len = 9;
  shows_value(list, NULL, NULL, "0, 1, 2, 3, 4, 5, 6, 7 and 8", "0, 1, 2, 3, 4, 5, 6, 7 và 8", &w.arena);
  t_close(&w);
}

static void a_count_in_doubt_is_told_as_a_range(void **state) {
  (void)state;
  t_world w;
  buf out;
  t_open(&w);
  const result between = {.kind = KIND_UNKNOWN, .low = 3, .high = 5}, nothing = {.kind = KIND_UNKNOWN, .low = -HUGE_VAL, .high = HUGE_VAL};
  buf_init(&out, &w.arena);
  show_result(&out, &between, &days, NULL, KOLUA_EN, NULL);
  buf_add_string(&out, " | ");
  show_result(&out, &nothing, &days, NULL, KOLUA_VI, NULL);
  assert_string_equal(buf_text(&out).at, "3 to 5 days | chưa rõ");
  t_close(&w);
}

static void a_demand_is_told_as_words(void **state) {
  (void)state;
  t_world w;
  buf out;
  t_open(&w);
  value *pair = value_new_list(&w.arena, 2);
  pair->as.items[0] = *value_new_integer(&w.arena, 3);
  pair->as.items[1] = *value_new_integer(&w.arena, 5);
  buf_init(&out, &w.arena);
  show_demand(&out, DEMAND_BETWEEN, pair, &days, NULL, KOLUA_EN);
  buf_add_string(&out, " | ");
  show_demand(&out, DEMAND_ONE_OF, pair, &days, NULL, KOLUA_EN);
  buf_add_string(&out, " | ");
  show_demand(&out, DEMAND_AT_MOST, value_new_number(&w.arena, 0.0125), &ratio, NULL, KOLUA_VI);
  buf_add_string(&out, " | ");
  show_demand(&out, DEMAND_PRESENT, NULL, NULL, NULL, KOLUA_EN);
  assert_string_equal(buf_text(&out).at, "within 3 to 5 days | 3 days or 5 days | không quá 1,25% | given");
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers_have_the_readers_marks),
    cmocka_unit_test(ratios_are_percent),
    cmocka_unit_test(a_ratio_whose_unit_has_a_name_is_hundredths_and_the_name),
    cmocka_unit_test(english_units_know_one_and_more),
    cmocka_unit_test(dates_are_read_only_where_the_model_says_so),
    cmocka_unit_test(texts_stay_on_one_line_and_are_cut),
    cmocka_unit_test(long_lists_are_counted),
    cmocka_unit_test(a_count_in_doubt_is_told_as_a_range),
    cmocka_unit_test(a_demand_is_told_as_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
