/* test_model.c: what a model says, and what is said of a model that contradicts itself. */
#include "library.h"

#define assert_text(found, expected) assert_true(text_is((found), (expected)))

/* ---------------------------------------------------------------- fields */

static void model_gives_each_field_its_type_unit_and_range(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const field *pages = FIELD(m, "books", "pages"), *price = FIELD(m, "books", "price"), *worn = FIELD(m, "books", "worn");
  assert_int_equal(pages->type, FIELD_INTEGER);
  assert_text(pages->unit->many.in[KOLUA_EN], "pages");
  assert_text(pages->unit->many.in[KOLUA_VI], "trang");
  assert_true(pages->has_min && pages->min_excluded && !pages->has_max);
  assert_true(price->has_min && !price->min_excluded && price->has_max && price->max_excluded);
  assert_int_equal(price->unit->decimals, 2);
  assert_true(worn->unit->percent && worn->has_min && worn->has_max);
  assert_true(worn->max > 0.99 && worn->max < 1.01);
  assert_text(worn->path, "books[].worn");
  assert_text(FIELD(m, "books", "title")->label.in[KOLUA_VI], "Nhan đề");
  t_close(&w);
}

static void model_reads_lists_maps_and_words(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const field *genre = FIELD(m, "books", "genre"), *readers = FIELD(m, "books", "readers"), *ages = FIELD(m, "books", "ages");
  assert_text(model_option(genre, TEXT("novel"))->label.in[KOLUA_VI], "Tiểu thuyết");
  assert_text(model_option(genre, TEXT("poetry"))->label.in[KOLUA_VI], "Poetry");
  assert_null(model_option(genre, TEXT("crime")));
  assert_int_equal(FIELD(m, "books", "keywords")->type, FIELD_VALUES);
  assert_int_equal(FIELD(m, "books", "keywords")->item, FIELD_STRING);
  assert_int_equal(readers->type, FIELD_SHARES);
  assert_true(readers->zero_if_left_out && !ages->zero_if_left_out);
  assert_int_equal(ages->options.n, 2);
  assert_true(FIELD(m, "books", "reviews")->missing_if_left_out);
  assert_text(FIELD(m, "books", "copies")->id, "id");
  t_close(&w);
}

static void model_requires_a_map_that_holds_a_required_field_directly(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  assert_true(FIELD(m, "library")->required);
  assert_true(FIELD(m, "books", "bought")->required);
  assert_false(FIELD(m, "books", "papers", "licence", "terms")->required);
  t_close(&w);
}

static void slots_are_the_order_of_the_model(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const record *books = FIELD(m, "books")->record;
  for (size_t i = 0; i < books->n; i++) assert_int_equal(books->fields[i].slot, i);
  assert_text(books->fields[1].name, "title");
  assert_int_equal(books->n_slots, books->n + 4); /* three kinds, and none */
  assert_int_equal(FIELD(m, "books", "papers")->keyed_at, books->n);
  t_close(&w);
}

/* ---------------------------------------------------------------- links */

static void references_are_followed_by_shortened_names(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const record *books = FIELD(m, "books")->record, *authors = FIELD(m, "authors")->record, *loans = FIELD(m, "loans")->record;
  assert_ptr_equal(model_link(m, books, TEXT("authors")).forward, FIELD(m, "books", "author_ids"));
  assert_ptr_equal(model_link(m, loans, TEXT("book")).forward, FIELD(m, "loans", "book_id"));
  assert_ptr_equal(model_link(m, authors, TEXT("books")).back, FIELD(m, "books", "author_ids"));
  assert_ptr_equal(model_link(m, books, TEXT("loans")).back, FIELD(m, "loans", "book_id"));
  assert_ptr_equal(FIELD(m, "loans", "copy_id")->refers_to, FIELD(m, "books", "copies"));
  assert_null(model_link(m, books, TEXT("title")).forward);
  t_close(&w);
}

static void as_and_back_name_a_reference(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const field *room = FIELD(m, "books", "bought", "room_ref");
  assert_ptr_equal(model_link(m, FIELD(m, "books", "bought")->record, TEXT("room")).forward, room);
  assert_ptr_equal(model_link(m, FIELD(m, "library", "rooms")->record, TEXT("stock")).back, room);
  t_close(&w);
}

#define TWO_LINKS(more) \
  "model: x/1\nfields:\n  schema: {type: string}\n  as_of: {type: date}\n  a[]: {id: id}\n  a[].id: {type: id}\n" \
  "  b[]: {id: id}\n  b[].id: {type: id}\n  b[].a_id: {type: id, to: a}\n" more

