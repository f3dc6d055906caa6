/* explain.c: one rule told to a person: what it judges and asks for, with the limits in force and where they were set,
** why it matters, what to do, and on what it rests.
**
** Limits are told in the reader's own numbers; what an author wrote as a formula or a condition stands as it was written. */
#include "report/text_layout.h"

#include "base/number.h"
#include "base/utf8.h"
#include "judge/message.h"
#include "report/naming.h"
#include "report/words.h"
#include "rule/plan.h"

#include <string.h>

typedef struct explaining {
  sheet sheet;
  arena *scratch;
  const model *model;
  const pack *pack; /* the rule's; NULL: of none with a folder */
  const kolua_rule *shown;
  const rule *rule;
  kolua_lang lang;
  size_t hang; /* where what follows a label starts */
} explaining;

static const char *word_of(const explaining *x, report_word w) {
  return words_get(w, x->lang);
}

static void tell_as(explaining *x, const char *lead, size_t depth, text body, text tail) {
  sheet_entry(&x->sheet, &(entry){.indent = 2 * depth,
                                  .lead = text_of(lead),
                                  .lead_style = STYLE_FAINT,
                                  .hang = x->hang + 2 * depth,
                                  .body = body,
                                  .tail = tail});
}

static void tell(explaining *x, report_word lead, text body) {
  if (body.len > 0) tell_as(x, word_of(x, lead), 0, body, (text){0});
}

/* A text of several lines keeps them: a wording to paste is written in paragraphs. */
static void tell_lines(explaining *x, report_word lead, const char *lines) {
  const char *label_once = word_of(x, lead);
  for (const char *at = lines; *at != '\0';) {
    const size_t len = strcspn(at, "\n");
    tell_as(x, label_once, 0, (text){at, len}, (text){0});
    label_once = "";
    at += len + (at[len] == '\n');
  }
}

static text write_formula(const explaining *x, const expr *e) {
  buf out;
  buf_init(&out, x->scratch);
  expr_write(&out, e);
  return buf_text(&out);
}

/* ---------------------------------------------------------------- parts */

static text write_demand(const explaining *x, const part *p, const demand *d, const expr *bound, bool fails) {
  const struct part_plan *plan = p->plan;
  const bool is_known = bound == NULL || bound->op == OP_CONST;
  const value *shown = bound != NULL ? bound->constant : NULL;
  if (!is_known) shown = value_new_string(x->scratch, write_formula(x, bound));
  const bool has_unit = is_known && plan != NULL, has_field = has_unit && plan->measure != NULL;
  buf out;
  buf_init(&out, x->scratch);
  show_demand(&out, d->op, shown, has_unit ? plan->unit : NULL, has_field ? plan->measure->field : NULL, x->lang);
  buf_format(&out, ", %s", word_of(x, fails ? W_FAILS_UNLESS : W_WARNS_UNLESS));
  return buf_text(&out);
}

static void tell_demand(explaining *x, const part *p, const demand *d, size_t depth, const char *lead) {
  const bool has_bound = d->warn != NULL || d->fail != NULL;
  const bool warns = has_bound ? d->warn != NULL : d->warns, fails = has_bound ? d->fail != NULL : !d->warns;
  if (warns) tell_as(x, lead, depth, write_demand(x, p, d, d->warn, false), (text){0});
  if (fails) tell_as(x, warns ? "" : lead, depth, write_demand(x, p, d, d->fail, true), (text){0});
}

static void tell_expression(explaining *x, report_word lead, size_t depth, const expr *e) {
  if (e != NULL) tell_as(x, word_of(x, lead), depth, write_formula(x, e), (text){0});
}

/* A part is called as in its messages: by its label, else by what it measures. */
static text part_title(const explaining *x, const part *p) {
  const node *measure = p->plan != NULL ? p->plan->measure : NULL;
  const field *f = measure != NULL ? measure->field : NULL;
  return show_label(p->label, x->lang, f != NULL ? show_label(f->label, x->lang, p->name) : p->name);
}

static void tell_part_head(explaining *x, const part *p, size_t depth) {
  const text name = part_title(x, p);
  const text tail = text_equal(name, p->name) ? (text){0} : p->name;
  sheet_end_line(&x->sheet);
  sheet_entry(&x->sheet, &(entry){.indent = 2 * depth - 2, .lead = name, .lead_style = STYLE_STRONG, .tail = tail});
}

