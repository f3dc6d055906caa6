/* gen_campaign N: a campaign of N candidates as YAML on stdout; the same bytes on every machine.
**
** The document around the candidates is small; nine in ten of them are sound, one has something that a rule finds. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 20260101;

static uint32_t next(uint32_t below) {
  state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(state >> 33) % below;
}

static const char *pick(const char *const *words, uint32_t n) {
  return words[next(n)];
}

static void put_head(void) {
  puts("schema: kol-data/1\n"
       "as_of: 2026-11-21\n"
       "locale: vi\n"
       "campaign:\n"
       "  id: cmp-bench\n"
       "  name: Chiến dịch đo tốc độ\n"
       "  status: planning\n"
       "  markets: [VN]\n"
       "  start_date: 2026-12-01\n"
       "  end_date: 2026-12-31\n"
       "  objective: sales\n"
       "  objective_statement: Bán 5.000 chai trong 30 ngày\n"
       "  goals:\n"
       "    - {id: g1, statement: Đơn đầu tiên, objective: sales, kpi_ids: []}\n"
       "  target: {age_min: 20, age_max: 34, genders: [female], interests: [skincare, beauty]}\n"
       "  budget: {total_vnd: 900000000, kol_fees_vnd: 330000000, media_vnd: 220000000, production_vnd: 120000000, customer_care_vnd: 60000000}\n"
       "  plan: {documented: true}\n"
       "  selection: {weight_fit: 0.7, weight_fame: 0.3}\n"
       "  brief: {guideline_doc: true, creative_freedom: guided, key_message: Cấp ẩm 24 giờ, message_count: 2}\n"
       "  conversion_path: {type: shop}\n"
       "  tracking: {methods: [utm]}\n"
       "  data: {collects_personal_data: false}\n"
       "brand: {id: br-bench, name: Thương hiệu, category: skincare, tone_tags: [gentle, natural], blocked_topics: [gambling], competitors: [Brand X]}\n"
       "products:\n"
       "  - {id: p1, name: Serum, category: cosmetics, topics: [skincare], price_vnd: 329000, usps: [lá sen]}\n"
       "kols:");
}

static void put_candidate(uint32_t i) {
  static const char *const tags[] = {"gentle, natural", "gentle, honest", "natural, honest", "gentle, natural, honest"};
  static const char *const platforms[] = {"tiktok", "instagram", "facebook", "youtube"};
  const int has_fault = next(10) == 0;
  const uint32_t posts = 40 + next(60);
  printf("  - id: kol-%05u\n"
         "    display_name: Người sáng tạo %u\n"
         "    kind: kol\n"
         "    tier: mid\n"
         "    is_minor: false\n"
         "    tax_status: resident_individual\n"
         "    quote_vnd: %u000000\n"
         "    expected_views: %u000\n", i, i, 20 + next(100), 300 + next(300));
  printf("    persona: {tags: [%s], topics: [skincare, travel], topic_shares: {skincare: 0.%u, travel: 0.2}}\n", pick(tags, 4), 40 + next(30));
  printf("    platforms:\n"
         "      - {platform: %s, handle: \"@kol%u\", followers: %u, engagement_rate: 0.0%u, generic_comment_share: 0.%u, "
         "max_daily_growth_30d: 0.01%u, posts_90d: %u, sponsored_90d: %u}\n", pick(platforms, 4), i, 50000 + next(400000), 30 + next(20),
         10 + next(25), next(10), posts, posts / 10);
  printf("    audience: {source: platform export, as_of: 2026-11-%02u, country_shares: {VN: 0.%u, US: 0.03}, age_shares: {18-24: 0.48, 25-34: 0.37}, "
         "gender_shares: {female: 0.86, male: 0.14}, interest_shares: {skincare: 0.44, beauty: 0.3}, suspicious_share: 0.%02u}\n",
         1 + next(20), has_fault ? 40 + next(20) : 75 + next(20), has_fault ? 25 + next(20) : 5 + next(14));
  puts("    selection: {reasons: [audience, style], goal_group: g1}\n"
       "    background: {checked_on: 2026-11-05, years_covered: 3, negative_share_12m: 0.05, incidents: []}\n"
       "    deals:\n"
       "      - {brand: Brand Z, competitor: false, start_date: 2026-06-01, end_date: 2026-07-15}");
}

int main(int argc, char **argv) {
  const long n = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
  if (n <= 0) {
    fprintf(stderr, "usage: gen_campaign N\n");
    return 2;
  }
  put_head();
  for (long i = 1; i <= n; i++) put_candidate((uint32_t)i);
  return ferror(stdout) ? 2 : 0;
}
