/* map_samples.c: see map_samples.h. A proposal may be wrong, but it says where it is not sure. */
#include "report/map_samples.h"

enum { GROUP = 3 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool sample_is_empty(text t) {
  static const char *const words[] = {"-",     "--",      "\xE2\x80\x93", "\xE2\x80\x94", "N/A",     "n/a",
                                      "NA",    "null",    "NULL",         "None",         "none",    "NaN",
                                      "#N/A",  "#VALUE!", "#VALOR!",      "#DIV/0!",      "#REF!",   "#NAME?",
                                      "#NUM!", "?",       "unknown",      "Unknown",      "chưa có", "Chưa có"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_is(t, words[i])) return true;
  return false;
}

/* From the first digit to the last. */
static text core_of(text t) {
  size_t from = 0, to = t.len;
  while (from < t.len && !is_digit(t.at[from])) from++;
  while (to > from && !is_digit(t.at[to - 1])) to--;
  return (text){t.at + from, to - from};
}

static text behind(text t, text core) {
  const char *end = core.at + core.len;
  return text_trim((text){end, t.len - (size_t)(end - t.at)});
}

/* ---------------------------------------------------------------- decimals */

static size_t count(text t, char c, size_t *last) {
  size_t n = 0;
  for (size_t i = 0; i < t.len; i++)
    if (t.at[i] == c) n++, *last = i;
  return n;
}

static void vote(decimal_votes *v, text core) {
  size_t point_at = 0, comma_at = 0;
  const size_t points = count(core, '.', &point_at), commas = count(core, ',', &comma_at);
  if (points == 0 && commas == 0) return;
  if (points > 0 && commas > 0) {
    if (point_at > comma_at) v->point++;
    else v->comma++;
    return;
  }
  const size_t n = points + commas, at = points > 0 ? point_at : comma_at;
  const bool is_group = n > 1, may_group = core.len - at - 1 == GROUP && at <= GROUP && core.at[0] != '0';
  if (!is_group && may_group) v->unsure += points > 0 ? -1 : 1;
  else if (is_group == (points > 0)) v->comma++;
  else v->point++;
}

void samples_vote(decimal_votes *v, const samples *s) {
  for (size_t i = 0; i < s->n; i++) vote(v, core_of(s->at[i]));
}

/* "1,250" alone most likely groups. */
char decimal_of(const decimal_votes *v, bool *is_sure) {
  *is_sure = (v->point > 0) != (v->comma > 0);
  if (v->point == 0 && v->comma == 0 && v->unsure == 0) return '\0';
  if (v->point != v->comma) return v->point > v->comma ? '.' : ',';
  return v->unsure >= 0 ? '.' : ',';
}

/* ---------------------------------------------------------------- numbers */

static const char *find_currency(const samples *s, arena *scratch) {
  for (size_t c = 0; currency_at(c) != NULL; c++) {
    size_t n;
    const text *signs = currency_signs(text_of(currency_at(c)), &n, scratch);
    for (size_t i = 0; i < s->n; i++)
      for (size_t k = 0; k < n; k++)
        if (core_of(s->at[i]).len > 0 && (text_starts(s->at[i], signs[k].at) || text_ends(s->at[i], signs[k].at)))
          return currency_at(c);
  }
  return NULL;
}

static bool is_short_form(text t, arena *scratch) {
  const text core = core_of(t);
  const field f = {.type = FIELD_NUMBER};
  const cell_form form = {.field = &f, .type = FIELD_NUMBER, .is_short = true};
  value ignored = {0};
  const text last = behind(t, core);
  if (core.len == 0 || last.len == 0) return false;
  return cell_number(&ignored, &form, text_of(text_format(scratch, "1%.*s", SPELT(last))), scratch) == NULL &&
         !text_is(last, "%");
}

static bool is_beyond_one(text t) {
  const text core = core_of(t);
  size_t whole = 0;
  while (whole < core.len && is_digit(core.at[whole])) whole++;
  return whole > 1 || (whole == 1 && core.at[0] > '1');
}

/* More than a hundred, or thousands in a group; with a percent sign it is a share all the same. */
static bool is_count(text t) {
  const text core = core_of(t);
  size_t whole = 0;
  while (whole < core.len && is_digit(core.at[whole])) whole++;
  if (whole == 0 || text_ends(t, "%")) return false;
  const bool has_group = core.at[0] != '0' && core.len - whole > GROUP && (core.len - whole) % (GROUP + 1) == 0;
  return has_group || whole > GROUP || (whole == GROUP && text_compare((text){core.at, whole}, TEXT("100")) > 0);
}

bool samples_are_counts(const samples *s) {
  size_t n = 0;
  for (size_t i = 0; i < s->n; i++) n += is_count(s->at[i]);
  return 2 * n > s->n;
}

/* A cell with a sign is read as a percentage either way; one without is what the header, or the others, make of it. */
static void guess_number(cell_guess *out, const samples *s, const field *f, bool says_percent, arena *scratch) {
  const bool is_share = f->unit != NULL && f->unit->percent;
  size_t signs = 0;
  bool is_beyond = false;
  out->currency = find_currency(s, scratch);
  for (size_t i = 0; i < s->n; i++) {
    signs += text_ends(s->at[i], "%");
    is_beyond |= is_beyond_one(s->at[i]);
    out->is_short |= is_short_form(s->at[i], scratch);
  }
  const bool seems_percent = signs > 0 ? signs < s->n : is_beyond && f->has_max && f->max <= 1;
  out->is_percent = is_share && (says_percent || seems_percent);
  out->is_share_unsure = is_share && s->n > 0 && signs == 0 && !out->is_percent;
}

/* ---------------------------------------------------------------- dates and lists */

/* All cells that have a digit. */
static bool fits_all(const samples *s, const char *form, arena *scratch) {
  const cell_form f = {.type = FIELD_DATE, .date = text_of(form)};
  value ignored = {0};
  size_t n = 0;
  for (size_t i = 0; i < s->n; i++) {
    if (core_of(s->at[i]).len == 0) continue;
    if (cell_date(&ignored, &f, s->at[i], scratch) != NULL) return false;
    n++;
  }
  return n > 0;
}

static void guess_date(cell_guess *out, const samples *s, arena *scratch) {
  static const char *const signs[] = {"/", "-", "."}, *const times[] = {"", " hh:mm", " hh:mm:ss"};
  static const char *const orders[] = {"YYYY%sMM%sDD", "D%sM%sYYYY", "M%sD%sYYYY"};
  for (size_t t = 0; t < 3; t++) {
    for (size_t i = 0; i < 9; i++) {
      const char *order = orders[i % 3], *sign = signs[i / 3];
      buf form;
      buf_init(&form, scratch);
      for (const char *c = order; *c != '\0'; c++) {
        if (*c == '%') buf_add_string(&form, sign), c++;
        else buf_add_char(&form, *c);
      }
      buf_add_string(&form, times[t]);
      if (!fits_all(s, buf_text(&form).at, scratch)) continue;
      out->is_day_unsure |= out->date != NULL;
      if (out->date == NULL) out->date = buf_text(&form).at;
    }
  }
  if (out->date != NULL && strcmp(out->date, "YYYY-MM-DD") == 0) out->date = NULL;
}

static const char *guess_list(const samples *s) {
  static const char *const signs[] = {"|", ";", ",", "/"};
  for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
    for (size_t i = 0; i < s->n; i++)
      if (memchr(s->at[i].at, *signs[k], s->at[i].len) != NULL) return signs[k];
  return ",";
}

void samples_guess(cell_guess *out, const samples *s, const field *f, field_type type, bool says_percent,
                   arena *scratch) {
  *out = (cell_guess){.list = ""};
  if (type == FIELD_INTEGER || type == FIELD_NUMBER) guess_number(out, s, f, says_percent, scratch);
  if (type == FIELD_DATE) guess_date(out, s, scratch);
  if (type == FIELD_VALUES) out->list = guess_list(s);
}
