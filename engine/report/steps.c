/* steps.c: see steps.h. In text the steps of the rule itself are numbered; what they rest on stands below them, further in: the
** expressions within, and each value read with its place. */
#include "report/steps.h"

#include "policy/shown.h"
#include "report/json_write.h"
#include "report/text_layout.h"
#include "report/words.h"

typedef struct steps {
  sheet sheet;
  const trail *trail;
  const model *model;
  kolua_lang lang;
  arena *scratch;
  size_t number;
} steps;

/* ---- words */

static const char *word_of(const steps *s, report_word w) {
  return words_get(w, s->lang);
}

static const char *truth_word(const steps *s, const trail_step *one) {
  const bool is_demand = one->kind == TRAIL_DEMAND;
  if (one->truth == YES) return word_of(s, is_demand ? W_IS_MET : W_TRUE);
  return one->truth == NO ? word_of(s, is_demand ? W_IS_NOT_MET : W_FALSE) : word_of(s, W_NOT_KNOWN);
}

static const char *kind_word(const steps *s, trail_kind what) {
  switch (what) {
    case TRAIL_FORCE: return word_of(s, W_IN_FORCE);
    case TRAIL_WHEN: return word_of(s, W_APPLIES_WHEN);
    case TRAIL_EACH: return word_of(s, W_FOR_EACH);
    case TRAIL_ELEMENT: return word_of(s, W_ELEMENT);
    case TRAIL_WHERE: return word_of(s, W_ONLY_THOSE);
    case TRAIL_MEASURE: return word_of(s, W_MEASURES);
    case TRAIL_DEMAND:
    case TRAIL_WORST:
    case TRAIL_BEST: return word_of(s, W_DEMANDS);
    case TRAIL_ABSENT: return word_of(s, W_WITHOUT_IT);
    case TRAIL_PART: return word_of(s, W_PART);
    case TRAIL_FUNCTION: return word_of(s, W_JUDGED_BY);
    case TRAIL_SOFTENED: return word_of(s, W_SOFTENED);
    case TRAIL_WAIVED: return word_of(s, W_WAIVED);
    case TRAIL_RESULT: return word_of(s, W_RESULT);
    case TRAIL_NESTED: break;
  }
  return "";
}

static text write_grant(const steps *s, const kolua_waiver *w) {
  buf out;
  buf_init(&out, s->scratch);
  report_grant(&out, w, s->lang);
  return buf_text(&out);
}

/* "Fail", "Fail, waived" */
static const char *outcome_word(const steps *s, kolua_outcome outcome) {
  const char *word = words_outcome(outcome, s->lang);
  if (s->trail->finding->waiver == NULL) return word;
  return text_format(s->scratch, "%s, %s", word, word_of(s, W_WAIVED_COUNT));
}

/* "benchmark.low.tiktok.mid  policy.yaml:9" */
static text tail_of(const steps *s, const trail_step *one) {
  const char *origin = one->origin.len > 0 ? words_origin(one->origin.at, s->lang) : "";
  if (one->cell.len == 0) return text_of(origin);
  return text_of(text_format(s->scratch, "%.*s  %s", SPELT(one->cell), origin));
}

/* What stands where a step has no text of its own. */
static text fixed_text(const steps *s, const trail_step *one) {
  switch ((int)one->kind) {
    case TRAIL_FORCE: return one->found.len > 0 ? (text){0} : text_of(word_of(s, W_ALWAYS));
    case TRAIL_WORST: return text_of(word_of(s, W_WORST_PART));
    case TRAIL_BEST: return text_of(word_of(s, W_BEST_PART));
    case TRAIL_FUNCTION: return text_of(word_of(s, W_FUNCTION));
    case TRAIL_SOFTENED: return text_of(word_of(s, W_ONLY_WARNS));
    case TRAIL_WAIVED: return write_grant(s, one->waiver);
    default: return one->what;
  }
}

/* ---- text */

static bool is_always(const trail_step *one) {
  return one->kind == TRAIL_FORCE && one->found.len == 0;
}

