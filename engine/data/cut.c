/* cut.c: lines, and rows of CSV.
**
** A row ends where csv.c says: one that is wrong, or whose quote is not closed within the limit or before the end of
** the text, is the line where it began, and the next row begins behind that. A quote that is not closed is searched for
** once: a later line whose quote opens a cell would have ended or broken the cell that this one opened, so no text
** makes this slow. */
#include "data/cut.h"

#include "data/cutter.h"

cutter *cut_open(arena *a, cut_form form, char delimiter, size_t most) {
  cutter *c = ARENA_NEW(a, cutter);
  c->form = form;
  c->delimiter = delimiter;
  c->most = c->limit = most;
  c->credit = most;
  c->line = 1;
  return c;
}

void cut_give(cutter *c, text t, bool is_last) {
  c->given = t;
  c->is_last = is_last;
  c->at = 0;
}

text cut_rest(const cutter *c) {
  return (text){c->given.at + c->at, c->given.len - c->at};
}

cut_form cut_found(const cutter *c) {
  return c->has_begun ? c->form : CUT_ANY;
}

/* ---------------------------------------------------------------- what the forms share */

text cut_window(const cutter *c) {
  text window = cut_rest(c);
  if (!c->is_passing && window.len > c->limit) window.len = c->limit + 1;
  return window;
}

bool cut_is_end(const cutter *c, text window) {
  return c->is_last && window.len == c->given.len - c->at && (c->is_passing || window.len <= c->limit);
}

void cut_take(cutter *c, size_t n) {
  c->at += n;
  c->seen = 0;
}

bool cut_tell(const cutter *c, cut_record *out, kolua_status status, const char *fault) {
  *out = (cut_record){TEXT(""), c->line, status, fault};
  return true;
}

bool cut_tell_long(cutter *c, cut_record *out) {
  c->is_passing = true;
  return cut_tell(c, out, KOLUA_ELIMIT, "is longer than a record may be");
}

/* ---------------------------------------------------------------- lines */

/* How long the first line is, without its end; false: that is not known. */
static bool find_line_end(cutter *c, text window, size_t *len) {
  const char *feed = window.len > c->seen ? memchr(window.at + c->seen, '\n', window.len - c->seen) : NULL;
  *len = feed != NULL ? (size_t)(feed - window.at) : window.len;
  c->seen = *len;
  return feed != NULL || cut_is_end(c, window);
}

/* Takes a line, and its end if it is there. */
static void take_line(cutter *c, size_t len) {
  cut_take(c, len);
  if (c->at == c->given.len) return;
  cut_take(c, 1);
  c->line++;
}

/* Behind the line that is too long; false: more of it may come. */
static bool pass_line(cutter *c) {
  size_t len;
  c->is_passing = !find_line_end(c, cut_window(c), &len);
  if (c->is_passing) cut_take(c, len);
  else take_line(c, len);
  return !c->is_passing;
}

static bool is_blank_line(text line) {
  size_t i = 0;
  while (i < line.len && cut_is_blank(line.at[i])) i++;
  return i == line.len;
}

static bool next_line(cutter *c, cut_record *out) {
  while (c->at < c->given.len) {
    if (c->is_passing && !pass_line(c)) return false;
    const text window = cut_window(c);
    size_t len;
    const bool has_end = find_line_end(c, window, &len);
    if (len > c->most) return cut_tell_long(c, out);
    if (!has_end) return false;
    *out = (cut_record){{window.at, len}, c->line, KOLUA_OK, NULL};
    take_line(c, len);
    if (!is_blank_line(out->source)) return true;
  }
  return false;
}

/* ---------------------------------------------------------------- rows */

typedef enum row_end { ROW_GOES_ON, ROW_NEEDS_MORE, ROW_ENDS } row_end;

static bool has_return(text t, size_t from, size_t to) {
  return from < to && memchr(t.at + from, '\r', to - from) != NULL;
}

