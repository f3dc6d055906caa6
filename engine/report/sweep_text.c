/* sweep_text.c: a swept threshold for a terminal: a line for each value, with a bar of those that pass, are warned and fail; below it what
** is proposed, and whether values that several share stand in the way of keeping just as many as asked for. */
#include "report/sweep.h"

#include "base/number.h"
#include "base/utf8.h"
#include "judge/message.h"
#include "report/text_layout.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

enum { ROWS_SHOWN = 40, BAR_MOST = 40, BAR_LEAST = 10, GAP = 2 };

typedef struct telling {
  sheet sheet;
  const kolua_sweep *sweep;
  const kolua_aim *aim;
  const model *model;
  arena *scratch;
  kolua_lang lang;
  bool has_proposal, keeps_enough, is_verbose;
  size_t proposed, kept; /* the row, and how many it keeps */
} telling;

static const char *word(const telling *t, report_word w) {
  return words_get(w, t->lang);
}

static const field day_field = {.type = FIELD_DATE};

static result result_at(const telling *t, size_t row) {
  const value *v = t->sweep->rows[row].value;
  return result_of(v, v->type == KOLUA_STRING ? KIND_DATE : KIND_NUMBER);
}

/* A number with no more digits, of those beyond six, than leave it nearer to its own row than to those above and below: rows never seem to change places. */
static result rounded_at(const telling *t, size_t row) {
  enum { FEWEST = 6, MOST = 15 };
  const result r = result_at(t, row);
  if (r.kind != KIND_NUMBER || r.whole) return r;
  double room = (double)INFINITY;
  if (row > 0) room = fmin(room, r.number - result_at(t, row - 1).number);
  if (row + 1 < t->sweep->count) room = fmin(room, result_at(t, row + 1).number - r.number);
  for (int digits = FEWEST; digits <= MOST; digits++) {
    const double plain = number_rounded(r.number, digits);
    if (fabs(plain - r.number) < room / 2) return result_number(plain);
  }
  return r;
}

static text show(const telling *t, size_t row) {
  const result r = rounded_at(t, row), above = row > 0 ? rounded_at(t, row - 1) : r;
  buf out;
  buf_init(&out, t->scratch);
  show_bound(&out, &r, model_unit(t->model, text_of(t->sweep->unit)), r.kind == KIND_DATE ? &day_field : NULL, t->lang,
             &above, BOUND_ALL);
  return buf_text(&out);
}

/* As a policy file has a number. */
static const char *as_written(const telling *t, size_t row) {
  const value *v = t->sweep->rows[row].value;
  char room[NUMBER_ROOM];
  return text_copy(t->scratch, text_of(number_write(kolua_value_number(v), v->type == KOLUA_INTEGER, room))).at;
}

/* What is proposed is also said as a policy file has it: a rounded one would keep another number of subjects. */
static text show_exactly(const telling *t, size_t row) {
  if (t->sweep->rows[row].value->type != KOLUA_NUMBER) return show(t, row);
  return text_of(text_format(t->scratch, "%s (%s)", show(t, row).at, as_written(t, row)));
}

/* ---------------------------------------------------------------- columns */

enum { BARS = 3, WAIVED = BARS, STANDING, COLUMNS };

static size_t in_column(const kolua_sweep_row *row, size_t column) {
  switch (column) {
    case 0: return row->counts[KOLUA_OUTCOME_PASS];
    case 1: return row->counts[KOLUA_OUTCOME_WARN];
    case 2: return row->counts[KOLUA_OUTCOME_FAIL];
    case WAIVED: return row->waived;
    default: return row->standing;
  }
}

/* Those that are kept differ from those that pass or are warned only where all rules count. */
static bool shows(const telling *t, size_t column) {
  bool shows = column < BARS || (column == STANDING && t->aim->whole);
  for (size_t i = 0; i < t->sweep->count && !shows; i++) shows = column == WAIVED && t->sweep->rows[i].waived > 0;
  return shows;
}

/* ---------------------------------------------------------------- the head */

