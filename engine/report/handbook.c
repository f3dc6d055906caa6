/* handbook.c: the policy in force as a page to hand on: contents, how to read it, what the policy changes, a chapter for each
** pack, the sources.
**
** It holds no day and no path that differs from machine to machine, so that the same policy gives the same page. */
#include "report/handbook.h"
#include "report/words.h"

#include "judge/message.h"
#include "report/told.h"

#include <string.h>

/* ---------------------------------------------------------------- words and places */

text handbook_say(const handbook *h, handbook_word w) {
  return text_of(handbook_word_get(w, h->lang));
}

text handbook_word_of(const handbook *h, report_word w) {
  return text_of(words_get(w, h->lang));
}

void handbook_paragraph(handbook *h, text t) {
  if (t.len == 0) return;
  pen_begin(&h->pen, MARK_PARAGRAPH);
  pen_text(&h->pen, t);
  pen_end(&h->pen, MARK_PARAGRAPH);
}

void handbook_fact(handbook *h, text lead, text t, bool is_code) {
  if (t.len == 0) return;
  pen_label(&h->pen, lead, 1);
  pen_begin(&h->pen, MARK_LINE);
  if (is_code) pen_code(&h->pen, t);
  else pen_text(&h->pen, t);
  pen_end(&h->pen, MARK_LINE);
}

static const char *below(const char *where, const char *folder) {
  const size_t len = strlen(folder);
  return len > 0 && strncmp(where, folder, len) == 0 && where[len] == '/' ? where + len + 1 : NULL;
}

/* What lies in a pack is told from the pack's name on. */
static const char *place_in_pack(const handbook *h, const char *where) {
  const kolua_policy *policy = h->policy;
  for (size_t i = 0; i < policy->n_packs; i++) {
    const char *rest = below(where, policy->packs[i].folder);
    if (rest != NULL) return text_format(h->scratch, "%.*s/%s", SPELT(policy->packs[i].name), rest);
  }
  return NULL;
}

/* Else from the folder of the policy file on; of what lies elsewhere, not even the folder is a reader's concern. */
static const char *place_of_policy(const handbook *h, const char *where) {
  const char *rest = below(where, h->policy->folder);
  return rest != NULL ? rest : where[0] == '/' ? strrchr(where, '/') + 1 : where;
}

void handbook_place(handbook *h, const char *where) {
  const char *in_pack = place_in_pack(h, where);
  pen_code(&h->pen, text_of(in_pack != NULL ? in_pack : place_of_policy(h, where)));
}

void handbook_origin(handbook *h, const kolua_threshold *t) {
  const bool is_of_file = strchr(t->origin, ':') != NULL;
  if (!is_of_file) {
    pen_text(&h->pen, text_of(words_origin(t->origin, h->lang)));
    return;
  }
  pen_text(&h->pen, handbook_say(h, place_in_pack(h, t->origin) != NULL ? H_DEFAULT : H_BY_POLICY));
  pen_text(&h->pen, TEXT(", "));
  handbook_place(h, t->origin);
}

static anchor rule_anchor(const kolua_rule *r) {
  return (anchor){"rule", text_of(r->id)};
}

void handbook_rule_link(handbook *h, const kolua_rule *r) {
  pen_link(&h->pen, rule_anchor(r), text_of(told_in(h->lang, r->title)));
}

/* ---------------------------------------------------------------- packs and groups */

/* The rules of a pack, or of none (NULL), and of one of its groups; the last group, n_groups, holds what is in no other. */
typedef struct shelf {
  const pack *pack;
  size_t group;
} shelf;

/* The group with the longest prefix. */
static size_t group_of(const pack *p, text id) {
  size_t found = p->n_groups;
  for (size_t i = 0; i < p->n_groups; i++) {
    if (!rule_is_below(id, p->groups[i].prefix)) continue;
    if (found == p->n_groups || p->groups[i].prefix.len > p->groups[found].prefix.len) found = i;
  }
  return found;
}

static bool stands_on(const handbook *h, const rule *r, shelf s) {
  if (policy_pack(h->policy, r->pack) != s.pack) return false;
  return s.pack == NULL || group_of(s.pack, r->id) == s.group;
}

/* The next rule from `i` on; the number of all rules: no more. */
static size_t next_on(const handbook *h, shelf s, size_t i) {
  const ruleset *rs = &h->policy->rules;
  while (i < rs->n_rules && !stands_on(h, rs->rules[i], s)) i++;
  return i;
}

