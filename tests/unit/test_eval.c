/* test_eval.c: what expressions give, what they note as missing, and what they forget once it does not matter. */
#include "plans.h"

#define BOOK "books: [{ id: b, "
#define NOVEL BOOK "genre: novel, pages: 10, price: 2.5, worn: 0.5, lent: true, keywords: [sea, war] }]\n"
#define BARE BOOK "title: t }]\n"
#define is(expression, data, expected) check_value(expression, data, expected, "")
#define lacks(expression, data, expected, gaps) check_value(expression, data, expected, gaps)

/* ---- paths */

static void a_path_gives_the_value_or_names_what_is_missing(void **state) {
  (void)state;
  is("book.pages", NOVEL, "10");
  is("book.genre", NOVEL, "novel");
  is("book.lent", NOVEL, "true");
  is("case.as_of", NOVEL, "2026-11-21");
  lacks("book.pages", BARE, "unknown", "pages");
  lacks("book.bought.on", BARE, "unknown", "bought.on");
  lacks("book.bought.room.floor", BOOK "bought: { source: s } }]\n", "unknown", "room_ref");
  lacks("book.bought.room.floor", BOOK "bought: { source: s, room_ref: nowhere } }]\n", "unknown", "room_ref");
}

static void null_blank_and_wrong_are_missing(void **state) {
  (void)state;
  lacks("book.pages", BOOK "pages: null }]\n", "unknown", "pages");
  lacks("book.title", BOOK "title: ' ' }]\n", "unknown", "title");
  lacks("book.pages", BOOK "pages: many }]\n", "unknown", "pages");
  lacks("book.pages", BOOK "pages: 0 }]\n", "unknown", "pages");
  lacks("count(book.keywords)", BOOK "keywords: [sea, 3] }]\n", "unknown 0..inf", "keywords");
}

static void a_key_of_shares_that_is_left_out_is_zero_only_where_the_model_says_so(void **state) {
  (void)state;
  is("book.readers.hue", BOOK "readers: {} }]\n", "0");
  is("sum(pick(book.readers, { 'hue', 'vinh', 'hue' }))", BOOK "readers: { hue: 0.25 } }]\n", "0.25");
  lacks("book.ages.child", BOOK "ages: { adult: 1 } }]\n", "unknown", "child (key left out)");
  lacks("book.readers.hue", BARE, "unknown", "readers");
  lacks("book.readers.hue", BOOK "readers: { hue: x } }]\n", "unknown", "hue");
}

static void an_element_with_no_attribute_given_is_there_and_no_more_is_known(void **state) {
  (void)state;
  lacks("book.papers.licence['until']", BOOK "papers: [{ id: p, kind: licence }] }]\n", "unknown", "it (not described)");
  lacks("book.papers.licence['until']", BOOK "papers: [{ id: p, kind: licence, terms: { countries: [] } }] }]\n", "unknown", "until");
  lacks("book.papers.licence['until']", BARE, "unknown", "papers.licence.until");
  lacks("sum(book.papers.insurance.steps.day)", BOOK "papers: [{ id: p, kind: insurance }] }]\n", "unknown", "it (not described)");
  is("sum(book.papers.insurance.steps.day)", BOOK "papers: [{ id: p, kind: insurance, terms: { sum: 1 } }] }]\n", "0");
  is("sum(book.papers.insurance.steps.day)", BARE, "0");
}

static void what_lies_behind_a_reference_that_leads_nowhere_is_not_empty(void **state) {
  (void)state;
  const char *copies = "count(book.loans.copy.id)", *rooms = "count(book.bought.room.stock)";
  is(rooms, BOOK "bought: { source: s, room_ref: r } }]\nlibrary: { id: l, rooms: [{ id: r }] }\n", "1");
  lacks(rooms, BARE, "unknown 0..inf", "bought.room");
  lacks(rooms, BOOK "bought: { source: s } }]\n", "unknown 0..inf", "room_ref");
  is(copies, BOOK "copies: [{ id: c }] }]\nloans: [{ id: l, book_id: b, copy_id: c }]\n", "1");
}

