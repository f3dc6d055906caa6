/* embed.c: kolua inside another program.
**
** One policy is loaded once, its pack and its model from memory. Whole campaigns are judged; a campaign is loaded once as
** a context, and two threads judge single records against it, each with a session of its own. Then every way in which
** things go wrong, and a run that is cancelled. Build and run: `make run` in this folder, with kolua installed. */
#include <kolua.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- what a host keeps in its own store */

typedef struct stored { const char *path, *text; } stored;

static const stored store[] = {
    {"rules/", "model.yaml\nreach/\n"},
    {"rules/model.yaml",
     "model: desk/1\n"
     "title: { vi: Bàn đặt KOL, en: Booking desk }\n"
     "units: { ratio: { percent: true } }\n"
     "subjects:\n"
     "  kol: { list: kols, vi: KOL, en: KOL }\n"
     "fields:\n"
     "  schema: { type: string, required: true }\n"
     "  as_of: { type: date, required: true }\n"
     "  campaign.id: { type: id, required: true }\n"
     "  campaign.markets: { type: list of string, required: true, vi: Thị trường, en: Markets }\n"
     "  kols[]: { id: id, name: name, vi: KOL, en: KOL }\n"
     "  kols[].id: { type: id, required: true }\n"
     "  kols[].name: { type: string, required: true, vi: Tên, en: Name }\n"
     "  kols[].followers: { type: integer, min: 0, vi: Người theo dõi, en: Followers }\n"
     "  kols[].suspicious_share: { type: ratio, vi: Người theo dõi đáng ngờ, en: Suspicious followers }\n"
     "  kols[].country_shares: { type: map of ratio, left_out: zero, vi: Theo nước, en: By country }\n"},
    {"rules/reach/", "pack.yaml\nreach.lua\n"},
    {"rules/reach/pack.yaml", "title: { vi: Tiếp cận, en: Reach }\n"},
    {"rules/reach/reach.lua",
     "local kol, campaign = subject 'kol', case.campaign\n"
     "rule 'reach.suspicious' {\n"
     "  on = kol, title = { vi = 'Người theo dõi đáng ngờ', en = 'Suspicious followers' }, severity = 'critical',\n"
     "  measure = kol.suspicious_share, demand = at_most { warn = 0.20, fail = 0.30 },\n"
     "}\n"
     "rule 'reach.market' {\n"
     "  on = kol, title = { vi = 'Đúng thị trường', en = 'Followers in the market' },\n"
     "  measure = sum(pick(kol.country_shares, campaign.markets)), demand = at_least { warn = 0.70, fail = 0.50 },\n"
     "}\n"},
};

static kolua_status load_stored(void *payload, const char *path, const char **text, size_t *len) {
  (void)payload;
  for (size_t i = 0; i < sizeof store / sizeof store[0]; i++) {
    if (strcmp(store[i].path, path) != 0) continue;
    *text = store[i].text;
    *len = strlen(store[i].text);
    return KOLUA_OK;
  }
  return KOLUA_EIO;
}

static const char spring[] =
    "schema: desk/1\n"
    "as_of: 2026-11-21\n"
    "campaign: { id: spring, markets: [VN] }\n"
    "kols:\n"
    "  - { id: mai, name: Mai Skin, followers: 182000, suspicious_share: 0.08, country_shares: { VN: 0.91 } }\n"
    "  - { id: tu, name: Tú Vui Vẻ, followers: 2100000, suspicious_share: 0.34, country_shares: { VN: 0.62 } }\n"
    "  - { id: han, name: Hân KOC, followers: 31000, country_shares: { VN: 0.88, KR: 0.05 } }\n";

static const char autumn[] =
    "{\"schema\": \"desk/1\", \"as_of\": \"2026-11-21\", \"campaign\": {\"id\": \"autumn\", \"markets\": [\"VN\"]},\n"
    " \"kols\": [{\"id\": \"an\", \"name\": \"An Ăn Gì\", \"suspicious_share\": 0.11, \"country_shares\": {\"VN\": 0.45}}]}\n";

/* ---------------------------------------------------------------- telling what happened */

static void tell_problems(const kolua_problems *problems) {
  for (size_t i = 0; i < kolua_problems_count(problems); i++) {
    const kolua_problem *p = kolua_problems_get(problems, i);
    if (p->file == NULL) printf("  %s\n", p->message);
    else if (p->line == 0) printf("  %s: %s\n", p->file, p->message);
    else printf("  %s:%u:%u: %s\n", p->file, p->line, p->column, p->message);
  }
}

static void must(kolua_status status, const char *what, const kolua_problems *problems) {
  if (status == KOLUA_OK) return;
  printf("%s: %s\n", what, kolua_status_name(status));
  tell_problems(problems);
  exit(EXIT_FAILURE);
}

