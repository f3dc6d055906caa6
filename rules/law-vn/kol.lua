-- Nghĩa vụ của chính KOL trước khi lên bài: biết ai thuê mình, xem giấy tờ, đã dùng hoặc hiểu rõ sản phẩm. Xác minh và
-- xem giấy tờ phải xong chậm nhất vào ngày bài đầu tiên. Luật không nói dùng bao lâu là đủ, nên ngưỡng một ngày là quy
-- ước.
--
-- The KOL's own duties before anything is posted: know the advertiser, see the papers, have used or understood the
-- product. Both checks are due by the day of the first post. The law names no length of use: one day is a convention.

local kol = subject "kol"
local duty, trial, post = kol.legal, kol.trial, kol.posts
local campaign = case.campaign

local is_vn     = campaign.markets:contains "VN"
local has_posts = count(post):above(0)

-- Bài đầu tiên: bài đăng thực tế sớm nhất; chưa bài nào đăng thì bài hẹn sớm nhất, và khi ấy chỉ cần một bài chưa có
-- giờ hẹn là ngày này chưa rõ (cách đọc chặt hơn).
-- The first post: the earliest published; while there is none, the earliest agreed, and then one post without an
-- agreed time leaves the day unknown (the stricter of two readings).
local first_post = first_of(smallest(post.posted_at, post.posted_at:present()), smallest(post.scheduled_at))

local function done_before_first_post(name, date, vi, en)
  return part(name) {
    label = { vi = vi, en = en },
    parts = {
      part "done"    { measure = date, demand = present() },
      part "in_time" { measure = date, demand = not_after(first_post), when = has_posts, absent = "skip" },
    },
  }
end

-- Ba năm là mức Nghị định 342/2025 đặt cho dịch vụ quảng cáo trên mạng; ở đây lấy làm thông lệ cho mọi chiến dịch.
-- Three years is what Decree 342/2025 asks of online ad services; here it is good practice for every campaign.
local keep_years = parameter "law-vn.kol.verify_advertiser_docs.keep_years" (3)

rule "law-vn.kol.verify_advertiser_docs" {
  on       = kol,
  title    = { vi = "Việc KOL kiểm tra nhãn hàng và giấy tờ", en = "The KOL's check of advertiser and papers" },
  severity = "critical",
  source   = { "law-75-2025.15a", "decree-87-2026.51", "decree-342-2025.19" },

  when  = is_vn,
  parts = {
    done_before_first_post("advertiser", duty.advertiser_verified_on, "Xác minh nhãn hàng", "Check of the advertiser"),
    done_before_first_post("papers", duty.docs_checked_on, "Kiểm tra giấy tờ sản phẩm", "Check of the product papers"),
    part "file" {
      absent  = "warn",
      measure = campaign.legal.evidence_file,
      demand  = is_true "warn",
    },
    part "kept" {
      measure = campaign.legal.evidence_keep_until,
      demand  = not_before { warn = months_after(campaign.end_date, keep_years() * 12) },
    },
  },

  reason = {
    vi = "KOL phải xác minh bên thuê, kiểm tra giấy tờ và xuất trình được khi cơ quan nhà nước yêu cầu (Điều 15a Luật \z
          Quảng cáo 2012, do Luật 75/2025 bổ sung, hiệu lực từ 01/01/2026); phạt cá nhân 40–100 triệu đồng tùy hành \z
          vi (Điều 51 Nghị định 87/2026, hiệu lực từ 15/05/2026). Hồ sơ nên giữ 3 năm, như khoản 2 Điều 19 Nghị định \z
          342/2025 (hiệu lực từ 15/02/2026) quy định cho dịch vụ quảng cáo trên mạng.",
    en = "The KOL must verify the advertiser, check the papers and be able to show them (Advertising Law 2012, art. \z
          15a, added by Law 75/2025, in force from 2026-01-01); individuals face fines of VND 40–100 million, \z
          depending on the act (Decree 87/2026, art. 51, in force from 2026-05-15). Keep the file for 3 years, as \z
          Decree 342/2025, art. 19(2) (in force from 2026-02-15) asks of online ad services.",
  },
  remedy = {
    vi = "Cho KOL ký phiếu kiểm tra ghi rõ ngày, kèm bản sao đăng ký kinh doanh, phiếu công bố và kết quả kiểm \z
          nghiệm, trước bài đầu tiên; lưu hồ sơ ít nhất 3 năm sau chiến dịch.",
    en = "Have the KOL sign a dated checklist with copies of business registration, product declaration and test \z
          report before the first post; keep the file for at least 3 years after the campaign.",
  },
}

rule "law-vn.kol.used_or_understood" {
  on       = kol,
  title    = { vi = "Trải nghiệm hoặc hiểu biết về sản phẩm", en = "Own use or knowledge of the product" },
  severity = "critical",
  source   = { "001.33", "law-75-2025.15a", "decree-87-2026.51" },

  when  = is_vn,
  parts = any_of {
    part "used" {
      absent  = "fail",
      measure = trial.used_days,
      demand  = at_least(1),
    },
    part "understood" {
      label = { vi = "Hiểu sản phẩm mà chưa dùng", en = "Knowledge without own use" },
      parts = {
        part "confirmed" {
          absent  = "fail",
          measure = trial.understands,
          demand  = is_true(),
        },
        part "proof" {
          label   = { vi = "Bằng chứng KOL đã được hướng dẫn", en = "Proof of the briefing" },
          measure = trial.evidence_ref,
          demand  = present "warn",
        },
      },
    },
  },

  reason = {
    vi = "Chưa dùng và cũng chưa hiểu rõ sản phẩm thì không được giới thiệu (khoản 3 Điều 15a Luật Quảng cáo 2012, \z
          do Luật 75/2025 bổ sung, hiệu lực từ 01/01/2026); phạt cá nhân 40–100 triệu đồng tùy hành vi (Điều 51 Nghị \z
          định 87/2026, hiệu lực từ 15/05/2026).",
    en = "Whoever has neither used nor understood a product may not present it (Advertising Law 2012, art. 15a(3), \z
          added by Law 75/2025, in force from 2026-01-01); individuals face fines of VND 40–100 million, depending \z
          on the act (Decree 87/2026, art. 51, in force from 2026-05-15).",
  },
  remedy = {
    vi = "Gửi sản phẩm để KOL dùng thật trước ngày quay, có ảnh chụp từng ngày; không kịp thì tổ chức buổi hướng \z
          dẫn, cho KOL ký xác nhận đã hiểu công dụng và giấy tờ, lưu biên bản vào hồ sơ.",
    en = "Send the product for real use before the shoot, with a photo a day; if time is short, hold a briefing, \z
          have the KOL sign that uses and papers are understood, and file the record.",
  },
}