static row_end break_row(cutter *c) {
  c->row = ROW_BROKEN;
  c->seen = 0;
  return ROW_GOES_ON;
}

/* The row ends with this line, unless a lone CR stands in what is not quoted of it; as long as the row is one line,
** that changes nothing. */
static row_end end_row(cutter *c, text t, size_t end, bool has_feed) {
  const bool has_pair = has_feed && end > c->from && t.at[end - 1] == '\r';
  if (c->from > 0 && has_return(t, c->from, has_pair ? end - 1 : end)) return break_row(c);
  c->seen = end;
  return ROW_ENDS;
}

static row_end scan_plain(cutter *c, text t) {
  const char *start = t.at + c->seen;
  const size_t left = t.len - c->seen;
  const char *feed = left > 0 ? memchr(start, '\n', left) : NULL;
  const size_t end = feed != NULL ? (size_t)(feed - t.at) : t.len;
  const char *quote = end > c->seen ? memchr(start, '"', end - c->seen) : NULL;
  if (quote != NULL) {
    const size_t at = (size_t)(quote - t.at);
    const bool opens_cell = at == 0 || t.at[at - 1] == c->delimiter;
    if (!opens_cell || has_return(t, c->from, at)) return break_row(c);
    c->row = ROW_QUOTED;
    c->seen = at + 1;
    return ROW_GOES_ON;
  }
  if (feed != NULL || cut_is_end(c, t)) return end_row(c, t, end, feed != NULL);
  c->seen = t.len;
  return ROW_NEEDS_MORE;
}

static row_end scan_quoted(cutter *c, text t) {
  const char *quote = t.len > c->seen ? memchr(t.at + c->seen, '"', t.len - c->seen) : NULL;
  if (quote == NULL && cut_is_end(c, t)) return break_row(c);
  c->seen = quote != NULL ? (size_t)(quote - t.at) + 1 : t.len;
  if (quote == NULL) return ROW_NEEDS_MORE;
  c->row = ROW_QUOTE;
  return ROW_GOES_ON;
}

/* Behind a quote in quotes: it is one of two, or the cell ends. */
static row_end scan_quote(cutter *c, text t) {
  const bool is_end = cut_is_end(c, t);
  const size_t left = t.len - c->seen;
  if (left == 0 && !is_end) return ROW_NEEDS_MORE;
  const char next = left > 0 ? t.at[c->seen] : '\n';
  if (next == '\r' && left == 1 && !is_end) return ROW_NEEDS_MORE;
  if (next == '"') {
    c->row = ROW_QUOTED;
    c->seen++;
    return ROW_GOES_ON;
  }
  const bool ends_row = next == '\n' || (next == '\r' && left > 1 && t.at[c->seen + 1] == '\n');
  if (next != c->delimiter && !ends_row) return break_row(c);
  c->row = ROW_PLAIN;
  if (!ends_row) c->seen++;
  c->from = c->seen;
  return ROW_GOES_ON;
}

/* Until the end of the row is known: c->seen. */
static bool find_row_end(cutter *c, text t) {
  row_end end = ROW_GOES_ON;
  size_t len;
  while (end == ROW_GOES_ON) {
    switch (c->row) {
      case ROW_PLAIN: end = scan_plain(c, t); break;
      case ROW_QUOTED: end = scan_quoted(c, t); break;
      case ROW_QUOTE: end = scan_quote(c, t); break;
      case ROW_BROKEN: end = find_line_end(c, t, &len) ? ROW_ENDS : ROW_NEEDS_MORE; break;
    }
  }
  return end == ROW_ENDS;
}

/* Line ends as place.h counts them: a CR without LF is one too. */
static uint64_t count_lines(text t) {
  uint64_t n = 0;
  const char *at = t.at, *end = t.at + t.len;
  for (; at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++) n++;
  for (at = t.at; at < end && (at = memchr(at, '\r', (size_t)(end - at))) != NULL; at++)
    n += at + 1 == end || at[1] != '\n';
  return n;
}

