/* report_sample.h: findings made by hand for the tests of reports: three people, a contract, a campaign. Texts are given
** in both languages, a run takes those of its own. All of it lies in the world's arena. */
#ifndef REPORT_SAMPLE_H
#define REPORT_SAMPLE_H

#include "t.h"

#include "data/reader.h"
#include "report/report.h"
#include "rule/plan.h"

#define SAID(literal) {(literal), sizeof(literal) - 1}
#define BOTH(en, vi) {{SAID(en), SAID(vi)}}

static const char model_yaml[] =
  "model: sample/1\n"
  "title: { vi: Mẫu, en: Sample }\n"
  "units:\n"
  "  ratio: { percent: true }\n"
  "  VND: { vi: \"₫\", en: VND, decimals: 0 }\n"
  "  day: { vi: ngày, en: [day, days] }\n"
  "subjects:\n"
  "  kol: { list: kols, vi: KOL, en: KOL }\n"
  "  contract: { list: contracts, vi: Hợp đồng, en: Contract }\n"
  "  campaign: { map: campaign, vi: Chiến dịch, en: Campaign }\n"
  "enums:\n"
  "  clause: { exclusivity: { vi: Độc quyền, en: Exclusivity }, kill_fee: { vi: Phí hủy, en: Kill fee } }\n"
  "fields:\n"
  "  schema: { type: string, required: true }\n"
  "  as_of: { type: date, required: true, vi: Ngày đánh giá, en: Evaluation date }\n"
  "  campaign.id: { type: id, required: true }\n"
  "  campaign.name: { type: string }\n"
  "  campaign.markets: { type: list of string, vi: Thị trường, en: Markets }\n"
  "  campaign.tone_tags: { type: list of string, vi: Phong cách chiến dịch, en: Style of the campaign }\n"
  "  kols[]: { id: id, name: display_name }\n"
  "  kols[].id: { type: id, required: true }\n"
  "  kols[].display_name: { type: string, vi: Tên, en: Name }\n"
  "  kols[].quote_vnd: { type: integer, unit: VND, min: 0, vi: Báo giá, en: Quote }\n"
  "  kols[].audience.suspicious_share: { type: ratio, vi: Người theo dõi đáng ngờ, en: Suspicious followers }\n"
  "  kols[].audience.country_shares: { type: map of ratio, left_out: zero, vi: Khán giả theo quốc gia, en: Audience by country }\n"
  "  kols[].platforms[]: { name: [handle], vi: Tài khoản, en: Account }\n"
  "  kols[].platforms[].handle: { type: string }\n"
  "  kols[].platforms[].engagement_rate: { type: ratio, vi: Tỷ lệ tương tác, en: Engagement rate }\n"
  "  kols[].platforms[].generic_comment_share: { type: ratio, vi: Bình luận chung chung, en: Generic comments }\n"
  "  contracts[]: { id: id, vi: Hợp đồng, en: Contract }\n"
  "  contracts[].id: { type: id, required: true }\n"
  "  contracts[].clauses[]: { id: id, name: type, key: type, attributes: attrs, vi: Điều khoản, en: Clause }\n"
  "  contracts[].clauses[].id: { type: id, required: true }\n"
  "  contracts[].clauses[].type: { type: enum, enum: clause, required: true, vi: Loại, en: Type }\n"
  "  contracts[].clauses[exclusivity].post_days: { type: integer, unit: day, vi: Số ngày sau chiến dịch, en: Days after the campaign }\n";

static const char file[] = "campaign.yaml";

/* ---------------------------------------------------------------- rules */

typedef struct text_of_rule {   /* a rule, in both languages */
  const char *id, *subject, *title[KOLUA_LANGS], *reason[KOLUA_LANGS], *remedy[KOLUA_LANGS];
  kolua_severity severity;
  uint32_t line;
} text_of_rule;

