/* test_document.c: what stops a document, what is complained about, and what a bound one answers. */
#include <stdlib.h>

#include "library.h"

#define HEAD "schema: library/1\nas_of: 2026-11-21\nlibrary: {id: lib, name: City}\n"

typedef struct shelf {
  t_world w;
  model *model;
  document *doc;
  kolua_status status;
} shelf;

static void bind_with(shelf *s, const char *yaml, document_options how) {
  t_open(&s->w);
  s->model = library_model(&s->w, LIBRARY_MODEL);
  value *tree = library_tree(&s->w, "data.yaml", yaml);
  s->status = document_bind(&s->doc, &s->w.arena, &s->w.scratch, s->model, "data.yaml", tree, "sha256:0", &how, s->w.problems);
}

static void bind(shelf *s, const char *yaml) {
  bind_with(s, yaml, (document_options){0});
}

static void close(shelf *s) {
  t_close(&s->w);
}

static const value *at(const value *v, const char *key) {
  return value_get(v, text_of(key));
}

static const value *item(const shelf *s, const char *list, size_t i) {
  return &at(s->doc->root, list)->as.items[i];
}

static const char *path_of(shelf *s, const value *v) {
  return v ? value_path(v, &s->w.arena) : "(nothing)";
}

/* What stops a document, each as "line:column: message". */
static void expect_refusal(const char *yaml, const char *const *expected) {
  shelf s;
  bind(&s, yaml);
  size_t n = 0;
  for (; expected[n] != NULL; n++) assert_string_equal(library_issue(&s.w, s.w.problems, n), expected[n]);
  assert_int_equal(kolua_problems_count(s.w.problems), n);
  assert_int_equal(s.status, KOLUA_EDATA);
  assert_null(s.doc);
  close(&s);
}
#define REFUSED(yaml, ...) expect_refusal((yaml), (const char *const[]){__VA_ARGS__, NULL})

static void expect_complaints(const char *yaml, const char *const *expected) {
  shelf s;
  bind(&s, yaml);
  if (s.status != KOLUA_OK) fail_msg("%s", t_problem(&s.w, 0));
  size_t n = 0;
  for (; expected[n] != NULL; n++) assert_string_equal(library_issue(&s.w, s.doc->complaints, n), expected[n]);
  assert_int_equal(kolua_problems_count(s.doc->complaints), n);
  close(&s);
}
#define COMPLAINS(yaml, ...) expect_complaints((yaml), (const char *const[]){__VA_ARGS__, NULL})
#define BOOK HEAD "books:\n- id: b1\n  title: Dune\n  bought: {source: fair}\n"

/* ---------------------------------------------------------------- what stops a document */

static void unknown_keys_are_refused_all_at_once_in_file_order(void **state) {
  (void)state;
  REFUSED(HEAD "librari: {}\nbooks:\n- {id: b1, titel: Dune, bought: {source: fair, frm: x}}\n", "4:1: unknown key 'librari' (did you mean 'library'?)",
          "6:12: unknown key 'titel' (did you mean 'title'?)", "6:48: unknown key 'frm'");
}

static void ids_must_be_there_and_differ(void **state) {
  (void)state;
  REFUSED(HEAD "authors:\n- {id: a1, name: A}\n- {id: a1, name: B}\n- {name: C}\n- {id: , name: D}\n- {id: 7, name: E}\n- {id: A B, name: F}\n- text\n",
          "6:8: authors[1].id: the id 'a1' stands twice in this list (first at 5:8)", "7:3: authors[2] needs its 'id'", "8:8: authors[3] needs its 'id'",
          "9:8: authors[4].id must be an id, not the number 7: put it in quotes",
          "10:8: authors[5].id must be an id of a-z, 0-9 and '-', not the text 'A B'", "11:3: authors[6] must be a map with its 'id'");
}

static void the_map_of_a_subject_needs_its_id_too(void **state) {
  (void)state;
  REFUSED("schema: library/1\nas_of: 2026-11-21\nlibrary: {name: City}\n", "3:10: library needs its 'id'");
}

