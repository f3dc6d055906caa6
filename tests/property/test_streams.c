/* test_streams.c: what `diff` and `sweep` find in a stream, in one screen or in several, is what they find in data of the same records. */
#include "drawn.h"

#include "kolua.h"

#include <stdlib.h>

enum { RECORDS = 250, SCREENS = 3 };

/* Each record stands in the data where it stands in the stream, so that places are the same. */
#define NAME "records"
#define HEAD "{\"schema\":\"screen-bench/1\",\"as_of\":\"2026-01-01\",\"candidates\":["

typedef struct side {  /* a policy, and both ways of reading the records */
  kolua_policy *policy;
  kolua_data *data, *context;
  kolua_session *session;
  kolua_screen *screens[SCREENS];
  kolua_session *sessions[SCREENS];
} side;

typedef struct records {
  char *at[RECORDS];
  char *all;
  kolua_problems *problems;
} records;

static void must(const records *r, kolua_status status) {
  const kolua_problem *first = kolua_problems_get(r->problems, 0);
  if (status != KOLUA_OK) fail_msg("%s: %s", kolua_status_name(status), first ? first->message : "");
}

static void *take(size_t size) {
  void *block = calloc(1, size);
  if (block == NULL) abort();
  return block;
}

static void draw_records(records *r) {
  chance c = {20261129};
  size_t len = strlen(HEAD);
  r->problems = kolua_problems_new();
  r->all = take((size_t)RECORDS * ROOM);
  memcpy(r->all, HEAD, len);
  for (size_t i = 0; i < RECORDS; i++) {
    r->at[i] = take(ROOM);
    draw_record(&c, r->at[i], i);
    len += (size_t)sprintf(r->all + len, "%s\n%s", i > 0 ? "," : "", r->at[i]);
  }
  memcpy(r->all + len, "]}", 3);
}

static void free_records(records *r) {
  for (size_t i = 0; i < RECORDS; i++) free(r->at[i]);
  free(r->all);
  kolua_problems_free(r->problems);
}

static void open_screens(const records *r, side *s) {
  static const char context[] = "schema: screen-bench/1\nas_of: 2026-01-01\n";
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  asked.subject = "candidate";
  asked.silent = true;
  must(r, kolua_data_parse(&s->context, s->policy, "context.yaml", context, sizeof context - 1, NULL, r->problems));
  for (size_t i = 0; i < SCREENS; i++) {
    must(r, kolua_session_new(&s->sessions[i], s->policy, NULL, r->problems));
    must(r, kolua_screen_new(&s->screens[i], s->sessions[i], s->context, &asked, r->problems));
    must(r, kolua_screen_input(s->screens[i], NAME, NULL, r->problems));
  }
}

static void open_side(const records *r, side *s, const char *policy) {
  kolua_policy_options loaded = KOLUA_POLICY_OPTIONS_INIT;
  loaded.rules = "tests/bench/screen/rules";
  must(r, kolua_policy_open(&s->policy, policy, &loaded, r->problems));
  must(r, kolua_data_parse(&s->data, s->policy, NAME, r->all, strlen(r->all), NULL, r->problems));
  must(r, kolua_session_new(&s->session, s->policy, NULL, r->problems));
  open_screens(r, s);
}

static void close_screens(side *s) {
  for (size_t i = 0; i < SCREENS; i++) {
    kolua_screen_free(s->screens[i]);
    kolua_session_free(s->sessions[i]);
  }
  kolua_data_free(s->context);
}

static void close_side(side *s) {
  close_screens(s);
  kolua_session_free(s->session);
  kolua_data_free(s->data);
  kolua_policy_free(s->policy);
}

/* Where a record stands in the data. */
static kolua_record record_at(const records *r, size_t i) {
  return (kolua_record){.text = r->at[i], .len = strlen(r->at[i]), .line = i + 2};
}

/* ---------------------------------------------------------------- sweep */

static void assert_same_sweeps(const kolua_sweep *a, const kolua_sweep *b) {
  assert_string_equal(a->name, b->name);
  assert_int_equal(a->subjects, b->subjects);
  assert_int_equal(a->at, b->at);
  assert_int_equal(a->count, b->count);
  for (size_t i = 0; i < a->count; i++) {
    const kolua_sweep_row *x = &a->rows[i], *y = &b->rows[i];
    assert_true(kolua_value_number(x->value) == kolua_value_number(y->value));
    assert_memory_equal(x->counts, y->counts, sizeof x->counts);
    assert_int_equal(x->waived, y->waived);
    assert_int_equal(x->standing, y->standing);
  }
}

/* Among `n` screens, in turn. */
static const kolua_sweep *sweep_stream(const records *r, side *s, size_t n, const char *name) {
  const kolua_screened *told;
  const kolua_sweep *swept;
  close_screens(s);
  open_screens(r, s);
  for (size_t i = 0; i < n; i++) must(r, kolua_screen_sweep(s->screens[i], name, r->problems));
  for (size_t i = 0; i < RECORDS; i++) {
    const kolua_record one = record_at(r, i);
    must(r, kolua_screen_judge(&told, s->screens[i % n], &one));
    assert_false(told->is_error);
  }
  must(r, kolua_screens_swept(&swept, s->screens, n, r->problems));
  return swept;
}

