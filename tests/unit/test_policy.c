/* Packs and policy files become a policy, or a list of all that is wrong with them. */
#define _XOPEN_SOURCE 700  /* mkdtemp */

#include "t.h"

#include "policy/policy.h"
#include "policy/shown.h"
#include "shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* ---- a policy on the memory of the test */

typedef struct world {
  t_world t;
  shop shop;
  kolua_policy_options options;
  kolua_policy policy;
} world;

static int open_world(void **state) {
  static world w;
  memset(&w, 0, sizeof w);
  t_open(&w.t);
  w.options = shop_options(&w.shop);
  *state = &w;
  return 0;
}

static void forget(world *w) {
  arena_free(&w->policy.scratch);
  arena_free(&w->policy.arena);
  assert_int_equal(w->policy.mem.used, 0);
}

static int close_world(void **state) {
  world *w = *state;
  forget(w);
  t_close(&w->t);
  return 0;
}

static void begin_policy(world *w) {
  if (w->policy.mem.alloc != NULL) forget(w);
  memset(&w->policy, 0, sizeof w->policy);
  mem_init(&w->policy.mem, NULL, NULL);
  w->policy.mem.guard = w->t.mem.guard;
  arena_init(&w->policy.arena, &w->policy.mem);
  arena_init(&w->policy.scratch, &w->policy.mem);
  kolua_problems_clear(w->t.problems);
}

static kolua_status load(world *w, const char *written) {
  begin_policy(w);
  const text t = text_of(written);
  return policy_load(&w->policy, written ? "policy.yaml" : NULL, written ? &t : NULL, &w->options, w->t.problems);
}

static void load_well(world *w, const char *written) {
  const kolua_status status = load(w, written);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(&w->t, 0));
}

static bool has_problem(const world *w, const char *words) {
  for (size_t i = 0; i < kolua_problems_count(w->t.problems); ++i) {
    if (strstr(t_problem(&w->t, i), words) != NULL) return true;
  }
  return false;
}

static void refuse(world *w, const char *written, kolua_status expected, const char *words) {
  const kolua_status status = load(w, written);
  if (!has_problem(w, words)) fail_msg("expected '%s', got '%s'", words, t_problem(&w->t, 0));
  assert_int_equal(status, expected);
}

static const kolua_threshold *find_threshold(const world *w, const char *name) {
  for (size_t i = 0; i < w->policy.rules.n_rules; ++i) {
    const kolua_rule *r = &w->policy.shown[i];
    for (size_t k = 0; k < r->threshold_count; ++k) {
      if (strcmp(r->thresholds[k].name, name) == 0) return &r->thresholds[k];
    }
  }
  fail_msg("no threshold %s", name);
  return NULL;
}

static void check_value(const world *w, const char *name, const char *expected) {
  assert_string_equal(find_threshold(w, name)->value, expected);
}

/* ---- packs */

static void without_a_policy_file_all_shipped_packs_are_used_in_order(void **state) {
  world *w = *state;
  load_well(w, NULL);
  assert_int_equal(w->policy.n_packs, 2);
  assert_true(text_is(w->policy.packs[0].name, "quality"));
  assert_true(text_is(w->policy.packs[1].name, "speed"));
  assert_int_equal(w->policy.rules.n_rules, 3);
  assert_string_equal(w->policy.shown[0].id, "quality.faulty");
  assert_string_equal(w->policy.shown[0].pack, "quality");
  assert_string_equal(w->policy.name, "default");
}

static void the_host_may_name_the_packs(void **state) {
  world *w = *state;
  const char *const use[] = {"speed", NULL};
  w->options.use = use;
  load_well(w, NULL);
  assert_int_equal(w->policy.n_packs, 1);
  assert_int_equal(w->policy.rules.n_rules, 2);
}

static void a_host_may_name_a_folder_by_its_path(void **state) {
  world *w = *state;
  const char *const use[] = {"./own", NULL};
  w->options.use = use;
  load_well(w, NULL);
  assert_int_equal(w->policy.rules.n_rules, 1);
  assert_true(text_is(w->policy.packs[0].name, "own"));
}

