-- Góc nhìn tài chính: rẻ hơn thuê ngoài, sinh doanh thu, và một phần tiền quay lại nuôi chương trình.
-- Phải so trên cùng một khối lượng nội dung; giờ công đi tìm và quản lý KOL cũng là chi phí. Các ngưỡng là quy ước:
-- chạy được một năm thì thay bằng số của chính công ty.
--
-- The finance perspective: cheaper than hiring, it earns revenue, and part of the money goes back into the programme.
-- Compare for the same output only; hours spent on finding and managing KOLs are a cost too. The bounds are a
-- convention: replace them with the company's own figures after a year.

local programme = subject "programme"
local money = case.inhouse.finance

local is_active = case.inhouse.active:is_true()

rule "scorecard.finance.cost_saving" {
  on       = programme,
  title    = { vi = "Chi phí và công sức so với thuê KOL ngoài", en = "Cost and effort against external KOLs" },
  severity = "major",
  source   = { "000.6", "000.10", "000.15" },

  when  = is_active,
  parts = {
    part "cost" {
      label   = { vi = "Chi phí chương trình so với thuê KOL ngoài", en = "Programme cost against external KOLs" },
      unit    = "ratio",
      measure = money.cost_vnd / money.external_equivalent_vnd,
      demand  = at_most { warn = 0.90, fail = 1.10 },
    },
    part "hours" {
      label   = { vi = "Giờ công tìm và quản lý KOL so với trước", en = "KOL sourcing hours against before" },
      unit    = "ratio",
      measure = money.sourcing_hours_now / money.sourcing_hours_before,
      demand  = at_most { warn = 0.80, fail = 1.00 },
    },
  },

  reason = {
    vi = "Dùng người nhà mà vẫn tốn tiền, tốn giờ công như thuê ngoài thì công ty chỉ nhận thêm rủi ro cho hình ảnh \z
          lãnh đạo.",
    en = "If the programme costs as much money and time as hiring, all it adds is a risk to the leaders' image.",
  },
  remedy = {
    vi = "Tính chi phí trên mỗi nội dung, cắt hạng mục đắt hơn thuê ngoài hoặc giao lại cho KOL ngoài, và gom việc \z
          tìm, quản lý KOL về một đầu mối.",
    en = "Work out the cost per piece, cut or hand out what external KOLs do for less, and let one person handle all \z
          sourcing and management.",
  },
}

rule "scorecard.finance.revenue_effect" {
  on       = programme,
  title    = { vi = "Doanh thu so với chi phí chương trình", en = "Revenue against programme cost" },
  severity = "major",
  source   = { "000.6", "000.11" },

  when    = is_active,
  unit    = "times",
  measure = money.revenue_vnd / money.cost_vnd,
  demand  = at_least { warn = 1.5, fail = 1.0 },

  reason = {
    vi = "Tương tác với lãnh đạo chỉ nuôi được chương trình khi dẫn người xem đến chỗ mua hàng.",
    en = "Talking with a leader pays for the programme only when it leads people to a place to buy.",
  },
  remedy = {
    vi = "Đặt link UTM hoặc mã ưu đãi riêng cho từng lãnh đạo trong các bài có nhắc sản phẩm, và mỗi tuần đối chiếu \z
          đơn hàng theo mã.",
    en = "In posts that mention a product give each leader a UTM link or code of their own, and match orders to it \z
          every week.",
  },
}

-- Quỹ bằng 0 thì không đạt dù chưa biết tổng chi phí (cách đọc chặt hơn).
-- A reserve of 0 fails even while the total cost is not known, the stricter of two readings.
rule "scorecard.finance.reinvestment" {
  on       = programme,
  title    = { vi = "Đầu tư lại cho nội dung và danh tiếng", en = "Reinvestment in content and reputation" },
  severity = "major",
  source   = { "000.6", "000.12", "000.13", "000.14", "000.16" },

  when  = is_active,
  parts = {
    part "content" {
      label   = { vi = "Phần chi cho chất lượng nội dung", en = "Part of the cost spent on content quality" },
      unit    = "ratio",
      measure = money.content_vnd / money.cost_vnd,
      demand  = at_least { warn = 0.25, fail = 0.10 },
    },
    part "reputation" { measure = money.reputation_vnd, demand = above(0) },
    part "crisis"     { measure = money.crisis_vnd,     demand = above(0) },
  },

  reason = {
    vi = "Lãnh đạo đã là gương mặt của thương hiệu thì nội dung kém hoặc khủng hoảng xử lý chậm làm mất nhiều hơn số \z
          tiền tiết kiệm được.",
    en = "Where leaders are the face of the brand, poor content or a crisis met too late costs more than was saved.",
  },
  remedy = {
    vi = "Trích từ khoản tiết kiệm ra ba dòng ngân sách riêng: sản xuất nội dung, theo dõi và quản trị danh tiếng, dự \z
          phòng khủng hoảng.",
    en = "Turn part of the saving into three budget lines of their own: content, reputation management, and a crisis \z
          reserve.",
  },
}
