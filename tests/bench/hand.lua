-- hand.lua IN OUT: the rules of tests/bench/screen as a programmer writes them in plain Lua 5.4, with lua-cjson: what rules in functions are held against.
local cjson = require "cjson"

local function is_number(v) return type(v) == "number" and v or nil end
local function field(key) return function(r) return is_number(r[key]) end end
local function inner(key)
  return function(r) return type(r.audience) == "table" and is_number(r.audience[key]) or nil end
end
local function ratio(a, b)
  return function(r)
    local x, y = is_number(r[a]), is_number(r[b])
    return x and y and y > 0 and x / y or nil
  end
end

local function limit(label, measure, low_warn, high_warn, low_fail, high_fail)
  return function(r)
    local v = measure(r)
    if not v then return "unknown", label .. ": not given" end
    if v >= low_warn and v <= high_warn then return end
    local is_low, fails = v < low_warn, v < low_fail or v > high_fail
    local bound = fails and (is_low and low_fail or high_fail) or (is_low and low_warn or high_warn)
    return fails and "fail" or "warn", string.format("%s: %.6g, %s than %g", label, v, is_low and "less" or "more", bound)
  end
end
local function least(label, measure, warn, fail) return limit(label, measure, warn, math.huge, fail, math.huge) end
local function most(label, measure, warn, fail) return limit(label, measure, -math.huge, warn, -math.huge, fail) end

local function ban(label, key, banned, doubtful)
  return function(r)
    local list = r[key]
    if type(list) ~= "table" then return "unknown", label .. ": not given" end
    for _, item in ipairs(list) do if banned[item] then return "fail", label .. ": includes " .. item end end
    for _, item in ipairs(list) do if doubtful[item] then return "warn", label .. ": includes " .. item end end
  end
end

local function choose(label, key, good, doubtful)
  return function(r)
    local v = r[key]
    if type(v) ~= "string" then return "unknown", label .. ": not given" end
    if not good[v] then return doubtful[v] and "warn" or "fail", label .. ": " .. v end
  end
end

local function day_number(year, month, day)
  if month <= 2 then year, month = year - 1, month + 9 else month = month - 3 end
  return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day
end
local today = day_number(2026, 1, 1)

local function age(r)
  local year, month, day = string.match(r.last_scandal_date or "", "^(%d+)-(%d+)-(%d+)$")
  return year and today - day_number(tonumber(year), tonumber(month), tonumber(day)) or nil
end
local old = least("last scandal", age, 365, 180)

local rules = {
  least("followers", field "followers", 10000, 5000), limit("engagement rate", field "engagement_rate", 0.02, 0.15, 0.01, 0.25),
  least("response rate", field "response_rate", 0.7, 0.5), most("fake follower ratio", field "fake_follower_ratio", 0.15, 0.3),
  most("following per follower", ratio("following", "followers"), 0.5, 1), least("views per follower", ratio("avg_views", "followers"), 0.05, 0.02),
  most("cost per view", ratio("price_vnd", "avg_views"), 300, 500), least("comments per like", ratio("avg_comments", "avg_likes"), 0.005, 0.002),
  least("posts in 30 days", field "posts_30d", 5, 2), limit("growth in 30 days", field "growth_30d", -0.05, 0.3, -0.2, 0.5),
  least("audience in Vietnam", inner "country_vn", 0.7, 0.5),
  least("audience aged 18-34", function(r)
    local a, b = inner "age_18_24"(r), inner "age_25_34"(r)
    return a and b and a + b or nil
  end, 0.5, 0.35),
  least("brand safety score", field "brand_safety_score", 75, 60),
  function(r) if not r.no_scandal then return old(r) end end,
  ban("competitor brands", "competitor_brands", { RivalOne = true, RivalTwo = true }, { WatchCo = true, WatchPlus = true }),
  ban("category", "category", { gambling = true, tobacco = true }, { alcohol = true, politics = true }),
  choose("language", "language", { vi = true }, { en = true }), least("on-time rate", field "on_time_rate", 0.85, 0.7),
  choose("platform", "platform", { tiktok = true, youtube = true, instagram = true, facebook = true }, { threads = true, x = true }),
  least("sentiment", field "sentiment", 0.1, -0.2),
}

local rank = { pass = 0, unknown = 1, warn = 2, fail = 3 }
local from, to = assert(io.open(arg[1])), assert(io.open(arg[2], "w"))
to:setvbuf("full", 1 << 18)
for line in from:lines() do
  local r, found, worst = cjson.decode(line), {}, "pass"
  for i, rule in ipairs(rules) do
    local outcome, message = rule(r)
    if outcome then
      found[#found + 1] = string.format('{"rule":"R%02d","outcome":"%s","message":"%s"}', i, outcome, message)
      if rank[outcome] > rank[worst] then worst = outcome end
    end
  end
  to:write('{"id":"', r.id, '","verdict":"', worst, '","findings":[', table.concat(found, ","), "]}\n")
end
to:close()
