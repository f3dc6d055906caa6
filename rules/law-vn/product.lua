-- Sản phẩm có được quảng cáo tại Việt Nam không, và đã đủ giấy tờ chưa. Hàng bị cấm thì giấy nào cũng không cứu được;
-- hàng đặc biệt thì nhóm nào cần giấy nào, giấy đó phải có trước bài đầu tiên.
-- Từ 15/02/2026 mỹ phẩm không còn cần xác nhận nội dung (Thông tư 03/2026/TT-BYT); thực phẩm bảo vệ sức khỏe vẫn cần.
--
-- May the product be advertised in Vietnam at all, and are its papers there? No paper helps a banned product; for
-- special goods, what the category needs must be there before the first post.
-- Cosmetics need no content confirmation since 2026-02-15 (Circular 03/2026/TT-BYT); health supplements still do.

local product = subject "product"

rule "law-vn.product.banned" {
  on       = product,
  title    = { vi = "Lệnh cấm quảng cáo theo nhóm hàng", en = "Advertising ban by category" },
  severity = "critical",
  source   = { "law-advertising-2012.7", "decree-87-2026.49" },

  when  = case.campaign.markets:contains "VN",
  parts = {
    part "category" {
      measure = product.category,
      demand  = none_of { "tobacco", "medicine_rx" },
    },
    part "alcohol" {
      when    = product.category:equals "alcohol",
      measure = product.abv,
      demand  = below(15),
    },
    part "infant_formula" {
      when    = product.category:equals "infant_formula",
      measure = product.min_child_months,
      demand  = at_least(24),
    },
    part "infant_food" {
      when    = product.category:equals "infant_food",
      measure = product.min_child_months,
      demand  = at_least(6),
    },
  },

  reason = {
    vi = "Cấm quảng cáo thuốc lá, thuốc kê đơn, rượu từ 15 độ trở lên, sữa thay thế sữa mẹ cho trẻ dưới 24 tháng tuổi \z
          và thức ăn bổ sung cho trẻ dưới 6 tháng tuổi (Điều 7 Luật Quảng cáo 2012, hiệu lực từ 01/01/2013). Riêng \z
          thuốc kê đơn, phạt cá nhân 50–70 triệu đồng (khoản 1 Điều 49 Nghị định 87/2026, hiệu lực từ 15/05/2026).",
    en = "Tobacco, prescription medicine, alcohol of 15% vol and above, breast-milk substitutes for children under \z
          24 months and complementary food for those under 6 may not be advertised (Advertising Law 2012, art. 7, in \z
          force from 2013-01-01). For prescription medicine individuals face fines of VND 50–70 million (Decree \z
          87/2026, art. 49(1), in force from 2026-05-15).",
  },
  remedy = {
    vi = "Dừng chiến dịch đối với sản phẩm này: rút khỏi brief, hủy lịch đăng, tắt media, gỡ bài đã lên.",
    en = "Stop the campaign for this product: take it out of the brief, cancel its posts, switch off the ads, remove \z
          what is live.",
  },
}

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
    vi = "Hoàn tất thủ tục lấy số tiếp nhận phiếu công bố hoặc giấy xác nhận nội dung quảng cáo, còn hạn đến sau ngày \z
          kết thúc chiến dịch, ghi rõ tổ chức chịu trách nhiệm về sản phẩm, rồi mới đăng bài.",
    en = "Obtain the notification number or the content confirmation, valid beyond the campaign's end, and note the \z
          organisation responsible for the product before anything is posted.",
  },
}
