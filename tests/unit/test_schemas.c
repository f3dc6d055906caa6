/* test_schemas.c: the schemas of policy files and of test files, with the shipped packs' names: they take what the readers
** take, and refuse what those refuse for its keys and words. */
#include "json_schema.h"

#include "policy/policy.h"

#include <glob.h>

typedef struct schemas {
  t_world w;
  kolua_policy *policy;
  buf written;
  json_schema schema;
} schemas;

static kolua_status collect(void *payload, const char *at, size_t len) {
  buf_add(payload, (text){at, len});
  return KOLUA_OK;
}

static const kolua_policy_options shipped = {.size = sizeof shipped, .rules = "rules"};

static void open_schemas(schemas *s, kolua_schema which) {
  t_open(&s->w);
  if (kolua_policy_open(&s->policy, NULL, &shipped, s->w.problems) != KOLUA_OK) fail_msg("%s", t_problem(&s->w, 0));
  buf_init(&s->written, &s->w.arena);
  assert_int_equal(kolua_policy_schema(s->policy, which, collect, &s->written), KOLUA_OK);
  value *root = NULL;
  if (json_read(&root, &s->w.arena, &s->w.scratch, "schema.json", buf_text(&s->written), &library_limits, s->w.problems) != KOLUA_OK)
    fail_msg("%s", t_problem(&s->w, 0));
  s->schema = (json_schema){root, &s->w.arena};
}

static void close_schemas(schemas *s) {
  kolua_policy_free(s->policy);
  t_close(&s->w);
}

static bool fits(schemas *s, const char *yaml) {
  return schema_holds(&s->schema, s->schema.root, library_tree(&s->w, "x.yaml", yaml));
}

/* ---------------------------------------------------------------- policy files */

static bool is_loaded(schemas *s, const char *yaml) {
  kolua_policy *policy = NULL;
  kolua_problems_clear(s->w.problems);
  const kolua_status status = kolua_policy_parse(&policy, "x.yaml", yaml, strlen(yaml), &shipped, s->w.problems);
  kolua_policy_free(policy);
  return status == KOLUA_OK;
}

static void what_is_loaded_fits(void **state) {
  (void)state;
  static const char *const files[] = {
    "policy: a\nversion: 1.0.0\nlanguage: vi\nunknown: fail\nuse: [selection]\n",
    "policy:\nversion:\nlanguage:\nextends:\nuse: [selection]\nset:\nlevel:\ndisable:\nenable:\nwaive:\nunknown:\nweight:\nfields:\nrules:\n",
    "use:\n",
    "set: { selection.audience.suspicious_share: { warn: 0.10, fail: 0.20 } }\n",
    "set: { selection.audience.suspicious_share.warn: 0.10 }\n",
    "set: { selection: { audience.suspicious_share: { warn: 0.10 } } }\n",
    "set: { selection.audience: { suspicious_share: { warn: 0.10 } } }\n",
    "set: { contract.exclusivity.scope: { window: { warn: 60 } } }\n",
    "set: { contract.exclusivity.scope: { window.warn: 60 } }\n",
    "set: { contract.exclusivity.scope.window: { warn: 60 } }\n",
    "set: { benchmark.engagement.low: { tiktok: { mid: 0.035 } } }\n",
    "set: { benchmark.engagement.low.tiktok: { mid: 0.035 } }\n",
    "level: { contract.killfee.defined: warn }\n",
    "disable: [ { rule: readiness.offer.usp_clear, reason: reviewed } ]\nenable: [readiness.offer.usp_clear]\n",
    "weight: { law-vn: 3, selection.audience.suspicious_share: 5 }\n",
    "waive: [ { rule: contract.exclusivity.scope, part: window, subject: hd-07, reason: r, owner: o, approved_by: a, until: 2026-12-31 } ]\n",
    "fields: { kol.rating: { type: integer, min: 1, max: 5, vi: Điểm, en: Rating } }\n",
    "fields: { kol.notes: { type: list of string }, kol.state: { type: enum, enum: { new: New, old: { vi: Cũ, en: Old } } } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, at_least: 1000, title: Quote } }\n",
    "rules: { a.b: { measure: kol.tier, one_of: { warn: [mid], fail: [mid, macro] }, title: { vi: Bậc, en: Tier }, severity: minor } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, between: [1, 2], title: F } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, present: warn, title: Quote }, a.c: { measure: kol.quote_vnd, present: , title: Quote } }\n",
  };
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_POLICY);
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    if (!is_loaded(&s, files[i])) fail_msg("not loaded: %s%s", files[i], t_problem(&s.w, 0));
    if (!fits(&s, files[i])) fail_msg("does not fit: %s", files[i]);
  }
  close_schemas(&s);
}

