/* api_data.c: loading data, and asking it: the part of kolua.h from kolua_data_open to kolua_value_get. */
#include "api.h"

#include <string.h>

/* ---- loading */

typedef struct data_call {
  kolua_data *data;
  arena scratch;
  const kolua_policy *policy;
  const char *name;
  const text *given; /* NULL: read the file */
  kolua_data_options asked;
  problems *problems;
} data_call;

static bool starts_as_json(text t) {
  for (size_t i = text_starts(t, "\xEF\xBB\xBF") ? 3 : 0; i < t.len; ++i) {
    if (memchr(" \t\r\n", t.at[i], 4) == NULL) return t.at[i] == '{' || t.at[i] == '[';
  }
  return false;
}

static bool is_json(const data_call *c, input *in) {
  const text name = text_of(c->name);
  text t;
  if (c->asked.syntax != KOLUA_BY_NAME) return c->asked.syntax == KOLUA_JSON_SYNTAX;
  if (text_ends(name, ".json")) return true;
  if (text_ends(name, ".yaml") || text_ends(name, ".yml")) return false;
  return input_text(in, &t, NULL) == KOLUA_OK && starts_as_json(t);
}

static kolua_status open_data(data_call *c, input **out, const char *file) {
  const size_t most = c->policy->limits.data_size;
  if (c->given == NULL) return input_open(out, &c->scratch, c->name, file, most, c->problems);
  *out = input_of_text(&c->scratch, file, *c->given);
  if (c->given->len <= most) return KOLUA_OK;
  return problem_add(c->problems, KOLUA_ELIMIT, (place){.file = file}, "more than %zu bytes", most);
}

static kolua_status read_tree(data_call *c, value **out, input *in) {
  arena *a = &c->data->arena;
  const kolua_limits *limits = &c->policy->limits;
  if (!is_json(c, in)) return yaml_read_input(out, a, &c->scratch, in, limits, c->problems);
  text t;
  const kolua_status status = input_text(in, &t, c->problems);
  if (status != KOLUA_OK) return status;
  return json_read(out, a, &c->scratch, input_name(in), t, limits, c->problems);
}

/* What reading took is given back before binding, which takes memory of its own. */
static kolua_status load_data(void *payload) {
  data_call *c = payload;
  arena *a = &c->data->arena;
  const char *file = text_copy(a, text_of(c->name)).at;
  input *in;
  value *root;
  kolua_status status = open_data(c, &in, file);
  if (status == KOLUA_OK) status = read_tree(c, &root, in);
  if (status != KOLUA_OK) return status;
  const char *sum = input_digest(in, a);
  arena_free(&c->scratch);
  const document_options asked = {.as_of = c->asked.as_of, .strict = c->asked.strict};
  return document_bind(&c->data->document, a, &c->scratch, c->policy->model, file, root, sum, &asked, c->problems);
}

kolua_data *data_new(const mem *like) {
  mem first;
  mem_init(&first, like->alloc, like->payload);
  kolua_data *data = mem_try(&first, NULL, 0, sizeof *data);
  if (data == NULL) return NULL;
  *data = (kolua_data){.mem = first};
  arena_init(&data->arena, &data->mem);
  return data;
}

static kolua_status load(kolua_data **out, data_call *c, const kolua_data_options *given) {
  if (!options_take(&c->asked, sizeof c->asked, given)) {
    return refuse_argument(c->problems, "data options of an unknown size");
  }
  if ((unsigned)c->asked.syntax > KOLUA_JSON_SYNTAX)
    return refuse_argument(c->problems, "a syntax that kolua does not know");
  c->data = data_new(&c->policy->mem);
  if (c->data == NULL) return problem_add(c->problems, KOLUA_ENOMEM, (place){0}, "out of memory");
  arena_init(&c->scratch, &c->data->mem);
  const kolua_status status = guard_run(&c->data->mem, load_data, c, c->problems);
  arena_free(&c->scratch);
  if (status == KOLUA_OK) *out = c->data;
  else kolua_data_free(c->data);
  return status;
}

kolua_status kolua_data_open(kolua_data **out, const kolua_policy *policy, const char *path,
                             const kolua_data_options *asked, kolua_problems *p) {
  *out = NULL;
  data_call c = {.policy = policy, .name = path, .problems = p};
  if (policy == NULL || path == NULL) return refuse_argument(p, "data needs a policy and a path");
  return load(out, &c, asked);
}

kolua_status kolua_data_parse(kolua_data **out, const kolua_policy *policy, const char *name, const char *t, size_t len,
                              const kolua_data_options *asked, kolua_problems *p) {
  *out = NULL;
  const text given = {t ? t : "", len};
  data_call c = {.policy = policy, .name = name, .given = &given, .problems = p};
  if (policy == NULL || name == NULL) return refuse_argument(p, "data needs a policy and a name");
  if (t == NULL && len > 0) return refuse_argument(p, "data has a length but no text");
  return load(out, &c, asked);
}

void kolua_data_free(kolua_data *data) {
  if (data == NULL) return;
  arena_free(&data->arena);
  mem last = data->mem;
  mem_give(&last, data, sizeof *data);
}

/* ---- asking data */

const kolua_problems *kolua_data_complaints(const kolua_data *data) {
  return data->document->complaints;
}

const char *kolua_data_file(const kolua_data *data) {
  return data->document->file;
}

const char *kolua_data_as_of(const kolua_data *data) {
  return data->document->as_of_text;
}

const char *kolua_data_digest(const kolua_data *data) {
  return data->document->digest;
}

bool kolua_data_lang(const kolua_data *data, kolua_lang *out) {
  const document *doc = data->document;
  if (doc->model->locale == NULL) return false;
  const value *locale = value_slot(doc->root, doc->model->locale->slot);
  for (int lang = 0; locale != NULL && lang < KOLUA_LANGS; ++lang) {
    if (!text_is(value_text(locale), kolua_lang_name((kolua_lang)lang))) continue;
    *out = (kolua_lang)lang;
    return true;
  }
  return false;
}

const kolua_value *kolua_data_root(const kolua_data *data) {
  return data->document->root;
}

/* ---- values */

kolua_type kolua_value_type(const kolua_value *v) {
  return (kolua_type)v->type;
}

bool kolua_value_bool(const kolua_value *v) {
  return v->type == KOLUA_BOOL && v->as.boolean;
}

int64_t kolua_value_integer(const kolua_value *v) {
  return v->type == KOLUA_INTEGER ? v->as.integer : 0;
}

double kolua_value_number(const kolua_value *v) {
  if (v->type == KOLUA_INTEGER) return (double)v->as.integer;
  return v->type == KOLUA_NUMBER ? v->as.number : 0;
}

const char *kolua_value_string(const kolua_value *v, size_t *len) {
  const bool is_string = v->type == KOLUA_STRING;
  if (len != NULL) *len = is_string ? v->len : 0;
  return is_string ? value_written(v).at : NULL;
}

size_t kolua_value_count(const kolua_value *v) {
  return v->type == KOLUA_LIST || v->type == KOLUA_MAP ? v->len : 0;
}

const kolua_value *kolua_value_at(const kolua_value *v, size_t i) {
  if (i >= kolua_value_count(v)) return NULL;
  return v->type == KOLUA_LIST ? &v->as.items[i] : &value_member(v, i)->value;
}

const char *kolua_value_key(const kolua_value *v, size_t i) {
  return v->type == KOLUA_MAP && i < v->len ? value_member(v, i)->key->at : NULL;
}

const kolua_value *kolua_value_get(const kolua_value *v, const char *key) {
  return value_get(v, text_of(key));
}
