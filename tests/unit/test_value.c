/* test_value.c: values, paths, sameness, and the builder that the readers use. */
#include "readers.h"

#include "base/utf8.h"

static const char decomposed[] = "e\xCC\x81t";  /* e, combining acute, t */
static const char composed[] = "\xC3\xA9t";

static void string_compares_as_nfc_and_is_kept_as_written(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = value_new_string(&w.arena, text_of(decomposed));
  assert_text(value_written(v), decomposed);
  assert_text(value_text(v), composed);
  assert_true(v->flags & VALUE_TWO_FORMS);
  assert_true(value_same(v, value_new_string(&w.arena, text_of(composed))));
  assert_int_equal(strlen(v->as.text), v->len);
  t_close(&w);
}

static void string_in_nfc_has_one_form(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = value_new_string(&w.arena, text_of(composed));
  assert_false(v->flags & (VALUE_TWO_FORMS | VALUE_ASCII));
  assert_ptr_equal(value_text(v).at, v->as.text);
  assert_true(value_new_string(&w.arena, TEXT("et"))->flags & VALUE_ASCII);
  t_close(&w);
}

static void string_may_hold_nul(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = value_new_string(&w.arena, (text){"a\0b", 3});
  assert_int_equal(v->len, 3);
  assert_memory_equal(v->as.text, "a\0b", 4);
  assert_false(value_same(v, value_new_string(&w.arena, TEXT("a"))));
  t_close(&w);
}

static void set_string_keeps_place_and_parent(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  value *list = value_new_list(&w.arena, 1);
  value *v = &list->as.items[0];
  v->line = 3;
  v->column = 5;
  v->parent = list;
  value_set_string(v, &w.arena, TEXT("x"), true);
  assert_place(v, 3, 5);
  assert_ptr_equal(v->parent, list);
  assert_true(v->flags & VALUE_QUOTED);
  t_close(&w);
}

static void integer_and_number_are_the_same_by_number(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  arena *a = &w.arena;
  assert_true(value_same(value_new_integer(a, 2), value_new_number(a, 2.0)));
  assert_false(value_same(value_new_integer(a, 2), value_new_number(a, 2.5)));
  /* 2^63 - 1 and the double 2^63 are neighbours, not the same */
  assert_false(value_same(value_new_integer(a, INT64_MAX), value_new_number(a, 0x1p63)));
  assert_false(value_same(value_new_integer(a, (INT64_C(1) << 53) + 1), value_new_number(a, 0x1p53)));
  assert_true(value_same(value_new_integer(a, INT64_MIN), value_new_number(a, -0x1p63)));
  assert_false(value_same(value_new_integer(a, 1), value_new_bool(a, true)));
  t_close(&w);
}

static void maps_are_the_same_in_any_order_and_lists_are_not(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const text source = TEXT("[{a: 1, b: [x]}, {b: [x], a: 1.0}, {a: 1}, {a: 1, c: [x]}, [1, 2], [2, 1]]");
  const value *v = must_read(&w, yaml_read, source);
  assert_true(value_same(item(v, 0), item(v, 1)));
  assert_false(value_same(item(v, 0), item(v, 2)));
  assert_false(value_same(item(v, 0), item(v, 3)));
  assert_false(value_same(item(v, 4), item(v, 5)));
  t_close(&w);
}

static void path_is_told_from_any_value(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("shops: [{}, {stock: {eggs: 12}}]\n'a.b': {\"t\xC3\xAAn\": 1}\n"));
  const value *eggs = get(get(item(get(v, "shops"), 1), "stock"), "eggs");
  assert_string_equal(value_path(eggs, &w.arena), "shops[1].stock.eggs");
  assert_string_equal(value_path(get(get(v, "a.b"), "t\xC3\xAAn"), &w.arena), "[\"a.b\"].t\xC3\xAAn");
  assert_string_equal(value_path(v, &w.arena), "");
  t_close(&w);
}

static void value_that_is_not_its_parents_own_has_the_parents_path(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("a: {b: 1}"));
  value *merged = value_new_list(&w.arena, 1);
  merged->parent = get(v, "a");
  merged->as.items[0].parent = merged;
  assert_string_equal(value_path(merged, &w.arena), "a");
  assert_string_equal(value_path(&merged->as.items[0], &w.arena), "a[0]");
  t_close(&w);
}

