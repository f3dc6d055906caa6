/* test_mapping.c: foreign tables: what a map may say, how it meets a header, what each cell becomes, and what is wrong with either. */
#include "library.h"
#include "policy/mapping.h"
#include "report/json_write.h"

#include <stdio.h>

#define HEAD "as: book\n"

typedef struct desk {
  t_world w;
  model *model;
  document *context;
  mapping *mapping;
  sheet *sheet;
  csv_reader *reader;
  csv_row row;
} desk;

static void open_desk(desk *d) {
  *d = (desk){0};
  t_open(&d->w);
  d->model = library_model(&d->w, LIBRARY_MODEL);
  value *tree = library_tree(&d->w, "data.yaml", "schema: library/1\nas_of: 2026-11-21\nlibrary: {id: lib, name: City}\n");
  const document_options how = {0};
  assert_int_equal(document_bind(&d->context, &d->w.arena, &d->w.scratch, d->model, "data.yaml", tree, "", &how, d->w.problems),
                   KOLUA_OK);
}

static void close_desk(desk *d) {
  t_close(&d->w);
}

/* All problems, one a line, but for what no column gives. */
static const char *told(desk *d, const kolua_problems *list) {
  buf all;
  buf_init(&all, &d->w.scratch);
  for (size_t i = 0; list != NULL && i < kolua_problems_count(list); i++) {
    const kolua_problem *p = kolua_problems_get(list, i);
    if (strstr(p->message, "required, but not given") != NULL) continue;
    buf_format(&all, "%s%s:%u:%u: %s", all.len > 0 ? "\n" : "", p->file, p->line, p->column, p->message);
  }
  return buf_text(&all).at;
}

static const char *problems_of(desk *d) {
  return told(d, d->w.problems);
}

/* NULL: no map, the header's names are paths. */
static kolua_status read_map(desk *d, const char *yaml) {
  if (yaml == NULL) return KOLUA_OK;
  const value *tree = library_tree(&d->w, "map.yaml", yaml);
  return mapping_read(&d->mapping, d->model, NULL, &d->w.arena, &d->w.scratch, "map.yaml", tree, d->w.problems);
}

static kolua_status bind_table(desk *d, const char *csv) {
  static const kolua_limits limits = {.record_size = 1 << 16, .scalar_size = 1 << 14, .key_size = 1024, .columns = 64};
  assert_int_equal(csv_open(&d->reader, &d->w.arena, "t.csv", text_of(csv), ',', &limits, d->w.problems), KOLUA_OK);
  table_header *h = ARENA_NEW(&d->w.arena, table_header);
  h->file = "t.csv";
  h->names = csv_header(d->reader, &h->n);
  uint32_t *lines = ARENA_ARRAY(&d->w.arena, h->n, uint32_t), *columns = ARENA_ARRAY(&d->w.arena, h->n, uint32_t);
  for (uint32_t i = 0; i < h->n; i++) lines[i] = 1, columns[i] = i + 1;
  h->lines = lines;
  h->columns = columns;
  const subject *book = model_subject(d->model, TEXT("book"));
  return mapping_bind(&d->sheet, d->mapping, d->model, book, h, &d->w.arena, &d->w.scratch, d->w.problems);
}

static const char *json_of(desk *d, const value *v) {
  buf out;
  buf_init(&out, &d->w.arena);
  json_writer w;
  json_begin(&w, &out, true);
  json_value(&w, v);
  return buf_text(&out).at;
}

/* The next row as JSON, with the complaints about it behind it. */
static const char *next_record(desk *d) {
  sheet_row filled;
  document *doc;
  assert_true(csv_next(d->reader, &d->row, d->w.problems));
  assert_int_equal(d->row.status, KOLUA_OK);
  sheet_fill(&filled, d->sheet, &d->row, &d->w.arena, &d->w.scratch);
  const char *json = json_of(d, filled.root);
  if (document_bind_row(&doc, &d->w.arena, &d->w.scratch, d->context, "t.csv", &filled, d->w.problems) != KOLUA_OK)
    return problems_of(d);
  const char *complaints = told(d, doc->complaints);
  return *complaints == '\0' ? json : text_format(&d->w.arena, "%s\n%s", json, complaints);
}

/* Checks the first record of a table read by a map. */
static void becomes(const char *yaml, const char *csv, const char *expected) {
  desk d;
  open_desk(&d);
  if (read_map(&d, yaml) != KOLUA_OK || bind_table(&d, csv) != KOLUA_OK) fail_msg("%s", problems_of(&d));
  assert_string_equal(next_record(&d), expected);
  close_desk(&d);
}

