-- Người xem phải nhận ra ngay đâu là quảng cáo: KOL báo ngay trước và trong khi quảng cáo, bài có dấu hiệu nhận biết,
-- và chính doanh nghiệp công khai việc tài trợ. Nghĩa vụ báo trước tính theo ngày của bài đăng: ngày đăng thực tế,
-- chưa đăng thì theo ngày hẹn; bài của lãnh đạo công ty nằm ngoài nghĩa vụ này.
--
-- Viewers must know an ad when they see one: influencers announce it right before and during it, the post bears a
-- sign, and the business itself makes the sponsorship public. The duty to announce goes by the post's own day: the day
-- of publication, or while there is none the day agreed; posts of company leaders are outside it.

local post, campaign = subject "post", subject "campaign"
local sign = post.disclosure

-- Bài không ghi ai đăng, hoặc ghi người không có trong dữ liệu, thì chưa rõ có phải của KOL không (cách đọc chặt hơn).
-- A post that names nobody, or somebody who is not in the data, may be a KOL's: unknown, the stricter of two readings.
local by_kol = all_of { post.leader_id:absent(), post.kol.id:equals(post.kol_id) }

rule "law-vn.disclosure.before_and_during" {
  on       = post,
  title    = { vi = "Thông báo quảng cáo trước và trong nội dung", en = "Ad disclosed before and during the content" },
  severity = "critical",
  source   = { "law-75-2025.15a", "law-19-2023.22", "decree-87-2026.51" },
  from     = "2026-01-01",

  when  = all_of { post.markets:contains "VN", by_kol },
  parts = {
    part "before" {
      absent  = "fail",
      measure = post.disclosure.before,
      demand  = is_true(),
    },
    part "during" {
      absent  = "fail",
      measure = post.disclosure.during,
      demand  = is_true(),
    },
  },

  reason = {
    vi = "Khoản 3 Điều 15a Luật Quảng cáo 2012 (do Luật 75/2025 bổ sung, hiệu lực từ 01/01/2026) buộc người có ảnh \z
          hưởng báo ngay trước và trong khi quảng cáo; phạt cá nhân 40–100 triệu đồng tùy hành vi (Điều 51 Nghị định \z
          87/2026, hiệu lực từ 15/05/2026).",
    en = "Advertising Law 2012, art. 15a(3) (added by Law 75/2025, in force from 2026-01-01) requires influencers to \z
          announce the ad right before and during it; individuals face fines of VND 40–100 million, depending on the \z
          act (Decree 87/2026, art. 51, in force from 2026-05-15).",
  },
  remedy = {
    vi = "Nói và hiện chữ “quảng cáo” ngay đầu nội dung, giữ trên màn hình đến hết phần quảng cáo, và bật nhãn của \z
          nền tảng.",
    en = "Say and show “quảng cáo” at the very start, keep it on screen through the ad, and switch on the platform's \z
          label.",
  },
}

-- Nhãn dạng hashtag chỉ là chữ lẫn trong lời bài, nên phải có thêm dấu hiệu bằng hình, tiếng hoặc nhãn của nền tảng.
-- A hashtag is but a word in the caption, so it needs a sign in picture or sound, or the platform's label, beside it.
local is_hashtag = sign.label:matches "^%s*#"

rule "law-vn.disclosure.recognisable_sign" {
  on       = post,
  title    = { vi = "Dấu hiệu nhận biết quảng cáo", en = "Recognisable sign of advertising" },
  severity = "critical",
  source   = { "law-75-2025.23", "decree-87-2026.56" },

  when  = post.markets:contains "VN",
  parts = {
    part "label" {
      measure = sign.label,
      demand  = present(),
    },
    part "prominent" {
      measure = sign.prominent,
      demand  = is_true "warn",
    },
    part "language" {
      label   = { vi = "Mã ngôn ngữ của nhãn quảng cáo", en = "Language code of the advertising label" },
      when    = sign.label:present(),
      measure = primary_language(sign.language),
      demand  = equals { warn = "vi" },
    },
    part "hashtag" {
      when    = all_of { sign.label:present(), is_hashtag },
      measure = sign.modes,
      demand  = contains_any { warn = { "image", "video", "audio", "platform_tool" } },
    },
  },

  reason = {
    vi = "Quảng cáo trên mạng phải có dấu hiệu rõ ràng bằng chữ, ký hiệu, hình hoặc tiếng (khoản 2 Điều 23 Luật \z
          Quảng cáo 2012, sửa đổi bởi Luật 75/2025, hiệu lực từ 01/01/2026); thiếu thì phạt cá nhân 30–40 triệu đồng \z
          (khoản 2 Điều 56 Nghị định 87/2026, hiệu lực từ 15/05/2026). Luật không buộc dùng câu chữ nào cho nhãn.",
    en = "Online ads need a clear sign in text, symbol, image or sound (Advertising Law 2012, art. 23(2), as amended \z
          by Law 75/2025, in force from 2026-01-01); without one individuals face fines of VND 30–40 million (Decree \z
          87/2026, art. 56(2), in force from 2026-05-15). The law does not fix the words of the label.",
  },
  remedy = {
    vi = "Đặt “#quangcao” hoặc “Được tài trợ” ở đầu lời bài, cho chữ này hiện trên hình hoặc đọc thành tiếng, và bật \z
          nhãn quảng cáo của nền tảng.",
    en = "Begin the caption with “#quangcao” or “Được tài trợ”, show the words in the picture or say them, and \z
          switch on the platform's ad label.",
  },
}

local contract = case.contracts
local is_paid = any_of { contract.fee_vnd:above(0), contract.in_kind_vnd:above(0) }

rule "law-vn.sponsor.business_notice" {
  on       = campaign,
  title    = { vi = "Công khai tài trợ từ phía doanh nghiệp", en = "Sponsorship made public by the business itself" },
  severity = "critical",
  source   = { "law-19-2023.10" },

  when    = all_of { campaign.markets:contains "VN", any(is_paid) },
  absent  = "fail",
  measure = campaign.legal.sponsorship_notice,
  demand  = is_true(),

  reason = {
    vi = "Nhãn trên bài của KOL chưa đủ: chính doanh nghiệp phải báo trước và công khai rằng mình tài trợ người có \z
          ảnh hưởng (điểm h khoản 1 Điều 10 Luật Bảo vệ quyền lợi người tiêu dùng 2023, Luật 19/2023, hiệu lực từ \z
          01/07/2024).",
    en = "The KOL's label is not enough: the business itself must announce in public that it sponsors the influencer \z
          (Consumer Protection Law 2023, Law 19/2023, art. 10(1)(h), in force from 2024-07-01).",
  },
  remedy = {
    vi = "Đăng thông báo tài trợ có tên từng KOL trên trang chính thức của thương hiệu và trang sản phẩm, trước bài \z
          đầu tiên; chụp màn hình có ngày để lưu.",
    en = "Publish a notice that names each KOL on the brand's official page and the product page before the first \z
          post; keep a dated screenshot.",
  },
}
