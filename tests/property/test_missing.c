/* test_missing.c: what is missing never passes.
**
** From data on which a rule passes each value that it read is taken away. A pass that is left must be one that any
** value in that place would have given: the rule still passes, or does not apply, with each value that the model
** takes there without a complaint. */
#include "mutate.h"

enum { ROUNDS = 5 };

typedef struct loss {
  bench bench;
  kolua_session *session;
  node *tree;               /* on which the rule passes */
  const kolua_subject *subject;
  const char *rule, *path;
  size_t taken, left;       /* values taken away; passes that were left */
} loss;

/* Rules that name the absence of a field: without it they ask for something else. */
static const struct { const char *rule, *field, *reason; } named[] = {
  {"selection.risk.background_checked", "signed_on", "while nothing is signed a check is early enough"},
  {"readiness.offer.usp_clear", "usps[0]", "a list with one value less is as much a list"},
  {"readiness.offer.usp_clear", "usps[1]", "a list with one value less is as much a list"},
  {"shapes.first_of", "used_days", "first_of(): the next one given counts"},
  {"shapes.function", "understands", "get(): a default counts"},
};

static bool is_named(const char *rule, const char *path) {
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (strcmp(named[i].rule, rule) == 0 && text_ends(text_of(path), named[i].field)) return true;
  return false;
}

/* `is_right`: the data has no more complaints than it had. */
static kolua_outcome outcome_of(loss *l, const node *tree, size_t complaints, bool *is_right) {
  bench *b = &l->bench;
  const kolua_report *report;
  kolua_data *data = try_tree(b, tree);
  *is_right = data != NULL && kolua_problems_count(kolua_data_complaints(data)) <= complaints;
  if (data == NULL) return KOLUA_OUTCOME_SKIPPED;
  const kolua_status status = kolua_session_check(&report, l->session, (const kolua_data *const *)&data, 1, b->world.problems);
  kolua_problems_clear(b->world.problems);
  const kolua_finding *f = status == KOLUA_OK ? find(report, l->subject->kind, l->subject->id, l->rule) : NULL;
  const kolua_outcome outcome = f != NULL ? f->outcome : KOLUA_OUTCOME_SKIPPED;
  kolua_data_free(data);
  return outcome;
}

static size_t count_complaints(loss *l) {
  kolua_data *data = try_tree(&l->bench, l->tree);
  const size_t n = kolua_problems_count(kolua_data_complaints(data));
  kolua_data_free(data);
  return n;
}

/* ---------------------------------------------------------------- other values */

static void try_value(loss *l, size_t complaints, node *other) {
  arena *a = &l->bench.world.scratch;
  const arena_mark mark = arena_here(a);
  bool is_right;
  node *changed = tree_copy(a, l->tree);
  tree_set(a, changed, l->path, other);
  const kolua_outcome outcome = outcome_of(l, changed, complaints, &is_right);
  if (is_right && outcome != KOLUA_OUTCOME_PASS && outcome != KOLUA_OUTCOME_SKIPPED)
    fail_msg("%s of %s passes without %s, but with %s there it gives %s", l->rule, l->subject->id, l->path,
             tree_json(a, other).at, kolua_outcome_name(outcome));
  arena_release(a, mark);
}

static void try_numbers(loss *l, size_t complaints, double old) {
  arena *a = &l->bench.world.scratch;
  const double others[] = {0, 0.01, 0.3, 0.5, 0.99, 1, 2, 10, 100, 1e6, 1e10, old / 2, old * 2, old - 1, old + 1};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    try_value(l, complaints, node_number(a, others[i]));
    try_value(l, complaints, node_integer(a, (int64_t)others[i]));
  }
}

static void try_dates(loss *l, size_t complaints, int64_t day) {
  static const int days[] = {-4000, -400, -60, -10, -1, 1, 10, 60, 400, 4000};
  char room[DATE_ROOM];
  for (size_t i = 0; i < sizeof days / sizeof *days; i++)
    try_value(l, complaints, node_string(&l->bench.world.scratch, text_of(date_write(day + days[i], room))));
}

