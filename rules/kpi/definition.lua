-- Thẻ KPI: con số chỉ thành KPI khi có chỉ tiêu, thời hạn và mục tiêu mà nó phục vụ. KPI cũng cũ đi: số đo cũ sau một
-- tuần, bộ KPI cũ sau nửa năm.
--
-- The KPI card: a figure becomes a KPI by a target, a deadline and a goal that it serves. And KPIs age: readings within
-- a week, the set of KPIs within half a year.

local kpi = subject "kpi"

rule "kpi.definition.complete_linked" {
  on       = kpi,
  title    = { vi = "Thông tin và mục tiêu trên thẻ KPI", en = "Details and goal on the KPI card" },
  severity = "major",
  source   = { "000.5", "001.2", "001.9", "002.3", "002.4", "002.22", "002.25", "003.11" },

  parts = {
    part "target"   { measure = kpi.target,     demand = present() },
    part "deadline" { measure = kpi.deadline,   demand = present() },
    part "goal"     { measure = kpi.goal_id,    demand = present() },
    part "baseline" { measure = kpi.baseline,   demand = present "warn" },
    part "owner"    { measure = kpi.owner_team, demand = present "warn" },
    part "source"   { measure = kpi.source,     demand = present "warn" },

    part "business_goal" {
      when    = kpi.goal_id:present(),
      measure = kpi.goal.business_goal_id,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Con số không có chỉ tiêu, thời hạn và mục tiêu đứng sau thì không ai biết thế nào là đạt, và đạt để làm gì.",
    en = "Without a target, a deadline and a goal behind it, nobody can say when a figure is good enough, or what for.",
  },
  remedy = {
    vi = "Điền những ô còn trống trên thẻ KPI và nối mục tiêu chiến dịch với mục tiêu kinh doanh. Con số nào không \z
          điền được thì giữ để theo dõi, đưa ra khỏi danh sách KPI.",
    en = "Fill in what the card lacks and tie the campaign goal to a business goal. A figure for which that cannot be \z
          done is tracked, but taken off the list of KPIs.",
  },
}

rule "kpi.cadence.current" {
  on       = kpi,
  title    = { vi = "Nhịp đo và rà soát KPI", en = "Pace of KPI readings and reviews" },
  severity = "minor",
  source   = { "002.1", "002.19" },

  parts = {
    part "measured" {
      label   = { vi = "Thời gian từ lần đo KPI gần nhất", en = "Time since the last KPI reading" },
      when    = case.campaign.status:equals "running",
      measure = age_days(kpi.last_measured_on),
      demand  = at_most { warn = 7, fail = 30 },
    },
    part "reviewed" {
      label   = { vi = "Thời gian từ lần rà soát KPI gần nhất", en = "Time since the last KPI review" },
      measure = age_days(kpi.reviewed_on),
      demand  = at_most { warn = 180, fail = 365 },
    },
  },

  reason = {
    vi = "Nhìn số cũ thì sửa chuyện đã qua; giữ KPI cũ thì cả đội chạy theo điều khách hàng không còn quan tâm.",
    en = "Old readings mend what is past; old KPIs send the team after what customers no longer care about.",
  },
  remedy = {
    vi = "Cập nhật số liệu ngay hôm nay, chốt một ngày cố định mỗi tuần để đo khi chiến dịch đang chạy, và đặt lịch \z
          họp rà soát cả bộ KPI nửa năm một lần.",
    en = "Take a reading today, fix a weekday for it while the campaign runs, and set a date twice a year to review \z
          the whole set of KPIs.",
  },
}
