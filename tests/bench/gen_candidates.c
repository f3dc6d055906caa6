/* gen_candidates N NDJSON CSV: N candidates for the rules of tests/bench/screen, the same ones each time: some 700 bytes of JSON each, with Vietnamese
** names; two of five pass all rules, two of a hundred have a hole. The table says the same as the lines. Either file may be "-": none of that kind. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES = 8, CELL = 192 };

typedef struct source {
  uint64_t state;
} source;

/* splitmix64 */
static uint64_t draw(source *s) {
  uint64_t n = s->state += UINT64_C(0x9e3779b97f4a7c15);
  n = (n ^ n >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  n = (n ^ n >> 27) * UINT64_C(0x94d049bb133111eb);
  return n ^ n >> 31;
}

static unsigned below(source *s, unsigned n) {
  return (unsigned)(draw(s) % n);
}

static double within(source *s, double low, double high) {
  return low + (high - low) * ((double)(draw(s) >> 11) / 9007199254740992.0);
}

/* Nearly always from the first range, now and then from the second, seldom from the third. */
static double value(source *s, const double ranges[6]) {
  const unsigned kind = below(s, 1000);
  const double *range = kind < 956 ? ranges : kind < 995 ? ranges + 2 : ranges + 4;
  return within(s, range[0], range[1]);
}
#define VALUE(s, ...) value((s), (const double[6]){__VA_ARGS__})

/* ---- one candidate, as cells of a table and as members of a map */

typedef struct output {
  FILE *lines, *table;
  bool is_first, is_nested;
  int hole; /* the field that is left out, by its number; -1: none */
  int nth;
} output;

static void put(FILE *f, const char *format, ...) {
  va_list args;
  va_start(args, format);
  if (f != NULL) vfprintf(f, format, args);
  va_end(args);
}

/* `json` and `cell` are the same value; NULL: not given. */
static void field(output *o, const char *name, const char *json, const char *cell) {
  const bool is_given = o->nth++ != o->hole && json != NULL;
  if (o->table != NULL) fprintf(o->table, "%s%s", o->nth > 1 ? "," : "", is_given ? cell : "");
  if (o->lines != NULL && is_given) fprintf(o->lines, "%s\"%s\":%s", o->is_first ? "" : ",", name, json);
  if (is_given) o->is_first = false;
}

static void number(output *o, const char *name, double n, int decimals) {
  char room[CELL];
  snprintf(room, sizeof room, "%.*f", decimals, n);
  if (decimals > 0) {
    size_t len = strlen(room);
    while (room[len - 1] == '0') room[--len] = '\0';
    if (room[len - 1] == '.') room[len - 1] = '\0';
  }
  field(o, name, room, room);
}

static void words(output *o, const char *name, const char *t) {
  char json[CELL + 3], cell[CELL + 3];
  snprintf(json, sizeof json, "\"%s\"", t);
  snprintf(cell, sizeof cell, strchr(t, ',') != NULL ? "\"%s\"" : "%s", t);
  field(o, name, json, cell);
}

static void list(output *o, const char *name, const char *const *items, size_t n) {
  char json[CELL] = "[", cell[CELL] = "";
  for (size_t i = 0; i < n; i++) {
    snprintf(json + strlen(json), sizeof json - strlen(json), "%s\"%s\"", i > 0 ? "," : "", items[i]);
    snprintf(cell + strlen(cell), sizeof cell - strlen(cell), "%s%s", i > 0 ? "|" : "", items[i]);
  }
  strcat(json, "]");
  field(o, name, json, n > 0 ? cell : "-");
}

static void bracket(output *o, const char *name) {
  put(o->lines, ",\"%s\":{", name);
  o->is_first = true;
}

/* ---- what they are like */

static const char *const family[NAMES] = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Bùi"};
static const char *const middle[NAMES] = {"Thị", "Văn", "Ngọc", "Minh", "Thanh", "Đức", "Phương", "Khánh"};
static const char *const given[NAMES] = {"Linh", "Hương", "Thảo", "Đạt", "Tuấn", "Quỳnh", "Mỹ", "Uyên"};
static const char *const handle[NAMES] = {"linh", "huong", "thao", "dat", "tuan", "quynh", "my", "uyen"};
static const char *const city[NAMES] = {"Hà Nội", "TP. Hồ Chí Minh", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế", "Vinh", "Nha Trang"};
static const char *const topics[NAMES] = {"beauty", "fashion", "food", "travel", "tech", "gaming", "finance", "fitness"};
static const char *const brands[NAMES] = {"Hoa Sen", "Mộc Lan", "Sao Việt", "An Phú", "Trà Xanh", "Biển Đông", "Cát Tường", "Lúa Vàng"};

static size_t draw_list(source *s, const char *const *from, const char *const rare[4], unsigned one_in, const char **out) {
  const size_t n = below(s, 3), first = below(s, NAMES);
  for (size_t i = 0; i < n; i++) out[i] = from[(first + i) % NAMES];
  if (below(s, one_in) > 0) return n;
  out[n] = rare[below(s, 4)];
  return n + 1;
}

static const char *platform_of(source *s) {
  static const char *const usual[] = {"tiktok", "youtube", "instagram", "facebook"}, *const others[] = {"threads", "x", "zalo"};
  return below(s, 100) < 96 ? usual[below(s, 4)] : others[below(s, 3)];
}

static void scandal(output *o, source *s) {
  char day[CELL], json[CELL + 3];
  const bool is_none = below(s, 100) < 85;
  snprintf(day, sizeof day, "20%02u-%02u-%02u", below(s, 100) < 92 ? 16 + below(s, 8) : 25, 1 + below(s, 12), 1 + below(s, 28));
  snprintf(json, sizeof json, "\"%s\"", day);
  field(o, "last_scandal_date", is_none ? NULL : json, day);
  field(o, "no_scandal", is_none ? "true" : NULL, "true");
}

static void people(output *o, source *s, const char *const *liked) {
  char name[CELL], told[CELL];
  const unsigned who = below(s, NAMES), where = below(s, NAMES);
  snprintf(name, sizeof name, "%s %s %s", family[below(s, NAMES)], middle[below(s, NAMES)], given[who]);
  words(o, "name", name);
  snprintf(name, sizeof name, "%s%u", handle[who], 10 + below(s, 990));
  words(o, "handle", name);
  snprintf(told, sizeof told, "%s ở %s chia sẻ về %s, %s mỗi ngày ✨", given[who], city[where], liked[0], topics[where]);
  words(o, "bio", told);
  words(o, "platform", platform_of(s));
}

static void audience(output *o, source *s) {
  const double young = within(s, 0.2, 0.4);
  bracket(o, "audience");
  number(o, "country_vn", VALUE(s, 0.71, 0.99, 0.51, 0.69, 0.1, 0.49), 4);
  number(o, "age_18_24", young, 4);
  number(o, "age_25_34", VALUE(s, 0.51, 0.6, 0.36, 0.49, 0.21, 0.34) - young, 4);
  number(o, "female", within(s, 0.2, 0.8), 4);
  put(o->lines, "}");
  o->is_first = false;
}

static void reach(output *o, source *s) {
  const double followers = VALUE(s, 12000, 900000, 5100, 9900, 1200, 4900), views = followers * VALUE(s, 0.06, 0.9, 0.021, 0.049, 0.005, 0.019);
  const double likes = views * within(s, 0.1, 0.4) + 20;
  number(o, "followers", followers, 0);
  number(o, "following", followers * VALUE(s, 0.001, 0.4, 0.51, 0.9, 1.1, 2), 0);
  number(o, "posts_30d", VALUE(s, 5, 40, 2, 4, 0, 1), 0);
  number(o, "engagement_rate", VALUE(s, 0.021, 0.149, 0.151, 0.24, 0.26, 0.4), 4);
  number(o, "fake_follower_ratio", VALUE(s, 0.01, 0.149, 0.151, 0.29, 0.31, 0.6), 4);
  number(o, "avg_views", views, 0);
  number(o, "avg_likes", likes, 0);
  number(o, "avg_comments", likes * VALUE(s, 0.006, 0.1, 0.0023, 0.0047, 0.0001, 0.0018), 0);
  number(o, "growth_30d", VALUE(s, -0.04, 0.29, 0.31, 0.49, 0.51, 0.9), 4);
  audience(o, s);
  number(o, "price_vnd", views * VALUE(s, 20, 290, 310, 490, 510, 900), 0);
}

static void add_candidate(output *o, source *s, unsigned long nth) {
  static const char *const bad_topics[] = {"alcohol", "politics", "gambling", "tobacco"}, *const rivals[] = {"WatchCo", "WatchPlus", "RivalOne", "RivalTwo"};
  const char *liked[4] = {topics[nth % NAMES]}, *worked[4];
  char id[CELL];
  snprintf(id, sizeof id, "kol-%07lu", nth);
  o->nth = 0;
  o->hole = below(s, 100) < 2 ? 4 + (int)below(s, 24) : -1;
  o->is_first = true;
  put(o->lines, "{");
  words(o, "id", id);
  people(o, s, liked);
  reach(o, s);
  list(o, "category", liked, draw_list(s, topics, bad_topics, 33, liked));
  number(o, "brand_safety_score", VALUE(s, 75.1, 99, 60.1, 74.9, 20, 59.9), 1);
  scandal(o, s);
  list(o, "competitor_brands", worked, draw_list(s, brands, rivals, 20, worked));
  words(o, "language", below(s, 100) < 95 ? "vi" : below(s, 2) ? "en" : "ko");
  const char *verified = below(s, 3) ? "false" : "true";
  field(o, "verified", verified, verified);
  number(o, "response_rate", VALUE(s, 0.71, 1, 0.51, 0.69, 0.1, 0.49), 4);
  number(o, "on_time_rate", VALUE(s, 0.86, 1, 0.71, 0.84, 0.2, 0.69), 4);
  number(o, "past_campaigns", below(s, 40), 0);
  number(o, "sentiment", VALUE(s, 0.11, 0.9, -0.19, 0.09, -0.9, -0.21), 4);
  words(o, "city", city[below(s, NAMES)]);
  put(o->lines, "}\n");
  put(o->table, "\n");
}

static FILE *open_output(const char *path) {
  FILE *f = strcmp(path, "-") != 0 ? fopen(path, "w") : NULL;
  if (f != NULL) setvbuf(f, NULL, _IOFBF, 1 << 20);
  return f;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: gen_candidates N NDJSON CSV\n");
    return 2;
  }
  const unsigned long n = strtoul(argv[1], NULL, 10);
  source s = {20260101};
  output o = {.lines = open_output(argv[2]), .table = open_output(argv[3])};
  put(o.table, "id,name,handle,bio,platform,followers,following,posts_30d,engagement_rate,fake_follower_ratio,avg_views,avg_likes,"
               "avg_comments,growth_30d,audience.country_vn,audience.age_18_24,audience.age_25_34,audience.female,price_vnd,category,"
               "brand_safety_score,last_scandal_date,no_scandal,competitor_brands,language,verified,response_rate,on_time_rate,"
               "past_campaigns,sentiment,city\n");
  for (unsigned long i = 0; i < n; i++) add_candidate(&o, &s, i);
  if (o.lines != NULL) fclose(o.lines);
  if (o.table != NULL) fclose(o.table);
  return 0;
}
