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
       "  tooling: {kind: in_house}\n"
       "  conversion_path: {type: shop}\n"
       "  tracking: {methods: [utm]}\n"
       "  data: {collects_personal_data: false}\n"
       "inhouse: {active: false}\n"
       "internal: {exists: false}\n"
       "brand: {id: br-bench, name: Thương hiệu, category: skincare, tone_tags: [gentle, natural], blocked_topics: [gambling], competitors: [Brand X]}\n"
       "products:\n"
       "  - {id: p1, name: Serum, category: cosmetics, topics: [skincare], price_vnd: 329000, usps: [lá sen]}\n"
       "kols:");
}

/* One field a line, as exporters write it. */
static void put_profile(uint32_t i) {
  static const char *const styles[] = {"natural", "honest"};
  printf("  - id: kol-%05u\n"
         "    display_name: Người sáng tạo %u\n"
         "    kind: kol\n"
         "    tier: mid\n"
         "    is_minor: false\n"
         "    tax_status: resident_individual\n"
         "    quote_vnd: %u000000\n"
         "    expected_views: %u000\n", i, i, 20 + next(100), 300 + next(300));
  printf("    persona:\n"
         "      tags:\n"
         "        - gentle\n"
         "        - %s\n"
         "      topics:\n"
         "        - skincare\n"
         "        - travel\n"
         "      topic_shares:\n"
         "        skincare: 0.%u\n"
         "        travel: 0.2\n", styles[next(2)], 40 + next(30));
}

static void put_account(uint32_t i) {
  static const char *const platforms[] = {"tiktok", "instagram", "facebook", "youtube"};
  const uint32_t posts = 40 + next(60);
  printf("    platforms:\n"
         "      - platform: %s\n"
         "        handle: \"@kol%u\"\n"
         "        followers: %u\n"
         "        engagement_rate: 0.0%u\n"
         "        generic_comment_share: 0.%u\n", platforms[next(4)], i, 50000 + next(400000), 30 + next(20), 10 + next(25));
  printf("        max_daily_growth_30d: 0.01%u\n"
         "        posts_90d: %u\n"
         "        sponsored_90d: %u\n", next(10), posts, posts / 10);
}

static void put_audience(void) {
  const int has_fault = next(10) == 0;
  printf("    audience:\n"
         "      source: platform export\n"
         "      as_of: 2026-11-%02u\n"
         "      country_shares:\n"
         "        VN: 0.%u\n"
         "        US: 0.03\n", 1 + next(20), has_fault ? 40 + next(20) : 75 + next(20));
  printf("      age_shares:\n"
         "        18-24: 0.48\n"
         "        25-34: 0.37\n"
         "      gender_shares:\n"
         "        female: 0.86\n"
         "        male: 0.14\n"
         "      interest_shares:\n"
         "        skincare: 0.44\n"
         "        beauty: 0.3\n"
         "      suspicious_share: 0.%02u\n", has_fault ? 25 + next(20) : 5 + next(14));
}

static void put_past(void) {
  puts("    selection:\n"
       "      reasons:\n"
       "        - audience\n"
       "        - style\n"
       "      goal_group: g1\n"
       "    background:\n"
       "      checked_on: 2026-11-05\n"
       "      years_covered: 3\n"
       "      negative_share_12m: 0.05\n"
       "      incidents: []\n"
       "    deals:\n"
       "      - brand: Brand Z\n"
       "        competitor: false\n"
       "        start_date: 2026-06-01\n"
       "        end_date: 2026-07-15");
}

static void put_candidate(uint32_t i) {
  put_profile(i);
  put_account(i);
  put_audience();
  put_past();
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