/* The same for one cell: column C of a map, beside an id and a title. */
static void cell_becomes(const char *column, const char *cell, const char *expected) {
  char yaml[1024], csv[1024], json[1024];
  snprintf(yaml, sizeof yaml, HEAD "empty: [\"-\", N/A,\"#VALOR!\"]\ncolumns:\n  Id: id\n  T: title\n  C: %s\n", column);
  snprintf(csv, sizeof csv, "Id,T,C\nb,x,\"%s\"\n", cell);
  snprintf(json, sizeof json, "{\"id\":\"b\",\"title\":\"x\"%s", expected);
  becomes(yaml, csv, json);
}

static void map_is_refused(const char *yaml, const char *words) {
  desk d;
  open_desk(&d);
  assert_int_equal(read_map(&d, yaml), KOLUA_EDATA);
  assert_null(d.mapping);
  assert_string_equal(problems_of(&d), words);
  close_desk(&d);
}

static void header_is_refused(const char *yaml, const char *csv, const char *words) {
  desk d;
  open_desk(&d);
  if (read_map(&d, yaml) != KOLUA_OK) fail_msg("%s", problems_of(&d));
  assert_int_equal(bind_table(&d, csv), KOLUA_EDATA);
  assert_null(d.sheet);
  assert_string_equal(problems_of(&d), words);
  close_desk(&d);
}

/* ---------------------------------------------------------------- numbers */

#define PAGES(cell, n) cell_becomes("{ to: pages, short: true, decimal: '.' }", cell, ",\"pages\":" n "}")
#define WRONG(column, path, cell, words) \
  cell_becomes(column, cell, ",\"" path "\":\"" cell "\"}\nt.csv:2:5: column 'C': '" cell "' " words "; it counts as missing")

static void short_forms_are_exact(void **state) {
  (void)state;
  PAGES("13.8M", "13800000");
  PAGES("3.3k", "3300");
  PAGES("29.0b", "29000000000");
  PAGES("29 tỷ", "29000000000");
  PAGES("1.5 TR", "1500000");
  PAGES("3.2 nghìn", "3200");
  PAGES("1,234.5K", "1234500");
  PAGES("7", "7");
  PAGES("9223372036854775807", "9223372036854775807");
}

static void digits_are_grouped_as_the_map_says(void **state) {
  (void)state;
  cell_becomes("{ to: pages, decimal: ',' }", "1.250.000", ",\"pages\":1250000}");
  cell_becomes("{ to: pages, decimal: '.' }", "1,250,000", ",\"pages\":1250000}");
  cell_becomes("{ to: pages, decimal: ',' }", "1 250 000", ",\"pages\":1250000}");
  cell_becomes("{ to: pages, decimal: ',' }", "1\xC2\xA0""250", ",\"pages\":1250}");
  cell_becomes("{ to: price, decimal: ',' }", "1,25", ",\"price\":1.25}");
  cell_becomes("{ to: price, decimal: ',' }", "1,250", ",\"price\":1.25}");
  cell_becomes("{ to: price, decimal: '.' }", "1.250", ",\"price\":1.25}");
  cell_becomes("price", "1.250", ",\"price\":1.25}");
  cell_becomes("price", "2.00", ",\"price\":2}");
}

static void what_is_no_number_is_missing_and_told(void **state) {
  (void)state;
  WRONG("{ to: pages, decimal: '.' }", "pages", "many", "is no number");
  WRONG("{ to: pages, decimal: '.' }", "pages", "12,50", "is no number");
  WRONG("{ to: pages, decimal: '.' }", "pages", "1,2500", "is no number");
  WRONG("{ to: pages, decimal: '.' }", "pages", "1,250 000", "is no number");
  WRONG("{ to: pages, decimal: '.' }", "pages", "0,250", "is no number");
  WRONG("{ to: pages, decimal: '.' }", "pages", ",250", "is no number");
  WRONG("{ to: pages, decimal: ',' }", "pages", "1.25.000", "is no number");
  WRONG("{ to: price, decimal: ',' }", "price", "1,2,3", "is no number");
  WRONG("{ to: price, decimal: '.' }", "price", "1.", "is no number");
  WRONG("{ to: price, decimal: '.' }", "price", ".5", "is no number");
  WRONG("pages", "pages", "1,250", "is no number, unless the map says which 'decimal' sign it has");
  WRONG("pages", "pages", "3.3k", "is no number, unless the map says 'short: true'");
  WRONG("pages", "pages", "12 EUR", "is no number, unless the map says which 'currency' it is");
  WRONG("pages", "pages", "12%", "is no number of this field: it is no percentage");
  WRONG("{ to: pages, short: true }", "pages", "3.3kk", "is no number");
  WRONG("{ to: pages, short: true }", "pages", "9223372036854775808", "is too large a number");
  WRONG("{ to: pages, short: true }", "pages", "99999999999999999M", "is too large a number");
  WRONG("{ to: pages, times: 1000 }", "pages", "99999999999999999", "is too large a number");
  WRONG("pages", "pages", "~12", "is no number");
}

