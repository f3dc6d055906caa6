/* schema.c: JSON Schema draft-07 from a model, one field a line.
**
** Draft-07 looks at nothing beside a $ref, so shared enums are referred to within allOf. The attributes of a keyed
** element depend on its key: an if/then for each key. What a schema cannot say (references, unique ids, order of
** dates) is left out; what it says is never stricter than binding a document, but that null must be left out. */
#include "data/schema.h"

#include "base/number.h"

typedef struct writer {
  buf out;
  const model *model;
  int depth;
  bool is_first; /* nothing stands yet in what was begun last */
  bool is_part;  /* of documents given in part, which may be wrong as well: only keys are held to, words are offered */
} writer;

/* ---------------------------------------------------------------- JSON */

static void add_string(writer *w, text t) {
  buf *out = &w->out;
  buf_add_char(out, '"');
  for (size_t i = 0; i < t.len; i++) {
    const unsigned char c = (unsigned char)t.at[i];
    if (c == '"' || c == '\\') buf_add_char(out, '\\');
    if (c < 0x20) buf_format(out, "\\u%04x", c);
    else buf_add_char(out, t.at[i]);
  }
  buf_add_char(out, '"');
}

static void part(writer *w) {
  if (!w->is_first) buf_add_string(&w->out, ", ");
  w->is_first = false;
}

static void key(writer *w, const char *name) {
  part(w);
  add_string(w, text_of(name));
  buf_add_string(&w->out, ": ");
}

static void begin(writer *w, char bracket) {
  buf_add_char(&w->out, bracket);
  w->is_first = true;
}

static void end(writer *w, char bracket) {
  buf_add_char(&w->out, bracket);
  w->is_first = false;
}

/* The next thing stands on a line of its own. */
static void line(writer *w) {
  if (!w->is_first) buf_add_char(&w->out, ',');
  buf_add_char(&w->out, '\n');
  for (int i = 0; i < w->depth; i++) buf_add_string(&w->out, "  ");
  w->is_first = true;
}

static void begin_lines(writer *w, const char *name, char bracket) {
  line(w);
  key(w, name);
  begin(w, bracket);
  w->depth++;
}

static void end_lines(writer *w, char bracket) {
  w->depth--;
  w->is_first = true;
  line(w);
  end(w, bracket);
}

static void pair(writer *w, const char *name, text string) {
  key(w, name);
  add_string(w, string);
}

static void pair_json(writer *w, const char *name, const char *json) {
  key(w, name);
  buf_add_string(&w->out, json);
}

static void pair_number(writer *w, const char *name, double n) {
  char room[NUMBER_ROOM];
  pair_json(w, name, number_write(n, true, room));
}

/* ---------------------------------------------------------------- values */

static void add_label(writer *w, const label *l, const unit *u) {
  const text en = l->in[KOLUA_EN], vi = l->in[KOLUA_VI];
  const text name = u != NULL && !u->percent ? u->many.in[KOLUA_EN] : (text){0};
  buf title;
  buf_init(&title, w->out.arena);
  buf_add(&title, en);
  if (name.len > 0 && en.len > 0) buf_format(&title, " (%.*s)", (int)name.len, name.at);
  if (en.len > 0) pair(w, "title", buf_text(&title));
  if (vi.len > 0) pair(w, "description", vi);
}

static void add_words(writer *w, const char *name, const options *o) {
  key(w, name);
  begin(w, '[');
  for (size_t i = 0; i < o->n; i++) {
    part(w);
    add_string(w, o->at[i].name);
  }
  end(w, ']');
}

static const enumeration *find_shared(const model *m, const options *o) {
  for (size_t i = 0; i < m->n_enums; i++)
    if (m->enums[i].options.at == o->at) return &m->enums[i];
  return NULL;
}

static void add_reference(writer *w, text name) {
  begin(w, '{');
  buf path;
  buf_init(&path, w->out.arena);
  buf_add_string(&path, "#/definitions/");
  buf_add(&path, name);
  pair(w, "$ref", buf_text(&path));
  end(w, '}');
}

static void add_enum(writer *w, const options *o) {
  const enumeration *shared = find_shared(w->model, o);
  if (shared == NULL) {
    pair_json(w, "type", "\"string\"");
    add_words(w, "enum", o);
    return;
  }
  key(w, "allOf");
  begin(w, '[');
  add_reference(w, shared->name);
  end(w, ']');
}

