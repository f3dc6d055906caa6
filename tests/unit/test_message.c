/* test_message.c: every demand, outcome and language in one golden file, to be read from top to bottom. */
#include "golden.h"

#include "base/number.h"
#include "judge/message.h"
#include "rule/reasons.h"

#define SAID(literal) {(literal), sizeof(literal) - 1}
#define BOTH(en, vi) {{SAID(en), SAID(vi)}}

static const unit ratio = {.name = SAID("ratio"), .percent = true};
static const unit money = {.name = SAID("VND"), .one = BOTH("VND", "₫"), .many = BOTH("VND", "₫"), .decimals = 0};
static const unit days = {.name = SAID("day"), .one = BOTH("day", "ngày"), .many = BOTH("days", "ngày"), .decimals = -1};

static const option platforms[] = {
  {SAID("tiktok"), BOTH("TikTok", "TikTok")},
  {SAID("news_site"), BOTH("News site", "Báo điện tử")},
  {SAID("podcast"), BOTH("Podcast", "Podcast")},
  {SAID("blog"), BOTH("Blog", "Blog")},
};
static const field number_field = {.type = FIELD_NUMBER};
static const field date_field = {.type = FIELD_DATE};
static const field moment_field = {.type = FIELD_DATETIME};
static const field text_field = {.type = FIELD_STRING};
static const field flag_field = {.type = FIELD_BOOLEAN};
static const field platform_field = {.type = FIELD_ENUM, .options = {platforms, 4}};
static const field platforms_field = {.type = FIELD_VALUES, .item = FIELD_ENUM, .options = {platforms, 4}};

/* Values are written as text, lists with blanks between; NULL: there is none. */
typedef struct sample {
  demand_op op;
  const char *label[KOLUA_LANGS];
  const unit *unit;
  const field *field;
  const char *warn, *fail;
  const char *passes, *warns, *breaks;
} sample;