static void tell_finding(const kolua_finding *f) {
  if (f->outcome == KOLUA_OUTCOME_PASS || f->outcome == KOLUA_OUTCOME_SKIPPED) return;
  printf("  %s: %s (%s)\n", kolua_outcome_name(f->outcome), f->message, f->rule->id);
  for (size_t i = 0; i < f->evidence_count; i++) {
    const kolua_evidence *e = &f->evidence[i];
    if (e->line > 0) printf("    seen: %s at %s:%u:%u\n", e->path, e->file, e->line, e->column);
  }
  for (size_t i = 0; i < f->to_pass_count; i++) {
    const kolua_change *change = &f->to_pass[i].changes[0];
    printf("    passes with: %s %s %g\n", change->path, change->op, kolua_value_number(change->value));
  }
}

static kolua_status tell_subject(void *payload, const kolua_subject *subject) {
  (void)payload;
  printf("%s %s (%s): %s\n", subject->kind, subject->name, subject->id, kolua_verdict_name(subject->verdict));
  for (size_t i = 0; i < subject->finding_count; i++) tell_finding(&subject->findings[i]);
  return KOLUA_OK;
}

/* ---------------------------------------------------------------- whole campaigns */

static kolua_session *new_session(const kolua_policy *policy, kolua_problems *problems) {
  kolua_session_options wanted = KOLUA_SESSION_OPTIONS_INIT;
  kolua_session *session;
  wanted.lang = KOLUA_EN;
  must(kolua_session_new(&session, policy, &wanted, problems), "session", problems);
  return session;
}

static void judge_campaigns(const kolua_policy *policy, const kolua_data *const *campaigns, size_t count,
                            kolua_problems *problems) {
  kolua_session *session = new_session(policy, problems);
  const kolua_summary *summary;
  const kolua_report *report;
  must(kolua_session_each(session, campaigns, count, tell_subject, NULL, &summary, problems), "each", problems);
  printf("verdict: %s, %zu undecided\n", kolua_verdict_name(summary->verdict), summary->undecided);

  must(kolua_session_check(&report, session, campaigns, count, problems), "check", problems);
  summary = kolua_report_summary(report);
  printf("report: %zu subjects, %zu findings fail\n", kolua_report_count(report), summary->counts[KOLUA_OUTCOME_FAIL]);
  kolua_session_free(session);
}

/* ---------------------------------------------------------------- records, from two threads */

typedef struct desk {
  const kolua_policy *policy;  /* shared: immutable once loaded */
  const kolua_data *context;   /* shared likewise */
  int first;                   /* of the records that this thread judges */
  int n_fails;
} desk;

enum { N_RECORDS = 1000 };

static int judge_record(const desk *d, kolua_session *session, int number, kolua_problems *problems) {
  char json[200];
  const kolua_report *report;
  const int len = snprintf(json, sizeof json, "{\"id\": \"c-%d\", \"name\": \"Candidate %d\", \"suspicious_share\": %.2f, "
                           "\"country_shares\": {\"VN\": 0.8}}", number, number, (number % 100) / 100.0);
  must(kolua_session_record(&report, session, d->context, "kol", json, (size_t)len, problems), "record", problems);
  return kolua_report_subject(report, 0)->verdict == KOLUA_FAIL;
}

static void *work(void *payload) {
  desk *d = payload;
  kolua_problems *problems = kolua_problems_new();
  kolua_session *session = new_session(d->policy, problems);
  for (int i = 0; i < N_RECORDS; i++) d->n_fails += judge_record(d, session, d->first + i, problems);
  kolua_session_free(session);
  kolua_problems_free(problems);
  return NULL;
}

static void judge_records(const kolua_policy *policy, const kolua_data *context) {
  desk desks[2] = {{policy, context, 0, 0}, {policy, context, N_RECORDS, 0}};
  pthread_t threads[2];
  for (int i = 0; i < 2; i++) {
    if (pthread_create(&threads[i], NULL, work, &desks[i]) != 0) exit(EXIT_FAILURE);
  }
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  printf("two threads: %d and %d of %d records each fail\n", desks[0].n_fails, desks[1].n_fails, (int)N_RECORDS);
}

/* ---------------------------------------------------------------- what can go wrong */

static void expect(kolua_status found, kolua_status expected, const char *what, kolua_problems *problems) {
  printf("%s: %s\n", what, kolua_status_name(found));
  tell_problems(problems);
  kolua_problems_clear(problems);
  if (found != expected) exit(EXIT_FAILURE);
}

