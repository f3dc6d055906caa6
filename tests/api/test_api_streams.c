/* Two policies compared over a stream, and a threshold moved over one, as a host does it. */

#include "host.h"

#include <stdio.h>

typedef struct side {
  kolua_data *context;
  kolua_session *session;
  kolua_screen *screen;
} side;

static void open_side(host *h, side *s, const kolua_policy *policy, const char *subject, bool silent) {
  kolua_screen_options asked = KOLUA_SCREEN_OPTIONS_INIT;
  asked.subject = subject;
  asked.silent = silent;
  must(h, kolua_data_parse(&s->context, policy, "shop.yaml", SHOP_DATA, strlen(SHOP_DATA), NULL, h->problems));
  must(h, kolua_session_new(&s->session, policy, NULL, h->problems));
  must(h, kolua_screen_new(&s->screen, s->session, s->context, &asked, h->problems));
}

static void close_side(side *s) {
  kolua_screen_free(s->screen);
  kolua_session_free(s->session);
  kolua_data_free(s->context);
}

static kolua_policy *open_stricter(const host *h) {
  static const kolua_set set[] = {{"quality.faulty.warn", "0.05"}};
  kolua_policy_options asked = h->asked;
  kolua_policy *policy;
  asked.set = set;
  asked.set_count = 1;
  assert_int_equal(kolua_policy_open(&policy, NULL, &asked, NULL), KOLUA_OK);
  return policy;
}

static kolua_record record_of(const char *json) {
  return (kolua_record){.text = json, .len = strlen(json), .line = 7};
}

static const char SAME[] = "{\"id\": \"a\", \"title\": \"Cup\", \"faulty\": 0.01, \"days\": 1}";
static const char CHANGED[] = "{\"id\": \"b\", \"title\": \"Cap\", \"faulty\": 0.07, \"days\": 1}";
static const char BROKEN[] = "{\"id\": \"c\",";

/* ---- two policies */

static void what_changes_is_told_record_by_record(void **state) {
  static const char *const files[] = {"in.ndjson"};
  host *h = *state;
  const kolua_screened *found;
  side from, to;
  kolua_diff *d;
  size_t changes;
  open_policy(h);
  kolua_policy *stricter = open_stricter(h);
  open_side(h, &from, h->policy, "item", true);
  open_side(h, &to, stricter, "item", true);
  must(h, kolua_diff_new(&d, from.screen, to.screen, KOLUA_CSV, NULL, h->problems));
  kolua_record one = record_of(SAME);
  must(h, kolua_diff_judge(&found, d, &one));
  assert_int_equal(found->len, 0);
  assert_int_equal(found->verdict, KOLUA_PASS);
  one = record_of(BROKEN);
  must(h, kolua_diff_judge(&found, d, &one));
  assert_true(found->is_error);
  one = record_of(CHANGED);
  must(h, kolua_diff_judge(&found, d, &one));
  assert_string_equal(found->id, "b");
  assert_int_equal(found->verdict, KOLUA_WARN);
  char changed[1000];
  assert_true(found->len < sizeof changed);
  memcpy(changed, found->text, found->len);
  const kolua_diff_body body = {changed, found->len, files, 1};
  must(h, kolua_diff_write(&d, 1, &body, take_text, h, &changes));
  assert_int_equal(changes, 1);
  assert_non_null(strstr(h->written, "item,b,Cap,pass,warn,quality.faulty,pass,warn,"));
  kolua_diff_free(d);
  kolua_diff_free(NULL);
  close_side(&from);
  close_side(&to);
  kolua_policy_free(stricter);
}

/* As a host may bound them. */
static void what_one_policy_cannot_read_is_an_error(void **state) {
  host *h = *state;
  const kolua_screened *found;
  kolua_policy_options narrow = h->asked;
  kolua_policy *policy;
  side from, to;
  kolua_diff *d;
  open_policy(h);
  narrow.limits.record_size = sizeof SAME - 10;
  must(h, kolua_policy_open(&policy, NULL, &narrow, h->problems));
  open_side(h, &from, policy, "item", true);
  open_side(h, &to, h->policy, "item", true);
  must(h, kolua_diff_new(&d, from.screen, to.screen, KOLUA_TEXT, NULL, h->problems));
  kolua_record one = record_of("{\"id\": \"a\", \"faulty\": 0.5}");
  must(h, kolua_diff_judge(&found, d, &one));
  assert_false(found->is_error);
  one = record_of(SAME);
  must(h, kolua_diff_judge(&found, d, &one));
  assert_true(found->is_error);
  assert_true(found->len > 0);
  kolua_diff_free(d);
  close_side(&from);
  close_side(&to);
  kolua_policy_free(policy);
}