static void schema_and_date_must_be_there(void **state) {
  (void)state;
  REFUSED("library: {id: lib, name: City}\n", "1:1: 'schema' is missing: it must say 'library/1'",
          "1:1: no date to judge by: 'as_of' must be a date (YYYY-MM-DD) that exists, unless an option gives one");
  REFUSED("schema: library/2\nas_of: 2026-02-30\nlibrary: {id: lib, name: City}\n", "1:9: 'schema' must say 'library/1', not 'library/2'",
          "2:8: no date to judge by: 'as_of' must be a date (YYYY-MM-DD) that exists, unless an option gives one");
  REFUSED("[1]\n", "1:1: a document must be a map that begins with 'schema: library/1'");
}

static void the_date_of_the_options_wins(void **state) {
  (void)state;
  shelf s;
  bind_with(&s, "schema: library/1\nlibrary: {id: lib, name: City}\n", (document_options){.as_of = "2026-01-02"});
  assert_int_equal(s.status, KOLUA_OK);
  assert_string_equal(s.doc->as_of_text, "2026-01-02");
  assert_int_equal(s.doc->as_of, 20455);
  assert_int_equal(kolua_problems_count(s.doc->complaints), 0);
  close(&s);
  bind_with(&s, HEAD, (document_options){.as_of = "2026-13-02"});
  assert_int_equal(s.status, KOLUA_EINVAL);
  close(&s);
}

/* ---------------------------------------------------------------- complaints */

static void wrong_types_say_what_is_allowed_and_how_to_write_it(void **state) {
  (void)state;
  COMPLAINS(BOOK "  worn: \"0.34\"\n  pages: true\n  lent: yes\n  genre: [novel]\n  keywords: war\n  readers: []\n  copies: {}\n- id: b2\n  title: 1984\n"
                 "  bought: fair\n",
            "8:9: books[0].worn must be a number, not the text '0.34': leave out the quotes", "9:10: books[0].pages must be an integer, not true",
            "10:9: books[0].lent must be true or false, not the text 'yes'", "11:10: books[0].genre must be a word, not a list",
            "12:13: books[0].keywords must be a list, not the text 'war'", "13:12: books[0].readers must be a map, not a list",
            "14:11: books[0].copies must be a list of maps, not a map", "16:10: books[1].title must be a text, not the number 1984: put it in quotes",
            "17:11: books[1].bought must be a map, not the text 'fair'");
}

static void whole_numbers_are_integers_however_written(void **state) {
  (void)state;
  COMPLAINS(BOOK "  pages: 3.0\n  price: 7\n", NULL);
  COMPLAINS(BOOK "  pages: 3.5\n", "8:10: books[0].pages must be an integer, not the number 3.5");
}

static void numbers_written_as_in_a_letter_are_understood_and_refused(void **state) {
  (void)state;
  COMPLAINS(BOOK "  worn: 34%\n  pages: 120.000.000\n  price: 12,50 €\n  readers: {young: '0,34', old: 34.7 %}\n",
            "8:9: books[0].worn must be a number, not the text '34%' (did you mean 0.34?)",
            "9:10: books[0].pages must be an integer, not the text '120.000.000' (did you mean 120000000?)",
            "10:10: books[0].price must be a number, not the text '12,50 €' (did you mean 12.5?)",
            "11:20: books[0].readers.young must be a number, not the text '0,34' (did you mean 0.34?)",
            "11:33: books[0].readers.old must be a number, not the text '34.7 %' (did you mean 0.347?)");
  COMPLAINS(BOOK "  worn: 134%\n  pages: 12,5\n  price: 5 thousand\n", "8:9: books[0].worn must be a number, not the text '134%'",
            "9:10: books[0].pages must be an integer, not the text '12,5'", "10:10: books[0].price must be a number, not the text '5 thousand'");
}

static void ranges_hold_for_values_and_shares(void **state) {
  (void)state;
  COMPLAINS(BOOK "  pages: 0\n  price: 1000\n  worn: 34\n  readers: {young: 0.5, old: 1.5}\n  ages: {child: 0.1, elder: 0.2}\n",
            "8:10: books[0].pages is 0, but must be above 0", "9:10: books[0].price is 1000, but must be at least 0 and below 1000",
            "10:9: books[0].worn is 34, but must be at least 0 and at most 1 (did you mean 0.34?)",
            "11:30: books[0].readers.old is 1.5, but must be at least 0 and at most 1 (did you mean 0.015?)", "12:29: books[0].ages.elder: unknown key (one of child, adult)");
}

