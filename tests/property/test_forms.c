/* test_forms.c: the same data in another form gets the same findings: its text in NFD, its YAML as JSON. */
#include "mutate.h"

#include <utf8proc.h>

enum { ROUNDS = 60 };

/* ---------------------------------------------------------------- NFC and NFD */

static text to_nfd(arena *a, text t) {
  utf8proc_uint8_t *made = NULL;
  const utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)t.at, (utf8proc_ssize_t)t.len, &made, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
  assert_true(n >= 0);
  const text nfd = text_copy(a, (text){(const char *)made, (size_t)n});
  free(made);
  return nfd;
}

static void decompose(arena *a, node *v) {
  if (v->type == KOLUA_STRING) v->string = to_nfd(a, v->string);
  for (size_t i = 0; i < v->n; i++) {
    v->keys[i] = to_nfd(a, v->keys[i]);
    decompose(a, v->items[i]);
  }
}

static lines decompose_lines(arena *a, lines of) {
  for (size_t i = 0; i < of.n; i++) of.at[i] = to_nfd(a, text_of(of.at[i])).at;
  return of;
}

/* Evidence is text as it was written: what was read in both, in the form of each. */
static size_t compare_evidence(bench *b, const kolua_finding *composed, const kolua_finding *decomposed) {
  arena *a = &b->world.scratch;
  size_t n = 0;
  assert_int_equal(composed->evidence_count, decomposed->evidence_count);
  for (size_t i = 0; i < composed->evidence_count; i++) {
    if (composed->evidence[i].value == NULL) continue;
    const text one = tree_json(a, tree_of(a, composed->evidence[i].value)), nfd = to_nfd(a, one);
    assert_string_equal(tree_json(a, tree_of(a, decomposed->evidence[i].value)).at, nfd.at);
    n += !text_equal(one, nfd);
  }
  return n;
}

static size_t compare_reports(bench *b, const kolua_report *composed, const kolua_report *decomposed) {
  size_t n = 0;
  assert_int_equal(kolua_report_count(composed), kolua_report_count(decomposed));
  for (size_t i = 0; i < kolua_report_count(composed); i++) {
    const kolua_subject *one = kolua_report_subject(composed, i), *other = kolua_report_subject(decomposed, i);
    assert_int_equal(one->finding_count, other->finding_count);
    for (size_t k = 0; k < one->finding_count; k++) {
      if (one->findings[k].outcome != other->findings[k].outcome)
        fail_msg("%s: %s in NFC, %s in NFD", one->findings[k].rule->id, one->findings[k].message, other->findings[k].message);
      n += compare_evidence(b, &one->findings[k], &other->findings[k]);
    }
  }
  return n;
}

static void decomposed_text_gets_the_same_findings_and_stays_as_written(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  arena *a = &b.world.scratch;
  node *tree = tree_copy(a, b.tree);
  decompose(a, tree);
  kolua_data *composed = load_data(&b, "c.json", tree_json(a, b.tree)), *decomposed = load_data(&b, "c.json", tree_json(a, tree));
  kolua_session *one = new_session(&b, NULL, false), *other = new_session(&b, NULL, false);
  assert_true(compare_reports(&b, check(&b, one, composed), check(&b, other, decomposed)) >= 5);
  kolua_session_free(one);
  kolua_session_free(other);
  const lines expected = decompose_lines(a, judge_data(&b, composed, true));
  assert_same_lines(decompose_lines(a, judge_data(&b, decomposed, true)), expected);
  bench_close(&b);
}

/* ---------------------------------------------------------------- YAML and JSON */

static void add_yaml(buf *out, const node *v, size_t depth);

/* Block style, two blanks a level; scalars as JSON writes them, which YAML reads alike. */
static void add_item(buf *out, const node *v, size_t depth) {
  if (v->n == 0) {
    buf_add_char(out, ' ');
    json_add(out, v);
    buf_add_char(out, '\n');
    return;
  }
  buf_add_char(out, '\n');
  add_yaml(out, v, depth);
}

static void add_yaml(buf *out, const node *v, size_t depth) {
  for (size_t i = 0; i < v->n; i++) {
    for (size_t k = 0; k < depth; k++) buf_add_string(out, "  ");
    if (v->type == KOLUA_MAP) json_string(out, v->keys[i]);
    buf_add_char(out, v->type == KOLUA_MAP ? ':' : '-');
    add_item(out, v->items[i], depth + 1);
  }
}

/* False: the data cannot be understood any more. */
static bool compare_syntaxes(bench *b, const node *tree) {
  arena *a = &b->world.scratch;
  buf yaml;
  buf_init(&yaml, a);
  add_yaml(&yaml, tree, 0);
  kolua_data *from_json = try_tree(b, tree);
  if (from_json == NULL) return false;
  const lines expected = judge_data(b, from_json, true);
  assert_same_lines(judge_data(b, load_data(b, "changed.yaml", buf_text(&yaml)), true), expected);
  return true;
}

static void a_file_in_yaml_gets_what_it_gets_in_json(void **state) {
  bench b;
  (void)state;
  bench_open(&b);
  kolua_session *s = new_session(&b, NULL, false);
  const lines expected = report_lines(&b.world.arena, check(&b, s, b.campaign), true);
  kolua_session_free(s);
  assert_same_lines(judge_data(&b, try_tree(&b, b.tree), true), expected);
  bench_close(&b);
}

static void changed_data_in_yaml_gets_what_it_gets_in_json(void **state) {
  bench b;
  dice d = {20261121};
  int compared = 0;
  (void)state;
  bench_open(&b);
  const reads read = find_reads(&b);
  for (int i = 0; i < ROUNDS; i++) {
    compared += compare_syntaxes(&b, tree_mutate(&b.world.scratch, &d, b.tree, &read));
    arena_clear(&b.world.scratch);
  }
  assert_true(compared > ROUNDS / 2);
  bench_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(decomposed_text_gets_the_same_findings_and_stays_as_written),
    cmocka_unit_test(a_file_in_yaml_gets_what_it_gets_in_json),
    cmocka_unit_test(changed_data_in_yaml_gets_what_it_gets_in_json),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
