/* trail.c: see trail.h. A verdict tells which elements and parts there were; each expression of its plan runs again in the scope of that
** verdict, its operands after it, each with a trace of its own. Operands that were never asked for are not told. */
#include "judge/trail.h"

#include "judge/evidence.h"
#include "judge/message.h"
#include "judge/texts.h"
#include "judge/waive.h"

#include <string.h>

typedef struct trailing {
  teller to;
  const rule *rule;
  bench bench;
  trail *out;
  const unit *bound_unit;   /* within a measure, the bound of a demand or a test: what its numbers are read as ... */
  const field *bound_field; /* ... where they have no unit of their own */
} trailing;

static arena *arena_of(const trailing *x) {
  return x->to.arena;
}

static void push(trailing *x, trail_step one) {
  const size_t n = x->out->n, size = sizeof one;
  const bool is_full = n == 0 || (n >= 16 && (n & (n - 1)) == 0); /* room doubles at 16, 32, ... */
  if (is_full) x->out->steps = arena_grow(arena_of(x), x->out->steps, n * size, (n < 16 ? 16 : n * 2) * size);
  x->out->steps[x->out->n++] = one;
}

/* ---- what is read */

static trace new_trace(const trailing *x) {
  return (trace){.notes = ARENA_ARRAY(arena_of(x), NOTES_OF_VERDICT, note), .cap = NOTES_OF_VERDICT};
}

static bool is_known(const trail_step *one) {
  if (one->has_truth) return one->truth != MAYBE;
  return one->value != NULL || (one->has_outcome && one->outcome != KOLUA_OUTCOME_UNKNOWN);
}

static void take_reads(const trailing *x, trail_step *one, const note *notes, size_t n) {
  note_list list = {0};
  kolua_finding shown = {0};
  evidence_add(&list, arena_of(x), notes, n);
  evidence_show(&x->to, &shown, &list);
  one->read = shown.evidence;
  one->n_read = shown.evidence_count;
  for (size_t i = 0; !is_known(one) && i < n; i++)
    if (notes[i].why != NULL) one->why = text_of(texts_reason(notes[i].why, x->to.lang));
}

/* A path is told by what it reads; a constant is not told at all. */
static bool is_leaf(const node *e) {
  return e->op == OP_PATH || e->op == OP_CONST;
}

static void read_values(trailing *x, trail_step *one, const node *const *nodes, size_t n) {
  trace t = new_trace(x);
  scope *s = &x->bench.scope;
  s->trace = &t;
  for (size_t i = 0; i < n; i++) eval(s, nodes[i]);
  s->trace = NULL;
  take_reads(x, one, t.notes, t.n);
}

static text write_origin(const trailing *x, place at) {
  return text_of(at.file == NULL ? "command line" : text_format(arena_of(x), "%s:%u", at.file, (unsigned)at.line));
}

/* The keys that lead from one cell to another. */
static bool write_keys(buf *out, const cell *from, const cell *to) {
  const size_t len = out->len;
  if (from == to) return true;
  for (size_t i = 0; i < from->n; i++) {
    buf_format(out, ".%.*s", SPELT(from->entries[i].key));
    if (write_keys(out, from->entries[i].cell, to)) return true;
    out->len = len;
  }
  return false;
}

static void tell_cell(trailing *x, trail_step *one, const node *table) {
  result key;
  buf name;
  const cell *c = eval_cell(&x->bench.scope, table, &key);
  if (c == NULL || c->kind != CELL_VALUE) return;
  buf_init(&name, arena_of(x));
  buf_add(&name, table->table->id);
  write_keys(&name, table->table->root, c);
  one->cell = buf_text(&name);
  one->origin = write_origin(x, c->origin);
}

static void read_leaves(trailing *x, trail_step *one, const node *const *args, size_t n) {
  const node **leaves = ARENA_ARRAY(arena_of(x), n + 1, const node *);
  size_t n_leaves = 0;
  for (size_t i = 0; i < n; i++)
    if (is_leaf(args[i])) leaves[n_leaves++] = args[i];
  read_values(x, one, leaves, n_leaves);
}

