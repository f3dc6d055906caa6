-- Mục tiêu, kế hoạch, ngân sách: lý do thất bại thứ nhất là khởi động mà chưa biết đi đâu, đo bằng gì, ai làm, khi nào,
-- bằng tiền nào. Con số đặt trước ngày chạy là chỉ tiêu; đặt sau ngày đó thì chỉ còn là lời giải thích.
--
-- Goals, plan, budget: the first reason for failure is to start without knowing where to, how to tell, who does what,
-- when, and with what money. A figure set before the first day is a target; set after it, it is an excuse.

local campaign = subject "campaign"
local contract, post = case.contracts, case.posts
local goal, kpi = campaign.goals, case.kpis
local plan, milestone = campaign.plan, campaign.plan.milestones
local budget = campaign.budget

rule "readiness.goals.purpose_defined" {
  on       = campaign,
  title    = { vi = "Mục đích của chiến dịch", en = "Purpose of the campaign" },
  severity = "critical",
  source   = { "001.3", "001.59" },

  when  = campaign.status:one_of { "planning", "running" },
  parts = {
    part "objective" {
      measure = campaign.objective,
      demand  = present(),
    },
    part "statement" {
      measure = campaign.objective_statement,
      demand  = present(),
    },
    part "goal" {
      label   = { vi = "Ít nhất một mục tiêu viết thành lời", en = "At least one goal in words" },
      measure = any(goal.statement:present()),
      demand  = is_true(),
    },
    part "number" {
      label   = { vi = "Số mục tiêu", en = "Number of goals" },
      unit    = "goal",
      measure = count(goal),
      demand  = at_most { warn = 3 },
    },
  },

  reason = {
    vi = "Chưa nói được chiến dịch để làm gì thì chọn KOL, viết brief, chi tiền đều thiếu căn cứ; ôm quá nhiều mục \z
          tiêu thì không mục tiêu nào đủ lực.",
    en = "Until it is said what the campaign is for, the choice of KOLs, the brief and the spending have nothing to \z
          follow; with too many goals none gets enough force.",
  },
  remedy = {
    vi = "Chốt với người duyệt ngân sách một mục đích trong một câu, có con số và thời hạn, rồi viết không quá ba mục \z
          tiêu phục vụ câu đó.",
    en = "Agree with whoever approves the budget on one purpose in one sentence, with a figure and a date, then write \z
          at most three goals that serve it.",
  },
}

-- Hợp đồng chưa ghi KOL thì chưa đếm được số KOL: là chưa rõ, chứ không bỏ qua hợp đồng ấy (cách đọc chặt hơn).
-- A contract that names no KOL leaves their number unknown, the stricter of two readings.
rule "readiness.goals.tier_vs_budget" {
  on       = campaign,
  title    = { vi = "Bậc KOL so với ngân sách", en = "KOL tier against the budget" },
  severity = "major",
  source   = { "001.4" },

  when  = count(contract):at_least(1),
  parts = {
    part "fee_share" {
      label   = { vi = "Phí hợp đồng lớn nhất so với tổng ngân sách", en = "Largest fee against the total budget" },
      unit    = "ratio",
      measure = largest(contract.fee_vnd) / budget.total_vnd,
      demand  = at_most { warn = 0.40, fail = 0.60 },
    },
    part "pieces" {
      label   = { vi = "Khối lượng đặt trung bình mỗi KOL", en = "Output ordered per KOL" },
      unit    = "piece",
      measure = sum(contract.deliverables.quantity) / distinct(contract.kol_id),
      demand  = at_least { warn = 3, fail = 2 },
    },
  },

  reason = {
    vi = "Dồn tiền cho một tên tuổi lớn thì còn lại quá ít bài và thời lượng: khán giả thấy một lần rồi quên.",
    en = "When one big name takes the money, too few posts and too little airtime are left: people see it once and \z
          forget.",
  },
  remedy = {
    vi = "Thay KOL đắt nhất bằng hai, ba KOL bậc thấp hơn, hoặc thương lượng thêm số bài trong cùng mức phí.",
    en = "Replace the most expensive KOL with two or three of a lower tier, or negotiate more pieces for the same fee.",
  },
}

local has_early_target = all_of {
  goal.kpis.target:present(),
  goal.kpis.set_on:not_after(campaign.start_date),
}

rule "readiness.goals.measurable" {
  on       = campaign,
  title    = { vi = "Thước đo của mục tiêu", en = "Measures of the goals" },
  severity = "critical",
  source   = { "001.2", "001.5", "001.9" },

  parts = {
    part "target" {
      label   = { vi = "KPI có chỉ tiêu đặt chậm nhất vào ngày bắt đầu", en = "A KPI with a target set by the start" },
      each    = goal,
      measure = any(has_early_target),
      demand  = is_true(),
    },
    part "baseline" {
      each    = kpi,
      where   = count(kpi.goals):at_least(1),
      measure = kpi.baseline,
      demand  = present "warn",
    },
    part "tracking" {  -- any method but "none"
      measure = campaign.tracking.methods,
      demand  = contains_any { "utm", "promo_code", "affiliate_link", "pixel", "survey", "platform_api" },
    },
  },

  reason = {
    vi = "Chỉ tiêu đặt sau khi chạy thì lúc nào cũng đạt; không có mức xuất phát và cách ghi nhận thì cuối chiến dịch \z
          chỉ còn cảm tính.",
    en = "A target set after the start is always met; without a baseline and tracking the final judgement is a guess.",
  },
  remedy = {
    vi = "Trước ngày chạy, ghi cho mỗi mục tiêu một KPI có mức xuất phát, chỉ tiêu và ngày đặt; cài link UTM hoặc mã \z
          khuyến mãi riêng cho từng KOL.",
    en = "Before day one give each goal a KPI with baseline, target and the day it was set, and set up a UTM link or \z
          a promo code for each KOL.",
  },
}