static void two_back_links_of_one_name_mean_neither(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, TWO_LINKS("  b[].other_id: {type: id, to: a}\n"));
  const link found = model_link(m, FIELD(m, "a")->record, TEXT("b"));
  assert_null(found.back);
  assert_true(found.ambiguous);
  const model *decided = library_model(&w, TWO_LINKS("  b[].other_id: {type: id, to: a, back: others}\n"));
  assert_ptr_equal(model_link(decided, FIELD(decided, "a")->record, TEXT("b")).back, FIELD(decided, "b", "a_id"));
  t_close(&w);
}

static void an_own_field_hides_a_link_and_forward_hides_back(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, TWO_LINKS("  b[].a: {type: string}\n  a[].b_ids: {type: list of id, to: b}\n  a[].b_id: {type: id, to: b}\n"));
  assert_null(model_link(m, FIELD(m, "b")->record, TEXT("a")).forward);
  const link found = model_link(m, FIELD(m, "a")->record, TEXT("b"));
  assert_ptr_equal(found.forward, FIELD(m, "a", "b_id"));
  assert_null(found.back);
  t_close(&w);
}

static void suggestions_know_fields_and_links(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const record *books = FIELD(m, "books")->record;
  assert_text(model_suggest(m, books, TEXT("titel"), &w.scratch), "title");
  assert_text(model_suggest(m, books, TEXT("loan"), &w.scratch), "loans");
  assert_text(model_suggest(m, books, TEXT("quantum"), &w.scratch), "");
  t_close(&w);
}

/* ---------------------------------------------------------------- keyed lists and subjects */

static void a_keyed_element_has_its_own_fields_and_its_attributes(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const field *papers = FIELD(m, "books", "papers"), *until = FIELD(m, "books", "papers", "licence", "until");
  const record *licence = papers->keyed[1], *deed = papers->keyed[0];
  assert_int_equal(licence->n, papers->record->n + 2);
  assert_int_equal(until->slot, papers->record->n + 1);
  assert_text(until->path, "books[].papers[licence].until");
  assert_ptr_equal(until->within, model_field(licence, TEXT("terms")));
  assert_null(model_field(licence, TEXT("sum")));
  assert_int_equal(deed->n, papers->record->n);
  assert_int_equal(FIELD(m, "books", "papers", "insurance", "steps", "day")->type, FIELD_INTEGER);
  assert_text(licence->id->name, "id");
  t_close(&w);
}

static void subjects_name_what_is_judged(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const model *m = library_model(&w, LIBRARY_MODEL);
  const subject *book = model_subject(m, TEXT("book")), *loan = model_subject(m, TEXT("loan")), *library = model_subject(m, TEXT("library"));
  assert_ptr_equal(book->list, FIELD(m, "books"));
  assert_ptr_equal(loan->dates[0], FIELD(m, "loans", "returned_at"));
  assert_ptr_equal(loan->dates[1], FIELD(m, "loans", "due_on"));
  assert_null(loan->dates[2]);
  assert_null(library->list);
  assert_ptr_equal(library->record, FIELD(m, "library")->record);
  assert_text(library->record->id->name, "id");
  assert_null(model_subject(m, TEXT("reader")));
  t_close(&w);
}

/* ---------------------------------------------------------------- errors */

#define HEAD "model: x/1\nunits: {day: {en: day}}\nenums: {color: [red, green]}\nfields:\n  schema: {type: string}\n  as_of: {type: date}\n"

static void refuse(const char *yaml, const char *const *expected) {
  t_world w;
  t_open(&w);
  model *m = NULL;
  const kolua_status status = model_load(&m, &w.arena, &w.scratch, library_tree(&w, "model.yaml", yaml), "model.yaml", w.problems);
  size_t n = 0;
  for (; expected[n] != NULL; n++) assert_string_equal(library_issue(&w, w.problems, n), expected[n]);
  assert_int_equal(kolua_problems_count(w.problems), n);
  assert_int_equal(status, KOLUA_EPOLICY);
  assert_null(m);
  t_close(&w);
}
#define REFUSE(yaml, ...) refuse((yaml), (const char *const[]){__VA_ARGS__, NULL})

