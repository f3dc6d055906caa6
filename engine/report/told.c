/* told.c: see told.h. Limits are told in the reader's own numbers. */
#include "report/told.h"

#include "base/number.h"
#include "judge/message.h"
#include "report/formula.h"
#include "report/naming.h"
#include "rule/plan.h"

#include <string.h>

typedef struct tale {
  teller to;
  const kolua_rule *shown;
  told_list list;
} tale;

/* ---------------------------------------------------------------- collecting */

static void add(tale *t, told one) {
  const size_t n = t->list.n, size = sizeof *t->list.at;
  const bool is_full = n == 0 || (n >= 16 && (n & (n - 1)) == 0); /* room doubles at 16, 32, ... */
  if (is_full) t->list.at = arena_grow(t->to.arena, t->list.at, n * size, (n < 16 ? 16 : n * 2) * size);
  t->list.at[t->list.n++] = one;
}

static void tell(tale *t, report_word lead, text body) {
  if (body.len > 0) add(t, (told){.label = lead, .body = body});
}

static const char *word_of(const tale *t, report_word w) {
  return words_get(w, t->to.lang);
}

const char *told_in(kolua_lang lang, const char *const both[KOLUA_LANGS]) {
  const char *own = both[lang];
  return own[0] != '\0' ? own : both[lang == KOLUA_VI ? KOLUA_EN : KOLUA_VI];
}

/* A text of several lines keeps them: a wording to paste is written in paragraphs. */
static void tell_lines(tale *t, report_word lead, const char *lines) {
  for (const char *at = lines; *at != '\0';) {
    const size_t len = strcspn(at, "\n");
    add(t, (told){.label = lead, .goes_on = at != lines, .body = {at, len}});
    at += len + (at[len] == '\n');
  }
}

/* ---------------------------------------------------------------- parts */

static text write_formula(const tale *t, const expr *e) {
  buf out;
  buf_init(&out, t->to.arena);
  expr_write(&out, e);
  return buf_text(&out);
}

static text write_node(const tale *t, const node *n) {
  buf out;
  buf_init(&out, t->to.arena);
  formula_write(&out, n, t->to.lang);
  return buf_text(&out);
}

/* As it was written: below the words, where that is wanted. */
static void tell_written(tale *t, report_word lead, size_t depth, const expr *e, bool is_told) {
  if (e == NULL || (is_told && !t->to.with_formulas)) return;
  add(t, (told){.kind = TOLD_FORMULA, .label = lead, .goes_on = is_told, .depth = depth, .body = write_formula(t, e)});
}

static void tell_formula(tale *t, report_word lead, size_t depth, const expr *e, const node *n) {
  if (e == NULL) return;
  if (n != NULL) add(t, (told){.label = lead, .depth = depth, .body = write_node(t, n)});
  tell_written(t, lead, depth, e, n != NULL);
}

static void tell_each(tale *t, size_t depth, const part *p) {
  if (p->each == NULL || p->plan == NULL) {
    tell_formula(t, W_FOR_EACH, depth, p->each, NULL);
    return;
  }
  buf out;
  buf_init(&out, t->to.arena);
  formula_loops(&out, p->plan->each, p->plan->n_each, t->to.lang);
  add(t, (told){.label = W_FOR_EACH, .depth = depth, .body = buf_text(&out)});
  tell_written(t, W_FOR_EACH, depth, p->each, true);
}

static void add_otherwise(buf *out, const tale *t, demand_op op, bool fails) {
  buf_format(out, "%s%s", formula_otherwise(op, t->to.lang), word_of(t, fails ? W_FAILS_UNLESS : W_WARNS_UNLESS));
}

static text write_demand_in_words(const tale *t, const part *p, size_t i, bool fails) {
  const demand_plan *d = &p->plan->demands[i];
  buf out;
  buf_init(&out, t->to.arena);
  formula_demand(&out, d->op, p->plan->measure, p->plan->unit, fails ? d->fail : d->warn, t->to.lang);
  add_otherwise(&out, t, d->op, fails);
  return buf_text(&out);
}

