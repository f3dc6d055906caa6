/* sweep.c: see sweep.h. First which number is meant and what it can be, then the values that matter, then the counts at each. */
#include "judge/sweep.h"

#include "judge/sweep_turns.h"
#include "judge/sweep_values.h"

#include <string.h>

/* ---------------------------------------------------------------- subjects */

static size_t count_subjects(const sweep *s) {
  size_t n = 0;
  for (size_t i = 0; i < s->n_docs; i++) n += document_count(s->docs[i], s->kind);
  return n;
}

static void list_subjects(sweep *s) {
  s->subjects = ARENA_ARRAY(s->arena, count_subjects(s) + 1, swept_subject);
  for (size_t i = 0; i < s->n_docs; i++) {
    const size_t n = document_count(s->docs[i], s->kind);
    for (size_t k = 0; k < n; k++)
      s->subjects[s->n_subjects++] =
          (swept_subject){.doc = s->docs[i], .element = document_subject(s->docs[i], s->kind, k)};
  }
}

static bool is_swept(const sweep *s, const kolua_rule *shown) {
  for (size_t i = 0; i < s->n_variants; i++)
    if (s->originals[i] == s->policy->rules.rules[shown - s->policy->shown]) return true;
  return false;
}

/* Whether a rule that the threshold does not touch fails the subject, whatever is swept. */
static kolua_status note_others(void *payload, const kolua_subject *found) {
  sweep *s = payload;
  if (strcmp(found->kind, s->kind->name.at) != 0) return KOLUA_OK;
  swept_subject *one = &s->subjects[s->n_noted++];
  for (size_t i = 0; i < found->finding_count && !one->fails_otherwise; i++) {
    const kolua_finding *f = &found->findings[i];
    one->fails_otherwise = f->waiver == NULL && !is_swept(s, f->rule) && sweep_fails(s, f->outcome);
  }
  return KOLUA_OK;
}

/* ---------------------------------------------------------------- counting */

/* Where along the rows an outcome begins (+1) and ends (-1): summed up, how many have it at each. */
typedef struct counting {
  sweep *sweep;
  int64_t *changes[SWEPT_STATES], *standing;
} counting;

/* A subject and its outcomes at the two ends of a stretch. */
typedef struct open_subject {
  const swept_subject *subject;
  size_t low, high;
} open_subject;

static void add_rows(counting *c, const swept_subject *one, size_t outcome, size_t from, size_t to) {
  if (from > to) return;
  c->changes[outcome][from]++;
  c->changes[outcome][to + 1]--;
  if (one->fails_otherwise || sweep_fails(c->sweep, outcome)) return;
  c->standing[from]++;
  c->standing[to + 1]--;
}

/* Between two rows at which an outcome is the same it may yet be another: of a rule that wants just this value, of two that pull either
** way. It turns only at values of its own; where they had to be searched, each row is judged. */
static bool may_turn(const sweep *s, const swept_subject *one, size_t low, size_t high) {
  const double from = sweep_number(&s->values[low].at), to = sweep_number(&s->values[high].at);
  bool may = s->needs_search;
  for (size_t i = 0; i < one->n_turns && !may; i++) may = one->turns[i] > from && one->turns[i] < to;
  return may;
}

/* The rows between `low` and `high`, which are counted already, for subjects that may turn there. */
static void count_between(counting *c, size_t low, size_t high, const open_subject *open, size_t n) {
  sweep *s = c->sweep;
  const arena_mark mark = arena_here(s->scratch);
  open_subject *left = ARENA_ARRAY(s->scratch, n + 1, open_subject),
               *right = ARENA_ARRAY(s->scratch, n + 1, open_subject);
  const size_t middle = low + (high - low) / 2;
  size_t n_left = 0, n_right = 0;
  bool is_set = false;
  for (size_t i = 0; i < n && high - low > 1; i++) {
    if (open[i].low == open[i].high && !may_turn(s, open[i].subject, low, high)) {
      add_rows(c, open[i].subject, open[i].low, low + 1, high - 1);
      continue;
    }
    if (!is_set) sweep_set(s, &s->values[middle]);
    is_set = true;
    const size_t found = sweep_outcome(s, open[i].subject);
    add_rows(c, open[i].subject, found, middle, middle);
    left[n_left++] = (open_subject){open[i].subject, open[i].low, found};
    right[n_right++] = (open_subject){open[i].subject, found, open[i].high};
  }
  if (n_left > 0) count_between(c, low, middle, left, n_left);
  if (n_right > 0) count_between(c, middle, high, right, n_right);
  arena_release(s->scratch, mark);
}

static void count_all(counting *c) {
  sweep *s = c->sweep;
  const size_t last = s->n_values - 1;
  open_subject *all = ARENA_ARRAY(s->arena, s->n_subjects + 1, open_subject);
  sweep_set(s, &s->values[0]);
  for (size_t i = 0; i < s->n_subjects; i++)
    all[i] = (open_subject){&s->subjects[i], sweep_outcome(s, &s->subjects[i]), 0};
  sweep_set(s, &s->values[last]);
  for (size_t i = 0; i < s->n_subjects; i++) all[i].high = sweep_outcome(s, &s->subjects[i]);
  for (size_t i = 0; i < s->n_subjects; i++) {
    add_rows(c, all[i].subject, all[i].low, 0, 0);
    if (last > 0) add_rows(c, all[i].subject, all[i].high, last, last);
  }
  if (last > 0) count_between(c, 0, last, all, s->n_subjects);
}