/* ---- expressions */

static text write_expression(const trailing *x, const expr *e) {
  buf out;
  buf_init(&out, arena_of(x));
  expr_write(&out, e);
  return buf_text(&out);
}

static text show(const trailing *x, const result *r, const unit *u, const field *f) {
  buf out;
  buf_init(&out, arena_of(x));
  show_result(&out, r, u, f, x->to.lang, NULL);
  return buf_text(&out);
}

static trail_step step_of(trailing *x, trail_kind what, size_t depth, const node *e) {
  scope *s = &x->bench.scope;
  trail_step one = {.kind = what, .depth = depth, .what = write_expression(x, e->source)};
  one.has_truth = e->kind == KIND_BOOL;
  if (one.has_truth) {
    one.truth = eval_truth(s, e);
    return one;
  }
  const result r = eval(s, e);
  const bool is_computed = e->op >= OP_ADD && e->op <= OP_MINUS; /* what its unit is depends on what it is for */
  const bool has_own = !is_computed && (e->unit != NULL || e->field != NULL);
  one.found = show(x, &r, has_own ? e->unit : x->bound_unit, has_own ? e->field : x->bound_field);
  if (e->op == OP_TABLE) tell_cell(x, &one, e);
  one.value = finding_value(arena_of(x), &r);
  return one;
}

static void tell_node(trailing *x, trail_kind what, size_t depth, const node *e);

static void tell_nested(trailing *x, size_t depth, const node *const *args, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!is_leaf(args[i])) tell_node(x, TRAIL_NESTED, depth, args[i]);
}

static void tell_with(trailing *x, trail_step one, const node *const *args, size_t n) {
  read_leaves(x, &one, args, n);
  push(x, one);
  tell_nested(x, one.depth + 1, args, n);
}

/* What is picked is read by no operand of it. */
static void tell_pick(trailing *x, trail_step one, const node *e) {
  read_values(x, &one, &e, 1);
  push(x, one);
  tell_nested(x, one.depth + 1, e->args, e->n);
}

static size_t until_decided(trailing *x, const node *e) {
  scope *s = &x->bench.scope;
  for (size_t i = 0; i < e->n; i++) {
    if (e->op == OP_FIRST_OF && eval(s, e->args[i]).kind != KIND_UNKNOWN) return i + 1;
    if (e->op == OP_ALL_OF && eval_truth(s, e->args[i]) == NO) return i + 1;
    if (e->op == OP_ANY_OF && eval_truth(s, e->args[i]) == YES) return i + 1;
  }
  return e->n;
}

static bool goes_on(const node *e, const node *operand) {
  return operand->op == e->op && (e->op == OP_ADD || e->op == OP_MULTIPLY);
}

static size_t count_operands(const node *e) {
  size_t n = 0;
  for (size_t i = 0; i < e->n; i++) n += goes_on(e, e->args[i]) ? count_operands(e->args[i]) : 1;
  return n;
}

static size_t take_operands(const node *e, const node **out) {
  size_t n = 0;
  for (size_t i = 0; i < e->n; i++) {
    if (goes_on(e, e->args[i])) n += take_operands(e->args[i], out + n);
    else out[n++] = e->args[i];
  }
  return n;
}

/* The terms of a sum stand side by side, as they were written. */
static void tell_terms(trailing *x, trail_step one, const node *e) {
  const node **terms = ARENA_ARRAY(arena_of(x), count_operands(e), const node *);
  tell_with(x, one, terms, take_operands(e, terms));
}

static void tell_choice(trailing *x, trail_step one, const node *e) {
  const truth t = eval_truth(&x->bench.scope, e->args[0]);
  const node *const asked[] = {e->args[0], e->args[t == NO ? 2 : 1], e->args[2]};
  tell_with(x, one, asked, t == MAYBE ? 3 : 2);
}

