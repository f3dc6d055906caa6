/* test_schema.c: the schema of a model is JSON and says what the model says. */
#include "library.h"

#include "data/schema.h"

typedef struct schema {
  t_world w;
  buf written;
  const value *root;
} schema;

static kolua_status collect(void *payload, const char *at, size_t len) {
  buf_add(payload, (text){at, len});
  return KOLUA_OK;
}

static void open_schema(schema *s) {
  t_open(&s->w);
  const model *m = library_model(&s->w, LIBRARY_MODEL);
  buf_init(&s->written, &s->w.arena);
  assert_int_equal(schema_write(m, &s->w.scratch, collect, &s->written), KOLUA_OK);
  value *root = NULL;
  if (json_read(&root, &s->w.arena, &s->w.scratch, "schema.json", buf_text(&s->written), &library_limits, s->w.problems) != KOLUA_OK)
    fail_msg("%s", t_problem(&s->w, 0));
  s->root = root;
}

/* The value at keys and, for lists, places: "properties", "books", "items". */
static const value *find(const schema *s, const char *const *keys) {
  const value *v = s->root;
  for (; *keys != NULL && v != NULL; keys++)
    v = v->type == KOLUA_LIST ? &v->as.items[**keys - '0'] : value_get(v, text_of(*keys));
  return v;
}
#define AT(s, ...) find((s), (const char *const[]){__VA_ARGS__, NULL})
#define BOOKS "properties", "books", "items"

static void expect_text(const value *v, const char *expected) {
  assert_non_null(v);
  assert_true(text_is(value_text(v), expected));
}

static void maps_are_closed_and_name_what_they_require(void **state) {
  (void)state;
  schema s;
  open_schema(&s);
  expect_text(AT(&s, "title"), "Library");
  expect_text(AT(&s, "properties", "schema", "const"), "library/1");
  assert_false(AT(&s, "additionalProperties")->as.boolean);
  assert_false(AT(&s, BOOKS, "additionalProperties")->as.boolean);
  assert_int_equal(AT(&s, "required")->len, 3);
  expect_text(AT(&s, "required", "2"), "library");
  expect_text(AT(&s, BOOKS, "required", "2"), "bought");
  expect_text(AT(&s, "properties", "loans", "items", "oneOf", "1", "required", "0"), "room_id");
  t_close(&s.w);
}

static void fields_have_labels_types_and_ranges(void **state) {
  (void)state;
  schema s;
  open_schema(&s);
  expect_text(AT(&s, BOOKS, "properties", "title", "title"), "Title");
  expect_text(AT(&s, BOOKS, "properties", "title", "description"), "Nhan đề");
  expect_text(AT(&s, BOOKS, "properties", "pages", "type"), "integer");
  assert_int_equal(AT(&s, BOOKS, "properties", "pages", "exclusiveMinimum")->as.integer, 0);
  assert_int_equal(AT(&s, BOOKS, "properties", "price", "exclusiveMaximum")->as.integer, 1000);
  assert_int_equal(AT(&s, BOOKS, "properties", "readers", "additionalProperties", "maximum")->as.integer, 1);
  expect_text(AT(&s, BOOKS, "properties", "ages", "propertyNames", "enum", "1"), "adult");
  expect_text(AT(&s, BOOKS, "properties", "author_ids", "items", "pattern"), "^[a-z0-9-]+$");
  expect_text(AT(&s, "properties", "as_of", "format"), "date");
  t_close(&s.w);
}

static void named_enums_are_shared(void **state) {
  (void)state;
  schema s;
  open_schema(&s);
  expect_text(AT(&s, "definitions", "genre", "enum", "2"), "history");
  expect_text(AT(&s, BOOKS, "properties", "genre", "allOf", "0", "$ref"), "#/definitions/genre");
  expect_text(AT(&s, "properties", "locale", "enum", "0"), "vi");
  t_close(&s.w);
}

static void attributes_depend_on_the_key(void **state) {
  (void)state;
  schema s;
  open_schema(&s);
#define PAPER BOOKS, "properties", "papers", "items", "allOf"
  expect_text(AT(&s, PAPER, "1", "if", "properties", "kind", "const"), "licence");
  expect_text(AT(&s, PAPER, "1", "if", "required", "0"), "kind");
  expect_text(AT(&s, PAPER, "1", "then", "properties", "terms", "properties", "until", "format"), "date");
  expect_text(AT(&s, PAPER, "1", "then", "properties", "terms", "type", "1"), "null");
  assert_null(AT(&s, PAPER, "1", "then", "properties", "terms", "properties", "sum"));
  assert_int_equal(AT(&s, PAPER, "0", "then", "properties", "terms", "properties")->len, 0);
  t_close(&s.w);
}

static kolua_status refuse(void *payload, const char *at, size_t len) {
  (void)payload, (void)at, (void)len;
  return KOLUA_EHOST;
}

static void what_the_writer_says_is_returned(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  assert_int_equal(schema_write(library_model(&w, LIBRARY_MODEL), &w.scratch, refuse, NULL), KOLUA_EHOST);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(maps_are_closed_and_name_what_they_require),
    cmocka_unit_test(fields_have_labels_types_and_ranges),
    cmocka_unit_test(named_enums_are_shared),
    cmocka_unit_test(attributes_depend_on_the_key),
    cmocka_unit_test(what_the_writer_says_is_returned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