static void *no_memory(void *payload, void *block, size_t old_size, size_t new_size) {
  (void)payload, (void)block, (void)old_size, (void)new_size;
  return NULL;
}

static kolua_status refuse(void *payload, const char *text, size_t len) {
  (void)payload, (void)text, (void)len;
  return KOLUA_EHOST;
}

static void fail_to_load(const kolua_policy_options *usual, kolua_problems *problems) {
  static const char *const packs[] = {"raech", NULL};
  const kolua_set setting = {"reach.market.wran", "0.5"};
  kolua_policy_options wanted = *usual;
  kolua_policy *policy;
  wanted.use = packs;
  expect(kolua_policy_open(&policy, NULL, &wanted, problems), KOLUA_EPOLICY, "a pack that is not there", problems);
  wanted = *usual;
  wanted.set = &setting;
  wanted.set_count = 1;
  expect(kolua_policy_open(&policy, NULL, &wanted, problems), KOLUA_EPOLICY, "a threshold that is not there", problems);
  wanted = *usual;
  wanted.alloc = no_memory;
  expect(kolua_policy_open(&policy, NULL, &wanted, problems), KOLUA_ENOMEM, "no memory", problems);
}

static void fail_to_read(const kolua_policy *policy, kolua_problems *problems) {
  static const char broken[] = "schema: desk/1\nkols: [\n", typo[] = "schema: desk/1\nas_of: 2026-11-21\nkol: []\n"
                                                                     "campaign: { id: a, markets: [VN] }\n";
  kolua_data *data;
  expect(kolua_data_open(&data, policy, "nowhere.yaml", NULL, problems), KOLUA_EIO, "no file", problems);
  expect(kolua_data_parse(&data, policy, "broken.yaml", broken, sizeof broken - 1, NULL, problems), KOLUA_ESYNTAX,
         "half a file", problems);
  expect(kolua_data_parse(&data, policy, "typo.yaml", typo, sizeof typo - 1, NULL, problems), KOLUA_EDATA,
         "a key that nobody knows", problems);
}

static void fail_to_judge(const kolua_policy *policy, const kolua_data *context, kolua_problems *problems) {
  static const char nameless[] = "{\"name\": \"Nobody\"}", empty[] = "schema: desk/1\nas_of: 2026-11-21\n"
                                                                      "campaign: { id: a, markets: [VN] }\n";
  kolua_session *session = new_session(policy, problems);
  const kolua_data *campaigns[] = {context};
  const kolua_report *report;
  kolua_data *data;
  expect(kolua_session_record(&report, session, context, "kol", nameless, sizeof nameless - 1, problems), KOLUA_EDATA,
         "a record without id", problems);
  must(kolua_data_parse(&data, policy, "empty.yaml", empty, sizeof empty - 1, NULL, problems), "empty.yaml", problems);
  campaigns[0] = data;
  expect(kolua_session_check(&report, session, campaigns, 1, problems), KOLUA_ENOTHING, "nothing to judge", problems);
  kolua_data_free(data);

  campaigns[0] = context;
  kolua_session_cancel(session);
  expect(kolua_session_check(&report, session, campaigns, 1, problems), KOLUA_ECANCEL, "cancelled", problems);
  must(kolua_session_check(&report, session, campaigns, 1, problems), "the run after it", problems);
  expect(kolua_report_write(report, KOLUA_JSON, NULL, refuse, NULL), KOLUA_EHOST, "a writer that says no", problems);
  kolua_session_free(session);
}

/* ---------------------------------------------------------------- the whole */

int main(void) {
  kolua_policy_options wanted = KOLUA_POLICY_OPTIONS_INIT;
  kolua_problems *problems = kolua_problems_new();
  kolua_policy *policy;
  kolua_data *data[2];
  if (kolua_abi() != KOLUA_ABI || problems == NULL) return EXIT_FAILURE;
  wanted.rules = "rules";
  wanted.load = load_stored;
  must(kolua_policy_open(&policy, NULL, &wanted, problems), "policy", problems);
  must(kolua_data_parse(&data[0], policy, "spring.yaml", spring, sizeof spring - 1, NULL, problems), "spring", problems);
  must(kolua_data_parse(&data[1], policy, "autumn.json", autumn, sizeof autumn - 1, NULL, problems), "autumn", problems);

  judge_campaigns(policy, (const kolua_data *const *)data, 2, problems);
  judge_records(policy, data[0]);
  fail_to_load(&wanted, problems);
  fail_to_read(policy, problems);
  fail_to_judge(policy, data[0], problems);

  for (int i = 0; i < 2; i++) kolua_data_free(data[i]);
  kolua_policy_free(policy);
  kolua_problems_free(problems);
  return EXIT_SUCCESS;
}
