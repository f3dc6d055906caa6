-- The benchmark's policy as functions: what a programmer would write who does not know the demands.
local c = subject "candidate"

local function judge(id, title, check)
  rule("function." .. id) { on = c, title = { vi = title, en = title }, check = check }
end

local function low(word, value, limit)
  return word { vi = "{value}, thấp hơn {limit}", en = "{value}, less than {limit}", value = value, limit = limit }
end

local function high(word, value, limit)
  return word { vi = "{value}, cao hơn {limit}", en = "{value}, more than {limit}", value = value, limit = limit }
end

-- Of nothing there is no share: a date to come has no age, and what reads that ends as unknown.
local function share(part, whole)
  return whole > 0 and part / whole or age_days("9999-12-31")
end

judge("R01", "followers", function(r)
  local v = r.followers
  if v < 5000 then return low(fail, v, 5000) end
  if v < 10000 then return low(warn, v, 10000) end
  return pass()
end)
judge("R02", "engagement rate", function(r)
  local v = r.engagement_rate
  if v < 0.01 then return low(fail, v, 0.01) elseif v > 0.25 then return high(fail, v, 0.25) end
  if v < 0.02 then return low(warn, v, 0.02) elseif v > 0.15 then return high(warn, v, 0.15) end
  return pass()
end)
judge("R03", "response rate", function(r)
  local v = r.response_rate
  if v < 0.5 then return low(fail, v, 0.5) elseif v < 0.7 then return low(warn, v, 0.7) end
  return pass()
end)
judge("R04", "fake follower ratio", function(r)
  local v = r.fake_follower_ratio
  if v > 0.3 then return high(fail, v, 0.3) elseif v > 0.15 then return high(warn, v, 0.15) end
  return pass()
end)
judge("R05", "following per follower", function(r)
  local v = share(r.following, r.followers)
  if v > 1 then return high(fail, v, 1) elseif v > 0.5 then return high(warn, v, 0.5) end
  return pass()
end)
judge("R06", "views per follower", function(r)
  local v = share(r.avg_views, r.followers)
  if v < 0.02 then return low(fail, v, 0.02) elseif v < 0.05 then return low(warn, v, 0.05) end
  return pass()
end)
judge("R07", "cost per view", function(r)
  local v = share(r.price_vnd, r.avg_views)
  if v > 500 then return high(fail, v, 500) elseif v > 300 then return high(warn, v, 300) end
  return pass()
end)
judge("R08", "comments per like", function(r)
  local v = share(r.avg_comments, r.avg_likes)
  if v < 0.002 then return low(fail, v, 0.002) elseif v < 0.005 then return low(warn, v, 0.005) end
  return pass()
end)
judge("R09", "posts in 30 days", function(r)
  local v = r.posts_30d
  if v < 2 then return low(fail, v, 2) elseif v < 5 then return low(warn, v, 5) end
  return pass()
end)
judge("R10", "growth in 30 days", function(r)
  local v = r.growth_30d
  if v < -0.2 then return low(fail, v, -0.2) elseif v > 0.5 then return high(fail, v, 0.5) end
  if v < -0.05 then return low(warn, v, -0.05) elseif v > 0.3 then return high(warn, v, 0.3) end
  return pass()
end)
judge("R11", "audience in Vietnam", function(r)
  local v = r.audience.country_vn
  if v < 0.5 then return low(fail, v, 0.5) elseif v < 0.7 then return low(warn, v, 0.7) end
  return pass()
end)
judge("R12", "audience aged 18-34", function(r)
  local a = r.audience
  local v = a.age_18_24 + a.age_25_34
  if v < 0.35 then return low(fail, v, 0.35) elseif v < 0.5 then return low(warn, v, 0.5) end
  return pass()
end)
judge("R13", "brand safety score", function(r)
  local v = r.brand_safety_score
  if v < 60 then return low(fail, v, 60) elseif v < 75 then return low(warn, v, 75) end
  return pass()
end)
judge("R14", "last scandal", function(r)
  if get(r, "no_scandal", false) then return pass() end
  local v = age_days(r.last_scandal_date)
  if v < 180 then return low(fail, v, 180) elseif v < 365 then return low(warn, v, 365) end
  return pass()
end)

judge("R17", "language", function(r)
  local v = r.language
  if v == "vi" then return pass() end
  local word = v == "en" and warn or fail
  return word { vi = "{found}, phải là vi", en = "{found}, must be vi", found = v }
end)
judge("R18", "on-time rate", function(r)
  local v = r.on_time_rate
  if v < 0.7 then return low(fail, v, 0.7) elseif v < 0.85 then return low(warn, v, 0.85) end
  return pass()
end)
local usual = { tiktok = true, youtube = true, instagram = true, facebook = true }
judge("R19", "platform", function(r)
  local v = r.platform
  if usual[v] then return pass() end
  local word = (v == "threads" or v == "x") and warn or fail
  return word { vi = "{found}, không phải nền tảng quen dùng", en = "{found}, not one of the usual ones", found = v }
end)
judge("R20", "sentiment", function(r)
  local v = r.sentiment
  if v < -0.2 then return low(fail, v, -0.2) elseif v < 0.1 then return low(warn, v, 0.1) end
  return pass()
end)
