-- Kế hoạch kênh: kênh nào cũng phục vụ mục tiêu kinh doanh, có khách mục tiêu, có số liệu để học.
-- Mạng xã hội chỉ là một phần: quảng cáo, sự kiện, điểm bán cùng đi về một đích và được tính chung.
--
-- The channel plan: every channel serves a business goal, reaches the target group, and yields figures to learn from.
-- Social media is one part only: ads, events and retail share the destination and are counted together with it.

local campaign = subject "campaign"
local channel, goal, activity = campaign.channels, campaign.goals, campaign.activities

-- Kênh gắn với mục tiêu kinh doanh qua mục tiêu chiến dịch mà kênh phục vụ.
-- A channel is tied to a business goal by way of the campaign goal that it serves.
local linked = count(goal, goal.business_goal_id:present())
  + count(channel, channel.goal.business_goal_id:present())
  + count(activity, activity.business_goal_id:present())
local planned = count(goal) + count(channel) + count(activity)

rule "channels.goal.business_alignment" {
  on       = campaign,
  title    = { vi = "Gắn kết với mục tiêu kinh doanh", en = "Alignment with business goals" },
  severity = "major",
  source   = { "001.60", "002.6", "003.7", "003.10", "003.11", "003.12" },

  when    = planned:above(0),
  label   = {
    vi = "Kênh, mục tiêu, hoạt động gắn với mục tiêu kinh doanh",
    en = "Channels, goals and activities tied to a business goal",
  },
  unit    = "ratio",
  measure = linked / planned,
  demand  = at_least { warn = 1, fail = 0.80 },

  reason = {
    vi = "Mạng xã hội, quảng cáo, sự kiện, điểm bán cùng tiêu một ngân sách; việc không dẫn về mục tiêu kinh doanh \z
          nào thì làm tốt đến mấy công ty cũng không tiến thêm.",
    en = "Social media, ads, events and retail spend one budget; work that leads to no business goal moves the \z
          company nowhere, however well it is done.",
  },
  remedy = {
    vi = "Ghi mục tiêu kinh doanh cho từng mục tiêu chiến dịch và hoạt động, ghi mục tiêu chiến dịch cho từng kênh; \z
          việc không gắn được thì dừng và chuyển ngân sách.",
    en = "Note the business goal of each goal and activity, and the campaign goal of each channel; stop what serves \z
          none and move its budget.",
  },
}

rule "channels.audience.platform_fit" {
  on       = campaign,
  title    = { vi = "Khách mục tiêu trên nền tảng", en = "Target group on the platform" },
  severity = "major",
  source   = { "003.9" },

  each    = channel,
  where   = channel.target_reach_share:present(),
  measure = channel.target_reach_share,
  demand  = at_least { warn = 0.30, fail = 0.10 },

  reason = {
    vi = "Mỗi nền tảng có lớp người dùng riêng; nơi ít khách mục tiêu thì tiền sản xuất và media đổ vào người không \z
          mua.",
    en = "Each platform has users of its own; where few of them are in the target group, production and media money \z
          goes to people who will not buy.",
  },
  remedy = {
    vi = "Chuyển ngân sách sang nền tảng có nhiều khách mục tiêu; muốn giữ kênh này thì chỉ đăng lại nội dung đã có.",
    en = "Move the budget to platforms where the target group is; to keep this channel, only repost what you have.",
  },
}

rule "channels.paid.amplification" {
  on       = campaign,
  title    = { vi = "Quảng cáo trả phí cho nội dung KOL", en = "Paid amplification of KOL content" },
  severity = "minor",
  source   = { "003.14" },

  when  = campaign.objective:one_of { "awareness", "sales" },
  parts = {
    part "amplified" {
      label   = { vi = "Có kênh chạy quảng cáo cho nội dung KOL", en = "A channel that amplifies KOL content" },
      measure = any(channel.paid_amplification:is_true()),
      demand  = is_true "warn",
    },
    part "media" {
      label   = { vi = "Phần ngân sách dành cho media", en = "Share of the budget for paid media" },
      unit    = "ratio",
      measure = campaign.budget.media_vnd / campaign.budget.total_vnd,
      demand  = at_least { warn = 0.10 },
    },
  },

  reason = {
    vi = "Bài của KOL chỉ đến một phần người theo dõi họ; muốn nhiều người biết hoặc mua thì cần quảng cáo đưa bài \z
          đến đúng nhóm mục tiêu.",
    en = "A KOL's post reaches only some of the KOL's followers; to be known or bought widely, it needs ads that \z
          carry it to the target group.",
  },
  remedy = {
    vi = "Dành một khoản media nhỏ, chờ hai ngày xem bài nào được tương tác tốt rồi chạy quảng cáo cho vài bài tốt \z
          nhất.",
    en = "Set aside a small media sum, watch the posts for two days, then boost the few that people respond to best.",
  },
}

local insight = campaign.insight

rule "channels.data.insight" {
  on       = campaign,
  title    = { vi = "Từ số liệu kênh đến quyết định", en = "From channel data to decisions" },
  severity = "minor",
  source   = { "003.8", "003.15", "003.16", "003.17", "sample-size-385" },

  when  = campaign.status:one_of { "running", "finished" },
  parts = {
    part "kpis" {
      each    = channel,
      measure = channel.kpi_ids,
      demand  = { present(), not_empty() },
    },
    part "sample" {
      measure = insight.sample_size,
      demand  = at_least { warn = 385, fail = 100 },  -- 385 people: an error of 5% at 95% confidence
    },
    part "decisions" {
      when    = campaign.status:equals "finished",
      absent  = "warn",
      measure = insight.decisions,
      demand  = not_empty "warn",
    },
  },

  reason = {
    vi = "Kênh cho biết khách nghĩ gì, với điều kiện có KPI để đọc, đủ người để tin, và có người dựa vào đó mà quyết \z
          định.",
    en = "Channels tell what customers think, provided there is a KPI to read, a sample to trust, and someone who \z
          decides by it.",
  },
  remedy = {
    vi = "Gán cho mỗi kênh ít nhất một KPI, khảo sát thêm cho đủ cỡ mẫu, và ghi lại từng quyết định của lãnh đạo kèm \z
          số liệu đã dùng.",
    en = "Give each channel at least one KPI, survey more people until the sample is large enough, and record each \z
          management decision with the figures behind it.",
  },
}

rule "channels.message.platform_adapted" {
  on       = campaign,
  title    = { vi = "Thông điệp điều chỉnh theo nền tảng", en = "Message adapted to each platform" },
  severity = "minor",
  source   = { "001.58" },

  when    = count(channel):at_least(2),
  label   = { vi = "Tỷ lệ kênh có thông điệp điều chỉnh", en = "Share of channels with an adapted message" },
  measure = share(channel.adapted_message:is_true()),
  demand  = at_least { warn = 1, fail = 0.50 },

  reason = {
    vi = "Video dọc có nhạc hợp với TikTok nhưng lạc lõng trên LinkedIn; một bản bê đi khắp nơi thì nơi nào cũng nhạt.",
    en = "A vertical video with music suits TikTok and is lost on LinkedIn; one version for all is flat everywhere.",
  },
  remedy = {
    vi = "Với từng nền tảng, viết lại câu mở đầu, cắt lại khung hình và độ dài, đổi lời kêu gọi theo cách người dùng \z
          ở đó vẫn mua hoặc hỏi.",
    en = "For each platform rewrite the opening line, recut frame and length, and change the call to action to the \z
          way its users buy or ask.",
  },
}