/* ---- numbers */

static void integers_are_exact_until_they_overflow(void **state) {
  (void)state;
  is("book.pages * 0 + 9007199254740993", NOVEL, "9007199254740993");
  is("9223372036854775807 - book.pages", NOVEL, "9223372036854775797");
  is("9223372036854775807 + book.pages", NOVEL, "9.223372036854776e+18");
  is("-book.pages * 3", NOVEL, "-30");
  is("book.pages / 4", NOVEL, "2.5");
}

static void a_quotient_by_zero_is_unknown_and_says_so(void **state) {
  (void)state;
  lacks("book.pages / (book.pages - 10)", NOVEL, "unknown", "it (division by zero)");
  lacks("book.pages / count(book.copies)", NOVEL, "unknown", "it (division by zero)");
}

static void floor_sees_through_rounding(void **state) {
  (void)state;
  is("floor(book.pages * 0.3)", NOVEL, "3");
  is("floor(book.price)", NOVEL, "2");
  is("floor(-book.price)", NOVEL, "-3");
  is("floor(book.pages)", NOVEL, "10");
}

/* ---- alternatives */

static void first_of_forgets_what_was_missing_before_it(void **state) {
  (void)state;
  is("first_of(book.price, book.pages)", BOOK "pages: 7 }]\n", "7");
  is("first_of(book.price, 3)", BARE, "3");
  lacks("first_of(book.price, book.pages)", BARE, "unknown", "price, pages");
}

static void choose_does_not_ask_what_makes_no_difference(void **state) {
  (void)state;
  is("choose(book.lent:is_true(), book.pages, book.price)", NOVEL, "10");
  is("choose(book.lent:is_true(), book.pages, 7)", BOOK "pages: 7 }]\n", "7");
  lacks("choose(book.lent:is_true(), book.pages, 8)", BOOK "pages: 7 }]\n", "unknown", "lent");
  is("choose(book.lent:is_false(), book.price, book.pages)", BOOK "pages: 7, lent: true }]\n", "7");
}

static void the_least_of_what_is_partly_missing_is_unknown(void **state) {
  (void)state;
  is("least(book.pages, book.price, 4)", NOVEL, "2.5");
  is("greatest(book.pages, book.price, 4)", NOVEL, "10");
  lacks("least(book.pages, book.price)", BOOK "pages: 7 }]\n", "unknown", "price");
}

static void a_table_is_left_as_soon_as_it_has_no_row(void **state) {
  (void)state;
  is("low(book.genre, 'a')", NOVEL, "1");
  lacks("low(book.genre, 'a')", BOOK "genre: history }]\n", "unknown", "it (not in table)");
  lacks("low(book.genre, 'a')", BARE, "unknown", "genre");
  is("low:covers(book.genre, book.title)", BOOK "genre: history }]\n", "false");
  lacks("low:covers(book.genre, book.title)", BOOK "genre: novel }]\n", "unknown", "title");
  is("step(book.pages)", BOOK "pages: 19 }]\n", "1");
  is("step(book.pages)", BOOK "pages: 20 }]\n", "2");
  lacks("step(book.pages)", BOOK "pages: 9 }]\n", "unknown", "it (not in table)");
}

/* ---- three-valued conditions: lent is one side, price the other; left out it is unknown */

static const char *const SIDES[] = {"lent: false", "lent: true", "title: t"}, *const OTHERS[] = {"price: 0", "price: 9", "title: u"};
static const char *const TRUTHS[] = {"false", "true", "unknown"};

static void check_table(const char *word, const char *const expected[3][3]) {
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++) {
      char expression[200], data[200];
      const bool both = i == 2 && k == 2;
      snprintf(expression, sizeof expression, "%s { book.lent:is_true(), book.price:above(5) }", word);
      snprintf(data, sizeof data, BOOK "%s%s%s }]\n", SIDES[i], both ? "" : ", ", both ? "" : i == 2 || k != 2 ? OTHERS[k] : "title: t");
      const char *gaps = strcmp(expected[i][k], "unknown") != 0 ? "" : both ? "lent, price" : i == 2 ? "lent" : "price";
      check_value(expression, data, expected[i][k], gaps);
    }
}

