/* model_load.c: the model as a whole: units, enums, subjects, and the order of the passes (model_load.h).
**
** A model is always made from all its parts at once. Extending one makes it anew with one part more, so that no field
** ever moves under a pointer. */
#include "data/model_load.h"

#include <stdarg.h>

/* ---------------------------------------------------------------- errors */

__attribute__((format(printf, 4, 0))) static void note_error(loader *l, lint_code as, place where, const char *format,
                                                             va_list args) {
  buf message;
  buf_init(&message, l->scratch);
  buf_vformat(&message, format, args);
  l->status = problem_add_as(l->problems, as, KOLUA_EPOLICY, where, "%s", buf_text(&message).at);
}

void load_error(loader *l, const value *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  note_error(l, CODE_POLICY, load_place(l, at), format, args);
  va_end(args);
}

void load_error_at_key(loader *l, const member *at, const char *format, ...) {
  va_list args;
  va_start(args, format);
  note_error(l, CODE_POLICY, member_place(at, l->file), format, args);
  va_end(args);
}

void load_unknown(loader *l, place where, const char *what, text found, const text *words, size_t n) {
  const text near = text_nearest(found, words, n, l->scratch);
  l->status = problem_add_as(l->problems, text_starts(text_of(what), "key") ? CODE_KEY : CODE_NAME, KOLUA_EPOLICY,
                             where, "unknown %s '%.*s'%s", what, SPELT(found), text_hint(near, l->scratch));
}

/* ---------------------------------------------------------------- keys and values */

static bool is_map(loader *l, const value *v, const char *what) {
  if (v->type == KOLUA_MAP) return true;
  load_error(l, v, "%s must be a map", what);
  return false;
}

bool load_check_keys(loader *l, const value *v, const char *what, const char *const *words) {
  if (!is_map(l, v, what)) return false;
  size_t n = 0;
  while (words[n] != NULL) n++;
  text *known = ARENA_ARRAY(l->scratch, n, text);
  for (size_t i = 0; i < n; i++) known[i] = text_of(words[i]);
  for (size_t i = 0; i < v->len; i++) {
    const member *m = value_member(v, i);
    size_t k = 0;
    while (k < n && !text_equal(known[k], *m->key)) k++;
    if (k == n) load_unknown(l, member_place(m, l->file), "key", *m->key, known, n);
  }
  return true;
}

text load_text(loader *l, const value *entry, const char *key) {
  const value *v = value_get(entry, text_of(key));
  if (v == NULL) return (text){0};
  if (v->type == KOLUA_STRING && v->len > 0) return value_text(v);
  load_error(l, v, "'%s' must be a text", key);
  return (text){0};
}

bool load_flag(loader *l, const value *entry, const char *key) {
  const value *v = value_get(entry, text_of(key));
  if (v == NULL) return false;
  if (v->type != KOLUA_BOOL) load_error(l, v, "'%s' must be true or false", key);
  return v->type == KOLUA_BOOL && v->as.boolean;
}

label load_label(loader *l, const value *entry) {
  label out = {0};
  for (int lang = 0; lang < KOLUA_LANGS; lang++) out.in[lang] = load_text(l, entry, kolua_lang_name((kolua_lang)lang));
  return out;
}

const text *load_texts(loader *l, const value *v, size_t *n) {
  *n = 0;
  if (v == NULL) return NULL;
  const bool is_list = v->type == KOLUA_LIST;
  const size_t len = is_list ? v->len : 1;
  text *out = ARENA_ARRAY(l->arena, len, text);
  for (size_t i = 0; i < len; i++) {
    const value *item = is_list ? &v->as.items[i] : v;
    if (item->type == KOLUA_STRING && item->len > 0) out[(*n)++] = value_text(item);
    else load_error(l, item, "must be a name");
  }
  return out;
}

/* ---------------------------------------------------------------- units */

/* Behind one and behind many: a text, or a list of both. */
static void read_unit_word(loader *l, const value *entry, kolua_lang lang, unit *out) {
  const value *v = value_get(entry, text_of(kolua_lang_name(lang)));
  size_t n;
  const text *words = load_texts(l, v, &n);
  if (v != NULL && (n == 0 || n > 2)) load_error(l, v, "a unit takes one word, or [one, many]");
  if (n == 0) return;
  out->one.in[lang] = words[0];
  out->many.in[lang] = words[n > 1 ? 1 : 0];
}

