-- Chọn KOL, nhìn từ phía tiền: phí có nằm ở KOL hợp hình ảnh, có khán giả đúng thị trường, quan tâm đến chủ đề và là
-- người thật không. Bộ selection xét từng KOL; ở đây hợp đồng phí càng cao thì càng nặng, hợp đồng 0 đồng không tính.
--
-- The choice of KOLs, seen from the money: do the fees sit with KOLs of the right image, with followers in the market,
-- interested and real? The pack selection judges each KOL; here a contract weighs by its fee, and one of 0 not at all.

local campaign = subject "campaign"
local contract, audience = case.contracts, case.contracts.kol.audience
local brand, interests = case.brand, campaign.target.interests

local is_paid = contract.fee_vnd:above(0)

local function by_fee(value)
  return weighted_average(value, contract.fee_vnd, is_paid)
end

rule "readiness.kol_choice.image_fit" {
  on       = campaign,
  title    = { vi = "Hình ảnh KOL hợp thương hiệu, tính theo phí", en = "Image fit of the KOLs, weighted by fee" },
  severity = "major",
  source   = { "001.12" },

  when    = all_of { any(is_paid), brand.tone_tags:not_empty() },
  unit    = "ratio",
  measure = by_fee(overlap(brand.tone_tags, contract.kol.persona.tags)),
  demand  = at_least { warn = 0.50, fail = 0.30 },

  reason = {
    vi = "Phí dồn vào KOL lạc tông thì thông điệp nghe như đọc thuê, và thương hiệu mất giọng của mình.",
    en = "When the fees go to KOLs who are off tone, the message sounds hired and the brand loses its own voice.",
  },
  remedy = {
    vi = "Xem từ hợp đồng phí cao nhất trở xuống: KOL nào lệch giọng thương hiệu thì giảm số bài, chuyển phí sang KOL \z
          hợp hơn.",
    en = "Go down the contracts from the highest fee: where the KOL is off tone, order fewer pieces and move the fee \z
          to a better fit.",
  },
}

rule "readiness.kol_choice.follower_match" {
  on       = campaign,
  title    = { vi = "Người theo dõi trong thị trường, tính theo phí", en = "Followers in the market, weighted by fee" },
  severity = "major",
  source   = { "001.13" },

  when    = any(is_paid),
  unit    = "ratio",
  measure = by_fee(sum(pick(audience.country_shares, campaign.markets))),
  demand  = at_least { warn = 0.75, fail = 0.55 },

  reason = {
    vi = "Một KOL phí cao mà khán giả ở nơi khác kéo lệch cả chiến dịch: phần phí trả cho người không mua được hàng \z
          là mất hẳn.",
    en = "One costly KOL with followers elsewhere skews the whole campaign: what is paid for people who cannot buy is \z
          lost.",
  },
  remedy = {
    vi = "Tìm hợp đồng vừa đắt vừa ít khán giả trong thị trường nhất; thay KOL, hoặc giảm phí theo tỷ lệ khán giả \z
          trong thị trường.",
    en = "Find the expensive contract with the fewest followers in the market; replace the KOL, or scale the fee to \z
          the share of followers who live there.",
  },
}

-- Nhóm mục tiêu không có mối quan tâm nào thì kết quả là 0, dù KOL có số liệu hay không (cách đọc chặt hơn).
-- For a target group without interests the result is 0, whatever is known of the KOL: the stricter of two readings.
rule "readiness.kol_choice.audience_interest" {
  on       = campaign,
  title    = { vi = "Khán giả quan tâm đến chủ đề, tính theo phí", en = "Interested followers, weighted by fee" },
  severity = "major",
  source   = { "001.14" },

  when    = any(is_paid),
  unit    = "ratio",
  measure = by_fee(choose(interests:empty(), 0, largest(pick(audience.interest_shares, interests)))),
  demand  = at_least { warn = 0.30, fail = 0.15 },

  reason = {
    vi = "Phần lớn phí đặt vào khán giả thờ ơ thì tiền media đẩy thêm chỉ mua thêm người lướt qua.",
    en = "With most of the fees on an indifferent audience, paid reach only buys more people who scroll past.",
  },
  remedy = {
    vi = "Xin báo cáo sở thích khán giả của từng KOL, rồi chuyển phí từ KOL thấp nhất sang KOL chuyên về chủ đề.",
    en = "Get each KOL's report of audience interests, then move fees from the lowest to KOLs who specialise in the \z
          topic.",
  },
}

rule "readiness.kol_choice.fake_exposure" {
  on       = campaign,
  title    = { vi = "Phần phí trả cho người theo dõi đáng ngờ", en = "Fees that pay for suspicious followers" },
  severity = "critical",
  source   = { "001.15" },

  when    = any(is_paid),
  measure = by_fee(audience.suspicious_share),
  demand  = at_most { warn = 0.15, fail = 0.25 },

  reason = {
    vi = "Con số này cho biết bao nhiêu phần phí đang mua tài khoản ảo: nội dung tốt đến đâu, phần ấy vẫn mất.",
    en = "It tells how much of the fees buys fake accounts: however good the content, that part is lost.",
  },
  remedy = {
    vi = "Ở hợp đồng góp nhiều nhất (phí nhân tỷ lệ đáng ngờ), giảm phí đúng bằng tỷ lệ đó, chuyển sang trả theo đơn \z
          hàng, hoặc thay KOL.",
    en = "In the contract that adds most (fee times suspicious share) cut the fee by that share, pay by orders, or \z
          replace the KOL.",
  },
}