static void words_and_references_that_lead_nowhere_get_a_suggestion(void **state) {
  (void)state;
  COMPLAINS(HEAD "authors: [{id: herbert, name: Frank}]\nbooks:\n- {id: b1, title: Dune, bought: {source: fair}, genre: novle, author_ids: [herbert, herbet]}\n"
                 "- {id: b2, title: Emma, bought: {source: fair}, genre: war}\n",
            "6:56: books[0].genre: 'novle' is not one of novel, poetry, history (did you mean 'novel'?)",
            "6:85: books[0].author_ids[1]: no element of authors has the id 'herbet' (did you mean 'herbert'?)",
            "7:56: books[1].genre: 'war' is not one of novel, poetry, history");
}

static void dates_must_exist_and_be_in_order(void **state) {
  (void)state;
  COMPLAINS(HEAD "books: [{id: b1, title: Dune, bought: {source: fair, on: 2026-02-29}}]\nloans:\n- {id: l1, book_id: b1, from: 2026-03-02, due_on: 2026-03-01}\n"
                 "- {id: l2, book_id: b1, returned_at: \"2026-03-01T10:00:00\"}\n",
            "4:58: books[0].bought.on: 2026-02-29 is no day of the calendar", "6:51: loans[0].due_on is 2026-03-01, before from 2026-03-02",
            "7:38: loans[1].returned_at must be a date and time with its offset (YYYY-MM-DDThh:mm+hh:mm, or Z), not the text '2026-03-01T10:00:00'");
}

static void required_fields_are_missed_where_they_should_stand(void **state) {
  (void)state;
  COMPLAINS(HEAD "books:\n- {id: b1, title: \"  \", bought: {on: 2026-01-01}}\n- {id: b2, title: }\n- {id: b3, title: Dune, bought: {source: fair}, reviews: [{}]}\n",
            "5:19: books[0].title is required, but blank", "5:33: books[0].bought.source is required, but not given", "6:3: books[1].bought is required, but not given",
            "6:19: books[1].title is required, but null", "7:59: books[2].reviews[0].stars is required, but not given");
}

static void a_partial_document_may_leave_out_what_is_required(void **state) {
  (void)state;
  shelf s;
  bind_with(&s, HEAD "books: [{id: b1, pages: many}]\nloans: [{id: l1}]\n", (document_options){.partial = true});
  assert_int_equal(s.status, KOLUA_OK);
  assert_int_equal(kolua_problems_count(s.doc->complaints), 1);
  assert_non_null(strstr(library_issue(&s.w, s.doc->complaints, 0), "books[0].pages"));
  close(&s);
}

static void exactly_one_of_several_must_be_given(void **state) {
  (void)state;
  COMPLAINS(BOOK "loans:\n- {id: l1}\n- {id: l2, book_id: b1, room_id: r1}\n",
            "9:3: loans[0] needs exactly one of book_id, room_id, but none is given", "10:3: loans[1] needs exactly one of book_id, room_id, but more are given",
            "10:34: loans[1].room_id: no element of library.rooms has the id 'r1'");
}

static void what_was_complained_about_is_none_of_several(void **state) {
  (void)state;
  shelf s;
  bind(&s, BOOK "loans:\n- {id: l1, book_id: b1, room_id: [r1]}\n");
  assert_int_equal(kolua_problems_count(s.doc->complaints), 1);
  assert_false(at(item(&s, "loans", 0), "book_id")->flags & VALUE_VOID);
  close(&s);
}

static void null_and_blank_are_missing_without_a_word(void **state) {
  (void)state;
  shelf s;
  bind(&s, BOOK "  genre:\n  pages: ~\n  keywords: ~\n  copies:\n");
  assert_int_equal(kolua_problems_count(s.doc->complaints), 0);
  assert_true(at(item(&s, "books", 0), "pages")->flags & VALUE_VOID);
  close(&s);
}