static const sample samples[] = {
  {DEMAND_AT_MOST, {"Suspicious followers", "Người theo dõi đáng ngờ"}, &ratio, &number_field, "0.2", "0.3", "0.15", "0.25", "0.342"},
  {DEMAND_AT_MOST, {"Price of 1,000 views", "Giá cho 1.000 lượt xem"}, &money, &number_field, "650000", "1300000", "420000.4", "1250000", "2000000"},
  {DEMAND_AT_MOST, {"Days inside the campaign", "Số ngày trùng với chiến dịch"}, &days, &number_field, NULL, "0", "0", NULL, "1"},
  {DEMAND_AT_MOST, {"Cases in 24 months", "Vụ việc trong 24 tháng"}, NULL, &number_field, "0", "2", "0", "2", "3"},
  {DEMAND_AT_LEAST, {"Followers in the market", "Người theo dõi trong thị trường"}, &ratio, &number_field, "0.7", "0.5", "0.82", "0.62", "0.34"},
  {DEMAND_AT_LEAST, {"Gap before the campaign", "Khoảng cách với chiến dịch"}, &days, &number_field, "90", NULL, "120", "1", NULL},
  {DEMAND_AT_LEAST, {"Budget", "Ngân sách"}, &money, &number_field, NULL, "900000000", "1200000000", NULL, "1250000"},
  {DEMAND_ABOVE, {"Growth", "Tăng trưởng"}, &ratio, &number_field, "0.05", "0", "0.08", "0.02", "-0.015"},
  {DEMAND_BELOW, {"Strength", "Độ cồn"}, NULL, &number_field, "12.5", "15", "5.5", "13", "40"},
  {DEMAND_BETWEEN, {"Length", "Thời lượng"}, &days, &number_field, "10 30", "5 60", "20", "45", "90"},
  {DEMAND_BETWEEN, {"Share of media", "Tỷ trọng truyền thông"}, &ratio, &number_field, NULL, "0.2 0.3", "0.25", NULL, "0.31"},
  {DEMAND_EQUALS, {"All instalments", "Tổng các đợt"}, &ratio, &number_field, NULL, "1", "1", NULL, "0.9999"},
  {DEMAND_EQUALS, {"Platform", "Nền tảng"}, NULL, &platform_field, "tiktok", NULL, "tiktok", "news_site", NULL},
  {DEMAND_DIFFERS, {"Approved by", "Người duyệt"}, NULL, &text_field, NULL, "Lan", "Minh", NULL, "Lan"},
  {DEMAND_DIFFERS, {"Platform", "Nền tảng"}, NULL, &platform_field, "blog", NULL, "tiktok", "blog", NULL},
  {DEMAND_ONE_OF, {"Platform", "Nền tảng"}, NULL, &platform_field, "tiktok", "tiktok news_site podcast", "tiktok", "podcast", "blog"},
  {DEMAND_NONE_OF, {"Platform", "Nền tảng"}, NULL, &platform_field, "blog podcast news_site", "news_site", "tiktok", "blog", "news_site"},
  {DEMAND_CONTAINS, {"Platforms", "Nền tảng"}, NULL, &platforms_field, "tiktok news_site blog", "tiktok", "tiktok news_site blog", "tiktok podcast", "blog"},
  {DEMAND_CONTAINS, {"Platforms", "Nền tảng"}, NULL, &platforms_field, NULL, "tiktok news_site blog", "tiktok news_site blog", NULL, ""},
  {DEMAND_CONTAINS_ANY, {"Platforms", "Nền tảng"}, NULL, &platforms_field, "tiktok podcast", "tiktok podcast news_site", "blog podcast", "news_site", "blog"},
  {DEMAND_DISJOINT_FROM, {"Topics", "Chủ đề"}, NULL, &text_field, "gambling politics religion", "gambling", "skincare travel", "travel politics religion", "gambling travel"},
  {DEMAND_MATCHES, {"Contract number", "Số hợp đồng"}, NULL, &text_field, NULL, "^HD%-%d+$", "HD-07", NULL, "07/2026"},
  {DEMAND_BEFORE, {"Approval", "Ngày duyệt"}, NULL, &date_field, "2026-11-21", "2026-12-01", "2026-11-20", "2026-11-21", "2026-12-05"},
  {DEMAND_AFTER, {"Valid to", "Hiệu lực đến"}, NULL, &date_field, NULL, "2026-12-31", "2027-06-30", NULL, "2026-12-31"},
  {DEMAND_AFTER, {"Valid to", "Hiệu lực đến"}, NULL, &date_field, "2027-03-31", "2026-12-31", "2027-06-30", "2027-01-15", "2026-12-31"},
  {DEMAND_NOT_BEFORE, {"Planned for", "Lịch đăng"}, NULL, &moment_field, "2026-12-05T19:00+07:00", "2026-12-05T07:00+07:00", "2026-12-05T20:00+07:00", "2026-12-05T18:59:30+07:00", "2026-12-04T09:00+07:00"},
  {DEMAND_NOT_AFTER, {"Signed on", "Ngày ký"}, NULL, &date_field, "2026-11-15", "2026-11-30", "2026-11-15", "2026-11-21", "2026-12-02"},
  {DEMAND_PRESENT, {"Source of the data", "Nguồn số liệu"}, NULL, &text_field, NULL, NULL, "Meta", NULL, NULL},
  {DEMAND_ABSENT, {"Minimum sales", "Doanh số tối thiểu"}, &money, &number_field, NULL, NULL, NULL, "50000000", "50000000"},
  {DEMAND_EMPTY, {"Open cases", "Vụ việc chưa khép lại"}, NULL, &text_field, NULL, NULL, "", "V-01", "V-01 V-02"},
  {DEMAND_NOT_EMPTY, {"Platforms", "Nền tảng"}, NULL, &platforms_field, NULL, NULL, "tiktok blog", "", ""},
  {DEMAND_IS_TRUE, {"Growth explained", "Tăng trưởng có lý do"}, NULL, &flag_field, NULL, NULL, "true", "false", "false"},
  {DEMAND_IS_FALSE, {"Minor present", "Có trẻ em"}, NULL, &flag_field, NULL, NULL, "false", "true", "true"},
};

/* ---------------------------------------------------------------- from text to results */

static result read_scalar(const field *f, const char *written) {
  result r = {.kind = KIND_TEXT, .text = text_of(written)};
  if (f->type == FIELD_NUMBER) {
    r.kind = KIND_NUMBER;
    r.whole = number_parse(r.text, &r.integer, &r.number) == NUMBER_INTEGER;
  } else if (f->type == FIELD_BOOLEAN) {
    r.kind = KIND_BOOL;
    r.boolean = text_is(r.text, "true");
  } else if (f->type == FIELD_DATE) {
    r.kind = KIND_DATE;
    assert_true(date_parse(r.text, &r.integer));
  } else if (f->type == FIELD_DATETIME) {
    r.kind = KIND_DATETIME;
    assert_true(datetime_parse(r.text, &r.instant));
  }
  return r;
}

static const value *make_item(arena *a, const field *f, text t) {
  const result r = read_scalar(f, text_copy(a, t).at);
  if (r.kind != KIND_NUMBER) return value_new_string(a, t);
  return r.whole ? value_new_integer(a, r.integer) : value_new_number(a, r.number);
}

