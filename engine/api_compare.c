/* api_compare.c: two policies compared over a stream: the part of kolua.h from kolua_diff_new to kolua_diff_write.
**
** Most records change nothing, and two glances tell that. Of the others only the rules that may have changed are judged at length. */
#include "api_screen.h"

#include "report/diff.h"
#include "rule/plan.h"

#include <string.h>

static const size_t NOWHERE = SIZE_MAX;

/* A rule of both policies, or of one. */
typedef struct rule_pair {
  size_t from, to; /* in its policy; or NOWHERE */
  bool may_hide;   /* the same outcome, no pass, may yet have other parts */
} rule_pair;

struct kolua_diff {
  mem mem;
  arena kept;    /* as long as the comparison */
  arena scratch; /* of one record */
  kolua_screen *from, *to;
  rule_pair *pairs;
  size_t n_pairs;
  bool *from_wanted, *to_wanted; /* by rule of its policy: to be judged at length */
  report_diff made;
  report_run before, after;
  kolua_screened last;
};

/* ---------------------------------------------------------------- rules */

static bool is_same_text(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool is_same_rule(const kolua_rule *a, const kolua_rule *b) {
  bool is_same = a->line == b->line && strcmp(a->file, b->file) == 0 && a->threshold_count == b->threshold_count;
  for (size_t i = 0; is_same && i < a->threshold_count; i++)
    is_same = strcmp(a->thresholds[i].name, b->thresholds[i].name) == 0 &&
              is_same_text(a->thresholds[i].value, b->thresholds[i].value);
  return is_same;
}

static bool has_one_part(const rule *r) {
  return r->plan->root.n_parts == 0 && r->plan->root.n_each == 0;
}

static bool may_hide(const kolua_policy *from, size_t i, const kolua_policy *to, size_t k) {
  const rule *before = from->rules.rules[i], *after = to->rules.rules[k];
  if (from->shown[i].only_warns != to->shown[k].only_warns || before->is_function || after->is_function) return true;
  if (has_one_part(before) && has_one_part(after)) return false;
  return !is_same_rule(&from->shown[i], &to->shown[k]);
}

/* Both list their rules by id. */
static void pair_rules(kolua_diff *d) {
  const kolua_policy *from = d->from->session->policy, *to = d->to->session->policy;
  const size_t n = from->rules.n_rules, m = to->rules.n_rules;
  d->pairs = ARENA_ARRAY(&d->kept, n + m + 1, rule_pair);
  for (size_t i = 0, k = 0; i < n || k < m;) {
    const int order = i == n ? 1 : k == m ? -1 : strcmp(from->shown[i].id, to->shown[k].id);
    rule_pair *p = &d->pairs[d->n_pairs++];
    p->from = order <= 0 ? i++ : NOWHERE;
    p->to = order >= 0 ? k++ : NOWHERE;
    p->may_hide = order == 0 && may_hide(from, p->from, to, p->to);
  }
}

/* ---------------------------------------------------------------- opening */

typedef struct new_call {
  kolua_diff *diff;
  kolua_format format;
  kolua_layout layout;
} new_call;

static kolua_status begin(void *payload) {
  const new_call *c = payload;
  kolua_diff *d = c->diff;
  d->before = session_run(d->from->session);
  d->after = session_run(d->to->session);
  d->from_wanted = ARENA_ARRAY(&d->kept, d->before.n_rules + 1, bool);
  d->to_wanted = ARENA_ARRAY(&d->kept, d->after.n_rules + 1, bool);
  pair_rules(d);
  return diff_begin(&d->made, &d->before, &d->after, c->format, &c->layout, &d->kept, &d->scratch);
}

static kolua_status check(const kolua_screen *from, const kolua_screen *to, problems *p) {
  if (from == NULL || to == NULL || from->session == to->session)
    return refuse_argument(p, "a comparison needs two screens, of two sessions");
  if (!from->is_silent || !to->is_silent) return refuse_argument(p, "a comparison needs silent screens");
  if (strcmp(from->kind->name.at, to->kind->name.at) != 0)
    return refuse_argument(p, "the screens judge records of two kinds");
  return KOLUA_OK;
}

kolua_status kolua_diff_new(kolua_diff **out, kolua_screen *from, kolua_screen *to, kolua_format format,
                            const kolua_layout *given, kolua_problems *p) {
  new_call c = {.format = format};
  *out = NULL;
  kolua_status status = check(from, to, p);
  if (status != KOLUA_OK) return status;
  if (!layout_take(&c.layout, given)) return refuse_argument(p, "a layout of an unknown size");
  mem first;
  mem_init(&first, to->session->policy->mem.alloc, to->session->policy->mem.payload);
  kolua_diff *d = c.diff = mem_try(&first, NULL, 0, sizeof *d);
  if (d == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  *d = (kolua_diff){.mem = first, .from = from, .to = to};
  arena_init(&d->kept, &d->mem);
  arena_init(&d->scratch, &d->mem);
  status = guard_run(&d->mem, begin, &c, p);
  if (status == KOLUA_EINVAL) status = refuse_argument(p, "a comparison is text, JSON, Markdown or CSV");
  if (status == KOLUA_OK) *out = d;
  else kolua_diff_free(d);
  return status;
}

void kolua_diff_free(kolua_diff *d) {
  if (d == NULL) return;
  arena_free(&d->scratch);
  arena_free(&d->kept);
  mem last = d->mem;
  mem_give(&last, d, sizeof *d);
}

/* ---------------------------------------------------------------- records */

static bool is_silent(unsigned outcome) {
  return outcome == OUTCOME_NOT_OF_KIND || outcome == KOLUA_OUTCOME_SKIPPED;
}

/* What is waived may be so in part. */
static bool is_settled(const rule_pair *p, unsigned from, unsigned to) {
  if (is_silent(from) && is_silent(to)) return true;
  return from == to && from != OUTCOME_WAIVED && (from == KOLUA_OUTCOME_PASS || !p->may_hide);
}

/* Notes which rules may have changed. False: none. */
static bool look_closer(kolua_diff *d) {
  const uint8_t *before = judge_outcomes(d->from->session->judge), *after = judge_outcomes(d->to->session->judge);
  bool is_any = false;
  for (size_t i = 0; i < d->n_pairs; i++) {
    const rule_pair *p = &d->pairs[i];
    const unsigned from = p->from != NOWHERE ? before[p->from] : OUTCOME_NOT_OF_KIND;
    const unsigned to = p->to != NOWHERE ? after[p->to] : OUTCOME_NOT_OF_KIND;
    const bool is_wanted = !is_settled(p, from, to);
    if (p->from != NOWHERE) d->from_wanted[p->from] = is_wanted;
    if (p->to != NOWHERE) d->to_wanted[p->to] = is_wanted;
    is_any |= is_wanted;
  }
  return is_any;
}

typedef struct close_call {
  kolua_screen *screen;
  const bool *wanted;
  const kolua_subject *found;
  report_run run;
  report_data data;
} close_call;

static kolua_status judge_it(void *payload) {
  close_call *c = payload;
  const kolua_screen *s = c->screen;
  c->found = judge_closely(s->session->judge, s->found, s->doc, s->kind, c->wanted);
  c->data = (report_data){.file = s->file, .as_of = s->doc->as_of_text, .digest = "", .root = s->doc->root};
  c->run = s->run;
  c->run.data = &c->data;
  c->run.n_data = 1;
  c->run.subjects = &c->found;
  c->run.n_subjects = 1;
  return KOLUA_OK;
}

typedef struct compare_call {
  kolua_diff *diff;
  close_call from, to;
} compare_call;

static kolua_status compare(void *payload) {
  compare_call *c = payload;
  report_diff *made = &c->diff->made;
  made->first_data = c->diff->to->n_inputs > 0 ? c->diff->to->n_inputs - 1 : 0;
  diff_add(made, &c->from.run, &c->to.run);
  const text told = buf_text(&made->body.text);
  c->diff->last.text = told.at;
  c->diff->last.len = told.len;
  return KOLUA_OK;
}

static kolua_status tell(kolua_diff *d) {
  compare_call c = {d, {.screen = d->from, .wanted = d->from_wanted}, {.screen = d->to, .wanted = d->to_wanted}};
  kolua_status status = guard_run(&d->from->session->mem, judge_it, &c.from, NULL);
  if (status == KOLUA_OK) status = guard_run(&d->to->session->mem, judge_it, &c.to, NULL);
  if (status == KOLUA_OK) status = guard_run(&d->mem, compare, &c, NULL);
  return status;
}

kolua_status kolua_diff_judge(const kolua_screened **out, kolua_diff *d, const kolua_record *given) {
  const kolua_screened *before, *after;
  *out = NULL;
  if (d == NULL) return KOLUA_EINVAL;
  kolua_status status = kolua_screen_judge(&before, d->from, given);
  if (status == KOLUA_OK) status = kolua_screen_judge(&after, d->to, given);
  if (status != KOLUA_OK) return status;
  d->last = before->is_error ? *before : *after;
  *out = &d->last;
  if (d->last.is_error) return KOLUA_OK;
  arena_clear(&d->scratch);
  d->made.body.text.len = 0;
  d->made.json.is_fresh = false;
  const bool is_any = look_closer(d);
  if (is_any || before->verdict != after->verdict) return tell(d);
  d->made.verdicts[after->verdict][after->verdict]++;
  return KOLUA_OK;
}

/* ---------------------------------------------------------------- the whole */

typedef struct write_call {
  kolua_diff *const *diffs;
  size_t n;
  const kolua_diff_body *body;
  report_sink sink;
  size_t changes;
} write_call;

static void add_up(report_diff *all, const kolua_diff *one) {
  all->n += one->made.n;
  all->n_told += one->made.n_told;
  for (size_t i = 0; i < STANDINGS * STANDINGS; i++)
    all->verdicts[i / STANDINGS][i % STANDINGS] += one->made.verdicts[i / STANDINGS][i % STANDINGS];
  for (size_t i = 0; i < one->before.n_rules; i++) all->met_before[i] += one->made.met_before[i];
  for (size_t i = 0; i < one->after.n_rules; i++) all->met_after[i] += one->made.met_after[i];
}

static const report_data *name_inputs(const write_call *c, arena *a) {
  report_data *inputs = ARENA_ARRAY(a, c->body->n_files + 1, report_data);
  for (size_t i = 0; i < c->body->n_files; i++)
    inputs[i] = (report_data){.file = c->body->files[i], .as_of = c->diffs[0]->to->context->as_of_text, .digest = ""};
  return inputs;
}

static kolua_status write_all(void *payload) {
  write_call *c = payload;
  const kolua_diff *first = c->diffs[0];
  report_run before = first->before, after = first->after;
  report_diff all;
  const kolua_status status =
      diff_begin(&all, &before, &after, first->made.format, &first->made.layout, c->sink.scratch, c->sink.scratch);
  if (status != KOLUA_OK) return status;
  for (size_t i = 0; i < c->n; i++) add_up(&all, c->diffs[i]);
  before.data = after.data = name_inputs(c, c->sink.scratch);
  before.n_data = after.n_data = c->body->n_files;
  diff_take_body(&all, (text){c->body->text, c->body->len});
  c->changes = all.n;
  return diff_write(&all, &before, &after, c->sink);
}

kolua_status kolua_diff_write(kolua_diff *const *diffs, size_t n, const kolua_diff_body *body, kolua_write_fn *write,
                              void *payload, size_t *changes) {
  if (diffs == NULL || n == 0 || body == NULL || write == NULL || changes == NULL) return KOLUA_EINVAL;
  room r;
  room_open(&r, &diffs[0]->mem);
  write_call c = {.diffs = diffs, .n = n, .body = body, .sink = {write, payload, &r.scratch}};
  const kolua_status status = guard_run(&r.mem, write_all, &c, NULL);
  *changes = c.changes;
  room_close(&r);
  return status;
}