static void what_was_complained_about_counts_as_missing(void **state) {
  (void)state;
  shelf s;
  bind(&s, BOOK "  pages: many\n  keywords: [war, 3, sand]\n  readers: {old: x, young: 0.5}\n  author_ids: [nobody]\n  reviews: [1]\n");
  const value *book = item(&s, "books", 0);
  assert_true(at(book, "pages")->flags & VALUE_VOID);
  assert_true(at(book, "keywords")->flags & VALUE_VOID);
  assert_true(at(at(book, "readers"), "old")->flags & VALUE_VOID);
  assert_false(at(at(book, "readers"), "young")->flags & VALUE_VOID);
  assert_false(at(book, "readers")->flags & VALUE_VOID);
  assert_true(at(book, "author_ids")->flags & VALUE_VOID);
  assert_true(at(book, "reviews")->flags & VALUE_VOID);
  assert_false(at(book, "title")->flags & VALUE_VOID);
  close(&s);
}

static void strict_makes_complaints_stop_the_document(void **state) {
  (void)state;
  shelf s;
  bind_with(&s, BOOK "  pages: many\n  pagez: 1\n", (document_options){.strict = true});
  assert_int_equal(s.status, KOLUA_EDATA);
  assert_string_equal(library_issue(&s.w, s.w.problems, 0), "8:10: books[0].pages must be an integer, not the text 'many'");
  assert_string_equal(library_issue(&s.w, s.w.problems, 1), "9:3: unknown key 'pagez' (did you mean 'pages'?)");
  assert_string_equal(kolua_problems_get(s.w.problems, 2)->message, "refused: 1 complaint (strict)");
  close(&s);
}

/* ---------------------------------------------------------------- asking */

#define LENT HEAD \
  "authors: [{id: a1, name: A}, {id: a2, name: B}]\n" \
  "books:\n" \
  "- {id: b1, title: Dune, bought: {source: fair}, author_ids: [a1, a1, a2], copies: [{id: c1}, {id: c2}]}\n" \
  "- {id: b2, title: Emma, bought: {source: fair}, author_ids: [a2], copies: [{id: c1}]}\n" \
  "loans:\n" \
  "- {id: l1, book_id: b1, copy_id: c1}\n" \
  "- {id: l2, book_id: b2, copy_id: c1}\n" \
  "- {id: l3, book_id: b1, copy_id: c2}\n"

static void slots_answer_by_field(void **state) {
  (void)state;
  shelf s;
  bind(&s, LENT);
  const value *book = item(&s, "books", 1);
  assert_ptr_equal(value_slot(book, FIELD(s.model, "books", "title")->slot), at(book, "title"));
  assert_null(value_slot(book, FIELD(s.model, "books", "genre")->slot));
  assert_ptr_equal(book->as.map->record, FIELD(s.model, "books")->record);
  close(&s);
}

static void subjects_are_counted_and_named(void **state) {
  (void)state;
  shelf s;
  bind(&s, LENT);
  const subject *book = model_subject(s.model, TEXT("book")), *library = model_subject(s.model, TEXT("library"));
  assert_int_equal(document_count(s.doc, book), 2);
  const value *second = document_subject(s.doc, book, 1), *only = document_subject(s.doc, library, 0);
  assert_true(text_is(document_id(s.doc, book, second), "b2"));
  assert_true(text_is(document_name(s.doc, book, second), "Emma"));
  assert_int_equal(document_count(s.doc, library), 1);
  assert_true(text_is(document_id(s.doc, library, only), "lib"));
  assert_true(text_is(document_name(s.doc, library, only), "City"));
  close(&s);
}

static void references_are_followed_both_ways(void **state) {
  (void)state;
  shelf s;
  bind(&s, LENT);
  const field *authors = FIELD(s.model, "books", "author_ids"), *book = FIELD(s.model, "loans", "book_id");
  assert_ptr_equal(document_refer(s.doc, authors, TEXT("a2")), item(&s, "authors", 1));
  assert_null(document_refer(s.doc, authors, TEXT("a3")));
  size_t n;
  const value *const *found = document_back(s.doc, authors, item(&s, "authors", 1), &n);
  assert_int_equal(n, 2);
  assert_ptr_equal(found[0], item(&s, "books", 0));
  assert_ptr_equal(found[1], item(&s, "books", 1));
  document_back(s.doc, authors, item(&s, "authors", 0), &n);
  assert_int_equal(n, 1);
  found = document_back(s.doc, book, item(&s, "books", 0), &n);
  assert_int_equal(n, 2);
  assert_ptr_equal(found[1], item(&s, "loans", 2));
  close(&s);
}

