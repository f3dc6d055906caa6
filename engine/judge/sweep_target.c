/* sweep_target.c: see sweep_target.h. */
#include "judge/sweep_target.h"

#include "judge/verdict.h"
#include "rule/copy.h"

/* ---- which number is meant */

static bool can_be_swept(const value *v) {
  int64_t day;
  if (v->type == KOLUA_INTEGER || v->type == KOLUA_NUMBER) return true;
  return v->type == KOLUA_STRING && date_parse(value_text(v), &day);
}

static bool is_threshold_swept(const threshold *t) {
  return (*t->bound)->op == OP_CONST && can_be_swept((*t->bound)->constant);
}

static const threshold *threshold_named(const ruleset *rs, text name, const rule **of) {
  for (size_t i = 0; i < rs->n_rules; i++) {
    const rule *r = rs->rules[i];
    for (size_t k = 0; rule_is_below(name, r->id) && k < r->n_thresholds; k++) {
      *of = r;
      if (text_equal(r->thresholds[k].name, name)) return &r->thresholds[k];
    }
  }
  return NULL;
}

/* The only threshold of a rule, or the only one that fails: what its id alone means. */
static const threshold *only_threshold(const rule *r) {
  const threshold *found = NULL, *failing = NULL;
  size_t n = 0, n_failing = 0;
  for (size_t i = 0; i < r->n_thresholds; i++) {
    const threshold *t = &r->thresholds[i];
    if (!is_threshold_swept(t)) continue;
    found = t;
    n++;
    if (!text_ends(t->name, ".fail")) continue;
    failing = t;
    n_failing++;
  }
  return n == 1 ? found : n_failing == 1 ? failing : NULL;
}

static const cell *cell_below(const cell *c, text rest) {
  if (rest.len == 0) return c->kind == CELL_VALUE ? c : NULL;
  for (size_t i = 0; i < c->n; i++) {
    const text key = c->entries[i].key;
    if (!rule_is_below(rest, key)) continue;
    const size_t used = rest.len == key.len ? key.len : key.len + 1;
    const cell *found = cell_below(c->entries[i].cell, (text){rest.at + used, rest.len - used});
    if (found != NULL) return found;
  }
  return NULL;
}

static const cell *cell_named(const ruleset *rs, text name, const parameter **of) {
  for (size_t i = 0; i < rs->n_parameters; i++) {
    const parameter *table = rs->parameters[i];
    if (!rule_is_below(name, table->id)) continue;
    const size_t used = name.len == table->id.len ? name.len : table->id.len + 1;
    const cell *found = cell_below(table->root, (text){name.at + used, name.len - used});
    *of = table;
    if (found != NULL) return found;
  }
  return NULL;
}

/* ---- names to suggest */

typedef struct names {
  arena *arena;
  text *at;
  size_t n, room;
} names;

static void add_name(names *all, const char *name) {
  if (all->n == all->room) {
    const size_t more = all->room > 0 ? all->room * 2 : 64;
    all->at = arena_grow(all->arena, all->at, all->room * sizeof *all->at, more * sizeof *all->at);
    all->room = more;
  }
  all->at[all->n++] = text_of(name);
}

/* What may be swept below a prefix; an empty one: all. */
static names names_below(const sweep *s, text prefix) {
  names all = {.arena = s->scratch};
  for (size_t i = 0; i < s->policy->rules.n_rules; i++) {
    const kolua_rule *r = &s->policy->shown[i];
    if (prefix.len == 0) add_name(&all, r->id);
    for (size_t k = 0; k < r->threshold_count; k++)
      if (prefix.len == 0 || rule_is_below(text_of(r->thresholds[k].name), prefix))
        add_name(&all, r->thresholds[k].name);
  }
  return all;
}

static const char *list_names(const sweep *s, const names *all) {
  enum { SHOWN = 6 };
  buf out;
  buf_init(&out, s->scratch);
  for (size_t i = 0; i < all->n && i < SHOWN; i++) buf_format(&out, "%s%s", i > 0 ? ", " : "", all->at[i].at);
  if (all->n > SHOWN) buf_format(&out, " and %zu more", all->n - SHOWN);
  return buf_text(&out).at;
}

static kolua_status refuse(const sweep *s, text name) {
  const names below = names_below(s, name), all = names_below(s, (text){0});
  const rule *off = policy_left_out(s->policy, name);
  if (off != NULL && off->is_disabled)
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "'%s' is disabled by the policy: %s", name.at,
                       off->disabled.at);
  if (below.n > 0)
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "'%s' has several numbers: name one of %s", name.at,
                       list_names(s, &below));
  if (ruleset_find(&s->policy->rules, name) != NULL)
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "'%s' has no number that could move", name.at);
  return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "no rule, threshold or parameter is named '%s'%s", name.at,
                     text_hint(text_nearest(name, all.at, all.n, s->scratch), s->scratch));
}

/* ---- the rules that use it */

static bool is_of_one_kind(const sweep *s) {
  for (size_t i = 1; i < s->n_variants; i++)
    if (s->variants[i].rule->subject != s->kind) return false;
  return true;
}

static void add_variant(sweep *s, size_t rule_index, const variant *made) {
  if (s->n_variants == 0) s->shown = &s->policy->shown[rule_index];
  if (s->n_variants == 0) s->kind = made->rule->subject;
  s->variants[s->n_variants++] = *made;
}

