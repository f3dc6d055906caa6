/* waive.c: see waive.h. What is left of a rule is combined anew from the verdicts that no waiver takes out. */
#include "judge/waive.h"

#include <string.h>

enum { SOON_DAYS = 30 };

void waive_open(waive_book *book, const kolua_policy *policy, arena *a) {
  *book = (waive_book){.policy = policy, .arena = a, .latest = INT64_MIN};
  book->uses = ARENA_ARRAY(a, policy->n_waivers, kolua_waiver_use);
  book->notes = ARENA_ARRAY(a, policy->n_waivers, waive_note);
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
  for (size_t i = 0; i < at->n; i++) {
    text names[ELEMENT_NAMES];
    const size_t n = finding_element_names(w->teller, at->elements[i], names);
    for (size_t k = 0; k < n; k++)
      if (text_equal(names[k], element)) return true;
  }
  return false;
}

static bool is_for_subject(const waiving *w, const waiver *one) {
  const teller *t = w->teller;
  const char *id = one->shown.subject;
  return one->rule == w->rule && (id[0] == '\0' || text_is(document_id(t->doc, t->kind, t->subject), id));
}

static bool fits(const waiving *w, const waiver *one, const spot *at) {
  if (!is_for_subject(w, one)) return false;
  if (one->shown.part[0] != '\0' && !rule_is_below(at->part, text_of(one->shown.part))) return false;
  return one->shown.element[0] == '\0' || is_at_element(w, at, text_of(one->shown.element));
}

static const waiver *find(waiving *w, const spot *at) {
  const kolua_policy *policy = w->book->policy;
  for (size_t i = 0; i < policy->n_waivers; i++) {
    const waiver *one = &policy->waivers[i];
    if (!fits(w, one, at)) continue;
    if (one->until < w->as_of) {
      w->book->notes[i].has_ended = true;
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

/* ---- an element that is not there */

typedef struct names {
  text *at;
  size_t n, cap;
} names;

static void collect_names(const waiving *w, const verdict *v, names *out) {
  if (out->n + ELEMENT_NAMES > out->cap) {
    const size_t cap = 2 * out->cap + ELEMENT_NAMES;
    out->at = arena_grow(w->teller->arena, out->at, out->cap * sizeof *out->at, cap * sizeof *out->at);
    out->cap = cap;
  }
  if (v->element != NULL) out->n += finding_element_names(w->teller, v, out->at + out->n);
  for (size_t i = 0; i < v->n; i++) collect_names(w, v->children[i], out);
}

static void look_for_elements(const waiving *w, const verdict *v) {
  const kolua_policy *policy = w->book->policy;
  names all = {0};
  for (size_t i = 0; i < policy->n_waivers; i++) {
    waive_note *found = &w->book->notes[i];
    const text element = text_of(policy->waivers[i].shown.element);
    if (element.len == 0 || found->has_element || !is_for_subject(w, &policy->waivers[i])) continue;
    if (all.n == 0) collect_names(w, v, &all);
    found->lacks_element = true;
    for (size_t k = 0; k < all.n; k++) found->has_element |= text_equal(all.at[k], element);
    if (found->near.len == 0)
      found->near = text_copy(w->book->arena, text_nearest(element, all.at, all.n, w->teller->arena));
  }
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
  look_for_elements(&w, v);
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

/* Numbered alike ("hd-07", "hd-08"), which says nothing of a slip of the pen. */
static bool differ_in_digits_only(text one, text other) {
  size_t i = 0, k = 0;
  for (;; i++, k++) {
    while (i < one.len && one.at[i] >= '0' && one.at[i] <= '9') i++;
    while (k < other.len && other.at[k] >= '0' && other.at[k] <= '9') k++;
    if (i == one.len || k == other.len) return i == one.len && k == other.len;
    if (one.at[i] != other.at[k]) return false;
  }
}

/* Whether the data holds the subject of a waiver; if not, `near` is an id like its. */
static bool holds_subject(const waive_run *run, const waiver *w, arena *a, text *near) {
  const subject *on = w->rule->subject;
  const text wanted = text_of(w->shown.subject);
  size_t n = 0, room = 0;
  for (size_t i = 0; i < run->n_docs; i++) room += document_count(run->docs[i], on);
  text *ids = ARENA_ARRAY(a, room, text);
  for (size_t i = 0; i < run->n_docs; i++)
    for (size_t k = 0; k < document_count(run->docs[i], on); k++) {
      const text id = document_id(run->docs[i], on, document_subject(run->docs[i], on, k));
      if (text_equal(id, wanted)) return true;
      if (!differ_in_digits_only(id, wanted)) ids[n++] = id;
    }
  *near = text_nearest(wanted, ids, n, a);
  return false;
}

static void warn_unused(const waive_book *book, const waive_run *run, const waiver *w, problems *p) {
  arena *a = book->arena;
  const waive_note *found = &book->notes[w - book->policy->waivers];
  const place at = {w->shown.file, w->shown.line, w->shown.column};
  const char *what = describe(&w->shown, a);
  text near = {0};
  if (w->shown.subject[0] != '\0' && !holds_subject(run, w, a, &near)) {
    if (near.len > 0)
      problem_warn(p, at, "%s is not used: no %.*s has this id%s", what, SPELT(w->rule->subject->name),
                   text_hint(near, a));
  } else if (found->lacks_element && !found->has_element) {
    problem_warn(p, at, "%s is not used: there is no such element%s", what, text_hint(found->near, a));
  } else {
    problem_warn(p, at, "%s is not used: there is nothing that it would accept", what);
  }
}

static void warn(const waive_book *book, const waive_run *run, const waiver *one, const kolua_waiver_use *use,
                 problems *p) {
  const kolua_waiver *w = use->waiver;
  const place at = {w->file, w->line, w->column};
  arena *a = book->arena;
  switch (use->state) {
    case KOLUA_WAIVER_USED: break;
    case KOLUA_WAIVER_UNUSED: warn_unused(book, run, one, p); break;
    case KOLUA_WAIVER_ENDING: problem_warn(p, at, "%s ends soon, on %s", describe(w, a), w->until); break;
    case KOLUA_WAIVER_EXPIRED:
      problem_warn(p, at, "%s ended on %s and has no effect%s", describe(w, a), w->until,
                   use->findings > 0 ? " on data of a later day" : "");
      break;
  }
}

const kolua_waiver_use *waive_close(const waive_book *book, const waive_run *run, size_t *n, problems *p) {
  const kolua_policy *policy = book->policy;
  const char *only = run->only;
  kolua_waiver_use *told = ARENA_ARRAY(book->arena, policy->n_waivers, kolua_waiver_use);
  *n = 0;
  for (size_t i = 0; i < policy->n_waivers; i++) {
    const waiver *w = &policy->waivers[i];
    const bool concerns = only == NULL || w->shown.subject[0] == '\0' || strcmp(w->shown.subject, only) == 0;
    if (!concerns || !is_judged(policy, w->rule)) continue;
    told[*n] = book->uses[i];
    const bool is_over = book->notes[i].has_ended || (told[*n].findings == 0 && w->until < book->latest);
    if (is_over) told[*n].state = KOLUA_WAIVER_EXPIRED;
    warn(book, run, w, &told[(*n)++], p);
  }
  return told;
}
