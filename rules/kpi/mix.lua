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

rule "kpi.mix.customer_perception" {
  on       = campaign,
  title    = { vi = "KPI đo cảm nhận của khách hàng", en = "KPIs of customer perception" },
  severity = "major",
  source   = { "002.2", "002.3", "002.10", "002.11", "002.12", "002.21", "002.22", "002.23", "002.25" },

  parts = {
    part "weight" {
      label   = { vi = "Trọng số của KPI cảm nhận", en = "Weight of perception KPIs" },
      measure = sum(kpi.weight, kpi.kind:equals "customer_perception"),
      demand  = { at_least { warn = 0.20 }, above { fail = 0 } },
    },
    part "survey" {  -- a PR metric means something once the target group was asked
      each    = kpi,
      where   = kpi.metric:one_of { "pr_value", "awareness", "message_pull_through", "sentiment" },
      measure = kpi.survey_id,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Số liệu PR cho biết người ta nói về mình bao nhiêu, chưa cho biết khách mục tiêu nghĩ gì khi nghe điều đó.",
    en = "PR figures tell how much is said about us, not what the target group thinks on hearing it.",
  },
  remedy = {
    vi = "Thêm một KPI cảm nhận (mức tin tưởng, ý định mua) đo bằng khảo sát ngắn trong nhóm khách mục tiêu, và dùng \z
          chính khảo sát đó làm căn cứ cho các KPI PR.",
    en = "Add a KPI of perception (trust, intention to buy), surveyed among target customers, and let the same survey \z
          stand behind the PR metrics.",
  },
}

rule "kpi.audience.beyond_customers" {
  on       = campaign,
  title    = { vi = "KPI nhìn ra ngoài khách hàng hiện có", en = "KPIs beyond present customers" },
  severity = "major",
  source   = { "002.13", "002.14", "002.21" },

  parts = {
    part "weight" {
      label   = { vi = "Trọng số của KPI có đo người chưa mua", en = "Weight of KPIs that cover non-customers" },
      measure = sum(kpi.weight, kpi.audience:one_of { "target_non_customers", "both" }),
      demand  = { at_least { warn = 0.25 }, above { fail = 0 } },
    },
    part "guardrail" {  -- not given counts as not
      label   = { vi = "KPI kiểm soát rủi ro", en = "Guardrail KPIs" },
      unit    = "KPI",
      measure = count(kpi, all_of { kpi.guardrail:present(), kpi.guardrail:is_true() }),
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Hỏi người đang mua thì con số nào cũng đẹp. Người chưa mua và người đã bỏ đi mới cho biết mình sai ở đâu.",
    en = "Those who buy already make any figure look good. Those who do not, or no longer, show where we are wrong.",
  },
  remedy = {
    vi = "Chuyển một phần trọng số sang KPI đo nhóm mục tiêu chưa mua, và đặt một KPI kiểm soát rủi ro có thể cho \z
          thấy mình sai, như tỷ lệ bình luận tiêu cực hoặc tỷ lệ hoàn hàng.",
    en = "Move some of the weight to KPIs of the target group that has not bought, and set one guardrail that can \z
          prove us wrong, such as the share of negative comments or the return rate.",
  },
}
