-- Sau khi đăng: cơ quan yêu cầu gỡ thì đồng hồ 24 giờ bắt đầu chạy, kể cả cuối tuần. Bài chưa gỡ thì tính đến 0 giờ
-- của ngày đánh giá.
--
-- After publication: an authority's request starts a clock of 24 hours, weekends included. While the ad is still up,
-- the clock is read at 00:00 of the day of evaluation.

local post = subject "post"

rule "law-vn.takedown.24h" {
  on       = post,
  title    = { vi = "Gỡ bài khi cơ quan nhà nước yêu cầu", en = "Removal on an authority's request" },
  severity = "critical",
  source   = { "law-75-2025.23", "decree-342-2025.18", "decree-87-2026.56" },

  when  = all_of { post.markets:contains "VN", post.removal_requested_at:present() },
  parts = {
    part "removed" {
      label   = { vi = "Từ lúc nhận yêu cầu đến lúc gỡ", en = "From the request to the removal" },
      measure = hours_between(post.removal_requested_at, post.removed_at),
      demand  = at_most { warn = 12, fail = 24 },
    },
    part "open" {  -- still up: fails once the 24 hours are over; before that, "removed" leaves it unknown
      label   = { vi = "Từ lúc nhận yêu cầu, bài chưa gỡ", en = "Since the request, not removed yet" },
      when    = post.removed_at:absent(),
      measure = hours_between(post.removal_requested_at, case.as_of),
      demand  = at_most(24),
    },
  },

  reason = {
    vi = "Quảng cáo vi phạm phải gỡ trong 24 giờ kể từ khi có yêu cầu (Điều 23 Luật Quảng cáo 2012, sửa đổi bởi Luật \z
          75/2025, hiệu lực từ 01/01/2026; Điều 18 Nghị định 342/2025, hiệu lực từ 15/02/2026); quá hạn thì phạt cá \z
          nhân 50–60 triệu đồng (khoản 4 Điều 56 Nghị định 87/2026, hiệu lực từ 15/05/2026).",
    en = "An unlawful ad must go within 24 hours of the request (Advertising Law 2012, art. 23, as amended by Law \z
          75/2025, in force from 2026-01-01; Decree 342/2025, art. 18, in force from 2026-02-15); after that \z
          individuals face fines of VND 50–60 million (Decree 87/2026, art. 56(4), in force from 2026-05-15).",
  },
  remedy = {
    vi = "Bài còn hiển thị thì gỡ ngay, chụp màn hình có giờ gỡ. Về sau, cử người trực nhận yêu cầu cả ngày nghỉ, và \z
          ghi vào hợp đồng quyền buộc KOL gỡ bài trong vài giờ.",
    en = "If it is still up, remove it now; keep a screenshot with the time. For next time: have somebody on duty \z
          every day, and write into the contract that the KOL removes a post within hours.",
  },
}