static void percentages_become_shares(void **state) {
  (void)state;
  cell_becomes("worn", "34%", ",\"worn\":0.34}");
  cell_becomes("worn", "3.4 %", ",\"worn\":0.034}");
  cell_becomes("worn", "0.34", ",\"worn\":0.34}");
  cell_becomes("{ to: worn, percent: true }", "34", ",\"worn\":0.34}");
  cell_becomes("{ to: worn, percent: true }", "34%", ",\"worn\":0.34}");
  cell_becomes("{ to: worn, percent: true, decimal: ',' }", "3,4%", ",\"worn\":0.034}");
  cell_becomes("{ to: worn, percent: true }", "100", ",\"worn\":1}");
  cell_becomes("worn", "3.4e-05", ",\"worn\":3.4e-05}");
  cell_becomes("worn", "34", ",\"worn\":34}\nt.csv:2:5: column 'C': worn is 34, but must be at least 0 and at most 1 (did you mean "
                             "0.34?)");
}

static void currencies_stand_on_either_side(void **state) {
  (void)state;
  cell_becomes("{ to: pages, currency: USD, decimal: '.' }", "$100,019", ",\"pages\":100019}");
  cell_becomes("{ to: pages, currency: USD, decimal: '.' }", "US$ 12", ",\"pages\":12}");
  cell_becomes("{ to: pages, currency: VND, decimal: ',' }", "1.250.000 ₫", ",\"pages\":1250000}");
  cell_becomes("{ to: pages, currency: VND, decimal: ',' }", "1.250.000đ", ",\"pages\":1250000}");
  cell_becomes("{ to: pages, currency: VND, decimal: ',', short: true }", "1,5 triệu VNĐ", ",\"pages\":1500000}");
  cell_becomes("{ to: pages, currency: VND, times: 1000000, decimal: ',' }", "1,25", ",\"pages\":1250000}");
  cell_becomes("{ to: price, currency: EUR }", "-€5", ",\"price\":-5}\nt.csv:2:5: column 'C': price is -5, but must be at least 0 and "
                                                     "below 1000");
  WRONG("{ to: pages, currency: USD }", "pages", "12 ₫", "is no number");
  WRONG("{ to: pages, currency: USD }", "pages", "$", "is no number");
}

static void a_rate_may_have_decimals(void **state) {
  (void)state;
  cell_becomes("{ to: price, currency: USD, times: 0.92, decimal: '.' }", "$10.10", ",\"price\":9.292}");
  cell_becomes("{ to: price, currency: JPY, times: 0.0062, decimal: '.' }", "1,000", ",\"price\":6.2}");
  cell_becomes("{ to: price, currency: VND, times: 0.00003937007874015748, decimal: ',' }", "25.400", ",\"price\":1}");
  cell_becomes("{ to: price, currency: VND, times: 3.4e-5, decimal: ',' }", "100.000", ",\"price\":3.4}");
  cell_becomes("{ to: price, currency: USD, times: 1.1234567890123457, decimal: '.' }", "123.45678901234567",
               ",\"price\":138.69836776558452}");
  WRONG("{ to: price, currency: USD, times: 1.5 }", "price", "9999999999999999999", "is too large a number");
}

static void of_a_rate_with_decimals_whole_numbers_are_rounded(void **state) {
  (void)state;
  cell_becomes("{ to: pages, times: 25.4 }", "10", ",\"pages\":254}");
  cell_becomes("{ to: pages, times: 25412.5 }", "3", ",\"pages\":76238}");
  cell_becomes("{ to: pages, times: 0.1 }", "14", ",\"pages\":1}");
  cell_becomes("{ to: pages, times: 0.1 }", "15", ",\"pages\":2}");
  cell_becomes("{ to: pages, times: 25412.123456789, decimal: '.', short: true }", "1.2345678901234M", ",\"pages\":31372991640}");
  cell_becomes("{ to: pages, times: 25.0 }", "2", ",\"pages\":50}");
}

/* ---------------------------------------------------------------- other values */

