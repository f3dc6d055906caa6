/* finding.c: a tree of verdicts told to a reader.
**
** The leaves that gave the rule its outcome make its message; all leaves that were judged are its parts; what they read is the
** evidence, and what was not given among it is missing where that is why nothing better is known. */
#include "judge/finding.h"

#include "judge/evidence.h"
#include "judge/message.h"
#include "judge/texts.h"

#include <stdlib.h>
#include <string.h>

static text label_in(const label *l, kolua_lang lang) {
  return l->in[lang];
}

/* ---- values */

const value *finding_value(arena *a, const result *r) {
  char room[DATE_ROOM];
  switch (r->kind) {
    case KIND_UNKNOWN: return NULL;
    case KIND_NUMBER:
      if (r->source != NULL) return r->source;
      return r->whole ? value_new_integer(a, r->integer) : value_new_number(a, r->number);
    case KIND_BOOL: return r->source ? r->source : value_new_bool(a, r->boolean);
    case KIND_TEXT: return r->source ? r->source : value_new_string(a, r->text);
    case KIND_DATE: return r->source ? r->source : value_new_string(a, text_of(date_write(r->integer, room)));
    case KIND_LIST: {
      if (r->source != NULL) return r->source;
      value *list = value_new_list(a, r->n);
      for (size_t i = 0; i < r->n; i++) list->as.items[i] = *r->items[i];
      return list;
    }
    case KIND_DATETIME:
    case KIND_SHARES:
    case KIND_ELEMENT: break;
  }
  return r->source;
}

/* ---- names of parts and elements */

typedef struct leaf {
  const verdict *verdict;
  bool decides; /* it gave the rule its outcome */
  const waiver *waiver;
  const char *name, *element;
  text label;
} leaf;

typedef struct leaves {
  leaf *at;
  size_t n, cap;
  bool is_waived; /* all that decides is waived */
} leaves;

static text join_words(const teller *t, const value *element, const field *list) {
  buf out;
  buf_init(&out, t->arena);
  for (size_t i = 0; i < list->n_names; i++) {
    const field *f = model_field(list->record, list->names[i]);
    const value *v = f ? value_slot(element, f->slot) : NULL;
    if (v == NULL || v->type == KOLUA_NULL) continue;
    if (out.len > 0) buf_add_char(&out, ' ');
    show_value(&out, v, f->unit, f, t->lang);
  }
  return buf_text(&out);
}

static text position_of(const teller *t, const value *element) {
  const value *own = evidence_original(element), *list = own->parent;
  const size_t i = list != NULL && list->type == KOLUA_LIST ? (size_t)(own - list->as.items) : 0;
  return text_of(text_format(t->arena, "#%zu", i + 1));
}

/* As a reader knows it: by the fields that the model names, else its id, else its position. A keyed element needs no name: there
** is one. */
static text name_element(const teller *t, const verdict *v) {
  const field *list = v->element_list;
  if (v->element == NULL || list == NULL || list->key != NULL) return (text){0};
  if (v->element->type != KOLUA_MAP) {
    buf out;
    buf_init(&out, t->arena);
    show_value(&out, v->element, list->unit, list, t->lang);
    return buf_text(&out);
  }
  const text words = list->n_names > 0 ? join_words(t, v->element, list) : (text){0};
  if (words.len > 0) return words;
  const value *id = list->id.len > 0 ? value_get(v->element, list->id) : NULL;
  return id != NULL && id->type == KOLUA_STRING ? value_written(id) : position_of(t, v->element);
}

text finding_element(const teller *t, const value *element, const field *list) {
  return name_element(t, &(verdict){.element = element, .element_list = list});
}

size_t finding_element_names(const teller *t, const verdict *v, text names[ELEMENT_NAMES]) {
  const field *list = v->element_list;
  size_t n = 0;
  if (list == NULL) return 0;
  const text fields[] = {list->id, list->key != NULL ? list->key->name : (text){0}};
  for (size_t i = 0; i < sizeof fields / sizeof *fields && v->element->type == KOLUA_MAP; i++) {
    const value *own = fields[i].len > 0 ? value_get(v->element, fields[i]) : NULL;
    if (own != NULL && own->type == KOLUA_STRING) names[n++] = value_text(own);
  }
  for (int lang = 0; lang < KOLUA_LANGS; lang++) {
    teller reader = *t;
    reader.lang = (kolua_lang)lang;
    names[n++] = name_element(&reader, v);
  }
  return n;
}