static void errors_of_one_definition_name_the_nearest_word(void **state) {
  (void)state;
  REFUSE(HEAD "  a: {typ: string}\n", "7:7: unknown key 'typ' (did you mean 'type'?)", "7:3: 'a' has no type, and no field stands within it");
  REFUSE(HEAD "  a: {type: strng}\n", "7:13: unknown type 'strng' (did you mean 'string'?)");
  REFUSE(HEAD "  a: {type: enum, enum: colour}\n", "7:25: unknown enum 'colour' (did you mean 'color'?)");
  REFUSE(HEAD "  a: {type: number, unit: dey}\n", "7:27: unknown unit 'dey' (did you mean 'day'?)");
  REFUSE(HEAD "  a: {type: ratio}\n", "7:13: type ratio needs a unit 'ratio' in 'units'");
  REFUSE(HEAD "  a: {type: string, min: 1}\n", "7:21: 'min' does not fit this type of field");
  REFUSE(HEAD "  a: {type: number, min: 2, max: 1}\n", "7:6: no number is in this range");
  REFUSE(HEAD "  a: {type: string, example: 1}\n", "7:30: 'example' must be a value of the field's type: of a list one of it, of a map a key");
  REFUSE(HEAD "  a: {type: list of integer, example: [1]}\n", "7:39: 'example' must be a value of the field's type: of a list one of it, of a map a key");
  REFUSE(HEAD "  a: {type: date, example: 2026-02-30}\n", "7:28: 'example' must be a value of the field's type: of a list one of it, of a map a key");
  REFUSE(HEAD "  a: {type: integer, example: 3, max: 2}\n", "7:31: 'example' is out of the field's range");
  REFUSE(HEAD "  a: {type: boolean, example: true}\n", "7:22: 'example' does not fit this type of field");
  REFUSE(HEAD "  a: {type: enum}\n", "7:6: type enum needs 'enum': its words, or the name of an enum");
  REFUSE(HEAD "  a: {type: date, not_before: b}\n", "7:31: there is no date 'b' beside this one");
  REFUSE(HEAD "  a..b: {type: string}\n", "7:3: 'a..b' is no path, as \"name\", \"map.name\" or \"list[].name\" are");
}

static void errors_between_definitions_are_all_found(void **state) {
  (void)state;
  REFUSE(HEAD "  a: {type: string}\n  a.b: {type: string}\n", "8:3: 'a.b': there is no map 'a'");
  REFUSE(HEAD "  a[]: {id: nr}\n  a[].no: {type: id}\n", "7:13: unknown field 'nr' (did you mean 'no'?)");
  REFUSE(HEAD "  a_id: {type: id, to: nowhere}\n", "7:24: 'to: nowhere' leads to no list whose elements have ids");
  REFUSE(TWO_LINKS("  b[].c: {type: id, to: a}\n"), "10:10: a reference whose name does not end in _id or _ids needs 'as'");
  REFUSE(TWO_LINKS("  b[].c_id: {type: id, to: a, as: a, back: x}\n"), "10:13: 'a_id' is followed as 'a' too: 'as' must tell them apart");
  REFUSE(TWO_LINKS("  b[].c_id: {type: id, to: a, back: id}\n"), "10:13: 'back: id' is the name of a field of a[]");
  REFUSE(HEAD "  a[]: {id: id}\n  a[].id: {type: id}\n  a[x].b: {type: string}\n",
         "9:3: 'a[]' is addressed by a key, but its definition says no 'key' and 'attributes'");
  REFUSE(HEAD "  a: {type: strin}\n  b: {type: dat}\n", "7:13: unknown type 'strin' (did you mean 'string'?)", "8:13: unknown type 'dat' (did you mean 'date'?)");
}

#define KEYED HEAD "  a[]: {key: kind, attributes: more}\n  a[].kind: {type: enum, enum: color}\n"

static void keys_and_attributes_of_a_list_are_checked(void **state) {
  (void)state;
  REFUSE(KEYED "  a[gren].b: {type: string}\n", "9:3: unknown key of the list 'gren' (did you mean 'green'?)");
  REFUSE(KEYED "  a[red].kind: {type: string}\n", "9:3: 'a[red].kind' has the name of a field of a[]");
  REFUSE(KEYED "  a[].more.b: {type: string}\n",
         "7:8: 'more' is the map of attributes: its fields belong under a key, as in a[key].name");
}

static void the_root_needs_schema_and_date(void **state) {
  (void)state;
  REFUSE("fields:\n  a: {type: string}\n", "1:1: 'model' is missing: what the data's 'schema' must say",
         "1:1: the model needs a field 'schema' of type string at the root", "1:1: the model needs a field 'as_of' of type date at the root");
  REFUSE("[]\n", "1:1: a model must be a map");
}

