// hand IN OUT: the rules of tests/bench/screen written by hand, over the parser that kolua uses: what the machine can do. One line a record.
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <simdjson.h>
#include <string>
#include <string_view>

using std::string_view;

namespace {

enum Outcome { PASS, UNKNOWN, WARN, FAIL };
const char *const outcome_names[] = {"pass", "unknown", "warn", "fail"};

enum Number {
  FOLLOWERS, FOLLOWING, POSTS, ENGAGEMENT, FAKE, VIEWS, LIKES, COMMENTS, GROWTH, HOME, AGE_18, AGE_25, PRICE, SAFETY, RESPONSE, ON_TIME,
  SENTIMENT, NUMBERS
};
const struct { string_view key; Number number; } number_keys[] = {
    {"followers", FOLLOWERS}, {"following", FOLLOWING}, {"posts_30d", POSTS}, {"engagement_rate", ENGAGEMENT},
    {"fake_follower_ratio", FAKE}, {"avg_views", VIEWS}, {"avg_likes", LIKES}, {"avg_comments", COMMENTS}, {"growth_30d", GROWTH},
    {"country_vn", HOME}, {"age_18_24", AGE_18}, {"age_25_34", AGE_25}, {"price_vnd", PRICE}, {"brand_safety_score", SAFETY},
    {"response_rate", RESPONSE}, {"on_time_rate", ON_TIME}, {"sentiment", SENTIMENT},
};

struct List {
  bool is_given;
  size_t n;
  string_view items[8];
};

struct Candidate {
  double numbers[NUMBERS]; // NAN: not given
  string_view id, platform, language, scandal;
  bool is_clean;
  List topics, brands;
};

// ---- reading

bool read_number_key(Candidate &c, string_view key, simdjson::ondemand::value v) {
  for (const auto &known : number_keys) {
    if (known.key != key) continue;
    double n;
    if (!v.get_double().get(n)) c.numbers[known.number] = n;
    return true;
  }
  return false;
}

void read_list(List &out, simdjson::ondemand::value v) {
  simdjson::ondemand::array items;
  if (v.get_array().get(items)) return;
  out.is_given = true;
  for (auto item : items) {
    string_view text;
    if (out.n < 8 && !item.get_string().get(text)) out.items[out.n++] = text;
  }
}

void read_text(string_view &out, simdjson::ondemand::value v) {
  string_view text;
  if (!v.get_string().get(text)) out = text;
}

void read_field(Candidate &c, string_view key, simdjson::ondemand::value v) {
  if (key == "id") read_text(c.id, v);
  else if (key == "platform") read_text(c.platform, v);
  else if (key == "language") read_text(c.language, v);
  else if (key == "last_scandal_date") read_text(c.scandal, v);
  else if (key == "no_scandal") c.is_clean = true;
  else if (key == "category") read_list(c.topics, v);
  else if (key == "competitor_brands") read_list(c.brands, v);
  else if (key == "audience") {
    simdjson::ondemand::object audience;
    if (v.get_object().get(audience)) return;
    for (auto field : audience) {
      string_view inner;
      simdjson::ondemand::value n;
      if (field.unescaped_key().get(inner) || field.value().get(n)) return;
      read_number_key(c, inner, n);
    }
  } else if (key != "name" && key != "handle" && key != "bio" && key != "city") {
    read_number_key(c, key, v);
  }
}

// ---- judging

struct Line {
  char text[8192];
  size_t len;
  Outcome worst;
  size_t findings;
};

void add(Line &out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void add(Line &out, const char *format, ...) {
  va_list args;
  va_start(args, format);
  out.len += static_cast<size_t>(vsnprintf(out.text + out.len, sizeof out.text - out.len, format, args));
  va_end(args);
}

void begin_finding(Line &out, int rule, Outcome outcome) {
  if (outcome > out.worst) out.worst = outcome;
  add(out, "%s{\"rule\":\"R%02d\",\"outcome\":\"%s\",\"message\":\"", out.findings++ > 0 ? "," : "", rule, outcome_names[outcome]);
}

void end_finding(Line &out) {
  add(out, "\"}");
}

void miss(Line &out, int rule, const char *label) {
  begin_finding(out, rule, UNKNOWN);
  add(out, "%s: not given", label);
  end_finding(out);
}

void limit(Line &out, int rule, const char *label, double n, double low_warn, double high_warn, double low_fail, double high_fail) {
  if (std::isnan(n)) {
    miss(out, rule, label);
    return;
  }
  if (n >= low_warn && n <= high_warn) return;
  const bool fails = n < low_fail || n > high_fail, is_low = n < low_warn;
  begin_finding(out, rule, fails ? FAIL : WARN);
  add(out, "%s: %.6g, %s than %g", label, n, is_low ? "less" : "more", fails ? is_low ? low_fail : high_fail : is_low ? low_warn : high_warn);
  end_finding(out);
}

void least(Line &out, int rule, const char *label, double n, double warn, double fail) {
  limit(out, rule, label, n, warn, INFINITY, fail, INFINITY);
}

void most(Line &out, int rule, const char *label, double n, double warn, double fail) {
  limit(out, rule, label, n, -INFINITY, warn, -INFINITY, fail);
}

void ban(Line &out, int rule, const char *label, const List &list, const string_view banned[2], const string_view doubtful[2]) {
  if (!list.is_given) {
    miss(out, rule, label);
    return;
  }
  for (const Outcome outcome : {FAIL, WARN}) {
    const string_view *words = outcome == FAIL ? banned : doubtful;
    for (size_t i = 0; i < list.n; i++) {
      if (list.items[i] != words[0] && list.items[i] != words[1]) continue;
      begin_finding(out, rule, outcome);
      add(out, "%s: includes %.*s", label, static_cast<int>(list.items[i].size()), list.items[i].data());
      end_finding(out);
      return;
    }
  }
}

void choose(Line &out, int rule, const char *label, string_view found, bool passes, bool warns) {
  if (found.data() == nullptr) {
    miss(out, rule, label);
    return;
  }
  if (passes) return;
  begin_finding(out, rule, warns ? WARN : FAIL);
  add(out, "%s: %.*s", label, static_cast<int>(found.size()), found.data());
  end_finding(out);
}

// Days before 2026-01-01, proleptic Gregorian; 0000-03-01 is day 0.
long day_number(long year, long month, long day) {
  year -= month <= 2;
  month += month <= 2 ? 9 : -3;
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
}

void scandal(Line &out, const Candidate &c) {
  if (c.is_clean) return;
  if (c.scandal.size() != 10) {
    miss(out, 14, "last scandal");
    return;
  }
  const char *at = c.scandal.data();
  const long year = strtol(at, nullptr, 10), month = strtol(at + 5, nullptr, 10), day = strtol(at + 8, nullptr, 10);
  least(out, 14, "last scandal", static_cast<double>(day_number(2026, 1, 1) - day_number(year, month, day)), 365, 180);
}

double ratio(double a, double b) {
  return b > 0 ? a / b : NAN;
}

void judge(Line &out, const Candidate &c) {
  static const string_view rivals[] = {"RivalOne", "RivalTwo"}, watched[] = {"WatchCo", "WatchPlus"};
  static const string_view banned[] = {"gambling", "tobacco"}, doubtful[] = {"alcohol", "politics"};
  const double *n = c.numbers;
  const string_view p = c.platform;
  least(out, 1, "followers", n[FOLLOWERS], 10000, 5000);
  limit(out, 2, "engagement rate", n[ENGAGEMENT], 0.02, 0.15, 0.01, 0.25);
  least(out, 3, "response rate", n[RESPONSE], 0.7, 0.5);
  most(out, 4, "fake follower ratio", n[FAKE], 0.15, 0.3);
  most(out, 5, "following per follower", ratio(n[FOLLOWING], n[FOLLOWERS]), 0.5, 1);
  least(out, 6, "views per follower", ratio(n[VIEWS], n[FOLLOWERS]), 0.05, 0.02);
  most(out, 7, "cost per view", ratio(n[PRICE], n[VIEWS]), 300, 500);
  least(out, 8, "comments per like", ratio(n[COMMENTS], n[LIKES]), 0.005, 0.002);
  least(out, 9, "posts in 30 days", n[POSTS], 5, 2);
  limit(out, 10, "growth in 30 days", n[GROWTH], -0.05, 0.3, -0.2, 0.5);
  least(out, 11, "audience in Vietnam", n[HOME], 0.7, 0.5);
  least(out, 12, "audience aged 18-34", n[AGE_18] + n[AGE_25], 0.5, 0.35);
  least(out, 13, "brand safety score", n[SAFETY], 75, 60);
  scandal(out, c);
  ban(out, 15, "competitor brands", c.brands, rivals, watched);
  ban(out, 16, "category", c.topics, banned, doubtful);
  choose(out, 17, "language", c.language, c.language == "vi", c.language == "en");
  least(out, 18, "on-time rate", n[ON_TIME], 0.85, 0.7);
  choose(out, 19, "platform", p, p == "tiktok" || p == "youtube" || p == "instagram" || p == "facebook", p == "threads" || p == "x");
  least(out, 20, "sentiment", n[SENTIMENT], 0.1, -0.2);
}

// ---- lines

bool judge_line(simdjson::ondemand::parser &parser, const char *at, size_t len, size_t room, FILE *to) {
  static Candidate empty;
  static Line findings;
  Candidate c = empty;
  for (double &n : c.numbers) n = NAN;
  simdjson::ondemand::document doc;
  simdjson::ondemand::object record;
  if (parser.iterate(at, len, room).get(doc) || doc.get_object().get(record)) return false;
  for (auto field : record) {
    string_view key;
    simdjson::ondemand::value v;
    if (field.unescaped_key().get(key) || field.value().get(v)) return false;
    read_field(c, key, v);
  }
  findings.len = findings.findings = 0;
  findings.worst = PASS;
  judge(findings, c);
  fprintf(to, "{\"id\":\"%.*s\",\"verdict\":\"%s\",\"findings\":[", static_cast<int>(c.id.size()), c.id.data(), outcome_names[findings.worst]);
  fwrite(findings.text, 1, findings.len, to);
  fputs("]}\n", to);
  return true;
}

} // namespace

int main(int argc, char **argv) {
  enum { ROOM = 1 << 18 };
  FILE *from = argc == 3 ? fopen(argv[1], "r") : nullptr, *to = argc == 3 ? fopen(argv[2], "w") : nullptr;
  if (from == nullptr || to == nullptr) return 2;
  setvbuf(to, nullptr, _IOFBF, ROOM);
  std::string room(ROOM + simdjson::SIMDJSON_PADDING, '\0');
  simdjson::ondemand::parser parser;
  size_t rest = 0;
  for (size_t n; (n = fread(&room[rest], 1, ROOM - rest, from)) > 0;) {
    const char *at = room.data(), *end = at + rest + n;
    for (const char *feed; (feed = static_cast<const char *>(memchr(at, '\n', static_cast<size_t>(end - at)))) != nullptr; at = feed + 1)
      if (!judge_line(parser, at, static_cast<size_t>(feed - at), static_cast<size_t>(room.data() + room.size() - at), to)) return 1;
    rest = static_cast<size_t>(end - at);
    memmove(&room[0], at, rest);
  }
  return fclose(to) == 0 ? 0 : 2;
}
