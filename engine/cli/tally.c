/* tally.c: see tally.h. */
#define _XOPEN_SOURCE 700 /* clock_gettime */
#include "cli/tally.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { RULES_TOLD = 5 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void tally_begin(tally *t, kolua_lang lang, bool is_quiet) {
  *t = (tally){.begin = now(), .lang = lang, .is_quiet = is_quiet};
  t->shows_progress = !is_quiet && isatty(STDERR_FILENO) == 1;
  t->told = t->begin;
}

void tally_add(tally *t, const screened *found) {
  t->records++;
  if (found->complaints > 0) t->complained++;
  if (found->is_error) t->errors++;
  else if (!found->applied) t->idle++;
  else t->verdicts[found->verdict]++;
}

void tally_progress(tally *t) {
  const double every = 0.5;
  if (!t->shows_progress || now() - t->told < every) return;
  t->told = now();
  fprintf(stderr, t->lang == KOLUA_VI ? "\r%zu bản ghi, %.0f bản ghi/giây" : "\r%zu records, %.0f a second", t->records,
          (double)t->records / (t->told - t->begin));
}

/* ---- the rules that decide most */

static uint64_t count(const screens *s, size_t i, kolua_outcome outcome) {
  uint64_t sum = 0;
  for (size_t k = 0; k < s->n; k++) sum += kolua_screen_count(s->at[k], i, outcome);
  return sum;
}

uint64_t tally_unknowns(const screens *s) {
  uint64_t sum = 0;
  for (size_t i = 0; i < kolua_policy_count(s->policy); i++) sum += count(s, i, KOLUA_OUTCOME_UNKNOWN);
  return sum;
}

static uint64_t remarks(const screens *s, size_t i) {
  return count(s, i, KOLUA_OUTCOME_FAIL) + count(s, i, KOLUA_OUTCOME_WARN);
}

/* The next one behind the rule `last`, of those that fail or warn most. SIZE_MAX: none. */
static size_t next_rule(const screens *s, size_t last) {
  const size_t rules = kolua_policy_count(s->policy);
  size_t found = SIZE_MAX;
  const uint64_t most = last == SIZE_MAX ? UINT64_MAX : remarks(s, last);
  for (size_t i = 0; i < rules; i++) {
    const uint64_t own = remarks(s, i);
    const bool is_behind = own < most || (own == most && last != SIZE_MAX && i > last);
    if (own > 0 && is_behind && (found == SIZE_MAX || own > remarks(s, found))) found = i;
  }
  return found;
}

static void tell_rules(const screens *s, bool in_vi) {
  size_t at = SIZE_MAX;
  for (int told = 0; told < RULES_TOLD; told++) {
    at = next_rule(s, at);
    if (at == SIZE_MAX) return;
    if (told == 0) fprintf(stderr, "%s\n", in_vi ? "các tiêu chí chi phối nhiều nhất:" : "most decided by:");
    fprintf(stderr, in_vi ? "  %s: %llu không đạt, %llu cảnh báo\n" : "  %s: %llu fail, %llu warn\n",
            kolua_policy_rule(s->policy, at)->id, (unsigned long long)count(s, at, KOLUA_OUTCOME_FAIL),
            (unsigned long long)count(s, at, KOLUA_OUTCOME_WARN));
  }
}

/* ---- the sum */

static void tell_pace(const tally *t, double seconds) {
  const double rate = seconds > 0 ? (double)t->records / seconds : 0;
  const long tenths = (long)(seconds * 10 + 0.5);
  if (t->lang == KOLUA_VI)
    fprintf(stderr, "%zu bản ghi trong %ld,%ld giây (%.0f bản ghi/giây)", t->records, tenths / 10, tenths % 10, rate);
  else
    fprintf(stderr, "%zu record%s in %ld.%ld s (%.0f a second)", t->records, t->records == 1 ? "" : "s", tenths / 10,
            tenths % 10, rate);
}

static void tell_counts(const tally *t) {
  const bool in_vi = t->lang == KOLUA_VI;
  fprintf(stderr, in_vi ? ": %zu không đạt, %zu cảnh báo, %zu đạt" : ": %zu fail, %zu warn, %zu pass",
          t->verdicts[KOLUA_FAIL], t->verdicts[KOLUA_WARN], t->verdicts[KOLUA_PASS]);
  if (t->idle > 0)
    fprintf(stderr, in_vi ? ", %zu chưa có tiêu chí áp dụng" : ", %zu to which no rule applies", t->idle);
  if (t->complained > 0) fprintf(stderr, in_vi ? ", %zu có lỗi dữ liệu" : ", %zu with complaints", t->complained);
  if (t->errors > 0) fprintf(stderr, in_vi ? ", %zu không đọc được" : ", %zu could not be read", t->errors);
  fprintf(stderr, "\n");
}

void tally_tell(const tally *t, const screens *s) {
  if (t->is_quiet || t->records == 0) return;
  if (t->shows_progress) fprintf(stderr, "\r\x1b[K");
  tell_pace(t, now() - t->begin);
  tell_counts(t);
  tell_rules(s, t->lang == KOLUA_VI);
}