static text write_demand(const tale *t, const part *p, size_t i, bool fails) {
  const demand *d = &p->demands[i];
  const expr *bound = fails ? d->fail : d->warn;
  const struct part_plan *plan = p->plan;
  if (plan != NULL && plan->measure != NULL) return write_demand_in_words(t, p, i, fails);
  const bool is_known = bound == NULL || bound->op == OP_CONST;
  const value *shown = bound != NULL ? bound->constant : NULL;
  if (!is_known) shown = value_new_string(t->to.arena, write_formula(t, bound));
  const bool has_unit = is_known && plan != NULL, has_field = has_unit && plan->measure != NULL;
  buf out;
  buf_init(&out, t->to.arena);
  show_demand(&out, d->op, shown, has_unit ? plan->unit : NULL, has_field ? plan->measure->field : NULL, t->to.lang);
  add_otherwise(&out, t, d->op, fails);
  return buf_text(&out);
}

static void tell_bound(tale *t, size_t depth, const expr *bound) {
  if (bound != NULL && bound->op != OP_CONST) tell_written(t, W_DEMANDS, depth, bound, true);
}

static void tell_demand(tale *t, const part *p, size_t i, size_t depth) {
  const demand *d = &p->demands[i];
  const bool has_bound = d->warn != NULL || d->fail != NULL;
  const bool warns = has_bound ? d->warn != NULL : d->warns, fails = has_bound ? d->fail != NULL : !d->warns;
  told one = {.label = W_DEMANDS, .goes_on = i > 0, .depth = depth};
  if (warns) {
    one.body = write_demand(t, p, i, false);
    add(t, one);
    tell_bound(t, depth, d->warn);
    one.goes_on = true;
  }
  if (!fails) return;
  one.body = write_demand(t, p, i, true);
  add(t, one);
  tell_bound(t, depth, d->fail);
}

/* A part is called as in its messages: by its label, else by what it measures. */
static text part_title(const tale *t, const part *p) {
  const node *measure = p->plan != NULL ? p->plan->measure : NULL;
  const field *f = measure != NULL ? measure->field : NULL;
  return show_label(p->label, t->to.lang, f != NULL ? show_label(f->label, t->to.lang, p->name) : p->name);
}

static void tell_part_head(tale *t, const part *p, size_t depth) {
  const text name = part_title(t, p);
  const text tail = text_equal(name, p->name) ? (text){0} : p->name;
  add(t, (told){.kind = TOLD_PART, .depth = depth, .body = name, .tail = tail});
}

static void tell_part(tale *t, const part *p, size_t depth) {
  if (p->name.len > 0) tell_part_head(t, p, depth);
  tell_formula(t, W_APPLIES_WHEN, depth, p->when, p->plan != NULL ? p->plan->when : NULL);
  tell_each(t, depth, p);
  tell_formula(t, W_ONLY_THOSE, depth, p->where, p->plan != NULL ? p->plan->where : NULL);
  tell_formula(t, W_MEASURES, depth, p->measure, p->plan != NULL ? p->plan->measure : NULL);
  for (size_t i = 0; i < p->n_demands; i++) tell_demand(t, p, i, depth);
  if (p->has_absent)
    add(t, (told){.label = W_WITHOUT_IT, .depth = depth, .body = text_of(words_outcome(p->absent, t->to.lang))});
  if (p->n_parts == 0) return;
  const report_word how = p->combine == COMBINE_BEST ? W_BEST_PART : W_WORST_PART;
  add(t, (told){.label = W_DEMANDS, .depth = depth, .body = text_of(word_of(t, how))});
  for (size_t i = 0; i < p->n_parts; i++) tell_part(t, &p->parts[i], depth + 1);
}

/* ---------------------------------------------------------------- head */

text told_day(arena *a, const char *date, kolua_lang lang) {
  static const field date_field = {.type = FIELD_DATE};
  buf out;
  buf_init(&out, a);
  show_value(&out, value_new_string(a, text_of(date)), NULL, &date_field, lang);
  return buf_text(&out);
}

static void add_date(const tale *t, buf *out, report_word before, const char *date) {
  if (date == NULL) return;
  buf_format(out, "%s%s %s", out->len > 0 ? ", " : "", word_of(t, before), told_day(t->to.arena, date, t->to.lang).at);
}