rule "readiness.goals.plan_documented" {
  on       = campaign,
  title    = { vi = "Kế hoạch bằng văn bản", en = "Written plan" },
  severity = "major",
  source   = { "001.6", "001.8", "001.48", "003.13" },

  when  = campaign.status:one_of { "planning", "running" },
  parts = {
    part "documented" {
      measure = plan.documented,
      demand  = is_true(),
    },
    part "lead" {
      label   = { vi = "Từ ngày duyệt kế hoạch đến ngày bắt đầu", en = "From plan approval to the start" },
      measure = days_between(plan.approved_on, campaign.start_date),
      demand  = at_least { warn = 14 },
    },
    part "milestones" {
      label   = { vi = "Số mốc kế hoạch", en = "Milestones" },
      unit    = "milestone",
      measure = count(milestone),
      demand  = at_least { warn = 4 },
    },
    part "milestone" {
      label = { vi = "Từng mốc kế hoạch", en = "Each milestone" },
      each  = milestone,
      parts = {
        part "due"   { measure = milestone.due_on, demand = present() },
        part "owner" { measure = milestone.owner,  demand = present() },
      },
    },
  },

  reason = {
    vi = "Không có kế hoạch viết ra thì mỗi người hiểu một kiểu: trễ mốc không ai hay, ngân sách tiêu không đúng chỗ.",
    en = "Without a written plan everyone understands something else: dates slip unnoticed and money goes astray.",
  },
  remedy = {
    vi = "Viết kế hoạch có timeline, mỗi bước một người phụ trách và một hạn, và duyệt sớm trước ngày đăng đầu tiên.",
    en = "Write the plan with a timeline, one owner and one deadline for each step, and approve it well before the \z
          first post.",
  },
}

rule "readiness.goals.conversion_path" {
  on       = campaign,
  title    = { vi = "Đường đi từ bài đăng đến đơn hàng", en = "Path from post to purchase" },
  severity = "major",
  source   = { "001.7" },

  when  = campaign.objective:one_of { "sales", "consideration" },
  parts = {
    part "path" {
      measure = campaign.conversion_path.type,
      demand  = differs "none",
    },
    part "cta_share" {
      label   = { vi = "Tỷ lệ bài có lời kêu gọi hành động", en = "Posts with a call to action" },
      when    = count(post):at_least(1),
      measure = share(post.cta:is_true()),
      demand  = at_least { warn = 0.60, fail = 0.30 },
    },
  },

  reason = {
    vi = "Người xem đã thích mà không biết bấm vào đâu thì không mua: nội dung tốn tiền làm mà không ra đơn.",
    en = "A viewer who likes it but finds nothing to tap does not buy: the content costs money and brings no orders.",
  },
  remedy = {
    vi = "Gắn giỏ hàng, mã khuyến mãi hoặc biểu mẫu vào bài, và ghi vào brief của mỗi bài một câu kêu gọi hành động.",
    en = "Put a shop link, a code or a form into the posts, and write one call to action into the brief of each.",
  },
}

local fees, media = budget.kol_fees_vnd, budget.media_vnd
local production, care = budget.production_vnd, budget.customer_care_vnd

local function funded(name, line)
  return part(name) { measure = line, demand = above(0) }
end

rule "readiness.goals.budget_split" {
  on       = campaign,
  title    = { vi = "Cơ cấu ngân sách", en = "Budget split" },
  severity = "major",
  source   = { "001.8" },

  parts = {
    part "kol_share" {
      label   = { vi = "Phí KOL trong tổng ngân sách", en = "KOL fees in the total budget" },
      unit    = "ratio",
      measure = fees / budget.total_vnd,
      demand  = at_most { warn = 0.70, fail = 0.85 },
    },
    part "care_share" {
      label   = { vi = "Chăm sóc khách hàng trong tổng ngân sách", en = "Customer care in the total budget" },
      unit    = "ratio",
      measure = care / budget.total_vnd,
      demand  = at_least { warn = 0.03 },
    },
    funded("kol_fees",   fees),
    funded("media",      media),
    funded("production", production),
    funded("care",       care),
    part "whole" {
      label   = { vi = "Tổng bốn khoản", en = "The four lines together" },
      measure = fees + media + production + care,
      demand  = at_most(budget.total_vnd),
    },
  },

  reason = {
    vi = "Phí KOL chiếm hết tiền thì không còn media để bài đi xa, không còn sản xuất để bài hay, không còn người trả \z
          lời khách.",
    en = "If the fees eat the budget, nothing is left to spread the posts, to make them good and to answer buyers.",
  },
  remedy = {
    vi = "Chuyển bớt phí KOL sang media, sản xuất và chăm sóc khách hàng, sao cho khoản nào cũng có tiền và tổng nằm \z
          trong ngân sách đã duyệt.",
    en = "Move part of the fees to media, production and customer care, so that every line has money and the four \z
          fit into the approved total.",
  },
}
