/* judges.h: rules in Lua on a shop's data, loaded as a whole policy, for tests of judge/. */
#ifndef JUDGES_H
#define JUDGES_H

#include "t.h"

#include <stdio.h>

#include "judge/judge.h"
#include "shop.h"

typedef struct judges {
  t_world t;
  kolua_policy policy;
  document *doc;
  judge *judge;
  shop shop;
  shop_file files[4];
} judges;

/* A rule on items: its id and what stands in its table. */
#define ITEM "local item = subject 'item'\n"
#define RULE(id, body) "rule '" id "' { on = item, title = { vi = 't', en = 'T' }, " body " }\n"

static inline document *judges_bind(judges *j, const char *yaml) {
  document *doc = NULL;
  value *root = NULL;
  t_world *w = &j->t;
  const document_options how = {.as_of = strstr(yaml, "as_of:") ? NULL : "2026-11-21"};
  const text whole = text_of(text_format(&w->arena, "schema: shop/1\nstore: { id: s, name: S }\n%s", yaml));
  if (yaml_read(&root, &w->arena, &w->scratch, "data.yaml", whole, &j->policy.limits, w->problems) != KOLUA_OK ||
      document_bind(&doc, &w->arena, &w->scratch, j->policy.model, "data.yaml", root, "", &how, w->problems) != KOLUA_OK)
    fail_msg("%s", t_problem(w, 0));
  return doc;
}

static inline void judges_open_with(judges *j, const char *lua, const char *yaml, const judge_options *how) {
  memset(j, 0, sizeof *j);
  t_open(&j->t);
  j->files[0] = (shop_file){"mine/", "a.lua\n"};
  j->files[1] = (shop_file){"mine/a.lua", lua};
  j->files[2] = (shop_file){"policy.yaml", "use: [./mine]\n"};
  j->shop.extra = j->files;
  kolua_policy_options asked = shop_options(&j->shop);
  mem_init(&j->policy.mem, NULL, NULL);
  j->policy.mem.guard = j->t.mem.guard;
  arena_init(&j->policy.arena, &j->policy.mem);
  arena_init(&j->policy.scratch, &j->policy.mem);
  if (policy_load(&j->policy, "policy.yaml", NULL, &asked, j->t.problems) != KOLUA_OK) fail_msg("%s", t_problem(&j->t, 0));
  j->doc = judges_bind(j, yaml);
  assert_int_equal(judge_new(&j->judge, &j->t.mem, &j->policy, how, j->t.problems), KOLUA_OK);
}

static inline void judges_open(judges *j, const char *lua, const char *yaml) {
  judges_open_with(j, lua, yaml, &(judge_options){.lang = KOLUA_EN});
}

static inline void judges_close(judges *j) {
  judge_free(j->judge);
  arena_free(&j->policy.scratch);
  arena_free(&j->policy.arena);
  assert_int_equal(j->policy.mem.used, 0);
  t_close(&j->t);
}

static inline const rule *judges_rule(judges *j, const char *id) {
  const rule *found = ruleset_find(&j->policy.rules, text_of(id));
  assert_non_null(found);
  return found;
}

/* The rule's finding on the first item. */
static inline const kolua_finding *judges_find(judges *j, const char *id) {
  const subject *s = model_subject(j->policy.model, TEXT("item"));
  return judge_rule(j->judge, j->doc, s, document_subject(j->doc, s, 0), judges_rule(j, id));
}

#endif