static result read_list(arena *a, const field *f, const char *written) {
  const value **items = ARENA_ARRAY(a, strlen(written) + 1, const value *);
  result r = {.kind = KIND_LIST, .items = items};
  for (const char *at = written; *at != '\0';) {
    const size_t len = strcspn(at, " ");
    items[r.n++] = make_item(a, f, (text){at, len});
    at += len + (at[len] == ' ');
  }
  return r;
}

static bool takes_list(demand_op op) {
  return op == DEMAND_BETWEEN || op == DEMAND_ONE_OF || op == DEMAND_NONE_OF;
}

static bool finds_list(demand_op op) {
  return op == DEMAND_CONTAINS || op == DEMAND_CONTAINS_ANY || op == DEMAND_DISJOINT_FROM || op == DEMAND_EMPTY || op == DEMAND_NOT_EMPTY;
}

static result read_result(arena *a, const field *f, const char *written, bool is_list) {
  if (written == NULL) return (result){.kind = KIND_UNKNOWN};
  return is_list ? read_list(a, f, written) : read_scalar(f, written);
}

/* ---------------------------------------------------------------- writing the file */

static void add_message(buf *out, saying *s, const sample *from, const char *head) {
  for (size_t i = 0; i < KOLUA_LANGS; i++) {
    s->lang = (kolua_lang)i;
    s->label = text_of(from->label[i]);
    buf_format(out, "  %-8s %s  ", i == 0 ? head : "", kolua_lang_name(s->lang));
    message_write(out, s);
    buf_add_char(out, '\n');
  }
}

static void add_outcome(buf *out, const sample *from, kolua_outcome outcome, const char *found) {
  const demand d = {.op = from->op, .warns = outcome == KOLUA_OUTCOME_WARN, .fails = outcome == KOLUA_OUTCOME_FAIL};
  const bool bound_is_list = takes_list(from->op) || finds_list(from->op);
  saying s = {.outcome = outcome, .demand = &d, .unit = from->unit, .field = from->field};
  s.found = read_result(out->arena, from->field, found, finds_list(from->op));
  s.warn = read_result(out->arena, from->field, from->warn, bound_is_list);
  s.fail = read_result(out->arena, from->field, from->fail, bound_is_list);
  add_message(out, &s, from, kolua_outcome_name(outcome));
}

static bool takes_bound(demand_op op) {
  return op < DEMAND_PRESENT;
}

static void add_sample(buf *out, const sample *from) {
  const bool always = !takes_bound(from->op);
  size_t n;
  buf_format(out, "%s", demand_words(&n)[from->op].name);
  if (from->warn != NULL) buf_format(out, "  warn = %s", from->warn);
  if (from->fail != NULL) buf_format(out, "  fail = %s", from->fail);
  buf_add_char(out, '\n');
  if (from->passes != NULL || always) add_outcome(out, from, KOLUA_OUTCOME_PASS, from->passes);
  if (from->warns != NULL || always) add_outcome(out, from, KOLUA_OUTCOME_WARN, from->warns);
  if (from->breaks != NULL || always) add_outcome(out, from, KOLUA_OUTCOME_FAIL, from->breaks);
  buf_add_char(out, '\n');
}

/* ---------------------------------------------------------------- what has no demand, what is not known */

typedef struct gap {
  const char *title, *label[KOLUA_LANGS], *element, *missing[KOLUA_LANGS][3], *why;
} gap;

static const gap gaps[] = {
  {"the measure itself is not given", {"Suspicious followers", "Người theo dõi đáng ngờ"}, NULL,
   {{"Suspicious followers"}, {"Người theo dõi đáng ngờ"}}, NULL},
  {"what it is computed from is not given", {"Price of 1,000 views", "Giá cho 1.000 lượt xem"}, NULL,
   {{"Quote", "Expected views"}, {"Báo giá", "Lượt xem dự kiến"}}, NULL},
  {"of an element of a list", {"Engagement rate", "Tỷ lệ tương tác"}, "TikTok @maiskin",
   {{"Engagement rate"}, {"Tỷ lệ tương tác"}}, NULL},
  {"a division by zero", {"Sponsored posts", "Tỷ lệ bài tài trợ"}, NULL, {{NULL}, {NULL}}, REASON_DIVISION_BY_ZERO},
  {"a date after the evaluation date", {"Age of the data", "Tuổi của số liệu"}, NULL,
   {{"Measured on"}, {"Ngày đo"}}, REASON_AFTER_AS_OF},
  {"an aggregate of nothing", {"Average rating", "Điểm trung bình"}, NULL, {{NULL}, {NULL}}, REASON_NO_ELEMENTS},
  {"a table without a cell for it", {"Engagement rate", "Tỷ lệ tương tác"}, "Podcast @an", {{NULL}, {NULL}}, REASON_NOT_IN_TABLE},
  {"a key that was left out", {"Followers in the market", "Người theo dõi trong thị trường"}, NULL,
   {{"Audience by country"}, {"Khán giả theo quốc gia"}}, REASON_KEY_LEFT_OUT},
  {"no reason known", {"Score", "Điểm"}, NULL, {{NULL}, {NULL}}, NULL},
};

