/* fold.c: loops over lists, and what they add up to.
**
** Each element is counted in, counted out, or doubtful (its filter cannot be decided). A count of doubtful elements, or of
** different values of which some are not known, is a range; any, all and none are decided by one clear element; everything
** else is unknown as soon as one operand is. */
#include "rule/eval.h"

#include "rule/reasons.h"

#include <math.h>

/* ---- loops */

typedef struct walker {
  const loop *loops;
  size_t n;
  eval_each_fn *each;
  void *payload;
  bool complete;
  bool ends_at_gap;
} walker;

static bool walk(scope *s, walker *w, size_t depth);

/* Whether the walk goes on though something is missing here. */
static bool pass_gap(walker *w) {
  w->complete = false;
  return !w->ends_at_gap;
}

static bool enter(scope *s, walker *w, size_t depth, const value *element) {
  s->loops[w->loops[depth].at] = element;
  return walk(s, w, depth + 1);
}

static bool walk_items(scope *s, walker *w, size_t depth, const value *list) {
  for (size_t i = 0; i < list->len; i++)
    if (!enter(s, w, depth, &list->as.items[i])) return false;
  return true;
}

static bool walk_back(scope *s, walker *w, size_t depth, const value *holder, const field *f) {
  size_t n;
  const value *const *elements = document_back(s->doc, f, holder, &n);
  for (size_t i = 0; i < n; i++)
    if (!enter(s, w, depth, elements[i])) return false;
  return true;
}

static bool walk_ids(scope *s, walker *w, size_t depth, const value *holder, const field *f) {
  const value *ids = scope_read(s, holder, f);
  if (ids == NULL || ids->type != KOLUA_LIST) return pass_gap(w);
  for (size_t i = 0; i < ids->len; i++) {
    const value *element = document_follow(s->doc, f, &ids->as.items[i]);
    if (element != NULL && !enter(s, w, depth, element)) return false;
    if (element != NULL) continue;
    scope_missing(s, holder, f->forward, NULL);
    if (!pass_gap(w)) return false;
  }
  return true;
}

/* A list of elements that is left out (or no list, which is complained about) is empty, unless the model says that it is
** missing; a list of values is a field like others. */
static bool is_empty_if_left_out(const step *last) {
  return last->op == STEP_KEYED || (last->op == STEP_LIST && !last->field->missing_if_left_out);
}

bool eval_is_left_out(const value *holder, const field *f) {
  if (holder->flags & VALUE_BARE) return false;
  const value *list = value_slot(holder, f->slot);
  return !f->missing_if_left_out && (list == NULL || list->type != KOLUA_LIST);
}

static bool walk_list(scope *s, walker *w, size_t depth, const value *holder, const step *last) {
  const field *f = last->field;
  const value *list = scope_peek(s, holder, f);
  if (list != NULL && list->type == KOLUA_LIST) return walk_items(s, w, depth, list);
  const bool is_undescribed = eval_is_undescribed(holder, f);
  if (!is_undescribed && last->op == STEP_LIST && eval_is_left_out(holder, f)) return true;
  if (is_undescribed) scope_unknown(s, holder, REASON_NOT_DESCRIBED);
  else scope_missing(s, holder, f->name, NULL);
  return pass_gap(w);
}

/* Where the way to the list ends at something that is left out, so is the list. */
static bool walk_nowhere(scope *s, walker *w, const step *last, trace_mark before, bool is_open) {
  if (is_open || !is_empty_if_left_out(last)) return pass_gap(w);
  scope_forget(s, before);
  return true;
}

static void note_absent(scope *s, const value *holder, const step *keyed) {
  if (s->trace == NULL || s->trace->cap == 0) return;
  const text list = keyed->field->name, key = keyed->field->key->options.at[keyed->key].name;
  scope_absent(s, holder, text_of(text_format(s->arena, "%.*s.%.*s", (int)list.len, list.at, (int)key.len, key.at)));
}

/* An element that does not say its key may be the one: then it cannot be told whether that is there. */
static bool walk_keyed(scope *s, walker *w, size_t depth, const value *holder, const step *last) {
  const value *element = document_keyed(s->doc, last->field, holder, last->key);
  if (element != NULL) return enter(s, w, depth, element);
  const value *keyless = document_keyless(last->field, holder);
  if (keyless == NULL) {
    note_absent(s, holder, last);
    return true;
  }
  scope_unknown(s, keyless, REASON_NOT_SAID_WHICH);
  return pass_gap(w);
}