static bool has_rules(const handbook *h, shelf s) {
  return next_on(h, s, 0) < h->policy->rules.n_rules;
}

static size_t count_shelves(const pack *p) {
  return p != NULL ? p->n_groups + 1 : 1;
}

static bool is_used(const handbook *h, const pack *p) {
  for (size_t i = 0; i < count_shelves(p); i++)
    if (has_rules(h, (shelf){p, i})) return true;
  return false;
}

/* What lies in a group has a heading; a pack without groups has none besides its own. */
static bool has_heading(shelf s) {
  return s.pack != NULL && s.pack->n_groups > 0;
}

static text pack_title(const handbook *h, const pack *p) {
  return p != NULL ? show_label(p->title, h->lang, p->name) : handbook_say(h, H_OWN_RULES);
}

static anchor pack_anchor(const pack *p) {
  return p != NULL ? (anchor){"pack", p->name} : (anchor){"own", {0}};
}

static text shelf_title(const handbook *h, shelf s) {
  if (s.group == s.pack->n_groups) return handbook_word_of(h, W_OTHER_RULES);
  const group *g = &s.pack->groups[s.group];
  return show_label(g->title, h->lang, g->prefix);
}

/* Packs may have groups of one prefix: where it does not begin with the pack's name, that stands before it. */
static anchor shelf_anchor(const handbook *h, shelf s) {
  const text prefix = s.group < s.pack->n_groups ? s.pack->groups[s.group].prefix : (text){0};
  if (rule_is_below(prefix, s.pack->name)) return (anchor){"group", prefix};
  return (anchor){"group", text_of(text_format(h->scratch, "%.*s/%.*s", SPELT(s.pack->name), SPELT(prefix)))};
}

/* ---------------------------------------------------------------- contents */

static void list_rules(handbook *h, shelf s) {
  const size_t n = h->policy->rules.n_rules;
  pen_begin(&h->pen, MARK_LIST);
  for (size_t i = next_on(h, s, 0); i < n; i = next_on(h, s, i + 1)) {
    pen_begin(&h->pen, MARK_ITEM);
    handbook_rule_link(h, &h->policy->shown[i]);
    pen_end(&h->pen, MARK_ITEM);
  }
  pen_end(&h->pen, MARK_LIST);
}

static void list_groups(handbook *h, const pack *p) {
  pen_begin(&h->pen, MARK_LIST);
  for (size_t i = 0; i < count_shelves(p); i++) {
    const shelf s = {p, i};
    if (!has_rules(h, s)) continue;
    pen_begin(&h->pen, MARK_ITEM);
    pen_link(&h->pen, shelf_anchor(h, s), shelf_title(h, s));
    list_rules(h, s);
    pen_end(&h->pen, MARK_ITEM);
  }
  pen_end(&h->pen, MARK_LIST);
}

static void list_chapter(handbook *h, const pack *p) {
  if (!is_used(h, p)) return;
  pen_begin(&h->pen, MARK_ITEM);
  pen_link(&h->pen, pack_anchor(p), pack_title(h, p));
  if (has_heading((shelf){p, 0})) list_groups(h, p);
  else list_rules(h, (shelf){p, 0});
  pen_end(&h->pen, MARK_ITEM);
}

static void list_section(handbook *h, const char *to, text title) {
  pen_begin(&h->pen, MARK_ITEM);
  pen_link(&h->pen, (anchor){to, {0}}, title);
  pen_end(&h->pen, MARK_ITEM);
}

static bool has_sources(const handbook *h) {
  for (size_t i = 0; i < h->policy->rules.n_rules; i++)
    if (h->policy->shown[i].source_count > 0) return true;
  return false;
}

static void write_contents(handbook *h) {
  const kolua_policy *policy = h->policy;
  pen_begin(&h->pen, MARK_CONTENTS);
  pen_heading(&h->pen, 2, (anchor){0}, handbook_say(h, H_CONTENTS));
  pen_begin(&h->pen, MARK_LIST);
  list_section(h, "reading", handbook_say(h, H_HOW_TO_READ));
  list_section(h, "changes", handbook_say(h, H_CHANGES));
  for (size_t i = 0; i < policy->n_packs; i++) list_chapter(h, &policy->packs[i]);
  list_chapter(h, NULL);
  if (has_sources(h)) list_section(h, "sources", handbook_word_of(h, W_SOURCES));
  pen_end(&h->pen, MARK_LIST);
  pen_end(&h->pen, MARK_CONTENTS);
}

