/* test_pen.c: text is shown by the pens, never read as markup, and blocks end where they should. */
#include "t.h"

#include "report/pen.h"

typedef struct page {
  t_world world;
  writer out;
  pen pen;
  buf taken;
} page;

static kolua_status take(void *payload, const char *written, size_t len) {
  buf_add(payload, (text){written, len});
  return KOLUA_OK;
}

static void open_page(page *p, kolua_format format) {
  t_open(&p->world);
  buf_init(&p->taken, &p->world.arena);
  writer_open(&p->out, (report_sink){take, &p->taken, &p->world.scratch});
  pen_take(&p->pen, format, KOLUA_EN, &p->out);
}

static void close_page(page *p, const char *expected) {
  assert_int_equal(writer_close(&p->out), KOLUA_OK);
  assert_string_equal(buf_text(&p->taken).at, expected);
  t_close(&p->world);
}

static void check_text(kolua_format format, const char *given, const char *expected) {
  page p;
  open_page(&p, format);
  pen_text(&p.pen, text_of(given));
  close_page(&p, expected);
}

static void check_code(const char *given, bool in_table, const char *expected) {
  page p;
  open_page(&p, KOLUA_MARKDOWN);
  p.pen.in_table = in_table;
  pen_code(&p.pen, text_of(given));
  close_page(&p, expected);
}

static void markdown_shows_what_would_be_markup(void **state) {
  (void)state;
  check_text(KOLUA_MARKDOWN, "a*b* _c_ `d` <e> [f](g) h|i ~j~ $k$ &amp; \\", "a\\*b\\* \\_c\\_ \\`d\\` \\<e\\> \\[f\\](g) h\\|i \\~j\\~ \\$k\\$ \\&amp; \\\\");
}

static void markdown_starts_no_list_or_heading_by_chance(void **state) {
  (void)state;
  check_text(KOLUA_MARKDOWN, "1. Goals", "1\\. Goals");
  check_text(KOLUA_MARKDOWN, "12) Goals", "12\\) Goals");
  check_text(KOLUA_MARKDOWN, "- none", "\\- none");
  check_text(KOLUA_MARKDOWN, "---", "\\---");
  check_text(KOLUA_MARKDOWN, "## x", "\\## x");
  check_text(KOLUA_MARKDOWN, "+", "\\+");
}

static void markdown_leaves_numbers_as_they_are(void **state) {
  (void)state;
  check_text(KOLUA_MARKDOWN, "0.25", "0.25");
  check_text(KOLUA_MARKDOWN, "-5", "-5");
  check_text(KOLUA_MARKDOWN, "1.250.000 ₫", "1.250.000 ₫");
}

static void lines_of_a_text_are_one(void **state) {
  (void)state;
  check_text(KOLUA_MARKDOWN, "a\n# b\tc", "a # b c");
  check_text(KOLUA_HTML, "a\nb", "a b");
}

static void what_an_eye_must_not_get_is_shown(void **state) {
  (void)state;
  check_text(KOLUA_HTML, "a\x1b[31m\xe2\x80\xae", "a\\u{1b}[31m\\u{202e}");
  check_text(KOLUA_HTML, "\xff", "\\x{ff}");
}

static void html_shows_what_would_be_markup(void **state) {
  (void)state;
  check_text(KOLUA_HTML, "<b> & \"c\" 'd' &lt;", "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; &amp;lt;");
}

static void code_is_fenced_by_more_than_it_holds(void **state) {
  (void)state;
  check_code("a.b_c|d", false, "`a.b_c|d`");
  check_code("a`b", false, "`` a`b ``");
  check_code("``", false, "``` `` ```");
}

static void a_bar_in_code_ends_no_cell(void **state) {
  (void)state;
  check_code("a|b", true, "`a\\|b`");
}

static void anchors_of_different_ids_differ(void **state) {
  (void)state;
  page p;
  open_page(&p, KOLUA_HTML);
  pen_target(&p.pen, (anchor){"source", TEXT("law 2")});
  pen_target(&p.pen, (anchor){"source", TEXT("law~202")});
  pen_link(&p.pen, (anchor){"source", TEXT("\"><script>")}, TEXT("<x>"));
  close_page(&p, "<a id=\"source-law~202\"></a><a id=\"source-law~7e202\"></a>"
                 "<a href=\"#source-~22~3e~3cscript~3e\">&lt;x&gt;</a>");
}

static void a_quotation_keeps_its_lines(void **state) {
  (void)state;
  page p;
  const text lines[] = {TEXT("first"), TEXT("second"), TEXT(""), TEXT("> third")};
  open_page(&p, KOLUA_MARKDOWN);
  pen_quote(&p.pen, TEXT("Wording"), lines, 4);
  close_page(&p, "**Wording**\n\n> first<br>\n> second\n>\n> \\> third\n\n");
}

static void a_heading_closes_the_sections_below_it(void **state) {
  (void)state;
  page p;
  open_page(&p, KOLUA_HTML);
  pen_begin(&p.pen, MARK_MAIN);
  pen_heading(&p.pen, 2, (anchor){"a", {0}}, TEXT("A"));
  pen_heading(&p.pen, 3, (anchor){"b", {0}}, TEXT("B"));
  pen_heading(&p.pen, 2, (anchor){"c", {0}}, TEXT("C"));
  pen_end(&p.pen, MARK_MAIN);
  close_page(&p, "<main>\n<section id=\"a\">\n<h2>A</h2>\n<section id=\"b\">\n<h3>B</h3>\n</section>\n</section>\n"
                 "<section id=\"c\">\n<h2>C</h2>\n</section>\n</main>\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(markdown_shows_what_would_be_markup),
      cmocka_unit_test(markdown_starts_no_list_or_heading_by_chance),
      cmocka_unit_test(markdown_leaves_numbers_as_they_are),
      cmocka_unit_test(lines_of_a_text_are_one),
      cmocka_unit_test(what_an_eye_must_not_get_is_shown),
      cmocka_unit_test(html_shows_what_would_be_markup),
      cmocka_unit_test(code_is_fenced_by_more_than_it_holds),
      cmocka_unit_test(a_bar_in_code_ends_no_cell),
      cmocka_unit_test(anchors_of_different_ids_differ),
      cmocka_unit_test(a_quotation_keeps_its_lines),
      cmocka_unit_test(a_heading_closes_the_sections_below_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