static void screens_that_do_not_go_together_are_refused(void **state) {
  host *h = *state;
  side silent, other, loud, store;
  kolua_diff *d;
  open_policy(h);
  open_side(h, &silent, h->policy, "item", true);
  open_side(h, &other, h->policy, "item", true);
  open_side(h, &loud, h->policy, "item", false);
  open_side(h, &store, h->policy, "store", true);
  assert_int_equal(kolua_diff_new(&d, silent.screen, NULL, KOLUA_TEXT, NULL, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_diff_new(&d, silent.screen, silent.screen, KOLUA_TEXT, NULL, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "a comparison needs two screens, of two sessions"));
  assert_int_equal(kolua_diff_new(&d, silent.screen, loud.screen, KOLUA_TEXT, NULL, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "a comparison needs silent screens"));
  assert_int_equal(kolua_diff_new(&d, silent.screen, store.screen, KOLUA_TEXT, NULL, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "the screens judge records of two kinds"));
  assert_int_equal(kolua_diff_new(&d, silent.screen, other.screen, KOLUA_NDJSON, NULL, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "a comparison is text, JSON, Markdown or CSV"));
  assert_null(d);
  close_side(&silent);
  close_side(&other);
  close_side(&loud);
  close_side(&store);
}

/* ---- a threshold */

static void each_record_counts_into_the_sweep_of_its_screen(void **state) {
  host *h = *state;
  const kolua_screened *told;
  const kolua_sweep *swept;
  side s[2];
  open_policy(h);
  for (size_t i = 0; i < 2; i++) open_side(h, &s[i], h->policy, "item", true);
  kolua_screen *const screens[] = {s[0].screen, s[1].screen};
  for (size_t i = 0; i < 2; i++) must(h, kolua_screen_sweep(screens[i], "quality.faulty.warn", h->problems));
  const kolua_record records[] = {record_of(SAME), record_of(CHANGED), record_of(BROKEN)};
  for (size_t i = 0; i < 6; i++) must(h, kolua_screen_judge(&told, screens[i % 2], &records[i / 2]));
  must(h, kolua_screens_swept(&swept, screens, 2, h->problems));
  assert_string_equal(swept->name, "quality.faulty.warn");
  assert_int_equal(swept->subjects, 4);
  assert_int_equal(swept->rows[swept->at].counts[KOLUA_OUTCOME_PASS], 4);
  size_t at = 0;
  while (at < swept->count && kolua_value_number(swept->rows[at].value) != 0.01) at++;
  assert_int_equal(swept->rows[at].counts[KOLUA_OUTCOME_PASS], 2);
  assert_int_equal(swept->rows[at].counts[KOLUA_OUTCOME_WARN], 2);
  for (size_t i = 0; i < 2; i++) close_side(&s[i]);
}

/* Five values, however many records have them. */
static void a_sweep_takes_no_more_memory_for_more_records(void **state) {
  host *h = *state;
  const kolua_screened *told;
  side s;
  size_t before = 0;
  open_policy(h);
  open_side(h, &s, h->policy, "item", true);
  must(h, kolua_screen_sweep(s.screen, "quality.faulty.warn", h->problems));
  for (size_t i = 0; i < 20000; i++) {
    char json[100];
    snprintf(json, sizeof json, "{\"id\": \"a\", \"title\": \"Cup\", \"faulty\": 0.%zu, \"days\": 1}", i % 5);
    const kolua_record one = record_of(json);
    must(h, kolua_screen_judge(&told, s.screen, &one));
    if (i == 4000) before = h->taken;
  }
  assert_int_equal(h->taken, before);
  close_side(&s);
}

static void what_cannot_be_swept_is_refused(void **state) {
  host *h = *state;
  const kolua_sweep *swept;
  side item, store;
  open_policy(h);
  open_side(h, &item, h->policy, "item", true);
  open_side(h, &store, h->policy, "store", true);
  kolua_screen *const screens[] = {item.screen, store.screen};
  assert_int_equal(kolua_screens_swept(&swept, screens, 0, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_screens_swept(&swept, screens, 1, h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "a screen that sweeps nothing"));
  assert_int_equal(kolua_screen_sweep(NULL, "quality.faulty", h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_screen_sweep(item.screen, "quality.fualty", h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "(did you mean 'quality.faulty'?)"));
  assert_int_equal(kolua_screen_sweep(store.screen, "quality.faulty", h->problems), KOLUA_EINVAL);
  assert_true(has_problem(h, "'quality.faulty' is of rules for another subject: item"));
  must(h, kolua_screen_sweep(item.screen, "quality.faulty", h->problems));
  assert_int_equal(kolua_screens_swept(&swept, screens, 2, h->problems), KOLUA_EINVAL);
  assert_int_equal(kolua_screens_swept(&swept, screens, 1, h->problems), KOLUA_ENOTHING);
  assert_null(swept);
  close_side(&item);
  close_side(&store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_changes_is_told_record_by_record),
      TEST(what_one_policy_cannot_read_is_an_error),
      TEST(screens_that_do_not_go_together_are_refused),
      TEST(each_record_counts_into_the_sweep_of_its_screen),
      TEST(a_sweep_takes_no_more_memory_for_more_records),
      TEST(what_cannot_be_swept_is_refused),
  };
  return cmocka_run_group_tests_name("api streams", tests, NULL, NULL);
}
