/* called.h: a small library's data, and functions of rules called on its books. */
#ifndef CALLED_H
#define CALLED_H

#include "rules.h"

static const char DATA[] = "schema: library/1\n"
                           "as_of: 2026-11-21\n"
                           "library: { id: lib, name: City library, rooms: [{ id: r1, floor: 2 }] }\n"
                           "authors:\n"
                           "  - { id: an, name: An }\n"
                           "  - { id: bo, name: Bo }\n"
                           "books:\n"
                           "  - id: b1\n"
                           "    title: Sea\n"
                           "    genre: novel\n"
                           "    pages: 9007199254740993\n"
                           "    price: 12.5\n"
                           "    lent: true\n"
                           "    author_ids: [bo, an]\n"
                           "    keywords: [salt, wind]\n"
                           "    readers: { VN: 0.75 }\n"
                           "    ages: { adult: 0.5 }\n"
                           "    bought: { source: shop, on: 2026-11-01, room_ref: r1 }\n"
                           "    copies: [{ id: c1, note: torn }, { id: c2 }]\n"
                           "    papers:\n"
                           "      - { id: p1, kind: licence, terms: { countries: [VN, TH], until: 2027-01-01 } }\n"
                           "      - { id: p2, kind: insurance, terms: { steps: [{ day: 3 }, { day: 1 }] } }\n"
                           "  - { id: b2, title: Sand, bought: { source: gift } }\n"
                           "loans:\n"
                           "  - { id: l1, book_id: b1, from: 2026-11-01 }\n"
                           "  - { id: l2, book_id: b1 }\n";

enum { NOTES = 64 };

typedef struct call_world {
  rules_world r;
  document *doc;
  script *session;
  note notes[NOTES];
  trace trace;
  scope scope;
} call_world;

/* Within these limits; all 0: the defaults. */
static inline void open_rules_within(call_world *c, const char *lua, const kolua_limits *limits) {
  static const document_options asked = {0};
  memset(c, 0, sizeof *c);
  rules_open(&c->r, lua);
  if (c->r.status != KOLUA_OK) fail_msg("%s", rules_problem(&c->r, 0));
  t_world *w = &c->r.w;
  value *tree = library_tree(w, "data.yaml", DATA);
  if (document_bind(&c->doc, &w->arena, &w->scratch, c->r.model, "data.yaml", tree, "", &asked,
                    w->problems) != KOLUA_OK)
    fail_msg("%s", rules_problem(&c->r, 0));
  if (script_new(&c->session, &w->mem, &c->r.rules, &c->r.file, 1, limits, w->problems) != KOLUA_OK)
    fail_msg("%s", rules_problem(&c->r, 0));
}

static inline void close_rules(call_world *c) {
  script_free(c->session);
  rules_close(&c->r);
}

/* Book `i` is what rules are judged on now. */
static inline void look_at_book(call_world *c, size_t i) {
  const subject *judged = model_subject(c->r.model, TEXT("book"));
  c->trace = (trace){.notes = c->notes, .cap = NOTES};
  c->scope = (scope){.doc = c->doc,
                     .subject = document_subject(c->doc, judged, i),
                     .kind = judged,
                     .arena = &c->r.w.arena,
                     .trace = &c->trace};
}

/* Calls the function of a rule on book `i`. */
static inline script_answer call(call_world *c, const char *id, size_t i) {
  look_at_book(c, i);
  return script_call(c->session, rules_rule(&c->r, id), &c->scope);
}

#define CHECK(id, params, body) RULE(id, params "check = function(book, case, params)\n" body "\nend")

#endif