static void a_pack_file_gives_titles_and_groups(void **state) {
  world *w = *state;
  load_well(w, NULL);
  const pack *p = policy_pack(&w->policy, TEXT("quality"));
  assert_true(text_is(p->title.in[KOLUA_VI], "Chất lượng"));
  assert_true(text_is(p->reason.in[KOLUA_EN], "For customers."));
  assert_int_equal(p->n_groups, 1);
  assert_true(text_is(p->groups[0].prefix, "quality.faulty"));
  assert_string_equal(p->folder, "rules/quality");
}

static void a_folder_without_a_pack_file_is_titled_by_its_name(void **state) {
  world *w = *state;
  load_well(w, "use: [./own]\n");
  assert_true(text_is(w->policy.packs[0].title.in[KOLUA_VI], "own"));
}

static void tests_beside_the_rules_are_noted_and_annotations_are_no_rules(void **state) {
  world *w = *state;
  load_well(w, NULL);
  assert_int_equal(w->policy.n_tests, 1);
  assert_string_equal(w->policy.tests[0], "rules/quality/faulty_test.yaml");
  assert_int_equal(w->policy.n_files, 2);
}

static void a_misspelt_pack_is_answered_with_the_nearest(void **state) {
  world *w = *state;
  refuse(w, "use: [qualty]\n", KOLUA_EPOLICY, "unknown pack 'qualty' (did you mean 'quality'?)");
  const kolua_problem *p = kolua_problems_get(w->t.problems, 0);
  assert_string_equal(p->file, "policy.yaml");
  assert_int_equal(p->line, 1);
  assert_int_equal(p->column, 7);
}

static void a_folder_named_as_a_pack_is_told_how_to_be_written(void **state) {
  refuse(*state, "use: [own]\n", KOLUA_EPOLICY, "a folder of your own is './own'");
}

static void a_pack_used_twice_or_without_rules_is_an_error(void **state) {
  world *w = *state;
  const shop_file extra[] = {{"empty/", "notes.txt\n"}, {NULL, NULL}};
  w->shop.extra = extra;
  refuse(w, "use: [speed, speed]\n", KOLUA_EPOLICY, "two packs are named 'speed'");
  refuse(w, "use: [./empty]\n", KOLUA_EPOLICY, "holds no rule file");
}

static void a_path_out_of_the_root_is_an_error(void **state) {
  refuse(*state, "use: [../other]\n", KOLUA_EPOLICY, "leads out of its root");
  refuse(*state, "use: [/etc]\n", KOLUA_EPOLICY, "must be relative");
}

/* ---- the policy file */

static void a_policy_file_names_itself_and_its_language(void **state) {
  world *w = *state;
  kolua_lang lang = KOLUA_EN;
  load_well(w, "policy: mine\nversion: 1.4.0\nlanguage: vi\nunknown: fail\nuse: [quality]\n");
  assert_string_equal(w->policy.name, "mine");
  assert_string_equal(w->policy.version, "1.4.0");
  lang = w->policy.lang;
  assert_true(w->policy.has_lang);
  assert_int_equal(lang, KOLUA_VI);
  assert_int_equal(w->policy.unknown, KOLUA_OUTCOME_FAIL);
}

static void a_policy_without_a_name_is_called_after_its_file(void **state) {
  world *w = *state;
  load_well(w, "use: [quality]\n");
  assert_string_equal(w->policy.name, "policy");
  assert_false(w->policy.has_lang);
  assert_int_equal(w->policy.unknown, KOLUA_OUTCOME_WARN);
}

static void a_misspelt_key_is_answered_with_the_nearest(void **state) {
  refuse(*state, "usee: [quality]\n", KOLUA_EPOLICY, "unknown key 'usee' in a policy file (did you mean 'use'?)");
  refuse(*state, "[quality]\n", KOLUA_EPOLICY, "a policy file must be a map");
}