static text write_force(const tale *t) {
  buf out;
  buf_init(&out, t->to.arena);
  add_date(t, &out, W_IN_FORCE_FROM, t->shown->from);
  add_date(t, &out, W_IN_FORCE_BEFORE, t->shown->until);
  add_date(t, &out, W_ONLY_WARNS_BEFORE, t->shown->warn_until);
  return buf_text(&out);
}

static text write_severity(const tale *t) {
  buf out;
  buf_init(&out, t->to.arena);
  buf_format(&out, "%s, %s ", words_severity(t->shown->severity, t->to.lang), word_of(t, W_WEIGHT));
  number_group(&out, t->shown->weight, 3, t->to.lang == KOLUA_VI ? ',' : '.', '\0');
  if (t->shown->only_warns) buf_format(&out, ", %s", word_of(t, W_ONLY_WARNS));
  return buf_text(&out);
}

static text write_subject(const tale *t) {
  const subject *s = model_subject(t->to.policy->model, text_of(t->shown->subject));
  return s != NULL ? show_label(s->label, t->to.lang, s->name) : text_of(t->shown->subject);
}

/* The policy in force and those that it extends, the nearest first. */
static void tell_chain(tale *t) {
  const kolua_policy *policy = t->to.policy;
  for (size_t i = policy->n_chain; i-- > 0;) {
    const policy_link *one = &policy->chain[i];
    const bool is_first = i + 1 == policy->n_chain;
    const char *gap = one->version.len > 0 ? " " : "", *how = is_first ? "" : word_of(t, W_EXTENDS);
    add(t, (told){.kind = TOLD_POLICY,
                  .label = W_POLICY,
                  .goes_on = !is_first,
                  .body = text_of(text_format(t->to.arena, "%s%s%s%s", how, one->name.at, gap, one->version.at)),
                  .tail = text_of(one->path)});
  }
}

/* Where a policy holds the rule to a warning, or weighs it. */
static text place_of_changes(const tale *t) {
  const struct rule_changes *c = &t->to.policy->rules.rules[t->to.nth]->changed;
  const place *at = c->level.file != NULL ? &c->level : &c->weight;
  return at->file != NULL ? text_of(text_format(t->to.arena, "%s:%u", at->file, (unsigned)at->line)) : (text){0};
}

static void tell_head(tale *t) {
  tell_chain(t);
  tell(t, W_JUDGES, write_subject(t));
  add(t, (told){.label = W_SEVERITY, .body = write_severity(t), .tail = place_of_changes(t)});
  tell(t, W_IN_FORCE, write_force(t));
  if (t->shown->is_function) tell(t, W_JUDGED_BY, text_of(word_of(t, W_FUNCTION)));
}

/* ---------------------------------------------------------------- limits */

/* A name within the rule goes without its id, which stands at the top. */
static const char *short_name(const kolua_rule *r, const char *name) {
  const size_t len = strlen(r->id);
  return strncmp(name, r->id, len) == 0 && name[len] == '.' ? name + len + 1 : name;
}

static size_t parent_length(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot != NULL ? (size_t)(dot - name) : 0;
}

text told_name(const kolua_rule *r, const told *of) {
  const char *first = of->thresholds[0].name;
  return of->n_thresholds > 1 ? (text){first, parent_length(first)} : text_of(short_name(r, first));
}

text told_value(arena *a, const model *m, const char *written, const char *unit_name, kolua_lang lang) {
  buf out;
  int64_t integer;
  double number;
  if (written == NULL) return text_of(words_get(W_FORMULA, lang));
  const unit *u = model_unit(m, text_of(unit_name));
  const number_kind read = number_parse(text_of(written), &integer, &number);
  if (read != NUMBER_INTEGER && read != NUMBER_DOUBLE) return text_of(written);
  buf_init(&out, a);
  show_value(&out, read == NUMBER_INTEGER ? value_new_integer(a, integer) : value_new_number(a, number), u, NULL, lang);
  return buf_text(&out);
}

text told_threshold(arena *a, const model *m, const kolua_rule *r, const kolua_threshold *one, kolua_lang lang) {
  const text shown = told_value(a, m, one->value, one->unit, lang);
  const char *written = one->value != NULL ? one->value : shown.at, *name = short_name(r, one->name);
  const bool is_clear = one->unit[0] == '\0' || text_is(shown, written);
  return text_of(text_format(a, is_clear ? "%s: %s" : "%s: %s (%s)", name, written, shown.at));
}