static void both_hold_only_if_neither_fails(void **state) {
  (void)state;
  static const char *const expected[3][3] = {{"false", "false", "false"}, {"false", "true", "unknown"}, {"false", "unknown", "unknown"}};
  check_table("all_of", expected);
}

static void either_holds_as_soon_as_one_does(void **state) {
  (void)state;
  static const char *const expected[3][3] = {{"false", "true", "unknown"}, {"true", "true", "true"}, {"unknown", "true", "unknown"}};
  check_table("any_of", expected);
}

static void the_unknown_stays_unknown_when_negated(void **state) {
  (void)state;
  static const char *const expected[] = {"true", "false", "unknown"};
  for (int i = 0; i < 3; i++) {
    char data[100];
    snprintf(data, sizeof data, BOOK "%s }]\n", SIDES[i]);
    check_value("negate(book.lent:is_true())", data, expected[i], i == 2 ? "lent" : "");
    check_value("book.lent:is_false()", data, expected[i], i == 2 ? "lent" : "");
    check_value("book.lent:is_true()", data, TRUTHS[i], i == 2 ? "lent" : "");
  }
}

static void whether_something_is_given_is_always_known(void **state) {
  (void)state;
  is("all_of { book.price:absent(), negate(book.price:present()) }", BARE, "true");
  is("book.keywords:present()", BOOK "keywords: [] }]\n", "true");
  is("book.copies:present()", BOOK "copies: [] }]\n", "false");
  is("book.reviews:present()", BARE, "false");
  lacks("book.papers.licence['until']:present()", BOOK "papers: [{ id: p, kind: licence }] }]\n", "unknown", "it (not described)");
}

/* ---- aggregates */

#define COPIES "copies: [{ id: one, note: a }, { id: two }] }]\n"

static void a_count_with_doubtful_elements_is_a_range(void **state) {
  (void)state;
  is("count(book.copies)", BOOK COPIES, "2");
  lacks("count(book.copies, book.copies.note:equals 'a')", BOOK COPIES, "unknown 1..2", "note");
  lacks("count(book.authors)", BARE, "unknown 0..inf", "author_ids");
  is("count(book.copies, book.copies.note:equals 'a'):at_least(1)", BOOK "copies: [{ id: one, note: a }] }]\n", "true");
  check_value("count(book.copies, book.copies.note:equals 'a'):at_most(2)", BOOK COPIES, "true", "");
  check_value("count(book.copies, book.copies.note:equals 'a'):at_least(2)", BOOK COPIES, "unknown", "note");
}

static void a_share_with_a_doubtful_condition_is_unknown(void **state) {
  (void)state;
  lacks("share(book.copies.note:equals 'a')", BOOK COPIES, "unknown", "note");
  lacks("share(book.copies.note:equals 'a')", BARE, "unknown", "it (no elements)");
  is("share(book.copies.note:present())", BOOK COPIES, "0.5");
}

static void one_clear_element_decides_and_earlier_gaps_are_forgotten(void **state) {
  (void)state;
  const char *copies = BOOK "copies: [{ id: one }, { id: two, note: a }, { id: three }] }]\n";
  is("any(book.copies.note:equals 'a')", copies, "true");
  is("none(book.copies.note:equals 'a')", copies, "false");
  is("all(book.copies.note:equals 'b')", copies, "false");
  lacks("any(book.copies.note:equals 'b')", copies, "unknown", "note, note");
  lacks("any(book.copies.note:equals 'b', book.copies.id:equals 'one')", copies, "unknown", "note");
  is("any(book.copies.id:equals 'four', book.copies.note:equals 'b')", copies, "false");
  lacks("all(book.copies.note:equals 'a')", copies, "unknown", "note, note");
}

