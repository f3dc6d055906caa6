/* resolve.c: rules to plans: every part compiled, every threshold checked against its field and its partner. */
#include "rule/compile.h"

#include "base/number.h"
#include "rule/shortcut.h"

#include <stdlib.h>
#include <string.h>

/* ---- demands */

static void compile_demand(compiler *c, const demand *d, const node *measure, demand_plan *out) {
  *out = (demand_plan){.op = d->op, .warns = d->warns, .fails = d->fails, .source = d};
  if (!compile_fits(c, d->op, measure, d->at)) return;
  if (d->warn != NULL) out->warn = compile_bound(c, d->op, d->warn, measure);
  if (d->fail != NULL) out->fail = compile_bound(c, d->op, d->fail, measure);
  compile_check_order(c, d->op, out->warn, out->fail);
}

static want wanted_measure(const part *p) {
  want w = WANT_VALUE;
  for (size_t i = 0; i < p->n_demands; i++)
    if (compile_want(p->demands[i].op) != WANT_VALUE) w = compile_want(p->demands[i].op);
  return w;
}

static void compile_measure(compiler *c, const part *p, part_plan *out) {
  if (p->measure == NULL) return;
  out->measure = compile(c, p->measure, wanted_measure(p));
  if (out->measure == NULL) return;
  out->unit = out->measure->unit;
  out->demands = ARENA_ARRAY(c->arena, p->n_demands + 1, demand_plan);
  out->n_demands = p->n_demands;
  for (size_t i = 0; i < p->n_demands; i++) compile_demand(c, &p->demands[i], out->measure, &out->demands[i]);
  if (!c->failed) out->shortcut = shortcut_new(c->arena, out);
}

static void find_unit(compiler *c, text name, place at, const unit **out) {
  if (name.len == 0) return;
  *out = model_unit(c->model, name);
  if (*out != NULL) return;
  text *names = ARENA_ARRAY(c->scratch, c->model->n_units + 1, text);
  for (size_t i = 0; i < c->model->n_units; i++) names[i] = c->model->units[i].name;
  const text near = text_nearest(name, names, c->model->n_units, c->scratch);
  compile_error(c, CODE_NAME, at, "the model has no unit '%s'%s", name.at, text_hint(near, c->scratch));
}

/* ---- parts */

static void check_shape(compiler *c, const part *p) {
  const bool judged = p->n_demands > 0 || p->n_parts > 0 || (p->each != NULL && p->has_absent);
  if (p->n_parts > 0 && (p->measure != NULL || p->n_demands > 0))
    compile_error(c, CODE_POLICY, p->at, "a measure and parts do not go together: put the measure into a part");
  else if (p->n_demands > 0 && p->measure == NULL)
    compile_error(c, CODE_POLICY, p->at, "there is a demand, but no measure");
  else if (p->n_demands == 0 && p->measure != NULL)
    compile_error(c, CODE_POLICY, p->at, "there is a measure, but no demand");
  else if (!judged) compile_error(c, CODE_POLICY, p->at, "nothing is demanded: give measure and demand, or parts");
  if (p->has_absent && p->each == NULL && p->measure == NULL)
    compile_error(c, CODE_POLICY, p->at,
                  "absent speaks of 'each' that finds nothing, or of a 'measure' that is not given: there is neither");
  if (p->where != NULL && p->each == NULL)
    compile_error(c, CODE_POLICY, p->at, "where chooses among the elements of 'each': there is no each");
}

static void check_names(compiler *c, const part *p) {
  for (size_t i = 0; i < p->n_parts; i++)
    for (size_t k = 0; k < i; k++)
      if (text_equal(p->parts[i].name, p->parts[k].name))
        compile_error(c, CODE_TWICE, p->parts[i].at, "two parts are named '%s'", p->parts[i].name.at);
}

/* ---- paths in an author's messages */

