/* text_gaps.c: unknown findings, folded by the field that is not given: who reads it wants to know what to ask for.
**
** What one subject waits for stands with that subject. A field of the whole document that several subjects wait for would
** repeat there: it is told once, behind all subjects. Which of the two holds is found by sorting all paths. */
#include "report/text.h"

#include "judge/message.h"
#include "report/naming.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

typedef struct gap {
  const char *path;
  size_t subject;
} gap;

bool gaps_cover(const kolua_finding *f) {
  return f->waiver == NULL && f->outcome == KOLUA_OUTCOME_UNKNOWN && f->missing != NULL && f->missing[0] != NULL;
}

static size_t count_missing(const kolua_finding *f) {
  size_t n = 0;
  while (gaps_cover(f) && f->missing[n] != NULL) n++;
  return n;
}

/* ---------------------------------------------------------------- what several wait for */

static int compare_gaps(const void *a, const void *b) {
  const gap *left = a, *right = b;
  const int by_path = strcmp(left->path, right->path);
  return by_path != 0 ? by_path : (left->subject > right->subject) - (left->subject < right->subject);
}

static size_t count_gaps(const report_run *run) {
  size_t n = 0;
  for (size_t i = 0; i < run->n_subjects; i++) {
    for (size_t j = 0; j < run->subjects[i]->finding_count; j++) n += count_missing(&run->subjects[i]->findings[j]);
  }
  return n;
}

static void collect(const report_run *run, gap *out) {
  for (size_t i = 0; i < run->n_subjects; i++) {
    for (size_t j = 0; j < run->subjects[i]->finding_count; j++) {
      const kolua_finding *f = &run->subjects[i]->findings[j];
      for (size_t k = 0; k < count_missing(f); k++) *out++ = (gap){f->missing[k], i};
    }
  }
}

shared_gaps gaps_share(const report_run *run, arena *a) {
  const size_t n = count_gaps(run);
  gap *all = ARENA_ARRAY(a, n, gap);
  shared_gaps shared = {.paths = ARENA_ARRAY(a, n, const char *)};
  collect(run, all);
  if (n > 0) qsort(all, n, sizeof *all, compare_gaps);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && strcmp(all[end].path, all[i].path) == 0;) end++;
    if (all[end - 1].subject != all[i].subject) shared.paths[shared.n++] = all[i].path;
  }
  return shared;
}

static int compare_path(const void *path, const void *with) {
  return strcmp(path, *(const char *const *)with);
}

static bool is_shared(const telling *t, const char *path) {
  return t->shared.n > 0 && bsearch(path, t->shared.paths, t->shared.n, sizeof *t->shared.paths, compare_path) != NULL;
}

/* ---------------------------------------------------------------- who waits for a path */

typedef struct names {
  text *at;
  size_t n, cap;
} names;

static void add_name(names *list, text name, arena *a) {
  if (list->n == list->cap) {
    const size_t cap = list->cap > 0 ? list->cap * 2 : 8;
    list->at = arena_grow(a, list->at, list->cap * sizeof *list->at, cap * sizeof *list->at);
    list->cap = cap;
  }
  list->at[list->n++] = name;
}

static void add_new_name(names *list, text name, arena *a) {
  for (size_t i = 0; i < list->n; i++) {
    if (text_equal(list->at[i], name)) return;
  }
  add_name(list, name, a);
}

static bool waits_for(const kolua_finding *f, const char *path) {
  for (size_t i = 0; i < count_missing(f); i++) {
    if (strcmp(f->missing[i], path) == 0) return true;
  }
  return false;
}

static text join(telling *t, const names *list) {
  buf out;
  buf_init(&out, t->scratch);
  show_joined(&out, list->at, list->n, t->run->lang, false);
  return buf_text(&out);
}

static text label_of(telling *t, const char *path) {
  buf out;
  buf_init(&out, t->scratch);
  naming_write_path(&out, t->run->model, t->root, path, t->run->lang);
  return buf_text(&out);
}