static const text_of_rule rules[] = {
  {"selection.audience.suspicious_share", "kol", {"Suspicious followers", "Người theo dõi đáng ngờ"},
   {"Bought followers bring no conversion.", "Người theo dõi mua về không tạo ra chuyển đổi."},
   {"Drop the KOL, or pay on verified results only.", "Bỏ KOL này, hoặc chỉ trả theo kết quả đã xác minh."}, KOLUA_CRITICAL, 3},
  {"selection.engagement.anomaly", "kol", {"Signs of bought engagement", "Dấu hiệu tương tác mua"},
   {"Engagement far above the usual level, with comments that fit any post, is most often bought; the campaign then pays for reactions "
    "of people who do not exist.",
    "Tương tác cao bất thường, kèm những bình luận dùng được cho mọi bài, thường là tương tác mua; chiến dịch khi đó trả tiền cho phản "
    "ứng của những người không có thật."},
   {"Ask for the account's own statistics of the last 90 days.", "Yêu cầu số liệu gốc của tài khoản trong 90 ngày gần nhất."}, KOLUA_MAJOR, 41},
  {"selection.price.cost_per_mille", "kol", {"Price of 1,000 views", "Giá cho 1.000 lượt xem"},
   {"The fee is high for what the audience is.", "Phí cao so với lượng khán giả."},
   {"Negotiate the fee, or a bonus by views.", "Thương lượng lại phí, hoặc thưởng theo lượt xem."}, KOLUA_MINOR, 12},
  {"selection.audience.market_match", "kol", {"Followers in the market", "Người theo dõi trong thị trường"}, {"", ""}, {"", ""}, KOLUA_CRITICAL, 20},
  {"selection.audience.interest_match", "kol", {"Interest in the topic", "Quan tâm đến chủ đề"}, {"", ""}, {"", ""}, KOLUA_MAJOR, 30},
  {"selection.style.persona_fit", "kol", {"Fit of style", "Hợp phong cách"}, {"", ""}, {"", ""}, KOLUA_MAJOR, 50},
  {"contract.exclusivity.scope", "contract", {"Scope of exclusivity", "Phạm vi độc quyền"},
   {"Without it the KOL may work for a competitor in the same weeks.", "Không có điều khoản này, KOL có thể làm cho đối thủ trong cùng thời gian."},
   {"Name the category, the competitors and the days before and after.", "Nêu ngành hàng, tên đối thủ và số ngày trước, sau chiến dịch."}, KOLUA_MAJOR, 5},
  {"contract.killfee.defined", "contract", {"Kill fee", "Phí hủy"},
   {"If the campaign is cancelled late, the dispute is about what is owed.", "Khi chiến dịch hủy muộn, hai bên thường tranh chấp số tiền phải trả."},
   {"Let the fee rise with each stage.", "Quy định phí tăng dần theo từng bước."}, KOLUA_MINOR, 7},
  {"contract.custom.broken", "contract", {"Own check", "Kiểm tra riêng"}, {"", ""}, {"", ""}, KOLUA_MINOR, 9},
};

enum { SUSPICIOUS, ANOMALY, PRICE, MARKET, INTEREST, STYLE, EXCLUSIVITY, KILL_FEE, BROKEN, RULES };

static const char *const clause_to_paste[KOLUA_LANGS] = {
  "The KOL does not work for ___ from ___ to ___.\nA breach costs ___ percent of the fee.",
  "KOL không làm việc cho ___ từ ngày ___ đến ngày ___.\nNếu vi phạm, chịu phạt ___ phần trăm phí.",
};
static const kolua_source point = {"001.15", {"Reason 1: false influence", "Lý do 1: ảnh hưởng ảo"}};

static void fill_rule(kolua_rule *r, size_t which) {
  const text_of_rule *from = &rules[which];
  r->id = from->id;
  r->pack = from->id[0] == 's' ? "selection" : "contract";
  r->subject = from->subject;
  for (size_t i = 0; i < KOLUA_LANGS; i++) {
    r->title[i] = from->title[i];
    r->reason[i] = from->reason[i];
    r->remedy[i] = from->remedy[i];
    r->wording[i] = which == EXCLUSIVITY ? clause_to_paste[i] : "";
  }
  r->severity = from->severity;
  r->weight = 1;
  r->sources = &point;
  r->source_count = which == SUSPICIOUS;
  r->file = from->id[0] == 's' ? "rules/selection/audience.lua" : "rules/contract/risk.lua";
  r->line = from->line;
}

static const kolua_rule *make_rules(arena *a) {
  kolua_rule *all = ARENA_ARRAY(a, RULES, kolua_rule);
  for (size_t i = 0; i < RULES; i++) fill_rule(&all[i], i);
  return all;
}