static void empty_cells_are_missing_without_a_complaint(void **state) {
  (void)state;
  cell_becomes("pages", "", ",\"pages\":\"\"}");
  cell_becomes("pages", "-", ",\"pages\":\"\"}");
  cell_becomes("pages", "n/a", ",\"pages\":\"\"}");
  cell_becomes("pages", " #VALOR! ", ",\"pages\":\"\"}");
  cell_becomes("{ to: pages, empty: '0' }", "0", ",\"pages\":\"\"}");
  WRONG("genre", "genre", "#REF!", "is a spreadsheet's error");
}

static void words_and_labels_are_known_in_both_languages(void **state) {
  (void)state;
  cell_becomes("genre", "novel", ",\"genre\":\"novel\"}");
  cell_becomes("genre", "Tiểu Thuyết", ",\"genre\":\"novel\"}");
  cell_becomes("{ to: genre, words: { Verse: poetry } }", "verse", ",\"genre\":\"poetry\"}");
  WRONG("genre", "genre", "Verse", "is none of its words");
  cell_becomes("lent", "TRUE", ",\"lent\":true}");
  cell_becomes("{ to: lent, words: { Có: true, Không: false } }", "không", ",\"lent\":false}");
  WRONG("lent", "lent", "yes", "is neither true nor false");
}

static void dates_have_the_form_of_the_map(void **state) {
  (void)state;
  cell_becomes("bought.on", "2026-11-05", ",\"bought\":{\"on\":\"2026-11-05\"}}");
  becomes(HEAD "columns: { I: id, T: title, S: bought.source, D: { to: bought.on, date: D/M/YYYY } }", "I,T,S,D\nb,x,s,5/11/2026\n",
          "{\"id\":\"b\",\"title\":\"x\",\"bought\":{\"source\":\"s\",\"on\":\"2026-11-05\"}}");
  becomes(HEAD "columns: { I: id, T: title, S: bought.source, D: { to: bought.on, date: 'YYYY-MM-DD hh:mm:ss' } }",
          "I,T,S,D\nb,x,s,2026-11-05 10:22:33\n",
          "{\"id\":\"b\",\"title\":\"x\",\"bought\":{\"source\":\"s\",\"on\":\"2026-11-05\"}}");
  becomes(HEAD "columns: { I: id, T: title, S: bought.source, D: { to: bought.on, date: DD/MM/YYYY } }", "I,T,S,D\nb,x,s,5/11/2026\n",
          "{\"id\":\"b\",\"title\":\"x\",\"bought\":{\"source\":\"s\",\"on\":\"5/11/2026\"}}\nt.csv:2:7: column 'D': '5/11/2026' "
          "is no date of the form DD/MM/YYYY; it counts as missing");
  becomes(HEAD "columns: { I: id, T: title, S: bought.source, D: { to: bought.on, date: MM/DD/YYYY } }", "I,T,S,D\nb,x,s,31/11/2026\n",
          "{\"id\":\"b\",\"title\":\"x\",\"bought\":{\"source\":\"s\",\"on\":\"31/11/2026\"}}\nt.csv:2:7: column 'D': '31/11/2026' "
          "is no day of the calendar; it counts as missing");
}

static void moments_take_their_zone_from_the_map(void **state) {
  (void)state;
  desk d;
  open_desk(&d);
  const value *tree = library_tree(&d.w, "map.yaml",
                                   "as: loan\nconstants: { book_id: b }\ncolumns: { I: id, R: { to: returned_at, date: 'DD/MM/YYYY hh:mm', zone: \"+07:00\" } }");
  assert_int_equal(mapping_read(&d.mapping, d.model, NULL, &d.w.arena, &d.w.scratch, "map.yaml", tree, d.w.problems), KOLUA_OK);
  assert_int_equal(bind_table(&d, "I,R\nl,05/11/2026 09:30\n"), KOLUA_OK);
  sheet_row filled;
  assert_true(csv_next(d.reader, &d.row, d.w.problems));
  sheet_fill(&filled, d.sheet, &d.row, &d.w.arena, &d.w.scratch);
  assert_string_equal(json_of(&d, filled.root), "{\"id\":\"l\",\"book_id\":\"b\",\"returned_at\":\"2026-11-05T09:30:00+07:00\"}");
  close_desk(&d);
}

