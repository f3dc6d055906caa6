/* Maps of foreign tables as a host sees them. */

#include "host.h"

#define MAP "as: item\ncolumns:\n  Code: id\n  Name: title\n  Faulty: { to: faulty, percent: true }\n"

static kolua_status parse_map(host *h, kolua_map **out, const char *t, const char *subject) {
  kolua_problems_clear(h->problems);
  return kolua_map_parse(out, h->policy, "m.yaml", t, strlen(t), subject, h->problems);
}

static void a_map_knows_its_subject(void **state) {
  host *h = *state;
  kolua_map *loaded;
  open_policy(h);
  must(h, parse_map(h, &loaded, MAP, NULL));
  assert_string_equal(kolua_map_subject(loaded), "item");
  kolua_map_free(loaded);
  must(h, parse_map(h, &loaded, MAP, "item"));
  kolua_map_free(loaded);
  must(h, parse_map(h, &loaded, "columns: { Code: id }\n", "item"));
  assert_string_equal(kolua_map_subject(loaded), "item");
  kolua_map_free(loaded);
  kolua_map_free(NULL);
}

static void a_bad_map_is_null_and_says_why(void **state) {
  host *h = *state;
  kolua_map *loaded = (kolua_map *)(void *)h;
  open_policy(h);
  assert_int_equal(parse_map(h, &loaded, "columns: { Code: di }\n", "item"), KOLUA_EDATA);
  assert_null(loaded);
  assert_true(has_problem(h, "'di': there is no field 'di' (did you mean 'id'?)"));
  assert_int_equal(parse_map(h, &loaded, MAP, "store"), KOLUA_EDATA);
  assert_true(has_problem(h, "this map is for 'item', not for 'store'"));
  assert_int_equal(parse_map(h, &loaded, MAP, "itm"), KOLUA_EINVAL);
  assert_int_equal(parse_map(h, &loaded, "", "item"), KOLUA_ESYNTAX);
  assert_int_equal(parse_map(h, &loaded, "[", "item"), KOLUA_ESYNTAX);
  assert_int_equal(parse_map(h, &loaded, "\xFF", "item"), KOLUA_ESYNTAX);
  assert_int_equal(kolua_map_parse(&loaded, h->policy, "m.yaml", "", (size_t)1 << 30, "item", h->problems), KOLUA_ELIMIT);
  assert_int_equal(kolua_map_open(&loaded, h->policy, "none.yaml", NULL, h->problems), KOLUA_EIO);
  assert_null(loaded);
  assert_int_equal(kolua_map_open(&loaded, h->policy, NULL, NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_map_parse(&loaded, h->policy, NULL, "", 0, NULL, NULL), KOLUA_EINVAL);
  assert_int_equal(kolua_map_parse(&loaded, h->policy, "m.yaml", NULL, 1, NULL, NULL), KOLUA_EINVAL);
}

static kolua_status suggest(host *h, const char *subject, const char *csv, kolua_write_fn *write) {
  kolua_problems_clear(h->problems);
  h->len = 0;
  return kolua_map_suggest(h->policy, subject, "t.csv", csv, csv ? strlen(csv) : 0, KOLUA_EN, write, h, h->problems);
}

static kolua_status refuse_text(void *payload, const char *t, size_t len) {
  (void)payload, (void)t, (void)len;
  return KOLUA_ECANCEL;
}

static void a_map_is_proposed_and_loads(void **state) {
  host *h = *state;
  kolua_map *loaded;
  open_policy(h);
  must(h, suggest(h, "item", "Item id,Title,Tỷ lệ lỗi,Delivery\npot,Pot,34%,1.5k\n", take_text));
  assert_string_equal(h->written,
                      "# Map proposed by kolua for t.csv; columns understood: 3/4.\n"
                      "# Check each line. What is commented out was not understood: name its field, or leave it out.\n"
                      "as: item\n"
                      "decimal: \".\"\n"
                      "columns:\n"
                      "  # \"Item id\": id (Id)\n"
                      "  \"Title\": { to: [id, title] }  # Title\n"
                      "  \"Tỷ lệ lỗi\": faulty  # Faulty\n"
                      "  \"Delivery\": { to: days, short: true }  # Delivery\n");
  must(h, parse_map(h, &loaded, h->written, NULL));
  kolua_map_free(loaded);
}

static void what_cannot_be_proposed_for_is_refused(void **state) {
  host *h = *state;
  open_policy(h);
  assert_int_equal(suggest(h, "itm", "a\n", take_text), KOLUA_EINVAL);
  must(h, suggest(h, NULL, "a\n", take_text)); /* the first of the model */
  assert_int_equal(suggest(h, "item", NULL, take_text), KOLUA_EINVAL);
  assert_int_equal(suggest(h, "item", "a\n", NULL), KOLUA_EINVAL);
  assert_int_equal(suggest(h, "item", "", take_text), KOLUA_ESYNTAX);
  assert_true(has_problem(h, "is empty"));
  assert_int_equal(suggest(h, "item", "a\n", refuse_text), KOLUA_ECANCEL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_map_knows_its_subject),
      TEST(a_bad_map_is_null_and_says_why),
      TEST(a_map_is_proposed_and_loads),
      TEST(what_cannot_be_proposed_for_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
