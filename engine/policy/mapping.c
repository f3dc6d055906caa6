/* mapping.c: the keys of a map file. What a column says must fit the type of its field: short forms are for numbers, a form of
** days for dates. */
#include "base/dates.h"
#include "base/number.h"
#include "base/utf8.h"
#include "policy/mapping_parts.h"

#include <stdlib.h>
#include <string.h>

static const double times_least = 1e-9, times_most = 1e9;

static const char *const map_keys[] = {"map",     "as",        "delimiter", "decimal", "empty",
                                       "columns", "constants", "id",        NULL};
static const char *const column_keys[] = {"to",   "percent", "short", "times", "currency", "decimal",
                                          "list", "date",    "zone",  "words", "empty",    NULL};
static const char *const delimiters[] = {",", ";", "\t", "|", NULL};
static const char *const decimal_signs[] = {".", ",", NULL};

typedef struct reading {
  form form;
  mapping *map;
  arena *arena;
  char decimal; /* of the whole table */
  const value *empty;
} reading;

/* ---------------------------------------------------------------- types */

static bool is_number(field_type type) {
  return type == FIELD_INTEGER || type == FIELD_NUMBER;
}

static bool is_day(field_type type) {
  return type == FIELD_DATE || type == FIELD_DATETIME;
}

static const char *type_words(field_type type) {
  static const char *const words[] = {"a text",        "an id",  "one of its words", "an integer", "a number",
                                      "true or false", "a date", "a moment",         "a list"};
  return words[type < FIELD_SHARES ? type : FIELD_VALUES];
}

static double as_double(const value *v) {
  return v->type == KOLUA_INTEGER ? (double)v->as.integer : v->as.number;
}

static bool fits(const field *f, field_type type, const value *v) {
  if (!value_has_type(v, type)) return false;
  if (is_number(type)) return field_takes(f, as_double(v));
  if (type == FIELD_ENUM) return model_option(f, value_text(v)) != NULL;
  return v->type != KOLUA_STRING || !text_is_blank(value_text(v));
}

static const char *nearest_word(const reading *r, const field *f, field_type type, const value *v) {
  arena *a = r->form.scratch;
  if (type != FIELD_ENUM || v->type != KOLUA_STRING) return "";
  text *words = ARENA_ARRAY(a, f->options.n, text);
  for (size_t i = 0; i < f->options.n; i++) words[i] = f->options.at[i].name;
  return text_hint(text_nearest(value_text(v), words, f->options.n, a), a);
}

/* What is written in the map itself must be right in the model's terms. */
static bool check_value(reading *r, const field_path *t, field_type type, const value *v) {
  if (fits(t->field, type, v)) return true;
  form_complain(&r->form, form_place(&r->form, v), "'%s' must be %s%s%s", value_show(t->written, r->form.scratch),
                type_words(type), is_number(type) && (t->field->has_min || t->field->has_max) ? " in its range" : "",
                nearest_word(r, t->field, type, v));
  return false;
}

/* ---------------------------------------------------------------- lists of words */

/* One word, or a list of them. */
static size_t count_texts(const value *v) {
  return v == NULL || v->type == KOLUA_NULL ? 0 : v->type == KOLUA_LIST ? v->len : 1;
}

static void add_empty(reading *r, cell_form *out, text *room, const value *v) {
  for (size_t i = 0; i < count_texts(v); i++) {
    const value *word = v->type == KOLUA_LIST ? &v->as.items[i] : v;
    if (word->type != KOLUA_STRING) {
      form_complain(&r->form, form_place(&r->form, word), "'empty' lists texts: write it in quotes");
      continue;
    }
    room[out->n_empty++] = utf8_fold(text_trim(value_text(word)), r->arena);
    if (room[out->n_empty - 1].len > out->longest_empty) out->longest_empty = room[out->n_empty - 1].len;
  }
}

/* The table's words for "empty", and the column's own. */
static void read_empty(reading *r, cell_form *out, const value *entry) {
  const value *own = value_get(entry, TEXT("empty"));
  text *words = ARENA_ARRAY(r->arena, count_texts(r->empty) + count_texts(own), text);
  out->empty = words;
  add_empty(r, out, words, r->empty);
  add_empty(r, out, words, own);
}

static void read_words(reading *r, cell_form *out, const field_path *t, const value *entry) {
  const value *words = form_get(&r->form, entry, "words", KOLUA_MAP);
  const size_t n = words != NULL ? words->len : 0;
  cell_word *own = ARENA_ARRAY(r->arena, n, cell_word);
  for (size_t i = 0; i < n; i++) {
    const member *m = value_member(words, i);
    check_value(r, t, out->type, &m->value);
    own[i] = (cell_word){text_trim(*m->key), &m->value};
  }
  cell_words_make(out, own, n, r->arena, r->form.scratch);
}