static text choose_label(const teller *t, const rule *r, const verdict *v, text above) {
  const part *p = v->plan->source;
  if (p->label.in[t->lang].len > 0) return label_in(&p->label, t->lang);
  if (above.len > 0) return above;
  const bool is_of_list = v->plan->n_each > 0 && v->element == NULL; /* not of a value, which no element has */
  const node *measure = is_of_list ? NULL : v->plan->measure;
  if (measure != NULL && measure->op == OP_PATH && measure->field != NULL && measure->field->label.in[t->lang].len > 0)
    return label_in(&measure->field->label, t->lang);
  return label_in(&r->title, t->lang);
}

static void add_leaf(const teller *t, leaves *out, leaf one) {
  if (out->n == out->cap) {
    const size_t cap = out->cap ? out->cap * 2 : 8;
    out->at = arena_grow(t->arena, out->at, out->cap * sizeof *out->at, cap * sizeof *out->at);
    out->cap = cap;
  }
  out->at[out->n++] = one;
}

static const char *join_name(const teller *t, const char *above, text name) {
  if (name.len == 0) return above;
  return above[0] == '\0' ? text_copy(t->arena, name).at
                          : text_format(t->arena, "%s.%.*s", above, (int)name.len, name.at);
}

static bool decides_above(const verdict *child, const verdict *v, bool all_waived) {
  return child->outcome == v->outcome && (all_waived || child->waiver == NULL);
}

/* Of any_of it is not the worst that decides: so what counts is that each verdict above has the outcome too. */
static void collect_leaves(const teller *t, const rule *r, const verdict *v, bool decides, const char *above,
                           text element, leaves *out) {
  const bool is_element = v->element != NULL;
  const char *name = is_element ? above : join_name(t, above, v->plan->source->name);
  const text own = is_element ? name_element(t, v) : (text){0};
  if (own.len > 0) element = own;
  if (v->outcome == KOLUA_OUTCOME_SKIPPED) return;
  if (v->n == 0 || v->in_doubt) {
    const char *shown = text_copy(t->arena, element).at;
    add_leaf(t, out, (leaf){v, decides, v->waiver, name, shown, choose_label(t, r, v, (text){0})});
    return;
  }
  for (size_t i = 0; i < v->n; i++)
    collect_leaves(t, r, v->children[i], decides && decides_above(v->children[i], v, out->is_waived), name, element,
                   out);
}

/* ---- sentences */

static const char *const *labels_of_gaps(const teller *t, const verdict *v, const char **why) {
  const char **labels = arena_take(t->arena, (v->n_notes + 1) * sizeof *labels);
  size_t n = 0;
  *why = NULL;
  for (size_t i = 0; i < v->n_notes; i++) {
    if ((v->notes[i].found != NULL && v->notes[i].why == NULL) || v->notes[i].is_absent) continue;
    if (v->notes[i].why != NULL && *why == NULL) *why = v->notes[i].why;
    if (v->notes[i].found == NULL) labels[n++] = evidence_label(t, &v->notes[i]);
  }
  labels[n] = NULL;
  return labels;
}

static saying saying_of(const teller *t, const leaf *l) {
  const verdict *v = l->verdict;
  const part_plan *plan = v->plan;
  saying s = {
      .lang = t->lang,
      .model = t->policy->model,
      .part = plan->source,
      .label = l->label,
      .element = text_of(l->element),
      .outcome = v->outcome,
      .demand = v->demand && !v->by_absence ? v->demand->source : NULL,
      .found = v->found,
      .warn = v->warn,
      .fail = v->fail,
      .unit = plan->unit,
      .field = plan->measure ? plan->measure->field : NULL,
  };
  if (v->outcome == KOLUA_OUTCOME_UNKNOWN) s.missing = labels_of_gaps(t, v, &s.why);
  return s;
}

static text show_bound_of(const teller *t, const leaf *l, const result *bound) {
  buf out;
  buf_init(&out, t->arena);
  const node *measure = l->verdict->plan->measure;
  if (bound->kind != KIND_UNKNOWN)
    show_result(&out, bound, l->verdict->plan->unit, measure ? measure->field : NULL, t->lang, NULL);
  return buf_text(&out);
}

static text join_labels(const teller *t, const char *const *labels) {
  buf out;
  buf_init(&out, t->arena);
  for (size_t i = 0; labels[i] != NULL; i++) buf_format(&out, "%s%s", i > 0 ? ", " : "", labels[i]);
  return buf_text(&out);
}