static void of_no_elements_any_is_false_none_is_true_and_all_is_unknown(void **state) {
  (void)state;
  is("count(book.copies)", BARE, "0");
  is("sum(book.papers.insurance.sum)", BARE, "0");
  is("any(book.copies.note:present())", BARE, "false");
  is("none(book.copies.note:present())", BARE, "true");
  lacks("all(book.copies.note:present())", BARE, "unknown", "it (no elements)");
  lacks("average(book.reviews.stars)", BOOK "reviews: [] }]\n", "unknown", "it (no elements)");
  lacks("smallest(book.reviews.stars)", BOOK "reviews: [] }]\n", "unknown", "it (no elements)");
  is("distinct(book.copies.note)", BARE, "0");
}

static void a_list_left_out_is_empty_unless_the_model_says_it_is_missing(void **state) {
  (void)state;
  is("count(book.copies)", BOOK "copies: null }]\n", "0");
  is("count(book.copies)", BOOK "copies: two }]\n", "0");
  lacks("count(book.reviews)", BOOK "reviews: two }]\n", "unknown 0..inf", "reviews");
  lacks("count(book.reviews)", BARE, "unknown 0..inf", "reviews");
  is("count(book.reviews)", BOOK "reviews: [] }]\n", "0");
}

static void the_first_that_fits_is_taken_if_none_before_it_may_fit(void **state) {
  (void)state;
#define COPIED(list) BOOK "copies: " list " }]\n"
  is("first(book.copies.note)", COPIED("[{ id: a, note: x }, { id: b, note: y }]"), "x");
  is("first(book.copies.note, book.copies.note:differs 'x')", COPIED("[{ id: a, note: x }, { id: b, note: y }, { id: c, note: z }]"), "y");
  lacks("first(book.copies.id, book.copies.note:equals 'y')", COPIED("[{ id: a }, { id: b, note: y }]"), "unknown", "note");
  is("first(book.copies.id, book.copies.note:equals 'y')", COPIED("[{ id: a, note: y }, { id: b }]"), "a");
  lacks("first(book.copies.note, book.copies.note:equals 'q')", COPIED("[{ id: a, note: x }]"), "unknown", "it (no elements)");
  lacks("first(book.copies.note)", COPIED("[]"), "unknown", "it (no elements)");
#undef COPIED
}

static void different_values_of_which_some_are_not_known_are_a_range(void **state) {
  (void)state;
  lacks("distinct(book.copies.note)", BOOK "copies: [{ id: a, note: x }, { id: b }, { id: c, note: x }] }]\n", "unknown 1..2", "note");
  is("distinct(book.copies.note):at_least(1)", BOOK "copies: [{ id: a, note: x }, { id: b }] }]\n", "true");
}

static void what_a_filter_leaves_out_is_not_read(void **state) {
  (void)state;
  const char *reviews = BOOK "reviews: [{ stars: 5 }, { stars: 1 }], copies: [{ id: one, note: a }, { id: two }] }]\n";
  is("average(book.reviews.stars, book.reviews.stars:above(2))", reviews, "5.0");
  is("count(book.copies, book.copies.note:absent())", reviews, "1");
  lacks("sum(book.reviews.stars)", BOOK "reviews: [{ stars: 5 }, {}] }]\n", "unknown", "stars");
}

static void elements_without_weight_are_passed_over_unread(void **state) {
  (void)state;
  const char *steps = "papers: [{ id: p, kind: insurance, terms: { steps: [{ day: 0 }, { day: 4 }] } }] }]\n";
  char data[200];
  snprintf(data, sizeof data, BOOK "%s", steps);
  is("weighted_average(book.papers.insurance.steps.day, book.papers.insurance.steps.day)", data, "4.0");
}