/* ---------------------------------------------------------------- how a cell is written */

/* The value of a key that only fields of a kind may have; NULL: not given, or not allowed. */
static const value *take(reading *r, const value *entry, const char *key, kolua_type type, bool is_allowed,
                         const field_path *t, const char *kind) {
  const value *v = form_get(&r->form, entry, key, type);
  if (v == NULL || is_allowed) return v;
  form_complain(&r->form, form_place(&r->form, v), "'%s' is for %s, and '%s' is %s", key, kind,
                value_show(t->written, r->form.scratch), type_words(t->type));
  return NULL;
}

static bool take_flag(reading *r, const value *entry, const char *key, bool is_allowed, const field_path *t) {
  const value *v = take(r, entry, key, KOLUA_BOOL, is_allowed, t, "numbers");
  return v != NULL && v->as.boolean;
}

static char read_decimal(reading *r, const value *v, char otherwise) {
  const value *given = value_get(v, TEXT("decimal"));
  if (given == NULL || given->type == KOLUA_NULL) return otherwise;
  const int sign = form_word(&r->form, given, "decimal", decimal_signs, -1);
  return sign < 0 ? otherwise : *decimal_signs[sign];
}

static bool is_code(text t) {
  for (size_t i = 0; i < t.len; i++)
    if (t.at[i] < 'A' || t.at[i] > 'Z') return false;
  return t.len == 3;
}

/* An amount in one currency is none in another. */
static void read_currency(reading *r, cell_form *out, const field_path *t, const value *code) {
  if (code == NULL) return;
  const text unit_name = t->field->unit != NULL ? t->field->unit->name : (text){0};
  if (!is_code(value_text(code)))
    form_complain(&r->form, form_place(&r->form, code), "'currency' is a code of three letters, as VND or USD");
  else if (is_code(unit_name) && !text_equal(unit_name, value_text(code)) && out->times == 0)
    form_complain(&r->form, form_place(&r->form, code), "'%s' is in %.*s: 'times' must say how many one %.*s is",
                  value_show(t->written, r->form.scratch), SPELT(unit_name), SPELT(value_text(code)));
  else out->signs = currency_signs(value_text(code), &out->n_signs, r->arena);
}

/* The decimal as it is written, not the double that is nearest to it. */
static void set_times(cell_form *out, double times) {
  char room[NUMBER_ROOM];
  const char *c = number_write(times, true, room);
  bool has_point = false;
  for (; *c != '\0' && *c != 'e'; c++) {
    if (*c == '.') has_point = true;
    else out->times = out->times * 10 + (uint64_t)(*c - '0'), out->times_power -= has_point;
  }
  if (*c == 'e') out->times_power += (int)strtol(c + 1, NULL, 10);
}

static void read_times(reading *r, cell_form *out, const field_path *t, const value *entry) {
  const value *given = value_get(entry, TEXT("times"));
  const kolua_type type = given != NULL && given->type == KOLUA_INTEGER ? KOLUA_INTEGER : KOLUA_NUMBER;
  const value *times = take(r, entry, "times", type, is_number(out->type), t, "numbers");
  if (times == NULL) return;
  if (as_double(times) >= times_least && as_double(times) <= times_most) set_times(out, as_double(times));
  else form_complain(&r->form, form_place(&r->form, times), "'times' must be from 0.000000001 to 1000000000");
}

static void read_number(reading *r, cell_form *out, const field_path *t, const value *entry) {
  const bool is_right = is_number(out->type);
  out->is_percent = take_flag(r, entry, "percent", is_right, t);
  out->is_short = take_flag(r, entry, "short", is_right, t);
  out->decimal = read_decimal(r, entry, r->decimal);
  read_times(r, out, t, entry);
  read_currency(r, out, t, take(r, entry, "currency", KOLUA_STRING, is_right, t, "numbers"));
}

static void read_date(reading *r, cell_form *out, const field_path *t, const value *entry) {
  const value *shape = take(r, entry, "date", KOLUA_STRING, is_day(out->type), t, "dates");
  const value *zone = take(r, entry, "zone", KOLUA_STRING, out->type == FIELD_DATETIME, t, "moments");
  const char *wrong = shape != NULL ? date_form_problem(value_text(shape)) : NULL;
  if (wrong != NULL) form_complain(&r->form, form_place(&r->form, shape), "'date' %s", wrong);
  if (zone != NULL && !date_zone_is_valid(value_text(zone)))
    form_complain(&r->form, form_place(&r->form, zone), "'zone' must be Z or a difference, as \"+07:00\"");
  if (shape != NULL) out->date = value_text(shape);
  if (zone != NULL) out->zone = value_text(zone);
  if (shape == NULL || out->type != FIELD_DATETIME || wrong != NULL) return;
  if (zone == NULL || !date_form_has_time(out->date))
    form_complain(&r->form, form_place(&r->form, shape),
                  "a moment needs hh and mm in its form, and a 'zone', as \"+07:00\"");
}