/* ---- aggregates */

typedef struct elements {
  trailing *trailing;
  const node *node, *filter;
  size_t depth;
  trace *trace; /* of the walk itself */
} elements;

static text element_name(const trailing *x, const value *element, const field *list) {
  const text name = finding_element(&x->to, element, list);
  const char *path = value_path(evidence_original(element), arena_of(x));
  return text_of(name.len > 0 ? text_format(arena_of(x), "%s (%.*s)", path, SPELT(name)) : path);
}

/* What an aggregate asked of an element that counts; a count asks nothing. */
static bool ends_walk(const elements *w, truth chosen, truth met) {
  const expr_op op = w->node->op;
  if (op == OP_FIRST) return chosen != NO;
  if (op == OP_ANY || op == OP_NONE) return chosen == YES && met == YES;
  return op == OP_ALL && chosen == YES && met == NO;
}

static bool tell_counted(scope *s, void *payload) {
  elements *w = payload;
  trailing *x = w->trailing;
  const loop *inner = &w->node->loops[w->node->n_loops - 1];
  s->trace = NULL;
  const truth chosen = eval_truth(s, w->filter);
  trail_step one = {
      .kind = TRAIL_ELEMENT, .depth = w->depth, .what = element_name(x, s->loops[inner->at], inner->field)};
  one.has_truth = w->filter != NULL;
  one.truth = chosen;
  const node *asked[3];
  size_t n = 0;
  if (w->filter != NULL) asked[n++] = w->filter;
  if (chosen != NO && w->node->op != OP_COUNT) asked[n++] = w->node->args[0];
  if (chosen != NO && w->node->op == OP_WEIGHTED_AVERAGE) asked[n++] = w->node->args[1];
  tell_with(x, one, asked, n);
  const truth met = w->node->args[0]->kind == KIND_BOOL ? eval_truth(s, w->node->args[0]) : MAYBE;
  s->trace = w->trace;
  return !ends_walk(w, chosen, met);
}

/* The list itself is told where it is missing, or leads through references. */
static void tell_aggregate(trailing *x, trail_step one, const node *e) {
  const size_t filter = e->op == OP_WEIGHTED_AVERAGE ? 2 : 1, at = x->out->n;
  trace t = new_trace(x);
  elements w = {x, e, filter < e->n ? e->args[filter] : NULL, one.depth + 1, &t};
  scope *s = &x->bench.scope;
  push(x, one);
  s->trace = &t;
  eval_loops(s, e->loops, e->n_loops, tell_counted, &w);
  s->trace = NULL;
  take_reads(x, &x->out->steps[at], t.notes, t.n);
}

/* A number times or by a constant is of what it was, and so is the one of several that counts. */
static bool keeps_unit(const node *e) {
  if (e->op == OP_MULTIPLY || e->op == OP_DIVIDE) return e->args[1]->op == OP_CONST;
  return e->op == OP_ADD || e->op == OP_SUBTRACT || e->op == OP_CHOOSE || e->op == OP_LEAST || e->op == OP_GREATEST;
}

static void tell_within(trailing *x, trail_step one, const node *e) {
  if (is_leaf(e)) tell_with(x, one, &e, 1);
  else if (e->n_loops > 0) tell_aggregate(x, one, e);
  else if (e->op == OP_PICK) tell_pick(x, one, e);
  else if (e->op == OP_CHOOSE) tell_choice(x, one, e);
  else if (e->op == OP_ADD || e->op == OP_MULTIPLY) tell_terms(x, one, e);
  else tell_with(x, one, e->args, until_decided(x, e));
}

