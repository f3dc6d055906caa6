/* test_quick.c: a record that is read at once is the document that reading and binding it step by step gives, or none. */
#include "t.h"

#include "data/quick.h"

#include <stdio.h>

#define FLEET_MODEL \
  "model: fleet/1\n" \
  "title: { vi: Đội thuyền, en: Fleet }\n" \
  "units:\n" \
  "  ratio: { percent: true }\n" \
  "subjects:\n" \
  "  boat: { list: boats, vi: Thuyền, en: Boat }\n" \
  "fields:\n" \
  "  schema: { type: string, required: true }\n" \
  "  as_of: { type: date, required: true }\n" \
  "  locale: { type: enum, enum: [vi, en] }\n" \
  "  boats[]: { id: id, name: name }\n" \
  "  boats[].id: { type: id, required: true }\n" \
  "  boats[].name: { type: string }\n" \
  "  boats[].rig: { type: enum, enum: [sloop, ketch] }\n" \
  "  boats[].length: { type: number, above: 0 }\n" \
  "  boats[].draught: { type: number }\n" \
  "  boats[].crew: { type: integer, min: 0, max: 40 }\n" \
  "  boats[].sold: { type: boolean }\n" \
  "  boats[].built_on: { type: date }\n" \
  "  boats[].sunk_on: { type: date, not_before: built_on }\n" \
  "  boats[].flags: { type: list of string }\n" \
  "  boats[].hull.wood: { type: string }\n" \
  "  boats[].hull.planks: { type: integer }\n" \
  "  boats[].shares: { type: map of ratio }\n" \
  "  boats[].sails[]: { name: cloth }\n" \
  "  boats[].sails[].cloth: { type: string, required: true }\n" \
  "  boats[].sails[].area: { type: number, min: 0 }\n"

static const kolua_limits limits = {
    .data_size = 1 << 20, .record_size = 1 << 16, .depth = 64, .nodes = 2000, .scalar_size = 64, .key_size = 64};

typedef struct fleet {
  t_world w;
  arena kept;
  const subject *boat;
  const document *context;
  json_parser *parser;
  quick *quick;
} fleet;

static value *read_yaml(fleet *f, const char *yaml) {
  value *tree = NULL;
  if (yaml_read(&tree, &f->kept, &f->w.scratch, "f", text_of(yaml), &limits, f->w.problems) != KOLUA_OK)
    fail_msg("%s", t_problem(&f->w, 0));
  return tree;
}

static void open(fleet *f) {
  model *m;
  document *context;
  const quick_use use = {.places = true};
  t_open(&f->w);
  arena_init(&f->kept, f->w.arena.mem);
  assert_int_equal(model_load(&m, &f->kept, &f->w.scratch, read_yaml(f, FLEET_MODEL), "m", f->w.problems), KOLUA_OK);
  value *root = read_yaml(f, "schema: fleet/1\nas_of: 2026-11-29\n");
  assert_int_equal(document_bind(&context, &f->kept, &f->w.scratch, m, "f", root, "", &(document_options){0}, f->w.problems),
                   KOLUA_OK);
  f->context = context;
  f->boat = model_subject(m, TEXT("boat"));
  f->parser = json_parser_new(&f->kept);
  f->quick = quick_new(&f->kept, context, f->boat, &limits, &use);
  assert_non_null(f->quick);
}

static void close(fleet *f) {
  arena_free(&f->kept);
  t_close(&f->w);
}

/* ---------------------------------------------------------------- the same */

static void assert_same(const value *a, const value *b);

static void assert_same_map(const value *a, const value *b) {
  const map *left = a->as.map, *right = b->as.map;
  assert_ptr_equal(left->record, right->record);
  for (uint32_t i = 0; i < a->len; i++) {
    const place key = member_place(&left->members[i], ""), other = member_place(&right->members[i], "");
    assert_true(text_equal(*left->members[i].key, *right->members[i].key));
    assert_int_equal(key.line, other.line);
    assert_int_equal(key.column, other.column);
    assert_ptr_equal(left->members[i].value.parent, a);
    assert_same(&left->members[i].value, &right->members[i].value);
  }
  for (unsigned slot = 0; left->record != NULL && slot < left->record->n; slot++) {
    const value *x = value_slot(a, slot), *y = value_slot(b, slot);
    assert_true((x == NULL) == (y == NULL));
    if (x != NULL) assert_true((const char *)x - (const char *)left == (const char *)y - (const char *)right);
  }
}