static void wrong_types_and_words_are_errors(void **state) {
  refuse(*state, "version: 1.4\n", KOLUA_EPOLICY, "'version' must be a text, not a number: write it in quotes");
  refuse(*state, "language: de\n", KOLUA_EPOLICY, "'language' cannot be 'de'");
  refuse(*state, "language: vn\n", KOLUA_EPOLICY, "did you mean 'vi'?");
  refuse(*state, "unknown: fial\n", KOLUA_EPOLICY, "did you mean 'fail'?");
  refuse(*state, "use: quality\n", KOLUA_EPOLICY, "'use' must be a list");
  refuse(*state, "use: [[quality]]\n", KOLUA_EPOLICY, "'use' lists names");
  refuse(*state, "set: 5\n", KOLUA_EPOLICY, "'set' must be a map");
}

static void all_that_is_wrong_is_told_at_once(void **state) {
  world *w = *state;
  assert_int_equal(load(w, "version: 2\ncolour: red\nuse: [speed, sped, 3]\nset: { speed.promise.mots: 3 }\n"), KOLUA_EPOLICY);
  assert_true(has_problem(w, "'version' must be a text"));
  assert_true(has_problem(w, "unknown key 'colour'"));
  assert_true(has_problem(w, "unknown pack 'sped'"));
  assert_true(has_problem(w, "'use' lists names"));
  assert_true(has_problem(w, "speed.promise.mots"));
}

static void own_fields_extend_the_model(void **state) {
  world *w = *state;
  const shop_file extra[] = {{"mine/", "a.lua\n"},
                             {"mine/a.lua", "rule 'mine.stars' { on = subject 'item', title = { vi = 'Sao', en = 'Stars' },\n"
                                            "  measure = subject 'item'.stars, demand = at_least(3) }\n"},
                             {NULL, NULL}};
  w->shop.extra = extra;
  assert_int_equal(load(w, "use: [./mine]\n"), KOLUA_EPOLICY);
  load_well(w, "use: [./mine]\nfields: { item.stars: { type: integer, min: 1, max: 5, vi: Sao, en: Stars } }\n");
  assert_int_equal(w->policy.rules.n_rules, 1);
}

/* ---- settings */

static void thresholds_show_their_value_and_where_it_was_written(void **state) {
  world *w = *state;
  load_well(w, NULL);
  const kolua_threshold *t = find_threshold(w, "quality.faulty.warn");
  assert_string_equal(t->value, "0.1");
  assert_string_equal(t->origin, "rules/quality/faulty.lua:4");
  assert_string_equal(t->unit, "ratio");
  check_value(w, "speed.promise.most", "9");
  check_value(w, "speed.limit.days", "5");
  assert_null(find_threshold(w, "speed.delivery.fail")->value);
}

static void the_policy_file_sets_thresholds_parameters_and_cells(void **state) {
  world *w = *state;
  load_well(w, "set:\n  quality.faulty: { warn: 0.02, fail: 0.04 }\n  speed.limit: { days: 7 }\n  speed.promise.most: 3\n");
  check_value(w, "quality.faulty.warn", "0.02");
  check_value(w, "quality.faulty.fail", "0.04");
  check_value(w, "speed.limit.days", "7");
  check_value(w, "speed.promise.most", "3");
  assert_string_equal(find_threshold(w, "quality.faulty.fail")->origin, "policy.yaml:2");
}

static void a_threshold_that_is_set_shows_what_it_was_before(void **state) {
  world *w = *state;
  const kolua_set set[] = {{"quality.faulty.warn", "0.05"}};
  w->options.set = set;
  w->options.set_count = 1;
  load_well(w, "set: { quality.faulty.warn: 0.02, speed.limit.days: 7, speed.delivery.fail: 3 }\n");
  const kolua_threshold *warn = find_threshold(w, "quality.faulty.warn");
  assert_int_equal(warn->earlier_count, 2);
  assert_string_equal(warn->earlier[0].value, "0.02");
  assert_string_equal(warn->earlier[0].origin, "policy.yaml:1");
  assert_string_equal(warn->earlier[1].value, "0.1");
  assert_string_equal(warn->earlier[1].origin, "rules/quality/faulty.lua:4");
  assert_string_equal(find_threshold(w, "speed.delivery.fail")->earlier[0].value, "speed.limit(\"days\")");
  assert_int_equal(find_threshold(w, "quality.faulty.fail")->earlier_count, 0);
}

