/* rules.h: rule files from a string, over the library's model, for tests of the script layer. */
#ifndef RULES_H
#define RULES_H

#include "library.h"

#include "script/script.h"

typedef struct rules_world {
  t_world w;
  model *model;
  ruleset rules;
  rule_file file;
  kolua_status status;
} rules_world;

/* Most rules of the tests need the same beginning. */
#define HEAD "local book, loan = subject 'book', subject 'loan'\n"
#define RULE(id, body) "rule '" id "' { on = book, title = { vi = 'a', en = 'b' }, " body " }\n"

static inline void rules_open(rules_world *r, const char *lua) {
  static const kolua_limits limits = {0};
  t_open(&r->w);
  r->model = library_model(&r->w, LIBRARY_MODEL);
  ruleset_init(&r->rules, &r->w.arena);
  r->rules.model = r->model;
  r->file = (rule_file){.name = "rules/x.lua", .pack = TEXT("x"), .source = text_of(lua)};
  r->status = script_load(&r->rules, &r->file, 1, r->model, &limits, &r->w.scratch, r->w.problems);
}

static inline void rules_close(rules_world *r) {
  t_close(&r->w);
}

/* Problem `i` as "line:column: message". */
static inline const char *rules_problem(rules_world *r, size_t i) {
  return library_issue(&r->w, r->w.problems, i);
}

static inline const char *rules_written(rules_world *r, const expr *e) {
  buf out;
  buf_init(&out, &r->w.scratch);
  if (e == NULL) return "(none)";
  expr_write(&out, e);
  return buf_text(&out).at;
}

static inline const rule *rules_rule(rules_world *r, const char *id) {
  const rule *found = ruleset_find(&r->rules, text_of(id));
  if (found == NULL) fail_msg("no rule %s: %s", id, rules_problem(r, 0));
  return found;
}

#endif
