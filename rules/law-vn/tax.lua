-- Thuế thu nhập cá nhân khấu trừ trên phí trả cho KOL là cá nhân. Văn bản mới nhất chỉ đọc được qua nguồn thứ cấp, nên
-- mức bắt đầu và thuế suất đổi được trong tệp chính sách. KOL đăng ký kinh doanh hoặc là công ty thì tự kê khai.
--
-- Personal income tax withheld from fees to KOLs who are individuals. The newest texts were read in secondary sources
-- only, so a policy can change floor and rates. A KOL who is a registered business or a company declares alone.

local contract = subject "contract"
local pay, status = contract.payments, contract.kol.tax_status

-- Mỗi lần trả từ mức này trở lên thì khấu trừ, theo ngày trả. Cá nhân không cư trú: mọi khoản.
-- Each payment from this sum on is taxed, by its day. Non-residents: any sum.
local from_vnd = parameter "law-vn.tax.withholding.from_vnd" {
  resident_individual    = steps { ["0001-01-01"] = 2000000, ["2026-07-01"] = 5000000 },
  nonresident_individual = steps { ["0001-01-01"] = 0 },
}
local rate = parameter "law-vn.tax.withholding.rate" { resident_individual = 0.10, nonresident_individual = 0.20 }

local is_taxed = pay.paid_vnd:at_least(from_vnd(status, pay.paid_on))
local lacking  = pay.paid_vnd * rate(status) - pay.tax_withheld_vnd

rule "law-vn.tax.withholding" {
  on       = contract,
  title    = { vi = "Khấu trừ thuế thu nhập cá nhân", en = "Personal income tax withheld" },
  severity = "critical",
  source   = { "law-109-2025", "decree-253-2026.50", "circular-111-2013.25", "circular-111-2013.18" },

  when    = status:one_of { "resident_individual", "nonresident_individual" },
  each    = pay,
  where   = pay.paid_on:present(),
  label   = { vi = "Thuế khấu trừ còn thiếu", en = "Tax still to be withheld" },
  unit    = "VND",
  measure = choose(is_taxed, greatest(lacking, 0), 0),
  demand  = below(1),  -- whole VND are withheld: what is less than one is not lacking
  message = {
    fail = {
      vi = "{label} ({contract.payments.trigger}): {value}",
      en = "{label} ({contract.payments.trigger}): {value}",
    },
  },

  reason = {
    vi = "Bên trả phí phải khấu trừ: cá nhân cư trú 10% từ 5 triệu đồng mỗi lần trả (Điều 50 Nghị định 253/2026, \z
          hiệu lực từ 01/07/2026; trước đó từ 2 triệu), không cư trú 20%.",
    en = "The payer must withhold: residents 10% from VND 5 million a payment (Decree 253/2026, art. 50, in force \z
          from 2026-07-01; from 2 million before), non-residents 20%.",
  },
  remedy = {
    vi = "Khấu trừ và kê khai phần còn thiếu, cấp chứng từ khấu trừ cho KOL; kiểm tra KOL có đăng ký kinh doanh hay \z
          không.",
    en = "Withhold and declare the shortfall, issue the tax certificate, and check whether the KOL is a registered \z
          business.",
  },
}