static void the_host_wins_over_the_policy_file(void **state) {
  world *w = *state;
  const kolua_set set[] = {{"quality.faulty.warn", "0.03"}, {"speed.limit", "{ days: 8 }"}};
  w->options.set = set;
  w->options.set_count = 2;
  load_well(w, "set: { quality.faulty: { warn: 0.02 } }\n");
  check_value(w, "quality.faulty.warn", "0.03");
  check_value(w, "speed.limit.days", "8");
  assert_string_equal(find_threshold(w, "quality.faulty.warn")->origin, "command line");
}

static void a_setting_of_nothing_is_an_error(void **state) {
  world *w = *state;
  refuse(w, "set: { quality.fualty: { warn: 0.02 } }\n", KOLUA_EPOLICY, "did you mean 'quality.faulty'?");
  refuse(w, "set: { quality.faulty: { warm: 0.02 } }\n", KOLUA_EPOLICY, "quality.faulty.warm");
  refuse(w, "set: { quality.faulty: { warn: 20 } }\n", KOLUA_EPOLICY, "20 is outside the range");
  const kolua_set set[] = {{"quality.faulty.warn", "[0.1"}, {NULL, "1"}};
  w->options.set = set;
  w->options.set_count = 2;
  refuse(w, NULL, KOLUA_ESYNTAX, "a setting needs a name and a value");
}

/* ---- which rules */

static void only_and_except_choose_rules_by_globs(void **state) {
  world *w = *state;
  const char *const only[] = {"speed.*", NULL}, *const except[] = {"*.promise", NULL};
  w->options.only = only;
  w->options.except = except;
  load_well(w, NULL);
  assert_int_equal(w->policy.rules.n_rules, 1);
  assert_string_equal(w->policy.shown[0].id, "speed.delivery");
  assert_non_null(policy_left_out(&w->policy, TEXT("quality.faulty")));
  assert_null(policy_left_out(&w->policy, TEXT("speed.delivery")));
}

static void a_glob_that_names_no_rule_is_an_error(void **state) {
  world *w = *state;
  const char *const only[] = {"quality.fualty", NULL};
  w->options.only = only;
  refuse(w, NULL, KOLUA_EPOLICY, "no rule is named 'quality.fualty' (did you mean 'quality.faulty'?)");
}

static void a_policy_without_rules_is_an_error(void **state) {
  world *w = *state;
  const char *const except[] = {"*", NULL};
  refuse(w, "use: []\n", KOLUA_ENOTHING, "no rule");
  w->options.except = except;
  refuse(w, NULL, KOLUA_ENOTHING, "no rule");
}

/* ---- what is there */

static void a_missing_model_or_folder_is_an_error(void **state) {
  world *w = *state;
  const shop_file extra[] = {{"rules/model.yaml", NULL}, {NULL, NULL}};
  w->shop.extra = extra;
  refuse(w, NULL, KOLUA_EIO, "rules/model.yaml");
  w->options.rules = "elsewhere";
  refuse(w, NULL, KOLUA_EIO, "there is no folder of rules 'elsewhere'");
}

static void a_rule_file_above_the_limit_is_refused(void **state) {
  world *w = *state;
  w->options.limits.source_size = 300;
  refuse(w, NULL, KOLUA_ELIMIT, "more than 300 bytes");
}

static void limits_that_are_not_given_have_defaults(void **state) {
  world *w = *state;
  w->options.limits.rule_ms = 7;
  load_well(w, NULL);
  assert_int_equal(w->policy.limits.rule_ms, 7);
  assert_int_equal(w->policy.limits.depth, 64);
  assert_int_equal(w->policy.limits.rule_steps, 10000000);
}

