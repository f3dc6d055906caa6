/* aggregate.c: which lists an aggregate or `each` walks, as a chain of loops, outermost first.
**
** An aggregate binds the lists of all paths in it that nothing around it binds. They must lie on one another
** (posts, posts.products): two lists side by side would mean every pair, which nobody means. An element of a keyed list
** is a list of none or one; an aggregate walks it only when its paths go through no other list, so that the sum over
** an absent element is 0 while a value that is missing in a present one stays unknown. */
#include "rule/compile.h"

#include <string.h>

enum { CHAIN = LOOPS };

typedef struct chain {
  route routes[CHAIN]; /* of the path through each list ... */
  size_t ends[CHAIN];  /* ... and the station that is the list */
  size_t n;
  bool keyed; /* collects keyed elements instead of lists */
  bool failed;
} chain;

static text chain_prefix(const chain *ch, size_t i) {
  return ch->routes[i].stations[ch->ends[i]].prefix;
}

static bool lies_on(text inner, text outer) {
  return inner.len > outer.len && memcmp(inner.at, outer.at, outer.len) == 0 && inner.at[outer.len] == '.';
}

static void add_list(compiler *c, chain *ch, const route *r, size_t end, place at) {
  const text prefix = r->stations[end].prefix;
  size_t i = 0;
  for (; i < ch->n && chain_prefix(ch, i).len <= prefix.len; i++)
    if (text_equal(chain_prefix(ch, i), prefix)) return;
  const bool fits =
      (i == 0 || lies_on(prefix, chain_prefix(ch, i - 1))) && (i == ch->n || lies_on(chain_prefix(ch, i), prefix));
  if (!fits || ch->n == CHAIN) {
    const text other = chain_prefix(ch, i == 0 ? 0 : i - 1);
    compile_error(c, CODE_LIST, at, "%s and %s are unrelated lists: one aggregate walks one list", other.at, prefix.at);
    ch->failed = true;
    return;
  }
  memmove(&ch->routes[i + 1], &ch->routes[i], (ch->n - i) * sizeof ch->routes[0]);
  memmove(&ch->ends[i + 1], &ch->ends[i], (ch->n - i) * sizeof ch->ends[0]);
  ch->routes[i] = *r;
  ch->ends[i] = end;
  ch->n++;
}

static void add_lists(compiler *c, chain *ch, const expr *path, bool values_too) {
  route r;
  if (!route_find(c, path, &r)) {
    ch->failed = true;
    return;
  }
  for (size_t i = r.start; i < r.n; i++) {
    const point p = r.stations[i].point;
    const bool is_list = ch->keyed ? p == POINT_KEYED : p == POINT_LIST || (values_too && p == POINT_VALUES);
    if (is_list) add_list(c, ch, &r, i, path->at);
  }
}

static bool is_aggregate(expr_op op) {
  return op >= OP_COUNT && op <= OP_SHARE;
}

/* Walks what an aggregate's paths go through, in the places where one value an element is wanted. What stands for a list as a
** whole does not: the bound of one_of, the keys of pick; nor do inner aggregates, which walk lists of their own. */
static void collect(compiler *c, chain *ch, const expr *x, bool values_too) {
  if (x->op == OP_PATH) {
    add_lists(c, ch, x, values_too);
    return;
  }
  if (is_aggregate(x->op)) return;
  for (size_t i = 0; i < x->n; i++) {
    if (x->op == OP_PICK && i == 1) continue;
    if (x->op == OP_TEST && i == 1 && compile_want(x->demand) == WANT_LIST) continue;
    if (x->op == OP_TEST && i == 1 && (x->demand == DEMAND_ONE_OF || x->demand == DEMAND_NONE_OF)) continue;
    const bool as_list = x->op == OP_OVERLAP || (x->op == OP_TEST && compile_want(x->demand) != WANT_VALUE);
    collect(c, ch, x->args[i], !as_list && x->op != OP_PICK);
  }
}

static int bind(compiler *c, const station *list, place at) {
  if (c->n_loops == LOOPS) {
    compile_error(c, CODE_LIST, at, "lists are nested deeper than %d", LOOPS);
    return -1;
  }
  const int loop_at = c->n_loops++;
  c->bindings[loop_at] =
      (binding){list->prefix, loop_at, list->point == POINT_VALUES ? NULL : list->record, list->field};
  return loop_at;
}

