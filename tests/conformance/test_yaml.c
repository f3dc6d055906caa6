/* test_yaml.c: the YAML test suite. No case gives a wrong value in silence: what is read equals the case's JSON, what
** is wrong is refused with its place, and what does otherwise stands in one of the lists with its reason. */
#include "suite.h"

/* Valid YAML that kolua does not take. */
static const exception refused_on_purpose[] = {
  {"4FJ6", "a list or map as a key"},
  {"6BFJ", "a list or map as a key"},
  {"6PBE", "a list or map as a key"},
  {"9MMW", "a list or map as a key"},
  {"KK5P", "a list or map as a key"},
  {"LX3P", "a list or map as a key"},
  {"M2N8/00", "a list or map as a key"},
  {"M2N8/01", "a list or map as a key"},
  {"M5DY", "a list or map as a key"},
  {"Q9WF", "a list or map as a key"},
  {"RZP5", "a list or map as a key"},
  {"SBG9", "a list or map as a key"},
  {"V9D5", "a list or map as a key"},
  {"X38W", "a list or map as a key"},
  {"XW4D", "a list or map as a key"},
  {"2SXE", "a null key"},
  {"DFF7", "a null key"},
  {"FH7J", "a null key"},
  {"PW8X", "a null key"},
  {"2XXW", "a tag of its own"},
  {"565N", "a tag of its own"},
  {"5TYM", "a tag of its own"},
  {"6CK3", "a tag of its own"},
  {"6WLZ", "a tag of its own"},
  {"7FWL", "a tag of its own"},
  {"9WXW", "a tag of its own"},
  {"C4HZ", "a tag of its own"},
  {"CC74", "a tag of its own"},
  {"CUP7", "a tag of its own"},
  {"J7PZ", "a tag of its own"},
  {"M5C3", "a tag of its own"},
  {"P76L", "a tag of its own"},
  {"UGM3", "a tag of its own"},
  {"Z67P", "a tag of its own"},
  {"Z9M4", "a tag of its own"},
  {"G4RS", "escaped control characters"},
  {"8G76", "no value at all"},
  {"98YD", "no value at all"},
  {"AVM7", "no value at all"},
  {"652Z", "text that begins with '?' in a flow collection, which libyaml takes for a key"},
  {"HM87/01", "text that begins with '?' in a flow collection, which libyaml takes for a key"},
  {"Y2GN", "an anchor with ':' in it, which libyaml takes for the next text"},
  {"35KP", "several documents"},
  {"6XDY", "several documents"},
  {"6ZKB", "several documents"},
  {"7Z25", "several documents"},
  {"9DXL", "several documents"},
  {"9KAX", "several documents"},
  {"JHB9", "several documents"},
  {"KSS4", "several documents"},
  {"L383", "several documents"},
  {"M7A3", "several documents"},
  {"PUW8", "several documents"},
  {"RZT7", "several documents"},
  {"U9NS", "several documents"},
};

/* Valid YAML that libyaml 0.2.5 does not take: never read wrongly, only refused. */
static const exception refused_by_libyaml[] = {
  {"UT92", "a % at the start of a line"},
  {"W4TN", "a % at the start of a line"},
  {"4MUZ/00", "a ':' on the line after its key"},
  {"4MUZ/01", "a ':' on the line after its key"},
  {"4MUZ/02", "a ':' on the line after its key"},
  {"5MUD", "a ':' on the line after its key"},
  {"K3WX", "a ':' on the line after its key"},
  {"BEC7", "a YAML version of the future"},
  {"DK3J", "a block scalar that is not indented"},
  {"FP8R", "a block scalar that is not indented"},
  {"9SA2", "a key over several lines"},
  {"NJ66", "a key over several lines"},
  {"VJP3/01", "a key over several lines"},
  {"2JQS", "a null key"},
  {"4ABK", "a null key"},
  {"6M2F", "a null key"},
  {"CFD4", "a null key"},
  {"FRK4", "a null key"},
  {"NHX8", "a null key"},
  {"NKF9", "a null key"},
  {"S3PD", "a null key"},
  {"SM9W/01", "a null key"},
  {"UKK6/00", "a null key"},
  {"6BCT", "a tab as white space"},
  {"6CA3", "a tab as white space"},
  {"96NN/00", "a tab as white space"},
  {"96NN/01", "a tab as white space"},
  {"A2M4", "a tab as white space"},
  {"DK95/00", "a tab as white space"},
  {"DK95/03", "a tab as white space"},
  {"DK95/04", "a tab as white space"},
  {"Q5MG", "a tab as white space"},
  {"R4YG", "a tab as white space"},
  {"Y79Y/001", "a tab as white space"},
  {"Y79Y/010", "a tab as white space"},
  {"8XYN", "an anchor that is not of letters and digits"},
  {"W5VH", "an anchor that is not of letters and digits"},
  {"HWV9", "an end marker and nothing before it"},
  {"QT73", "an end marker and nothing before it"},
  {"2LFX", "an unknown directive"},
  {"6LVF", "an unknown directive"},
  {"MUS6/05", "an unknown directive"},
  {"MUS6/06", "an unknown directive"},
  {"58MP", "text that begins with ':' in a flow collection"},
  {"5T43", "text that begins with ':' in a flow collection"},
  {"DBG4", "text that begins with ':' in a flow collection"},
  {"HM87/00", "text that begins with ':' in a flow collection"},
};