static void tell_node(trailing *x, trail_kind what, size_t depth, const node *e) {
  const unit *const u = x->bound_unit;
  const field *const f = x->bound_field;
  const trail_step one = step_of(x, what, depth, e);
  const node *measured = e->op == OP_TEST ? e->args[0] : NULL;
  if (measured != NULL || !keeps_unit(e)) {
    x->bound_unit = measured != NULL ? measured->unit : NULL;
    x->bound_field = measured != NULL ? measured->field : NULL;
  }
  tell_within(x, one, e);
  x->bound_unit = u;
  x->bound_field = f;
}

/* ---- demands */

static text origin_of(const trailing *x, const expr *const *bound) {
  for (size_t i = 0; i < x->rule->n_thresholds; i++) {
    const threshold *t = &x->rule->thresholds[i];
    if (t->bound != bound) continue;
    return write_origin(x, t->origin);
  }
  return (text){0};
}

static trail_step step_of_demand(trailing *x, const verdict *v, const demand_plan *d, const result *bound, size_t depth,
                                 kolua_outcome broken) {
  const node *measure = v->plan->measure;
  const truth met = eval_meets(&x->bench.scope, d->op, &v->found, bound);
  buf out;
  buf_init(&out, arena_of(x));
  show_demand(&out, d->op, finding_value(arena_of(x), bound), v->plan->unit, measure->field, x->to.lang);
  return (trail_step){.kind = TRAIL_DEMAND,
                      .depth = depth,
                      .what = buf_text(&out),
                      .has_truth = true,
                      .truth = met,
                      .has_outcome = true,
                      .outcome = met == YES  ? KOLUA_OUTCOME_PASS
                                 : met == NO ? broken
                                             : KOLUA_OUTCOME_UNKNOWN};
}

static void tell_bound(trailing *x, const verdict *v, const demand_plan *d, bool fails, size_t depth) {
  const node *bound = fails ? d->fail : d->warn;
  if (bound == NULL) return;
  const result r = eval(&x->bench.scope, bound);
  trail_step one = step_of_demand(x, v, d, &r, depth, fails ? KOLUA_OUTCOME_FAIL : KOLUA_OUTCOME_WARN);
  one.origin = origin_of(x, fails ? &d->source->fail : &d->source->warn);
  x->bound_unit = v->plan->unit;
  x->bound_field = v->plan->measure->field;
  tell_with(x, one, &bound, 1);
  x->bound_unit = NULL;
  x->bound_field = NULL;
}

static void tell_demand(trailing *x, const verdict *v, const demand_plan *d, size_t depth) {
  if (d->warn != NULL || d->fail != NULL) {
    tell_bound(x, v, d, false, depth);
    tell_bound(x, v, d, true, depth);
    return;
  }
  const result none = result_unknown();
  const bool fails = d->fails || !d->warns;
  push(x, step_of_demand(x, v, d, &none, depth, fails ? KOLUA_OUTCOME_FAIL : KOLUA_OUTCOME_WARN));
}

/* ---- parts */

static void tell_part(trailing *x, const verdict *v, size_t depth);

static void tell_absence(trailing *x, const verdict *v, size_t depth) {
  const kolua_outcome outcome = v->by_absence ? v->outcome : KOLUA_OUTCOME_SKIPPED;
  push(x, (trail_step){.kind = TRAIL_ABSENT, .depth = depth, .has_outcome = true, .outcome = outcome});
}

/* Of the children alone: whether the verdict applies at all, its `when` has told. */
static kolua_outcome combined(const verdict *v, combine how) {
  kolua_outcome all = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < v->n; i++) all = outcome_combine(how, all, v->children[i]->outcome);
  return v->in_doubt ? all : v->outcome;
}

static void tell_parts(trailing *x, const verdict *v, size_t depth) {
  const combine how = v->plan->source->combine;
  push(x, (trail_step){.kind = how == COMBINE_BEST ? TRAIL_BEST : TRAIL_WORST,
                       .depth = depth,
                       .has_outcome = true,
                       .outcome = combined(v, how)});
  for (size_t i = 0; i < v->n; i++) {
    const verdict *child = v->children[i];
    const part *p = child->plan->source;
    push(x, (trail_step){.kind = TRAIL_PART,
                         .depth = depth + 1,
                         .what = show_label(p->label, x->to.lang, p->name),
                         .has_outcome = true,
                         .outcome = child->outcome});
    tell_part(x, child, depth + 2);
  }
}

