/* glance.c: judging the records of a stream, of which a line tells no more than what is no pass.
**
** What can be known of the rules beforehand is: which of them judge this kind, which need no nodes, and, once it was said, what is said of an
** outcome but for the value. A record that passes costs its outcomes and no more. */
#include "judge/judge_own.h"

#include "rule/shortcut.h"

#include <string.h>

enum { PHRASES = KOLUA_OUTCOME_FAIL - KOLUA_OUTCOME_WARN + 1 };

typedef struct kept_phrase {
  enum { PHRASE_NOT_YET, PHRASE_MADE, PHRASE_NONE } state;
  phrase phrase;
} kept_phrase;

/* What most records need of it stands first. */
typedef struct glanced_rule {
  const shortcut *only; /* the rule is one part that this judges; else NULL */
  size_t nth;           /* in the policy */
  double weight;
  const rule *rule;
  const kolua_rule *shown;
  bool is_waivable;     /* a waiver may bear on it */
  bool is_short;        /* all its parts are judged by shortcuts */
  bool is_plain_call;   /* a function that applies to all */
  kept_phrase *phrases; /* PHRASES of them, if it can have some; else NULL */
} glanced_rule;

struct glances {
  const subject *kind;
  glanced_rule *rules;
  size_t n;
};

typedef struct glance {
  judge *judge;
  const teller *teller;
  bench quick, thorough; /* without notes; with room for them, once it is wanted */
  bool is_thorough;
  kolua_finding *told;
  size_t n_told;
  double met, best, weight;
  tally counts;
} glance;

/* ---------------------------------------------------------------- rules */

static void look_at(glanced_rule *out, const judge *j, size_t i, arena *a) {
  const kolua_policy *policy = j->policy;
  const rule *r = policy->rules.rules[i];
  const part_plan *root = &r->plan->root;
  *out = (glanced_rule){.rule = r, .shown = &policy->shown[i], .nth = i, .weight = policy->shown[i].weight};
  out->is_waivable = judge_may_waive(j, r);
  out->is_plain_call = r->is_function && !r->has_from && !r->has_until && root->when == NULL;
  if (r->is_function || r->has_from || r->has_until || !root->is_short) return;
  out->is_short = true;
  if (root->when == NULL) out->only = root->shortcut;
  if (out->only != NULL && root->n_demands == 1 && !out->is_waivable)
    out->phrases = ARENA_ARRAY(a, PHRASES, kept_phrase);
}

static struct glances *glances_of(judge *j, const subject *s) {
  const ruleset *rs = &j->policy->rules;
  if (j->glances != NULL && j->glances->kind == s) return j->glances;
  struct glances *g = ARENA_NEW(&j->own, struct glances);
  g->kind = s;
  g->rules = ARENA_ARRAY(&j->own, rs->n_rules, glanced_rule);
  for (size_t i = 0; i < rs->n_rules; i++)
    if (rs->rules[i]->subject == s) look_at(&g->rules[g->n++], j, i, &j->own);
  memset(j->outcomes, OUTCOME_NOT_OF_KIND, rs->n_rules);
  return j->glances = g;
}

/* ---------------------------------------------------------------- findings */

static bool is_harmless(kolua_outcome outcome) {
  return outcome == KOLUA_OUTCOME_PASS || outcome == KOLUA_OUTCOME_SKIPPED;
}

/* What is always said of this outcome, made when it occurs first. */
static const phrase *phrase_of(glance *g, glanced_rule *r, kolua_outcome outcome) {
  kept_phrase *kept = &r->phrases[outcome - KOLUA_OUTCOME_WARN];
  if (kept->state == PHRASE_NOT_YET) {
    const verdict *v = verdict_of(&g->quick, r->rule);
    const bool is_made = finding_phrase(&kept->phrase, g->teller, r->rule, v, &g->judge->own);
    kept->state = is_made ? PHRASE_MADE : PHRASE_NONE;
  }
  return kept->state == PHRASE_MADE ? &kept->phrase : NULL;
}

/* False: it must be told at length. */
static bool tell_briefly(glance *g, glanced_rule *r, kolua_outcome outcome, kolua_finding *out) {
  result found;
  buf message;
  if (r->phrases == NULL || (outcome != KOLUA_OUTCOME_WARN && outcome != KOLUA_OUTCOME_FAIL)) return false;
  const phrase *said = phrase_of(g, r, outcome);
  buf_init(&message, &g->judge->each);
  if (said == NULL || !shortcut_value(r->only, &g->quick.scope, &found) || !phrase_write(&message, said, &found))
    return false;
  mem_clear(out, sizeof *out);
  out->rule = r->shown;
  out->outcome = verdict_soften(&g->quick, r->rule, outcome);
  out->message = buf_text(&message).at;
  return true;
}

/* With room for notes: a function's reads are watched, and what is unknown says what is missing. */
static bench *thorough_bench(glance *g) {
  const scope *s = &g->quick.scope;
  if (!g->is_thorough) bench_open(&g->thorough, s->arena, g->judge->pool, s->doc, s->kind, s->subject, s->memo);
  g->is_thorough = true;
  g->thorough.n_pool = 0;
  return &g->thorough;
}

