/* model_fields.c: what a definition says of its own field: type, unit, range, words, labels.
**
** One table names every key of a definition, the kinds of field that it fits and who reads it. Keys that lead to other
** fields are read by model_links.c once all fields are known. */
#include "base/dates.h"
#include "data/model_load.h"

/* Kinds of field, as bits. */
enum {
  ON_NUMBER = 1,
  ON_ENUM = 2,
  ON_ID = 4,
  ON_DATE = 8,
  ON_OTHER = 16,
  ON_TEXT = 256,
  ON_VALUE = ON_NUMBER | ON_ENUM | ON_ID | ON_DATE | ON_TEXT | ON_OTHER,
  ON_SHARES = 32,
  ON_MAP = 64,
  ON_LIST = 128,
  ON_ALL = ON_VALUE | ON_SHARES | ON_MAP | ON_LIST
};

/* ---------------------------------------------------------------- types */

typedef struct type_word {
  const char *name;
  field_type type;
} type_word;

static const type_word types[] = {
    {"string", FIELD_STRING},   {"id", FIELD_ID},         {"enum", FIELD_ENUM},
    {"integer", FIELD_INTEGER}, {"number", FIELD_NUMBER}, {"ratio", FIELD_NUMBER},
    {"boolean", FIELD_BOOLEAN}, {"date", FIELD_DATE},     {"datetime", FIELD_DATETIME},
};
enum { TYPES = sizeof types / sizeof *types };

static const type_word *find_type(text name) {
  for (size_t i = 0; i < TYPES; i++)
    if (text_is(name, types[i].name)) return &types[i];
  return NULL;
}

static void complain_type(loader *l, const value *at, text item) {
  text names[TYPES];
  for (size_t i = 0; i < TYPES; i++) names[i] = text_of(types[i].name);
  load_unknown(l, load_place(l, at), "type", item, names, TYPES);
}

static text skip_prefix(text t, const char *prefix) {
  const size_t len = text_of(prefix).len;
  return text_starts(t, prefix) ? (text){t.at + len, t.len - len} : t;
}

/* A ratio is a number of the unit of that name, from 0 to 1 unless it says otherwise. */
static void be_ratio(loader *l, field *f, const value *at) {
  f->unit = model_unit(l->model, TEXT("ratio"));
  if (f->unit == NULL) load_error(l, at, "type ratio needs a unit 'ratio' in 'units'");
  f->has_min = f->has_max = true;
  f->max = 1;
}

static bool read_type(loader *l, field *f, const value *entry) {
  const value *v = value_get(entry, TEXT("type"));
  const text type = load_text(l, entry, "type");
  if (type.len == 0) return false;
  const text of_list = skip_prefix(type, "list of "), of_map = skip_prefix(type, "map of ");
  const text item = of_list.len < type.len ? of_list : of_map;
  const type_word *found = find_type(item);
  if (found == NULL) {
    complain_type(l, v, item);
    return false;
  }
  f->item = found->type;
  f->type = of_list.len < type.len ? FIELD_VALUES : of_map.len < type.len ? FIELD_SHARES : found->type;
  if (text_is(item, "ratio")) be_ratio(l, f, v);
  return true;
}

/* ---------------------------------------------------------------- ranges and units */

static bool read_number(loader *l, const value *v, double *out) {
  if (v->type == KOLUA_INTEGER) *out = (double)v->as.integer;
  else if (v->type == KOLUA_NUMBER) *out = v->as.number;
  else load_error(l, v, "a bound must be a number");
  return v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER;
}

static void set_min(loader *l, field *f, const value *v, bool is_excluded) {
  if (!read_number(l, v, &f->min)) return;
  f->has_min = true;
  f->min_excluded = is_excluded;
}

static void set_max(loader *l, field *f, const value *v, bool is_excluded) {
  if (!read_number(l, v, &f->max)) return;
  f->has_max = true;
  f->max_excluded = is_excluded;
}

static void read_min(loader *l, field *f, const value *v) {
  set_min(l, f, v, false);
}
static void read_max(loader *l, field *f, const value *v) {
  set_max(l, f, v, false);
}
static void read_above(loader *l, field *f, const value *v) {
  set_min(l, f, v, true);
}
static void read_below(loader *l, field *f, const value *v) {
  set_max(l, f, v, true);
}