static void slot_of_an_unbound_map_is_not_given(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  const value *v = must_read(&w, yaml_read, TEXT("a: 1"));
  assert_null(value_slot(v, 0));
  assert_null(value_slot(get(v, "a"), 0));
  t_close(&w);
}

static void text_is_shown_escaped_and_cut(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  char room[200];
  memset(room, 'x', sizeof room);
  assert_null(strchr(value_show(TEXT("a\nb\x1b[31m"), &w.arena), '\n'));
  const char *cut = value_show((text){room, sizeof room}, &w.arena);
  assert_true(strlen(cut) < 70);
  assert_string_equal(cut + strlen(cut) - 3, "...");
  t_close(&w);
}

/* ---------------------------------------------------------------- the builder */

typedef struct built {
  t_world w;
  builder *b;
  kolua_limits limits;
} built;

static const place here = {"f", 1, 1};

static void open_builder(built *t) {
  t_open(&t->w);
  t->limits = limits;
  t->b = builder_new(&t->w.arena, &t->w.scratch, "f", &t->limits, t->w.problems);
}

static void builder_marks_null_and_blank_as_void(void **state) {
  (void)state;
  built t;
  open_builder(&t);
  assert_true(builder_open(t.b, KOLUA_LIST, here));
  assert_true(builder_scalar(t.b, &(value){.type = KOLUA_NULL}));
  assert_true(builder_string(t.b, TEXT(" \t"), true, here));
  assert_true(builder_string(t.b, TEXT("x"), true, here));
  assert_true(builder_close(t.b));
  const value *v = builder_root(t.b);
  assert_true(item(v, 0)->flags & VALUE_VOID);
  assert_true(item(v, 1)->flags & VALUE_VOID);
  assert_false(item(v, 2)->flags & VALUE_VOID);
  t_close(&t.w);
}

static void builder_takes_depth_up_to_the_limit(void **state) {
  (void)state;
  built t;
  open_builder(&t);
  for (size_t i = 0; i < t.limits.depth; i++) assert_true(builder_open(t.b, KOLUA_LIST, here));
  assert_false(builder_open(t.b, KOLUA_LIST, here));
  assert_int_equal(builder_status(t.b), KOLUA_ELIMIT);
  assert_null(builder_root(t.b));
  t_close(&t.w);
}

static void builder_counts_nodes_of_copies(void **state) {
  (void)state;
  built t;
  open_builder(&t);
  t.limits.nodes = 6;
  assert_true(builder_open(t.b, KOLUA_LIST, here));
  assert_true(builder_open(t.b, KOLUA_LIST, here));
  assert_true(builder_scalar(t.b, &(value){.type = KOLUA_BOOL}));
  assert_true(builder_close(t.b));
  const value list = *builder_last(t.b);
  assert_true(builder_copy(t.b, &list, here));
  assert_false(builder_copy(t.b, &list, here));
  assert_int_equal(builder_status(t.b), KOLUA_ELIMIT);
  t_close(&t.w);
}

static void builder_copies_stay_apart(void **state) {
  (void)state;
  built t;
  open_builder(&t);
  assert_true(builder_open(t.b, KOLUA_LIST, here));
  assert_true(builder_open(t.b, KOLUA_MAP, here));
  assert_true(builder_key(t.b, TEXT("a"), here));
  assert_true(builder_string(t.b, TEXT("x"), false, here));
  assert_true(builder_close(t.b));
  const value first = *builder_last(t.b);
  assert_true(builder_copy(t.b, &first, (place){"f", 7, 2}));
  assert_true(builder_close(t.b));
  const value *v = builder_root(t.b);
  assert_parents(v);
  assert_place(item(v, 1), 7, 2);
  assert_ptr_not_equal(item(v, 0)->as.map, item(v, 1)->as.map);
  assert_true(value_same(item(v, 0), item(v, 1)));
  t_close(&t.w);
}

static void assert_key_place(uint32_t line, uint32_t column, value v, uint32_t told_line, uint32_t told_column) {
  member m = {NULL, v};
  member_set_place(&m, line, column);
  const place told = member_place(&m, "f");
  assert_string_equal(told.file, "f");
  assert_int_equal(told.line, told_line);
  assert_int_equal(told.column, told_column);
}

