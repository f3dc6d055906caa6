/* test_to_pass.c: what `to_pass` promises: data with all the values of any one of its sets gives a pass for that rule. */
#include "mutate.h"

enum { ROUNDS = 300, ONE_IN = 4, MOST_SUBJECTS = 64 };

/* A session for each subject: they are dear to make, and to judge all for the sake of one would be as well. */
typedef struct sessions {
  const char *ids[MOST_SUBJECTS];
  kolua_session *at[MOST_SUBJECTS];
  size_t n;
} sessions;

static kolua_session *session_for(bench *b, sessions *all, const char *id) {
  for (size_t i = 0; i < all->n; i++)
    if (strcmp(all->ids[i], id) == 0) return all->at[i];
  assert_true(all->n < MOST_SUBJECTS);
  all->ids[all->n] = text_copy(&b->world.arena, text_of(id)).at;
  all->at[all->n] = new_session(b, id, false);
  return all->at[all->n++];
}

static void free_sessions(sessions *all) {
  for (size_t i = 0; i < all->n; i++) kolua_session_free(all->at[i]);
}

static const char *describe(bench *b, const kolua_way *way) {
  buf out;
  buf_init(&out, &b->world.scratch);
  for (size_t i = 0; i < way->count; i++) {
    buf_format(&out, "%s%s %s ", i > 0 ? " and " : "", way->changes[i].path, way->changes[i].op);
    add_value(&b->world.scratch, &out, way->changes[i].value);
  }
  return buf_text(&out).at;
}

static kolua_data *apply(bench *b, const node *tree, const kolua_way *way) {
  arena *a = &b->world.scratch;
  node *changed = tree_copy(a, tree);
  for (size_t i = 0; i < way->count; i++)
    if (!tree_set(a, changed, way->changes[i].path, tree_of(a, way->changes[i].value)))
      fail_msg("there is no place %s", way->changes[i].path);
  return try_tree(b, changed);
}

typedef struct trial {
  bench bench;
  sessions alone;
  dice dice;
  size_t n;      /* promises that were kept */
} trial;

static void try_way(trial *t, const node *tree, const kolua_subject *s, const kolua_finding *f, const kolua_way *way) {
  bench *b = &t->bench;
  const char *words = describe(b, way);
  kolua_data *data = apply(b, tree, way);
  if (data == NULL) fail_msg("%s of %s: data with %s cannot be loaded", f->rule->id, s->id, words);
  const kolua_finding *again = find(check(b, session_for(b, &t->alone, s->id), data), s->kind, s->id, f->rule->id);
  if (again == NULL || again->outcome != KOLUA_OUTCOME_PASS)
    fail_msg("%s of %s %s promises a pass with %s, but gives %s: %s\n%s", f->rule->id, s->kind, s->id, words,
             again ? kolua_outcome_name(again->outcome) : "nothing", again ? again->message : "",
             tree_json(&b->world.scratch, tree).at);
  kolua_data_free(data);
  t->n++;
}

static void try_finding(trial *t, const node *tree, size_t one_in, const kolua_subject *s, const kolua_finding *f) {
  if (f->to_pass_count == 0) return;
  assert_true(f->outcome == KOLUA_OUTCOME_WARN || f->outcome == KOLUA_OUTCOME_FAIL || f->outcome == KOLUA_OUTCOME_UNKNOWN);
  for (size_t i = 0; i < f->to_pass_count; i++) {
    assert_true(f->to_pass[i].count > 0);
    if (dice_roll(&t->dice, one_in) == 0) try_way(t, tree, s, f, &f->to_pass[i]);
  }
}

/* Tries one in so many of the ways that the findings on this data tell. */
static void try_ways(trial *t, const node *tree, size_t one_in, kolua_session *s) {
  kolua_data *data = try_tree(&t->bench, tree);
  if (data == NULL) return;
  const kolua_report *report = check(&t->bench, s, data);
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *subject = kolua_report_subject(report, i);
    for (size_t k = 0; k < subject->finding_count; k++) try_finding(t, tree, one_in, subject, &subject->findings[k]);
  }
  kolua_data_free(data);
}

static void all_values_of_one_set_give_a_pass(void **state) {
  trial t = {.dice = {20261121}};
  (void)state;
  bench_open(&t.bench);
  kolua_session *s = new_session(&t.bench, NULL, false);
  try_ways(&t, t.bench.tree, 1, s);
  assert_true(t.n > 50);
  kolua_session_free(s);
  free_sessions(&t.alone);
  bench_close(&t.bench);
}

static void all_values_of_one_set_give_a_pass_on_changed_data(void **state) {
  trial t = {.dice = {20261121}};
  (void)state;
  bench_open(&t.bench);
  const reads read = find_reads(&t.bench);
  kolua_session *s = new_session(&t.bench, NULL, false);
  for (int i = 0; i < ROUNDS; i++) {
    try_ways(&t, tree_mutate(&t.bench.world.scratch, &t.dice, t.bench.tree, &read), ONE_IN, s);
    arena_clear(&t.bench.world.scratch);
  }
  assert_true(t.n > (size_t)4 * ROUNDS);
  kolua_session_free(s);
  free_sessions(&t.alone);
  bench_close(&t.bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_values_of_one_set_give_a_pass),
    cmocka_unit_test(all_values_of_one_set_give_a_pass_on_changed_data),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