static void add_range(writer *w, const field *f) {
  if (f->has_min) pair_number(w, f->min_excluded ? "exclusiveMinimum" : "minimum", f->min);
  if (f->has_max) pair_number(w, f->max_excluded ? "exclusiveMaximum" : "maximum", f->max);
}

static void add_pattern(writer *w, const char *pattern) {
  pair_json(w, "type", "\"string\"");
  pair(w, "pattern", text_of(pattern));
}

static void add_type(writer *w, const char *type) {
  if (!w->is_part) pair_json(w, "type", type);
}

static void add_scalar(writer *w, const field *f, field_type type) {
  if (w->is_part) {
    if (type == FIELD_ENUM) add_words(w, "examples", &f->options);
    return;
  }
  switch (type) {
    case FIELD_STRING:
      pair_json(w, "type", "\"string\"");
      if (f->required) pair(w, "pattern", TEXT("\\S"));
      break;
    case FIELD_ID: add_pattern(w, "^[a-z0-9-]+$"); break;
    case FIELD_ENUM: add_enum(w, &f->options); break;
    case FIELD_INTEGER:
    case FIELD_NUMBER:
      pair_json(w, "type", type == FIELD_INTEGER ? "\"integer\"" : "\"number\"");
      add_range(w, f);
      break;
    case FIELD_BOOLEAN: pair_json(w, "type", "\"boolean\""); break;
    case FIELD_DATE:
      add_pattern(w, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      pair(w, "format", TEXT("date"));
      break;
    case FIELD_DATETIME:
      add_pattern(w, "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$");
      break;
    case FIELD_VALUES:
    case FIELD_SHARES:
    case FIELD_RECORD:
    case FIELD_RECORDS: break;
  }
}

static void add_item(writer *w, const char *name, const field *f) {
  key(w, name);
  begin(w, '{');
  add_scalar(w, f, f->item);
  end(w, '}');
}

static void add_shares(writer *w, const field *f) {
  add_type(w, "\"object\"");
  add_item(w, "additionalProperties", f);
  if (f->options.n == 0 || w->is_part) return;
  key(w, "propertyNames");
  begin(w, '{');
  add_words(w, "enum", &f->options);
  end(w, '}');
}

/* ---------------------------------------------------------------- records */

static void add_record(writer *w, const record *r);

/* Of an element's own record or of its copy for a key. An element may leave them out, or say null. */
static bool is_attributes(const field *f) {
  const field *list = f->owner->holder;
  return list != NULL && list->attributes != NULL && f->type == FIELD_RECORD && f->slot == list->attributes->slot;
}

static void add_field(writer *w, const field *f) {
  begin(w, '{');
  add_label(w, &f->label, f->unit);
  if (f == w->model->schema) {
    pair(w, w->is_part ? "default" : "const", w->model->name);
  } else if (f->type < FIELD_VALUES) {
    add_scalar(w, f, f->type);
  } else if (f->type == FIELD_VALUES) {
    add_type(w, "\"array\"");
    add_item(w, "items", f);
  } else if (f->type == FIELD_SHARES) {
    add_shares(w, f);
  } else if (f->type == FIELD_RECORD && is_attributes(f)) {
    add_type(w, "[\"object\", \"null\"]");
  } else if (f->type == FIELD_RECORD) {
    add_record(w, f->record);
  } else {
    add_type(w, "\"array\"");
    key(w, "items");
    begin(w, '{');
    add_record(w, f->record);
    end(w, '}');
  }
  end(w, '}');
}

static void add_properties(writer *w, const record *r) {
  begin_lines(w, "properties", '{');
  for (size_t i = 0; i < r->n; i++) {
    line(w);
    part(w);
    add_string(w, r->fields[i].name);
    buf_add_string(&w->out, ": ");
    add_field(w, &r->fields[i]);
  }
  end_lines(w, '}');
}

/* An element of a list must have its id, whatever its field says. */
static bool is_needed(const record *r, const field *f) {
  return f->required || (f == r->id && r->holder->type == FIELD_RECORDS);
}

static void add_required(writer *w, const record *r) {
  size_t n = 0;
  for (size_t i = 0; i < r->n; i++) n += is_needed(r, &r->fields[i]);
  if (n == 0 || w->is_part) return;
  line(w);
  key(w, "required");
  begin(w, '[');
  for (size_t i = 0; i < r->n; i++) {
    if (!is_needed(r, &r->fields[i])) continue;
    part(w);
    add_string(w, r->fields[i].name);
  }
  end(w, ']');
}

static void add_name(writer *w, const char *name, const field *f) {
  key(w, name);
  begin(w, '[');
  add_string(w, f->name);
  end(w, ']');
}

static void add_choice(writer *w, const record *r) {
  if (r->one_of[0] == NULL || w->is_part) return;
  line(w);
  key(w, "oneOf");
  begin(w, '[');
  for (size_t i = 0; r->one_of[i] != NULL; i++) {
    part(w);
    begin(w, '{');
    add_name(w, "required", r->one_of[i]);
    end(w, '}');
  }
  end(w, ']');
}

static void begin_property(writer *w, text name) {
  key(w, "properties");
  begin(w, '{');
  part(w);
  add_string(w, name);
  buf_add_string(&w->out, ": ");
  begin(w, '{');
}

static void end_property(writer *w) {
  end(w, '}');
  end(w, '}');
}

/* The attributes that an element may have under one key. Without `required`, no key at all would match every `if`. */
static void add_key(writer *w, const field *list, size_t at) {
  line(w);
  part(w);
  begin(w, '{');
  key(w, "if");
  begin(w, '{');
  begin_property(w, list->key->name);
  pair(w, "const", list->key->options.at[at].name);
  end_property(w);
  add_name(w, "required", list->key);
  end(w, '}');
  key(w, "then");
  begin(w, '{');
  begin_property(w, list->attributes->name);
  add_record(w, list->keyed[at]->fields[list->attributes->slot].record);
  end_property(w);
  end(w, '}');
  end(w, '}');
}

static void add_keys(writer *w, const field *list) {
  begin_lines(w, "allOf", '[');
  for (size_t i = 0; i < list->key->options.n; i++) add_key(w, list, i);
  end_lines(w, ']');
}

static void add_record(writer *w, const record *r) {
  add_type(w, r->holder != NULL && is_attributes(r->holder) ? "[\"object\", \"null\"]" : "\"object\"");
  w->depth++;
  add_required(w, r);
  add_choice(w, r);
  add_properties(w, r);
  line(w);
  pair_json(w, "additionalProperties", "false");
  if (r->holder != NULL && r->holder->type == FIELD_RECORDS && r->holder->keyed != NULL) add_keys(w, r->holder);
  w->depth--;
  w->is_first = true;
  line(w);
}

/* ---------------------------------------------------------------- the whole */

static void add_definitions(writer *w) {
  begin_lines(w, "definitions", '{');
  for (size_t i = 0; i < w->model->n_enums; i++) {
    const enumeration *e = &w->model->enums[i];
    line(w);
    part(w);
    add_string(w, e->name);
    buf_add_string(&w->out, ": ");
    begin(w, '{');
    pair_json(w, "type", "\"string\"");
    add_words(w, "enum", &e->options);
    end(w, '}');
  }
  end_lines(w, '}');
}

kolua_status schema_write(const model *m, arena *scratch, kolua_write_fn *write, void *payload) {
  const arena_mark mark = arena_here(scratch);
  writer w = {.model = m};
  buf_init(&w.out, scratch);
  begin(&w, '{');
  w.depth++;
  line(&w);
  pair(&w, "$schema", TEXT("http://json-schema.org/draft-07/schema#"));
  line(&w);
  add_label(&w, &m->title, NULL);
  add_definitions(&w);
  line(&w);
  w.depth--;
  add_record(&w, m->root);
  end(&w, '}');
  buf_add_char(&w.out, '\n');
  const text all = buf_text(&w.out);
  const kolua_status status = write(payload, all.at, all.len);
  arena_release(scratch, mark);
  return status;
}

void schema_add_part(buf *out, const model *m, size_t depth) {
  writer w = {.out = *out, .model = m, .depth = (int)depth, .is_first = true, .is_part = true};
  begin(&w, '{');
  add_record(&w, m->root);
  end(&w, '}');
  *out = w.out;
}

void schema_add_place(buf *out, const subject *s) {
  buf_add_string(out, "#/definitions/Document");
  const text path = s->list != NULL ? s->list->name : s->map;
  for (size_t i = 0; i < path.len; i++) {
    if (i == 0 || path.at[i] == '.') buf_add_string(out, "/properties/");
    if (path.at[i] != '.') buf_add_char(out, path.at[i]);
  }
  if (s->list != NULL) buf_add_string(out, "/items");
}
