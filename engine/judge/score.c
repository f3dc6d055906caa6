/* score.c: a rule met counts its weight, a warning half of it; what is skipped counts on neither side. */
#include "judge/score.h"

#include <string.h>

void tally_open(tally *t, arena *a) {
  *t = (tally){.arena = a};
}

/* Findings come by id: the line is among the last ones, or the whole. */
static struct tally_line *line_of(tally *t, text prefix) {
  if (prefix.len == 0 && t->n > 0) return &t->lines[0];
  for (size_t i = t->n; i-- > 1;)
    if (text_equal(t->lines[i].prefix, prefix)) return &t->lines[i];
  if (t->n == t->cap) {
    const size_t cap = t->cap ? t->cap * 2 : 16;
    t->lines = arena_grow(t->arena, t->lines, t->cap * sizeof *t->lines, cap * sizeof *t->lines);
    t->cap = cap;
  }
  t->lines[t->n] = (struct tally_line){.prefix = prefix};
  return &t->lines[t->n++];
}

double outcome_share(kolua_outcome outcome) {
  return outcome == KOLUA_OUTCOME_PASS ? 1.0 : outcome == KOLUA_OUTCOME_WARN ? 0.5 : 0.0;
}

static void add(tally *t, text prefix, double weight, kolua_outcome outcome) {
  struct tally_line *line = line_of(t, prefix);
  line->weight += weight;
  line->met += weight * outcome_share(outcome);
  line->best += weight * outcome_share(outcome == KOLUA_OUTCOME_UNKNOWN ? KOLUA_OUTCOME_PASS : outcome);
}

void tally_add(tally *t, const kolua_finding *f) {
  if (f->waiver != NULL) {
    t->waived++;
    return;
  }
  t->counts[f->outcome]++;
  if (f->outcome == KOLUA_OUTCOME_SKIPPED) return;
  const char *id = f->rule->id;
  add(t, (text){id, 0}, f->rule->weight, f->outcome);
  for (const char *dot = strchr(id, '.'); dot != NULL; dot = strchr(dot + 1, '.'))
    add(t, (text){id, (size_t)(dot - id)}, f->rule->weight, f->outcome);
}

void tally_merge(tally *into, const tally *from) {
  for (size_t i = 0; i < KOLUA_OUTCOMES; i++) into->counts[i] += from->counts[i];
  into->waived += from->waived;
  for (size_t i = 0; i < from->n; i++) {
    const struct tally_line *one = &from->lines[i];
    struct tally_line *line = line_of(into, one->prefix);
    line->met += one->met;
    line->best += one->best;
    line->weight += one->weight;
  }
}

const kolua_score *tally_scores(const tally *t, arena *a, size_t *n) {
  kolua_score *scores = ARENA_ARRAY(a, t->n + 1, kolua_score);
  *n = 0;
  for (size_t i = 0; i < t->n; i++) {
    const struct tally_line *line = &t->lines[i];
    if (line->weight <= 0) continue;
    scores[(*n)++] = (kolua_score){text_copy(a, line->prefix).at, line->met / line->weight, line->best / line->weight};
  }
  return scores;
}

kolua_verdict tally_verdict(const tally *t, kolua_outcome unknown) {
  const bool unknowns = t->counts[KOLUA_OUTCOME_UNKNOWN] > 0;
  if (t->counts[KOLUA_OUTCOME_ERROR] + t->counts[KOLUA_OUTCOME_FAIL] > 0 || (unknowns && unknown == KOLUA_OUTCOME_FAIL))
    return KOLUA_FAIL;
  return t->counts[KOLUA_OUTCOME_WARN] > 0 || unknowns ? KOLUA_WARN : KOLUA_PASS;
}

bool tally_applied(const tally *t) {
  size_t n = t->waived;
  for (size_t i = 0; i < KOLUA_OUTCOMES; i++) n += i == KOLUA_OUTCOME_SKIPPED ? 0 : t->counts[i];
  return n > 0;
}
