-- Năm cấp độ marketing nội bộ: tiêu chuẩn dịch vụ, truyền thông, chấp nhận cách làm mới, dịch vụ nội bộ, chiến lược.
-- Báo tin chưa phải là được ủng hộ, gom sáng kiến chưa phải là dùng sáng kiến: cấp nào cũng xét đến kết quả.
--
-- The five levels of internal marketing: service standards, communication, acceptance of change, services, strategy.
-- To tell is not to win over, to collect ideas is not to use them: each level is judged down to its result.

local programme = subject "programme"
local internal = case.internal
local standard, comm, innovation = internal.standards, internal.comm, internal.innovation

local exists = internal.exists:is_true()

rule "internal.level.service_standards" {
  on       = programme,
  title    = { vi = "Tiêu chuẩn dịch vụ và đào tạo", en = "Service standards and training" },
  severity = "major",
  source   = { "004.2", "004.7" },

  when  = exists,
  parts = {
    part "listed" {
      measure = standard,
      demand  = not_empty "warn",
    },
    part "attainment" {
      label   = { vi = "Mức đạt so với chỉ tiêu", en = "Attainment of the target" },
      each    = standard,
      unit    = "ratio",
      measure = standard.actual / standard.target,
      demand  = at_least { warn = 0.90, fail = 0.70 },
    },
    part "trained" {
      measure = internal.training.customer_care_share,
      demand  = at_least { warn = 0.70, fail = 0.40 },
    },
  },

  reason = {
    vi = "Khách đánh giá thương hiệu qua người phục vụ; không có chuẩn để theo và không được học thì mỗi nhân viên \z
          làm một kiểu.",
    en = "Customers judge the brand by those who serve them; without standards and training everyone serves in their \z
          own way.",
  },
  remedy = {
    vi = "Viết ra vài tiêu chuẩn đo được (thời gian trả lời, tỷ lệ giải quyết ngay lần đầu), công bố kết quả mỗi \z
          tuần, và đào tạo chăm sóc khách hàng cho mọi nhân viên tiếp xúc với khách.",
    en = "Write down a few standards that can be measured (time to reply, share solved at once), post the results \z
          every week, and train all who meet customers in customer care.",
  },
}

rule "internal.level.communication" {
  on       = programme,
  title    = { vi = "Thông tin và sự ủng hộ của nhân viên", en = "Information and support of the staff" },
  severity = "major",
  source   = { "004.3", "004.16", "004.20" },

  when  = exists,
  parts = {
    part "briefed" { measure = comm.briefed_share, demand = at_least { warn = 0.90, fail = 0.60 } },
    part "support" { measure = comm.support_share, demand = at_least { warn = 0.70, fail = 0.50 } },
  },

  reason = {
    vi = "Nhân viên biết kế hoạch chưa chắc đã tin kế hoạch; không biết thì trả lời khách sai, không tin thì trả lời \z
          cho có.",
    en = "Staff who know the plan may still not believe in it; the uninformed give wrong answers, the unconvinced \z
          give empty ones.",
  },
  remedy = {
    vi = "Trước ngày ra mắt, họp từng ca 20 phút: trình bày kế hoạch, phát sẵn câu trả lời cho những câu khách hay \z
          hỏi, hỏi nhân viên lo điều gì và sửa kế hoạch theo góp ý xác đáng.",
    en = "Before the launch meet every shift for 20 minutes: tell the plan, hand out answers to what customers often \z
          ask, ask what worries staff, and mend the plan where they are right.",
  },
}

rule "internal.level.innovation_acceptance" {
  on       = programme,
  title    = { vi = "Sự chấp nhận cách làm mới", en = "Acceptance of new ways of working" },
  severity = "minor",
  source   = { "004.4", "004.9", "004.23", "004.24", "004.25" },

  when  = exists,
  parts = {
    part "acceptance" {
      measure = innovation.acceptance_share,
      demand  = at_least { warn = 0.70, fail = 0.50 },
    },
    part "resistance" {
      absent  = "warn",
      measure = innovation.resistance_plan,
      demand  = is_true "warn",
    },
    part "ideas" {  -- those put to use; many that nobody uses do not help
      measure = innovation.ideas_used_90d,
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Cách làm mới chỉ chạy được khi người làm chịu theo, mà chính họ biết rõ nhất vướng ở đâu và sửa thế nào.",
    en = "A new way of working runs only if those who use it go along, and they know best what is in the way.",
  },
  remedy = {
    vi = "Ghi ra nhóm nào sẽ ngại, vì sao, ai nói chuyện với họ; mỗi tháng chọn ít nhất một sáng kiến để làm và nêu \z
          tên người đề xuất.",
    en = "Note which group will be reluctant, why, and who talks to them; every month put at least one suggestion to \z
          use and name its author.",
  },
}

rule "internal.level.internal_services" {
  on       = programme,
  title    = { vi = "Công cụ và dịch vụ cho nhân viên", en = "Tools and services for the staff" },
  severity = "minor",
  source   = { "004.5" },

  when  = exists,
  parts = {
    part "toolkit" {
      absent  = "fail",
      measure = internal.services.toolkit_ready,
      demand  = is_true(),
    },
    part "on_time" {
      measure = internal.services.internal_sla_met,
      demand  = at_least { warn = 0.90, fail = 0.70 },
    },
  },

  reason = {
    vi = "Nhân viên là khách hàng bên trong: họ thiếu kịch bản, hàng mẫu hoặc phải chờ phòng khác thì cuối cùng khách \z
          mua hàng chịu thiệt.",
    en = "Staff are customers too: when they lack scripts or samples, or wait for another department, in the end the \z
          buyer pays for it.",
  },
  remedy = {
    vi = "Trước ngày chạy, phát bộ công cụ (hàng mẫu, kịch bản tư vấn, câu hỏi thường gặp, mã ưu đãi); đặt hạn xử lý \z
          cho yêu cầu nội bộ và báo tỷ lệ đúng hạn mỗi tuần.",
    en = "Hand out the kit before the launch (samples, sales script, common questions, codes); set a deadline for \z
          internal requests and report weekly how many were met.",
  },
}

rule "internal.level.strategy" {
  on       = programme,
  title    = { vi = "Phân tích thị trường nội bộ", en = "Analysis of the internal market" },
  severity = "minor",
  source   = { "004.6", "004.26", "004.27" },

  when  = exists,
  parts = {
    part "age" {  -- an analysis dated after as_of has no age: unknown
      label   = { vi = "Thời gian từ lần phân tích nội bộ gần nhất", en = "Time since the last internal analysis" },
      absent  = "fail",
      measure = age_days(internal.strategy.internal_analysis_on),
      demand  = at_most { warn = 365 },
      message = {
        fail = {
          vi = "Chưa ghi nhận lần phân tích thị trường nội bộ nào",
          en = "No analysis of the internal market on record",
        },
      },
    },
    part "used" {
      measure = internal.strategy.findings_used_external,
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Trong công ty có cơ hội và nguồn lực mà kế hoạch bên ngoài chưa nhìn thấy; không tìm thì không dùng được.",
    en = "Inside the company lie chances and resources that the outside plan has not seen; without looking, none is \z
          used.",
  },
  remedy = {
    vi = "Mỗi năm một lần, phỏng vấn các phòng ban về khách hàng, năng lực và nguồn lực chưa dùng đến; đưa ít nhất \z
          một phát hiện vào kế hoạch chiến dịch.",
    en = "Once a year interview the departments on customers, skills and unused resources; build at least one finding \z
          into the campaign plan.",
  },
}