/* The loop over station `end` of a route, from the innermost loop bound before it. */
static bool make_loop(compiler *c, const route *r, size_t end, place at, loop *out) {
  const station *list = &r->stations[end];
  int base = r->base;
  size_t start = r->start;
  for (size_t i = 0; i < end; i++)
    for (int k = 0; k < c->n_loops; k++)
      if (r->stations[i].point != POINT_NONE && text_equal(c->bindings[k].prefix, r->stations[i].prefix)) {
        base = c->bindings[k].at;
        start = i + 1;
      }
  step *steps = ARENA_ARRAY(c->arena, end - start + 1, step);
  for (size_t i = start; i <= end; i++) steps[i - start] = r->stations[i].step;
  if (list->point == POINT_VALUES) steps[end - start].op = STEP_VALUES;
  const int loop_at = bind(c, list, at);
  *out = (loop){base, loop_at, steps, end - start + 1, c->bindings[loop_at < 0 ? 0 : loop_at].record, list->field};
  return loop_at >= 0;
}

static const loop *make_loops(compiler *c, const chain *ch, place at) {
  loop *loops = ARENA_ARRAY(c->arena, ch->n + 1, loop);
  for (size_t i = 0; i < ch->n; i++)
    if (!make_loop(c, &ch->routes[i], ch->ends[i], at, &loops[i])) return NULL;
  return loops;
}

/* What a node depends on besides its own loops. */
static uint32_t outside(const loop *loops, size_t n, uint32_t depends) {
  for (size_t i = n; i-- > 0;) {
    depends &= ~(UINT32_C(1) << loops[i].at);
    if (loops[i].base == BASE_SUBJECT) depends |= DEPENDS_ON_SUBJECT;
    else if (loops[i].base >= 0) depends |= UINT32_C(1) << loops[i].base;
  }
  return depends;
}

static void keep_for_document(compiler *c, node *out) {
  out->depends = outside(out->loops, out->n_loops, out->depends);
  if (out->depends == 0 && out->n_loops > 0) out->memo = ++c->rules->n_memos;
}

/* ---- gather: a path through lists where a list of values is wanted */

node *compile_gather(compiler *c, const expr *x, const route *r) {
  chain ch = {0};
  for (size_t i = r->start; i < r->n; i++)
    if (r->stations[i].point == POINT_LIST || (r->stations[i].point == POINT_VALUES)) add_list(c, &ch, r, i, x->at);
  if (ch.failed) return NULL;
  const int before = c->n_loops;
  const loop *loops = make_loops(c, &ch, x->at);
  node *one = loops ? compile_path(c, x, WANT_VALUE) : NULL;
  c->n_loops = before;
  if (one == NULL) return NULL;
  const node *args[1] = {one};
  node *out = compile_node(c, x, KIND_LIST, args, 1);
  out->item = one->kind;
  out->field = one->field;
  out->unit = one->unit;
  out->loops = loops;
  out->n_loops = ch.n;
  keep_for_document(c, out);
  return out;
}

bool compile_each(compiler *c, const expr *path, const loop **out, size_t *n) {
  if (path->op != OP_PATH) {
    compile_error(c, CODE_LIST, path->at, "each takes a path to a list");
    return false;
  }
  chain ch = {0};
  add_lists(c, &ch, path, true);
  route r;
  if (!ch.failed && route_find(c, path, &r) && r.n > 0 && r.stations[r.n - 1].point == POINT_KEYED)
    add_list(c, &ch, &r, r.n - 1, path->at);
  if (ch.failed) return false;
  const bool ends_there = ch.n > 0 && ch.ends[ch.n - 1] + 1 == ch.routes[ch.n - 1].n;
  if (!ends_there) {
    buf shown;
    buf_init(&shown, c->scratch);
    expr_write(&shown, path);
    compile_error(c, CODE_LIST, path->at, "each takes a list: %s is none", buf_text(&shown).at);
    return false;
  }
  *out = make_loops(c, &ch, path->at);
  *n = ch.n;
  return *out != NULL;
}

