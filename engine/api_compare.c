/* api_compare.c: two policies compared over a stream: the part of kolua.h from kolua_screen_agrees to kolua_diff_write.
**
** Most records change nothing, and two glances tell that. Of the others each is read and judged once more, with all that is told of it, and what
** changes is kept as text: so memory grows with the changes, not with the stream. */
#include "api_screen.h"

#include "report/diff.h"
#include "rule/plan.h"

#include <string.h>

/* ---------------------------------------------------------------- whether two screens agree */

enum { NOWHERE = SIZE_MAX };

/* A rule of both policies, or of one. */
typedef struct rule_pair {
  size_t from, to; /* in its policy; or NOWHERE */
  bool may_hide;   /* the same outcome, no pass, may yet have other parts */
} rule_pair;

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
  return !r->is_function && r->plan->root.n_parts == 0 && r->plan->root.n_each == 0;
}

static bool may_hide(const kolua_policy *from, size_t i, const kolua_policy *to, size_t k) {
  const rule *before = from->rules.rules[i], *after = to->rules.rules[k];
  if (from->shown[i].only_warns != to->shown[k].only_warns || before->is_function || after->is_function) return true;
  if (has_one_part(before) && has_one_part(after)) return false;
  return !is_same_rule(&from->shown[i], &to->shown[k]);
}

typedef struct pair_call {
  const kolua_screen *from;
  kolua_screen *to;
} pair_call;

/* Both list their rules by id. */
static kolua_status pair_rules(void *payload) {
  const pair_call *c = payload;
  const kolua_policy *from = c->from->session->policy, *to = c->to->session->policy;
  const size_t n = from->rules.n_rules, m = to->rules.n_rules;
  kolua_screen *s = c->to;
  s->pairs = ARENA_ARRAY(&s->kept, n + m + 1, rule_pair);
  s->n_pairs = 0;
  for (size_t i = 0, k = 0; i < n || k < m;) {
    const int order = i == n ? 1 : k == m ? -1 : strcmp(from->shown[i].id, to->shown[k].id);
    rule_pair *p = &s->pairs[s->n_pairs++];
    p->from = order <= 0 ? i++ : NOWHERE;
    p->to = order >= 0 ? k++ : NOWHERE;
    p->may_hide = order == 0 && may_hide(from, p->from, to, p->to);
  }
  s->other = c->from;
  return KOLUA_OK;
}

static bool is_silent(unsigned outcome) {
  return outcome == OUTCOME_NOT_OF_KIND || outcome == KOLUA_OUTCOME_SKIPPED;
}

/* What is waived may be so in part. */
static bool is_settled(const rule_pair *p, unsigned from, unsigned to) {
  if (is_silent(from) && is_silent(to)) return true;
  return from == to && from != OUTCOME_WAIVED && (from == KOLUA_OUTCOME_PASS || !p->may_hide);
}

bool kolua_screen_agrees(const kolua_screen *from, kolua_screen *to) {
  if (from == NULL || to == NULL || from == to || from->last.is_error || to->last.is_error) return false;
  pair_call c = {from, to};
  if (to->other != from && guard_run(&to->session->mem, pair_rules, &c, NULL) != KOLUA_OK) return false;
  const uint8_t *before = judge_outcomes(from->session->judge), *after = judge_outcomes(to->session->judge);
  bool is_same = from->last.verdict == to->last.verdict;
  for (size_t i = 0; i < to->n_pairs && is_same; i++) {
    const rule_pair *p = &to->pairs[i];
    is_same = is_settled(p, p->from != NOWHERE ? before[p->from] : OUTCOME_NOT_OF_KIND,
                         p->to != NOWHERE ? after[p->to] : OUTCOME_NOT_OF_KIND);
  }
  return is_same;
}

/* ---------------------------------------------------------------- a record as data of its own */

typedef struct keep_call {
  kolua_data *data;
  arena scratch;
  const kolua_screen *screen;
  const kolua_record *record;
  problems *problems;
} keep_call;

static kolua_status read_kept(void *payload) {
  keep_call *c = payload;
  arena *a = &c->data->arena;
  const kolua_screen *s = c->screen;
  kolua_record own = *c->record;
  reading in = {.arena = a, .scratch = &c->scratch, .problems = c->problems};
  in.file = text_copy(a, text_of(s->file)).at;
  own.text = text_copy(a, (text){c->record->text, c->record->len}).at;
  if (s->table == NULL) {
    in.parser = json_parser_new(&c->scratch);
    return screen_read_json(&in, s, &own, &c->data->document);
  }
  const kolua_status status = screen_open_table(&in, s, text_copy(a, s->table_head), screen_delimiter(s));
  return status == KOLUA_OK ? screen_read_row(&in, s, &own, &c->data->document) : status;
}