static text show_filler(const teller *t, const verdict *v, const node *value_of) {
  scope s = {.doc = t->doc, .subject = t->subject, .kind = t->kind, .arena = t->arena};
  memcpy(s.loops, v->loops, sizeof s.loops);
  const result r = eval(&s, value_of);
  buf out;
  buf_init(&out, t->arena);
  if (r.kind == KIND_UNKNOWN) buf_add_string(&out, texts_word(WORD_NOT_KNOWN, t->lang));
  else show_result(&out, &r, value_of->unit, value_of->field, t->lang, NULL);
  return buf_text(&out);
}

/* The author's own message, where there is one for this outcome. */
static void write_own(const teller *t, buf *out, const leaf *l, text template_text) {
  enum { OWN = 6 };
  const verdict *v = l->verdict;
  const part_plan *plan = v->plan;
  const char *why;
  const filling own[OWN] = {
      {TEXT("label"), l->label},
      {TEXT("element"), text_of(l->element)},
      {TEXT("value"), show_bound_of(t, l, &v->found)},
      {TEXT("warn"), show_bound_of(t, l, &v->warn)},
      {TEXT("fail"), show_bound_of(t, l, &v->fail)},
      {TEXT("missing"), join_labels(t, labels_of_gaps(t, v, &why))},
  };
  filling *all = ARENA_ARRAY(t->arena, OWN + plan->n_fillers, filling);
  memcpy(all, own, sizeof own);
  for (size_t i = 0; i < plan->n_fillers; i++)
    all[OWN + i] = (filling){plan->fillers[i].name, show_filler(t, v, plan->fillers[i].value)};
  message_fill(out, template_text, all, OWN + plan->n_fillers);
}

static const char *message_of(const teller *t, const leaf *l) {
  buf out;
  buf_init(&out, t->arena);
  const text own = l->verdict->plan->source->message[l->verdict->outcome].in[t->lang];
  if (own.len > 0) write_own(t, &out, l, own);
  else {
    const saying s = saying_of(t, l);
    message_write(&out, &s);
  }
  return buf_text(&out).at;
}

bool finding_phrase(phrase *out, const teller *t, const rule *r, const verdict *v, arena *kept) {
  teller lasting = *t;
  lasting.arena = kept;
  const leaf whole = {v, true, NULL, "", "", choose_label(t, r, v, (text){0})};
  if (v->plan->source->message[v->outcome].in[t->lang].len > 0 || v->outcome == KOLUA_OUTCOME_UNKNOWN) return false;
  const saying s = saying_of(&lasting, &whole);
  return phrase_make(out, kept, &s);
}

/* ---- the finding */

static kolua_part part_of(const teller *t, const leaf *l) {
  const verdict *v = l->verdict;
  if (t->at_a_glance) return (kolua_part){.message = l->decides ? message_of(t, l) : ""};
  const demand_plan *d = v->demand;
  kolua_part out = {
      .name = l->name,
      .element = l->element,
      .label = text_copy(t->arena, l->label).at,
      .outcome = v->outcome,
      .message = message_of(t, l),
      .value = finding_value(t->arena, &v->found),
      .waiver = l->waiver != NULL ? &l->waiver->shown : NULL,
  };
  out.demand.unit = v->plan->unit ? v->plan->unit->name.at : "";
  if (d == NULL) return out;
  size_t n;
  out.demand.op = demand_words(&n)[d->op].name;
  out.demand.warn = finding_value(t->arena, &v->warn);
  out.demand.fail = finding_value(t->arena, &v->fail);
  out.demand.warns = d->warn == NULL && d->fail == NULL && d->warns;
  out.demand.fails = d->warn == NULL && d->fail == NULL && !out.demand.warns;
  return out;
}

static bool has_own_message(const leaf *l, kolua_lang lang) {
  return l->verdict->plan->source->message[l->verdict->outcome].in[lang].len > 0;
}

/* Of a rule that passes, what its author has to say of that says it all. */
static bool says_it_all(const teller *t, const kolua_finding *f, const leaves *all) {
  for (size_t i = 0; f->outcome == KOLUA_OUTCOME_PASS && i < all->n; i++)
    if (all->at[i].decides && has_own_message(&all->at[i], t->lang)) return true;
  return false;
}

static const char *join_messages(const teller *t, const kolua_finding *f, const leaves *all) {
  const bool only_own = says_it_all(t, f, all);
  buf out;
  buf_init(&out, t->arena);
  for (size_t i = 0; i < f->part_count; i++) {
    if (!all->at[i].decides || (only_own && !has_own_message(&all->at[i], t->lang))) continue;
    if (out.len > 0) buf_add_string(&out, "; ");
    buf_add_string(&out, f->parts[i].message);
  }
  return buf_text(&out).at;
}