static void add_gap(buf *out, const gap *g) {
  buf_format(out, "unknown: %s\n", g->title);
  for (size_t i = 0; i < KOLUA_LANGS; i++) {
    const saying s = {.lang = (kolua_lang)i, .label = text_of(g->label[i]), .element = text_of(g->element),
                      .outcome = KOLUA_OUTCOME_UNKNOWN, .missing = g->missing[i], .why = g->why};
    buf_format(out, "           %s  ", kolua_lang_name(s.lang));
    message_write(out, &s);
    buf_add_char(out, '\n');
  }
  buf_add_char(out, '\n');
}

static void add_presence(buf *out) {
  const sample clause = {.label = {"Exclusivity clause", "Điều khoản độc quyền"}};
  const sample rate = {.op = DEMAND_AT_LEAST, .label = {"Engagement rate", "Tỷ lệ tương tác"}, .unit = &ratio,
                       .field = &number_field, .warn = "0.03", .fail = "0.015"};
  const demand d = {.op = DEMAND_AT_LEAST};
  saying s = {.outcome = KOLUA_OUTCOME_FAIL};
  buf_add_string(out, "the thing itself is not there\n");
  add_message(out, &s, &clause, "fail");
  buf_add_string(out, "\nan element of a list\n");
  s = (saying){.outcome = KOLUA_OUTCOME_WARN, .demand = &d, .unit = &ratio, .field = &number_field, .element = TEXT("TikTok @maiskin"),
               .found = read_scalar(&number_field, "0.0215"), .warn = read_scalar(&number_field, rate.warn),
               .fail = read_scalar(&number_field, rate.fail)};
  add_message(out, &s, &rate, "warn");
  buf_add_char(out, '\n');
}

/* ---------------------------------------------------------------- digits */

static void add_digits(buf *out) {
  static const char *const pairs[][2] = {
    {"0.6996", "0.7"}, {"0.69996", "0.69999"}, {"0.0012", "0.0015"}, {"0.00149999", "0.0015"}, {"0.2845", "0.5"}, {"0.285", "0.5"},
    {"0.333333333", "0.5"}, {"0.04", "0.0125"}, {"0.6999999999999", "0.7"},
  };
  buf_add_string(out, "digits enough to differ: found, bound\n");
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    const result found = read_scalar(&number_field, pairs[i][0]), bound = read_scalar(&number_field, pairs[i][1]);
    buf_format(out, "  %-16s%-12s", pairs[i][0], pairs[i][1]);
    for (int lang = 0; lang < KOLUA_LANGS; lang++) {
      buf_format(out, "%s %s  ", lang > 0 ? " " : "", kolua_lang_name((kolua_lang)lang));
      show_result(out, &found, &ratio, NULL, (kolua_lang)lang, &bound);
      buf_add_string(out, " : ");
      show_bound(out, &bound, &ratio, NULL, (kolua_lang)lang, &found, BOUND_ALL);
    }
    buf_add_char(out, '\n');
  }
}

static void every_demand_speaks_as_the_golden_file_says(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf out;
  buf_init(&out, &w.arena);
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) add_sample(&out, &samples[i]);
  add_presence(&out);
  for (size_t i = 0; i < sizeof gaps / sizeof gaps[0]; i++) add_gap(&out, &gaps[i]);
  add_digits(&out);
  golden_compare(&w, "messages.txt", buf_text(&out));
  t_close(&w);
}

static void a_template_keeps_names_that_nobody_fills(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  buf out;
  buf_init(&out, &w.arena);
  const filling filled[] = {{TEXT("label"), TEXT("Fee")}, {TEXT("value"), TEXT("{label}")}};
  message_fill(&out, TEXT("{label}: {value}, {other} {label} {"), filled, 2);
  assert_string_equal(buf_text(&out).at, "Fee: {label}, {other} Fee {");
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_demand_speaks_as_the_golden_file_says),
    cmocka_unit_test(a_template_keeps_names_that_nobody_fills),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