static void check_range(loader *l, const field *f, const value *entry) {
  if (!f->has_min || !f->has_max) return;
  const bool is_empty = f->min > f->max || (!(f->min < f->max) && (f->min_excluded || f->max_excluded));
  if (is_empty) load_error(l, entry, "no number is in this range");
}

static void check_example(loader *l, const field *f) {
  if (f->example == NULL || f->example->type == KOLUA_STRING) return;
  const value *v = f->example;
  if (!field_takes(f, v->type == KOLUA_INTEGER ? (double)v->as.integer : v->as.number))
    load_error(l, v, "'example' is out of the field's range");
}

static void read_unit(loader *l, field *f, const value *v) {
  const text name = value_text(v);
  f->unit = model_unit(l->model, name);
  if (f->unit != NULL) return;
  const model *m = l->model;
  text *names = ARENA_ARRAY(l->scratch, m->n_units, text);
  for (size_t i = 0; i < m->n_units; i++) names[i] = m->units[i].name;
  load_unknown(l, load_place(l, v), "unit", name, names, m->n_units);
}

/* ---------------------------------------------------------------- words */

/* NULL: no enum has this name, which is complained about. */
static const enumeration *find_enum(loader *l, const value *v) {
  const model *m = l->model;
  text *names = ARENA_ARRAY(l->scratch, m->n_enums, text);
  for (size_t i = 0; i < m->n_enums; i++) {
    names[i] = m->enums[i].name;
    if (text_equal(names[i], value_text(v))) return &m->enums[i];
  }
  load_unknown(l, load_place(l, v), "enum", value_text(v), names, m->n_enums);
  return NULL;
}

/* Of `enum` and `keys`: the name of an enum, or the words themselves. */
static void read_words(loader *l, field *f, const value *v) {
  if (v->type != KOLUA_STRING) {
    load_options(l, v, &f->options);
    return;
  }
  const enumeration *found = find_enum(l, v);
  if (found != NULL) f->options = found->options;
}

static void read_expected(loader *l, field *f, const value *v) {
  const enumeration *found = find_enum(l, v);
  if (found == NULL) return;
  f->expected = found->name;
  f->expected_words = found->options;
}

/* ---------------------------------------------------------------- the rest */

static bool read_flag(loader *l, const value *v) {
  if (v->type != KOLUA_BOOL) load_error(l, v, "must be true or false");
  return v->type == KOLUA_BOOL && v->as.boolean;
}

static void read_required(loader *l, field *f, const value *v) {
  f->required = read_flag(l, v);
}

static bool is_example(const field *f, const value *v) {
  const bool is_text = v->type == KOLUA_STRING && !text_is_blank(value_text(v));
  int64_t day;
  if (f->type == FIELD_DATE) return is_text && date_parse(value_text(v), &day);
  if (f->type == FIELD_SHARES || f->item == FIELD_STRING) return is_text;
  return v->type == KOLUA_INTEGER || (v->type == KOLUA_NUMBER && f->item == FIELD_NUMBER);
}

static void read_example(loader *l, field *f, const value *v) {
  if (is_example(f, v)) f->example = v;
  else load_error(l, v, "'example' must be a value of the field's type: of a list one of it, of a map a key");
}

static void read_left_out(loader *l, field *f, const value *v) {
  const char *meaning = f->type == FIELD_SHARES ? "zero" : "missing";
  if (!text_is(value_text(v), meaning)) load_error(l, v, "'left_out' can only be '%s' here", meaning);
  else if (f->type == FIELD_SHARES) f->zero_if_left_out = true;
  else f->missing_if_left_out = true;
}

static void read_not_before(loader *l, field *f, const value *v) {
  const field *other = load_field(f->owner, value_text(v));
  if (other != NULL && other != f) f->not_before = other->name;
  else load_error(l, v, "there is no date '%.*s' beside this one", SPELT(value_text(v)));
}

static void read_unique(loader *l, field *f, const value *v) {
  f->unique_in_document = text_is(value_text(v), "document");
  if (!f->unique_in_document) load_error(l, v, "'unique' can only be 'document'");
}

static void read_also(loader *l, field *f, const value *v) {
  f->also = load_texts(l, v, &f->n_also);
}

/* ---------------------------------------------------------------- all keys */

typedef struct word {
  const char *name;
  unsigned fits;
  void (*read)(loader *l, field *f, const value *v); /* NULL: read elsewhere */
} word;

