-- One rule for each shape of expression and demand: what the properties must hold for, beside the shipped rules.

local kol, contract, campaign = subject "kol", subject "contract", subject "campaign"
local audience, account, deal = kol.audience, kol.platforms, kol.deals
local pay = contract.payments

local function shape(name)
  return function(r)
    r.title = { vi = name, en = name }
    r.reason, r.remedy = { vi = "Thử.", en = "A test." }, { vi = "Sửa.", en = "Mend it." }
    rule("shapes." .. name)(r)
  end
end

-- bounds of each kind
shape "at_most" { on = kol, measure = audience.suspicious_share, demand = at_most { warn = 0.05, fail = 0.1 } }
shape "at_least" { on = kol, measure = kol.trial.used_days, demand = at_least { warn = 14, fail = 7 } }
shape "above" { on = kol, measure = kol.trial.used_days, demand = above(12) }
shape "below" { on = kol, measure = kol.quote_vnd, demand = below { warn = 30000000, fail = 150000000 } }
shape "between" { on = kol, measure = kol.background.years_covered, demand = between(3, 5) }
shape "equals" { on = kol, measure = kol.background.years_covered, demand = equals(3) }
shape "differs" { on = kol, measure = kol.tier, demand = differs "mega" }
shape "one_of" { on = kol, measure = kol.tier, demand = one_of { "micro", "mid" } }
shape "none_of" { on = kol, measure = kol.kind, demand = none_of { "celebrity", "expert" } }
shape "contains" { on = kol, measure = kol.persona.tags, demand = contains { "honest", "gentle" } }
shape "contains_any" { on = kol, measure = kol.selection.reasons, demand = contains_any { "audience", "topic" } }
shape "disjoint" { on = kol, measure = kol.persona.tags, demand = disjoint_from { "loud", "rude" } }
shape "before" { on = kol, measure = kol.trial.received_on, demand = before "2026-11-09" }
shape "not_after" { on = kol, measure = kol.trial.received_on, demand = not_after(case.campaign.start_date) }
shape "not_before" { on = kol, measure = audience.as_of, demand = not_before { warn = "2026-11-05", fail = "2026-10-01" } }
shape "after" { on = kol, measure = kol.legal.docs_checked_on, demand = after(kol.trial.received_on) }
shape "present" { on = kol, measure = kol.trial.evidence_ref, demand = present() }
shape "absent" { on = kol, measure = account.growth_explained, each = account, demand = absent "warn" }
shape "empty" { on = kol, measure = kol.selection.reasons, demand = not_empty() }
shape "is_true" { on = kol, measure = kol.trial.understands, demand = is_true "warn" }
shape "is_false" { on = kol, measure = kol.is_minor, demand = is_false() }
shape "matches" { on = kol, measure = audience.source, demand = matches "export$" }
shape "both" { on = kol, measure = kol.quote_vnd, demand = { at_most(100000000), above { warn = 130000000 } } }

-- arithmetic
shape "quotient" { on = kol, unit = "VND", measure = kol.quote_vnd / kol.expected_views * 1000, demand = at_most { warn = 200000, fail = 400000 } }
shape "difference" { on = kol, each = account, unit = "post", measure = account.posts_90d - 2 * account.sponsored_90d, demand = at_least { warn = 60, fail = 10 } }
shape "negative" { on = kol, unit = "year", measure = 5 - kol.background.years_covered, demand = at_most { warn = 1, fail = 2 } }
shape "product" { on = kol, each = account, unit = "follower", measure = account.followers * account.engagement_rate, demand = at_least { warn = 12000, fail = 2000 } }
shape "least" { on = kol, measure = least(kol.trial.used_days, 10), unit = "day", demand = at_least(9) }
shape "greatest" { on = kol, measure = greatest(audience.suspicious_share, kol.background.negative_share_12m), unit = "ratio", demand = at_most(0.1) }
shape "floor" { on = kol, measure = floor(kol.background.years_covered / 2), unit = "year", demand = at_least(1) }
shape "first_of" { on = kol, measure = first_of(kol.trial.used_days, kol.background.years_covered * 2), unit = "day", demand = at_least(8) }
shape "choose" { on = kol, unit = "VND", measure = choose(kol.kind:equals "celebrity", kol.quote_vnd / 2, kol.quote_vnd), demand = at_most(80000000) }

-- dates
shape "age" { on = kol, measure = age_days(audience.as_of), demand = at_most { warn = 15, fail = 60 }, unit = "day" }
shape "months" { on = kol, each = kol.background.incidents, measure = months_ago(kol.background.incidents.date), demand = at_least(24), unit = "month" }
shape "days_between" { on = kol, measure = days_between(kol.trial.received_on, case.campaign.start_date), demand = at_least { warn = 30, fail = 22 }, unit = "day" }
shape "days_after" { on = contract, measure = contract.expires_on, demand = at_least { fail = days_after(contract.signed_on, 300) } }
shape "overlap_days" { on = kol, each = deal, unit = "day", measure = overlap_days(deal.start_date, deal.end_date, case.campaign.start_date, case.campaign.end_date), demand = at_most(0) }

