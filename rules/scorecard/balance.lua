-- Thẻ điểm cân bằng của chương trình KOL nội bộ: đủ bốn góc nhìn, không chỉ tiền, và gắn với việc hằng ngày.
-- KPI thuộc thẻ điểm là KPI có ghi góc nhìn (perspective); KPI khác không tính.
--
-- The balanced scorecard of the in-house KOL programme: four perspectives, not money alone, tied to daily work.
-- The KPIs of the scorecard are those with a perspective; no others count.

local programme = subject "programme"
local kpi = case.kpis

local on_card = kpi.perspective:present()

local function perspective(name, vi, en)
  return part(name) {
    label   = { vi = vi, en = en },
    unit    = "KPI",
    measure = count(kpi, all_of { on_card, kpi.perspective:equals(name) }),
    demand  = at_least(1),
  }
end

rule "scorecard.balance.four_perspectives" {
  on       = programme,
  title    = { vi = "Bốn góc nhìn của thẻ điểm", en = "Four perspectives of the scorecard" },
  severity = "major",
  source   = { "000.2", "000.3", "000.4", "000.5", "000.34" },

  when  = case.inhouse.active:is_true(),
  parts = {
    perspective("finance",  "KPI tài chính",            "Finance KPIs"),
    perspective("customer", "KPI khách hàng",           "Customer KPIs"),
    perspective("process",  "KPI quy trình nội bộ",     "Process KPIs"),
    perspective("learning", "KPI học hỏi và phát triển", "Learning KPIs"),

    part "nonfinancial" {
      label   = { vi = "Trọng số KPI phi tài chính", en = "Weight of non-financial KPIs" },
      unit    = "ratio",
      measure = sum(kpi.weight, all_of { on_card, kpi.financial:is_false() }) / sum(kpi.weight, on_card),
      demand  = at_least { warn = 0.40 },
    },

    part "linked" {
      label = { vi = "Từng KPI của thẻ điểm", en = "Each KPI on the card" },
      each  = kpi,
      where = on_card,
      parts = {
        part "goal"   { measure = kpi.business_goal_id, demand = present "warn" },
        part "target" { measure = kpi.target,           demand = present "warn" },
        part "work"   { measure = kpi.activities,       demand = not_empty "warn", absent = "warn" },
      },
    },
  },

  reason = {
    vi = "Thiếu một góc nhìn thì chương trình chạy lệch; KPI không gắn mục tiêu và việc hằng ngày thì không ai làm.",
    en = "With a perspective missing the programme is lopsided; a KPI tied to no goal and no routine is nobody's job.",
  },
  remedy = {
    vi = "Bổ sung KPI cho góc nhìn còn trống, và ghi cho mỗi KPI mục tiêu kinh doanh, chỉ tiêu và việc thường ngày \z
          tác động đến nó.",
    en = "Add a KPI for each empty perspective, and note each KPI's business goal, target and routine work.",
  },
}
