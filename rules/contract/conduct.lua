-- Ứng xử: đạo đức và hình ảnh, khủng hoảng, trung thực số liệu, bảo mật, dữ liệu cá nhân.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Conduct: morality, crisis, honest figures, confidentiality, personal data.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"

local morality = contract.clauses.morality

rule "contract.morality.present" {
  on       = contract,
  title    = { vi = "Điều khoản đạo đức và hình ảnh", en = "Morality clause" },
  severity = "critical",
  source   = { "001.21", "001.22", "001.26" },

  each   = morality,
  absent = "fail",
  parts  = {
    -- What the brand needs: a way out.
    part "triggers" {
      absent  = "fail",
      measure = morality.triggers,
      demand  = contains { "scandal", "statement", "legal" },
    },
    part "remedies" {
      absent  = "fail",
      measure = morality.remedies,
      demand  = contains { "suspend", "remove_content", "terminate" },
    },
    -- What the KOL needs: a fair test.
    part "mutual" {
      absent  = "warn",
      measure = morality.reciprocal,
      demand  = is_true "warn",
    },
    part "test" {
      absent  = "warn",
      measure = morality.objective_test,
      demand  = is_true "warn",
    },
    part "notice" {
      measure = morality.notice_hours,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Khi có bê bối, nhãn hàng cần quyền dừng đã ghi sẵn, còn KOL cần được xét theo tiêu chí rõ ràng và công bằng.",
    en = "In a scandal the brand needs a way out agreed beforehand, and the KOL a test that is clear and fair.",
  },
  remedy = {
    vi = "Nêu trường hợp áp dụng, biện pháp theo từng mức, thời hạn báo trước, tiêu chí khách quan, và áp dụng cho \z
          cả hai bên.",
    en = "State triggers, staged remedies, notice and an objective test, and let the clause bind both sides.",
  },
  wording = {
    vi = "Khi một bên vướng bê bối được ít nhất [hai] cơ quan báo chí đưa tin, có phát ngôn gây tranh cãi, hoặc bị \z
          cơ quan có thẩm quyền xử lý, bên kia được, sau khi báo trước [24] giờ: tạm dừng thực hiện; yêu cầu gỡ nội \z
          dung; chấm dứt Hợp đồng. Phí của phần việc chưa làm được hoàn lại.",
    en = "If one party is in a scandal reported by at least [two] news media, makes a statement that causes public \z
          controversy, or is sanctioned by an authority, the other may, on [24] hours' notice: suspend; demand \z
          removal of content; terminate. The fee for work not done is returned.",
  },
}

local crisis = contract.clauses.crisis

rule "contract.crisis.handling" {
  on       = contract,
  title    = { vi = "Phối hợp xử lý khủng hoảng", en = "Joint crisis handling" },
  severity = "major",
  source   = { "000.14", "001.27" },

  label  = { vi = "Điều khoản xử lý khủng hoảng", en = "Crisis clause" },
  each   = crisis,
  absent = "fail",
  parts  = {
    part "notice" {
      measure = crisis.notify_hours,
      demand  = at_most { warn = 24, fail = 72 },
    },
    part "contact" {
      measure = crisis.contact,
      demand  = present "warn",
    },
    part "one_voice" {
      absent  = "warn",
      measure = crisis.no_unilateral_statement,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Khủng hoảng tính bằng giờ: báo chậm, không biết gọi ai, mỗi bên nói một kiểu thì chuyện nhỏ thành lớn.",
    en = "A crisis is a matter of hours: late news, nobody to call and two different statements make it grow.",
  },
  remedy = {
    vi = "Ghi hạn báo tin 24 giờ, tên và số điện thoại đầu mối, và cam kết không bên nào phát ngôn khi chưa thống \z
          nhất.",
    en = "Write down notice within 24 hours, one contact with a telephone number, and no statement by either side \z
          before the wording is agreed.",
  },
  wording = {
    vi = "Khi có sự việc có thể ảnh hưởng đến hình ảnh của một bên, bên biết trước phải báo cho bên kia trong [24] \z
          giờ kể từ khi biết, qua đầu mối [họ tên, điện thoại]. Hai bên thống nhất nội dung rồi mới trả lời báo chí \z
          và công chúng; không bên nào đơn phương phát ngôn, trừ khi cơ quan có thẩm quyền yêu cầu.",
    en = "When an event may harm the image of either party, the one who learns of it first tells the other within \z
          [24] hours through [name, telephone]. The parties agree on the wording before they answer press or public; \z
          neither speaks alone, unless an authority requires it.",
  },
}

local fake, access = contract.clauses.fake_engagement, contract.clauses.data_access

rule "contract.integrity.data_and_fraud" {
  on       = contract,
  title    = { vi = "Cung cấp số liệu và cấm tương tác ảo", en = "Ban on fake engagement, access to statistics" },
  severity = "major",
  source   = { "001.15", "001.46", "16-cfr-465.8", "cuad.audit_rights" },

  parts = {
    part "ban" {
      label   = { vi = "Điều khoản cấm tương tác ảo", en = "Ban on fake engagement" },
      each    = fake,
      absent  = "fail",
      measure = fake.prohibited,
      demand  = is_true(),
    },
    part "access" {
      label  = { vi = "Điều khoản cung cấp số liệu", en = "Clause on access to statistics" },
      each   = access,
      absent = "warn",
      parts  = {
        part "insights" {
          absent  = "warn",
          measure = access.insights,
          demand  = is_true "warn",
        },
        part "days" {
          absent  = "warn",
          measure = access.days,
          demand  = at_most { warn = 7 },
        },
      },
    },
  },

  reason = {
    vi = "Tương tác mua bằng tiền không có giá trị, ở Hoa Kỳ còn trái luật; muốn biết thật giả thì phải xem được \z
          thống kê gốc.",
    en = "Bought figures are worthless, and unlawful in the United States; only native statistics show which are real.",
  },
  remedy = {
    vi = "Cấm mua tương tác, hoàn phí khi vi phạm, và buộc KOL gửi ảnh chụp thống kê gốc trong vòng một tuần sau khi \z
          đăng.",
    en = "Ban bought engagement, ask for a refund on breach, and oblige the KOL to send native statistics within a \z
          week of publication.",
  },
  wording = {
    vi = "Bên B không mua, không dùng công cụ tạo lượt xem, lượt thích, bình luận hoặc người theo dõi; vi phạm thì \z
          hoàn [100]% phí của bài. Trong [7] ngày sau khi đăng, Bên B cung cấp thống kê gốc của bài và cho Bên A xem \z
          trực tiếp khi được yêu cầu.",
    en = "Party B does not buy or generate views, likes, comments or followers; on breach [100]% of the fee for the \z
          post is refunded. Within [7] days of publication Party B provides the post's native statistics and shows \z
          them live on request.",
  },
}

local secrecy = contract.clauses.confidentiality

rule "contract.confidentiality.term" {
  on       = contract,
  title    = { vi = "Thời hạn bảo mật", en = "Term of confidentiality" },
  severity = "minor",
  source   = { "trade-practice" },

  label  = { vi = "Điều khoản bảo mật", en = "Confidentiality clause" },
  each   = secrecy,
  absent = "warn",
  parts  = {
    part "months" {
      measure = secrecy.months,
      demand  = between { warn = { 12, 60 } },
    },
  },

  reason = {
    vi = "Lộ ngày ra mắt hay giá booking là đối thủ dùng được ngay; bảo mật quá ngắn thì vô ích, quá dài thì trói KOL.",
    en = "A rival can use a leaked launch date or fee at once; too short a term is useless, too long a one ties the \z
          KOL.",
  },
  remedy = {
    vi = "Thêm điều khoản bảo mật 12–60 tháng, liệt kê thông tin phải bảo mật: kế hoạch ra mắt, phí, số liệu bán hàng.",
    en = "Add a confidentiality clause of 12–60 months that lists what is secret: launch plans, fees, sales figures.",
  },
  wording = {
    vi = "Trong thời gian thực hiện và [24] tháng sau khi Hợp đồng chấm dứt, mỗi bên giữ bí mật kế hoạch ra mắt, phí \z
          và thông tin chưa công bố của bên kia, trừ thông tin đã công khai hoặc phải cung cấp theo yêu cầu của cơ \z
          quan có thẩm quyền.",
    en = "During the Contract and for [24] months after its end, each party keeps secret the other's launch plans, \z
          fees and unpublished information, except what is public already or must be given to an authority.",
  },
}

local privacy = contract.clauses.data_protection

rule "contract.data.protection" {
  on       = contract,
  title    = { vi = "Bảo vệ dữ liệu cá nhân", en = "Data protection" },
  severity = "critical",
  source   = { "law-91-2025.28", "decree-356-2025" },

  when   = case.campaign.data.collects_personal_data:is_true(),
  label  = { vi = "Điều khoản dữ liệu cá nhân", en = "Data protection clause" },
  each   = privacy,
  absent = "fail",
  parts  = {
    part "roles"     { measure = privacy.roles,          demand = present() },
    part "purpose"   { measure = privacy.purpose,        demand = present() },
    part "retention" { measure = privacy.retention_days, demand = present "warn" },
    part "transfer"  { measure = privacy.cross_border,   demand = present "warn" },
  },

  reason = {
    vi = "Chuyển dữ liệu cá nhân cho bên quảng cáo phải có thỏa thuận và nêu rõ mục đích: khoản 1, 2 Điều 28 Luật Bảo \z
          vệ dữ liệu cá nhân 2025 (Luật 91/2025), hiệu lực từ 01/01/2026.",
    en = "Personal data may go to an advertiser only by agreement and for a stated purpose: Personal Data Protection \z
          Law 2025 (Law 91/2025), art. 28(1)–(2), in force from 2026-01-01.",
  },
  remedy = {
    vi = "Thêm phụ lục dữ liệu: vai trò từng bên, mục đích, thời hạn lưu, có chuyển ra nước ngoài hay không.",
    en = "Add a data annex: each party's role, the purpose, the retention period, and whether data go abroad.",
  },
  wording = {
    vi = "Đối với dữ liệu cá nhân thu thập trong chiến dịch, Bên A là bên kiểm soát dữ liệu, Bên B là bên xử lý dữ \z
          liệu và chỉ xử lý cho mục đích [mục đích]. Dữ liệu được lưu [số ngày] ngày rồi xóa, [không] chuyển ra nước \z
          ngoài. Bên B báo Bên A trong [số giờ] giờ khi có sự cố dữ liệu.",
    en = "For personal data collected in the campaign Party A is the controller and Party B the processor, solely \z
          for [purpose]. Data are kept for [number] days, then erased, and are [not] transferred abroad. Party B \z
          reports a breach within [number] hours.",
  },
}
