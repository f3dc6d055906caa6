/* test_order.c: in what order elements, keys and rule files come decides nothing. */
#define _DEFAULT_SOURCE  /* d_type */
#include "mutate.h"

#include <dirent.h>
#include <stdio.h>

enum { ROUNDS = 60, COPIES = 3 };

/* ---------------------------------------------------------------- data */

static bool is_list_of_elements(const node *root, size_t i) {
  static const char *const lists[] = {"kols", "contracts", "posts", "kpis", "products", "surveys"};
  for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
    if (text_is(root->keys[i], lists[k])) return root->items[i]->type == KOLUA_LIST;
  return false;
}

/* Each element again under other ids, so that there is something to change places with. */
static void crowd(arena *a, node *root) {
  for (size_t i = 0; i < root->n; i++) {
    node *list = root->items[i];
    if (!is_list_of_elements(root, i) || text_is(root->keys[i], "products")) continue;
    for (size_t n = list->n, k = 0; k < n * COPIES; k++) {
      node *copy = tree_copy(a, list->items[k % n]);
      const text id = copy->items[key_index(copy, TEXT("id"))]->string;
      copy->items[key_index(copy, TEXT("id"))] = node_string(a, text_of(text_format(a, "%s-%zu", id.at, k / n)));
      node_add(a, list, TEXT(""), copy);
    }
  }
}

static void shuffle_keys(dice *d, node *v) {
  if (v->type == KOLUA_MAP) shuffle(d, v);
  for (size_t i = 0; i < v->n; i++) shuffle_keys(d, v->items[i]);
}

static void shuffle_elements(dice *d, node *root) {
  for (size_t i = 0; i < root->n; i++)
    if (is_list_of_elements(root, i)) shuffle(d, root->items[i]);
}

typedef void shuffle_fn(dice *d, node *root);

static void compare_shuffled(shuffle_fn *mix, bool is_told) {
  bench b;
  dice d = {20261121};
  int compared = 0;
  bench_open(&b);
  const reads read = find_reads(&b);
  crowd(&b.world.arena, b.tree);
  for (int i = 0; i < ROUNDS; i++) {
    node *changed = tree_mutate(&b.world.scratch, &d, b.tree, &read);
    kolua_data *before = try_tree(&b, changed);
    if (before == NULL) continue;
    mix(&d, changed);
    kolua_data *after = try_tree(&b, changed);
    assert_non_null(after);
    const lines expected = judge_data(&b, before, is_told);
    assert_same_lines(judge_data(&b, after, is_told), expected);
    arena_clear(&b.world.scratch);
    compared++;
  }
  assert_true(compared > ROUNDS / 2);
  bench_close(&b);
}

static void the_order_of_elements_does_not_matter(void **state) {
  (void)state;
  compare_shuffled(shuffle_elements, false);
}

static void the_order_of_keys_does_not_matter(void **state) {
  (void)state;
  compare_shuffled(shuffle_keys, false);
}

/* ---------------------------------------------------------------- rule files */

typedef struct disk { arena *arena; dice dice; } disk;

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static kolua_status list_folder(disk *on, const char *path, buf *out) {
  DIR *folder = opendir(path);
  if (folder == NULL) return KOLUA_EIO;
  const char *names[256];
  size_t n = 0;
  for (const struct dirent *e = readdir(folder); e != NULL; e = readdir(folder)) {
    if (e->d_name[0] == '.') continue;
    assert_true(n < 256);
    names[n++] = text_format(on->arena, "%s%s\n", e->d_name, e->d_type == DT_DIR ? "/" : "");
  }
  closedir(folder);
  qsort(names, n, sizeof *names, compare_names);
  for (; n > 0; n--) {
    const size_t i = dice_roll(&on->dice, n);
    buf_add_string(out, names[i]);
    names[i] = names[n - 1];
  }
  return KOLUA_OK;
}

static kolua_status read_file_of(const char *path, buf *out) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return KOLUA_EIO;
  for (int c = getc(file); c != EOF; c = getc(file)) buf_add_char(out, (char)c);
  fclose(file);
  return KOLUA_OK;
}

static kolua_status load_from(void *payload, const char *path, const char **out, size_t *len) {
  disk *on = payload;
  buf b;
  buf_init(&b, on->arena);
  const bool is_folder = path[strlen(path) - 1] == '/';
  const kolua_status status = is_folder ? list_folder(on, path, &b) : read_file_of(path, &b);
  if (status != KOLUA_OK) return status;
  const text t = buf_text(&b);
  *out = t.at;
  *len = t.len;
  return KOLUA_OK;
}

static void the_order_of_rule_files_does_not_matter(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  const char *digest = text_copy(&b.world.arena, text_of(kolua_policy_digest(b.policy))).at;
  kolua_session *s = new_session(&b, NULL, false);
  const lines expected = report_lines(&b.world.arena, check(&b, s, b.campaign), true);
  kolua_session_free(s);
  for (uint64_t seed = 1; seed <= 5; seed++) {
    disk on = {&b.world.scratch, {seed}};
    kolua_policy_options asked = KOLUA_POLICY_OPTIONS_INIT;
    asked.rules = "rules";
    asked.load = load_from;
    asked.load_payload = &on;
    kolua_data_free(b.campaign);
    kolua_policy_free(b.policy);
    must(kolua_policy_open(&b.policy, POLICY, &asked, b.world.problems), b.world.problems);
    must(kolua_data_open(&b.campaign, b.policy, CAMPAIGN, NULL, b.world.problems), b.world.problems);
    assert_string_equal(kolua_policy_digest(b.policy), digest);
    s = new_session(&b, NULL, false);
    assert_same_lines(report_lines(&b.world.scratch, check(&b, s, b.campaign), true), expected);
    kolua_session_free(s);
  }
  bench_close(&b);
}

/* ---------------------------------------------------------------- alone */

static void a_subject_judged_alone_gets_what_it_gets_among_others(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  kolua_session *all = new_session(&b, NULL, false);
  const kolua_report *report = check(&b, all, b.campaign);
  for (size_t i = 0; i < kolua_report_count(report); i++) {
    const kolua_subject *s = kolua_report_subject(report, i);
    kolua_session *alone = new_session(&b, s->id, false);
    const kolua_report *one = check(&b, alone, b.campaign);
    for (size_t k = 0; k < s->finding_count; k++) {
      const kolua_finding *f = find(one, s->kind, s->id, s->findings[k].rule->id);
      assert_true(f != NULL && f->outcome == s->findings[k].outcome && strcmp(f->message, s->findings[k].message) == 0);
    }
    kolua_session_free(alone);
  }
  kolua_session_free(all);
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_order_of_elements_does_not_matter),
    cmocka_unit_test(the_order_of_keys_does_not_matter),
    cmocka_unit_test(the_order_of_rule_files_does_not_matter),
    cmocka_unit_test(a_subject_judged_alone_gets_what_it_gets_among_others),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