static const expr *path_of_placeholder(compiler *c, text name, place at) {
  const char *dot = memchr(name.at, '.', name.len);
  const expr *path = expr_path(c->arena, (text){name.at, (size_t)(dot - name.at)}, at);
  for (const char *start = dot + 1, *end = name.at + name.len; start <= end; start = dot + 1) {
    dot = memchr(start, '.', (size_t)(end - start));
    if (dot == NULL) dot = end;
    path = expr_member(c->arena, path, (text){start, (size_t)(dot - start)}, at);
  }
  return path;
}

static bool is_known_filler(const part_plan *plan, text name) {
  for (size_t i = 0; i < plan->n_fillers; i++)
    if (text_equal(plan->fillers[i].name, name)) return true;
  return false;
}

static void add_filler(compiler *c, const part *p, part_plan *out, text name) {
  if (memchr(name.at, '.', name.len) == NULL || is_known_filler(out, name)) return;
  const node *path =
      compile(c, path_of_placeholder(c, name, p->at), WANT_ANY); /* NULL is kept too: said once is enough */
  filler *grown = ARENA_ARRAY(c->arena, out->n_fillers + 1, filler);
  if (out->n_fillers > 0) memcpy(grown, out->fillers, out->n_fillers * sizeof *grown);
  grown[out->n_fillers++] = (filler){name, path};
  out->fillers = grown;
}

static void find_fillers(compiler *c, const part *p, part_plan *out, text message) {
  const char *at = message.at, *end = at + message.len;
  while (at < end) {
    const char *open = memchr(at, '{', (size_t)(end - at));
    const char *close = open ? memchr(open, '}', (size_t)(end - open)) : NULL;
    if (close == NULL) return;
    add_filler(c, p, out, (text){open + 1, (size_t)(close - open - 1)});
    at = close + 1;
  }
}

static void compile_messages(compiler *c, const part *p, part_plan *out) {
  for (size_t i = 0; i < KOLUA_OUTCOMES; i++)
    for (size_t lang = 0; lang < KOLUA_LANGS; lang++)
      if (p->message[i].in[lang].len > 0) find_fillers(c, p, out, p->message[i].in[lang]);
}

static void compile_part(compiler *c, part *p, part_plan *out) {
  *out = (part_plan){.source = p};
  p->plan = out;
  check_shape(c, p);
  check_names(c, p);
  if (p->when != NULL) out->when = compile_condition(c, p->when);
  const int before = c->n_loops;
  if (p->each != NULL) compile_each(c, p->each, &out->each, &out->n_each);
  if (p->where != NULL) out->where = compile_condition(c, p->where);
  compile_measure(c, p, out);
  find_unit(c, p->unit_name, p->at, &out->unit);
  compile_messages(c, p, out);
  out->parts = ARENA_ARRAY(c->arena, p->n_parts + 1, part_plan);
  out->n_parts = p->n_parts;
  for (size_t i = 0; i < p->n_parts; i++) compile_part(c, &p->parts[i], &out->parts[i]);
  out->is_short = shortcut_is_enough(out);
  c->n_loops = before;
}

/* ---- rules */

static bool find_subject(compiler *c, rule *r) {
  r->subject = model_subject(c->model, r->on);
  if (r->subject != NULL) return true;
  text *names = ARENA_ARRAY(c->scratch, c->model->n_subjects + 1, text);
  for (size_t i = 0; i < c->model->n_subjects; i++) names[i] = c->model->subjects[i].name;
  const text near = text_nearest(r->on, names, c->model->n_subjects, c->scratch);
  compile_error(c, CODE_NAME, r->at, "the model has no subject '%s'%s", r->on.at, text_hint(near, c->scratch));
  return false;
}

static text nearest_source(compiler *c, text id) {
  text *ids = ARENA_ARRAY(c->scratch, c->rules->n_sources, text);
  for (size_t i = 0; i < c->rules->n_sources; i++) ids[i] = c->rules->sources[i].id;
  return text_nearest(id, ids, c->rules->n_sources, c->scratch);
}

