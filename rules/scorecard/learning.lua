-- Góc nhìn học hỏi và phát triển: thử cái mới, dạy người, nuôi văn hóa, và sửa mình theo số liệu.
-- Giờ học và buổi kèm xét theo từng lãnh đạo: người học nhiều không bù được cho người chưa học.
--
-- The learning perspective: try new things, teach people, tend the culture, and change by what the figures say.
-- Hours and sessions count leader by leader: one who learnt a lot does not make up for one who learnt nothing.

local programme = subject "programme"
local learning, leader = case.inhouse.learning, case.leaders

local is_active = case.inhouse.active:is_true()

rule "scorecard.learning.innovation" {
  on       = programme,
  title    = { vi = "Đổi mới nội dung và hình thức", en = "New content and new forms" },
  severity = "minor",
  source   = { "000.9", "000.28" },

  when    = is_active,
  measure = learning.new_formats_quarter,
  demand  = at_least { warn = 2, fail = 1 },

  reason = {
    vi = "Bài nào cũng một kiểu thì người theo dõi quen mắt và lướt qua.",
    en = "Followers who always see the same kind of post stop looking.",
  },
  remedy = {
    vi = "Mỗi tháng dành một suất trong lịch đăng cho định dạng chưa từng làm (hỏi đáp trực tiếp, hậu trường, podcast \z
          ngắn), sau hai tuần xem số rồi giữ hoặc bỏ.",
    en = "Reserve one slot a month for a form not tried before (live questions, backstage, a short podcast), look at \z
          the figures after two weeks, and keep it or drop it.",
  },
}

rule "scorecard.learning.training_culture" {
  on       = programme,
  title    = { vi = "Đào tạo, kèm cặp và văn hóa", en = "Training, mentoring and culture" },
  severity = "minor",
  source   = { "000.9", "000.29", "000.30", "000.31", "000.32" },

  when  = is_active,
  parts = {
    part "hours" {
      each    = leader,
      measure = leader.training_hours_12m,
      demand  = at_least { warn = 8, fail = 2 },
    },
    part "mentoring" {
      each    = leader,
      measure = leader.mentoring_sessions_12m,
      demand  = at_least { warn = 4 },
    },
    part "trained"       { measure = learning.staff_trained_share, demand = at_least { warn = 0.50, fail = 0.20 } },
    part "participation" { measure = learning.participation_share, demand = at_least { warn = 0.15 } },
    part "culture"       { measure = learning.culture_score,       demand = at_least { warn = 0.60 } },
  },

  reason = {
    vi = "Chỉ mình lãnh đạo biết nói thì thông điệp dừng ở một người; nhân viên lan tỏa khi được dạy, được kèm, và \z
          thấy nơi mình làm đáng để kể.",
    en = "If only the leader can speak, the message stops with one person; staff pass it on when taught, coached, and \z
          working in a place worth talking about.",
  },
  remedy = {
    vi = "Chốt lịch đào tạo cả năm: mỗi quý một buổi luyện truyền thông cho từng lãnh đạo, một buổi lãnh đạo kèm nhân \z
          viên, một lớp viết bài và quay video ngắn cho nhân viên.",
    en = "Fix the calendar for the year: each quarter a media session for every leader, a session in which leaders \z
          coach staff, and a class on writing and short video for staff.",
  },
}

rule "scorecard.learning.data_review" {
  on       = programme,
  title    = { vi = "Rà soát dữ liệu và cải tiến", en = "Data reviews and changes" },
  severity = "minor",
  source   = { "000.9", "000.33" },

  when  = is_active,
  parts = {
    part "reviews" {  -- the mean of two quarters: 0 says that half a year went by without any
      measure = learning.data_reviews_quarter,
      demand  = { at_least { warn = 1 }, above { fail = 0 } },
    },
    part "changes" {
      measure = learning.improvements_from_data,
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Số liệu không ai ngồi đọc lại thì lỗi của quý này sẽ lặp ở quý sau.",
    en = "Where nobody sits down with the figures, this quarter's mistakes return in the next.",
  },
  remedy = {
    vi = "Đặt lịch họp rà soát cố định mỗi quý, và không kết thúc cuộc họp khi chưa chốt một thay đổi, người làm và \z
          hạn.",
    en = "Fix a review for every quarter, and do not close it before one change, its owner and its date are agreed.",
  },
}
