/* Streams of records as a host screens them: cut, judged one by one, each to its line. */

#include "host.h"

#include <stdio.h>

static kolua_screen *open_screen(host *h, const kolua_screen_options *asked) {
  kolua_screen *s;
  must(h, kolua_screen_new(&s, h->session, h->data, asked, h->problems));
  return s;
}

static const kolua_screened *judge(host *h, kolua_screen *s, const char *record) {
  const kolua_screened *found;
  must(h, kolua_screen_judge(&found, s, &(kolua_record){.text = record, .len = strlen(record), .line = 7}));
  return found;
}

static void a_record_becomes_one_line(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  open_session(h);
  asked.subject = "item";
  kolua_screen *s = open_screen(h, &asked);
  const kolua_screened *found = judge(h, s, "{\"id\": \"a\", \"title\": \"Cup\", \"faulty\": 0.5, \"days\": 1}");
  assert_string_equal(found->id, "a");
  assert_int_equal(found->verdict, KOLUA_FAIL);
  assert_true(found->applied && !found->is_error);
  assert_int_equal(found->complaints, 0);
  assert_int_equal(found->text[found->len - 1], '\n');
  assert_non_null(strstr(found->text, "\"rule\":\"quality.faulty\",\"outcome\":\"fail\""));
  assert_null(strstr(found->text, "speed.delivery"));
  assert_string_equal(kolua_screen_header(s), "");
  kolua_screen_free(s);
  kolua_screen_free(NULL);
}

static void what_is_wrong_with_a_record_is_its_line(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  const kolua_screened *found;
  open_session(h);
  asked.subject = "item";
  kolua_screen *s = open_screen(h, &asked);
  must(h, kolua_screen_input(s, "in.ndjson", NULL, h->problems));
  found = judge(h, s, "{\"id\": \"a\",");
  assert_true(found->is_error);
  assert_non_null(strstr(found->text, "\"file\":\"in.ndjson\",\"line\":7,"));
  found = judge(h, s, "{\"title\": \"Cup\"}");
  assert_non_null(strstr(found->text, "the record needs its 'id'"));
  must(h, kolua_screen_judge(&found, s, &(kolua_record){.line = 3, .fault = "too long"}));
  assert_string_equal(found->text, "{\"error\":\"too long\",\"file\":\"in.ndjson\",\"line\":3}\n");
  found = judge(h, s, "{\"id\": \"b\", \"title\": \"Cup\", \"faulty\": \"half\", \"days\": 1}");
  assert_int_equal(found->complaints, 1);
  assert_non_null(strstr(found->text, "\"complaints\":[\"7:39: "));
  kolua_screen_free(s);
}

static void outcomes_are_counted_by_rule(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  open_session(h);
  asked.subject = "item";
  kolua_screen *s = open_screen(h, &asked);
  for (int i = 0; i < 3; i++) judge(h, s, "{\"id\": \"a\", \"title\": \"Cup\", \"faulty\": 0.5, \"days\": 1}");
  judge(h, s, "{\"id\": \"b\", \"title\": \"Cap\", \"faulty\": 0, \"days\": 1}");
  uint64_t failed = 0, all = 0;
  for (size_t i = 0; i < kolua_policy_count(h->policy); i++) {
    failed += kolua_screen_count(s, i, KOLUA_OUTCOME_FAIL);
    for (int outcome = 0; outcome < KOLUA_OUTCOMES; outcome++) all += kolua_screen_count(s, i, (kolua_outcome)outcome);
  }
  assert_int_equal(failed, 3);
  assert_int_equal(all, 4 * kolua_policy_count(h->policy));
  assert_int_equal(kolua_screen_count(s, 99, KOLUA_OUTCOME_FAIL), 0);
  kolua_screen_free(s);
}

/* ---- tables */

static kolua_record row(const char *t) {
  return (kolua_record){.text = t, .len = strlen(t), .line = 1};
}

