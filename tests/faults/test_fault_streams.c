/* test_fault_streams.c: running out of memory in the calls of streams. */
#include "failing.h"

static kolua_status parse_and_free_map(host *h) {
  static const char written[] = "as: item\nempty: [N/A]\ncolumns:\n  Id: id\n  T: title\n  F: { to: faulty, percent: true, decimal: ',' }\n"
                                "  D: { to: days, words: { Soon: 1 }, currency: VND }\n";
  kolua_map *loaded;
  const size_t before = h->failing.taken;
  const kolua_status status = kolua_map_parse(&loaded, h->policy, "m.yaml", written, strlen(written), NULL, NULL);
  assert_true((loaded == NULL) == (status != KOLUA_OK));
  kolua_map_free(loaded);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status suggest_map(host *h) {
  static const char csv[] = "Id;Title;Faulty %;Delivery\na;Cup;3,4;1.5k\nb;Cap;N/A;2\n";
  return kolua_map_suggest(h->policy, "item", "t.csv", csv, strlen(csv), KOLUA_VI, ignore_text, NULL, NULL);
}

static kolua_status judge_stream(kolua_screen *s, const char *const *records) {
  const kolua_screened *found;
  kolua_status status = KOLUA_OK;
  for (size_t i = 0; status == KOLUA_OK && records[i] != NULL; i++)
    status = kolua_screen_judge(&found, s, &(kolua_record){.text = records[i], .len = strlen(records[i]), .line = 1});
  return status;
}

static kolua_status screen_of_table(kolua_screen *s) {
  static const char *const rows[] = {"a,0.5,Cup", "b,many,Cap", "c", NULL};
  const kolua_record names = {.text = "id,faulty,title", .len = strlen("id,faulty,title")};
  const kolua_status status = kolua_screen_input(s, "t.csv", &names, NULL);
  return status == KOLUA_OK ? judge_stream(s, rows) : status;
}

static const char *const records[] = {"{\"id\": \"a\", \"faulty\": 0.5}", "{\"id\": \"b\", \"days\": \"x\"}", "{", NULL};

static kolua_status screen_and_free(host *h) {
  kolua_screen_options asked = {.size = sizeof asked, .subject = "item"};
  kolua_session *session;
  kolua_screen *s = NULL;
  kolua_status status = kolua_session_new(&session, h->policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_screen_new(&s, session, h->data, &asked, NULL);
  if (status == KOLUA_OK) status = judge_stream(s, records);
  if (status == KOLUA_OK) status = screen_of_table(s);
  kolua_screen_free(s);
  kolua_session_free(session);
  return status;
}

static kolua_status cut_and_free(host *h) {
  static const char t[] = "[{\"id\": 1}, {\"id\": 2}";
  kolua_cutter *c;
  kolua_record found;
  const kolua_status status = kolua_cutter_new(&c, h->policy, KOLUA_ANY_JSON, ',');
  if (status != KOLUA_OK) return status;
  kolua_cutter_give(c, t, strlen(t), true);
  assert_true(kolua_cutter_next(c, &found) && kolua_cutter_next(c, &found));
  kolua_cutter_free(c);
  return status;
}

/* ---- two policies, a threshold */

typedef struct silent {
  kolua_data *context;
  kolua_session *session;
  kolua_screen *screen;
} silent;

static kolua_status open_silent(silent *s, const kolua_policy *policy) {
  const kolua_screen_options asked = {.size = sizeof asked, .subject = "item", .silent = true};
  *s = (silent){0};
  kolua_status status = kolua_data_parse(&s->context, policy, "d.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, NULL);
  if (status == KOLUA_OK) status = kolua_session_new(&s->session, policy, NULL, NULL);
  if (status == KOLUA_OK) status = kolua_screen_new(&s->screen, s->session, s->context, &asked, NULL);
  return status == KOLUA_OK ? kolua_screen_input(s->screen, "t.ndjson", NULL, NULL) : status;
}

static void close_silent(silent *s) {
  kolua_screen_free(s->screen);
  kolua_session_free(s->session);
  kolua_data_free(s->context);
}

static kolua_status compare_records(kolua_diff *d) {
  static const char *const files[] = {"t.ndjson"};
  const kolua_screened *found;
  const kolua_diff_body body = {.text = "", .files = files, .n_files = 1};
  kolua_status status = KOLUA_OK;
  size_t changes;
  for (size_t i = 0; status == KOLUA_OK && records[i] != NULL; i++)
    status = kolua_diff_judge(&found, d, &(kolua_record){.text = records[i], .len = strlen(records[i]), .line = 1});
  return status == KOLUA_OK ? kolua_diff_write(&d, 1, &body, ignore_text, NULL, &changes) : status;
}

static kolua_status diff_of(host *h, const kolua_policy *other, kolua_format format) {
  silent from, to = {0};
  kolua_diff *d = NULL;
  kolua_status status = open_silent(&from, h->policy);
  if (status == KOLUA_OK) status = open_silent(&to, other);
  if (status == KOLUA_OK) status = kolua_diff_new(&d, from.screen, to.screen, format, NULL, NULL);
  if (status == KOLUA_OK) status = compare_records(d);
  kolua_diff_free(d);
  close_silent(&to);
  close_silent(&from);
  return status;
}

static kolua_status diff_and_free(host *h, kolua_format format) {
  static const kolua_set set[] = {{"quality.faulty.warn", "0.001"}};
  kolua_policy_options stricter = h->asked;
  kolua_policy *other;
  const size_t before = h->failing.taken;
  stricter.set = set;
  stricter.set_count = 1;
  kolua_status status = kolua_policy_open(&other, NULL, &stricter, NULL);
  if (status == KOLUA_OK) status = diff_of(h, other, format);
  kolua_policy_free(other);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status diff_as_text(host *h) {
  return diff_and_free(h, KOLUA_TEXT);
}

static kolua_status diff_as_json(host *h) {
  return diff_and_free(h, KOLUA_JSON);
}

static kolua_status sweep_and_free(host *h, const char *name) {
  static const char *const whole[] = {"{\"id\": \"a\", \"faulty\": 0.5}", "{\"id\": \"b\", \"faulty\": 0.01, \"days\": 3}", NULL};
  const size_t before = h->failing.taken;
  const kolua_sweep *swept;
  silent s;
  kolua_status status = open_silent(&s, h->policy);
  if (status == KOLUA_OK) status = kolua_screen_sweep(s.screen, name, NULL);
  if (status == KOLUA_OK) status = judge_stream(s.screen, whole);
  if (status == KOLUA_OK) status = kolua_screens_swept(&swept, &s.screen, 1, NULL);
  close_silent(&s);
  assert_int_equal(h->failing.taken, before);
  return status;
}

static kolua_status sweep_threshold(host *h) {
  return sweep_and_free(h, "quality.faulty.fail");
}

static kolua_status sweep_cell(host *h) {
  return sweep_and_free(h, "speed.limit.days");
}

/* ---- one test for each */

FAULTS(parse_and_free_map)
FAULTS(suggest_map)
FAULTS(screen_and_free)
FAULTS(cut_and_free)
FAULTS(diff_as_text)
FAULTS(diff_as_json)
FAULTS(sweep_threshold)
FAULTS(sweep_cell)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parse_and_free_map_survives),
      cmocka_unit_test(suggest_map_survives),
      cmocka_unit_test(screen_and_free_survives),
      cmocka_unit_test(cut_and_free_survives),
      cmocka_unit_test(diff_as_text_survives),
      cmocka_unit_test(diff_as_json_survives),
      cmocka_unit_test(sweep_threshold_survives),
      cmocka_unit_test(sweep_cell_survives),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