static void tell_part(explaining *x, const part *p, size_t depth) {
  if (p->name.len > 0) tell_part_head(x, p, depth);
  tell_expression(x, W_APPLIES_WHEN, depth, p->when);
  tell_expression(x, W_FOR_EACH, depth, p->each);
  tell_expression(x, W_ONLY_THOSE, depth, p->where);
  tell_expression(x, W_MEASURES, depth, p->measure);
  for (size_t i = 0; i < p->n_demands; i++)
    tell_demand(x, p, &p->demands[i], depth, i == 0 ? word_of(x, W_DEMANDS) : "");
  if (p->has_absent) tell_as(x, word_of(x, W_WITHOUT_IT), depth, text_of(words_outcome(p->absent, x->lang)), (text){0});
  if (p->n_parts == 0) return;
  const report_word how = p->combine == COMBINE_BEST ? W_BEST_PART : W_WORST_PART;
  tell_as(x, word_of(x, W_DEMANDS), depth, text_of(word_of(x, how)), (text){0});
  for (size_t i = 0; i < p->n_parts; i++) tell_part(x, &p->parts[i], depth + 1);
}

/* ---------------------------------------------------------------- head */

static void add_date(const explaining *x, buf *out, report_word before, const char *date) {
  if (date == NULL) return;
  const value *shown = value_new_string(x->scratch, text_of(date));
  static const field date_field = {.type = FIELD_DATE};
  buf_format(out, "%s%s ", out->len > 0 ? ", " : "", word_of(x, before));
  show_value(out, shown, NULL, &date_field, x->lang);
}

static text write_force(const explaining *x) {
  buf out;
  buf_init(&out, x->scratch);
  add_date(x, &out, W_IN_FORCE_FROM, x->shown->from);
  add_date(x, &out, W_IN_FORCE_BEFORE, x->shown->until);
  add_date(x, &out, W_ONLY_WARNS_BEFORE, x->shown->warn_until);
  return buf_text(&out);
}

static text write_severity(const explaining *x) {
  buf out;
  buf_init(&out, x->scratch);
  buf_format(&out, "%s, %s ", words_severity(x->shown->severity, x->lang), word_of(x, W_WEIGHT));
  number_group(&out, x->shown->weight, 3, x->lang == KOLUA_VI ? ',' : '.', '\0');
  if (x->shown->only_warns) buf_format(&out, ", %s", word_of(x, W_ONLY_WARNS));
  return buf_text(&out);
}

static text write_subject(const explaining *x) {
  const subject *s = model_subject(x->model, text_of(x->shown->subject));
  return s != NULL ? show_label(s->label, x->lang, s->name) : text_of(x->shown->subject);
}

static const char *in_lang(const explaining *x, const char *const both[KOLUA_LANGS]) {
  const char *own = both[x->lang];
  return own[0] != '\0' ? own : both[x->lang == KOLUA_VI ? KOLUA_EN : KOLUA_VI];
}

static void tell_head(explaining *x) {
  sheet_entry(&x->sheet, &(entry){.lead = text_of(in_lang(x, x->shown->title)), .lead_style = STYLE_STRONG});
  sheet_entry(&x->sheet, &(entry){.body = text_of(x->shown->id), .body_style = STYLE_FAINT});
  sheet_end_line(&x->sheet);
  tell(x, W_JUDGES, write_subject(x));
  tell(x, W_SEVERITY, write_severity(x));
  tell(x, W_IN_FORCE, write_force(x));
}

/* ---------------------------------------------------------------- limits, fields, sources */

/* A name within the rule goes without its id, which stands at the top. */
static const char *short_name(const explaining *x, const char *name) {
  const size_t len = strlen(x->shown->id);
  return strncmp(name, x->shown->id, len) == 0 && name[len] == '.' ? name + len + 1 : name;
}

/* "warn: 0.2 (20%)": as a policy file says it, and as a reader does. */
static text write_threshold(const explaining *x, const kolua_threshold *t) {
  buf out;
  int64_t integer;
  double number;
  buf_init(&out, x->scratch);
  buf_format(&out, "%s: %s", short_name(x, t->name), t->value != NULL ? t->value : word_of(x, W_FORMULA));
  const unit *u = model_unit(x->model, text_of(t->unit));
  const number_kind read =
      t->value != NULL && u != NULL ? number_parse(text_of(t->value), &integer, &number) : NUMBER_NONE;
  if (read != NUMBER_INTEGER && read != NUMBER_DOUBLE) return buf_text(&out);
  buf_add_string(&out, " (");
  const bool is_whole = read == NUMBER_INTEGER;
  show_value(&out, is_whole ? value_new_integer(x->scratch, integer) : value_new_number(x->scratch, number), u, NULL,
             x->lang);
  buf_add_char(&out, ')');
  return buf_text(&out);
}

static size_t parent_length(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot != NULL ? (size_t)(dot - name) : 0;
}