static void rows_of_a_table_are_records(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  open_session(h);
  asked.subject = "item";
  asked.format = KOLUA_CSV;
  asked.by_rule = true;
  kolua_screen *s = open_screen(h, &asked);
  kolua_record header = row("id,title,faulty,days");
  assert_string_equal(kolua_screen_header(s),
                      "id,name,verdict,score,findings,complaints,error,quality.faulty,speed.delivery,speed.promise\r\n");
  must(h, kolua_screen_input(s, "t.csv", &header, h->problems));
  assert_non_null(strstr(judge(h, s, "a,Cup,0,1")->text, "pass,pass,pass\r\n"));
  assert_non_null(strstr(judge(h, s, "a,Cup,0")->text, "t.csv:7: 3 cells where the header has 4"));
  assert_int_equal(judge(h, s, "a,Cup,few,1")->complaints, 1);
  must(h, kolua_screen_input(s, "again.ndjson", NULL, h->problems));
  assert_false(judge(h, s, "{\"id\": \"a\"}")->is_error);
  header = row("id,titel");
  const kolua_screened *found;
  assert_int_equal(kolua_screen_input(s, "t.csv", &header, h->problems), KOLUA_EDATA);
  assert_int_equal(kolua_screen_judge(&found, s, &header), KOLUA_EINVAL); /* no record may follow */
  assert_null(found);
  assert_true(has_problem(h, "there is no field 'titel' (did you mean 'title'?)"));
  header = (kolua_record){.fault = "a quote that is not closed"};
  assert_int_equal(kolua_screen_input(s, "t.csv", &header, h->problems), KOLUA_ESYNTAX);
  kolua_screen_free(s);
}

static void a_map_says_what_columns_mean(void **state) {
  static const char written[] = "as: item\ndelimiter: \";\"\ncolumns: { Code: id, Faulty: { to: faulty, percent: true } }\n";
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  kolua_map *map;
  open_session(h);
  must(h, kolua_map_parse(&map, h->policy, "m.yaml", written, strlen(written), NULL, h->problems));
  assert_int_equal(kolua_map_delimiter(map), ';');
  asked.subject = kolua_map_subject(map);
  asked.map = map;
  kolua_screen *s = open_screen(h, &asked);
  const kolua_record header = row("Code;Other;Faulty");
  must(h, kolua_screen_input(s, "t.csv", &header, h->problems));
  assert_non_null(strstr(judge(h, s, "a;x;50")->text, "\"rule\":\"quality.faulty\",\"outcome\":\"fail\""));
  kolua_screen_free(s);
  asked.subject = "store";
  assert_int_equal(kolua_screen_new(&s, h->session, h->data, &asked, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "the map is for another subject"));
  kolua_map_free(map);
}

/* ---- streams */

/* All records of a text that comes in pieces of `size`, told as "line:text|". */
static const char *cut(host *h, kolua_form form, const char *t, size_t size) {
  kolua_cutter *c;
  kolua_record found;
  size_t from = 0, given = 0;
  const size_t len = strlen(t);
  h->len = 0;
  assert_int_equal(kolua_cutter_new(&c, h->policy, form, ','), KOLUA_OK);
  do {
    given = given + size < len ? given + size : len;
    kolua_cutter_give(c, t + from, given - from, given == len);
    while (kolua_cutter_next(c, &found))
      h->len += (size_t)snprintf(h->written + h->len, sizeof h->written - h->len, "%d:%.*s|", (int)found.line,
                                 (int)found.len, found.text);
    from = given - kolua_cutter_rest(c);
  } while (given < len);
  kolua_cutter_free(c);
  return h->written;
}

static void a_text_in_pieces_of_any_size_is_cut_into_the_same_records(void **state) {
  host *h = *state;
  open_policy(h);
  for (size_t size = 1; size < 40; size++) {
    assert_string_equal(cut(h, KOLUA_LINES, "{\"id\":1}\n\n{\"id\":2}\n", size), "1:{\"id\":1}|3:{\"id\":2}|");
    assert_string_equal(cut(h, KOLUA_ANY_JSON, "[{\"id\":1},\n{\"id\":2}]", size), "1:{\"id\":1}|2:{\"id\":2}|");
    assert_string_equal(cut(h, KOLUA_ROWS, "id,t\na,\"x\ny\"\nb,\n", size), "1:id,t|2:a,\"x\ny\"|4:b,|");
  }
  kolua_cutter_free(NULL);
}

