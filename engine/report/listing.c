/* listing.c: the rules of a policy as a list for a terminal: a line a rule, below it, if asked for, its thresholds. */
#include "report/told.h"

#include "base/utf8.h"
#include "judge/message.h"
#include "report/writer.h"

enum { GAP = 2 };

typedef struct listing {
  writer *out;
  arena *scratch;
  const kolua_policy *policy;
  kolua_lang lang;
  size_t id, severity, subject; /* widths */
} listing;

static text subject_of(const listing *l, const kolua_rule *r) {
  const subject *s = model_subject(l->policy->model, text_of(r->subject));
  return s != NULL ? show_label(s->label, l->lang, s->name) : text_of(r->subject);
}

static void widen(size_t *width, text t) {
  const size_t needed = utf8_width(t) + GAP;
  if (needed > *width) *width = needed;
}

static void measure(listing *l) {
  for (size_t i = 0; i < l->policy->rules.n_rules; i++) {
    const kolua_rule *r = &l->policy->shown[i];
    widen(&l->id, text_of(r->id));
    widen(&l->severity, text_of(words_severity(r->severity, l->lang)));
    widen(&l->subject, subject_of(l, r));
  }
}

static void add_cell(const listing *l, text t, size_t width) {
  buf_add(&l->out->text, t);
  for (size_t n = utf8_width(t); n < width; n++) buf_add_char(&l->out->text, ' ');
}

static void add_thresholds(const listing *l, const kolua_rule *r) {
  for (size_t i = 0; i < r->threshold_count; i++) {
    const kolua_threshold *one = &r->thresholds[i];
    const text said = told_threshold(l->scratch, l->policy->model, r, one, l->lang);
    buf_format(&l->out->text, "    %.*s  %s\n", SPELT(said), words_origin(one->origin, l->lang));
  }
}

kolua_status report_list(const kolua_policy *policy, kolua_lang lang, bool with_thresholds, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  listing l = {.out = &o, .scratch = sink.scratch, .policy = policy, .lang = lang};
  measure(&l);
  for (size_t i = 0; i < policy->rules.n_rules; i++) {
    const arena_mark mark = arena_here(sink.scratch);
    const kolua_rule *r = &policy->shown[i];
    add_cell(&l, text_of(r->id), l.id);
    add_cell(&l, text_of(words_severity(r->severity, lang)), l.severity);
    add_cell(&l, subject_of(&l, r), l.subject);
    buf_format(&o.text, "%s\n", told_in(lang, r->title));
    if (with_thresholds) add_thresholds(&l, r);
    writer_release(&o, mark);
  }
  return writer_close(&o);
}