/* How many thresholds from `first` on are cells of one row of a shared table, written in one place; 1 for any other. */
static size_t row_length(const explaining *x, const kolua_threshold *first) {
  const size_t left = x->shown->threshold_count - (size_t)(first - x->shown->thresholds),
               parent = parent_length(first->name);
  if (short_name(x, first->name) != first->name || parent == 0) return 1;
  size_t n = 1;
  while (n < left && parent_length(first[n].name) == parent && strncmp(first[n].name, first->name, parent) == 0 &&
         strcmp(first[n].origin, first->origin) == 0) {
    n++;
  }
  return n;
}

/* "benchmark.tiktok: nano 0.06, micro 0.04" */
static text write_row(const explaining *x, const kolua_threshold *first, size_t n) {
  const size_t parent = parent_length(first->name);
  buf out;
  buf_init(&out, x->scratch);
  buf_add(&out, (text){first->name, parent});
  for (size_t i = 0; i < n; i++) {
    const char *in_force = first[i].value != NULL ? first[i].value : word_of(x, W_FORMULA);
    buf_format(&out, "%s%s %s", i == 0 ? ": " : ", ", first[i].name + parent + 1, in_force);
  }
  return buf_text(&out);
}

/* An origin is told once for all that follow from it. */
static void tell_thresholds(explaining *x) {
  const char *before = "";
  for (size_t i = 0, n; i < x->shown->threshold_count; i += n) {
    const kolua_threshold *t = &x->shown->thresholds[i];
    n = row_length(x, t);
    const text body = n > 1 ? write_row(x, t, n) : write_threshold(x, t);
    tell_as(x, i == 0 ? word_of(x, W_THRESHOLDS) : "", 0, body,
            text_of(strcmp(t->origin, before) != 0 ? t->origin : ""));
    before = t->origin;
  }
}

static void tell_fields(explaining *x) {
  const char *const *fields = x->shown->fields;
  for (size_t i = 0; fields != NULL && fields[i] != NULL; i++) {
    buf out;
    buf_init(&out, x->scratch);
    naming_write_path(&out, x->model, NULL, fields[i], x->lang);
    const text name = buf_text(&out);
    tell_as(x, i == 0 ? word_of(x, W_READS) : "", 0, name, text_is(name, fields[i]) ? (text){0} : text_of(fields[i]));
  }
}

static void tell_sources(explaining *x) {
  for (size_t i = 0; i < x->shown->source_count; i++) {
    const kolua_source *s = &x->shown->sources[i];
    const char *title = in_lang(x, s->title);
    const bool has_title = title[0] != '\0';
    tell_as(x, i == 0 ? word_of(x, W_SOURCES) : "", 0, text_of(has_title ? title : s->id),
            text_of(has_title ? s->id : ""));
  }
}

static void tell_rule(explaining *x) {
  tell_head(x);
  if (x->shown->is_function) tell(x, W_JUDGED_BY, text_of(word_of(x, W_FUNCTION)));
  tell_part(x, &x->rule->root, 0);
  if (x->rule->root.n_parts > 0) sheet_end_line(&x->sheet);
  tell_thresholds(x);
  tell_fields(x);
  tell(x, W_WHY, text_of(in_lang(x, x->shown->reason)));
  tell(x, W_REMEDY, text_of(in_lang(x, x->shown->remedy)));
  tell_lines(x, W_WORDING, in_lang(x, x->shown->wording));
  tell_sources(x);
  if (x->pack != NULL) tell(x, W_NOTICE, show_label(x->pack->notice, x->lang, (text){0}));
  tell(x, W_PLACE, text_of(text_format(x->scratch, "%s:%u", x->shown->file, (unsigned)x->shown->line)));
}

static size_t label_width(kolua_lang lang) {
  static const report_word labels[] = {
      W_JUDGES,     W_SEVERITY, W_IN_FORCE, W_JUDGED_BY,  W_APPLIES_WHEN, W_FOR_EACH,
      W_ONLY_THOSE, W_MEASURES, W_DEMANDS,  W_WITHOUT_IT, W_THRESHOLDS,   W_READS,
      W_WHY,        W_REMEDY,   W_WORDING,  W_SOURCES,    W_NOTICE,       W_PLACE,
  };
  size_t most = 0;
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    const size_t width = utf8_width(text_of(words_get(labels[i], lang)));
    if (width > most) most = width;
  }
  return most;
}

kolua_status report_explain(const model *m, const pack *p, const kolua_rule *shown, const rule *r, kolua_lang lang,
                            unsigned columns, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  explaining x = {.sheet = {.out = &o, .columns = columns},
                  .scratch = sink.scratch,
                  .model = m,
                  .pack = p,
                  .shown = shown,
                  .rule = r,
                  .lang = lang,
                  .hang = label_width(lang) + 2};
  tell_rule(&x);
  return writer_close(&o);
}
