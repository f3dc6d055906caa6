/* seal.c: see seal.h. Each item goes in with its length and each list with its count, so that no two policies run
** together. */
#include "policy/seal.h"

#include "base/digest.h"
#include "base/number.h"
#include "policy/filename.h"
#include "policy/shown.h"

#include <stdlib.h>

static void add_string(digest *d, const char *string) {
  digest_add_item(d, text_of(string));
}

static void add_count(digest *d, arena *a, uint64_t n) {
  add_string(d, text_format(a, "%llu", (unsigned long long)n));
}

/* By pack and name, whatever order the packs were named in. */
static int by_name(const void *a, const void *b) {
  const rule_file *const *left = a, *const *right = b;
  const int packs = text_compare((*left)->pack, (*right)->pack);
  return packs ? packs : text_compare(filename_last((*left)->name), filename_last((*right)->name));
}

static void add_files(digest *d, const kolua_policy *policy, arena *a) {
  const rule_file **files = ARENA_ARRAY(a, policy->n_files, const rule_file *);
  for (size_t i = 0; i < policy->n_files; ++i) files[i] = &policy->files[i];
  if (policy->n_files > 0) qsort(files, policy->n_files, sizeof *files, by_name);
  add_count(d, a, policy->n_files);
  for (size_t i = 0; i < policy->n_files; ++i) {
    digest_add_item(d, files[i]->pack);
    digest_add_item(d, filename_last(files[i]->name));
    digest_add_item(d, files[i]->source);
  }
}

/* The rules stand in the order of their ids, so the values in force do too. */
static void add_rules(digest *d, const kolua_policy *policy, arena *a) {
  char room[NUMBER_ROOM];
  add_count(d, a, policy->rules.n_rules);
  for (size_t i = 0; i < policy->rules.n_rules; ++i) {
    const kolua_rule *r = &policy->shown[i];
    add_string(d, r->id);
    add_string(d, number_write(r->weight, false, room));
    add_string(d, r->only_warns ? "only warns" : "");
    add_count(d, a, r->threshold_count);
    for (size_t k = 0; k < r->threshold_count; ++k) {
      add_string(d, r->thresholds[k].name);
      add_string(d, r->thresholds[k].value ? r->thresholds[k].value : "formula");
    }
  }
}

/* Functions may read any shared table, so all of them count. */
static void add_cell(digest *d, arena *a, const cell *c) {
  if (c->kind == CELL_VALUE) {
    buf written;
    buf_init(&written, a);
    shown_value(&written, c->value);
    digest_add_item(d, buf_text(&written));
    return;
  }
  add_count(d, a, c->n);
  for (size_t i = 0; i < c->n; ++i) {
    digest_add_item(d, c->entries[i].key);
    add_cell(d, a, c->entries[i].cell);
  }
}

static int by_id(const void *a, const void *b) {
  return text_compare((*(const parameter *const *)a)->id, (*(const parameter *const *)b)->id);
}

static void add_parameters(digest *d, const kolua_policy *policy, arena *a) {
  const size_t n = policy->rules.n_parameters;
  const parameter **sorted = ARENA_ARRAY(a, n, const parameter *);
  for (size_t i = 0; i < n; ++i) sorted[i] = policy->rules.parameters[i];
  if (n > 0) qsort(sorted, n, sizeof *sorted, by_id);
  add_count(d, a, n);
  for (size_t i = 0; i < n; ++i) {
    digest_add_item(d, sorted[i]->id);
    add_cell(d, a, sorted[i]->root);
  }
}

static void add_waivers(digest *d, const kolua_policy *policy, arena *a) {
  add_count(d, a, policy->n_waivers);
  for (size_t i = 0; i < policy->n_waivers; ++i) {
    const kolua_waiver *w = &policy->waivers[i].shown;
    const char *const all[] = {w->rule, w->subject, w->part, w->element, w->reason, w->owner, w->approved_by, w->until};
    for (size_t k = 0; k < sizeof all / sizeof *all; ++k) add_string(d, all[k]);
  }
}

void seal_policy(kolua_policy *policy, text model_source, const policy_files *files) {
  arena *a = &policy->scratch;
  digest d;
  digest_init(&d);
  add_string(&d, KOLUA_VERSION);
  digest_add_item(&d, model_source);
  buf added;
  buf_init(&added, a);
  for (size_t i = 0; i < files->n; ++i) {
    if (files->at[i].fields != NULL) shown_value(&added, files->at[i].fields);
    if (files->at[i].rules != NULL) shown_value(&added, files->at[i].rules);
  }
  digest_add_item(&d, buf_text(&added));
  add_files(&d, policy, a);
  add_rules(&d, policy, a);
  add_parameters(&d, policy, a);
  add_waivers(&d, policy, a);
  add_string(&d, kolua_outcome_name(policy->unknown));
  add_count(&d, a, policy->limits.rule_steps);
  add_count(&d, a, policy->limits.script_memory);
  add_count(&d, a, policy->limits.script_block);
  policy->digest = digest_text(&d, &policy->arena);
}