static void assert_same(const value *a, const value *b) {
  assert_int_equal(a->type, b->type);
  assert_int_equal(a->flags, b->flags);
  assert_int_equal(a->len, b->len);
  assert_int_equal(a->line, b->line);
  assert_int_equal(a->column, b->column);
  if (a->type == KOLUA_BOOL) assert_int_equal(a->as.boolean, b->as.boolean);
  if (a->type == KOLUA_INTEGER || a->type == KOLUA_NUMBER) assert_memory_equal(&a->as, &b->as, sizeof a->as.number);
  if (a->type == KOLUA_STRING) assert_memory_equal(a->as.text, b->as.text, a->len + 1);
  if (a->type == KOLUA_MAP) assert_same_map(a, b);
  for (uint32_t i = 0; a->type == KOLUA_LIST && i < a->len; i++) {
    assert_ptr_equal(a->as.items[i].parent, a);
    assert_same(&a->as.items[i], &b->as.items[i]);
  }
}

/* Whether the text is read at once; then it must be read in steps as well, without a complaint, and give the same. */
static bool is_quick(fleet *f, text json) {
  const char *copy = arena_copy(&f->w.arena, json.at, json.len);
  document *slow = NULL;
  value *root = NULL;
  document *doc = quick_read(f->quick, f->parser, &f->w.arena, &f->w.scratch, "f", 3, json);
  assert_memory_equal(copy, json.at, json.len);
  if (doc == NULL) return false;
  json_parser *other = json_parser_new(&f->w.arena);
  if (json_read_with(&root, other, &f->w.arena, &f->w.scratch, "f", 3, json, &limits, f->w.problems) != KOLUA_OK ||
      document_bind_record(&slow, &f->w.arena, &f->w.scratch, f->context, f->boat, "f", root, f->w.problems) != KOLUA_OK)
    fail_msg("read at once, but: %s\n%.*s", t_problem(&f->w, 0), (int)json.len, json.at);
  if (slow->complaints != NULL) fail_msg("read at once, but there is a complaint:\n%.*s", (int)json.len, json.at);
  assert_same(doc->root, slow->root);
  assert_ptr_equal(doc->context, slow->context);
  assert_ptr_equal(doc->kind, slow->kind);
  assert_int_equal(doc->as_of, slow->as_of);
  return true;
}

static void expect(const char *json, bool wanted) {
  fleet f;
  open(&f);
  for (int again = 0; again < 2; again++)
    if (is_quick(&f, text_of(json)) != wanted) fail_msg("%s", json);
  close(&f);
}

static void a_record_as_the_model_has_it_is_read_at_once(void **state) {
  (void)state;
  expect("{\"id\":\"b-1\"}", true);
  expect("{\"id\":\"b-1\",\"name\":\"Sao Biển\",\"rig\":\"ketch\",\"length\":12.5,\"draught\":-2,\"crew\":7,\"sold\":false,"
         "\"built_on\":\"2001-05-06\",\"sunk_on\":\"2002-01-01\",\"flags\":[\"đỏ\",\"xanh\"],\"hull\":{\"wood\":\"teak\","
         "\"planks\":41},\"shares\":{\"an\":0.25,\"bình\":0.75},\"sails\":[{\"cloth\":\"jib\",\"area\":9},{\"cloth\":\"genoa\"}]}",
         false); /* the key 'bình' is not ASCII */
  expect("{\"sails\":[{\"cloth\":\"jib\",\"area\":9},{\"cloth\":\"genoa\"}],\"shares\":{\"an\":0.25,\"b\":null},\"flags\":[],"
         "\"hull\":{\"planks\":41,\"wood\":\"teak\"},\"crew\":7.0,\"id\":\"b-1\",\"sold\":true,\"name\":null}",
         true);
  expect(" {\n\t\"id\" : \"b-1\" ,\r\n \"name\" : \"Đò\" , \"length\" : 1e1 , \"flags\" : [ \"a\" , \"b\" ] }\n", true);
  expect("{\"id\":\"b-1\",\"hull\":{},\"sails\":[]}", true);
  expect("{\"id\":\"b-1\",\"hull\":{\"wood\":null},\"sails\":null,\"flags\":null}", true);
  expect("\xEF\xBB\xBF{\"id\":\"b-1\"}", true);
}

