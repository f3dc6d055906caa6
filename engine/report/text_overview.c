/* text_overview.c: the packs and their groups summed up in a table: how many of what, and the score. */
#include "report/text.h"

#include "base/utf8.h"
#include "judge/judge.h"
#include "judge/message.h"
#include "report/naming.h"
#include "report/words.h"

#include <string.h>

typedef struct row {
  text name; /* prefix of ids, or a pack's name */
  text title;
  size_t depth;
  size_t counts[KOLUA_OUTCOMES], waived;
  double met, weight; /* of what counts in the score */
  const pack *pack;   /* of the pack's own row; else NULL */
} row;

typedef struct table {
  row *rows;
  size_t n;
  row others; /* rules of no pack that has a title */
} table;

/* ---------------------------------------------------------------- counting */

static bool belongs(const row *r, const kolua_rule *rule_shown) {
  return r->pack != NULL ? text_is(r->name, rule_shown->pack) : rule_is_below(text_of(rule_shown->id), r->name);
}

static void count_in(row *r, const kolua_finding *f) {
  if (f->waiver != NULL) {
    r->waived++;
    return;
  }
  r->counts[f->outcome]++;
  if (f->outcome == KOLUA_OUTCOME_SKIPPED) return;
  r->weight += f->rule->weight;
  r->met += f->rule->weight * outcome_share(f->outcome);
}

static void count_finding(table *t, const kolua_finding *f) {
  bool is_known = false;
  for (size_t i = 0; i < t->n; i++) {
    if (!belongs(&t->rows[i], f->rule)) continue;
    count_in(&t->rows[i], f);
    is_known = true;
  }
  if (!is_known) count_in(&t->others, f);
}

static size_t count_rows(const report_run *run) {
  size_t n = run->n_packs;
  for (size_t i = 0; i < run->n_packs; i++) n += run->packs[i].n_groups;
  return n;
}

static void add_pack_rows(table *t, const pack *p, kolua_lang lang) {
  t->rows[t->n++] = (row){.name = p->name, .title = show_label(p->title, lang, p->name), .pack = p};
  for (size_t i = 0; i < p->n_groups; i++) {
    const group *g = &p->groups[i];
    t->rows[t->n++] = (row){.name = g->prefix, .title = show_label(g->title, lang, g->prefix), .depth = 1};
  }
}

static table build_table(const telling *t) {
  const report_run *run = t->run;
  table built = {.rows = ARENA_ARRAY(t->scratch, count_rows(run), row)};
  built.others.title = text_of(words_get(W_OTHER_RULES, run->lang));
  for (size_t i = 0; i < run->n_packs; i++) add_pack_rows(&built, &run->packs[i], run->lang);
  for (size_t i = 0; i < run->n_subjects; i++) {
    for (size_t j = 0; j < run->subjects[i]->finding_count; j++) count_finding(&built, &run->subjects[i]->findings[j]);
  }
  return built;
}

/* ---------------------------------------------------------------- telling */

enum { WAIVED = 4, SCORE, COLUMNS, GAP = 2, TITLE_LEAST = 16, NUMBER_LEAST = 4 };

static const kolua_outcome shown[] = {KOLUA_OUTCOME_FAIL, KOLUA_OUTCOME_WARN, KOLUA_OUTCOME_UNKNOWN,
                                      KOLUA_OUTCOME_PASS};

static size_t count_shown(const row *r, size_t i) {
  if (i == WAIVED) return r->waived;
  return r->counts[shown[i]] + (shown[i] == KOLUA_OUTCOME_FAIL ? r->counts[KOLUA_OUTCOME_ERROR] : 0);
}

static bool is_empty(const row *r) {
  size_t n = 0;
  for (size_t i = 0; i < SCORE; i++) n += count_shown(r, i);
  return n == 0;
}

static text header(const telling *t, size_t i) {
  const kolua_lang lang = t->run->lang;
  if (i == WAIVED) return text_of(t->run->summary->waived > 0 ? words_get(W_WAIVED, lang) : "");
  return text_of(i < WAIVED ? words_outcome(shown[i], lang) : words_get(W_SCORE_COLUMN, lang));
}