/* "benchmark.tiktok: nano 6%, micro 4%" */
static text write_row(const tale *t, const told *of) {
  const size_t parent = parent_length(of->thresholds[0].name);
  buf out;
  buf_init(&out, t->to.arena);
  buf_add(&out, told_name(t->shown, of));
  for (size_t i = 0; i < of->n_thresholds; i++) {
    const kolua_threshold *one = &of->thresholds[i];
    const text shown = told_value(t->to.arena, t->to.policy->model, one->value, one->unit, t->to.lang);
    const char *in_force = one->value != NULL && one->unit[0] == '\0' ? one->value : shown.at;
    buf_format(&out, "%s%s %s", i == 0 ? ": " : ", ", one->name + parent + 1, in_force);
  }
  return buf_text(&out);
}

/* How many thresholds from `first` on are cells of one row of a shared table, written in one place; 1 for any other. */
static size_t row_length(const kolua_rule *r, const kolua_threshold *first) {
  const size_t left = r->threshold_count - (size_t)(first - r->thresholds), parent = parent_length(first->name);
  if (short_name(r, first->name) != first->name || parent == 0 || first->earlier_count > 0) return 1;
  size_t n = 1;
  while (n < left && first[n].earlier_count == 0 && parent_length(first[n].name) == parent &&
         strncmp(first[n].name, first->name, parent) == 0 && strcmp(first[n].origin, first->origin) == 0) {
    n++;
  }
  return n;
}

const char *told_shipped(const kolua_threshold *t) {
  return t->earlier_count > 0 ? t->earlier[t->earlier_count - 1].value : NULL;
}

/* "before: 0.3 (30%)", back to what the rule file says. */
static void tell_earlier(tale *t, const kolua_threshold *one) {
  for (size_t i = 0; i < one->earlier_count; i++) {
    const kolua_setting *was = &one->earlier[i];
    const text shown = told_value(t->to.arena, t->to.policy->model, was->value, one->unit, t->to.lang);
    const bool is_clear = one->unit[0] == '\0' || text_is(shown, was->value);
    add(t, (told){.kind = TOLD_EARLIER,
                  .label = W_THRESHOLDS,
                  .goes_on = true,
                  .body = text_of(text_format(t->to.arena, is_clear ? "  %s %s" : "  %s %s (%s)", word_of(t, W_EARLIER),
                                              was->value, shown.at)),
                  .tail = text_of(words_origin(was->origin, t->to.lang))});
  }
}

/* Those below `table`; an empty one: all. */
static void tell_thresholds(tale *t, text table) {
  const kolua_rule *r = t->shown;
  for (size_t i = 0, n; i < r->threshold_count; i += n) {
    n = row_length(r, &r->thresholds[i]);
    if (table.len > 0 && !rule_is_below(text_of(r->thresholds[i].name), table)) continue;
    told one = {.kind = TOLD_THRESHOLD,
                .label = W_THRESHOLDS,
                .goes_on = t->list.n > 0 && t->list.at[t->list.n - 1].label == W_THRESHOLDS};
    one.thresholds = &r->thresholds[i];
    one.n_thresholds = n;
    one.body =
        n > 1 ? write_row(t, &one) : told_threshold(t->to.arena, t->to.policy->model, r, one.thresholds, t->to.lang);
    one.tail = text_of(words_origin(r->thresholds[i].origin, t->to.lang));
    add(t, one);
    if (n == 1) tell_earlier(t, &r->thresholds[i]);
  }
}

/* ---------------------------------------------------------------- fields, sources */

static void tell_fields(tale *t) {
  const char *const *fields = t->shown->fields;
  for (size_t i = 0; fields != NULL && fields[i] != NULL; i++) {
    buf out;
    buf_init(&out, t->to.arena);
    naming_write_path(&out, t->to.policy->model, NULL, fields[i], t->to.lang);
    const text name = buf_text(&out);
    const text tail = text_is(name, fields[i]) ? (text){0} : text_of(fields[i]);
    add(t, (told){.label = W_READS, .goes_on = i > 0, .body = name, .tail = tail});
  }
}

