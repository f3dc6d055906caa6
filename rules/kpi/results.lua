-- Kết quả: đạt bao nhiêu so với chỉ tiêu, số liệu có đi cùng cảm nhận, bài có lên đúng lịch, mỗi lượt tiếp xúc tốn bao
-- nhiêu và thu về được gì. Ngưỡng CPM quy từ bảng giá quốc tế năm 2026 (khoảng 26.000 ₫ một đô la), ngưỡng CPE và CPV là
-- quy ước. Chưa có mặt bằng Việt Nam đã kiểm chứng: hãy thay bằng số của agency mình.
--
-- Results: how much of the target was reached, whether figures and feelings agree, whether posts came on time, what a
-- contact costs and what comes back. CPM is from international prices of 2026 (about 26,000 VND to the dollar); CPE and
-- CPV are a convention. There is no verified Vietnamese benchmark: put in your own agency's figures.

local campaign, kpi = subject "campaign", subject "kpi"
local results, status = campaign.results, case.campaign.status

local is_finished = status:equals "finished"
local has_started = status:one_of { "running", "finished" }

-- Chỉ tiêu càng thấp càng tốt thì lấy chỉ tiêu chia mức đạt; hơn gấp đôi vẫn tính là gấp đôi.
-- Where lower is better, the target is divided by the value; more than twice the target counts as twice.
local function attainment(of)
  return least(choose(of.direction:equals "up", of.actual / of.target, of.target / of.actual), 2)
end

rule "kpi.result.attainment" {
  on       = kpi,
  title    = { vi = "Mức hoàn thành KPI", en = "KPI attainment" },
  severity = "major",
  source   = { "001.1", "001.5", "002.4" },

  when    = any_of { kpi.deadline:before(case.as_of), is_finished },
  unit    = "ratio",
  measure = attainment(kpi),
  demand  = at_least { warn = 0.90, fail = 0.70 },

  reason = {
    vi = "Hết hạn thì phải trả lời được mục tiêu đã đạt hay chưa; hụt mà không tìm nguyên nhân thì lần sau hụt tiếp.",
    en = "At the deadline it must be clear whether the goal was met; a shortfall that nobody explains comes back.",
  },
  remedy = {
    vi = "Yêu cầu KOL bù KPI nếu hợp đồng có cam kết, ghi nguyên nhân hụt vào báo cáo nghiệm thu, và chỉnh chỉ tiêu \z
          hoặc cách làm cho đợt sau.",
    en = "Call in the make-good where the contract promises one, explain the shortfall in the final report, and \z
          adjust target or method for the next round.",
  },
}

local function has_actual(kind)
  return all_of { case.kpis.kind:equals(kind), case.kpis.actual:present() }
end
local is_platform_metric, is_perception = has_actual "platform_metric", has_actual "customer_perception"

rule "kpi.gap.metric_vs_experience" {
  on       = campaign,
  title    = { vi = "Số liệu nền tảng so với cảm nhận khách hàng", en = "Platform metrics against perception" },
  severity = "major",
  source   = { "002.9", "002.10" },

  when    = all_of { any(is_platform_metric), any(is_perception) },
  label   = { vi = "Khoảng cách giữa số liệu nền tảng và cảm nhận", en = "Lead of platform metrics over perception" },
  unit    = "percentage_point",
  measure = average(attainment(case.kpis), is_platform_metric) - average(attainment(case.kpis), is_perception),
  demand  = at_most { warn = 0.20, fail = 0.40 },

  reason = {
    vi = "Số liệu nền tảng bỏ xa cảm nhận thì chiến dịch đẹp trên báo cáo mà chưa đẹp trong mắt người mua.",
    en = "When platform metrics run far ahead of perception, the campaign looks good in the report but not to buyers.",
  },
  remedy = {
    vi = "Lấy cảm nhận làm căn cứ: phỏng vấn năm đến mười khách trong tuần này, tìm điều làm họ khó chịu và sửa nội \z
          dung trước khi đẩy thêm media.",
    en = "Go by what people feel: interview five to ten customers this week, find what puts them off, and correct the \z
          content before buying more media.",
  },
}

