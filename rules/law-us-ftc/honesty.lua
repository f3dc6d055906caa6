-- Hoa Kỳ, phần trung thực: lời khen phải là thật, chứng minh được, và không mua được bằng tiền.
-- Áp dụng cho mọi bài hướng đến người xem ở Hoa Kỳ, có quan hệ với nhãn hàng hay không.
--
-- United States, honesty: praise must be real and provable, and it must not be for sale.
-- Every post that addresses viewers there is judged, whether it has a tie with the brand or not.

local post = subject "post"
local claim = post.claims

local is_for_us = post.markets:contains "US"

rule "law-us-ftc.endorsement.honest_typical" {
  on       = post,
  title    = { vi = "Trải nghiệm thật, kết quả phổ biến (Hoa Kỳ)", en = "Real experience, typical results (US)" },
  severity = "critical",
  source   = { "16-cfr-255.1", "16-cfr-255.2", "16-cfr-465.2" },

  when  = is_for_us,
  parts = {
    part "experience" {
      measure = post.own_experience,
      demand  = is_true(),
    },
    part "evidence" {
      each    = claim,
      measure = claim.evidence_ref,
      demand  = present(),
    },
    part "typical" {
      measure = post.typical_results,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "KOL phải nói đúng điều mình trải nghiệm, nhãn hàng phải chứng minh được nội dung quảng cáo (16 CFR 255.1, \z
          255.2, bản sửa đổi tháng 7/2023); dựng trải nghiệm giả thì vi phạm 16 CFR 465.2, hiệu lực từ 21/10/2024.",
    en = "A KOL must tell real experience and the advertiser must be able to prove the claims (16 CFR 255.1, 255.2, \z
          revised in July 2023); an invented experience breaches 16 CFR 465.2, in force from 2024-10-21.",
  },
  remedy = {
    vi = "Để KOL viết lại theo những gì đã dùng thật; bổ sung tài liệu cho từng nội dung quảng cáo; kết quả hiếm gặp \z
          thì thay bằng kết quả người mua thường đạt được.",
    en = "Let the KOL rewrite it from real use; add the document behind each claim; replace a rare result by the one \z
          that buyers can generally expect.",
  },
}

rule "law-us-ftc.reviews.no_fake" {
  on       = post,
  title    = { vi = "Ý kiến và tương tác mua bằng tiền (Hoa Kỳ)", en = "Bought opinions and engagement (US)" },
  severity = "critical",
  source   = { "16-cfr-465.4", "16-cfr-465.8" },

  when  = is_for_us,
  parts = {
    part "opinion" {
      measure = post.paid_sentiment,
      demand  = is_false(),
    },
    part "engagement" {
      measure = post.bought_engagement,
      demand  = is_false(),
    },
  },

  reason = {
    vi = "Trả công để lấy ý kiến định sẵn và mua lượt xem, lượt thích, người theo dõi đều bị cấm: 16 CFR 465.4 và \z
          465.8, hiệu lực từ 21/10/2024.",
    en = "Pay for a set opinion and bought views, likes or followers are forbidden: 16 CFR 465.4 and 465.8, in force \z
          from 2024-10-21.",
  },
  remedy = {
    vi = "Bỏ khỏi brief và hợp đồng mọi điều kiện phải khen; dừng gói mua tương tác và lập lại báo cáo với số liệu đã \z
          trừ phần mua.",
    en = "Strike every condition of praise from brief and contract; end the purchase and report the figures again \z
          without what was bought.",
  },
}