static void what_does_not_fit_is_not_loaded(void **state) {
  (void)state;
  static const char *const files[] = {
    "polcy: a\n",
    "version: 1\n",
    "language: fr\n",
    "use: [/rules]\n",
    "use: [~]\n",
    "weight: { law-vn: }\n",
    "use: selection\n",
    "set: { selection.audience.suspicius_share: { warn: 0.10 } }\n",
    "set: { selection.audience.suspicious_share: { wran: 0.10 } }\n",
    "set: { selection.audience.suspicious_share: { warn: 1.10 } }\n",
    "set: { selection.audience.suspicious_share: { warn: low } }\n",
    "set: { contract.exclusivity.scope: { windw: { warn: 60 } } }\n",
    "set: { benchmark.engagement.low: { tiktok: { middle: 0.035 } } }\n",
    "level: { contract.killfee.defined: skip }\n",
    "level: { contract.killfee: warn }\n",
    "disable: [ { rule: readiness.offer.usp_clear } ]\n",
    "disable: [ { rule: readiness.offer.usp_cleer, reason: r } ]\n",
    "disable: [ readiness.offer.usp_clear ]\n",
    "enable: [ { rule: readiness.offer.usp_clear } ]\n",
    "weight: { law-vm: 3 }\n",
    "weight: { law-vn: -3 }\n",
    "waive: [ { rule: contract.exclusivity.scope, reason: r, owner: o, approved_by: a } ]\n",
    "waive: [ { rule: contract.exclusivity.scope, reason: ' ', owner: o, approved_by: a, until: 2026-12-31 } ]\n",
    "waive: [ { rule: contract.exclusivity.scope, reason: r, owner: o, approved_by: a, until: soon } ]\n",
    "fields: { kol.rating: { type: whole } }\n",
    "fields: { kol.rating: { type: integer, minimum: 1 } }\n",
    "fields: { kol.rating: { type: integer, unit: stars } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, title: Quote } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, at_least: 1, at_most: 2, title: Quote } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, at_least: 1 } }\n",
    "rules: { a.b: { measure: klo.followers, at_least: 1, title: F } }\n",
    "rules: { a.b: { measure: kol, present: , title: F } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, at_least: { wran: 1 }, title: F } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, at_least: {}, title: F } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, between: [1], title: F } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, present: pass, title: F } }\n",
    "rules: { a.b: { measure: kol.quote_vnd, present: , title: F, when: kol.tier } }\n",
    "rules: { a!b: { measure: kol.quote_vnd, present: , title: F } }\n",
    "unknown: pass\n",
  };
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_POLICY);
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    if (fits(&s, files[i])) fail_msg("fits: %s", files[i]);
    if (is_loaded(&s, files[i])) fail_msg("loaded: %s", files[i]);
  }
  close_schemas(&s);
}

/* A threshold's default is the value in force, its description the label. */
static void thresholds_are_described(void **state) {
  (void)state;
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_POLICY);
  const value *set = value_get(value_get(s.schema.root, TEXT("properties")), TEXT("set"));
  const value *share = value_get(value_get(set, TEXT("properties")), TEXT("selection.audience.suspicious_share"));
  assert_true(text_is(value_text(value_get(share, TEXT("title"))), "Suspicious followers"));
  const value *warn = value_get(value_get(share, TEXT("properties")), TEXT("warn"));
  assert_true(text_is(value_text(value_get(warn, TEXT("description"))), "Người theo dõi đáng ngờ"));
  assert_int_equal(value_get(warn, TEXT("maximum"))->as.integer, 1);
  assert_non_null(value_get(warn, TEXT("default")));
  close_schemas(&s);
}

/* ---------------------------------------------------------------- test files */

static void check_files(schemas *s, const char *pattern, size_t least) {
  glob_t found;
  assert_int_equal(glob(pattern, 0, NULL, &found), 0);
  assert_true(found.gl_pathc >= least);
  for (size_t i = 0; i < found.gl_pathc; i++) {
    const char *path = found.gl_pathv[i];
    if (!fits(s, library_file(&s->w, path).at)) fail_msg("does not fit: %s", path);
  }
  globfree(&found);
}

static void shipped_tests_fit(void **state) {
  (void)state;
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_TEST);
  check_files(&s, "rules/*/*_test.yaml", 150);
  check_files(&s, "examples/*/*_test.yaml", 4);
  close_schemas(&s);
}

static kolua_status ignore_case(void *payload, const kolua_case *result) {
  (void)payload, (void)result;
  return KOLUA_OK;
}

/* Given as a file, for a test is read from one. */
static kolua_status give(void *payload, const char *path, const char **at, size_t *len) {
  (void)path;
  *at = payload;
  *len = strlen(payload);
  return KOLUA_OK;
}