/* Copy ids differ within their book only: the loan's other reference tells the book. */
static void an_id_in_several_lists_means_the_one_beside(void **state) {
  (void)state;
  shelf s;
  bind(&s, LENT);
  const field *copy = FIELD(s.model, "loans", "copy_id");
  const value *of_dune = &at(item(&s, "books", 0), "copies")->as.items[0], *of_emma = &at(item(&s, "books", 1), "copies")->as.items[0];
  assert_int_equal(kolua_problems_count(s.doc->complaints), 0);
  assert_ptr_equal(document_follow(s.doc, copy, at(item(&s, "loans", 0), "copy_id")), of_dune);
  assert_ptr_equal(document_follow(s.doc, copy, at(item(&s, "loans", 1), "copy_id")), of_emma);
  size_t n;
  const value *const *found = document_back(s.doc, copy, of_emma, &n);
  assert_int_equal(n, 1);
  assert_ptr_equal(found[0], item(&s, "loans", 1));
  close(&s);
}

static void an_id_in_several_lists_may_be_untold(void **state) {
  (void)state;
  COMPLAINS("schema: library/1\nas_of: 2026-11-21\nlibrary: {id: lib, name: City, rooms: [{id: r1}]}\nbooks:\n"
            "- {id: b1, title: Dune, bought: {source: fair}, copies: [{id: c1}]}\n- {id: b2, title: Emma, bought: {source: fair}, copies: [{id: c1}]}\n"
            "loans: [{id: l1, room_id: r1, copy_id: c1}]\n",
            "7:40: loans[0].copy_id: 'c1' stands several times in books[].copies, and nothing tells which one is meant");
}

/* ---------------------------------------------------------------- keyed lists */

#define PAPERS BOOK \
  "  papers:\n" \
  "  - {id: p1, kind: licence, terms: {countries: [VN, US], until: 2027-01-01}}\n" \
  "  - {id: p2, kind: insurance, text: Old}\n" \
  "  - {id: p3, kind: licence, text: New, terms: {countries: [US, FR], until: 2028-01-01}}\n"

static const value *paper(const shelf *s, size_t key) {
  return document_keyed(s->doc, FIELD(s->model, "books", "papers"), item(s, "books", 0), key);
}

/* What an element holds under a field that the test has written there. */
static const value *held(const value *element, const field *f) {
  const value *v = value_slot(element, f->slot);
  if (v == NULL) {
    fail_msg("nothing under %.*s", (int)f->path.len, f->path.at);
    abort();
  }
  return v;
}

static void an_element_is_found_by_its_key_with_its_attributes(void **state) {
  (void)state;
  shelf s;
  bind(&s, BOOK "  papers:\n  - {terms: {sum: 500}, id: p1, kind: insurance}\n  - {id: p2, kind: licence, terms: }\n");
  const value *insurance = paper(&s, 2), *licence = paper(&s, 1);
  assert_null(paper(&s, 0));
  const value *sum = held(insurance, FIELD(s.model, "books", "papers", "insurance", "sum"));
  assert_int_equal(sum->as.integer, 500);
  assert_string_equal(path_of(&s, sum), "books[0].papers[0].terms.sum");
  assert_non_null(licence);
  assert_null(value_slot(licence, FIELD(s.model, "books", "papers", "licence", "until")->slot));
  assert_string_equal(path_of(&s, licence), "books[0].papers[1]");
  assert_null(document_keyed(s.doc, FIELD(s.model, "books", "papers"), item(&s, "books", 0), 3));
  close(&s);
}

