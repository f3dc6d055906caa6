-- Tương tác: có tương xứng với bậc KOL không, có dấu hiệu mua không, tài khoản có quá dày quảng cáo không.
-- Mỗi tài khoản được xét riêng, tài khoản kém nhất quyết định. Hai bảng ngưỡng đổi được từng ô trong tệp chính sách.
--
-- Engagement: does it suit the tier, does it look bought, is the account crowded with ads?
-- Each account is judged by itself and the worst decides. A policy can change each single cell of the two tables.

local kol = subject "kol"
local account = kol.platforms

-- Instagram (theo người theo dõi) và TikTok (theo lượt xem): Untapper 2026. YouTube: Modash, nên dùng thận trọng.
-- Facebook: quy ước quanh mức trung bình của Socialinsider 2026. Các nguồn chênh nhau nhiều: hãy thay bằng số của mình.
-- Instagram (by followers) and TikTok (by views): Untapper 2026. YouTube: Modash, to be used with care.
-- Facebook: a convention around Socialinsider's average of 2026. Sources differ widely: put your own figures here.
local low = parameter "benchmark.engagement.low" {
  instagram = { nano = 0.030,  micro = 0.020,  mid = 0.015,  macro = 0.010,  mega = 0.007 },
  tiktok    = { nano = 0.060,  micro = 0.040,  mid = 0.030,  macro = 0.020,  mega = 0.010 },
  youtube   = { nano = 0.0059, micro = 0.0036, mid = 0.0019, macro = 0.0016, mega = 0.0013 },
  facebook  = { nano = 0.0015, micro = 0.0015, mid = 0.0015, macro = 0.0015, mega = 0.0015 },
}
-- Mức tốt của YouTube và Facebook chưa tiêu chí nào dùng · No rule asks for the good level of YouTube and Facebook yet.
local good = parameter "benchmark.engagement.good" {
  instagram = { nano = 0.050,  micro = 0.035,  mid = 0.025,  macro = 0.018,  mega = 0.012 },
  tiktok    = { nano = 0.100,  micro = 0.070,  mid = 0.050,  macro = 0.035,  mega = 0.020 },
  youtube   = { nano = 0.0082, micro = 0.0051, mid = 0.0027, macro = 0.0024, mega = 0.0018 },
  facebook  = { nano = 0.0050, micro = 0.0050, mid = 0.0050, macro = 0.0050, mega = 0.0050 },
}

-- Hỏi nền tảng thay vì low:covers(): KOL thiếu bậc mà chỉ có tài khoản ngoài bảng thì tiêu chí không áp dụng.
-- By platform, not low:covers(): for a KOL without a tier, an account outside the table is still known to be outside.
rule "selection.engagement.rate_for_tier" {
  on       = kol,
  title    = { vi = "Tỷ lệ tương tác so với bậc KOL", en = "Engagement rate for the tier" },
  severity = "major",
  source   = { "001.19", "untapper-2026", "modash", "socialinsider-2026" },

  each    = account,
  where   = account.platform:one_of { "instagram", "tiktok", "youtube", "facebook" },
  measure = account.engagement_rate,
  demand  = at_least { warn = low(account.platform, kol.tier), fail = low(account.platform, kol.tier) / 2 },

  reason = {
    vi = "Tương tác thấp hơn mặt bằng cùng bậc cho thấy khán giả thờ ơ hoặc không thật: nhiều người theo dõi, ít \z
          người xem và phản hồi.",
    en = "A rate below the norm of the tier points to an indifferent or hollow audience: many follow, few watch or \z
          respond.",
  },
  remedy = {
    vi = "Xem 30 bài gần nhất không chạy quảng cáo, hỏi KOL nguyên nhân, và so với một KOL cùng bậc trước khi chốt \z
          booking.",
    en = "Look through the last 30 posts that were not boosted, ask the KOL why, and compare another KOL of the same \z
          tier before booking.",
  },
}

rule "selection.engagement.anomaly" {
  on       = kol,
  title    = { vi = "Dấu hiệu mua tương tác", en = "Signs of bought engagement" },
  severity = "critical",
  source   = { "001.15", "001.19", "hypeauditor" },

  each  = account,
  parts = {
    part "ratio" {  -- too good to be true; only where the table rests on measured figures
      label   = { vi = "Tương tác so với mức tốt của bậc", en = "Engagement against the tier's good level" },
      unit    = "times",
      when    = account.platform:one_of { "instagram", "tiktok" },
      measure = account.engagement_rate / good(account.platform, kol.tier),
      demand  = at_most { warn = 3, fail = 5 },
    },
    part "generic" {
      measure = account.generic_comment_share,
      demand  = at_most { warn = 0.40, fail = 0.60 },
    },
    part "growth" {  -- a jump with a known natural cause is no sign; one that nobody explained is
      when    = any_of { account.growth_explained:absent(), account.growth_explained:is_false() },
      measure = account.max_daily_growth_30d,
      demand  = at_most { warn = 0.05, fail = 0.15 },
    },
  },

  reason = {
    vi = "Tương tác cao bất thường, bình luận rập khuôn và những ngày tăng vọt không rõ lý do là dấu hiệu mua tương \z
          tác.",
    en = "Rates out of proportion, generic comments and unexplained jumps are signs of bought engagement.",
  },
  remedy = {
    vi = "Yêu cầu KOL quay màn hình trang thống kê gốc của 28 ngày gần nhất và giải thích từng đợt tăng bằng văn \z
          bản; chưa có thì chưa ký.",
    en = "Ask for a screen recording of the account's own statistics of the last 28 days and a written explanation of \z
          each jump; do not sign until you have both.",
  },
}

local most_sponsored = parameter "selection.saturation.sponsored_share.warn" {
  nano = 0.15, micro = 0.15, mid = 0.20, macro = 0.25, mega = 0.35,
}

rule "selection.saturation.sponsored_share" {
  on       = kol,
  title    = { vi = "Tỷ lệ bài tài trợ", en = "Share of sponsored posts" },
  severity = "major",
  source   = { "001.45", "001.55", "lefty-2026", "upfluence-2019" },

  each    = account,
  where   = account.posts_90d:above(0),
  unit    = "ratio",
  measure = account.sponsored_90d / account.posts_90d,
  demand  = at_most { warn = most_sponsored(kol.tier), fail = 0.50 },

  reason = {
    vi = "Tài khoản dày quảng cáo thì khán giả quen bỏ qua, và bài của mình chìm giữa bài của thương hiệu khác.",
    en = "Followers of an account full of ads learn to skip them, and our post drowns among those of other brands.",
  },
  remedy = {
    vi = "Dời lịch đăng sang tuần KOL ít nhận quảng cáo, ghi vào hợp đồng khoảng cách với bài tài trợ khác, hoặc chọn \z
          KOL ít quảng cáo hơn.",
    en = "Move the post to a week with fewer ads, fix a gap from other sponsored posts in the contract, or book a \z
          less crowded KOL.",
  },
}