static void lists_are_parted_by_the_separator(void **state) {
  (void)state;
  cell_becomes("keywords", "a | b|| c", ",\"keywords\":[\"a\",\"b\",\"c\"]}");
  cell_becomes("{ to: keywords, list: ', ' }", "a, b,c", ",\"keywords\":[\"a\",\"b,c\"]}");
  cell_becomes("keywords", "- | -", ",\"keywords\":\"\"}");
  WRONG("{ to: keywords, list: ';' }", "keywords", "a; #REF!", "holds '#REF!', which is a spreadsheet's error");
  becomes(HEAD "columns: { I: id, T: title, A: 'keywords[0]', B: 'keywords[1]', C: 'keywords[2]' }", "I,T,A,B,C\nb,x,one,,three\n",
          "{\"id\":\"b\",\"title\":\"x\",\"keywords\":[\"one\",\"three\"]}");
}

static void ids_stay_text(void **state) {
  (void)state;
  becomes(HEAD "columns: { I: id, T: title }", "I,T\n17841400008460056123,x\n", "{\"id\":\"17841400008460056123\",\"title\":\"x\"}");
  becomes(HEAD "columns: { I: id, T: title }", "I,T\n1.78414E+19,x\n",
          "t.csv:2:1: column 'I': '1.78414E+19' is an id that a spreadsheet has rounded; it counts as missing\n"
          "t.csv:2:1: column 'I': the record needs its 'id'");
  becomes(HEAD "columns: { I: id, T: title }", "I,T\n,x\n", "t.csv:2:1: column 'I': the record needs its 'id'");
  becomes(HEAD "id: line\ncolumns: { T: title }", "T\nx\n", "{\"id\":\"line-2\",\"title\":\"x\"}");
}

/* ---------------------------------------------------------------- records */

static void shares_keep_an_empty_cell_apart_from_zero(void **state) {
  (void)state;
  static const char yaml[] = HEAD "columns: { I: id, T: title, VN %: { to: readers.VN, percent: true }, US %: { to: readers.US, percent: true } }";
  becomes(yaml, "I,T,VN %,US %\nb,x,78,\n", "{\"id\":\"b\",\"title\":\"x\",\"readers\":{\"VN\":0.78,\"US\":\"\"}}");
  becomes(yaml, "I,T,VN %,US %\nb,x,,\n", "{\"id\":\"b\",\"title\":\"x\"}");
  becomes(HEAD "columns: { I: id, T: title, A: 'ages[\"adult\"]' }", "I,T,A\nb,x,0.5\n",
          "{\"id\":\"b\",\"title\":\"x\",\"ages\":{\"adult\":0.5}}");
}

static void an_element_of_which_nothing_is_said_is_left_out(void **state) {
  (void)state;
  static const char yaml[] = HEAD "columns: { I: id, T: title, A: 'copies[0].id', B: 'copies[1].id' }\n"
                                 "constants: { 'copies[0].note': first, 'copies[1].note': second, bought.source: shop }";
  becomes(yaml, "I,T,A,B\nb,x,,c2\n",
          "{\"id\":\"b\",\"title\":\"x\",\"bought\":{\"source\":\"shop\"},\"copies\":[{\"id\":\"c2\",\"note\":\"second\"}]}");
  becomes(yaml, "I,T,A,B\nb,x,,\n", "{\"id\":\"b\",\"title\":\"x\",\"bought\":{\"source\":\"shop\"}}");
}

static void one_column_may_fill_several_fields(void **state) {
  (void)state;
  becomes(HEAD "columns: { Name: { to: [id, title] } }", "Name\nb\n", "{\"id\":\"b\",\"title\":\"b\"}");
}

static void constants_are_in_every_record(void **state) {
  (void)state;
  becomes(HEAD "columns: { I: id, T: title }\nconstants: { genre: novel, lent: false, keywords: [a, b], readers.VN: 1 }", "I,T\nb,x\n",
          "{\"id\":\"b\",\"title\":\"x\",\"genre\":\"novel\",\"lent\":false,\"keywords\":[\"a\",\"b\"],\"readers\":{\"VN\":1}}");
}

static void a_faulty_cell_is_complained_about_once(void **state) {
  (void)state;
  becomes(HEAD "columns: { I: id, T: title, R: 'reviews[0].stars' }", "I,T,R\nb,x,five\n",
          "{\"id\":\"b\",\"title\":\"x\",\"reviews\":[{\"stars\":\"five\"}]}\nt.csv:2:5: column 'R': 'five' is no number; it counts as "
          "missing");
  becomes(HEAD "columns: { I: id, T: title, R: 'readers.VN' }", "I,T,R\nb,x,five\n",
          "{\"id\":\"b\",\"title\":\"x\",\"readers\":{\"VN\":\"five\"}}\nt.csv:2:5: column 'R': 'five' is no number; it counts as "
          "missing");
  becomes(HEAD "columns: { I: id, T: title }", "I,T\nb,\n",
          "{\"id\":\"b\",\"title\":\"\"}\nt.csv:2:3: column 'T': title is required, but blank");
}

