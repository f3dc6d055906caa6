-- Kết thúc: giữ bài và gỡ bài, chấm dứt, trách nhiệm, các điều khoản cuối.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- The end: how long posts stay and how fast they go, termination, liability, the closing clauses.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"

local retention = contract.clauses.content_retention

rule "contract.retention.live_and_takedown" {
  on       = contract,
  title    = { vi = "Thời gian giữ bài và hạn gỡ bài", en = "Time online and takedown" },
  severity = "major",
  source   = { "law-75-2025.23", "decree-342-2025.18" },

  label  = { vi = "Điều khoản giữ bài và gỡ bài", en = "Clause on retention and takedown" },
  each   = retention,
  absent = "warn",
  parts  = {
    part "live" {
      measure = retention.live_days,
      demand  = at_least { warn = 90, fail = 30 },
    },
    part "takedown_given" {
      measure = retention.takedown_hours,
      demand  = present "warn",
    },
    part "takedown" {
      label   = { vi = "Thời hạn gỡ bài tại Việt Nam", en = "Takedown deadline in Vietnam" },
      when    = case.campaign.markets:contains "VN",
      absent  = "skip",
      measure = retention.takedown_hours,
      demand  = at_most(24),
    },
  },

  reason = {
    vi = "Bài gỡ sớm thì mất lượt xem về sau. Bài vi phạm phải gỡ trong 24 giờ khi cơ quan nhà nước yêu cầu (Điều 23 \z
          Luật Quảng cáo 2012, sửa đổi bởi Luật 75/2025, hiệu lực từ 01/01/2026; Điều 18 Nghị định 342/2025, hiệu \z
          lực từ 15/02/2026).",
    en = "A post that goes early loses its later views. One that breaks the law must go within 24 hours of an \z
          authority's request (Advertising Law 2012, art. 23, as amended by Law 75/2025, in force from 2026-01-01; \z
          Decree 342/2025, art. 18, in force from 2026-02-15).",
  },
  remedy = {
    vi = "Ghi bài phải giữ công khai ít nhất 90 ngày, và phải gỡ trong 24 giờ khi nhãn hàng hoặc cơ quan nhà nước \z
          yêu cầu.",
    en = "Fix at least 90 days online, and removal within 24 hours when the brand or an authority asks for it.",
  },
  wording = {
    vi = "Bên B giữ nội dung ở chế độ công khai ít nhất [90] ngày kể từ ngày đăng, không xóa, không ẩn. Khi Bên A \z
          hoặc cơ quan có thẩm quyền yêu cầu, Bên B gỡ nội dung trong [24] giờ và gửi ảnh chụp xác nhận. Gỡ bài \z
          không do lỗi của Bên B thì phí không giảm.",
    en = "Party B keeps the content public for at least [90] days from publication, neither deleted nor hidden. When \z
          Party A or an authority asks for it, Party B removes the content within [24] hours and sends a screenshot. \z
          Removal without fault of Party B does not reduce the fee.",
  },
}

local exit = contract.clauses.termination