static void subjects_must_exist(void **state) {
  (void)state;
  REFUSE("subjects: {s: {list: b}, t: {map: a}, u: {}}\n" HEAD "  a.x: {type: string}\n", "1:12: subject 's': the model has no top-level list 'b' with an id",
         "1:26: subject 't': the model has no map 'a' with an id", "1:39: subject 'u' needs either 'list' or 'map'");
}

/* ---------------------------------------------------------------- extensions */

static kolua_status extend(t_world *w, model *m, const char *yaml) {
  return model_extend(m, &w->arena, &w->scratch, library_tree(w, "policy.yaml", yaml), "policy.yaml", w->problems);
}

static void a_policy_adds_fields_below_a_subject(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  model *m = library_model(&w, LIBRARY_MODEL);
  assert_int_equal(extend(&w, m, "book.shelf: {type: integer, min: 1}\nbook.bought.by: {type: string}\nlibrary.fax: {type: string}\n"), KOLUA_OK);
  assert_int_equal(FIELD(m, "books", "shelf")->type, FIELD_INTEGER);
  assert_text(FIELD(m, "books", "shelf")->path, "books[].shelf");
  assert_int_equal(FIELD(m, "books", "bought", "by")->type, FIELD_STRING);
  assert_non_null(FIELD(m, "library", "fax"));
  assert_int_equal(extend(&w, m, "loan.fine: {type: number, unit: EUR}\n"), KOLUA_OK);
  assert_non_null(FIELD(m, "books", "shelf"));
  assert_non_null(FIELD(m, "loans", "fine"));
  t_close(&w);
}

static void a_policy_cannot_change_the_model(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  model *m = library_model(&w, LIBRARY_MODEL);
  const field *pages = FIELD(m, "books", "pages");
  assert_int_equal(extend(&w, m, "book.pages: {type: string}\nbok.x: {type: string}\nbook: {type: string}\nbook.ok: {type: strin}\n"), KOLUA_EPOLICY);
  assert_string_equal(library_issue(&w, w.problems, 0), "1:1: 'book.pages' is defined already (model.yaml:31)");
  assert_string_equal(library_issue(&w, w.problems, 1), "2:1: unknown subject 'bok' (did you mean 'book'?)");
  assert_string_equal(library_issue(&w, w.problems, 2), "3:1: 'book' is a subject: its new field must follow, as in \"book.name\"");
  assert_string_equal(library_issue(&w, w.problems, 3), "4:17: unknown type 'strin' (did you mean 'string'?)");
  assert_int_equal(kolua_problems_count(w.problems), 4);
  assert_ptr_equal(FIELD(m, "books", "pages"), pages);
  assert_null(model_field(FIELD(m, "books")->record, TEXT("ok")));
  t_close(&w);
}

/* ---------------------------------------------------------------- the shipped model */

static void the_shipped_model_loads(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text source = library_file(&w, "rules/model.yaml");
  if (source.len == 0) fail_msg("%s", t_problem(&w, 0));
  const model *m = library_model(&w, source.at);
  assert_true(m->n_subjects > 0 && m->n_lists > 0 && m->n_references > 0);
  assert_int_equal(kolua_problems_count(w.problems), 0);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(model_gives_each_field_its_type_unit_and_range),
    cmocka_unit_test(model_reads_lists_maps_and_words),
    cmocka_unit_test(model_requires_a_map_that_holds_a_required_field_directly),
    cmocka_unit_test(slots_are_the_order_of_the_model),
    cmocka_unit_test(references_are_followed_by_shortened_names),
    cmocka_unit_test(as_and_back_name_a_reference),
    cmocka_unit_test(two_back_links_of_one_name_mean_neither),
    cmocka_unit_test(an_own_field_hides_a_link_and_forward_hides_back),
    cmocka_unit_test(suggestions_know_fields_and_links),
    cmocka_unit_test(a_keyed_element_has_its_own_fields_and_its_attributes),
    cmocka_unit_test(subjects_name_what_is_judged),
    cmocka_unit_test(errors_of_one_definition_name_the_nearest_word),
    cmocka_unit_test(errors_between_definitions_are_all_found),
    cmocka_unit_test(keys_and_attributes_of_a_list_are_checked),
    cmocka_unit_test(the_root_needs_schema_and_date),
    cmocka_unit_test(subjects_must_exist),
    cmocka_unit_test(a_policy_adds_fields_below_a_subject),
    cmocka_unit_test(a_policy_cannot_change_the_model),
    cmocka_unit_test(the_shipped_model_loads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