/* The first advice of a part that gave the outcome, else the rule's. */
static const char *choose_remedy(const teller *t, const rule *r, const leaves *all) {
  for (size_t i = 0; i < all->n; i++) {
    const text own = all->at[i].verdict->plan->source->remedy.in[t->lang];
    if (all->at[i].decides && own.len > 0) return text_copy(t->arena, own).at;
  }
  return text_copy(t->arena, r->remedy.in[t->lang]).at;
}

kolua_finding *finding_short(const teller *t, const rule *r, const kolua_rule *shown, kolua_outcome outcome) {
  kolua_finding *f = ARENA_NEW(t->arena, kolua_finding);
  static const char *const none[] = {NULL};
  *f = (kolua_finding){
      .rule = shown,
      .outcome = outcome,
      .title = shown->title[t->lang],
      .message = "",
      .reason = shown->reason[t->lang],
      .remedy = t->at_a_glance ? "" : text_copy(t->arena, r->remedy.in[t->lang]).at,
      .why = "",
      .missing = none,
  };
  return f;
}

static const char *why_skipped(const verdict *v, kolua_lang lang) {
  static const char *const words[][KOLUA_LANGS] = {
      [SKIP_NONE] = {"", ""},
      [SKIP_NOT_APPLICABLE] = {[KOLUA_EN] = "does not apply", [KOLUA_VI] = "không áp dụng"},
      [SKIP_NO_ELEMENT] =
          {[KOLUA_EN] = "there is nothing of the kind to judge", [KOLUA_VI] = "không có đối tượng nào để xét"},
      [SKIP_NOT_IN_FORCE] =
          {[KOLUA_EN] = "not in force on this date", [KOLUA_VI] = "chưa có hoặc hết hiệu lực vào ngày này"},
  };
  return words[v->skip][lang];
}

/* What was measured comes before what was only asked to know whether it applies. */
static void add_notes(const verdict *v, note_list *list, arena *a) {
  if (v->n_notes > v->n_condition) evidence_add(list, a, v->notes + v->n_condition, v->n_notes - v->n_condition);
  evidence_add(list, a, v->notes, v->n_condition);
}

static void collect_notes(const verdict *v, note_list *list, arena *a) {
  add_notes(v, list, a);
  for (size_t i = 0; i < v->n; i++) collect_notes(v->children[i], list, a);
}

/* What the leaves read that gave the rule its outcome. */
static void collect_decisive(const verdict *v, bool all_waived, note_list *list, arena *a) {
  for (size_t i = 0; i < v->n; i++)
    if (decides_above(v->children[i], v, all_waived)) collect_decisive(v->children[i], all_waived, list, a);
  if (v->n == 0 || v->in_doubt) add_notes(v, list, a);
}

/* What decided comes first: a reader may see no more than the first few. */
static void show_evidence(const teller *t, kolua_finding *f, const verdict *v) {
  note_list all = {0};
  if (t->at_a_glance) return;
  collect_decisive(v, v->waiver != NULL, &all, t->arena);
  if (f->outcome != KOLUA_OUTCOME_PASS && f->outcome != KOLUA_OUTCOME_SKIPPED) evidence_show_missing(t, f, &all);
  collect_notes(v, &all, t->arena);
  evidence_show(t, f, &all);
}

kolua_finding *finding_of_verdict(const teller *t, const rule *r, const kolua_rule *shown, const verdict *v) {
  kolua_finding *f = finding_short(t, r, shown, v->outcome);
  f->why = why_skipped(v, t->lang);
  show_evidence(t, f, v);
  if (v->outcome == KOLUA_OUTCOME_SKIPPED) return f;
  leaves all = {.is_waived = v->waiver != NULL};
  collect_leaves(t, r, v, true, "", (text){0}, &all);
  kolua_part *parts = ARENA_ARRAY(t->arena, all.n + 1, kolua_part);
  for (size_t i = 0; i < all.n; i++) parts[i] = part_of(t, &all.at[i]);
  f->parts = parts;
  f->part_count = all.n;
  f->message = join_messages(t, f, &all);
  if (t->at_a_glance) f->part_count = 0;
  else f->remedy = choose_remedy(t, r, &all);
  return f;
}

kolua_finding *finding_of_condition(const teller *t, const rule *r, const kolua_rule *shown, const verdict *v) {
  kolua_finding *f = finding_short(t, r, shown, v->outcome);
  f->why = why_skipped(v, t->lang);
  show_evidence(t, f, v);
  if (v->outcome == KOLUA_OUTCOME_SKIPPED) return f;
  const leaf whole = {v, true, NULL, "", "", r->title.in[t->lang]};
  f->message = message_of(t, &whole);
  return f;
}