static void repeated_keys_and_values_count_once(void **state) {
  (void)state;
  is("overlap(book.keywords, { 'sea' })", BOOK "keywords: [sea, war, sea] }]\n", "0.5");
  is("distinct(book.keywords)", BOOK "keywords: [sea, war, sea] }]\n", "2");
  is("count(book.keywords)", BOOK "keywords: [sea, war, sea] }]\n", "3");
  is("count(pick(book.readers, { 'a', 'b', 'a' }))", BOOK "readers: { a: 1 } }]\n", "2");
}

static void lists_are_gathered_across_references(void **state) {
  (void)state;
  const char *data = "authors: [{ id: an, name: An }, { id: bo }]\n" BOOK "author_ids: [an, bo] }]\n";
  lacks("first_of(overlap(book.authors.name, { 'An' }), -1)", data, "-1", "");
  is("count(book.authors)", data, "2");
}

/* ---- dates */

static void check_months(const char *date, const char *as_of, const char *expected) {
  char data[200];
  snprintf(data, sizeof data, "as_of: %s\n" BOOK "bought: { source: s, on: %s } }]\n", as_of, date);
  check_value("months_ago(book.bought.on)", data, expected, "");
}

static void months_end_at_the_same_day_or_at_the_last_of_a_shorter_month(void **state) {
  (void)state;
  check_months("2026-08-21", "2026-11-21", "3");
  check_months("2026-08-22", "2026-11-21", "2");
  check_months("2026-02-28", "2026-03-28", "1");
  check_months("2026-02-28", "2026-03-31", "1");
  check_months("2026-02-28", "2026-03-27", "0");
  check_months("2024-02-29", "2025-02-28", "11");
  check_months("2024-02-28", "2025-02-28", "12");
  check_months("2024-01-29", "2024-02-29", "1");
  check_months("2024-01-31", "2024-02-29", "0");
  check_months("2026-11-21", "2026-11-21", "0");
}

static void a_date_after_as_of_has_no_age(void **state) {
  (void)state;
  const char *later = BOOK "bought: { source: s, on: 2026-11-22 } }]\n";
  lacks("age_days(book.bought.on)", later, "unknown", "it (date after as_of)");
  lacks("months_ago(book.bought.on)", later, "unknown", "it (date after as_of)");
  is("days_between(case.as_of, book.bought.on)", later, "1");
  is("book.bought.on:after(case.as_of)", later, "true");
}

static void check_loan(const char *expression, const char *returned, const char *expected) {
  char data[300];
  snprintf(data, sizeof data, BOOK "title: t }]\nloans: [{ id: l, book_id: b, due_on: 2026-11-21, returned_at: '%s' }]\n", returned);
  check_value(expression, data, expected, "");
}

static void a_datetime_beside_a_date_is_the_day_of_its_own_zone(void **state) {
  (void)state;
  const char *in_time = "all(book.loans.returned_at:not_after(book.loans.due_on))";
  check_loan(in_time, "2026-11-21T23:59:59+07:00", "true");
  check_loan(in_time, "2026-11-22T00:00:00+07:00", "false");
  check_loan(in_time, "2026-11-21T23:59:59-11:00", "true");
  check_loan("largest(book.loans.returned_at):equals(case.as_of)", "2026-11-21T05:00:00Z", "true");
  check_loan("sum(hours_between(book.loans.due_on, book.loans.returned_at))", "2026-11-21T06:30:00+07:00", "6.5");
}

static void days_beyond_the_calendar_are_unknown(void **state) {
  (void)state;
  const char *far = BOOK "pages: 9223372036854775807, bought: { source: s, on: 2026-11-21 } }]\n";
  lacks("days_after(book.bought.on, book.pages)", far, "unknown", "it (beyond the calendar)");
  is("days_after(book.bought.on, 10)", far, "2026-12-01");
  is("days_after(book.bought.on, 20 / 2)", far, "2026-12-01");
  lacks("months_after(book.bought.on, book.pages)", far, "unknown", "it (beyond the calendar)");
  is("months_after(book.bought.on, 12 * 7973)", far, "9999-11-21");
  lacks("months_after(book.bought.on, 12 * 7974)", far, "unknown", "it (beyond the calendar)");
  is("months_after(book.bought.on, -12 * 2025)", far, "0001-11-21");
  lacks("months_after(book.bought.on, -12 * 2026)", far, "unknown", "it (beyond the calendar)");
}