static void elements_of_one_key_are_merged(void **state) {
  (void)state;
  shelf s;
  bind(&s, PAPERS);
  const value *licence = paper(&s, 1);
  const value *countries = held(licence, FIELD(s.model, "books", "papers", "licence", "countries"));
  assert_int_equal(countries->len, 3);
  assert_true(text_is(value_text(&countries->as.items[2]), "FR"));
  assert_string_equal(path_of(&s, countries), "books[0].papers[0].terms.countries");
  const value *until = held(licence, FIELD(s.model, "books", "papers", "licence", "until"));
  assert_true(text_is(value_text(until), "2027-01-01"));
  const value *text_value = held(licence, FIELD(s.model, "books", "papers", "text"));
  assert_string_equal(path_of(&s, text_value), "books[0].papers[2].text");
  assert_int_equal(s.doc->n_complaints, 1);
  assert_int_equal(s.doc->n_kept, 1);
  assert_string_equal(library_issue(&s.w, s.doc->complaints, 0),
                      "11:5: books[0].papers[2]: 'licence' stands here already (line 9); lists are united, of all else the first counts");
  close(&s);
}

static void attributes_are_checked_by_their_key(void **state) {
  (void)state;
  REFUSED(BOOK "  papers: [{id: p1, kind: licence, terms: {sum: 1, untill: 2027-01-01}}, {id: p2, kind: lease, terms: {any: 1}}]\n",
          "8:44: unknown key 'sum'", "8:52: unknown key 'untill' (did you mean 'until'?)");
  COMPLAINS(BOOK "  papers: [{id: p1, kind: insurance, terms: {sum: -1}}, {id: p2, kind: lease, terms: {any: 1}}]\n",
            "8:51: books[0].papers[0].terms.sum is -1, but must be at least 0",
            "8:72: books[0].papers[1].kind: 'lease' is not one of deed, licence, insurance");
}

/* ---------------------------------------------------------------- single records */

static document *bind_record(shelf *s, const char *kind, const char *json) {
  value *tree = NULL;
  const text source = text_of(json);
  assert_int_equal(json_read(&tree, &s->w.arena, &s->w.scratch, "in.ndjson", source, &library_limits, s->w.problems), KOLUA_OK);
  document *doc;
  const kolua_status status =
    document_bind_record(&doc, &s->w.arena, &s->w.scratch, s->doc, model_subject(s->model, text_of(kind)), "in.ndjson", tree, s->w.problems);
  assert_int_equal(status, doc != NULL ? KOLUA_OK : KOLUA_EDATA);
  return doc;
}

static void a_record_looks_into_its_context_and_is_looked_at_from_there(void **state) {
  (void)state;
  shelf s;
  bind(&s, LENT);
  document *doc = bind_record(&s, "book", "{\"id\": \"b1\", \"title\": \"Dune\", \"bought\": {\"source\": \"shop\"}, \"author_ids\": [\"a2\"]}");
  assert_null(doc->complaints);
  assert_int_equal(doc->as_of, s.doc->as_of);
  const subject *book = model_subject(s.model, TEXT("book"));
  assert_int_equal(document_count(doc, book), 1);
  const value *dune = document_subject(doc, book, 0);
  assert_ptr_equal(document_refer(doc, FIELD(s.model, "books", "author_ids"), TEXT("a2")), item(&s, "authors", 1));
  size_t n;
  const value *const *found = document_back(doc, FIELD(s.model, "loans", "book_id"), dune, &n);
  assert_int_equal(n, 2);
  assert_ptr_equal(found[0], item(&s, "loans", 0));
  assert_int_equal(document_place(doc, at(dune, "title")).column, 23);
  assert_string_equal(document_place(doc, found[0]).file, "data.yaml");
  close(&s);
}

static void a_record_is_refused_for_nothing_but_its_id(void **state) {
  (void)state;
  shelf s;
  bind(&s, LENT);
  document *doc = bind_record(&s, "book", "{\"id\": \"B 7\", \"titel\": 3, \"author_ids\": [\"a9\"], \"copies\": [{}]}");
  assert_non_null(doc);
  assert_int_equal(kolua_problems_count(doc->complaints), 5);
  assert_string_equal(library_issue(&s.w, doc->complaints, 0), "1:1: title is required, but not given");
  assert_string_equal(library_issue(&s.w, doc->complaints, 2), "1:15: unknown key 'titel' (did you mean 'title'?)");
  assert_null(bind_record(&s, "book", "{\"title\": \"Dune\"}"));
  assert_string_equal(library_issue(&s.w, s.w.problems, 0), "1:1: the record needs its 'id'");
  assert_null(bind_record(&s, "book", "{\"id\": 5}"));
  assert_null(bind_record(&s, "book", "[]"));
  close(&s);
}

