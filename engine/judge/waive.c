/* waive.c: see waive.h. What is left of a rule is combined anew from the verdicts that no waiver takes out. */
#include "judge/waive.h"

#include <string.h>

enum { SOON_DAYS = 30 };

void waive_open(waive_book *book, const kolua_policy *policy, arena *a) {
  *book = (waive_book){.policy = policy, .latest = INT64_MIN};
  book->uses = ARENA_ARRAY(a, policy->n_waivers, kolua_waiver_use);
  book->has_ended = ARENA_ARRAY(a, policy->n_waivers, bool);
  for (size_t i = 0; i < policy->n_waivers; i++) book->uses[i].waiver = &policy->waivers[i].shown;
}

/* ---- which waiver fits */

typedef struct waiving {
  waive_book *book;
  const teller *teller;
  const rule *rule;
  bool *is_used; /* by waiver: in this finding */
  int64_t as_of;
} waiving;

/* Where in the rule: the part's dotted name, and the elements that lead there. */
typedef struct spot {
  text part;
  const verdict *elements[SCOPE_LOOPS + 1];
  size_t n;
} spot;

static bool can_be_waived(kolua_outcome outcome) {
  return outcome == KOLUA_OUTCOME_WARN || outcome == KOLUA_OUTCOME_UNKNOWN || outcome == KOLUA_OUTCOME_FAIL;
}

static bool is_at_element(const waiving *w, const spot *at, text element) {
  for (size_t i = 0; i < at->n; i++)
    if (finding_names_element(w->teller, at->elements[i], element)) return true;
  return false;
}

static bool fits(const waiving *w, const waiver *one, const spot *at) {
  if (one->rule != w->rule) return false;
  const teller *t = w->teller;
  if (one->shown.subject[0] != '\0' && !text_is(document_id(t->doc, t->kind, t->subject), one->shown.subject))
    return false;
  if (one->shown.part[0] != '\0' && !rule_is_below(at->part, text_of(one->shown.part))) return false;
  return one->shown.element[0] == '\0' || is_at_element(w, at, text_of(one->shown.element));
}

static const waiver *find(waiving *w, const spot *at) {
  const kolua_policy *policy = w->book->policy;
  for (size_t i = 0; i < policy->n_waivers; i++) {
    const waiver *one = &policy->waivers[i];
    if (!fits(w, one, at)) continue;
    if (one->until < w->as_of) {
      w->book->has_ended[i] = true;
      continue;
    }
    w->is_used[i] = true;
    return one;
  }
  return NULL;
}

/* ---- verdicts */

static void mark(verdict *v, const waiver *one) {
  if (can_be_waived(v->outcome) && v->waiver == NULL) v->waiver = one;
  for (size_t i = 0; i < v->n; i++) mark(v->children[i], one);
}

static spot spot_of(const waiving *w, const spot *above, const verdict *v) {
  spot at = *above;
  if (v->element != NULL && at.n <= SCOPE_LOOPS) at.elements[at.n++] = v;
  const text name = v->element == NULL ? v->plan->source->name : (text){0};
  if (name.len > 0 && at.part.len == 0) at.part = name;
  else if (name.len > 0) at.part = text_of(text_format(w->teller->arena, "%.*s.%.*s", SPELT(at.part), SPELT(name)));
  return at;
}

static kolua_outcome combine_rest(waiving *w, verdict *v, const spot *at);

/* The outcome of what no waiver accepts; SKIPPED: nothing is left. */
static kolua_outcome rest_of(waiving *w, verdict *v, const spot *above) {
  if (!can_be_waived(v->outcome)) return v->outcome;
  const spot at = spot_of(w, above, v);
  const waiver *one = find(w, &at);
  if (one == NULL) return combine_rest(w, v, &at);
  mark(v, one);
  return KOLUA_OUTCOME_SKIPPED;
}

/* The first waiver in a verdict of which nothing is left. */
static const waiver *waiver_in(const verdict *v) {
  const waiver *found = v->waiver;
  for (size_t i = 0; i < v->n && found == NULL; i++) found = waiver_in(v->children[i]);
  return found;
}

/* The mildest of several alternatives decides. Where that one is accepted, so are they all: without it the others would be held against
** the subject, and a waiver never makes anything worse. */
static kolua_outcome accept_alternatives(verdict *v, kolua_outcome rest, kolua_outcome accepted, const waiver *one) {
  if (one == NULL || rest == KOLUA_OUTCOME_SKIPPED || outcome_combine(COMBINE_BEST, rest, accepted) == rest)
    return rest;
  mark(v, one);
  return KOLUA_OUTCOME_SKIPPED;
}

/* Of a list of which perhaps no element is chosen, that doubt is left whatever becomes of the elements. */
static kolua_outcome combine_rest(waiving *w, verdict *v, const spot *at) {
  if (v->n == 0) return v->outcome;
  const bool is_list = v->children[0]->plan == v->plan;
  const combine how = is_list ? COMBINE_WORST : v->plan->source->combine;
  kolua_outcome rest = KOLUA_OUTCOME_SKIPPED, accepted = KOLUA_OUTCOME_SKIPPED;
  const waiver *one = NULL;
  for (size_t i = 0; i < v->n; i++) {
    const kolua_outcome left = rest_of(w, v->children[i], at), was = v->children[i]->outcome;
    rest = outcome_combine(how, rest, left);
    if (left != KOLUA_OUTCOME_SKIPPED || outcome_combine(how, accepted, was) == accepted) continue;
    accepted = was;
    one = waiver_in(v->children[i]);
  }
  if (how == COMBINE_BEST) rest = accept_alternatives(v, rest, accepted, one);
  if (v->is_perhaps_absent) return KOLUA_OUTCOME_UNKNOWN;
  return v->in_doubt && can_be_waived(rest) ? KOLUA_OUTCOME_UNKNOWN : rest;
}