static void tell_sources(tale *t) {
  for (size_t i = 0; i < t->shown->source_count; i++) {
    const kolua_source *s = &t->shown->sources[i];
    const char *title = told_in(t->to.lang, s->title);
    const bool has_title = title[0] != '\0';
    add(t, (told){.label = W_SOURCES,
                  .goes_on = i > 0,
                  .body = text_of(has_title ? title : s->id),
                  .tail = text_of(has_title ? s->id : "")});
  }
}

/* "l-07, terms: the lender agreed – lan, approved by legal, until 2026-12-31" */
static text write_waiver(const tale *t, const kolua_waiver *w) {
  buf out;
  buf_init(&out, t->to.arena);
  buf_add_string(&out, w->subject[0] != '\0' ? w->subject : word_of(t, W_EVERY_SUBJECT));
  if (w->part[0] != '\0') buf_format(&out, ", %s", w->part);
  if (w->element[0] != '\0') buf_format(&out, ", %s", w->element);
  buf_add_string(&out, ": ");
  report_grant(&out, w, t->to.lang);
  return buf_text(&out);
}

static void tell_waivers(tale *t) {
  const kolua_policy *policy = t->to.policy;
  bool goes_on = false;
  for (size_t i = 0; i < policy->n_waivers; i++) {
    const kolua_waiver *w = &policy->waivers[i].shown;
    if (strcmp(w->rule, t->shown->id) != 0) continue;
    add(t, (told){.label = W_WAIVED,
                  .goes_on = goes_on,
                  .body = write_waiver(t, w),
                  .tail = text_of(text_format(t->to.arena, "%s:%u", w->file, (unsigned)w->line))});
    goes_on = true;
  }
}

told_list told_of_rule(const teller *to) {
  const kolua_rule *r = &to->policy->shown[to->nth];
  const rule *of = to->policy->rules.rules[to->nth];
  const pack *p = policy_pack(to->policy, of->pack);
  tale t = {.to = *to, .shown = r};
  tell_head(&t);
  tell_part(&t, &of->root, 0);
  tell_thresholds(&t, (text){0});
  tell_fields(&t);
  tell(&t, W_WHY, text_of(told_in(to->lang, r->reason)));
  tell(&t, W_REMEDY, text_of(told_in(to->lang, r->remedy)));
  tell_lines(&t, W_WORDING, told_in(to->lang, r->wording));
  tell_sources(&t);
  tell_waivers(&t);
  if (p != NULL) tell(&t, W_NOTICE, show_label(p->notice, to->lang, (text){0}));
  tell(&t, W_PLACE, text_of(text_format(to->arena, "%s:%u", r->file, (unsigned)r->line)));
  return t.list;
}

/* ---- a table of parameters */

static bool asks_table(const kolua_rule *r, text id) {
  bool asks = false;
  for (size_t i = 0; i < r->threshold_count && !asks; i++) asks = rule_is_below(text_of(r->thresholds[i].name), id);
  return asks && !rule_is_below(id, text_of(r->id));
}

static void tell_users(tale *t, text id) {
  bool goes_on = false;
  for (size_t i = 0; i < t->to.policy->rules.n_rules; i++) {
    const kolua_rule *r = &t->to.policy->shown[i];
    if (!asks_table(r, id)) continue;
    const text title = text_of(told_in(t->to.lang, r->title));
    add(t, (told){.label = W_USED_BY, .goes_on = goes_on, .body = title, .tail = text_of(r->id)});
    goes_on = true;
  }
}

static bool is_of_table(const kolua_policy *policy, text id) {
  bool is = false;
  for (size_t i = 0; i < policy->rules.n_parameters && !is; i++)
    is = rule_is_below(id, policy->rules.parameters[i]->id);
  return is;
}

/* A rule that asks a table shows all of its cells: the first one's will do. */
told_list told_of_table(const teller *to, text id) {
  tale t = {.to = *to};
  if (!is_of_table(to->policy, id)) return t.list;
  tell_chain(&t);
  for (size_t i = 0; i < to->policy->rules.n_rules && t.shown == NULL; i++)
    if (asks_table(&to->policy->shown[i], id)) t.shown = &to->policy->shown[i];
  if (t.shown == NULL) return (told_list){0};
  tell_users(&t, id);
  tell_thresholds(&t, id);
  return t.list;
}
