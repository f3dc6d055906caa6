-- Quyền sở hữu KPI: nhiều bộ phận thì phải chung một bảng xếp hạng, và chịu chung một phần kết quả.
--
-- Ownership of KPIs: several teams need one common ranking, and a part of the result that they share.

local campaign = subject "campaign"
local kpi = case.kpis

local is_ranked = kpi.priority:present()
local is_shared = all_of { kpi.shared_with:present(), kpi.shared_with:not_empty() }  -- not given counts as not shared

rule "kpi.ownership.one_priority" {
  on       = campaign,
  title    = { vi = "Một thứ tự ưu tiên chung cho KPI", en = "One common ranking of KPIs" },
  severity = "major",
  source   = { "002.5", "002.6" },

  when  = distinct(kpi.owner_team, kpi.owner_team:present()):at_least(2),
  parts = {
    part "weights" {
      label   = { vi = "Tổng trọng số KPI", en = "Total weight of the KPIs" },
      measure = sum(kpi.weight),
      demand  = equals(1),
    },
    part "repeated" {
      label   = { vi = "Thứ tự ưu tiên bị trùng", en = "Duplicate priorities" },
      unit    = "KPI",
      measure = count(kpi, is_ranked) - distinct(kpi.priority, is_ranked),
      demand  = at_most(0),
    },
    part "ranked" {  -- a KPI without priority: unknown
      label   = { vi = "Mọi KPI đều có thứ tự ưu tiên", en = "A priority for every KPI" },
      measure = all(kpi.priority:at_least(1)),
      demand  = is_true(),
    },
    part "shared" {
      label   = { vi = "Trọng số KPI chung của nhiều bộ phận", en = "Weight of KPIs shared between teams" },
      measure = sum(kpi.weight, is_shared),
      demand  = at_least { warn = 0.20 },
    },
  },

  reason = {
    vi = "Bộ phận nào cũng chạy theo con số của mình thì kết quả chung dừng ở mức trung bình.",
    en = "When every team chases its own figure, the common result is mediocre.",
  },
  remedy = {
    vi = "Xếp mọi KPI vào một danh sách ưu tiên duy nhất, tổng trọng số 100%, và để nhiều bộ phận cùng chịu trách \z
          nhiệm về các KPI đứng đầu.",
    en = "Rank all KPIs in one list, with weights of 100% together, and let several teams answer for those on top.",
  },
}