rule "contract.termination.balanced" {
  on       = contract,
  title    = { vi = "Quyền chấm dứt của hai bên", en = "Rights to terminate" },
  severity = "major",
  source   = { "cuad.termination_for_convenience", "cuad.post_termination_services" },

  label  = { vi = "Điều khoản chấm dứt", en = "Termination clause" },
  each   = exit,
  absent = "fail",
  parts  = {
    part "cause" {
      absent  = "fail",
      measure = exit.for_cause,
      demand  = is_true(),
    },
    part "cure" {
      measure = exit.cure_days,
      demand  = at_most { warn = 14 },
    },
    part "notice" {
      measure = exit.for_convenience_days,
      demand  = at_least { warn = 7 },
    },
    part "refund" {
      absent  = "warn",
      measure = exit.refund_pro_rata,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Bên nào cũng cần một lối ra rõ ràng: được dừng khi bên kia vi phạm, có thời gian khắc phục, có báo trước, \z
          và tiền tính theo việc đã làm.",
    en = "Both sides need an orderly way out: a right to end on breach, time to put things right, notice, and money \z
          by the work done.",
  },
  remedy = {
    vi = "Ghi quyền chấm dứt khi bên kia vi phạm, tối đa 14 ngày khắc phục, báo trước ít nhất 7 ngày khi đơn phương \z
          dừng, và hoàn phí phần chưa làm.",
    en = "Add a right to end on breach, a cure period of at most 14 days, at least 7 days' notice for convenience, \z
          and a refund for work not done.",
  },
  wording = {
    vi = "Khi một bên vi phạm cơ bản nghĩa vụ và không khắc phục trong [7] ngày kể từ ngày nhận thông báo, bên kia \z
          có quyền chấm dứt Hợp đồng. Mỗi bên được đơn phương chấm dứt nếu báo trước [10] ngày bằng văn bản. Khi Hợp \z
          đồng chấm dứt, Bên A thanh toán phần đã thực hiện, Bên B hoàn lại phí đã nhận của phần chưa thực hiện theo \z
          tỷ lệ.",
    en = "If one party is in fundamental breach and does not cure it within [7] days of notice, the other may \z
          terminate. Either party may terminate for convenience on [10] days' written notice. On termination Party A \z
          pays for the work done, and Party B returns the fee received for work not done, pro rata.",
  },
}

local indemnity, cap = contract.clauses.indemnity, contract.clauses.liability_cap

rule "contract.liability.indemnity_cap" {
  on       = contract,
  title    = { vi = "Bồi hoàn và giới hạn trách nhiệm", en = "Indemnity and cap on liability" },
  severity = "major",
  source   = { "law-19-2023.22", "cuad.cap_on_liability", "cuad.uncapped_liability" },

  parts = {
    part "indemnity" {
      label  = { vi = "Điều khoản bồi hoàn", en = "Indemnity clause" },
      each   = indemnity,
      absent = "warn",
      parts  = {
        part "mutual" {
          measure = indemnity.mutual,
          demand  = is_true "warn",
        },
        part "product" {
          measure = indemnity.excludes_product_liability,
          demand  = is_true(),
        },
      },
    },
    part "cap" {
      label   = { vi = "Giới hạn trách nhiệm", en = "Cap on liability" },
      each    = cap,
      absent  = "warn",
      measure = cap.cap_share,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Ai nắm thông tin sản phẩm thì người đó phải chịu trách nhiệm. Luật có thể buộc cả hai bên bồi thường người \z
          mua (khoản 3 Điều 22 Luật Bảo vệ quyền lợi người tiêu dùng 2023, Luật 19/2023, hiệu lực từ 01/07/2024), \z
          nên hợp đồng phải ghi ai bồi hoàn cho ai, đến mức nào.",
    en = "Whoever holds the facts about the product should answer for them. The law may make both sides liable to \z
          buyers (Consumer Protection Law 2023, Law 19/2023, art. 22(3), in force from 2024-07-01), so the contract \z
          must say who indemnifies whom, and how far.",
  },
  remedy = {
    vi = "Ghi bồi hoàn hai chiều, miễn cho KOL trách nhiệm về thông tin sản phẩm do nhãn hàng cung cấp, và đặt mức \z
          trần trách nhiệm, trừ gian dối và số liệu ảo.",
    en = "Write a mutual indemnity, free the KOL from product information given by the brand, and set a cap that \z
          leaves out fraud and false figures.",
  },
  wording = {
    vi = "Mỗi bên bồi hoàn cho bên kia thiệt hại do lỗi của mình gây ra, kể cả khoản phải trả cho bên thứ ba. Giữa \z
          hai bên, Bên B không chịu trách nhiệm về thông tin, giấy tờ sản phẩm do Bên A cung cấp. Tổng trách nhiệm \z
          của mỗi bên không quá [100]% phí, trừ trường hợp cố ý, gian dối hoặc số liệu ảo.",
    en = "Each party indemnifies the other for loss caused by its own fault, sums owed to third parties included. As \z
          between the parties, Party B is not liable for product information and papers supplied by Party A. Each \z
          party's total liability does not exceed [100]% of the fee, except for intent, fraud or false figures.",
  },
}

local force_majeure, renewal = contract.clauses.force_majeure, contract.clauses.renewal
local assignment = contract.clauses.anti_assignment

rule "contract.boilerplate.term_law_force_majeure" {
  on       = contract,
  title    = { vi = "Thời hạn, luật áp dụng, bất khả kháng", en = "Term, governing law, force majeure" },
  severity = "minor",
  source   = {
    "cuad.expiration_date", "cuad.governing_law", "cuad.anti_assignment", "cuad.renewal_term",
    "cuad.notice_period_to_terminate_renewal",
  },

  parts = {
    part "law"    { measure = contract.governing_law, demand = present() },
    part "forum"  { measure = contract.dispute_forum, demand = present() },
    part "expiry" { measure = contract.expires_on,    demand = present "warn" },
    part "force_majeure" {
      label  = { vi = "Điều khoản bất khả kháng", en = "Force majeure clause" },
      each   = force_majeure,
      absent = "warn",
    },
    part "assignment" {
      label   = { vi = "Đồng ý của bên kia khi chuyển nhượng", en = "Consent to assignment" },
      each    = assignment,
      absent  = "warn",
      measure = assignment.consent_required,
      demand  = is_true "warn",
    },
    part "renewal" {
      label   = { vi = "Thời hạn báo không gia hạn", en = "Notice against renewal" },
      each    = renewal,
      where   = renewal.auto:is_true(),
      measure = renewal.notice_days,
      demand  = at_least { warn = 15 },
    },
  },

  reason = {
    vi = "Khi tranh chấp, câu hỏi đầu tiên là theo luật nào, kiện ở đâu; hợp đồng bỏ trống thì riêng việc đó đã mất \z
          hàng tháng.",
    en = "The first question of every dispute is which law and which court; where the contract is silent, that alone \z
          takes months.",
  },
  remedy = {
    vi = "Bổ sung ngày hết hạn, luật áp dụng, nơi giải quyết tranh chấp, điều khoản bất khả kháng và chuyển nhượng; \z
          nếu tự động gia hạn thì ghi thời hạn báo trước ít nhất 15 ngày.",
    en = "Add the expiry date, governing law, forum, force majeure and assignment; where the contract renews itself, \z
          at least 15 days' notice.",
  },
  wording = {
    vi = "Hợp đồng hết hạn ngày [ngày] và [không tự động gia hạn / tự động gia hạn, trừ khi một bên thông báo không \z
          gia hạn trước ít nhất [15] ngày]. Hợp đồng được điều chỉnh bởi pháp luật [Việt Nam]; tranh chấp do [tòa án \z
          / trung tâm trọng tài] giải quyết. Bên gặp sự kiện bất khả kháng được miễn trách nhiệm nếu thông báo trong \z
          [số ngày] ngày. Chuyển nhượng Hợp đồng phải được bên kia đồng ý bằng văn bản.",
    en = "The Contract expires on [date] and [does not renew itself / renews itself unless a party objects at least \z
          [15] days before]. It is governed by the law of [Vietnam]; disputes go to [court / arbitration centre]. A \z
          party hit by force majeure is excused if it gives notice within [number] days. Assignment requires the \z
          other party's written consent.",
  },
}
