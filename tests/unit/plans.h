/* plans.h: rules in Lua and data in YAML over the library's model, resolved and bound, for tests of rule/ and judge/. */
#ifndef PLANS_H
#define PLANS_H

#include "rules.h"

#include <stdio.h>

#include "base/dates.h"
#include "base/number.h"
#include "rule/eval.h"

typedef struct plans {
  rules_world r;
  document *doc;
  scope scope;
  trace trace;
  note notes[32];
} plans;

static inline void plans_open(plans *p, const char *lua) {
  memset(p, 0, sizeof *p);
  rules_open(&p->r, lua);
  if (p->r.status != KOLUA_OK) fail_msg("%s", rules_problem(&p->r, 0));
  if (ruleset_resolve(&p->r.rules, p->r.model, &p->r.w.scratch, p->r.w.problems) != KOLUA_OK) fail_msg("%s", rules_problem(&p->r, 0));
}

/* Binds the data; "as_of" stands in it. What it is complained about is missing, as always. */
static inline void plans_bind(plans *p, const char *yaml) {
  t_world *w = &p->r.w;
  const char *whole = text_format(&w->arena, "schema: library/1\n%s", yaml);
  const document_options how = {.as_of = strstr(yaml, "as_of:") ? NULL : "2026-11-21"};
  const kolua_status status = document_bind(&p->doc, &w->arena, &w->scratch, p->r.model, "data.yaml", library_tree(w, "data.yaml", whole), "",
                                            &how, w->problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(w, 0));
}

/* A scope at subject `i` of the kind, which notes what it reads. */
static inline void plans_enter(plans *p, const char *judged, size_t i) {
  const subject *s = model_subject(p->r.model, text_of(judged));
  p->trace = (trace){.notes = p->notes, .cap = sizeof p->notes / sizeof *p->notes};
  p->scope = (scope){.doc = p->doc, .subject = document_subject(p->doc, s, i), .kind = s, .arena = &p->r.w.arena, .trace = &p->trace};
  assert_non_null(p->scope.subject);
}

static inline const part_plan *plans_root(plans *p, const char *id) {
  return &rules_rule(&p->r, id)->plan->root;
}

static inline void plans_close(plans *p) {
  rules_close(&p->r);
}

/* A result as text: "3", "0.5", "true", "sea", "2026-11-21", "[a, b]", "[a] + 1 unknown", "unknown", "unknown 1..3". */
static inline void plans_show(buf *out, const result *r) {
  char room[NUMBER_ROOM], day[DATE_ROOM];
  switch (r->kind) {
    case KIND_UNKNOWN:
      buf_add_string(out, "unknown");
      if (r->low > -1e300 || r->high < 1e300) buf_format(out, " %s..", number_write(r->low, true, room));
      if (r->low > -1e300 || r->high < 1e300) buf_add_string(out, number_write(r->high, true, room));
      break;
    case KIND_BOOL: buf_add_string(out, r->boolean ? "true" : "false"); break;
    case KIND_NUMBER:
      if (r->whole) buf_add_integer(out, r->integer);
      else buf_add_string(out, number_write(r->number, false, room));
      break;
    case KIND_TEXT: buf_add(out, r->text); break;
    case KIND_DATE: buf_add_string(out, date_write(r->integer, day)); break;
    case KIND_DATETIME: buf_add_string(out, date_write(instant_day(r->instant), day)); break;
    case KIND_LIST:
      for (size_t i = 0; i < r->n; i++) {
        const value *item = r->items[i];
        buf_add_string(out, i == 0 ? "[" : ", ");
        if (item->type == KOLUA_STRING) buf_add(out, value_text(item));
        else buf_add_string(out, number_write(kolua_value_number(item), true, room));
      }
      buf_add_string(out, r->n == 0 ? "[]" : "]");
      if (r->holes > 0) buf_format(out, " + %u unknown", r->holes);
      break;
    case KIND_SHARES:
    case KIND_ELEMENT: buf_add_string(out, "a map"); break;
  }
}

/* What was looked for and is not given, or is of no use: "price, bought.on (division by zero)". */
static inline void plans_show_gaps(buf *out, const trace *of) {
  for (size_t i = 0; i < of->n; i++) {
    const note *n = &of->notes[i];
    if ((n->found != NULL && n->why == NULL) || n->is_absent) continue;
    buf_add_string(out, out->len > 0 ? ", " : "");
    buf_add(out, n->found == NULL ? n->rest : TEXT("it"));
    if (n->why != NULL) buf_format(out, " (%s)", n->why);
  }
}

/* `expression` measured on the first book of the data: what comes out, and which gaps are noted. */
static inline void check_value(const char *expression, const char *data, const char *expected, const char *gaps) {
  static plans p;
  char lua[2000];
  snprintf(lua, sizeof lua, HEAD "local low = parameter 'low' { novel = { a = 1 }, poetry = { a = 2 } }\n"
           "local step = parameter 'step' (steps { [10] = 1, [20] = 2 })\n" RULE("x.y", "measure = %s, demand = present()"), expression);
  plans_open(&p, lua);
  plans_bind(&p, data);
  plans_enter(&p, "book", 0);
  const result found = eval(&p.scope, plans_root(&p, "x.y")->measure);
  buf shown, lacking;
  buf_init(&shown, &p.r.w.scratch);
  plans_show(&shown, &found);
  if (!text_is(buf_text(&shown), expected)) fail_msg("%s: expected %s, got %s", expression, expected, buf_text(&shown).at);
  buf_init(&lacking, &p.r.w.scratch);
  plans_show_gaps(&lacking, &p.trace);
  if (!text_is(buf_text(&lacking), gaps)) fail_msg("%s: expected gaps '%s', got '%s'", expression, gaps, buf_text(&lacking).at);
  plans_close(&p);
}

#endif
