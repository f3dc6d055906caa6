/* proofs.c: see proofs.h. */
#include "cli/proofs.h"

#include "cli/folders.h"
#include "cli/memory.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

static void add_gap(proof *p, gap one) {
  p->at = memory_grow(p->at, p->count, &p->room, sizeof *p->at);
  p->at[p->count++] = one;
}

static double percent(size_t part, size_t whole) {
  return whole == 0 ? 100 : (double)part * 100 / (double)whole;
}

/* ---- what is reached */

static size_t count_bits(unsigned bits) {
  size_t n = 0;
  for (; bits != 0; bits &= bits - 1) n++;
  return n;
}

/* "unknown, fail" */
static const char *outcomes_named(unsigned bits) {
  const char *all = "";
  for (unsigned i = 0; i < KOLUA_OUTCOMES; i++) {
    if (bits >> i & 1) all = memory_format("%s%s%s", all, *all ? ", " : "", kolua_outcome_name((kolua_outcome)i));
  }
  return all;
}

/* A rule without a case counts if its cases would have been among those that ran. */
static bool counts(const proofs *p, const kolua_coverage *c) {
  if (c->cases > 0 || (p->asked->arguments.count == 0 && !c->is_foreign)) return true;
  for (size_t i = 0; i < p->folders.count; i++) {
    if (is_same(p->folders.at[i], path_folder(c->rule->file))) return true;
  }
  return false;
}

static kolua_status add_coverage(void *payload, const kolua_coverage *c) {
  proofs *p = payload;
  if (!counts(p, c)) return KOLUA_OK;
  const unsigned lacking = c->can & ~c->reached;
  p->rules++;
  p->rules_reached += c->cases > 0;
  p->coverage.whole += count_bits(c->can);
  p->coverage.part += count_bits(c->can) - count_bits(lacking);
  if (lacking == 0) return KOLUA_OK;
  const char *message = c->cases == 0 ? "has no case" : memory_format("no case gives %s", outcomes_named(lacking));
  add_gap(&p->coverage, (gap){memory_copy(c->rule->file), memory_copy(c->rule->id), message, c->rule->line, 0});
  return KOLUA_OK;
}

static void sum_coverage(proofs *all) {
  proof *p = &all->coverage;
  const double rules = percent(all->rules_reached, all->rules), outcomes = percent(p->part, p->whole);
  p->name = "coverage";
  p->is_enough = rules >= all->at_least && outcomes >= all->at_least;
  p->total =
      memory_format("%zu of %zu rules, %zu of %zu outcomes reached", all->rules_reached, all->rules, p->part, p->whole);
}

/* ---- what is noticed, and what holds */

static kolua_status add_mutant(void *payload, const kolua_mutant *m) {
  proofs *p = payload;
  p->mutants.whole++;
  p->mutants.part += m->noticed;
  if (!m->noticed)
    add_gap(&p->mutants,
            (gap){memory_copy(m->file), memory_copy(m->rule->id), memory_copy(m->change), m->line, m->column});
  return KOLUA_OK;
}

static void sum_mutants(proofs *all) {
  proof *p = &all->mutants;
  p->name = "mutants";
  p->is_enough = percent(p->part, p->whole) >= all->at_least;
  p->total = memory_format("%zu of %zu noticed (%.1f %%)", p->part, p->whole, percent(p->part, p->whole));
}

static kolua_status add_breach(void *payload, const kolua_breach *b) {
  proofs *p = payload;
  const char *message = memory_format("%s: %s", b->name, b->breach);
  add_gap(&p->laws, (gap){memory_copy(b->file), memory_copy(b->rule), message, b->line, 0});
  return KOLUA_OK;
}

static void sum_laws(proofs *all) {
  proof *p = &all->laws;
  p->name = "laws";
  p->whole = all->cases;
  p->part = p->count < p->whole ? p->whole - p->count : 0;
  p->is_enough = p->count == 0;
  p->total = memory_format("%zu cases judged again, in another order, and by each way to pass: %zu breaches", p->whole,
                           p->count);
}

/* ---- thresholds */

static kolua_status add_bound(void *payload, const kolua_bound *b) {
  static const char *const words[] = {[KOLUA_BOUND_UNREACHED] = "not reached",
                                      [KOLUA_BOUND_HIDDEN] = "decides nothing",
                                      [KOLUA_BOUND_PROVED] = "proved",
                                      [KOLUA_BOUND_WRONG] = "wrong"};
  proofs *p = payload;
  const bool is_proved = b->state == KOLUA_BOUND_PROVED;
  p->bounds.whole++;
  p->bounds.part += is_proved;
  p->n_wrong += b->state == KOLUA_BOUND_WRONG;
  if (is_proved && (!p->asked->verbose || p->asked->format != TESTS_TEXT)) return KOLUA_OK;
  const char *message = memory_format("%s %s: %s", b->value, words[b->state], b->told);
  add_gap(&p->bounds, (gap){memory_copy(b->file), memory_copy(b->name), message, b->line, b->column});
  return KOLUA_OK;
}

static void sum_bounds(proofs *all) {
  proof *p = &all->bounds;
  p->name = "thresholds";
  p->is_enough = all->n_wrong == 0 && percent(p->part, p->whole) >= all->at_least;
  p->total = memory_format("%zu of %zu proved, %zu wrong", p->part, p->whole, all->n_wrong);
}

/* ---- all of them */

bool proofs_need_kept(const options *asked) {
  return asked->mutate || asked->boundary;
}

bool proofs_open(proofs *p, const options *asked) {
  const bool is_proving = asked->coverage || proofs_need_kept(asked);
  char *end;
  *p = (proofs){.asked = asked};
  if (asked->at_least == NULL) return true;
  p->at_least = strtod(asked->at_least, &end);
  const bool is_number = end != asked->at_least && (*end == '\0' || strcmp(end, "%") == 0);
  const bool is_percent = is_number && p->at_least >= 0 && p->at_least <= 100;
  if (!is_percent) say("--at-least takes a percentage from 0 to 100, not '%s'", asked->at_least);
  else if (!is_proving) say("--at-least says how much is enough: it goes with --coverage, --mutate or --boundary");
  return is_percent && is_proving;
}

bool proofs_make(proofs *p, kolua_tests *run) {
  const options *asked = p->asked;
  kolua_problems *problems = problems_new();
  kolua_status status = KOLUA_OK;
  if (asked->coverage) status = kolua_tests_coverage(run, add_coverage, p);
  if (asked->mutate && status == KOLUA_OK) status = kolua_tests_mutate(run, add_mutant, p, problems);
  if (asked->mutate && status == KOLUA_OK) status = kolua_tests_laws(run, add_breach, p, problems);
  if (asked->boundary && status == KOLUA_OK) status = kolua_tests_bounds(run, add_bound, p, problems);
  say_problems(problems);
  kolua_problems_free(problems);
  return status == KOLUA_OK;
}

bool proofs_tell(proofs *p, const teller *by, telling *to) {
  bool is_enough = true;
  p->cases = to->passed;
  sum_coverage(p);
  sum_mutants(p);
  sum_laws(p);
  sum_bounds(p);
  const proof *const all[] = {p->asked->coverage ? &p->coverage : NULL, p->asked->mutate ? &p->mutants : NULL,
                              p->asked->mutate ? &p->laws : NULL, p->asked->boundary ? &p->bounds : NULL};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (all[i] == NULL) continue;
    by->proof(to, all[i]);
    is_enough = is_enough && all[i]->is_enough;
  }
  return is_enough;
}