/* ---- functions */

static const script_fill *find_fill(const script_answer *a, text name) {
  for (size_t i = 0; i < a->n_fill; i++)
    if (text_equal(a->fill[i].name, name)) return &a->fill[i];
  return NULL;
}

/* {name}, or {name:unit} to show it with a unit of the model. */
static void add_placeholder(const teller *t, buf *out, text inner, const script_answer *a) {
  const char *colon = memchr(inner.at, ':', inner.len);
  const size_t n = colon != NULL ? (size_t)(colon - inner.at) : inner.len;
  const script_fill *fill = find_fill(a, (text){inner.at, n});
  const unit *u = colon != NULL ? model_unit(t->policy->model, (text){colon + 1, inner.len - n - 1}) : NULL;
  if (fill != NULL) show_value(out, fill->value, u, NULL, t->lang);
  else buf_format(out, "{%.*s}", (int)inner.len, inner.at);
}

static text fill_template(const teller *t, text template_text, const script_answer *a) {
  buf out;
  buf_init(&out, t->arena);
  const char *at = template_text.at, *end = at + template_text.len;
  while (at < end) {
    const char *open = memchr(at, '{', (size_t)(end - at));
    const char *close = open != NULL ? memchr(open, '}', (size_t)(end - open)) : NULL;
    if (close == NULL) break;
    buf_add(&out, (text){at, (size_t)(open - at)});
    add_placeholder(t, &out, (text){open + 1, (size_t)(close - open - 1)}, a);
    at = close + 1;
  }
  buf_add(&out, (text){at, (size_t)(end - at)});
  return buf_text(&out);
}

static const char *unknown_message(const teller *t, const rule *r, const note *notes, size_t n) {
  const verdict v = {.plan = &r->plan->root,
                     .outcome = KOLUA_OUTCOME_UNKNOWN,
                     .notes = notes,
                     .n_notes = n,
                     .found = result_unknown(),
                     .warn = result_unknown(),
                     .fail = result_unknown()};
  saying s = {.lang = t->lang,
              .model = t->policy->model,
              .part = &r->root,
              .label = r->title.in[t->lang],
              .outcome = KOLUA_OUTCOME_UNKNOWN,
              .found = v.found,
              .warn = v.warn,
              .fail = v.fail};
  s.missing = labels_of_gaps(t, &v, &s.why);
  buf out;
  buf_init(&out, t->arena);
  message_write(&out, &s);
  return buf_text(&out).at;
}

static const char *error_message(const teller *t, const script_answer *a) {
  if (a->error_at.file == NULL) return a->error;
  return text_format(t->arena, "%s:%u: %s", a->error_at.file, a->error_at.line, a->error);
}

static void show_read(const teller *t, kolua_finding *f, const script_answer *answer, const note *notes, size_t n) {
  note_list list = {0};
  if (answer->n_at > 0) evidence_add(&list, t->arena, answer->at, answer->n_at);
  else evidence_add(&list, t->arena, notes, n);
  evidence_show(t, f, &list);
  if (answer->outcome != KOLUA_OUTCOME_UNKNOWN) return;
  note_list read = {0};
  evidence_add(&read, t->arena, notes, n);
  evidence_show_missing(t, f, &read);
}

kolua_finding *finding_of_answer(const teller *t, const rule *r, const kolua_rule *shown, const script_answer *answer,
                                 const note *notes, size_t n) {
  kolua_finding *f = finding_short(t, r, shown, answer->outcome);
  if (!t->at_a_glance) show_read(t, f, answer, notes, n);
  if (answer->outcome == KOLUA_OUTCOME_UNKNOWN) {
    f->message = unknown_message(t, r, notes, n);
    return f;
  }
  if (answer->outcome == KOLUA_OUTCOME_ERROR) {
    f->message = error_message(t, answer);
    f->reason = f->remedy = ""; /* the rule's own would speak of what it did not find */
    return f;
  }
  f->message = fill_template(t, answer->message.in[t->lang], answer).at;
  if (answer->outcome == KOLUA_OUTCOME_SKIPPED)
    f->why = f->message[0] ? f->message : why_skipped(&(verdict){.skip = SKIP_NOT_APPLICABLE}, t->lang);
  if (answer->remedy.in[t->lang].len > 0 && !t->at_a_glance)
    f->remedy = fill_template(t, answer->remedy.in[t->lang], answer).at;
  return f;
}