static void months_after_is_the_same_day_or_the_last_of_the_month(void **state) {
  (void)state;
  const char *last = BOOK "bought: { source: s, on: 2027-11-30 } }]\n";
  is("months_after(book.bought.on, 3)", last, "2028-02-29");
  is("months_after(book.bought.on, 15)", last, "2029-02-28");
  is("months_after(book.bought.on, 36)", last, "2030-11-30");
  is("months_after(book.bought.on, 1.9)", last, "2027-12-30");
}

static void labels_are_folded_and_languages_cut_to_their_primary_subtag(void **state) {
  (void)state;
  is("folded(book.title)", "books: [{ id: b, title: '  # QU\xe1\xba\xa2NG C\xc3\x81O ' }]\n", "qu\xe1\xba\xa3ng c\xc3\xa1o");
  is("folded(book.title)", "books: [{ id: b, title: '##ad' }]\n", "#ad");
  is("folded(book.title)", "books: [{ id: b, title: '#' }]\n", "");
  is("primary_language(book.title)", "books: [{ id: b, title: VI-Latn-VN }]\n", "vi");
  is("primary_language(book.title)", "books: [{ id: b, title: en }]\n", "en");
  is("folded(book.title):equals(primary_language(book.title))", "books: [{ id: b, title: Vi }]\n", "true");
  lacks("folded(book.title)", "books: [{ id: b, title: 3 }]\n", "unknown", "title");
}

/* ---- results that hold for the whole document */

static size_t measure(plans *p, size_t book, struct memo *memo, result *found) {
  plans_enter(p, "book", book);
  p->scope.memo = memo;
  *found = eval(&p->scope, plans_root(p, "x.y")->measure);
  return p->trace.n;
}

static void what_holds_for_the_document_is_found_once_and_noted_for_each_subject(void **state) {
  (void)state;
  static plans p;
  note first_notes[4];
  result first, second;
  plans_open(&p, HEAD RULE("x.y", "measure = sum(case.books.pages), demand = present()"));
  plans_bind(&p, "books: [{ id: a, pages: 3 }, { id: b }, { id: c, pages: 4 }]\n");
  assert_int_equal(p.r.rules.n_memos, 1);
  struct memo *memo = memo_new(&p.r.w.arena, p.r.rules.n_memos);
  const size_t n = measure(&p, 0, memo, &first);
  memcpy(first_notes, p.notes, sizeof first_notes);
  const size_t gaps = p.trace.gaps;
  assert_int_equal(measure(&p, 2, memo, &second), n);
  assert_int_equal(n, 3);
  assert_memory_equal(first_notes, p.notes, n * sizeof *first_notes);
  assert_int_equal(p.trace.gaps, gaps);
  assert_int_equal(gaps, 1);
  assert_int_equal(first.kind, KIND_UNKNOWN);
  assert_int_equal(second.kind, KIND_UNKNOWN);
  plans_close(&p);
}

static void what_depends_on_the_subject_is_not_kept(void **state) {
  (void)state;
  static plans p;
  result first, second;
  plans_open(&p, HEAD RULE("x.y", "measure = count(case.books, case.books.pages:above(book.pages)), demand = at_most(1)"));
  plans_bind(&p, "books: [{ id: a, pages: 3 }, { id: b, pages: 4 }]\n");
  assert_int_equal(p.r.rules.n_memos, 0);
  struct memo *memo = memo_new(&p.r.w.arena, 1);
  measure(&p, 0, memo, &first);
  measure(&p, 1, memo, &second);
  assert_int_equal(first.integer, 1);
  assert_int_equal(second.integer, 0);
  plans_close(&p);
}

/* ---- notes */