/* ---- aggregates */

static bool collect_all(compiler *c, chain *ch, const expr *x) {
  for (size_t i = 0; i < x->n; i++) collect(c, ch, x->args[i], true);
  if (ch->n == 0 && !ch->failed) {
    ch->keyed = true;
    for (size_t i = 0; i < x->n; i++) collect(c, ch, x->args[i], true);
  }
  return !ch->failed;
}

static bool takes_condition(expr_op op) {
  return op == OP_ANY || op == OP_ALL || op == OP_NONE || op == OP_SHARE;
}

static node *compile_target(compiler *c, const expr *x) {
  if (takes_condition(x->op)) return compile_condition(c, x->args[0]);
  const want w = x->args[0]->op == OP_PICK || x->op == OP_COUNT || x->op == OP_DISTINCT ? WANT_ANY : WANT_VALUE;
  return compile(c, x->args[0], w);
}

static bool check_target(compiler *c, const expr *x, const node *target) {
  const kind k = target->kind == KIND_LIST ? target->item : target->kind;
  const bool any_kind = x->op == OP_COUNT || x->op == OP_DISTINCT || takes_condition(x->op) ||
                        (x->op == OP_FIRST && target->kind == k && k != KIND_ELEMENT && k != KIND_SHARES);
  const bool ordered =
      k == KIND_NUMBER || ((x->op == OP_SMALLEST || x->op == OP_LARGEST) && (k == KIND_DATE || k == KIND_DATETIME));
  if (any_kind || ordered) return true;
  compile_error(c, CODE_TYPE, x->args[0]->at, "a %s is wanted here, not %s", x->op == OP_FIRST ? "value" : "number",
                kind_word(x->op == OP_FIRST ? target->kind : k));
  return false;
}

static kind kind_of_aggregate(expr_op op, const node *target) {
  if (op == OP_ANY || op == OP_ALL || op == OP_NONE) return KIND_BOOL;
  if (op == OP_SMALLEST || op == OP_LARGEST || op == OP_FIRST)
    return target->kind == KIND_LIST ? target->item : target->kind;
  return KIND_NUMBER;
}

static node *finish(compiler *c, const expr *x, const chain *ch, const loop *loops, const node *const *args) {
  node *out = compile_node(c, x, kind_of_aggregate(x->op, args[0]), args, x->n);
  out->loops = loops;
  out->n_loops = ch->n;
  if (x->op == OP_SHARE) out->unit = unit_named(c, "ratio");
  else if (!takes_condition(x->op) && x->op != OP_COUNT && x->op != OP_DISTINCT) out->unit = args[0]->unit;
  if (x->op == OP_SMALLEST || x->op == OP_LARGEST || x->op == OP_FIRST || x->op == OP_AVERAGE ||
      x->op == OP_WEIGHTED_AVERAGE)
    out->field = args[0]->field;
  keep_for_document(c, out);
  return out;
}

static node *compile_bound_aggregate(compiler *c, const expr *x, const chain *ch) {
  const loop *loops = make_loops(c, ch, x->at);
  const node *args[3] = {0};
  if (loops == NULL) return NULL;
  args[0] = compile_target(c, x);
  const size_t filter = x->op == OP_WEIGHTED_AVERAGE ? 2 : 1;
  if (x->op == OP_WEIGHTED_AVERAGE) args[1] = compile(c, x->args[1], WANT_VALUE);
  if (filter < x->n) args[filter] = compile_condition(c, x->args[filter]);
  for (size_t i = 0; i < x->n; i++)
    if (args[i] == NULL) return NULL;
  if (!check_target(c, x, args[0])) return NULL;
  if (ch->n == 0 && args[0]->kind != KIND_LIST) {
    compile_error(c, CODE_LIST, x->at, "there is no list to walk here: its paths lead through none");
    return NULL;
  }
  return finish(c, x, ch, loops, args);
}

node *compile_aggregate(compiler *c, const expr *x) {
  chain ch = {0};
  if (!collect_all(c, &ch, x)) return NULL;
  const int before = c->n_loops;
  node *out = compile_bound_aggregate(c, x, &ch);
  c->n_loops = before;
  return out;
}