/* All words of the document: those of the same list of words are among them. */
static void try_words(loss *l, size_t complaints, bool in_list) {
  arena *a = &l->bench.world.scratch;
  spots all = {0};
  tree_spots(a, l->tree, &all);
  for (size_t i = 0; i < all.n; i++) {
    node *word = all.at[i].holder->items[all.at[i].index], *list = node_new(a, KOLUA_LIST);
    if (word->type != KOLUA_STRING) continue;
    node_add(a, list, TEXT(""), word);
    try_value(l, complaints, in_list ? list : word);
  }
}

static void try_others(loss *l, const node *old) {
  arena *a = &l->bench.world.scratch;
  const size_t complaints = count_complaints(l);
  int64_t day;
  switch (old->type) {
    case KOLUA_NULL: return;
    case KOLUA_BOOL:
      for (int i = 0; i < 2; i++) {
        node *other = node_new(a, KOLUA_BOOL);
        other->boolean = i == 1;
        try_value(l, complaints, other);
      }
      return;
    case KOLUA_INTEGER: try_numbers(l, complaints, (double)old->integer); return;
    case KOLUA_NUMBER: try_numbers(l, complaints, old->number); return;
    case KOLUA_STRING:
      if (date_parse(old->string, &day)) try_dates(l, complaints, day);
      else try_words(l, complaints, false);
      return;
    case KOLUA_LIST:
      try_value(l, complaints, node_new(a, KOLUA_LIST));
      try_words(l, complaints, true);
      return;
    case KOLUA_MAP: fail_msg("%s of %s passes without the map %s", l->rule, l->subject->id, l->path);
  }
}

/* ---------------------------------------------------------------- taking away */

static void take_away(loss *l) {
  arena *a = &l->bench.world.scratch;
  bool is_right;
  node *changed = tree_copy(a, l->tree);
  const node *old = tree_get(changed, l->path);
  if (old == NULL || !tree_remove(changed, l->path)) return;
  l->taken++;
  if (outcome_of(l, changed, 0, &is_right) != KOLUA_OUTCOME_PASS) return;
  l->left++;
  try_others(l, old);
}

static void take_each(loss *l, const kolua_subject *s, const kolua_finding *f) {
  l->subject = s;
  l->rule = f->rule->id;
  for (size_t i = 0; i < f->evidence_count; i++) {
    l->path = f->evidence[i].path;
    if (f->evidence[i].value != NULL && !is_named(l->rule, l->path)) take_away(l);
  }
}

static void take_all(loss *l) {
  bench *b = &l->bench;
  kolua_session *all = new_session(b, NULL, false);
  kolua_data *data = try_tree(b, l->tree);
  const kolua_report *report = check(b, all, data);
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *s = kolua_report_subject(report, i);
    l->session = new_session(b, s->id, false);
    for (size_t k = 0; k < s->finding_count; k++)
      if (s->findings[k].outcome == KOLUA_OUTCOME_PASS) take_each(l, s, &s->findings[k]);
    kolua_session_free(l->session);
  }
  kolua_session_free(all);
  kolua_data_free(data);
}

static void without_what_it_read_a_rule_does_not_pass(void **state) {
  loss l = {0};
  (void)state;
  bench_open(&l.bench);
  l.tree = l.bench.tree;
  take_all(&l);
  assert_true(l.taken > 200);
  assert_true(l.left < l.taken / 4);
  bench_close(&l.bench);
}

static void without_what_it_read_a_rule_does_not_pass_on_changed_data(void **state) {
  loss l = {0};
  dice d = {20261121};
  (void)state;
  bench_open(&l.bench);
  const reads read = find_reads(&l.bench);
  for (int i = 0; i < ROUNDS; i++) {
    l.tree = tree_mutate(&l.bench.world.scratch, &d, l.bench.tree, &read);
    kolua_data *data = try_tree(&l.bench, l.tree);
    kolua_data_free(data);
    if (data != NULL) take_all(&l);
    arena_clear(&l.bench.world.scratch);
  }
  assert_true(l.taken > (size_t)50 * ROUNDS);
  bench_close(&l.bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(without_what_it_read_a_rule_does_not_pass),
    cmocka_unit_test(without_what_it_read_a_rule_does_not_pass_on_changed_data),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