static bool walk_level(scope *s, walker *w, size_t depth) {
  const loop *l = &w->loops[depth];
  const step *last = &l->steps[l->n_steps - 1];
  const trace_mark before = scope_mark(s);
  bool is_open = false;
  const value *holder = eval_walk(s, eval_base(s, l->base), l->steps, l->n_steps - 1, &is_open);
  if (holder == NULL) return walk_nowhere(s, w, last, before, is_open);
  if (last->op == STEP_BACK) return walk_back(s, w, depth, holder, last->field);
  if (last->op == STEP_REFERS) return walk_ids(s, w, depth, holder, last->field);
  if (last->op == STEP_KEYED) return walk_keyed(s, w, depth, holder, last);
  return walk_list(s, w, depth, holder, last);
}

static bool walk(scope *s, walker *w, size_t depth) {
  return depth == w->n ? w->each(s, w->payload) : walk_level(s, w, depth);
}

static truth walk_all(scope *s, walker *w) {
  const bool ended = !walk(s, w, 0);
  if (ended && (w->complete || !w->ends_at_gap)) return NO;
  return w->complete ? YES : MAYBE;
}

truth eval_loops(scope *s, const loop *loops, size_t n, eval_each_fn *each, void *payload) {
  return walk_all(s, &(walker){.loops = loops, .n = n, .each = each, .payload = payload, .complete = true});
}

truth eval_loops_to_gap(scope *s, const loop *loops, size_t n, eval_each_fn *each, void *payload) {
  return walk_all(
      s, &(walker){.loops = loops, .n = n, .each = each, .payload = payload, .complete = true, .ends_at_gap = true});
}

/* ---- gathering */

typedef struct gathering {
  const node *one;
  const value **items;
  size_t n, cap;
  uint32_t holes;
} gathering;

static const value *as_item(scope *s, const result *r) {
  if (r->source != NULL) return r->source;
  if (r->kind == KIND_NUMBER)
    return r->whole ? value_new_integer(s->arena, r->integer) : value_new_number(s->arena, r->number);
  return r->kind == KIND_TEXT ? value_new_string(s->arena, r->text) : value_new_bool(s->arena, r->boolean);
}

static void add_item(scope *s, gathering *g, const result *r) {
  if (r->kind == KIND_UNKNOWN) {
    g->holes++;
    return;
  }
  if (g->n == g->cap) {
    const size_t cap = g->cap ? g->cap * 2 : 8;
    g->items = arena_grow(s->arena, g->items, g->cap * sizeof *g->items, cap * sizeof *g->items);
    g->cap = cap;
  }
  g->items[g->n++] = as_item(s, r);
}

static bool gather_one(scope *s, void *payload) {
  gathering *g = payload;
  const result r = eval(s, g->one);
  add_item(s, g, &r);
  return true;
}

result eval_gather(scope *s, const node *e) {
  gathering g = {.one = e->args[0]};
  if (eval_loops(s, e->loops, e->n_loops, gather_one, &g) == MAYBE) return result_unknown();
  result out = {.kind = KIND_LIST};
  out.items = g.items;
  out.n = (uint32_t)g.n;
  out.holes = g.holes;
  return out;
}

/* ---- aggregates */

typedef struct fold {
  const node *node;
  const node *filter;
  int64_t sure, doubtful; /* elements counted in; doubtful: that may be */
  int64_t yes, perhaps;   /* of any, all, none, share: conditions met, and those that may be, among them */
  result total, best;
  double weights;
  uint32_t unknown; /* operands that are */
  bool is_open;     /* one of them is a list, of any length */
  gathering seen;   /* of distinct */
  trace_mark mark;
} fold;

static result plus(const result *a, const result *b) {
  int64_t exact;
  if (a->whole && b->whole && !__builtin_add_overflow(a->integer, b->integer, &exact)) return result_integer(exact);
  return result_number(a->number + b->number);
}

static void add_distinct(scope *s, fold *f, const result *r) {
  for (size_t i = 0; i < f->seen.n; i++) {
    const result known = result_of(f->seen.items[i], r->kind);
    if (result_same(&known, r)) return;
  }
  add_item(s, &f->seen, r);
}