static void check_sources(compiler *c, const rule *r) {
  if (c->rules->n_sources == 0) return;
  for (size_t i = 0; i < r->n_source; i++) {
    if (ruleset_source(c->rules, r->source[i]) != NULL) continue;
    const text near = nearest_source(c, r->source[i]);
    compile_error(c, CODE_NAME, r->at, "'%s' is no source of sources.yaml%s", r->source[i].at,
                  text_hint(near, c->scratch));
  }
}

static void check_parameter(compiler *c, const parameter *param, const cell *leaf) {
  for (size_t i = 0; i < leaf->n; i++) check_parameter(c, param, leaf->entries[i].cell);
  if (leaf->kind != CELL_VALUE || (leaf->value->type != KOLUA_INTEGER && leaf->value->type != KOLUA_NUMBER)) return;
  const double n = kolua_value_number(leaf->value);
  if ((!param->has_min || n >= param->min) && (!param->has_max || n <= param->max)) return;
  char room[NUMBER_ROOM], bound[NUMBER_ROOM];
  const bool low = param->has_min && n < param->min;
  problem_add_as(c->problems, CODE_RANGE, KOLUA_EPOLICY, leaf->origin, "%s: %s is %s the %s that is allowed, %s",
                 param->id.at, number_write(n, true, room), low ? "below" : "above", low ? "least" : "most",
                 number_write(low ? param->min : param->max, true, bound));
  c->failed = true;
}

static void describe_thresholds(rule *r) {
  for (size_t i = 0; i < r->n_thresholds; i++) {
    threshold *t = &r->thresholds[i];
    if (t->part->plan == NULL || t->part->plan->measure == NULL) continue;
    t->unit = t->part->plan->unit;
    t->field = t->part->plan->measure->field;
  }
}

static void compile_rule(compiler *c, rule *r) {
  c->rule = r;
  c->n_loops = 0;
  c->fields = NULL;
  c->n_fields = 0;
  check_sources(c, r);
  if (!find_subject(c, r)) return;
  r->plan = ARENA_NEW(c->arena, rule_plan);
  if (r->dated != NULL) {
    r->plan->dated = compile(c, r->dated, WANT_VALUE);
    if (r->plan->dated != NULL && r->plan->dated->kind != KIND_DATE && r->plan->dated->kind != KIND_DATETIME)
      compile_error(c, CODE_TYPE, r->dated->at, "dated takes a date, not %s", kind_word(r->plan->dated->kind));
  }
  if (!r->is_function) compile_part(c, &r->root, &r->plan->root);
  else if (r->root.when != NULL)
    r->plan->root = (part_plan){.source = &r->root, .when = compile_condition(c, r->root.when)};
  r->plan->fields = c->fields;
  describe_thresholds(r);
  for (size_t i = 0; i < r->n_params; i++) {
    parameter *param = r->params[i];
    find_unit(c, param->unit_name, param->at, &param->unit);
    check_parameter(c, param, param->root);
  }
}

static void compile_alone(compiler *c, rule *r) {
  const bool has_failed = c->failed;
  c->failed = false;
  compile_rule(c, r);
  r->is_unsound = c->failed;
  c->failed |= has_failed;
}

static int by_id(const void *a, const void *b) {
  const rule *const *left = a, *const *right = b;
  return text_compare((*left)->id, (*right)->id);
}

kolua_status ruleset_resolve(ruleset *rs, const model *m, arena *scratch, problems *p) {
  compiler c = {.rules = rs, .model = m, .arena = rs->arena, .scratch = scratch, .problems = p};
  rs->model = m;
  for (size_t i = 0; i < rs->n_rules; i++)
    compile_alone(&c, rs->rules[i]); /* in the order of the files, for whoever reads what is wrong */
  if (rs->n_rules > 0) qsort(rs->rules, rs->n_rules, sizeof(rule *), by_id);
  return c.failed ? KOLUA_EPOLICY : KOLUA_OK;
}

kolua_status ruleset_compile(ruleset *rs, rule *r, arena *scratch, problems *p) {
  compiler c = {.rules = rs, .model = rs->model, .arena = rs->arena, .scratch = scratch, .problems = p};
  compile_rule(&c, r);
  return c.failed ? KOLUA_EPOLICY : KOLUA_OK;
}
