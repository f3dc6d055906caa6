-- Khán giả của KOL: đúng thị trường, đúng tuổi và giới, quan tâm đến chủ đề, đo được và không ảo.
-- Ngưỡng mặc định đổi được trong tệp chính sách, ví dụ: set: { selection.audience.suspicious_share: { warn: 0.10 } }
--
-- The KOL's audience: in the market, of the target age and gender, interested, measured, and real.
-- Each default threshold can be changed in a policy file, as in the line above.

local kol = subject "kol"
local audience, target = kol.audience, case.campaign.target

rule "selection.audience.market_match" {
  on       = kol,
  title    = { vi = "Người theo dõi trong thị trường", en = "Followers in the market" },
  severity = "major",
  source   = { "001.13", "001.17", "003.9" },

  measure = sum(pick(audience.country_shares, case.campaign.markets)),
  demand  = at_least { warn = 0.70, fail = 0.50 },

  reason = {
    vi = "Người theo dõi ở ngoài thị trường không mua được hàng: phần phí trả cho họ không đem lại khách.",
    en = "Followers who live outside the market cannot buy: the part of the fee that pays for them brings no \z
          customers.",
  },
  remedy = {
    vi = "Chọn KOL có khán giả sống trong thị trường của chiến dịch, hoặc thương lượng phí theo tỷ lệ khán giả trong \z
          thị trường.",
    en = "Book a KOL with followers in the market, or scale the fee to the share of followers who live there.",
  },
}

-- Một nhóm tuổi được tính theo số năm nằm trong khoảng tuổi mục tiêu: 18–24 có bảy năm, năm trong đó thuộc 20–34.
-- An age band counts by its years inside the target range: 18–24 has seven years, of which five lie in 20–34.
local function aged(from, to, share)
  local years = least(target.age_max, to) - greatest(target.age_min, from) + 1
  return share * greatest(years, 0) / (to - from + 1)
end

local age = audience.age_shares
local in_target_age = aged(13, 17, age["13-17"]) + aged(18, 24, age["18-24"]) + aged(25, 34, age["25-34"])
  + aged(35, 44, age["35-44"]) + aged(45, 64, age["45+"])  -- 45+ is read as 45 to 64

rule "selection.audience.age_gender_match" {
  on       = kol,
  title    = { vi = "Khán giả đúng tuổi và giới tính", en = "Followers of the target age and gender" },
  severity = "major",
  source   = { "001.13", "001.17", "003.9" },

  when    = all_of { audience.age_shares:present(), audience.gender_shares:present() },
  unit    = "ratio",
  measure = in_target_age * sum(pick(audience.gender_shares, target.genders)),
  demand  = at_least { warn = 0.45, fail = 0.25 },

  reason = {
    vi = "Sai tuổi hoặc sai giới thì nội dung hay đến mấy cũng không gặp được người có thể mua.",
    en = "However good it is, content shown to the wrong age or gender does not reach those who may buy.",
  },
  remedy = {
    vi = "Xin KOL báo cáo khán giả xuất từ nền tảng (tuổi, giới, 28 ngày gần nhất), rồi xếp lại danh sách booking.",
    en = "Ask the KOL for the platform's own audience report (age, gender, last 28 days) and rank the shortlist again.",
  },
}

-- Không có mối quan tâm nào thì mức quan tâm là 0, không phải thiếu dữ liệu.
-- A target group without interests is met by nobody's interest: 0, which is not the same as unknown.
local interest = choose(target.interests:empty(), 0, largest(pick(audience.interest_shares, target.interests)))

rule "selection.audience.interest_match" {
  on       = kol,
  title    = { vi = "Khán giả quan tâm đến chủ đề", en = "Followers interested in the topic" },
  severity = "major",
  source   = { "001.14" },

  when    = audience.interest_shares:present(),
  unit    = "ratio",
  measure = interest,
  demand  = at_least { warn = 0.25, fail = 0.10 },

  reason = {
    vi = "Khán giả thờ ơ với ngành hàng sẽ lướt qua bài; tiền media mua thêm lượt xem cũng không mua được sự chú ý.",
    en = "Followers who do not care about the category scroll past, and paid reach cannot buy their attention.",
  },
  remedy = {
    vi = "Tìm KOL chuyên về chủ đề của sản phẩm, hoặc đổi góc nội dung sang điều khán giả này vốn quan tâm.",
    en = "Look for a KOL who specialises in the topic, or find an angle that this audience already cares about.",
  },
}

rule "selection.audience.measured" {
  on       = kol,
  title    = { vi = "Nguồn và độ mới của số liệu khán giả", en = "Source and age of the audience data" },
  severity = "major",
  source   = { "001.18" },

  parts = {
    part "source" {
      measure = audience.source,
      demand  = present(),
    },
    part "age" {
      label   = { vi = "Thời gian từ lúc lấy số liệu khán giả", en = "Age of the audience data" },
      measure = age_days(audience.as_of),
      demand  = at_most { warn = 60, fail = 120 },
    },
  },

  reason = {
    vi = "Không có số liệu đo được thì việc chọn KOL chỉ là phỏng đoán, mà khán giả thì đổi theo từng tháng.",
    en = "Without measured data the choice is a guess, and an audience changes from month to month.",
  },
  remedy = {
    vi = "Lấy báo cáo khán giả mới nhất từ trang quản lý tài khoản của KOL hoặc từ công cụ đo, ghi rõ nguồn và ngày \z
          lấy.",
    en = "Get the latest audience report from the KOL's dashboard or a measuring tool; note its source and date.",
  },
}

rule "selection.audience.suspicious_share" {
  on       = kol,
  title    = { vi = "Người theo dõi đáng ngờ", en = "Suspicious followers" },
  severity = "critical",
  source   = { "001.15", "heepsy" },

  measure = audience.suspicious_share,
  demand  = at_most { warn = 0.20, fail = 0.30 },

  reason = {
    vi = "Tài khoản ảo không mua hàng. Phí tính theo số người theo dõi thì càng nhiều tài khoản ảo, mỗi khách thật \z
          càng đắt.",
    en = "Fake accounts buy nothing. When the fee follows the follower count, each real customer costs more.",
  },
  remedy = {
    vi = "Bỏ KOL này, hoặc thay phí trọn gói bằng trả theo kết quả đã xác minh (đơn hàng, lượt dùng mã).",
    en = "Drop this KOL, or replace the flat fee with pay for verified results (orders, codes redeemed).",
  },
}