static void sources_are_told_by_their_title(void **state) {
  world *w = *state;
  const shop_file extra[] = {
      {"rules/sources.yaml", "'001.2': { vi: Bài một, en: Article one }\n"},
      {"mine/", "a.lua\n"},
      {"mine/a.lua", "rule 'mine.title' { on = subject 'item', title = { vi = 'Tên', en = 'Title' }, source = { '001.2' },\n"
                     "  measure = subject 'item'.title, demand = present() }\n"},
      {NULL, NULL}};
  w->shop.extra = extra;
  load_well(w, "use: [./mine]\n");
  assert_int_equal(w->policy.shown[0].source_count, 1);
  assert_string_equal(w->policy.shown[0].sources[0].title[KOLUA_EN], "Article one");
}

/* ---- the digest */

static const char *digest_of(world *w, const char *written) {
  load_well(w, written);
  return text_copy(&w->t.arena, text_of(w->policy.digest)).at;
}

static void the_digest_does_not_depend_on_order_or_comments(void **state) {
  world *w = *state;
  const char *first = digest_of(w, "use: [quality, speed]\nset: { quality.faulty: { warn: 0.02, fail: 0.3 } }\n");
  assert_memory_equal(first, "sha256:", 7);
  assert_int_equal(strlen(first), 7 + 64);
  const char *second = digest_of(w, "# mine\npolicy: other\nset: { quality.faulty.fail: 0.3, quality.faulty.warn: 0.020 }\n"
                                    "use: [speed, quality]\n");
  assert_string_equal(first, second);
  const shop_file extra[] = {{"rules/", "quality/\nspeed/\n"}, {NULL, NULL}};
  w->shop.extra = extra;
  assert_string_equal(first, digest_of(w, "set: { quality.faulty: { warn: 0.02, fail: 0.3 } }\n"));
}

static void the_digest_tells_settings_rules_and_files_apart(void **state) {
  world *w = *state;
  const char *all[7];
  all[0] = digest_of(w, NULL);
  all[1] = digest_of(w, "set: { quality.faulty.warn: 0.02 }\n");
  all[2] = digest_of(w, "unknown: fail\n");
  all[3] = digest_of(w, "use: [speed]\n");
  all[4] = digest_of(w, "fields: { item.stars: { type: integer, vi: Sao, en: Stars } }\n");
  const shop_file extra[] = {{"rules/quality/faulty.lua", SHOP_QUALITY "-- changed\n"}, {NULL, NULL}};
  w->shop.extra = extra;
  all[5] = digest_of(w, NULL);
  w->shop.extra = NULL;
  const char *const except[] = {"speed.promise", NULL};
  w->options.except = except;
  all[6] = digest_of(w, NULL);
  for (size_t i = 0; i < 7; ++i) {
    for (size_t k = 0; k < i; ++k) assert_string_not_equal(all[i], all[k]);
  }
}

/* ---- from the file system */

/* Writes the shop's files below a new folder, which is the answer. */
static const char *write_shop(world *w) {
  char *top = arena_copy(&w->t.arena, "/tmp/kolua-policy-XXXXXX", 24);
  assert_non_null(mkdtemp(top));
  assert_int_equal(mkdir(text_format(&w->t.arena, "%s/rules", top), 0700), 0);
  for (const shop_file *f = shop_files; f->path != NULL; ++f) {
    const char *path = text_format(&w->t.arena, "%s/%s", top, f->path);
    if (text_ends(text_of(path), "/")) {
      mkdir(path, 0700);
      continue;
    }
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_not_equal(fputs(f->text, out), EOF);
    assert_int_equal(fclose(out), 0);
  }
  return top;
}

static void a_folder_stands_for_its_policy_file_and_packs_may_lie_anywhere(void **state) {
  world *w = *state;
  const char *written = "use: [speed, ./own]\n";
  const char *in_memory = digest_of(w, written);
  const char *top = write_shop(w);
  FILE *out = fopen(text_format(&w->t.arena, "%s/policy.yaml", top), "wb");
  assert_non_null(out);
  assert_int_not_equal(fputs(written, out), EOF);
  assert_int_equal(fclose(out), 0);
  w->options.load = NULL;
  w->options.rules = text_format(&w->t.arena, "%s/rules", top);
  begin_policy(w);
  const kolua_status status = policy_load(&w->policy, top, NULL, &w->options, w->t.problems);
  if (status != KOLUA_OK) fail_msg("%s", t_problem(&w->t, 0));
  assert_string_equal(w->policy.digest, in_memory);
  assert_string_equal(w->policy.shown[0].file, text_format(&w->t.arena, "%s/own/own.lua", top));
  assert_int_equal(system(text_format(&w->t.arena, "rm -rf %s", top)), 0);
}

