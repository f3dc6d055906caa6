-- The benchmark's policy as threshold rules. R14 knows "no scandal" from a scandal that is not told.
local c = subject "candidate"

local function judge(id, title, measure, demand)
  rule("bench." .. id) { on = c, title = { vi = title, en = title }, measure = measure, demand = demand }
end

judge("R01", "followers", c.followers, at_least { warn = 10000, fail = 5000 })
judge("R02", "engagement rate", c.engagement_rate, between { warn = { 0.02, 0.15 }, fail = { 0.01, 0.25 } })
judge("R03", "response rate", c.response_rate, at_least { warn = 0.7, fail = 0.5 })
judge("R04", "fake follower ratio", c.fake_follower_ratio, at_most { warn = 0.15, fail = 0.3 })
judge("R05", "following per follower", c.following / c.followers, at_most { warn = 0.5, fail = 1 })
judge("R06", "views per follower", c.avg_views / c.followers, at_least { warn = 0.05, fail = 0.02 })
judge("R07", "cost per view (VND)", c.price_vnd / c.avg_views, at_most { warn = 300, fail = 500 })
judge("R08", "comments per like", c.avg_comments / c.avg_likes, at_least { warn = 0.005, fail = 0.002 })
judge("R09", "posts in 30 days", c.posts_30d, at_least { warn = 5, fail = 2 })
judge("R10", "growth in 30 days", c.growth_30d, between { warn = { -0.05, 0.3 }, fail = { -0.2, 0.5 } })
judge("R11", "audience in Vietnam", c.audience.country_vn, at_least { warn = 0.7, fail = 0.5 })
judge("R12", "audience aged 18-34", c.audience.age_18_24 + c.audience.age_25_34, at_least { warn = 0.5, fail = 0.35 })
judge("R13", "brand safety score", c.brand_safety_score, at_least { warn = 75, fail = 60 })
rule "bench.R14" {
  on = c, title = { vi = "last scandal", en = "last scandal" },
  parts = any_of {
    part "none" { when = c.no_scandal:present(), measure = c.no_scandal, demand = is_true() },
    part "old" { measure = age_days(c.last_scandal_date), demand = at_least { warn = 365, fail = 180 } },
  },
}
judge("R15", "competitor brands", c.competitor_brands,
  disjoint_from { warn = { "WatchCo", "WatchPlus", "RivalOne", "RivalTwo" }, fail = { "RivalOne", "RivalTwo" } })
judge("R16", "category", c.category,
  disjoint_from { warn = { "alcohol", "politics", "gambling", "tobacco" }, fail = { "gambling", "tobacco" } })
judge("R17", "language", c.language, one_of { warn = { "vi" }, fail = { "vi", "en" } })
judge("R18", "on-time rate", c.on_time_rate, at_least { warn = 0.85, fail = 0.7 })
judge("R19", "platform", c.platform, one_of {
  warn = { "tiktok", "youtube", "instagram", "facebook" },
  fail = { "tiktok", "youtube", "instagram", "facebook", "threads", "x" },
})
judge("R20", "sentiment", c.sentiment, at_least { warn = 0.1, fail = -0.2 })