local post   = case.posts
local grace  = parameter "kpi.delivery.on_time.grace" (2)  -- hours
local is_due = post.scheduled_at:before(case.as_of)
local is_on_time = all_of {  -- what was not posted is late
  post.posted_at:present(),
  hours_between(post.scheduled_at, post.posted_at):at_most(grace()),
}

rule "kpi.delivery.on_time" {
  on       = campaign,
  title    = { vi = "Đăng bài đúng lịch", en = "Posts on schedule" },
  severity = "major",
  source   = { "001.44" },

  when    = any(is_due),
  label   = { vi = "Tỷ lệ bài lên đúng lịch", en = "Share of posts on schedule" },
  measure = share(is_on_time, is_due),
  demand  = at_least { warn = 0.95, fail = 0.85 },

  reason = {
    vi = "Một bài trễ kéo lệch cả chuỗi: bài của KOL khác, quảng cáo đã mua, giờ mở bán.",
    en = "One late post throws out the rest: other KOLs' posts, the ads already bought, the opening of sales.",
  },
  remedy = {
    vi = "Giục ngay bài quá hạn, nhắc từng KOL trước giờ đăng 24 tiếng, và áp dụng điều khoản phạt chậm với bài trễ.",
    en = "Chase what is overdue now, remind each KOL 24 hours ahead, and apply the late clause to late posts.",
  },
}

local days_running = days_between(campaign.start_date, case.as_of)

rule "kpi.efficiency.cost" {
  on       = campaign,
  title    = { vi = "Chi phí cho mỗi lượt tiếp xúc", en = "Cost of a contact" },
  severity = "minor",
  source   = { "untapper-2026" },

  when  = any_of { is_finished, all_of { status:equals "running", days_running:at_least(14) } },
  parts = {
    part "cpm" {
      label   = { vi = "CPM", en = "CPM" },
      unit    = "VND/1000 impressions",
      measure = results.cost_vnd / results.impressions * 1000,
      demand  = at_most { warn = 650000, fail = 1300000 },
    },
    part "cpe" {
      label   = { vi = "CPE", en = "CPE" },
      unit    = "VND/engagement",
      measure = results.cost_vnd / results.engagements,
      demand  = at_most { warn = 5000, fail = 13000 },
    },
    part "cpv" {
      label   = { vi = "CPV", en = "CPV" },
      unit    = "VND/view",
      measure = results.cost_vnd / results.views,
      demand  = at_most { warn = 650, fail = 1300 },
    },
  },

  reason = {
    vi = "Quy về giá của một lượt thì mới so được KOL này với KOL kia, đợt này với đợt trước.",
    en = "Only the price of one contact lets KOLs and periods be compared.",
  },
  remedy = {
    vi = "Tính ba chỉ số cho từng KOL, chuyển ngân sách còn lại sang người rẻ hơn mà chất lượng tương tác ngang nhau, \z
          và thương lượng lại với nhóm đắt nhất.",
    en = "Work out the three figures for each KOL, move what is left of the budget to those who cost less for the \z
          same quality, and renegotiate with the most expensive.",
  },
}

rule "kpi.return.roas" {
  on       = campaign,
  title    = { vi = "Doanh thu trên chi phí (ROAS)", en = "Return on ad spend (ROAS)" },
  severity = "major",
  source   = { "001.1", "untapper-2026" },

  when    = all_of { campaign.objective:equals "sales", has_started },
  label   = { vi = "ROAS", en = "ROAS" },
  unit    = "times",
  measure = results.revenue_vnd / results.cost_vnd,
  demand  = at_least { warn = 3.0, fail = 1.0 },

  reason = {
    vi = "Dưới 1 là chi nhiều hơn thu; trên 1 vẫn còn phải trừ giá vốn, vận chuyển và chiết khấu.",
    en = "Below 1 the campaign takes in less than it spends; above 1, goods, shipping and discounts are still to pay.",
  },
  remedy = {
    vi = "Ngừng chi cho KOL không ra đơn, tăng ưu đãi, và rút ngắn đường từ bài đăng đến giỏ hàng.",
    en = "Stop spending on KOLs who bring no orders, sweeten the offer, and shorten the way from post to cart.",
  },
}