/* An outcome that is not known says it already. */
static bool tells_truth(const trail_step *one) {
  const bool says_so = one->truth == MAYBE && one->has_outcome && one->outcome == KOLUA_OUTCOME_UNKNOWN;
  return one->has_truth && !is_always(one) && !says_so;
}

/* "expression = value: true → fail" */
static text write_step(const steps *s, const trail_step *one) {
  buf out;
  buf_init(&out, s->scratch);
  buf_add(&out, fixed_text(s, one));
  if (one->found.len > 0) buf_format(&out, "%s%.*s", out.len > 0 ? " = " : "", SPELT(one->found));
  if (tells_truth(one)) buf_format(&out, ": %s", truth_word(s, one));
  if (one->why.len > 0) buf_format(&out, " (%.*s)", SPELT(one->why));
  if (one->has_outcome)
    buf_format(&out, "%s→ %s", out.len > 0 ? " " : "",
               one->kind == TRAIL_RESULT ? outcome_word(s, one->outcome) : words_outcome(one->outcome, s->lang));
  return buf_text(&out);
}

static void tell_read(steps *s, const kolua_evidence *e, size_t indent) {
  buf out;
  buf_init(&out, s->scratch);
  buf_format(&out, "%s = ", e->path);
  if (e->value != NULL) shown_value(&out, e->value);
  else buf_add_string(&out, word_of(s, W_NOT_GIVEN));
  const char *where = e->line > 0 ? text_format(s->scratch, "%s:%u:%u", e->file, e->line, e->column) : "";
  sheet_entry(&s->sheet, &(entry){.indent = indent,
                                  .hang = indent,
                                  .body = buf_text(&out),
                                  .body_style = e->value != NULL ? STYLE_FAINT : STYLE_OPEN,
                                  .tail = text_of(where)});
}

static void tell_step(steps *s, const trail_step *one) {
  enum { NUMBER = 4, DEEPER = 2 };
  const size_t indent = one->depth > 0 ? NUMBER + DEEPER * (one->depth - 1) : 0;
  const char *lead = kind_word(s, one->kind);
  const bool is_bare = one->kind == TRAIL_ABSENT;
  if (one->kind != TRAIL_NESTED && !is_bare) lead = text_format(s->scratch, "%s:", lead);
  if (one->depth == 0) lead = text_format(s->scratch, "%2zu. %s", ++s->number, lead);
  if (one->kind == TRAIL_NESTED) lead = "–";
  sheet_entry(&s->sheet, &(entry){.indent = indent,
                                  .lead = text_of(lead),
                                  .lead_style = one->depth == 0 ? STYLE_STRONG : STYLE_FAINT,
                                  .hang = indent + NUMBER,
                                  .body = write_step(s, one),
                                  .tail = tail_of(s, one)});
  for (size_t i = 0; i < one->n_read; i++) tell_read(s, &one->read[i], indent + NUMBER);
}

static void tell_head(steps *s) {
  const trail *t = s->trail;
  const kolua_finding *f = t->finding;
  buf about;
  buf_init(&about, s->scratch);
  buf_add(&about, t->name.len > 0 ? t->name : t->id);
  if (t->name.len > 0 && !text_equal(t->name, t->id)) buf_format(&about, " (%.*s)", SPELT(t->id));
  buf_format(&about, ": %s", outcome_word(s, f->outcome));
  sheet_entry(&s->sheet, &(entry){.lead = text_of(f->title), .lead_style = STYLE_STRONG});
  sheet_entry(&s->sheet, &(entry){.body = buf_text(&about), .tail = text_of(f->rule->id)});
  sheet_end_line(&s->sheet);
}

static kolua_status write_text(steps *s, const kolua_layout *layout, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  s->sheet = (sheet){.out = &o, .columns = layout->columns, .color = layout->color};
  tell_head(s);
  for (size_t i = 0; i < s->trail->n; i++) {
    tell_step(s, &s->trail->steps[i]);
    writer_pass(&o);
  }
  return writer_close(&o);
}