static text without_return(text line) {
  return line.len > 0 && line.at[line.len - 1] == '\r' ? (text){line.at, line.len - 1} : line;
}

static void take_row(cutter *c, text row) {
  const bool is_one_line = c->row == ROW_PLAIN && c->from == 0;
  if (!is_one_line || has_return(row, 0, without_return(row).len)) c->line += count_lines(without_return(row));
  take_line(c, row.len);
  c->row = ROW_PLAIN;
  c->from = 0;
}

/* A row over the limit costs the line where it began, of which no more may be there than the window. */
static bool tell_long_row(cutter *c, cut_record *out, text window) {
  const char *feed = memchr(window.at, '\n', window.len);
  cut_tell_long(c, out);
  out->fault = "a row longer than a record may be; is a quote not closed?";
  c->is_passing = feed == NULL;
  c->row = ROW_BROKEN;
  if (feed != NULL) take_row(c, (text){window.at, (size_t)(feed - window.at)});
  return true;
}

static bool pass_row(cutter *c) {
  c->row = ROW_PLAIN;
  c->from = 0;
  return pass_line(c);
}

static bool next_row(cutter *c, cut_record *out) {
  if (c->is_passing && !pass_row(c)) return false;
  if (c->at == c->given.len) return false;
  const text window = cut_window(c);
  if (!find_row_end(c, window)) return window.len > c->most && tell_long_row(c, out, window);
  const text row = {window.at, c->seen};
  *out = (cut_record){without_return(row), c->line, KOLUA_OK, NULL};
  take_row(c, row);
  return true;
}

/* ---------------------------------------------------------------- how a text begins */

/* Pretty-printed values begin with a line that has nothing but a bracket. CUT_ANY: that cannot be told yet. */
static cut_form form_of(const cutter *c, text rest) {
  size_t i = 1;
  if (rest.at[0] != '{') return rest.at[0] == '[' ? CUT_ARRAY : CUT_LINES;
  while (i < rest.len && i <= c->most && rest.at[i] != '\n' && cut_is_blank(rest.at[i])) i++;
  if (i > c->most) return CUT_LINES;
  if (i == rest.len) return c->is_last ? CUT_LINES : CUT_ANY;
  return rest.at[i] == '\n' ? CUT_VALUES : CUT_LINES;
}

/* False: it may be one, of which more is to come. */
static bool drop_mark(cutter *c) {
  static const char mark[] = "\xEF\xBB\xBF";
  const text rest = cut_rest(c);
  const size_t n = rest.len < 3 ? rest.len : 3;
  const bool is_mark = memcmp(rest.at, mark, n) == 0;
  if (is_mark && n == 3) cut_take(c, 3);
  return !is_mark || n == 3 || c->is_last;
}

static void drop_blanks(cutter *c) {
  while (c->at < c->given.len && cut_is_blank(c->given.at[c->at])) {
    const bool is_feed = c->given.at[c->at++] == '\n';
    c->line += is_feed;
    c->column = is_feed ? 0 : c->column + 1;
  }
}

/* False: what has come so far does not tell. */
static bool begin(cutter *c) {
  if (c->given.len == 0) return false;
  c->has_no_mark = c->has_no_mark || drop_mark(c);
  if (!c->has_no_mark || c->form != CUT_ANY) return c->has_no_mark;
  drop_blanks(c);
  if (c->at < c->given.len) c->form = form_of(c, cut_rest(c));
  return c->form != CUT_ANY;
}

bool cut_next(cutter *c, cut_record *out) {
  if (!c->has_begun) c->has_begun = begin(c);
  if (!c->has_begun) return false;
  switch (c->form) {
    case CUT_LINES: return next_line(c, out);
    case CUT_ROWS: return next_row(c, out);
    case CUT_VALUES:
    case CUT_ARRAY: return cut_element(c, out);
    case CUT_ANY: break;
  }
  return false;
}
