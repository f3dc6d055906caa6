-- Bán hàng qua KOL: livestream và tiếp thị liên kết. Từ 01/07/2026 người bán hộ cũng có nghĩa vụ riêng, không chỉ
-- người bán. Lãnh đạo công ty tự livestream thì nằm ngoài; lãnh đạo gắn link tiếp thị thì chỉ hỏi về sàn.
--
-- Selling through a KOL: livestreams and affiliate links. Since 2026-07-01 whoever sells for another has duties too. A
-- leader who hosts a livestream is outside; of a leader who posts an affiliate link only the platform is asked.

local post = subject "post"
local product = post.products

local is_vn = post.markets:contains "VN"

-- Bài không ghi ai đăng, hoặc ghi người không có trong dữ liệu, thì chưa rõ có phải của KOL không (cách đọc chặt hơn).
-- A post that names nobody, or somebody who is not in the data, may be a KOL's: unknown, the stricter of two readings.
local by_kol = all_of { post.leader_id:absent(), post.kol.id:equals(post.kol_id) }

rule "law-vn.livestream.duties" {
  on       = post,
  title    = { vi = "Nghĩa vụ của người livestream bán hàng", en = "Duties of the livestream host" },
  severity = "critical",
  source   = { "003.5", "law-122-2025.23", "law-122-2025.24", "decree-248-2026.12" },
  from     = "2026-07-01",

  when  = all_of { is_vn, post.format:equals "livestream", by_kol },
  parts = {
    part "identity" {
      absent  = "fail",
      measure = post.kol.legal.platform_identity_verified,
      demand  = is_true(),
    },
    part "papers" {
      measure = post.kol.legal.docs_checked_on,
      demand  = present(),
    },
    part "false" {
      measure = post.false_elements,
      demand  = at_most(0),
    },
    part "hazard" {
      when    = any(product.hazard_warning:present()),
      measure = post.statements,
      demand  = contains { warn = "hazard_warning" },
    },
  },

  reason = {
    vi = "Người livestream phải xác thực danh tính với sàn, từ chối người bán không đủ giấy tờ, không nói sai và \z
          dừng phát khi có lệnh (Điều 23, 24 Luật Thương mại điện tử 2025, Luật 122/2025, và Điều 12 Nghị định \z
          248/2026, cùng hiệu lực từ 01/07/2026).",
    en = "Hosts must verify their identity with the platform, refuse sellers without papers, tell nothing false and \z
          stop on order (E-commerce Law 2025, Law 122/2025, art. 23 and 24, and Decree 248/2026, art. 12, both in \z
          force from 2026-07-01).",
  },
  remedy = {
    vi = "Xác thực danh tính KOL trên sàn, cho KOL xem giấy tờ sản phẩm và ghi ngày xem, đưa câu cảnh báo an toàn \z
          vào kịch bản, phân công một người trực để dừng phát khi cần.",
    en = "Verify the KOL on the platform, show the KOL the product papers and note the day, write the safety warning \z
          into the script, and have somebody on duty who can stop the stream.",
  },
}

rule "law-vn.affiliate.duties" {
  on       = post,
  title    = { vi = "Nghĩa vụ của người tiếp thị liên kết", en = "Duties of the affiliate marketer" },
  severity = "major",
  source   = { "003.5", "law-122-2025.25", "law-122-2025.26" },
  from     = "2026-07-01",

  when  = all_of { is_vn, post.affiliate_link:is_true() },
  parts = {
    part "identity" {
      when    = post.leader_id:absent(),
      absent  = "fail",
      measure = post.kol.legal.platform_identity_verified,
      demand  = is_true(),
    },
    part "platform" {
      measure = post.affiliate_platform_lawful,
      demand  = is_true(),
    },
  },

  reason = {
    vi = "Người gắn link hoặc mã tiếp thị phải định danh, và phải từ chối sàn hoạt động trái luật (Điều 25, 26 Luật \z
          Thương mại điện tử 2025, Luật 122/2025, hiệu lực từ 01/07/2026).",
    en = "Whoever posts affiliate links or codes must be identified, and must refuse platforms that operate \z
          unlawfully (E-commerce Law 2025, Law 122/2025, art. 25 and 26, in force from 2026-07-01).",
  },
  remedy = {
    vi = "Cho KOL xác thực danh tính với bên cấp link; tra sàn trên cổng online.gov.vn của Bộ Công Thương, chưa \z
          thông báo hoặc đăng ký thì gỡ link.",
    en = "Have the KOL verified by the provider of the link; look the platform up on the trade ministry's portal \z
          online.gov.vn and remove the link if it is neither notified nor registered.",
  },
}