static void add_count(buf *out, const telling *t, kolua_outcome outcome) {
  const size_t n = t->sweep->rows[t->sweep->at].counts[outcome];
  if (n > 0) buf_format(out, ", %zu %s", n, words_counted(outcome, n, t->lang));
}

static void tell_head(telling *t) {
  const kolua_rule *r = t->sweep->rule;
  const char *own = r->title[t->lang], *other = r->title[t->lang == KOLUA_VI ? KOLUA_EN : KOLUA_VI];
  buf body;
  buf_init(&body, t->scratch);
  buf_format(&body, "%zu %s", t->sweep->subjects, word(t, t->sweep->subjects == 1 ? W_SUBJECT : W_SUBJECTS));
  add_count(&body, t, KOLUA_OUTCOME_UNKNOWN);
  add_count(&body, t, KOLUA_OUTCOME_ERROR);
  add_count(&body, t, KOLUA_OUTCOME_SKIPPED);
  sheet_entry(&t->sheet, &(entry){.lead = text_of(own[0] != '\0' ? own : other),
                                  .lead_style = STYLE_STRONG,
                                  .tail = text_of(t->sweep->name)});
  sheet_entry(&t->sheet, &(entry){.body = buf_text(&body)});
  sheet_end_line(&t->sheet);
}

/* ---------------------------------------------------------------- the table */

typedef struct places {
  size_t value, ends[COLUMNS], bar, width;
} places;

static text column_name(const telling *t, size_t column) {
  static const kolua_outcome outcomes[BARS] = {KOLUA_OUTCOME_PASS, KOLUA_OUTCOME_WARN, KOLUA_OUTCOME_FAIL};
  if (column < BARS) return text_of(words_outcome(outcomes[column], t->lang));
  return text_of(word(t, column == WAIVED ? W_WAIVED : W_KEPT));
}

/* Of many rows the ends, what is in force and what is proposed, and of the others as many as fit, evenly. */
static bool is_shown(const telling *t, size_t row) {
  const kolua_sweep *s = t->sweep;
  if (s->count <= ROWS_SHOWN || t->is_verbose || row == 0 || row + 1 == s->count || row == s->at) return true;
  if (t->has_proposal && row == t->proposed) return true;
  return row * ROWS_SHOWN / s->count != (row - 1) * ROWS_SHOWN / s->count;
}

static places place_columns(const telling *t) {
  places p = {.value = utf8_width(text_of(word(t, W_THRESHOLD_COLUMN)))};
  for (size_t i = 0; i < t->sweep->count; i++) {
    const size_t width = is_shown(t, i) ? utf8_width(show(t, i)) : 0;
    if (width > p.value) p.value = width;
  }
  p.value += GAP;
  size_t end = p.value;
  for (size_t i = 0; i < COLUMNS; i++) {
    const size_t width = utf8_width(column_name(t, i));
    if (shows(t, i)) p.ends[i] = end += GAP + (width > 5 ? width : 5);
  }
  p.bar = end + GAP;
  p.width = t->sheet.columns > p.bar + BAR_LEAST ? t->sheet.columns - p.bar : BAR_LEAST;
  if (p.width > BAR_MOST) p.width = BAR_MOST;
  return p;
}

static void tell_bar(telling *t, const places *p, const kolua_sweep_row *row) {
  static const char *const signs[BARS] = {"█", "▒", "·"};
  static const style styles[BARS] = {STYLE_GOOD, STYLE_CAUTION, STYLE_BAD};
  size_t all = 0, so_far = 0, drawn = 0;
  for (size_t i = 0; i < BARS; i++) all += in_column(row, i);
  for (size_t i = 0; i < BARS && all > 0; i++) {
    buf bar;
    buf_init(&bar, t->scratch);
    so_far += in_column(row, i);
    for (; drawn < (so_far * p->width + all / 2) / all; drawn++) buf_add_string(&bar, signs[i]);
    sheet_cell(&t->sheet, p->bar, buf_text(&bar), styles[i]);
  }
}

