/* test_exports.c: the tables of examples/exports: what is proposed for each, and what its map makes of its rows. */
#include "golden.h"
#include "policy/mapping.h"
#include "policy/policy.h"
#include "report/json_write.h"
#include "report/likeness.h"
#include "report/report.h"

#include "data/document.h"

typedef struct desk {
  t_world w;
  kolua_policy *policy;
  const subject *kol;
  buf out;
} desk;

static void open_desk(desk *d) {
  kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
  t_open(&d->w);
  asked.rules = "rules";
  if (kolua_policy_open(&d->policy, NULL, &asked, d->w.problems) != KOLUA_OK) fail_msg("%s", t_problem(&d->w, 0));
  d->kol = model_subject(d->policy->model, TEXT("kol"));
  buf_init(&d->out, &d->w.arena);
}

static void close_desk(desk *d) {
  kolua_policy_free(d->policy);
  t_close(&d->w);
}

static text read_export(desk *d, const char *name, const char *ending) {
  text t;
  const char *path = text_format(&d->w.arena, "examples/exports/%s%s", name, ending);
  if (read_file(&t, &d->w.arena, path, NULL, 1 << 20, d->w.problems) != KOLUA_OK) fail_msg("%s: %s", path, t_problem(&d->w, 0));
  return t;
}

static kolua_status take(void *payload, const char *t, size_t len) {
  buf_add(payload, (text){t, len});
  return KOLUA_OK;
}

/* What is proposed loads as it stands. */
static void add_proposal(desk *d, const char *name, kolua_lang lang) {
  kolua_map *loaded;
  buf yaml;
  buf_init(&yaml, &d->w.arena);
  const text csv = read_export(d, name, ".csv");
  const char *file = text_format(&d->w.arena, "%s.csv", name);
  assert_int_equal(kolua_map_suggest(d->policy, "kol", file, csv.at, csv.len, lang, take, &yaml, d->w.problems), KOLUA_OK);
  if (kolua_map_parse(&loaded, d->policy, "proposed", yaml.at, yaml.len, NULL, d->w.problems) != KOLUA_OK)
    fail_msg("%.*s\n%s", SPELT(buf_text(&yaml)), t_problem(&d->w, 0));
  assert_string_equal(kolua_map_subject(loaded), "kol");
  kolua_map_free(loaded);
  buf_add(&d->out, buf_text(&yaml));
}

static document *read_context(desk *d) {
  document *doc;
  value *tree;
  static const char yaml[] = "schema: kol-data/1\nas_of: 2026-11-21\ncampaign: {id: c, name: C}\nbrand: {id: b, name: B}\n";
  const document_options how = {.partial = true};
  assert_int_equal(yaml_read(&tree, &d->w.arena, &d->w.scratch, "c", text_of(yaml), &d->policy->limits, d->w.problems), KOLUA_OK);
  assert_int_equal(
      document_bind(&doc, &d->w.arena, &d->w.scratch, d->policy->model, "c", tree, "", &how, d->w.problems), KOLUA_OK);
  return doc;
}

static void add_record(desk *d, const document *context, const sheet *sh, const csv_row *row) {
  sheet_row filled;
  document *doc;
  json_writer w;
  sheet_fill(&filled, sh, row, &d->w.arena, &d->w.scratch);
  json_begin(&w, &d->out, true);
  json_value(&w, filled.root);
  buf_add_char(&d->out, '\n');
  assert_int_equal(document_bind_row(&doc, &d->w.arena, &d->w.scratch, context, "table.csv", &filled, d->w.problems), KOLUA_OK);
  for (size_t i = 0; doc->complaints != NULL && i < kolua_problems_count(doc->complaints); i++) {
    const kolua_problem *p = kolua_problems_get(doc->complaints, i);
    buf_format(&d->out, "  %u:%u: %s\n", p->line, p->column, p->message);
  }
}

static void add_records(desk *d, const char *name) {
  mapping *made;
  value *tree;
  sheet *sh;
  csv_reader *reader;
  csv_row row;
  arena *a = &d->w.arena, *scratch = &d->w.scratch;
  const document *context = read_context(d);
  assert_int_equal(yaml_read(&tree, a, scratch, "map.yaml", read_export(d, name, ".yaml"), &d->policy->limits, d->w.problems), KOLUA_OK);
  if (mapping_read(&made, d->policy->model, d->kol, a, scratch, "map.yaml", tree, d->w.problems) != KOLUA_OK)
    fail_msg("%s", t_problem(&d->w, 0));
  assert_int_equal(csv_open_foreign(&reader, a, "table.csv", read_export(d, name, ".csv"), mapping_delimiter(made),
                                    &d->policy->limits, d->w.problems), KOLUA_OK);
  table_header header = {.file = "table.csv"};
  header.names = csv_header(reader, &header.n);
  if (mapping_bind(&sh, made, NULL, NULL, &header, a, scratch, d->w.problems) != KOLUA_OK) fail_msg("%s", t_problem(&d->w, 0));
  while (csv_next(reader, &row, d->w.problems)) {
    if (row.status != KOLUA_OK) fail_msg("%s", t_problem(&d->w, 0));
    add_record(d, context, sh, &row);
  }
}

