/* mutate.h: a campaign that went wrong in places: numbers, words and dates changed, fields left out, lists emptied. */
#ifndef MUTATE_H
#define MUTATE_H

#include "judged.h"

#include "base/dates.h"

static inline double random_share(dice *d) {
  return dice_roll(d, 101) / 100.0;
}

static inline void change_number(dice *d, node *v) {
  const double old = v->type == KOLUA_INTEGER ? (double)v->integer : v->number;
  const double choices[] = {0, 1, old * 2, old / 2, old * random_share(d), old + 1, old - 1, random_share(d), old * 10, -old};
  const double n = choices[dice_roll(d, sizeof choices / sizeof *choices)];
  v->integer = (int64_t)n;
  v->number = n;
}

static inline node *some_word(arena *a, dice *d, const spots *all, text key) {
  for (int i = 0; i < 400; i++) {
    const spot at = all->at[dice_roll(d, all->n)];
    if (at.holder->type == KOLUA_MAP && text_equal(at.key, key) && at.index < at.holder->n)
      return tree_copy(a, at.holder->items[at.index]);
  }
  return node_string(a, TEXT("other"));
}

static inline void change_string(arena *a, dice *d, const spots *all, spot at) {
  int64_t day;
  char room[DATE_ROOM];
  const text old = at.holder->items[at.index]->string;
  if (date_parse(old, &day))
    at.holder->items[at.index] = node_string(a, text_of(date_write(day + dice_roll(d, 801) - 400, room)));
  else at.holder->items[at.index] = some_word(a, d, all, at.key);
}

static inline void change_value(arena *a, dice *d, const spots *all, spot at) {
  node *v = at.holder->items[at.index];
  switch (v->type) {
    case KOLUA_NULL: return;
    case KOLUA_BOOL: v->boolean = !v->boolean; return;
    case KOLUA_INTEGER:
    case KOLUA_NUMBER: change_number(d, v); return;
    case KOLUA_STRING: change_string(a, d, all, at); return;
    case KOLUA_LIST: v->n = dice_roll(d, v->n + 1); return;
    case KOLUA_MAP: v->n = dice_roll(d, 8) == 0 ? 0 : v->n; return;
  }
}

/* Without these the data could not be understood, and nothing would be judged. */
static inline bool is_needed(const spot *at) {
  return text_is(at->key, "id") || text_is(at->key, "schema") || text_is(at->key, "as_of") || text_is(at->key, "campaign");
}

/* The places that rules read, where a change matters most. */
typedef struct reads { const char **at; size_t n; } reads;

static inline reads find_reads(bench *b) {
  reads out = {0};
  kolua_session *s = new_session(b, NULL, false);
  const kolua_report *report = check(b, s, b->campaign);
  for (int pass = 0; pass < 2; pass++) {
    if (pass == 1) out = (reads){ARENA_ARRAY(&b->world.arena, out.n, const char *), 0};
    for (size_t i = 0; i < kolua_report_count(report); i++) {
      const kolua_subject *subject = kolua_report_subject(report, i);
      for (size_t k = 0; k < subject->finding_count; k++)
        for (size_t e = 0; e < subject->findings[k].evidence_count; e++, out.n++)
          if (pass == 1) out.at[out.n] = text_copy(&b->world.arena, text_of(subject->findings[k].evidence[e].path)).at;
    }
  }
  kolua_session_free(s);
  return out;
}

static inline spot choose_spot(dice *d, node *tree, const spots *all, const reads *read) {
  const spot at = tree_find(NULL, tree, read->at[dice_roll(d, read->n)]);
  return dice_roll(d, 4) > 0 && at.holder != NULL && at.index < at.holder->n ? at : all->at[dice_roll(d, all->n)];
}

/* A changed copy, in `a`. */
static inline node *tree_mutate(arena *a, dice *d, const node *of, const reads *read) {
  node *made = tree_copy(a, of);
  for (uint32_t n = 1 + dice_roll(d, 40); n > 0; n--) {
    spots all = {0};
    tree_spots(a, made, &all);
    const spot at = choose_spot(d, made, &all, read);
    if (is_needed(&at)) continue;
    if (dice_roll(d, 4) == 0) node_drop(at.holder, at.index);
    else change_value(a, d, &all, at);
  }
  return made;
}

#endif
