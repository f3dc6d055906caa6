-- Rủi ro từ KOL: lý lịch, bê bối, phát ngôn, hợp tác với đối thủ. Tiêu chí nghiêm trọng thì xử lý xong mới ký.
-- Danh sách vụ việc để trống khác với không có danh sách: trống là đã tra và không có gì, không có là chưa ai tra.
--
-- Risks with the KOL: background, scandals, statements, deals with rivals. Settle what is critical, then sign.
-- An empty list of incidents is not a missing one: empty means searched and clean, missing means that nobody searched.

local kol = subject "kol"
local background, past, deal = kol.background, kol.background.incidents, kol.deals

local is_signed  = kol.contracts.signed_on:present()
local first_sign = smallest(kol.contracts.signed_on, is_signed)

rule "selection.risk.background_checked" {
  on       = kol,
  title    = { vi = "Kiểm tra lý lịch KOL", en = "Background check" },
  severity = "critical",
  source   = { "001.20", "001.25" },

  parts = {
    part "done" {
      measure = background.checked_on,
      demand  = present(),
    },
    part "in_time" {
      label   = { vi = "Ngày kiểm tra lý lịch so với ngày ký", en = "Background check against the signing date" },
      when    = any(is_signed),
      measure = background.checked_on,
      demand  = not_after(first_sign),
    },
    part "years" {
      measure = background.years_covered,
      demand  = at_least { warn = 3, fail = 1 },
    },
    part "age" {  -- a check dated after as_of has no age: unknown, the stricter of two readings
      label   = { vi = "Thời gian từ lần kiểm tra lý lịch", en = "Time since the background check" },
      measure = age_days(background.checked_on),
      demand  = at_most { warn = 90 },
    },
  },

  reason = {
    vi = "Đời tư và quan điểm của KOL đi cùng thương hiệu suốt chiến dịch; ký xong mới tìm hiểu thì đã muộn.",
    en = "The KOL's private life and views travel with the brand; after signing it is too late to look.",
  },
  remedy = {
    vi = "Trước khi ký, tra tin tức, bản án, quyết định xử phạt và bài đăng cũ của ba năm gần nhất; lưu kết quả và \z
          ngày tra.",
    en = "Before signing, search news, court and sanction records and old posts of the last three years; keep the \z
          results and the date.",
  },
}

-- Vụ đúng 24 tháng trước thì đã ra ngoài khoảng xét.
-- An incident of the same day 24 months ago lies outside the window.
local is_recent_scandal = all_of {
  past.kind:one_of { "scandal", "legal", "false_ad", "tax" },
  months_ago(past.date):below(24),
}

rule "selection.risk.scandal_history" {
  on       = kol,
  title    = { vi = "Bê bối trong quá khứ", en = "Past scandals" },
  severity = "critical",
  source   = { "001.21" },

  parts = {
    part "open" {
      label   = { vi = "Vụ nghiêm trọng chưa khép lại trong 24 tháng", en = "Serious open cases, last 24 months" },
      unit    = "case",
      measure = count(past, all_of { is_recent_scandal, past.severity:equals "high", past.resolved:is_false() }),
      demand  = at_most(0),
    },
    part "recorded" {
      label   = { vi = "Vụ từ mức trung bình trở lên trong 24 tháng", en = "Medium or serious cases, last 24 months" },
      unit    = "case",
      measure = count(past, all_of { is_recent_scandal, past.severity:one_of { "medium", "high" } }),
      demand  = at_most { warn = 0 },
    },
  },

  reason = {
    vi = "Bê bối của KOL lan sang thương hiệu, và vụ chưa khép lại có thể bùng lên giữa chiến dịch.",
    en = "A KOL's scandal spreads to the brand, and one still open can flare up in mid-campaign.",
  },
  remedy = {
    vi = "Chọn KOL khác, hoặc hoãn ký cho đến khi vụ việc khép lại và có văn bản xác nhận.",
    en = "Choose another KOL, or do not sign until the case is closed, with written confirmation.",
  },
}

local is_recent_statement = all_of {
  past.kind:equals "controversial_statement",
  months_ago(past.date):below(12),
}

rule "selection.risk.statement_history" {
  on       = kol,
  title    = { vi = "Phát ngôn gây tranh cãi", en = "Controversial statements" },
  severity = "major",
  source   = { "001.22" },

  parts = {
    part "number" {
      label   = { vi = "Phát ngôn gây tranh cãi trong 12 tháng", en = "Controversial statements in 12 months" },
      unit    = "case",
      measure = count(past, is_recent_statement),
      demand  = at_most { warn = 0, fail = 2 },
    },
    part "topic" {
      when    = case.brand.blocked_topics:not_empty(),
      each    = past,
      where   = is_recent_statement,
      measure = past.topic,
      demand  = none_of(case.brand.blocked_topics),
    },
  },

  reason = {
    vi = "KOL từng nhiều lần gây tranh cãi thì dễ lặp lại; chạm vào chủ đề phải tránh thì thương hiệu mang tiếng theo.",
    en = "Those who have caused controversy tend to do so again; on a topic the brand avoids, the brand shares the \z
          blame.",
  },
  remedy = {
    vi = "Ghi vào hợp đồng những chủ đề không được nói và bước duyệt lời thoại trước khi đăng, hoặc chọn KOL khác.",
    en = "Write red lines and approval of the wording into the contract, or choose another KOL.",
  },
}

local gap = parameter "selection.risk.competitor_deal.gap_min" (90)  -- days
local is_rival = any_of { deal.brand:one_of(case.brand.competitors), deal.competitor:is_true() }
local start, finish = case.campaign.start_date, case.campaign.end_date
local days_before = days_between(deal.end_date, start)

rule "selection.risk.competitor_deal" {
  on       = kol,
  title    = { vi = "Hợp tác với đối thủ", en = "Deals with competitors" },
  severity = "critical",
  source   = { "001.24" },

  parts = {
    part "overlap" {
      label   = { vi = "Hợp tác với đối thủ trong chiến dịch", en = "Deals with competitors during the campaign" },
      unit    = "deal",
      measure = count(deal, all_of { is_rival, deal.start_date:not_after(finish), deal.end_date:not_before(start) }),
      demand  = at_most(0),
    },
    part "gap" {
      label   = { vi = "Hợp tác với đối thủ vừa kết thúc", en = "Deals with competitors ended shortly before" },
      unit    = "deal",
      measure = count(deal, all_of { is_rival, days_before:above(0), days_before:below(gap()) }),
      demand  = at_most { warn = 0 },
    },
  },

  reason = {
    vi = "Một gương mặt nói tốt cho cả hai đối thủ thì khách không tin bên nào.",
    en = "When one face speaks for two rivals, buyers believe neither.",
  },
  remedy = {
    vi = "Xin văn bản đồng ý của thương hiệu kia, dời lịch ra ngoài thời gian hợp tác đó, hoặc thay KOL.",
    en = "Get a written release from the other brand, move the dates past that deal, or replace the KOL.",
  },
}