static const word words[] = {
    {"type", ON_VALUE | ON_SHARES, NULL},
    {"vi", ON_ALL, NULL},
    {"en", ON_ALL, NULL},
    {"also", ON_VALUE | ON_SHARES, read_also},
    {"unit", ON_NUMBER, read_unit},
    {"min", ON_NUMBER, read_min},
    {"max", ON_NUMBER, read_max},
    {"above", ON_NUMBER, read_above},
    {"below", ON_NUMBER, read_below},
    {"required", ON_VALUE | ON_SHARES, read_required},
    {"enum", ON_ENUM, read_words},
    {"keys", ON_SHARES, read_words},
    {"expected", ON_TEXT, read_expected},
    {"example", ON_TEXT | ON_NUMBER | ON_DATE | ON_SHARES, read_example},
    {"left_out", ON_SHARES | ON_LIST, read_left_out},
    {"not_before", ON_DATE, read_not_before},
    {"unique", ON_LIST, read_unique},
    {"to", ON_ID, NULL},
    {"as", ON_ID, NULL},
    {"back", ON_ID, NULL},
    {"id", ON_MAP | ON_LIST, NULL},
    {"name", ON_MAP | ON_LIST, NULL},
    {"exactly_one", ON_MAP | ON_LIST, NULL},
    {"key", ON_LIST, NULL},
    {"attributes", ON_LIST, NULL},
};
enum { WORDS = sizeof words / sizeof *words };

/* ---------------------------------------------------------------- the pass */

static unsigned kind_of(const field *f) {
  switch (f->type == FIELD_VALUES || f->type == FIELD_SHARES ? f->item : f->type) {
    case FIELD_INTEGER:
    case FIELD_NUMBER: return ON_NUMBER;
    case FIELD_ENUM: return ON_ENUM;
    case FIELD_ID: return ON_ID;
    case FIELD_DATE:
    case FIELD_DATETIME: return ON_DATE;
    case FIELD_RECORD: return ON_MAP;
    case FIELD_RECORDS: return ON_LIST;
    case FIELD_STRING: return ON_TEXT;
    case FIELD_BOOLEAN:
    case FIELD_VALUES:
    case FIELD_SHARES: break;
  }
  return ON_OTHER;
}

static void complain_word(loader *l, const member *m) {
  text names[WORDS];
  for (size_t i = 0; i < WORDS; i++) names[i] = text_of(words[i].name);
  load_unknown(l, member_place(m, l->file), "key", *m->key, names, WORDS);
}

static void read_member(loader *l, field *f, const member *m) {
  const unsigned kind = kind_of(f) | (f->type == FIELD_SHARES ? (unsigned)ON_SHARES : 0);
  for (size_t i = 0; i < WORDS; i++) {
    if (!text_is(*m->key, words[i].name)) continue;
    if ((words[i].fits & kind) == 0) load_error_at_key(l, m, "'%s' does not fit this type of field", words[i].name);
    else if (words[i].read != NULL) words[i].read(l, f, &m->value);
    return;
  }
  complain_word(l, m);
}

/* An enum without words would refuse every value. */
static void check_words(loader *l, const field *f, const value *entry) {
  const bool is_enum = f->type == FIELD_ENUM || (f->type == FIELD_VALUES && f->item == FIELD_ENUM);
  if (is_enum && value_get(entry, TEXT("enum")) == NULL)
    load_error(l, entry, "type enum needs 'enum': its words, or the name of an enum");
  if (f->type == FIELD_SHARES && f->item != FIELD_NUMBER && f->item != FIELD_INTEGER)
    load_error(l, entry, "a map holds numbers only");
}

static void read_definition(loader *l, field *f, const value *entry) {
  if (entry->type != KOLUA_MAP) {
    load_error(l, entry, "a definition must be a map");
    return;
  }
  f->label = load_label(l, entry);
  const bool is_value = f->type != FIELD_RECORD && f->type != FIELD_RECORDS;
  if (is_value && !read_type(l, f, entry)) return;
  for (size_t i = 0; i < entry->len; i++) read_member(l, f, value_member(entry, i));
  if (is_value) check_words(l, f, entry);
  check_range(l, f, entry);
  check_example(l, f);
}

void model_fields_read(loader *l) {
  for (size_t i = 0; i < l->n_definitions; i++) {
    const definition *d = &l->definitions[i];
    l->file = d->file;
    if (d->owner != NULL) read_definition(l, definition_field(d), &d->entry->value);
  }
}