/* ---------------------------------------------------------------- head, how to read it */

static text count(const handbook *h, size_t n) {
  return text_of(text_format(h->scratch, "%zu", n));
}

size_t handbook_left_out(const handbook *h) {
  const ruleset *rs = &h->policy->rules;
  size_t n = 0;
  for (size_t i = rs->n_rules; i < rs->n_rules + h->policy->n_left_out; i++) n += !rs->rules[i]->is_disabled;
  return n;
}

static void write_head(handbook *h, text title) {
  const kolua_policy *policy = h->policy;
  const size_t left_out = handbook_left_out(h);
  pen_begin(&h->pen, MARK_HEADER);
  pen_heading(&h->pen, 1, (anchor){0}, title);
  handbook_paragraph(h, handbook_say(h, H_LEAD));
  pen_begin(&h->pen, MARK_FACTS);
  handbook_fact(h, handbook_word_of(h, W_POLICY), text_of(policy->name), false);
  handbook_fact(h, handbook_say(h, H_VERSION), text_of(policy->version), false);
  handbook_fact(h, handbook_say(h, H_RULES), count(h, policy->rules.n_rules), false);
  handbook_fact(h, handbook_say(h, H_DIGEST), text_of(policy->digest), true);
  handbook_fact(h, handbook_say(h, H_ENGINE), TEXT("kolua " KOLUA_VERSION), false);
  pen_end(&h->pen, MARK_FACTS);
  if (left_out > 0) {
    pen_begin(&h->pen, MARK_NOTE);
    pen_text(&h->pen, handbook_say(h, H_LEFT_OUT));
    pen_text(&h->pen, text_of(text_format(h->scratch, " %zu.", left_out)));
    pen_end(&h->pen, MARK_NOTE);
  }
  pen_end(&h->pen, MARK_HEADER);
}

static void write_outcome(handbook *h, kolua_outcome o, text what) {
  handbook_fact(h, text_of(words_outcome(o, h->lang)), what, false);
}

static void write_reading(handbook *h) {
  const bool warns = h->policy->unknown == KOLUA_OUTCOME_WARN;
  const char *counts = handbook_word_get(warns ? H_UNKNOWN_WARNS : H_UNKNOWN_FAILS, h->lang);
  const char *unknown = text_format(h->scratch, "%s %s", handbook_word_get(H_UNKNOWN, h->lang), counts);
  pen_heading(&h->pen, 2, (anchor){"reading", {0}}, handbook_say(h, H_HOW_TO_READ));
  handbook_paragraph(h, handbook_say(h, H_RESULTS));
  pen_begin(&h->pen, MARK_FACTS);
  write_outcome(h, KOLUA_OUTCOME_PASS, handbook_say(h, H_PASS));
  write_outcome(h, KOLUA_OUTCOME_WARN, handbook_say(h, H_WARN));
  write_outcome(h, KOLUA_OUTCOME_FAIL, handbook_say(h, H_FAIL));
  write_outcome(h, KOLUA_OUTCOME_UNKNOWN, text_of(unknown));
  write_outcome(h, KOLUA_OUTCOME_SKIPPED, handbook_say(h, H_SKIPPED));
  write_outcome(h, KOLUA_OUTCOME_ERROR, handbook_say(h, H_ERROR));
  pen_end(&h->pen, MARK_FACTS);
  for (handbook_word w = H_VERDICT; w <= H_VALUES; w++) handbook_paragraph(h, handbook_say(h, w));
}

/* ---------------------------------------------------------------- chapters */

static void write_rules(handbook *h, shelf s) {
  const size_t n = h->policy->rules.n_rules;
  const arena_mark since = arena_here(h->scratch);
  for (size_t i = next_on(h, s, 0); i < n; i = next_on(h, s, i + 1)) {
    const kolua_rule *r = &h->policy->shown[i];
    writer_release(&h->out, since);
    pen_heading(&h->pen, has_heading(s) ? 4 : 3, rule_anchor(r), text_of(told_in(h->lang, r->title)));
    pen_begin(&h->pen, MARK_ID);
    pen_code(&h->pen, text_of(r->id));
    pen_end(&h->pen, MARK_ID);
    handbook_rule(h, i);
  }
}

static void write_notice(handbook *h, text notice) {
  if (notice.len == 0) return;
  pen_begin(&h->pen, MARK_NOTE);
  pen_text(&h->pen, notice);
  pen_end(&h->pen, MARK_NOTE);
}

