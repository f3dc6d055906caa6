/* schema_settings.c: what a policy may `set`: thresholds by rule and part, parameters by cell, each with the value now in
** force as its default. The same may be written with dotted names, and rules may be grouped by what their ids begin with. */
#include "report/schema_fill.h"

#include <stdlib.h>
#include <string.h>

typedef struct setting { /* one key of `set`: a rule, or a parameter that rules share */
  text id;
  const rule *rule;
  const parameter *parameter;
} setting;

typedef struct settings {
  setting *at;
  size_t n;
} settings;

/* ---- collecting */

static int compare(const void *a, const void *b) {
  return text_compare(((const setting *)a)->id, ((const setting *)b)->id);
}

/* Of a function, or named so: it is set among the rule's thresholds. */
static bool is_of_rule(const ruleset *rs, size_t n_rules, const parameter *param) {
  for (size_t i = 0; i < n_rules; i++)
    if (rule_is_below(param->id, rs->rules[i]->id)) return true;
  return false;
}

static bool has_parameter(const ruleset *rs, const rule *r) {
  for (size_t i = 0; i < rs->n_parameters; i++)
    if (rule_is_below(rs->parameters[i]->id, r->id)) return true;
  return false;
}

static settings collect(const kolua_policy *policy, arena *a) {
  const ruleset *rs = &policy->rules;
  const size_t n_rules = rs->n_rules + policy->n_left_out;
  settings all = {ARENA_ARRAY(a, n_rules + rs->n_parameters + 1, setting), 0};
  for (size_t i = 0; i < n_rules; i++) {
    const rule *r = rs->rules[i];
    if (r->n_thresholds > 0 || has_parameter(rs, r)) all.at[all.n++] = (setting){.id = r->id, .rule = r};
  }
  for (size_t i = 0; i < rs->n_parameters; i++) {
    const parameter *param = rs->parameters[i];
    if (!is_of_rule(rs, n_rules, param)) all.at[all.n++] = (setting){.id = param->id, .parameter = param};
  }
  if (all.n > 0) qsort(all.at, all.n, sizeof *all.at, compare);
  return all;
}

/* ---- values */

static void open_object(json_writer *w) {
  json_open(w, '{');
  json_pair(w, "type", "object");
  json_key(w, "additionalProperties");
  json_bool(w, false);
}

static void add_title(json_writer *w, const label *l, const unit *u) {
  buf title;
  buf_init(&title, w->out->arena);
  buf_add(&title, l->in[KOLUA_EN]);
  if (l->in[KOLUA_EN].len == 0) return;
  if (u != NULL && u->many.in[KOLUA_EN].len > 0) buf_format(&title, " (%.*s)", SPELT(u->many.in[KOLUA_EN]));
  json_pair(w, "title", buf_text(&title).at);
  json_key(w, "description");
  json_text(w, l->in[KOLUA_VI].len > 0 ? l->in[KOLUA_VI] : l->in[KOLUA_EN]);
}

/* Any value but a map; of a constant, one of its type. */
static void add_type(json_writer *w, const value *v) {
  static const char *const types[] = {
      [KOLUA_BOOL] = "boolean", [KOLUA_INTEGER] = "number", [KOLUA_NUMBER] = "number", [KOLUA_STRING] = "string"};
  const int type = v != NULL ? v->type : KOLUA_LIST;
  json_key(w, "type");
  if (type != KOLUA_LIST) {
    json_string(w, types[type]);
    return;
  }
  json_open(w, '[');
  for (int each = KOLUA_NUMBER; v == NULL && each <= KOLUA_STRING; each++) json_string(w, types[each]);
  if (v == NULL) json_string(w, types[KOLUA_BOOL]);
  json_string(w, "array");
  json_close(w, ']');
}

static bool is_number(const value *v) {
  return v != NULL && (v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER);
}

static void add_default(json_writer *w, const value *v) {
  if (v == NULL) return;
  json_key(w, "default");
  json_value(w, v);
}

static void add_limit(json_writer *w, const char *name, bool is_given, double limit) {
  if (!is_given) return;
  json_key(w, name);
  json_number(w, limit);
}

static const label *label_of(const threshold *t) {
  static const label none;
  if (t->part->label.in[KOLUA_EN].len > 0) return &t->part->label;
  return t->field != NULL ? &t->field->label : &none;
}

/* The range is the field's; whether a bound may lie on the edge of an open one, the loader says. */
static void add_threshold(json_writer *w, const threshold *t) {
  const expr *bound = *t->bound;
  const value *v = bound->op == OP_CONST ? bound->constant : NULL;
  const field *f = is_number(v) ? t->field : NULL;
  json_open_row(w, '{');
  add_title(w, label_of(t), t->unit);
  add_type(w, v);
  add_limit(w, "minimum", f != NULL && f->has_min, f != NULL ? f->min : 0);
  add_limit(w, "maximum", f != NULL && f->has_max, f != NULL ? f->max : 0);
  add_default(w, v);
  json_close(w, '}');
}

static void add_cell(json_writer *w, const cell *c, const parameter *owner) {
  if (c->kind == CELL_VALUE) {
    json_open_row(w, '{');
    add_type(w, c->value);
    add_limit(w, "minimum", owner->has_min && is_number(c->value), owner->min);
    add_limit(w, "maximum", owner->has_max && is_number(c->value), owner->max);
    add_default(w, c->value);
    json_close(w, '}');
    return;
  }
  open_object(w);
  json_key(w, "properties");
  json_open(w, '{');
  for (size_t i = 0; i < c->n; i++) {
    json_key_text(w, c->entries[i].key);
    add_cell(w, c->entries[i].cell, owner);
  }
  json_close(w, '}');
  json_close(w, '}');
}

