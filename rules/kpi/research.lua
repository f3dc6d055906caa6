-- Hiểu khách hàng liên tục: khảo sát suốt vòng đời sản phẩm và đo xem thương hiệu còn cần cho khách hàng hay không.
--
-- Knowing the customer all along: surveys through the product's life, and whether people still need the brand.

local product, brand = subject "product", subject "brand"

local survey       = case.surveys
local is_of_buyers = survey.kind:one_of { "customer", "target_non_customer" }
local has_survey   = any(is_of_buyers)

-- Khảo sát ghi ngày sau ngày xét thì chưa có tuổi: chưa rõ (cách đọc chặt hơn).
-- A survey dated after as_of has no age yet: unknown, the stricter of two readings.
rule "kpi.research.continuous" {
  on       = product,
  title    = { vi = "Khảo sát khách hàng đều đặn", en = "Continuous customer research" },
  severity = "minor",
  source   = { "002.16", "002.17", "002.24", "003.8" },

  when  = product.launched_on:before(case.as_of),
  parts = {
    part "surveyed" {
      label   = { vi = "Khảo sát khách hàng và nhóm mục tiêu", en = "Surveys of customers and the target group" },
      unit    = "survey",
      measure = count(survey, is_of_buyers),
      demand  = at_least(1),
    },
    part "gap" {
      label   = { vi = "Thời gian từ khảo sát gần nhất", en = "Time since the last survey" },
      when    = has_survey,
      measure = age_days(largest(survey.fielded_on, is_of_buyers)),
      demand  = at_most { warn = 90, fail = 180 },
    },
    part "in_life" {
      label   = { vi = "Khảo sát khi sản phẩm đang bán", en = "Surveys in the life of the product" },
      unit    = "survey",
      when    = has_survey,
      measure = count(survey, all_of { is_of_buyers, survey.stage:equals "in_life" }),
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Chỉ hỏi khách lúc làm sản phẩm và ngay sau ngày ra mắt thì không thấy được lúc họ đổi ý.",
    en = "Asking only before and right after the launch misses the moment when customers change their minds.",
  },
  remedy = {
    vi = "Đặt lịch khảo sát nhỏ mỗi quý với người đang dùng và nhóm mục tiêu chưa mua; giữ nguyên vài câu hỏi để so \z
          được giữa các đợt.",
    en = "Schedule a small survey each quarter among users and target customers who have not bought; keep a few \z
          questions unchanged so that the waves compare.",
  },
}

local relevance   = brand.relevance
local is_measured = relevance.measured_on:present()

local function perceived(name)
  return part(name) {
    when    = is_measured,
    measure = relevance[name],
    demand  = at_least { warn = 0.60, fail = 0.40 },
  }
end

rule "kpi.relevance.framework" {
  on       = brand,
  title    = { vi = "Ba thước đo mức phù hợp của thương hiệu", en = "Three measures of brand relevance" },
  severity = "minor",
  source   = { "002.1", "002.2", "002.15", "002.18", "002.20", "002.23" },

  parts = {
    part "measured" {  -- without a date nothing else is read
      measure = relevance.measured_on,
      demand  = present "warn",
    },
    perceived "utility",
    perceived "purpose",
    perceived "importance",
    part "age" {
      label   = { vi = "Thời gian từ lần đo mức phù hợp", en = "Time since relevance was measured" },
      when    = is_measured,
      measure = age_days(relevance.measured_on),
      demand  = at_most { warn = 180 },
    },
  },

  reason = {
    vi = "Khách rời thương hiệu thường không phải vì ghét mà vì không còn cần; ba thước đo này cho thấy sớm điều đó.",
    en = "Customers leave a brand less from dislike than for no longer needing it; these three measures show it early.",
  },
  remedy = {
    vi = "Hỏi nhóm mục tiêu ba câu: thương hiệu có ích không, sứ mệnh có đáng ủng hộ không, thiếu nó thì có sao \z
          không. Ghi kết quả kèm ngày đo, và xử lý thước đo thấp nhất trước.",
    en = "Ask the target group three questions: is the brand useful, is its purpose worth sharing, would they miss \z
          it? Note the results with the date, and work on the lowest first.",
  },
}