/* ---- JSON */

static const char *json_kind(trail_kind what) {
  static const char *const names[] = {
      [TRAIL_FORCE] = "in_force",    [TRAIL_WHEN] = "when",           [TRAIL_EACH] = "each",
      [TRAIL_ELEMENT] = "element",   [TRAIL_WHERE] = "where",         [TRAIL_MEASURE] = "measure",
      [TRAIL_NESTED] = "expression", [TRAIL_DEMAND] = "demand",       [TRAIL_ABSENT] = "absent",
      [TRAIL_WORST] = "worst_of",    [TRAIL_BEST] = "best_of",        [TRAIL_PART] = "part",
      [TRAIL_FUNCTION] = "function", [TRAIL_SOFTENED] = "only_warns", [TRAIL_WAIVED] = "waived",
      [TRAIL_RESULT] = "result"};
  return names[what];
}

static void write_read(json_writer *w, const kolua_evidence *e) {
  json_open_row(w, '{');
  json_pair(w, "path", e->path);
  json_key(w, "value");
  json_value(w, e->value);
  json_pair(w, "file", e->file);
  json_key(w, "line");
  json_integer(w, e->line);
  json_key(w, "column");
  json_integer(w, e->column);
  json_close(w, '}');
}

static void write_json_step(json_writer *w, const trail_step *one) {
  json_open(w, '{');
  json_pair(w, "kind", json_kind(one->kind));
  json_key(w, "depth");
  json_integer(w, (int64_t)one->depth);
  json_key(w, "text");
  json_text(w, one->what);
  if (one->found.len > 0) {
    json_key(w, "value");
    json_value(w, one->value);
  }
  if (one->has_truth) json_pair(w, "holds", one->truth == YES ? "yes" : one->truth == NO ? "no" : "unknown");
  if (one->has_outcome) json_pair(w, "outcome", kolua_outcome_name(one->outcome));
  if (one->why.len > 0) json_key(w, "why"), json_text(w, one->why);
  if (one->cell.len > 0) json_key(w, "cell"), json_text(w, one->cell);
  if (one->origin.len > 0) json_key(w, "origin"), json_text(w, one->origin);
  if (one->waiver != NULL) {
    json_pair(w, "owner", one->waiver->owner);
    json_pair(w, "approved_by", one->waiver->approved_by);
    json_pair(w, "until", one->waiver->until);
  }
  json_key(w, "read");
  json_open(w, '[');
  for (size_t i = 0; i < one->n_read; i++) write_read(w, &one->read[i]);
  json_close(w, ']');
  json_close(w, '}');
}

static kolua_status write_json(const trail *t, report_sink sink) {
  writer o;
  json_writer w;
  writer_open(&o, sink);
  json_begin(&w, &o.text, false);
  json_open(&w, '{');
  json_pair(&w, "schema", "kolua.steps/1");
  json_pair(&w, "engine", kolua_version());
  json_pair(&w, "rule", t->finding->rule->id);
  json_pair(&w, "kind", t->kind->name.at);
  json_key(&w, "subject");
  json_text(&w, t->id);
  json_pair(&w, "outcome", kolua_outcome_name(t->finding->outcome));
  if (t->finding->waiver != NULL) json_key(&w, "waived"), json_bool(&w, true);
  json_key(&w, "steps");
  json_open(&w, '[');
  for (size_t i = 0; i < t->n; i++) write_json_step(&w, &t->steps[i]);
  json_close(&w, ']');
  json_close(&w, '}');
  buf_add_char(&o.text, '\n');
  return writer_close(&o);
}

kolua_status steps_write(const trail *t, const model *m, kolua_lang lang, kolua_format format,
                         const kolua_layout *layout, report_sink sink) {
  steps s = {.trail = t, .model = m, .lang = lang, .scratch = sink.scratch};
  return format == KOLUA_JSON ? write_json(t, sink) : write_text(&s, layout, sink);
}
