/* handbook_rule.c: one rule of the handbook: what told.c tells, as facts, tables and a wording to paste. */
#include "report/handbook.h"

#include "report/told.h"

typedef struct rule_page {
  handbook *h;
  const kolua_rule *shown;
  told_list list;
  bool has_facts; /* a list of facts is open */
} rule_page;

static pen *pen_of(rule_page *r) {
  return &r->h->pen;
}

/* How many lines from `i` on stand under one label. */
static size_t count_lines(const rule_page *r, size_t i) {
  size_t n = 1;
  while (i + n < r->list.n && r->list.at[i + n].goes_on) n++;
  return n;
}

static void open_facts(rule_page *r) {
  if (!r->has_facts) pen_begin(pen_of(r), MARK_FACTS);
  r->has_facts = true;
}

static void close_facts(rule_page *r) {
  if (r->has_facts) pen_end(pen_of(r), MARK_FACTS);
  r->has_facts = false;
}

/* ---------------------------------------------------------------- facts */

static void write_source(rule_page *r, const told *one) {
  const text id = one->tail.len > 0 ? one->tail : one->body;
  pen_link(pen_of(r), (anchor){"source", id}, one->body);
}

static void write_body(rule_page *r, const told *one) {
  pen *p = pen_of(r);
  if (one->label == W_SOURCES) write_source(r, one);
  else if (one->label == W_PLACE) handbook_place(r->h, one->body.at);
  else if (one->kind == TOLD_FORMULA) pen_code(p, one->body);
  else pen_text(p, one->body);
  if (one->tail.len == 0) return;
  pen_space(p);
  if (one->label == W_WAIVED || one->label == W_SEVERITY) handbook_place(r->h, one->tail.at);
  else pen_code(p, one->tail);
}

static void write_fact(rule_page *r, size_t i, size_t n) {
  pen *p = pen_of(r);
  open_facts(r);
  pen_label(p, handbook_word_of(r->h, r->list.at[i].label), n);
  for (size_t k = 0; k < n; k++) {
    pen_begin(p, MARK_LINE);
    write_body(r, &r->list.at[i + k]);
    pen_end(p, MARK_LINE);
  }
}

/* ---------------------------------------------------------------- parts */

static bool is_demand(const told *one) {
  return one->label == W_DEMANDS || one->label == W_WITHOUT_IT;
}

static void write_cell_line(rule_page *r, const told *one) {
  pen *p = pen_of(r);
  if (one->label != W_DEMANDS) {
    pen_text(p, handbook_word_of(r->h, one->label));
    pen_text(p, TEXT(": "));
  }
  write_body(r, one);
}

/* The lines of the part at `i` that are demands, or all others. */
static void write_part_cell(rule_page *r, size_t i, size_t n, bool of_demands) {
  pen *p = pen_of(r);
  bool has_line = false;
  pen_begin(p, MARK_CELL);
  for (size_t k = 1; k < n; k++) {
    const told *one = &r->list.at[i + k];
    if (is_demand(one) != of_demands) continue;
    if (has_line) pen_break(p);
    write_cell_line(r, one);
    has_line = true;
  }
  pen_end(p, MARK_CELL);
}

static size_t part_length(const rule_page *r, size_t i) {
  size_t n = 1;
  while (i + n < r->list.n && r->list.at[i + n].depth > 0 && r->list.at[i + n].kind != TOLD_PART) n++;
  return n;
}

static void write_part(rule_page *r, size_t i, size_t n) {
  pen *p = pen_of(r);
  const told *head = &r->list.at[i];
  pen_begin(p, MARK_ROW);
  pen_begin(p, MARK_NAME);
  for (size_t k = 1; k < head->depth; k++) pen_text(p, TEXT("↳ "));
  write_body(r, head);
  pen_end(p, MARK_NAME);
  write_part_cell(r, i, n, false);
  write_part_cell(r, i, n, true);
  pen_end(p, MARK_ROW);
}

