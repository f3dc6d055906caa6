/* api_map.c: maps of foreign tables: the part of kolua.h from kolua_map_open to kolua_map_suggest. */
#include "api.h"
#include "report/report.h"

/* ---- loading */

typedef struct map_call {
  kolua_map *map;
  arena scratch;
  const char *name;
  const text *given; /* NULL: read the file */
  const subject *subject;
  problems *problems;
} map_call;

static kolua_status read_source(map_call *c, text *out, const char *file) {
  const size_t most = c->map->policy->own_limits.data_size;
  if (c->given == NULL) return read_file(out, &c->scratch, c->name, file, most, c->problems);
  *out = *c->given;
  if (c->given->len <= most) return KOLUA_OK;
  return problem_add(c->problems, KOLUA_ELIMIT, (place){.file = file}, "more than %zu bytes", most);
}

static kolua_status load_map(void *payload) {
  map_call *c = payload;
  kolua_map *m = c->map;
  const char *file = text_copy(&m->arena, text_of(c->name)).at;
  text code;
  value *tree;
  kolua_status status = read_source(c, &code, file);
  if (status == KOLUA_OK)
    status = yaml_read(&tree, &m->arena, &c->scratch, file, code, &m->policy->own_limits, c->problems);
  if (status != KOLUA_OK) return status;
  return mapping_read(&m->mapping, m->policy->model, c->subject, &m->arena, &c->scratch, file, tree, c->problems);
}

static kolua_map *new_map(const kolua_policy *policy) {
  mem first;
  mem_init(&first, policy->mem.alloc, policy->mem.payload);
  kolua_map *m = mem_try(&first, NULL, 0, sizeof *m);
  if (m == NULL) return NULL;
  *m = (kolua_map){.mem = first, .policy = policy};
  arena_init(&m->arena, &m->mem);
  return m;
}

/* NULL stays NULL where none was asked for. */
static kolua_status find_asked(const subject **out, const kolua_policy *policy, const char *name, problems *p) {
  *out = NULL;
  return name != NULL ? find_subject(out, policy, name, p) : KOLUA_OK;
}

static kolua_status load(kolua_map **out, const kolua_policy *policy, map_call *c, const char *subject_name) {
  kolua_status status = find_asked(&c->subject, policy, subject_name, c->problems);
  if (status != KOLUA_OK) return status;
  c->map = new_map(policy);
  if (c->map == NULL) return problem_add(c->problems, KOLUA_ENOMEM, (place){0}, "out of memory");
  arena_init(&c->scratch, &c->map->mem);
  status = guard_run(&c->map->mem, load_map, c, c->problems);
  arena_free(&c->scratch);
  if (status == KOLUA_OK) *out = c->map;
  else kolua_map_free(c->map);
  return status;
}

kolua_status kolua_map_open(kolua_map **out, const kolua_policy *policy, const char *path, const char *subject_name,
                            kolua_problems *p) {
  *out = NULL;
  map_call c = {.name = path, .problems = p};
  if (policy == NULL || path == NULL) return refuse_argument(p, "a map needs a policy and a path");
  return load(out, policy, &c, subject_name);
}

kolua_status kolua_map_parse(kolua_map **out, const kolua_policy *policy, const char *name, const char *t, size_t len,
                             const char *subject_name, kolua_problems *p) {
  *out = NULL;
  const text given = {t ? t : "", len};
  map_call c = {.name = name, .given = &given, .problems = p};
  if (policy == NULL || name == NULL) return refuse_argument(p, "a map needs a policy and a name");
  if (t == NULL && len > 0) return refuse_argument(p, "a map has a length but no text");
  return load(out, policy, &c, subject_name);
}

void kolua_map_free(kolua_map *m) {
  if (m == NULL) return;
  arena_free(&m->arena);
  mem last = m->mem;
  mem_give(&last, m, sizeof *m);
}

const char *kolua_map_subject(const kolua_map *m) {
  return mapping_subject(m->mapping)->name.at;
}

char kolua_map_delimiter(const kolua_map *m) {
  return mapping_delimiter(m->mapping);
}

/* ---- proposing one */

typedef struct suggest_call {
  const kolua_policy *policy;
  const subject *subject;
  const char *name;
  text csv;
  kolua_lang lang;
  report_sink sink;
  problems *problems;
} suggest_call;

static kolua_status suggest_map(void *payload) {
  const suggest_call *c = payload;
  return report_suggest_map(c->policy, c->subject, c->name, c->csv, c->lang, c->sink, c->problems);
}

kolua_status kolua_map_suggest(const kolua_policy *policy, const char *subject_name, const char *name, const char *csv,
                               size_t len, kolua_lang lang, kolua_write_fn *write, void *payload, kolua_problems *p) {
  suggest_call c = {.policy = policy, .name = name, .csv = {csv, len}, .lang = lang, .problems = p};
  if (policy == NULL || name == NULL) return refuse_argument(p, "a proposal needs a policy and a name");
  if (csv == NULL || write == NULL || (unsigned)lang >= KOLUA_LANGS)
    return refuse_argument(p, "a proposal needs a text, a language and somewhere to go");
  kolua_status status = find_asked(&c.subject, policy, subject_name, p);
  if (status != KOLUA_OK) return status;
  if (c.subject == NULL) c.subject = &policy->model->subjects[0];
  room r;
  room_open(&r, &policy->mem);
  c.sink = (report_sink){write, payload, &r.scratch};
  status = guard_run(&r.mem, suggest_map, &c, p);
  room_close(&r);
  return status;
}
