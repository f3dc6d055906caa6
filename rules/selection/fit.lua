-- Phù hợp: phong cách, chủ đề, lý do chọn và mục tiêu mà mỗi KOL phục vụ. Nổi tiếng không thay được cho phù hợp.
-- Nhãn (tag) được so từng chữ, nên thương hiệu và KOL phải dùng chung một bộ nhãn.
--
-- Fit: style, topic, the reasons for the choice, and the goal that each KOL serves. Fame does not replace fit.
-- Tags are compared letter by letter, so brand and KOL must use one vocabulary.

local kol, campaign = subject "kol", subject "campaign"
local brand = case.brand

rule "selection.style.persona_fit" {
  on       = kol,
  title    = { vi = "Mức hợp phong cách thương hiệu", en = "Fit with the brand's style" },
  severity = "major",
  source   = { "001.12", "001.16", "001.19" },

  parts = {
    part "overlap" {
      label   = { vi = "Nét phong cách trùng với thương hiệu", en = "Style shared with the brand" },
      when    = brand.tone_tags:not_empty(),
      measure = overlap(brand.tone_tags, kol.persona.tags),
      demand  = at_least { warn = 0.40, fail = 0.20 },
    },
    part "blocked" {
      measure = kol.persona.topics,
      demand  = disjoint_from(brand.blocked_topics),
    },
  },

  reason = {
    vi = "Thông điệp chỉ đáng tin khi hợp với giọng nói thường ngày của KOL; KOL gắn với chủ đề phải tránh thì thương \z
          hiệu bị vạ lây.",
    en = "A message is credible when it suits the KOL's everyday voice; a topic the brand must avoid drags the brand \z
          in.",
  },
  remedy = {
    vi = "Ưu tiên KOL cùng giọng điệu, hoặc viết lại thông điệp theo giọng của người này. Loại KOL gắn với chủ đề \z
          phải tránh.",
    en = "Prefer a KOL with a similar tone, or rewrite the message for this voice. Drop a KOL known for a blocked \z
          topic.",
  },
}

rule "selection.style.topic_authority" {
  on       = kol,
  title    = { vi = "Uy tín trong chủ đề", en = "Credibility in the topic" },
  severity = "minor",
  source   = { "001.19" },

  when    = kol.persona.topic_shares:present(),
  label   = { vi = "Tỷ lệ bài về chủ đề của sản phẩm", en = "Posts about the topics of the product" },
  measure = sum(pick(kol.persona.topic_shares, case.products.topics)),
  demand  = at_least { warn = 0.20, fail = 0.05 },

  reason = {
    vi = "Khán giả tin người thường xuyên nói về một chủ đề hơn người chỉ nhắc đến nó khi có hợp đồng.",
    en = "People believe those who talk about a topic regularly, not those who mention it only when booked.",
  },
  remedy = {
    vi = "Thỏa thuận vài bài chia sẻ không bán hàng về chủ đề này trước bài quảng cáo, hoặc chọn KOL chuyên ngành.",
    en = "Agree on a few posts on the topic that sell nothing, ahead of the ad, or book a specialist.",
  },
}

local weight = campaign.selection

rule "selection.merit.fit_over_fame" {
  on       = campaign,
  title    = { vi = "Độ phù hợp và độ nổi tiếng khi chọn KOL", en = "Fit and fame in the choice of KOLs" },
  severity = "major",
  source   = { "001.11", "001.16", "001.59" },

  when  = campaign.status:one_of { "planning", "running" },
  parts = {
    part "fit" {  -- fit has to outweigh fame, whatever the two weights are
      measure = weight.weight_fit,
      demand  = at_least { warn = 0.60, fail = weight.weight_fame },
    },
    part "reasons" {
      each    = case.kols,
      measure = case.kols.selection.reasons,
      demand  = contains_any { "audience", "style", "topic", "performance", "price" },
    },
  },

  reason = {
    vi = "Độ nổi tiếng cho biết bao nhiêu người biết KOL, không cho biết họ có cần sản phẩm hay không.",
    en = "Fame tells how many people know the KOL, not whether they need the product.",
  },
  remedy = {
    vi = "Chấm lại danh sách, cho mức phù hợp trọng số cao nhất, và ghi cho mỗi KOL ít nhất một lý do ngoài độ nổi \z
          tiếng.",
    en = "Score the shortlist again with the highest weight on fit, and note at least one reason besides fame for \z
          each KOL.",
  },
}

-- KOL khác chưa có nhóm có thể thuộc mục tiêu đang trống: khi đó chưa thể kết luận (cách đọc chặt hơn cảnh báo).
-- Another KOL without a group may belong to the goal that lacks one: then it is unknown, the stricter of two readings.
local goal = case.campaign.goals
local is_nobodys = none(case.kols.selection.goal_group:equals(goal.id))

rule "selection.grouping.goal_group" {
  on       = kol,
  title    = { vi = "Nhóm mục tiêu của KOL", en = "Goal group of the KOL" },
  severity = "minor",
  source   = { "001.10" },

  parts = {
    part "group" {
      measure = kol.selection.goal_group,
      demand  = present(),
    },
    part "served" {
      label   = { vi = "Mục tiêu chưa có KOL nào phục vụ", en = "Goals that no KOL serves" },
      unit    = "goal",
      measure = count(goal, is_nobodys),
      demand  = at_most { warn = 0 },
    },
  },

  reason = {
    vi = "Mỗi KOL cần phục vụ một mục tiêu đã nêu; chưa xếp nhóm thì không biết đo hiệu quả bằng gì.",
    en = "Each KOL should serve a stated goal; without a group there is nothing to measure the KOL by.",
  },
  remedy = {
    vi = "Xếp KOL vào nhóm theo mục tiêu (độ phủ, niềm tin, bán hàng), sao cho mục tiêu nào cũng có người phục vụ.",
    en = "Sort the KOLs into groups by goal (reach, trust, sales), so that every goal is covered.",
  },
}
