/* test_glance.c: a line that tells little comes from another way than one that tells all, and says the same. Each record is screened twice, in few
** words and in all; in turn the same rows as a table. */
#include "drawn.h"

#include "kolua.h"

#include <stdlib.h>

enum { RECORDS = 4000 };

/* ---------------------------------------------------------------- two ways */

typedef struct ways {
  kolua_problems *problems;
  kolua_policy *policy;
  kolua_data *context;
  kolua_session *sessions[2];
  kolua_screen *brief, *full;
} ways;

static void must(const ways *w, kolua_status status) {
  const kolua_problem *first = kolua_problems_get(w->problems, 0);
  if (status != KOLUA_OK) fail_msg("%s: %s", kolua_status_name(status), first ? first->message : "");
}

static void open_ways(ways *w, kolua_lang lang) {
  kolua_policy_options loaded = KOLUA_POLICY_OPTIONS_INIT;
  kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  kolua_screen_options brief = KOLUA_SCREEN_OPTIONS_INIT, full = KOLUA_SCREEN_OPTIONS_INIT;
  kolua_data_options dated = KOLUA_DATA_OPTIONS_INIT;
  static const char context[] = "schema: screen-bench/1\nas_of: 2026-01-01\n";
  w->problems = kolua_problems_new();
  loaded.rules = "tests/bench/screen/rules";
  must(w, kolua_policy_open(&w->policy, NULL, &loaded, w->problems));
  must(w, kolua_data_parse(&w->context, w->policy, "context.yaml", context, sizeof context - 1, &dated, w->problems));
  asked.lang = lang;
  for (size_t i = 0; i < 2; i++) must(w, kolua_session_new(&w->sessions[i], w->policy, &asked, w->problems));
  brief.subject = full.subject = "candidate";
  full.verbose = true;
  must(w, kolua_screen_new(&w->brief, w->sessions[0], w->context, &brief, w->problems));
  must(w, kolua_screen_new(&w->full, w->sessions[1], w->context, &full, w->problems));
}

static void close_ways(ways *w) {
  kolua_screen_free(w->brief);
  kolua_screen_free(w->full);
  for (size_t i = 0; i < 2; i++) kolua_session_free(w->sessions[i]);
  kolua_data_free(w->context);
  kolua_policy_free(w->policy);
  kolua_problems_free(w->problems);
}

/* Each rule, outcome and message of the small line stands in the large one, one behind the other. */
static void assert_findings_stand_in(const char *brief, const char *full) {
  for (const char *at = strstr(brief, "{\"rule\":"); at != NULL; at = strstr(at + 1, "{\"rule\":")) {
    const char *end = strstr(at, "\",\"message\":\"");
    char head[256];
    assert_non_null(end);
    snprintf(head, sizeof head, "%.*s\"", (int)(end - at), at);
    full = strstr(full, head);
    if (full == NULL) fail_msg("'%s' is not told in full", head);
    const char *message = end + strlen("\",\"message\":"), *told = strstr(full, "\"message\":");
    assert_non_null(told);
    told += strlen("\"message\":");
    const char *close = message + 1;
    while (*close != '"') close += *close == '\\' ? 2 : 1;
    if (strncmp(message, told, (size_t)(close - message) + 1) != 0) fail_msg("%.200s\nin full: %.200s", message, told);
  }
}

static void assert_both_say(ways *w, const kolua_record *record) {
  const kolua_screened *brief, *full;
  must(w, kolua_screen_judge(&brief, w->brief, record));
  must(w, kolua_screen_judge(&full, w->full, record));
  if (brief->is_error != full->is_error) fail_msg("%s\n%s%s", record->text, brief->text, full->text);
  if (brief->is_error) {
    assert_string_equal(brief->text, full->text);
    return;
  }
  assert_string_equal(brief->id, full->id);
  assert_int_equal(brief->verdict, full->verdict);
  assert_int_equal(brief->applied, full->applied);
  assert_memory_equal(&brief->score, &full->score, sizeof brief->score);
  assert_int_equal(brief->critical, full->critical);
  assert_int_equal(brief->complaints, full->complaints);
  assert_findings_stand_in(brief->text, full->text);
}

static void assert_same_counts(const ways *w) {
  for (size_t i = 0; i < kolua_policy_count(w->policy); i++)
    for (int outcome = 0; outcome < KOLUA_OUTCOMES; outcome++)
      assert_int_equal(kolua_screen_count(w->brief, i, (kolua_outcome)outcome),
                       kolua_screen_count(w->full, i, (kolua_outcome)outcome));
}

/* Now and then a record is none. */
static void spoil(chance *c, char *json) {
  if (draw(c, 60) == 0) ADD(json, "}");
  if (draw(c, 40) > 0) return;
  json[strlen(json) - 1] = '\0';
  ADD(json, ",\"unheard_of\":1}");
}

static void records_are_told_alike_in_few_words_and_in_all(void **state) {
  (void)state;
  for (int lang = 0; lang < KOLUA_LANGS; lang++) {
    ways w;
    chance c = {UINT64_C(20261129) + (uint64_t)lang};
    open_ways(&w, (kolua_lang)lang);
    for (size_t i = 0; i < RECORDS; i++) {
      char json[ROOM];
      draw_record(&c, json, i);
      spoil(&c, json);
      assert_both_say(&w, &(kolua_record){.text = json, .len = strlen(json), .line = i + 1});
    }
    assert_same_counts(&w);
    close_ways(&w);
  }
}

/* ---------------------------------------------------------------- tables */

/* A JSON value as a cell: without the quotes of a text, and in a table's own where the cell needs them. */
static void add_cell(chance *c, char *out, const char *json) {
  char cell[256];
  const size_t len = strlen(json);
  const bool is_text = *json == '"';
  snprintf(cell, sizeof cell, "%.*s", is_text ? (int)len - 2 : (int)len, is_text ? json + 1 : json);
  if (*json == '[' || strcmp(json, "null") == 0) *cell = '\0';
  const unsigned kind = draw(c, 30);
  static const char *const before[] = {",\"", ", ", ",\"a\"\"", ","}, *const behind[] = {"\"", " ", "\"", "\""};
  ADD(out, kind < 4 ? before[kind] : ",", cell, kind < 4 ? behind[kind] : "");
}

static void rows_are_told_alike_in_few_words_and_in_all(void **state) {
  ways w;
  chance c = {4711};
  char row[ROOM] = "id";
  (void)state;
  open_ways(&w, KOLUA_EN);
  for (size_t i = 0; i < COLUMNS; i++) ADD(row, ",", columns[i].name);
  const kolua_record header = {.text = row, .len = strlen(row), .line = 1};
  must(&w, kolua_screen_input(w.brief, "table", &header, w.problems));
  must(&w, kolua_screen_input(w.full, "table", &header, w.problems));
  for (size_t i = 0; i < RECORDS; i++) {
    snprintf(row, sizeof row, "kol-%zu", i);
    for (size_t k = 0; k + (draw(&c, 90) == 0) < COLUMNS; k++) add_cell(&c, row, draw_value(&c, &columns[k]));
    if (draw(&c, 5) == 0) ADD(row, "\r");
    assert_both_say(&w, &(kolua_record){.text = row, .len = strlen(row), .line = i + 2});
  }
  assert_same_counts(&w);
  close_ways(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(records_are_told_alike_in_few_words_and_in_all),
      cmocka_unit_test(rows_are_told_alike_in_few_words_and_in_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
