-- Tiền trong hợp đồng: các đợt thanh toán, phạt chậm và trần phạt, phí hủy.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Money in the contract: instalments, the late penalty and its ceiling, the kill fee.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"
local pay, payment_clause = contract.payments, contract.clauses.payment

rule "contract.payment.milestones_terms" {
  on       = contract,
  title    = { vi = "Các đợt thanh toán", en = "Payment milestones" },
  severity = "major",
  source   = { "tomoson-2026", "commercial-law-2005.306" },

  parts = {
    part "whole" {
      label   = { vi = "Tổng các đợt thanh toán", en = "Total of all instalments" },
      measure = sum(pay.share),
      demand  = equals(1),
    },
    part "advance" {
      label   = { vi = "Phần trả khi ký", en = "Share paid on signing" },
      measure = sum(pay.share, pay.trigger:equals "signing"),
      demand  = at_most { warn = 0.50, fail = 0.70 },
    },
    part "retained" {
      label   = { vi = "Phần giữ lại đến khi đăng bài", en = "Share kept until publication" },
      measure = sum(pay.share, pay.trigger:one_of { "posted", "kpi_met", "report" }),
      demand  = at_least { warn = 0.30, fail = 0.10 },
    },
    part "term" {
      each    = pay,
      measure = pay.due_days,
      demand  = at_most { warn = 30, fail = 60 },
    },
    part "interest" {
      label   = { vi = "Lãi chậm trả", en = "Late payment interest" },
      each    = payment_clause,
      absent  = "warn",
      measure = payment_clause.late_interest,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Trả theo tiến độ thì KOL có lý do hoàn thành, và nhãn hàng trả đúng hạn thì mới giữ được lịch của KOL.",
    en = "Pay that follows delivery keeps both sides to their word: the KOL on the work, the brand on the due dates.",
  },
  remedy = {
    vi = "Chia phí thành ba đợt (ký, đăng bài, nghiệm thu báo cáo), trả trong 15–30 ngày, và ghi lãi chậm trả theo \z
          Điều 306 Luật Thương mại 2005.",
    en = "Split the fee into signing, publication and report, pay within 15–30 days, and state the late interest \z
          (Commercial Law 2005, art. 306).",
  },
  wording = {
    vi = "Bên A thanh toán phí thành ba đợt: [40]% trong [15] ngày kể từ ngày ký; [40]% trong [15] ngày kể từ ngày \z
          đăng bài cuối; [20]% trong [30] ngày kể từ ngày nghiệm thu báo cáo. Chậm thanh toán, Bên A trả lãi [lãi \z
          suất]%/năm trên số tiền chậm trả, tính theo số ngày chậm, không vượt mức lãi suất nợ quá hạn trung bình \z
          trên thị trường.",
    en = "Party A pays the fee in three instalments: [40]% within [15] days of signing; [40]% within [15] days of \z
          the last publication; [20]% within [30] days of acceptance of the report. On late payment Party A owes \z
          interest of [rate]% a year on the sum outstanding, by the day, up to the average market rate for overdue \z
          debts.",
  },
}

local late, damages = contract.clauses.late_penalty, contract.clauses.liquidated_damages

rule "contract.penalty.late_and_cap" {
  on       = contract,
  title    = { vi = "Phạt chậm tiến độ và trần phạt", en = "Late penalty and its cap" },
  severity = "major",
  source   = { "001.44", "commercial-law-2005.301", "cuad.liquidated_damages" },

  parts = {
    part "late" {
      label  = { vi = "Điều khoản phạt chậm", en = "Late penalty clause" },
      each   = late,
      absent = "warn",
    },
    part "cap" {  -- 8% of the breached obligation: a clause that is not there adds nothing
      label   = { vi = "Tổng mức phạt", en = "Total penalties" },
      when    = contract.governing_law:equals "VN",
      measure = sum(late.cap_share) + sum(damages.share),
      demand  = at_most(0.08),
    },
  },

  reason = {
    vi = "Có phạt chậm thì bài lên đúng lịch; nhưng phần phạt vượt 8% giá trị phần nghĩa vụ bị vi phạm thì không có \z
          hiệu lực (Điều 301 Luật Thương mại 2005, hiệu lực từ 01/01/2006).",
    en = "A late penalty keeps posts on time; what exceeds 8% of the value of the breached obligation is void \z
          (Commercial Law 2005, art. 301, in force from 2006-01-01).",
  },
  remedy = {
    vi = "Thêm mức phạt theo ngày, giữ tổng các khoản phạt trong 8%, và tách bồi thường thiệt hại thành điều khoản \z
          riêng.",
    en = "Add a daily rate, keep total penalties within 8%, and put damages in a separate clause.",
  },
  wording = {
    vi = "Đăng bài chậm so với lịch đã duyệt, Bên B chịu phạt [1]% giá trị hạng mục chậm cho mỗi ngày. Tổng các \z
          khoản phạt theo Hợp đồng không quá [8]% giá trị phần nghĩa vụ bị vi phạm. Bồi thường thiệt hại thực tế \z
          được tính riêng, ngoài tiền phạt.",
    en = "For each day that a post is later than the approved schedule, Party B owes [1]% of the value of that \z
          deliverable. All penalties under this Contract together do not exceed [8]% of the value of the breached \z
          obligation. Actual damages are claimed apart.",
  },
}

rule "contract.killfee.defined" {
  on       = contract,
  title    = { vi = "Phí hủy", en = "Kill fee" },
  severity = "minor",
  source   = { "tomoson-2026", "termshuman-2026" },

  -- A function, since a demand sees one element at a time and cannot compare a stage with the one before it.
  check = function(contract)
    local clause = contract.clauses.kill_fee
    if not clause then
      return warn {
        vi = "Hợp đồng không có phí hủy", en = "The contract has no kill fee",
        at = { contract.clauses, "kill_fee" },
      }
    end
    if #clause.stages == 0 then  -- stages that are not given end the function here: unknown
      return warn {
        vi = "Phí hủy chưa chia theo bước", en = "The kill fee has no stages",
        at = { clause, "stages" },
      }
    end
    local stages = clause.stages
    for i = 2, #stages do
      local before, step = stages[i - 1], stages[i]
      if given(before, "share") and given(step, "share") and step.share < before.share - 1e-9 then
        return fail {
          vi = "Phí hủy ở bước “{stage}” thấp hơn bước trước",
          en = "The kill fee at stage “{stage}” is lower than at the stage before",
          stage = step.stage, at = { step, "share" },
        }
      end
    end
    for _, step in ipairs(stages) do local _ = step.share end  -- a share that is not given ends it here: unknown
    return pass()
  end,

  reason = {
    vi = "Nhãn hàng hủy giữa chừng thì KOL vẫn mất công; càng về sau công bỏ ra càng nhiều.",
    en = "A cancelled project has still cost the KOL work, and the later it is cancelled, the more.",
  },
  remedy = {
    vi = "Thỏa thuận mức phí hủy tăng dần theo bước, ví dụ 25% sau khi ký, 50% sau khi duyệt kịch bản, 100% sau khi \z
          quay.",
    en = "Agree on shares that rise by stage, for example 25% after signing, 50% after script approval, 100% after \z
          the shoot.",
  },
  wording = {
    vi = "Nếu Bên A hủy mà không do lỗi của Bên B, Bên A trả: [25]% phí nếu hủy sau khi ký; [50]% nếu hủy sau khi \z
          duyệt kịch bản; [100]% nếu hủy sau khi quay xong. Khoản đã tạm ứng được trừ vào phí hủy.",
    en = "If Party A cancels without fault of Party B, it pays [25]% of the fee after signing, [50]% after approval \z
          of the script, and [100]% after the shoot. Advances are set off against this fee.",
  },
}

local tax = contract.clauses.tax

rule "contract.tax.allocated" {
  on       = contract,
  title    = { vi = "Phân định nghĩa vụ thuế", en = "Allocation of tax" },
  severity = "major",
  source   = { "law-75-2025.15a", "law-109-2025", "decree-253-2026.50" },

  when  = contract.kol.tax_status:one_of { "resident_individual", "nonresident_individual" },
  parts = {
    part "basis" {
      measure = contract.fee_basis,
      demand  = present(),
    },
    part "gross_up" {
      when    = contract.fee_basis:equals "net",
      measure = contract.gross_up_vnd,
      demand  = present "warn",
    },
    part "clause" {
      label  = { vi = "Điều khoản thuế", en = "Tax clause" },
      each   = tax,
      absent = "fail",
      parts  = {
        part "withholder" { measure = tax.withholder, demand = present "warn" },
        part "rate"       { measure = tax.rate,       demand = present "warn" },
      },
    },
  },

  reason = {
    vi = "Không ghi phí trước hay sau thuế thì mỗi bên hiểu một con số. KOL phải nộp thuế (khoản 2 Điều 15a Luật \z
          Quảng cáo 2012, do Luật 75/2025 bổ sung, hiệu lực từ 01/01/2026), bên trả phí phải khấu trừ (Điều 50 Nghị \z
          định 253/2026, hiệu lực từ 01/07/2026).",
    en = "A fee that is neither before nor after tax is two figures at once. The KOL owes the tax (Advertising Law \z
          2012, art. 15a(2), added by Law 75/2025, in force from 2026-01-01), the payer must withhold it (Decree \z
          253/2026, art. 50, in force from 2026-07-01).",
  },
  remedy = {
    vi = "Ghi phí là trước thuế hay sau thuế (sau thuế thì kèm số quy đổi trước thuế), bên nào khấu trừ, thuế suất \z
          bao nhiêu.",
    en = "State whether the fee is before or after tax (if after, its gross equivalent too), who withholds, and at \z
          which rate.",
  },
  wording = {
    vi = "Phí [số tiền] đồng là phí [trước thuế / sau thuế, tương đương [số tiền] đồng trước thuế] thu nhập cá nhân. \z
          Mỗi lần thanh toán, [Bên A] khấu trừ [thuế suất]% theo pháp luật tại ngày trả, kê khai, nộp thuế và cấp \z
          chứng từ khấu trừ cho Bên B trong [số ngày] ngày.",
    en = "The fee of [amount] VND is stated [before / after, being [amount] VND before] personal income tax. From \z
          each payment [Party A] withholds [rate]% under the law of that day, declares and pays the tax, and gives \z
          Party B the tax certificate within [number] days.",
  },
}