static void values_know_their_path_and_place(void **state) {
  (void)state;
  desk d;
  open_desk(&d);
  assert_int_equal(read_map(&d, HEAD "columns: { I: id, A: 'copies[1].id', B: 'copies[0].id', K: keywords }"), KOLUA_OK);
  assert_int_equal(bind_table(&d, "I,A,B,K\nb,c2,c1,\"u|v\"\n"), KOLUA_OK);
  sheet_row filled;
  assert_true(csv_next(d.reader, &d.row, d.w.problems));
  sheet_fill(&filled, d.sheet, &d.row, &d.w.arena, &d.w.scratch);
  const value *copies = value_get(filled.root, TEXT("copies")), *id = value_get(&copies->as.items[1], TEXT("id"));
  assert_string_equal(value_path(id, &d.w.arena), "copies[1].id");
  assert_int_equal(id->line, 2);
  assert_int_equal(id->column, 3);
  assert_string_equal(value_path(&value_get(filled.root, TEXT("keywords"))->as.items[1], &d.w.arena), "keywords[1]");
  assert_true(text_is(sheet_column_at(&filled, 2, 3), "A"));
  assert_int_equal(sheet_column_at(&filled, 2, 4).len, 0);
  close_desk(&d);
}

/* ---------------------------------------------------------------- headers */

static void without_a_map_names_are_paths(void **state) {
  (void)state;
  becomes(NULL, "id,title, pages ,readers.VN,copies[0].id,keywords,lent,genre\nb,x,12,0.5,c,a|b,true,Novel\n",
          "{\"id\":\"b\",\"title\":\"x\",\"genre\":\"novel\",\"pages\":12,\"lent\":true,\"keywords\":[\"a\",\"b\"],\"readers\":"
          "{\"VN\":0.5},\"copies\":[{\"id\":\"c\"}]}");
  header_is_refused(NULL, "id,titel,copies.id,bought,ages.child.x,pages,readers,id[0],copies[x].id,bought.on.day\n",
                    "t.csv:1:2: 'titel': there is no field 'titel' (did you mean 'title'?)\n"
                    "t.csv:1:3: 'copies.id': 'copies' is a list: write copies[0]\n"
                    "t.csv:1:4: 'bought' holds fields: name one of them\n"
                    "t.csv:1:5: 'ages.child.x': there is no key 'child.x' (did you mean 'child'?)\n"
                    "t.csv:1:7: 'readers' is a map of shares: name one of its keys, as in readers.NAME\n"
                    "t.csv:1:8: 'id[0]': nothing can follow 'id'\n"
                    "t.csv:1:9: 'copies[x].id': an index is a number from 0 to 99, as in copies[0]\n"
                    "t.csv:1:10: 'bought.on.day': nothing can follow 'on'");
  header_is_refused(NULL, "title\n", "t.csv:1:0: no column is 'id', which a record needs");
  header_is_refused(NULL, "id,keywords,keywords[0]\n", "t.csv:1:3: 'keywords[0]' is filled already, by the column at line 1, column 2");
}

static void columns_are_found_by_name_whatever_the_blanks(void **state) {
  (void)state;
  becomes(HEAD "columns: { Book id: id, The title: title }", "\" Book\n  id\",x,\"The\r\ntitle \"\nb,?,t\n", "{\"id\":\"b\",\"title\":\"t\"}");
}

static void columns_that_are_not_named_are_left_alone(void **state) {
  (void)state;
  desk d;
  open_desk(&d);
  assert_int_equal(read_map(&d, HEAD "columns: { I: id, 'E#2': title }"), KOLUA_OK);
  const char *names[] = {"E", "I", "E", "?"};
  const text header[] = {text_of(names[0]), text_of(names[1]), text_of(names[2]), text_of(names[3])};
  const table_header h = {.file = "t.csv", .names = header, .n = 4};
  assert_int_equal(mapping_bind(&d.sheet, d.mapping, NULL, NULL, &h, &d.w.arena, &d.w.scratch, d.w.problems), KOLUA_OK);
  assert_false(sheet_uses(d.sheet, 0));
  assert_true(sheet_uses(d.sheet, 1));
  assert_true(sheet_uses(d.sheet, 2));
  assert_false(sheet_uses(d.sheet, 3));
  assert_false(sheet_uses(d.sheet, 4));
  close_desk(&d);
}

