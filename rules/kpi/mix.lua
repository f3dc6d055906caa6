-- Cơ cấu KPI: bao nhiêu trọng số đo cái nền tảng muốn khoe, bao nhiêu đo khách hàng và kết quả kinh doanh.
--
-- The mix of KPIs: how much weight lies on what a platform likes to show, how much on customers and on business.

local campaign = subject "campaign"
local kpi = case.kpis

rule "kpi.mix.platform_metric_share" {
  on       = campaign,
  title    = { vi = "Trọng số của số liệu nền tảng", en = "Weight of platform metrics" },
  severity = "major",
  source   = { "002.7", "002.8" },

  measure = sum(kpi.weight, kpi.kind:equals "platform_metric"),
  demand  = at_most { warn = 0.40, fail = 0.60 },

  reason = {
    vi = "Lượt xem, lượt thích cho thấy nền tảng chạy tốt, chưa cho thấy mình bán được hàng hay được tin hơn.",
    en = "Views and likes show that the platform does well, not that we sell more or are trusted more.",
  },
  remedy = {
    vi = "Thay bớt số liệu nền tảng bằng KPI kết quả (đơn hàng, doanh thu) và KPI cảm nhận đo bằng khảo sát khách \z
          mục tiêu.",
    en = "Replace some of them with outcomes (orders, revenue) and with perception, surveyed among the target group.",
  },
}
