/* diff.c: see diff.h. Both runs list subjects in an order of their own and findings by rule id: subjects are sorted and merged, findings
** merged as they lie. */
#include "report/diff.h"

#include "base/number.h"
#include "report/naming.h"

#include <stdlib.h>
#include <string.h>

typedef struct comparing {
  report_diff *out;
  arena *arena;
} comparing;

/* ---------------------------------------------------------------- what did it */

typedef struct causes {
  arena *arena;
  cause *at;
  size_t n, cap;
} causes;

static void add(causes *list, cause one) {
  if (list->n == list->cap) {
    const size_t cap = list->cap > 0 ? list->cap * 2 : 4;
    list->at = arena_grow(list->arena, list->at, list->cap * sizeof *list->at, cap * sizeof *list->at);
    list->cap = cap;
  }
  if (one.name == NULL) one.name = "";
  if (one.unit == NULL) one.unit = "";
  if (one.origin == NULL) one.origin = "";
  list->at[list->n++] = one;
}

static const kolua_threshold *find_threshold(const kolua_rule *r, const char *name) {
  for (size_t i = 0; i < r->threshold_count; i++)
    if (strcmp(r->thresholds[i].name, name) == 0) return &r->thresholds[i];
  return NULL;
}

static bool is_same_text(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool is_in_force(const value *bound, const char *written) {
  int64_t integer;
  double number;
  const bool is_number =
      bound != NULL && written != NULL && (bound->type == KOLUA_INTEGER || bound->type == KOLUA_NUMBER);
  const number_kind read = is_number ? number_parse(text_of(written), &integer, &number) : NUMBER_NONE;
  if (read == NUMBER_INTEGER) return kolua_value_number(bound) == (double)integer;
  return read == NUMBER_DOUBLE && kolua_value_number(bound) == number;
}

/* Whether some part of the finding was judged by just this value. */
static bool was_used(const kolua_finding *f, const kolua_threshold *t) {
  for (size_t i = 0; i < f->part_count; i++)
    if (is_in_force(f->parts[i].demand.warn, t->value) || is_in_force(f->parts[i].demand.fail, t->value)) return true;
  return false;
}

/* What it was; NULL: it is still the same, or there was none. */
static const kolua_threshold *changed_from(const kolua_rule *from, const kolua_threshold *now) {
  const kolua_threshold *before = find_threshold(from, now->name);
  return before != NULL && !is_same_text(before->value, now->value) ? before : NULL;
}

/* Of several cells of a table the finding used one or two: those are told, if they can be known. */
static void add_thresholds(causes *list, const kolua_rule *from, const kolua_finding *to) {
  const kolua_rule *r = to->rule;
  bool is_known = false;
  for (size_t i = 0; i < r->threshold_count; i++)
    is_known |= changed_from(from, &r->thresholds[i]) != NULL && was_used(to, &r->thresholds[i]);
  for (size_t i = 0; i < r->threshold_count; i++) {
    const kolua_threshold *now = &r->thresholds[i], *before = changed_from(from, now);
    if (before == NULL || (is_known && !was_used(to, now))) continue;
    add(list, (cause){.kind = CAUSE_THRESHOLD,
                      .name = now->name,
                      .from = before->value,
                      .to = now->value,
                      .unit = now->unit,
                      .origin = now->origin});
  }
}

static bool is_same_value(const value *a, const value *b) {
  return a == NULL || b == NULL ? a == b : value_same(a, b);
}

static const char *place_of(const kolua_evidence *e, arena *a) {
  if (e->file == NULL || e->line == 0) return "";
  return text_format(a, "%s:%u:%u", e->file, (unsigned)e->line, (unsigned)e->column);
}

/* What a run read for a finding. Elements of lists may stand elsewhere in the other run's data. */
typedef struct reading {
  const report_run *run;
  const value *root;
  const kolua_finding *finding;
} reading;

static reading reading_of(const report_run *run, const kolua_subject *s, const kolua_finding *f) {
  return (reading){run, s->data < run->n_data ? run->data[s->data].root : NULL, f};
}

static const char *identity_of(const reading *r, size_t i, arena *a) {
  buf out;
  buf_init(&out, a);
  naming_write_identity(&out, r->run->model, r->root, r->finding->evidence[i].path);
  return buf_text(&out).at;
}

static bool has_read(const reading *r, const char *identity, arena *a) {
  for (size_t i = 0; i < r->finding->evidence_count; i++)
    if (strcmp(identity_of(r, i, a), identity) == 0) return true;
  return false;
}

/* Each value that the later run read, and that was another; and what the earlier one alone read, and that is another now. */
static void add_values(causes *list, const reading *from, const reading *to) {
  for (size_t i = 0; i < to->finding->evidence_count; i++) {
    const kolua_evidence *now = &to->finding->evidence[i];
    const value *was = naming_value(from->run->model, from->root, identity_of(to, i, list->arena));
    if (is_same_value(was, now->value)) continue;
    add(list, (cause){.kind = CAUSE_VALUE,
                      .name = now->path,
                      .was = was,
                      .is = now->value,
                      .origin = place_of(now, list->arena)});
  }
  for (size_t i = 0; i < from->finding->evidence_count; i++) {
    const kolua_evidence *before = &from->finding->evidence[i];
    const char *identity = identity_of(from, i, list->arena);
    const value *is = naming_value(to->run->model, to->root, identity);
    if (is_same_value(before->value, is) || has_read(to, identity, list->arena)) continue;
    add(list, (cause){.kind = CAUSE_VALUE,
                      .name = before->path,
                      .was = before->value,
                      .is = is,
                      .is_of_earlier = true,
                      .origin = place_of(before, list->arena)});
  }
}

static const rule *find_disabled(const report_run *run, const char *id) {
  for (size_t i = 0; i < run->n_left_out; i++)
    if (run->left_out[i]->is_disabled && text_is(run->left_out[i]->id, id)) return run->left_out[i];
  return NULL;
}

/* Of a rule that only one of the policies has. */
static cause of_absence(const comparing *c, const finding_change *f) {
  const bool is_gone = f->to == NULL;
  const rule *off = find_disabled(is_gone ? c->out->to : c->out->from, f->rule->id);
  const cause_kind kinds[2][2] = {{CAUSE_ADDED, CAUSE_ENABLED}, {CAUSE_REMOVED, CAUSE_DISABLED}};
  return (cause){.kind = kinds[is_gone][off != NULL], .to = is_gone && off != NULL ? off->disabled.at : NULL};
}

/* ---- waivers: of the whole finding, or of a part */

static bool is_remark(kolua_outcome outcome) {
  return outcome > KOLUA_OUTCOME_PASS;
}

/* The same part of the same element, in most cases where it stood. */
static const kolua_part *find_part(const kolua_finding *f, const kolua_part *like, size_t near) {
  for (size_t i = 0; i <= f->part_count; i++) {
    const size_t k = i == 0 ? near : i - 1;
    if (k >= f->part_count) continue;
    const kolua_part *one = &f->parts[k];
    if (strcmp(one->name, like->name) == 0 && strcmp(one->element, like->element) == 0) return one;
  }
  return NULL;
}

static const kolua_waiver *waiver_of(const kolua_finding *f, const kolua_part *p) {
  return p != NULL && p->waiver != NULL ? p->waiver : f->waiver;
}

static void add_waiver(causes *list, cause_kind what, const kolua_waiver *w) {
  const char *origin = what == CAUSE_WAIVED ? text_format(list->arena, "%s:%u", w->file, (unsigned)w->line) : "";
  for (size_t i = 0; i < list->n; i++)
    if (list->at[i].kind == what && strcmp(list->at[i].origin, origin) == 0) return;
  add(list, (cause){.kind = what, .from = w->reason, .to = w->until, .origin = origin});
}

static void add_waivers(causes *list, const kolua_finding *from, const kolua_finding *to) {
  for (size_t i = 0; i == 0 || i < to->part_count; i++) {
    const kolua_part *later = to->part_count > 0 ? &to->parts[i] : NULL;
    const kolua_part *earlier = later != NULL ? find_part(from, later, i) : NULL;
    const kolua_waiver *before = waiver_of(from, earlier), *now = waiver_of(to, later);
    if (now != NULL && before == NULL) add_waiver(list, CAUSE_WAIVED, now);
    if (now == NULL && before != NULL && is_remark(later != NULL ? later->outcome : to->outcome))
      add_waiver(list, CAUSE_WAIVER_ENDED, before);
  }
}

static void add_policys(causes *list, const finding_change *f) {
  const kolua_rule *from = f->from->rule, *to = f->to->rule;
  add_thresholds(list, from, f->to);
  if (from->only_warns != to->only_warns) add(list, (cause){.kind = CAUSE_LEVEL, .to = to->only_warns ? "warn" : NULL});
  add_waivers(list, f->from, f->to);
}

static const char *day_of(const report_run *run, const kolua_subject *s) {
  return s->data < run->n_data ? run->data[s->data].as_of : "";
}

static void add_changed_data(const comparing *c, const subject_change *s, const finding_change *f, causes *list) {
  const report_run *from = c->out->from, *to = c->out->to;
  const reading earlier = reading_of(from, s->from, f->from), later = reading_of(to, s->to, f->to);
  add_values(list, &earlier, &later);
  const char *before = day_of(from, s->from), *after = day_of(to, s->to);
  if (list->n == 0 && strcmp(before, after) != 0) add(list, (cause){.kind = CAUSE_DATE, .from = before, .to = after});
}

static void find_causes(const comparing *c, const subject_change *s, finding_change *f) {
  causes list = {.arena = c->arena};
  if (f->from == NULL || f->to == NULL) {
    add(&list, of_absence(c, f));
  } else {
    add_policys(&list, f);
    if (c->out->is_other_data) add_changed_data(c, s, f, &list);
    if (list.n == 0 && c->out->is_other_policy)
      add(&list, (cause){.kind = CAUSE_RULE,
                         .origin = text_format(c->arena, "%s:%u", f->rule->file, (unsigned)f->rule->line)});
  }
  f->causes = list.at;
  f->n = list.n;
}

/* ---------------------------------------------------------------- findings */

static bool has_remark(const kolua_finding *f) {
  return f != NULL && is_remark(f->outcome);
}

static bool is_skipped(const kolua_finding *f) {
  return f == NULL || f->outcome == KOLUA_OUTCOME_SKIPPED;
}

/* Whether a part that is a remark is another in the other run, or none. */
static bool has_other_remarks(const kolua_finding *of, const kolua_finding *than) {
  for (size_t i = 0; i < of->part_count; i++) {
    const kolua_part *one = &of->parts[i];
    if (!is_remark(one->outcome)) continue;
    const kolua_part *other = find_part(than, one, i);
    if (other == NULL || other->outcome != one->outcome) return true;
    if ((waiver_of(of, one) == NULL) != (waiver_of(than, other) == NULL)) return true;
  }
  return false;
}

/* What passes may have parts that would not: they change nothing. */
static bool has_changed(const kolua_finding *from, const kolua_finding *to) {
  if (is_skipped(from) || is_skipped(to)) return is_skipped(from) != is_skipped(to);
  if (!is_remark(from->outcome) && !is_remark(to->outcome)) return false;
  if (from->outcome != to->outcome || (from->waiver == NULL) != (to->waiver == NULL)) return true;
  return has_other_remarks(from, to) || has_other_remarks(to, from);
}

/* Findings of a subject that only one run has are all on one side. */
typedef struct sides {
  const kolua_subject *from, *to;
  size_t i, k;
} sides;

static bool next_pair(sides *s, const kolua_finding **from, const kolua_finding **to) {
  const size_t n = s->from != NULL ? s->from->finding_count : 0, m = s->to != NULL ? s->to->finding_count : 0;
  if (s->i == n && s->k == m) return false;
  const int order = s->i == n   ? 1
                    : s->k == m ? -1
                                : strcmp(s->from->findings[s->i].rule->id, s->to->findings[s->k].rule->id);
  *from = order <= 0 ? &s->from->findings[s->i++] : NULL;
  *to = order >= 0 ? &s->to->findings[s->k++] : NULL;
  return true;
}

static void compare_findings(const comparing *c, subject_change *s) {
  const size_t most = (s->from != NULL ? s->from->finding_count : 0) + (s->to != NULL ? s->to->finding_count : 0);
  finding_change *found = ARENA_ARRAY(c->arena, most + 1, finding_change);
  sides walk = {s->from, s->to, 0, 0};
  const kolua_finding *from, *to;
  while (next_pair(&walk, &from, &to)) {
    if (!has_changed(from, to)) continue;
    finding_change *f = &found[s->n++];
    *f = (finding_change){.rule = to != NULL ? to->rule : from->rule, .from = from, .to = to};
    f->is_quiet = s->from != NULL && s->to != NULL && !has_remark(from) && !has_remark(to);
    s->n_quiet += f->is_quiet;
    if (s->from != NULL && s->to != NULL) find_causes(c, s, f);
  }
  s->findings = found;
}

/* ---------------------------------------------------------------- subjects */

static int by_name(const void *a, const void *b) {
  const kolua_subject *left = *(const kolua_subject *const *)a, *right = *(const kolua_subject *const *)b;
  if (left->data != right->data) return left->data < right->data ? -1 : 1;
  const int kinds = strcmp(left->kind, right->kind);
  return kinds != 0 ? kinds : strcmp(left->id, right->id);
}

static const kolua_subject **sorted(const report_run *run, arena *a) {
  const kolua_subject **all = ARENA_ARRAY(a, run->n_subjects + 1, const kolua_subject *);
  for (size_t i = 0; i < run->n_subjects; i++) all[i] = run->subjects[i];
  if (run->n_subjects > 0) qsort(all, run->n_subjects, sizeof *all, by_name);
  return all;
}

static const kolua_subject *find_among(const kolua_subject *const *all, size_t n, const kolua_subject *like) {
  const kolua_subject *const *found = n > 0 ? bsearch(&like, all, n, sizeof *all, by_name) : NULL;
  return found != NULL ? *found : NULL;
}

static size_t standing(const kolua_subject *s) {
  return s == NULL ? STANDING_NONE : (size_t)s->verdict;
}

/* Rules that were met and are no longer judged, or the other way round. */
static void count_quiet(report_diff *d, const subject_change *s) {
  for (size_t i = 0; i < s->n; i++) {
    const finding_change *f = &s->findings[i];
    if (!f->is_quiet) continue;
    if (f->from != NULL && f->from->outcome == KOLUA_OUTCOME_PASS) d->met_before[f->from->rule - d->from->rules]++;
    else d->met_after[f->to->rule - d->to->rules]++;
  }
}

static void tell_subject(report_diff *d, const subject_change *s) {
  switch (d->format) {
    case KOLUA_TEXT: diff_text_subject(d, s); break;
    case KOLUA_JSON: diff_json_subject(d, s); break;
    case KOLUA_MARKDOWN: diff_markdown_subject(d, s); break;
    case KOLUA_CSV: diff_csv_subject(d, s); break;
    case KOLUA_HTML: break;
    case KOLUA_NDJSON: break;
  }
}

static void compare_subject(const comparing *c, const kolua_subject *from, const kolua_subject *to) {
  report_diff *d = c->out;
  subject_change s = {.from = from, .to = to};
  d->verdicts[standing(from)][standing(to)]++;
  compare_findings(c, &s);
  if (s.n == 0 && standing(from) == standing(to)) return;
  d->n++;
  d->n_told += diff_is_told(&s);
  count_quiet(d, &s);
  tell_subject(d, &s);
}

static void compare_subjects(const comparing *c) {
  const report_run *from = c->out->from, *to = c->out->to;
  const kolua_subject **before = sorted(from, c->arena), **after = sorted(to, c->arena);
  for (size_t i = 0; i < to->n_subjects; i++)
    compare_subject(c, find_among(before, from->n_subjects, to->subjects[i]), to->subjects[i]);
  for (size_t i = 0; i < from->n_subjects; i++)
    if (find_among(after, to->n_subjects, from->subjects[i]) == NULL) compare_subject(c, from->subjects[i], NULL);
}

static bool is_data_same(const report_run *from, const report_run *to) {
  bool is_same = from->n_data == to->n_data;
  for (size_t i = 0; is_same && i < to->n_data; i++)
    is_same =
        strcmp(from->data[i].digest, to->data[i].digest) == 0 && strcmp(from->data[i].as_of, to->data[i].as_of) == 0;
  return is_same;
}

/* ---------------------------------------------------------------- the whole */

kolua_status diff_begin(report_diff *out, const report_run *from, const report_run *to, kolua_format format,
                        const kolua_layout *layout, arena *a, arena *scratch) {
  if (format == KOLUA_NDJSON || format == KOLUA_HTML) return KOLUA_EINVAL;
  *out = (report_diff){.from = from, .to = to, .format = format, .layout = *layout};
  out->is_other_policy = strcmp(from->digest, to->digest) != 0;
  out->met_before = ARENA_ARRAY(a, from->n_rules + 1, size_t);
  out->met_after = ARENA_ARRAY(a, to->n_rules + 1, size_t);
  out->body.sink.scratch = scratch;
  buf_init(&out->body.text, a);
  json_begin_inside(&out->json, &out->body.text, 2);
  return KOLUA_OK;
}

void diff_add(report_diff *d, const report_run *from, const report_run *to) {
  const comparing c = {d, d->body.sink.scratch};
  d->from = from;
  d->to = to;
  d->is_other_data = !is_data_same(from, to);
  compare_subjects(&c);
}

/* Each element of a list of JSON stands behind a comma here, the first one too. */
void diff_take_body(report_diff *d, text body) {
  const bool has_comma = d->format == KOLUA_JSON && body.len > 0;
  buf_add(&d->body.text, (text){body.at + has_comma, body.len - has_comma});
  d->json.is_fresh = body.len == 0;
}

kolua_status diff_write(report_diff *d, const report_run *from, const report_run *to, report_sink sink) {
  d->from = from;
  d->to = to;
  switch (d->format) {
    case KOLUA_TEXT: return diff_write_text(d, sink);
    case KOLUA_JSON: return diff_write_json(d, sink);
    case KOLUA_MARKDOWN: return diff_write_markdown(d, sink);
    case KOLUA_CSV: return diff_write_csv(d, sink);
    case KOLUA_HTML: break;
    case KOLUA_NDJSON: break;
  }
  return KOLUA_EINVAL;
}
