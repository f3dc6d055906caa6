/* lint_texts.c: texts that are missing, in one language or in both, and placeholders that differ between them.
**
** Who writes rules for themselves may leave texts out; what is shipped must say why, what to do and where it is from, in
** both languages. What stands in one language must stand in the other, whoever wrote it. */
#include "policy/linting.h"

#include <stdlib.h>
#include <string.h>

static bool is_empty(label l) {
  for (size_t i = 0; i < KOLUA_LANGS; i++)
    if (l.in[i].len > 0) return false;
  return true;
}

/* ---- what a reader needs */

static bool leads_to_keyed(const step *steps, size_t n) {
  return n > 0 && steps[n - 1].op == STEP_KEYED;
}

static bool walks_to_keyed(const loop *loops, size_t n) {
  return n > 0 && leads_to_keyed(loops[n - 1].steps, loops[n - 1].n_steps);
}

/* Whether what it measures is an element of a keyed list, or how many there are: then the demand is about its being there. */
static bool measures_keyed(const part_plan *p) {
  const node *e = p->measure;
  return e != NULL && (leads_to_keyed(e->steps, e->n_steps) || walks_to_keyed(e->loops, e->n_loops)) &&
         (e->op == OP_PATH || e->op == OP_COUNT);
}

/* Whether it finds fault with an element of a keyed list that is not there: then one is to be written. */
static bool asks_for_keyed(const part_plan *p) {
  const part *asked = p->source;
  const bool is_fault = asked->has_absent && (kolua_outcome)asked->absent > KOLUA_OUTCOME_PASS;
  if ((is_fault && walks_to_keyed(p->each, p->n_each)) || measures_keyed(p)) return true;
  for (size_t i = 0; i < p->n_parts; i++)
    if (asks_for_keyed(&p->parts[i])) return true;
  return false;
}

static void check_needed(linting *l, const rule *r, label given, const char *what) {
  if (!is_empty(given)) return;
  for (size_t i = 0; i < KOLUA_LANGS; i++)
    lint_lack(l, CODE_TEXT, r->at, r, "%.*s has no %s in '%s'", SPELT(r->id), what, kolua_lang_name((kolua_lang)i));
}

/* ---- both languages */

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/* The next {name} from *at on, which moves behind it; empty: none. */
static text next_placeholder(text t, size_t *at) {
  for (; *at < t.len; (*at)++) {
    if (t.at[*at] != '{') continue;
    size_t end = *at + 1;
    while (end < t.len && is_name_char(t.at[end])) end++;
    const text name = {t.at + *at + 1, end - *at - 1};
    if (end == t.len || t.at[end] != '}' || name.len == 0) continue;
    *at = end + 1;
    return name;
  }
  return (text){0};
}

static bool has_placeholder(text t, text wanted) {
  size_t at = 0;
  for (text name = next_placeholder(t, &at); name.len > 0; name = next_placeholder(t, &at))
    if (text_equal(name, wanted)) return true;
  return false;
}

static void check_placeholders(linting *l, const rule *r, place where, label given, const char *what) {
  for (size_t i = 0; i < KOLUA_LANGS; i++) {
    const size_t other = 1 - i;
    size_t at = 0;
    for (text name = next_placeholder(given.in[i], &at); name.len > 0; name = next_placeholder(given.in[i], &at))
      if (!has_placeholder(given.in[other], name))
        lint_lack(l, CODE_PLACEHOLDER, where, r, "%.*s: the %s names {%.*s} in '%s' only", SPELT(r->id), what,
                  SPELT(name), kolua_lang_name((kolua_lang)i));
  }
}

static void check_both(linting *l, const rule *r, place where, label given, const char *what) {
  if (is_empty(given)) return;
  for (size_t i = 0; i < KOLUA_LANGS; i++)
    if (given.in[i].len == 0)
      lint_lack(l, CODE_TRANSLATION, where, r, "%.*s has no %s in '%s'", SPELT(r->id), what,
                kolua_lang_name((kolua_lang)i));
  if (given.in[KOLUA_EN].len > 0 && given.in[KOLUA_VI].len > 0) check_placeholders(l, r, where, given, what);
}

static void check_part(linting *l, const rule *r, const part *p) {
  check_both(l, r, p->at, p->label, "label");
  if (p != &r->root) check_both(l, r, p->at, p->remedy, "remedy");
  for (size_t i = 0; i < KOLUA_OUTCOMES; i++)
    check_both(l, r, p->at, p->message[i],
               text_format(l->scratch, "message for '%s'", kolua_outcome_name((kolua_outcome)i)));
  for (size_t i = 0; i < p->n_parts; i++) check_part(l, r, &p->parts[i]);
}

/* ---- YAML */

/* A map of texts by language: one of them, and not the other. */
static void check_map(linting *l, const kept_tree *w, const value *v) {
  size_t given = KOLUA_LANGS, n = 0;
  for (size_t i = 0; i < KOLUA_LANGS; i++) {
    const value *found = value_get(v, text_of(kolua_lang_name((kolua_lang)i)));
    if (found == NULL || (found->type != KOLUA_STRING && found->type != KOLUA_LIST)) continue;
    given = i;
    n++;
  }
  if (n != 1) return;
  const kolua_status status = w->is_shipped ? KOLUA_EPOLICY : KOLUA_OK;
  if (w->is_shipped) l->status = status;
  problem_add_as(l->problems, CODE_TRANSLATION, status, (place){w->file, v->line, v->column},
                 "there is a text in '%s' and none in '%s'", kolua_lang_name((kolua_lang)given),
                 kolua_lang_name((kolua_lang)(1 - given)));
}

static void check_value(linting *l, const kept_tree *w, const value *v) {
  if (v->type == KOLUA_MAP) check_map(l, w, v);
  for (uint32_t i = 0; v->type == KOLUA_MAP && i < v->len; i++) check_value(l, w, &value_member(v, i)->value);
  for (uint32_t i = 0; v->type == KOLUA_LIST && i < v->len; i++) check_value(l, w, &v->as.items[i]);
}

static void check_tree(linting *l, const kept_tree *w) {
  if (w == NULL) return;
  check_tree(l, w->next);
  check_value(l, w, w->tree);
}

void lint_kept_texts(linting *l) {
  check_tree(l, l->policy->trees);
}

/* ---- rules */

void lint_texts(linting *l, const rule *r) {
  const struct {
    label given;
    const char *what;
  } told[] = {{r->title, "title"}, {r->reason, "reason"}, {r->remedy, "remedy"}, {r->wording, "wording"}};
  const pack *p = policy_pack(l->policy, r->pack);
  check_needed(l, r, r->title, "title");
  check_needed(l, r, r->reason, "reason");
  check_needed(l, r, r->remedy, "remedy");
  if (p != NULL && p->is_shipped && !r->is_function && asks_for_keyed(&r->plan->root))
    check_needed(l, r, r->wording, "wording");
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) check_both(l, r, r->at, told[i].given, told[i].what);
  check_part(l, r, &r->root);
}
