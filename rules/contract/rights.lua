-- Quyền: độc quyền, sở hữu nội dung, AI mô phỏng khuôn mặt và giọng nói. Quyền sử dụng nội dung: xem usage.lua.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Rights: exclusivity, ownership of the content, AI copies of face and voice. For usage of the content see usage.lua.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"

local exclusive = contract.clauses.exclusivity

rule "contract.exclusivity.scope" {
  on       = contract,
  title    = { vi = "Phạm vi độc quyền", en = "Scope of exclusivity" },
  severity = "major",
  source   = { "001.24", "cuad.exclusivity", "cuad.non_compete", "cuad.competitive_restriction_exception" },

  label  = { vi = "Điều khoản độc quyền", en = "Exclusivity clause" },
  each   = exclusive,
  absent = "warn",
  parts  = {
    part "category" {
      measure = exclusive.category,
      demand  = present(),
    },
    part "competitors" {
      absent  = "fail",
      measure = exclusive.competitors,
      demand  = not_empty(),
    },
    part "window" {  -- what is paid for may last longer
      label   = { vi = "Thời gian độc quyền không có khoản bù", en = "Exclusivity period without compensation" },
      when    = exclusive.compensation_vnd:equals(0),
      measure = exclusive.pre_days + exclusive.post_days,
      demand  = at_most { warn = 90, fail = 180 },
    },
  },

  reason = {
    vi = "Độc quyền phải chặn được đúng đối thủ, trong một khoảng thời gian vừa phải để KOL vẫn có thu nhập từ nghề.",
    en = "Exclusivity must keep out the right rivals, for a period that still leaves the KOL a living.",
  },
  remedy = {
    vi = "Ghi rõ ngành hàng, tên đối thủ, số ngày trước và sau chiến dịch, lãnh thổ; thời gian dài thì trả khoản bù.",
    en = "Name the category, the rivals, the days before and after, the territory; pay compensation for a long window.",
  },
  wording = {
    vi = "Từ [số ngày] ngày trước đến [số ngày] ngày sau chiến dịch, tại [lãnh thổ], Bên B không quảng cáo sản phẩm \z
          thuộc ngành hàng [ngành hàng] của các thương hiệu: [danh sách đối thủ]. Ngoại lệ: [hợp đồng đã ký trước]. \z
          Bên A trả khoản bù độc quyền [số tiền] đồng.",
    en = "From [number] days before until [number] days after the campaign, in [territory], Party B does not \z
          advertise [category] for these brands: [list of competitors]. Exceptions: [earlier contracts]. Party A \z
          pays [amount] VND for the exclusivity.",
  },
}

local deal = contract.kol.deals
local first_day = days_after(case.campaign.start_date, -exclusive.pre_days)
local last_day  = days_after(case.campaign.end_date, exclusive.post_days)

local is_rival  = deal.brand:one_of(exclusive.competitors)
local is_inside = overlap_days(deal.start_date, deal.end_date, first_day, last_day):at_least(1)

-- Điều khoản chưa nhập nội dung nào thì là chưa rõ, cả khi KOL chưa hợp tác với ai khác (cách đọc chặt hơn).
-- A clause with none of its terms entered is unknown even for a KOL without deals, the stricter of two readings.
rule "contract.exclusivity.parallel_deals" {
  on       = contract,
  title    = { vi = "Hợp tác với đối thủ trong thời gian độc quyền", en = "Deals with competitors under exclusivity" },
  severity = "critical",
  source   = { "001.24", "cuad.exclusivity" },

  when  = exclusive:present(),
  parts = {
    part "terms" {
      label   = { vi = "Nội dung điều khoản độc quyền", en = "Terms of the exclusivity clause" },
      absent  = "skip",
      measure = exclusive.competitors,
      demand  = present(),
    },
    part "deals" {
      unit    = "deal",
      measure = count(deal, all_of { is_rival, is_inside }),
      demand  = at_most(0),
    },
  },

  reason = {
    vi = "KOL đang làm cho đối thủ mà vẫn ký độc quyền thì điều khoản bị vi phạm ngay từ ngày đầu, ký cũng như không.",
    en = "If the KOL already works for a rival, exclusivity is breached on its first day and keeps nobody out.",
  },
  remedy = {
    vi = "Trước khi ký, xin văn bản đồng ý của thương hiệu kia, dời chiến dịch ra ngoài thời gian đó, hoặc chọn KOL \z
          khác.",
    en = "Before signing, get a written release from the other brand, move the campaign past that deal, or book \z
          another KOL.",
  },
}

local ownership = contract.clauses.ip_ownership

