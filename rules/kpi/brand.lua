-- Thương hiệu: tiếng nói so với thị phần, công chúng có nghĩ khác đi hay không, và dấu hiệu đầu tiên của phản ứng xấu.
--
-- The brand: its voice against its market share, what changed in people's minds, and the first sign of harm.

local brand, campaign = subject "brand", subject "campaign"
local results = case.campaign.results

local has_started = case.campaign.status:one_of { "running", "finished" }
local has_control = all_of { case.surveys.control_group:present(), case.surveys.control_group:is_true() }

rule "kpi.voice.excess_share" {
  on       = brand,
  title    = { vi = "Thị phần thảo luận so với thị phần", en = "Share of voice against market share" },
  severity = "minor",
  source   = { "binet-field-nielsen" },

  when    = all_of { results.share_of_voice:present(), brand.market_share:present() },
  label   = { vi = "Thị phần thảo luận trừ thị phần", en = "Share of voice less market share" },
  measure = results.share_of_voice - brand.market_share,
  demand  = at_least { warn = 0, fail = -0.10 },

  reason = {
    vi = "Thương hiệu có tiếng nói nhỏ hơn thị phần thường mất dần thị phần; có tiếng nói lớn hơn thì thường tăng.",
    en = "Brands whose voice is smaller than their market share tend to lose share; with a larger one they gain.",
  },
  remedy = {
    vi = "Tăng hiện diện trong ngành hàng (thêm KOL, thêm media), hoặc ghi vào kế hoạch rằng mình chấp nhận tăng chậm.",
    en = "Raise the presence in the category (more KOLs, more media), or accept slower growth and say so in the plan.",
  },
}

rule "kpi.brand.lift_nps" {
  on       = campaign,
  title    = { vi = "Mức tăng chỉ số thương hiệu và NPS", en = "Brand lift and NPS" },
  severity = "minor",
  source   = { "002.13" },

  when  = all_of { campaign.objective:one_of { "awareness", "reputation", "loyalty" }, has_started },
  parts = {
    part "lift" {
      measure = results.brand_lift_pp,
      demand  = { at_least { warn = 2 }, above { fail = 0 } },
    },
    part "control" {  -- not given counts as not
      label   = { vi = "Khảo sát có nhóm đối chứng", en = "Surveys with a control group" },
      unit    = "survey",
      measure = count(case.surveys, has_control),
      demand  = at_least { warn = 1 },
    },
    part "nps" {
      measure = results.nps_delta,
      demand  = at_least { warn = 0, fail = -10 },
    },
  },

  reason = {
    vi = "Lượt nhấp không cho biết người xem có nghĩ khác về thương hiệu hay không; so họ với nhóm chưa xem mới biết.",
    en = "Clicks do not tell whether people think differently of the brand; comparing viewers with non-viewers does.",
  },
  remedy = {
    vi = "Đề nghị đơn vị đo hỏi thêm một nhóm đối chứng chưa xem bài, với cùng bộ câu hỏi; nếu mức tăng vẫn thấp \z
          thì sửa thông điệp trước khi chi tiếp.",
    en = "Have the survey include a control group that did not see the posts, with the same questions; if the lift \z
          stays low, correct the message before spending more.",
  },
}

local sample_min = parameter "kpi.sentiment.negative_share.sample_min" (100)  -- comments

rule "kpi.sentiment.negative_share" {
  on       = campaign,
  title    = { vi = "Bình luận tiêu cực", en = "Negative comments" },
  severity = "major",
  source   = { "001.1", "001.23", "001.49" },

  when    = all_of { has_started, results.sentiment_sample:at_least(sample_min()) },
  measure = results.sentiment_negative,
  demand  = at_most { warn = 0.10, fail = 0.20 },

  reason = {
    vi = "Bình luận tiêu cực là dấu hiệu sớm nhất của rắc rối; để lâu sẽ thành khủng hoảng cho cả KOL lẫn thương hiệu.",
    en = "Negative comments are the earliest sign of trouble; left alone they become a crisis for KOL and brand alike.",
  },
  remedy = {
    vi = "Trong hôm nay, gom bình luận tiêu cực theo chủ đề, trả lời chủ đề lớn nhất từ tài khoản chính thức, và sửa \z
          hoặc tạm dừng bài gây phản ứng.",
    en = "Today, sort the negative comments by theme, answer the largest from the official account, and correct or \z
          pause the post behind it.",
  },
}
