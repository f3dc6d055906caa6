-- Quy trình đăng bài: duyệt trước khi đăng, chọn khung giờ trống, đo từng bài, thử nhiều định dạng.
-- Các tỷ lệ ở đây chỉ tính bài đã lên (live); bài còn trong kế hoạch chưa nói được gì về quy trình.
--
-- The process of posting: approve first, choose a free slot, measure every post, try several formats.
-- The shares here count live posts only; a post still planned says nothing about the process yet.

local campaign, post = subject "campaign", subject "post"
local posts, tests = case.posts, campaign.tests

local is_live = posts.status:equals "live"
local is_under_way = campaign.status:one_of { "running", "finished" }
local is_approved_first = all_of { posts.approved_at:present(), posts.approved_at:not_after(posts.posted_at) }

rule "readiness.process.approval_and_tracking" {
  on       = campaign,
  title    = { vi = "Duyệt bài và theo dõi tiến độ", en = "Approval and tracking of posts" },
  severity = "critical",
  source   = { "001.43", "001.44", "001.59" },

  when  = is_under_way,
  parts = {
    part "tracker" {
      absent  = "fail",
      measure = campaign.monitoring.post_tracking,
      demand  = is_true(),
    },
    part "approved" {
      label   = { vi = "Tỷ lệ bài được duyệt trước khi đăng", en = "Share of posts approved before publication" },
      when    = any(is_live),
      measure = share(is_approved_first, is_live),
      demand  = at_least { warn = 1, fail = 0.90 },
    },
    part "errors" {
      each    = posts,
      where   = is_live,
      measure = posts.false_elements,
      demand  = at_most(0),
    },
  },

  reason = {
    vi = "Bài lên mà chưa ai đọc duyệt thì lỗi phơi ra trước mắt khách, và người phát hiện đầu tiên hiếm khi là nhãn \z
          hàng.",
    en = "When nobody has read a post before it goes up, its errors are public, and the brand is rarely the first to \z
          notice.",
  },
  remedy = {
    vi = "Lập một bảng chung ghi ngày nhận bản nháp, người duyệt, giờ duyệt, giờ đăng. Bài sai thì đính chính hoặc gỡ \z
          ngay hôm nay; chưa có giờ duyệt thì chưa đăng.",
    en = "Keep one shared sheet with draft received, approver, time approved, time posted. Correct or remove faulty \z
          posts today; without a time of approval nothing goes up.",
  },
}

rule "readiness.process.schedule_collision" {
  on       = post,
  title    = { vi = "Mật độ bài tài trợ quanh giờ đăng", en = "Other sponsored posts around the slot" },
  severity = "major",
  source   = { "001.45" },

  absent  = "skip",
  measure = post.other_sponsored_48h,
  demand  = below { warn = 2, fail = 4 },

  reason = {
    vi = "Kẹp giữa nhiều quảng cáo khác, bài của mình bị lướt nhanh: phí trả trọn một bài mà chỉ mua được một phần \z
          chú ý.",
    en = "Squeezed between other ads our post is passed over quickly: the full fee buys part of the attention.",
  },
  remedy = {
    vi = "Xin KOL lịch bài tài trợ của hai tuần tới, dời bài sang khung trống, và thêm vào hợp đồng khoảng nghỉ 48 \z
          giờ trước và sau bài.",
    en = "Ask the KOL for the sponsored posts of the next two weeks, move ours to a free slot, and add a gap of 48 \z
          hours before and after it to the contract.",
  },
}

local within_hours = parameter "readiness.process.per_post_measurement.within_hours" (7 * 24)
local is_measured_in_time = all_of {
  posts.metrics.measured_at:present(),
  hours_between(posts.posted_at, posts.metrics.measured_at):at_most(within_hours()),
}

rule "readiness.process.per_post_measurement" {
  on       = campaign,
  title    = { vi = "Đo hiệu quả từng bài", en = "Measurement of each post" },
  severity = "major",
  source   = { "001.46" },

  when    = all_of { is_under_way, any(is_live) },
  label   = { vi = "Tỷ lệ bài được đo đúng hạn", en = "Share of posts measured in time" },
  measure = share(is_measured_in_time, is_live),
  demand  = at_least { warn = 0.95, fail = 0.80 },

  reason = {
    vi = "Chỉ có số tổng thì không biết KOL nào kéo kết quả lên; để quá tuần đầu thì số của các bài không còn so với \z
          nhau được.",
    en = "Totals do not tell which KOL carried the result, and after the first week the figures of different posts \z
          can no longer be compared.",
  },
  remedy = {
    vi = "Đặt lịch lấy số sau khi đăng 3 ngày và 7 ngày; hôm nay nhắn các KOL còn thiếu gửi ảnh chụp màn hình thống \z
          kê gốc của bài.",
    en = "Schedule the figures for day three and day seven after publication; today ask the KOLs who lack them for \z
          screenshots of the post's native statistics.",
  },
}

rule "readiness.process.format_testing" {
  on       = campaign,
  title    = { vi = "Thử nghiệm định dạng", en = "Testing of formats" },
  severity = "minor",
  source   = { "001.47" },

  when  = count(posts):at_least(4),
  parts = {
    part "formats" {
      label   = { vi = "Định dạng đang dùng", en = "Formats in use" },
      unit    = "format",
      measure = distinct(posts.format),
      demand  = at_least { warn = 2 },
    },
    part "tests" {
      label   = { vi = "Thử nghiệm trong chiến dịch", en = "Tests in the campaign" },
      unit    = "test",
      measure = count(tests),
      demand  = at_least(1),
    },
    part "used" {
      label   = { vi = "Thử nghiệm đã áp dụng kết quả", en = "Tests whose result was used" },
      unit    = "test",
      measure = count(tests, tests.decided_on:present()),
      demand  = at_least { warn = 1 },
    },
  },

  reason = {
    vi = "Dồn hết vào một định dạng là đánh cược; thử mà không dùng kết quả thì chỉ tốn thêm tiền sản xuất.",
    en = "All on one format is a bet; a test whose result nobody uses only costs production money.",
  },
  remedy = {
    vi = "Ngay tuần đầu, cho một KOL đăng hai bản chỉ khác định dạng hoặc hook (câu mở đầu), chốt trước chỉ số để so, \z
          rồi ghi ngày áp dụng bản thắng cho các bài sau.",
    en = "In week one have a KOL post two versions that differ only in format or hook, fix the measure beforehand, \z
          and note the day on which later posts follow the winner.",
  },
}