static void write_chapter(handbook *h, const pack *p) {
  if (!is_used(h, p)) return;
  pen_heading(&h->pen, 2, pack_anchor(p), pack_title(h, p));
  if (p != NULL) {
    handbook_paragraph(h, show_label(p->reason, h->lang, (text){0}));
    write_notice(h, show_label(p->notice, h->lang, (text){0}));
  }
  for (size_t i = 0; i < count_shelves(p); i++) {
    const shelf s = {p, i};
    if (!has_rules(h, s)) continue;
    if (has_heading(s)) pen_heading(&h->pen, 3, shelf_anchor(h, s), shelf_title(h, s));
    write_rules(h, s);
  }
}

/* ---------------------------------------------------------------- sources */

static bool cites(const kolua_rule *r, text id) {
  for (size_t i = 0; i < r->source_count; i++)
    if (text_is(id, r->sources[i].id)) return true;
  return false;
}

static bool is_cited_before(const handbook *h, size_t n, text id) {
  for (size_t i = 0; i < n; i++)
    if (cites(&h->policy->shown[i], id)) return true;
  return false;
}

static void write_source(handbook *h, text id, label title) {
  const size_t n = h->policy->rules.n_rules;
  bool has_link = false;
  if (!is_cited_before(h, n, id)) return;
  pen_begin(&h->pen, MARK_ROW);
  pen_begin(&h->pen, MARK_NAME);
  pen_target(&h->pen, (anchor){"source", id});
  pen_code(&h->pen, id);
  pen_end(&h->pen, MARK_NAME);
  pen_begin(&h->pen, MARK_CELL);
  pen_text(&h->pen, show_label(title, h->lang, (text){0}));
  pen_end(&h->pen, MARK_CELL);
  pen_begin(&h->pen, MARK_CELL);
  for (size_t i = 0; i < n; i++) {
    if (!cites(&h->policy->shown[i], id)) continue;
    if (has_link) pen_break(&h->pen);
    handbook_rule_link(h, &h->policy->shown[i]);
    has_link = true;
  }
  pen_end(&h->pen, MARK_CELL);
  pen_end(&h->pen, MARK_ROW);
}

/* Without a file of sources a rule's own ids are all that is known. */
static void write_unlisted(handbook *h, size_t i) {
  const kolua_rule *r = &h->policy->shown[i];
  for (size_t k = 0; k < r->source_count; k++) {
    const text id = text_of(r->sources[k].id);
    if (ruleset_source(&h->policy->rules, id) == NULL && !is_cited_before(h, i, id)) write_source(h, id, (label){0});
  }
}

static void write_sources(handbook *h) {
  const ruleset *rs = &h->policy->rules;
  const text heads[] = {handbook_word_of(h, W_SOURCES), handbook_say(h, H_CONTENT), handbook_say(h, H_CITED_BY)};
  if (!has_sources(h)) return;
  pen_heading(&h->pen, 2, (anchor){"sources", {0}}, handbook_word_of(h, W_SOURCES));
  pen_table(&h->pen, (text){0}, heads, sizeof heads / sizeof heads[0]);
  for (size_t i = 0; i < rs->n_sources; i++) write_source(h, rs->sources[i].id, rs->sources[i].title);
  for (size_t i = 0; i < rs->n_rules; i++) write_unlisted(h, i);
  pen_end(&h->pen, MARK_TABLE);
}

/* ---------------------------------------------------------------- all of it */

kolua_status report_handbook(const kolua_policy *policy, kolua_format format, kolua_lang lang, report_sink sink) {
  handbook h = {.scratch = sink.scratch, .policy = policy, .lang = lang};
  writer_open(&h.out, sink);
  pen_take(&h.pen, format, lang, &h.out);
  const text title = text_of(text_format(sink.scratch, "%s: %s", handbook_word_get(H_TITLE, lang), policy->name));
  pen_page(&h.pen, title);
  write_head(&h, title);
  write_contents(&h);
  pen_begin(&h.pen, MARK_MAIN);
  write_reading(&h);
  handbook_changes(&h);
  for (size_t i = 0; i < policy->n_packs; i++) write_chapter(&h, &policy->packs[i]);
  write_chapter(&h, NULL);
  write_sources(&h);
  pen_end(&h.pen, MARK_MAIN);
  pen_page_end(&h.pen);
  return writer_close(&h.out);
}