static void complaints_in_json_have_places(void **state) {
  (void)state;
  shelf s;
  t_open(&s.w);
  s.model = library_model(&s.w, LIBRARY_MODEL);
  const text source = TEXT("{\"schema\": \"library/1\", \"as_of\": \"2026-11-21\",\n \"library\": {\"id\": \"lib\", \"name\": 7}}");
  value *tree;
  assert_int_equal(json_read(&tree, &s.w.arena, &s.w.scratch, "d.json", source, &library_limits, s.w.problems), KOLUA_OK);
  assert_int_equal(document_bind(&s.doc, &s.w.arena, &s.w.scratch, s.model, "d.json", tree, "", &(document_options){0}, s.w.problems), KOLUA_OK);
  assert_string_equal(library_issue(&s.w, s.doc->complaints, 0), "2:35: library.name must be a text, not the number 7: put it in quotes");
  close(&s);
}

static void the_shipped_example_binds_without_complaint(void **state) {
  (void)state;
  shelf s;
  t_open(&s.w);
  const text model_source = library_file(&s.w, "rules/model.yaml"), source = library_file(&s.w, "examples/serum-launch/campaign.yaml");
  if (model_source.len == 0 || source.len == 0) fail_msg("%s", t_problem(&s.w, 0));
  s.model = library_model(&s.w, model_source.at);
  value *tree = library_tree(&s.w, "campaign.yaml", source.at);
  const kolua_status status =
    document_bind(&s.doc, &s.w.arena, &s.w.scratch, s.model, "campaign.yaml", tree, "", &(document_options){0}, s.w.problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(&s.w, 0));
  if (kolua_problems_count(s.doc->complaints) > 0) fail_msg("%s", library_issue(&s.w, s.doc->complaints, 0));
  close(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(unknown_keys_are_refused_all_at_once_in_file_order),
    cmocka_unit_test(ids_must_be_there_and_differ),
    cmocka_unit_test(the_map_of_a_subject_needs_its_id_too),
    cmocka_unit_test(schema_and_date_must_be_there),
    cmocka_unit_test(the_date_of_the_options_wins),
    cmocka_unit_test(wrong_types_say_what_is_allowed_and_how_to_write_it),
    cmocka_unit_test(whole_numbers_are_integers_however_written),
    cmocka_unit_test(numbers_written_as_in_a_letter_are_understood_and_refused),
    cmocka_unit_test(ranges_hold_for_values_and_shares),
    cmocka_unit_test(words_and_references_that_lead_nowhere_get_a_suggestion),
    cmocka_unit_test(dates_must_exist_and_be_in_order),
    cmocka_unit_test(required_fields_are_missed_where_they_should_stand),
    cmocka_unit_test(a_partial_document_may_leave_out_what_is_required),
    cmocka_unit_test(exactly_one_of_several_must_be_given),
    cmocka_unit_test(what_was_complained_about_is_none_of_several),
    cmocka_unit_test(null_and_blank_are_missing_without_a_word),
    cmocka_unit_test(what_was_complained_about_counts_as_missing),
    cmocka_unit_test(strict_makes_complaints_stop_the_document),
    cmocka_unit_test(slots_answer_by_field),
    cmocka_unit_test(subjects_are_counted_and_named),
    cmocka_unit_test(references_are_followed_both_ways),
    cmocka_unit_test(an_id_in_several_lists_means_the_one_beside),
    cmocka_unit_test(an_id_in_several_lists_may_be_untold),
    cmocka_unit_test(an_element_is_found_by_its_key_with_its_attributes),
    cmocka_unit_test(elements_of_one_key_are_merged),
    cmocka_unit_test(attributes_are_checked_by_their_key),
    cmocka_unit_test(a_record_looks_into_its_context_and_is_looked_at_from_there),
    cmocka_unit_test(a_record_is_refused_for_nothing_but_its_id),
    cmocka_unit_test(complaints_in_json_have_places),
    cmocka_unit_test(the_shipped_example_binds_without_complaint),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
