-- Chất lượng dịch vụ: rào cản nội bộ, và bốn kịch bản khi đặt mức hài lòng của nhân viên cạnh mức của khách hàng.
-- Chỉ hiệp lực là bền: một bên vui nhờ bên kia chịu thiệt thì sớm muộn cả hai cùng mất.
--
-- Service quality: internal barriers, and the four scenarios of staff satisfaction set beside customer satisfaction.
-- Only synergy lasts: where one side is content at the other's expense, both lose in the end.

local programme = subject "programme"
local internal = case.internal
local barrier = internal.barriers

rule "internal.quality.barriers" {
  on       = programme,
  title    = { vi = "Rào cản nội bộ", en = "Internal barriers" },
  severity = "minor",
  source   = { "004.8", "004.9" },

  when  = internal.exists:is_true(),
  parts = {
    part "listed" {  -- no company is without barriers: an empty list means that nobody has looked
      measure = barrier,
      demand  = not_empty "warn",
    },
    part "open" {
      label   = { vi = "Tỷ lệ rào cản chưa xử lý", en = "Share of barriers still open" },
      when    = barrier:not_empty(),
      measure = share(barrier.status:equals "open"),
      demand  = at_most { warn = 0.30, fail = 0.60 },
    },
  },

  reason = {
    vi = "Khách phải chờ thường vì một thủ tục bên trong, không phải vì người phục vụ; gỡ thủ tục thì có người phải \z
          đổi cách làm.",
    en = "Customers mostly wait because of a procedure inside, not because of the person before them; to remove it, \z
          someone has to change how they work.",
  },
  remedy = {
    vi = "Hỏi nhân viên tuyến đầu ba thủ tục làm khách bực nhất, giao mỗi thủ tục một người gỡ và một hạn, bắt đầu từ \z
          việc xong được trong tháng này.",
    en = "Ask the front line for the three procedures that annoy customers most, give each an owner and a date, and \z
          start with what can be done this month.",
  },
}

-- Từ ngưỡng này trở lên là hài lòng cao, chung cho cả hai phía: phải đo bằng cùng một thang.
-- From here on satisfaction is high, for both sides alike: measure them on one scale.
local cut = parameter "internal.matrix.satisfaction_quadrant.cut" (0.70)
local staff, customer = internal.satisfaction.employee, internal.satisfaction.customer

local coercion = {
  vi = "Ép buộc: khách hàng hài lòng {case.internal.satisfaction.customer}, nhân viên chỉ {value} (cần {warn}, không \z
        đạt nếu dưới {fail})",
  en = "Coercion: customers at {case.internal.satisfaction.customer}, staff only at {value} ({warn} needed, fails \z
        below {fail})",
}
local euphoria = {
  vi = "Phấn khích nội bộ: nhân viên hài lòng {case.internal.satisfaction.employee}, khách hàng chỉ {value} (cần \z
        {warn}, không đạt nếu dưới {fail})",
  en = "Internal euphoria: staff at {case.internal.satisfaction.employee}, customers only at {value} ({warn} needed, \z
        fails below {fail})",
}

local function alienated(name, satisfaction, vi, en)
  return part(name) {
    measure = satisfaction,
    demand  = at_least(cut()),
    message = {
      fail = {
        vi = "Xa lánh: " .. vi .. " chỉ hài lòng {value} (cần {fail})",
        en = "Alienation: " .. en .. " only at {value} ({fail} needed)",
      },
    },
    remedy = {
      vi = "Tạm dừng hứa thêm với khách; trong 30 ngày gỡ một rào cản làm cả nhân viên lẫn khách bực, báo kết quả cho \z
            cả hai phía, rồi mới sang rào cản kế tiếp.",
      en = "Promise customers nothing new; within 30 days remove one barrier that annoys staff and customers alike, \z
            tell both sides, and only then take up the next.",
    },
  }
end

rule "internal.matrix.satisfaction_quadrant" {
  on       = programme,
  title    = { vi = "Bốn kịch bản hài lòng", en = "Four scenarios of satisfaction" },
  severity = "major",
  source   = { "004.8", "004.11", "004.12", "004.13", "004.14", "004.15", "piercy-1995" },

  when  = all_of { staff:present(), customer:present() },
  parts = {
    part "coercion" {
      label   = { vi = "Nhân viên khi khách hài lòng (ép buộc)", en = "Staff, with customers content (coercion)" },
      when    = customer:at_least(cut()),
      measure = staff,
      demand  = at_least { warn = cut(), fail = 0.50 },
      message = {
        pass = { vi = "Hiệp lực, phía nhân viên: {value}", en = "Synergy, staff: {value}" },
        warn = coercion,
        fail = coercion,
      },
      remedy = {
        vi = "Giảm tải cho tuyến đầu: thêm người giờ cao điểm, bỏ bớt chỉ tiêu chồng nhau, cho nhân viên tự quyết \z
              khiếu nại nhỏ; ba tháng sau đo lại.",
        en = "Ease the load on the front line: more hands at peak hours, fewer competing targets, small complaints \z
              left to their judgement; measure again in three months.",
      },
    },
    part "euphoria" {
      label   = { vi = "Khách khi nhân viên hài lòng (phấn khích)", en = "Customers, with staff content (euphoria)" },
      when    = staff:at_least(cut()),
      measure = customer,
      demand  = at_least { warn = cut(), fail = 0.50 },
      message = {
        pass = { vi = "Hiệp lực, phía khách hàng: {value}", en = "Synergy, customers: {value}" },
        warn = euphoria,
        fail = euphoria,
      },
      remedy = {
        vi = "Đưa tiếng nói khách hàng vào việc hằng ngày: mở đầu họp tuần bằng ba phản hồi thật, mỗi bộ phận nhận \z
              sửa một lời chê, tính mức hài lòng của khách vào thưởng.",
        en = "Bring customers into the daily work: open each weekly meeting with three real comments, let every team \z
              mend one complaint, and make customer satisfaction count in the bonus.",
      },
    },
    part "alienation" {
      label = { vi = "Cả hai phía đều chưa hài lòng (xa lánh)", en = "Neither side content (alienation)" },
      when  = all_of { staff:below(cut()), customer:below(cut()) },
      parts = {
        alienated("staff",    staff,    "nhân viên",  "staff"),
        alienated("customer", customer, "khách hàng", "customers"),
      },
    },
    part "age" {
      label   = { vi = "Thời gian từ lần đo mức hài lòng", en = "Time since satisfaction was measured" },
      measure = age_days(internal.satisfaction.measured_on),
      demand  = at_most { warn = 365 },
    },
  },

  reason = {
    vi = "Chỉ hiệp lực mới bền: nhân viên kiệt sức thì khách sớm mất dịch vụ tốt, khách bỏ đi thì không khí vui trong \z
          công ty cũng không còn.",
    en = "Only synergy lasts: exhausted staff cannot keep up good service, and a good mood inside does not outlast \z
          the customers.",
  },
  remedy = {
    vi = "Khảo sát nhân viên và khách hàng trong cùng một tháng, cùng một thang điểm, mỗi năm ít nhất một lần, và đặt \z
          hai con số cạnh nhau trong một cuộc họp.",
    en = "Survey staff and customers in the same month, on the same scale, at least once a year, and discuss the two \z
          figures side by side.",
  },
}