static void add_best(fold *f, const result *r) {
  const int order = f->best.kind == KIND_UNKNOWN ? 0 : result_compare(r, &f->best);
  const bool better = f->node->op == OP_SMALLEST ? order < 0 : order > 0;
  if (f->best.kind == KIND_UNKNOWN || better) f->best = *r;
}

static void add_value(scope *s, fold *f, const result *r) {
  if (r->kind == KIND_UNKNOWN) {
    f->unknown++;
    return;
  }
  switch ((int)f->node->op) {
    case OP_DISTINCT: add_distinct(s, f, r); break;
    case OP_SMALLEST:
    case OP_LARGEST: add_best(f, r); break;
    default: f->total = plus(&f->total, r); break;
  }
}

static void add_all(scope *s, fold *f, const result *list) {
  f->unknown += list->holes;
  const kind item = f->node->args[0]->item;
  for (size_t i = 0; i < list->n; i++) {
    const result one = result_of(list->items[i], item);
    add_value(s, f, &one);
  }
  f->sure += (int64_t)list->n - 1; /* the list itself was counted as one */
}

static void fold_value(scope *s, fold *f, truth chosen) {
  const result r = eval(s, f->node->args[0]);
  const bool is_in_doubt = chosen == MAYBE || r.kind == KIND_UNKNOWN;
  f->is_open |= is_in_doubt && f->node->args[0]->kind == KIND_LIST;
  if (chosen == MAYBE) {
    f->unknown += f->node->op != OP_SUM || r.kind != KIND_NUMBER || r.number != 0.0;
    return;
  }
  if (r.kind == KIND_LIST) add_all(s, f, &r);
  else add_value(s, f, &r);
}

static void fold_weighted(scope *s, fold *f, truth chosen) {
  const result weight = eval(s, f->node->args[1]);
  if (weight.kind == KIND_NUMBER && weight.number == 0.0) return; /* what has no weight is passed over, unread */
  const result r = eval(s, f->node->args[0]);
  if (chosen == MAYBE || weight.kind != KIND_NUMBER || r.kind != KIND_NUMBER) {
    f->unknown++;
    return;
  }
  f->weights += weight.number;
  f->total = result_number(f->total.number + weight.number * r.number);
}

/* What one element says of all: that the condition holds if it is chosen at all; of any: that it is chosen and holds. */
static truth claim(expr_op op, truth chosen, truth met) {
  const truth harmless = op == OP_ALL ? YES : NO;
  return met == harmless || chosen == YES ? met : MAYBE;
}

/* One clear element decides any, all and none: the walk ends, and earlier gaps do not matter. Nor do those of an element that
** changes nothing. */
static bool fold_condition(scope *s, fold *f, truth chosen, trace_mark before) {
  const expr_op op = f->node->op;
  const truth t = claim(op, chosen, eval_truth(s, f->node->args[0]));
  if (t != MAYBE) scope_forget(s, before);
  f->yes += t == YES;
  f->perhaps += t == MAYBE;
  const bool decides = t == (op == OP_ALL ? NO : YES);
  if (decides) scope_forget(s, f->mark);
  return !decides;
}

/* Whether the condition holds is an operand of the share: one that is not known leaves the whole unknown. */
static bool fold_share(scope *s, fold *f, truth chosen, trace_mark before) {
  const truth met = eval_truth(s, f->node->args[0]);
  if (met != MAYBE && chosen == YES) scope_forget(s, before);
  f->unknown += met == MAYBE;
  f->yes += met == YES && chosen == YES;
  f->perhaps += met == YES && chosen == MAYBE;
  return true;
}

/* The first element that is chosen ends the walk, and so does one that perhaps is: then it is not known which is the first. */
static bool fold_first(scope *s, fold *f, truth chosen) {
  if (chosen == YES) f->best = eval(s, f->node->args[0]);
  return false;
}

static bool fold_one(scope *s, void *payload) {
  fold *f = payload;
  const trace_mark before = scope_mark(s);
  const truth chosen = eval_truth(s, f->filter);
  if (chosen == NO) return true;
  if (chosen == YES) f->sure++;
  else f->doubtful++;
  switch ((int)f->node->op) {
    case OP_COUNT: return true; /* what the elements hold is not read */
    case OP_ANY:
    case OP_ALL:
    case OP_NONE: return fold_condition(s, f, chosen, before);
    case OP_SHARE: return fold_share(s, f, chosen, before);
    case OP_WEIGHTED_AVERAGE: fold_weighted(s, f, chosen); return true;
    case OP_FIRST: return fold_first(s, f, chosen);
    default: fold_value(s, f, chosen); return true;
  }
}

