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

/* A formula moves with the cells of the tables that it asks. */
static bool is_told(const kolua_rule *r, const kolua_threshold *t, text prefix) {
  if (prefix.len == 0) return true;
  const text name = text_of(t->name), id = text_of(r->id);
  const bool is_asked = text_equal(prefix, id) || (rule_is_below(prefix, id) && !rule_is_below(name, id));
  return t->value != NULL && (is_asked || rule_is_below(name, prefix));
}

/* What may be swept below a prefix; an empty one: all. */
static names names_below(const sweep *s, text prefix) {
  names all = {.arena = s->scratch};
  for (size_t i = 0; i < s->policy->rules.n_rules; i++) {
    const kolua_rule *r = &s->policy->shown[i];
    if (prefix.len == 0) add_name(&all, r->id);
    for (size_t k = 0; k < r->threshold_count; k++)
      if (is_told(r, &r->thresholds[k], prefix)) add_name(&all, r->thresholds[k].name);
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
  s->originals[s->n_variants] = s->policy->rules.rules[rule_index];
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

static kolua_status refuse_formula(const sweep *s, const rule *r) {
  const names cells = (*s->threshold->bound)->op != OP_CONST ? names_below(s, r->id) : (names){0};
  if (cells.n > 0)
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is a formula: name one of %s", s->name,
                       list_names(s, &cells));
  return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is no number or date of its own that could move",
                     s->name);
}

static kolua_status take_threshold(sweep *s, const rule *r) {
  s->name = s->threshold->name.at;
  s->unit = s->threshold->unit;
  s->field = s->threshold->field;
  if (!is_threshold_swept(s->threshold) || !vary_threshold(s, r)) return refuse_formula(s, r);
  s->in_force = (*s->threshold->bound)->constant;
  return KOLUA_OK;
}

/* A table that is a bound has the unit of what it bounds, as the first rule that asks it shows it. */
static const unit *unit_of_cell(const sweep *s) {
  for (size_t i = 0; i < s->shown->threshold_count; i++) {
    const kolua_threshold *t = &s->shown->thresholds[i];
    if (strcmp(t->name, s->name) == 0) return model_unit(s->policy->model, text_of(t->unit));
  }
  return s->table->unit;
}

static kolua_status take_cell(sweep *s, text name) {
  s->name = text_copy(s->arena, name).at;
  s->in_force = s->cell->value;
  s->variants = ARENA_ARRAY(s->arena, s->policy->rules.n_rules, variant);
  s->originals = ARENA_ARRAY(s->arena, s->policy->rules.n_rules, const rule *);
  if (!can_be_swept(s->in_force))
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is no number or date that could move", s->name);
  vary_cell(s);
  if (s->n_variants == 0)
    return problem_add(s->problems, KOLUA_EINVAL, (place){0},
                       "no rule of this policy asks for %s but within a function", s->name);
  if (!is_of_one_kind(s))
    return problem_add(s->problems, KOLUA_EINVAL, (place){0}, "%s is used by rules for several kinds of subjects",
                       s->name);
  s->unit = unit_of_cell(s);
  set_apart(s);
  return KOLUA_OK;
}

kolua_status sweep_find_target(sweep *s, text name) {
  const ruleset *rs = &s->policy->rules;
  const rule *r = ruleset_find(rs, name);
  s->variants = ARENA_ARRAY(s->arena, 1, variant);
  s->originals = ARENA_ARRAY(s->arena, 1, const rule *);
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

const value *sweep_value(arena *a, const result *at) {
  char room[DATE_ROOM];
  if (at->kind == KIND_DATE) return value_new_string(a, text_of(date_write(at->integer, room)));
  return at->whole ? value_new_integer(a, at->integer) : value_new_number(a, at->number);
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

static teller teller_of(const sweep *s, const swept_subject *one) {
  return (teller){s->policy, KOLUA_EN, s->scratch, one->doc, s->kind, one->element, false, false};
}

static size_t state_of_function(sweep *s, const swept_subject *one) {
  if (s->apart_judge == NULL) return KOLUA_OUTCOME_ERROR;
  const kolua_finding *f = judge_rule(s->apart_judge, one->doc, s->kind, one->element, s->variants[0].rule);
  const teller t = teller_of(s, one);
  if (f == NULL) return KOLUA_OUTCOME_ERROR;
  return waive_outcome(&s->waived, &t, s->originals[0], f->outcome) != NULL ? SWEPT_WAIVED : (size_t)f->outcome;
}

static size_t state_of_plan(sweep *s, const swept_subject *one, size_t i) {
  const rule *r = s->variants[i].rule;
  bench b;
  bench_open(&b, s->scratch, NULL, one->doc, s->kind, one->element, NULL);
  if (s->policy->n_waivers == 0) return (size_t)verdict_soften(&b, r, verdict_outcome(&b, r));
  const teller t = teller_of(s, one);
  verdict *v = verdict_of(&b, r);
  if (waive_verdict(&s->waived, &t, s->originals[i], v) != NULL) return SWEPT_WAIVED;
  return (size_t)verdict_soften(&b, r, v->outcome);
}

/* What is waived is no remark, but more than nothing. */
static size_t worse(size_t a, size_t b) {
  if (a == SWEPT_WAIVED) return b > KOLUA_OUTCOME_PASS ? b : a;
  if (b == SWEPT_WAIVED) return a > KOLUA_OUTCOME_PASS ? a : b;
  return (size_t)outcome_worst((kolua_outcome)a, (kolua_outcome)b);
}

size_t sweep_outcome(sweep *s, const swept_subject *one) {
  const arena_mark mark = arena_here(s->scratch);
  size_t worst = KOLUA_OUTCOME_SKIPPED;
  if (s->apart != NULL) worst = state_of_function(s, one);
  else
    for (size_t i = 0; i < s->n_variants; i++) worst = worse(worst, state_of_plan(s, one, i));
  arena_release(s->scratch, mark);
  return worst;
}

bool sweep_fails(const sweep *s, size_t state) {
  if (state == KOLUA_OUTCOME_UNKNOWN) return s->policy->unknown == KOLUA_OUTCOME_FAIL;
  return state == KOLUA_OUTCOME_FAIL || state == KOLUA_OUTCOME_ERROR;
}

void sweep_release(void *swept) {
  sweep *s = swept;
  judge_free(s->apart_judge);
  s->apart_judge = NULL;
}
