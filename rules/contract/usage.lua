-- Sử dụng nội dung: dùng lại bài ở đâu, trong bao lâu, và chạy quảng cáo từ tài khoản KOL đến mức nào.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Usage: where and for how long the content may be reused, and how far the brand may advertise from the KOL's account.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"

local usage      = contract.clauses.usage_rights
local is_free    = negate(all_of { usage.fee_vnd:present(), usage.fee_vnd:above(0) })  -- no fee given, or a fee of 0
local is_limited = usage.perpetual:is_false()

rule "contract.usage.scope" {
  on       = contract,
  title    = { vi = "Phạm vi sử dụng nội dung", en = "Scope of the usage rights" },
  severity = "major",
  source   = {
    "influencerfee-2026", "cuad.license_grant", "cuad.irrevocable_or_perpetual_license", "cuad.unlimited_license",
  },

  label  = { vi = "Điều khoản sử dụng nội dung", en = "Clause on usage rights" },
  each   = usage,
  absent = "fail",
  parts  = {
    part "perpetual" {  -- what is paid for may be either, but has to be said
      measure = usage.perpetual,
      demand  = equals(choose(is_free, false, usage.perpetual)),
      message = {
        fail = { vi = "Quyền sử dụng nội dung: vĩnh viễn, không trả phí", en = "Usage rights: perpetual, at no fee" },
      },
    },
    part "months" {
      when    = is_limited,
      measure = usage.months,
      demand  = at_most { warn = 12 },
    },
    part "free_months" {
      label   = { vi = "Thời hạn sử dụng nội dung không trả phí", en = "Term of the usage rights without a fee" },
      when    = all_of { is_limited, is_free },
      measure = usage.months,
      demand  = at_most(24),
    },
    part "media" {
      absent  = "warn",
      measure = usage.media,
      demand  = not_empty "warn",
    },
    part "territory" {
      absent  = "warn",
      measure = usage.territory,
      demand  = not_empty "warn",
    },
  },

  reason = {
    vi = "Dùng bài ngoài phương tiện, lãnh thổ hay thời hạn đã mua là xâm phạm quyền; lấy quyền vĩnh viễn mà không \z
          trả thêm là bất công với KOL.",
    en = "Use beyond the media, territory and term that were bought is infringement; rights for ever at no extra fee \z
          are unfair to the KOL.",
  },
  remedy = {
    vi = "Liệt kê phương tiện, lãnh thổ và thời hạn, tối đa 12 tháng; cần dùng lâu hơn thì ghi cách gia hạn và phí \z
          gia hạn.",
    en = "List media, territory and a term of at most 12 months; for a longer use write down how it is renewed and \z
          at what fee.",
  },
  wording = {
    vi = "Bên A được sử dụng nội dung trên [mạng xã hội, website, màn hình tại điểm bán] tại [lãnh thổ] trong [12] \z
          tháng kể từ ngày đăng, phí sử dụng [số tiền] đồng. Quyền này có thời hạn và không được cấp lại cho bên thứ \z
          ba. Muốn dùng tiếp, hai bên ký phụ lục gia hạn với phí riêng.",
    en = "Party A may use the content on [social media, website, in-store screens] in [territory] for [12] months \z
          from publication, for a usage fee of [amount] VND. The right is limited in time and is not sublicensed. \z
          Further use takes an annex with a fee of its own.",
  },
}

local white = contract.clauses.whitelisting

rule "contract.usage.whitelisting" {
  on       = contract,
  title    = { vi = "Quảng cáo từ tài khoản KOL", en = "Ads from the KOL's account" },
  severity = "major",
  source   = { "003.14", "influencerfee-2026" },

  when   = any_of {
    any(case.campaign.channels.paid_amplification:is_true()),
    any(contract.posts.boosted:is_true()),
  },
  label  = { vi = "Điều khoản quảng cáo từ tài khoản KOL", en = "Clause on ads from the KOL's account" },
  each   = white,
  absent = "fail",
  parts  = {
    part "days" {
      measure = white.days,
      demand  = at_most { warn = 90, fail = 180 },
    },
    part "cap" {
      measure = white.spend_cap_vnd,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Chạy quảng cáo dưới tên KOL là dùng uy tín và tài khoản của họ: phải có đồng ý riêng, có thời hạn và trần \z
          chi tiêu.",
    en = "An ad under the KOL's name uses their reputation and their account: it needs separate consent, an end date \z
          and a spending cap.",
  },
  remedy = {
    vi = "Thêm điều khoản cấp quyền quảng cáo: nền tảng nào, trong bao nhiêu ngày, chi tối đa bao nhiêu.",
    en = "Add a clause that permits the ads: on which platforms, for how many days, up to what spend.",
  },
  wording = {
    vi = "Bên B cho phép Bên A chạy quảng cáo trả phí từ tài khoản của Bên B trên [nền tảng] trong [số ngày, không \z
          quá 90] ngày kể từ ngày đăng, chi không quá [số tiền] đồng. Hết hạn, Bên A tắt quảng cáo và trả lại quyền \z
          truy cập trong [số giờ] giờ.",
    en = "Party B permits Party A to run paid ads from Party B's account on [platforms] for [number, at most 90] \z
          days from publication, with spending of up to [amount] VND. At the end Party A stops the ads and returns \z
          the access within [number] hours.",
  },
}
