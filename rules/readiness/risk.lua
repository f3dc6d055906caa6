-- Rủi ro từ KOL ở tầm chiến dịch: ai chưa được tra lý lịch và ràng buộc, ai dễ lỡ lời, ai đang làm cho đối thủ, và khi
-- có chuyện thì ai trả lời trong mấy giờ. Bộ selection xét từng KOL; ở đây xét chiến dịch đã phòng bị đến đâu.
--
-- Risks from KOLs, for the campaign as a whole: who is not checked and bound, who may misspeak, who works for a rival,
-- and who answers within how many hours. The pack selection judges each KOL; here the question is how prepared we are.

local campaign = subject "campaign"
local brief, monitoring, crisis = campaign.brief, campaign.monitoring, campaign.crisis
local kol, contract, incident = case.kols, case.contracts, case.incidents

local is_under_contract = count(kol.contracts):at_least(1)

local is_covered = all_of {
  kol.background.checked_on:present(),
  all(kol.contracts.clauses.morality:present()),
}

-- Hợp đồng chưa ghi KOL, hoặc ghi một KOL không có trong dữ liệu, thì chưa biết ai đã ký: chưa rõ (cách đọc chặt hơn).
-- A contract that names no KOL, or one who is not in the data, leaves open who has signed: unknown, the stricter reading.
local function all_named()
  return part "named" {
    label   = { vi = "Hợp đồng chưa rõ KOL", en = "Contracts without a known KOL" },
    unit    = "contract",
    measure = count(contract, contract.kol.id:differs(contract.kol_id)),
    demand  = at_most(0),
  }
end

rule "readiness.risk.scandal_cover" {
  on       = campaign,
  title    = { vi = "KOL đã tra lý lịch và có điều khoản đạo đức", en = "KOLs checked and bound by a morality clause" },
  severity = "critical",
  source   = { "001.21", "001.25", "001.26" },

  when  = count(contract):at_least(1),
  parts = {
    part "covered" {
      measure = share(is_covered, is_under_contract),
      demand  = at_least { warn = 1, fail = 0.80 },
    },
    all_named(),
  },

  reason = {
    vi = "Chỉ một KOL chưa tra lý lịch hoặc chưa có điều khoản đạo đức là đủ để cả chiến dịch mắc kẹt khi có bê bối.",
    en = "One KOL without a background check or a morality clause is enough to trap the campaign in a scandal.",
  },
  remedy = {
    vi = "Trước ngày chạy, tra lý lịch các KOL còn thiếu và lưu ngày tra; ký phụ lục đạo đức và hình ảnh cho từng hợp \z
          đồng chưa có.",
    en = "Before the launch run the checks that are missing, note their date, and sign a morality annex to each \z
          contract without the clause.",
  },
}

local has_red_lines = all_of { brief.must_not_say:present(), brief.must_not_say:not_empty() }
local is_watched    = all_of { monitoring.kol_accounts_watched:present(), monitoring.kol_accounts_watched:is_true() }

rule "readiness.risk.statement_screen" {
  on       = campaign,
  title    = { vi = "Phòng ngừa phát ngôn gây hại", en = "Safeguards against harmful statements" },
  severity = "major",
  source   = { "001.22", "001.27" },

  parts = {
    part "red_lines" {
      absent  = "warn",
      measure = brief.must_not_say,
      demand  = not_empty "warn",
    },
    part "watch" {
      absent  = "warn",
      measure = monitoring.kol_accounts_watched,
      demand  = is_true "warn",
    },
    part "either" {
      label   = { vi = "Ít nhất một biện pháp phòng ngừa", en = "At least one safeguard" },
      measure = any_of { has_red_lines, is_watched },
      demand  = is_true(),
    },
  },

  reason = {
    vi = "Phần lớn chuyện lỡ lời đoán trước được: dặn trước điều không được nói và để mắt đến tài khoản KOL thì chặn \z
          được từ sớm.",
    en = "Most careless words can be foreseen: say beforehand what must not be said, and keep an eye on the accounts.",
  },
  remedy = {
    vi = "Gửi KOL danh sách nội dung cấm nói kèm brief, và cử một người xem tài khoản KOL mỗi ngày, kể cả bài ngoài \z
          chiến dịch.",
    en = "Send the KOLs a list of what must not be said with the brief, and have someone look at their accounts every \z
          day, posts outside the campaign included.",
  },
}

