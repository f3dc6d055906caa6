/* claims.c: see claims.h. */
#include "policy/claims.h"

#include "rule/range.h"

#include <math.h>

/* Each is compared with all others; who writes more than that has a program write it. */
enum { MOST_CLAIMS = 100 };

/* ---- collecting */

void claims_add(linting *l, claims *to, claim c) {
  if (to->n == to->cap) {
    const size_t cap = to->cap > 0 ? to->cap * 2 : 8;
    to->at = arena_grow(l->scratch, to->at, to->cap * sizeof *to->at, cap * sizeof *to->at);
    to->cap = cap;
  }
  to->at[to->n++] = c;
}

void claims_of(linting *l, claims *to, const node *condition, bool is_negated) {
  if (condition == NULL) return;
  if (condition->op == OP_NEGATE) claims_of(l, to, condition->args[0], !is_negated);
  if (condition->op == (is_negated ? OP_ANY_OF : OP_ALL_OF))
    for (size_t i = 0; i < condition->n; i++) claims_of(l, to, condition->args[i], is_negated);
  if (condition->op != OP_TEST) return;
  const node *measured = condition->args[0], *bound = condition->n > 1 ? condition->args[1] : NULL;
  claims_add(l, to,
             (claim){text_of(lint_written(l, measured->source)), measured, condition->demand, bound, is_negated});
}

/* ---- numbers and dates */

static range opposite(const claim *c, range r) {
  const range any = {-HUGE_VAL, HUGE_VAL, false, false};
  if (c->measured->kind == KIND_BOOL) return (range){1 - r.low, 1 - r.high, false, false};
  if (r.low == any.low && r.high < any.high) return (range){r.high, any.high, !r.high_open, false};
  if (r.high == any.high && r.low > any.low) return (range){any.low, r.low, false, !r.low_open};
  return any;
}

static bool leaves_no_number(const claims *all, text operand) {
  range left = {-HUGE_VAL, HUGE_VAL, false, false}, allowed;
  for (size_t i = 0; i < all->n; i++) {
    const claim *c = &all->at[i];
    if (!text_equal(c->operand, operand)) continue;
    left = range_meet(left, range_of(c->measured));
    if (range_of_demand(c->op, c->bound, &allowed))
      left = range_meet(left, c->is_negated ? opposite(c, allowed) : allowed);
  }
  return range_is_empty(left);
}

/* ---- words */

/* Whether the claim names the words that may be; else it names those that may not. */
static bool includes(const claim *c) {
  return (c->op == DEMAND_EQUALS || c->op == DEMAND_ONE_OF) != c->is_negated;
}

/* A claim that speaks of certain words. */
static bool names_words(const claim *c) {
  const bool is_word =
      c->op == DEMAND_EQUALS || c->op == DEMAND_DIFFERS || c->op == DEMAND_ONE_OF || c->op == DEMAND_NONE_OF;
  return is_word && c->measured->kind == KIND_TEXT && c->bound != NULL && c->bound->op == OP_CONST;
}

static size_t count_words(const node *bound) {
  return bound->kind == KIND_LIST ? bound->constant.n : 1;
}

static text word_at(const node *bound, size_t i) {
  return bound->kind == KIND_LIST ? value_text(bound->constant.items[i]) : bound->constant.text;
}

static bool holds_word(const node *bound, text word) {
  for (size_t i = 0; i < count_words(bound); i++)
    if (text_equal(word_at(bound, i), word)) return true;
  return false;
}

static bool allow_word(const claims *all, text operand, text word) {
  for (size_t i = 0; i < all->n; i++) {
    const claim *c = &all->at[i];
    if (text_equal(c->operand, operand) && names_words(c) && holds_word(c->bound, word) != includes(c)) return false;
  }
  return true;
}

/* What the value can be at all: the words of its enum, else those of the first claim that names what may be. */
static bool leaves_no_word(const claims *all, text operand) {
  const claim *first = NULL;
  for (size_t i = 0; i < all->n && first == NULL; i++) {
    const claim *c = &all->at[i];
    if (!text_equal(c->operand, operand) || !names_words(c)) continue;
    if (includes(c) || (c->measured->field != NULL && c->measured->field->options.n > 0)) first = c;
  }
  if (first == NULL) return false;
  const options *words = first->measured->field != NULL ? &first->measured->field->options : NULL;
  if (words != NULL && words->n > 0) {
    for (size_t i = 0; i < words->n; i++)
      if (allow_word(all, operand, words->at[i].name)) return false;
    return true;
  }
  for (size_t i = 0; i < count_words(first->bound); i++)
    if (allow_word(all, operand, word_at(first->bound, i))) return false;
  return true;
}

/* ---- being there */

static bool is_absent(const claim *c) {
  return c->op == (c->is_negated ? DEMAND_PRESENT : DEMAND_ABSENT);
}

/* What is not there has no value that anything else could be true of. */
static bool leaves_nothing(const claims *all, text operand) {
  size_t n = 0, n_absent = 0;
  for (size_t i = 0; i < all->n; i++) {
    if (!text_equal(all->at[i].operand, operand)) continue;
    n++;
    n_absent += is_absent(&all->at[i]);
  }
  return n_absent > 0 && n_absent < n;
}

bool claims_exclude(const claims *all, text *operand) {
  if (all->n > MOST_CLAIMS) return false;
  for (size_t i = 0; i < all->n; i++) {
    const text o = all->at[i].operand;
    if (operand != NULL) *operand = o;
    if (leaves_no_number(all, o) || leaves_no_word(all, o) || leaves_nothing(all, o)) return true;
  }
  return false;
}
