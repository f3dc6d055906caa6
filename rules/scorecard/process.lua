-- Góc nhìn quy trình nội bộ: ai làm bước nào, thông điệp được duyệt kịp và đủ, lợi ích riêng không lẫn với việc chung.
-- Duyệt chặt mà chậm thì lỡ nhịp, nhanh mà lỏng thì lạc thông điệp: chặt, đủ và nhanh phải cùng đạt.
--
-- The process perspective: who does which step, messages approved in time and in full, private interests kept apart.
-- Strict but slow misses the moment, quick but loose loses the message: strict, complete and quick must hold together.

local programme = subject "programme"
local process = case.inhouse.process

local is_active = case.inhouse.active:is_true()

rule "scorecard.process.coordination" {
  on       = programme,
  title    = { vi = "Phối hợp giữa lãnh đạo và các phòng ban", en = "Coordination of leaders and departments" },
  severity = "major",
  source   = { "000.7", "000.22", "000.24", "000.34" },

  when  = is_active,
  parts = {
    part "assigned"    { measure = process.responsibilities_assigned, demand = at_least { warn = 1.00, fail = 0.80 } },
    part "departments" { measure = process.departments_in_workflow,   demand = at_least { warn = 3,    fail = 2 } },
  },

  reason = {
    vi = "Bước không có người phụ trách thì ai cũng tưởng người khác làm; chỉ một phòng lo thì lời lãnh đạo lệch với \z
          việc bán hàng và chăm sóc khách hàng đang làm.",
    en = "A step without an owner is left to someone else; with one department alone, what leaders say drifts from \z
          sales and customer care.",
  },
  remedy = {
    vi = "Lập bảng phân công từ brief đến trả lời bình luận, mỗi bước một người làm, một người duyệt, một hạn, có \z
          marketing, bán hàng và chăm sóc khách hàng cùng ký duyệt.",
    en = "Write one table from brief to replies, each step with a doer, an approver and a deadline, signed off by \z
          marketing, sales and customer care.",
  },
}

rule "scorecard.process.message_control" {
  on       = programme,
  title    = { vi = "Kiểm soát thông điệp", en = "Control of the message" },
  severity = "major",
  source   = { "000.7", "000.19", "000.23", "000.24", "000.25" },

  when  = is_active,
  parts = {
    part "approved" { measure = process.approved_before_share, demand = at_least { warn = 1.00, fail = 0.90 } },
    part "coverage" { measure = process.message_coverage,      demand = at_least { warn = 0.80, fail = 0.60 } },
    part "time"     { measure = process.approval_hours,        demand = at_most  { warn = 24,   fail = 72 } },
  },

  reason = {
    vi = "Bài chưa duyệt thì dễ sai, nói thiếu thì khách hiểu lệch, duyệt lâu thì bài mất tính thời sự; thiếu một \z
          trong ba là mất kiểm soát.",
    en = "Unapproved posts go wrong, gaps in the message mislead, slow approval misses the moment; without any of the \z
          three, control is lost.",
  },
  remedy = {
    vi = "Dùng một luồng duyệt duy nhất có người duyệt thay, cam kết trả lời trong 24 giờ, và giữ bảng ghi thông điệp \z
          nào đã nói, thông điệp nào chưa.",
    en = "Keep one approval path with a stand-in and a promise to answer within 24 hours, and a list of the messages \z
          already covered and those still to come.",
  },
}

rule "scorecard.process.interest_balance" {
  on       = programme,
  title    = { vi = "Cân bằng lợi ích cá nhân và công ty", en = "Balance of personal and company interest" },
  severity = "minor",
  source   = { "000.7", "000.26", "000.27" },

  when  = is_active,
  parts = {
    part "policy" {
      absent  = "fail",
      measure = process.interest_policy,
      demand  = is_true(),
    },
    part "leaders" {
      label = { vi = "Từng lãnh đạo", en = "Each leader" },
      each  = case.leaders,
      parts = {
        part "declared" { measure = case.leaders.interests_declared, demand = is_true "warn", absent = "warn" },
      },
    },
    part "improvements" {
      measure = process.improvements_12m,
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Lãnh đạo có cổ phần, nhãn hàng khác hay kênh riêng mà không kê khai thì lời giới thiệu nào cũng bị ngờ là \z
          vì lợi riêng; ảnh hưởng của họ phải phục vụ việc chung.",
    en = "A leader whose shares, other brand or private channel are not declared looks self-serving in every \z
          recommendation; such influence should serve the common work.",
  },
  remedy = {
    vi = "Ban hành quy định về lợi ích cá nhân, cho từng lãnh đạo kê khai mỗi năm, và để lãnh đạo đứng ra gỡ ít nhất \z
          một quy trình đang vướng.",
    en = "Adopt a policy on personal interests, have each leader declare theirs every year, and let a leader sponsor \z
          the repair of at least one process.",
  },
}