-- lists
shape "count" { on = contract, measure = count(pay, pay.share:at_least(0.3)), demand = at_most(1) }
shape "sum" { on = contract, measure = sum(pay.share, pay.trigger:equals "signing"), unit = "ratio", demand = at_most { warn = 0.3, fail = 0.5 } }
shape "average" { on = kol, measure = average(account.engagement_rate), demand = at_least(0.035) }
shape "smallest" { on = kol, measure = smallest(account.followers), demand = at_least(50000) }
shape "largest" { on = contract, measure = largest(pay.due_days), demand = at_most(15) }
shape "distinct" { on = contract, measure = distinct(contract.deliverables.platform), demand = at_least(2) }
shape "share" { on = contract, measure = share(pay.due_days:at_most(15)), unit = "ratio", demand = at_least(0.9) }
shape "weighted" { on = contract, measure = weighted_average(pay.due_days, pay.share), unit = "day", demand = at_most(15) }
shape "any" { on = kol, when = any(deal.competitor:is_true()), measure = kol.quote_vnd, demand = at_most(1000000) }
shape "all" { on = kol, when = all(account.followers:at_least(30000)), measure = audience.suspicious_share, demand = at_most(0.08) }
shape "none" { on = kol, when = none(deal.competitor:is_true()), measure = audience.suspicious_share, demand = at_most(0.1) }
shape "pick" { on = kol, measure = sum(pick(audience.country_shares, case.campaign.markets)), unit = "ratio", demand = at_least { warn = 0.93, fail = 0.6 } }
shape "overlap" { on = kol, measure = overlap(case.brand.tone_tags, kol.persona.tags), unit = "ratio", demand = at_least { warn = 0.8, fail = 0.5 } }
shape "across" { on = campaign, measure = sum(case.kols.quote_vnd), unit = "VND", demand = at_most(300000000) }
shape "filtered" { on = campaign, measure = count(case.kols, case.kols.audience.suspicious_share:above(0.1)), demand = at_most(0) }

-- conditions and parts
shape "when" { on = kol, when = negate(kol.tier:one_of { "mega" }), measure = audience.suspicious_share, demand = at_most(0.1) }
shape "any_of" { on = kol, when = any_of { kol.tier:equals "mega", kol.trial.used_days:below(13) }, measure = kol.background.years_covered, demand = at_least(4) }
shape "where" { on = contract, each = pay, where = pay.due_days:above(20), measure = pay.share, demand = at_most(0.1), absent = "skip" }
shape "keyed" { on = contract, each = contract.clauses.exclusivity, absent = "fail", unit = "day", measure = contract.clauses.exclusivity.pre_days + contract.clauses.exclusivity.post_days, demand = at_most { warn = 60, fail = 90 } }
shape "worst" { on = kol, each = account, parts = {
  part "rate" { measure = account.engagement_rate, demand = at_least(0.04) },
  part "size" { measure = account.followers, demand = at_least { warn = 400000, fail = 50000 } },
} }
shape "best" { on = kol, parts = any_of {
  part "used" { measure = kol.trial.used_days, demand = at_least(20) },
  part "checked" { measure = kol.background.years_covered, demand = at_least { warn = 5, fail = 3 } },
} }
shape "absence" { on = kol, absent = "warn", measure = kol.trial.used_days, demand = at_least(5) }

-- a function that reads by each of its ways, and says what would pass
shape "function" { on = kol, check = function(k)
  local said = { vi = "Ít.", en = "Few." }
  if not given(k, "trial.used_days") then return warn(said) end
  if get(k, "trial.understands", false) and k.trial.used_days < 20 then
    said.to_pass = { k.trial, "used_days", at_least(20) }
    return fail(said)
  end
  return pass()
end }
shape "function_list" { on = contract, check = function(c)
  local before = 1
  for _, step in ipairs(c.payments) do
    if step.share > before then return fail { vi = "Tăng.", en = "It rises.", at = { step, "share" } } end
    before = step.share
  end
  return pass()
end }

-- words outside ASCII, which data may hold in another form
local tool = campaign.monitoring.tool
shape "word" { on = campaign, measure = tool, demand = equals "bảng theo dõi nội bộ" }
shape "word_list" { on = campaign, measure = campaign.brief.must_not_say, demand = contains { "trị mụn", "số một" } }
shape "word_lacking" { on = campaign, measure = campaign.brief.must_not_say, demand = contains { "chữa khỏi" } }
shape "word_forbidden" { on = campaign, measure = campaign.brief.must_not_say, demand = disjoint_from { "thuốc" } }
shape "word_pattern" { on = campaign, measure = campaign.brief.key_message, demand = matches "^Cấp ẩm %d+ giờ" }
shape "word_count" { on = campaign, measure = words(campaign.brief.key_message), demand = at_most(8) }
shape "folded" { on = campaign, measure = folded(campaign.brief.key_message), demand = one_of { "một thông điệp", "cấp ẩm 24 giờ từ lá sen lên men" } }
shape "months_after" { on = contract, measure = contract.expires_on, demand = not_before(months_after(contract.signed_on, 3)) }
shape "word_function" { on = campaign, check = function(c)
  local s = c.brief.key_message
  if c.monitoring.tool ~= "bảng theo dõi nội bộ" or not s:find("lên men", 1, true) then
    return fail { vi = "Khác: {s}.", en = "Other: {s}.", s = s, at = { c.brief, "key_message" } }
  end
  return warn { vi = "Đúng {n} ký tự: {s}.", en = "Just {n}: {s}.", n = utf8.len(s), s = s, at = { c.brief, "key_message" } }
end }
