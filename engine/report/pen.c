/* pen.c: see pen.h: what all pens do alike. */
#include "report/pen.h"

#include "base/utf8.h"

void pen_take(pen *p, kolua_format format, kolua_lang lang, writer *out) {
  *p = (pen){.out = out, .kind = format == KOLUA_HTML ? &html_pen : &md_pen, .lang = lang};
}

void pen_add(pen *p, const char *markup) {
  buf_add_string(&p->out->text, markup);
}

/* Letters, digits, dots and dashes stay; any other byte is ~ and two digits, so that no two ids become one. */
void pen_add_anchor(pen *p, anchor at) {
  pen_add(p, at.kind);
  if (at.id.len > 0) buf_add_char(&p->out->text, '-');
  for (size_t i = 0; i < at.id.len; i++) {
    const char c = at.id.at[i];
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter || c == '.' || c == '-' || c == '_') buf_add_char(&p->out->text, c);
    else buf_format(&p->out->text, "~%02x", (unsigned)(unsigned char)c);
  }
}

text pen_shown(pen *p, text t) {
  buf shown;
  buf_init(&shown, p->out->sink.scratch);
  utf8_show_line(&shown, t);
  return buf_text(&shown);
}

/* ---- passing on */

void pen_page(pen *p, text title) {
  p->kind->page(p, title);
}

void pen_page_end(pen *p) {
  p->kind->page_end(p);
}

void pen_heading(pen *p, unsigned level, anchor at, text title) {
  p->kind->heading(p, level, at, title);
}

void pen_begin(pen *p, pen_mark m) {
  if (p->kind->begin != NULL) p->kind->begin(p, m);
  pen_add(p, p->kind->marks[m].open);
}

void pen_end(pen *p, pen_mark m) {
  if (p->kind->end != NULL) p->kind->end(p, m);
  pen_add(p, p->kind->marks[m].close);
}

void pen_label(pen *p, text lead, size_t n_lines) {
  p->n_lines = n_lines;
  p->kind->label(p, lead);
}

void pen_table(pen *p, text caption, const text *heads, size_t n) {
  p->kind->table(p, caption, heads, n);
}

void pen_quote(pen *p, text caption, const text *lines, size_t n) {
  p->kind->quote(p, caption, lines, n);
}

void pen_text(pen *p, text t) {
  p->kind->text(p, pen_shown(p, t));
}

void pen_code(pen *p, text t) {
  p->kind->code(p, pen_shown(p, t));
}

void pen_link(pen *p, anchor to, text t) {
  p->kind->link(p, to, t);
}

void pen_target(pen *p, anchor at) {
  pen_add(p, "<a id=\"");
  pen_add_anchor(p, at);
  pen_add(p, "\"></a>");
}

void pen_break(pen *p) {
  pen_add(p, "<br>");
}

void pen_space(pen *p) {
  pen_add(p, " ");
}