static void tell_body(trailing *x, const verdict *v, size_t depth) {
  const part_plan *plan = v->plan;
  memcpy(x->bench.scope.loops, v->loops, sizeof v->loops);
  if (plan->measure == NULL) {
    if (plan->n_parts > 0) tell_parts(x, v, depth);
    return;
  }
  const size_t at = x->out->n;
  x->bound_unit = plan->unit;
  tell_node(x, TRAIL_MEASURE, depth, plan->measure);
  x->bound_unit = NULL;
  if (plan->measure->kind != KIND_BOOL) x->out->steps[at].found = show(x, &v->found, plan->unit, plan->measure->field);
  if (v->by_absence || v->skip == SKIP_NO_ELEMENT) {
    tell_absence(x, v, depth);
    return;
  }
  for (size_t i = 0; i < plan->n_demands; i++) tell_demand(x, v, &plan->demands[i], depth);
}

typedef struct judged {
  trailing *trailing;
  const verdict *list;
  size_t depth, n; /* children told so far */
  trace *trace;
} judged;

/* Elements that `where` leaves out have no verdict. */
static bool tell_element(scope *s, void *payload) {
  judged *w = payload;
  trailing *x = w->trailing;
  const part_plan *plan = w->list->plan;
  const loop *inner = &plan->each[plan->n_each - 1];
  s->trace = NULL;
  const truth chosen = eval_truth(s, plan->where);
  const verdict *child = chosen != NO && w->n < w->list->n ? w->list->children[w->n++] : NULL;
  push(x, (trail_step){.kind = TRAIL_ELEMENT,
                       .depth = w->depth,
                       .what = element_name(x, s->loops[inner->at], inner->field),
                       .has_truth = plan->where != NULL,
                       .truth = chosen,
                       .has_outcome = child != NULL,
                       .outcome = child != NULL ? child->outcome : KOLUA_OUTCOME_SKIPPED});
  if (plan->where != NULL) tell_node(x, TRAIL_WHERE, w->depth + 1, plan->where);
  if (child != NULL) tell_body(x, child, w->depth + 1);
  s->trace = w->trace;
  return true;
}

static void tell_list(trailing *x, const verdict *v, size_t depth) {
  const size_t at = x->out->n;
  trace t = new_trace(x);
  judged w = {x, v, depth + 1, 0, &t};
  scope *s = &x->bench.scope;
  push(x, (trail_step){.kind = TRAIL_EACH,
                       .depth = depth,
                       .what = write_expression(x, v->plan->source->each),
                       .has_outcome = true,
                       .outcome = v->by_absence ? v->outcome : combined(v, COMBINE_WORST)});
  s->trace = &t;
  eval_loops(s, v->plan->each, v->plan->n_each, tell_element, &w);
  s->trace = NULL;
  take_reads(x, &x->out->steps[at], t.notes, t.n);
  if (v->by_absence || v->skip == SKIP_NO_ELEMENT) tell_absence(x, v, depth + 1);
}

static void tell_part(trailing *x, const verdict *v, size_t depth) {
  memcpy(x->bench.scope.loops, v->loops, sizeof v->loops);
  if (v->plan->when != NULL) {
    tell_node(x, TRAIL_WHEN, depth, v->plan->when);
    if (eval_truth(&x->bench.scope, v->plan->when) == NO) return;
  }
  if (v->plan->n_each > 0) tell_list(x, v, depth);
  else tell_body(x, v, depth);
}

/* ---- rules */