static size_t write_parts(rule_page *r, size_t i) {
  const text heads[] = {handbook_say(r->h, H_PART), handbook_say(r->h, H_JUDGED), handbook_word_of(r->h, W_DEMANDS)};
  const size_t first = i;
  close_facts(r);
  pen_table(pen_of(r), (text){0}, heads, sizeof heads / sizeof heads[0]);
  for (size_t n; i < r->list.n && r->list.at[i].kind == TOLD_PART; i += n) {
    n = part_length(r, i);
    write_part(r, i, n);
  }
  pen_end(pen_of(r), MARK_TABLE);
  return i - first;
}

/* ---------------------------------------------------------------- thresholds */

static text last_name(const char *name) {
  const char *dot = strrchr(name, '.');
  return text_of(dot != NULL ? dot + 1 : name);
}

/* "20%", or of a row "nano 6%, micro 4%"; what the policy changed with the original behind it. */
static void write_values(rule_page *r, const told *one) {
  pen *p = pen_of(r);
  for (size_t i = 0; i < one->n_thresholds; i++) {
    const kolua_threshold *t = &one->thresholds[i];
    if (i > 0) pen_text(p, TEXT(", "));
    if (one->n_thresholds > 1) {
      pen_text(p, last_name(t->name));
      pen_space(p);
    }
    pen_text(p, told_value(r->h->scratch, r->h->policy->model, t->value, t->unit, r->h->lang));
    if (told_shipped(t) == NULL) continue;
    const text was = told_value(r->h->scratch, r->h->policy->model, told_shipped(t), t->unit, r->h->lang);
    pen_text(p, text_of(text_format(r->h->scratch, " (%s %s)", handbook_say(r->h, H_WAS).at, was.at)));
  }
}

static void write_threshold(rule_page *r, const told *one) {
  pen *p = pen_of(r);
  pen_begin(p, MARK_ROW);
  pen_begin(p, MARK_NAME);
  pen_code(p, told_name(r->shown, one));
  pen_end(p, MARK_NAME);
  pen_begin(p, MARK_CELL);
  write_values(r, one);
  pen_end(p, MARK_CELL);
  pen_begin(p, MARK_CELL);
  handbook_origin(r->h, one->thresholds);
  pen_end(p, MARK_CELL);
  pen_end(p, MARK_ROW);
}

static void write_thresholds(rule_page *r, size_t i, size_t n) {
  const text heads[] = {handbook_say(r->h, H_THRESHOLD), handbook_say(r->h, H_VALUE), handbook_say(r->h, H_ORIGIN)};
  close_facts(r);
  pen_table(pen_of(r), (text){0}, heads, sizeof heads / sizeof heads[0]);
  for (size_t k = 0; k < n; k++)
    if (r->list.at[i + k].kind == TOLD_THRESHOLD) write_threshold(r, &r->list.at[i + k]);
  pen_end(pen_of(r), MARK_TABLE);
}

/* ---------------------------------------------------------------- all of it */

static void write_wording(rule_page *r, size_t i, size_t n) {
  text *lines = ARENA_ARRAY(r->h->scratch, n, text);
  for (size_t k = 0; k < n; k++) lines[k] = r->list.at[i + k].body;
  close_facts(r);
  pen_quote(pen_of(r), handbook_word_of(r->h, W_WORDING), lines, n);
}

/* Returns how many entries it has told. A pack's notice stands at its chapter, the policy at the head. */
static size_t write_next(rule_page *r, size_t i) {
  const told *one = &r->list.at[i];
  const size_t n = count_lines(r, i);
  if (one->kind == TOLD_PART) return write_parts(r, i);
  if (one->kind == TOLD_THRESHOLD) write_thresholds(r, i, n);
  else if (one->label == W_WORDING) write_wording(r, i, n);
  else if (one->label != W_NOTICE && one->kind != TOLD_POLICY) write_fact(r, i, n);
  return n;
}

void handbook_rule(handbook *h, size_t i) {
  rule_page r = {.h = h, .shown = &h->policy->shown[i]};
  r.list = told_of_rule(&(teller){h->scratch, h->policy, i, h->lang, true});
  for (size_t k = 0; k < r.list.n;) k += write_next(&r, k);
  close_facts(&r);
}