/* ---------------------------------------------------------------- findings */

typedef struct maker {
  arena *arena;
  kolua_lang lang;
  const kolua_rule *rules;
} maker;

static const char *either(const maker *m, const char *en, const char *vi) {
  return m->lang == KOLUA_VI ? vi : en;
}

static kolua_finding make_finding(const maker *m, size_t which, kolua_outcome outcome, const char *message) {
  const kolua_rule *r = &m->rules[which];
  static const char *const nothing[] = {NULL};
  return (kolua_finding){.rule = r, .outcome = outcome, .title = r->title[m->lang], .message = message,
                         .reason = r->reason[m->lang], .remedy = r->remedy[m->lang], .why = "", .missing = nothing};
}

static const value *ratio_of(const maker *m, double n) {
  return value_new_number(m->arena, n);
}

static kolua_demand between_bounds(const maker *m, const char *op, double warn, double fail) {
  return (kolua_demand){.op = op, .warn = ratio_of(m, warn), .fail = ratio_of(m, fail), .unit = "ratio"};
}

static void add_part(const maker *m, kolua_finding *f, kolua_part p) {
  kolua_part *parts = ARENA_ARRAY(m->arena, f->part_count + 1, kolua_part);
  if (f->part_count > 0) memcpy(parts, f->parts, f->part_count * sizeof *parts);
  parts[f->part_count++] = p;
  f->parts = parts;
}

static void add_evidence(const maker *m, kolua_finding *f, const char *path, const value *v, uint32_t line, uint32_t column) {
  kolua_evidence *all = ARENA_ARRAY(m->arena, f->evidence_count + 1, kolua_evidence);
  if (f->evidence_count > 0) memcpy(all, f->evidence, f->evidence_count * sizeof *all);
  all[f->evidence_count++] = (kolua_evidence){path, v, file, line, column};
  f->evidence = all;
}

static void add_way(const maker *m, kolua_finding *f, const char *path, const char *op, const value *v) {
  kolua_change *single = ARENA_NEW(m->arena, kolua_change);
  kolua_way *all = ARENA_ARRAY(m->arena, f->to_pass_count + 1, kolua_way);
  *single = (kolua_change){path, op, v};
  if (f->to_pass_count > 0) memcpy(all, f->to_pass, f->to_pass_count * sizeof *all);
  all[f->to_pass_count++] = (kolua_way){single, 1};
  f->to_pass = all;
}

static kolua_finding suspicious(const maker *m, double share, kolua_outcome outcome, const char *message) {
  kolua_finding f = make_finding(m, SUSPICIOUS, outcome, message);
  add_part(m, &f, (kolua_part){.name = "", .element = "", .label = f.title, .outcome = outcome, .message = message,
                               .value = ratio_of(m, share), .demand = between_bounds(m, "at_most", 0.2, 0.3)});
  add_evidence(m, &f, "kols[1].audience.suspicious_share", ratio_of(m, share), 42, 19);
  return f;
}

static kolua_finding anomaly(const maker *m) {
  const char *growth = either(m, "Engagement against the good level (TikTok @linh): 6.2 times, more than the 5 times allowed",
                              "Tương tác so với mức tốt (TikTok @linh): 6,2 lần, vượt mức cho phép 5 lần");
  const char *generic = either(m, "Generic comments (TikTok @linh): 45%, more than 40% (fails above 60%)",
                               "Bình luận chung chung (TikTok @linh): 45%, vượt mức 40% (không đạt nếu trên 60%)");
  const char *fine = either(m, "Generic comments (Facebook Linh): 12%, at most 40%", "Bình luận chung chung (Facebook Linh): 12%, không quá 40%");
  kolua_finding f = make_finding(m, ANOMALY, KOLUA_OUTCOME_FAIL, growth);
  add_part(m, &f, (kolua_part){.name = "k", .element = "TikTok @linh", .label = "", .outcome = KOLUA_OUTCOME_FAIL, .message = growth,
                               .value = ratio_of(m, 6.2), .demand = {.op = "at_most", .fail = value_new_integer(m->arena, 5), .unit = ""}});
  add_part(m, &f, (kolua_part){.name = "generic", .element = "TikTok @linh", .label = "", .outcome = KOLUA_OUTCOME_WARN, .message = generic,
                               .value = ratio_of(m, 0.45), .demand = between_bounds(m, "at_most", 0.4, 0.6)});
  add_part(m, &f, (kolua_part){.name = "generic", .element = "Facebook Linh", .label = "", .outcome = KOLUA_OUTCOME_PASS, .message = fine,
                               .value = ratio_of(m, 0.12), .demand = between_bounds(m, "at_most", 0.4, 0.6)});
  add_evidence(m, &f, "kols[1].platforms[0].engagement_rate", ratio_of(m, 0.31), 47, 24);
  add_evidence(m, &f, "kols[1].platforms[0].generic_comment_share", ratio_of(m, 0.45), 48, 30);
  add_evidence(m, &f, "kols[1].platforms[1].generic_comment_share", ratio_of(m, 0.12), 53, 30);
  return f;
}

