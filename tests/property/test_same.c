/* test_same.c: the same inputs give the same bytes: again, from another session, and from threads at the same time. */
#include "judged.h"

#include <pthread.h>

enum { THREADS = 4, TIMES = 3 };

static kolua_status add_output(void *payload, const char *t, size_t len) {
  buf_add(payload, (text){t, len});
  return KOLUA_OK;
}

/* The result of one run as JSON, with all that it can say. */
static text judge_to_json(arena *a, const kolua_policy *policy, const kolua_data *data, kolua_lang lang) {
  kolua_session *s;
  kolua_session_options asked = KOLUA_SESSION_OPTIONS_INIT;
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  const kolua_report *report;
  buf out;
  buf_init(&out, a);
  asked.lang = lang;
  layout.verbose = true;
  if (kolua_session_new(&s, policy, &asked, NULL) != KOLUA_OK) return TEXT("no session");
  const bool is_judged = kolua_session_check(&report, s, &data, 1, NULL) == KOLUA_OK &&
                         kolua_report_write(report, KOLUA_JSON, &layout, add_output, &out) == KOLUA_OK;
  kolua_session_free(s);
  return is_judged ? buf_text(&out) : TEXT("not judged");
}

static void two_runs_give_the_same_bytes(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  for (int lang = 0; lang < KOLUA_LANGS; lang++) {
    const text first = judge_to_json(&b.world.arena, b.policy, b.campaign, (kolua_lang)lang);
    assert_true(first.len > 10000);
    assert_string_equal(judge_to_json(&b.world.arena, b.policy, b.campaign, (kolua_lang)lang).at, first.at);
  }
  bench_close(&b);
}

static void a_session_used_again_gives_the_same_bytes(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  kolua_session *s = new_session(&b, NULL, false);
  const text expected = judge_to_json(&b.world.arena, b.policy, b.campaign, KOLUA_EN);
  kolua_layout layout = KOLUA_LAYOUT_INIT;
  layout.verbose = true;
  for (int i = 0; i < TIMES; i++) {
    buf out;
    buf_init(&out, &b.world.arena);
    must(kolua_report_write(check(&b, s, b.campaign), KOLUA_JSON, &layout, add_output, &out), b.world.problems);
    assert_string_equal(buf_text(&out).at, expected.at);
  }
  kolua_session_free(s);
  bench_close(&b);
}

static void a_policy_loaded_again_gives_the_same_bytes(void **state) {
  bench b, again;
  (void)state;
  bench_open(&b);
  bench_open(&again);
  const text first = judge_to_json(&b.world.arena, b.policy, b.campaign, KOLUA_EN);
  assert_string_equal(judge_to_json(&b.world.arena, again.policy, again.campaign, KOLUA_EN).at, first.at);
  bench_close(&again);
  bench_close(&b);
}

/* ---------------------------------------------------------------- threads */

typedef struct job {
  const kolua_policy *policy;
  const kolua_data *data;
  mem mem;
  arena arena;
  text results[TIMES];
} job;

static void no_memory(void *payload) {
  (void)payload;
  abort();
}

static void *work(void *payload) {
  job *j = payload;
  mem_init(&j->mem, NULL, NULL);
  j->mem.guard = (mem_guard){no_memory, NULL};
  arena_init(&j->arena, &j->mem);
  for (int i = 0; i < TIMES; i++) j->results[i] = judge_to_json(&j->arena, j->policy, j->data, KOLUA_VI);
  return NULL;
}

static void threads_at_the_same_time_give_the_same_bytes(void **state) {
  bench b;
  pthread_t threads[THREADS];
  static job jobs[THREADS];
  (void)state;
  bench_open(&b);
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (job){.policy = b.policy, .data = b.campaign};
    assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
  }
  const text expected = judge_to_json(&b.world.arena, b.policy, b.campaign, KOLUA_VI);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    for (int k = 0; k < TIMES; k++) assert_string_equal(jobs[i].results[k].at, expected.at);
    arena_free(&jobs[i].arena);
  }
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_runs_give_the_same_bytes),
    cmocka_unit_test(a_session_used_again_gives_the_same_bytes),
    cmocka_unit_test(a_policy_loaded_again_gives_the_same_bytes),
    cmocka_unit_test(threads_at_the_same_time_give_the_same_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