static void tell_row(telling *t, const places *p, size_t i) {
  const kolua_sweep_row *row = &t->sweep->rows[i];
  const bool is_proposed = t->has_proposal && t->keeps_enough && i == t->proposed;
  const char *sign = is_proposed ? "→" : i == t->sweep->at ? "*" : "";
  sheet_cell(&t->sheet, 0, text_of(sign), STYLE_STRONG);
  sheet_cell_right(&t->sheet, p->value, show(t, i), i == t->sweep->at || is_proposed ? STYLE_STRONG : STYLE_PLAIN);
  for (size_t k = 0; k < COLUMNS; k++) {
    const size_t n = in_column(row, k);
    if (!shows(t, k)) continue;
    const text number = n > 0 ? text_of(text_format(t->scratch, "%zu", n)) : TEXT("–");
    sheet_cell_right(&t->sheet, p->ends[k], number, n > 0 ? STYLE_PLAIN : STYLE_FAINT);
  }
  tell_bar(t, p, row);
  sheet_end_line(&t->sheet);
}

static void tell_table(telling *t) {
  const places p = place_columns(t);
  size_t n = 0;
  sheet_cell_right(&t->sheet, p.value, text_of(word(t, W_THRESHOLD_COLUMN)), STYLE_FAINT);
  for (size_t i = 0; i < COLUMNS; i++)
    if (shows(t, i)) sheet_cell_right(&t->sheet, p.ends[i], column_name(t, i), STYLE_FAINT);
  sheet_end_line(&t->sheet);
  for (size_t i = 0; i < t->sweep->count; i++) {
    const arena_mark mark = arena_here(t->scratch);
    if (is_shown(t, i)) tell_row(t, &p, i);
    else n++;
    writer_release(t->sheet.out, mark);
  }
  sheet_end_line(&t->sheet);
  sheet_entry(&t->sheet, &(entry){.body = text_of(text_format(t->scratch, "* %s", word(t, W_IN_FORCE_NOW))),
                                  .body_style = STYLE_FAINT});
  if (n == 0) return;
  const char *more = text_format(t->scratch, "%zu %s", n, word(t, W_ROWS_LEFT_OUT));
  sheet_entry(&t->sheet, &(entry){.body = text_of(more), .body_style = STYLE_FAINT});
}

/* ---------------------------------------------------------------- what is proposed */

/* The most that a row keeps while it keeps less than asked for; SIZE_MAX: none does. */
static size_t row_below(const telling *t, size_t wanted) {
  size_t found = SIZE_MAX, most = 0;
  for (size_t i = 0; i < t->sweep->count; i++) {
    const size_t kept = sweep_kept(t->sweep, t->aim, i);
    if (kept >= wanted || (found != SIZE_MAX && kept <= most)) continue;
    most = kept;
    found = i;
  }
  return found;
}

static text number(const telling *t, size_t n) {
  return text_of(text_format(t->scratch, "%zu", n));
}

/* Whether a row beside the proposed one keeps so many: then those between turn at the same value. */
static bool is_next(const telling *t, size_t kept) {
  const size_t at = t->proposed;
  return (at > 0 && sweep_kept(t->sweep, t->aim, at - 1) == kept) ||
         (at + 1 < t->sweep->count && sweep_kept(t->sweep, t->aim, at + 1) == kept);
}

/* Keeping more than asked for: what stands in the way is told. */
static report_word sentence(const telling *t, size_t wanted, size_t below) {
  if (!t->keeps_enough) return W_KEEPS_TOO_FEW;
  if (t->kept == wanted) return W_KEEPS;
  return below != SIZE_MAX && is_next(t, sweep_kept(t->sweep, t->aim, below)) ? W_TIED : W_KEEPS_MORE;
}