static void escapes_are_read_where_they_stand(void **state) {
  (void)state;
  expect("{\"id\":\"b-1\",\"name\":\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\\u0110\\u00e9\\ud83d\\ude00\\u20ac\",\"crew\":1}", true);
  expect("{\"id\":\"b\\u0001c\",\"name\":\"\\u0000\\u0020\"}", true);
  expect("{\"id\":\"b\\u0000c\",\"name\":\"x\"}", false);
  expect("{\"id\":\"b-1\",\"name\":\"\\ud83d\"}", false);
  expect("{\"id\":\"b-1\",\"name\":\"\\ude00\"}", false);
  expect("{\"id\":\"b-1\",\"name\":\"\\ud83dx\\u0041\"}", false);
  expect("{\"id\":\"b-1\",\"name\":\"\\x\"}", false);
  expect("{\"id\":\"b-1\",\"name\":\"\\u12g4\"}", false);
  expect("{\"i\\u0064\":\"b-1\"}", true);
}

static void numbers_are_the_parsers_to_the_last_bit(void **state) {
  static const char *const numbers[] = {"0", "-0", "-0.0", "0.1", "0.30000000000000004", "123456789012345678", "9223372036854775807",
                                        "-9223372036854775808", "1e22", "1E-7", "5e-324", "1.7976931348623157e308", "9007199254740993.0",
                                        "0.1e1", "123456789.123456789012", "2.2250738585072014e-308", "1e+2", "4.35", "1.005"};
  static const char *const wrong[] = {"01", "-", "1.", ".5", "+1", "1e", "1e+", "0x1", "1_0", "9223372036854775808", "1e400", "NaN", "--1",
                                      "1 2", "1.2.3", "00", "1a", "18446744073709551616"};
  char json[128];
  (void)state;
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    snprintf(json, sizeof json, "{\"id\":\"b-1\",\"draught\":%s,\"name\":\"x\"}", numbers[i]);
    expect(json, true);
  }
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    snprintf(json, sizeof json, "{\"id\":\"b-1\",\"draught\":%s}", wrong[i]);
    expect(json, false);
  }
}