static void read_separator(reading *r, cell_form *out, const field_path *t, const value *entry) {
  const value *given = take(r, entry, "list", KOLUA_STRING, t->type == FIELD_VALUES, t, "lists");
  if (t->type == FIELD_VALUES) out->separator = TEXT("|");
  if (given == NULL) return;
  if (value_text(given).len > 0) out->separator = value_text(given);
  else form_complain(&r->form, form_place(&r->form, given), "'list' is what stands between the items, as \",\"");
}

static cell_form read_form(reading *r, const field_path *t, const value *entry) {
  cell_form out = {.field = t->field, .type = t->type == FIELD_VALUES ? t->field->item : t->type};
  read_separator(r, &out, t, entry);
  read_number(r, &out, t, entry);
  read_date(r, &out, t, entry);
  read_words(r, &out, t, entry);
  read_empty(r, &out, entry);
  return out;
}

/* ---------------------------------------------------------------- columns and constants */

static mapped *add_field(reading *r) {
  mapping *m = r->map;
  if (m->n_fields == m->cap_fields) {
    const size_t cap = m->cap_fields == 0 ? 32 : 2 * m->cap_fields;
    m->fields = arena_grow(r->arena, m->fields, m->cap_fields * sizeof *m->fields, cap * sizeof *m->fields);
    m->cap_fields = cap;
  }
  m->fields[m->n_fields] = (mapped){0};
  return &m->fields[m->n_fields++];
}

static bool find_path(reading *r, field_path *out, text path, place at) {
  const char *wrong = field_path_find(out, r->map->model, r->map->subject, path, r->arena);
  if (wrong != NULL) form_complain(&r->form, at, "%s", wrong);
  return wrong == NULL;
}

static void read_path(reading *r, const value *path, const value *entry) {
  field_path t;
  if (path->type != KOLUA_STRING) {
    form_complain(&r->form, form_place(&r->form, path), "'to' is the path of a field, or a list of them");
    return;
  }
  if (!find_path(r, &t, value_text(path), form_place(&r->form, path))) return;
  mapped *made = add_field(r);
  *made = (mapped){.path = t, .column = r->map->n_columns - 1};
  made->source = (sheet_source){.form = read_form(r, &t, entry), .at = form_place(&r->form, path)};
}

static void check_twice(reading *r, const map_column *made) {
  for (size_t i = 0; i + 1 < r->map->n_columns; i++)
    if (text_equal(r->map->columns[i].name, made->name))
      form_complain(&r->form, made->at, "column '%s' stands here twice, but for blanks",
                    value_show(made->name, r->form.scratch));
}

static void read_column(reading *r, const member *m) {
  const value *v = &m->value, *to = v->type == KOLUA_MAP ? value_get(v, TEXT("to")) : v;
  map_column *made = &r->map->columns[r->map->n_columns++];
  *made = (map_column){mapping_name(*m->key, r->arena), form_key_place(&r->form, m)};
  check_twice(r, made);
  if (v->type == KOLUA_MAP) form_check_keys(&r->form, v, column_keys, "a column");
  if (to == NULL || to->type == KOLUA_NULL) {
    form_complain(&r->form, made->at, "column '%s': 'to' is missing: which field is it?",
                  value_show(made->name, r->form.scratch));
    return;
  }
  if (to->type != KOLUA_LIST) read_path(r, to, v);
  for (uint32_t i = 0; to->type == KOLUA_LIST && i < to->len; i++) read_path(r, &to->as.items[i], v);
}

static void read_columns(reading *r, const value *tree) {
  const value *columns = form_get(&r->form, tree, "columns", KOLUA_MAP);
  if (columns == NULL || columns->len == 0) {
    form_complain(&r->form, form_place(&r->form, columns ? columns : tree),
                  "'columns' is missing: a map names at least one");
    return;
  }
  r->map->columns = ARENA_ARRAY(r->arena, columns->len, map_column);
  for (uint32_t i = 0; i < columns->len; i++) read_column(r, value_member(columns, i));
}

static bool check_constant(reading *r, const field_path *t, const value *v) {
  if (t->type != FIELD_VALUES) return check_value(r, t, t->type, v);
  bool is_right = v->type == KOLUA_LIST;
  if (!is_right)
    form_complain(&r->form, form_place(&r->form, v), "'%s' must be a list", value_show(t->written, r->form.scratch));
  for (uint32_t i = 0; v->type == KOLUA_LIST && i < v->len; i++)
    is_right = check_value(r, t, t->field->item, &v->as.items[i]) && is_right;
  return is_right;
}