/* The threshold that warns beside a swept one that fails, if it would then bite later; NULL: it would not, or there is none. */
static const kolua_threshold *partner_in_the_way(const telling *t) {
  const kolua_rule *r = t->sweep->rule;
  const value *proposed = t->sweep->rows[t->proposed].value;
  const text name = text_of(t->sweep->name);
  const bool rises = sweep_kept(t->sweep, t->aim, t->sweep->count - 1) >= sweep_kept(t->sweep, t->aim, 0);
  int64_t integer;
  double warn;
  if (!text_ends(name, ".fail") || proposed->type == KOLUA_STRING) return NULL;
  const char *partner = text_format(t->scratch, "%.*s.warn", (int)(name.len - sizeof ".fail" + 1), name.at);
  for (size_t i = 0; i < r->threshold_count; i++) {
    const kolua_threshold *one = &r->thresholds[i];
    if (strcmp(one->name, partner) != 0 || one->value == NULL) continue;
    const number_kind read = number_parse(text_of(one->value), &integer, &warn);
    if (read != NUMBER_INTEGER && read != NUMBER_DOUBLE) return NULL;
    const double fail = kolua_value_number(proposed);
    return (rises ? fail < warn : fail > warn) ? one : NULL;
  }
  return NULL;
}

static void tell_partner(telling *t) {
  const kolua_threshold *partner = t->keeps_enough ? partner_in_the_way(t) : NULL;
  if (partner == NULL) return;
  const int len = (int)(strlen(partner->name) - sizeof ".warn" + 1);
  const char *bound = as_written(t, t->proposed);
  const filling filled = {TEXT("warn"), text_of(partner->value)};
  buf said;
  buf_init(&said, t->scratch);
  message_fill(&said, text_of(word(t, W_PARTNER_IN_THE_WAY)), &filled, 1);
  sheet_entry(&t->sheet, &(entry){.hang = 2, .body = buf_text(&said)});
  buf_init(&said, t->scratch);
  buf_format(&said, "set: { %.*s: { warn: %s, fail: %s } }", len, partner->name, bound, bound);
  sheet_entry(&t->sheet, &(entry){.hang = 2, .body = buf_text(&said)});
}

static report_word kept_as(const telling *t) {
  if (t->aim->whole) return W_KEPT_BY_ALL;
  return t->sweep->rows[t->proposed].waived > 0 ? W_KEPT_OR_WAIVED : W_KEPT_BY_RULE;
}

static void tell_proposal(telling *t) {
  const size_t wanted = sweep_wanted(t->sweep, t->aim), below = row_below(t, wanted);
  const size_t fewer = below != SIZE_MAX ? sweep_kept(t->sweep, t->aim, below) : 0;
  const filling fillings[] = {
      {TEXT("value"), show_exactly(t, t->proposed)},
      {TEXT("kept"), number(t, t->kept)},
      {TEXT("which"), text_of(word(t, kept_as(t)))},
      {TEXT("all"), number(t, sweep_known(t->sweep, t->aim))},
      {TEXT("wanted"), number(t, wanted)},
      {TEXT("less"), below != SIZE_MAX ? show(t, below) : TEXT("")},
      {TEXT("fewer"), number(t, fewer)},
      {TEXT("tied"), number(t, t->kept - fewer)},
  };
  buf said;
  buf_init(&said, t->scratch);
  const report_word what = sentence(t, wanted, below);
  message_fill(&said, text_of(word(t, what)), fillings, sizeof fillings / sizeof *fillings);
  if (t->aim->whole && what != W_KEEPS) buf_format(&said, " %s", word(t, W_KEEPS_WHOLE));
  sheet_entry(&t->sheet, &(entry){.lead = TEXT("→"), .lead_style = STYLE_STRONG, .hang = 2, .body = buf_text(&said)});
  tell_partner(t);
}

kolua_status sweep_write_text(const report_run *run, const kolua_sweep *s, const kolua_aim *aim,
                              const kolua_layout *layout, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  telling t = {.sheet = {.out = &o, .columns = layout->columns, .color = layout->color},
               .sweep = s,
               .aim = aim,
               .model = run->model,
               .scratch = sink.scratch,
               .lang = run->lang,
               .has_proposal = sweep_wanted(s, aim) > 0,
               .is_verbose = layout->verbose};
  if (t.has_proposal) t.keeps_enough = sweep_propose(s, aim, &t.proposed, &t.kept);
  if (!layout->quiet) {
    tell_head(&t);
    tell_table(&t);
  }
  if (t.has_proposal && !layout->quiet) sheet_end_line(&t.sheet);
  if (t.has_proposal) tell_proposal(&t);
  return writer_close(&o);
}