static kolua_finding price(const maker *m) {
  const char *message = either(m, "Price of 1,000 views: 1,250,000 VND, more than 650,000 VND (fails above 1,300,000 VND)",
                               "Giá cho 1.000 lượt xem: 1.250.000 ₫, vượt mức 650.000 ₫ (không đạt nếu trên 1.300.000 ₫)");
  kolua_finding f = make_finding(m, PRICE, KOLUA_OUTCOME_WARN, message);
  add_part(m, &f, (kolua_part){.name = "", .element = "", .label = f.title, .outcome = KOLUA_OUTCOME_WARN, .message = message,
                               .value = value_new_integer(m->arena, 1250000),
                               .demand = {.op = "at_most", .warn = value_new_integer(m->arena, 650000),
                                          .fail = value_new_integer(m->arena, 1300000), .unit = "VND"}});
  add_evidence(m, &f, "kols[1].quote_vnd", value_new_integer(m->arena, 50000000), 40, 16);
  add_way(m, &f, "kols[1].quote_vnd", "at_most", value_new_integer(m->arena, 26000000));
  return f;
}

static kolua_finding unknown(const maker *m, size_t which, const char *const *missing) {
  kolua_finding f = make_finding(m, which, KOLUA_OUTCOME_UNKNOWN, "");
  const char *what = either(m, "cannot be judged", "chưa đánh giá được");
  f.message = text_format(m->arena, "%s: %s", f.title, what);
  f.missing = missing;
  add_part(m, &f, (kolua_part){.name = "", .element = "", .label = f.title, .outcome = f.outcome, .message = f.message,
                               .demand = between_bounds(m, "at_least", 0.7, 0.5)});
  return f;
}

static kolua_finding exclusivity(const maker *m) {
  const char *message = either(m, "Scope of exclusivity: missing", "Phạm vi độc quyền: không có");
  kolua_finding f = make_finding(m, EXCLUSIVITY, KOLUA_OUTCOME_WARN, message);
  add_part(m, &f, (kolua_part){.name = "", .element = "", .label = f.title, .outcome = KOLUA_OUTCOME_WARN, .message = message});
  add_evidence(m, &f, "contracts[0].clauses.exclusivity", NULL, 0, 0);
  return f;
}

static kolua_finding kill_fee(const maker *m) {
  kolua_finding f = make_finding(m, KILL_FEE, KOLUA_OUTCOME_WARN, either(m, "The contract has no kill fee.", "Hợp đồng không có phí hủy."));
  add_evidence(m, &f, "contracts[0].clauses", value_new_list(m->arena, 0), 90, 5);
  return f;
}

/* What is hostile in data must not reach a terminal as it is. */
static kolua_finding broken(const maker *m) {
  return make_finding(m, BROKEN, KOLUA_OUTCOME_ERROR, "attempt to index a number value (\"\x1b[31mred\xe2\x80\xa8\")\nsecond line");
}

static kolua_finding skipped(const maker *m, size_t which) {
  kolua_finding f = make_finding(m, which, KOLUA_OUTCOME_SKIPPED, "");
  f.why = either(m, "its condition is not met", "điều kiện áp dụng không thỏa");
  return f;
}

/* ---------------------------------------------------------------- subjects */