/* ---- values as a policy file writes them */

static void check_shown(world *w, const value *v, const char *expected) {
  buf out;
  buf_init(&out, &w->t.arena);
  shown_value(&out, v);
  assert_string_equal(buf_text(&out).at, expected);
}

static void values_are_written_so_that_they_read_back_the_same(void **state) {
  world *w = *state;
  arena *a = &w->t.arena;
  check_shown(w, value_new_number(a, 0.25), "0.25");
  check_shown(w, value_new_number(a, 3), "3.0");
  check_shown(w, value_new_integer(a, -7), "-7");
  check_shown(w, value_new_bool(a, true), "true");
  check_shown(w, value_new_string(a, TEXT("news_site")), "news_site");
  check_shown(w, value_new_string(a, TEXT("true")), "\"true\"");
  check_shown(w, value_new_string(a, TEXT("2026-01-01")), "\"2026-01-01\"");
  check_shown(w, value_new_string(a, TEXT("")), "\"\"");
  check_shown(w, value_new_string(a, TEXT("a: \"b\"\n")), "\"a: \\\"b\\\"\\x0A\"");
  check_shown(w, value_new_string(a, TEXT("tiếng")), "tiếng");
  value *list = value_new_list(a, 2);
  list->as.items[0] = *value_new_integer(a, 1);
  list->as.items[1] = *value_new_string(a, TEXT("x, y"));
  check_shown(w, list, "[1, \"x, y\"]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(without_a_policy_file_all_shipped_packs_are_used_in_order),
      TEST(the_host_may_name_the_packs),
      TEST(a_host_may_name_a_folder_by_its_path),
      TEST(a_pack_file_gives_titles_and_groups),
      TEST(a_folder_without_a_pack_file_is_titled_by_its_name),
      TEST(tests_beside_the_rules_are_noted_and_annotations_are_no_rules),
      TEST(a_misspelt_pack_is_answered_with_the_nearest),
      TEST(a_folder_named_as_a_pack_is_told_how_to_be_written),
      TEST(a_pack_used_twice_or_without_rules_is_an_error),
      TEST(a_path_out_of_the_root_is_an_error),
      TEST(a_policy_file_names_itself_and_its_language),
      TEST(a_policy_without_a_name_is_called_after_its_file),
      TEST(a_misspelt_key_is_answered_with_the_nearest),
      TEST(wrong_types_and_words_are_errors),
      TEST(all_that_is_wrong_is_told_at_once),
      TEST(own_fields_extend_the_model),
      TEST(thresholds_show_their_value_and_where_it_was_written),
      TEST(the_policy_file_sets_thresholds_parameters_and_cells),
      TEST(a_threshold_that_is_set_shows_what_it_was_before),
      TEST(the_host_wins_over_the_policy_file),
      TEST(a_setting_of_nothing_is_an_error),
      TEST(only_and_except_choose_rules_by_globs),
      TEST(a_glob_that_names_no_rule_is_an_error),
      TEST(a_policy_without_rules_is_an_error),
      TEST(a_missing_model_or_folder_is_an_error),
      TEST(a_rule_file_above_the_limit_is_refused),
      TEST(limits_that_are_not_given_have_defaults),
      TEST(sources_are_told_by_their_title),
      TEST(the_digest_does_not_depend_on_order_or_comments),
      TEST(the_digest_tells_settings_rules_and_files_apart),
      TEST(a_folder_stands_for_its_policy_file_and_packs_may_lie_anywhere),
      TEST(values_are_written_so_that_they_read_back_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
