/* trace.c: where rules come from, source by source: which rules check it, or why none does. */
#include "report/text_layout.h"

#include "judge/message.h"
#include "report/words.h"

typedef struct tracing {
  sheet sheet;
  arena *scratch;
  const kolua_policy *policy;
  kolua_lang lang;
  size_t hang;
  size_t n_checked, n_unchecked, n_open;
} tracing;

enum { GAP = 2, HANG_MOST = 28 };

static bool cites(const rule *r, text id) {
  for (size_t i = 0; i < r->n_source; i++)
    if (text_equal(r->source[i], id)) return true;
  return false;
}

static size_t count_rules(const kolua_policy *policy, text id) {
  size_t n = 0;
  for (size_t i = 0; i < policy->rules.n_rules; i++) n += cites(policy->rules.rules[i], id);
  return n;
}

static void tell(tracing *t, text body, style how) {
  sheet_entry(&t->sheet, &(entry){.hang = t->hang, .body = body, .body_style = how});
}

static void tell_rules(tracing *t, text id) {
  const ruleset *rs = &t->policy->rules;
  for (size_t i = 0; i < rs->n_rules; i++)
    if (cites(rs->rules[i], id)) tell(t, rs->rules[i]->id, STYLE_PLAIN);
}

static void tell_source(tracing *t, const source *s) {
  const bool is_checked = count_rules(t->policy, s->id) > 0;
  const text why = show_label(s->unchecked, t->lang, (text){0});
  sheet_entry(&t->sheet, &(entry){.lead = s->id,
                                  .lead_style = STYLE_STRONG,
                                  .hang = t->hang,
                                  .body = show_label(s->title, t->lang, (text){0})});
  tell_rules(t, s->id);
  if (is_checked) {
    t->n_checked++;
  } else if (why.len > 0) {
    t->n_unchecked++;
    tell(t, text_of(text_format(t->scratch, "%s: %s", words_get(W_UNCHECKED, t->lang), why.at)), STYLE_FAINT);
  } else {
    t->n_open++;
    tell(t, text_of(words_get(W_NO_RULE, t->lang)), STYLE_CAUTION);
  }
}

static void tell_total(tracing *t) {
  sheet_end_line(&t->sheet);
  const char *total =
      text_format(t->scratch, "%zu %s, %zu %s, %zu %s", t->n_checked, words_get(W_N_CHECKED, t->lang), t->n_unchecked,
                  words_get(W_N_UNCHECKED, t->lang), t->n_open, words_get(W_N_WITHOUT_RULE, t->lang));
  sheet_entry(&t->sheet, &(entry){.body = text_of(total)});
}

static size_t widest_id(const ruleset *rs) {
  size_t most = 0;
  for (size_t i = 0; i < rs->n_sources; i++)
    if (rs->sources[i].id.len > most) most = rs->sources[i].id.len;
  return most + GAP < HANG_MOST ? most + GAP : HANG_MOST;
}

kolua_status report_trace(const kolua_policy *policy, kolua_lang lang, unsigned columns, report_sink sink) {
  writer o;
  writer_open(&o, sink);
  tracing t = {.sheet = {.out = &o, .columns = columns},
               .scratch = sink.scratch,
               .policy = policy,
               .lang = lang,
               .hang = widest_id(&policy->rules)};
  for (size_t i = 0; i < policy->rules.n_sources; i++) {
    const arena_mark mark = arena_here(t.scratch);
    tell_source(&t, &policy->rules.sources[i]);
    writer_release(&o, mark);
  }
  tell_total(&t);
  return writer_close(&o);
}