static void each_value_is_noted_once(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.y", "measure = book.pages * book.pages + book.price, demand = present()"));
  plans_bind(&p, NOVEL);
  plans_enter(&p, "book", 0);
  (void)eval(&p.scope, plans_root(&p, "x.y")->measure);
  assert_int_equal(p.trace.n, 2);
  plans_close(&p);
}

static void where_there_is_no_room_what_is_missing_is_noted_all_the_same(void **state) {
  (void)state;
  static plans p;
  plans_open(&p, HEAD RULE("x.y", "measure = sum(book.reviews.stars), demand = present()"));
  plans_bind(&p, BOOK "reviews: [{ stars: 1 }, { stars: 2 }, { stars: 3 }, {}] }]\n");
  plans_enter(&p, "book", 0);
  p.trace.cap = 2;
  (void)eval(&p.scope, plans_root(&p, "x.y")->measure);
  assert_int_equal(p.trace.n, 2);
  assert_null(p.trace.notes[1].found);
  assert_int_equal(p.trace.gaps, 1);
  plans_close(&p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_path_gives_the_value_or_names_what_is_missing),
    cmocka_unit_test(null_blank_and_wrong_are_missing),
    cmocka_unit_test(a_key_of_shares_that_is_left_out_is_zero_only_where_the_model_says_so),
    cmocka_unit_test(an_element_with_no_attribute_given_is_there_and_no_more_is_known),
    cmocka_unit_test(what_lies_behind_a_reference_that_leads_nowhere_is_not_empty),
    cmocka_unit_test(integers_are_exact_until_they_overflow),
    cmocka_unit_test(a_quotient_by_zero_is_unknown_and_says_so),
    cmocka_unit_test(floor_sees_through_rounding),
    cmocka_unit_test(first_of_forgets_what_was_missing_before_it),
    cmocka_unit_test(choose_does_not_ask_what_makes_no_difference),
    cmocka_unit_test(the_least_of_what_is_partly_missing_is_unknown),
    cmocka_unit_test(a_table_is_left_as_soon_as_it_has_no_row),
    cmocka_unit_test(both_hold_only_if_neither_fails),
    cmocka_unit_test(either_holds_as_soon_as_one_does),
    cmocka_unit_test(the_unknown_stays_unknown_when_negated),
    cmocka_unit_test(whether_something_is_given_is_always_known),
    cmocka_unit_test(a_count_with_doubtful_elements_is_a_range),
    cmocka_unit_test(a_share_with_a_doubtful_condition_is_unknown),
    cmocka_unit_test(one_clear_element_decides_and_earlier_gaps_are_forgotten),
    cmocka_unit_test(of_no_elements_any_is_false_none_is_true_and_all_is_unknown),
    cmocka_unit_test(a_list_left_out_is_empty_unless_the_model_says_it_is_missing),
    cmocka_unit_test(the_first_that_fits_is_taken_if_none_before_it_may_fit),
    cmocka_unit_test(different_values_of_which_some_are_not_known_are_a_range),
    cmocka_unit_test(what_a_filter_leaves_out_is_not_read),
    cmocka_unit_test(elements_without_weight_are_passed_over_unread),
    cmocka_unit_test(repeated_keys_and_values_count_once),
    cmocka_unit_test(lists_are_gathered_across_references),
    cmocka_unit_test(months_end_at_the_same_day_or_at_the_last_of_a_shorter_month),
    cmocka_unit_test(a_date_after_as_of_has_no_age),
    cmocka_unit_test(a_datetime_beside_a_date_is_the_day_of_its_own_zone),
    cmocka_unit_test(days_beyond_the_calendar_are_unknown),
    cmocka_unit_test(months_after_is_the_same_day_or_the_last_of_the_month),
    cmocka_unit_test(labels_are_folded_and_languages_cut_to_their_primary_subtag),
    cmocka_unit_test(what_holds_for_the_document_is_found_once_and_noted_for_each_subject),
    cmocka_unit_test(what_depends_on_the_subject_is_not_kept),
    cmocka_unit_test(each_value_is_noted_once),
    cmocka_unit_test(where_there_is_no_room_what_is_missing_is_noted_all_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