/* Verdicts above a waived one take the outcome of what is left. */
static kolua_outcome settle_rest(verdict *v) {
  if (v->waiver != NULL) return KOLUA_OUTCOME_SKIPPED;
  if (!can_be_waived(v->outcome) || v->n == 0 || v->in_doubt || v->is_perhaps_absent) return v->outcome;
  const combine how = v->children[0]->plan == v->plan ? COMBINE_WORST : v->plan->source->combine;
  kolua_outcome rest = KOLUA_OUTCOME_SKIPPED;
  for (size_t i = 0; i < v->n; i++) rest = outcome_combine(how, rest, settle_rest(v->children[i]));
  if (rest != KOLUA_OUTCOME_SKIPPED) v->outcome = rest;
  return rest;
}

static waiving begin(waive_book *book, const teller *t, const rule *r) {
  const document *doc = t->doc;
  const int64_t as_of = doc->context != NULL ? doc->context->as_of : doc->as_of;
  return (waiving){book, t, r, ARENA_ARRAY(t->arena, book->policy->n_waivers, bool), as_of};
}

/* Counts each waiver once a finding; the first that was used. */
static const waiver *count_used(const waiving *w) {
  const kolua_policy *policy = w->book->policy;
  const waiver *first = NULL;
  for (size_t i = 0; i < policy->n_waivers; i++) {
    if (!w->is_used[i]) continue;
    kolua_waiver_use *use = &w->book->uses[i];
    use->findings++;
    const bool is_ending = policy->waivers[i].until - w->as_of <= SOON_DAYS;
    if (is_ending || use->state == KOLUA_WAIVER_UNUSED)
      use->state = is_ending ? KOLUA_WAIVER_ENDING : KOLUA_WAIVER_USED;
    if (first == NULL) first = &policy->waivers[i];
  }
  return first;
}

const waiver *waive_verdict(waive_book *book, const teller *t, const rule *r, verdict *v) {
  static const spot nowhere = {0};
  if (book->policy->n_waivers == 0 || !can_be_waived(v->outcome)) return NULL;
  waiving w = begin(book, t, r);
  const kolua_outcome rest = rest_of(&w, v, &nowhere);
  const waiver *first = count_used(&w);
  if (first == NULL) return NULL;
  if (!can_be_waived(rest) && rest != KOLUA_OUTCOME_ERROR) {
    v->waiver = first;
    return first;
  }
  settle_rest(v);
  return NULL;
}

const waiver *waive_outcome(waive_book *book, const teller *t, const rule *r, kolua_outcome outcome) {
  static const spot nowhere = {0};
  if (book->policy->n_waivers == 0 || !can_be_waived(outcome)) return NULL;
  waiving w = begin(book, t, r);
  find(&w, &nowhere);
  return count_used(&w);
}

/* ---- what became of them */

static bool is_judged(const kolua_policy *policy, const rule *r) {
  for (size_t i = 0; i < policy->rules.n_rules; i++)
    if (policy->rules.rules[i] == r) return true;
  return false;
}

/* "the waiver of RULE for hd-07, part window" */
static const char *describe(const kolua_waiver *w, arena *a) {
  buf out;
  buf_init(&out, a);
  buf_format(&out, "the waiver of %s", w->rule);
  if (w->subject[0] != '\0') buf_format(&out, " for %s", w->subject);
  if (w->part[0] != '\0') buf_format(&out, ", part %s", w->part);
  if (w->element[0] != '\0') buf_format(&out, ", element %s", w->element);
  return buf_text(&out).at;
}

static void warn(const kolua_waiver_use *use, arena *a, problems *p) {
  const kolua_waiver *w = use->waiver;
  const place at = {w->file, w->line, w->column};
  switch (use->state) {
    case KOLUA_WAIVER_USED: break;
    case KOLUA_WAIVER_UNUSED:
      problem_warn(p, at, "%s is not used: there is nothing that it would accept", describe(w, a));
      break;
    case KOLUA_WAIVER_ENDING: problem_warn(p, at, "%s ends soon, on %s", describe(w, a), w->until); break;
    case KOLUA_WAIVER_EXPIRED:
      problem_warn(p, at, "%s ended on %s and has no effect%s", describe(w, a), w->until,
                   use->findings > 0 ? " on data of a later day" : "");
      break;
  }
}

const kolua_waiver_use *waive_close(const waive_book *book, const char *only, arena *a, size_t *n, problems *p) {
  const kolua_policy *policy = book->policy;
  kolua_waiver_use *told = ARENA_ARRAY(a, policy->n_waivers, kolua_waiver_use);
  *n = 0;
  for (size_t i = 0; i < policy->n_waivers; i++) {
    const waiver *w = &policy->waivers[i];
    const bool concerns = only == NULL || w->shown.subject[0] == '\0' || strcmp(w->shown.subject, only) == 0;
    if (!concerns || !is_judged(policy, w->rule)) continue;
    told[*n] = book->uses[i];
    const bool is_over = book->has_ended[i] || (told[*n].findings == 0 && w->until < book->latest);
    if (is_over) told[*n].state = KOLUA_WAIVER_EXPIRED;
    warn(&told[(*n)++], a, p);
  }
  return told;
}