static kolua_outcome tell_function(glance *g, const glanced_rule *r) {
  const kolua_finding *f = judge_function(g->judge, g->teller, thorough_bench(g), r->rule, r->shown);
  if (f == NULL) return KOLUA_OUTCOME_PASS;
  if (!is_harmless(f->outcome)) g->told[g->n_told++] = *f;
  return f->outcome;
}

/* `outcome` is known already of what is short, unless a shortcut could not tell. */
static kolua_outcome tell(glance *g, glanced_rule *r, kolua_outcome outcome) {
  kolua_finding *f = &g->told[g->n_told];
  if (r->rule->is_function) return tell_function(g, r);
  if (!r->is_short || outcome == KOLUA_OUTCOME_UNKNOWN) outcome = verdict_outcome(&g->quick, r->rule);
  if (is_harmless(outcome)) return outcome;
  if (g->teller->is_silent && !r->is_waivable) return verdict_soften(&g->quick, r->rule, outcome);
  g->n_told++;
  if (tell_briefly(g, r, outcome, f)) return f->outcome;
  bench *b = outcome == KOLUA_OUTCOME_UNKNOWN ? thorough_bench(g) : &g->quick;
  *f = *judge_plan(g->judge, g->teller, b, r->rule, r->shown);
  return f->outcome;
}

/* ---------------------------------------------------------------- records */

static void weigh(glance *g, double weight, kolua_outcome outcome) {
  g->counts.counts[outcome]++;
  if (outcome == KOLUA_OUTCOME_SKIPPED) return;
  const double met = weight * outcome_share(outcome);
  g->weight += weight;
  g->met += met;
  g->best += outcome == KOLUA_OUTCOME_UNKNOWN ? weight : met;
}

static void glance_at(glance *g, glanced_rule *r, kolua_outcome outcome) {
  const size_t before = g->n_told;
  outcome = tell(g, r, outcome);
  const bool is_waived = g->n_told > before && g->told[before].waiver != NULL;
  g->judge->outcomes[r->nth] = (uint8_t)(is_waived ? OUTCOME_WAIVED : outcome);
  if (is_waived) g->counts.waived++;
  if (is_waived) return;
  g->judge->counts[r->nth][outcome]++;
  weigh(g, r->weight, outcome);
}

/* Most rules are short, and most are met. */
static void glance_over(glance *g, struct glances *all) {
  const judge *j = g->judge;
  for (size_t i = 0; i < all->n && !atomic_load_explicit(&j->canceled, memory_order_relaxed); i++) {
    glanced_rule *r = &all->rules[i];
    kolua_outcome outcome = KOLUA_OUTCOME_SKIPPED;
    if (r->only != NULL) outcome = shortcut_outcome(r->only, &g->quick.scope);
    else if (r->is_short) outcome = shortcut_outcome_of_part(&r->rule->plan->root, &g->quick.scope);
    else if (r->is_plain_call && script_passes(j->script, r->rule, &g->quick.scope)) outcome = KOLUA_OUTCOME_PASS;
    if (outcome != KOLUA_OUTCOME_PASS) {
      glance_at(g, r, outcome);
      continue;
    }
    g->counts.counts[KOLUA_OUTCOME_PASS]++;
    g->weight += r->weight;
    g->met += r->weight;
    g->best += r->weight;
    j->outcomes[r->nth] = KOLUA_OUTCOME_PASS;
    j->counts[r->nth][KOLUA_OUTCOME_PASS]++;
  }
}

static const kolua_subject *sum_up(const glance *g, const document *doc, const subject *s) {
  arena *a = &g->judge->each;
  kolua_subject *out = ARENA_NEW(a, kolua_subject);
  out->kind = s->name.at;
  out->id = document_id(doc, s, doc->root).at;
  out->name = document_name(doc, s, doc->root).at;
  out->verdict = tally_verdict(&g->counts, g->judge->policy->unknown);
  out->applied = tally_applied(&g->counts);
  out->findings = g->told;
  out->finding_count = g->n_told;
  out->waived = g->counts.waived;
  out->file = doc->file;
  out->line = doc->root->line;
  out->column = doc->root->column;
  memcpy(out->counts, g->counts.counts, sizeof out->counts);
  if (!out->applied || g->weight <= 0) return out;
  kolua_score *score = arena_take(a, sizeof *score);
  *score = (kolua_score){"", g->met / g->weight, g->best / g->weight};
  out->scores = score;
  out->score_count = 1;
  return out;
}

kolua_status judge_glance(judge *j, const document *doc, const subject *s, bool is_silent, const kolua_subject **out,
                          problems *p) {
  const teller t = {j->policy, j->options.lang, &j->each, doc, s, doc->root, true, is_silent};
  struct glances *all = glances_of(j, s);
  glance g;
  judge_rest(j, p);
  if (j->policy->n_waivers > 0) waive_open(&j->waived, j->policy, &j->run);
  judge_begin_document(j, doc, 0);
  g.judge = j;
  g.teller = &t;
  g.is_thorough = false;
  g.n_told = 0;
  g.met = g.best = g.weight = 0;
  mem_clear(&g.counts, sizeof g.counts);
  bench_open(&g.quick, &j->each, NULL, doc, s, doc->root, j->memo);
  g.told = arena_take(&j->each, (all->n + 1) * sizeof *g.told);
  glance_over(&g, all);
  *out = sum_up(&g, doc, s);
  return judge_end(j, atomic_load(&j->canceled) ? KOLUA_ECANCEL : KOLUA_OK);
}
