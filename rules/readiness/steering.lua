-- Điều hành khi đang chạy: số liệu về đều, quyết định theo số liệu, và có người, có công cụ làm việc đó.
-- Số liệu chỉ đáng tiền khi còn kịp đổi: các tiêu chí ở đây hỏi trước khi chiến dịch kết thúc.
--
-- Steering while it runs: data that keep coming, decisions that follow them, and the people and tools for both.
-- Data are worth their money while something can still be changed: these rules ask before the end.

local campaign = subject "campaign"
local monitoring, change = campaign.monitoring, campaign.optimisations

local is_running = campaign.status:equals "running"

local needed = parameter "readiness.process.continuous_data.needed" { "traffic", "reach", "engagement", "sentiment" }
local collected = monitoring.metrics

rule "readiness.process.continuous_data" {
  on       = campaign,
  title    = { vi = "Số liệu liên tục khi đang chạy", en = "Continuous data while running" },
  severity = "major",
  source   = { "001.27", "001.49", "002.19", "003.15" },

  when  = is_running,
  parts = {
    part "series" {  -- names those that lack
      measure = collected,
      demand  = contains { warn = needed() },
    },
    part "number" {
      label   = { vi = "Chuỗi số liệu cần có đã được thu", en = "Series collected of those needed" },
      unit    = "series",
      measure = distinct(collected, collected:one_of(needed())),
      demand  = at_least(3),
    },
    part "interval" {
      measure = monitoring.interval_hours,
      demand  = at_most { warn = 24, fail = 72 },
    },
  },

  reason = {
    vi = "Số liệu về chậm hoặc thiếu một mặt thì lúc nhìn ra vấn đề, ngân sách đã tiêu gần hết.",
    en = "When data come late or lack one side, most of the budget is spent before the problem shows.",
  },
  remedy = {
    vi = "Bật thu tự động hằng ngày: lượt truy cập từ web hoặc sàn, tiếp cận và tương tác từ nền tảng, sắc thái bình \z
          luận từ công cụ social listening hoặc đọc một mẫu bằng tay; cử một người xem mỗi sáng.",
    en = "Set up daily collection: traffic from site or shop, reach and engagement from the platforms, sentiment from \z
          a listening tool or a sample read by hand; name one person to look every morning.",
  },
}

local start, finish = campaign.start_date, campaign.end_date
local period = parameter "readiness.process.inflight_optimisation.period_days" (14)
local days_running = days_between(start, case.as_of)

rule "readiness.process.inflight_optimisation" {
  on       = campaign,
  title    = { vi = "Điều chỉnh khi đang chạy", en = "In-flight changes" },
  severity = "major",
  source   = { "001.50" },

  when    = all_of { is_running, days_running:at_least(period()) },
  label   = { vi = "Điều chỉnh trong thời gian chiến dịch", en = "Changes within the campaign dates" },
  unit    = "change",
  measure = count(change, all_of { change.date:not_before(start), change.date:not_after(finish) }),
  demand  = at_least { warn = floor(days_running / period()), fail = 1 },

  reason = {
    vi = "Đợi tổng kết mới rút kinh nghiệm thì bài học dành cho chiến dịch sau, còn tiền của chiến dịch này đã hết.",
    en = "Lessons drawn at the end serve the next campaign; the money of this one is gone by then.",
  },
  remedy = {
    vi = "Mỗi tuần họp 30 phút để ra quyết định: xem số từng bài, chuyển ngân sách từ bài yếu sang bài tốt, ghi ngày, \z
          việc đã đổi và lý do.",
    en = "Hold a 30-minute decision meeting each week: read the figures post by post, move budget from weak to strong \z
          ones, and record date, change and reason.",
  },
}

local tooling, team, budget = campaign.tooling, campaign.team, campaign.budget
local has_tool      = tooling.kind:differs "none"
local lacks_tool    = tooling.kind:equals "none"
local lacks_partner = any_of { team.partner:absent(), team.partner:equals "none" }

-- Kinh nghiệm của đội được xét dù có công cụ hay không (cách đọc chặt hơn).
-- The team's experience counts with and without a tool (the stricter of two readings).
rule "readiness.process.tool_or_partner" {
  on       = campaign,
  title    = { vi = "Công cụ, kinh nghiệm và đối tác", en = "Tool, experience and partner" },
  severity = "minor",
  source   = { "001.51", "001.61" },

  parts = {
    part "tool" {
      measure = tooling.kind,
      demand  = differs { warn = "none" },
    },
    part "scale" {
      label   = { vi = "Số KOL khi chưa có cách quản lý", en = "KOLs without a set-up to manage them" },
      unit    = "KOL",
      when    = lacks_tool,
      measure = count(case.kols),
      demand  = at_most(5),
    },
    part "onboarding" {
      when    = has_tool,
      measure = tooling.onboarding_days,
      demand  = at_most { warn = 14 },
    },
    part "cost" {
      label   = { vi = "Chi phí công cụ và đối tác trên tổng ngân sách", en = "Tool and partner cost in the budget" },
      unit    = "ratio",
      when    = has_tool,
      measure = budget.tooling_vnd / budget.total_vnd,
      demand  = at_most { warn = 0.15 },
    },
    part "experience" {  -- a partner brings it along
      when    = lacks_partner,
      measure = team.past_campaigns,
      demand  = at_least { warn = 2, fail = 1 },
    },
  },

  reason = {
    vi = "Quản lý nhiều KOL qua tin nhắn thì sót việc; công cụ ngoài thì tốn phí và thời gian làm quen; đội mới thì \z
          dễ vấp những lỗi mà người có nghề đã biết.",
    en = "Many KOLs managed by chat means things forgotten; outside tools cost money and learning time; a new team \z
          makes the mistakes that others know.",
  },
  remedy = {
    vi = "Lập bảng so ba phương án (bảng tự làm, nền tảng, MCN hoặc agency) theo chi phí và số ngày làm quen, chạy \z
          thử với hai KOL rồi mới chọn.",
    en = "Compare three ways (an own sheet, a platform, an MCN or agency) by cost and days of learning, and try one \z
          with two KOLs before choosing.",
  },
}
