-- Giấy tờ của sản phẩm quảng cáo đặc biệt tại Việt Nam: nhóm nào cần giấy nào thì phải có trước bài đầu tiên.
-- Từ 15/02/2026 mỹ phẩm không còn cần xác nhận nội dung (Thông tư 03/2026/TT-BYT); thực phẩm bảo vệ sức khỏe vẫn cần.
--
-- Papers of specially regulated products in Vietnam: what a category needs must be there before the first post.
-- Cosmetics need no content confirmation since 2026-02-15 (Circular 03/2026/TT-BYT); health supplements still do.

local product = subject "product"

local needs_notification = product.category:one_of { "cosmetics", "health_supplement" }
local needs_confirmation = product.category:one_of {
  "health_supplement", "medicine_otc", "infant_formula", "infant_food",
}

rule "law-vn.product.legal_file" {
  on       = product,
  title    = { vi = "Hồ sơ pháp lý để quảng cáo", en = "Legal file for advertising" },
  severity = "critical",
  source   = { "law-advertising-2012.20", "circular-03-2026-tt-byt" },

  when  = all_of { case.campaign.markets:contains "VN", any_of { needs_notification, needs_confirmation } },
  parts = {
    part "notification" {
      when    = needs_notification,
      measure = product.legal.notification_no,
      demand  = present(),
    },
    part "confirmation" {
      when    = needs_confirmation,
      measure = product.legal.ad_confirmation_no,
      demand  = present(),
    },
    part "valid" {
      measure = product.legal.valid_to,
      demand  = after(case.campaign.end_date),
    },
    part "party" {
      measure = product.legal.responsible_party,
      demand  = present(),
    },
  },

  reason = {
    vi = "Hàng hóa đặc biệt chỉ được quảng cáo khi đủ giấy tờ còn hiệu lực (khoản 4 Điều 20 Luật Quảng cáo 2012, sửa \z
          đổi bởi Luật 75/2025, hiệu lực từ 01/01/2026).",
    en = "Special goods may be advertised only with valid papers (Advertising Law 2012, art. 20(4), as amended by Law \z
          75/2025, in force from 2026-01-01).",
  },
  remedy = {
    vi = "Hoàn tất thủ tục lấy số tiếp nhận phiếu công bố hoặc giấy xác nhận nội dung, còn hạn đến sau ngày kết thúc, \z
          rồi mới đăng bài.",
    en = "Obtain the notification number or the content confirmation, valid beyond the campaign's end, before \z
          anything is posted.",
  },
}