static bool vary_threshold(sweep *s, const rule *r) {
  variant made;
  if (!variant_of_threshold(&made, &s->policy->rules, r, s->threshold, s->arena, s->scratch)) return false;
  for (size_t i = 0; i < s->policy->rules.n_rules; i++)
    if (s->policy->rules.rules[i] == r) add_variant(s, i, &made);
  return true;
}

static bool uses(const rule *r, const parameter *table) {
  for (size_t i = 0; i < r->n_params; i++)
    if (r->params[i] == table) return true;
  return rule_asks_table(r, table);
}

static void vary_cell(sweep *s) {
  const ruleset *rs = &s->policy->rules;
  for (size_t i = 0; i < rs->n_rules; i++) {
    const rule *r = rs->rules[i];
    variant made;
    if (!uses(r, s->table) || !variant_of_cell(&made, rs, r, s->table, s->cell, s->arena, s->scratch)) continue;
    s->needs_search |= r->is_function || rule_asks_beside_bounds(r, s->table);
    add_variant(s, i, &made);
  }
}

/* A function runs in a Lua state of its own, in a policy of nothing else. */
static void set_apart(sweep *s) {
  if (s->n_variants != 1 || !s->variants[0].rule->is_function) return;
  rule **alone = ARENA_ARRAY(s->arena, 1, rule *);
  alone[0] = s->variants[0].rule;
  s->apart = ARENA_NEW(s->arena, kolua_policy);
  *s->apart = *s->policy;
  s->apart->rules.rules = alone;
  s->apart->rules.n_rules = 1;
  s->apart->n_left_out = s->apart->n_waivers = 0;
  s->apart->shown = &s->policy->shown[s->shown - s->policy->shown];
}

static kolua_status take_threshold(sweep *s, const rule *r) {
  s->name = s->threshold->name.at;
  s->unit = s->threshold->unit;
  s->field = s->threshold->field;
  if (!is_threshold_swept(s->threshold) || !vary_threshold(s, r))
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is no number or date of its own that could move",
                       s->name);
  s->in_force = (*s->threshold->bound)->constant;
  return KOLUA_OK;
}

static kolua_status take_cell(sweep *s, text name) {
  s->name = text_copy(s->arena, name).at;
  s->unit = s->table->unit;
  s->in_force = s->cell->value;
  s->variants = ARENA_ARRAY(s->arena, s->policy->rules.n_rules, variant);
  if (!can_be_swept(s->in_force))
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is no number or date that could move", s->name);
  vary_cell(s);
  if (s->n_variants == 0)
    return problem_add(s->problems, KOLUA_EINVAL, (place){0},
                       "no rule of this policy asks for %s but within a function", s->name);
  if (!is_of_one_kind(s))
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is used by rules for several kinds of subjects",
                       s->name);
  set_apart(s);
  return KOLUA_OK;
}

kolua_status sweep_find_target(sweep *s, text name) {
  const ruleset *rs = &s->policy->rules;
  const rule *r = ruleset_find(rs, name);
  s->variants = ARENA_ARRAY(s->arena, 1, variant);
  s->threshold = r != NULL ? only_threshold(r) : threshold_named(rs, name, &r);
  if (s->threshold != NULL) return take_threshold(s, r);
  r = ruleset_find(rs, name);
  const bool has_one_parameter = r != NULL && r->n_params == 1 && r->params[0]->root->kind == CELL_VALUE;
  if (has_one_parameter) name = r->params[0]->id;
  s->cell = cell_named(rs, name, &s->table);
  return s->cell != NULL ? take_cell(s, name) : refuse(s, name);
}

/* ---- what they say */

double sweep_number(const result *at) {
  return at->kind == KIND_DATE ? (double)at->integer : at->number;
}

void sweep_set(sweep *s, const swept_value *to) {
  for (size_t i = 0; i < s->n_variants; i++) variant_set(&s->variants[i], to->value);
  if (s->apart == NULL) return;
  const judge_options asked = {.lang = KOLUA_EN};
  judge_free(s->apart_judge);
  if (judge_new(&s->apart_judge, s->mem, s->apart, &asked, s->problems) == KOLUA_OK) return;
  judge_free(s->apart_judge);
  s->apart_judge = NULL;
}

static kolua_outcome outcome_of_function(sweep *s, const swept_subject *one) {
  if (s->apart_judge == NULL) return KOLUA_OUTCOME_ERROR;
  const kolua_finding *f = judge_rule(s->apart_judge, one->doc, s->kind, one->element, s->variants[0].rule);
  return f != NULL ? f->outcome : KOLUA_OUTCOME_ERROR;
}

static kolua_outcome outcome_of_plan(sweep *s, const swept_subject *one, const rule *r) {
  const arena_mark mark = arena_here(s->scratch);
  bench b;
  bench_open(&b, s->scratch, NULL, one->doc, s->kind, one->element, NULL);
  const kolua_outcome outcome = verdict_soften(&b, r, verdict_outcome(&b, r));
  arena_release(s->scratch, mark);
  return outcome;
}

kolua_outcome sweep_outcome(sweep *s, const swept_subject *one) {
  kolua_outcome worst = KOLUA_OUTCOME_SKIPPED;
  if (s->apart != NULL) return outcome_of_function(s, one);
  for (size_t i = 0; i < s->n_variants; i++) worst = outcome_worst(worst, outcome_of_plan(s, one, s->variants[i].rule));
  return worst;
}

void sweep_release(void *swept) {
  sweep *s = swept;
  judge_free(s->apart_judge);
  s->apart_judge = NULL;
}