static unit read_unit(loader *l, const member *m) {
  static const char *const words[] = {"percent", "vi", "en", "decimals", "tight", NULL};
  unit out = {.name = *m->key, .decimals = -1};
  const value *entry = &m->value;
  if (!load_check_keys(l, entry, "a unit", words)) return out;
  for (int lang = 0; lang < KOLUA_LANGS; lang++) read_unit_word(l, entry, (kolua_lang)lang, &out);
  out.percent = load_flag(l, entry, "percent");
  out.tight = load_flag(l, entry, "tight");
  const value *decimals = value_get(entry, TEXT("decimals"));
  if (decimals == NULL) return out;
  if (decimals->type == KOLUA_INTEGER && decimals->as.integer >= 0 && decimals->as.integer <= 9)
    out.decimals = (int)decimals->as.integer;
  else load_error(l, decimals, "'decimals' must be an integer from 0 to 9");
  return out;
}

static void read_units(loader *l, const value *units) {
  if (units == NULL || !is_map(l, units, "'units'")) return;
  l->model->units = ARENA_ARRAY(l->arena, units->len, unit);
  for (size_t i = 0; i < units->len; i++) l->model->units[l->model->n_units++] = read_unit(l, value_member(units, i));
}

/* ---------------------------------------------------------------- enums */

static label read_option_label(loader *l, const value *v) {
  static const char *const words[] = {"vi", "en", NULL};
  label out = {0};
  if (v->type == KOLUA_STRING) {
    for (int lang = 0; lang < KOLUA_LANGS; lang++) out.in[lang] = value_text(v);
  } else if (load_check_keys(l, v, "the label of an enum's word", words)) {
    out = load_label(l, v);
  }
  return out;
}

static option read_option(loader *l, const value *v, size_t i) {
  if (v->type == KOLUA_MAP) {
    const member *m = value_member(v, i);
    return (option){*m->key, read_option_label(l, &m->value)};
  }
  const value *item = &v->as.items[i];
  if (item->type != KOLUA_STRING) load_error(l, item, "an enum's word must be a text: put it in quotes");
  const text word = value_text(item);
  return (option){word, {{word, word}}};
}

static void check_options(loader *l, const value *v, const option *at, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (text_equal(at[k].name, at[i].name))
      load_error(l, &v->as.items[i], "'%.*s' stands twice in the enum", SPELT(at[i].name));
}

bool load_options(loader *l, const value *v, options *out) {
  if ((v->type != KOLUA_MAP && v->type != KOLUA_LIST) || v->len == 0) {
    load_error(l, v, "an enum must be a list of its words, or a map of them to labels");
    return false;
  }
  option *at = ARENA_ARRAY(l->arena, v->len, option);
  for (size_t i = 0; i < v->len; i++) {
    at[i] = read_option(l, v, i);
    if (v->type == KOLUA_LIST) check_options(l, v, at, i);
  }
  *out = (options){at, v->len};
  return true;
}

static void read_enums(loader *l, const value *enums) {
  if (enums == NULL || !is_map(l, enums, "'enums'")) return;
  model *m = l->model;
  m->enums = ARENA_ARRAY(l->arena, enums->len, enumeration);
  for (size_t i = 0; i < enums->len; i++) {
    enumeration *e = &m->enums[m->n_enums++];
    e->name = *value_member(enums, i)->key;
    if (!load_options(l, &value_member(enums, i)->value, &e->options)) e->options = (options){0};
  }
}

/* ---------------------------------------------------------------- subjects */

field *load_field(const record *r, text name) {
  for (size_t i = 0; i < r->n; i++)
    if (text_equal(r->fields[i].name, name)) return &r->fields[i];
  return NULL;
}

/* The record of a map by its path: "library", "library.hall". */
static const record *find_map(const model *m, text path) {
  const record *r = m->root;
  for (size_t at = 0; r != NULL && at <= path.len;) {
    size_t end = at;
    while (end < path.len && path.at[end] != '.') end++;
    const field *f = model_field(r, (text){path.at + at, end - at});
    r = f != NULL && f->type == FIELD_RECORD ? f->record : NULL;
    at = end + 1;
  }
  return r;
}

static void read_dates(loader *l, const value *dates, subject *s) {
  size_t n;
  const text *names = load_texts(l, dates, &n);
  if (n > MODEL_DATES) load_error(l, dates, "a subject has at most %d dates", MODEL_DATES);
  for (size_t i = 0; i < n && i < MODEL_DATES; i++) {
    const field *f = model_field(s->record, names[i]);
    if (f != NULL && (f->type == FIELD_DATE || f->type == FIELD_DATETIME)) s->dates[i] = f;
    else load_error(l, dates, "'%.*s' is no date of %.*s", SPELT(names[i]), SPELT(s->record->path));
    if (s->dates[i] == NULL) return;
  }
}

