-- Hoa Kỳ, phần công khai quan hệ: tiền, hàng tặng, hoa hồng liên kết hay việc làm đều là quan hệ với nhãn hàng.
-- KOL ở Việt Nam mà bài hướng đến người xem ở Hoa Kỳ thì cũng xét: tính theo thị trường ghi trong bài đăng.
--
-- United States, ties made known: money, gifts, affiliate commission and a job are all ties with the brand.
-- A KOL in Vietnam whose post addresses viewers there is judged as well: what counts are the markets of the post.

local post = subject "post"
local disclosure, format = post.disclosure, post.format

local is_for_us   = post.markets:contains "US"
-- Bài không ghi ai đăng thì cũng có thể do lãnh đạo đăng: chưa rõ (cách đọc chặt hơn).
-- A post that does not say who made it may be a leader's: unknown, the stricter of two readings.
local by_kol      = post.kol.id:equals(post.kol_id)
local by_leader   = any_of { post.leader_id:present(), negate(by_kol) }
local by_employee = all_of { negate(by_leader), post.kol.kind:equals "employee" }

local has_commercial_tie = any_of {
  post.contract_id:present(), by_leader, by_employee, post.affiliate_link:is_true(),
}

local is_video = format:one_of { "short_video", "long_video", "livestream" }
local is_audio = format:equals "audio"

-- Những chữ người xem phải đoán mới hiểu · Words that leave the viewer guessing.
local vague = parameter "law-us-ftc.disclosure.clear_conspicuous.vague" ({ "collab", "sp", "ambassador" })

rule "law-us-ftc.disclosure.clear_conspicuous" {
  on       = post,
  title    = { vi = "Nhãn quảng cáo rõ và dễ thấy (Hoa Kỳ)", en = "Clear and conspicuous ad label (US)" },
  severity = "critical",
  source   = { "16-cfr-255.0", "16-cfr-255.5" },

  when  = all_of { is_for_us, has_commercial_tie },
  parts = {
    part "label" {
      label   = { vi = "Nhãn quảng cáo đã dùng", en = "Advertising label used" },
      absent  = "fail",
      measure = folded(disclosure.label),
      demand  = none_of { warn = vague() },
    },
    part "prominent" {
      measure = disclosure.prominent,
      demand  = is_true(),
    },
    -- The disclosure goes where the message goes: seen and heard in a video, heard in audio, else read or seen.
    part "video" {
      when    = is_video,
      measure = disclosure.modes,
      demand  = contains { warn = { "audio", "video" } },
    },
    part "audio" {
      when    = is_audio,
      measure = disclosure.modes,
      demand  = contains { warn = "audio" },
    },
    part "still" {
      when    = negate(any_of { is_video, is_audio }),
      measure = disclosure.modes,
      demand  = contains_any { warn = { "text", "image" } },
    },
    part "language" {
      label   = { vi = "Ngôn ngữ của nhãn so với bài đăng", en = "Language of the label against the post" },
      measure = primary_language(disclosure.language),
      demand  = equals { warn = primary_language(post.language) },
    },
  },

  reason = {
    vi = "Quan hệ với nhãn hàng phải được nêu ở chỗ ai cũng thấy, bằng lời dễ hiểu: 16 CFR 255.0(f) và 255.5 \z
          (Endorsement Guides của FTC, bản sửa đổi tháng 7/2023); FTC xử lý vi phạm theo Điều 5 Đạo luật FTC.",
    en = "A tie with the brand must be hard to miss and easy to understand: 16 CFR 255.0(f) and 255.5 (the FTC's \z
          Endorsement Guides, revised in July 2023), enforced through section 5 of the FTC Act.",
  },
  remedy = {
    vi = "Hiện “Ad” hoặc “Paid by [tên nhãn hàng]” ngay đầu bài, đúng ngôn ngữ của bài; video thì vừa hiện vừa nói. \z
          Thay những chữ mơ hồ như “collab”, “sp”, “ambassador”.",
    en = "Show “Ad” or “Paid by [brand]” at the very start, in the language of the post; in a video show it and say \z
          it. Replace vague words such as “collab”, “sp” or “ambassador”.",
  },
}

rule "law-us-ftc.insider.connection" {
  on       = post,
  title    = { vi = "Quan hệ của người trong công ty (Hoa Kỳ)", en = "Insiders' tie to the company (US)" },
  severity = "critical",
  source   = { "16-cfr-465.5", "16-cfr-255.5" },

  when  = is_for_us,
  parts = {
    part "leader" {
      when    = by_leader,
      measure = post.leader.discloses_position,
      demand  = is_true(),
    },
    part "employee" {
      when    = by_employee,
      measure = disclosure.label,
      demand  = present(),
    },
  },

  reason = {
    vi = "Lãnh đạo, nhân viên khen hàng của công ty mà không nói mình là người trong công ty thì người mua bị đánh \z
          lừa: 16 CFR 465.5 (hiệu lực từ 21/10/2024) và 16 CFR 255.5.",
    en = "Leaders and staff who praise the company's goods without saying that they belong to it mislead buyers: 16 \z
          CFR 465.5 (in force from 2024-10-21) and 16 CFR 255.5.",
  },
  remedy = {
    vi = "Ghi chức vụ và tên công ty ngay trong bài, không chỉ ở phần giới thiệu tài khoản; nhân viên thì thêm nhãn \z
          như “I work for [công ty]”.",
    en = "State position and company in the post itself, not only in the account's profile; staff add a label such as \z
          “I work for [company]”.",
  },
}
