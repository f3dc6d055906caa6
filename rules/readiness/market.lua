-- Thị trường: khách so giá và đọc đánh giá trước khi mua, xu hướng đổi theo tháng, đối thủ không đứng chờ.
-- Ngày ghi muộn hơn ngày đánh giá thì chưa tính được đã bao lâu: kết quả là chưa rõ, không phải thiếu.
--
-- The market: buyers compare prices and read reviews, trends change by the month, and rivals do not wait.
-- A date after the evaluation date has no age yet: that is unknown, which is not the same as missing.

local campaign = subject "campaign"
local market, results = case.market, campaign.results
local used_claim, adjustment = case.posts.claims, case.market.adjustments

rule "readiness.market.proof_for_skeptics" {
  on       = campaign,
  title    = { vi = "Bằng chứng cho người mua kỹ tính", en = "Proof for careful buyers" },
  severity = "major",
  source   = { "001.53" },

  parts = {
    part "prices"  { measure = market.price_comparison_on, demand = present() },
    part "reviews" { measure = market.review_audit_on,     demand = present() },

    part "prices_age" {
      label   = { vi = "Thời gian từ lần so sánh giá", en = "Time since the price comparison" },
      absent  = "skip",
      measure = age_days(market.price_comparison_on),
      demand  = at_most { warn = 60, fail = 120 },
    },
    part "reviews_age" {
      label   = { vi = "Thời gian từ lần rà soát đánh giá", en = "Time since the review audit" },
      absent  = "skip",
      measure = age_days(market.review_audit_on),
      demand  = at_most { warn = 60, fail = 120 },
    },

    part "claims" {  -- only what some post says needs proof
      each    = used_claim,
      measure = used_claim.evidence_ref,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Trước khi bấm mua, khách mở sàn so giá và tìm đọc đánh giá một sao; quảng cáo nói mà không có gì chứng minh \z
          thì thua ngay ở bước đó.",
    en = "Before they order, people compare prices and look for the one-star reviews; an ad with nothing to prove it \z
          loses at that step.",
  },
  remedy = {
    vi = "Trong tuần này, so lại giá trên ba sàn, đọc 50 đánh giá mới nhất và gửi kết quả cho KOL; mỗi nội dung quảng \z
          cáo đang dùng phải gắn tài liệu chứng minh, chưa có thì bỏ khỏi bài.",
    en = "This week compare prices on three marketplaces, read the 50 latest reviews, and send the result to the \z
          KOLs; attach proof to each claim in use, or take the claim out.",
  },
}

local window_days = parameter "readiness.market.knowledge_fresh.window_days" (90)

rule "readiness.market.knowledge_fresh" {
  on       = campaign,
  title    = { vi = "Độ mới của hiểu biết thị trường", en = "Freshness of market knowledge" },
  severity = "major",
  source   = { "001.52", "001.54", "001.56", "001.57" },

  parts = {
    part "trends" {
      label   = { vi = "Thời gian từ lần rà soát xu hướng", en = "Time since the trend review" },
      measure = age_days(market.trend_review_on),
      demand  = at_most { warn = 30, fail = 90 },
    },
    part "rivals" {
      label   = { vi = "Thời gian từ lần nghiên cứu đối thủ", en = "Time since the competitor study" },
      measure = age_days(market.competitor_review_on),
      demand  = at_most { warn = 90, fail = 180 },
    },
    part "behaviour" {
      label   = { vi = "Thời gian từ lần cập nhật dữ liệu hành vi", en = "Time since the update of behaviour data" },
      measure = age_days(market.behaviour_data_on),
      demand  = at_most { warn = 60, fail = 180 },
    },
    part "sources" {
      measure = market.behaviour_sources,
      demand  = at_least { warn = 2 },
    },
    part "adjusted" {
      label   = { vi = "Điều chỉnh chiến lược gần đây", en = "Recent strategy adjustments" },
      unit    = "change",
      measure = count(adjustment, age_days(adjustment.date):at_most(window_days())),
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Định dạng ăn khách quý trước, quý này đã nhàm; kế hoạch dựa trên hiểu biết cũ thì đúng quy trình mà lệch \z
          thị trường.",
    en = "What drew people last quarter bores them in this one; a plan built on old knowledge follows the process and \z
          misses the market.",
  },
  remedy = {
    vi = "Xếp lịch cố định: xu hướng mỗi tháng, hành vi khách hai tháng một lần từ ít nhất hai nguồn, đối thủ mỗi \z
          quý; sau mỗi lần ghi rõ đã đổi gì trong kế hoạch.",
    en = "Fix the dates: trends each month, buyer behaviour every two months from at least two sources, rivals each \z
          quarter; after each note what it changed in the plan.",
  },
}

rule "readiness.market.ad_fatigue" {
  on       = campaign,
  title    = { vi = "Mức bão hòa quảng cáo", en = "Saturation with ads" },
  severity = "major",
  source   = { "001.55" },

  parts = {
    part "frequency" {
      absent  = "skip",
      measure = results.frequency_7d,
      demand  = at_most { warn = 4, fail = 7 },
    },
    part "rivals" {
      label   = { vi = "Chiến dịch cùng ngành đang chạy", en = "Other campaigns of the category" },
      absent  = "skip",
      measure = market.competing_campaigns,
      demand  = at_most { warn = 10 },
    },
  },

  reason = {
    vi = "Gặp mãi một mẫu quảng cáo giữa mùa nhãn hàng nào cũng chạy, người ta không còn thấy nó nữa; tiền media thêm \z
          vào chỉ mua sự khó chịu.",
    en = "People who meet the same ad over and over, in a season when every brand runs one, stop seeing it; more \z
          media money only buys annoyance.",
  },
  remedy = {
    vi = "Đặt giới hạn tần suất trong trình quản lý quảng cáo, thay mẫu mới sau hai tuần, dời bài chủ lực khỏi tuần \z
          sale lớn của các đối thủ.",
    en = "Set a frequency cap in the ads manager, change the creative every two weeks, and move the main post away \z
          from the rivals' big sale weeks.",
  },
}