/* The titles of the subject's rules that wait for it. False: none does. */
static bool add_waiting(telling *t, const kolua_subject *s, const char *path, names *rules) {
  bool any = false;
  for (size_t i = 0; i < s->finding_count; i++) {
    if (!waits_for(&s->findings[i], path)) continue;
    add_new_name(rules, text_of(s->findings[i].title), t->scratch);
    any = true;
  }
  return any;
}

static void tell_headline(telling *t, text labels, report_word how, const char *tail) {
  const char *body = text_format(t->scratch, "%.*s: %s", (int)labels.len, labels.at, words_get(how, t->run->lang));
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.indent = 2,
                                  .lead = text_of(words_outcome(KOLUA_OUTCOME_UNKNOWN, t->run->lang)),
                                  .lead_style = STYLE_OPEN,
                                  .hang = t->hang,
                                  .body = text_of(body),
                                  .body_style = STYLE_STRONG,
                                  .tail = text_of(tail)});
}

/* ---------------------------------------------------------------- telling */

static kolua_severity worst_severity(const kolua_subject *s, const char *path) {
  kolua_severity worst = KOLUA_MINOR;
  for (size_t i = 0; i < s->finding_count; i++) {
    const kolua_finding *f = &s->findings[i];
    if (f->rule->severity > worst && waits_for(f, path)) worst = f->rule->severity;
  }
  return worst;
}

static void tell_gap(telling *t, const kolua_subject *s, const char *path) {
  names rules = {0};
  add_waiting(t, s, path, &rules);
  tell_headline(t, label_of(t, path), W_NOT_GIVEN, path);
  telling_line(t, words_get(W_NEEDED_BY, t->run->lang), join(t, &rules), (text){0});
}

void gaps_tell(telling *t, const kolua_subject *s) {
  names own = {0}, later = {0};
  for (size_t i = 0; i < s->finding_count; i++) {
    for (size_t j = 0; j < count_missing(&s->findings[i]); j++) {
      const char *path = s->findings[i].missing[j];
      if (is_shared(t, path)) add_new_name(&later, label_of(t, path), t->scratch);
      else add_new_name(&own, text_of(path), t->scratch);
    }
  }
  for (int severity = KOLUA_CRITICAL; severity >= KOLUA_MINOR; severity--) {
    for (size_t i = 0; i < own.n; i++) {
      if ((int)worst_severity(s, own.at[i].at) == severity) tell_gap(t, s, own.at[i].at);
    }
  }
  if (later.n > 0) tell_headline(t, join(t, &later), W_SEE_BELOW, "");
}

static text name_subject(telling *t, const kolua_subject *s) {
  buf name;
  buf_init(&name, t->scratch);
  naming_write_subject(&name, t->run->model, s, t->run->lang);
  return buf_text(&name);
}

static void tell_shared(telling *t, const char *path) {
  names rules = {0}, subjects = {0};
  for (size_t i = 0; i < t->run->n_subjects; i++) {
    const kolua_subject *s = t->run->subjects[i];
    if (!add_waiting(t, s, path, &rules)) continue;
    telling_enter(t, s);
    add_name(&subjects, name_subject(t, s), t->scratch);
  }
  tell_headline(t, label_of(t, path), W_NOT_GIVEN, path);
  telling_line(t, words_get(W_NEEDED_BY, t->run->lang), join(t, &rules), (text){0});
  telling_line(t, words_get(W_CONCERNS, t->run->lang), join(t, &subjects), (text){0});
}

void gaps_tell_shared(telling *t) {
  if (t->shared.n == 0) return;
  sheet_end_line(&t->sheet);
  const text head = text_of(words_get(W_UNKNOWN_FOR_SEVERAL, t->run->lang));
  sheet_entry(&t->sheet, &(entry){.body = head, .body_style = STYLE_STRONG});
  for (size_t i = 0; i < t->shared.n; i++) tell_shared(t, t->shared.paths[i]);
}