kolua_status kolua_screen_data(kolua_data **out, const kolua_screen *s, const kolua_record *given, kolua_problems *p) {
  *out = NULL;
  if (s == NULL || given == NULL || s->is_closed || given->fault != NULL || given->text == NULL)
    return refuse_argument(p, "a record needs a screen and a text");
  keep_call c = {.data = data_new(&s->session->policy->mem), .screen = s, .record = given, .problems = p};
  if (c.data == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  arena_init(&c.scratch, &c.data->mem);
  const kolua_status status = guard_run(&c.data->mem, read_kept, &c, p);
  arena_free(&c.scratch);
  if (status == KOLUA_OK) *out = c.data;
  else kolua_data_free(c.data);
  return status;
}

/* ---------------------------------------------------------------- what changes */

struct kolua_diff {
  mem mem;
  arena kept;    /* what changes, as text */
  arena scratch; /* of one subject */
  kolua_session *from, *to;
  report_diff made;
  report_run before, after; /* the policies; of the data the names alone */
  report_data *inputs;
  size_t n_inputs, inputs_cap;
};

typedef struct new_call {
  kolua_diff *diff;
  kolua_format format;
  kolua_layout layout;
} new_call;

static kolua_status begin(void *payload) {
  const new_call *c = payload;
  kolua_diff *d = c->diff;
  d->before = session_run(d->from);
  d->after = session_run(d->to);
  return diff_begin(&d->made, &d->before, &d->after, c->format, &c->layout, &d->kept, &d->scratch);
}

kolua_status kolua_diff_new(kolua_diff **out, kolua_session *from, kolua_session *to, kolua_format format,
                            const kolua_layout *given, kolua_problems *p) {
  new_call c = {.format = format};
  *out = NULL;
  if (from == NULL || to == NULL || from == to) return refuse_argument(p, "a comparison needs two sessions");
  if (!layout_take(&c.layout, given)) return refuse_argument(p, "a layout of an unknown size");
  mem first;
  mem_init(&first, to->policy->mem.alloc, to->policy->mem.payload);
  kolua_diff *d = c.diff = mem_try(&first, NULL, 0, sizeof *d);
  if (d == NULL) return problem_add(p, KOLUA_ENOMEM, (place){0}, "out of memory");
  *d = (kolua_diff){.mem = first, .from = from, .to = to};
  arena_init(&d->kept, &d->mem);
  arena_init(&d->scratch, &d->mem);
  kolua_status status = guard_run(&d->mem, begin, &c, p);
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

typedef struct input_call {
  kolua_diff *diff;
  const char *file, *as_of;
} input_call;

static kolua_status add_input(void *payload) {
  const input_call *c = payload;
  kolua_diff *d = c->diff;
  if (d->n_inputs == d->inputs_cap) {
    const size_t cap = d->inputs_cap > 0 ? d->inputs_cap * 2 : 4;
    d->inputs = arena_grow(&d->kept, d->inputs, d->inputs_cap * sizeof *d->inputs, cap * sizeof *d->inputs);
    d->inputs_cap = cap;
  }
  d->inputs[d->n_inputs++] = (report_data){.file = text_copy(&d->kept, text_of(c->file)).at,
                                           .as_of = text_copy(&d->kept, text_of(c->as_of)).at,
                                           .digest = ""};
  return KOLUA_OK;
}

kolua_status kolua_diff_input(kolua_diff *d, const char *file, const char *as_of) {
  input_call c = {d, file, as_of};
  if (d == NULL || file == NULL || as_of == NULL) return KOLUA_EINVAL;
  return guard_run(&d->mem, add_input, &c, NULL);
}

void kolua_diff_add_same(kolua_diff *d, kolua_verdict verdict) {
  diff_add_same(&d->made, verdict);
}

typedef struct judge_call {
  kolua_session *session;
  const document *document;
  report_run run;
  report_data data;
} judge_call;

/* That no rule applies is no fault: it may be what changes. */
static kolua_status judge_it(void *payload) {
  judge_call *c = payload;
  c->run = session_run(c->session);
  const kolua_status status =
      judge_all(c->session->judge, &c->document, 1, &c->run.subjects, &c->run.n_subjects, &c->run.summary, NULL);
  c->data = (report_data){
      .file = c->document->file, .as_of = c->document->as_of_text, .digest = "", .root = c->document->root};
  c->run.data = &c->data;
  c->run.n_data = 1;
  return status == KOLUA_ENOTHING ? KOLUA_OK : status;
}

static kolua_status judge_in(judge_call *c, kolua_session *s, const kolua_data *data) {
  *c = (judge_call){.session = s, .document = data->document};
  session_begin(s);
  return guard_run(&s->mem, judge_it, c, NULL);
}

typedef struct add_call {
  kolua_diff *diff;
  judge_call from, to;
} add_call;

static kolua_status add(void *payload) {
  const add_call *c = payload;
  c->diff->made.first_data = c->diff->n_inputs > 0 ? c->diff->n_inputs - 1 : 0;
  diff_add(&c->diff->made, &c->from.run, &c->to.run);
  return KOLUA_OK;
}

kolua_status kolua_diff_add(kolua_diff *d, const kolua_data *from, const kolua_data *to) {
  add_call c = {.diff = d};
  if (d == NULL || from == NULL || to == NULL) return KOLUA_EINVAL;
  if (session_takes(d->from, &from, 1, NULL) != KOLUA_OK || session_takes(d->to, &to, 1, NULL) != KOLUA_OK)
    return KOLUA_EINVAL;
  kolua_status status = judge_in(&c.from, d->from, from);
  if (status == KOLUA_OK) status = judge_in(&c.to, d->to, to);
  if (status == KOLUA_OK) status = guard_run(&d->mem, add, &c, NULL);
  arena_clear(&d->scratch);
  return status;
}

typedef struct write_call {
  kolua_diff *diff;
  report_sink sink;
} write_call;

static kolua_status write_all(void *payload) {
  const write_call *c = payload;
  kolua_diff *d = c->diff;
  d->before.data = d->after.data = d->inputs;
  d->before.n_data = d->after.n_data = d->n_inputs;
  return diff_write(&d->made, &d->before, &d->after, c->sink);
}

kolua_status kolua_diff_write(kolua_diff *d, kolua_write_fn *write, void *payload, size_t *changes) {
  if (d == NULL || write == NULL || changes == NULL) return KOLUA_EINVAL;
  write_call c = {d, {write, payload, &d->scratch}};
  *changes = d->made.n;
  return guard_run(&d->mem, write_all, &c, NULL);
}
