-- Anh và EU: nhãn quảng cáo của bài đăng. Ở Anh chữ chắc chắn nhất là “Ad”; EU đòi có nhãn; Pháp có nhãn do luật nêu và
-- nhãn riêng cho ảnh đã chỉnh sửa. Đạo luật Công bằng số của EU đến tháng 11/2026 chưa được thông qua.
--
-- United Kingdom and EU: the ad label of a post. In the UK the safe word is “Ad”; the EU wants a label; France has
-- labels named by law, and one for altered images. The EU's Digital Fairness Act is not adopted as of November 2026.

local post = subject "post"
local disclosure = post.disclosure

-- Bài không ghi ai đăng thì cũng có thể do lãnh đạo đăng: chưa rõ (cách đọc chặt hơn).
-- A post that does not say who made it may be a leader's: unknown, the stricter of two readings.
local by_kol    = post.kol.id:equals(post.kol_id)
local by_leader = any_of { post.leader_id:present(), negate(by_kol) }

local has_commercial_tie = any_of {
  post.contract_id:present(),
  by_leader,
  post.kol.kind:equals "employee",
  post.affiliate_link:is_true(),
}

rule "law-uk.asa.ad_label" {
  on       = post,
  title    = { vi = "Nhãn “Ad” ở đầu bài (Anh)", en = "“Ad” label up front (UK)" },
  severity = "critical",
  source   = { "cap-code.2", "cma-asa-2025", "dmcc-act-2024" },

  when  = all_of { post.markets:contains "GB", has_commercial_tie },
  parts = {
    part "label" {
      label   = { vi = "Nhãn quảng cáo đã dùng", en = "Advertising label used" },
      absent  = "fail",
      measure = folded(disclosure.label),
      demand  = equals { warn = "ad" },
    },
    part "prominent" {
      measure = disclosure.prominent,
      demand  = is_true(),
    },
    part "before" {
      measure = disclosure.before,
      demand  = is_true(),
    },
  },

  reason = {
    vi = "Tiền, hàng tặng, hàng cho mượn hay hoa hồng đều khiến bài là quảng cáo và phải nhận ra ngay (CAP Code, mục \z
          2; hướng dẫn của CMA và ASA, cập nhật 2025). Theo Đạo luật DMCC 2024, từ 06/04/2025 CMA tự xử phạt được, \z
          đến 10% doanh thu toàn cầu.",
    en = "Payment, a gift, a loan or commission makes the post an ad, and it must be plain at once (CAP Code, section \z
          2; CMA and ASA guidance, updated 2025). Under the DMCC Act 2024 the CMA itself can fine up to 10% of global \z
          turnover from 2025-04-06.",
  },
  remedy = {
    vi = "Đặt “Ad” hoặc “#ad” làm chữ đầu tiên của bài, thấy được mà không phải bấm xem thêm; không thay bằng \z
          “gifted”, “sp”, “collab” hay “affiliate”.",
    en = "Make “Ad” or “#ad” the first word of the post, seen without a tap; “gifted”, “sp”, “collab” or “affiliate” \z
          do not replace it.",
  },
}

local member_states = parameter "law-eu.disclosure.label_and_images.member_states" ({
  "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE",
  "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
})

-- Từ 08/11/2024 Pháp nhận cả chữ tương đương và không còn nêu việc giữ nhãn suốt nội dung như bản năm 2023. Tiêu chí
-- giữ cách đọc chặt hơn: đúng nhãn luật nêu, suốt nội dung. Luật sư của bạn chấp nhận chữ nào thì thêm vào danh sách.
-- Since 2024-11-08 France also takes equivalent words and no longer speaks of a label all through, as in 2023. The rule
-- keeps the stricter reading: the labels named by law, all through. Add to the list what your lawyer accepts.
local french_labels = parameter "law-eu.disclosure.label_and_images.french_labels" ({
  "publicité", "publicite", "collaboration commerciale",
})

rule "law-eu.disclosure.label_and_images" {
  on       = post,
  title    = { vi = "Nhãn quảng cáo và nhãn ảnh chỉnh sửa (EU)", en = "Ad label and image label (EU)" },
  severity = "critical",
  source   = { "directive-2005-29", "fr-law-2023-451.5", "fr-ordinance-2024-978" },

  when  = post.markets:contains_any(member_states()),
  parts = {
    part "label" {
      measure = disclosure.label,
      demand  = present(),
    },
    part "france" {
      label = { vi = "Yêu cầu riêng của Pháp", en = "French requirements" },
      when  = post.markets:contains "FR",
      parts = {
        part "wording" {
          label   = { vi = "Nhãn quảng cáo tại Pháp", en = "Advertising label in France" },
          when    = disclosure.label:present(),
          measure = folded(disclosure.label),
          demand  = one_of(french_labels()),
        },
        part "during" {
          measure = disclosure.during,
          demand  = is_true(),
        },
        part "prominent" {
          measure = disclosure.prominent,
          demand  = is_true(),
        },
        part "images" {
          when    = any_of { post.retouched:is_true(), post.ai_synthetic_person:is_true() },
          absent  = "fail",
          measure = post.retouch_labelled,
          demand  = is_true(),
        },
      },
    },
  },

  reason = {
    vi = "Giấu mục đích thương mại là làm người tiêu dùng nhầm lẫn (Chỉ thị 2005/29/EC). Pháp còn yêu cầu nhãn rõ, dễ \z
          hiểu và ghi chú ảnh đã chỉnh sửa hoặc do AI tạo: Điều 5 và 5-2 Luật 2023-451, sửa đổi bởi Pháp lệnh \z
          2024-978, hiệu lực từ 08/11/2024.",
    en = "Hidden commercial intent misleads consumers (Directive 2005/29/EC). France also requires a clear, plain \z
          label, and a note on images that are retouched or made by AI: Law 2023-451, art. 5 and 5-2, as amended by \z
          Ordinance 2024-978, in force from 2024-11-08.",
  },
  remedy = {
    vi = "Dùng nhãn bằng tiếng của thị trường và giữ suốt nội dung; tại Pháp ghi “Publicité” hoặc “Collaboration \z
          commerciale”, ảnh chỉnh sửa ghi “Images retouchées”, ảnh do AI tạo ghi “Images virtuelles”.",
    en = "Use a label in the market's language and keep it all through; in France “Publicité” or “Collaboration \z
          commerciale”, with “Images retouchées” on retouched and “Images virtuelles” on AI images.",
  },
}
