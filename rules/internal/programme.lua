-- Marketing nội bộ: có chương trình thì chương trình phải được viết ra và soi theo mục tiêu bên ngoài.
--
-- Internal marketing: where there is a programme, it has to be written down and to mirror the goals outside.

local programme = subject "programme"
local internal = case.internal

rule "internal.programme.planned" {
  on       = programme,
  title    = { vi = "Kế hoạch của chương trình nội bộ", en = "Plan of the internal programme" },
  severity = "major",
  source   = { "004.1", "004.10" },

  when  = any_of { internal.exists:is_true(), case.inhouse.active:is_true() },
  parts = {
    part "plan" {
      absent  = "fail",
      measure = internal.plan_documented,
      demand  = is_true(),
    },
    part "goals" {
      absent  = "warn",
      measure = internal.external_goal_ids,
      demand  = not_empty "warn",
    },
  },

  reason = {
    vi = "Nhân viên không biết công ty hứa gì với khách thì không giữ được lời hứa đó.",
    en = "Staff who do not know what the company promises its customers cannot keep the promise.",
  },
  remedy = {
    vi = "Viết kế hoạch marketing nội bộ, gắn từng phần với mục tiêu của chiến dịch bên ngoài.",
    en = "Write an internal marketing plan and tie each part of it to a goal of the external campaign.",
  },
}
