/* test_sweep.c: what a sweep counts at a value is what a policy with that value set gives; and between two values nothing turns. */
#include "judged.h"

enum { ONE_IN = 12 };   /* thresholds: each row of one loads a policy of its own */

typedef struct counted {
  size_t counts[KOLUA_OUTCOMES], standing, subjects;
} counted;

static void count_subject(counted *out, const kolua_subject *s, const char *rule) {
  for (size_t i = 0; i < s->finding_count; i++) {
    if (strcmp(s->findings[i].rule->id, rule) != 0) continue;
    out->counts[s->findings[i].outcome]++;
    out->standing += s->verdict != KOLUA_FAIL;
    out->subjects++;
  }
}

static void count_report(counted *out, const kolua_report *report, const char *rule) {
  *out = (counted){0};
  for (size_t i = 0; i < kolua_report_count(report); i++) count_subject(out, kolua_report_subject(report, i), rule);
}

/* False: a policy cannot have the value, as a fail that bites before its warn. */
static bool count_set(bench *b, const char *rule, const char *name, const char *value, counted *out) {
  kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
  const kolua_set set[] = {{name, value}};
  kolua_policy *policy;
  kolua_data *data;
  kolua_session *s;
  const kolua_report *report;
  asked.rules = "rules";
  asked.set = set;
  asked.set_count = 1;
  if (kolua_policy_open(&policy, POLICY, &asked, NULL) != KOLUA_OK) return false;
  must(kolua_data_open(&data, policy, CAMPAIGN, NULL, b->world.problems), b->world.problems);
  must(kolua_session_new(&s, policy, NULL, b->world.problems), b->world.problems);
  const kolua_data *const all[] = {data};
  must(kolua_session_check(&report, s, all, 1, b->world.problems), b->world.problems);
  count_report(out, report, rule);
  kolua_session_free(s);
  kolua_data_free(data);
  kolua_policy_free(policy);
  return true;
}

static const char *write_value(bench *b, const kolua_value *v) {
  buf out;
  buf_init(&out, &b->world.scratch);
  add_value(&b->world.scratch, &out, v);
  return buf_text(&out).at;
}

static size_t compare_rows(bench *b, const kolua_sweep *swept, const char *rule) {
  size_t n = 0;
  for (size_t i = 0; i < swept->count; i++) {
    const kolua_sweep_row *row = &swept->rows[i];
    const char *value = write_value(b, row->value);
    counted found;
    if (!count_set(b, rule, swept->name, value, &found)) continue;
    for (int k = 0; k < KOLUA_OUTCOMES; k++)
      if (found.counts[k] != row->counts[k])
        fail_msg("%s = %s: %s %zu, not %zu", swept->name, value, kolua_outcome_name((kolua_outcome)k), found.counts[k], row->counts[k]);
    assert_int_equal(found.standing, row->standing);
    assert_int_equal(found.subjects, swept->subjects);
    n++;
  }
  return n;
}

static void a_sweep_counts_what_a_policy_with_the_value_gives(void **state) {
  bench b;
  size_t nth = 0, swept_rows = 0;
  (void)state;
  bench_open(&b);
  kolua_session *s = new_session(&b, NULL, true);
  for (size_t i = 0; i < kolua_policy_count(b.policy); i++) {
    const kolua_rule *r = kolua_policy_rule(b.policy, i);
    for (size_t k = 0; k < r->threshold_count; k++) {
      const kolua_sweep *swept;
      const kolua_data *const all[] = {b.campaign};
      const bool is_own = strncmp(r->thresholds[k].name, r->id, strlen(r->id)) == 0;
      if (!is_own || nth++ % ONE_IN != 0) continue;
      if (kolua_session_sweep(&swept, s, all, 1, r->thresholds[k].name, NULL) == KOLUA_OK) swept_rows += compare_rows(&b, swept, r->id);
    }
  }
  kolua_session_free(s);
  bench_close(&b);
  print_message("%zu rows were compared\n", swept_rows);
  assert_true(swept_rows > 40);
}

/* Halfway between two rows the counts are those of one of them. */
static void nothing_turns_between_two_rows(void **state) {
  static const char name[] = "selection.audience.suspicious_share.fail", rule[] = "selection.audience.suspicious_share";
  bench b;
  (void)state;
  bench_open(&b);
  kolua_session *s = new_session(&b, NULL, true);
  const kolua_sweep *swept;
  const kolua_data *const all[] = {b.campaign};
  must(kolua_session_sweep(&swept, s, all, 1, name, b.world.problems), b.world.problems);
  assert_true(swept->count > 3);
  for (size_t i = 0; i + 1 < swept->count; i++) {
    const double low = kolua_value_number(swept->rows[i].value), high = kolua_value_number(swept->rows[i + 1].value);
    counted found;
    if (!count_set(&b, rule, name, text_format(&b.world.scratch, "%d.%06d", 0, (int)((low + high) / 2 * 1000000)), &found)) continue;
    const bool is_lower = memcmp(found.counts, swept->rows[i].counts, sizeof found.counts) == 0;
    const bool is_upper = memcmp(found.counts, swept->rows[i + 1].counts, sizeof found.counts) == 0;
    assert_true(is_lower || is_upper);
  }
  kolua_session_free(s);
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_sweep_counts_what_a_policy_with_the_value_gives),
    cmocka_unit_test(nothing_turns_between_two_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
