-- Kết quả: cam kết KPI chỉ có giá trị khi ghi rõ đo bằng gì, đến ngày nào, và không đạt thì bù ra sao.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Results: a promised KPI is worth something only when it says how it is measured, until when, and what cures a miss.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"
local guarantee = contract.clauses.kpi_guarantee

local large_fee = parameter "contract.kpi.guarantee_make_good.large_fee" (100000000)  -- VND
local is_large  = contract.fee_vnd:at_least(large_fee())

local function cure(name, level, condition, vi, en)
  return part(name) {
    label   = { vi = vi, en = en },
    when    = condition,
    each    = guarantee,
    absent  = level,
    measure = guarantee.remedy,
    demand  = one_of { [level] = { "make_good", "refund", "fee_reduction" } },
  }
end

rule "contract.kpi.guarantee_make_good" {
  on       = contract,
  title    = { vi = "Cam kết KPI và cách bù", en = "KPI guarantee and its remedy" },
  severity = "major",
  source   = { "001.5", "001.46", "trade-practice" },

  parts = {
    cure("large", "fail", is_large,         "Biện pháp bù KPI (phí lớn)", "Remedy for a missed KPI (large fee)"),
    cure("small", "warn", negate(is_large), "Biện pháp bù KPI (phí nhỏ)", "Remedy for a missed KPI (small fee)"),

    part "terms" {
      label = { vi = "Nội dung cam kết KPI", en = "Terms of the KPI guarantee" },
      each  = guarantee,
      parts = {
        part "metric" { measure = guarantee.metric,      demand = present "warn" },
        part "target" { measure = guarantee.target,      demand = present "warn" },
        part "window" { measure = guarantee.window_days, demand = present "warn" },
        part "source" { measure = guarantee.source,      demand = present "warn" },
      },
    },

    part "make_good" {  -- present() first: without a remedy the days are not asked for
      label   = { vi = "Thời hạn đăng bù", en = "Make-good period" },
      each    = guarantee,
      where   = all_of { guarantee.remedy:present(), guarantee.remedy:equals "make_good" },
      measure = guarantee.make_good_days,
      demand  = at_most { warn = 30 },
    },
  },

  reason = {
    vi = "Hứa “đạt KPI” mà không ghi đo bằng số nào, trong bao lâu, hụt thì bù thế nào: lời hứa đó không ràng buộc \z
          được ai.",
    en = "A promise to “reach the KPI” binds nobody when it does not say which figure counts, by when, and what \z
          happens on a miss.",
  },
  remedy = {
    vi = "Ghi chỉ số, mức cam kết, số ngày đo, nguồn số liệu, và cách bù khi hụt: đăng bù trong 30 ngày, hoàn hoặc \z
          giảm phí.",
    en = "Name the measure, the target, the days of measuring, the source of the figures, and the cure: a make-good \z
          post within 30 days, a refund or a lower fee.",
  },
  wording = {
    vi = "Bên B cam kết [chỉ số] đạt ít nhất [mức cam kết] trong [14] ngày kể từ ngày đăng, theo số liệu gốc của \z
          [nền tảng]. Nếu không đạt, Bên B đăng bù [một] nội dung tương đương trong [21] ngày mà không tính thêm \z
          phí; vẫn không đạt thì phí giảm theo tỷ lệ còn thiếu.",
    en = "Party B guarantees [measure] of at least [target] within [14] days of publication, by the native \z
          statistics of [platform]. On a miss Party B publishes [one] equivalent piece within [21] days at no extra \z
          fee; if that falls short as well, the fee is reduced in proportion.",
  },
}
