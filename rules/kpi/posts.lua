-- Từng bài: người xem có ở lại đến hết, và bài quảng cáo có được đón nhận như bài thường ngày của chính KOL đó.
-- So với người khác thì hơn kém là do người; so với chính họ thì hơn kém là do bài.
--
-- Each post: do viewers stay to the end, and is the ad received as well as what the same KOL usually posts?
-- Against others the difference is the person; against themselves it is the post.

local post = subject "post"
local metrics = post.metrics

local completion = metrics.completed_views / metrics.views

rule "kpi.video.completion_rate" {
  on       = post,
  title    = { vi = "Tỷ lệ xem hết video", en = "Video completion rate" },
  severity = "minor",
  source   = { "prooflytics-2026" },

  when  = all_of { post.format:one_of { "short_video", "long_video" }, post.status:one_of { "live", "removed" } },
  parts = {
    part "short" {
      label   = { vi = "Tỷ lệ xem hết video đến 60 giây", en = "Completion of a video of up to 60 seconds" },
      unit    = "ratio",
      when    = post.duration_s:at_most(60),
      measure = completion,
      demand  = at_least { warn = 0.25, fail = 0.15 },
    },
    part "long" {
      label   = { vi = "Tỷ lệ xem hết video trên 60 giây", en = "Completion of a video of over 60 seconds" },
      unit    = "ratio",
      when    = post.duration_s:above(60),
      measure = completion,
      demand  = at_least { warn = 0.15, fail = 0.08 },
    },
  },

  reason = {
    vi = "Người xem bỏ giữa chừng thì sản phẩm và lời kêu gọi ở cuối video coi như chưa đăng.",
    en = "If viewers leave halfway, the product and the call to action at the end might as well not be there.",
  },
  remedy = {
    vi = "Xem biểu đồ giữ chân người xem để tìm giây mà họ bỏ đi, cắt gọn đoạn đó, và đưa điều đáng xem nhất lên ba \z
          giây đầu.",
    en = "Find in the retention graph the second at which they leave, cut there, and move the strongest moment into \z
          the first three seconds.",
  },
}

-- Tài khoản đầu tiên trên nền tảng của bài; không có thì chưa rõ.
-- The first account on the post's platform; without one it is unknown.
local account = post.kol.platforms
local is_here = account.platform:equals(post.platform)
local base    = choose(post.platform:equals "tiktok", metrics.views, first(account.followers, is_here))

-- Bài không ghi ai đăng, hoặc ghi người không có trong dữ liệu, thì chưa rõ có phải của KOL không (cách đọc chặt hơn).
-- A post that names nobody, or somebody who is not in the data, may be a KOL's: unknown, the stricter of two readings.
local by_kol = all_of { post.leader_id:absent(), post.kol.id:equals(post.kol_id) }

rule "kpi.post.engagement_vs_usual" {
  on       = post,
  title    = { vi = "Tương tác so với bài thường ngày", en = "Engagement against the KOL's usual" },
  severity = "minor",
  source   = { "001.46" },

  when = all_of {
    by_kol,
    post.posted_at:present(),
    metrics.measured_at:present(),
    hours_between(post.posted_at, metrics.measured_at):at_least(72),
  },
  unit    = "ratio",
  measure = metrics.engagements / base / first(account.engagement_rate, is_here),
  demand  = at_least { warn = 0.70, fail = 0.40 },

  reason = {
    vi = "Cùng người theo dõi, chỉ khác bài: so với bài thường ngày của KOL mới biết nội dung quảng cáo hợp hay không.",
    en = "The followers are the same, only the post differs: against the usual one sees whether the ad suits this KOL.",
  },
  remedy = {
    vi = "Đặt bài cạnh ba bài được tương tác tốt nhất gần đây của KOL, đổi góc kể hoặc định dạng cho bài sau, và lưu \z
          kết quả để chọn KOL lần tới.",
    en = "Put the post beside the KOL's three best recent ones, change angle or format for the next, and keep the \z
          result for the next choice of KOLs.",
  },
}
