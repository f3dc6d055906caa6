/* html_pen.c: one HTML file that needs nothing else: no script, no font, no picture; light or dark as the reader has it, and made
** to be printed. */
#include "report/pen.h"

static const char *const style_sheet[] = {
    ":root { color-scheme: light dark; --ink: #1d2327; --faint: #5c6670; --paper: #fff; --line: #d5dade; --band: #f4f6f7; --link: #0b5cad;\n",
    "  --note: #fff6dc; --note-line: #d9a400; }\n",
    "@media (prefers-color-scheme: dark) { :root { --ink: #e3e6e8; --faint: #a0a9b0; --paper: #16191c; --line: #3a4148; --band: #20252a;\n",
    "  --link: #7db8f5; --note: #332b12; --note-line: #a98200; } }\n",
    "* { box-sizing: border-box; }\n",
    "body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: var(--paper);\n",
    "  font: 1rem/1.6 \"Noto Serif\", Charter, \"Bitstream Charter\", Cambria, \"Times New Roman\", serif; overflow-wrap: break-word; }\n",
    "h1, h2, h3, h4, dt, th, caption, figcaption, nav { font-family: system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", \"Helvetica Neue\",\n",
    "  Arial, sans-serif; }\n",
    "h1 { font-size: 2rem; line-height: 1.25; margin: 0 0 1rem; }\n",
    "h2 { font-size: 1.5rem; line-height: 1.3; margin: 3.5rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }\n",
    "h3 { font-size: 1.2rem; line-height: 1.35; margin: 2.5rem 0 .75rem; }\n",
    "h4 { font-size: 1.05rem; line-height: 1.4; margin: 2rem 0 .25rem; }\n",
    "a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }\n",
    "code { font: .85em/1.5 ui-monospace, \"DejaVu Sans Mono\", Consolas, monospace; color: var(--faint); overflow-wrap: anywhere; }\n",
    ".id { margin: 0 0 .75rem; }\n",
    "header { border-bottom: 2px solid var(--line); padding-bottom: 1.5rem; }\n",
    "nav { font-size: .95rem; }\n",
    "nav h2 { margin-top: 1.75rem; }\n",
    "nav ul { list-style: none; padding-left: 1.25em; margin: .15em 0; }\n",
    "nav > ul { padding-left: 0; }\n",
    "nav > ul > li { margin: .6rem 0; }\n",
    "nav > ul > li > a { font-weight: 600; }\n",
    "dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .3rem 1rem; margin: .75rem 0; }\n",
    "dt { color: var(--faint); font-size: .9rem; grid-column: 1; }\n",
    "dd { margin: 0; grid-column: 2; min-width: 0; }\n",
    ".wide { overflow-x: auto; margin: 1rem 0; padding-right: 1px; }\n",
    "table { border-collapse: collapse; width: 100%; font-size: .92rem; }\n",
    "caption, figcaption { text-align: left; color: var(--faint); font-size: .9rem; padding: .25rem 0; }\n",
    "th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border: 1px solid var(--line); min-width: 6rem; }\n",
    "thead th { background: var(--band); }\n",
    "tbody th { font-weight: 600; }\n",
    "figure { margin: 1rem 0; }\n",
    "blockquote { margin: 0; padding: .75rem 1rem; background: var(--band); border-left: 4px solid var(--line); }\n",
    "blockquote p { margin: 0 0 .6rem; }\n",
    "blockquote p:last-child { margin: 0; }\n",
    ".note { padding: .6rem 1rem; background: var(--note); border-left: 4px solid var(--note-line); }\n",
    "@media (max-width: 36rem) { dl { display: block; } dd { margin: 0 0 .4rem; } dt { margin-top: .4rem; } }\n",
    "@media print { @page { margin: 18mm 16mm; }\n",
    "  :root { color-scheme: light; --ink: #000; --faint: #444; --paper: #fff; --line: #aaa; --band: #f2f2f2; --link: #000; --note: #fff;\n",
    "    --note-line: #666; }\n",
    "  html { font-size: 10pt; }\n",
    "  body { max-width: none; padding: 0; }\n",
    "  th, td { min-width: 0; }\n",
    "  a { text-decoration: none; }\n",
    "  main > section { break-before: page; }\n",
    "  nav > ul { columns: 2; column-gap: 2rem; }\n",
    "  h1, h2, h3, h4, .id, dt, caption, figcaption, thead { break-after: avoid; }\n",
    "  tr, dd, .note, blockquote { break-inside: avoid; }\n",
    "  p, dd { orphans: 3; widows: 3; }\n",
    "  .wide { overflow: visible; } }\n",
};

/* ---------------------------------------------------------------- text */