rule "contract.ip.ownership" {
  on       = contract,
  title    = { vi = "Sở hữu nội dung", en = "Ownership of the content" },
  severity = "major",
  source   = { "cuad.ip_ownership_assignment", "cuad.joint_ip_ownership", "decree-341-2025" },

  label  = { vi = "Điều khoản sở hữu nội dung", en = "Clause on content ownership" },
  each   = ownership,
  absent = "fail",
  parts  = {
    part "clearance" {
      absent  = "fail",
      measure = ownership.third_party_clearance,
      demand  = is_true(),
    },
    part "model" {
      measure = ownership.model,
      demand  = present "warn",
    },
    part "fee" {  -- present() first: without a model the fee is not asked for
      when    = all_of { ownership.model:present(), ownership.model:equals "assignment" },
      absent  = "warn",
      measure = ownership.fee_vnd,
      demand  = above { warn = 0 },
    },
  },

  reason = {
    vi = "Không rõ ai sở hữu, nhạc và hình chưa xin phép thì nội dung không dùng lại được và có thể bị xử phạt (Nghị \z
          định 341/2025, hiệu lực từ 15/02/2026).",
    en = "Unclear ownership and uncleared music or images block reuse and risk a fine (Decree 341/2025, in force from \z
          2026-02-15).",
  },
  remedy = {
    vi = "Chọn cấp phép hay chuyển nhượng quyền, chuyển nhượng thì trả phí riêng; buộc KOL chỉ dùng nhạc và hình đã \z
          có quyền sử dụng.",
    en = "Choose a licence or an assignment, pay extra for an assignment, and oblige the KOL to use only cleared \z
          music and images.",
  },
  wording = {
    vi = "Quyền tài sản thuộc quyền tác giả đối với nội dung được [Bên B giữ và cấp phép cho Bên A theo điều khoản sử \z
          dụng / Bên B chuyển nhượng cho Bên A với phí [số tiền] đồng]. Bên B bảo đảm đã có quyền đối với mọi âm \z
          nhạc, hình ảnh của bên thứ ba trong nội dung và bàn giao tệp gốc trong [số ngày] ngày.",
    en = "The economic rights in the content are [kept by Party B and licensed to Party A under the usage clause / \z
          assigned by Party B to Party A for a fee of [amount] VND]. Party B warrants the rights in all third-party \z
          music and pictures used, and hands over the raw files within [number] days.",
  },
}

local ai = contract.clauses.ai_likeness

rule "contract.ai.likeness" {
  on       = contract,
  title    = { vi = "AI mô phỏng hình ảnh và giọng nói", en = "AI copies of face and voice" },
  severity = "major",
  source   = { "law-134-2025.11", "decree-142-2026" },

  label  = { vi = "Điều khoản về AI", en = "AI clause" },
  each   = ai,
  absent = "warn",
  parts  = any_of {  -- forbidden altogether, or allowed within limits
    part "forbidden" {
      measure = ai.synthetic_allowed,
      demand  = is_false(),
    },
    part "limited" {
      label = { vi = "Cho phép AI trong giới hạn", en = "AI copies within limits" },
      parts = {
        part "consent" {
          absent  = "fail",
          measure = ai.consent_per_use,
          demand  = is_true(),
        },
        part "term" {
          measure = ai.term_months,
          demand  = present(),
        },
      },
    },
  },

  reason = {
    vi = "Khuôn mặt và giọng nói đã sao chép thì còn mãi sau chiến dịch; nội dung mô phỏng người thật phải gắn nhãn \z
          (Điều 11 Luật Trí tuệ nhân tạo 2025, Luật 134/2025, hiệu lực từ 01/03/2026).",
    en = "A copied face or voice outlives the campaign; imitations of real people must be labelled (AI Law 2025, Law \z
          134/2025, art. 11, in force from 2026-03-01).",
  },
  remedy = {
    vi = "Cấm AI mô phỏng KOL, hoặc cho phép từng lần, có nhãn AI và ngày kết thúc.",
    en = "Forbid AI copies of the KOL, or allow them one use at a time, labelled and with an end date.",
  },
  wording = {
    vi = "Bên A không dùng AI tạo hoặc mô phỏng hình ảnh, giọng nói của Bên B, không dùng nội dung để huấn luyện AI, \z
          trừ khi Bên B đồng ý bằng văn bản cho từng lần dùng. Mỗi lần dùng phải gắn nhãn AI dễ thấy và chấm dứt sau \z
          [số tháng] tháng.",
    en = "Party A does not create or imitate Party B's face or voice with AI, and does not train AI on the content, \z
          unless Party B consents in writing to each single use. Each use bears a visible AI label and ends after \z
          [number] months.",
  },
}