static kolua_subject make_subject(const maker *m, const char *of, const char *id, const char *name, kolua_verdict verdict,
                                  const kolua_finding *findings, size_t n, double score, double best) {
  kolua_subject s = {.kind = of, .id = id, .name = name, .verdict = verdict, .applied = n > 0, .findings = findings,
                     .finding_count = n, .file = file, .line = of[0] == 'k' ? 38 : 88, .column = 5};
  kolua_score *scores = ARENA_ARRAY(m->arena, 2, kolua_score);
  scores[0] = (kolua_score){"", score, best};
  scores[1] = (kolua_score){of[0] == 'k' ? "selection" : "contract", score, best};
  s.scores = scores;
  s.score_count = n > 0 ? 2 : 0;
  for (size_t i = 0; i < n; i++) s.counts[findings[i].outcome]++;
  return s;
}

static const char *const no_countries[] = {"kols[1].audience.country_shares", NULL};
static const char *const no_interests[] = {"kols[1].audience.country_shares", "campaign.tone_tags", NULL};
static const char *const no_style[] = {"campaign.tone_tags", NULL};

static kolua_subject linh(const maker *m) {
  kolua_finding *f = ARENA_ARRAY(m->arena, 6, kolua_finding);
  f[0] = unknown(m, INTEREST, no_interests);
  f[1] = unknown(m, MARKET, no_countries);
  f[2] = suspicious(m, 0.34, KOLUA_OUTCOME_FAIL, either(m, "Suspicious followers: 34%, more than the 30% allowed",
                                                        "Người theo dõi đáng ngờ: 34%, vượt mức cho phép 30%"));
  add_way(m, &f[2], "kols[1].audience.suspicious_share", "at_most", ratio_of(m, 0.2));
  f[3] = anomaly(m);
  f[4] = price(m);
  f[5] = unknown(m, STYLE, no_style);
  return make_subject(m, "kol", "kol-02", "Linh Beauty", KOLUA_FAIL, f, 6, 0.1, 0.62);
}

static kolua_subject mai(const maker *m) {
  kolua_finding *f = ARENA_ARRAY(m->arena, 2, kolua_finding);
  f[0] = suspicious(m, 0.08, KOLUA_OUTCOME_PASS, either(m, "Suspicious followers: 8%, at most 20%", "Người theo dõi đáng ngờ: 8%, không quá 20%"));
  f[1] = skipped(m, PRICE);
  return make_subject(m, "kol", "kol-01", "Mai Skin", KOLUA_PASS, f, 2, 1, 1);
}

/* "Nguyễn Nam" with its marks as code points of their own, which take no column. */
static const char decomposed[] = "Nguye\xcc\x82\xcc\x83n Nam";

static kolua_subject nam(const maker *m) {
  kolua_finding *f = ARENA_ARRAY(m->arena, 2, kolua_finding);
  f[0] = suspicious(m, 0.05, KOLUA_OUTCOME_PASS, either(m, "Suspicious followers: 5%, at most 20%", "Người theo dõi đáng ngờ: 5%, không quá 20%"));
  f[1] = unknown(m, STYLE, no_style);
  return make_subject(m, "kol", "kol-03", decomposed, KOLUA_WARN, f, 2, 0.5, 1);
}

static kolua_subject contract(const maker *m) {
  kolua_finding *f = ARENA_ARRAY(m->arena, 3, kolua_finding);
  f[0] = broken(m);
  f[1] = exclusivity(m);
  f[2] = kill_fee(m);
  return make_subject(m, "contract", "hd-07", "", KOLUA_FAIL, f, 3, 0.333333, 0.333333);
}

/* ---------------------------------------------------------------- the run */

static const model *load_model(t_world *w) {
  const kolua_limits limits = {.depth = 64, .nodes = 10000, .scalar_size = 1 << 20, .key_size = 1024};
  value *tree;
  model *m;
  const text written_model = {model_yaml, sizeof model_yaml - 1};
  assert_int_equal(yaml_read(&tree, &w->arena, &w->scratch, "model.yaml", written_model, &limits, w->problems), KOLUA_OK);
  if (model_load(&m, &w->arena, &w->scratch, tree, "model.yaml", w->problems) != KOLUA_OK) fail_msg("%s", t_problem(w, 0));
  return m;
}