static void a_column_that_stands_twice_needs_a_number(void **state) {
  (void)state;
  desk d;
  open_desk(&d);
  assert_int_equal(read_map(&d, HEAD "columns:\n  I: id\n  E: title\n  E#3: pages\n"), KOLUA_OK);
  const text header[] = {TEXT("E"), TEXT("I"), TEXT("E")};
  const table_header h = {.file = "t.csv", .names = header, .n = 3};
  assert_int_equal(mapping_bind(&d.sheet, d.mapping, NULL, NULL, &h, &d.w.arena, &d.w.scratch, d.w.problems), KOLUA_EDATA);
  assert_string_equal(problems_of(&d), "map.yaml:4:3: t.csv has 2 columns 'E': say which one, as 'E#2'\n"
                                       "map.yaml:5:3: t.csv has no column 'E#3'");
  close_desk(&d);
}

static void a_map_says_what_parts_the_cells(void **state) {
  (void)state;
  desk d;
  open_desk(&d);
  assert_int_equal(read_map(&d, HEAD "columns: { I: id }"), KOLUA_OK);
  assert_int_equal(mapping_delimiter(d.mapping), ',');
  assert_int_equal(read_map(&d, HEAD "delimiter: \"\\t\"\ncolumns: { I: id }"), KOLUA_OK);
  assert_int_equal(mapping_delimiter(d.mapping), '\t');
  close_desk(&d);
  map_is_refused(HEAD "delimiter: x\ncolumns: { I: id }", "map.yaml:2:12: 'delimiter' cannot be 'x' (allowed: ,, ;, \\u{9}, |)");
}

static void a_column_that_is_not_there_is_told_with_the_nearest(void **state) {
  (void)state;
  header_is_refused(HEAD "columns:\n  Id: id\n  Titel: title\n  Pages#2: pages\n", "Id,Title,Pages\n",
                    "map.yaml:4:3: t.csv has no column 'Titel' (did you mean 'Title'?)\n"
                    "map.yaml:5:3: t.csv has no column 'Pages#2' (did you mean 'Pages'?)");
}

/* ---------------------------------------------------------------- bad maps */

static void everything_wrong_with_a_map_is_told_at_once(void **state) {
  (void)state;
  map_is_refused("as: bok\ncolumns: { I: id }\n", "map.yaml:1:5: 'as' cannot be 'bok' (did you mean 'book'?)");
  map_is_refused("columns: { I: id }\n", "map.yaml:1:1: 'as' is missing: what is each row? one of book, ...");
  map_is_refused("- a\n", "map.yaml:1:1: a map of columns must be a map");
  map_is_refused(HEAD, "map.yaml:1:1: 'columns' is missing: a map names at least one\n"
                       "map.yaml:1:1: no column gives 'id': say which one does, or 'id: line' to name the rows by their lines");
  map_is_refused(HEAD "colums: { I: id }\nid: row\ncolumns: { T: title }",
                 "map.yaml:2:1: unknown key 'colums' in a map of columns (did you mean 'columns'?)\n"
                 "map.yaml:3:5: 'id' cannot be 'row' (allowed: line)");
  map_is_refused(HEAD "id: line\ncolumns: { I: id }",
                 "map.yaml:2:5: 'id: line' names rows by their line, but a column gives their id");
  map_is_refused(HEAD "decimal: 1\nempty: [1]\ncolumns: { I: id }\n",
                 "map.yaml:2:10: 'decimal' must be a text, not an integer\nmap.yaml:3:9: 'empty' lists texts: write it in quotes");
}

