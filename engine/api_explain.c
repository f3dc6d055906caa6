/* api_explain.c: kolua_session_explain: one rule on one subject, told step by step. */
#include "api_session.h"

#include "judge/trail.h"
#include "report/steps.h"

typedef struct explain_call {
  kolua_session *session;
  const kolua_data *const *data;
  size_t count;
  text rule, subject; /* subject.at NULL: the only one */
  kolua_format format;
  const kolua_layout *layout;
  report_sink sink;
  problems *problems;
} explain_call;

/* ---- what is meant */

static kolua_status refuse_rule(const explain_call *c) {
  const kolua_policy *policy = c->session->policy;
  const rule *out = policy_left_out(policy, c->rule);
  if (out != NULL && out->is_disabled)
    return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "'%.*s' is disabled by the policy: %.*s", SPELT(c->rule),
                       SPELT(out->disabled));
  if (out != NULL)
    return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "'%.*s' is left out by --only or --except",
                       SPELT(c->rule));
  const text near = ruleset_suggest(&policy->rules, c->rule, c->session->scratch);
  return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "unknown rule '%.*s'%s", SPELT(c->rule),
                     text_hint(near, c->session->scratch));
}

typedef struct candidates {
  const document *doc; /* of the last one that fits */
  const value *element;
  size_t fit, n;
  text *ids;
} candidates;

static candidates find_subjects(const explain_call *c, const subject *s) {
  candidates out = {0};
  for (size_t i = 0; i < c->count; i++) out.n += document_count(c->data[i]->document, s);
  out.ids = ARENA_ARRAY(c->session->scratch, out.n + 1, text);
  out.n = 0;
  for (size_t i = 0; i < c->count; i++) {
    const document *doc = c->data[i]->document;
    for (size_t k = 0; k < document_count(doc, s); k++) {
      const value *element = document_subject(doc, s, k);
      const text id = document_id(doc, s, element);
      out.ids[out.n++] = id;
      if (c->subject.at != NULL && !text_equal(id, c->subject)) continue;
      if (out.fit++ > 0) continue;
      out.doc = doc;
      out.element = element;
    }
  }
  return out;
}

static kolua_status refuse_subject(const explain_call *c, const subject *s, const candidates *found) {
  enum { SHOWN = 6 };
  if (found->n == 0)
    return problem_add(c->problems, KOLUA_ENOTHING, (place){0}, "the data holds no %.*s, which '%.*s' judges",
                       SPELT(s->name), SPELT(c->rule));
  const text near =
      c->subject.at != NULL ? text_nearest(c->subject, found->ids, found->n, c->session->scratch) : (text){0};
  if (near.len > 0)
    return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "no %.*s has the id '%.*s'%s", SPELT(s->name),
                       SPELT(c->subject), text_hint(near, c->session->scratch));
  buf ids;
  buf_init(&ids, c->session->scratch);
  for (size_t i = 0; i < found->n && i < SHOWN; i++)
    buf_format(&ids, "%s%.*s", i > 0 ? ", " : "", SPELT(found->ids[i]));
  if (found->n > SHOWN) buf_format(&ids, " and %zu more", found->n - SHOWN);
  if (c->subject.at != NULL)
    return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "no %.*s has the id '%.*s'; there are %s", SPELT(s->name),
                       SPELT(c->subject), buf_text(&ids).at);
  return problem_add(c->problems, KOLUA_EINVAL, (place){0}, "which %.*s? Name one of %s", SPELT(s->name),
                     buf_text(&ids).at);
}

static kolua_status explain(void *payload) {
  explain_call *c = payload;
  kolua_session *s = c->session;
  const rule *r = NULL;
  for (size_t i = 0; i < s->policy->rules.n_rules; i++)
    if (text_equal(s->policy->rules.rules[i]->id, c->rule)) r = s->policy->rules.rules[i];
  if (r == NULL) return refuse_rule(c);
  const candidates found = find_subjects(c, r->subject);
  if (found.fit == 0 || (c->subject.at == NULL && found.fit > 1)) return refuse_subject(c, r->subject, &found);
  const trail t = trail_of(s->judge, &s->arena, s->policy, s->asked.lang, found.doc, found.element, r);
  return steps_write(&t, s->policy->model, s->asked.lang, c->format, c->layout, c->sink);
}

kolua_status kolua_session_explain(kolua_session *s, const kolua_data *const *data, size_t count, const char *rule_id,
                                   const char *subject_id, kolua_format format, const kolua_layout *given,
                                   kolua_write_fn *write, void *payload, kolua_problems *p) {
  kolua_layout layout;
  const kolua_status status = session_takes(s, data, count, p);
  if (status != KOLUA_OK) return status;
  if (rule_id == NULL || write == NULL) return refuse_argument(p, "explaining needs a rule and a callback");
  if (!layout_take(&layout, given) || (format != KOLUA_TEXT && format != KOLUA_JSON))
    return refuse_argument(p, "steps are written as text or JSON");
  explain_call c = {.session = s,
                    .data = data,
                    .count = count,
                    .rule = text_of(rule_id),
                    .subject = subject_id != NULL ? text_of(subject_id) : (text){0},
                    .format = format,
                    .layout = &layout,
                    .sink = {write, payload, s->scratch},
                    .problems = p};
  session_begin(s);
  return guard_run(&s->mem, explain, &c, p);
}