static void compare(const char *name, kolua_lang lang) {
  desk d;
  open_desk(&d);
  add_proposal(&d, name, lang);
  buf_add_string(&d.out, "\n");
  add_records(&d, name);
  golden_compare(&d.w, text_format(&d.w.arena, "maps/%s.txt", name), buf_text(&d.out));
  close_desk(&d);
}

static void a_search_tool_with_short_forms_and_two_columns_of_one_name(void **state) {
  (void)state;
  compare("discovery", KOLUA_EN);
}

static void an_audience_report_with_line_ends_in_its_header(void **state) {
  (void)state;
  compare("audit", KOLUA_EN);
}

static void a_crm_with_two_accounts_a_row(void **state) {
  (void)state;
  compare("crm", KOLUA_EN);
}

static void a_vietnamese_sheet(void **state) {
  (void)state;
  compare("bang-tinh", KOLUA_VI);
}

/* ---------------------------------------------------------------- likeness */

static int like(const char *a, const char *b) {
  t_world w;
  t_open(&w);
  const int found = likeness(likeness_words(text_of(a), &w.arena), likeness_words(text_of(b), &w.arena));
  t_close(&w);
  return found;
}

static void names_are_alike_by_their_words(void **state) {
  (void)state;
  assert_int_equal(like("Tỷ lệ  Tương-tác", "ty le tuong tac"), 100);
  assert_int_equal(like("Đơn giá", "don GIA"), 100);
  assert_int_equal(like("Age of the audience", "age audience"), 100);
  assert_int_equal(like("User name", "Username"), 97);
  assert_int_equal(like("ER %", "Engagement rate"), 75);
  assert_int_equal(like("Followers", "Follower"), 90);
  assert_int_equal(like("Average views", "Expected views"), 45);
  assert_int_equal(like("Reviews", "Views"), 0);
  assert_int_equal(like("13-17", "13\xE2\x80\x93""17"), 100);
  assert_int_equal(like("", "x"), 0);
  assert_int_equal(like("%", "#"), 0);
}

/* ---------------------------------------------------------------- what cannot be read */

static void proposes(const char *csv, size_t len, kolua_status status, const char *words) {
  desk d;
  open_desk(&d);
  assert_int_equal(kolua_map_suggest(d.policy, "kol", "t.csv", csv, len, KOLUA_EN, take, &d.out, d.w.problems), status);
  const char *told = status == KOLUA_OK ? buf_text(&d.out).at : t_problem(&d.w, 0);
  if (strstr(told, words) == NULL) fail_msg("'%s' is not in '%s'", words, told);
  close_desk(&d);
}

static void a_table_may_be_empty_or_strange(void **state) {
  (void)state;
  proposes("", 0, KOLUA_ESYNTAX, "is empty");
  proposes("a,\xFF\n", 4, KOLUA_ESYNTAX, "invalid UTF-8");
  proposes("\"a\n", 3, KOLUA_ESYNTAX, "a quote that is not closed");
  proposes("ID\n", 3, KOLUA_OK, "\"ID\": id");
  proposes(",,\n", 3, KOLUA_OK, "id: line");
  proposes("ID\tFollowers\n1\t1.5k\n", 20, KOLUA_OK, "delimiter: \"\\t\"");
  proposes("\"\"\"x\"\" # : y\"\n", 14, KOLUA_OK, "# \"\\\"x\\\" # : y\":");
  char wide[4100];
  memset(wide, ',', sizeof wide);
  proposes(wide, sizeof wide, KOLUA_ELIMIT, "more than the limit of 1024");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_search_tool_with_short_forms_and_two_columns_of_one_name),
    cmocka_unit_test(an_audience_report_with_line_ends_in_its_header),
    cmocka_unit_test(a_crm_with_two_accounts_a_row),
    cmocka_unit_test(a_vietnamese_sheet),
    cmocka_unit_test(names_are_alike_by_their_words),
    cmocka_unit_test(a_table_may_be_empty_or_strange),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