static const group selection_groups[] = {
  {.prefix = SAID("selection.audience"), .title = BOTH("Audience: who follows, and whether they are real", "Khán giả: ai theo dõi, và có thật hay không")},
  {.prefix = SAID("selection.engagement"), .title = BOTH("Engagement", "Tương tác")},
  {.prefix = SAID("selection.price"), .title = BOTH("Price", "Giá")},
  {.prefix = SAID("selection.risk"), .title = BOTH("Risk", "Rủi ro")},
};
static const named headlines[] = {{.id = SAID("selection.audience.market_match")}, {.id = SAID("selection.price.cost_per_mille")}};
static const named compared[] = {{.id = SAID("selection")}, {.id = SAID("contract")}};
static const pack packs[] = {
  {.name = SAID("selection"), .title = BOTH("Choosing the KOL", "Chọn KOL"), .groups = selection_groups, .n_groups = 4,
   .headlines = headlines, .n_headlines = 2},
  {.name = SAID("contract"), .title = BOTH("Contract risk", "Rủi ro hợp đồng"),
   .notice = BOTH("This is a review tool, not legal advice.", "Đây là công cụ rà soát, không phải tư vấn pháp luật."),
   .balance = {.of = compared, .n = 2, .within = 0.1,
               .apart = BOTH("{lowest} {lowest_score} lags behind {highest} {highest_score}", "{lowest} {lowest_score} thấp hơn {highest} {highest_score}")}},
};

static const kolua_summary *sum_up(arena *a, const kolua_subject *const *subjects, size_t n) {
  static const kolua_score scores[] = {{"", 0.48, 0.7}, {"selection", 0.53, 0.87}, {"contract", 0.33, 0.33}};
  kolua_summary *s = ARENA_NEW(a, kolua_summary);
  for (size_t i = 0; i < n; i++) {
    if (subjects[i]->verdict > s->verdict) s->verdict = subjects[i]->verdict;
    for (size_t j = 0; j < KOLUA_OUTCOMES; j++) s->counts[j] += subjects[i]->counts[j];
  }
  s->undecided = s->counts[KOLUA_OUTCOME_UNKNOWN];
  s->subjects = n;
  s->scores = scores;
  s->score_count = 3;
  return s;
}

#define DIGEST "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const report_run *sample_run(t_world *w, kolua_lang lang) {
  const maker m = {&w->arena, lang, make_rules(&w->arena)};
  enum { SUBJECTS = 5 };
  kolua_subject *all = ARENA_ARRAY(&w->arena, SUBJECTS, kolua_subject);
  const kolua_subject **subjects = ARENA_ARRAY(&w->arena, SUBJECTS, const kolua_subject *);
  all[0] = mai(&m);
  all[1] = linh(&m);
  all[2] = nam(&m);
  all[3] = contract(&m);
  all[4] = make_subject(&m, "campaign", "serum-2026", "Ra mắt serum Lá Sen", KOLUA_PASS, NULL, 0, 0, 0);
  for (size_t i = 0; i < SUBJECTS; i++) subjects[i] = &all[i];
  problem_warn(w->problems, (place){file, 61, 9}, "kols[2].quote_vnd: -5 is below 0");
  report_data *data = ARENA_NEW(&w->arena, report_data);
  *data = (report_data){file, "2026-11-21", DIGEST, w->problems, NULL};
  report_run *run = ARENA_NEW(&w->arena, report_run);
  *run = (report_run){.lang = lang, .policy = "glow-2026", .version = "1.4.0", .digest = DIGEST, .packs = packs, .n_packs = 2,
                      .rules = m.rules, .n_rules = RULES,
                      .data = data, .n_data = 1, .subjects = subjects, .n_subjects = SUBJECTS};
  run->model = load_model(w);
  run->summary = sum_up(&w->arena, subjects, SUBJECTS);
  return run;
}

/* ---------------------------------------------------------------- a rule to be explained */

static const expr *path_of(arena *a, const char *first, const char *second) {
  const expr *e = expr_path(a, TEXT("kol"), (place){0});
  e = expr_member(a, e, text_of(first), (place){0});
  return second != NULL ? expr_member(a, e, text_of(second), (place){0}) : e;
}

static const expr *number_of(arena *a, double n) {
  return expr_const(a, value_new_number(a, n), (place){0});
}