static void sum_up(const counting *c, kolua_sweep_row *rows) {
  const sweep *s = c->sweep;
  int64_t sums[SWEPT_STATES] = {0}, standing = 0;
  for (size_t i = 0; i < s->n_values; i++) {
    rows[i].value = s->values[i].value;
    for (size_t k = 0; k < SWEPT_STATES; k++) sums[k] += c->changes[k][i];
    for (size_t k = 0; k < KOLUA_OUTCOMES; k++) rows[i].counts[k] = (size_t)sums[k];
    rows[i].waived = (size_t)sums[SWEPT_WAIVED];
    rows[i].standing = (size_t)(standing += c->standing[i]);
  }
}

static const kolua_sweep_row *count_rows(sweep *s) {
  counting c = {.sweep = s};
  kolua_sweep_row *rows = ARENA_ARRAY(s->arena, s->n_values + 1, kolua_sweep_row);
  for (size_t k = 0; k < SWEPT_STATES; k++) c.changes[k] = ARENA_ARRAY(s->arena, s->n_values + 1, int64_t);
  c.standing = ARENA_ARRAY(s->arena, s->n_values + 1, int64_t);
  count_all(&c);
  sum_up(&c, rows);
  return rows;
}

/* ---------------------------------------------------------------- the whole */

const subject *sweep_subject(const sweep *s) {
  return s->kind;
}

bool sweep_keeps(const sweep *s) {
  return s->turns == NULL;
}

kolua_status sweep_open(sweep **out, judge *j, const kolua_policy *policy, text name, mem *m, arena *a, arena *scratch,
                        problems *p) {
  sweep *s = *out = ARENA_NEW(a, sweep);
  *s = (sweep){.policy = policy, .judge = j, .mem = m, .arena = a, .scratch = scratch, .problems = p};
  arena_defer(a, sweep_release, s);
  waive_open(&s->waived, policy, a);
  const kolua_status status = sweep_find_target(s, name);
  if (status == KOLUA_OK && sweep_has_turns(s)) s->turns = ARENA_NEW(a, struct turns);
  return status;
}

static kolua_status finish(kolua_sweep *out, sweep *s) {
  const size_t n = s->turns != NULL ? s->turns->subjects : s->n_subjects;
  if (n == 0)
    return problem_add(s->problems, KOLUA_ENOTHING, (place){0}, "the data holds no %s, which is what %s judges",
                       s->kind->name.at, s->variants[0].rule->id.at);
  if (s->turns == NULL) sweep_find_values(s);
  *out = (kolua_sweep){.name = s->name,
                       .rule = s->shown,
                       .unit = s->unit != NULL ? s->unit->name.at : "",
                       .subjects = n,
                       .rows = s->turns != NULL ? sweep_rows_of_turns(s) : count_rows(s)};
  out->count = s->n_values;
  for (size_t i = 0; i < s->n_values; i++)
    if (s->values[i].is_in_force) out->at = i;
  return KOLUA_OK;
}

/* Those without subjects are told by finish(), though the judge may have found nothing to do either. */
static kolua_status look_at_all(sweep *s) {
  list_subjects(s);
  if (s->n_subjects == 0) return KOLUA_OK;
  const kolua_status status = judge_each(s->judge, s->docs, s->n_docs, note_others, s, NULL, s->problems);
  for (size_t i = 0; i < s->n_subjects && status == KOLUA_OK && s->turns != NULL; i++)
    sweep_count_turns(s, &s->subjects[i]);
  return status;
}

static void keep(sweep *s, const document *doc) {
  if (s->n_docs == s->docs_room) {
    const size_t more = s->docs_room > 0 ? s->docs_room * 2 : 16;
    s->docs = arena_grow(s->arena, s->docs, s->docs_room * sizeof *s->docs, more * sizeof *s->docs);
    s->docs_room = more;
  }
  s->docs[s->n_docs++] = doc;
}

kolua_status sweep_run(kolua_sweep *out, sweep *s, const document *const *docs, size_t n, problems *p) {
  s->problems = p;
  for (size_t i = 0; i < n; i++) keep(s, docs[i]);
  const kolua_status status = look_at_all(s);
  return status == KOLUA_OK ? finish(out, s) : status;
}

/* ---------------------------------------------------------------- streams */

void sweep_add(sweep *s, const document *doc, const uint8_t *outcomes) {
  swept_subject one = {.doc = doc, .element = doc->root};
  if (sweep_keeps(s)) {
    keep(s, doc);
    return;
  }
  for (size_t i = 0; i < s->policy->rules.n_rules && !one.fails_otherwise; i++)
    one.fails_otherwise = sweep_fails(s, outcomes[i]) && !is_swept(s, &s->policy->shown[i]);
  sweep_count_turns(s, &one);
}

void sweep_take(sweep *s, const sweep *other) {
  if (s->turns != NULL) sweep_add_turns(s, other->turns);
  for (size_t i = 0; i < other->n_docs; i++) keep(s, other->docs[i]);
}

kolua_status sweep_close(kolua_sweep *out, sweep *s, problems *p) {
  s->problems = p;
  const kolua_status status = sweep_keeps(s) ? look_at_all(s) : KOLUA_OK;
  return status == KOLUA_OK ? finish(out, s) : status;
}