/* That of what is waived takes no room where nothing is. */
static size_t column_width(const telling *t, size_t i) {
  const size_t width = utf8_width(header(t, i));
  return width == 0 ? 0 : GAP + (width > NUMBER_LEAST ? width : NUMBER_LEAST);
}

static size_t title_width(const row *r) {
  return is_empty(r) ? 0 : 2 * r->depth + utf8_width(r->title);
}

static size_t widest_title(const telling *t, const table *of) {
  size_t widest = utf8_width(text_of(words_get(W_OVERVIEW, t->run->lang)));
  for (size_t i = 0; i <= of->n; i++) {
    const size_t width = title_width(i < of->n ? &of->rows[i] : &of->others);
    if (width > widest) widest = width;
  }
  return widest;
}

/* Where the columns end; [0] is the title's. */
static void place_columns(const telling *t, const table *of, size_t ends[COLUMNS + 1]) {
  const size_t title = widest_title(t, of);
  size_t numbers = 0;
  for (size_t i = 0; i < COLUMNS; i++) numbers += column_width(t, i);
  const size_t most = t->sheet.columns > numbers + TITLE_LEAST ? t->sheet.columns - numbers : TITLE_LEAST;
  ends[0] = title < most ? title : most;
  for (size_t i = 0; i < COLUMNS; i++) ends[i + 1] = ends[i] + column_width(t, i);
}

static text cut(const telling *t, text title, size_t width) {
  if (utf8_width(title) <= width) return title;
  const size_t fits = utf8_fit(title, width - 1);
  return text_of(text_format(t->scratch, "%.*s…", (int)fits, title.at));
}

static void tell_row(telling *t, const row *r, const size_t ends[COLUMNS + 1]) {
  static const style styles[] = {STYLE_BAD, STYLE_CAUTION, STYLE_OPEN, STYLE_PLAIN, STYLE_FAINT};
  if (is_empty(r)) return;
  sheet_cell(&t->sheet, 2 * r->depth, cut(t, r->title, ends[0] - 2 * r->depth),
             r->depth == 0 ? STYLE_STRONG : STYLE_PLAIN);
  for (size_t i = 0; i < SCORE; i++) {
    const size_t n = count_shown(r, i);
    if (header(t, i).len == 0) continue;
    const text number = n > 0 ? text_of(text_format(t->scratch, "%zu", n)) : TEXT("–");
    sheet_cell_right(&t->sheet, ends[i + 1], number, n > 0 ? styles[i] : STYLE_FAINT);
  }
  if (r->weight > 0)
    sheet_cell_right(&t->sheet, ends[COLUMNS], report_score(r->met / r->weight, t->scratch), STYLE_PLAIN);
  sheet_end_line(&t->sheet);
}

/* A pack's row, those of its groups, what it wants said; returns how many rows these were. */
static size_t tell_pack(telling *t, const row *first, const size_t ends[COLUMNS + 1]) {
  const size_t n = first->pack->n_groups + 1;
  for (size_t i = 0; i < n; i++) tell_row(t, &first[i], ends);
  if (!is_empty(first)) highlights_tell(t, first->pack);
  return n;
}

void overview_tell(telling *t) {
  const table all = build_table(t);
  size_t ends[COLUMNS + 1];
  place_columns(t, &all, ends);
  sheet_end_line(&t->sheet);
  sheet_cell(&t->sheet, 0, text_of(words_get(W_OVERVIEW, t->run->lang)), STYLE_FAINT);
  for (size_t i = 0; i < COLUMNS; i++) sheet_cell_right(&t->sheet, ends[i + 1], header(t, i), STYLE_FAINT);
  sheet_end_line(&t->sheet);
  size_t i = 0;
  while (i < all.n) i += tell_pack(t, &all.rows[i], ends);
  tell_row(t, &all.others, ends);
}