static void read_subject(loader *l, const member *m, subject *s) {
  static const char *const words[] = {"list", "map", "dates", "vi", "en", NULL};
  *s = (subject){.name = *m->key, .record = l->model->root};
  if (!load_check_keys(l, &m->value, "a subject", words)) return;
  s->label = load_label(l, &m->value);
  const text list = load_text(l, &m->value, "list");
  s->map = load_text(l, &m->value, "map");
  if ((list.len > 0) == (s->map.len > 0)) {
    load_error_at_key(l, m, "subject '%.*s' needs either 'list' or 'map'", SPELT(*m->key));
    return;
  }
  const field *f = list.len > 0 ? model_field(l->model->root, list) : NULL;
  const record *found = list.len == 0                           ? find_map(l->model, s->map)
                        : f != NULL && f->type == FIELD_RECORDS ? f->record
                                                                : NULL;
  if (found == NULL || found->id == NULL) {
    load_error_at_key(l, m, "subject '%.*s': the model has no %s '%.*s' with an id", SPELT(*m->key),
                      list.len > 0 ? "top-level list" : "map", SPELT(list.len > 0 ? list : s->map));
    return;
  }
  s->record = found;
  s->list = f;
  read_dates(l, value_get(&m->value, TEXT("dates")), s);
}

static void read_subjects(loader *l, const value *subjects) {
  if (subjects == NULL || !is_map(l, subjects, "'subjects'")) return;
  l->model->subjects = ARENA_ARRAY(l->arena, subjects->len, subject);
  for (size_t i = 0; i < subjects->len; i++)
    read_subject(l, value_member(subjects, i), &l->model->subjects[l->model->n_subjects++]);
}

/* ---------------------------------------------------------------- the whole */

static const field *find_root_field(loader *l, const value *tree, const char *name, field_type type, bool is_needed) {
  const field *f = model_field(l->model->root, text_of(name));
  if (f == NULL && !is_needed) return NULL;
  if (f != NULL && f->type == type) return f;
  load_error(l, tree, "the model needs a field '%s' of type %s at the root", name,
             type == FIELD_DATE   ? "date"
             : type == FIELD_ENUM ? "enum"
                                  : "string");
  return NULL;
}

static void read_head(loader *l, const value *tree) {
  static const char *const words[] = {"model", "title", "units", "subjects", "enums", "fields", NULL};
  static const char *const languages[] = {"vi", "en", NULL};
  load_check_keys(l, tree, "a model", words);
  l->model->name = load_text(l, tree, "model");
  if (l->model->name.len == 0) load_error(l, tree, "'model' is missing: what the data's 'schema' must say");
  const value *title = value_get(tree, TEXT("title"));
  if (title != NULL && load_check_keys(l, title, "the title", languages)) l->model->title = load_label(l, title);
  read_units(l, value_get(tree, TEXT("units")));
  read_enums(l, value_get(tree, TEXT("enums")));
}

static void read_tail(loader *l, const value *tree) {
  read_subjects(l, value_get(tree, TEXT("subjects")));
  l->model->schema = find_root_field(l, tree, "schema", FIELD_STRING, true);
  l->model->as_of = find_root_field(l, tree, "as_of", FIELD_DATE, true);
  l->model->locale = find_root_field(l, tree, "locale", FIELD_ENUM, false);
}

static kolua_status make_model(model *m, const model_part *parts, arena *a, arena *scratch, problems *p) {
  const arena_mark mark = arena_here(scratch);
  loader l = {.model = m, .arena = a, .scratch = scratch, .problems = p, .file = parts->file};
  *m = (model){.parts = parts};
  if (is_map(&l, parts->tree, "a model")) {
    read_head(&l, parts->tree);
    for (const model_part *part = parts; part != NULL; part = part->next) model_paths_read(&l, part);
    model_paths_seal(&l);
    model_fields_read(&l);
    model_links_make(&l);
    l.file = parts->file;
    read_tail(&l, parts->tree);
  }
  arena_release(scratch, mark);
  return l.status;
}

kolua_status model_load(model **out, arena *a, arena *scratch, const value *tree, const char *file, problems *p) {
  *out = NULL;
  model_part *own = ARENA_NEW(a, model_part);
  *own = (model_part){.tree = tree, .file = file};
  model *m = ARENA_NEW(a, model);
  const kolua_status status = make_model(m, own, a, scratch, p);
  if (status == KOLUA_OK) *out = m;
  return status;
}

/* The parts so far are copied: the chain of a model that is still valid on failure does not change. */
static const model_part *append_part(const model_part *parts, arena *a, const model_part *last) {
  model_part *copy = ARENA_NEW(a, model_part);
  *copy = parts != NULL ? *parts : *last;
  if (parts != NULL) copy->next = append_part(parts->next, a, last);
  return copy;
}

kolua_status model_extend(model *m, arena *a, arena *scratch, const value *fields, const char *file, problems *p) {
  const model_part part = {.tree = fields, .file = file, .is_extension = true};
  model extended;
  const kolua_status status = make_model(&extended, append_part(m->parts, a, &part), a, scratch, p);
  if (status == KOLUA_OK) *m = extended;
  return status;
}
