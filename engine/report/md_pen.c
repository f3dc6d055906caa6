/* md_pen.c: Markdown as GitHub, GitLab and CommonMark with tables read it. Anchors are elements of their own: the ids that
** readers make from headings differ. */
#include "report/pen.h"

/* ---------------------------------------------------------------- lines */

static buf *written(pen *p) {
  return &p->out->text;
}

/* What is handed out already ended with an empty line. */
static void end_line(pen *p) {
  const buf *b = written(p);
  if (b->len > 0 && b->at[b->len - 1] != '\n') pen_add(p, "\n");
}

static void end_block(pen *p) {
  const buf *b = written(p);
  end_line(p);
  if (b->len > 1 && b->at[b->len - 2] != '\n') pen_add(p, "\n");
}

/* ---------------------------------------------------------------- text */

static bool is_special(char c) {
  return c != '\0' && strchr("\\`*_[]<>&|~$", c) != NULL;
}

static bool is_mark(text t, size_t at, const char *marks) {
  if (at >= t.len || t.at[at] == '\0' || strchr(marks, t.at[at]) == NULL) return false;
  return at + 1 == t.len || t.at[at + 1] == ' ' || t.at[at + 1] == t.at[at];
}

/* What would start a list or a heading where a line begins: "1. Goals", "- none", "## 1"; "0.2" and "-5" do not. */
static size_t leading_mark(text t) {
  size_t digits = 0;
  while (digits < t.len && t.at[digits] >= '0' && t.at[digits] <= '9') digits++;
  return is_mark(t, digits, digits > 0 ? ".)" : "-+#=") ? digits : SIZE_MAX;
}

static void write_text(pen *p, text t) {
  const size_t lead = leading_mark(t);
  for (size_t i = 0; i < t.len; i++) {
    if (is_special(t.at[i]) || i == lead) buf_add_char(written(p), '\\');
    buf_add_char(written(p), t.at[i]);
  }
}

static size_t longest_run(text t, char c) {
  size_t most = 0, n = 0;
  for (size_t i = 0; i < t.len; i++) {
    n = t.at[i] == c ? n + 1 : 0;
    if (n > most) most = n;
  }
  return most;
}

/* A fence longer than any within; blanks where a backtick would touch it. In a table a bar ends the cell even here. */
static void write_code(pen *p, text t) {
  const size_t fence = longest_run(t, '`') + 1;
  for (size_t i = 0; i < fence; i++) pen_add(p, "`");
  if (fence > 1) pen_space(p);
  for (size_t i = 0; i < t.len; i++) {
    if (p->in_table && t.at[i] == '|') buf_add_char(written(p), '\\');
    buf_add_char(written(p), t.at[i]);
  }
  if (fence > 1) pen_space(p);
  for (size_t i = 0; i < fence; i++) pen_add(p, "`");
}

static void write_link(pen *p, anchor to, text t) {
  pen_add(p, "[");
  pen_text(p, t);
  pen_add(p, "](#");
  pen_add_anchor(p, to);
  pen_add(p, ")");
}

static void write_caption(pen *p, text caption) {
  end_block(p);
  if (caption.len == 0) return;
  pen_add(p, "**");
  pen_text(p, caption);
  pen_add(p, "**\n\n");
}

/* ---------------------------------------------------------------- blocks */

static void write_page(pen *p, text title) {
  (void)p, (void)title;
}

/* The empty line behind the last block is one too many. */
static void end_page(pen *p) {
  buf *b = written(p);
  if (b->len > 1 && b->at[b->len - 2] == '\n') b->len--;
}

static void write_heading(pen *p, unsigned level, anchor at, text title) {
  end_block(p);
  for (unsigned i = 0; i < level; i++) pen_add(p, "#");
  pen_space(p);
  if (at.kind != NULL) pen_target(p, at);
  pen_text(p, title);
  pen_add(p, "\n\n");
}

static void indent(pen *p, size_t depth) {
  for (size_t i = 0; i < depth; i++) pen_add(p, "  ");
}

static void begin(pen *p, pen_mark m) {
  if (m == MARK_LIST) p->depth++;
  if (m == MARK_LIST || m == MARK_FACTS) end_line(p);
  if (m == MARK_ITEM) indent(p, p->depth - 1);
  if (m == MARK_LINE) pen_add(p, p->n_lines > 1 ? "\n  - " : " ");
}

static void end(pen *p, pen_mark m) {
  if (m == MARK_ITEM) end_line(p);
  if (m == MARK_TABLE) p->in_table = false;
  if (m == MARK_FACTS || m == MARK_TABLE || (m == MARK_LIST && --p->depth == 0)) end_block(p);
}

static void write_label(pen *p, text lead) {
  end_line(p);
  pen_add(p, "- **");
  pen_text(p, lead);
  pen_add(p, ":**");
}

static void write_table(pen *p, text caption, const text *heads, size_t n) {
  write_caption(p, caption);
  pen_add(p, "|");
  for (size_t i = 0; i < n; i++) {
    pen_space(p);
    pen_text(p, heads[i]);
    pen_add(p, " |");
  }
  pen_add(p, "\n|");
  for (size_t i = 0; i < n; i++) pen_add(p, " --- |");
  pen_add(p, "\n");
  p->in_table = true;
}

/* Each line stays one; an empty one parts paragraphs. */
static void write_quote(pen *p, text caption, const text *lines, size_t n) {
  write_caption(p, caption);
  for (size_t i = 0; i < n; i++) {
    const bool goes_on = i + 1 < n && lines[i].len > 0 && lines[i + 1].len > 0;
    pen_add(p, lines[i].len > 0 ? "> " : ">");
    pen_text(p, lines[i]);
    pen_add(p, goes_on ? "<br>\n" : "\n");
  }
  end_block(p);
}

const pen_kind md_pen = {
    .marks =
        {
            [MARK_HEADER] = {"", ""},
            [MARK_CONTENTS] = {"", ""},
            [MARK_MAIN] = {"", ""},
            [MARK_PARAGRAPH] = {"", "\n\n"},
            [MARK_ID] = {"", "\n\n"},
            [MARK_NOTE] = {"> ", "\n\n"},
            [MARK_LIST] = {"", ""},
            [MARK_ITEM] = {"- ", ""},
            [MARK_FACTS] = {"", ""},
            [MARK_LINE] = {"", ""},
            [MARK_TABLE] = {"", ""},
            [MARK_ROW] = {"|", "\n"},
            [MARK_CELL] = {" ", " |"},
            [MARK_NAME] = {" ", " |"},
        },
    .page = write_page,
    .page_end = end_page,
    .heading = write_heading,
    .begin = begin,
    .end = end,
    .label = write_label,
    .table = write_table,
    .quote = write_quote,
    .text = write_text,
    .code = write_code,
    .link = write_link,
};