static size_t sweep_each(const records *r, side *s, const kolua_rule *rule) {
  const kolua_data *const all[] = {s->data};
  const kolua_sweep *of_data;
  size_t n = 0;
  for (size_t i = 0; i < rule->threshold_count; i++) {
    const char *name = rule->thresholds[i].name;
    if (kolua_session_sweep(&of_data, s->session, all, 1, name, NULL) != KOLUA_OK) continue;
    assert_same_sweeps(of_data, sweep_stream(r, s, 1, name));
    assert_same_sweeps(of_data, sweep_stream(r, s, SCREENS, name));
    n++;
  }
  return n;
}

static void a_stream_is_swept_as_data_of_its_records_is(void **state) {
  static const char *const policies[] = {"tests/property/streams/from.yaml", "tests/property/streams/to.yaml"};
  records r;
  size_t n = 0;
  (void)state;
  draw_records(&r);
  for (size_t i = 0; i < 2; i++) {
    side s;
    open_side(&r, &s, policies[i]);
    for (size_t k = 0; k < kolua_policy_count(s.policy); k++) n += sweep_each(&r, &s, kolua_policy_rule(s.policy, k));
    close_side(&s);
  }
  free_records(&r);
  print_message("%zu thresholds were swept\n", n);
  assert_true(n > 60);
}

/* ---------------------------------------------------------------- diff */

typedef struct written {
  char *at;
  size_t len, room;
} written;

static kolua_status add(void *payload, const char *t, size_t len) {
  written *out = payload;
  assert_true(out->len + len < out->room);
  memcpy(out->at + out->len, t, len);
  out->at[out->len += len] = '\0';
  return KOLUA_OK;
}

static written new_text(void) {
  enum { TEXT = 16 << 20 };
  return (written){take(TEXT), 0, TEXT};
}

static size_t compare_data(const records *r, side *from, side *to, kolua_format format, written *out) {
  const kolua_report *before, *after;
  const kolua_data *const old[] = {from->data}, *const new[] = {to->data};
  size_t changes;
  must(r, kolua_session_check(&before, from->session, old, 1, r->problems));
  must(r, kolua_session_check(&after, to->session, new, 1, r->problems));
  must(r, kolua_report_diff(before, after, format, NULL, add, out, &changes));
  return changes;
}

static size_t compare_stream(const records *r, side *from, side *to, size_t n, kolua_format format, written *out) {
  const char *const files[] = {NAME};
  const kolua_screened *told;
  kolua_diff *diffs[SCREENS];
  written body = new_text();
  size_t changes;
  for (size_t i = 0; i < n; i++)
    must(r, kolua_diff_new(&diffs[i], from->screens[i], to->screens[i], format, NULL, r->problems));
  for (size_t i = 0; i < RECORDS; i++) {
    const kolua_record one = record_at(r, i);
    must(r, kolua_diff_judge(&told, diffs[i % n], &one));
    assert_false(told->is_error);
    assert_int_equal(add(&body, told->text, told->len), KOLUA_OK);
  }
  const kolua_diff_body found = {body.at, body.len, files, 1};
  must(r, kolua_diff_write(diffs, n, &found, add, out, &changes));
  for (size_t i = 0; i < n; i++) kolua_diff_free(diffs[i]);
  free(body.at);
  return changes;
}

/* Of a stream nobody has the digest. */
static void drop_digests(char *t) {
  static const char key[] = "\"digest\": \"";
  while ((t = strstr(t, key)) != NULL) {
    t += sizeof key - 1;
    const char *end = strchr(t, '"');
    memmove(t, end, strlen(end) + 1);
  }
}

static void assert_same_diff(const records *r, kolua_format format, size_t n) {
  side from, to;
  written data = new_text(), stream = new_text();
  open_side(r, &from, "tests/property/streams/from.yaml");
  open_side(r, &to, "tests/property/streams/to.yaml");
  const size_t changes = compare_data(r, &from, &to, format, &data);
  assert_int_equal(compare_stream(r, &from, &to, n, format, &stream), changes);
  drop_digests(data.at);
  drop_digests(stream.at);
  assert_string_equal(stream.at, data.at);
  assert_true(changes > RECORDS / 10 && changes < RECORDS);
  close_side(&from);
  close_side(&to);
  free(data.at);
  free(stream.at);
}

static void policies_differ_over_a_stream_as_over_data_of_its_records(void **state) {
  static const kolua_format formats[] = {KOLUA_TEXT, KOLUA_JSON, KOLUA_MARKDOWN, KOLUA_CSV};
  records r;
  (void)state;
  draw_records(&r);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    assert_same_diff(&r, formats[i], 1);
    assert_same_diff(&r, formats[i], SCREENS);
  }
  free_records(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_stream_is_swept_as_data_of_its_records_is),
      cmocka_unit_test(policies_differ_over_a_stream_as_over_data_of_its_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