/* ---- misuse */

static void wrong_arguments_are_refused(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  kolua_screen *s = (kolua_screen *)(void *)h;
  const kolua_screened *found;
  kolua_cutter *c;
  open_session(h);
  assert_int_equal(kolua_screen_new(&s, h->session, h->data, &asked, h->problems), KOLUA_EINVAL);
  assert_null(s);
  asked.subject = "itm";
  assert_int_equal(kolua_screen_new(&s, h->session, h->data, &asked, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "the model has no subject 'itm' (did you mean 'item'?): there are item, store"));
  asked.subject = "item";
  asked.separator = '"';
  assert_int_equal(kolua_screen_new(&s, h->session, h->data, &asked, h->problems), KOLUA_EINVAL);
  asked.separator = ';';
  asked.format = KOLUA_HTML;
  assert_int_equal(kolua_screen_new(&s, h->session, h->data, &asked, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_screen_new(&s, h->session, NULL, NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_screen_input(NULL, "f", NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_screen_judge(&found, NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_cutter_new(&c, NULL, KOLUA_LINES, ','), KOLUA_EINVAL);
  assert_null(c);
  assert_int_equal(kolua_cutter_new(&c, h->policy, (kolua_form)9, ','), KOLUA_EINVAL);
}

static void a_map_of_another_policy_is_refused(void **state) {
  static const char written[] = "as: item\ncolumns: { Code: id }\n";
  host *h = *state;
  kolua_policy *other;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  kolua_map *map;
  kolua_screen *s;
  open_session(h);
  must(h, kolua_policy_open(&other, NULL, &h->asked, h->problems));
  must(h, kolua_map_parse(&map, other, "m.yaml", written, strlen(written), NULL, h->problems));
  asked.subject = "item";
  asked.map = map;
  assert_int_equal(kolua_screen_new(&s, h->session, h->data, &asked, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "the map was read with another policy"));
  kolua_map_free(map);
  kolua_policy_free(other);
}

/* Functions leave garbage, which is collected now and then: what matters is the most that was ever held. */
static size_t most_taken(host *h, kolua_screen *s, const char *record, const char *line) {
  size_t most = 0;
  for (int i = 0; i < 1000; i++) {
    assert_string_equal(judge(h, s, record)->text, line);
    most = h->taken > most ? h->taken : most;
  }
  return most;
}

static void records_take_no_more_memory_than_the_first(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  const char *record = "{\"id\": \"a\", \"title\": \"Cup\", \"faulty\": 0.5, \"days\": 12}";
  open_session(h);
  asked.subject = "item";
  kolua_screen *s = open_screen(h, &asked);
  char first[4096];
  snprintf(first, sizeof first, "%s", judge(h, s, record)->text);
  const size_t before = most_taken(h, s, record, first);
  assert_true(most_taken(h, s, record, first) <= before + before / 16);
  kolua_screen_free(s);
}

static void screens_leave_nothing_in_their_session(void **state) {
  host *h = *state;
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  open_session(h);
  asked.subject = "item";
  kolua_screen_free(open_screen(h, &asked));
  const size_t taken = h->taken;
  for (int i = 0; i < 200; i++) kolua_screen_free(open_screen(h, &asked));
  assert_int_equal(h->taken, taken);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_record_becomes_one_line),
      TEST(what_is_wrong_with_a_record_is_its_line),
      TEST(outcomes_are_counted_by_rule),
      TEST(rows_of_a_table_are_records),
      TEST(a_map_says_what_columns_mean),
      TEST(a_text_in_pieces_of_any_size_is_cut_into_the_same_records),
      TEST(wrong_arguments_are_refused),
      TEST(a_map_of_another_policy_is_refused),
      TEST(screens_leave_nothing_in_their_session),
      TEST(records_take_no_more_memory_than_the_first),
  };
  return cmocka_run_group_tests_name("api screen", tests, NULL, NULL);
}