static truth tell_force(trailing *x) {
  const rule *r = x->rule;
  trail_step one = {.kind = TRAIL_FORCE, .has_truth = true, .truth = YES};
  int64_t day = 0;
  trace t = new_trace(x);
  if (r->has_from || r->has_until) {
    x->bench.scope.trace = &t;
    const bool is_known = verdict_day(&x->bench, r, &day);
    x->bench.scope.trace = NULL;
    const bool is_within = (!r->has_from || day >= r->from) && (!r->has_until || day < r->until);
    one.truth = !is_known ? MAYBE : is_within ? YES : NO;
    const result shown = is_known ? (result){.kind = KIND_DATE, .integer = day} : result_unknown();
    one.found = show(x, &shown, NULL, NULL);
    one.value = finding_value(arena_of(x), &shown);
    take_reads(x, &one, t.notes, t.n);
  }
  push(x, one);
  return one.truth;
}

static kolua_outcome tell_function(trailing *x, judge *j) {
  const node *when = x->rule->plan->root.when;
  if (when != NULL) {
    tell_node(x, TRAIL_WHEN, 0, when);
    if (eval_truth(&x->bench.scope, when) == NO) return KOLUA_OUTCOME_SKIPPED;
  }
  const script_answer answer = judge_answer(j, &x->bench, x->rule);
  trail_step one = {.kind = TRAIL_FUNCTION, .has_outcome = true, .outcome = answer.outcome};
  take_reads(x, &one, x->bench.trace.notes, x->bench.trace.n);
  push(x, one);
  return answer.outcome;
}

static kolua_outcome tell_plan(trailing *x) {
  const verdict *v = verdict_of(&x->bench, x->rule);
  tell_part(x, v, 0);
  return v->outcome;
}

static void tell_waiver(trailing *x, const kolua_waiver *w) {
  push(x, (trail_step){.kind = TRAIL_WAIVED,
                       .what = text_of(w->reason),
                       .waiver = w,
                       .origin = text_of(text_format(arena_of(x), "%s:%u", w->file, (unsigned)w->line))});
}

/* Of the whole rule, or of parts of it; one that accepts several parts is told once. */
static void tell_waivers(trailing *x, const kolua_finding *f) {
  if (f->waiver != NULL) tell_waiver(x, f->waiver);
  for (size_t i = 0; i < f->part_count; i++) {
    const kolua_waiver *w = f->parts[i].waiver;
    bool is_told = w == NULL || w == f->waiver;
    for (size_t k = 0; k < i && !is_told; k++) is_told = f->parts[k].waiver == w;
    if (!is_told) tell_waiver(x, w);
  }
}

static void tell_end(trailing *x, kolua_outcome outcome) {
  const kolua_finding *f = x->out->finding;
  if (verdict_soften(&x->bench, x->rule, outcome) != outcome)
    push(x, (trail_step){.kind = TRAIL_SOFTENED, .has_outcome = true, .outcome = KOLUA_OUTCOME_WARN});
  tell_waivers(x, f);
  push(x, (trail_step){.kind = TRAIL_RESULT,
                       .what = text_of(f->message[0] != '\0' ? f->message : f->why),
                       .has_outcome = true,
                       .outcome = f->outcome});
}

trail trail_of(judge *j, arena *a, const kolua_policy *policy, kolua_lang lang, const document *doc,
               const value *element, const rule *r) {
  trail out = {.finding = judge_rule(j, doc, r->subject, element, r),
               .kind = r->subject,
               .id = text_copy(a, document_id(doc, r->subject, element)),
               .name = text_copy(a, document_name(doc, r->subject, element))};
  trailing x = {.to = {policy, lang, a, doc, r->subject, element, false, false}, .rule = r, .out = &out};
  bench_open(&x.bench, a, ARENA_ARRAY(a, NOTES_OF_FINDING, note), doc, r->subject, element, NULL);
  kolua_outcome outcome = KOLUA_OUTCOME_SKIPPED;
  if (tell_force(&x) != NO) outcome = r->is_function ? tell_function(&x, j) : tell_plan(&x);
  tell_end(&x, outcome);
  return out;
}