static bool is_run(schemas *s, const char *yaml) {
  s->policy->load = give;
  s->policy->load_payload = (void *)(uintptr_t)yaml;
  const kolua_status status = kolua_policy_test(s->policy, "x_test.yaml", ignore_case, NULL, s->w.problems);
  s->policy->load = NULL;
  return status == KOLUA_OK;
}

static void a_wrong_test_neither_fits_nor_runs(void **state) {
  (void)state;
#define RULE "rule: selection.audience.suspicious_share\nas_of: 2026-11-21\n"
  static const char *const right = RULE "cases: [ { name: a, kol: { kind: kol }, expect: unknown } ]\n";
  static const char *const wrong[] = {
    RULE "cases: []\n",
    RULE,
    RULE "cases: [ { name: a, kol: { kind: kol } } ]\n",
    RULE "cases: [ { name: a, kol: { kind: kol }, expect: unkown } ]\n",
    RULE "cases: [ { name: a, kol: { kin: kol }, expect: unknown } ]\n",
    RULE "cases: [ { name: a, klo: { kind: kol }, expect: unknown } ]\n",
    RULE "cases: [ { name: a, kol: { kind: kol }, expect: { outcom: unknown } } ]\n",
    RULE "cases: [ { name: a, kol: { kind: kol }, expect: { rules: { nothing: pass } } } ]\n",
    RULE "cases: [ { name: a, kol: { kind: kol }, expect: { message: { fr: x } } } ]\n",
    RULE "case: [ { name: a, kol: { kind: kol }, expect: unknown } ]\n",
    "rule: selection.audience.suspicius_share\nas_of: 2026-11-21\ncases: [ { name: a, kol: { kind: kol }, expect: unknown } ]\n",
  };
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_TEST);
  assert_true(fits(&s, right));
  assert_true(is_run(&s, right));
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    if (fits(&s, wrong[i])) fail_msg("fits: %s", wrong[i]);
    if (is_run(&s, wrong[i])) fail_msg("runs: %s", wrong[i]);
  }
  close_schemas(&s);
}

/* ---------------------------------------------------------------- map files */

static bool is_map(schemas *s, const char *yaml) {
  kolua_map *loaded;
  const kolua_status status = kolua_map_parse(&loaded, s->policy, "m.yaml", yaml, strlen(yaml), NULL, s->w.problems);
  kolua_map_free(loaded);
  return status == KOLUA_OK;
}

static void shipped_maps_fit(void **state) {
  (void)state;
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_MAP);
  check_files(&s, "examples/exports/*.yaml", 4);
  close_schemas(&s);
}

static void a_wrong_map_neither_fits_nor_loads(void **state) {
  (void)state;
#define COLUMN(how) "as: kol\ncolumns: { I: id, C: { to: quote_vnd, " how " } }\n"
  static const char *const right[] = {
    "as: kol\nid: line\ncolumns: { N: display_name }\nconstants:\n",
    "as: kol\ndelimiter: \"\\t\"\ndecimal: ','\nempty: x\ncolumns: { N: { to: [id, display_name] } }\nconstants: { kind: kol, is_minor: false }\n",
    COLUMN("percent: true, short: false, times: 25.4, decimal: '.', currency: USD, empty: [a]"),
  };
  static const char *const wrong[] = {
    "as: kol\n", "as: kil\ncolumns: { I: id }\n", "as: kol\ncolumns: {}\n", "as: kol\nid: row\ncolumns: { N: display_name }\n",
    "as: kol\ndelimiter: x\ncolumns: { I: id }\n", "as: kol\nempty: [1]\ncolumns: { I: id }\n", "as: kol\ncolumns: { I: { percent: true } }\n",
    "as: kol\ncolumn: { I: id }\n", COLUMN("percent: 1"), COLUMN("times: 0"), COLUMN("times: 2000000000"), COLUMN("currency: dong"), COLUMN("scale: 3"),
    COLUMN("decimal: x"), COLUMN("words: x"),
  };
  schemas s;
  open_schemas(&s, KOLUA_SCHEMA_MAP);
  for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
    if (!fits(&s, right[i])) fail_msg("does not fit: %s", right[i]);
    if (!is_map(&s, right[i])) fail_msg("does not load: %s", right[i]);
  }
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    if (fits(&s, wrong[i])) fail_msg("fits: %s", wrong[i]);
    if (is_map(&s, wrong[i])) fail_msg("loads: %s", wrong[i]);
  }
  close_schemas(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_loaded_fits),
    cmocka_unit_test(what_does_not_fit_is_not_loaded),
    cmocka_unit_test(thresholds_are_described),
    cmocka_unit_test(shipped_tests_fit),
    cmocka_unit_test(a_wrong_test_neither_fits_nor_runs),
    cmocka_unit_test(shipped_maps_fit),
    cmocka_unit_test(a_wrong_map_neither_fits_nor_loads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
