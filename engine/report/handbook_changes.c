/* handbook_changes.c: what the policy changes against its packs: thresholds, rules switched off, levels, weights, waivers. */
#include "report/handbook.h"

#include "base/number.h"
#include "judge/message.h"
#include "report/told.h"

typedef struct changes {
  handbook *h;
  bool has_any;
  const char **told; /* names of shared cells, which several rules show */
  size_t n_told;
} changes;

enum { HEADS = 6 };

static void begin_table(changes *c, text caption, const handbook_word *heads, size_t n) {
  text shown[HEADS];
  for (size_t i = 0; i < n; i++) shown[i] = handbook_say(c->h, heads[i]);
  pen_table(&c->h->pen, caption, shown, n);
  c->has_any = true;
}

static void write_cell(changes *c, text t) {
  pen_begin(&c->h->pen, MARK_CELL);
  pen_text(&c->h->pen, t);
  pen_end(&c->h->pen, MARK_CELL);
}

static void write_place_cell(changes *c, place at) {
  pen_begin(&c->h->pen, MARK_CELL);
  handbook_place(c->h, text_format(c->h->scratch, "%s:%u", at.file, at.line));
  pen_end(&c->h->pen, MARK_CELL);
}

/* `shown` NULL: it is not in the handbook. */
static void write_rule_title(changes *c, const rule *r, const kolua_rule *shown) {
  pen *p = &c->h->pen;
  if (shown != NULL) handbook_rule_link(c->h, shown);
  else pen_text(p, show_label(r->title, c->h->lang, r->id));
  pen_space(p);
  pen_code(p, r->id);
}

static void write_rule_name(changes *c, const rule *r, const kolua_rule *shown) {
  pen_begin(&c->h->pen, MARK_NAME);
  write_rule_title(c, r, shown);
  pen_end(&c->h->pen, MARK_NAME);
}

static text weight_text(const changes *c, double weight) {
  buf out;
  buf_init(&out, c->h->scratch);
  number_group(&out, weight, 3, c->h->lang == KOLUA_VI ? ',' : '.', '\0');
  return buf_text(&out);
}

/* ---------------------------------------------------------------- thresholds */

static bool is_told(const changes *c, const char *name) {
  for (size_t i = 0; i < c->n_told; i++)
    if (strcmp(c->told[i], name) == 0) return true;
  return false;
}

static void write_value(changes *c, const kolua_threshold *t, const char *written) {
  write_cell(c, told_value(c->h->scratch, c->h->policy->model, written, t->unit, c->h->lang));
}

static void write_threshold(changes *c, const kolua_rule *r, const kolua_threshold *t) {
  static const handbook_word heads[] = {H_THRESHOLD, H_VALUE, H_SHIPPED, H_ORIGIN};
  pen *p = &c->h->pen;
  if (told_shipped(t) == NULL || is_told(c, t->name)) return;
  if (c->n_told == 0) begin_table(c, handbook_say(c->h, H_SET), heads, sizeof heads / sizeof heads[0]);
  c->told[c->n_told++] = t->name;
  pen_begin(p, MARK_ROW);
  pen_begin(p, MARK_NAME);
  handbook_rule_link(c->h, r);
  pen_space(p);
  pen_code(p, text_of(t->name));
  pen_end(p, MARK_NAME);
  write_value(c, t, t->value);
  write_value(c, t, told_shipped(t));
  pen_begin(p, MARK_CELL);
  handbook_origin(c->h, t);
  pen_end(p, MARK_CELL);
  pen_end(p, MARK_ROW);
}

static void write_thresholds(changes *c) {
  const kolua_policy *policy = c->h->policy;
  size_t n = 0;
  for (size_t i = 0; i < policy->rules.n_rules; i++) n += policy->shown[i].threshold_count;
  c->told = ARENA_ARRAY(c->h->scratch, n + 1, const char *);
  for (size_t i = 0; i < policy->rules.n_rules; i++) {
    const kolua_rule *r = &policy->shown[i];
    for (size_t k = 0; k < r->threshold_count; k++) write_threshold(c, r, &r->thresholds[k]);
  }
  if (c->n_told > 0) pen_end(&c->h->pen, MARK_TABLE);
}

/* ---------------------------------------------------------------- rules and packs */

static void write_disabled(changes *c) {
  static const handbook_word heads[] = {H_RULE, H_REASON, H_ORIGIN};
  const ruleset *rs = &c->h->policy->rules;
  bool has_any = false;
  for (size_t i = rs->n_rules; i < rs->n_rules + c->h->policy->n_left_out; i++) {
    const rule *r = rs->rules[i];
    if (!r->is_disabled) continue;
    if (!has_any) begin_table(c, handbook_say(c->h, H_DISABLED), heads, sizeof heads / sizeof heads[0]);
    has_any = true;
    pen_begin(&c->h->pen, MARK_ROW);
    write_rule_name(c, r, NULL);
    write_cell(c, r->disabled);
    write_place_cell(c, r->changed.disabled);
    pen_end(&c->h->pen, MARK_ROW);
  }
  if (has_any) pen_end(&c->h->pen, MARK_TABLE);
}

