/* schema_fill.c: see schema_fill.h. What is a value of its own is written as one; what goes on an object that stands
** open in the line begins with a comma (`go_on`). */
#include "report/schema_fill.h"

#include "data/schema.h"
#include "report/writer.h"

#include <string.h>

static void go_on(json_writer *w) {
  w->is_named = w->is_fresh = false;
}

static void add_reference(json_writer *w, const char *path) {
  json_open_row(w, '{');
  json_pair(w, "$ref", path);
  json_close(w, '}');
}

/* ---- names */

/* Those that are left out too: a policy names the rules that it disables. */
static void add_rules(json_writer *w, const kolua_policy *policy) {
  json_open(w, '[');
  for (size_t i = 0; i < policy->rules.n_rules + policy->n_left_out; i++) json_text(w, policy->rules.rules[i]->id);
  json_close(w, ']');
}

static void add_packs(json_writer *w, const kolua_policy *policy) {
  json_open_row(w, '[');
  for (size_t i = 0; i < policy->n_packs; i++) json_text(w, policy->packs[i].name);
  json_close(w, ']');
}

/* Own packs are used by path. */
static void add_shipped(json_writer *w, const kolua_policy *policy) {
  json_open_row(w, '[');
  for (size_t i = 0; i < policy->n_packs; i++)
    if (policy->packs[i].is_shipped) json_text(w, policy->packs[i].name);
  json_close(w, ']');
}

static void add_units(json_writer *w, const kolua_policy *policy) {
  json_open_row(w, '[');
  for (size_t i = 0; i < policy->model->n_units; i++) json_text(w, policy->model->units[i].name);
  json_close(w, ']');
}

/* The pattern of a subject's field. */
static void add_paths(json_writer *w, const kolua_policy *policy) {
  buf pattern;
  buf_init(&pattern, w->out->arena);
  for (size_t i = 0; i < policy->model->n_subjects; i++)
    buf_format(&pattern, "%s%.*s", i > 0 ? "|" : "^(", SPELT(policy->model->subjects[i].name));
  buf_add_string(&pattern, ")(\\.[a-z0-9_]+)+$");
  json_text(w, buf_text(&pattern));
}

/* ---- demands */

static void add_one_demand(json_writer *w, const kolua_policy *policy) {
  size_t n;
  const demand_word *words = demand_words(&n);
  (void)policy;
  json_open(w, '[');
  for (size_t i = 0; i < n; i++) {
    json_open_row(w, '{');
    json_key(w, "required");
    json_open(w, '[');
    json_string(w, words[i].name);
    json_close(w, ']');
    json_close(w, '}');
  }
  json_close(w, ']');
}

static void add_demands(json_writer *w, const kolua_policy *policy) {
  static const char *const bounds[] = {
      [BOUND_NONE] = "#/definitions/Level",      [BOUND_ORDERED] = "#/definitions/Bounds",
      [BOUND_ANY] = "#/definitions/Bounds",      [BOUND_LIST] = "#/definitions/ListBounds",
      [BOUND_PAIR] = "#/definitions/PairBounds", [BOUND_PATTERN] = "#/definitions/Bounds"};
  size_t n;
  const demand_word *words = demand_words(&n);
  (void)policy;
  go_on(w);
  for (size_t i = 0; i < n; i++) {
    json_key(w, words[i].name);
    add_reference(w, bounds[words[i].bound]);
  }
}

/* ---- documents, given in part */

static void add_document(json_writer *w, const kolua_policy *policy) {
  schema_add_part(w->out, policy->model, w->depth);
}

/* A case gives the fields of its subject under the subject's name. */
static void add_subjects(json_writer *w, const kolua_policy *policy) {
  go_on(w);
  for (size_t i = 0; i < policy->model->n_subjects; i++) {
    const subject *s = &policy->model->subjects[i];
    buf path;
    buf_init(&path, w->out->arena);
    schema_add_place(&path, s);
    json_key_text(w, s->name);
    add_reference(w, buf_text(&path).at);
  }
}

static void add_kinds(json_writer *w, const kolua_policy *policy) {
  json_open_row(w, '[');
  for (size_t i = 0; i < policy->model->n_subjects; i++) json_text(w, policy->model->subjects[i].name);
  json_close(w, ']');
}

/* ---- filling in */

typedef void add_fn(json_writer *w, const kolua_policy *policy);
static const struct filler {
  const char *name;
  add_fn *add;
} fillers[] = {
    {"rules", add_rules},          {"packs", add_packs},           {"shipped", add_shipped},
    {"units", add_units},          {"paths", add_paths},           {"settings", schema_add_settings},
    {"dotted", schema_add_dotted}, {"one_demand", add_one_demand}, {"demands", add_demands},
    {"document", add_document},    {"subjects", add_subjects},     {"kinds", add_kinds},
};

static void fill_in(writer *o, text name, size_t depth, const kolua_policy *policy) {
  json_writer w;
  json_begin(&w, &o->text, false);
  w.depth = (unsigned)depth;
  w.is_named = true;
  for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
    if (text_is(name, fillers[i].name)) fillers[i].add(&w, policy);
}

static void write_line(writer *o, const char *line, const kolua_policy *policy) {
  const size_t depth = strspn(line, " ") / 2;
  for (const char *start = strchr(line, '@'); start != NULL; start = strchr(line, '@')) {
    const char *name = start + 1, *end = strchr(name, '@');
    buf_add(&o->text, (text){line, (size_t)(start - line)});
    fill_in(o, (text){name, (size_t)(end - name)}, depth, policy);
    line = end + 1;
  }
  buf_format(&o->text, "%s\n", line);
}

kolua_status schema_fill(const char *const *lines, size_t n, const kolua_policy *policy, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  for (size_t i = 0; i < n; i++) {
    write_line(&o, lines[i], policy);
    writer_pass(&o);
  }
  return writer_close(&o);
}