static void what_is_unusual_is_left_to_those_who_can_tell_it(void **state) {
  static const char *const records[] = {
      "", " ", "[]", "7", "\"b-1\"", "{}", "{", "{\"id\":\"b-1\"", "{\"id\":\"b-1\"}}", "{\"id\":\"b-1\"} {}", "{\"id\":\"b-1\",}",
      "{\"id\":}", "{\"id\" \"b-1\"}", "{\"id\":\"b-1\" \"name\":\"x\"}", "{\"id\":\"b-1\"\"name\":\"x\"}", "{id:\"b-1\"}",
      "{\"id\":null}", "{\"id\":\"\"}", "{\"id\":\" \"}", "{\"id\":7}", "{\"name\":\"x\"}",
      "{\"id\":\"b-1\",\"id\":\"b-2\"}", "{\"id\":\"b-1\",\"nane\":\"x\"}", "{\"id\":\"b-1\",\"name\":7}", "{\"id\":\"b-1\",\"name\":[\"x\"]}",
      "{\"id\":\"b-1\",\"rig\":\"yawl\"}", "{\"id\":\"b-1\",\"length\":0}", "{\"id\":\"b-1\",\"length\":\"7\"}", "{\"id\":\"b-1\",\"length\":tru}",
      "{\"id\":\"b-1\",\"crew\":41}", "{\"id\":\"b-1\",\"crew\":1.5}", "{\"id\":\"b-1\",\"sold\":\"true\"}", "{\"id\":\"b-1\",\"sold\":truex}",
      "{\"id\":\"b-1\",\"sold\":0}", "{\"id\":\"b-1\",\"built_on\":\"2001-02-30\"}",
      "{\"id\":\"b-1\",\"built_on\":\"2001-02-03\",\"sunk_on\":\"2001-02-02\"}", "{\"id\":\"b-1\",\"flags\":[\"a\",null]}",
      "{\"id\":\"b-1\",\"flags\":[\"a\",7]}", "{\"id\":\"b-1\",\"flags\":\"a\"}", "{\"id\":\"b-1\",\"flags\":[\"a\",]}", "{\"id\":\"b-1\",\"flags\":[,]}",
      "{\"id\":\"b-1\",\"flags\":[[]]}", "{\"id\":\"b-1\",\"hull\":[]}",
      "{\"id\":\"b-1\",\"shares\":{\"a\":0.1,\"a\":0.2}}", "{\"id\":\"b-1\",\"shares\":{\"a\":\"x\"}}", "{\"id\":\"b-1\",\"shares\":{\"a\":{}}}",
      "{\"id\":\"b-1\",\"sails\":[{}]}", "{\"id\":\"b-1\",\"sails\":[7]}", "{\"id\":\"b-1\",\"sails\":{\"cloth\":\"jib\"}}",
      "{\"id\":\"b-1\",\"sails\":[{\"cloth\":\"jib\"},]}", "{\"id\":\"b-1\",\"sails\":[{\"cloth\":\"jib\",\"area\":-1}]}",
      "{\"id\":\"b-1\",\"name\":\"e\xCC\x81\"}", "{\"id\":\"b-1\",\"name\":\"\xFF\"}", "{\"id\":\"b-1\",\"name\":\"a\tb\"}",
      "{\"id\":\"b-1\",\"name\":nul}", "{\"id\":\"b-1\",\"name\":nullx}",
      "{\"id\":\"b-1\",\"name\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}",
  };
  (void)state;
  for (size_t i = 0; i < sizeof records / sizeof *records; i++) expect(records[i], false);
}

static const char whole[] = "{\"id\":\"b-1\",\"name\":\"Sao \\\"Biển\\\"\",\"rig\":\"ketch\",\"length\":12.5,\"draught\":-2,\"crew\":7,\"sold\":false,"
                            "\"built_on\":\"2001-05-06\",\"flags\":[\"đỏ\",\"x\"],\"hull\":{\"wood\":\"teak\",\"planks\":41},"
                            "\"shares\":{\"an\":0.25},\"sails\":[{\"cloth\":\"jib\",\"area\":9}]}";

/* Every piece of a record, and every record with one byte changed: is_quick() holds it to what the long way says. */
static void no_broken_record_is_taken_for_a_good_one(void **state) {
  static const char bytes[] = "\"\\{}[]:,0-.e \nxn\x80\xC3";
  fleet f;
  (void)state;
  open(&f);
  assert_true(is_quick(&f, TEXT(whole)));
  for (size_t n = 0; n < sizeof whole - 1; n++) {
    is_quick(&f, (text){whole, n});
    for (size_t i = 0; i < sizeof bytes - 1; i++) {
      char changed[sizeof whole];
      memcpy(changed, whole, sizeof whole);
      changed[n] = bytes[i];
      is_quick(&f, (text){changed, sizeof whole - 1});
    }
    arena_clear(&f.w.arena);
    arena_clear(&f.w.scratch);
  }
  close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_record_as_the_model_has_it_is_read_at_once),
      cmocka_unit_test(escapes_are_read_where_they_stand),
      cmocka_unit_test(numbers_are_the_parsers_to_the_last_bit),
      cmocka_unit_test(what_is_unusual_is_left_to_those_who_can_tell_it),
      cmocka_unit_test(no_broken_record_is_taken_for_a_good_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