static void write_levels(changes *c) {
  static const handbook_word heads[] = {H_RULE, H_ORIGIN};
  const ruleset *rs = &c->h->policy->rules;
  bool has_any = false;
  for (size_t i = 0; i < rs->n_rules; i++) {
    const rule *r = rs->rules[i];
    if (!r->only_warns) continue;
    if (!has_any) begin_table(c, handbook_say(c->h, H_LEVELS), heads, sizeof heads / sizeof heads[0]);
    has_any = true;
    pen_begin(&c->h->pen, MARK_ROW);
    write_rule_name(c, r, &c->h->policy->shown[i]);
    write_place_cell(c, r->changed.level);
    pen_end(&c->h->pen, MARK_ROW);
  }
  if (has_any) pen_end(&c->h->pen, MARK_TABLE);
}

static void write_pack_weight(changes *c, const pack *p) {
  pen_begin(&c->h->pen, MARK_ROW);
  pen_begin(&c->h->pen, MARK_NAME);
  pen_text(&c->h->pen, show_label(p->title, c->h->lang, p->name));
  pen_space(&c->h->pen);
  pen_code(&c->h->pen, p->name);
  pen_end(&c->h->pen, MARK_NAME);
  write_cell(c, weight_text(c, p->weight));
  write_place_cell(c, p->weighed);
  pen_end(&c->h->pen, MARK_ROW);
}

static void write_rule_weight(changes *c, size_t i) {
  const rule *r = c->h->policy->rules.rules[i];
  pen_begin(&c->h->pen, MARK_ROW);
  write_rule_name(c, r, &c->h->policy->shown[i]);
  write_cell(c, weight_text(c, r->weight));
  write_place_cell(c, r->changed.weight);
  pen_end(&c->h->pen, MARK_ROW);
}

static void write_weights(changes *c) {
  static const handbook_word heads[] = {H_RULE, H_WEIGHT, H_ORIGIN};
  const kolua_policy *policy = c->h->policy;
  bool has_any = false;
  for (size_t i = 0; i < policy->n_packs + policy->rules.n_rules; i++) {
    const pack *p = i < policy->n_packs ? &policy->packs[i] : NULL;
    const size_t k = i - policy->n_packs;
    if (p != NULL ? !p->is_weighed : policy->rules.rules[k]->changed.weight.file == NULL) continue;
    if (!has_any) begin_table(c, handbook_say(c->h, H_WEIGHTS), heads, sizeof heads / sizeof heads[0]);
    has_any = true;
    if (p != NULL) write_pack_weight(c, p);
    else write_rule_weight(c, k);
  }
  if (has_any) pen_end(&c->h->pen, MARK_TABLE);
}

/* ---------------------------------------------------------------- waivers */

/* What of a rule is accepted, where it is not all of it: a part, an element. */
static void write_scope(changes *c, const kolua_waiver *w) {
  const char *const names[] = {w->part, w->element};
  for (size_t i = 0; i < 2; i++) {
    if (names[i][0] == '\0') continue;
    pen_break(&c->h->pen);
    pen_code(&c->h->pen, text_of(names[i]));
  }
}

static void write_waived_rule(changes *c, const waiver *w) {
  pen *p = &c->h->pen;
  const ruleset *rs = &c->h->policy->rules;
  size_t i = 0;
  while (i < rs->n_rules && rs->rules[i] != w->rule) i++;
  pen_begin(p, MARK_NAME);
  write_rule_title(c, w->rule, i < rs->n_rules ? &c->h->policy->shown[i] : NULL);
  write_scope(c, &w->shown);
  pen_end(p, MARK_NAME);
}

static void write_waiver(changes *c, const waiver *w) {
  const kolua_waiver *s = &w->shown;
  const char *every = words_get(W_EVERY_SUBJECT, c->h->lang);
  pen_begin(&c->h->pen, MARK_ROW);
  write_waived_rule(c, w);
  write_cell(c, text_of(s->subject[0] != '\0' ? s->subject : every));
  write_cell(c, text_of(s->reason));
  write_cell(c, text_of(text_format(c->h->scratch, "%s, %s", s->owner, s->approved_by)));
  write_cell(c, told_day(c->h->scratch, s->until, c->h->lang));
  write_place_cell(c, (place){s->file, s->line, s->column});
  pen_end(&c->h->pen, MARK_ROW);
}

static void write_waivers(changes *c) {
  static const handbook_word heads[HEADS] = {H_RULE, H_SUBJECT, H_REASON, H_OWNER, H_UNTIL, H_ORIGIN};
  const kolua_policy *policy = c->h->policy;
  if (policy->n_waivers == 0) return;
  begin_table(c, handbook_word_of(c->h, W_WAIVERS), heads, HEADS);
  for (size_t i = 0; i < policy->n_waivers; i++) write_waiver(c, &policy->waivers[i]);
  pen_end(&c->h->pen, MARK_TABLE);
}

void handbook_changes(handbook *h) {
  changes c = {.h = h};
  pen_heading(&h->pen, 2, (anchor){"changes", {0}}, handbook_say(h, H_CHANGES));
  write_thresholds(&c);
  write_disabled(&c);
  write_levels(&c);
  write_weights(&c);
  write_waivers(&c);
  if (c.has_any) return;
  handbook_paragraph(h, handbook_say(h, handbook_left_out(h) > 0 ? H_NO_CHANGES_HERE : H_NO_CHANGES));
}
