-- Truyền thông nội bộ: đủ hình thức để ai cũng nghe thấy, và đủ chỗ để ai cũng nói lại được.
-- Chỉ nói mà không nghe thì mới là rao bán kế hoạch cho nhân viên.
--
-- Internal communication: forms enough for everyone to hear, and room enough for everyone to answer.
-- To tell without listening is only to sell the plan to the staff.

local programme = subject "programme"
local comm = case.internal.comm

local exists = case.internal.exists:is_true()

rule "internal.comm.channel_mix" {
  on       = programme,
  title    = { vi = "Hình thức truyền thông nội bộ", en = "Forms of internal communication" },
  severity = "minor",
  source   = { "004.17", "004.18", "004.19" },

  when  = exists,
  parts = {
    part "forms" {
      label   = { vi = "Số hình thức đang dùng", en = "Forms in use" },
      unit    = "form",
      measure = distinct(comm.channels),
      demand  = at_least { warn = 3, fail = 1 },
    },
    part "staff_posts" {
      measure = comm.staff_posts_90d,
      demand  = at_least { warn = 1 },
    },
    part "policy" {  -- staff who write need rules; without their posts there is nothing to rule
      when    = comm.staff_posts_90d:at_least(1),
      absent  = "warn",
      measure = comm.staff_post_policy,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Người đọc bản tin, người nghe họp, người tin lời đồng nghiệp: một kênh không đến được tất cả; nhưng nhân \z
          viên tự đăng mà không có quy định thì dễ lộ thông tin hoặc nói lệch.",
    en = "Some read the newsletter, some listen in meetings, some believe a colleague: one channel does not reach \z
          all; yet posts by staff without rules leak news and stray.",
  },
  remedy = {
    vi = "Kết hợp bản tin, họp trao đổi và blog nhân viên, mời mỗi phòng viết một bài mỗi quý, kèm một trang quy \z
          định: điều gì không đăng, ai duyệt, ai trả lời.",
    en = "Combine newsletter, discussion and staff blog, invite each department to write once a quarter, and add one \z
          page of rules: what not to publish, who approves, who answers.",
  },
}

rule "internal.comm.two_way" {
  on       = programme,
  title    = { vi = "Truyền thông hai chiều", en = "Two-way communication" },
  severity = "major",
  source   = { "004.18", "004.21", "004.22" },

  when  = exists,
  parts = {
    part "two_way" {
      measure = comm.two_way_share,
      demand  = { at_least { warn = 0.50 }, above { fail = 0 } },
    },
    part "feedback" {
      measure = comm.feedback_90d,
      demand  = at_least { warn = 1 },
    },
    part "answered" {  -- where nobody has spoken, there is nothing to answer
      when    = comm.feedback_90d:at_least(1),
      measure = comm.feedback_answered_share,
      demand  = at_least { warn = 0.70, fail = 0.40 },
    },
  },

  reason = {
    vi = "Nhân viên chỉ được nghe thì không ai biết kế hoạch vướng ở đâu; góp ý mà không ai trả lời thì lần sau họ im \z
          lặng.",
    en = "If staff may only listen, nobody learns where the plan goes wrong; those whose remarks are not answered \z
          fall silent.",
  },
  remedy = {
    vi = "Dành mục hỏi đáp trong bản tin và cuộc họp, cử người hồi đáp từng góp ý trong một tuần, và mỗi tháng báo \z
          lại: đã nghe gì, đã sửa gì, chưa sửa gì và vì sao.",
    en = "Give questions and answers a place in newsletter and meetings, have someone reply to each remark within a \z
          week, and report monthly: what was heard, what was changed, what was not and why.",
  },
}