static void read_constants(reading *r, const value *tree) {
  const value *constants = form_get(&r->form, tree, "constants", KOLUA_MAP);
  for (uint32_t i = 0; constants != NULL && i < constants->len; i++) {
    const member *m = value_member(constants, i);
    field_path t;
    if (!find_path(r, &t, *m->key, form_key_place(&r->form, m)) || !check_constant(r, &t, &m->value)) continue;
    mapped *made = add_field(r);
    *made = (mapped){.path = t, .source = {.constant = &m->value, .at = form_key_place(&r->form, m)}};
  }
}

/* ---------------------------------------------------------------- the whole */

static const subject *find_subject(reading *r, const value *tree, const subject *asked) {
  const model *m = r->map->model;
  const value *as = form_get(&r->form, tree, "as", KOLUA_STRING);
  const char **names = ARENA_ARRAY(r->form.scratch, m->n_subjects + 1, const char *);
  for (size_t i = 0; i < m->n_subjects; i++) names[i] = text_copy(r->form.scratch, m->subjects[i].name).at;
  const int at = as != NULL ? form_word(&r->form, as, "as", names, -1) : -1;
  const subject *said = at >= 0 ? &m->subjects[at] : NULL;
  if (as == NULL && asked == NULL && value_get(tree, TEXT("as")) == NULL)
    form_complain(&r->form, form_place(&r->form, tree), "'as' is missing: what is each row? one of %s, ...", names[0]);
  if (said != NULL && asked != NULL && said != asked)
    form_complain(&r->form, form_place(&r->form, as), "this map is for '%.*s', not for '%.*s'", SPELT(said->name),
                  SPELT(asked->name));
  return asked != NULL ? asked : said;
}

/* A record without an id is nobody's. */
static void check_id(reading *r, const value *tree, const sheet *sh) {
  static const char *const ways[] = {"line", NULL};
  const field *id = r->map->subject->record->id;
  const value *given = value_get(tree, TEXT("id"));
  const bool is_given = given != NULL && given->type != KOLUA_NULL;
  if (is_given) r->map->numbers_rows = form_word(&r->form, given, "id", ways, -1) == 0;
  if (is_given && sheet_gives_id(sh))
    form_complain(&r->form, form_place(&r->form, given),
                  "'id: line' names rows by their line, but a column gives their id");
  if (is_given || sheet_gives_id(sh)) return;
  form_complain(&r->form, form_place(&r->form, tree),
                "no column gives '%.*s': say which one does, or 'id: line' to name the rows by their lines",
                SPELT(id->name));
}

sheet *mapping_sheet(const mapping *m, form *f, arena *a, const table_header *header, const unsigned *cells) {
  sheet *sh = sheet_new(a, m->subject, header->file, header->names, header->n);
  for (size_t i = 0; i < m->n_fields; i++) {
    sheet_source from = m->fields[i].source;
    place other;
    from.cell = from.constant == NULL && cells != NULL ? cells[m->fields[i].column] : 0;
    if (!sheet_add(sh, &m->fields[i].path, &from, &other))
      form_complain(f, from.at, "'%s' is filled already, at line %u", value_show(m->fields[i].path.written, f->scratch),
                    other.line);
  }
  if (m->numbers_rows) sheet_number_rows(sh);
  return sh;
}

static void read_map(reading *r, const value *tree, const subject *asked) {
  if (!form_check_keys(&r->form, tree, map_keys, "a map of columns")) return;
  r->map->subject = find_subject(r, tree, asked);
  if (r->map->subject == NULL) return;
  form_text(&r->form, tree, "map");
  r->map->delimiter = *delimiters[form_choice(&r->form, tree, "delimiter", delimiters, 0)];
  r->decimal = read_decimal(r, tree, '\0');
  r->empty = value_get(tree, TEXT("empty"));
  read_columns(r, tree);
  read_constants(r, tree);
  const table_header nothing = {0};
  check_id(r, tree, mapping_sheet(r->map, &r->form, r->form.scratch, &nothing, NULL));
}

kolua_status mapping_read(mapping **out, const model *m, const subject *s, arena *a, arena *scratch, const char *file,
                          const value *tree, problems *p) {
  mapping *made = ARENA_NEW(a, mapping);
  *made = (mapping){.model = m, .file = file};
  reading r = {.form = {file, scratch, p, KOLUA_EDATA, KOLUA_OK}, .map = made, .arena = a};
  read_map(&r, tree, s);
  *out = r.form.status == KOLUA_OK ? made : NULL;
  return r.form.status;
}

const subject *mapping_subject(const mapping *m) {
  return m->subject;
}

char mapping_delimiter(const mapping *m) {
  return m->delimiter;
}