/* Invalid YAML that libyaml takes. */
static const exception accepted_although_wrong[] = {
  {"G5U8", "a '-' as text in a flow list"},
  {"YJV2", "a '-' as text in a flow list"},
  {"9JBA", "a comment without a blank before it"},
  {"CVW2", "a comment without a blank before it"},
  {"SU5Z", "a comment without a blank before it"},
  {"X4QW", "a comment without a blank before it"},
  {"MUS6/00", "a directive with a comment glued to it"},
  {"9C9N", "a flow list that is not indented"},
  {"Y79Y/003", "a tab that indents in a flow list"},
  {"S98Z", "blank lines longer than the indentation of a block scalar"},
  {"DK95/01", "quoted text continued behind a tab"},
  {"QB6E", "quoted text that is not indented"},
};

#define COUNT(list) (sizeof(list) / sizeof *(list))
static bool used_on_purpose[COUNT(refused_on_purpose)], used_by_libyaml[COUNT(refused_by_libyaml)],
    used_although_wrong[COUNT(accepted_although_wrong)];
static size_t n_cases;

enum { MOST_ACCEPTED_ALTHOUGH_WRONG = 16, CASES = 402 };

static bool may_refuse(const char *id) {
  return is_listed(refused_on_purpose, COUNT(refused_on_purpose), id, used_on_purpose) ||
         is_listed(refused_by_libyaml, COUNT(refused_by_libyaml), id, used_by_libyaml);
}

static void check_refused(const t_world *w, const char *id) {
  const kolua_problem *p = kolua_problems_get(w->problems, 0);
  assert_non_null(p);
  if (p->line == 0 && strcmp(p->message, "is empty") != 0) fail_msg("%s: no place: %s", id, p->message);
}

static void check_value(t_world *w, const char *folder, const char *id, const value *found) {
  if (!suite_has(w, folder, "in.json")) {
    if (found->type != KOLUA_STRING || found->len > 0) fail_msg("%s: accepted, with no value to compare", id);
    return;  /* UKK6/02, a lone "!": the one case without JSON that has a value, the empty text */
  }
  value *expected;
  const kolua_status status =
      json_read(&expected, &w->arena, &w->scratch, "in.json", suite_file(w, folder, "in.json"), &limits, w->problems);
  if (status != KOLUA_OK) fail_msg("%s: in.json: %s", id, t_problem(w, 0));
  if (!value_same(found, expected)) fail_msg("%s: another value than in.json", id);
}

static void check_case(t_world *w, const char *folder, const char *id) {
  value *found;
  const text source = suite_file(w, folder, "in.yaml");
  const kolua_status status = yaml_read(&found, &w->arena, &w->scratch, id, source, &limits, w->problems);
  n_cases++;
  if (status != KOLUA_OK) {
    check_refused(w, id);
    if (!suite_has(w, folder, "error") && !may_refuse(id)) fail_msg("%s: refused: %s", id, t_problem(w, 0));
  } else if (suite_has(w, folder, "error")) {
    if (!is_listed(accepted_although_wrong, COUNT(accepted_although_wrong), id, used_although_wrong))
      fail_msg("%s: accepted", id);
  } else {
    check_value(w, folder, id, found);
  }
}

/* A case of several parts has a folder for each: 00, 01, ... */
static void check_part(t_world *w, const char *folder, const char *name) {
  const char *path = text_format(&w->arena, "%s/%s", folder, name);
  const char *id = text_format(&w->arena, "%s/%s", strrchr(folder, '/') + 1, name);
  if (suite_has(w, path, "in.yaml")) check_case(w, path, id);
}

static void check_folder(t_world *w, const char *folder, const char *name) {
  const char *path = text_format(&w->arena, "%s/%s", folder, name);
  if (strlen(name) != 4) return;  /* names/ and tags/ lead to the same cases again */
  if (suite_has(w, path, "in.yaml")) check_case(w, path, name);
  else suite_each(path, check_part);
}

static void yaml_test_suite_is_read_right_or_refused(void **state) {
  (void)state;
  t_world w;
  t_open(&w);
  suite_each(suite_path(&w, "yaml-test-suite/data"), check_folder);
  assert_all_used("refused on purpose", refused_on_purpose, used_on_purpose, COUNT(refused_on_purpose));
  assert_all_used("refused by libyaml", refused_by_libyaml, used_by_libyaml, COUNT(refused_by_libyaml));
  assert_all_used("accepted although wrong", accepted_although_wrong, used_although_wrong,
                  COUNT(accepted_although_wrong));
  assert_true(COUNT(accepted_although_wrong) <= MOST_ACCEPTED_ALTHOUGH_WRONG);
  assert_int_equal(n_cases, CASES);
  t_close(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(yaml_test_suite_is_read_right_or_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
