/* cells.c: see cells.h. */
#include "report/cells.h"

/* ---- Markdown */

static bool has_meaning(char c) {
  return c != '\0' && strchr("\\`*_{}[]<>|#~&", c) != NULL;
}

void cells_add_markdown(buf *out, text t) {
  for (size_t i = 0; i < t.len; i++) {
    const char c = t.at[i];
    if (has_meaning(c)) buf_add_char(out, '\\');
    buf_add_char(out, (unsigned char)c < 0x20 ? ' ' : c);
  }
}

void cells_markdown(buf *out, const text *cells, size_t n) {
  for (size_t i = 0; i < n; i++) {
    buf_add_string(out, i == 0 ? "| " : " | ");
    cells_add_markdown(out, cells[i]);
  }
  buf_add_string(out, " |\n");
}

/* ---- CSV */

/* What a spreadsheet runs; a number is none, whatever its sign. */
static bool is_formula(text t) {
  if (t.len == 0 || strchr("=+-@\t\r", t.at[0]) == NULL) return false;
  bool is_number = (t.at[0] == '-' || t.at[0] == '+') && t.len > 1;
  for (size_t i = 1; i < t.len && is_number; i++) is_number = (t.at[i] >= '0' && t.at[i] <= '9') || t.at[i] == '.';
  return !is_number;
}

/* Digits that a spreadsheet does not keep as a number: more than the 15 it has room for, or zeros before them. */
static bool loses_digits(text t) {
  enum { KEPT = 15 };
  for (size_t i = 0; i < t.len; i++)
    if (t.at[i] < '0' || t.at[i] > '9') return false;
  return t.len > KEPT || (t.len > 1 && t.at[0] == '0');
}

static bool needs_quotes(text t, char separator) {
  for (size_t i = 0; i < t.len; i++)
    if (t.at[i] == separator || t.at[i] == '"' || t.at[i] == '\r' || t.at[i] == '\n') return true;
  return false;
}

static void add_cell(buf *out, text t, char separator) {
  const bool quotes = needs_quotes(t, separator);
  if (quotes) buf_add_char(out, '"');
  if (is_formula(t)) buf_add_char(out, '\'');
  for (size_t i = 0; i < t.len; i++) {
    if (t.at[i] == '"') buf_add_char(out, '"');
    buf_add_char(out, t.at[i]);
  }
  if (quotes) buf_add_char(out, '"');
}

void cells_parted(buf *out, const text *cells, size_t n, char separator) {
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_add_char(out, separator);
    if (separator == CELLS_EXCEL && loses_digits(cells[i])) buf_format(out, "\"=\"\"%.*s\"\"\"", SPELT(cells[i]));
    else add_cell(out, cells[i], separator);
  }
  buf_add_string(out, "\r\n");
}

void cells_csv(buf *out, const text *cells, size_t n) {
  cells_parted(out, cells, n, ',');
}