static void key_that_stands_far_from_its_value_is_told_where_that_stands(void **state) {
  (void)state;
  const value v = {.line = 100, .column = 9000};
  assert_key_place(100, 9000, v, 100, 9000);
  assert_key_place(100, 8999, v, 100, 8999);
  assert_key_place(100, 4905, v, 100, 4905);
  assert_key_place(100, 4904, v, 100, 9000);
  assert_key_place(99, 3, v, 99, 3);
  assert_key_place(85, 4095, v, 85, 4095);
  assert_key_place(85, 4096, v, 100, 9000);
  assert_key_place(84, 3, v, 100, 9000);
  assert_key_place(101, 1, v, 100, 9000);
  assert_key_place(100, 9001, v, 100, 9000);
}

/* The key "k<i>", but "k<i mod n>". */
static void add_keys(builder *b, arena *a, size_t count, size_t n) {
  assert_true(builder_open(b, KOLUA_MAP, here));
  for (size_t i = 0; i < count; i++) {
    assert_true(builder_key(b, text_of(text_format(a, "k%zu", i % n)), (place){"f", (uint32_t)i + 1, 1}));
    assert_true(builder_scalar(b, &(value){.type = KOLUA_BOOL, .line = (uint32_t)i + 1, .column = 9}));
  }
}

static void builder_finds_duplicates_in_maps_of_any_size(void **state) {
  (void)state;
  static const size_t sizes[] = {2, 31, 32, 33, 34, 500};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    built t;
    open_builder(&t);
    add_keys(t.b, &t.w.arena, sizes[i], sizes[i]);
    assert_true(builder_close(t.b));
    assert_non_null(builder_root(t.b));
    t_close(&t.w);
    open_builder(&t);
    add_keys(t.b, &t.w.arena, sizes[i], sizes[i] - 1);
    assert_true(builder_close(t.b));
    assert_null(builder_root(t.b));
    assert_int_equal(kolua_problems_count(t.w.problems), 1);
    assert_problem(&t.w, 0, KOLUA_ESYNTAX, (uint32_t)sizes[i], 1, "'k0', already given at line 1, column 1");
    t_close(&t.w);
  }
}

static void builder_reports_each_duplicate_until_they_are_too_many(void **state) {
  (void)state;
  built t;
  open_builder(&t);
  add_keys(t.b, &t.w.arena, 30, 28);
  assert_true(builder_close(t.b));
  assert_int_equal(kolua_problems_count(t.w.problems), 2);
  t_close(&t.w);
  open_builder(&t);
  add_keys(t.b, &t.w.arena, 500, 1);
  assert_false(builder_close(t.b));
  assert_int_equal(kolua_problems_count(t.w.problems), 100);
  t_close(&t.w);
}

static void builder_compares_keys_as_nfc(void **state) {
  (void)state;
  built t;
  open_builder(&t);
  assert_true(builder_open(t.b, KOLUA_MAP, here));
  assert_true(builder_key(t.b, text_of(composed), here));
  assert_true(builder_scalar(t.b, &(value){.type = KOLUA_BOOL}));
  assert_true(builder_key(t.b, text_of(decomposed), here));
  assert_true(builder_scalar(t.b, &(value){.type = KOLUA_BOOL}));
  assert_true(builder_close(t.b));
  assert_int_equal(builder_status(t.b), KOLUA_ESYNTAX);
  t_close(&t.w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(string_compares_as_nfc_and_is_kept_as_written),
    cmocka_unit_test(string_in_nfc_has_one_form),
    cmocka_unit_test(string_may_hold_nul),
    cmocka_unit_test(set_string_keeps_place_and_parent),
    cmocka_unit_test(integer_and_number_are_the_same_by_number),
    cmocka_unit_test(maps_are_the_same_in_any_order_and_lists_are_not),
    cmocka_unit_test(path_is_told_from_any_value),
    cmocka_unit_test(value_that_is_not_its_parents_own_has_the_parents_path),
    cmocka_unit_test(slot_of_an_unbound_map_is_not_given),
    cmocka_unit_test(text_is_shown_escaped_and_cut),
    cmocka_unit_test(builder_marks_null_and_blank_as_void),
    cmocka_unit_test(builder_takes_depth_up_to_the_limit),
    cmocka_unit_test(builder_counts_nodes_of_copies),
    cmocka_unit_test(builder_copies_stay_apart),
    cmocka_unit_test(key_that_stands_far_from_its_value_is_told_where_that_stands),
    cmocka_unit_test(builder_finds_duplicates_in_maps_of_any_size),
    cmocka_unit_test(builder_reports_each_duplicate_until_they_are_too_many),
    cmocka_unit_test(builder_compares_keys_as_nfc),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