/* ---- rules and their parts */

static bool has_thresholds(const part *p) {
  bool has = false;
  for (size_t i = 0; i < p->n_demands && !has; i++) has = p->demands[i].warn != NULL || p->demands[i].fail != NULL;
  for (size_t i = 0; i < p->n_parts && !has; i++) has = has_thresholds(&p->parts[i]);
  return has;
}

typedef struct scheme {
  json_writer *w;
  const ruleset *rs;
  const rule *rule;
} scheme;

static const parameter *find_parameter(const ruleset *rs, text id) {
  for (size_t i = 0; i < rs->n_parameters; i++)
    if (text_equal(rs->parameters[i]->id, id)) return rs->parameters[i];
  return NULL;
}

/* A table may bear the name of the threshold that it is for: a value is set of the one, cells of the other. */
static void add_bound(const scheme *s, const threshold *t) {
  const parameter *param = find_parameter(s->rs, t->name);
  json_key(s->w, text_ends(t->name, ".warn") ? "warn" : "fail");
  if (param == NULL) {
    add_threshold(s->w, t);
    return;
  }
  json_open(s->w, '{');
  json_key(s->w, "anyOf");
  json_open(s->w, '[');
  add_threshold(s->w, t);
  add_cell(s->w, param->root, param);
  json_close(s->w, ']');
  json_close(s->w, '}');
}

/* A name of several words, as "window.warn", is left to the loader. */
static void allow_dots(json_writer *w) {
  json_key(w, "patternProperties");
  json_open_row(w, '{');
  json_key_text(w, TEXT("\\."));
  json_open(w, '{');
  json_close(w, '}');
  json_close(w, '}');
}

static void add_part(const scheme *s, const part *p);

static void add_thresholds(const scheme *s, const part *p) {
  for (size_t i = 0; i < s->rule->n_thresholds; i++)
    if (s->rule->thresholds[i].part == p) add_bound(s, &s->rule->thresholds[i]);
  for (size_t i = 0; i < p->n_parts; i++) {
    if (!has_thresholds(&p->parts[i])) continue;
    json_key_text(s->w, p->parts[i].name);
    add_part(s, &p->parts[i]);
  }
}

static void add_parameters(const scheme *s) {
  const text id = s->rule->id;
  for (size_t i = 0; i < s->rs->n_parameters; i++) {
    const parameter *param = s->rs->parameters[i];
    bool is_told = !rule_is_below(param->id, id) || param->id.len == id.len;
    for (size_t k = 0; k < s->rule->n_thresholds; k++)
      is_told = is_told || text_equal(s->rule->thresholds[k].name, param->id);
    if (is_told) continue;
    json_key_text(s->w, (text){param->id.at + id.len + 1, param->id.len - id.len - 1});
    add_cell(s->w, param->root, param);
  }
}

static void add_part(const scheme *s, const part *p) {
  const bool is_whole = p == &s->rule->root;
  open_object(s->w);
  add_title(s->w, is_whole ? &s->rule->title : &p->label, NULL);
  allow_dots(s->w);
  json_key(s->w, "properties");
  json_open(s->w, '{');
  add_thresholds(s, p);
  if (is_whole) add_parameters(s);
  json_close(s->w, '}');
  json_close(s->w, '}');
}

void schema_add_settings(json_writer *w, const kolua_policy *policy) {
  const settings all = collect(policy, w->out->arena);
  json_open(w, '{');
  for (size_t i = 0; i < all.n; i++) {
    const setting *s = &all.at[i];
    json_key_text(w, s->id);
    if (s->rule != NULL) add_part(&(scheme){w, &policy->rules, s->rule}, &s->rule->root);
    else add_cell(w, s->parameter->root, s->parameter);
  }
  json_close(w, '}');
}

/* ---- dotted names */

/* Ids hold letters, digits, "_", "-" and dots: of these a dot alone means something else in a pattern. */
static void key_pattern(json_writer *w, text id, const char *end) {
  buf out;
  buf_init(&out, w->out->arena);
  buf_add_char(&out, '^');
  for (size_t i = 0; i < id.len; i++) {
    if (id.at[i] == '.') buf_add_char(&out, '\\');
    buf_add_char(&out, id.at[i]);
  }
  buf_add_string(&out, end);
  json_key_text(w, buf_text(&out));
}

/* What an id begins with: "lending", "lending.late". Ids that begin alike stand together. */
static void add_groups(json_writer *w, const setting *s, const setting *before) {
  for (size_t len = 0; len < s->id.len; len++) {
    if (s->id.at[len] != '.') continue;
    const text start = {s->id.at, len};
    if (before != NULL && rule_is_below(before->id, start)) continue;
    key_pattern(w, start, "$");
    json_open_row(w, '{');
    json_pair(w, "type", "object");
    json_close(w, '}');
  }
}

void schema_add_dotted(json_writer *w, const kolua_policy *policy) {
  const settings all = collect(policy, w->out->arena);
  json_open(w, '{');
  for (size_t i = 0; i < all.n; i++) {
    add_groups(w, &all.at[i], i > 0 ? &all.at[i - 1] : NULL);
    key_pattern(w, all.at[i].id, "\\.");
    json_open_row(w, '{');
    json_close(w, '}');
  }
  json_close(w, '}');
}