static result between(double low, double high) {
  result r = result_unknown();
  r.low = low;
  r.high = high;
  return r;
}

static result count_of(const fold *f, bool complete) {
  if (f->doubtful == 0 && complete) return result_integer(f->sure);
  return between((double)f->sure, complete ? (double)(f->sure + f->doubtful) : (double)INFINITY);
}

/* Elements that are perhaps not chosen leave a range, from all of them that fall short to all that do not. */
static result share_of(scope *s, const fold *f, bool complete) {
  if (f->unknown > 0 || !complete) return result_unknown();
  if (f->sure == 0) {
    if (f->doubtful == 0) scope_unknown(s, NULL, REASON_NO_ELEMENTS);
    return result_unknown();
  }
  const double sure = (double)f->sure, yes = (double)f->yes, perhaps = (double)f->perhaps;
  if (f->doubtful > 0) return between(yes / (sure + (double)f->doubtful - perhaps), (yes + perhaps) / (sure + perhaps));
  return f->yes == f->sure ? result_integer(1) : result_number((double)f->yes / (double)f->sure);
}

/* A value that is not known may be one of the others, or a further one. */
static result distinct_of(const fold *f, bool complete) {
  const double n = (double)f->seen.n;
  if (f->unknown == 0 && complete) return result_integer((int64_t)f->seen.n);
  return between(n, complete && !f->is_open ? n + f->unknown : (double)INFINITY);
}

static result condition_of(scope *s, const fold *f, truth walked) {
  const expr_op op = f->node->op;
  if (walked == NO) return result_bool(op == OP_ANY);
  if (walked == MAYBE || f->perhaps > 0) return result_unknown();
  if (op != OP_ALL || f->sure > 0) return result_bool(op != OP_ANY);
  scope_unknown(s, NULL, REASON_NO_ELEMENTS);
  return result_unknown();
}

static result average_of(scope *s, const fold *f, double n) {
  if (n != 0.0) return result_number(f->total.number / n);
  scope_unknown(s, NULL, REASON_NO_ELEMENTS);
  return result_unknown();
}

static result value_of(scope *s, const fold *f) {
  switch ((int)f->node->op) {
    case OP_SUM: return f->total;
    case OP_AVERAGE: return average_of(s, f, (double)f->sure);
    case OP_WEIGHTED_AVERAGE: return average_of(s, f, f->weights);
    default: break;
  }
  if (f->best.kind == KIND_UNKNOWN) scope_unknown(s, NULL, REASON_NO_ELEMENTS);
  return f->best;
}

/* Of values that stand in no list of the data, as those that pick gives. */
static result count_items(scope *s, const node *e) {
  const result list = eval(s, e->args[0]);
  if (list.kind != KIND_LIST) return result_unknown();
  return list.holes == 0 ? result_integer(list.n) : between(list.n, (double)list.n + list.holes);
}

result eval_aggregate(scope *s, const node *e) {
  const size_t filter = e->op == OP_WEIGHTED_AVERAGE ? 2 : 1;
  if (e->op == OP_COUNT && e->n_loops == 0) return count_items(s, e);
  fold f = {.node = e,
            .filter = filter < e->n ? e->args[filter] : NULL,
            .total = result_integer(0),
            .best = result_unknown(),
            .mark = scope_mark(s)};
  const truth walked = e->op == OP_FIRST ? eval_loops_to_gap(s, e->loops, e->n_loops, fold_one, &f)
                                         : eval_loops(s, e->loops, e->n_loops, fold_one, &f);
  switch ((int)e->op) {
    case OP_COUNT: return count_of(&f, walked == YES);
    case OP_SHARE: return share_of(s, &f, walked == YES);
    case OP_DISTINCT: return distinct_of(&f, walked == YES);
    case OP_FIRST: return walked == NO ? f.best : walked == MAYBE ? result_unknown() : value_of(s, &f);
    case OP_ANY:
    case OP_ALL:
    case OP_NONE: return condition_of(s, &f, walked);
    default: break;
  }
  if (walked == MAYBE || f.unknown > 0) return result_unknown();
  return value_of(s, &f);
}