rule "readiness.risk.negative_image_watch" {
  on       = campaign,
  title    = { vi = "Theo dõi hình ảnh tiêu cực của KOL", en = "Watch for a negative image" },
  severity = "major",
  source   = { "001.23", "001.27" },

  parts = {
    part "negative" {
      each    = kol,
      measure = kol.background.negative_share_12m,
      demand  = at_most { warn = 0.15, fail = 0.30 },
    },
    part "alert" {
      measure = monitoring.alert_negative_share,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Tiếng xấu của KOL lan sang thương hiệu nhanh hơn mọi thông cáo; có ngưỡng cảnh báo thì còn kịp dừng lại.",
    en = "A KOL's bad name reaches the brand faster than any press release; an alert level leaves time to stop.",
  },
  remedy = {
    vi = "Đặt ngưỡng cảnh báo bình luận tiêu cực trong công cụ theo dõi; KOL đã vượt mức thì thay, hoặc hoãn đến khi \z
          dư luận lắng xuống.",
    en = "Set an alert level for negative comments in the monitoring tool; replace a KOL above the limit, or wait \z
          until the talk dies down.",
  },
}

local deal = kol.deals
local is_rival_overlap = all_of {
  deal.competitor:is_true(),
  deal.start_date:not_after(campaign.end_date),
  deal.end_date:not_before(campaign.start_date),
}

rule "readiness.risk.competitor_overlap" {
  on       = campaign,
  title    = { vi = "KOL làm cho đối thủ trong chiến dịch", en = "KOLs working for a rival during the campaign" },
  severity = "critical",
  source   = { "001.24" },

  when  = count(contract):at_least(1),
  parts = {
    part "rivals" {
      unit    = "KOL",
      measure = count(kol, all_of { is_under_contract, any(is_rival_overlap) }),
      demand  = at_most(0),
    },
    all_named(),
  },

  reason = {
    vi = "KOL đã ký với mình mà cùng lúc quảng cáo cho đối thủ thì hai thông điệp triệt tiêu nhau: mình trả tiền cho \z
          sự chú ý mà đối thủ cùng hưởng.",
    en = "When a KOL under contract also advertises a rival, the messages cancel out: we pay for attention that the \z
          rival shares.",
  },
  remedy = {
    vi = "Rút KOL này khỏi kế hoạch, dời lịch ra ngoài thời gian hợp tác kia, hoặc ký phụ lục độc quyền có khoản bù.",
    en = "Take the KOL out of the plan, move the dates past the other deal, or buy exclusivity in a paid annex.",
  },
}

rule "readiness.risk.crisis_ready" {
  on       = campaign,
  title    = { vi = "Mức sẵn sàng ứng phó khủng hoảng", en = "Crisis readiness" },
  severity = "major",
  source   = { "000.14" },

  parts = {
    part "plan" {
      absent  = "fail",
      measure = crisis.plan_documented,
      demand  = is_true(),
    },
    part "owner" {
      measure = crisis.owner,
      demand  = present(),
    },
    part "promised" {
      measure = crisis.response_hours,
      demand  = at_most { warn = 6, fail = 24 },
    },
    part "answered" {
      label   = { vi = "Thời gian đến phản hồi đầu tiên", en = "Time to the first response" },
      each    = incident,
      measure = hours_between(incident.at, incident.first_response_at),
      demand  = at_most { warn = 6, fail = 24 },
    },
    part "statement" {
      absent  = "warn",
      measure = crisis.holding_statement,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Khủng hoảng trên mạng tính bằng giờ: chưa rõ ai nói, nói gì, lúc nào thì người khác kể chuyện thay mình.",
    en = "A crisis online is a matter of hours: while it is unclear who says what and when, others tell the story.",
  },
  remedy = {
    vi = "Viết kế hoạch khủng hoảng một trang (người phụ trách, hạn phản hồi, phát ngôn tạm thời soạn sẵn), rồi diễn \z
          tập một lần trước ngày chạy.",
    en = "Write a one-page crisis plan (owner, response time, holding statement) and drill it once before the launch.",
  },
}