static void everything_wrong_with_a_column_is_told(void **state) {
  (void)state;
  map_is_refused(HEAD "columns:\n  I: id\n  A: pags\n  B: { too: pages }\n  C: { to: 1 }\n  D: { to: title, percent: true, date: D/M/YYYY, list: x }\n",
                 "map.yaml:4:6: 'pags': there is no field 'pags' (did you mean 'pages'?)\n"
                 "map.yaml:5:8: unknown key 'too' in a column (did you mean 'to'?)\n"
                 "map.yaml:5:3: column 'B': 'to' is missing: which field is it?\n"
                 "map.yaml:6:12: 'to' is the path of a field, or a list of them\n"
                 "map.yaml:7:56: 'list' is for lists, and 'title' is a text\n"
                 "map.yaml:7:28: 'percent' is for numbers, and 'title' is a text\n"
                 "map.yaml:7:40: 'date' is for dates, and 'title' is a text");
  map_is_refused(HEAD "columns:\n  I: id\n  A: { to: pages, times: 0, currency: dong, decimal: ';' }\n  M: { to: price, currency: USD }\n  B: { to: bought.on, date: DD/MM/YY }\n"
                      "  C: { to: genre, words: { N: nowel } }\n  D: { to: keywords, list: '' }\n",
                 "map.yaml:4:54: 'decimal' cannot be ';' (allowed: ., ,)\n"
                 "map.yaml:4:26: 'times' must be from 0.000000001 to 1000000000\n"
                 "map.yaml:4:39: 'currency' is a code of three letters, as VND or USD\n"
                 "map.yaml:5:29: 'price' is in EUR: 'times' must say how many one USD is\n"
                 "map.yaml:6:29: 'date' is made of D or DD, M or MM, YYYY, hh, mm, ss and the signs between them\n"
                 "map.yaml:7:31: 'genre' must be one of its words (did you mean 'novel'?)\n"
                 "map.yaml:8:28: 'list' is what stands between the items, as \",\"");
}

static void two_columns_cannot_fill_one_field(void **state) {
  (void)state;
  map_is_refused(HEAD "columns:\n  I: id\n  A: title\n  B: title\n  C: keywords\n  D: keywords[0]\nconstants: { title: x }\n",
                 "map.yaml:5:6: 'title' is filled already, at line 4\n"
                 "map.yaml:7:6: 'keywords[0]' is filled already, at line 6\n"
                 "map.yaml:8:14: 'title' is filled already, at line 4");
  map_is_refused(HEAD "columns:\n  I: id\n  A: title\n  ' A ': pages\n", "map.yaml:5:3: column 'A' stands here twice, but for blanks");
}

static void constants_are_checked_against_the_model(void **state) {
  (void)state;
  map_is_refused(HEAD "columns: { I: id }\nconstants:\n  genre: novl\n  pages: 0\n  lent: 'yes'\n  keywords: a\n  bought.on: 2026-02-30\n  tittle: x\n",
                 "map.yaml:4:10: 'genre' must be one of its words (did you mean 'novel'?)\n"
                 "map.yaml:5:10: 'pages' must be an integer in its range\n"
                 "map.yaml:6:9: 'lent' must be true or false\n"
                 "map.yaml:7:13: 'keywords' must be a list\n"
                 "map.yaml:8:14: 'bought.on' must be a date\n"
                 "map.yaml:9:3: 'tittle': there is no field 'tittle' (did you mean 'title'?)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(short_forms_are_exact),
    cmocka_unit_test(digits_are_grouped_as_the_map_says),
    cmocka_unit_test(what_is_no_number_is_missing_and_told),
    cmocka_unit_test(percentages_become_shares),
    cmocka_unit_test(currencies_stand_on_either_side),
    cmocka_unit_test(a_rate_may_have_decimals),
    cmocka_unit_test(of_a_rate_with_decimals_whole_numbers_are_rounded),
    cmocka_unit_test(empty_cells_are_missing_without_a_complaint),
    cmocka_unit_test(words_and_labels_are_known_in_both_languages),
    cmocka_unit_test(dates_have_the_form_of_the_map),
    cmocka_unit_test(moments_take_their_zone_from_the_map),
    cmocka_unit_test(lists_are_parted_by_the_separator),
    cmocka_unit_test(ids_stay_text),
    cmocka_unit_test(shares_keep_an_empty_cell_apart_from_zero),
    cmocka_unit_test(an_element_of_which_nothing_is_said_is_left_out),
    cmocka_unit_test(one_column_may_fill_several_fields),
    cmocka_unit_test(constants_are_in_every_record),
    cmocka_unit_test(a_faulty_cell_is_complained_about_once),
    cmocka_unit_test(values_know_their_path_and_place),
    cmocka_unit_test(without_a_map_names_are_paths),
    cmocka_unit_test(columns_are_found_by_name_whatever_the_blanks),
    cmocka_unit_test(columns_that_are_not_named_are_left_alone),
    cmocka_unit_test(a_column_that_stands_twice_needs_a_number),
    cmocka_unit_test(a_map_says_what_parts_the_cells),
    cmocka_unit_test(a_column_that_is_not_there_is_told_with_the_nearest),
    cmocka_unit_test(everything_wrong_with_a_map_is_told_at_once),
    cmocka_unit_test(everything_wrong_with_a_column_is_told),
    cmocka_unit_test(two_columns_cannot_fill_one_field),
    cmocka_unit_test(constants_are_checked_against_the_model),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
