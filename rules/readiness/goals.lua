-- Mục tiêu và kế hoạch: lý do thất bại thứ nhất là khởi động mà chưa biết đi đâu, ai làm gì, khi nào.
--
-- Goals and plan: the first reason for failure is to start without knowing where to, who does what, and when.

local campaign = subject "campaign"
local plan, milestone = campaign.plan, campaign.plan.milestones

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
