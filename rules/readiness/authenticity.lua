-- Chân thật: KOL nói bằng giọng của mình, về thứ mình đã dùng. Brief siết quá chặt thì bài nào cũng thành quảng cáo.
-- Mức giống giọng và mức trùng bài do người duyệt hoặc công cụ chấm: chấm trên bản nháp thì còn kịp sửa.
--
-- Authenticity: KOLs speak in their own voice about what they have used. Too tight a brief makes every post an ad.
-- A reviewer or a tool rates similarity to the usual voice and to other posts: on the draft there is time to mend it.

local post, campaign, kol = subject "post", subject "campaign", subject "kol"
local brief = case.campaign.brief

rule "readiness.authenticity.natural_delivery" {
  on       = post,
  title    = { vi = "Giọng tự nhiên trong bài đăng", en = "Natural voice in the post" },
  severity = "major",
  source   = { "001.29" },

  absent  = "skip",
  measure = post.persona_similarity,
  demand  = at_least { warn = 0.60, fail = 0.40 },

  reason = {
    vi = "Khán giả quen giọng của người họ theo dõi: nghe như trả bài là họ nghi sản phẩm, rồi nghi luôn cả KOL.",
    en = "Followers know the voice they follow: when it sounds like lines learnt by heart they doubt the product, and \z
          then the KOL.",
  },
  remedy = {
    vi = "Trả lại bản nháp, chỉ đánh dấu những ý bắt buộc, để KOL viết lại lời thoại theo cách nói hằng ngày và quay \z
          thử một đoạn trước khi duyệt.",
    en = "Return the draft with nothing but the must-haves marked, let the KOL reword it the way they talk, and see a \z
          test take before approving.",
  },
}

rule "readiness.authenticity.ad_focus" {
  on       = post,
  title    = { vi = "Trọng tâm của bài quảng cáo", en = "Focus of the ad" },
  severity = "major",
  source   = { "001.30" },

  when  = post.promo_share:present(),
  parts = {
    part "promo" {
      measure = post.promo_share,
      demand  = at_most { warn = 0.50, fail = 0.75 },
    },
    part "need" {
      measure = post.need_addressed,
      demand  = is_true "warn",
    },
    part "messages" {
      measure = brief.message_count,
      demand  = at_most { warn = 3, fail = 5 },
    },
  },

  reason = {
    vi = "Bán hàng quá dài, nhồi quá nhiều ý thì người xem lướt đi trước khi kịp thấy sản phẩm giải quyết việc gì cho \z
          mình.",
    en = "With too much selling and too many messages viewers scroll on before they see what the product solves for \z
          them.",
  },
  remedy = {
    vi = "Cắt brief còn một nhu cầu và một thông điệp, mở bài bằng tình huống của khách, dồn phần bán hàng về cuối và \z
          giữ dưới nửa thời lượng.",
    en = "Cut the brief to one need and one message, open with the customer's situation, and keep the selling to the \z
          end and below half of the length.",
  },
}

rule "readiness.authenticity.content_overlap" {
  on       = post,
  title    = { vi = "Nội dung riêng của từng KOL", en = "Each KOL's own content" },
  severity = "major",
  source   = { "001.31" },

  when    = count(case.kols):at_least(2),
  measure = post.duplicate_similarity,
  demand  = at_most { warn = 0.60, fail = 0.80 },

  reason = {
    vi = "Người theo dõi vài KOL cùng lúc nhận ra ngay các bài đúc từ một khuôn; bài sau càng ít người dừng lại xem.",
    en = "People who follow several KOLs see at once that the posts come from one mould, and stop for the next one \z
          even less.",
  },
  remedy = {
    vi = "Giao mỗi KOL một góc khác nhau (tình huống dùng, nỗi băn khoăn, thói quen hằng ngày) và đặt các bản nháp \z
          cạnh nhau khi duyệt.",
    en = "Give each KOL an angle of their own (a use, a doubt, a daily habit) and lay the drafts side by side when \z
          approving.",
  },
}

rule "readiness.authenticity.creative_freedom" {
  on       = campaign,
  title    = { vi = "Hướng dẫn và tự do sáng tạo", en = "Guidance and creative freedom" },
  severity = "major",
  source   = { "001.28", "001.32" },

  parts = {
    part "script" {
      measure = brief.creative_freedom,
      demand  = differs "scripted",
    },
    part "guideline" {
      when    = brief.creative_freedom:equals "full",
      measure = brief.guideline_doc,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Kịch bản viết sẵn lấy mất giọng của KOL, chính là thứ nhãn hàng bỏ tiền ra mua; còn thả tự do mà không có \z
          hướng dẫn thì dễ thiếu ý, sai thông tin.",
    en = "A ready script takes away the KOL's voice, which is what the brand pays for; freedom without guidance leads \z
          to gaps and wrong facts.",
  },
  remedy = {
    vi = "Thay kịch bản bằng hướng dẫn một trang: ý phải có, điều không được nói, tài liệu chứng minh; cách kể để KOL \z
          tự quyết.",
    en = "Replace the script by a guideline of one page: what to say, what not to say, the proof; how to tell it is \z
          up to the KOL.",
  },
}

rule "readiness.authenticity.real_trial" {
  on       = kol,
  title    = { vi = "Trải nghiệm thật trước khi đăng", en = "Real use before posting" },
  severity = "critical",
  source   = { "001.28", "001.33", "001.60", "law-75-2025.15a" },

  parts = {
    part "days" {
      measure = kol.trial.used_days,
      demand  = at_least { warn = 7, fail = 1 },
    },
    part "evidence" {
      measure = kol.trial.evidence_ref,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Người xem tin người đã dùng. Tại Việt Nam, người có ảnh hưởng chưa dùng và cũng chưa hiểu rõ sản phẩm thì \z
          không được giới thiệu (khoản 3 Điều 15a Luật Quảng cáo 2012, do Luật 75/2025 bổ sung, hiệu lực từ 01/01/2026).",
    en = "Viewers believe those who have used it. In Vietnam an influencer who has neither used nor understood a \z
          product may not present it (Advertising Law 2012, art. 15a(3), added by Law 75/2025, in force from 2026-01-01).",
  },
  remedy = {
    vi = "Gửi sản phẩm ít nhất hai tuần trước ngày quay, nhờ KOL ghi nhật ký sử dụng kèm ảnh và ngày, rồi lưu vào hồ \z
          sơ chiến dịch.",
    en = "Send the product at least two weeks before the shoot, have the KOL keep a dated photo log of its use, and \z
          file it with the campaign.",
  },
}

rule "readiness.authenticity.storytelling" {
  on       = campaign,
  title    = { vi = "Lối kể chuyện trong các bài đăng", en = "Storytelling across the posts" },
  severity = "minor",
  source   = { "001.34" },

  when    = count(case.posts):at_least(3),
  label   = { vi = "Tỷ lệ bài theo lối kể chuyện", en = "Share of story-driven posts" },
  measure = share(case.posts.story_driven:is_true()),
  demand  = at_least { warn = 0.60, fail = 0.30 },

  reason = {
    vi = "Người xem nhớ chuyện của một người thật với một thay đổi thật; ít ai nhớ danh sách tính năng.",
    en = "Viewers remember the story of a real person and a real change; few remember a list of features.",
  },
  remedy = {
    vi = "Chọn các bài còn liệt kê tính năng, nhờ KOL dựng lại quanh một chuyện của chính mình: vướng gì, thử gì, đổi \z
          khác ra sao.",
    en = "Take the posts that still list features and have the KOL rebuild each around a moment of their own: what \z
          was wrong, what they tried, what changed.",
  },
}
