-- Người có ảnh hưởng phải báo rằng mình quảng cáo, ngay trước và trong khi quảng cáo. Tính theo ngày của bài đăng: ngày
-- đăng thực tế, chưa đăng thì theo ngày hẹn. Bài của lãnh đạo công ty nằm ngoài tiêu chí này.
--
-- Influencers must announce an ad right before and during it. What counts is the post's own day: the day of
-- publication, or while there is none the day agreed. Posts of company leaders are outside this rule.

local post = subject "post"

rule "law-vn.disclosure.before_and_during" {
  on       = post,
  title    = { vi = "Thông báo quảng cáo trước và trong nội dung", en = "Ad disclosed before and during the content" },
  severity = "critical",
  source   = { "law-75-2025.15a", "law-19-2023.22", "decree-87-2026.51" },
  from     = "2026-01-01",

  when  = all_of { post.markets:contains "VN", post.kol_id:present() },
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
    vi = "Khoản 3 Điều 15a Luật Quảng cáo 2012 (do Luật 75/2025 bổ sung, hiệu lực từ 01/01/2026) buộc báo trước; phạt \z
          cá nhân 40–100 triệu đồng tùy hành vi (Điều 51 Nghị định 87/2026, hiệu lực từ 15/05/2026).",
    en = "Advertising Law 2012, art. 15a(3) (added by Law 75/2025, in force from 2026-01-01) requires the \z
          announcement; individuals face fines of VND 40–100 million, depending on the act (Decree 87/2026, art. 51, \z
          in force from 2026-05-15).",
  },
  remedy = {
    vi = "Nói và hiện chữ “quảng cáo” ngay đầu nội dung, giữ trên màn hình đến hết phần quảng cáo, và bật nhãn của \z
          nền tảng.",
    en = "Say and show “quảng cáo” at the very start, keep it on screen through the ad, and switch on the platform's \z
          label.",
  },
}
