/* text_layout.c: see text_layout.h. Widths are those of a terminal (utf8_width), so that letters with marks, composed or
** not, stay in their columns. */
#include "report/text_layout.h"

#include "base/utf8.h"

static const char *const codes[] = {
    [STYLE_PLAIN] = "",           [STYLE_STRONG] = "\x1b[1m", [STYLE_FAINT] = "\x1b[2m", [STYLE_GOOD] = "\x1b[32m",
    [STYLE_CAUTION] = "\x1b[33m", [STYLE_BAD] = "\x1b[1;31m", [STYLE_OPEN] = "\x1b[36m",
};

static void add_styled(sheet *s, text t, style how) {
  s->column += utf8_width(t);
  const bool is_styled = s->color && how != STYLE_PLAIN && t.len > 0;
  if (is_styled) buf_add_string(&s->out->text, codes[how]);
  buf_add(&s->out->text, t);
  if (is_styled) buf_add_string(&s->out->text, "\x1b[0m");
}

static void add_blanks(sheet *s, size_t n) {
  s->column += n;
  for (size_t i = 0; i < n; i++) buf_add_char(&s->out->text, ' ');
}

static text escape(sheet *s, text t) {
  buf shown;
  buf_init(&shown, s->out->sink.scratch);
  utf8_show(&shown, t, true);
  return buf_text(&shown);
}

/* ---------------------------------------------------------------- wrapping */

static bool is_space(char c) {
  return c == ' ' || c == '\n';
}

static size_t skip_spaces(text t, size_t at) {
  while (at < t.len && is_space(t.at[at])) at++;
  return at;
}

static size_t word_end(text t, size_t at) {
  while (at < t.len && !is_space(t.at[at])) at++;
  return at;
}

/* Bytes of the next line of `t` from `at`, which is no space: as many words as fit, or a part of one that never fits. */
static size_t fit_line(text t, size_t at, size_t width) {
  size_t end = at, used = 0;
  for (size_t next = at; next < t.len; next = skip_spaces(t, end)) {
    const size_t stop = word_end(t, next);
    used += utf8_width((text){t.at + end, stop - end});
    if (used > width) break;
    end = stop;
  }
  if (end > at) return end - at;
  const size_t piece = utf8_fit((text){t.at + at, word_end(t, at) - at}, width);
  return piece > 0 ? piece : word_end(t, at) - at;
}

static bool is_one_line(text t) {
  for (size_t i = 0; i < t.len; i++)
    if (is_space(t.at[i]) && (t.at[i] == '\n' || i == 0 || i + 1 == t.len || is_space(t.at[i + 1]))) return false;
  return true;
}

/* Runs of white space become one blank: a line of data never starts a line of the report. */
static text one_line(sheet *s, text t) {
  if (is_one_line(t)) return t;
  buf flat;
  buf_init(&flat, s->out->sink.scratch);
  for (size_t at = skip_spaces(t, 0); at < t.len;) {
    const size_t end = word_end(t, at);
    if (flat.len > 0) buf_add_char(&flat, ' ');
    buf_add(&flat, (text){t.at + at, end - at});
    at = skip_spaces(t, end);
  }
  return buf_text(&flat);
}

static void pad_to(sheet *s, size_t column) {
  if (column > s->column) add_blanks(s, column - s->column);
}

static size_t room(const sheet *s, size_t column) {
  enum { LEAST = 12 };
  return s->columns > column + LEAST ? s->columns - column : LEAST;
}

/* A tail stands beside a body of one line; a longer one it would cut in two. */
static bool tail_fits(const sheet *s, size_t column, text body, text tail) {
  return utf8_width(body) + utf8_width(tail) + 2 <= room(s, column);
}

static void add_lines(sheet *s, size_t hang, text t, size_t at, style how) {
  while ((at = skip_spaces(t, at)) < t.len) {
    const size_t len = fit_line(t, at, room(s, hang));
    add_blanks(s, hang);
    add_styled(s, (text){t.at + at, len}, how);
    sheet_end_line(s);
    at += len;
  }
}

static void add_first(sheet *s, const entry *e, text lead) {
  pad_to(s, e->indent);
  add_styled(s, lead, e->lead_style);
  if (s->column > 0 && s->column >= e->hang) add_blanks(s, lead.len > 0);
  pad_to(s, e->hang);
}

void sheet_entry(sheet *s, const entry *e) {
  const text body = one_line(s, escape(s, e->body)), tail = escape(s, e->tail);
  add_first(s, e, escape(s, e->lead));
  const bool beside = tail.len > 0 && tail_fits(s, s->column, body, tail);
  const size_t width = room(s, s->column) - (beside ? utf8_width(tail) + 2 : 0);
  const text first = {body.at, body.len > 0 ? fit_line(body, 0, width) : 0};
  add_styled(s, first, e->body_style);
  if (beside) sheet_cell_right(s, s->columns, tail, STYLE_FAINT);
  sheet_end_line(s);
  add_lines(s, e->hang, body, first.len, e->body_style);
  if (!beside) add_lines(s, e->hang, tail, 0, STYLE_FAINT);
}

/* ---------------------------------------------------------------- tables */

void sheet_cell(sheet *s, size_t column, text t, style how) {
  pad_to(s, column);
  add_styled(s, escape(s, t), how);
}

void sheet_cell_right(sheet *s, size_t end, text t, style how) {
  const text shown = escape(s, t);
  const size_t width = utf8_width(shown);
  pad_to(s, end > width ? end - width : 0);
  add_styled(s, shown, how);
}

void sheet_end_line(sheet *s) {
  buf *b = &s->out->text;
  while (b->len > 0 && b->at[b->len - 1] == ' ') b->len--;
  buf_add_char(b, '\n');
  s->column = 0;
}
