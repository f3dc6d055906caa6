/* drawn.h: records of the bench's rules, made by chance that repeats itself: keys in any order, values at, near and far from the bounds, missing,
** null, of a wrong type, blank, not NFC, with white space between. */
#ifndef DRAWN_H
#define DRAWN_H

#include "t.h"

#include <stdio.h>

enum { ROOM = 8192 };

typedef struct chance {
  uint64_t state;
} chance;

static inline unsigned draw(chance *c, unsigned below) {
  c->state = c->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (unsigned)(c->state >> 33) % below;
}

typedef struct column {
  const char *name;
  const char *values[12]; /* as JSON has them; ended by NULL */
} column;

/* The bench's rules: what they bound, and what lies about the bounds. */
static const column columns[] = {
    {"platform", {"\"tiktok\"", "\"x\"", "\"zalo\"", "\"threads\"", "\"\"", "\" \"", "7", NULL}},
    {"followers", {"10000", "9999", "5000", "4999", "0", "-3", "1e5", "10000.0", "\"10000\"", "123456789012345678", NULL}},
    {"following", {"5000", "5001", "10000", "0", "1", "0.5", NULL}},
    {"posts_30d", {"5", "4", "2", "1", "4.999999999", "4.9999999999999", "1.9999999999", NULL}},
    {"engagement_rate", {"0.02", "0.019999", "0.15", "0.1500000000000001", "0.25", "0.26", "0.01", "0.009", NULL}},
    {"fake_follower_ratio", {"0.15", "0.151", "0.3", "0.31", "0", "0.15000000001", "0.1504", NULL}},
    {"avg_views", {"1000", "0", "499", "200", "500", NULL}},
    {"avg_likes", {"100", "0", "1", NULL}},
    {"avg_comments", {"0", "1", "0.2", "0.5", NULL}},
    {"growth_30d", {"0", "-0.05", "-0.06", "0.3", "0.31", "0.5", "0.51", "-0.2", "-0.21", NULL}},
    {"price_vnd", {"300000", "300001", "150000", "500500", "1", NULL}},
    {"category", {"[]", "[\"tech\"]", "[\"alcohol\"]", "[\"tobacco\",\"tech\"]", "[\"a\",\"politics\",\"gambling\"]", "[null]", "\"tech\"", NULL}},
    {"brand_safety_score", {"75", "74.9", "60", "59.99", "74.999999999999", NULL}},
    {"last_scandal_date", {"\"2025-01-01\"", "\"2025-01-02\"", "\"2025-07-05\"", "\"2025-07-06\"", "\"2026-01-01\"", "\"2026-01-02\"", "\"2025-02-30\"", NULL}},
    {"no_scandal", {"true", "false", "\"true\"", NULL}},
    {"competitor_brands", {"[]", "[\"Hoa Sen\"]", "[\"WatchCo\",\"RivalOne\"]", "[\"WatchPlus\"]", "[\"RivalTwo\",\"RivalOne\"]", NULL}},
    {"language", {"\"vi\"", "\"en\"", "\"ko\"", "\"tiếng Việt\"", "\"vi\xCC\x81\"", NULL}},
    {"response_rate", {"0.7", "0.5", "0.49", "0.69", NULL}},
    {"on_time_rate", {"0.85", "0.7", "0.6999999999999", "0.849", NULL}},
    {"sentiment", {"0.1", "-0.2", "-0.21", "0.09", "1e-3", NULL}},
    {"city", {"\"Hà Nội\"", "\"e\xCC\x81\"", "\"a\\nb\"", NULL}},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static inline const char *draw_value(chance *c, const column *from) {
  size_t n = 0;
  while (from->values[n] != NULL) n++;
  const unsigned kind = draw(c, 20);
  if (kind == 0) return "null";
  return kind < 14 ? from->values[0] : from->values[draw(c, (unsigned)n)];
}

/* Puts these behind what is there; ended by NULL. */
static inline void add_parts(char *out, const char *const *parts) {
  size_t len = strlen(out);
  for (; *parts != NULL; parts++) {
    const size_t more = strlen(*parts);
    assert_true(len + more < ROOM);
    memcpy(out + len, *parts, more + 1);
    len += more;
  }
}
#define ADD(out, ...) add_parts((out), (const char *const[]){__VA_ARGS__, NULL})

static inline void draw_record(chance *c, char *out, size_t nth) {
  char id[32];
  unsigned order[COLUMNS];
  for (unsigned i = 0; i < COLUMNS; i++) order[i] = i;
  for (unsigned i = COLUMNS; draw(c, 3) == 0 && i > 1; i--) {
    const unsigned k = draw(c, i), last = order[i - 1];
    order[i - 1] = order[k];
    order[k] = last;
  }
  snprintf(id, sizeof id, "kol-%zu", nth);
  *out = '\0';
  ADD(out, draw(c, 9) == 0 ? "{ \"id\" :\t\"" : "{\"id\":\"", id, "\"");
  for (unsigned i = 0; i < COLUMNS; i++) {
    const column *from = &columns[order[i]];
    if (draw(c, 25) > 0) ADD(out, ",\"", from->name, "\":", draw_value(c, from));
  }
  if (draw(c, 4) > 0)
    ADD(out, ",\"audience\":{\"country_vn\":", draw(c, 3) ? "0.7" : "0.699", ",\"age_18_24\":0.25,\"age_25_34\":",
        draw(c, 3) ? "0.25" : "0.1", "}");
  ADD(out, "}");
}

#endif