static part_plan *plan_of(t_world *w, const model *m, const char *unit_name) {
  part_plan *plan = ARENA_NEW(&w->arena, part_plan);
  plan->unit = model_unit(m, text_of(unit_name));
  return plan;
}

static part share_part(t_world *w, const model *m) {
  demand *d = ARENA_NEW(&w->arena, demand);
  *d = (demand){.op = DEMAND_AT_MOST, .warn = number_of(&w->arena, 0.2), .fail = number_of(&w->arena, 0.3)};
  return (part){.name = SAID("share"), .label = BOTH("Suspicious followers", "Người theo dõi đáng ngờ"), .measure = path_of(&w->arena, "audience", "suspicious_share"),
                .demands = d, .n_demands = 1, .plan = plan_of(w, m, "ratio")};
}

static part quote_part(t_world *w, const model *m) {
  demand *d = ARENA_ARRAY(&w->arena, 2, demand);
  const expr *sides[] = {path_of(&w->arena, "quote_vnd", NULL), number_of(&w->arena, 0.5)};
  d[0] = (demand){.op = DEMAND_PRESENT, .warns = true};
  d[1] = (demand){.op = DEMAND_AT_MOST, .fail = expr_call(&w->arena, OP_MULTIPLY, sides, 2, (place){0})};
  return (part){.name = SAID("quote"), .measure = path_of(&w->arena, "quote_vnd", NULL), .demands = d, .n_demands = 2,
                .has_absent = true, .absent = KOLUA_OUTCOME_WARN, .plan = plan_of(w, m, "VND")};
}

static const kolua_threshold limits_in_force[] = {
  {"selection.audience.suspicious_share.share.warn", "0.2", "ratio", "rules/selection/audience.lua:5", NULL, 0},
  {"selection.audience.suspicious_share.share.fail", "0.25", "ratio", "policy.yaml:12", NULL, 0},
  {"selection.audience.suspicious_share.quote.fail", NULL, "VND", "rules/selection/audience.lua:9", NULL, 0},
  {"benchmark.engagement.low.instagram.nano", "0.03", "", "rules/selection/engagement.lua:14", NULL, 0},
  {"benchmark.engagement.low.tiktok.micro", "0.04", "", "rules/selection/engagement.lua:14", NULL, 0},
  {"benchmark.engagement.low.tiktok.nano", "0.06", "", "rules/selection/engagement.lua:14", NULL, 0},
};
static const char *const fields_read[] = {"kols[].audience.suspicious_share", "kols[].quote_vnd", "contracts[].clauses[exclusivity].post_days", NULL};

/* A policy of the one rule that report_explain() is tested with. */
static const kolua_policy *sample_policy(t_world *w, const model *m) {
  kolua_policy *policy = ARENA_NEW(&w->arena, kolua_policy);
  kolua_rule *shown = ARENA_NEW(&w->arena, kolua_rule);
  rule *r = ARENA_NEW(&w->arena, rule);
  part *parts = ARENA_ARRAY(&w->arena, 2, part);
  *shown = make_rules(&w->arena)[SUSPICIOUS];
  shown->from = "2026-01-01";
  shown->warn_until = "2026-07-01";
  shown->fields = fields_read;
  shown->thresholds = limits_in_force;
  shown->threshold_count = 6;
  shown->wording[KOLUA_EN] = "The KOL states that the followers of the account ___ were not bought.\nThe brand may have them checked once a year.";
  shown->wording[KOLUA_VI] = "KOL cam kết người theo dõi của tài khoản ___ không phải do mua.\nNhãn hàng được kiểm tra mỗi năm một lần.";
  parts[0] = share_part(w, m);
  parts[1] = quote_part(w, m);
  r->root = (part){.when = expr_test(&w->arena, DEMAND_PRESENT, path_of(&w->arena, "audience", NULL), NULL, (place){0}),
                   .parts = parts, .n_parts = 2};
  rule **rules_judged = ARENA_ARRAY(&w->arena, 1, rule *);
  rules_judged[0] = r;
  policy->model = (model *)(uintptr_t)m;
  policy->shown = shown;
  policy->rules = (ruleset){.rules = rules_judged, .n_rules = 1};
  return policy;
}

#endif
