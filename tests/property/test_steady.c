/* test_steady.c: the record path allocates nothing: after the first subjects no further one takes memory. */
#include "counted.h"
#include "judged.h"

enum { WARM = 6 };

static const char *const threshold_rules[] = {"selection.*", "shapes.*", NULL};
static const char *const functions[] = {"shapes.function*", "shapes.word_function", NULL};

typedef struct watch {
  const kolua_session *session;
  bool is_written;          /* each subject is also written as a line */
  size_t subjects, passes, findings, bytes;
  counted warm, last;
} watch;

static kolua_status count_bytes(void *payload, const char *t, size_t len) {
  size_t *n = payload;
  *n += len + (t == NULL);
  return KOLUA_OK;
}

static kolua_status watch_subject(void *payload, const kolua_subject *s) {
  watch *w = payload;
  if (strcmp(s->kind, "kol") != 0) return KOLUA_OK;
  if (w->is_written && kolua_subject_write(w->session, s, NULL, count_bytes, &w->bytes) != KOLUA_OK) return KOLUA_EHOST;
  if (++w->subjects == WARM) w->warm = count;
  w->last = count;
  w->passes += s->counts[KOLUA_OUTCOME_PASS];
  w->findings += s->counts[KOLUA_OUTCOME_WARN] + s->counts[KOLUA_OUTCOME_FAIL] + s->counts[KOLUA_OUTCOME_UNKNOWN];
  return KOLUA_OK;
}

/* The candidates of the example over and over. */
static kolua_data *load_crowd(bench *b, size_t n, size_t first, size_t kinds) {
  arena *a = &b->world.scratch;
  node *tree = tree_copy(a, b->tree), *list = tree->items[key_index(tree, TEXT("kols"))];
  const node *kept = tree_copy(a, list);
  list->n = 0;
  for (size_t i = 0; i < n; i++) {
    node *copy = tree_copy(a, kept->items[first + i % kinds]);
    copy->items[key_index(copy, TEXT("id"))] = node_string(a, text_of(text_format(a, "kol-%06zu", i)));
    node_add(a, list, TEXT(""), copy);
  }
  return load_data(b, "crowd.json", tree_json(a, tree));
}

static void open_counted(bench *b, const char *const *only, const char *const *except) {
  kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
  asked.rules = "rules";
  asked.only = only;
  asked.except = except;
  asked.alloc = counting_alloc;
  bench_open_with(b, POLICY, &asked);
}

static watch judge_crowd(bench *b, size_t n, size_t first, size_t kinds, bool is_brief, bool is_written) {
  kolua_data *data = load_crowd(b, n, first, kinds);
  kolua_session *s = new_session(b, NULL, is_brief);
  watch w = {.session = s, .is_written = is_written};
  const kolua_data *const one = data;
  must(kolua_session_each(s, &one, 1, watch_subject, &w, NULL, b->world.problems), b->world.problems);
  assert_int_equal(w.subjects, n);
  kolua_session_free(s);
  kolua_data_free(data);
  return w;
}

static void assert_steady(const watch *w) {
  assert_true(w->warm.engine > 0 && w->warm.any > 0);
  assert_int_equal(w->last.engine - w->warm.engine, 0);
  assert_int_equal(w->last.any - w->warm.any, 0);
}

static void subjects_that_pass_take_no_memory(void **state) {
  bench b;
  static const char *const passing[] = {"selection.*", NULL};
  (void)state;
  open_counted(&b, passing, functions);
  for (size_t n = 10; n <= 1000; n *= 10) {
    const watch w = judge_crowd(&b, n, 2, 1, true, false);
    assert_true(w.passes > 5 * n);
    assert_steady(&w);
  }
  bench_close(&b);
}

static void subjects_with_findings_take_no_memory(void **state) {
  bench b;
  (void)state;
  open_counted(&b, threshold_rules, functions);
  for (size_t n = 10; n <= 1000; n *= 10) {
    const watch brief = judge_crowd(&b, n, 0, 3, true, false), full = judge_crowd(&b, n, 0, 3, false, false);
    assert_true(brief.findings > 10 * n && full.findings == brief.findings);
    assert_steady(&brief);
    assert_steady(&full);
  }
  bench_close(&b);
}

static void subjects_that_are_written_take_no_memory(void **state) {
  bench b;
  (void)state;
  open_counted(&b, threshold_rules, functions);
  const watch w = judge_crowd(&b, 300, 0, 3, true, true);
  assert_true(w.bytes > 100 * w.subjects);
  assert_steady(&w);
  bench_close(&b);
}

/* One record after another, each a text of its own, in the context of the campaign. */
static void records_take_no_memory(void **state) {
  bench b;
  (void)state;
  open_counted(&b, threshold_rules, functions);
  const node *kols = tree_get(b.tree, "kols");
  kolua_session *s = new_session(&b, NULL, true);
  watch w = {.session = s};
  for (size_t i = 0; i < 300; i++) {
    const kolua_report *report;
    const text json = tree_json(&b.world.scratch, kols->items[i % kols->n]);
    const counted before = count;
    must(kolua_session_record(&report, s, b.campaign, "kol", json.at, json.len, b.world.problems), b.world.problems);
    if (i >= WARM) w.last.engine += count.engine - before.engine;
    if (i >= WARM) w.last.any += count.any - before.any;
  }
  assert_int_equal(w.last.engine, 0);
  assert_int_equal(w.last.any, 0);
  kolua_session_free(s);
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(subjects_that_pass_take_no_memory),
    cmocka_unit_test(subjects_with_findings_take_no_memory),
    cmocka_unit_test(subjects_that_are_written_take_no_memory),
    cmocka_unit_test(records_take_no_memory),
  };
  counted_start();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
