/* meets.c: whether what was found meets a demand: yes, no, or it cannot be known. */
#include "base/number.h"
#include "base/pattern.h"
#include "rule/eval.h"

#include <math.h>

static truth yes_if(bool b) {
  return b ? YES : NO;
}

truth truth_not(truth t) {
  return t == MAYBE ? MAYBE : yes_if(t == NO);
}

static bool is_known(const result *r) {
  return r->kind != KIND_UNKNOWN;
}

static int compare(double a, double b) {
  return number_near(a, b) ? 0 : a < b ? -1 : 1;
}

/* A count with doubtful elements is known to lie in a range: that may decide. */
static truth range_meets(demand_op op, const result *found, double bound) {
  const int low = compare(found->low, bound), high = compare(found->high, bound);
  switch ((int)op) {
    case DEMAND_AT_MOST: return low > 0 ? NO : high <= 0 ? YES : MAYBE;
    case DEMAND_BELOW: return low >= 0 ? NO : high < 0 ? YES : MAYBE;
    case DEMAND_AT_LEAST: return high < 0 ? NO : low >= 0 ? YES : MAYBE;
    case DEMAND_ABOVE: return high <= 0 ? NO : low > 0 ? YES : MAYBE;
    default: return low > 0 || high < 0 ? yes_if(op == DEMAND_DIFFERS) : MAYBE;
  }
}

static truth compare_meets(demand_op op, const result *found, const result *bound) {
  const int order = result_compare(found, bound);
  switch ((int)op) {
    case DEMAND_AT_MOST:
    case DEMAND_NOT_AFTER: return yes_if(order <= 0);
    case DEMAND_AT_LEAST:
    case DEMAND_NOT_BEFORE: return yes_if(order >= 0);
    case DEMAND_ABOVE:
    case DEMAND_AFTER: return yes_if(order > 0);
    default: return yes_if(order < 0);
  }
}

/* ---- lists */

static size_t length(const result *list) {
  return list->kind == KIND_LIST ? list->n : 1;
}

static result item_at(const result *list, size_t i, kind as) {
  return list->kind == KIND_LIST ? result_of(list->items[i], as) : *list;
}

static kind kind_of_items(const result *list, const result *other) {
  if (list->kind != KIND_LIST) return list->kind;
  if (other->kind != KIND_LIST) return other->kind;
  const value *first = list->n > 0 ? list->items[0] : other->n > 0 ? other->items[0] : NULL;
  if (first == NULL) return KIND_TEXT;
  if (first->type == KOLUA_STRING) return KIND_TEXT;
  return first->type == KOLUA_BOOL ? KIND_BOOL : first->type == KOLUA_MAP ? KIND_ELEMENT : KIND_NUMBER;
}

static bool holds(const result *list, const result *wanted, kind as) {
  for (size_t i = 0; i < length(list); i++) {
    const result item = item_at(list, i, as);
    if (result_same(&item, wanted)) return true;
  }
  return false;
}

static truth is_among(const result *found, const result *list) {
  if (holds(list, found, found->kind)) return YES;
  return list->kind == KIND_LIST && list->holes > 0 ? MAYBE : NO;
}

static size_t holes(const result *list) {
  return list->kind == KIND_LIST ? list->holes : 0;
}

static size_t count_shared(const result *list, const result *wanted) {
  const kind as = kind_of_items(list, wanted);
  size_t shared = 0;
  for (size_t i = 0; i < length(wanted); i++) {
    const result item = item_at(wanted, i, as);
    shared += holds(list, &item, as);
  }
  return shared;
}

static truth contains_all(const result *list, const result *wanted) {
  if (count_shared(list, wanted) < length(wanted)) return holes(list) > 0 ? MAYBE : NO;
  return holes(wanted) > 0 ? MAYBE : YES;
}

static truth contains_any(const result *list, const result *wanted) {
  if (count_shared(list, wanted) > 0) return YES;
  return holes(list) + holes(wanted) > 0 ? MAYBE : NO;
}

static bool is_known_empty(const result *list) {
  return list->kind == KIND_LIST && list->n == 0 && list->holes == 0;
}

/* Lists of which one is empty share nothing, even if the other is missing. */
static truth shares_any(const result *list, const result *wanted) {
  if (is_known_empty(list) || is_known_empty(wanted)) return NO;
  return is_known(list) && is_known(wanted) ? contains_any(list, wanted) : MAYBE;
}

static truth is_empty(const result *found) {
  switch ((int)found->kind) {
    case KIND_LIST: return found->n > 0 ? NO : found->holes > 0 ? MAYBE : YES;
    case KIND_TEXT: return yes_if(text_is_blank(found->text));
    case KIND_SHARES: return yes_if(found->source->len == 0);
    default: return MAYBE;
  }
}

static truth matches(const result *found, const result *bound) {
  uint64_t steps = PATTERN_STEPS;
  pattern_match found_at;
  const match m = pattern_find(bound->text, found->text, 0, &steps, &found_at);
  return m == MATCH_TOO_LONG ? MAYBE : yes_if(m == MATCH_YES);
}

static truth is_between(const result *found, const result *pair) {
  const result low = result_of(pair->items[0], found->kind), high = result_of(pair->items[1], found->kind);
  if (!is_known(&low) || !is_known(&high)) return MAYBE;
  return yes_if(result_compare(found, &low) >= 0 && result_compare(found, &high) <= 0);
}

static truth known_meets(demand_op op, const result *found, const result *bound) {
  switch ((int)op) {
    case DEMAND_BETWEEN: return is_between(found, bound);
    case DEMAND_EQUALS: return yes_if(result_same(found, bound));
    case DEMAND_DIFFERS: return yes_if(!result_same(found, bound));
    case DEMAND_ONE_OF: return is_among(found, bound);
    case DEMAND_NONE_OF: return truth_not(is_among(found, bound));
    case DEMAND_CONTAINS: return contains_all(found, bound);
    case DEMAND_MATCHES: return matches(found, bound);
    default: return compare_meets(op, found, bound);
  }
}

static truth is_present(const result *found) {
  if (!is_known(found)) return found->may_be_given ? MAYBE : NO;
  return yes_if(!(found->kind == KIND_LIST && found->source == NULL && found->n == 0));
}

truth eval_meets(scope *s, demand_op op, const result *found, const result *bound) {
  (void)s;
  switch ((int)op) {
    case DEMAND_PRESENT: return is_present(found);
    case DEMAND_ABSENT: return truth_not(is_present(found));
    case DEMAND_EMPTY: return is_empty(found);
    case DEMAND_NOT_EMPTY: return truth_not(is_empty(found));
    case DEMAND_IS_TRUE: return is_known(found) ? yes_if(found->boolean) : MAYBE;
    case DEMAND_IS_FALSE: return is_known(found) ? yes_if(!found->boolean) : MAYBE;
    case DEMAND_ONE_OF:
    case DEMAND_NONE_OF: /* nothing is in an empty list, be it known or not */
      if (!is_known_empty(bound)) break;
      return yes_if(op == DEMAND_NONE_OF);
    case DEMAND_CONTAINS_ANY: return shares_any(found, bound);
    case DEMAND_DISJOINT_FROM: return truth_not(shares_any(found, bound));
    default: break;
  }
  if (!is_known(found) && is_known(bound) && bound->kind == KIND_NUMBER && isfinite(found->low) &&
      op <= DEMAND_DIFFERS && op != DEMAND_BETWEEN)
    return range_meets(op, found, bound->number);
  return is_known(found) && is_known(bound) ? known_meets(op, found, bound) : MAYBE;
}