static void write_text(pen *p, text t) {
  buf *out = &p->out->text;
  for (size_t i = 0; i < t.len; i++) {
    switch (t.at[i]) {
      case '&': buf_add_string(out, "&amp;"); break;
      case '<': buf_add_string(out, "&lt;"); break;
      case '>': buf_add_string(out, "&gt;"); break;
      case '"': buf_add_string(out, "&quot;"); break;
      case '\'': buf_add_string(out, "&#39;"); break;
      default: buf_add_char(out, t.at[i]);
    }
  }
}

static void write_code(pen *p, text t) {
  pen_add(p, "<code>");
  write_text(p, t);
  pen_add(p, "</code>");
}

static void write_link(pen *p, anchor to, text t) {
  pen_add(p, "<a href=\"#");
  pen_add_anchor(p, to);
  pen_add(p, "\">");
  pen_text(p, t);
  pen_add(p, "</a>");
}

static void write_element(pen *p, const char *open, text t, const char *close) {
  pen_add(p, open);
  pen_text(p, t);
  pen_add(p, close);
}

/* ---------------------------------------------------------------- blocks */

static void write_page(pen *p, text title) {
  buf_format(&p->out->text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
             kolua_lang_name(p->lang));
  pen_add(p, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  write_element(p, "<title>", title, "</title>\n<style>\n");
  for (size_t i = 0; i < sizeof style_sheet / sizeof style_sheet[0]; i++) pen_add(p, style_sheet[i]);
  pen_add(p, "</style>\n</head>\n<body>\n");
}

static void close_sections(pen *p, unsigned level) {
  for (unsigned i = sizeof p->is_open / sizeof p->is_open[0] - 1; i >= level; i--) {
    if (p->is_open[i]) pen_add(p, "</section>\n");
    p->is_open[i] = false;
  }
}

static void end_page(pen *p) {
  pen_add(p, "</body>\n</html>\n");
}

/* The page's own heading and that of the contents stand in elements of their own. */
static void write_heading(pen *p, unsigned level, anchor at, text title) {
  close_sections(p, level > 1 ? level : 2);
  if (at.kind != NULL) {
    pen_add(p, "<section id=\"");
    pen_add_anchor(p, at);
    pen_add(p, "\">\n");
    p->is_open[level] = true;
  }
  buf_format(&p->out->text, "<h%u>", level);
  pen_text(p, title);
  buf_format(&p->out->text, "</h%u>\n", level);
}

static void end(pen *p, pen_mark m) {
  if (m == MARK_MAIN) close_sections(p, 2);
}

static void write_label(pen *p, text lead) {
  write_element(p, "<dt>", lead, "</dt>\n");
}

static void write_table(pen *p, text caption, const text *heads, size_t n) {
  pen_add(p, "<div class=\"wide\">\n<table>\n");
  if (caption.len > 0) write_element(p, "<caption>", caption, "</caption>\n");
  pen_add(p, "<thead>\n<tr>");
  for (size_t i = 0; i < n; i++) write_element(p, "<th scope=\"col\">", heads[i], "</th>");
  pen_add(p, "</tr>\n</thead>\n<tbody>\n");
}

static void write_quote(pen *p, text caption, const text *lines, size_t n) {
  write_element(p, "<figure>\n<figcaption>", caption, "</figcaption>\n<blockquote>\n");
  for (size_t i = 0; i < n; i++)
    if (lines[i].len > 0) write_element(p, "<p>", lines[i], "</p>\n");
  pen_add(p, "</blockquote>\n</figure>\n");
}

const pen_kind html_pen = {
    .marks =
        {
            [MARK_HEADER] = {"<header>\n", "</header>\n"},
            [MARK_CONTENTS] = {"<nav>\n", "</nav>\n"},
            [MARK_MAIN] = {"<main>\n", "</main>\n"},
            [MARK_PARAGRAPH] = {"<p>", "</p>\n"},
            [MARK_ID] = {"<p class=\"id\">", "</p>\n"},
            [MARK_NOTE] = {"<p class=\"note\">", "</p>\n"},
            [MARK_LIST] = {"<ul>\n", "</ul>\n"},
            [MARK_ITEM] = {"<li>", "</li>\n"},
            [MARK_FACTS] = {"<dl>\n", "</dl>\n"},
            [MARK_LINE] = {"<dd>", "</dd>\n"},
            [MARK_TABLE] = {"", "</tbody>\n</table>\n</div>\n"},
            [MARK_ROW] = {"<tr>", "</tr>\n"},
            [MARK_CELL] = {"<td>", "</td>"},
            [MARK_NAME] = {"<th scope=\"row\">", "</th>"},
        },
    .page = write_page,
    .page_end = end_page,
    .heading = write_heading,
    .end = end,
    .label = write_label,
    .table = write_table,
    .quote = write_quote,
    .text = write_text,
    .code = write_code,
    .link = write_link,
};
